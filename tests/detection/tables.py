"""The tables of a detection run, in Markdown, made from the outcomes."""

import platform
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from statistics import median

from tests.detection import explained
from tests.detection.bodies import Row
from tests.detection.outcomes import Outcome, Suite
from tests.detection.subjects import group

from jobgauge.rules import rules
from jobgauge.run.rule import Rule
from jobgauge.spec.document import api_names, load_api
from jobgauge.wrong.catalogue import wrong_servers

SHOWN = 3
RIGHT = {"conforming", "additive"}
"""The classes of servers that break no promise; rules report what additive servers add as drift, not as failure."""

Cell = str | int | float

INTRODUCTION = f"""\
# What the suite detects

Written by `nox -s detection` on {datetime.now(UTC).date()} with Python {platform.python_version()}.
It compares jobgauge (`--depth quick`) with schemathesis {version("schemathesis")}
(`schemathesis run` with its defaults, given the same ids and valid filters)
on servers that break one promise each and on servers that break none.
Both judge a server in a single process over a loopback connection.
Seconds exclude the start of the interpreter and can be compared only within this page.
jobgauge has found a server only if a rule about the broken promise fails;
schemathesis has found it if it reports anything that it does not report on the reference server.

These servers are ours. On 240 servers by authors who had read only the documents, the suite found 187 of 229 promised
faults (82 %) at its first run, and called none of 44 right ones wrong:
see [`tests/independent`](../independent/README.md).

"""


def document(outcomes: Sequence[Outcome], bodies: Iterable[Row]) -> str:
    """Return the page with all tables."""
    parts = (
        ("Wrong servers found, by class", by_class(outcomes)),
        ("Both suites on the same wrong servers", side_by_side(outcomes)),
        ("Cost of one run on a reference server", cost(outcomes)),
        ("Wrong servers that jobgauge did not find", survivors(outcomes)),
        ("Right servers reported as wrong", false_alarms(outcomes)),
        ("Rules about another promise that failed too", beside(outcomes)),
        ("Rules that no wrong server makes fail", idle(outcomes)),
        ("The same faults as bodies for the generated code", generated(bodies)),
    )
    return INTRODUCTION + "\n".join(f"## {title}\n\n{text}\n" for title, text in parts)


def table(head: Sequence[str], rows: Iterable[Sequence[Cell]], nothing: str = "None.") -> str:
    """Return a Markdown table, or the sentence `nothing` if there are no rows."""
    lines = [
        "| " + " | ".join(str(cell).replace("|", "\\|") for cell in row) + " |" for row in rows
    ]
    ruler = "|" + "---|" * len(head)
    return "\n".join(["| " + " | ".join(head) + " |", ruler, *lines]) if lines else nothing


def _of(outcomes: Iterable[Outcome], suite: Suite) -> list[Outcome]:
    return [each for each in outcomes if each.suite == suite]


def by_class(outcomes: Sequence[Outcome]) -> str:
    """Count found servers by class; schemathesis has a count of its own, since it was run on a sample."""
    wrong = [each for each in outcomes if each.kind != "conforming"]
    kinds = list(dict.fromkeys(each.kind for each in wrong))
    groups: list[tuple[str, Callable[[Outcome], bool]]] = [
        *((kind, lambda each, kind=kind: each.kind == kind) for kind in kinds),
        ("all", lambda _: True),
    ]
    rows: list[list[Cell]] = []
    for name, belongs in groups:
        row: list[Cell] = [name]
        for suite in ("jobgauge", "schemathesis"):
            row += _figures([each for each in _of(wrong, suite) if belongs(each)])
        rows.append(row)
    head = ["class"]
    for suite in ("jobgauge", "schemathesis"):
        head += [f"{suite}: found", "of", "requests", "seconds"]
    return table(head, rows) + (
        "\n\nRequests and seconds are medians per server; schemathesis was run on a sample of each class."
    )


def _figures(some: Sequence[Outcome]) -> list[Cell]:
    if not some:
        return ["", 0, "", ""]
    found = sum(each.killed for each in some)
    requests = round(median(each.requests for each in some))
    return [found, len(some), requests, round(median(each.seconds for each in some), 2)]


