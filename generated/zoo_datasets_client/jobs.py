# Generated from specs/zoo_datasets/openapi.yaml by scripts/generate.py (openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the spec or the templates, and run it again.

"""
What the waiters in `waiting` have in common: when a job is read again, and what came of it.

`Watch` decides, and does nothing itself, as `exchange.attempts` does for a single call.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Generator, Mapping, Sequence
from enum import Enum
from typing import Generic, Literal, NoReturn, TypeAlias, TypeVar, cast

from attrs import define, field, frozen

from ._model import Model
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

Job = TypeVar("Job", bound=Model)
Stage: TypeAlias = Literal["initial", "running", "succeeded", "failed", "cancelled", "timed_out"]

DEADLINE = 3600.0
"""Seconds that are waited where the caller does not say."""
_JITTER = 0.1
_LAST_READ = 1.0
_FAILED_READS = 5
_TRANSIENT = frozenset({429, 502, 503, 504})


@frozen
class Progress(Generic[Job]):
    """One reading of a job; `pause` is how long it rests now, None where it is final."""

    job: Job
    status: str
    elapsed: float
    reads: int
    pause: float | None


@frozen
class Outcome(Generic[Job]):
    """How a job ended; `error_message` is what the server says, `elapsed` is in seconds."""

    job_id: object
    job: Job
    status: str
    error_message: str | None
    elapsed: float
    reads: int

    def require(self) -> Job:
        """The job, where it succeeded, be it in part; else JobError says what became of it."""
        return self.job

    def _refuse(
        self, kind: type[JobFailedError | JobTimedOutError | JobCancelledError]
    ) -> NoReturn:
        why = f": {shortened(self.error_message)}" if self.error_message else ""
        error = kind(
            f"job {self.job_id} has ended as {self.status!r}{why}",
            job_id=self.job_id,
            job=self.job,
            elapsed=self.elapsed,
        )
        if isinstance(error, JobFailedError):
            error.error_message = self.error_message
        raise error


class Succeeded(Outcome[Job]):
    """It did all that was asked."""


@frozen
class PartlySucceeded(Outcome[Job]):
    """It succeeded, but not for everything: `unreached` are the entries that say so, as JSON."""

    unreached: tuple[object, ...]


class Failed(Outcome[Job]):
    """It failed."""

    def require(self) -> NoReturn:
        """Raise JobFailedError."""
        self._refuse(JobFailedError)


class TimedOut(Outcome[Job]):
    """The server gave it up because it took too long."""

    def require(self) -> NoReturn:
        """Raise JobTimedOutError."""
        self._refuse(JobTimedOutError)


class Cancelled(Outcome[Job]):
    """It was cancelled."""

    def require(self) -> NoReturn:
        """Raise JobCancelledError."""
        self._refuse(JobCancelledError)


Ending: TypeAlias = (
    Succeeded[Job] | PartlySucceeded[Job] | Failed[Job] | TimedOut[Job] | Cancelled[Job]
)


@frozen
class Kind(Generic[Job]):
    """
    What the page says of one kind of job; `waiter` is the function to call for it.

    `error`, `result` and `partial` are JSON Pointers without the first slash.
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
    """Asks for a reading of the job that takes no longer than so many seconds."""

    seconds: float


@frozen
class Reading(Generic[Job]):
    """The job, None where the server knows none; the seconds that a `Retry-After` asks for."""

    job: Job | None
    retry_after: float | None


