# Generated from specs/itwin_reality_conversion/openapi.yaml by scripts/generate.py (datamodel-code-generator 0.89.0, ruff 0.17.6).
# Do not edit: change the spec or the templates, and generate again.

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import (
    MISSING,
    BaseModel,
    ConfigDict,
    Field,
    StrictBool,
    StrictFloat,
    StrictInt,
    StrictStr,
)

_DATE_TIME = (
    r"^(?:[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0"
    r"[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))|(?:[0-9]{2}(?:0[48]|[2468][048]"
    r"|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)[Tt](?:(?:[01][0-9]|2[0-3]):"
    r"[0-5][0-9]:[0-5][0-9](?:\.[0-9]+)?(?:[Zz]|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])|2"
    r"3:59:60(?:\.[0-9]+)?(?:[Zz]|[+-]00:00))$"
)


class CostEstimation(BaseModel):
    """
    An estimate of a job's cost, made from parameters before the job is processed.
    """

    model_config = ConfigDict(
        extra="forbid",
    )
    gigaPixels: Annotated[
        StrictFloat | None | MISSING, Field(ge=-1.7976931348623157e308, le=1.7976931348623157e308)
    ] = MISSING
    """
    The amount of image data in the inputs. Unit: gigapixels.
    """
    megaPoints: Annotated[
        StrictFloat | None | MISSING, Field(ge=-1.7976931348623157e308, le=1.7976931348623157e308)
    ] = MISSING
    """
    The number of points in the inputs. Unit: megapoints.
    """
    estimatedCost: Annotated[
        StrictFloat | MISSING, Field(ge=-1.7976931348623157e308, le=1.7976931348623157e308)
    ] = MISSING
    """
    The estimated cost of the job; it depends on CostEstimationParameters, which the page does
    not describe.
    """


class DetailedError(BaseModel):
    """
    One error with a list of errors that are more specific.
    """

    model_config = ConfigDict(
        extra="allow",
    )
    code: StrictStr | None
    """
    The reason, for programs; the server defines the set of codes. May be null.
    """
    message: StrictStr | None
    """
    The reason, for human readers. May be null.
    """
    target: StrictStr | None | MISSING = MISSING
    """
    The subject of the error, such as the name of a parameter. May be null.
    """
    details: list[Error] | None
    """
    Errors that are more specific. May be null. The page's text calls the list optional, but its
    schema requires it.
    """


class DetailedErrorResponse(BaseModel):
    """
    The envelope of one detailed error. Do not expect every error response to have this form,
    nor each of its members to be non-null.
    """

    model_config = ConfigDict(
        extra="forbid",
    )
    error: DetailedError


class Error(BaseModel):
    """
    One error.
    """

    model_config = ConfigDict(
        extra="allow",
    )
    code: StrictStr | None
    """
    The reason, for programs; the server defines the set of codes. May be null.
    """
    message: StrictStr | None
    """
    The reason, for human readers. May be null.
    """
    target: StrictStr | None | MISSING = MISSING
    """
    The subject of the error, such as the name of a parameter. May be null.
    """


class ErrorResponse(BaseModel):
    """
    The envelope of one error. Do not expect every error response to have this form, nor each of
    its members to be non-null.
    """

    model_config = ConfigDict(
        extra="forbid",
    )
    error: Error


class ExecutionInfo(BaseModel):
    """
    The times of a job's execution and its estimated cost.
    """

    model_config = ConfigDict(
        extra="forbid",
    )
    submissionDateTime: Annotated[StrictStr, Field(pattern=_DATE_TIME)]
    """
    The time the job was submitted. Bounds: date-time.
    """
    startedDateTime: Annotated[StrictStr | None | MISSING, Field(pattern=_DATE_TIME)] = MISSING
    """
    The time the job started. Bounds: date-time.
    """
    endedDateTime: Annotated[StrictStr | None | MISSING, Field(pattern=_DATE_TIME)] = MISSING
    """
    The time the job ended. Bounds: date-time.
    """
    estimatedUnits: Annotated[
        StrictFloat | None | MISSING, Field(ge=-1.7976931348623157e308, le=1.7976931348623157e308)
    ] = MISSING
    """
    The estimated cost of the job in processing units. Unit: units.
    """


