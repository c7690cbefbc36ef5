"""
The common part of the waiters in `waiting`: when to read a job again, and how it ended.

`Watch.plan` is a generator that decides what to do next, as `exchange.attempts` is for a single call.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Generator, Mapping, Sequence
from enum import Enum
from typing import Generic, Literal, NoReturn, TypeAlias, TypeVar, cast

from attrs import define, field, frozen

from .errors import (
    JobCancelledError,
    JobError,
    JobFailedError,
    JobTimedOutError,
    NoSuchJobError,
    NotFoundError,
    StatusError,
    TransportError,
    WaitCancelledError,
    WaitExpiredError,
    shortened,
)
from .exchange import Pause
from .model import Model

Job = TypeVar("Job", bound=Model)
Stage: TypeAlias = Literal["initial", "running", "succeeded", "failed", "cancelled", "timed_out"]

DEADLINE = 3600.0
"""The default deadline of a wait, in seconds."""
_JITTER = 0.1
_LAST_READ = 1.0
_FAILED_READS = 5
_TRANSIENT = frozenset({429, 502, 503, 504})


@frozen
class Progress(Generic[Job]):
    """
    The state of a job after one read.

    `elapsed` is in seconds since the wait began; `reads` counts successful reads; `pause` is the
    seconds until the next read, None if the job is final.
    """

    job: Job
    status: str
    elapsed: float
    reads: int
    pause: float | None


@frozen
class Outcome(Generic[Job]):
    """
    The outcome of a job.

    `error_message` is the server's, None if it gives none; `elapsed` is in seconds since the wait
    began; `reads` counts successful reads.
    """

    job_id: object
    job: Job
    status: str
    error_message: str | None
    elapsed: float
    reads: int

    def require(self) -> Job:
        """Return the job if it succeeded or partly succeeded; else raise the JobError for its outcome."""
        return self.job

    def _refuse(
        self, kind: type[JobFailedError | JobTimedOutError | JobCancelledError]
    ) -> NoReturn:
        why = f": {shortened(self.error_message)}" if self.error_message else ""
        error = kind(
            f"job {self.job_id} ended with status {self.status!r}{why}",
            job_id=self.job_id,
            job=self.job,
            elapsed=self.elapsed,
        )
        if isinstance(error, JobFailedError):
            error.error_message = self.error_message
        raise error


class Succeeded(Outcome[Job]):
    """The job succeeded completely."""


@frozen
class PartlySucceeded(Outcome[Job]):
    """The job succeeded, but not for everything: `unreached` are the entries that report errors, as JSON."""

    unreached: tuple[object, ...]


class Failed(Outcome[Job]):
    """The job failed."""

    def require(self) -> NoReturn:
        """Raise JobFailedError."""
        self._refuse(JobFailedError)


class TimedOut(Outcome[Job]):
    """The server stopped the job because it took too long."""

    def require(self) -> NoReturn:
        """Raise JobTimedOutError."""
        self._refuse(JobTimedOutError)


class Cancelled(Outcome[Job]):
    """The job was cancelled."""

    def require(self) -> NoReturn:
        """Raise JobCancelledError."""
        self._refuse(JobCancelledError)


Ending: TypeAlias = (
    Succeeded[Job] | PartlySucceeded[Job] | Failed[Job] | TimedOut[Job] | Cancelled[Job]
)


@frozen
class Kind(Generic[Job]):
    """
    The documented facts of one kind of job.

    `waiter` is the name of the function that waits for it; `error`, `result` and `partial` are JSON
    Pointers in the job without the first slash, None if it has no such member.
    """

    waiter: str
    stages: Mapping[str, Stage]
    name_of: Callable[[Job], object]
    status_of: Callable[[Job], str]
    error: str | None
    result: str | None
    partial: str | None


@frozen
class Read:
    """An instruction to read the job, within `seconds`."""

    seconds: float


@frozen
class Reading(Generic[Job]):
    """The job, None if a list does not contain it, and the seconds of the `Retry-After`, None without one."""

    job: Job | None
    retry_after: float | None


@define
class Watch(Generic[Job]):
    """
    One job, read until it is final or `deadline` seconds have passed.

    A job with an unknown status is not final. `poll` lists the seconds between reads; the last one
    repeats, the list starts over when the status changes, and a `Retry-After` takes precedence.
    A read that fails for a temporary reason is repeated, up to _FAILED_READS failures in a row.
    """

    kind: Kind[Job]
    job_id: object
    deadline: float
    poll: Sequence[float]
    on_progress: Callable[[Progress[Job]], object] | None = None
    cancelled: Callable[[], bool] = field(default=lambda: False)
    _began: float = field(init=False, factory=time.monotonic)
    _job: Job | None = field(init=False, default=None)
    _status: str | None = field(init=False, default=None)
    _reads: int = field(init=False, default=0)
    _failed: int = field(init=False, default=0)
    _step: int = field(init=False, default=0)

    def __attrs_post_init__(self) -> None:
        if not self.poll or min(self.poll) < 0:
            found = f"poll is {list(self.poll)!r}"
            raise ValueError(f"{found}, expected at least one number of seconds and none below 0")

    def plan(self) -> Generator[Read | Pause, Reading[Job] | None, Ending[Job]]:
        """
        Yield reads and pauses to make, and return the outcome once the job is final.

        Send in each reading, and throw in a TransportError or StatusError if there is none.
        """
        last = False
        while True:
            if self.cancelled():
                raise self._unfinished(WaitCancelledError)
            try:
                reading = yield Read(max(0.0, self._left()))
            except (TransportError, StatusError) as error:
                requested = self._after_failure(error)
            else:
                assert reading is not None
                ending = self._after_read(reading)
                if ending is not None:
                    return ending
                requested = reading.retry_after
            pause = self._pause(requested)
            left = self._left()
            if last or left <= 0 or (requested is not None and requested >= left):
                raise self._unfinished(WaitExpiredError)
            if pause >= left:
                pause, last = left - min(_LAST_READ, left / 2), True
            if self.on_progress and self._job is not None and not self._failed:
                self.on_progress(self._progress(pause))
            yield Pause(pause)

    def _after_read(self, reading: Reading[Job]) -> Ending[Job] | None:
        """Record the job, and return its outcome, None if it is not final."""
        job = reading.job
        if job is None:
            raise self._unknown("it is not in the server's list")
        if _plain(self.kind.name_of(job)) != _plain(self.job_id):
            raise self._unknown(f"the server answered with job {self.kind.name_of(job)}")
        status = self.kind.status_of(job)
        if status != self._status:
            self._step = 0
        self._job, self._status, self._failed = job, status, 0
        self._reads += 1
        ending = self._ending(job, status)
        if ending and self.on_progress:
            self.on_progress(self._progress(None))
        return ending

    def _after_failure(self, error: TransportError | StatusError) -> float | None:
        """Return the `Retry-After` in seconds of a failed read, None without one; raise if reading again is no use."""
        if isinstance(error, NotFoundError):
            raise self._unknown(str(error)) from error
        if self._left() <= 0:
            raise self._unfinished(WaitExpiredError) from error
        self._failed += 1
        if self._failed >= _FAILED_READS or not _is_temporary(error):
            raise error
        return error.retry_after if isinstance(error, StatusError) else None

    def _ending(self, job: Job, status: str) -> Ending[Job] | None:
        stage = self.kind.stages.get(status)
        if stage in (None, "initial", "running"):
            return None
        body = job.to_dict()
        error = _at(body, self.kind.error)
        message = error if isinstance(error, str) and error.strip() else None
        facts = (self.job_id, job, status, message, self._elapsed(), self._reads)
        match stage:
            case "succeeded":
                unreached = _unreached(body, self.kind)
                return PartlySucceeded(*facts, unreached) if unreached else Succeeded(*facts)
            case "failed":
                return Failed(*facts)
            case "timed_out":
                return TimedOut(*facts)
            case _:
                return Cancelled(*facts)

    def _pause(self, requested: float | None) -> float:
        if requested is not None:
            return requested
        pause = self.poll[min(self._step, len(self.poll) - 1)]
        self._step += 1
        return pause * random.uniform(1 - _JITTER, 1 + _JITTER)  # noqa: S311 - not a secret

    def _progress(self, pause: float | None) -> Progress[Job]:
        assert self._job is not None
        assert self._status is not None
        return Progress(self._job, self._status, self._elapsed(), self._reads, pause)

    def _elapsed(self) -> float:
        return time.monotonic() - self._began

    def _left(self) -> float:
        return self.deadline - self._elapsed()

    def _unfinished(self, kind: type[WaitCancelledError | WaitExpiredError]) -> JobError:
        expired = f"not final by the deadline of {self.deadline:g} s"
        why = expired if kind is WaitExpiredError else "the wait was cancelled"
        state = "never read" if self._status is None else f"last status {self._status!r}"
        return kind(
            f"job {self.job_id}: {why}; stopped after {self._elapsed():.1f} s, {state}; "
            f"call {self.kind.waiter}(client, {self.job_id!r}) to continue waiting",
            job_id=self.job_id,
            job=self._job,
            elapsed=self._elapsed(),
        )

    def _unknown(self, why: str) -> NoSuchJobError:
        return NoSuchJobError(
            f"no job {self.job_id}: {why}",
            job_id=self.job_id,
            job=self._job,
            elapsed=self._elapsed(),
        )


def never() -> bool:
    """Return False: a wait without a `cancel` event is never cancelled."""
    return False


def text(value: object) -> str:
    """Return a status as text, documented or not."""
    return str(value.value) if isinstance(value, Enum) else str(value)


def _unreached(body: object, kind: Kind[Job]) -> tuple[object, ...]:
    """Return what a success did not reach: the entries of `partial`, and those in `result` with an error."""
    listed = _at(body, kind.partial)
    found = list(cast("list[object]", listed)) if isinstance(listed, list) else []
    inside = [_at(body, kind.result)] if kind.error else []
    member = (kind.error or "").rpartition("/")[2]
    while inside:
        node = inside.pop(0)
        if isinstance(node, list):
            inside += cast("list[object]", node)
        elif isinstance(node, dict):
            entry = cast("dict[str, object]", node)
            if isinstance(entry.get(member), str):
                found.append(entry)
            inside += entry.values()
    return tuple(found)


def _at(value: object, path: str | None) -> object:
    """Return the value at a JSON Pointer without its first slash, None if there is none."""
    for name in path.split("/") if path else [""]:
        value = cast("dict[str, object]", value).get(name) if isinstance(value, dict) else None
    return value


def _is_temporary(error: TransportError | StatusError) -> bool:
    """Return True if the same read may succeed later."""
    if isinstance(error, StatusError):
        return error.status in _TRANSIENT
    return not error.lasting or isinstance(error, TimeoutError)


def _plain(name: object) -> str:
    return str(name).casefold()
