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
    An estimate of a job's cost before it runs.
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
    The cost estimated from the two amounts.
    """


class DetailedError(BaseModel):
    """
    One error with the individual errors that caused it.
    """

    model_config = ConfigDict(
        extra="allow",
    )
    code: StrictStr
    """
    The reason, for programs; the server defines the set of codes.
    """
    message: StrictStr
    """
    The reason, for human readers.
    """
    target: StrictStr | None | MISSING = MISSING
    """
    The subject of the error, such as the name of a parameter.
    """
    details: list[Error]
    """
    The individual errors. The page's text calls the list optional, but its schema requires it.
    """


class DetailedErrorResponse(BaseModel):
    """
    The envelope of one detailed error. Do not expect every error response to have this form.
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
    code: StrictStr
    """
    The reason, for programs; the server defines the set of codes.
    """
    message: StrictStr
    """
    The reason, for human readers.
    """
    target: StrictStr | None | MISSING = MISSING
    """
    The subject of the error, such as the name of a parameter.
    """


class ErrorResponse(BaseModel):
    """
    The envelope of one error. Do not expect every error response to have this form.
    """

    model_config = ConfigDict(
        extra="forbid",
    )
    error: Error


class ExecutionInfo(BaseModel):
    """
    The times of a job's execution and its estimated usage; absent before the job is submitted.
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
    The id of the job.
    """
    name: StrictStr
    """
    The name the user gave the job.
    """
    type: JobType
    state: JobState
    iTwinId: StrictStr
    """
    The iTwin that the job belongs to.
    """
    ownerId: StrictStr | MISSING = MISSING
    """
    The id of the user who owns the job.
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
    The data center where the job runs.
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
    The id of the reality data to read.
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
    The options that the user can set for a job.
    """

    model_config = ConfigDict(
        extra="forbid",
    )
    processingEngines: Annotated[StrictInt | MISSING, Field(ge=0)] = MISSING
    """
    The maximum number of engines working on the job; 0 means as many as the user's limit
    allows. Bounds: at least 0.
    """
    merge: StrictBool | MISSING = MISSING
    """
    If true, all input files become one output file; if false, each input file becomes one of
    its own.
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
    The id of the reality data to write; absent before the job is submitted.
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
    The address; if it has no continuationToken, the list has ended.
    """


class NextPageLink(BaseModel):
    """
    The container of the link to the next page; without the link, the list has ended.
    """

    model_config = ConfigDict(
        extra="forbid",
    )
    next: Link | MISSING = MISSING
