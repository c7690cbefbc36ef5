"""Runs as `check` makes them: the first questions to each server, then its rules, here or in several processes."""

from collections.abc import Sequence

from jobgauge.diagnosis import Diagnosis, diagnose
from jobgauge.run.checking import in_turn
from jobgauge.run.plan import Plan
from jobgauge.run.recording import Recording
from jobgauge.run.run import Run


def judge(recordings: Sequence[Recording], workers: int = 1) -> None:
    """
    Check the rules of all recordings in this many processes.

    A recording whose server cannot be judged ends at once, with the reason.
    """
    waiting: list[Recording] = []
    for recording in recordings:
        plan = recording.plan
        with plan.wire(recording.target) as wire:
            run = plan.run(wire)
            try:
                if found := _diagnosis(run, plan):
                    recording.stop(found.ended, found.cause)
                if found or workers == 1:
                    in_turn(recording, run)
                else:
                    waiting.append(recording)
            finally:
                recording.sent = wire.sent
    if waiting:
        from jobgauge.workers.leader import shared  # noqa: PLC0415 - pytest is for this alone

        shared(workers, waiting)


def _diagnosis(run: Run, plan: Plan) -> Diagnosis | None:
    try:
        return diagnose(run, plan.rules)
    except Exception:  # noqa: BLE001 - every rule that meets it again says so, with its trace
        return None
