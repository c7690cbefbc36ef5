"""The finding of a check: about one thing that it judged, or the conclusion from many."""

from collections.abc import Sequence

import attrs

from jobgauge.exchange.answer import Exchange
from jobgauge.run.results import Verdict

SHOWN = 3
"""The most exchanges that a finding keeps."""


def _several(given: Exchange | tuple[Exchange, ...] | None) -> tuple[Exchange, ...]:
    if given is None:
        return ()
    return given if isinstance(given, tuple) else (given,)


@attrs.frozen(eq=False)
class Finding:
    """
    A verdict with its reason.

    `reason` is one line: what was expected and what was found; of a pass what was not judged beside it, if anything.
    `exchanges` are the ones that show it; one alone may be given without a tuple.
    `known` says that the departure is among the spec's known differences; `cases` counts what was judged.
    `blocked` says of a skip that the server refused, broke or did not end a valid exchange that the rule needs;
    `trace` is the traceback of an exception that ended the check.
    """

    verdict: Verdict
    reason: str = ""
    exchanges: tuple[Exchange, ...] = attrs.field(default=(), converter=_several)
    known: bool = False
    cases: int = attrs.field(
        default=attrs.Factory(
            lambda self: int(self.verdict not in {"skip", "error"}), takes_self=True
        )
    )
    blocked: bool = False
    trace: str = ""

    @property
    def exchange(self) -> Exchange | None:
        """The first exchange, None if there is none."""
        return self.exchanges[0] if self.exchanges else None


def blocked(reason: str, *exchanges: Exchange) -> Finding:
    """Return the skip of a rule that the server keeps from being judged: it leaves the run incomplete."""
    return Finding("skip", reason, exchanges, blocked=True)


def conclude(findings: Sequence[Finding], unseen: str | Finding, *, passed: int = 0) -> Finding:
    """
    Return one finding for many: the worst counts, and a skip counts only if nothing was judged.

    Of several skips a blocked one comes first. `passed` is the number of further passes;
    `unseen` is the skip, or its reason, if there are no findings at all.
    """
    if passed:
        findings = [*findings, Finding("pass", cases=passed)]
    for verdict in ("fail", "error", "drift", "pass", "skip"):
        found = [each for each in findings if each.verdict == verdict]
        if not found:
            continue
        found.sort(key=lambda each: not each.blocked)
        reasons = list(dict.fromkeys(each.reason for each in found))
        more = f" (and {len(reasons) - 1} more)" if len(reasons) > 1 else ""
        shown = [] if verdict == "pass" else [one for each in found for one in each.exchanges]
        return Finding(
            verdict,
            _unjudged(findings) if verdict == "pass" else reasons[0] + more,
            tuple(shown[: SHOWN if verdict != "skip" else 1]),
            known=all(each.known for each in found),
            cases=sum(each.cases for each in findings),
            blocked=any(each.blocked for each in found),
            trace=next((each.trace for each in found if each.trace), ""),
        )
    return Finding("skip", unseen) if isinstance(unseen, str) else unseen


def _unjudged(findings: Sequence[Finding]) -> str:
    """Return how many cases were not judged beside those that passed, and why; empty if all were."""
    skipped = [each for each in findings if each.verdict == "skip"]
    if not skipped:
        return ""
    judged = sum(each.cases for each in findings)
    return f"{judged} judged, {len(skipped)} not: {skipped[0].reason}"
