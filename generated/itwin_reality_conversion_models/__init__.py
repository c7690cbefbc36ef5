# Generated from specs/itwin_reality_conversion/openapi.yaml by scripts/generate.py (datamodel-code-generator 0.89.0, ruff 0.17.6).
# Do not edit: change the spec or the templates, and run it again.

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
    What a job is reckoned to cost before it runs.
    """

    model_config = ConfigDict(
        extra="forbid",
    )
    gigaPixels: Annotated[
        StrictFloat | None | MISSING, Field(ge=-1.7976931348623157e308, le=1.7976931348623157e308)
    ] = MISSING
    """
    How much image there is in the inputs. Unit: gigapixels.
    """
    megaPoints: Annotated[
        StrictFloat | None | MISSING, Field(ge=-1.7976931348623157e308, le=1.7976931348623157e308)
    ] = MISSING
    """
    How many points there are in the inputs. Unit: megapoints.
    """
    estimatedCost: Annotated[
        StrictFloat | MISSING, Field(ge=-1.7976931348623157e308, le=1.7976931348623157e308)
    ] = MISSING
    """
    The cost reckoned from the two amounts.
    """


class DetailedError(BaseModel):
    """
    One error with the smaller ones that led to it.
    """

    model_config = ConfigDict(
        extra="allow",
    )
    code: StrictStr
    """
    The reason, for a program; the server defines the set.
    """
    message: StrictStr
    """
    The reason, for a reader.
    """
    target: StrictStr | None | MISSING = MISSING
    """
    What the error is about, for instance the name of a parameter.
    """
    details: list[Error]
    """
    The smaller errors. The text of the page calls the list optional, its schema requires it.
    """


class DetailedErrorResponse(BaseModel):
    """
    Wraps one detailed error. Not every refusal can be expected to have this form.
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
    The reason, for a program; the server defines the set.
    """
    message: StrictStr
    """
    The reason, for a reader.
    """
    target: StrictStr | None | MISSING = MISSING
    """
    What the error is about, for instance the name of a parameter.
    """


class ErrorResponse(BaseModel):
    """
    Wraps one error. Not every refusal can be expected to have this form.
    """

    model_config = ConfigDict(
        extra="forbid",
    )
    error: Error


class ExecutionInfo(BaseModel):
    """
    When a job ran and what it is reckoned to use; absent before the job is submitted.
    """

    model_config = ConfigDict(
        extra="forbid",
    )
    submissionDateTime: Annotated[StrictStr, Field(pattern=_DATE_TIME)]
    """
    When the job was submitted. Bounds: date-time.
    """
    startedDateTime: Annotated[StrictStr | None | MISSING, Field(pattern=_DATE_TIME)] = MISSING
    """
    When the job started. Bounds: date-time.
    """
    endedDateTime: Annotated[StrictStr | None | MISSING, Field(pattern=_DATE_TIME)] = MISSING
    """
    When the job ended. Bounds: date-time.
    """
    estimatedUnits: Annotated[
        StrictFloat | None | MISSING, Field(ge=-1.7976931348623157e308, le=1.7976931348623157e308)
    ] = MISSING
    """
    The processing units that the job is reckoned to cost. Unit: units.
    """


class Job(BaseModel):
    """
    A conversion job and what is known about it.
    """

    model_config = ConfigDict(
        extra="forbid",
    )
    id: StrictStr
    """
    Names the job.
    """
    name: StrictStr
    """
    The name that the user gave the job.
    """
    type: JobType
    state: JobState
    iTwinId: StrictStr
    """
    The iTwin that the job belongs to.
    """
    ownerId: StrictStr | MISSING = MISSING
    """
    The user who owns the job.
    """
    createdDateTime: Annotated[StrictStr, Field(pattern=_DATE_TIME)]
    """
    When the job was created. Bounds: date-time.
    """
    lastModifiedDateTime: Annotated[StrictStr, Field(pattern=_DATE_TIME)]
    """
    When the job was last modified. Bounds: date-time.
    """
    dataCenter: StrictStr
    """
    Where the job runs.
    """
    email: StrictStr | MISSING = MISSING
    """
    The user's email address.
    """
    executionInformation: ExecutionInfo | MISSING = MISSING
    costEstimation: CostEstimation | MISSING = MISSING
    inputs: list[JobInput]
    """
    What the job reads.
    """
    outputs: list[JobOutput]
    """
    What the job writes.
    """
    options: JobOptions | MISSING = MISSING


class JobInput(BaseModel):
    """
    One thing that a job reads.
    """

    model_config = ConfigDict(
        extra="forbid",
    )
    type: JobInputType | MISSING = MISSING
    id: StrictStr | MISSING = MISSING
    """
    Names the reality data that is read.
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
    Leads to the next page, if there is one.
    """


class JobOptions(BaseModel):
    """
    What the user may set for a job.
    """

    model_config = ConfigDict(
        extra="forbid",
    )
    processingEngines: Annotated[StrictInt | MISSING, Field(ge=0)] = MISSING
    """
    How many engines work on the job at most; 0 stands for as many as the user's limit allows.
    Bounds: at least 0.
    """
    merge: StrictBool | MISSING = MISSING
    """
    True makes one output file of all input files, false one output file for each input file.
    """


class JobOutput(BaseModel):
    """
    One thing that a job writes.
    """

    model_config = ConfigDict(
        extra="forbid",
    )
    type: JobOutputType | MISSING = MISSING
    id: StrictStr | None | MISSING = MISSING
    """
    Names the reality data that is written; absent before the job is submitted.
    """


class JobOutputType(StrEnum):
    """
    The format of an output.
    """

    OPC = "OPC"
    PNTS = "PNTS"


class JobState(StrEnum):
    """
    Where a job stands.
    """

    unsubmitted = "unsubmitted"
    active = "active"
    success = "success"
    failed = "failed"
    cancelled = "cancelled"


class JobType(StrEnum):
    """
    What a job does.
    """

    Conversion = "Conversion"


class Link(BaseModel):
    """
    An address.
    """

    model_config = ConfigDict(
        extra="forbid",
    )
    href: StrictStr | MISSING = MISSING
    """
    The address; without a continuationToken in it the list has ended.
    """


class NextPageLink(BaseModel):
    """
    Holds the link to the next page; without it the list has ended.
    """

    model_config = ConfigDict(
        extra="forbid",
    )
    next: Link | MISSING = MISSING