def side_by_side(outcomes: Sequence[Outcome]) -> str:
    """Compare both suites on the wrong servers that both were run on, by API."""
    theirs = {each.server: each for each in _of(outcomes, "schemathesis")}
    pairs = [
        (each, theirs[each.server])
        for each in _of(outcomes, "jobgauge")
        if each.server in theirs and each.kind != "conforming"
    ]
    rows: list[list[Cell]] = []
    for api in (*api_names(), ""):
        some = [pair for pair in pairs if pair[0].api == api or not api]
        if some:
            ours, their = _figures([one for one, _ in some]), _figures([two for _, two in some])
            rows.append([api or "all", len(some), ours[0], their[0], *ours[2:], *their[2:]])
    head = ["API", "servers", "jobgauge: found", "schemathesis: found"]
    head += ["jobgauge: requests", "seconds", "schemathesis: requests", "seconds"]
    return table(head, rows)


def cost(outcomes: Sequence[Outcome]) -> str:
    """Show the requests and seconds of both suites on the reference servers, by API and in total."""
    rows: list[list[Cell]] = []
    for api in api_names():
        mine = [each for each in outcomes if each.server == f"{api}/reference"]
        if {each.suite for each in mine} == {"jobgauge", "schemathesis"}:
            both = [_of(mine, suite)[0] for suite in ("jobgauge", "schemathesis")]
            rows.append([api, *(cell for each in both for cell in (each.requests, each.seconds))])
    if rows:
        rows.append(
            ["all", *(round(sum(column), 2) for column in zip(*_numbers(rows), strict=True))]
        )
    head = ["API", "jobgauge: requests", "seconds", "schemathesis: requests", "seconds"]
    return table(head, rows)


def _numbers(rows: Iterable[Sequence[Cell]]) -> list[list[int | float]]:
    return [[each for each in row if not isinstance(each, str)] for row in rows]


def each_server(outcomes: Sequence[Outcome]) -> str:
    """Show for each server that is not right the rule or check that found it, and the number of requests."""
    theirs = {each.server: each for each in _of(outcomes, "schemathesis")}
    rows = [
        [
            one.server,
            _found_by(one),
            one.requests,
            _found_by(theirs.get(one.server)),
            _requests(theirs.get(one.server)),
        ]
        for one in sorted(_of(outcomes, "jobgauge"), key=lambda each: each.server)
        if one.kind != "conforming"
    ]
    head = ["server", "jobgauge: found by", "requests", "schemathesis: found by", "requests"]
    return table(head, rows)


def _found_by(outcome: Outcome | None) -> str:
    if outcome is None:
        return "not run"
    more = f" and {len(outcome.by) - 1} more" if len(outcome.by) > 1 else ""
    return f"{outcome.by[0]}{more}" if outcome.by else "nothing"


def _requests(outcome: Outcome | None) -> Cell:
    return outcome.requests if outcome else ""


def survivors(outcomes: Sequence[Outcome]) -> str:
    """List the wrong servers that our suite did not find, each with the reason."""
    missed = [each for each in _of(outcomes, "jobgauge") if _is_missed(each)]
    rows = [[each.server, each.note, explained.survivor(each) or "**none**"] for each in missed]
    return table(["server", "result of the rule", "why"], rows)


def _is_missed(outcome: Outcome) -> bool:
    return outcome.kind != "conforming" and not outcome.killed


def false_alarms(outcomes: Sequence[Outcome]) -> str:
    """List what either suite reported on servers that break no promise."""
    rows = [
        [each.suite, each.server, complaint]
        for each in outcomes
        if each.kind in RIGHT
        for complaint in _complaints(each)
    ]
    right = sum(each.kind in RIGHT for each in _of(outcomes, "jobgauge"))
    return table(["suite", "server", "reported"], rows, f"None, on {right} right servers.")


def _complaints(outcome: Outcome) -> list[str]:
    """Return what was reported on a right server, except the drift that an additive server should cause."""
    own = outcome.by if outcome.kind == "conforming" else ()
    return [*own, *outcome.related, *outcome.beside, *([outcome.note] if outcome.note else [])]


