"""
The common part of the waiters in `waiting`: when to read a job again, and how it ended.

`Watch.plan` is a generator that decides what to do next, as `exchange.attempts` is for a single call.
"""

from __future__ import annotations

import base64
import inspect
import json
import random
import time
from collections.abc import Callable, Generator, Mapping, Sequence
from enum import Enum
from math import inf, isnan
from typing import Any, Generic, Literal, Never, NoReturn, TypeAlias, TypeVar, cast

from attrs import define, field, frozen

from .answers import is_named
from .errors import (
    ApiError,
    FilterError,
    JobCancelledError,
    JobError,
    JobFailedError,
    JobPartlyFailedError,
    JobTimedOutError,
    JobUnreadableError,
    NoSuchJobError,
    StatusError,
    TokenError,
    TransportError,
    WaitCancelledError,
    WaitExpiredError,
    shortened,
)
from .exchange import Pause
from .model import Model
from .problems import InvalidBody
from .secrets import NOTHING, Mask
from .types import UNSET

Job = TypeVar("Job", bound=Model)
Done = TypeVar("Done", bound=Model)
Lost = TypeVar("Lost", bound=Model)
Stage: TypeAlias = Literal["initial", "running", "succeeded", "failed", "cancelled", "timed_out"]

DEADLINE = 3600.0
"""The default deadline of a wait, in seconds."""
_JITTER = 0.1
_LAST_READ = 1.0
_LEAST = 1.0
"""The seconds that a `Retry-After` must ask for, unless the pauses are shorter, so that 0 does not flood the server."""
_LONGEST = 86_400.0
"""The longest pause in seconds; more than the system can wait may be asked for."""
_TRANSIENT = frozenset({408, 425, 429})
_UNDECODABLE = frozenset({"json", "depth"})


@frozen
class Progress(Generic[Job]):
    """
    The state of a job after one read.

    `elapsed` is in seconds since the wait began; `reads` counts successful reads; `pause` is the
    seconds until the next read, None if there is none.
    """

    job: Job
    status: str
    elapsed: float
    reads: int
    pause: float | None


@frozen
class Outcome(Generic[Job, Done, Lost]):
    """
    The outcome of a job.

    `error_message` is the server's, None if it gives none; `elapsed` is in seconds since the wait
    began; `reads` counts successful reads. `succeeded` are the entries of its result without an error;
    `failed` those with one, and what the job lists as failed.
    """

    job_id: object
    job: Job
    status: str
    error_message: str | None
    elapsed: float
    reads: int
    succeeded: list[Done]
    failed: list[Lost]

    def require(self) -> Job:
        """Return the job if it succeeded completely; else raise the JobError for its outcome."""
        return self.job

    def _refuse(
        self,
        kind: type[JobFailedError | JobPartlyFailedError | JobTimedOutError | JobCancelledError],
    ) -> NoReturn:
        why = f": {shortened(self.error_message)}" if self.error_message else ""
        error = kind(
            f"job {shortened(str(self.job_id))} ended with status {self.status!r}{why}",
            job_id=self.job_id,
            job=self.job,
            elapsed=self.elapsed,
            resume=None,
        )
        if isinstance(error, JobFailedError):
            error.error_message = self.error_message
        raise error


class Succeeded(Outcome[Job, Done, Lost]):
    """The job succeeded completely, so that `failed` is empty."""


class PartlySucceeded(Outcome[Job, Done, Lost]):
    """
    The job succeeded, but not for everything.

    `require` raises, so that a part that is missing is not overlooked.
    """

    def require(self) -> NoReturn:
        """Raise JobPartlyFailedError."""
        self._refuse(JobPartlyFailedError)


class Failed(Outcome[Job, Done, Lost]):
    """The job failed."""

    def require(self) -> NoReturn:
        """Raise JobFailedError."""
        self._refuse(JobFailedError)


class TimedOut(Outcome[Job, Done, Lost]):
    """The server stopped the job because it took too long."""

    def require(self) -> NoReturn:
        """Raise JobTimedOutError."""
        self._refuse(JobTimedOutError)


