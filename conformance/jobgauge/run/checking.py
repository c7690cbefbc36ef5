"""One API's rules against one target, checked one by one; nothing that a rule raises ends the run."""

import traceback

from jobgauge.exchange.masking import Masking
from jobgauge.exchange.memory import OUT_OF_TIME, TimeOver
from jobgauge.exchange.wire import ConnectionLost, NoAnswer, NotSent
from jobgauge.run.finding import Finding, blocked
from jobgauge.run.outage import answers_still, before_judging, unless_turned_away
from jobgauge.run.recording import Recording
from jobgauge.run.results import Result
from jobgauge.run.rule import Rule
from jobgauge.run.run import Run


def in_turn(recording: Recording, run: Run) -> None:
    """Check the rules of a recording one after another, in this process."""
    for rule in recording.plan.rules:
        recording.add(judged(rule, run))


def judged(rule: Rule, run: Run) -> Result:
    """Return the result of one rule; an error without any request once the connection is lost."""
    masking = run.wire.masking
    try:
        finding = _finding(rule, run)
        return as_result(rule, finding, masking, requests=run.requests_since())
    except Exception as error:  # noqa: BLE001 - whatever is raised is the rule's own error, not the end of the run
        return as_result(rule, _broken(error), masking, requests=run.requests_since())


def _finding(rule: Rule, run: Run) -> Finding:
    if run.wire.overdue():
        return blocked(OUT_OF_TIME)
    if rule.side == "server":
        if run.stopped:
            return run.stopped
        if run.lost:
            return Finding("error", f"not judged: {run.lost}")
        if rule.stage == "judge":
            before_judging(run)
    return unless_turned_away(run, rule, _checked(rule, run))


def _checked(rule: Rule, run: Run) -> Finding:
    try:
        return rule.check(run)
    except (NotSent, TimeOver) as error:
        return blocked(str(error))
    except NoAnswer as error:
        if isinstance(error, ConnectionLost) and not answers_still(run):
            run.lost = error
        return Finding("error", str(error))
    except Exception as error:  # noqa: BLE001 - as above
        return _broken(error)


def _broken(error: Exception) -> Finding:
    """Return the error of a rule that broke on something that nobody foresaw."""
    trace = "".join(traceback.format_exception(error))
    return Finding("error", f"the check broke: {type(error).__name__}: {error}", trace=trace)


def as_result(rule: Rule, finding: Finding, masking: Masking, *, requests: int) -> Result:
    """Return a finding as a line of the results file, secrets masked."""
    return Result(
        rule=rule.id,
        api=rule.api,
        operation=rule.operation,
        family=rule.family,
        side=rule.side,
        verdict=finding.verdict,
        evidence=rule.evidence,
        source=rule.source,
        pointer=rule.pointer,
        sentence=rule.sentence,
        reason=masking.text(finding.reason),
        cases=finding.cases,
        requests=requests,
        known=finding.known,
        messages=tuple(masking.exchange(exchange) for exchange in finding.exchanges),
        blocked=finding.blocked,
        trace=masking.text(finding.trace),
    )
