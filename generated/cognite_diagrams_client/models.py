# Generated from specs/cognite_diagrams/openapi.yaml by scripts/generate.py (openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the spec or the templates, and generate again.

"""The request and response bodies of Cognite Data Fusion, engineering diagram conversion."""

from __future__ import annotations

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import Any, Literal, TypeAlias

from attrs import define

from ._runtime.model import CODECS, Codec, Model
from ._runtime.types import UNSET, JsonValue, Unset
from ._runtime.values import (
    ARRAY,
    OBJECT,
    Refused,
    absent,
    finite,
    listed,
    new,
    text_of,
    unlisted,
    whole,
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
    """The external id of the file. Evidence: inferred."""
    file_instance_id: FileInstanceId | Unset
    """Evidence: inferred."""

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
    """Evidence: inferred."""
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
    """The page number. Bounds: at least 1. Evidence: minimum inferred, required supplement."""
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


_CONVERT_REQUEST_MEMBERS = frozenset(
    {
        "items",
        "grayscale",
    }
)
_CONVERT_ITEM_MEMBERS = frozenset(
    {
        "fileId",
        "fileExternalId",
        "fileInstanceId",
        "annotations",
    }
)
_FILE_INSTANCE_ID_MEMBERS = frozenset(
    {
        "space",
        "externalId",
    }
)
_ANNOTATION_MEMBERS = frozenset(
    {
        "text",
        "region",
        "confidence",
        "entities",
    }
)
_ANNOTATION_REGION_MEMBERS = frozenset(
    {
        "shape",
        "vertices",
        "page",
    }
)
_VERTEX_MEMBERS = frozenset(
    {
        "x",
        "y",
    }
)
_FILE_REFERENCE_MEMBERS = frozenset(
    {
        "fileId",
        "fileExternalId",
        "fileInstanceId",
    }
)
_CONVERT_JOB_CREATED_MEMBERS = frozenset(
    {
        "items",
        "jobId",
        "status",
        "createdTime",
        "startTime",
        "statusTime",
        "errorMessage",
        "grayscale",
    }
)
_CONVERT_JOB_MEMBERS = frozenset(
    {
        "jobId",
        "status",
        "createdTime",
        "startTime",
        "statusTime",
        "items",
        "errorMessage",
        "grayscale",
    }
)
_CONVERTED_FILE_MEMBERS = frozenset(
    {
        "fileId",
        "fileExternalId",
        "fileInstanceId",
        "results",
        "errorMessage",
    }
)
_CONVERTED_PAGE_MEMBERS = frozenset(
    {
        "page",
        "svgUrl",
        "pngUrl",
        "errorMessage",
    }
)
_ERROR_RESPONSE_MEMBERS = frozenset(
    {
        "error",
    }
)
_ERROR_BODY_MEMBERS = frozenset(
    {
        "code",
        "message",
        "missing",
        "duplicated",
    }
)
_PATTERN_1 = re.compile("^[a-zA-Z][a-zA-Z0-9_-]*\\Z", re.ASCII).search
_PATTERN_2 = re.compile("^[a-zA-Z][a-zA-Z0-9_]*\\Z", re.ASCII).search


def _read_convert_request(d: Any, strict: bool) -> Any:
    l1: list[Any]
    v: Any
    v1: Any
    o: Any = new(ConvertRequest)
    n = 1
    try:
        v = d["items"]
    except KeyError:
        n -= absent(strict)
    else:
        if type(v) is not ARRAY or not 1 <= len(v) <= 50:
            raise Refused
        l1 = []
        for v1 in v:
            v1 = _read_convert_item(v1, strict)
            l1.append(v1)
        v = l1
        o.items = v
    if "grayscale" in d:
        n += 1
        v = d["grayscale"]
        if type(v) is not bool:
            raise Refused
        o.grayscale = v
    else:
        o.grayscale = UNSET
    if len(d) == n:
        o.__further__ = None
    else:
        more = {k: v for k, v in d.items() if k not in _CONVERT_REQUEST_MEMBERS}
        finite(more)
        o.__further__ = more
    return o


def _write_convert_request(o: Any, strict: bool) -> Any:
    l1: list[Any]
    m0: Any
    v: Any
    v1: Any
    if not isinstance(o, ConvertRequest):
        raise Refused
    n = 0
    try:
        v = o.items
    except AttributeError:
        n += absent(strict)
        m0 = UNSET
    else:
        if type(v) is not ARRAY or not 1 <= len(v) <= 50:
            raise Refused
        l1 = []
        for v1 in v:
            v1 = _write_convert_item(v1, strict)
            l1.append(v1)
        v = l1
        m0 = v
    d: dict[str, Any] = {"items": m0}
    if n:
        d = {k: v for k, v in d.items() if v is not UNSET}
    if (v := o.grayscale) is not UNSET:
        if type(v) is not bool:
            raise Refused
        d["grayscale"] = v
    if more := o.__further__:
        if not _CONVERT_REQUEST_MEMBERS.isdisjoint(more):
            raise Refused
        d.update(more)
    return d


def _check_convert_request(o: Any) -> None:
    v: Any
    v = o.items
    if type(v) is not ARRAY or not 1 <= len(v) <= 50:
        raise Refused
    for v1 in v:
        if not isinstance(v1, ConvertItem):
            raise Refused
    if (v := o.grayscale) is not UNSET:
        if type(v) is not bool:
            raise Refused
    if more := o.__further__:
        if not _CONVERT_REQUEST_MEMBERS.isdisjoint(more):
            raise Refused
        for k in more:
            if type(k) is not str:
                raise Refused


def _read_convert_item(d: Any, strict: bool) -> Any:
    l1: list[Any]
    v: Any
    v1: Any
    if ("fileId" in d) + ("fileExternalId" in d) + ("fileInstanceId" in d) != 1:
        raise Refused
    o: Any = new(ConvertItem)
    n = 1
    if "fileId" in d:
        n += 1
        v = d["fileId"]
        if type(v) is not int:
            v = whole(v)
        if not -9223372036854775808 <= v <= 9223372036854775807:
            raise Refused
        o.file_id = v
    else:
        o.file_id = UNSET
    if "fileExternalId" in d:
        n += 1
        v = d["fileExternalId"]
        if type(v) is not str:
            raise Refused
        o.file_external_id = v
    else:
        o.file_external_id = UNSET
    if "fileInstanceId" in d:
        n += 1
        v = d["fileInstanceId"]
        v = _read_file_instance_id(v, strict)
        o.file_instance_id = v
    else:
        o.file_instance_id = UNSET
    try:
        v = d["annotations"]
    except KeyError:
        n -= absent(strict)
    else:
        if type(v) is not ARRAY or len(v) > 1000:
            raise Refused
        l1 = []
        for v1 in v:
            v1 = _read_annotation(v1, strict)
            l1.append(v1)
        v = l1
        o.annotations = v
    if len(d) == n:
        o.__further__ = None
    else:
        more = {k: v for k, v in d.items() if k not in _CONVERT_ITEM_MEMBERS}
        finite(more)
        o.__further__ = more
    return o


def _write_convert_item(o: Any, strict: bool) -> Any:
    l1: list[Any]
    m0: Any
    v: Any
    v1: Any
    if not isinstance(o, ConvertItem):
        raise Refused
    n = 0
    try:
        v = o.annotations
    except AttributeError:
        n += absent(strict)
        m0 = UNSET
    else:
        if type(v) is not ARRAY or len(v) > 1000:
            raise Refused
        l1 = []
        for v1 in v:
            v1 = _write_annotation(v1, strict)
            l1.append(v1)
        v = l1
        m0 = v
    d: dict[str, Any] = {"annotations": m0}
    if n:
        d = {k: v for k, v in d.items() if v is not UNSET}
    if (v := o.file_id) is not UNSET:
        if type(v) is not int:
            v = whole(v)
        if not -9223372036854775808 <= v <= 9223372036854775807:
            raise Refused
        d["fileId"] = v
    if (v := o.file_external_id) is not UNSET:
        if type(v) is not str:
            raise Refused
        d["fileExternalId"] = v
    if (v := o.file_instance_id) is not UNSET:
        v = _write_file_instance_id(v, strict)
        d["fileInstanceId"] = v
    if more := o.__further__:
        if not _CONVERT_ITEM_MEMBERS.isdisjoint(more):
            raise Refused
        d.update(more)
    if ("fileId" in d) + ("fileExternalId" in d) + ("fileInstanceId" in d) != 1:
        raise Refused
    return d


def _check_convert_item(o: Any) -> None:
    v: Any
    if (v := o.file_id) is not UNSET:
        if type(v) is not int:
            v = whole(v)
        if not -9223372036854775808 <= v <= 9223372036854775807:
            raise Refused
        o.file_id = v
    if (v := o.file_external_id) is not UNSET:
        if type(v) is not str:
            raise Refused
    if (v := o.file_instance_id) is not UNSET:
        if not isinstance(v, FileInstanceId):
            raise Refused
    v = o.annotations
    if type(v) is not ARRAY or len(v) > 1000:
        raise Refused
    for v1 in v:
        if not isinstance(v1, Annotation):
            raise Refused
    if more := o.__further__:
        if not _CONVERT_ITEM_MEMBERS.isdisjoint(more):
            raise Refused
        for k in more:
            if type(k) is not str:
                raise Refused
    if (o.file_id is not UNSET) + (o.file_external_id is not UNSET) + (
        o.file_instance_id is not UNSET
    ) != 1:
        raise Refused


def _read_file_instance_id(d: Any, strict: bool) -> Any:
    v: Any
    o: Any = new(FileInstanceId)
    n = 2
    try:
        v = d["space"]
    except KeyError:
        n -= absent(strict)
    else:
        if type(v) is not str or not 1 <= len(v) <= 43 or _PATTERN_1(v) is None:
            raise Refused
        o.space = v
    try:
        v = d["externalId"]
    except KeyError:
        n -= absent(strict)
    else:
        if type(v) is not str or not 1 <= len(v) <= 255 or _PATTERN_2(v) is None:
            raise Refused
        o.external_id = v
    if len(d) == n:
        o.__further__ = None
    else:
        more = {k: v for k, v in d.items() if k not in _FILE_INSTANCE_ID_MEMBERS}
        finite(more)
        o.__further__ = more
    return o


def _write_file_instance_id(o: Any, strict: bool) -> Any:
    m0: Any
    m1: Any
    v: Any
    if not isinstance(o, FileInstanceId):
        raise Refused
    n = 0
    try:
        v = o.space
    except AttributeError:
        n += absent(strict)
        m0 = UNSET
    else:
        if type(v) is not str or not 1 <= len(v) <= 43 or _PATTERN_1(v) is None:
            raise Refused
        m0 = v
    try:
        v = o.external_id
    except AttributeError:
        n += absent(strict)
        m1 = UNSET
    else:
        if type(v) is not str or not 1 <= len(v) <= 255 or _PATTERN_2(v) is None:
            raise Refused
        m1 = v
    d: dict[str, Any] = {"space": m0, "externalId": m1}
    if n:
        d = {k: v for k, v in d.items() if v is not UNSET}
    if more := o.__further__:
        if not _FILE_INSTANCE_ID_MEMBERS.isdisjoint(more):
            raise Refused
        d.update(more)
    return d


def _check_file_instance_id(o: Any) -> None:
    v: Any
    v = o.space
    if type(v) is not str or not 1 <= len(v) <= 43 or _PATTERN_1(v) is None:
        raise Refused
    v = o.external_id
    if type(v) is not str or not 1 <= len(v) <= 255 or _PATTERN_2(v) is None:
        raise Refused
    if more := o.__further__:
        if not _FILE_INSTANCE_ID_MEMBERS.isdisjoint(more):
            raise Refused
        for k in more:
            if type(k) is not str:
                raise Refused


def _read_annotation(d: Any, strict: bool) -> Any:
    l1: list[Any]
    v: Any
    v1: Any
    o: Any = new(Annotation)
    n = 2
    try:
        v = d["text"]
    except KeyError:
        n -= absent(strict)
    else:
        if type(v) is not str:
            raise Refused
        o.text = v
    try:
        v = d["region"]
    except KeyError:
        n -= absent(strict)
    else:
        v = _read_annotation_region(v, strict)
        o.region = v
    if "confidence" in d:
        n += 1
        v = d["confidence"]
        if type(v) is not float and type(v) is not int or v - v != 0.0 or not 0 <= v <= 1:
            raise Refused
        o.confidence = v
    else:
        o.confidence = UNSET
    if "entities" in d:
        n += 1
        v = d["entities"]
        if type(v) is not ARRAY or not 1 <= len(v) <= 5:
            raise Refused
        l1 = []
        for v1 in v:
            v1 = _read_entity(v1, strict)
            l1.append(v1)
        v = l1
        o.entities = v
    else:
        o.entities = UNSET
    if len(d) == n:
        o.__further__ = None
    else:
        more = {k: v for k, v in d.items() if k not in _ANNOTATION_MEMBERS}
        finite(more)
        o.__further__ = more
    return o


def _write_annotation(o: Any, strict: bool) -> Any:
    l1: list[Any]
    m0: Any
    m1: Any
    v: Any
    v1: Any
    if not isinstance(o, Annotation):
        raise Refused
    n = 0
    try:
        v = o.text
    except AttributeError:
        n += absent(strict)
        m0 = UNSET
    else:
        if type(v) is not str:
            raise Refused
        m0 = v
    try:
        v = o.region
    except AttributeError:
        n += absent(strict)
        m1 = UNSET
    else:
        v = _write_annotation_region(v, strict)
        m1 = v
    d: dict[str, Any] = {"text": m0, "region": m1}
    if n:
        d = {k: v for k, v in d.items() if v is not UNSET}
    if (v := o.confidence) is not UNSET:
        if type(v) is not float and type(v) is not int or v - v != 0.0 or not 0 <= v <= 1:
            raise Refused
        d["confidence"] = v
    if (v := o.entities) is not UNSET:
        if type(v) is not ARRAY or not 1 <= len(v) <= 5:
            raise Refused
        l1 = []
        for v1 in v:
            v1 = _write_entity(v1, strict)
            l1.append(v1)
        v = l1
        d["entities"] = v
    if more := o.__further__:
        if not _ANNOTATION_MEMBERS.isdisjoint(more):
            raise Refused
        d.update(more)
    return d


def _check_annotation(o: Any) -> None:
    v: Any
    v = o.text
    if type(v) is not str:
        raise Refused
    v = o.region
    if not isinstance(v, AnnotationRegion):
        raise Refused
    if (v := o.confidence) is not UNSET:
        if type(v) is not float and type(v) is not int or v - v != 0.0 or not 0 <= v <= 1:
            raise Refused
    if (v := o.entities) is not UNSET:
        if type(v) is not ARRAY or not 1 <= len(v) <= 5:
            raise Refused
        for v1 in v:
            if not isinstance(v1, Entity):
                raise Refused
    if more := o.__further__:
        if not _ANNOTATION_MEMBERS.isdisjoint(more):
            raise Refused
        for k in more:
            if type(k) is not str:
                raise Refused


def _read_annotation_region(d: Any, strict: bool) -> Any:
    l1: list[Any]
    v: Any
    v1: Any
    o: Any = new(AnnotationRegion)
    n = 3
    try:
        v = d["shape"]
    except KeyError:
        n -= absent(strict)
    else:
        try:
            v = _REGION_SHAPE[v]
        except KeyError:
            v = unlisted(v, strict)
        o.shape = v
    try:
        v = d["vertices"]
    except KeyError:
        n -= absent(strict)
    else:
        if type(v) is not ARRAY or not 1 <= len(v) <= 4:
            raise Refused
        l1 = []
        for v1 in v:
            v1 = _read_vertex(v1, strict)
            l1.append(v1)
        v = l1
        o.vertices = v
    try:
        v = d["page"]
    except KeyError:
        n -= absent(strict)
    else:
        if type(v) is not int:
            v = whole(v)
        if not 1 <= v:
            raise Refused
        o.page = v
    if len(d) == n:
        o.__further__ = None
    else:
        more = {k: v for k, v in d.items() if k not in _ANNOTATION_REGION_MEMBERS}
        finite(more)
        o.__further__ = more
    return o


def _write_annotation_region(o: Any, strict: bool) -> Any:
    l1: list[Any]
    m0: Any
    m1: Any
    m2: Any
    v: Any
    v1: Any
    if not isinstance(o, AnnotationRegion):
        raise Refused
    n = 0
    try:
        v = o.shape
    except AttributeError:
        n += absent(strict)
        m0 = UNSET
    else:
        v = v._value_ if type(v) is RegionShape else text_of(_REGION_SHAPE, v, strict)
        m0 = v
    try:
        v = o.vertices
    except AttributeError:
        n += absent(strict)
        m1 = UNSET
    else:
        if type(v) is not ARRAY or not 1 <= len(v) <= 4:
            raise Refused
        l1 = []
        for v1 in v:
            v1 = _write_vertex(v1, strict)
            l1.append(v1)
        v = l1
        m1 = v
    try:
        v = o.page
    except AttributeError:
        n += absent(strict)
        m2 = UNSET
    else:
        if type(v) is not int:
            v = whole(v)
        if not 1 <= v:
            raise Refused
        m2 = v
    d: dict[str, Any] = {"shape": m0, "vertices": m1, "page": m2}
    if n:
        d = {k: v for k, v in d.items() if v is not UNSET}
    if more := o.__further__:
        if not _ANNOTATION_REGION_MEMBERS.isdisjoint(more):
            raise Refused
        d.update(more)
    return d


def _check_annotation_region(o: Any) -> None:
    v: Any
    v = o.shape
    v = listed(_REGION_SHAPE, v)
    o.shape = v
    v = o.vertices
    if type(v) is not ARRAY or not 1 <= len(v) <= 4:
        raise Refused
    for v1 in v:
        if not isinstance(v1, Vertex):
            raise Refused
    v = o.page
    if type(v) is not int:
        v = whole(v)
    if not 1 <= v:
        raise Refused
    o.page = v
    if more := o.__further__:
        if not _ANNOTATION_REGION_MEMBERS.isdisjoint(more):
            raise Refused
        for k in more:
            if type(k) is not str:
                raise Refused


def _read_vertex(d: Any, strict: bool) -> Any:
    v: Any
    o: Any = new(Vertex)
    n = 2
    try:
        v = d["x"]
    except KeyError:
        n -= absent(strict)
    else:
        if type(v) is not float and type(v) is not int or v - v != 0.0 or not 0 <= v <= 1:
            raise Refused
        o.x = v
    try:
        v = d["y"]
    except KeyError:
        n -= absent(strict)
    else:
        if type(v) is not float and type(v) is not int or v - v != 0.0 or not 0 <= v <= 1:
            raise Refused
        o.y = v
    if len(d) == n:
        o.__further__ = None
    else:
        more = {k: v for k, v in d.items() if k not in _VERTEX_MEMBERS}
        finite(more)
        o.__further__ = more
    return o


def _write_vertex(o: Any, strict: bool) -> Any:
    m0: Any
    m1: Any
    v: Any
    if not isinstance(o, Vertex):
        raise Refused
    n = 0
    try:
        v = o.x
    except AttributeError:
        n += absent(strict)
        m0 = UNSET
    else:
        if type(v) is not float and type(v) is not int or v - v != 0.0 or not 0 <= v <= 1:
            raise Refused
        m0 = v
    try:
        v = o.y
    except AttributeError:
        n += absent(strict)
        m1 = UNSET
    else:
        if type(v) is not float and type(v) is not int or v - v != 0.0 or not 0 <= v <= 1:
            raise Refused
        m1 = v
    d: dict[str, Any] = {"x": m0, "y": m1}
    if n:
        d = {k: v for k, v in d.items() if v is not UNSET}
    if more := o.__further__:
        if not _VERTEX_MEMBERS.isdisjoint(more):
            raise Refused
        d.update(more)
    return d


def _check_vertex(o: Any) -> None:
    v: Any
    v = o.x
    if type(v) is not float and type(v) is not int or v - v != 0.0 or not 0 <= v <= 1:
        raise Refused
    v = o.y
    if type(v) is not float and type(v) is not int or v - v != 0.0 or not 0 <= v <= 1:
        raise Refused
    if more := o.__further__:
        if not _VERTEX_MEMBERS.isdisjoint(more):
            raise Refused
        for k in more:
            if type(k) is not str:
                raise Refused


def _read_entity(d: Any, strict: bool) -> Any:
    v: Any
    if type(d) is not OBJECT:
        raise Refused
    o: Any = new(Entity)
    n = 0
    if len(d) == n:
        o.__further__ = None
    else:
        more = {}
        for k, v in d.items():
            if type(v) is str:
                pass
            elif type(v) is ARRAY:
                for v1 in v:
                    if type(v1) is not str:
                        raise Refused
                v = list(v)
            else:
                raise Refused
            more[k] = v
        o.__further__ = more
    return o


def _write_entity(o: Any, strict: bool) -> Any:
    v: Any
    if not isinstance(o, Entity):
        raise Refused
    d: dict[str, Any] = {}
    if more := o.__further__:
        for k, v in more.items():
            if type(v) is str:
                pass
            elif type(v) is ARRAY:
                for v1 in v:
                    if type(v1) is not str:
                        raise Refused
                v = list(v)
            else:
                raise Refused
            d[k] = v
    return d


def _check_entity(o: Any) -> None:
    if more := o.__further__:
        for k, v in more.items():
            if type(k) is not str:
                raise Refused
            if type(v) is str:
                pass
            elif type(v) is ARRAY:
                for v1 in v:
                    if type(v1) is not str:
                        raise Refused
            else:
                raise Refused


def _read_file_reference(d: Any, strict: bool) -> Any:
    v: Any
    if type(d) is not OBJECT:
        raise Refused
    o: Any = new(FileReference)
    n = 0
    if "fileId" in d:
        n += 1
        v = d["fileId"]
        if type(v) is not int:
            v = whole(v)
        if not -9223372036854775808 <= v <= 9223372036854775807:
            raise Refused
        o.file_id = v
    else:
        o.file_id = UNSET
    if "fileExternalId" in d:
        n += 1
        v = d["fileExternalId"]
        if type(v) is not str:
            raise Refused
        o.file_external_id = v
    else:
        o.file_external_id = UNSET
    if "fileInstanceId" in d:
        n += 1
        v = d["fileInstanceId"]
        v = _read_file_instance_id(v, strict)
        o.file_instance_id = v
    else:
        o.file_instance_id = UNSET
    if len(d) == n:
        o.__further__ = None
    else:
        more = {k: v for k, v in d.items() if k not in _FILE_REFERENCE_MEMBERS}
        finite(more)
        o.__further__ = more
    return o


def _write_file_reference(o: Any, strict: bool) -> Any:
    v: Any
    if not isinstance(o, FileReference):
        raise Refused
    d: dict[str, Any] = {}
    if (v := o.file_id) is not UNSET:
        if type(v) is not int:
            v = whole(v)
        if not -9223372036854775808 <= v <= 9223372036854775807:
            raise Refused
        d["fileId"] = v
    if (v := o.file_external_id) is not UNSET:
        if type(v) is not str:
            raise Refused
        d["fileExternalId"] = v
    if (v := o.file_instance_id) is not UNSET:
        v = _write_file_instance_id(v, strict)
        d["fileInstanceId"] = v
    if more := o.__further__:
        if not _FILE_REFERENCE_MEMBERS.isdisjoint(more):
            raise Refused
        d.update(more)
    return d


def _check_file_reference(o: Any) -> None:
    v: Any
    if (v := o.file_id) is not UNSET:
        if type(v) is not int:
            v = whole(v)
        if not -9223372036854775808 <= v <= 9223372036854775807:
            raise Refused
        o.file_id = v
    if (v := o.file_external_id) is not UNSET:
        if type(v) is not str:
            raise Refused
    if (v := o.file_instance_id) is not UNSET:
        if not isinstance(v, FileInstanceId):
            raise Refused
    if more := o.__further__:
        if not _FILE_REFERENCE_MEMBERS.isdisjoint(more):
            raise Refused
        for k in more:
            if type(k) is not str:
                raise Refused


def _read_convert_job_created(d: Any, strict: bool) -> Any:
    l1: list[Any]
    v: Any
    v1: Any
    o: Any = new(ConvertJobCreated)
    n = 5
    try:
        v = d["items"]
    except KeyError:
        n -= absent(strict)
    else:
        if type(v) is not ARRAY:
            raise Refused
        l1 = []
        for v1 in v:
            v1 = _read_file_reference(v1, strict)
            l1.append(v1)
        v = l1
        o.items = v
    try:
        v = d["jobId"]
    except KeyError:
        n -= absent(strict)
    else:
        if type(v) is not int:
            v = whole(v)
        if not -9223372036854775808 <= v <= 9223372036854775807:
            raise Refused
        o.job_id = v
    try:
        v = d["status"]
    except KeyError:
        n -= absent(strict)
    else:
        try:
            v = _CONVERT_JOB_STATUS[v]
        except KeyError:
            v = unlisted(v, strict)
        o.status = v
    try:
        v = d["createdTime"]
    except KeyError:
        n -= absent(strict)
    else:
        if type(v) is not int:
            v = whole(v)
        if not 0 <= v <= 9223372036854775807:
            raise Refused
        o.created_time = v
    if "startTime" in d:
        n += 1
        v = d["startTime"]
        if v is not None:
            if type(v) is not int:
                v = whole(v)
            if not 0 <= v <= 9223372036854775807:
                raise Refused
        o.start_time = v
    else:
        if strict:
            raise Refused
        o.start_time = UNSET
    try:
        v = d["statusTime"]
    except KeyError:
        n -= absent(strict)
    else:
        if type(v) is not int:
            v = whole(v)
        if not 0 <= v <= 9223372036854775807:
            raise Refused
        o.status_time = v
    if "errorMessage" in d:
        n += 1
        v = d["errorMessage"]
        if v is not None:
            if type(v) is not str:
                raise Refused
        o.error_message = v
    else:
        o.error_message = UNSET
    if "grayscale" in d:
        n += 1
        v = d["grayscale"]
        if type(v) is not bool:
            raise Refused
        o.grayscale = v
    else:
        o.grayscale = UNSET
    if len(d) == n:
        o.__further__ = None
    else:
        more = {k: v for k, v in d.items() if k not in _CONVERT_JOB_CREATED_MEMBERS}
        finite(more)
        o.__further__ = more
    return o


def _write_convert_job_created(o: Any, strict: bool) -> Any:
    l1: list[Any]
    m0: Any
    m1: Any
    m2: Any
    m3: Any
    m4: Any
    v: Any
    v1: Any
    if not isinstance(o, ConvertJobCreated):
        raise Refused
    n = 0
    try:
        v = o.items
    except AttributeError:
        n += absent(strict)
        m0 = UNSET
    else:
        if type(v) is not ARRAY:
            raise Refused
        l1 = []
        for v1 in v:
            v1 = _write_file_reference(v1, strict)
            l1.append(v1)
        v = l1
        m0 = v
    try:
        v = o.job_id
    except AttributeError:
        n += absent(strict)
        m1 = UNSET
    else:
        if type(v) is not int:
            v = whole(v)
        if not -9223372036854775808 <= v <= 9223372036854775807:
            raise Refused
        m1 = v
    try:
        v = o.status
    except AttributeError:
        n += absent(strict)
        m2 = UNSET
    else:
        v = v._value_ if type(v) is ConvertJobStatus else text_of(_CONVERT_JOB_STATUS, v, strict)
        m2 = v
    try:
        v = o.created_time
    except AttributeError:
        n += absent(strict)
        m3 = UNSET
    else:
        if type(v) is not int:
            v = whole(v)
        if not 0 <= v <= 9223372036854775807:
            raise Refused
        m3 = v
    try:
        v = o.status_time
    except AttributeError:
        n += absent(strict)
        m4 = UNSET
    else:
        if type(v) is not int:
            v = whole(v)
        if not 0 <= v <= 9223372036854775807:
            raise Refused
        m4 = v
    d: dict[str, Any] = {
        "items": m0,
        "jobId": m1,
        "status": m2,
        "createdTime": m3,
        "statusTime": m4,
    }
    if n:
        d = {k: v for k, v in d.items() if v is not UNSET}
    if (v := o.start_time) is not UNSET:
        if v is not None:
            if type(v) is not int:
                v = whole(v)
            if not 0 <= v <= 9223372036854775807:
                raise Refused
        d["startTime"] = v
    elif strict:
        raise Refused
    if (v := o.error_message) is not UNSET:
        if v is not None:
            if type(v) is not str:
                raise Refused
        d["errorMessage"] = v
    if (v := o.grayscale) is not UNSET:
        if type(v) is not bool:
            raise Refused
        d["grayscale"] = v
    if more := o.__further__:
        if not _CONVERT_JOB_CREATED_MEMBERS.isdisjoint(more):
            raise Refused
        d.update(more)
    return d


def _check_convert_job_created(o: Any) -> None:
    v: Any
    v = o.items
    if type(v) is not ARRAY:
        raise Refused
    for v1 in v:
        if not isinstance(v1, FileReference):
            raise Refused
    v = o.job_id
    if type(v) is not int:
        v = whole(v)
    if not -9223372036854775808 <= v <= 9223372036854775807:
        raise Refused
    o.job_id = v
    v = o.status
    v = listed(_CONVERT_JOB_STATUS, v)
    o.status = v
    v = o.created_time
    if type(v) is not int:
        v = whole(v)
    if not 0 <= v <= 9223372036854775807:
        raise Refused
    o.created_time = v
    v = o.start_time
    if v is not None:
        if type(v) is not int:
            v = whole(v)
        if not 0 <= v <= 9223372036854775807:
            raise Refused
    o.start_time = v
    v = o.status_time
    if type(v) is not int:
        v = whole(v)
    if not 0 <= v <= 9223372036854775807:
        raise Refused
    o.status_time = v
    if (v := o.error_message) is not UNSET:
        if v is not None:
            if type(v) is not str:
                raise Refused
    if (v := o.grayscale) is not UNSET:
        if type(v) is not bool:
            raise Refused
    if more := o.__further__:
        if not _CONVERT_JOB_CREATED_MEMBERS.isdisjoint(more):
            raise Refused
        for k in more:
            if type(k) is not str:
                raise Refused


def _read_convert_job(d: Any, strict: bool) -> Any:
    l1: list[Any]
    v: Any
    v1: Any
    o: Any = new(ConvertJob)
    n = 4
    try:
        v = d["jobId"]
    except KeyError:
        n -= absent(strict)
    else:
        if type(v) is not int:
            v = whole(v)
        if not -9223372036854775808 <= v <= 9223372036854775807:
            raise Refused
        o.job_id = v
    try:
        v = d["status"]
    except KeyError:
        n -= absent(strict)
    else:
        try:
            v = _CONVERT_JOB_STATUS[v]
        except KeyError:
            v = unlisted(v, strict)
        o.status = v
    try:
        v = d["createdTime"]
    except KeyError:
        n -= absent(strict)
    else:
        if type(v) is not int:
            v = whole(v)
        if not 0 <= v <= 9223372036854775807:
            raise Refused
        o.created_time = v
    if "startTime" in d:
        n += 1
        v = d["startTime"]
        if v is not None:
            if type(v) is not int:
                v = whole(v)
            if not 0 <= v <= 9223372036854775807:
                raise Refused
        o.start_time = v
    else:
        if strict:
            raise Refused
        o.start_time = UNSET
    try:
        v = d["statusTime"]
    except KeyError:
        n -= absent(strict)
    else:
        if type(v) is not int:
            v = whole(v)
        if not 0 <= v <= 9223372036854775807:
            raise Refused
        o.status_time = v
    if "items" in d:
        n += 1
        v = d["items"]
        if type(v) is not ARRAY:
            raise Refused
        l1 = []
        for v1 in v:
            v1 = _read_converted_file(v1, strict)
            l1.append(v1)
        v = l1
        o.items = v
    else:
        o.items = UNSET
    if "errorMessage" in d:
        n += 1
        v = d["errorMessage"]
        if v is not None:
            if type(v) is not str:
                raise Refused
        o.error_message = v
    else:
        o.error_message = UNSET
    if "grayscale" in d:
        n += 1
        v = d["grayscale"]
        if type(v) is not bool:
            raise Refused
        o.grayscale = v
    else:
        o.grayscale = UNSET
    if len(d) == n:
        o.__further__ = None
    else:
        more = {k: v for k, v in d.items() if k not in _CONVERT_JOB_MEMBERS}
        finite(more)
        o.__further__ = more
    return o


def _write_convert_job(o: Any, strict: bool) -> Any:
    l1: list[Any]
    m0: Any
    m1: Any
    m2: Any
    m3: Any
    v: Any
    v1: Any
    if not isinstance(o, ConvertJob):
        raise Refused
    n = 0
    try:
        v = o.job_id
    except AttributeError:
        n += absent(strict)
        m0 = UNSET
    else:
        if type(v) is not int:
            v = whole(v)
        if not -9223372036854775808 <= v <= 9223372036854775807:
            raise Refused
        m0 = v
    try:
        v = o.status
    except AttributeError:
        n += absent(strict)
        m1 = UNSET
    else:
        v = v._value_ if type(v) is ConvertJobStatus else text_of(_CONVERT_JOB_STATUS, v, strict)
        m1 = v
    try:
        v = o.created_time
    except AttributeError:
        n += absent(strict)
        m2 = UNSET
    else:
        if type(v) is not int:
            v = whole(v)
        if not 0 <= v <= 9223372036854775807:
            raise Refused
        m2 = v
    try:
        v = o.status_time
    except AttributeError:
        n += absent(strict)
        m3 = UNSET
    else:
        if type(v) is not int:
            v = whole(v)
        if not 0 <= v <= 9223372036854775807:
            raise Refused
        m3 = v
    d: dict[str, Any] = {"jobId": m0, "status": m1, "createdTime": m2, "statusTime": m3}
    if n:
        d = {k: v for k, v in d.items() if v is not UNSET}
    if (v := o.start_time) is not UNSET:
        if v is not None:
            if type(v) is not int:
                v = whole(v)
            if not 0 <= v <= 9223372036854775807:
                raise Refused
        d["startTime"] = v
    elif strict:
        raise Refused
    if (v := o.items) is not UNSET:
        if type(v) is not ARRAY:
            raise Refused
        l1 = []
        for v1 in v:
            v1 = _write_converted_file(v1, strict)
            l1.append(v1)
        v = l1
        d["items"] = v
    if (v := o.error_message) is not UNSET:
        if v is not None:
            if type(v) is not str:
                raise Refused
        d["errorMessage"] = v
    if (v := o.grayscale) is not UNSET:
        if type(v) is not bool:
            raise Refused
        d["grayscale"] = v
    if more := o.__further__:
        if not _CONVERT_JOB_MEMBERS.isdisjoint(more):
            raise Refused
        d.update(more)
    return d


def _check_convert_job(o: Any) -> None:
    v: Any
    v = o.job_id
    if type(v) is not int:
        v = whole(v)
    if not -9223372036854775808 <= v <= 9223372036854775807:
        raise Refused
    o.job_id = v
    v = o.status
    v = listed(_CONVERT_JOB_STATUS, v)
    o.status = v
    v = o.created_time
    if type(v) is not int:
        v = whole(v)
    if not 0 <= v <= 9223372036854775807:
        raise Refused
    o.created_time = v
    v = o.start_time
    if v is not None:
        if type(v) is not int:
            v = whole(v)
        if not 0 <= v <= 9223372036854775807:
            raise Refused
    o.start_time = v
    v = o.status_time
    if type(v) is not int:
        v = whole(v)
    if not 0 <= v <= 9223372036854775807:
        raise Refused
    o.status_time = v
    if (v := o.items) is not UNSET:
        if type(v) is not ARRAY:
            raise Refused
        for v1 in v:
            if not isinstance(v1, ConvertedFile):
                raise Refused
    if (v := o.error_message) is not UNSET:
        if v is not None:
            if type(v) is not str:
                raise Refused
    if (v := o.grayscale) is not UNSET:
        if type(v) is not bool:
            raise Refused
    if more := o.__further__:
        if not _CONVERT_JOB_MEMBERS.isdisjoint(more):
            raise Refused
        for k in more:
            if type(k) is not str:
                raise Refused


def _read_converted_file(d: Any, strict: bool) -> Any:
    l1: list[Any]
    v: Any
    v1: Any
    if (("results" in d) + ("errorMessage" in d) != 1) and (
        strict or (("results" in d) + (d.get("errorMessage") is not None) != 1)
    ):
        raise Refused
    o: Any = new(ConvertedFile)
    n = 1
    try:
        v = d["fileId"]
    except KeyError:
        n -= absent(strict)
    else:
        if type(v) is not int:
            v = whole(v)
        if not -9223372036854775808 <= v <= 9223372036854775807:
            raise Refused
        o.file_id = v
    if "fileExternalId" in d:
        n += 1
        v = d["fileExternalId"]
        if type(v) is not str:
            raise Refused
        o.file_external_id = v
    else:
        o.file_external_id = UNSET
    if "fileInstanceId" in d:
        n += 1
        v = d["fileInstanceId"]
        v = _read_file_instance_id(v, strict)
        o.file_instance_id = v
    else:
        o.file_instance_id = UNSET
    if "results" in d:
        n += 1
        v = d["results"]
        if type(v) is not ARRAY or len(v) > 50:
            raise Refused
        l1 = []
        for v1 in v:
            v1 = _read_converted_page(v1, strict)
            l1.append(v1)
        v = l1
        o.results = v
    else:
        o.results = UNSET
    if "errorMessage" in d:
        n += 1
        v = d["errorMessage"]
        if v is not None:
            if type(v) is not str:
                raise Refused
        o.error_message = v
    else:
        o.error_message = UNSET
    if len(d) == n:
        o.__further__ = None
    else:
        more = {k: v for k, v in d.items() if k not in _CONVERTED_FILE_MEMBERS}
        finite(more)
        o.__further__ = more
    return o


def _write_converted_file(o: Any, strict: bool) -> Any:
    l1: list[Any]
    m0: Any
    v: Any
    v1: Any
    if not isinstance(o, ConvertedFile):
        raise Refused
    n = 0
    try:
        v = o.file_id
    except AttributeError:
        n += absent(strict)
        m0 = UNSET
    else:
        if type(v) is not int:
            v = whole(v)
        if not -9223372036854775808 <= v <= 9223372036854775807:
            raise Refused
        m0 = v
    d: dict[str, Any] = {"fileId": m0}
    if n:
        d = {k: v for k, v in d.items() if v is not UNSET}
    if (v := o.file_external_id) is not UNSET:
        if type(v) is not str:
            raise Refused
        d["fileExternalId"] = v
    if (v := o.file_instance_id) is not UNSET:
        v = _write_file_instance_id(v, strict)
        d["fileInstanceId"] = v
    if (v := o.results) is not UNSET:
        if type(v) is not ARRAY or len(v) > 50:
            raise Refused
        l1 = []
        for v1 in v:
            v1 = _write_converted_page(v1, strict)
            l1.append(v1)
        v = l1
        d["results"] = v
    if (v := o.error_message) is not UNSET:
        if v is not None:
            if type(v) is not str:
                raise Refused
        d["errorMessage"] = v
    if more := o.__further__:
        if not _CONVERTED_FILE_MEMBERS.isdisjoint(more):
            raise Refused
        d.update(more)
    if (("results" in d) + ("errorMessage" in d) != 1) and (
        strict or (("results" in d) + (d.get("errorMessage") is not None) != 1)
    ):
        raise Refused
    return d


def _check_converted_file(o: Any) -> None:
    v: Any
    v = o.file_id
    if type(v) is not int:
        v = whole(v)
    if not -9223372036854775808 <= v <= 9223372036854775807:
        raise Refused
    o.file_id = v
    if (v := o.file_external_id) is not UNSET:
        if type(v) is not str:
            raise Refused
    if (v := o.file_instance_id) is not UNSET:
        if not isinstance(v, FileInstanceId):
            raise Refused
    if (v := o.results) is not UNSET:
        if type(v) is not ARRAY or len(v) > 50:
            raise Refused
        for v1 in v:
            if not isinstance(v1, ConvertedPage):
                raise Refused
    if (v := o.error_message) is not UNSET:
        if v is not None:
            if type(v) is not str:
                raise Refused
    if more := o.__further__:
        if not _CONVERTED_FILE_MEMBERS.isdisjoint(more):
            raise Refused
        for k in more:
            if type(k) is not str:
                raise Refused
    if (o.results is not UNSET) + (o.error_message is not UNSET) != 1:
        raise Refused


def _read_converted_page(d: Any, strict: bool) -> Any:
    v: Any
    if (("svgUrl" in d and "pngUrl" in d) + ("errorMessage" in d) != 1) and (
        strict or (("svgUrl" in d and "pngUrl" in d) + (d.get("errorMessage") is not None) != 1)
    ):
        raise Refused
    o: Any = new(ConvertedPage)
    n = 1
    try:
        v = d["page"]
    except KeyError:
        n -= absent(strict)
    else:
        if type(v) is not int:
            v = whole(v)
        if not 1 <= v:
            raise Refused
        o.page = v
    if "svgUrl" in d:
        n += 1
        v = d["svgUrl"]
        if type(v) is not str:
            raise Refused
        o.svg_url = v
    else:
        o.svg_url = UNSET
    if "pngUrl" in d:
        n += 1
        v = d["pngUrl"]
        if type(v) is not str:
            raise Refused
        o.png_url = v
    else:
        o.png_url = UNSET
    if "errorMessage" in d:
        n += 1
        v = d["errorMessage"]
        if v is not None:
            if type(v) is not str:
                raise Refused
        o.error_message = v
    else:
        o.error_message = UNSET
    if len(d) == n:
        o.__further__ = None
    else:
        more = {k: v for k, v in d.items() if k not in _CONVERTED_PAGE_MEMBERS}
        finite(more)
        o.__further__ = more
    return o


def _write_converted_page(o: Any, strict: bool) -> Any:
    m0: Any
    v: Any
    if not isinstance(o, ConvertedPage):
        raise Refused
    n = 0
    try:
        v = o.page
    except AttributeError:
        n += absent(strict)
        m0 = UNSET
    else:
        if type(v) is not int:
            v = whole(v)
        if not 1 <= v:
            raise Refused
        m0 = v
    d: dict[str, Any] = {"page": m0}
    if n:
        d = {k: v for k, v in d.items() if v is not UNSET}
    if (v := o.svg_url) is not UNSET:
        if type(v) is not str:
            raise Refused
        d["svgUrl"] = v
    if (v := o.png_url) is not UNSET:
        if type(v) is not str:
            raise Refused
        d["pngUrl"] = v
    if (v := o.error_message) is not UNSET:
        if v is not None:
            if type(v) is not str:
                raise Refused
        d["errorMessage"] = v
    if more := o.__further__:
        if not _CONVERTED_PAGE_MEMBERS.isdisjoint(more):
            raise Refused
        d.update(more)
    if (("svgUrl" in d and "pngUrl" in d) + ("errorMessage" in d) != 1) and (
        strict or (("svgUrl" in d and "pngUrl" in d) + (d.get("errorMessage") is not None) != 1)
    ):
        raise Refused
    return d


def _check_converted_page(o: Any) -> None:
    v: Any
    v = o.page
    if type(v) is not int:
        v = whole(v)
    if not 1 <= v:
        raise Refused
    o.page = v
    if (v := o.svg_url) is not UNSET:
        if type(v) is not str:
            raise Refused
    if (v := o.png_url) is not UNSET:
        if type(v) is not str:
            raise Refused
    if (v := o.error_message) is not UNSET:
        if v is not None:
            if type(v) is not str:
                raise Refused
    if more := o.__further__:
        if not _CONVERTED_PAGE_MEMBERS.isdisjoint(more):
            raise Refused
        for k in more:
            if type(k) is not str:
                raise Refused
    if ((o.svg_url is not UNSET) and (o.png_url is not UNSET)) + (
        o.error_message is not UNSET
    ) != 1:
        raise Refused


def _read_error_response(d: Any, strict: bool) -> Any:
    v: Any
    o: Any = new(ErrorResponse)
    n = 1
    try:
        v = d["error"]
    except KeyError:
        n -= absent(strict)
    else:
        v = _read_error_body(v, strict)
        o.error = v
    if len(d) == n:
        o.__further__ = None
    else:
        more = {k: v for k, v in d.items() if k not in _ERROR_RESPONSE_MEMBERS}
        finite(more)
        o.__further__ = more
    return o


def _write_error_response(o: Any, strict: bool) -> Any:
    m0: Any
    v: Any
    if not isinstance(o, ErrorResponse):
        raise Refused
    n = 0
    try:
        v = o.error
    except AttributeError:
        n += absent(strict)
        m0 = UNSET
    else:
        v = _write_error_body(v, strict)
        m0 = v
    d: dict[str, Any] = {"error": m0}
    if n:
        d = {k: v for k, v in d.items() if v is not UNSET}
    if more := o.__further__:
        if not _ERROR_RESPONSE_MEMBERS.isdisjoint(more):
            raise Refused
        d.update(more)
    return d


def _check_error_response(o: Any) -> None:
    v: Any
    v = o.error
    if not isinstance(v, ErrorBody):
        raise Refused
    if more := o.__further__:
        if not _ERROR_RESPONSE_MEMBERS.isdisjoint(more):
            raise Refused
        for k in more:
            if type(k) is not str:
                raise Refused


def _read_error_body(d: Any, strict: bool) -> Any:
    l1: list[Any]
    v: Any
    v1: Any
    o: Any = new(ErrorBody)
    n = 1
    if "code" in d:
        n += 1
        v = d["code"]
        if type(v) is not int:
            v = whole(v)
        if not -2147483648 <= v <= 2147483647:
            raise Refused
        o.code = v
    else:
        o.code = UNSET
    try:
        v = d["message"]
    except KeyError:
        n -= absent(strict)
    else:
        if type(v) is not str:
            raise Refused
        o.message = v
    if "missing" in d:
        n += 1
        v = d["missing"]
        if type(v) is not ARRAY:
            raise Refused
        l1 = []
        for v1 in v:
            v1 = _read_error_item(v1, strict)
            l1.append(v1)
        v = l1
        o.missing = v
    else:
        o.missing = UNSET
    if "duplicated" in d:
        n += 1
        v = d["duplicated"]
        if type(v) is not ARRAY:
            raise Refused
        l1 = []
        for v1 in v:
            v1 = _read_error_item(v1, strict)
            l1.append(v1)
        v = l1
        o.duplicated = v
    else:
        o.duplicated = UNSET
    if len(d) == n:
        o.__further__ = None
    else:
        more = {k: v for k, v in d.items() if k not in _ERROR_BODY_MEMBERS}
        finite(more)
        o.__further__ = more
    return o


def _write_error_body(o: Any, strict: bool) -> Any:
    l1: list[Any]
    m0: Any
    v: Any
    v1: Any
    if not isinstance(o, ErrorBody):
        raise Refused
    n = 0
    try:
        v = o.message
    except AttributeError:
        n += absent(strict)
        m0 = UNSET
    else:
        if type(v) is not str:
            raise Refused
        m0 = v
    d: dict[str, Any] = {"message": m0}
    if n:
        d = {k: v for k, v in d.items() if v is not UNSET}
    if (v := o.code) is not UNSET:
        if type(v) is not int:
            v = whole(v)
        if not -2147483648 <= v <= 2147483647:
            raise Refused
        d["code"] = v
    if (v := o.missing) is not UNSET:
        if type(v) is not ARRAY:
            raise Refused
        l1 = []
        for v1 in v:
            v1 = _write_error_item(v1, strict)
            l1.append(v1)
        v = l1
        d["missing"] = v
    if (v := o.duplicated) is not UNSET:
        if type(v) is not ARRAY:
            raise Refused
        l1 = []
        for v1 in v:
            v1 = _write_error_item(v1, strict)
            l1.append(v1)
        v = l1
        d["duplicated"] = v
    if more := o.__further__:
        if not _ERROR_BODY_MEMBERS.isdisjoint(more):
            raise Refused
        d.update(more)
    return d


def _check_error_body(o: Any) -> None:
    v: Any
    if (v := o.code) is not UNSET:
        if type(v) is not int:
            v = whole(v)
        if not -2147483648 <= v <= 2147483647:
            raise Refused
        o.code = v
    v = o.message
    if type(v) is not str:
        raise Refused
    if (v := o.missing) is not UNSET:
        if type(v) is not ARRAY:
            raise Refused
        for v1 in v:
            if not isinstance(v1, ErrorItem):
                raise Refused
    if (v := o.duplicated) is not UNSET:
        if type(v) is not ARRAY:
            raise Refused
        for v1 in v:
            if not isinstance(v1, ErrorItem):
                raise Refused
    if more := o.__further__:
        if not _ERROR_BODY_MEMBERS.isdisjoint(more):
            raise Refused
        for k in more:
            if type(k) is not str:
                raise Refused


def _read_error_item(d: Any, strict: bool) -> Any:
    if type(d) is not OBJECT:
        raise Refused
    o: Any = new(ErrorItem)
    n = 0
    if len(d) == n:
        o.__further__ = None
    else:
        more = dict(d)
        finite(more)
        o.__further__ = more
    return o


def _write_error_item(o: Any, strict: bool) -> Any:
    if not isinstance(o, ErrorItem):
        raise Refused
    d: dict[str, Any] = {}
    if more := o.__further__:
        d.update(more)
    return d


def _check_error_item(o: Any) -> None:
    if more := o.__further__:
        for k in more:
            if type(k) is not str:
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
        ),
        Entity: Codec(
            SPEC,
            "Entity",
            Entity,
            _read_entity,
            _write_entity,
            _check_entity,
            (),
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
        ),
        ErrorItem: Codec(
            SPEC,
            "ErrorItem",
            ErrorItem,
            _read_error_item,
            _write_error_item,
            _check_error_item,
            (),
        ),
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