class Cancelled(Outcome[Job, Done, Lost]):
    """The job was cancelled."""

    def require(self) -> NoReturn:
        """Raise JobCancelledError."""
        self._refuse(JobCancelledError)


Ending: TypeAlias = (
    Succeeded[Job, Done, Lost]
    | PartlySucceeded[Job, Done, Lost]
    | Failed[Job, Done, Lost]
    | TimedOut[Job, Done, Lost]
    | Cancelled[Job, Done, Lost]
)
"""The outcome of a job by its model, that of an entry of its result, and those of what may be listed as failed."""


def _nothing(_job: object) -> list[Never]:
    return []


@frozen(eq=False, repr=False)
class Kind(Generic[Job, Done, Lost]):
    """
    The documented facts of one kind of job.

    `waiter` is the name of the function that waits for it; `ids` are those of its arguments that say which job, in
    order, and `options` those that go on to each read. `error` is the path of the reason for a failure; `result_of`
    returns the entries of the result and `partial_of` what the job lists as failed. `unknown` are the statuses that
    mean that there is no such job.
    """

    waiter: str
    ids: Sequence[str]
    options: Sequence[str]
    stages: Mapping[str, Stage]
    name_of: Callable[[Job], object]
    status_of: Callable[[Job], str]
    error: tuple[str, ...] = ()
    result_of: Callable[[Job], Sequence[Done]] = _nothing
    partial_of: Callable[[Job], Sequence[Lost]] = _nothing
    unknown: frozenset[int] = frozenset({404, 410})


@frozen(eq=False, repr=False)
class Read:
    """An instruction to read the job, within `seconds`."""

    seconds: float


@frozen(eq=False, repr=False)
class Reading(Generic[Job]):
    """
    The job, None if a list does not contain it, and the seconds of the `Retry-After`, None without one.

    `hide` masks the secrets that were sent for it.
    """

    job: Job | None
    retry_after: float | None
    hide: Mask = NOTHING