class Job(BaseModel):
    """
    A conversion job and its details.
    """

    model_config = ConfigDict(
        extra="forbid",
    )
    id: StrictStr
    """
    The unique id of the job.
    """
    name: StrictStr
    """
    The name of the job.
    """
    type: JobType
    state: JobState
    iTwinId: StrictStr
    """
    The id of the iTwin that the job belongs to.
    """
    ownerId: StrictStr | MISSING = MISSING
    """
    The id of the owner.
    """
    createdDateTime: Annotated[StrictStr, Field(pattern=_DATE_TIME)]
    """
    The time the job was created. Bounds: date-time.
    """
    lastModifiedDateTime: Annotated[StrictStr, Field(pattern=_DATE_TIME)]
    """
    The time the job was last modified. Bounds: date-time.
    """
    dataCenter: StrictStr
    """
    The data center where the job is located.
    """
    email: StrictStr | MISSING = MISSING
    """
    The user's email address.
    """
    executionInformation: ExecutionInfo | MISSING = MISSING
    costEstimation: CostEstimation | MISSING = MISSING
    inputs: list[JobInput]
    """
    The inputs that the job reads.
    """
    outputs: list[JobOutput]
    """
    The outputs that the job writes.
    """
    options: JobOptions | MISSING = MISSING


class JobInput(BaseModel):
    """
    One input of a job.
    """

    model_config = ConfigDict(
        extra="forbid",
    )
    type: JobInputType | MISSING = MISSING
    id: StrictStr | MISSING = MISSING
    """
    The id of the input.
    """


class JobInputType(StrEnum):
    """
    The format of an input.
    """

    LAS = "LAS"
    LAZ = "LAZ"
    PLY = "PLY"
    E57 = "E57"


class JobList(BaseModel):
    """
    One page of jobs.
    """

    model_config = ConfigDict(
        extra="forbid",
    )
    jobs: list[Job] | MISSING = MISSING
    """
    The jobs of this page.
    """
    field_links: Annotated[NextPageLink | None | MISSING, Field(alias="_links")] = MISSING
    """
    The link to the next page, if there is one.
    """


class JobOptions(BaseModel):
    """
    What can be chosen when a job is created; every option may be left out.
    """

    model_config = ConfigDict(
        extra="forbid",
    )
    processingEngines: Annotated[StrictInt | MISSING, Field(ge=0)] = MISSING
    """
    The maximum number of engines working on the job, from 0 to the user's engine limit; 0 means
    as many as that limit allows. Bounds: at least 0.
    """
    merge: StrictBool | MISSING = MISSING
    """
    If true, all input files, also those of several containers, become one output file; if
    false, each input file becomes one of its own.
    """


class JobOutput(BaseModel):
    """
    One output of a job.
    """

    model_config = ConfigDict(
        extra="forbid",
    )
    type: JobOutputType | MISSING = MISSING
    id: StrictStr | None | MISSING = MISSING
    """
    Absent before the job is submitted. Evidence: description supplement.
    """


class JobOutputType(StrEnum):
    """
    The format of an output.
    """

    OPC = "OPC"
    PNTS = "PNTS"


class JobState(StrEnum):
    """
    The current state of a job.
    """

    unsubmitted = "unsubmitted"
    active = "active"
    success = "success"
    failed = "failed"
    cancelled = "cancelled"


class JobType(StrEnum):
    """
    The kind of work that a job does.
    """

    Conversion = "Conversion"


class Link(BaseModel):
    """
    A link.
    """

    model_config = ConfigDict(
        extra="forbid",
    )
    href: StrictStr | MISSING = MISSING
    """
    The address.
    """


class NextPageLink(BaseModel):
    """
    The container of the link to the next page, if there is one.
    """

    model_config = ConfigDict(
        extra="forbid",
    )
    next: Link | MISSING = MISSING
