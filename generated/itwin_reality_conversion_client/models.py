# Generated from specs/itwin_reality_conversion/openapi.yaml by scripts/generate.py (openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the spec or the templates, and generate again.

"""The request and response bodies of iTwin Reality Conversion."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any, Literal, TypeAlias

from attrs import define

from ._runtime.model import CODECS, ENUMERATIONS, Codec, Model
from ._runtime.types import UNSET, JsonValue, Unset, read_timestamp, timestamp_text
from ._runtime.values import (
    ARRAY,
    OBJECT,
    Refused,
    additional,
    is_a,
    is_whole,
    listed,
    new,
    text_of,
    undocumented,
    unlisted,
    unlisted_or_unset,
    writable,
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

    Retrieve list of jobs:
    https://developer.bentley.com/apis/realityconversion/operations/jobs-get-all
    """

    error: Error

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

    Retrieve list of jobs:
    https://developer.bentley.com/apis/realityconversion/operations/jobs-get-all
    """

    error: DetailedError

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


_JOB_MEMBERS: frozenset[str] = frozenset(
    [
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
    ]
)
_JOB_INPUT_MEMBERS: frozenset[str] = frozenset(["type", "id"])
_JOB_OUTPUT_MEMBERS: frozenset[str] = frozenset(["type", "id"])
_JOB_OPTIONS_MEMBERS: frozenset[str] = frozenset(["processingEngines", "merge"])
_EXECUTION_INFO_MEMBERS: frozenset[str] = frozenset(
    ["submissionDateTime", "startedDateTime", "endedDateTime", "estimatedUnits"]
)
_COST_ESTIMATION_MEMBERS: frozenset[str] = frozenset(["gigaPixels", "megaPoints", "estimatedCost"])
_JOB_LIST_MEMBERS: frozenset[str] = frozenset(["jobs", "_links"])
_NEXT_PAGE_LINK_MEMBERS: frozenset[str] = frozenset(["next"])
_LINK_MEMBERS: frozenset[str] = frozenset(["href"])
_ERROR_MEMBERS: frozenset[str] = frozenset(["code", "message", "target"])
_ERROR_RESPONSE_MEMBERS: frozenset[str] = frozenset(["error"])
_DETAILED_ERROR_MEMBERS: frozenset[str] = frozenset(["code", "message", "target", "details"])
_DETAILED_ERROR_RESPONSE_MEMBERS: frozenset[str] = frozenset(["error"])


def _read_job(body: Any, strict: bool) -> Any:
    job: Any = new(Job)
    job.id = id = body["id"]
    job.name = name_ = body["name"]
    value = body["type"]
    job.type_ = _JOB_TYPE[value] if value in _JOB_TYPE else unlisted(value, strict)
    value = body["state"]
    job.state = _JOB_STATE[value] if value in _JOB_STATE else unlisted(value, strict)
    job.itwin_id = itwin_id = body["iTwinId"]
    job.owner_id = owner_id = body.get("ownerId", UNSET)
    job.created_date_time = created_date_time = read_timestamp(body["createdDateTime"])
    job.last_modified_date_time = last_modified_date_time = read_timestamp(
        body["lastModifiedDateTime"]
    )
    job.data_center = data_center = body["dataCenter"]
    job.email = email = body.get("email", UNSET)
    job.execution_information = (
        _read_execution_info(body["executionInformation"], strict)
        if "executionInformation" in body
        else UNSET
    )
    job.cost_estimation = (
        _read_cost_estimation(body["costEstimation"], strict) if "costEstimation" in body else UNSET
    )
    inputs = body["inputs"]
    outputs = body["outputs"]
    job.options = _read_job_options(body["options"], strict) if "options" in body else UNSET
    if (
        type(id) is not str
        or type(name_) is not str
        or type(itwin_id) is not str
        or owner_id is not UNSET
        and type(owner_id) is not str
        or type(data_center) is not str
        or email is not UNSET
        and type(email) is not str
        or type(inputs) is not ARRAY
        or type(outputs) is not ARRAY
    ):
        raise Refused
    job.inputs = [_read_job_input(item, strict) for item in inputs]
    job.outputs = [_read_job_output(item, strict) for item in outputs]
    job.__texts__ = (
        created_date_time,
        body["createdDateTime"],
        last_modified_date_time,
        body["lastModifiedDateTime"],
    )
    known = (
        10
        + (owner_id is not UNSET)
        + (email is not UNSET)
        + ("executionInformation" in body)
        + ("costEstimation" in body)
        + ("options" in body)
    )
    job.__further__ = None if len(body) == known else undocumented(body, _JOB_MEMBERS, strict)
    return job


def _write_job(job: Any, strict: bool) -> Any:
    if not is_a(job, Job):
        raise Refused
    type_ = job.type_
    state = job.state
    created_date_time = job.created_date_time
    last_modified_date_time = job.last_modified_date_time
    execution_information = job.execution_information
    cost_estimation = job.cost_estimation
    options = job.options
    if (
        type(id := job.id) is not str
        or type(name_ := job.name) is not str
        or type(itwin_id := job.itwin_id) is not str
        or (owner_id := job.owner_id) is not UNSET
        and type(owner_id) is not str
        or type(data_center := job.data_center) is not str
        or (email := job.email) is not UNSET
        and type(email) is not str
        or type(inputs := job.inputs) is not ARRAY
        or type(outputs := job.outputs) is not ARRAY
    ):
        raise Refused
    texts = job.__texts__
    body: dict[str, Any] = {
        "id": id,
        "name": name_,
        "type": type_._value_ if type(type_) is JobType else text_of(_JOB_TYPE, type_, strict),
        "state": state._value_ if type(state) is JobState else text_of(_JOB_STATE, state, strict),
        "iTwinId": itwin_id,
        "createdDateTime": texts[1]
        if texts and created_date_time is texts[0]
        else timestamp_text(created_date_time),
        "lastModifiedDateTime": texts[3]
        if texts and last_modified_date_time is texts[2]
        else timestamp_text(last_modified_date_time),
        "dataCenter": data_center,
        "inputs": [_write_job_input(item, strict) for item in inputs],
        "outputs": [_write_job_output(item, strict) for item in outputs],
    }
    if owner_id is not UNSET:
        body["ownerId"] = owner_id
    if email is not UNSET:
        body["email"] = email
    if execution_information is not UNSET:
        body["executionInformation"] = _write_execution_info(execution_information, strict)
    if cost_estimation is not UNSET:
        body["costEstimation"] = _write_cost_estimation(cost_estimation, strict)
    if options is not UNSET:
        body["options"] = _write_job_options(options, strict)
    if further := job.__further__:
        body.update(writable(further, _JOB_MEMBERS, strict))
    return body


def _check_job(job: Any) -> None:
    type_ = job.type_
    state = job.state
    created_date_time = job.created_date_time
    last_modified_date_time = job.last_modified_date_time
    execution_information = job.execution_information
    cost_estimation = job.cost_estimation
    options = job.options
    if (
        type(job.id) is not str
        or type(job.name) is not str
        or type(job.itwin_id) is not str
        or (owner_id := job.owner_id) is not UNSET
        and type(owner_id) is not str
        or type(job.data_center) is not str
        or (email := job.email) is not UNSET
        and type(email) is not str
        or type(inputs := job.inputs) is not ARRAY
        or type(outputs := job.outputs) is not ARRAY
    ):
        raise Refused
    if (
        execution_information is not UNSET
        and not isinstance(execution_information, ExecutionInfo)
        or cost_estimation is not UNSET
        and not isinstance(cost_estimation, CostEstimation)
        or options is not UNSET
        and not isinstance(options, JobOptions)
    ):
        raise Refused
    job.type_ = listed(_JOB_TYPE, type_)
    job.state = listed(_JOB_STATE, state)
    timestamp_text(created_date_time)
    timestamp_text(last_modified_date_time)
    for item in inputs:
        if not isinstance(item, JobInput):
            raise Refused
    for item in outputs:
        if not isinstance(item, JobOutput):
            raise Refused


def _read_job_input(body: Any, strict: bool) -> Any:
    if type(body) is not OBJECT:
        raise Refused
    job_input: Any = new(JobInput)
    value = body.get("type", UNSET)
    job_input.type_ = (
        _JOB_INPUT_TYPE[value] if value in _JOB_INPUT_TYPE else unlisted_or_unset(value, strict)
    )
    job_input.id = id = body.get("id", UNSET)
    if id is not UNSET and type(id) is not str:
        raise Refused
    known = ("type" in body) + (id is not UNSET)
    job_input.__further__ = (
        None if len(body) == known else undocumented(body, _JOB_INPUT_MEMBERS, strict)
    )
    return job_input


def _write_job_input(job_input: Any, strict: bool) -> Any:
    if not is_a(job_input, JobInput):
        raise Refused
    type_ = job_input.type_
    if (id := job_input.id) is not UNSET and type(id) is not str:
        raise Refused
    body: dict[str, Any] = {}
    if type_ is not UNSET:
        body["type"] = (
            type_._value_
            if type(type_) is JobInputType
            else text_of(_JOB_INPUT_TYPE, type_, strict)
        )
    if id is not UNSET:
        body["id"] = id
    if further := job_input.__further__:
        body.update(writable(further, _JOB_INPUT_MEMBERS, strict))
    return body


def _check_job_input(job_input: Any) -> None:
    type_ = job_input.type_
    if (id := job_input.id) is not UNSET and type(id) is not str:
        raise Refused
    job_input.type_ = UNSET if type_ is UNSET else listed(_JOB_INPUT_TYPE, type_)


def _read_job_output(body: Any, strict: bool) -> Any:
    if type(body) is not OBJECT:
        raise Refused
    job_output: Any = new(JobOutput)
    value = body.get("type", UNSET)
    job_output.type_ = (
        _JOB_OUTPUT_TYPE[value] if value in _JOB_OUTPUT_TYPE else unlisted_or_unset(value, strict)
    )
    job_output.id = id = body.get("id", UNSET)
    if id is not UNSET and id is not None and type(id) is not str:
        raise Refused
    known = ("type" in body) + (id is not UNSET)
    job_output.__further__ = (
        None if len(body) == known else undocumented(body, _JOB_OUTPUT_MEMBERS, strict)
    )
    return job_output


def _write_job_output(job_output: Any, strict: bool) -> Any:
    if not is_a(job_output, JobOutput):
        raise Refused
    type_ = job_output.type_
    if (id := job_output.id) is not UNSET and id is not None and type(id) is not str:
        raise Refused
    body: dict[str, Any] = {}
    if type_ is not UNSET:
        body["type"] = (
            type_._value_
            if type(type_) is JobOutputType
            else text_of(_JOB_OUTPUT_TYPE, type_, strict)
        )
    if id is not UNSET:
        body["id"] = id
    if further := job_output.__further__:
        body.update(writable(further, _JOB_OUTPUT_MEMBERS, strict))
    return body


def _check_job_output(job_output: Any) -> None:
    type_ = job_output.type_
    if (id := job_output.id) is not UNSET and id is not None and type(id) is not str:
        raise Refused
    job_output.type_ = UNSET if type_ is UNSET else listed(_JOB_OUTPUT_TYPE, type_)


def _read_job_options(body: Any, strict: bool) -> Any:
    if type(body) is not OBJECT:
        raise Refused
    job_options: Any = new(JobOptions)
    job_options.processing_engines = processing_engines = body.get("processingEngines", UNSET)
    job_options.merge = merge = body.get("merge", UNSET)
    if (
        processing_engines is not UNSET
        and (
            type(processing_engines) is not int
            and not is_whole(processing_engines)
            or not 0 <= processing_engines
        )
        or merge is not UNSET
        and type(merge) is not bool
    ):
        raise Refused
    if type(processing_engines) is float:
        job_options.processing_engines = int(processing_engines)
    known = (processing_engines is not UNSET) + (merge is not UNSET)
    job_options.__further__ = (
        None if len(body) == known else undocumented(body, _JOB_OPTIONS_MEMBERS, strict)
    )
    return job_options


def _write_job_options(job_options: Any, strict: bool) -> Any:
    if not is_a(job_options, JobOptions):
        raise Refused
    if (
        (processing_engines := job_options.processing_engines) is not UNSET
        and (
            type(processing_engines) is not int
            and not is_whole(processing_engines)
            or not 0 <= processing_engines
        )
        or (merge := job_options.merge) is not UNSET
        and type(merge) is not bool
    ):
        raise Refused
    body: dict[str, Any] = {}
    if processing_engines is not UNSET:
        body["processingEngines"] = (
            int(processing_engines) if type(processing_engines) is float else processing_engines
        )
    if merge is not UNSET:
        body["merge"] = merge
    if further := job_options.__further__:
        body.update(writable(further, _JOB_OPTIONS_MEMBERS, strict))
    return body


def _check_job_options(job_options: Any) -> None:
    if (
        (processing_engines := job_options.processing_engines) is not UNSET
        and (
            type(processing_engines) is not int
            and not is_whole(processing_engines)
            or not 0 <= processing_engines
        )
        or (merge := job_options.merge) is not UNSET
        and type(merge) is not bool
    ):
        raise Refused
    if type(processing_engines) is float:
        job_options.processing_engines = int(processing_engines)


def _read_execution_info(body: Any, strict: bool) -> Any:
    execution_info: Any = new(ExecutionInfo)
    execution_info.submission_date_time = submission_date_time = read_timestamp(
        body["submissionDateTime"]
    )
    value = body.get("startedDateTime", UNSET)
    execution_info.started_date_time = started_date_time = (
        UNSET if value is UNSET else None if value is None else read_timestamp(value)
    )
    value = body.get("endedDateTime", UNSET)
    execution_info.ended_date_time = ended_date_time = (
        UNSET if value is UNSET else None if value is None else read_timestamp(value)
    )
    execution_info.estimated_units = estimated_units = body.get("estimatedUnits", UNSET)
    if (
        estimated_units is not UNSET
        and estimated_units is not None
        and (
            type(estimated_units) is not float
            and type(estimated_units) is not int
            or estimated_units - estimated_units != 0.0
        )
    ):
        raise Refused
    execution_info.__texts__ = (
        submission_date_time,
        body["submissionDateTime"],
        started_date_time,
        body.get("startedDateTime"),
        ended_date_time,
        body.get("endedDateTime"),
    )
    known = (
        1 + ("startedDateTime" in body) + ("endedDateTime" in body) + (estimated_units is not UNSET)
    )
    execution_info.__further__ = (
        None if len(body) == known else undocumented(body, _EXECUTION_INFO_MEMBERS, strict)
    )
    return execution_info


def _write_execution_info(execution_info: Any, strict: bool) -> Any:
    if not is_a(execution_info, ExecutionInfo):
        raise Refused
    submission_date_time = execution_info.submission_date_time
    started_date_time = execution_info.started_date_time
    ended_date_time = execution_info.ended_date_time
    if (
        (estimated_units := execution_info.estimated_units) is not UNSET
        and estimated_units is not None
        and (
            type(estimated_units) is not float
            and type(estimated_units) is not int
            or estimated_units - estimated_units != 0.0
        )
    ):
        raise Refused
    texts = execution_info.__texts__
    body: dict[str, Any] = {
        "submissionDateTime": texts[1]
        if texts and submission_date_time is texts[0]
        else timestamp_text(submission_date_time)
    }
    if started_date_time is not UNSET:
        body["startedDateTime"] = (
            texts[3]
            if texts and started_date_time is texts[2]
            else None
            if started_date_time is None
            else timestamp_text(started_date_time)
        )
    if ended_date_time is not UNSET:
        body["endedDateTime"] = (
            texts[5]
            if texts and ended_date_time is texts[4]
            else None
            if ended_date_time is None
            else timestamp_text(ended_date_time)
        )
    if estimated_units is not UNSET:
        body["estimatedUnits"] = estimated_units
    if further := execution_info.__further__:
        body.update(writable(further, _EXECUTION_INFO_MEMBERS, strict))
    return body


def _check_execution_info(execution_info: Any) -> None:
    submission_date_time = execution_info.submission_date_time
    started_date_time = execution_info.started_date_time
    ended_date_time = execution_info.ended_date_time
    if (
        (estimated_units := execution_info.estimated_units) is not UNSET
        and estimated_units is not None
        and (
            type(estimated_units) is not float
            and type(estimated_units) is not int
            or estimated_units - estimated_units != 0.0
        )
    ):
        raise Refused
    timestamp_text(submission_date_time)
    if started_date_time is not UNSET:
        if started_date_time is not None:
            timestamp_text(started_date_time)
    if ended_date_time is not UNSET:
        if ended_date_time is not None:
            timestamp_text(ended_date_time)


def _read_cost_estimation(body: Any, strict: bool) -> Any:
    if type(body) is not OBJECT:
        raise Refused
    cost_estimation: Any = new(CostEstimation)
    cost_estimation.giga_pixels = giga_pixels = body.get("gigaPixels", UNSET)
    cost_estimation.mega_points = mega_points = body.get("megaPoints", UNSET)
    cost_estimation.estimated_cost = estimated_cost = body.get("estimatedCost", UNSET)
    if (
        giga_pixels is not UNSET
        and giga_pixels is not None
        and (
            type(giga_pixels) is not float
            and type(giga_pixels) is not int
            or giga_pixels - giga_pixels != 0.0
        )
        or mega_points is not UNSET
        and mega_points is not None
        and (
            type(mega_points) is not float
            and type(mega_points) is not int
            or mega_points - mega_points != 0.0
        )
        or estimated_cost is not UNSET
        and (
            type(estimated_cost) is not float
            and type(estimated_cost) is not int
            or estimated_cost - estimated_cost != 0.0
        )
    ):
        raise Refused
    known = (giga_pixels is not UNSET) + (mega_points is not UNSET) + (estimated_cost is not UNSET)
    cost_estimation.__further__ = (
        None if len(body) == known else undocumented(body, _COST_ESTIMATION_MEMBERS, strict)
    )
    return cost_estimation


def _write_cost_estimation(cost_estimation: Any, strict: bool) -> Any:
    if not is_a(cost_estimation, CostEstimation):
        raise Refused
    if (
        (giga_pixels := cost_estimation.giga_pixels) is not UNSET
        and giga_pixels is not None
        and (
            type(giga_pixels) is not float
            and type(giga_pixels) is not int
            or giga_pixels - giga_pixels != 0.0
        )
        or (mega_points := cost_estimation.mega_points) is not UNSET
        and mega_points is not None
        and (
            type(mega_points) is not float
            and type(mega_points) is not int
            or mega_points - mega_points != 0.0
        )
        or (estimated_cost := cost_estimation.estimated_cost) is not UNSET
        and (
            type(estimated_cost) is not float
            and type(estimated_cost) is not int
            or estimated_cost - estimated_cost != 0.0
        )
    ):
        raise Refused
    body: dict[str, Any] = {}
    if giga_pixels is not UNSET:
        body["gigaPixels"] = giga_pixels
    if mega_points is not UNSET:
        body["megaPoints"] = mega_points
    if estimated_cost is not UNSET:
        body["estimatedCost"] = estimated_cost
    if further := cost_estimation.__further__:
        body.update(writable(further, _COST_ESTIMATION_MEMBERS, strict))
    return body


def _check_cost_estimation(cost_estimation: Any) -> None:
    if (
        (giga_pixels := cost_estimation.giga_pixels) is not UNSET
        and giga_pixels is not None
        and (
            type(giga_pixels) is not float
            and type(giga_pixels) is not int
            or giga_pixels - giga_pixels != 0.0
        )
        or (mega_points := cost_estimation.mega_points) is not UNSET
        and mega_points is not None
        and (
            type(mega_points) is not float
            and type(mega_points) is not int
            or mega_points - mega_points != 0.0
        )
        or (estimated_cost := cost_estimation.estimated_cost) is not UNSET
        and (
            type(estimated_cost) is not float
            and type(estimated_cost) is not int
            or estimated_cost - estimated_cost != 0.0
        )
    ):
        raise Refused


def _read_job_list(body: Any, strict: bool) -> Any:
    if type(body) is not OBJECT:
        raise Refused
    job_list: Any = new(JobList)
    jobs = body.get("jobs", UNSET)
    value = body.get("_links", UNSET)
    job_list.links = (
        UNSET if value is UNSET else None if value is None else _read_next_page_link(value, strict)
    )
    if jobs is not UNSET and type(jobs) is not ARRAY:
        raise Refused
    job_list.jobs = UNSET if jobs is UNSET else [_read_job(item, strict) for item in jobs]
    known = (jobs is not UNSET) + ("_links" in body)
    job_list.__further__ = (
        None if len(body) == known else undocumented(body, _JOB_LIST_MEMBERS, strict)
    )
    return job_list


def _write_job_list(job_list: Any, strict: bool) -> Any:
    if not is_a(job_list, JobList):
        raise Refused
    links = job_list.links
    if (jobs := job_list.jobs) is not UNSET and type(jobs) is not ARRAY:
        raise Refused
    body: dict[str, Any] = {}
    if jobs is not UNSET:
        body["jobs"] = [_write_job(item, strict) for item in jobs]
    if links is not UNSET:
        body["_links"] = None if links is None else _write_next_page_link(links, strict)
    if further := job_list.__further__:
        body.update(writable(further, _JOB_LIST_MEMBERS, strict))
    return body


def _check_job_list(job_list: Any) -> None:
    links = job_list.links
    if (jobs := job_list.jobs) is not UNSET and type(jobs) is not ARRAY:
        raise Refused
    if links is not UNSET and links is not None and not isinstance(links, NextPageLink):
        raise Refused
    if jobs is not UNSET:
        for item in jobs:
            if not isinstance(item, Job):
                raise Refused


def _read_next_page_link(body: Any, strict: bool) -> Any:
    if type(body) is not OBJECT:
        raise Refused
    next_page_link: Any = new(NextPageLink)
    next_page_link.next_ = _read_link(body["next"], strict) if "next" in body else UNSET
    known = "next" in body
    next_page_link.__further__ = (
        None if len(body) == known else undocumented(body, _NEXT_PAGE_LINK_MEMBERS, strict)
    )
    return next_page_link


def _write_next_page_link(next_page_link: Any, strict: bool) -> Any:
    if not is_a(next_page_link, NextPageLink):
        raise Refused
    next_ = next_page_link.next_
    body: dict[str, Any] = {}
    if next_ is not UNSET:
        body["next"] = _write_link(next_, strict)
    if further := next_page_link.__further__:
        body.update(writable(further, _NEXT_PAGE_LINK_MEMBERS, strict))
    return body


def _check_next_page_link(next_page_link: Any) -> None:
    next_ = next_page_link.next_
    if next_ is not UNSET and not isinstance(next_, Link):
        raise Refused


def _read_link(body: Any, strict: bool) -> Any:
    if type(body) is not OBJECT:
        raise Refused
    link: Any = new(Link)
    link.href = href = body.get("href", UNSET)
    if href is not UNSET and type(href) is not str:
        raise Refused
    known = href is not UNSET
    link.__further__ = None if len(body) == known else undocumented(body, _LINK_MEMBERS, strict)
    return link


def _write_link(link: Any, strict: bool) -> Any:
    if not is_a(link, Link):
        raise Refused
    if (href := link.href) is not UNSET and type(href) is not str:
        raise Refused
    body: dict[str, Any] = {}
    if href is not UNSET:
        body["href"] = href
    if further := link.__further__:
        body.update(writable(further, _LINK_MEMBERS, strict))
    return body


def _check_link(link: Any) -> None:
    if (href := link.href) is not UNSET and type(href) is not str:
        raise Refused


def _read_error(body: Any, strict: bool) -> Any:
    error: Any = new(Error)
    error.code = code = body.get("code", UNSET)
    error.message = message = body["message"]
    error.target = target = body.get("target", UNSET)
    if (
        code is not UNSET
        and code is not None
        and type(code) is not str
        or strict
        and not (code is not UNSET)
        or message is not None
        and type(message) is not str
        or target is not UNSET
        and target is not None
        and type(target) is not str
    ):
        raise Refused
    known = 1 + (code is not UNSET) + (target is not UNSET)
    error.__further__ = None if len(body) == known else additional(body, _ERROR_MEMBERS)
    return error


def _write_error(error: Any, strict: bool) -> Any:
    if not is_a(error, Error):
        raise Refused
    if (
        (code := error.code) is not UNSET
        and code is not None
        and type(code) is not str
        or (message := error.message) is not None
        and type(message) is not str
        or (target := error.target) is not UNSET
        and target is not None
        and type(target) is not str
    ):
        raise Refused
    if strict and code is UNSET:
        raise Refused
    body: dict[str, Any] = {"message": message}
    if code is not UNSET:
        body["code"] = code
    if target is not UNSET:
        body["target"] = target
    if further := error.__further__:
        body.update(writable(further, _ERROR_MEMBERS))
    return body


def _check_error(error: Any) -> None:
    if (
        (code := error.code) is not UNSET
        and code is not None
        and type(code) is not str
        or (message := error.message) is not None
        and type(message) is not str
        or (target := error.target) is not UNSET
        and target is not None
        and type(target) is not str
    ):
        raise Refused
    if code is UNSET:
        raise Refused
    if further := error.__further__:
        writable(further, _ERROR_MEMBERS)
        for name in further:
            if type(name) is not str:
                raise Refused


def _read_error_response(body: Any, strict: bool) -> Any:
    error_response: Any = new(ErrorResponse)
    error_response.error = _read_error(body["error"], strict)
    error_response.__further__ = (
        None if len(body) == 1 else undocumented(body, _ERROR_RESPONSE_MEMBERS, strict)
    )
    return error_response


def _write_error_response(error_response: Any, strict: bool) -> Any:
    if not is_a(error_response, ErrorResponse):
        raise Refused
    body: dict[str, Any] = {"error": _write_error(error_response.error, strict)}
    if further := error_response.__further__:
        body.update(writable(further, _ERROR_RESPONSE_MEMBERS, strict))
    return body


def _check_error_response(error_response: Any) -> None:
    if not isinstance(error_response.error, Error):
        raise Refused


def _read_detailed_error(body: Any, strict: bool) -> Any:
    detailed_error: Any = new(DetailedError)
    detailed_error.code = code = body.get("code", UNSET)
    detailed_error.message = message = body["message"]
    detailed_error.target = target = body.get("target", UNSET)
    details = body.get("details", UNSET)
    if (
        code is not UNSET
        and code is not None
        and type(code) is not str
        or strict
        and not (code is not UNSET)
        or message is not None
        and type(message) is not str
        or target is not UNSET
        and target is not None
        and type(target) is not str
        or details is not UNSET
        and details is not None
        and type(details) is not ARRAY
        or strict
        and not (details is not UNSET)
    ):
        raise Refused
    detailed_error.details = (
        UNSET
        if details is UNSET
        else None
        if details is None
        else [_read_error(item, strict) for item in details]
    )
    known = 1 + (code is not UNSET) + (target is not UNSET) + (details is not UNSET)
    detailed_error.__further__ = (
        None if len(body) == known else additional(body, _DETAILED_ERROR_MEMBERS)
    )
    return detailed_error


def _write_detailed_error(detailed_error: Any, strict: bool) -> Any:
    if not is_a(detailed_error, DetailedError):
        raise Refused
    if (
        (code := detailed_error.code) is not UNSET
        and code is not None
        and type(code) is not str
        or (message := detailed_error.message) is not None
        and type(message) is not str
        or (target := detailed_error.target) is not UNSET
        and target is not None
        and type(target) is not str
        or (details := detailed_error.details) is not UNSET
        and details is not None
        and type(details) is not ARRAY
    ):
        raise Refused
    if strict and (code is UNSET or details is UNSET):
        raise Refused
    body: dict[str, Any] = {"message": message}
    if code is not UNSET:
        body["code"] = code
    if target is not UNSET:
        body["target"] = target
    if details is not UNSET:
        body["details"] = (
            None if details is None else [_write_error(item, strict) for item in details]
        )
    if further := detailed_error.__further__:
        body.update(writable(further, _DETAILED_ERROR_MEMBERS))
    return body


def _check_detailed_error(detailed_error: Any) -> None:
    if (
        (code := detailed_error.code) is not UNSET
        and code is not None
        and type(code) is not str
        or (message := detailed_error.message) is not None
        and type(message) is not str
        or (target := detailed_error.target) is not UNSET
        and target is not None
        and type(target) is not str
        or (details := detailed_error.details) is not UNSET
        and details is not None
        and type(details) is not ARRAY
    ):
        raise Refused
    if code is UNSET or details is UNSET:
        raise Refused
    if details is not None:
        for item in details:
            if not isinstance(item, Error):
                raise Refused
    if further := detailed_error.__further__:
        writable(further, _DETAILED_ERROR_MEMBERS)
        for name in further:
            if type(name) is not str:
                raise Refused


def _read_detailed_error_response(body: Any, strict: bool) -> Any:
    detailed_error_response: Any = new(DetailedErrorResponse)
    detailed_error_response.error = _read_detailed_error(body["error"], strict)
    detailed_error_response.__further__ = (
        None if len(body) == 1 else undocumented(body, _DETAILED_ERROR_RESPONSE_MEMBERS, strict)
    )
    return detailed_error_response


def _write_detailed_error_response(detailed_error_response: Any, strict: bool) -> Any:
    if not is_a(detailed_error_response, DetailedErrorResponse):
        raise Refused
    body: dict[str, Any] = {"error": _write_detailed_error(detailed_error_response.error, strict)}
    if further := detailed_error_response.__further__:
        body.update(writable(further, _DETAILED_ERROR_RESPONSE_MEMBERS, strict))
    return body


def _check_detailed_error_response(detailed_error_response: Any) -> None:
    if not isinstance(detailed_error_response.error, DetailedError):
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
            frozenset(
                {
                    "id",
                    "name",
                    "type",
                    "state",
                    "iTwinId",
                    "createdDateTime",
                    "lastModifiedDateTime",
                    "dataCenter",
                    "inputs",
                    "outputs",
                }
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
            frozenset({}),
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
            frozenset({}),
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
            frozenset({}),
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
            frozenset(
                {
                    "submissionDateTime",
                }
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
            frozenset({}),
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
            frozenset({}),
        ),
        NextPageLink: Codec(
            SPEC,
            "NextPageLink",
            NextPageLink,
            _read_next_page_link,
            _write_next_page_link,
            _check_next_page_link,
            (("next", "next_"),),
            frozenset({}),
        ),
        Link: Codec(
            SPEC,
            "Link",
            Link,
            _read_link,
            _write_link,
            _check_link,
            (("href", "href"),),
            frozenset({}),
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
            frozenset(
                {
                    "message",
                }
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
            frozenset(
                {
                    "error",
                }
            ),
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
            frozenset(
                {
                    "message",
                }
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
            frozenset(
                {
                    "error",
                }
            ),
        ),
    }
)
ENUMERATIONS.update(
    {
        "JobType": _JOB_TYPE,
        "JobState": _JOB_STATE,
        "JobInputType": _JOB_INPUT_TYPE,
        "JobOutputType": _JOB_OUTPUT_TYPE,
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
