# Generated from specs/cognite_diagrams/openapi.yaml by scripts/generate.py (openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the spec or the templates, and generate again.

"""The request and response bodies of Cognite Data Fusion, engineering diagram conversion."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Any, Literal, TypeAlias

from attrs import define

from ._runtime.model import CODECS, ENUMERATIONS, Codec, Model
from ._runtime.types import UNSET, JsonValue, Unset
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
    unlisted,
    writable,
)
from ._spec import SPEC


class RegionShape(StrEnum):
    """
    The shape of a region.

    Convert a diagram to image format:
    https://docs.cognite.com/20230101/engineering-diagrams/convert-a-diagram-to-image-format
    """

    RECTANGLE = "rectangle"


RegionShapeText: TypeAlias = Literal["rectangle",]
_REGION_SHAPE = {member.value: member for member in RegionShape}


class ConvertJobStatus(StrEnum):
    """
    The current status of a conversion job.

    Convert a diagram to image format:
    https://docs.cognite.com/20230101/engineering-diagrams/convert-a-diagram-to-image-format
    Get the results for converting an engineering diagram to an image:
    https://docs.cognite.com/20230101/engineering-diagrams/get-the-results-for-converting-an-engineering-diagram-to-an-image
    """

    QUEUED = "Queued"
    RUNNING = "Running"
    COMPLETED = "Completed"
    FAILED = "Failed"


ConvertJobStatusText: TypeAlias = Literal[
    "Queued",
    "Running",
    "Completed",
    "Failed",
]
_CONVERT_JOB_STATUS = {member.value: member for member in ConvertJobStatus}


@define(init=False, repr=False, eq=False, getstate_setstate=False)
class ConvertRequest(Model):
    """
    The files to convert, with their annotations.

    Convert a diagram to image format:
    https://docs.cognite.com/20230101/engineering-diagrams/convert-a-diagram-to-image-format
    """

    items: list[ConvertItem]
    """
    The files to create interactive diagrams from, each with its annotations. Bounds: 1 to 50
    items.
    """
    grayscale: bool | Unset
    """
    If true, the SVG images use only shades of gray, which makes them smaller. Default: True.
    """

    def __init__(
        self,
        *,
        items: list[ConvertItem],
        grayscale: bool | Unset = UNSET,
        additional_properties: Mapping[str, JsonValue] | None = None,
    ) -> None:
        self.items = items
        self.grayscale = grayscale
        self._settle(additional_properties)

    @property
    def additional_properties(self) -> dict[str, JsonValue]:
        """Undocumented members by name."""
        return self._further()


@define(init=False, repr=False, eq=False, getstate_setstate=False)
class ConvertItem(Model):
    """
    A file of at most 50 pages, identified by its id, external id or instance id, and its
    annotations.

    Convert a diagram to image format:
    https://docs.cognite.com/20230101/engineering-diagrams/convert-a-diagram-to-image-format
    """

    file_id: int | Unset
    """
    Exactly one of `fileId`, `fileExternalId` and `fileInstanceId` names the file. Bounds:
    -9223372036854775808 to 9223372036854775807. Evidence: format supplement, minimum
    supplement, maximum supplement, description supplement.
    """
    file_external_id: str | Unset
    """The external id of the file, instead of `fileId`. Evidence: supplement."""
    file_instance_id: FileInstanceId | Unset
    """Evidence: supplement."""
    annotations: list[Annotation]
    """
    The annotations of the file. Bounds: at most 1000 items. Evidence: maxItems supplement,
    required supplement.
    """

    def __init__(
        self,
        *,
        annotations: list[Annotation],
        file_id: int | Unset = UNSET,
        file_external_id: str | Unset = UNSET,
        file_instance_id: FileInstanceId | Unset = UNSET,
        additional_properties: Mapping[str, JsonValue] | None = None,
    ) -> None:
        self.file_id = file_id
        self.file_external_id = file_external_id
        self.file_instance_id = file_instance_id
        self.annotations = annotations
        self._settle(additional_properties)

    @property
    def additional_properties(self) -> dict[str, JsonValue]:
        """Undocumented members by name."""
        return self._further()


@define(init=False, repr=False, eq=False, getstate_setstate=False)
class FileInstanceId(Model):
    """
    The instance id of a file.

    Convert a diagram to image format:
    https://docs.cognite.com/20230101/engineering-diagrams/convert-a-diagram-to-image-format
    Get the results for converting an engineering diagram to an image:
    https://docs.cognite.com/20230101/engineering-diagrams/get-the-results-for-converting-an-engineering-diagram-to-an-image
    """

    space: str
    """
    The space of the instance. Bounds: 1 to 43 characters, pattern ^[a-zA-Z][a-zA-Z0-9_-]*$.
    Evidence: minLength supplement, maxLength supplement, pattern supplement, required
    supplement.
    """
    external_id: str
    """
    The external id of the instance. Bounds: 1 to 255 characters, pattern
    ^[a-zA-Z][a-zA-Z0-9_]*$. Evidence: minLength supplement, maxLength supplement, pattern
    supplement, required supplement.
    """

    def __init__(
        self,
        *,
        space: str,
        external_id: str,
        additional_properties: Mapping[str, JsonValue] | None = None,
    ) -> None:
        self.space = space
        self.external_id = external_id
        self._settle(additional_properties)

    @property
    def additional_properties(self) -> dict[str, JsonValue]:
        """Undocumented members by name."""
        return self._further()


@define(init=False, repr=False, eq=False, getstate_setstate=False)
class Annotation(Model):
    """
    A text, its region on a page and its entities.

    Convert a diagram to image format:
    https://docs.cognite.com/20230101/engineering-diagrams/convert-a-diagram-to-image-format
    """

    text: str
    """The text of the annotation. Evidence: required supplement."""
    region: AnnotationRegion
    """Evidence: required supplement."""
    confidence: float | Unset
    """
    The confidence in the annotation; 1 is certain. Unit: fraction. Bounds: 0 to 1. Evidence:
    minimum supplement, maximum supplement, x-unit supplement, description inferred.
    """
    entities: list[Entity] | Unset
    """
    The entities of the annotation. Bounds: 1 to 5 items. Evidence: minItems supplement,
    maxItems supplement.
    """

    def __init__(
        self,
        *,
        text: str,
        region: AnnotationRegion,
        confidence: float | Unset = UNSET,
        entities: list[Entity] | Unset = UNSET,
        additional_properties: Mapping[str, JsonValue] | None = None,
    ) -> None:
        self.text = text
        self.region = region
        self.confidence = confidence
        self.entities = entities
        self._settle(additional_properties)

    @property
    def additional_properties(self) -> dict[str, JsonValue]:
        """Undocumented members by name."""
        return self._further()


@define(init=False, repr=False, eq=False, getstate_setstate=False)
class AnnotationRegion(Model):
    """
    A region of one page.

    Convert a diagram to image format:
    https://docs.cognite.com/20230101/engineering-diagrams/convert-a-diagram-to-image-format
    """

    shape: RegionShape | str
    """Evidence: required supplement."""
    vertices: list[Vertex]
    """
    The corners of the region. Bounds: 1 to 4 items. Evidence: minItems inferred, maxItems
    supplement, required supplement.
    """
    page: int
    """
    The page number. Bounds: at least 1. Evidence: minimum supplement, required supplement.
    """

    def __init__(
        self,
        *,
        shape: RegionShape | RegionShapeText,
        vertices: list[Vertex],
        page: int,
        additional_properties: Mapping[str, JsonValue] | None = None,
    ) -> None:
        self.shape = shape
        self.vertices = vertices
        self.page = page
        self._settle(additional_properties)

    @property
    def additional_properties(self) -> dict[str, JsonValue]:
        """Undocumented members by name."""
        return self._further()


@define(init=False, repr=False, eq=False, getstate_setstate=False)
class Vertex(Model):
    """
    A corner of a region.

    Convert a diagram to image format:
    https://docs.cognite.com/20230101/engineering-diagrams/convert-a-diagram-to-image-format
    """

    x: float
    """
    The horizontal position of the corner, as a fraction of the page width. Unit: fraction.
    Bounds: 0 to 1. Evidence: minimum supplement, maximum supplement, x-unit supplement,
    description inferred, required supplement.
    """
    y: float
    """
    The vertical position of the corner, as a fraction of the page height. Unit: fraction.
    Bounds: 0 to 1. Evidence: minimum supplement, maximum supplement, x-unit supplement,
    description inferred, required supplement.
    """

    def __init__(
        self,
        *,
        x: float,
        y: float,
        additional_properties: Mapping[str, JsonValue] | None = None,
    ) -> None:
        self.x = x
        self.y = y
        self._settle(additional_properties)

    @property
    def additional_properties(self) -> dict[str, JsonValue]:
        """Undocumented members by name."""
        return self._further()


@define(init=False, repr=False, eq=False, getstate_setstate=False)
class Entity(Model):
    """
    An object of user-defined members; the page's example has one named `ignoredField`.

    Convert a diagram to image format:
    https://docs.cognite.com/20230101/engineering-diagrams/convert-a-diagram-to-image-format
    """

    def __init__(
        self,
        *,
        additional_properties: Mapping[str, str | list[str]] | None = None,
    ) -> None:
        self._settle(additional_properties)

    @property
    def additional_properties(self) -> dict[str, str | list[str]]:
        """Additional members by name."""
        return self._further()


@define(init=False, repr=False, eq=False, getstate_setstate=False)
class FileReference(Model):
    """
    A file of at most 50 pages, identified by its id, external id or instance id.

    Convert a diagram to image format:
    https://docs.cognite.com/20230101/engineering-diagrams/convert-a-diagram-to-image-format
    """

    file_id: int | Unset
    """
    The id of the file. Bounds: -9223372036854775808 to 9223372036854775807. Evidence: format
    supplement, minimum supplement, maximum supplement.
    """
    file_external_id: str | Unset
    """The external id of the file. Evidence: supplement."""
    file_instance_id: FileInstanceId | Unset
    """Evidence: supplement."""

    def __init__(
        self,
        *,
        file_id: int | Unset = UNSET,
        file_external_id: str | Unset = UNSET,
        file_instance_id: FileInstanceId | Unset = UNSET,
        additional_properties: Mapping[str, JsonValue] | None = None,
    ) -> None:
        self.file_id = file_id
        self.file_external_id = file_external_id
        self.file_instance_id = file_instance_id
        self._settle(additional_properties)

    @property
    def additional_properties(self) -> dict[str, JsonValue]:
        """Undocumented members by name."""
        return self._further()


@define(init=False, repr=False, eq=False, getstate_setstate=False)
class ConvertJobCreated(Model):
    """
    The response to a submission.

    Convert a diagram to image format:
    https://docs.cognite.com/20230101/engineering-diagrams/convert-a-diagram-to-image-format
    """

    items: list[FileReference]
    """The files of the job."""
    job_id: int
    """
    The id of the contextualization job. Bounds: -9223372036854775808 to 9223372036854775807.
    """
    status: ConvertJobStatus | str
    created_time: int
    """
    In milliseconds since 1970-01-01T00:00:00Z, not counting leap seconds. Unit:
    epoch-milliseconds. Bounds: 0 to 9223372036854775807.
    """
    start_time: int | None | Unset
    """
    In milliseconds since 1970-01-01T00:00:00Z, not counting leap seconds. Unit:
    epoch-milliseconds. Bounds: 0 to 9223372036854775807. Evidence: type supplement.
    """
    status_time: int
    """
    In milliseconds since 1970-01-01T00:00:00Z, not counting leap seconds. Unit:
    epoch-milliseconds. Bounds: 0 to 9223372036854775807.
    """
    error_message: str | None | Unset
    """The reason for the failure, if the job failed."""
    grayscale: bool | Unset
    """
    True if the SVG images use only shades of gray, which makes them smaller. Default: True.
    """

    def __init__(
        self,
        *,
        items: list[FileReference],
        job_id: int,
        status: ConvertJobStatus | ConvertJobStatusText,
        created_time: int,
        start_time: int | None,
        status_time: int,
        error_message: str | None | Unset = UNSET,
        grayscale: bool | Unset = UNSET,
        additional_properties: Mapping[str, JsonValue] | None = None,
    ) -> None:
        self.items = items
        self.job_id = job_id
        self.status = status
        self.created_time = created_time
        self.start_time = start_time
        self.status_time = status_time
        self.error_message = error_message
        self.grayscale = grayscale
        self._settle(additional_properties)

    @property
    def additional_properties(self) -> dict[str, JsonValue]:
        """Undocumented members by name."""
        return self._further()


@define(init=False, repr=False, eq=False, getstate_setstate=False)
class ConvertJob(Model):
    """
    The current state of a conversion job, with its images once there are any.

    Get the results for converting an engineering diagram to an image:
    https://docs.cognite.com/20230101/engineering-diagrams/get-the-results-for-converting-an-engineering-diagram-to-an-image
    """

    job_id: int
    """
    The id of the contextualization job. Bounds: -9223372036854775808 to 9223372036854775807.
    """
    status: ConvertJobStatus | str
    created_time: int
    """
    In milliseconds since 1970-01-01T00:00:00Z, not counting leap seconds. Unit:
    epoch-milliseconds. Bounds: 0 to 9223372036854775807.
    """
    start_time: int | None | Unset
    """
    In milliseconds since 1970-01-01T00:00:00Z, not counting leap seconds. Unit:
    epoch-milliseconds. Bounds: 0 to 9223372036854775807. Evidence: type supplement.
    """
    status_time: int
    """
    In milliseconds since 1970-01-01T00:00:00Z, not counting leap seconds. Unit:
    epoch-milliseconds. Bounds: 0 to 9223372036854775807.
    """
    items: list[ConvertedFile] | Unset
    """The files with their images; present once the job has finished or partly failed."""
    error_message: str | None | Unset
    """The reason for the failure, if the job failed."""
    grayscale: bool | Unset
    """
    True if the SVG images use only shades of gray, which makes them smaller. Default: True.
    """

    def __init__(
        self,
        *,
        job_id: int,
        status: ConvertJobStatus | ConvertJobStatusText,
        created_time: int,
        start_time: int | None,
        status_time: int,
        items: list[ConvertedFile] | Unset = UNSET,
        error_message: str | None | Unset = UNSET,
        grayscale: bool | Unset = UNSET,
        additional_properties: Mapping[str, JsonValue] | None = None,
    ) -> None:
        self.job_id = job_id
        self.status = status
        self.created_time = created_time
        self.start_time = start_time
        self.status_time = status_time
        self.items = items
        self.error_message = error_message
        self.grayscale = grayscale
        self._settle(additional_properties)

    @property
    def additional_properties(self) -> dict[str, JsonValue]:
        """Undocumented members by name."""
        return self._further()


@define(init=False, repr=False, eq=False, getstate_setstate=False)
class ConvertedFile(Model):
    """
    A file with its converted pages; one entry may have all three ids of the file.

    Get the results for converting an engineering diagram to an image:
    https://docs.cognite.com/20230101/engineering-diagrams/get-the-results-for-converting-an-engineering-diagram-to-an-image
    """

    file_id: int
    """
    The id of the file. Bounds: -9223372036854775808 to 9223372036854775807. Evidence: format
    supplement, minimum supplement, maximum supplement, required supplement.
    """
    file_external_id: str | Unset
    """The external id of the file."""
    file_instance_id: FileInstanceId | Unset
    results: list[ConvertedPage] | Unset
    """The pages of the file. Bounds: at most 50 items. Evidence: maxItems supplement."""
    error_message: str | None | Unset
    """
    The reason the file could not be converted, instead of `results`. Evidence: supplement.
    """

    def __init__(
        self,
        *,
        file_id: int,
        file_external_id: str | Unset = UNSET,
        file_instance_id: FileInstanceId | Unset = UNSET,
        results: list[ConvertedPage] | Unset = UNSET,
        error_message: str | None | Unset = UNSET,
        additional_properties: Mapping[str, JsonValue] | None = None,
    ) -> None:
        self.file_id = file_id
        self.file_external_id = file_external_id
        self.file_instance_id = file_instance_id
        self.results = results
        self.error_message = error_message
        self._settle(additional_properties)

    @property
    def additional_properties(self) -> dict[str, JsonValue]:
        """Undocumented members by name."""
        return self._further()


@define(init=False, repr=False, eq=False, getstate_setstate=False)
class ConvertedPage(Model):
    """
    The two images of a page.

    Get the results for converting an engineering diagram to an image:
    https://docs.cognite.com/20230101/engineering-diagrams/get-the-results-for-converting-an-engineering-diagram-to-an-image
    """

    page: int
    """
    The page number. Bounds: at least 1. Evidence: minimum supplement, required supplement.
    """
    svg_url: str | Unset
    """
    The signed URL of the SVG image, valid for 10 minutes and readable without a token.
    Evidence: description supplement.
    """
    png_url: str | Unset
    """
    The signed URL of the PNG image, valid for 10 minutes and readable without a token.
    Evidence: description supplement.
    """
    error_message: str | None | Unset
    """
    The reason the page could not be converted, instead of the images. Evidence: supplement.
    """

    def __init__(
        self,
        *,
        page: int,
        svg_url: str | Unset = UNSET,
        png_url: str | Unset = UNSET,
        error_message: str | None | Unset = UNSET,
        additional_properties: Mapping[str, JsonValue] | None = None,
    ) -> None:
        self.page = page
        self.svg_url = svg_url
        self.png_url = png_url
        self.error_message = error_message
        self._settle(additional_properties)

    @property
    def additional_properties(self) -> dict[str, JsonValue]:
        """Undocumented members by name."""
        return self._further()


@define(init=False, repr=False, eq=False, getstate_setstate=False)
class ErrorResponse(Model):
    """
    The envelope of every error response.

    Evidence: supplement.

    Convert a diagram to image format:
    https://docs.cognite.com/20230101/engineering-diagrams/convert-a-diagram-to-image-format
    Get the results for converting an engineering diagram to an image:
    https://docs.cognite.com/20230101/engineering-diagrams/get-the-results-for-converting-an-engineering-diagram-to-an-image
    """

    error: ErrorBody
    """Evidence: supplement."""

    def __init__(
        self,
        *,
        error: ErrorBody,
        additional_properties: Mapping[str, JsonValue] | None = None,
    ) -> None:
        self.error = error
        self._settle(additional_properties)

    @property
    def additional_properties(self) -> dict[str, JsonValue]:
        """Undocumented members by name."""
        return self._further()


@define(init=False, repr=False, eq=False, getstate_setstate=False)
class ErrorBody(Model):
    """
    Details of the error.

    Evidence: supplement.

    Convert a diagram to image format:
    https://docs.cognite.com/20230101/engineering-diagrams/convert-a-diagram-to-image-format
    Get the results for converting an engineering diagram to an image:
    https://docs.cognite.com/20230101/engineering-diagrams/get-the-results-for-converting-an-engineering-diagram-to-an-image
    """

    code: int | Unset
    """
    The code of the error; required by the vendor's OpenAPI file, but often omitted by its
    servers. Bounds: -2147483648 to 2147483647. Evidence: supplement.
    """
    message: str
    """The explanation of the error. Evidence: supplement."""
    missing: list[ErrorItem] | Unset
    """The items that are missing. Evidence: supplement."""
    duplicated: list[ErrorItem] | Unset
    """The items that are duplicated. Evidence: supplement."""

    def __init__(
        self,
        *,
        message: str,
        code: int | Unset = UNSET,
        missing: list[ErrorItem] | Unset = UNSET,
        duplicated: list[ErrorItem] | Unset = UNSET,
        additional_properties: Mapping[str, JsonValue] | None = None,
    ) -> None:
        self.code = code
        self.message = message
        self.missing = missing
        self.duplicated = duplicated
        self._settle(additional_properties)

    @property
    def additional_properties(self) -> dict[str, JsonValue]:
        """Undocumented members by name."""
        return self._further()


@define(init=False, repr=False, eq=False, getstate_setstate=False)
class ErrorItem(Model):
    """
    One item that the error concerns.

    Evidence: supplement.

    Convert a diagram to image format:
    https://docs.cognite.com/20230101/engineering-diagrams/convert-a-diagram-to-image-format
    Get the results for converting an engineering diagram to an image:
    https://docs.cognite.com/20230101/engineering-diagrams/get-the-results-for-converting-an-engineering-diagram-to-an-image
    """

    def __init__(
        self,
        *,
        additional_properties: Mapping[str, JsonValue] | None = None,
    ) -> None:
        self._settle(additional_properties)

    @property
    def additional_properties(self) -> dict[str, JsonValue]:
        """Undocumented members by name."""
        return self._further()


_CONVERT_REQUEST_MEMBERS: frozenset[str] = frozenset(["items", "grayscale"])
_CONVERT_ITEM_MEMBERS: frozenset[str] = frozenset(
    ["fileId", "fileExternalId", "fileInstanceId", "annotations"]
)
_FILE_INSTANCE_ID_MEMBERS: frozenset[str] = frozenset(["space", "externalId"])
_ANNOTATION_MEMBERS: frozenset[str] = frozenset(["text", "region", "confidence", "entities"])
_ANNOTATION_REGION_MEMBERS: frozenset[str] = frozenset(["shape", "vertices", "page"])
_VERTEX_MEMBERS: frozenset[str] = frozenset(["x", "y"])
_ENTITY_MEMBERS: frozenset[str] = frozenset([])
_FILE_REFERENCE_MEMBERS: frozenset[str] = frozenset(["fileId", "fileExternalId", "fileInstanceId"])
_CONVERT_JOB_CREATED_MEMBERS: frozenset[str] = frozenset(
    [
        "items",
        "jobId",
        "status",
        "createdTime",
        "startTime",
        "statusTime",
        "errorMessage",
        "grayscale",
    ]
)
_CONVERT_JOB_MEMBERS: frozenset[str] = frozenset(
    [
        "jobId",
        "status",
        "createdTime",
        "startTime",
        "statusTime",
        "items",
        "errorMessage",
        "grayscale",
    ]
)
_CONVERTED_FILE_MEMBERS: frozenset[str] = frozenset(
    ["fileId", "fileExternalId", "fileInstanceId", "results", "errorMessage"]
)
_CONVERTED_PAGE_MEMBERS: frozenset[str] = frozenset(["page", "svgUrl", "pngUrl", "errorMessage"])
_ERROR_RESPONSE_MEMBERS: frozenset[str] = frozenset(["error"])
_ERROR_BODY_MEMBERS: frozenset[str] = frozenset(["code", "message", "missing", "duplicated"])
_ERROR_ITEM_MEMBERS: frozenset[str] = frozenset([])
_PATTERN_1 = re.compile("^[a-zA-Z][a-zA-Z0-9_-]*\\Z", re.ASCII).search
_PATTERN_2 = re.compile("^[a-zA-Z][a-zA-Z0-9_]*\\Z", re.ASCII).search


def _read_convert_request(body: Any, strict: bool) -> Any:
    convert_request: Any = new(ConvertRequest)
    items = body["items"]
    convert_request.grayscale = grayscale = body.get("grayscale", UNSET)
    if (
        type(items) is not ARRAY
        or not 1 <= len(items) <= 50
        or grayscale is not UNSET
        and type(grayscale) is not bool
    ):
        raise Refused
    convert_request.items = [_read_convert_item(item, strict) for item in items]
    known = 1 + (grayscale is not UNSET)
    convert_request.__further__ = (
        None if len(body) == known else additional(body, _CONVERT_REQUEST_MEMBERS)
    )
    return convert_request


def _write_convert_request(convert_request: Any, strict: bool) -> Any:
    if not is_a(convert_request, ConvertRequest):
        raise Refused
    if (
        type(items := convert_request.items) is not ARRAY
        or not 1 <= len(items) <= 50
        or (grayscale := convert_request.grayscale) is not UNSET
        and type(grayscale) is not bool
    ):
        raise Refused
    body: dict[str, Any] = {"items": [_write_convert_item(item, strict) for item in items]}
    if grayscale is not UNSET:
        body["grayscale"] = grayscale
    if further := convert_request.__further__:
        body.update(writable(further, _CONVERT_REQUEST_MEMBERS))
    return body


def _check_convert_request(convert_request: Any) -> None:
    if (
        type(items := convert_request.items) is not ARRAY
        or not 1 <= len(items) <= 50
        or (grayscale := convert_request.grayscale) is not UNSET
        and type(grayscale) is not bool
    ):
        raise Refused
    for item in items:
        if not isinstance(item, ConvertItem):
            raise Refused
    if further := convert_request.__further__:
        writable(further, _CONVERT_REQUEST_MEMBERS)
        for name in further:
            if type(name) is not str:
                raise Refused


def _read_convert_item(body: Any, strict: bool) -> Any:
    if ("fileId" in body) + ("fileExternalId" in body) + ("fileInstanceId" in body) != 1:
        raise Refused
    convert_item: Any = new(ConvertItem)
    convert_item.file_id = file_id = body.get("fileId", UNSET)
    convert_item.file_external_id = file_external_id = body.get("fileExternalId", UNSET)
    convert_item.file_instance_id = (
        _read_file_instance_id(body["fileInstanceId"], strict)
        if "fileInstanceId" in body
        else UNSET
    )
    annotations = body["annotations"]
    if (
        file_id is not UNSET
        and (
            type(file_id) is not int
            and not is_whole(file_id)
            or not -9223372036854775808 <= file_id <= 9223372036854775807
        )
        or file_external_id is not UNSET
        and type(file_external_id) is not str
        or type(annotations) is not ARRAY
        or len(annotations) > 1000
    ):
        raise Refused
    if type(file_id) is float:
        convert_item.file_id = int(file_id)
    convert_item.annotations = [_read_annotation(item, strict) for item in annotations]
    known = (
        1 + (file_id is not UNSET) + (file_external_id is not UNSET) + ("fileInstanceId" in body)
    )
    convert_item.__further__ = (
        None if len(body) == known else additional(body, _CONVERT_ITEM_MEMBERS)
    )
    return convert_item


def _write_convert_item(convert_item: Any, strict: bool) -> Any:
    if not is_a(convert_item, ConvertItem):
        raise Refused
    file_instance_id = convert_item.file_instance_id
    if (
        (file_id := convert_item.file_id) is not UNSET
        and (
            type(file_id) is not int
            and not is_whole(file_id)
            or not -9223372036854775808 <= file_id <= 9223372036854775807
        )
        or (file_external_id := convert_item.file_external_id) is not UNSET
        and type(file_external_id) is not str
        or type(annotations := convert_item.annotations) is not ARRAY
        or len(annotations) > 1000
    ):
        raise Refused
    body: dict[str, Any] = {
        "annotations": [_write_annotation(item, strict) for item in annotations]
    }
    if file_id is not UNSET:
        body["fileId"] = int(file_id) if type(file_id) is float else file_id
    if file_external_id is not UNSET:
        body["fileExternalId"] = file_external_id
    if file_instance_id is not UNSET:
        body["fileInstanceId"] = _write_file_instance_id(file_instance_id, strict)
    if further := convert_item.__further__:
        body.update(writable(further, _CONVERT_ITEM_MEMBERS))
    if ("fileId" in body) + ("fileExternalId" in body) + ("fileInstanceId" in body) != 1:
        raise Refused
    return body


def _check_convert_item(convert_item: Any) -> None:
    file_instance_id = convert_item.file_instance_id
    if (
        (file_id := convert_item.file_id) is not UNSET
        and (
            type(file_id) is not int
            and not is_whole(file_id)
            or not -9223372036854775808 <= file_id <= 9223372036854775807
        )
        or (file_external_id := convert_item.file_external_id) is not UNSET
        and type(file_external_id) is not str
        or type(annotations := convert_item.annotations) is not ARRAY
        or len(annotations) > 1000
    ):
        raise Refused
    if file_instance_id is not UNSET and not isinstance(file_instance_id, FileInstanceId):
        raise Refused
    if type(file_id) is float:
        convert_item.file_id = int(file_id)
    for item in annotations:
        if not isinstance(item, Annotation):
            raise Refused
    if further := convert_item.__further__:
        writable(further, _CONVERT_ITEM_MEMBERS)
        for name in further:
            if type(name) is not str:
                raise Refused
    if (convert_item.file_id is not UNSET) + (convert_item.file_external_id is not UNSET) + (
        convert_item.file_instance_id is not UNSET
    ) != 1:
        raise Refused


def _read_file_instance_id(body: Any, strict: bool) -> Any:
    file_instance_id: Any = new(FileInstanceId)
    file_instance_id.space = space = body["space"]
    file_instance_id.external_id = external_id = body["externalId"]
    if (
        type(space) is not str
        or not 1 <= len(space) <= 43
        or _PATTERN_1(space) is None
        or type(external_id) is not str
        or not 1 <= len(external_id) <= 255
        or _PATTERN_2(external_id) is None
    ):
        raise Refused
    file_instance_id.__further__ = (
        None if len(body) == 2 else additional(body, _FILE_INSTANCE_ID_MEMBERS)
    )
    return file_instance_id


def _write_file_instance_id(file_instance_id: Any, strict: bool) -> Any:
    if not is_a(file_instance_id, FileInstanceId):
        raise Refused
    if (
        type(space := file_instance_id.space) is not str
        or not 1 <= len(space) <= 43
        or _PATTERN_1(space) is None
        or type(external_id := file_instance_id.external_id) is not str
        or not 1 <= len(external_id) <= 255
        or _PATTERN_2(external_id) is None
    ):
        raise Refused
    body: dict[str, Any] = {"space": space, "externalId": external_id}
    if further := file_instance_id.__further__:
        body.update(writable(further, _FILE_INSTANCE_ID_MEMBERS))
    return body


def _check_file_instance_id(file_instance_id: Any) -> None:
    if (
        type(space := file_instance_id.space) is not str
        or not 1 <= len(space) <= 43
        or _PATTERN_1(space) is None
        or type(external_id := file_instance_id.external_id) is not str
        or not 1 <= len(external_id) <= 255
        or _PATTERN_2(external_id) is None
    ):
        raise Refused
    if further := file_instance_id.__further__:
        writable(further, _FILE_INSTANCE_ID_MEMBERS)
        for name in further:
            if type(name) is not str:
                raise Refused


def _read_annotation(body: Any, strict: bool) -> Any:
    annotation: Any = new(Annotation)
    annotation.text = text = body["text"]
    annotation.region = _read_annotation_region(body["region"], strict)
    annotation.confidence = confidence = body.get("confidence", UNSET)
    entities = body.get("entities", UNSET)
    if (
        type(text) is not str
        or confidence is not UNSET
        and (
            type(confidence) is not float
            and type(confidence) is not int
            or not 0 <= confidence <= 1
        )
        or entities is not UNSET
        and (type(entities) is not ARRAY or not 1 <= len(entities) <= 5)
    ):
        raise Refused
    annotation.entities = (
        UNSET if entities is UNSET else [_read_entity(item, strict) for item in entities]
    )
    known = 2 + (confidence is not UNSET) + (entities is not UNSET)
    annotation.__further__ = None if len(body) == known else additional(body, _ANNOTATION_MEMBERS)
    return annotation


def _write_annotation(annotation: Any, strict: bool) -> Any:
    if not is_a(annotation, Annotation):
        raise Refused
    if (
        type(text := annotation.text) is not str
        or (confidence := annotation.confidence) is not UNSET
        and (
            type(confidence) is not float
            and type(confidence) is not int
            or not 0 <= confidence <= 1
        )
        or (entities := annotation.entities) is not UNSET
        and (type(entities) is not ARRAY or not 1 <= len(entities) <= 5)
    ):
        raise Refused
    body: dict[str, Any] = {
        "text": text,
        "region": _write_annotation_region(annotation.region, strict),
    }
    if confidence is not UNSET:
        body["confidence"] = confidence
    if entities is not UNSET:
        body["entities"] = [_write_entity(item, strict) for item in entities]
    if further := annotation.__further__:
        body.update(writable(further, _ANNOTATION_MEMBERS))
    return body


def _check_annotation(annotation: Any) -> None:
    if (
        type(annotation.text) is not str
        or (confidence := annotation.confidence) is not UNSET
        and (
            type(confidence) is not float
            and type(confidence) is not int
            or not 0 <= confidence <= 1
        )
        or (entities := annotation.entities) is not UNSET
        and (type(entities) is not ARRAY or not 1 <= len(entities) <= 5)
    ):
        raise Refused
    if not isinstance(annotation.region, AnnotationRegion):
        raise Refused
    if entities is not UNSET:
        for item in entities:
            if not isinstance(item, Entity):
                raise Refused
    if further := annotation.__further__:
        writable(further, _ANNOTATION_MEMBERS)
        for name in further:
            if type(name) is not str:
                raise Refused


def _read_annotation_region(body: Any, strict: bool) -> Any:
    annotation_region: Any = new(AnnotationRegion)
    value = body["shape"]
    annotation_region.shape = (
        _REGION_SHAPE[value] if value in _REGION_SHAPE else unlisted(value, strict)
    )
    vertices = body["vertices"]
    annotation_region.page = page = body["page"]
    if (
        type(vertices) is not ARRAY
        or not 1 <= len(vertices) <= 4
        or type(page) is not int
        and not is_whole(page)
        or not 1 <= page
    ):
        raise Refused
    annotation_region.vertices = [_read_vertex(item, strict) for item in vertices]
    if type(page) is float:
        annotation_region.page = int(page)
    annotation_region.__further__ = (
        None if len(body) == 3 else additional(body, _ANNOTATION_REGION_MEMBERS)
    )
    return annotation_region


def _write_annotation_region(annotation_region: Any, strict: bool) -> Any:
    if not is_a(annotation_region, AnnotationRegion):
        raise Refused
    shape = annotation_region.shape
    if (
        type(vertices := annotation_region.vertices) is not ARRAY
        or not 1 <= len(vertices) <= 4
        or type(page := annotation_region.page) is not int
        and not is_whole(page)
        or not 1 <= page
    ):
        raise Refused
    body: dict[str, Any] = {
        "shape": shape._value_
        if type(shape) is RegionShape
        else text_of(_REGION_SHAPE, shape, strict),
        "vertices": [_write_vertex(item, strict) for item in vertices],
        "page": int(page) if type(page) is float else page,
    }
    if further := annotation_region.__further__:
        body.update(writable(further, _ANNOTATION_REGION_MEMBERS))
    return body


def _check_annotation_region(annotation_region: Any) -> None:
    shape = annotation_region.shape
    if (
        type(vertices := annotation_region.vertices) is not ARRAY
        or not 1 <= len(vertices) <= 4
        or type(page := annotation_region.page) is not int
        and not is_whole(page)
        or not 1 <= page
    ):
        raise Refused
    annotation_region.shape = listed(_REGION_SHAPE, shape)
    for item in vertices:
        if not isinstance(item, Vertex):
            raise Refused
    if type(page) is float:
        annotation_region.page = int(page)
    if further := annotation_region.__further__:
        writable(further, _ANNOTATION_REGION_MEMBERS)
        for name in further:
            if type(name) is not str:
                raise Refused


def _read_vertex(body: Any, strict: bool) -> Any:
    vertex: Any = new(Vertex)
    vertex.x = x = body["x"]
    vertex.y = y = body["y"]
    if (
        type(x) is not float
        and type(x) is not int
        or not 0 <= x <= 1
        or type(y) is not float
        and type(y) is not int
        or not 0 <= y <= 1
    ):
        raise Refused
    vertex.__further__ = None if len(body) == 2 else additional(body, _VERTEX_MEMBERS)
    return vertex


def _write_vertex(vertex: Any, strict: bool) -> Any:
    if not is_a(vertex, Vertex):
        raise Refused
    if (
        type(x := vertex.x) is not float
        and type(x) is not int
        or not 0 <= x <= 1
        or type(y := vertex.y) is not float
        and type(y) is not int
        or not 0 <= y <= 1
    ):
        raise Refused
    body: dict[str, Any] = {"x": x, "y": y}
    if further := vertex.__further__:
        body.update(writable(further, _VERTEX_MEMBERS))
    return body


def _check_vertex(vertex: Any) -> None:
    if (
        type(x := vertex.x) is not float
        and type(x) is not int
        or not 0 <= x <= 1
        or type(y := vertex.y) is not float
        and type(y) is not int
        or not 0 <= y <= 1
    ):
        raise Refused
    if further := vertex.__further__:
        writable(further, _VERTEX_MEMBERS)
        for name in further:
            if type(name) is not str:
                raise Refused


def _read_entity(body: Any, strict: bool) -> Any:
    if type(body) is not OBJECT:
        raise Refused
    entity: Any = new(Entity)
    further: dict[str, Any] = {}
    for name, value in body.items():
        if type(value) is str:
            pass
        elif type(value) is ARRAY:
            for item in value:
                if type(item) is not str:
                    raise Refused
        else:
            raise Refused
        further[name] = list(value) if type(value) is ARRAY else value
    entity.__further__ = further or None
    return entity


def _write_entity(entity: Any, strict: bool) -> Any:
    if not is_a(entity, Entity):
        raise Refused
    body: dict[str, Any] = {}
    if further := entity.__further__:
        for name, value in writable(further, _ENTITY_MEMBERS).items():
            if type(value) is str:
                pass
            elif type(value) is ARRAY:
                for item in value:
                    if type(item) is not str:
                        raise Refused
            else:
                raise Refused
            body[name] = list(value) if type(value) is ARRAY else value
    return body


def _check_entity(entity: Any) -> None:
    if further := entity.__further__:
        writable(further, _ENTITY_MEMBERS)
        for name, value in further.items():
            if type(name) is not str:
                raise Refused
            if type(value) is str:
                pass
            elif type(value) is ARRAY:
                for item in value:
                    if type(item) is not str:
                        raise Refused
            else:
                raise Refused
            further[name] = value if type(value) is ARRAY else value


def _read_file_reference(body: Any, strict: bool) -> Any:
    if type(body) is not OBJECT:
        raise Refused
    file_reference: Any = new(FileReference)
    file_reference.file_id = file_id = body.get("fileId", UNSET)
    file_reference.file_external_id = file_external_id = body.get("fileExternalId", UNSET)
    file_reference.file_instance_id = (
        _read_file_instance_id(body["fileInstanceId"], strict)
        if "fileInstanceId" in body
        else UNSET
    )
    if (
        file_id is not UNSET
        and (
            type(file_id) is not int
            and not is_whole(file_id)
            or not -9223372036854775808 <= file_id <= 9223372036854775807
        )
        or file_external_id is not UNSET
        and type(file_external_id) is not str
    ):
        raise Refused
    if type(file_id) is float:
        file_reference.file_id = int(file_id)
    known = (file_id is not UNSET) + (file_external_id is not UNSET) + ("fileInstanceId" in body)
    file_reference.__further__ = (
        None if len(body) == known else additional(body, _FILE_REFERENCE_MEMBERS)
    )
    return file_reference


def _write_file_reference(file_reference: Any, strict: bool) -> Any:
    if not is_a(file_reference, FileReference):
        raise Refused
    file_instance_id = file_reference.file_instance_id
    if (
        (file_id := file_reference.file_id) is not UNSET
        and (
            type(file_id) is not int
            and not is_whole(file_id)
            or not -9223372036854775808 <= file_id <= 9223372036854775807
        )
        or (file_external_id := file_reference.file_external_id) is not UNSET
        and type(file_external_id) is not str
    ):
        raise Refused
    body: dict[str, Any] = {}
    if file_id is not UNSET:
        body["fileId"] = int(file_id) if type(file_id) is float else file_id
    if file_external_id is not UNSET:
        body["fileExternalId"] = file_external_id
    if file_instance_id is not UNSET:
        body["fileInstanceId"] = _write_file_instance_id(file_instance_id, strict)
    if further := file_reference.__further__:
        body.update(writable(further, _FILE_REFERENCE_MEMBERS))
    return body


def _check_file_reference(file_reference: Any) -> None:
    file_instance_id = file_reference.file_instance_id
    if (
        (file_id := file_reference.file_id) is not UNSET
        and (
            type(file_id) is not int
            and not is_whole(file_id)
            or not -9223372036854775808 <= file_id <= 9223372036854775807
        )
        or (file_external_id := file_reference.file_external_id) is not UNSET
        and type(file_external_id) is not str
    ):
        raise Refused
    if file_instance_id is not UNSET and not isinstance(file_instance_id, FileInstanceId):
        raise Refused
    if type(file_id) is float:
        file_reference.file_id = int(file_id)
    if further := file_reference.__further__:
        writable(further, _FILE_REFERENCE_MEMBERS)
        for name in further:
            if type(name) is not str:
                raise Refused


def _read_convert_job_created(body: Any, strict: bool) -> Any:
    convert_job_created: Any = new(ConvertJobCreated)
    items = body["items"]
    convert_job_created.job_id = job_id = body["jobId"]
    value = body["status"]
    convert_job_created.status = (
        _CONVERT_JOB_STATUS[value] if value in _CONVERT_JOB_STATUS else unlisted(value, strict)
    )
    convert_job_created.created_time = created_time = body["createdTime"]
    convert_job_created.start_time = start_time = body.get("startTime", UNSET)
    convert_job_created.status_time = status_time = body["statusTime"]
    convert_job_created.error_message = error_message = body.get("errorMessage", UNSET)
    convert_job_created.grayscale = grayscale = body.get("grayscale", UNSET)
    if (
        type(items) is not ARRAY
        or type(job_id) is not int
        and not is_whole(job_id)
        or not -9223372036854775808 <= job_id <= 9223372036854775807
        or type(created_time) is not int
        and not is_whole(created_time)
        or not 0 <= created_time <= 9223372036854775807
        or start_time is not UNSET
        and start_time is not None
        and (
            type(start_time) is not int
            and not is_whole(start_time)
            or not 0 <= start_time <= 9223372036854775807
        )
        or strict
        and not (start_time is not UNSET)
        or type(status_time) is not int
        and not is_whole(status_time)
        or not 0 <= status_time <= 9223372036854775807
        or error_message is not UNSET
        and error_message is not None
        and type(error_message) is not str
        or grayscale is not UNSET
        and type(grayscale) is not bool
    ):
        raise Refused
    convert_job_created.items = [_read_file_reference(item, strict) for item in items]
    if type(job_id) is float:
        convert_job_created.job_id = int(job_id)
    if type(created_time) is float:
        convert_job_created.created_time = int(created_time)
    if type(start_time) is float:
        convert_job_created.start_time = int(start_time)
    if type(status_time) is float:
        convert_job_created.status_time = int(status_time)
    known = 5 + (start_time is not UNSET) + (error_message is not UNSET) + (grayscale is not UNSET)
    convert_job_created.__further__ = (
        None if len(body) == known else additional(body, _CONVERT_JOB_CREATED_MEMBERS)
    )
    return convert_job_created


def _write_convert_job_created(convert_job_created: Any, strict: bool) -> Any:
    if not is_a(convert_job_created, ConvertJobCreated):
        raise Refused
    status = convert_job_created.status
    if (
        type(items := convert_job_created.items) is not ARRAY
        or type(job_id := convert_job_created.job_id) is not int
        and not is_whole(job_id)
        or not -9223372036854775808 <= job_id <= 9223372036854775807
        or type(created_time := convert_job_created.created_time) is not int
        and not is_whole(created_time)
        or not 0 <= created_time <= 9223372036854775807
        or (start_time := convert_job_created.start_time) is not UNSET
        and start_time is not None
        and (
            type(start_time) is not int
            and not is_whole(start_time)
            or not 0 <= start_time <= 9223372036854775807
        )
        or type(status_time := convert_job_created.status_time) is not int
        and not is_whole(status_time)
        or not 0 <= status_time <= 9223372036854775807
        or (error_message := convert_job_created.error_message) is not UNSET
        and error_message is not None
        and type(error_message) is not str
        or (grayscale := convert_job_created.grayscale) is not UNSET
        and type(grayscale) is not bool
    ):
        raise Refused
    if strict and start_time is UNSET:
        raise Refused
    body: dict[str, Any] = {
        "items": [_write_file_reference(item, strict) for item in items],
        "jobId": int(job_id) if type(job_id) is float else job_id,
        "status": status._value_
        if type(status) is ConvertJobStatus
        else text_of(_CONVERT_JOB_STATUS, status, strict),
        "createdTime": int(created_time) if type(created_time) is float else created_time,
        "statusTime": int(status_time) if type(status_time) is float else status_time,
    }
    if start_time is not UNSET:
        body["startTime"] = (
            None
            if start_time is None
            else int(start_time)
            if type(start_time) is float
            else start_time
        )
    if error_message is not UNSET:
        body["errorMessage"] = error_message
    if grayscale is not UNSET:
        body["grayscale"] = grayscale
    if further := convert_job_created.__further__:
        body.update(writable(further, _CONVERT_JOB_CREATED_MEMBERS))
    return body


def _check_convert_job_created(convert_job_created: Any) -> None:
    status = convert_job_created.status
    if (
        type(items := convert_job_created.items) is not ARRAY
        or type(job_id := convert_job_created.job_id) is not int
        and not is_whole(job_id)
        or not -9223372036854775808 <= job_id <= 9223372036854775807
        or type(created_time := convert_job_created.created_time) is not int
        and not is_whole(created_time)
        or not 0 <= created_time <= 9223372036854775807
        or (start_time := convert_job_created.start_time) is not UNSET
        and start_time is not None
        and (
            type(start_time) is not int
            and not is_whole(start_time)
            or not 0 <= start_time <= 9223372036854775807
        )
        or type(status_time := convert_job_created.status_time) is not int
        and not is_whole(status_time)
        or not 0 <= status_time <= 9223372036854775807
        or (error_message := convert_job_created.error_message) is not UNSET
        and error_message is not None
        and type(error_message) is not str
        or (grayscale := convert_job_created.grayscale) is not UNSET
        and type(grayscale) is not bool
    ):
        raise Refused
    if start_time is UNSET:
        raise Refused
    for item in items:
        if not isinstance(item, FileReference):
            raise Refused
    if type(job_id) is float:
        convert_job_created.job_id = int(job_id)
    convert_job_created.status = listed(_CONVERT_JOB_STATUS, status)
    if type(created_time) is float:
        convert_job_created.created_time = int(created_time)
    if type(start_time) is float:
        convert_job_created.start_time = int(start_time)
    if type(status_time) is float:
        convert_job_created.status_time = int(status_time)
    if further := convert_job_created.__further__:
        writable(further, _CONVERT_JOB_CREATED_MEMBERS)
        for name in further:
            if type(name) is not str:
                raise Refused


def _read_convert_job(body: Any, strict: bool) -> Any:
    convert_job: Any = new(ConvertJob)
    convert_job.job_id = job_id = body["jobId"]
    value = body["status"]
    convert_job.status = (
        _CONVERT_JOB_STATUS[value] if value in _CONVERT_JOB_STATUS else unlisted(value, strict)
    )
    convert_job.created_time = created_time = body["createdTime"]
    convert_job.start_time = start_time = body.get("startTime", UNSET)
    convert_job.status_time = status_time = body["statusTime"]
    items = body.get("items", UNSET)
    convert_job.error_message = error_message = body.get("errorMessage", UNSET)
    convert_job.grayscale = grayscale = body.get("grayscale", UNSET)
    if (
        type(job_id) is not int
        and not is_whole(job_id)
        or not -9223372036854775808 <= job_id <= 9223372036854775807
        or type(created_time) is not int
        and not is_whole(created_time)
        or not 0 <= created_time <= 9223372036854775807
        or start_time is not UNSET
        and start_time is not None
        and (
            type(start_time) is not int
            and not is_whole(start_time)
            or not 0 <= start_time <= 9223372036854775807
        )
        or strict
        and not (start_time is not UNSET)
        or type(status_time) is not int
        and not is_whole(status_time)
        or not 0 <= status_time <= 9223372036854775807
        or items is not UNSET
        and type(items) is not ARRAY
        or error_message is not UNSET
        and error_message is not None
        and type(error_message) is not str
        or grayscale is not UNSET
        and type(grayscale) is not bool
    ):
        raise Refused
    if type(job_id) is float:
        convert_job.job_id = int(job_id)
    if type(created_time) is float:
        convert_job.created_time = int(created_time)
    if type(start_time) is float:
        convert_job.start_time = int(start_time)
    if type(status_time) is float:
        convert_job.status_time = int(status_time)
    convert_job.items = (
        UNSET if items is UNSET else [_read_converted_file(item, strict) for item in items]
    )
    known = (
        4
        + (start_time is not UNSET)
        + (items is not UNSET)
        + (error_message is not UNSET)
        + (grayscale is not UNSET)
    )
    convert_job.__further__ = None if len(body) == known else additional(body, _CONVERT_JOB_MEMBERS)
    return convert_job


def _write_convert_job(convert_job: Any, strict: bool) -> Any:
    if not is_a(convert_job, ConvertJob):
        raise Refused
    status = convert_job.status
    if (
        type(job_id := convert_job.job_id) is not int
        and not is_whole(job_id)
        or not -9223372036854775808 <= job_id <= 9223372036854775807
        or type(created_time := convert_job.created_time) is not int
        and not is_whole(created_time)
        or not 0 <= created_time <= 9223372036854775807
        or (start_time := convert_job.start_time) is not UNSET
        and start_time is not None
        and (
            type(start_time) is not int
            and not is_whole(start_time)
            or not 0 <= start_time <= 9223372036854775807
        )
        or type(status_time := convert_job.status_time) is not int
        and not is_whole(status_time)
        or not 0 <= status_time <= 9223372036854775807
        or (items := convert_job.items) is not UNSET
        and type(items) is not ARRAY
        or (error_message := convert_job.error_message) is not UNSET
        and error_message is not None
        and type(error_message) is not str
        or (grayscale := convert_job.grayscale) is not UNSET
        and type(grayscale) is not bool
    ):
        raise Refused
    if strict and start_time is UNSET:
        raise Refused
    body: dict[str, Any] = {
        "jobId": int(job_id) if type(job_id) is float else job_id,
        "status": status._value_
        if type(status) is ConvertJobStatus
        else text_of(_CONVERT_JOB_STATUS, status, strict),
        "createdTime": int(created_time) if type(created_time) is float else created_time,
        "statusTime": int(status_time) if type(status_time) is float else status_time,
    }
    if start_time is not UNSET:
        body["startTime"] = (
            None
            if start_time is None
            else int(start_time)
            if type(start_time) is float
            else start_time
        )
    if items is not UNSET:
        body["items"] = [_write_converted_file(item, strict) for item in items]
    if error_message is not UNSET:
        body["errorMessage"] = error_message
    if grayscale is not UNSET:
        body["grayscale"] = grayscale
    if further := convert_job.__further__:
        body.update(writable(further, _CONVERT_JOB_MEMBERS))
    return body


def _check_convert_job(convert_job: Any) -> None:
    status = convert_job.status
    if (
        type(job_id := convert_job.job_id) is not int
        and not is_whole(job_id)
        or not -9223372036854775808 <= job_id <= 9223372036854775807
        or type(created_time := convert_job.created_time) is not int
        and not is_whole(created_time)
        or not 0 <= created_time <= 9223372036854775807
        or (start_time := convert_job.start_time) is not UNSET
        and start_time is not None
        and (
            type(start_time) is not int
            and not is_whole(start_time)
            or not 0 <= start_time <= 9223372036854775807
        )
        or type(status_time := convert_job.status_time) is not int
        and not is_whole(status_time)
        or not 0 <= status_time <= 9223372036854775807
        or (items := convert_job.items) is not UNSET
        and type(items) is not ARRAY
        or (error_message := convert_job.error_message) is not UNSET
        and error_message is not None
        and type(error_message) is not str
        or (grayscale := convert_job.grayscale) is not UNSET
        and type(grayscale) is not bool
    ):
        raise Refused
    if start_time is UNSET:
        raise Refused
    if type(job_id) is float:
        convert_job.job_id = int(job_id)
    convert_job.status = listed(_CONVERT_JOB_STATUS, status)
    if type(created_time) is float:
        convert_job.created_time = int(created_time)
    if type(start_time) is float:
        convert_job.start_time = int(start_time)
    if type(status_time) is float:
        convert_job.status_time = int(status_time)
    if items is not UNSET:
        for item in items:
            if not isinstance(item, ConvertedFile):
                raise Refused
    if further := convert_job.__further__:
        writable(further, _CONVERT_JOB_MEMBERS)
        for name in further:
            if type(name) is not str:
                raise Refused


def _read_converted_file(body: Any, strict: bool) -> Any:
    if (("results" in body) + ("errorMessage" in body) != 1) and (
        strict or (("results" in body) + (body.get("errorMessage") is not None) != 1)
    ):
        raise Refused
    converted_file: Any = new(ConvertedFile)
    converted_file.file_id = file_id = body["fileId"]
    converted_file.file_external_id = file_external_id = body.get("fileExternalId", UNSET)
    converted_file.file_instance_id = (
        _read_file_instance_id(body["fileInstanceId"], strict)
        if "fileInstanceId" in body
        else UNSET
    )
    results = body.get("results", UNSET)
    converted_file.error_message = error_message = body.get("errorMessage", UNSET)
    if (
        type(file_id) is not int
        and not is_whole(file_id)
        or not -9223372036854775808 <= file_id <= 9223372036854775807
        or file_external_id is not UNSET
        and type(file_external_id) is not str
        or results is not UNSET
        and (type(results) is not ARRAY or len(results) > 50)
        or error_message is not UNSET
        and error_message is not None
        and type(error_message) is not str
    ):
        raise Refused
    if type(file_id) is float:
        converted_file.file_id = int(file_id)
    converted_file.results = (
        UNSET if results is UNSET else [_read_converted_page(item, strict) for item in results]
    )
    known = (
        1
        + (file_external_id is not UNSET)
        + ("fileInstanceId" in body)
        + (results is not UNSET)
        + (error_message is not UNSET)
    )
    converted_file.__further__ = (
        None if len(body) == known else additional(body, _CONVERTED_FILE_MEMBERS)
    )
    return converted_file


def _write_converted_file(converted_file: Any, strict: bool) -> Any:
    if not is_a(converted_file, ConvertedFile):
        raise Refused
    file_instance_id = converted_file.file_instance_id
    if (
        type(file_id := converted_file.file_id) is not int
        and not is_whole(file_id)
        or not -9223372036854775808 <= file_id <= 9223372036854775807
        or (file_external_id := converted_file.file_external_id) is not UNSET
        and type(file_external_id) is not str
        or (results := converted_file.results) is not UNSET
        and (type(results) is not ARRAY or len(results) > 50)
        or (error_message := converted_file.error_message) is not UNSET
        and error_message is not None
        and type(error_message) is not str
    ):
        raise Refused
    body: dict[str, Any] = {"fileId": int(file_id) if type(file_id) is float else file_id}
    if file_external_id is not UNSET:
        body["fileExternalId"] = file_external_id
    if file_instance_id is not UNSET:
        body["fileInstanceId"] = _write_file_instance_id(file_instance_id, strict)
    if results is not UNSET:
        body["results"] = [_write_converted_page(item, strict) for item in results]
    if error_message is not UNSET:
        body["errorMessage"] = error_message
    if further := converted_file.__further__:
        body.update(writable(further, _CONVERTED_FILE_MEMBERS))
    if (("results" in body) + ("errorMessage" in body) != 1) and (
        strict or (("results" in body) + (body.get("errorMessage") is not None) != 1)
    ):
        raise Refused
    return body


def _check_converted_file(converted_file: Any) -> None:
    file_instance_id = converted_file.file_instance_id
    if (
        type(file_id := converted_file.file_id) is not int
        and not is_whole(file_id)
        or not -9223372036854775808 <= file_id <= 9223372036854775807
        or (file_external_id := converted_file.file_external_id) is not UNSET
        and type(file_external_id) is not str
        or (results := converted_file.results) is not UNSET
        and (type(results) is not ARRAY or len(results) > 50)
        or (error_message := converted_file.error_message) is not UNSET
        and error_message is not None
        and type(error_message) is not str
    ):
        raise Refused
    if file_instance_id is not UNSET and not isinstance(file_instance_id, FileInstanceId):
        raise Refused
    if type(file_id) is float:
        converted_file.file_id = int(file_id)
    if results is not UNSET:
        for item in results:
            if not isinstance(item, ConvertedPage):
                raise Refused
    if further := converted_file.__further__:
        writable(further, _CONVERTED_FILE_MEMBERS)
        for name in further:
            if type(name) is not str:
                raise Refused
    if (converted_file.results is not UNSET) + (converted_file.error_message is not UNSET) != 1:
        raise Refused


def _read_converted_page(body: Any, strict: bool) -> Any:
    if (("svgUrl" in body and "pngUrl" in body) + ("errorMessage" in body) != 1) and (
        strict
        or (("svgUrl" in body and "pngUrl" in body) + (body.get("errorMessage") is not None) != 1)
    ):
        raise Refused
    converted_page: Any = new(ConvertedPage)
    converted_page.page = page = body["page"]
    converted_page.svg_url = svg_url = body.get("svgUrl", UNSET)
    converted_page.png_url = png_url = body.get("pngUrl", UNSET)
    converted_page.error_message = error_message = body.get("errorMessage", UNSET)
    if (
        type(page) is not int
        and not is_whole(page)
        or not 1 <= page
        or svg_url is not UNSET
        and type(svg_url) is not str
        or png_url is not UNSET
        and type(png_url) is not str
        or error_message is not UNSET
        and error_message is not None
        and type(error_message) is not str
    ):
        raise Refused
    if type(page) is float:
        converted_page.page = int(page)
    known = 1 + (svg_url is not UNSET) + (png_url is not UNSET) + (error_message is not UNSET)
    converted_page.__further__ = (
        None if len(body) == known else additional(body, _CONVERTED_PAGE_MEMBERS)
    )
    return converted_page


def _write_converted_page(converted_page: Any, strict: bool) -> Any:
    if not is_a(converted_page, ConvertedPage):
        raise Refused
    if (
        type(page := converted_page.page) is not int
        and not is_whole(page)
        or not 1 <= page
        or (svg_url := converted_page.svg_url) is not UNSET
        and type(svg_url) is not str
        or (png_url := converted_page.png_url) is not UNSET
        and type(png_url) is not str
        or (error_message := converted_page.error_message) is not UNSET
        and error_message is not None
        and type(error_message) is not str
    ):
        raise Refused
    body: dict[str, Any] = {"page": int(page) if type(page) is float else page}
    if svg_url is not UNSET:
        body["svgUrl"] = svg_url
    if png_url is not UNSET:
        body["pngUrl"] = png_url
    if error_message is not UNSET:
        body["errorMessage"] = error_message
    if further := converted_page.__further__:
        body.update(writable(further, _CONVERTED_PAGE_MEMBERS))
    if (("svgUrl" in body and "pngUrl" in body) + ("errorMessage" in body) != 1) and (
        strict
        or (("svgUrl" in body and "pngUrl" in body) + (body.get("errorMessage") is not None) != 1)
    ):
        raise Refused
    return body


def _check_converted_page(converted_page: Any) -> None:
    if (
        type(page := converted_page.page) is not int
        and not is_whole(page)
        or not 1 <= page
        or (svg_url := converted_page.svg_url) is not UNSET
        and type(svg_url) is not str
        or (png_url := converted_page.png_url) is not UNSET
        and type(png_url) is not str
        or (error_message := converted_page.error_message) is not UNSET
        and error_message is not None
        and type(error_message) is not str
    ):
        raise Refused
    if type(page) is float:
        converted_page.page = int(page)
    if further := converted_page.__further__:
        writable(further, _CONVERTED_PAGE_MEMBERS)
        for name in further:
            if type(name) is not str:
                raise Refused
    if ((converted_page.svg_url is not UNSET) and (converted_page.png_url is not UNSET)) + (
        converted_page.error_message is not UNSET
    ) != 1:
        raise Refused


def _read_error_response(body: Any, strict: bool) -> Any:
    error_response: Any = new(ErrorResponse)
    error_response.error = _read_error_body(body["error"], strict)
    error_response.__further__ = (
        None if len(body) == 1 else additional(body, _ERROR_RESPONSE_MEMBERS)
    )
    return error_response


def _write_error_response(error_response: Any, strict: bool) -> Any:
    if not is_a(error_response, ErrorResponse):
        raise Refused
    body: dict[str, Any] = {"error": _write_error_body(error_response.error, strict)}
    if further := error_response.__further__:
        body.update(writable(further, _ERROR_RESPONSE_MEMBERS))
    return body


def _check_error_response(error_response: Any) -> None:
    if not isinstance(error_response.error, ErrorBody):
        raise Refused
    if further := error_response.__further__:
        writable(further, _ERROR_RESPONSE_MEMBERS)
        for name in further:
            if type(name) is not str:
                raise Refused


def _read_error_body(body: Any, strict: bool) -> Any:
    error_body: Any = new(ErrorBody)
    error_body.code = code = body.get("code", UNSET)
    error_body.message = message = body["message"]
    missing = body.get("missing", UNSET)
    duplicated = body.get("duplicated", UNSET)
    if (
        code is not UNSET
        and (type(code) is not int and not is_whole(code) or not -2147483648 <= code <= 2147483647)
        or type(message) is not str
        or missing is not UNSET
        and type(missing) is not ARRAY
        or duplicated is not UNSET
        and type(duplicated) is not ARRAY
    ):
        raise Refused
    if type(code) is float:
        error_body.code = int(code)
    error_body.missing = (
        UNSET if missing is UNSET else [_read_error_item(item, strict) for item in missing]
    )
    error_body.duplicated = (
        UNSET if duplicated is UNSET else [_read_error_item(item, strict) for item in duplicated]
    )
    known = 1 + (code is not UNSET) + (missing is not UNSET) + (duplicated is not UNSET)
    error_body.__further__ = None if len(body) == known else additional(body, _ERROR_BODY_MEMBERS)
    return error_body


def _write_error_body(error_body: Any, strict: bool) -> Any:
    if not is_a(error_body, ErrorBody):
        raise Refused
    if (
        (code := error_body.code) is not UNSET
        and (type(code) is not int and not is_whole(code) or not -2147483648 <= code <= 2147483647)
        or type(message := error_body.message) is not str
        or (missing := error_body.missing) is not UNSET
        and type(missing) is not ARRAY
        or (duplicated := error_body.duplicated) is not UNSET
        and type(duplicated) is not ARRAY
    ):
        raise Refused
    body: dict[str, Any] = {"message": message}
    if code is not UNSET:
        body["code"] = int(code) if type(code) is float else code
    if missing is not UNSET:
        body["missing"] = [_write_error_item(item, strict) for item in missing]
    if duplicated is not UNSET:
        body["duplicated"] = [_write_error_item(item, strict) for item in duplicated]
    if further := error_body.__further__:
        body.update(writable(further, _ERROR_BODY_MEMBERS))
    return body


def _check_error_body(error_body: Any) -> None:
    if (
        (code := error_body.code) is not UNSET
        and (type(code) is not int and not is_whole(code) or not -2147483648 <= code <= 2147483647)
        or type(error_body.message) is not str
        or (missing := error_body.missing) is not UNSET
        and type(missing) is not ARRAY
        or (duplicated := error_body.duplicated) is not UNSET
        and type(duplicated) is not ARRAY
    ):
        raise Refused
    if type(code) is float:
        error_body.code = int(code)
    if missing is not UNSET:
        for item in missing:
            if not isinstance(item, ErrorItem):
                raise Refused
    if duplicated is not UNSET:
        for item in duplicated:
            if not isinstance(item, ErrorItem):
                raise Refused
    if further := error_body.__further__:
        writable(further, _ERROR_BODY_MEMBERS)
        for name in further:
            if type(name) is not str:
                raise Refused


def _read_error_item(body: Any, strict: bool) -> Any:
    if type(body) is not OBJECT:
        raise Refused
    error_item: Any = new(ErrorItem)
    error_item.__further__ = None if len(body) == 0 else additional(body, _ERROR_ITEM_MEMBERS)
    return error_item


def _write_error_item(error_item: Any, strict: bool) -> Any:
    if not is_a(error_item, ErrorItem):
        raise Refused
    body: dict[str, Any] = {}
    if further := error_item.__further__:
        body.update(writable(further, _ERROR_ITEM_MEMBERS))
    return body


def _check_error_item(error_item: Any) -> None:
    if further := error_item.__further__:
        writable(further, _ERROR_ITEM_MEMBERS)
        for name in further:
            if type(name) is not str:
                raise Refused


CODECS.update(
    {
        ConvertRequest: Codec(
            SPEC,
            "ConvertRequest",
            ConvertRequest,
            _read_convert_request,
            _write_convert_request,
            _check_convert_request,
            (
                ("items", "items"),
                ("grayscale", "grayscale"),
            ),
            frozenset(
                {
                    "items",
                }
            ),
        ),
        ConvertItem: Codec(
            SPEC,
            "ConvertItem",
            ConvertItem,
            _read_convert_item,
            _write_convert_item,
            _check_convert_item,
            (
                ("fileId", "file_id"),
                ("fileExternalId", "file_external_id"),
                ("fileInstanceId", "file_instance_id"),
                ("annotations", "annotations"),
            ),
            frozenset(
                {
                    "annotations",
                }
            ),
        ),
        FileInstanceId: Codec(
            SPEC,
            "FileInstanceId",
            FileInstanceId,
            _read_file_instance_id,
            _write_file_instance_id,
            _check_file_instance_id,
            (
                ("space", "space"),
                ("externalId", "external_id"),
            ),
            frozenset(
                {
                    "space",
                    "externalId",
                }
            ),
        ),
        Annotation: Codec(
            SPEC,
            "Annotation",
            Annotation,
            _read_annotation,
            _write_annotation,
            _check_annotation,
            (
                ("text", "text"),
                ("region", "region"),
                ("confidence", "confidence"),
                ("entities", "entities"),
            ),
            frozenset(
                {
                    "text",
                    "region",
                }
            ),
        ),
        AnnotationRegion: Codec(
            SPEC,
            "AnnotationRegion",
            AnnotationRegion,
            _read_annotation_region,
            _write_annotation_region,
            _check_annotation_region,
            (
                ("shape", "shape"),
                ("vertices", "vertices"),
                ("page", "page"),
            ),
            frozenset(
                {
                    "shape",
                    "vertices",
                    "page",
                }
            ),
        ),
        Vertex: Codec(
            SPEC,
            "Vertex",
            Vertex,
            _read_vertex,
            _write_vertex,
            _check_vertex,
            (
                ("x", "x"),
                ("y", "y"),
            ),
            frozenset(
                {
                    "x",
                    "y",
                }
            ),
        ),
        Entity: Codec(
            SPEC,
            "Entity",
            Entity,
            _read_entity,
            _write_entity,
            _check_entity,
            (),
            frozenset({}),
        ),
        FileReference: Codec(
            SPEC,
            "FileReference",
            FileReference,
            _read_file_reference,
            _write_file_reference,
            _check_file_reference,
            (
                ("fileId", "file_id"),
                ("fileExternalId", "file_external_id"),
                ("fileInstanceId", "file_instance_id"),
            ),
            frozenset({}),
        ),
        ConvertJobCreated: Codec(
            SPEC,
            "ConvertJobCreated",
            ConvertJobCreated,
            _read_convert_job_created,
            _write_convert_job_created,
            _check_convert_job_created,
            (
                ("items", "items"),
                ("jobId", "job_id"),
                ("status", "status"),
                ("createdTime", "created_time"),
                ("startTime", "start_time"),
                ("statusTime", "status_time"),
                ("errorMessage", "error_message"),
                ("grayscale", "grayscale"),
            ),
            frozenset(
                {
                    "items",
                    "jobId",
                    "status",
                    "createdTime",
                    "statusTime",
                }
            ),
        ),
        ConvertJob: Codec(
            SPEC,
            "ConvertJob",
            ConvertJob,
            _read_convert_job,
            _write_convert_job,
            _check_convert_job,
            (
                ("jobId", "job_id"),
                ("status", "status"),
                ("createdTime", "created_time"),
                ("startTime", "start_time"),
                ("statusTime", "status_time"),
                ("items", "items"),
                ("errorMessage", "error_message"),
                ("grayscale", "grayscale"),
            ),
            frozenset(
                {
                    "jobId",
                    "status",
                    "createdTime",
                    "statusTime",
                }
            ),
        ),
        ConvertedFile: Codec(
            SPEC,
            "ConvertedFile",
            ConvertedFile,
            _read_converted_file,
            _write_converted_file,
            _check_converted_file,
            (
                ("fileId", "file_id"),
                ("fileExternalId", "file_external_id"),
                ("fileInstanceId", "file_instance_id"),
                ("results", "results"),
                ("errorMessage", "error_message"),
            ),
            frozenset(
                {
                    "fileId",
                }
            ),
        ),
        ConvertedPage: Codec(
            SPEC,
            "ConvertedPage",
            ConvertedPage,
            _read_converted_page,
            _write_converted_page,
            _check_converted_page,
            (
                ("page", "page"),
                ("svgUrl", "svg_url"),
                ("pngUrl", "png_url"),
                ("errorMessage", "error_message"),
            ),
            frozenset(
                {
                    "page",
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
        ErrorBody: Codec(
            SPEC,
            "ErrorBody",
            ErrorBody,
            _read_error_body,
            _write_error_body,
            _check_error_body,
            (
                ("code", "code"),
                ("message", "message"),
                ("missing", "missing"),
                ("duplicated", "duplicated"),
            ),
            frozenset(
                {
                    "message",
                }
            ),
        ),
        ErrorItem: Codec(
            SPEC,
            "ErrorItem",
            ErrorItem,
            _read_error_item,
            _write_error_item,
            _check_error_item,
            (),
            frozenset({}),
        ),
    }
)
ENUMERATIONS.update(
    {
        "RegionShape": _REGION_SHAPE,
        "ConvertJobStatus": _CONVERT_JOB_STATUS,
    }
)

__all__ = [
    "Annotation",
    "AnnotationRegion",
    "ConvertItem",
    "ConvertJob",
    "ConvertJobCreated",
    "ConvertJobStatus",
    "ConvertJobStatusText",
    "ConvertRequest",
    "ConvertedFile",
    "ConvertedPage",
    "Entity",
    "ErrorBody",
    "ErrorItem",
    "ErrorResponse",
    "FileInstanceId",
    "FileReference",
    "RegionShape",
    "RegionShapeText",
    "Vertex",
]
