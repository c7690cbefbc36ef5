# Generated from specs/itwin_reality_conversion/openapi.yaml by scripts/generate.py (openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the spec or the templates, and generate again.

"""The request and response bodies of iTwin Reality Conversion."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any, Literal, TypeAlias

from attrs import define

from ._runtime.model import CODECS, Codec, Model
from ._runtime.types import UNSET, JsonValue, Unset, read_timestamp, timestamp_text
from ._runtime.values import (
    ARRAY,
    OBJECT,
    Refused,
    listed,
    new,
    text_of,
    unlisted,
    whole,
)
from ._spec import SPEC


class JobType(StrEnum):
    """
    The kind of work that a job does.

    Retrieve list of jobs:
    https://developer.bentley.com/apis/realityconversion/operations/jobs-get-all
    """

    CONVERSION = "Conversion"


JobTypeText: TypeAlias = Literal["Conversion",]
_JOB_TYPE = {member.value: member for member in JobType}


class JobState(StrEnum):
    """
    The current state of a job.

    Retrieve list of jobs:
    https://developer.bentley.com/apis/realityconversion/operations/jobs-get-all
    """

    UNSUBMITTED = "unsubmitted"
    ACTIVE = "active"
    SUCCESS = "success"
    FAILED = "failed"
    CANCELLED = "cancelled"


JobStateText: TypeAlias = Literal[
    "unsubmitted",
    "active",
    "success",
    "failed",
    "cancelled",
]
_JOB_STATE = {member.value: member for member in JobState}


class JobInputType(StrEnum):
    """
    The format of an input.

    Retrieve list of jobs:
    https://developer.bentley.com/apis/realityconversion/operations/jobs-get-all
    """

    LAS = "LAS"
    LAZ = "LAZ"
    PLY = "PLY"
    E57 = "E57"


JobInputTypeText: TypeAlias = Literal[
    "LAS",
    "LAZ",
    "PLY",
    "E57",
]
_JOB_INPUT_TYPE = {member.value: member for member in JobInputType}


class JobOutputType(StrEnum):
    """
    The format of an output.

    Retrieve list of jobs:
    https://developer.bentley.com/apis/realityconversion/operations/jobs-get-all
    """

    OPC = "OPC"
    PNTS = "PNTS"


JobOutputTypeText: TypeAlias = Literal[
    "OPC",
    "PNTS",
]
_JOB_OUTPUT_TYPE = {member.value: member for member in JobOutputType}


@define(init=False, repr=False, eq=False, getstate_setstate=False)
class Job(Model):
    """
    A conversion job and its details.

    Retrieve list of jobs:
    https://developer.bentley.com/apis/realityconversion/operations/jobs-get-all
    """

    id: str
    """The unique id of the job."""
    name: str
    """The name of the job."""
    type_: JobType | str
    state: JobState | str
    itwin_id: str
    """The id of the iTwin that the job belongs to."""
    owner_id: str | Unset
    """The id of the owner."""
    created_date_time: datetime
    """The time the job was created. Bounds: date-time."""
    last_modified_date_time: datetime
    """The time the job was last modified. Bounds: date-time."""
    data_center: str
    """The data center where the job is located."""
    email: str | Unset
    """The user's email address."""
    execution_information: ExecutionInfo | Unset
    cost_estimation: CostEstimation | Unset
    inputs: list[JobInput]
    """The inputs that the job reads."""
    outputs: list[JobOutput]
    """The outputs that the job writes."""
    options: JobOptions | Unset

    def __init__(
        self,
        *,
        id: str,
        name: str,
        type_: JobType | JobTypeText,
        state: JobState | JobStateText,
        itwin_id: str,
        created_date_time: datetime,
        last_modified_date_time: datetime,
        data_center: str,
        inputs: list[JobInput],
        outputs: list[JobOutput],
        owner_id: str | Unset = UNSET,
        email: str | Unset = UNSET,
        execution_information: ExecutionInfo | Unset = UNSET,
        cost_estimation: CostEstimation | Unset = UNSET,
        options: JobOptions | Unset = UNSET,
    ) -> None:
        self.id = id
        self.name = name
        self.type_ = type_
        self.state = state
        self.itwin_id = itwin_id
        self.owner_id = owner_id
        self.created_date_time = created_date_time
        self.last_modified_date_time = last_modified_date_time
        self.data_center = data_center
        self.email = email
        self.execution_information = execution_information
        self.cost_estimation = cost_estimation
        self.inputs = inputs
        self.outputs = outputs
        self.options = options
        self._settle()

    @property
    def additional_properties(self) -> dict[str, JsonValue]:
        """Undocumented members by name."""
        return self._further()


@define(init=False, repr=False, eq=False, getstate_setstate=False)
class JobInput(Model):
    """
    One input of a job.

    Retrieve list of jobs:
    https://developer.bentley.com/apis/realityconversion/operations/jobs-get-all
    """

    type_: JobInputType | str | Unset
    id: str | Unset
    """The id of the input."""

    def __init__(
        self,
        *,
        type_: JobInputType | JobInputTypeText | Unset = UNSET,
        id: str | Unset = UNSET,
    ) -> None:
        self.type_ = type_
        self.id = id
        self._settle()

    @property
    def additional_properties(self) -> dict[str, JsonValue]:
        """Undocumented members by name."""
        return self._further()


@define(init=False, repr=False, eq=False, getstate_setstate=False)
class JobOutput(Model):
    """
    One output of a job.

    Retrieve list of jobs:
    https://developer.bentley.com/apis/realityconversion/operations/jobs-get-all
    """

    type_: JobOutputType | str | Unset
    id: str | None | Unset
    """Absent before the job is submitted. Evidence: description supplement."""

    def __init__(
        self,
        *,
        type_: JobOutputType | JobOutputTypeText | Unset = UNSET,
        id: str | None | Unset = UNSET,
    ) -> None:
        self.type_ = type_
        self.id = id
        self._settle()

    @property
    def additional_properties(self) -> dict[str, JsonValue]:
        """Undocumented members by name."""
        return self._further()


