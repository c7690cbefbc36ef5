# Generated from specs/cognite_diagrams/openapi.yaml by scripts/generate.py (datamodel-code-generator 0.89.0, ruff 0.17.6).
# Do not edit: change the spec or the templates, and generate again.

# The validators that datamodel-code-generator adds for rules between members are not typed.
# pyright: reportUnknownArgumentType=false, reportUnknownVariableType=false

from __future__ import annotations

from collections.abc import Mapping as _Mapping
from enum import StrEnum
from typing import Annotated, Any, ClassVar

from pydantic import (
    MISSING,
    BaseModel,
    ConfigDict,
    Field,
    RootModel,
    StrictBool,
    StrictFloat,
    StrictInt,
    StrictStr,
    model_validator,
)


class _JsonSchemaRuntimeValidationBase(BaseModel):
    __json_schema_one_of_required_groups__: ClassVar[tuple[Any, ...]] = ()
    __json_schema_any_of_required_groups__: ClassVar[tuple[Any, ...]] = ()

    @model_validator(mode="before")
    @classmethod
    def _validate_json_schema_runtime_rules(cls, data: Any) -> Any:
        data = cls._validate_json_schema_required_groups(
            data,
            required_group_rules=cls.__json_schema_one_of_required_groups__,
            require_exactly_one=True,
        )
        data = cls._validate_json_schema_required_groups(
            data,
            required_group_rules=cls.__json_schema_any_of_required_groups__,
            require_exactly_one=False,
        )
        return data

    @classmethod
    def _validate_json_schema_required_groups(
        cls,
        data: Any,
        *,
        required_group_rules: tuple[Any, ...],
        require_exactly_one: bool,
    ) -> Any:
        if not required_group_rules:
            return data
        if not (isinstance(data, dict) or isinstance(data, _Mapping)):
            return data
        for required_groups in required_group_rules:
            matches = sum(
                all(any(name in data for name in names) for names in group)
                for group in required_groups
            )
            if require_exactly_one:
                if matches != 1:
                    raise ValueError("Expected exactly one required property group to be present")
            elif matches == 0:
                raise ValueError("Expected at least one required property group to be present")
        return data


class Annotation(BaseModel):
    """
    A text, its region on a page and its entities.
    """

    model_config = ConfigDict(
        extra="allow",
    )
    text: StrictStr
    """
    The text of the annotation. Evidence: required supplement.
    """
    region: AnnotationRegion
    confidence: Annotated[StrictFloat | MISSING, Field(ge=0.0, le=1.0)] = MISSING
    """
    The confidence in the annotation; 1 is certain. Unit: fraction. Bounds: 0 to 1. Evidence:
    minimum supplement, maximum supplement, x-unit supplement, description inferred.
    """
    entities: Annotated[list[Entity] | MISSING, Field(max_length=5, min_length=1)] = MISSING
    """
    The entities of the annotation. Bounds: 1 to 5 items. Evidence: minItems supplement,
    maxItems supplement.
    """


class AnnotationRegion(BaseModel):
    """
    A region of one page.
    """

    model_config = ConfigDict(
        extra="allow",
    )
    shape: RegionShape
    vertices: Annotated[list[Vertex], Field(max_length=4, min_length=1)]
    """
    The corners of the region. Bounds: 1 to 4 items. Evidence: minItems inferred, maxItems
    supplement, required supplement.
    """
    page: Annotated[StrictInt, Field(ge=1)]
    """
    The page number. Bounds: at least 1. Evidence: minimum supplement, required supplement.
    """


class ConvertItem(_JsonSchemaRuntimeValidationBase):
    """
    A file of at most 50 pages, identified by its id, external id or instance id, and its
    annotations.
    """

    model_config = ConfigDict(
        extra="allow",
    )

    __json_schema_one_of_required_groups__: ClassVar[tuple[Any, ...]] = (
        ((("fileId",),), (("fileExternalId",),), (("fileInstanceId",),)),
    )

    fileId: Annotated[
        StrictInt | MISSING, Field(ge=-9223372036854775808, le=9223372036854775807)
    ] = MISSING
    """
    Exactly one of `fileId`, `fileExternalId` and `fileInstanceId` names the file. Bounds:
    -9223372036854775808 to 9223372036854775807. Evidence: format supplement, minimum
    supplement, maximum supplement, description supplement.
    """
    fileExternalId: StrictStr | MISSING = MISSING
    """
    The external id of the file, instead of `fileId`. Evidence: supplement.
    """
    fileInstanceId: FileInstanceId | MISSING = MISSING
    annotations: Annotated[list[Annotation], Field(max_length=1000)]
    """
    The annotations of the file. Bounds: at most 1000 items. Evidence: maxItems supplement,
    required supplement.
    """


