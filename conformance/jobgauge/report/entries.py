"""The rules of a run as the HTML report lists them: by operation and family, the gravest first."""

from collections.abc import Iterable
from typing import Final, Literal, get_args

import attrs

from jobgauge.exchange.masking import MaskedExchange
from jobgauge.report.recorded import RecordedRun, ShownVerdict
from jobgauge.report.spec_lines import SpecLines
from jobgauge.report.texts import request_text, response_text, status_text
from jobgauge.report.visible import cut, cut_middle, one_line, visible
from jobgauge.run.results import LEVELS, Result
from jobgauge.spec.document import load_api

Kind = Literal["fail", "error", "blocked", "drift", "note", "skip", "pass"]
"""A verdict, or `blocked` for a skip that leaves the run incomplete; the gravest first."""
KINDS: Final[tuple[Kind, ...]] = get_args(Kind)

REASON = 240
"""The most characters of a reason in a list."""
WHOLE_REASON = 2_000
"""The most characters of a reason beside its rule."""
TITLE = 120
"""The most characters of an address in the title of an exchange."""
ROOM = 250_000
"""The most characters of all exchanges in a report; those of the gravest results come first."""
TRACE = 8_000
"""The most characters of a traceback."""
TRACES = 200_000
"""The most characters of all tracebacks in a report."""


@attrs.frozen
class ShownExchange:
    """An exchange in the report. The first to show it has the texts; the others link to that one by its `id`."""

    id: str
    title: str
    request: str
    response: str
    first: bool


@attrs.frozen
class ShownResult:
    """
    The result of a rule on one side with its exchanges; `left_out` counts those without room in the report.

    `trace` is empty also if there is no room for it.
    """

    result: Result
    verdict: ShownVerdict
    kind: Kind
    exchanges: tuple[ShownExchange, ...]
    left_out: int
    trace: str

    @property
    def reason(self) -> str:
        """The reason, cut if it is very long."""
        return cut(visible(self.result.reason), WHOLE_REASON)


@attrs.frozen
class Entry:
    """
    One rule with its results on all sides.

    `rule` is the first result, for what all of them share. `line` is the line of its pointer in the spec,
    `page` the address of the vendor's page; each is None if it is not known.
    """

    rule: Result
    sides: tuple[ShownResult, ...]
    line: int | None
    page: str | None

    @property
    def gravest(self) -> ShownResult:
        """The gravest result."""
        return min(self.sides, key=lambda side: KINDS.index(side.kind))

    @property
    def kind(self) -> Kind:
        """The kind of the gravest result."""
        return self.gravest.kind

    @property
    def verdicts(self) -> list[ShownVerdict]:
        """The verdicts on all sides, each once."""
        return list(dict.fromkeys(side.verdict for side in self.sides))

    @property
    def reason(self) -> str:
        """The reason of the gravest result, on one line."""
        return one_line(self.gravest.result.reason, REASON)


@attrs.frozen
class Finding:
    """An entry in the list at the top of a report; `rules` counts those for which it stands."""

    entry: Entry
    rules: int = 1


@attrs.frozen
class Section:
    """The rules of one family of one operation, the gravest first."""

    operation: str
    family: str
    entries: tuple[Entry, ...]


class ExchangeSelection:
    """The exchanges of a report: each once, as long as there is room for its characters."""

    def __init__(self, room: int) -> None:
        self._room = room
        self._ids: dict[str, str] = {}

    def select(self, messages: Iterable[MaskedExchange]) -> tuple[list[ShownExchange], int]:
        """Return the exchanges that have room, and the number of those that have none."""
        selected: list[ShownExchange] = []
        left_out = 0
        for message in messages:
            title = f"{message.method} {one_line(message.url, TITLE)}: {status_text(message)}"
            if known := self._ids.get(repr(message)):
                selected.append(ShownExchange(known, title, "", "", first=False))
            elif texts := self._texts(message):
                new = self._ids[repr(message)] = f"exchange-{len(self._ids) + 1}"
                selected.append(ShownExchange(new, title, *texts, first=True))
            else:
                left_out += 1
        return selected, left_out

    def _texts(self, message: MaskedExchange) -> tuple[str, str] | None:
        """Return the request and the response; None if there is no room, from then on for every exchange."""
        if not self._room:
            return None
        texts = visible(request_text(message)), visible(response_text(message))
        needed = sum(map(len, texts))
        if needed > self._room:
            self._room = 0
            return None
        self._room -= needed
        return texts


def sections_of(run: RecordedRun, spec: SpecLines | None) -> list[Section]:
    """Return all rules of a run; without the spec, entries have no line, and a page only if their source is one."""
    shown = _shown(run)
    rules: dict[tuple[str, str], dict[str, list[ShownResult]]] = {}
    for result in run.results:
        section = rules.setdefault((result.operation, result.family), {})
        section.setdefault(result.rule, []).append(shown[id(result)])
    operations = [column.operation for column in run.columns]
    places = sorted(rules, key=lambda it: (operations.index(it[0]), run.families.index(it[1])))
    return [
        Section(operation, family, _entries(rules[operation, family].values(), spec))
        for operation, family in places
    ]


def _shown(run: RecordedRun) -> dict[int, ShownResult]:
    """Return each result as it is shown, by its `id()`; the gravest have their exchanges and tracebacks first."""
    levels = list(LEVELS.values())
    kinds: list[tuple[Kind, Result]] = [(_kind(run, result), result) for result in run.results]
    kinds.sort(key=lambda it: (KINDS.index(it[0]), levels.index(it[1].level)))
    selection = ExchangeSelection(ROOM)
    room = TRACES
    shown: dict[int, ShownResult] = {}
    for kind, result in kinds:
        exchanges, left_out = selection.select(result.messages)
        trace = cut_middle(visible(result.trace), TRACE)
        trace = trace if len(trace) <= room else ""
        room -= len(trace)
        verdict = run.shown_verdict(result)
        shown[id(result)] = ShownResult(result, verdict, kind, tuple(exchanges), left_out, trace)
    return shown


def _kind(run: RecordedRun, result: Result) -> Kind:
    return "blocked" if run.leaves_incomplete(result) else run.shown_verdict(result)


def _entries(rules: Iterable[list[ShownResult]], spec: SpecLines | None) -> tuple[Entry, ...]:
    entries = (_entry(sides, spec) for sides in rules)
    return tuple(sorted(entries, key=lambda entry: KINDS.index(entry.kind)))


def _entry(sides: list[ShownResult], spec: SpecLines | None) -> Entry:
    rule = sides[0].result
    page = rule.source if rule.source.startswith("https://") else None
    if spec and not page:
        operations = load_api(rule.api).operations
        page = operations[rule.operation].page if rule.operation in operations else None
    return Entry(rule, tuple(sides), spec.line(rule.pointer) if spec else None, page)


def findings_of(entries: list[Entry]) -> list[Finding]:
    """
    Return the rules that neither pass nor skip, the gravest first, then `must` before `should` before `note`.

    A skip that leaves the run incomplete is among them, once for all rules with the same reason.
    """
    alike: dict[str, list[Entry]] = {}
    findings: list[Finding] = []
    for entry in entries:
        if entry.kind == "blocked":
            alike.setdefault(entry.reason, []).append(entry)
        elif entry.kind not in {"pass", "skip"}:
            findings.append(Finding(entry))
    findings += [Finding(found[0], len(found)) for found in alike.values()]
    levels = list(LEVELS.values())
    return sorted(
        findings,
        key=lambda it: (KINDS.index(it.entry.kind), levels.index(it.entry.rule.level), -it.rules),
    )