@define(init=False, repr=False, eq=False, getstate_setstate=False)
class JobOptions(Model):
    """
    What can be chosen when a job is created; every option may be left out.

    Retrieve list of jobs:
    https://developer.bentley.com/apis/realityconversion/operations/jobs-get-all
    """

    processing_engines: int | Unset
    """
    The maximum number of engines working on the job, from 0 to the user's engine limit; 0 means
    as many as that limit allows. Bounds: at least 0.
    """
    merge: bool | Unset
    """
    If true, all input files, also those of several containers, become one output file; if
    false, each input file becomes one of its own.
    """

    def __init__(
        self,
        *,
        processing_engines: int | Unset = UNSET,
        merge: bool | Unset = UNSET,
    ) -> None:
        self.processing_engines = processing_engines
        self.merge = merge
        self._settle()

    @property
    def additional_properties(self) -> dict[str, JsonValue]:
        """Undocumented members by name."""
        return self._further()


@define(init=False, repr=False, eq=False, getstate_setstate=False)
class ExecutionInfo(Model):
    """
    The times of a job's execution and its estimated cost.

    Retrieve list of jobs:
    https://developer.bentley.com/apis/realityconversion/operations/jobs-get-all
    """

    submission_date_time: datetime
    """The time the job was submitted. Bounds: date-time."""
    started_date_time: datetime | None | Unset
    """The time the job started. Bounds: date-time."""
    ended_date_time: datetime | None | Unset
    """The time the job ended. Bounds: date-time."""
    estimated_units: float | None | Unset
    """The estimated cost of the job in processing units. Unit: units."""

    def __init__(
        self,
        *,
        submission_date_time: datetime,
        started_date_time: datetime | None | Unset = UNSET,
        ended_date_time: datetime | None | Unset = UNSET,
        estimated_units: float | None | Unset = UNSET,
    ) -> None:
        self.submission_date_time = submission_date_time
        self.started_date_time = started_date_time
        self.ended_date_time = ended_date_time
        self.estimated_units = estimated_units
        self._settle()

    @property
    def additional_properties(self) -> dict[str, JsonValue]:
        """Undocumented members by name."""
        return self._further()


@define(init=False, repr=False, eq=False, getstate_setstate=False)
class CostEstimation(Model):
    """
    An estimate of a job's cost, made from parameters before the job is processed.

    Retrieve list of jobs:
    https://developer.bentley.com/apis/realityconversion/operations/jobs-get-all
    """

    giga_pixels: float | None | Unset
    """The amount of image data in the inputs. Unit: gigapixels."""
    mega_points: float | None | Unset
    """The number of points in the inputs. Unit: megapoints."""
    estimated_cost: float | Unset
    """
    The estimated cost of the job; it depends on CostEstimationParameters, which the page does
    not describe.
    """

    def __init__(
        self,
        *,
        giga_pixels: float | None | Unset = UNSET,
        mega_points: float | None | Unset = UNSET,
        estimated_cost: float | Unset = UNSET,
    ) -> None:
        self.giga_pixels = giga_pixels
        self.mega_points = mega_points
        self.estimated_cost = estimated_cost
        self._settle()

    @property
    def additional_properties(self) -> dict[str, JsonValue]:
        """Undocumented members by name."""
        return self._further()


@define(init=False, repr=False, eq=False, getstate_setstate=False)
class JobList(Model):
    """
    One page of jobs.

    Retrieve list of jobs:
    https://developer.bentley.com/apis/realityconversion/operations/jobs-get-all
    """

    jobs: list[Job] | Unset
    """The jobs of this page."""
    links: NextPageLink | None | Unset
    """The link to the next page, if there is one."""

    def __init__(
        self,
        *,
        jobs: list[Job] | Unset = UNSET,
        links: NextPageLink | None | Unset = UNSET,
    ) -> None:
        self.jobs = jobs
        self.links = links
        self._settle()

    @property
    def additional_properties(self) -> dict[str, JsonValue]:
        """Undocumented members by name."""
        return self._further()


@define(init=False, repr=False, eq=False, getstate_setstate=False)
class NextPageLink(Model):
    """
    The container of the link to the next page, if there is one.

    Retrieve list of jobs:
    https://developer.bentley.com/apis/realityconversion/operations/jobs-get-all
    """

    next_: Link | Unset

    def __init__(
        self,
        *,
        next_: Link | Unset = UNSET,
    ) -> None:
        self.next_ = next_
        self._settle()

    @property
    def additional_properties(self) -> dict[str, JsonValue]:
        """Undocumented members by name."""
        return self._further()


@define(init=False, repr=False, eq=False, getstate_setstate=False)
class Link(Model):
    """
    A link.

    Retrieve list of jobs:
    https://developer.bentley.com/apis/realityconversion/operations/jobs-get-all
    """

    href: str | Unset
    """The address."""

    def __init__(
        self,
        *,
        href: str | Unset = UNSET,
    ) -> None:
        self.href = href
        self._settle()

    @property
    def additional_properties(self) -> dict[str, JsonValue]:
        """Undocumented members by name."""
        return self._further()


@define(init=False, repr=False, eq=False, getstate_setstate=False)
class Error(Model):
    """
    One error.

    Retrieve list of jobs:
    https://developer.bentley.com/apis/realityconversion/operations/jobs-get-all
    """

    code: str | None | Unset
    """The reason, for programs; the server defines the set of codes. May be null."""
    message: str | None
    """The reason, for human readers. May be null."""
    target: str | None | Unset
    """The subject of the error, such as the name of a parameter. May be null."""

    def __init__(
        self,
        *,
        code: str | None,
        message: str | None,
        target: str | None | Unset = UNSET,
        additional_properties: Mapping[str, JsonValue] | None = None,
    ) -> None:
        self.code = code
        self.message = message
        self.target = target
        self._settle(additional_properties)

    @property
    def additional_properties(self) -> dict[str, JsonValue]:
        """Undocumented members by name."""
        return self._further()


@define(init=False, repr=False, eq=False, getstate_setstate=False)
class ErrorResponse(Model):
    """
    The envelope of one error. Do not expect every error response to have this form, nor each of
    its members to be non-null.

    Evidence: inferred.

    Retrieve list of jobs:
    https://developer.bentley.com/apis/realityconversion/operations/jobs-get-all
    """

    error: Error
    """Evidence: inferred."""

    def __init__(
        self,
        *,
        error: Error,
    ) -> None:
        self.error = error
        self._settle()

    @property
    def additional_properties(self) -> dict[str, JsonValue]:
        """Undocumented members by name."""
        return self._further()