@define(eq=False, repr=False)
class Watch(Generic[Job, Done, Lost]):
    """
    One job, read until it is final or `deadline` seconds have passed.

    A job with an unknown status is not final. `poll` lists the seconds between reads; the last one
    repeats, the list starts over when the status changes, and a `Retry-After` takes precedence.
    A read that fails is repeated until the deadline, after a second, then two, four and so on up to the longest of
    `poll`, unless waiting cannot mend the reason.
    `arguments` are those of the waiter that a later wait needs, for the `resume` of an error.
    """

    kind: Kind[Job, Done, Lost]
    job_id: object
    arguments: Mapping[str, object]
    deadline: float
    poll: Sequence[float]
    on_progress: Callable[[Progress[Job]], object] | None = None
    cancelled: Callable[[], bool] = field(default=lambda: False)
    _began: float = field(init=False, factory=time.monotonic)
    _job: Job | None = field(init=False, default=None)
    _status: str | None = field(init=False, default=None)
    _reads: int = field(init=False, default=0)
    _failed: int = field(init=False, default=0)
    _failure: ApiError | None = field(init=False, default=None)
    _step: int = field(init=False, default=0)
    _hide: Mask = field(init=False, default=NOTHING)

    def __attrs_post_init__(self) -> None:
        if not self.poll or not all(0 <= pause < inf for pause in self.poll):
            found = f"poll is {list(self.poll)!r}"
            raise ValueError(f"{found}, expected at least one number of seconds and none below 0")
        if isnan(self.deadline):
            raise ValueError("deadline is nan, expected a number of seconds")
        if inspect.iscoroutinefunction(self.on_progress):
            raise TypeError("on_progress is an async function; expected one that is not awaited")

    def plan(self) -> Generator[Read | Pause, Reading[Job] | None, Ending[Job, Done, Lost]]:
        """
        Yield reads and pauses to make, and return the outcome once the job is final.

        Send in each reading, and throw in the error if there is none.
        """
        last = False
        while True:
            if self.cancelled():
                raise self._unfinished(WaitCancelledError)
            try:
                reading = yield Read(max(0.0, self._left()))
            except ApiError as error:
                requested = self._after_failure(error)
            else:
                assert reading is not None
                ending = self._after_read(reading)
                if ending is not None:
                    return ending
                requested = reading.retry_after
            pause, left = self._pause(requested), self._left()
            expired = last or left <= 0
            if pause >= left:  # one more read, shortly before the deadline
                pause, last = left - min(_LAST_READ, left / 2), True
            if self.on_progress and self._job is not None and not self._failed:
                self.on_progress(self._progress(None if expired else pause))
            if expired:
                raise self._unfinished(WaitExpiredError) from self._failure
            yield Pause(min(pause, _LONGEST))

    def _after_read(self, reading: Reading[Job]) -> Ending[Job, Done, Lost] | None:
        """Record the job, and return its outcome, None if it is not final."""
        job = reading.job
        self._hide = reading.hide
        if job is None:
            raise self._unknown("it is not in the server's list")
        if not is_named(self.kind.name_of(job), self.job_id):
            raise self._unknown(
                f"the server answered with job {self._shown(self.kind.name_of(job))}"
            )
        status = self.kind.status_of(job)
        if status != self._status:
            self._step = 0
        self._job, self._status, self._failed, self._failure = job, status, 0, None
        self._reads += 1
        ending = self._ending(job, status)
        if ending and self.on_progress:
            self.on_progress(self._progress(None))
        return ending

    def _after_failure(self, error: ApiError) -> float | None:
        """Return the `Retry-After` in seconds of a failed read, None without one; raise if reading again is no use."""
        if isinstance(error, FilterError) or (
            isinstance(error, InvalidBody) and not error.response
        ):
            raise error  # an argument of the caller is wrong
        if isinstance(error, StatusError) and error.status in self.kind.unknown:
            raise self._unknown(str(error)) from error
        if self._left() <= 0:
            raise self._unfinished(WaitExpiredError) from error
        self._failed, self._failure = self._failed + 1, error
        if not _is_temporary(error):
            raise self._unread(error) from error
        return error.retry_after if isinstance(error, StatusError) else None

    def _ending(self, job: Job, status: str) -> Ending[Job, Done, Lost] | None:
        stage = self.kind.stages.get(status)
        if stage in (None, "initial", "running"):
            return None
        message = _text_at(job.to_dict(), self.kind.error)
        message = None if message is None else self._hide(message)
        done, lost = _parted(job, self.kind)
        facts = (self.job_id, job, status, message, self._elapsed(), self._reads, done, lost)
        match stage:
            case "succeeded":
                return PartlySucceeded(*facts) if lost else Succeeded(*facts)
            case "failed":
                return Failed(*facts)
            case "timed_out":
                return TimedOut(*facts)
            case _:
                return Cancelled(*facts)

    def _pause(self, requested: float | None) -> float:
        """Return the seconds until the next read, which is early after a failure and later after each more."""
        last = len(self.poll) - 1
        if self._failed:
            pause = min(max(self.poll), 2.0 ** min(self._failed - 1, 60))
        else:
            pause = self.poll[min(self._step, last)]
            self._step += 1
        pause *= random.uniform(1 - _JITTER, 1 + _JITTER)  # noqa: S311 - not a secret
        return pause if requested is None else max(requested, min(pause, _LEAST))

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
        ids = "".join(f", {self._shown(repr(self.arguments[name]))}" for name in self.kind.ids)
        more = any(self.arguments[name] is not UNSET for name in self.kind.options)
        call = f"{self.kind.waiter}(client{ids}) or " if not more else ""
        state = (
            "never read" if self._status is None else f"last status {self._shown(self._status)!r}"
        )
        return kind(
            f"job {self._shown(self.job_id)}: {why}; stopped after {self._elapsed():.1f} s, {state}; "
            f"call {call}resume(client, error.resume) to continue waiting",
            job_id=self.job_id,
            job=self._job,
            elapsed=self._elapsed(),
            resume=self._resume(),
        )

    def _shown(self, value: object) -> str:
        """Return a text of the server as a part of an error's text."""
        return shortened(self._hide(str(value)))

    def _unknown(self, why: str) -> NoSuchJobError:
        return NoSuchJobError(
            f"no job {self._shown(self.job_id)}: {why}",
            job_id=self.job_id,
            job=self._job,
            elapsed=self._elapsed(),
            resume=self._resume(),
        )

    def _unread(self, error: ApiError) -> JobUnreadableError:
        return JobUnreadableError(
            f"job {self._shown(self.job_id)} cannot be read: {error}",
            job_id=self.job_id,
            job=self._job,
            elapsed=self._elapsed(),
            resume=self._resume(),
        )

    def _resume(self) -> str:
        text = json.dumps({"waiter": self.kind.waiter, **_plain_json(self.arguments)})
        return base64.urlsafe_b64encode(text.encode()).decode()


