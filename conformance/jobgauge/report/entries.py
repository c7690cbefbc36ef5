"""
The rules of a run as a report shows them: by operation and family, the gravest first.

What was judged on several sides under one id is one entry.
"""

from collections.abc import Iterable

import attrs

from jobgauge.exchange.masking import MaskedExchange
from jobgauge.report.recorded import KINDS, Kind, RecordedRun
from jobgauge.report.spec_lines import SpecLines
from jobgauge.report.texts import answer_text, outcome, request_text
from jobgauge.report.visible import one_line, visible
from jobgauge.run.results import LEVELS, Result
from jobgauge.spec.document import load_api

REASON = 240
"""How many characters of a reason stand where many stand below each other."""
TITLE = 120
"""How many characters of an address stand in the title of an exchange."""
EXCHANGES = 250_000
"""How many characters of exchanges a report holds: those of the gravest results come first."""


@attrs.frozen
class Exchange:
    """One exchange in the report. Only where it comes first has it texts; others lead there."""

    id: str
    title: str
    request: str
    answer: str
    first: bool


@attrs.frozen
class Judged:
    """A result and what the report adds to it."""

    result: Result
    kind: Kind
    exchanges: tuple[Exchange, ...]
    left_out: int


@attrs.frozen
class Entry:
    """One rule: what was judged of it on each side. `line` is that of its pointer in the spec."""

    anchor: str
    rule: Result
    sides: tuple[Judged, ...]
    line: int | None
    page: str | None

    @property
    def gravest(self) -> Judged:
        """The judgement that the rule stands by."""
        return min(self.sides, key=lambda judged: KINDS.index(judged.kind))

    @property
    def kind(self) -> Kind:
        """The gravest of its kinds."""
        return self.gravest.kind

    @property
    def kinds(self) -> list[Kind]:
        """The kinds that it has on its sides."""
        return list(dict.fromkeys(judged.kind for judged in self.sides))

    @property
    def reason(self) -> str:
        """The reason of the gravest, on one line."""
        return one_line(self.gravest.result.reason, REASON)


@attrs.frozen
class Section:
    """The rules of one family of one operation, the gravest first."""

    anchor: str
    operation: str
    family: str
    entries: tuple[Entry, ...]


class Exchanges:
    """The exchanges that a report has room for, each of them once."""

    def __init__(self, room: int) -> None:
        self._room = room
        self._ids: dict[str, str] = {}

    def taken(self, messages: Iterable[MaskedExchange]) -> tuple[list[Exchange], int]:
        """The messages that have room, and how many have none."""
        taken: list[Exchange] = []
        left_out = 0
        for message in messages:
            title = f"{message.method} {one_line(message.url, TITLE)}: {outcome(message)}"
            if known := self._ids.get(repr(message)):
                taken.append(Exchange(known, title, "", "", first=False))
            elif texts := self._texts(message):
                known = self._ids[repr(message)] = f"exchange-{len(self._ids) + 1}"
                taken.append(Exchange(known, title, *texts, first=True))
            else:
                left_out += 1
        return taken, left_out

    def _texts(self, message: MaskedExchange) -> tuple[str, str] | None:
        """The request and the answer; None where there is no room, nor for any after them."""
        if not self._room:
            return None
        texts = visible(request_text(message)), visible(answer_text(message))
        needed = sum(map(len, texts))
        if needed > self._room:
            self._room = 0
            return None
        self._room -= needed
        return texts


def section_anchor(operation: str, family: str) -> str:
    """Where the rules of a family of an operation stand in the page."""
    return f"{operation}/{family}"


def sections_of(run: RecordedRun, spec: SpecLines | None) -> list[Section]:
    """All rules of a run; without the spec they lead neither to its lines nor to its pages."""
    exchanges = Exchanges(EXCHANGES)
    judged: dict[int, Judged] = {}
    for kind in KINDS:
        for result in run.of(kind):
            taken, left_out = exchanges.taken(result.messages)
            judged[id(result)] = Judged(result, kind, tuple(taken), left_out)
    rules: dict[tuple[str, str], dict[str, list[Judged]]] = {}
    for result in run.results:
        found = rules.setdefault((result.operation, result.family), {})
        found.setdefault(result.rule, []).append(judged[id(result)])
    return [
        Section(
            section_anchor(operation, family),
            operation,
            family,
            tuple(
                sorted(
                    (_entry(sides, spec) for sides in found.values()),
                    key=lambda entry: KINDS.index(entry.kind),
                )
            ),
        )
        for (operation, family), found in sorted(
            rules.items(), key=lambda item: _order(run, *item[0])
        )
    ]


def _order(run: RecordedRun, operation: str, family: str) -> tuple[int, int]:
    operations = [column.operation for column in run.columns]
    return operations.index(operation), run.families.index(family)


def _entry(sides: list[Judged], spec: SpecLines | None) -> Entry:
    rule = sides[0].result
    page = rule.source if rule.source.startswith("https://") else None
    if spec and not page:
        operations = load_api(rule.api).operations
        page = operations[rule.operation].page if rule.operation in operations else None
    return Entry(
        anchor=rule.rule,
        rule=rule,
        sides=tuple(sides),
        line=spec.line(rule.pointer) if spec else None,
        page=page,
    )


def findings_of(entries: list[Entry]) -> list[Entry]:
    """The rules that neither pass nor skip, the gravest first and what binds most."""
    findings = [entry for entry in entries if entry.kind not in {"pass", "skip"}]
    levels = list(LEVELS.values())
    return sorted(findings, key=lambda e: (KINDS.index(e.kind), levels.index(e.rule.level)))