@define(init=False, repr=False, eq=False, getstate_setstate=False)
class DetailedError(Model):
    """
    One error with a list of errors that are more specific.

    Retrieve list of jobs:
    https://developer.bentley.com/apis/realityconversion/operations/jobs-get-all
    """

    code: str | None | Unset
    """The reason, for programs; the server defines the set of codes. May be null."""
    message: str | None
    """The reason, for human readers. May be null."""
    target: str | None | Unset
    """The subject of the error, such as the name of a parameter. May be null."""
    details: list[Error] | None | Unset
    """
    Errors that are more specific. May be null. The page's text calls the list optional, but its
    schema requires it.
    """

    def __init__(
        self,
        *,
        code: str | None,
        message: str | None,
        details: list[Error] | None,
        target: str | None | Unset = UNSET,
        additional_properties: Mapping[str, JsonValue] | None = None,
    ) -> None:
        self.code = code
        self.message = message
        self.target = target
        self.details = details
        self._settle(additional_properties)

    @property
    def additional_properties(self) -> dict[str, JsonValue]:
        """Undocumented members by name."""
        return self._further()


@define(init=False, repr=False, eq=False, getstate_setstate=False)
class DetailedErrorResponse(Model):
    """
    The envelope of one detailed error. Do not expect every error response to have this form,
    nor each of its members to be non-null.

    Evidence: inferred.

    Retrieve list of jobs:
    https://developer.bentley.com/apis/realityconversion/operations/jobs-get-all
    """

    error: DetailedError
    """Evidence: inferred."""

    def __init__(
        self,
        *,
        error: DetailedError,
    ) -> None:
        self.error = error
        self._settle()

    @property
    def additional_properties(self) -> dict[str, JsonValue]:
        """Undocumented members by name."""
        return self._further()


_JOB_MEMBERS = frozenset(
    {
        "id",
        "name",
        "type",
        "state",
        "iTwinId",
        "ownerId",
        "createdDateTime",
        "lastModifiedDateTime",
        "dataCenter",
        "email",
        "executionInformation",
        "costEstimation",
        "inputs",
        "outputs",
        "options",
    }
)
_JOB_INPUT_MEMBERS = frozenset(
    {
        "type",
        "id",
    }
)
_JOB_OUTPUT_MEMBERS = frozenset(
    {
        "type",
        "id",
    }
)
_JOB_OPTIONS_MEMBERS = frozenset(
    {
        "processingEngines",
        "merge",
    }
)
_EXECUTION_INFO_MEMBERS = frozenset(
    {
        "submissionDateTime",
        "startedDateTime",
        "endedDateTime",
        "estimatedUnits",
    }
)
_COST_ESTIMATION_MEMBERS = frozenset(
    {
        "gigaPixels",
        "megaPoints",
        "estimatedCost",
    }
)
_JOB_LIST_MEMBERS = frozenset(
    {
        "jobs",
        "_links",
    }
)
_NEXT_PAGE_LINK_MEMBERS = frozenset(
    {
        "next",
    }
)
_LINK_MEMBERS = frozenset(
    {
        "href",
    }
)
_ERROR_MEMBERS = frozenset(
    {
        "code",
        "message",
        "target",
    }
)
_ERROR_RESPONSE_MEMBERS = frozenset(
    {
        "error",
    }
)
_DETAILED_ERROR_MEMBERS = frozenset(
    {
        "code",
        "message",
        "target",
        "details",
    }
)
_DETAILED_ERROR_RESPONSE_MEMBERS = frozenset(
    {
        "error",
    }
)


def _read_job(d: Any, strict: bool) -> Any:
    l1: list[Any]
    v: Any
    v1: Any
    o: Any = new(Job)
    n = 10
    v = d["id"]
    if type(v) is not str:
        raise Refused
    o.id = v
    v = d["name"]
    if type(v) is not str:
        raise Refused
    o.name = v
    v = d["type"]
    try:
        v = _JOB_TYPE[v]
    except KeyError:
        v = unlisted(v, strict)
    o.type_ = v
    v = d["state"]
    try:
        v = _JOB_STATE[v]
    except KeyError:
        v = unlisted(v, strict)
    o.state = v
    v = d["iTwinId"]
    if type(v) is not str:
        raise Refused
    o.itwin_id = v
    if "ownerId" in d:
        n += 1
        v = d["ownerId"]
        if type(v) is not str:
            raise Refused
        o.owner_id = v
    else:
        o.owner_id = UNSET
    v = d["createdDateTime"]
    t0 = v
    v = read_timestamp(v)
    u0 = v
    o.created_date_time = v
    v = d["lastModifiedDateTime"]
    t1 = v
    v = read_timestamp(v)
    u1 = v
    o.last_modified_date_time = v
    v = d["dataCenter"]
    if type(v) is not str:
        raise Refused
    o.data_center = v
    if "email" in d:
        n += 1
        v = d["email"]
        if type(v) is not str:
            raise Refused
        o.email = v
    else:
        o.email = UNSET
    if "executionInformation" in d:
        n += 1
        v = d["executionInformation"]
        v = _read_execution_info(v, strict)
        o.execution_information = v
    else:
        o.execution_information = UNSET
    if "costEstimation" in d:
        n += 1
        v = d["costEstimation"]
        v = _read_cost_estimation(v, strict)
        o.cost_estimation = v
    else:
        o.cost_estimation = UNSET
    v = d["inputs"]
    if type(v) is not ARRAY:
        raise Refused
    l1 = []
    for v1 in v:
        v1 = _read_job_input(v1, strict)
        l1.append(v1)
    v = l1
    o.inputs = v
    v = d["outputs"]
    if type(v) is not ARRAY:
        raise Refused
    l1 = []
    for v1 in v:
        v1 = _read_job_output(v1, strict)
        l1.append(v1)
    v = l1
    o.outputs = v
    if "options" in d:
        n += 1
        v = d["options"]
        v = _read_job_options(v, strict)
        o.options = v
    else:
        o.options = UNSET
    o.__texts__ = (u0, t0, u1, t1)
    if len(d) == n:
        o.__further__ = None
    else:
        if strict:
            raise Refused
        more = {k: v for k, v in d.items() if k not in _JOB_MEMBERS}
        o.__further__ = more
    return o