def resumed(token: str, kinds: Sequence[Kind[Any, Any, Any]]) -> tuple[str, dict[str, Any]]:
    """Return the name of a waiter and its arguments from a JobError's `resume`; raise ValueError if it is not one."""
    try:
        read: object = json.loads(base64.urlsafe_b64decode(token))
    except (TypeError, ValueError, RecursionError):
        read = None
    found = cast("dict[str, Any]", read) if isinstance(read, dict) else {}
    name = found.pop("waiter", None)
    for kind in kinds:
        if name == kind.waiter and {*kind.ids} <= {*found} <= {*kind.ids, *kind.options}:
            return kind.waiter, found
    raise ValueError("the token is not the `resume` of a JobError of this client")


def _plain_json(arguments: Mapping[str, object]) -> dict[str, object]:
    """Return the arguments that were given, as JSON values."""
    return {
        name: value if isinstance(value, int | str) else str(value)
        for name, value in arguments.items()
        if value is not UNSET
    }


def never() -> bool:
    """Return False: a wait without a `cancel` event is never cancelled."""
    return False


def text(value: object) -> str:
    """Return a status as text, documented or not."""
    return str(value.value) if isinstance(value, Enum) else str(value)


def _parted(job: Job, kind: Kind[Job, Done, Lost]) -> tuple[list[Done], list[Lost]]:
    """Return the entries of a result that succeeded, and those that did not, with what the job lists as failed."""
    entries = kind.result_of(job)
    errors = [_has_error(entry, kind.error) for entry in entries]
    done = [entry for entry, lost in zip(entries, errors, strict=True) if not lost]
    lost = [entry for entry, lost in zip(entries, errors, strict=True) if lost]
    return done, [*kind.partial_of(job), *cast("list[Lost]", lost)]


def _has_error(entry: Model, path: tuple[str, ...]) -> bool:
    """Return True if an entry of a result, or something inside it, has the member in which a job says why it failed."""
    member = path[-1] if path else None
    inside: list[object] = [entry.to_dict()]
    while inside and member is not None:
        node = inside.pop()
        if isinstance(node, list):
            inside += cast("list[object]", node)
        elif isinstance(node, dict):
            members = cast("dict[str, object]", node)
            if isinstance(members.get(member), str):
                return True
            inside += members.values()
    return False


def _text_at(value: object, path: tuple[str, ...]) -> str | None:
    """Return the text at a path of members, None if there is none or it is blank."""
    for name in path:
        value = cast("dict[str, object]", value).get(name) if isinstance(value, dict) else None
    return value if path and isinstance(value, str) and value.strip() else None


def _is_temporary(error: ApiError) -> bool:
    """Return True if the same read may succeed later, as after an outage or a broken answer."""
    match error:
        case StatusError():
            return error.status in _TRANSIENT or error.status >= 500
        case TransportError():
            return not error.lasting or isinstance(error, TimeoutError)
        case TokenError():
            return not error.lasting
        case InvalidBody():  # no JSON, or none that has anything of a job
            return any(not each.pointer or each.rule in _UNDECODABLE for each in error.problems)
        case _:
            return False