@define
class Watch(Generic[Job]):
    """
    One job that is read until it is final, or until `deadline` seconds are over.

    A status that is not known is no end. `poll` has the seconds between readings, the last one
    again and again; it starts over when the status changes, and a `Retry-After` goes before it.
    A reading that fails for a passing reason is made again, though not forever.
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
            raise ValueError(f"poll must be seconds, at least one number: {list(self.poll)!r}")

    def plan(self) -> Generator[Read | Pause, Reading[Job] | None, Ending[Job]]:
        """Yield readings to make and seconds to pause, until the job is final."""
        last = False
        while True:
            if self.cancelled():
                raise self._off(WaitCancelledError, "the waiting was called off")
            try:
                reading = yield Read(max(0.0, self._left()))
            except (TransportError, StatusError) as error:
                asked = self._missed(error)
            else:
                assert reading is not None
                ending = self._seen(reading)
                if ending is not None:
                    return ending
                asked = reading.retry_after
            pause = self._pause(asked)
            left = self._left()
            if last or left <= 0 or (asked is not None and asked >= left):
                raise self._off(WaitExpiredError, "the time is over")
            if pause >= left:
                pause, last = left - min(_LAST_READ, left / 2), True
            if self.on_progress and self._job is not None and not self._failed:
                self.on_progress(self._progress(pause))
            yield Pause(pause)

    def _seen(self, reading: Reading[Job]) -> Ending[Job] | None:
        """Take note of the job; its ending, where it is final."""
        job = reading.job
        if job is None:
            raise self._unknown("the server lists none of that name")
        if _plain(self.kind.name_of(job)) != _plain(self.job_id):
            raise self._unknown(f"the server answers with job {self.kind.name_of(job)}")
        status = self.kind.status_of(job)
        if status != self._status:
            self._step = 0
        self._job, self._status, self._failed = job, status, 0
        self._reads += 1
        ending = self._ending(job, status)
        if ending and self.on_progress:
            self.on_progress(self._progress(None))
        return ending

    def _missed(self, error: TransportError | StatusError) -> float | None:
        """Seconds that the server asks for, after a reading that failed; raises what will stay."""
        if isinstance(error, NotFoundError):
            raise self._unknown(str(error)) from error
        if self._left() <= 0:
            raise self._off(WaitExpiredError, "the time is over") from error
        self._failed += 1
        if self._failed >= _FAILED_READS or not _passes(error):
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

    def _pause(self, asked: float | None) -> float:
        if asked is not None:
            return asked
        pause = self.poll[min(self._step, len(self.poll) - 1)]
        self._step += 1
        return pause * random.uniform(1 - _JITTER, 1 + _JITTER)  # noqa: S311 - not a secret

    def _progress(self, pause: float | None) -> Progress[Job]:
        assert self._job is not None and self._status is not None
        return Progress(self._job, self._status, self._elapsed(), self._reads, pause)

    def _elapsed(self) -> float:
        return time.monotonic() - self._began

    def _left(self) -> float:
        return self.deadline - self._elapsed()

    def _off(self, kind: type[JobError], why: str) -> JobError:
        state = "it was never read" if self._status is None else f"it was {self._status!r}"
        return kind(
            f"job {self.job_id}: {why} after {self._elapsed():.1f} s, and {state}; "
            f"{self.kind.waiter}(client, {self.job_id!r}) waits on",
            job_id=self.job_id,
            job=self._job,
            elapsed=self._elapsed(),
        )

    def _unknown(self, why: str) -> NoSuchJobError:
        return NoSuchJobError(
            f"there is no job {self.job_id}: {why}",
            job_id=self.job_id,
            job=self._job,
            elapsed=self._elapsed(),
        )


def never() -> bool:
    """No one calls the waiting off."""
    return False


def text(value: object) -> str:
    """A status as text, whether it is listed on the page or not."""
    return str(value.value) if isinstance(value, Enum) else str(value)


def _unreached(body: object, kind: Kind[Job]) -> tuple[object, ...]:
    """What a success did not reach: the entries of `partial`, and those in `result` with an error."""
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
    """What stands at a JSON Pointer without its first slash; None where nothing does."""
    for name in path.split("/") if path else [""]:
        value = cast("dict[str, object]", value).get(name) if isinstance(value, dict) else None
    return value


def _passes(error: TransportError | StatusError) -> bool:
    """Whether the same reading may succeed later."""
    if isinstance(error, StatusError):
        return error.status in _TRANSIENT
    return not error.lasting or isinstance(error, TimeoutError)


def _plain(name: object) -> str:
    return str(name).casefold()