def _write_job(o: Any, strict: bool) -> Any:
    l1: list[Any]
    v: Any
    v1: Any
    if not isinstance(o, Job):
        raise Refused
    c = o.__texts__
    v = o.id
    if type(v) is not str:
        raise Refused
    m0 = v
    v = o.name
    if type(v) is not str:
        raise Refused
    m1 = v
    v = o.type_
    v = v._value_ if type(v) is JobType else text_of(_JOB_TYPE, v, strict)
    m2 = v
    v = o.state
    v = v._value_ if type(v) is JobState else text_of(_JOB_STATE, v, strict)
    m3 = v
    v = o.itwin_id
    if type(v) is not str:
        raise Refused
    m4 = v
    v = o.created_date_time
    if c is not None and v is c[0]:
        v = c[1]
    else:
        v = timestamp_text(v)
    m5 = v
    v = o.last_modified_date_time
    if c is not None and v is c[2]:
        v = c[3]
    else:
        v = timestamp_text(v)
    m6 = v
    v = o.data_center
    if type(v) is not str:
        raise Refused
    m7 = v
    v = o.inputs
    if type(v) is not ARRAY:
        raise Refused
    l1 = []
    for v1 in v:
        v1 = _write_job_input(v1, strict)
        l1.append(v1)
    v = l1
    m8 = v
    v = o.outputs
    if type(v) is not ARRAY:
        raise Refused
    l1 = []
    for v1 in v:
        v1 = _write_job_output(v1, strict)
        l1.append(v1)
    v = l1
    m9 = v
    d: dict[str, Any] = {
        "id": m0,
        "name": m1,
        "type": m2,
        "state": m3,
        "iTwinId": m4,
        "createdDateTime": m5,
        "lastModifiedDateTime": m6,
        "dataCenter": m7,
        "inputs": m8,
        "outputs": m9,
    }
    if (v := o.owner_id) is not UNSET:
        if type(v) is not str:
            raise Refused
        d["ownerId"] = v
    if (v := o.email) is not UNSET:
        if type(v) is not str:
            raise Refused
        d["email"] = v
    if (v := o.execution_information) is not UNSET:
        v = _write_execution_info(v, strict)
        d["executionInformation"] = v
    if (v := o.cost_estimation) is not UNSET:
        v = _write_cost_estimation(v, strict)
        d["costEstimation"] = v
    if (v := o.options) is not UNSET:
        v = _write_job_options(v, strict)
        d["options"] = v
    if more := o.__further__:
        if strict:
            raise Refused
        if not _JOB_MEMBERS.isdisjoint(more):
            raise Refused
        d.update(more)
    return d


def _check_job(o: Any) -> None:
    v: Any
    v = o.id
    if type(v) is not str:
        raise Refused
    v = o.name
    if type(v) is not str:
        raise Refused
    v = o.type_
    v = listed(_JOB_TYPE, v)
    o.type_ = v
    v = o.state
    v = listed(_JOB_STATE, v)
    o.state = v
    v = o.itwin_id
    if type(v) is not str:
        raise Refused
    if (v := o.owner_id) is not UNSET:
        if type(v) is not str:
            raise Refused
    v = o.created_date_time
    timestamp_text(v)
    v = o.last_modified_date_time
    timestamp_text(v)
    v = o.data_center
    if type(v) is not str:
        raise Refused
    if (v := o.email) is not UNSET:
        if type(v) is not str:
            raise Refused
    if (v := o.execution_information) is not UNSET:
        if not isinstance(v, ExecutionInfo):
            raise Refused
    if (v := o.cost_estimation) is not UNSET:
        if not isinstance(v, CostEstimation):
            raise Refused
    v = o.inputs
    if type(v) is not ARRAY:
        raise Refused
    for v1 in v:
        if not isinstance(v1, JobInput):
            raise Refused
    v = o.outputs
    if type(v) is not ARRAY:
        raise Refused
    for v1 in v:
        if not isinstance(v1, JobOutput):
            raise Refused
    if (v := o.options) is not UNSET:
        if not isinstance(v, JobOptions):
            raise Refused


def _read_job_input(d: Any, strict: bool) -> Any:
    v: Any
    if type(d) is not OBJECT:
        raise Refused
    o: Any = new(JobInput)
    n = 0
    if "type" in d:
        n += 1
        v = d["type"]
        try:
            v = _JOB_INPUT_TYPE[v]
        except KeyError:
            v = unlisted(v, strict)
        o.type_ = v
    else:
        o.type_ = UNSET
    if "id" in d:
        n += 1
        v = d["id"]
        if type(v) is not str:
            raise Refused
        o.id = v
    else:
        o.id = UNSET
    if len(d) == n:
        o.__further__ = None
    else:
        if strict:
            raise Refused
        more = {k: v for k, v in d.items() if k not in _JOB_INPUT_MEMBERS}
        o.__further__ = more
    return o


def _write_job_input(o: Any, strict: bool) -> Any:
    v: Any
    if not isinstance(o, JobInput):
        raise Refused
    d: dict[str, Any] = {}
    if (v := o.type_) is not UNSET:
        v = v._value_ if type(v) is JobInputType else text_of(_JOB_INPUT_TYPE, v, strict)
        d["type"] = v
    if (v := o.id) is not UNSET:
        if type(v) is not str:
            raise Refused
        d["id"] = v
    if more := o.__further__:
        if strict:
            raise Refused
        if not _JOB_INPUT_MEMBERS.isdisjoint(more):
            raise Refused
        d.update(more)
    return d


def _check_job_input(o: Any) -> None:
    v: Any
    if (v := o.type_) is not UNSET:
        v = listed(_JOB_INPUT_TYPE, v)
        o.type_ = v
    if (v := o.id) is not UNSET:
        if type(v) is not str:
            raise Refused