class ConvertJob(BaseModel):
    """
    The current state of a conversion job, with its images once there are any.
    """

    model_config = ConfigDict(
        extra="allow",
    )
    jobId: Annotated[StrictInt, Field(ge=-9223372036854775808, le=9223372036854775807)]
    """
    The id of the contextualization job. Bounds: -9223372036854775808 to 9223372036854775807.
    """
    status: ConvertJobStatus
    createdTime: Annotated[StrictInt, Field(ge=0, le=9223372036854775807)]
    """
    In milliseconds since 1970-01-01T00:00:00Z, not counting leap seconds. Unit:
    epoch-milliseconds. Bounds: 0 to 9223372036854775807.
    """
    startTime: Annotated[StrictInt | None, Field(ge=0, le=9223372036854775807)]
    """
    In milliseconds since 1970-01-01T00:00:00Z, not counting leap seconds. Unit:
    epoch-milliseconds. Bounds: 0 to 9223372036854775807. Evidence: type supplement.
    """
    statusTime: Annotated[StrictInt, Field(ge=0, le=9223372036854775807)]
    """
    In milliseconds since 1970-01-01T00:00:00Z, not counting leap seconds. Unit:
    epoch-milliseconds. Bounds: 0 to 9223372036854775807.
    """
    items: list[ConvertedFile] | MISSING = MISSING
    """
    The files with their images; present once the job has finished or partly failed.
    """
    errorMessage: StrictStr | None | MISSING = MISSING
    """
    The reason for the failure, if the job failed.
    """
    grayscale: StrictBool | MISSING = MISSING
    """
    True if the SVG images use only shades of gray, which makes them smaller. Default: True.
    """


class ConvertJobCreated(BaseModel):
    """
    The response to a submission.
    """

    model_config = ConfigDict(
        extra="allow",
    )
    items: list[FileReference]
    """
    The files of the job.
    """
    jobId: Annotated[StrictInt, Field(ge=-9223372036854775808, le=9223372036854775807)]
    """
    The id of the contextualization job. Bounds: -9223372036854775808 to 9223372036854775807.
    """
    status: ConvertJobStatus
    createdTime: Annotated[StrictInt, Field(ge=0, le=9223372036854775807)]
    """
    In milliseconds since 1970-01-01T00:00:00Z, not counting leap seconds. Unit:
    epoch-milliseconds. Bounds: 0 to 9223372036854775807.
    """
    startTime: Annotated[StrictInt | None, Field(ge=0, le=9223372036854775807)]
    """
    In milliseconds since 1970-01-01T00:00:00Z, not counting leap seconds. Unit:
    epoch-milliseconds. Bounds: 0 to 9223372036854775807. Evidence: type supplement.
    """
    statusTime: Annotated[StrictInt, Field(ge=0, le=9223372036854775807)]
    """
    In milliseconds since 1970-01-01T00:00:00Z, not counting leap seconds. Unit:
    epoch-milliseconds. Bounds: 0 to 9223372036854775807.
    """
    errorMessage: StrictStr | None | MISSING = MISSING
    """
    The reason for the failure, if the job failed.
    """
    grayscale: StrictBool | MISSING = MISSING
    """
    True if the SVG images use only shades of gray, which makes them smaller. Default: True.
    """


class ConvertJobStatus(StrEnum):
    """
    The current status of a conversion job.
    """

    Queued = "Queued"
    Running = "Running"
    Completed = "Completed"
    Failed = "Failed"


class ConvertRequest(BaseModel):
    """
    The files to convert, with their annotations.
    """

    model_config = ConfigDict(
        extra="allow",
    )
    items: Annotated[list[ConvertItem], Field(max_length=50, min_length=1)]
    """
    The files to create interactive diagrams from, each with its annotations. Bounds: 1 to 50
    items.
    """
    grayscale: StrictBool | MISSING = MISSING
    """
    If true, the SVG images use only shades of gray, which makes them smaller. Default: True.
    """


class ConvertedFile(_JsonSchemaRuntimeValidationBase):
    """
    A file with its converted pages; one entry may have all three ids of the file.
    """

    model_config = ConfigDict(
        extra="allow",
    )

    __json_schema_one_of_required_groups__: ClassVar[tuple[Any, ...]] = (
        ((("results",),), (("errorMessage",),)),
    )

    fileId: Annotated[StrictInt, Field(ge=-9223372036854775808, le=9223372036854775807)]
    """
    The id of the file. Bounds: -9223372036854775808 to 9223372036854775807. Evidence: format
    supplement, minimum supplement, maximum supplement, required supplement.
    """
    fileExternalId: StrictStr | MISSING = MISSING
    """
    The external id of the file.
    """
    fileInstanceId: FileInstanceId | MISSING = MISSING
    results: Annotated[list[ConvertedPage] | MISSING, Field(max_length=50)] = MISSING
    """
    The pages of the file. Bounds: at most 50 items. Evidence: maxItems supplement.
    """
    errorMessage: StrictStr | None | MISSING = MISSING
    """
    The reason the file could not be converted, instead of `results`. Evidence: supplement.
    """