def beside(outcomes: Sequence[Outcome]) -> str:
    """List the rules that failed on servers which break another promise; count those about the same value."""
    ours = [each for each in _of(outcomes, "jobgauge") if each.kind not in RIGHT]
    found = Counter(
        (each.server.partition("/")[2], rule.partition("/")[2], why or "**none**")
        for each in ours
        for rule, why in explained.beside(each)
    )
    rows = [[*names, count] for names, count in found.items()]
    near = sum(bool(each.related) for each in ours)
    note = f"\n\nOn {near} servers, a rule about the same value failed too."
    return table(["server", "rule", "why", "times"], rows) + note


def idle(outcomes: Sequence[Outcome]) -> str:
    """List the rules about servers that no wrong server made fail, by API, family and reason."""
    groups: dict[tuple[str, str, str], list[str]] = {}
    for api in api_names():
        for each in _idle(outcomes, api):
            why = explained.idle(each) or "**none**"
            groups.setdefault((api, each.family, why), []).append(each.id.partition("/")[2])
    rows = [
        [
            api,
            family,
            len(names),
            f"{', '.join(names[:SHOWN])}{', ...' * (len(names) > SHOWN)}",
            why,
        ]
        for (api, family, why), names in sorted(groups.items())
    ]
    part = [api for api in api_names() if not _is_whole(outcomes, api)]
    note = f"\n\nWithout the rules of {', '.join(part)}: not all of their servers were run."
    return table(["API", "family", "rules", "examples", "why"], rows) + (note if part else "")


def _idle(outcomes: Sequence[Outcome], api: str) -> list[Rule]:
    """Return the rules of an API that no server made fail; none if not all of its servers were run."""
    if not _is_whole(outcomes, api):
        return []
    failed = _failed(outcomes)
    known = rules(load_api(api))
    return [each for each in known if each.side == "server" and each.id not in failed]


def _failed(outcomes: Sequence[Outcome]) -> set[str]:
    """Return the ids of the rules that a server made fail."""
    return {
        rule
        for each in _of(outcomes, "jobgauge")
        for rule in (*each.by, *each.related, *each.beside)
    }


def _is_whole(outcomes: Sequence[Outcome], api: str) -> bool:
    """Return True if our suite was run on a wrong server for each constraint and direction, and on all other ones."""
    run = {each.server for each in _of(outcomes, "jobgauge")}
    every = {group(each) for each in wrong_servers(load_api(api))}
    return every <= {group(each) for each in wrong_servers(load_api(api)) if each.name in run}


def generated(bodies: Iterable[Row]) -> str:
    """Count the bodies that the client and the models refuse, keep and lose."""
    rows = [
        [
            each.api,
            each.kind,
            each.reading,
            each.refused,
            each.kept,
            len(each.lost),
            ", ".join(each.lost),
        ]
        for each in bodies
    ]
    return table(["API", "bodies", "reading", "refused", "kept", "lost", "lost bodies"], rows)


def never_red(outcomes: Sequence[Outcome]) -> list[str]:
    """Return the families of rules that no server made fail, unless each of their rules has a reason for it."""
    failed = _failed(outcomes)
    known = [each for api in api_names() for each in rules(load_api(api)) if each.side == "server"]
    red = {f"{each.api}/{each.family}" for each in known if each.id in failed}
    families = {f"{each.api}/{each.family}" for each in known if explained.idle(each) is None}
    return [
        f"{each}: no server makes a rule of this family fail" for each in sorted(families - red)
    ]


def unexplained(outcomes: Sequence[Outcome]) -> list[str]:
    """
    Return what our suite missed or reported without a reason in `explained.py`.

    These are missed servers, false alarms, rules about another promise that failed, and rules that never fail.
    """
    ours = _of(outcomes, "jobgauge")
    missed = [each.server for each in ours if _is_missed(each) and not explained.survivor(each)]
    alarms = [each.server for each in ours if each.kind in RIGHT and _complaints(each)]
    others = [
        f"{each.server}: {rule}"
        for each in ours
        if each.kind not in RIGHT
        for rule, why in explained.beside(each)
        if why is None
    ]
    never = [
        f"{each.id}: no server makes it fail"
        for api in api_names()
        for each in _idle(outcomes, api)
        if explained.idle(each) is None
    ]
    return [*missed, *alarms, *others, *never]