def _read_job_output(d: Any, strict: bool) -> Any:
    v: Any
    if type(d) is not OBJECT:
        raise Refused
    o: Any = new(JobOutput)
    n = 0
    if "type" in d:
        n += 1
        v = d["type"]
        try:
            v = _JOB_OUTPUT_TYPE[v]
        except KeyError:
            v = unlisted(v, strict)
        o.type_ = v
    else:
        o.type_ = UNSET
    if "id" in d:
        n += 1
        v = d["id"]
        if v is not None:
            if type(v) is not str:
                raise Refused
        o.id = v
    else:
        o.id = UNSET
    if len(d) == n:
        o.__further__ = None
    else:
        if strict:
            raise Refused
        more = {k: v for k, v in d.items() if k not in _JOB_OUTPUT_MEMBERS}
        o.__further__ = more
    return o


def _write_job_output(o: Any, strict: bool) -> Any:
    v: Any
    if not isinstance(o, JobOutput):
        raise Refused
    d: dict[str, Any] = {}
    if (v := o.type_) is not UNSET:
        v = v._value_ if type(v) is JobOutputType else text_of(_JOB_OUTPUT_TYPE, v, strict)
        d["type"] = v
    if (v := o.id) is not UNSET:
        if v is not None:
            if type(v) is not str:
                raise Refused
        d["id"] = v
    if more := o.__further__:
        if strict:
            raise Refused
        if not _JOB_OUTPUT_MEMBERS.isdisjoint(more):
            raise Refused
        d.update(more)
    return d


def _check_job_output(o: Any) -> None:
    v: Any
    if (v := o.type_) is not UNSET:
        v = listed(_JOB_OUTPUT_TYPE, v)
        o.type_ = v
    if (v := o.id) is not UNSET:
        if v is not None:
            if type(v) is not str:
                raise Refused


def _read_job_options(d: Any, strict: bool) -> Any:
    v: Any
    if type(d) is not OBJECT:
        raise Refused
    o: Any = new(JobOptions)
    n = 0
    if "processingEngines" in d:
        n += 1
        v = d["processingEngines"]
        if type(v) is not int:
            v = whole(v)
        if not 0 <= v:
            raise Refused
        o.processing_engines = v
    else:
        o.processing_engines = UNSET
    if "merge" in d:
        n += 1
        v = d["merge"]
        if type(v) is not bool:
            raise Refused
        o.merge = v
    else:
        o.merge = UNSET
    if len(d) == n:
        o.__further__ = None
    else:
        if strict:
            raise Refused
        more = {k: v for k, v in d.items() if k not in _JOB_OPTIONS_MEMBERS}
        o.__further__ = more
    return o


def _write_job_options(o: Any, strict: bool) -> Any:
    v: Any
    if not isinstance(o, JobOptions):
        raise Refused
    d: dict[str, Any] = {}
    if (v := o.processing_engines) is not UNSET:
        if type(v) is not int:
            v = whole(v)
        if not 0 <= v:
            raise Refused
        d["processingEngines"] = v
    if (v := o.merge) is not UNSET:
        if type(v) is not bool:
            raise Refused
        d["merge"] = v
    if more := o.__further__:
        if strict:
            raise Refused
        if not _JOB_OPTIONS_MEMBERS.isdisjoint(more):
            raise Refused
        d.update(more)
    return d


def _check_job_options(o: Any) -> None:
    v: Any
    if (v := o.processing_engines) is not UNSET:
        if type(v) is not int:
            v = whole(v)
        if not 0 <= v:
            raise Refused
        o.processing_engines = v
    if (v := o.merge) is not UNSET:
        if type(v) is not bool:
            raise Refused


def _read_execution_info(d: Any, strict: bool) -> Any:
    v: Any
    o: Any = new(ExecutionInfo)
    n = 1
    v = d["submissionDateTime"]
    t0 = v
    v = read_timestamp(v)
    u0 = v
    o.submission_date_time = v
    if "startedDateTime" in d:
        n += 1
        v = d["startedDateTime"]
        t1 = v
        if v is not None:
            v = read_timestamp(v)
        u1 = v
        o.started_date_time = v
    else:
        t1 = u1 = o.started_date_time = UNSET
    if "endedDateTime" in d:
        n += 1
        v = d["endedDateTime"]
        t2 = v
        if v is not None:
            v = read_timestamp(v)
        u2 = v
        o.ended_date_time = v
    else:
        t2 = u2 = o.ended_date_time = UNSET
    if "estimatedUnits" in d:
        n += 1
        v = d["estimatedUnits"]
        if v is not None:
            if type(v) is not float and type(v) is not int or v - v != 0.0:
                raise Refused
        o.estimated_units = v
    else:
        o.estimated_units = UNSET
    o.__texts__ = (u0, t0, u1, t1, u2, t2)
    if len(d) == n:
        o.__further__ = None
    else:
        if strict:
            raise Refused
        more = {k: v for k, v in d.items() if k not in _EXECUTION_INFO_MEMBERS}
        o.__further__ = more
    return o


def _write_execution_info(o: Any, strict: bool) -> Any:
    v: Any
    if not isinstance(o, ExecutionInfo):
        raise Refused
    c = o.__texts__
    v = o.submission_date_time
    if c is not None and v is c[0]:
        v = c[1]
    else:
        v = timestamp_text(v)
    m0 = v
    d: dict[str, Any] = {"submissionDateTime": m0}
    if (v := o.started_date_time) is not UNSET:
        if c is not None and v is c[2]:
            v = c[3]
        else:
            if v is not None:
                v = timestamp_text(v)
        d["startedDateTime"] = v
    if (v := o.ended_date_time) is not UNSET:
        if c is not None and v is c[4]:
            v = c[5]
        else:
            if v is not None:
                v = timestamp_text(v)
        d["endedDateTime"] = v
    if (v := o.estimated_units) is not UNSET:
        if v is not None:
            if type(v) is not float and type(v) is not int or v - v != 0.0:
                raise Refused
        d["estimatedUnits"] = v
    if more := o.__further__:
        if strict:
            raise Refused
        if not _EXECUTION_INFO_MEMBERS.isdisjoint(more):
            raise Refused
        d.update(more)
    return d


def _check_execution_info(o: Any) -> None:
    v: Any
    v = o.submission_date_time
    timestamp_text(v)
    if (v := o.started_date_time) is not UNSET:
        if v is not None:
            timestamp_text(v)
    if (v := o.ended_date_time) is not UNSET:
        if v is not None:
            timestamp_text(v)
    if (v := o.estimated_units) is not UNSET:
        if v is not None:
            if type(v) is not float and type(v) is not int or v - v != 0.0:
                raise Refused