class ConvertedPage(_JsonSchemaRuntimeValidationBase):
    """
    The two images of a page.
    """

    model_config = ConfigDict(
        extra="allow",
    )

    __json_schema_one_of_required_groups__: ClassVar[tuple[Any, ...]] = (
        ((("svgUrl",), ("pngUrl",)), (("errorMessage",),)),
    )

    page: Annotated[StrictInt, Field(ge=1)]
    """
    The page number. Bounds: at least 1. Evidence: minimum supplement, required supplement.
    """
    svgUrl: StrictStr | MISSING = MISSING
    """
    The signed URL of the SVG image, valid for 10 minutes and readable without a token.
    Evidence: description supplement.
    """
    pngUrl: StrictStr | MISSING = MISSING
    """
    The signed URL of the PNG image, valid for 10 minutes and readable without a token.
    Evidence: description supplement.
    """
    errorMessage: StrictStr | None | MISSING = MISSING
    """
    The reason the page could not be converted, instead of the images. Evidence: supplement.
    """


class Entity(RootModel[dict[str, StrictStr | list[StrictStr]]]):
    """
    An object of user-defined members; the page's example has one named `ignoredField`.
    """

    root: dict[str, StrictStr | list[StrictStr]]


class ErrorBody(BaseModel):
    """
    Details of the error.
    """

    model_config = ConfigDict(
        extra="allow",
    )
    code: Annotated[StrictInt | MISSING, Field(ge=-2147483648, le=2147483647)] = MISSING
    """
    The code of the error; required by the vendor's OpenAPI file, but often omitted by its
    servers. Bounds: -2147483648 to 2147483647. Evidence: supplement.
    """
    message: StrictStr
    """
    The explanation of the error. Evidence: supplement.
    """
    missing: list[ErrorItem] | MISSING = MISSING
    """
    The items that are missing. Evidence: supplement.
    """
    duplicated: list[ErrorItem] | MISSING = MISSING
    """
    The items that are duplicated. Evidence: supplement.
    """


class ErrorItem(BaseModel):
    """
    One item that the error concerns.
    """

    model_config = ConfigDict(
        extra="allow",
    )


class ErrorResponse(BaseModel):
    """
    The envelope of every error response.
    """

    model_config = ConfigDict(
        extra="allow",
    )
    error: ErrorBody


class FileInstanceId(BaseModel):
    """
    The instance id of a file.
    """

    model_config = ConfigDict(
        extra="allow",
    )
    space: Annotated[
        StrictStr, Field(max_length=43, min_length=1, pattern="^[a-zA-Z][a-zA-Z0-9_-]*$")
    ]
    """
    The space of the instance. Bounds: 1 to 43 characters, pattern ^[a-zA-Z][a-zA-Z0-9_-]*$.
    Evidence: minLength supplement, maxLength supplement, pattern supplement, required
    supplement.
    """
    externalId: Annotated[
        StrictStr, Field(max_length=255, min_length=1, pattern="^[a-zA-Z][a-zA-Z0-9_]*$")
    ]
    """
    The external id of the instance. Bounds: 1 to 255 characters, pattern
    ^[a-zA-Z][a-zA-Z0-9_]*$. Evidence: minLength supplement, maxLength supplement, pattern
    supplement, required supplement.
    """


class FileReference(BaseModel):
    """
    A file of at most 50 pages, identified by its id, external id or instance id.
    """

    model_config = ConfigDict(
        extra="allow",
    )
    fileId: Annotated[
        StrictInt | MISSING, Field(ge=-9223372036854775808, le=9223372036854775807)
    ] = MISSING
    """
    The id of the file. Bounds: -9223372036854775808 to 9223372036854775807. Evidence: format
    supplement, minimum supplement, maximum supplement.
    """
    fileExternalId: StrictStr | MISSING = MISSING
    """
    The external id of the file. Evidence: supplement.
    """
    fileInstanceId: FileInstanceId | MISSING = MISSING


class RegionShape(StrEnum):
    """
    The shape of a region.
    """

    rectangle = "rectangle"


class Vertex(BaseModel):
    """
    A corner of a region.
    """

    model_config = ConfigDict(
        extra="allow",
    )
    x: Annotated[StrictFloat, Field(ge=0.0, le=1.0)]
    """
    The horizontal position of the corner, as a fraction of the page width. Unit: fraction.
    Bounds: 0 to 1. Evidence: minimum supplement, maximum supplement, x-unit supplement,
    description inferred, required supplement.
    """
    y: Annotated[StrictFloat, Field(ge=0.0, le=1.0)]
    """
    The vertical position of the corner, as a fraction of the page height. Unit: fraction.
    Bounds: 0 to 1. Evidence: minimum supplement, maximum supplement, x-unit supplement,
    description inferred, required supplement.
    """
