"""The conclusion of a run in words: the overall verdict, what decided it, and what to do next."""

import re
from collections import Counter
from collections.abc import Callable
from typing import Final

import attrs

from jobgauge.report.recorded import RecordedRun, number
from jobgauge.report.visible import one_line
from jobgauge.run.results import Ending

HEADINGS: Final[dict[Ending | None, tuple[str, str]]] = {
    "conforms": ("conforms", "Conforms"),
    "fails": ("fails", "Does not conform"),
    "incomplete": ("incomplete", "Incomplete"),
    "untested": ("untested", "Nothing could be tested"),
    "broken": ("broken", "The suite or the connection broke"),
    "interrupted": ("interrupted", "Interrupted"),
    None: ("broke off", "Incomplete"),
}
"""For each ending a word for a table and a heading; None stands for a run that broke off."""
NO_RESPONSE: Final = "no response ("
"""The words of an error for want of a response (`Wire`)."""
LONGEST: Final = 1_000
"""The most characters of a cause that are shown."""


@attrs.frozen
class Conclusion:
    """
    The overall verdict in words.

    `short` is for a table; `title` is the heading with the subject if that belongs to this package.
    `cause` and `explanation` are sentences, either may be empty. `judged` says that the run has a verdict: it conforms
    or fails; `green` that it conforms.
    """

    short: str
    heading: str
    title: str
    cause: str
    explanation: str
    judged: bool
    green: bool

    @property
    def text(self) -> str:
        """The sentences after the heading; without a verdict, the cause comes first."""
        both = (self.explanation, self.cause) if self.judged else (self.cause, self.explanation)
        return " ".join(filter(None, both))

    @property
    def obstacle(self) -> str:
        """The reason why there is no verdict; empty if there is one."""
        return "" if self.judged else self.cause or self.explanation or f"{self.heading}."


def conclusion_of(run: RecordedRun) -> Conclusion:
    """Return the conclusion of a run."""
    ended = run.end.ended if run.end else None
    short, heading = HEADINGS[ended]
    cause, explanation = WORDS[ended](run, _sentence(run.end.cause) if run.end else "")
    judged = ended in {"conforms", "fails"}
    own = run.own_subject
    return Conclusion(
        short,
        heading,
        heading if not own else f"{heading}: {own}" if judged else f"{heading} ({own})",
        cause,
        explanation,
        judged=judged,
        green=run.end is not None and run.end.exit == 0,
    )


def _conforms(run: RecordedRun, cause: str) -> tuple[str, str]:
    judged = sum(result.verdict != "skip" for result in run.results)
    if 2 * judged >= len(run.results):
        return cause, "No rule failed."
    of_all = f"{judged:,} of {number(len(run.results), 'result')}"
    return cause, f"No rule failed, but only {of_all} are verdicts: see the reasons of the skips."


def _fails(run: RecordedRun, cause: str) -> tuple[str, str]:
    errors = len({result.rule for result in run.with_verdict("error")})
    more = f" {number(errors, 'rule')} ended with an error." if errors else ""
    return cause, f"{_failed(run)} failed.{more}"


def _incomplete(run: RecordedRun, cause: str) -> tuple[str, str]:
    judged = any(result.verdict not in {"skip", "error"} for result in run.results)
    so_far = "No rule that was judged failed" if judged else "No rule was judged"
    cause = cause or "Some rules could not be judged: see the reasons of the skips."
    return cause, f"{so_far}; run again when this is resolved."


def _untested(run: RecordedRun, cause: str) -> tuple[str, str]:
    known = "See the reasons of the skips." if run.results else "No rule was checked."
    return (cause, "") if cause else ("", known)


def _broken(run: RecordedRun, cause: str) -> tuple[str, str]:
    errors = run.with_verdict("error")
    if not errors:
        return cause, ""
    (reason, _), *_ = Counter(result.reason for result in errors).most_common(1)
    rules = number(len({result.rule for result in errors}), "rule")
    found = _sentence(f"{rules} ended with an error: {reason}")
    advice = ""
    if any(result.trace for result in errors):
        advice = "A traceback shows a mistake in this suite: report it with the traceback in report.html."
    elif NO_RESPONSE in reason:
        advice = "Run the same command again when the connection holds."
    return (cause, f"{found} {advice}".strip()) if cause else (found, advice)


def _interrupted(run: RecordedRun, cause: str) -> tuple[str, str]:
    return cause or f"The run was interrupted after {_progress(run)}.", _again(run)


def _broke_off(run: RecordedRun, _cause: str) -> tuple[str, str]:
    return f"The run broke off after {_progress(run)}.", _again(run)


WORDS: Final[dict[Ending | None, Callable[[RecordedRun, str], tuple[str, str]]]] = {
    "conforms": _conforms,
    "fails": _fails,
    "incomplete": _incomplete,
    "untested": _untested,
    "broken": _broken,
    "interrupted": _interrupted,
    None: _broke_off,
}
"""For each ending a function from the run and its recorded cause to the cause and the explanation to show."""


def _failed(run: RecordedRun) -> str:
    return number(len({result.rule for result in run.with_verdict("fail")}), "rule")


def _progress(run: RecordedRun) -> str:
    """Return how far a run came: `3 of 40 results`; `3 results` if the file does not say how many there were to be."""
    judged, planned = len(run.results), run.start.rules
    return f"{judged:,} of {number(planned, 'result')}" if planned else number(judged, "result")


def _again(run: RecordedRun) -> str:
    failed = f"{_failed(run)} had failed by then. " if run.with_verdict("fail") else ""
    return f"{failed}Run the same command again for a verdict."


def _sentence(text: str) -> str:
    """Return a text on one line with a capital and a full stop, except where that would change an address."""
    line = one_line(text, LONGEST)
    if re.match(r"[a-z]+ ", line):
        line = line[0].upper() + line[1:]
    complete = not line or line[-1] in ".!?" or "://" in line.rsplit(" ", maxsplit=1)[-1]
    return line if complete else f"{line}."