def _read_cost_estimation(d: Any, strict: bool) -> Any:
    v: Any
    if type(d) is not OBJECT:
        raise Refused
    o: Any = new(CostEstimation)
    n = 0
    if "gigaPixels" in d:
        n += 1
        v = d["gigaPixels"]
        if v is not None:
            if type(v) is not float and type(v) is not int or v - v != 0.0:
                raise Refused
        o.giga_pixels = v
    else:
        o.giga_pixels = UNSET
    if "megaPoints" in d:
        n += 1
        v = d["megaPoints"]
        if v is not None:
            if type(v) is not float and type(v) is not int or v - v != 0.0:
                raise Refused
        o.mega_points = v
    else:
        o.mega_points = UNSET
    if "estimatedCost" in d:
        n += 1
        v = d["estimatedCost"]
        if type(v) is not float and type(v) is not int or v - v != 0.0:
            raise Refused
        o.estimated_cost = v
    else:
        o.estimated_cost = UNSET
    if len(d) == n:
        o.__further__ = None
    else:
        if strict:
            raise Refused
        more = {k: v for k, v in d.items() if k not in _COST_ESTIMATION_MEMBERS}
        o.__further__ = more
    return o


def _write_cost_estimation(o: Any, strict: bool) -> Any:
    if not isinstance(o, CostEstimation):
        raise Refused
    d: dict[str, Any] = {}
    if (v := o.giga_pixels) is not UNSET:
        if v is not None:
            if type(v) is not float and type(v) is not int or v - v != 0.0:
                raise Refused
        d["gigaPixels"] = v
    if (v := o.mega_points) is not UNSET:
        if v is not None:
            if type(v) is not float and type(v) is not int or v - v != 0.0:
                raise Refused
        d["megaPoints"] = v
    if (v := o.estimated_cost) is not UNSET:
        if type(v) is not float and type(v) is not int or v - v != 0.0:
            raise Refused
        d["estimatedCost"] = v
    if more := o.__further__:
        if strict:
            raise Refused
        if not _COST_ESTIMATION_MEMBERS.isdisjoint(more):
            raise Refused
        d.update(more)
    return d


def _check_cost_estimation(o: Any) -> None:
    if (v := o.giga_pixels) is not UNSET:
        if v is not None:
            if type(v) is not float and type(v) is not int or v - v != 0.0:
                raise Refused
    if (v := o.mega_points) is not UNSET:
        if v is not None:
            if type(v) is not float and type(v) is not int or v - v != 0.0:
                raise Refused
    if (v := o.estimated_cost) is not UNSET:
        if type(v) is not float and type(v) is not int or v - v != 0.0:
            raise Refused


def _read_job_list(d: Any, strict: bool) -> Any:
    l1: list[Any]
    v: Any
    v1: Any
    if type(d) is not OBJECT:
        raise Refused
    o: Any = new(JobList)
    n = 0
    if "jobs" in d:
        n += 1
        v = d["jobs"]
        if type(v) is not ARRAY:
            raise Refused
        l1 = []
        for v1 in v:
            v1 = _read_job(v1, strict)
            l1.append(v1)
        v = l1
        o.jobs = v
    else:
        o.jobs = UNSET
    if "_links" in d:
        n += 1
        v = d["_links"]
        if v is not None:
            v = _read_next_page_link(v, strict)
        o.links = v
    else:
        o.links = UNSET
    if len(d) == n:
        o.__further__ = None
    else:
        if strict:
            raise Refused
        more = {k: v for k, v in d.items() if k not in _JOB_LIST_MEMBERS}
        o.__further__ = more
    return o


def _write_job_list(o: Any, strict: bool) -> Any:
    l1: list[Any]
    v: Any
    v1: Any
    if not isinstance(o, JobList):
        raise Refused
    d: dict[str, Any] = {}
    if (v := o.jobs) is not UNSET:
        if type(v) is not ARRAY:
            raise Refused
        l1 = []
        for v1 in v:
            v1 = _write_job(v1, strict)
            l1.append(v1)
        v = l1
        d["jobs"] = v
    if (v := o.links) is not UNSET:
        if v is not None:
            v = _write_next_page_link(v, strict)
        d["_links"] = v
    if more := o.__further__:
        if strict:
            raise Refused
        if not _JOB_LIST_MEMBERS.isdisjoint(more):
            raise Refused
        d.update(more)
    return d


def _check_job_list(o: Any) -> None:
    if (v := o.jobs) is not UNSET:
        if type(v) is not ARRAY:
            raise Refused
        for v1 in v:
            if not isinstance(v1, Job):
                raise Refused
    if (v := o.links) is not UNSET:
        if v is not None:
            if not isinstance(v, NextPageLink):
                raise Refused


def _read_next_page_link(d: Any, strict: bool) -> Any:
    v: Any
    if type(d) is not OBJECT:
        raise Refused
    o: Any = new(NextPageLink)
    n = 0
    if "next" in d:
        n += 1
        v = d["next"]
        v = _read_link(v, strict)
        o.next_ = v
    else:
        o.next_ = UNSET
    if len(d) == n:
        o.__further__ = None
    else:
        if strict:
            raise Refused
        more = {k: v for k, v in d.items() if k not in _NEXT_PAGE_LINK_MEMBERS}
        o.__further__ = more
    return o


def _write_next_page_link(o: Any, strict: bool) -> Any:
    v: Any
    if not isinstance(o, NextPageLink):
        raise Refused
    d: dict[str, Any] = {}
    if (v := o.next_) is not UNSET:
        v = _write_link(v, strict)
        d["next"] = v
    if more := o.__further__:
        if strict:
            raise Refused
        if not _NEXT_PAGE_LINK_MEMBERS.isdisjoint(more):
            raise Refused
        d.update(more)
    return d


def _check_next_page_link(o: Any) -> None:
    if (v := o.next_) is not UNSET:
        if not isinstance(v, Link):
            raise Refused


def _read_link(d: Any, strict: bool) -> Any:
    v: Any
    if type(d) is not OBJECT:
        raise Refused
    o: Any = new(Link)
    n = 0
    if "href" in d:
        n += 1
        v = d["href"]
        if type(v) is not str:
            raise Refused
        o.href = v
    else:
        o.href = UNSET
    if len(d) == n:
        o.__further__ = None
    else:
        if strict:
            raise Refused
        more = {k: v for k, v in d.items() if k not in _LINK_MEMBERS}
        o.__further__ = more
    return o


def _write_link(o: Any, strict: bool) -> Any:
    if not isinstance(o, Link):
        raise Refused
    d: dict[str, Any] = {}
    if (v := o.href) is not UNSET:
        if type(v) is not str:
            raise Refused
        d["href"] = v
    if more := o.__further__:
        if strict:
            raise Refused
        if not _LINK_MEMBERS.isdisjoint(more):
            raise Refused
        d.update(more)
    return d


def _check_link(o: Any) -> None:
    if (v := o.href) is not UNSET:
        if type(v) is not str:
            raise Refused


def _read_error(d: Any, strict: bool) -> Any:
    v: Any
    o: Any = new(Error)
    n = 1
    if "code" in d:
        n += 1
        v = d["code"]
        if v is not None:
            if type(v) is not str:
                raise Refused
        o.code = v
    else:
        if strict:
            raise Refused
        o.code = UNSET
    v = d["message"]
    if v is not None:
        if type(v) is not str:
            raise Refused
    o.message = v
    if "target" in d:
        n += 1
        v = d["target"]
        if v is not None:
            if type(v) is not str:
                raise Refused
        o.target = v
    else:
        o.target = UNSET
    if len(d) == n:
        o.__further__ = None
    else:
        more = {k: v for k, v in d.items() if k not in _ERROR_MEMBERS}
        o.__further__ = more
    return o


def _write_error(o: Any, strict: bool) -> Any:
    v: Any
    if not isinstance(o, Error):
        raise Refused
    v = o.message
    if v is not None:
        if type(v) is not str:
            raise Refused
    m0 = v
    d: dict[str, Any] = {"message": m0}
    if (v := o.code) is not UNSET:
        if v is not None:
            if type(v) is not str:
                raise Refused
        d["code"] = v
    elif strict:
        raise Refused
    if (v := o.target) is not UNSET:
        if v is not None:
            if type(v) is not str:
                raise Refused
        d["target"] = v
    if more := o.__further__:
        if not _ERROR_MEMBERS.isdisjoint(more):
            raise Refused
        d.update(more)
    return d


def _check_error(o: Any) -> None:
    v: Any
    v = o.code
    if v is not None:
        if type(v) is not str:
            raise Refused
    v = o.message
    if v is not None:
        if type(v) is not str:
            raise Refused
    if (v := o.target) is not UNSET:
        if v is not None:
            if type(v) is not str:
                raise Refused
    if more := o.__further__:
        if not _ERROR_MEMBERS.isdisjoint(more):
            raise Refused
        for k in more:
            if type(k) is not str:
                raise Refused


def _read_error_response(d: Any, strict: bool) -> Any:
    v: Any
    o: Any = new(ErrorResponse)
    v = d["error"]
    v = _read_error(v, strict)
    o.error = v
    if len(d) == 1:
        o.__further__ = None
    else:
        if strict:
            raise Refused
        more = {k: v for k, v in d.items() if k not in _ERROR_RESPONSE_MEMBERS}
        o.__further__ = more
    return o


def _write_error_response(o: Any, strict: bool) -> Any:
    v: Any
    if not isinstance(o, ErrorResponse):
        raise Refused
    v = o.error
    v = _write_error(v, strict)
    m0 = v
    d: dict[str, Any] = {"error": m0}
    if more := o.__further__:
        if strict:
            raise Refused
        if not _ERROR_RESPONSE_MEMBERS.isdisjoint(more):
            raise Refused
        d.update(more)
    return d


def _check_error_response(o: Any) -> None:
    v: Any
    v = o.error
    if not isinstance(v, Error):
        raise Refused


def _read_detailed_error(d: Any, strict: bool) -> Any:
    l1: list[Any]
    v: Any
    v1: Any
    o: Any = new(DetailedError)
    n = 1
    if "code" in d:
        n += 1
        v = d["code"]
        if v is not None:
            if type(v) is not str:
                raise Refused
        o.code = v
    else:
        if strict:
            raise Refused
        o.code = UNSET
    v = d["message"]
    if v is not None:
        if type(v) is not str:
            raise Refused
    o.message = v
    if "target" in d:
        n += 1
        v = d["target"]
        if v is not None:
            if type(v) is not str:
                raise Refused
        o.target = v
    else:
        o.target = UNSET
    if "details" in d:
        n += 1
        v = d["details"]
        if v is not None:
            if type(v) is not ARRAY:
                raise Refused
            l1 = []
            for v1 in v:
                v1 = _read_error(v1, strict)
                l1.append(v1)
            v = l1
        o.details = v
    else:
        if strict:
            raise Refused
        o.details = UNSET
    if len(d) == n:
        o.__further__ = None
    else:
        more = {k: v for k, v in d.items() if k not in _DETAILED_ERROR_MEMBERS}
        o.__further__ = more
    return o


def _write_detailed_error(o: Any, strict: bool) -> Any:
    l1: list[Any]
    v: Any
    v1: Any
    if not isinstance(o, DetailedError):
        raise Refused
    v = o.message
    if v is not None:
        if type(v) is not str:
            raise Refused
    m0 = v
    d: dict[str, Any] = {"message": m0}
    if (v := o.code) is not UNSET:
        if v is not None:
            if type(v) is not str:
                raise Refused
        d["code"] = v
    elif strict:
        raise Refused
    if (v := o.target) is not UNSET:
        if v is not None:
            if type(v) is not str:
                raise Refused
        d["target"] = v
    if (v := o.details) is not UNSET:
        if v is not None:
            if type(v) is not ARRAY:
                raise Refused
            l1 = []
            for v1 in v:
                v1 = _write_error(v1, strict)
                l1.append(v1)
            v = l1
        d["details"] = v
    elif strict:
        raise Refused
    if more := o.__further__:
        if not _DETAILED_ERROR_MEMBERS.isdisjoint(more):
            raise Refused
        d.update(more)
    return d


def _check_detailed_error(o: Any) -> None:
    v: Any
    v = o.code
    if v is not None:
        if type(v) is not str:
            raise Refused
    v = o.message
    if v is not None:
        if type(v) is not str:
            raise Refused
    if (v := o.target) is not UNSET:
        if v is not None:
            if type(v) is not str:
                raise Refused
    v = o.details
    if v is not None:
        if type(v) is not ARRAY:
            raise Refused
        for v1 in v:
            if not isinstance(v1, Error):
                raise Refused
    if more := o.__further__:
        if not _DETAILED_ERROR_MEMBERS.isdisjoint(more):
            raise Refused
        for k in more:
            if type(k) is not str:
                raise Refused


def _read_detailed_error_response(d: Any, strict: bool) -> Any:
    v: Any
    o: Any = new(DetailedErrorResponse)
    v = d["error"]
    v = _read_detailed_error(v, strict)
    o.error = v
    if len(d) == 1:
        o.__further__ = None
    else:
        if strict:
            raise Refused
        more = {k: v for k, v in d.items() if k not in _DETAILED_ERROR_RESPONSE_MEMBERS}
        o.__further__ = more
    return o


def _write_detailed_error_response(o: Any, strict: bool) -> Any:
    v: Any
    if not isinstance(o, DetailedErrorResponse):
        raise Refused
    v = o.error
    v = _write_detailed_error(v, strict)
    m0 = v
    d: dict[str, Any] = {"error": m0}
    if more := o.__further__:
        if strict:
            raise Refused
        if not _DETAILED_ERROR_RESPONSE_MEMBERS.isdisjoint(more):
            raise Refused
        d.update(more)
    return d


def _check_detailed_error_response(o: Any) -> None:
    v: Any
    v = o.error
    if not isinstance(v, DetailedError):
        raise Refused


CODECS.update(
    {
        Job: Codec(
            SPEC,
            "Job",
            Job,
            _read_job,
            _write_job,
            _check_job,
            (
                ("id", "id"),
                ("name", "name"),
                ("type", "type_"),
                ("state", "state"),
                ("iTwinId", "itwin_id"),
                ("ownerId", "owner_id"),
                ("createdDateTime", "created_date_time"),
                ("lastModifiedDateTime", "last_modified_date_time"),
                ("dataCenter", "data_center"),
                ("email", "email"),
                ("executionInformation", "execution_information"),
                ("costEstimation", "cost_estimation"),
                ("inputs", "inputs"),
                ("outputs", "outputs"),
                ("options", "options"),
            ),
        ),
        JobInput: Codec(
            SPEC,
            "JobInput",
            JobInput,
            _read_job_input,
            _write_job_input,
            _check_job_input,
            (
                ("type", "type_"),
                ("id", "id"),
            ),
        ),
        JobOutput: Codec(
            SPEC,
            "JobOutput",
            JobOutput,
            _read_job_output,
            _write_job_output,
            _check_job_output,
            (
                ("type", "type_"),
                ("id", "id"),
            ),
        ),
        JobOptions: Codec(
            SPEC,
            "JobOptions",
            JobOptions,
            _read_job_options,
            _write_job_options,
            _check_job_options,
            (
                ("processingEngines", "processing_engines"),
                ("merge", "merge"),
            ),
        ),
        ExecutionInfo: Codec(
            SPEC,
            "ExecutionInfo",
            ExecutionInfo,
            _read_execution_info,
            _write_execution_info,
            _check_execution_info,
            (
                ("submissionDateTime", "submission_date_time"),
                ("startedDateTime", "started_date_time"),
                ("endedDateTime", "ended_date_time"),
                ("estimatedUnits", "estimated_units"),
            ),
        ),
        CostEstimation: Codec(
            SPEC,
            "CostEstimation",
            CostEstimation,
            _read_cost_estimation,
            _write_cost_estimation,
            _check_cost_estimation,
            (
                ("gigaPixels", "giga_pixels"),
                ("megaPoints", "mega_points"),
                ("estimatedCost", "estimated_cost"),
            ),
        ),
        JobList: Codec(
            SPEC,
            "JobList",
            JobList,
            _read_job_list,
            _write_job_list,
            _check_job_list,
            (
                ("jobs", "jobs"),
                ("_links", "links"),
            ),
        ),
        NextPageLink: Codec(
            SPEC,
            "NextPageLink",
            NextPageLink,
            _read_next_page_link,
            _write_next_page_link,
            _check_next_page_link,
            (("next", "next_"),),
        ),
        Link: Codec(
            SPEC,
            "Link",
            Link,
            _read_link,
            _write_link,
            _check_link,
            (("href", "href"),),
        ),
        Error: Codec(
            SPEC,
            "Error",
            Error,
            _read_error,
            _write_error,
            _check_error,
            (
                ("code", "code"),
                ("message", "message"),
                ("target", "target"),
            ),
        ),
        ErrorResponse: Codec(
            SPEC,
            "ErrorResponse",
            ErrorResponse,
            _read_error_response,
            _write_error_response,
            _check_error_response,
            (("error", "error"),),
        ),
        DetailedError: Codec(
            SPEC,
            "DetailedError",
            DetailedError,
            _read_detailed_error,
            _write_detailed_error,
            _check_detailed_error,
            (
                ("code", "code"),
                ("message", "message"),
                ("target", "target"),
                ("details", "details"),
            ),
        ),
        DetailedErrorResponse: Codec(
            SPEC,
            "DetailedErrorResponse",
            DetailedErrorResponse,
            _read_detailed_error_response,
            _write_detailed_error_response,
            _check_detailed_error_response,
            (("error", "error"),),
        ),
    }
)

__all__ = [
    "CostEstimation",
    "DetailedError",
    "DetailedErrorResponse",
    "Error",
    "ErrorResponse",
    "ExecutionInfo",
    "Job",
    "JobInput",
    "JobInputType",
    "JobInputTypeText",
    "JobList",
    "JobOptions",
    "JobOutput",
    "JobOutputType",
    "JobOutputTypeText",
    "JobState",
    "JobStateText",
    "JobType",
    "JobTypeText",
    "Link",
    "NextPageLink",
]
