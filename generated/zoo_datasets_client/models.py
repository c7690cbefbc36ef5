# Generated from specs/zoo_datasets/openapi.yaml by scripts/generate.py (openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the spec or the templates, and generate again.

"""The request and response bodies of Zoo dataset conversions."""

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
    Refused,
    additional,
    finite,
    is_a,
    is_whole,
    listed,
    match_uuid,
    new,
    text_of,
    unlisted,
    writable,
)
from ._spec import SPEC


class ConversionPhase(StrEnum):
    """
    The step that the conversion has reached. `queued`: it is waiting, no worker has started on
    it. `zoo_generated_original_metadata`: metadata of the source file is being generated.
    `snapshot_original`: a snapshot of the source model is being taken.
    `user_provided_metadata`: the server is looking for the user's metadata files, if any,
    beside the source CAD file (`.json`, `.yaml`, `.yml`, `.toml`, `.txt`). `convert_raw_kcl`:
    the source model is being turned into raw KCL. `zoo_generated_raw_kcl_metadata`: metadata of
    the raw KCL is being generated. `snapshot_raw_kcl`: a snapshot of the resulting raw KCL is
    being taken. `salon`: refactoring is under way, which makes polished KCL.
    `zoo_generated_salon_kcl_metadata`: metadata of the polished KCL is being generated.
    `snapshot_salon_kcl`: a snapshot of the polished KCL is being taken. `completed`: the
    conversion is over and succeeded.

    Fetch the metadata and converted output for a single dataset conversion:
    https://zoo.dev/docs/developer-tools/api/orgs/fetch-the-metadata-and-converted-output-for-a-single-dataset-conversion
    """

    QUEUED = "queued"
    ZOO_GENERATED_ORIGINAL_METADATA = "zoo_generated_original_metadata"
    SNAPSHOT_ORIGINAL = "snapshot_original"
    USER_PROVIDED_METADATA = "user_provided_metadata"
    CONVERT_RAW_KCL = "convert_raw_kcl"
    ZOO_GENERATED_RAW_KCL_METADATA = "zoo_generated_raw_kcl_metadata"
    SNAPSHOT_RAW_KCL = "snapshot_raw_kcl"
    SALON = "salon"
    ZOO_GENERATED_SALON_KCL_METADATA = "zoo_generated_salon_kcl_metadata"
    SNAPSHOT_SALON_KCL = "snapshot_salon_kcl"
    COMPLETED = "completed"


ConversionPhaseText: TypeAlias = Literal[
    "queued",
    "zoo_generated_original_metadata",
    "snapshot_original",
    "user_provided_metadata",
    "convert_raw_kcl",
    "zoo_generated_raw_kcl_metadata",
    "snapshot_raw_kcl",
    "salon",
    "zoo_generated_salon_kcl_metadata",
    "snapshot_salon_kcl",
    "completed",
]
_CONVERSION_PHASE = {member.value: member for member in ConversionPhase}


class ConversionStatus(StrEnum):
    """
    How the conversion stands. `queued`: it is waiting. `canceled`: it will not be carried out.
    `in_progress`: it is running; if its `started_at` is too long ago, it counts as dropped and
    is retried. `success`: it is done and has a result. `error_user`: it failed, because the
    user supplied a broken file, for example an empty one. `error_unsupported`: it failed,
    because the vendor had no way to deal with the file; it should be retried with a new version
    of the converter. `error_internal`: it failed with any other error, one without recovery; it
    should be retried with a new version of the converter.

    Fetch the metadata and converted output for a single dataset conversion:
    https://zoo.dev/docs/developer-tools/api/orgs/fetch-the-metadata-and-converted-output-for-a-single-dataset-conversion
    """

    QUEUED = "queued"
    CANCELED = "canceled"
    IN_PROGRESS = "in_progress"
    SUCCESS = "success"
    ERROR_USER = "error_user"
    ERROR_UNSUPPORTED = "error_unsupported"
    ERROR_INTERNAL = "error_internal"


ConversionStatusText: TypeAlias = Literal[
    "queued",
    "canceled",
    "in_progress",
    "success",
    "error_user",
    "error_unsupported",
    "error_internal",
]
_CONVERSION_STATUS = {member.value: member for member in ConversionStatus}


@define(init=False, repr=False, eq=False, getstate_setstate=False)
class DatasetConversion(Model):
    """
    One conversion of one file in a dataset, with its metadata and its output.

    Fetch the metadata and converted output for a single dataset conversion:
    https://zoo.dev/docs/developer-tools/api/orgs/fetch-the-metadata-and-converted-output-for-a-single-dataset-conversion
    """

    id: str
    """The id of the conversion. Bounds: uuid. Evidence: supplement, required supplement."""
    dataset_id: str
    """
    The id of the dataset that the file belongs to. Bounds: uuid. Evidence: supplement, required
    supplement.
    """
    created_at: datetime
    """
    The time the conversion was recorded. One body may mix times with 3 and with 9 fractional
    digits. Bounds: date-time. Evidence: supplement, required supplement.
    """
    updated_at: datetime
    """
    The time the record last changed. One body may mix times with 3 and with 9 fractional
    digits. Bounds: date-time. Evidence: supplement, required supplement.
    """
    started_at: datetime | None | Unset
    """
    If this is too long ago, a conversion in progress counts as dropped and is retried. Bounds:
    date-time. Evidence: type supplement, format supplement.
    """
    completed_at: datetime | None | Unset
    """
    The time the conversion reached its current status; its end once that status is final.
    Bounds: date-time. Evidence: supplement.
    """
    file_path: str
    """
    The path of the source file within the dataset. Evidence: supplement, required supplement.
    """
    file_etag: str
    """
    The version tag of the source file, assigned by its storage. Evidence: supplement, required
    supplement.
    """
    file_size: int
    """
    The size of the source file. Unit: bytes. Bounds: -9223372036854775808 to
    9223372036854775807. Evidence: supplement, required supplement.
    """
    importer_version: str | None | Unset
    """The version of the converter that read the file. Evidence: supplement."""
    metadata: JsonValue | Unset
    """Any JSON value, including null. Evidence: description supplement."""
    output: str | None | Unset
    """The text produced by the conversion. Evidence: supplement."""
    raw_kcl_output: str | None | Unset
    """The KCL as first converted, before polishing. Evidence: supplement."""
    salon_kcl_output: str | None | Unset
    """The KCL after polishing. Evidence: supplement."""
    status_message: str | None | Unset
    """
    Further information about the status, above all the cause of an error. Evidence: supplement.
    """
    phase: ConversionPhase | str
    """Evidence: required supplement."""
    status: ConversionStatus | str
    """Evidence: required supplement."""
    original_snapshot_images: list[SnapshotImage]
    """Snapshots of the source model. Evidence: required supplement."""
    raw_kcl_snapshot_images: list[SnapshotImage]
    """Snapshots of the raw KCL. Evidence: required supplement."""
    salon_kcl_snapshot_images: list[SnapshotImage]
    """Snapshots of the polished KCL. Evidence: required supplement."""

    def __init__(
        self,
        *,
        id: str,
        dataset_id: str,
        created_at: datetime,
        updated_at: datetime,
        file_path: str,
        file_etag: str,
        file_size: int,
        phase: ConversionPhase | ConversionPhaseText,
        status: ConversionStatus | ConversionStatusText,
        original_snapshot_images: list[SnapshotImage],
        raw_kcl_snapshot_images: list[SnapshotImage],
        salon_kcl_snapshot_images: list[SnapshotImage],
        started_at: datetime | None | Unset = UNSET,
        completed_at: datetime | None | Unset = UNSET,
        importer_version: str | None | Unset = UNSET,
        metadata: JsonValue | Unset = UNSET,
        output: str | None | Unset = UNSET,
        raw_kcl_output: str | None | Unset = UNSET,
        salon_kcl_output: str | None | Unset = UNSET,
        status_message: str | None | Unset = UNSET,
        additional_properties: Mapping[str, JsonValue] | None = None,
    ) -> None:
        self.id = id
        self.dataset_id = dataset_id
        self.created_at = created_at
        self.updated_at = updated_at
        self.started_at = started_at
        self.completed_at = completed_at
        self.file_path = file_path
        self.file_etag = file_etag
        self.file_size = file_size
        self.importer_version = importer_version
        self.metadata = metadata
        self.output = output
        self.raw_kcl_output = raw_kcl_output
        self.salon_kcl_output = salon_kcl_output
        self.status_message = status_message
        self.phase = phase
        self.status = status
        self.original_snapshot_images = original_snapshot_images
        self.raw_kcl_snapshot_images = raw_kcl_snapshot_images
        self.salon_kcl_snapshot_images = salon_kcl_snapshot_images
        self._settle(additional_properties)

    @property
    def additional_properties(self) -> dict[str, JsonValue]:
        """Undocumented members by name."""
        return self._further()


@define(init=False, repr=False, eq=False, getstate_setstate=False)
class SnapshotImage(Model):
    """
    One snapshot, as an image.

    Evidence: supplement.

    Fetch the metadata and converted output for a single dataset conversion:
    https://zoo.dev/docs/developer-tools/api/orgs/fetch-the-metadata-and-converted-output-for-a-single-dataset-conversion
    """

    data_base64: str
    """
    The bytes of the image. Sent in the URL-safe alphabet without padding; accept both
    alphabets, padded or not. Unit: base64. Evidence: supplement.
    """
    mime_type: str
    """The media type of the image. Evidence: supplement."""

    def __init__(
        self,
        *,
        data_base64: str,
        mime_type: str,
        additional_properties: Mapping[str, JsonValue] | None = None,
    ) -> None:
        self.data_base64 = data_base64
        self.mime_type = mime_type
        self._settle(additional_properties)

    @property
    def additional_properties(self) -> dict[str, JsonValue]:
        """Undocumented members by name."""
        return self._further()


@define(init=False, repr=False, eq=False, getstate_setstate=False)
class ErrorResponse(Model):
    """
    The reason a request failed, as a flat object.

    Evidence: supplement.

    Fetch the metadata and converted output for a single dataset conversion:
    https://zoo.dev/docs/developer-tools/api/orgs/fetch-the-metadata-and-converted-output-for-a-single-dataset-conversion
    """

    message: str
    """The reason, for human readers. Evidence: supplement."""
    request_id: str | Unset
    """
    The id of the request; if absent, the header `x-request-id` has it. Evidence: supplement.
    """
    error_code: str | Unset
    """The reason, for programs. Evidence: supplement."""

    def __init__(
        self,
        *,
        message: str,
        request_id: str | Unset = UNSET,
        error_code: str | Unset = UNSET,
        additional_properties: Mapping[str, JsonValue] | None = None,
    ) -> None:
        self.message = message
        self.request_id = request_id
        self.error_code = error_code
        self._settle(additional_properties)

    @property
    def additional_properties(self) -> dict[str, JsonValue]:
        """Undocumented members by name."""
        return self._further()


_DATASET_CONVERSION_MEMBERS: frozenset[str] = frozenset(
    [
        "id",
        "dataset_id",
        "created_at",
        "updated_at",
        "started_at",
        "completed_at",
        "file_path",
        "file_etag",
        "file_size",
        "importer_version",
        "metadata",
        "output",
        "raw_kcl_output",
        "salon_kcl_output",
        "status_message",
        "phase",
        "status",
        "original_snapshot_images",
        "raw_kcl_snapshot_images",
        "salon_kcl_snapshot_images",
    ]
)
_SNAPSHOT_IMAGE_MEMBERS: frozenset[str] = frozenset(["data_base64", "mime_type"])
_ERROR_RESPONSE_MEMBERS: frozenset[str] = frozenset(["message", "request_id", "error_code"])


def _read_dataset_conversion(body: Any, strict: bool) -> Any:
    dataset_conversion: Any = new(DatasetConversion)
    dataset_conversion.id = id = body["id"]
    dataset_conversion.dataset_id = dataset_id = body["dataset_id"]
    dataset_conversion.created_at = created_at = read_timestamp(body["created_at"])
    dataset_conversion.updated_at = updated_at = read_timestamp(body["updated_at"])
    value = body.get("started_at", UNSET)
    dataset_conversion.started_at = started_at = (
        UNSET if value is UNSET else None if value is None else read_timestamp(value)
    )
    value = body.get("completed_at", UNSET)
    dataset_conversion.completed_at = completed_at = (
        UNSET if value is UNSET else None if value is None else read_timestamp(value)
    )
    dataset_conversion.file_path = file_path = body["file_path"]
    dataset_conversion.file_etag = file_etag = body["file_etag"]
    dataset_conversion.file_size = file_size = body["file_size"]
    dataset_conversion.importer_version = importer_version = body.get("importer_version", UNSET)
    dataset_conversion.metadata = finite(body["metadata"]) if "metadata" in body else UNSET
    dataset_conversion.output = output = body.get("output", UNSET)
    dataset_conversion.raw_kcl_output = raw_kcl_output = body.get("raw_kcl_output", UNSET)
    dataset_conversion.salon_kcl_output = salon_kcl_output = body.get("salon_kcl_output", UNSET)
    dataset_conversion.status_message = status_message = body.get("status_message", UNSET)
    value = body["phase"]
    dataset_conversion.phase = (
        _CONVERSION_PHASE[value] if value in _CONVERSION_PHASE else unlisted(value, strict)
    )
    value = body["status"]
    dataset_conversion.status = (
        _CONVERSION_STATUS[value] if value in _CONVERSION_STATUS else unlisted(value, strict)
    )
    original_snapshot_images = body["original_snapshot_images"]
    raw_kcl_snapshot_images = body["raw_kcl_snapshot_images"]
    salon_kcl_snapshot_images = body["salon_kcl_snapshot_images"]
    if (
        type(id) is not str
        or match_uuid(id) is None
        or type(dataset_id) is not str
        or match_uuid(dataset_id) is None
        or type(file_path) is not str
        or type(file_etag) is not str
        or type(file_size) is not int
        and not is_whole(file_size)
        or not -9223372036854775808 <= file_size <= 9223372036854775807
        or importer_version is not UNSET
        and importer_version is not None
        and type(importer_version) is not str
        or output is not UNSET
        and output is not None
        and type(output) is not str
        or raw_kcl_output is not UNSET
        and raw_kcl_output is not None
        and type(raw_kcl_output) is not str
        or salon_kcl_output is not UNSET
        and salon_kcl_output is not None
        and type(salon_kcl_output) is not str
        or status_message is not UNSET
        and status_message is not None
        and type(status_message) is not str
        or type(original_snapshot_images) is not ARRAY
        or type(raw_kcl_snapshot_images) is not ARRAY
        or type(salon_kcl_snapshot_images) is not ARRAY
    ):
        raise Refused
    if type(file_size) is float:
        dataset_conversion.file_size = int(file_size)
    dataset_conversion.original_snapshot_images = [
        _read_snapshot_image(item, strict) for item in original_snapshot_images
    ]
    dataset_conversion.raw_kcl_snapshot_images = [
        _read_snapshot_image(item, strict) for item in raw_kcl_snapshot_images
    ]
    dataset_conversion.salon_kcl_snapshot_images = [
        _read_snapshot_image(item, strict) for item in salon_kcl_snapshot_images
    ]
    dataset_conversion.__texts__ = (
        created_at,
        body["created_at"],
        updated_at,
        body["updated_at"],
        started_at,
        body.get("started_at"),
        completed_at,
        body.get("completed_at"),
    )
    known = (
        12
        + ("started_at" in body)
        + ("completed_at" in body)
        + (importer_version is not UNSET)
        + ("metadata" in body)
        + (output is not UNSET)
        + (raw_kcl_output is not UNSET)
        + (salon_kcl_output is not UNSET)
        + (status_message is not UNSET)
    )
    dataset_conversion.__further__ = (
        None if len(body) == known else additional(body, _DATASET_CONVERSION_MEMBERS)
    )
    return dataset_conversion


def _write_dataset_conversion(dataset_conversion: Any, strict: bool) -> Any:
    if not is_a(dataset_conversion, DatasetConversion):
        raise Refused
    created_at = dataset_conversion.created_at
    updated_at = dataset_conversion.updated_at
    started_at = dataset_conversion.started_at
    completed_at = dataset_conversion.completed_at
    metadata = dataset_conversion.metadata
    phase = dataset_conversion.phase
    status = dataset_conversion.status
    if (
        type(id := dataset_conversion.id) is not str
        or match_uuid(id) is None
        or type(dataset_id := dataset_conversion.dataset_id) is not str
        or match_uuid(dataset_id) is None
        or type(file_path := dataset_conversion.file_path) is not str
        or type(file_etag := dataset_conversion.file_etag) is not str
        or type(file_size := dataset_conversion.file_size) is not int
        and not is_whole(file_size)
        or not -9223372036854775808 <= file_size <= 9223372036854775807
        or (importer_version := dataset_conversion.importer_version) is not UNSET
        and importer_version is not None
        and type(importer_version) is not str
        or (output := dataset_conversion.output) is not UNSET
        and output is not None
        and type(output) is not str
        or (raw_kcl_output := dataset_conversion.raw_kcl_output) is not UNSET
        and raw_kcl_output is not None
        and type(raw_kcl_output) is not str
        or (salon_kcl_output := dataset_conversion.salon_kcl_output) is not UNSET
        and salon_kcl_output is not None
        and type(salon_kcl_output) is not str
        or (status_message := dataset_conversion.status_message) is not UNSET
        and status_message is not None
        and type(status_message) is not str
        or type(original_snapshot_images := dataset_conversion.original_snapshot_images)
        is not ARRAY
        or type(raw_kcl_snapshot_images := dataset_conversion.raw_kcl_snapshot_images) is not ARRAY
        or type(salon_kcl_snapshot_images := dataset_conversion.salon_kcl_snapshot_images)
        is not ARRAY
    ):
        raise Refused
    texts = dataset_conversion.__texts__
    body: dict[str, Any] = {
        "id": id,
        "dataset_id": dataset_id,
        "created_at": texts[1] if texts and created_at is texts[0] else timestamp_text(created_at),
        "updated_at": texts[3] if texts and updated_at is texts[2] else timestamp_text(updated_at),
        "file_path": file_path,
        "file_etag": file_etag,
        "file_size": int(file_size) if type(file_size) is float else file_size,
        "phase": phase._value_
        if type(phase) is ConversionPhase
        else text_of(_CONVERSION_PHASE, phase, strict),
        "status": status._value_
        if type(status) is ConversionStatus
        else text_of(_CONVERSION_STATUS, status, strict),
        "original_snapshot_images": [
            _write_snapshot_image(item, strict) for item in original_snapshot_images
        ],
        "raw_kcl_snapshot_images": [
            _write_snapshot_image(item, strict) for item in raw_kcl_snapshot_images
        ],
        "salon_kcl_snapshot_images": [
            _write_snapshot_image(item, strict) for item in salon_kcl_snapshot_images
        ],
    }
    if started_at is not UNSET:
        body["started_at"] = (
            texts[5]
            if texts and started_at is texts[4]
            else None
            if started_at is None
            else timestamp_text(started_at)
        )
    if completed_at is not UNSET:
        body["completed_at"] = (
            texts[7]
            if texts and completed_at is texts[6]
            else None
            if completed_at is None
            else timestamp_text(completed_at)
        )
    if importer_version is not UNSET:
        body["importer_version"] = importer_version
    if metadata is not UNSET:
        body["metadata"] = finite(metadata)
    if output is not UNSET:
        body["output"] = output
    if raw_kcl_output is not UNSET:
        body["raw_kcl_output"] = raw_kcl_output
    if salon_kcl_output is not UNSET:
        body["salon_kcl_output"] = salon_kcl_output
    if status_message is not UNSET:
        body["status_message"] = status_message
    if further := dataset_conversion.__further__:
        body.update(writable(further, _DATASET_CONVERSION_MEMBERS))
    return body


def _check_dataset_conversion(dataset_conversion: Any) -> None:
    created_at = dataset_conversion.created_at
    updated_at = dataset_conversion.updated_at
    started_at = dataset_conversion.started_at
    completed_at = dataset_conversion.completed_at
    metadata = dataset_conversion.metadata
    phase = dataset_conversion.phase
    status = dataset_conversion.status
    if (
        type(id := dataset_conversion.id) is not str
        or match_uuid(id) is None
        or type(dataset_id := dataset_conversion.dataset_id) is not str
        or match_uuid(dataset_id) is None
        or type(dataset_conversion.file_path) is not str
        or type(dataset_conversion.file_etag) is not str
        or type(file_size := dataset_conversion.file_size) is not int
        and not is_whole(file_size)
        or not -9223372036854775808 <= file_size <= 9223372036854775807
        or (importer_version := dataset_conversion.importer_version) is not UNSET
        and importer_version is not None
        and type(importer_version) is not str
        or (output := dataset_conversion.output) is not UNSET
        and output is not None
        and type(output) is not str
        or (raw_kcl_output := dataset_conversion.raw_kcl_output) is not UNSET
        and raw_kcl_output is not None
        and type(raw_kcl_output) is not str
        or (salon_kcl_output := dataset_conversion.salon_kcl_output) is not UNSET
        and salon_kcl_output is not None
        and type(salon_kcl_output) is not str
        or (status_message := dataset_conversion.status_message) is not UNSET
        and status_message is not None
        and type(status_message) is not str
        or type(original_snapshot_images := dataset_conversion.original_snapshot_images)
        is not ARRAY
        or type(raw_kcl_snapshot_images := dataset_conversion.raw_kcl_snapshot_images) is not ARRAY
        or type(salon_kcl_snapshot_images := dataset_conversion.salon_kcl_snapshot_images)
        is not ARRAY
    ):
        raise Refused
    timestamp_text(created_at)
    timestamp_text(updated_at)
    if started_at is not UNSET:
        if started_at is not None:
            timestamp_text(started_at)
    if completed_at is not UNSET:
        if completed_at is not None:
            timestamp_text(completed_at)
    if type(file_size) is float:
        dataset_conversion.file_size = int(file_size)
    dataset_conversion.metadata = UNSET if metadata is UNSET else finite(metadata)
    dataset_conversion.phase = listed(_CONVERSION_PHASE, phase)
    dataset_conversion.status = listed(_CONVERSION_STATUS, status)
    for item in original_snapshot_images:
        if not isinstance(item, SnapshotImage):
            raise Refused
    for item in raw_kcl_snapshot_images:
        if not isinstance(item, SnapshotImage):
            raise Refused
    for item in salon_kcl_snapshot_images:
        if not isinstance(item, SnapshotImage):
            raise Refused
    if further := dataset_conversion.__further__:
        writable(further, _DATASET_CONVERSION_MEMBERS)
        for name in further:
            if type(name) is not str:
                raise Refused


def _read_snapshot_image(body: Any, strict: bool) -> Any:
    snapshot_image: Any = new(SnapshotImage)
    snapshot_image.data_base64 = data_base64 = body["data_base64"]
    snapshot_image.mime_type = mime_type = body["mime_type"]
    if type(data_base64) is not str or type(mime_type) is not str:
        raise Refused
    snapshot_image.__further__ = (
        None if len(body) == 2 else additional(body, _SNAPSHOT_IMAGE_MEMBERS)
    )
    return snapshot_image


def _write_snapshot_image(snapshot_image: Any, strict: bool) -> Any:
    if not is_a(snapshot_image, SnapshotImage):
        raise Refused
    if (
        type(data_base64 := snapshot_image.data_base64) is not str
        or type(mime_type := snapshot_image.mime_type) is not str
    ):
        raise Refused
    body: dict[str, Any] = {"data_base64": data_base64, "mime_type": mime_type}
    if further := snapshot_image.__further__:
        body.update(writable(further, _SNAPSHOT_IMAGE_MEMBERS))
    return body


def _check_snapshot_image(snapshot_image: Any) -> None:
    if type(snapshot_image.data_base64) is not str or type(snapshot_image.mime_type) is not str:
        raise Refused
    if further := snapshot_image.__further__:
        writable(further, _SNAPSHOT_IMAGE_MEMBERS)
        for name in further:
            if type(name) is not str:
                raise Refused


def _read_error_response(body: Any, strict: bool) -> Any:
    error_response: Any = new(ErrorResponse)
    error_response.message = message = body["message"]
    error_response.request_id = request_id = body.get("request_id", UNSET)
    error_response.error_code = error_code = body.get("error_code", UNSET)
    if (
        type(message) is not str
        or request_id is not UNSET
        and type(request_id) is not str
        or error_code is not UNSET
        and type(error_code) is not str
    ):
        raise Refused
    known = 1 + (request_id is not UNSET) + (error_code is not UNSET)
    error_response.__further__ = (
        None if len(body) == known else additional(body, _ERROR_RESPONSE_MEMBERS)
    )
    return error_response


def _write_error_response(error_response: Any, strict: bool) -> Any:
    if not is_a(error_response, ErrorResponse):
        raise Refused
    if (
        type(message := error_response.message) is not str
        or (request_id := error_response.request_id) is not UNSET
        and type(request_id) is not str
        or (error_code := error_response.error_code) is not UNSET
        and type(error_code) is not str
    ):
        raise Refused
    body: dict[str, Any] = {"message": message}
    if request_id is not UNSET:
        body["request_id"] = request_id
    if error_code is not UNSET:
        body["error_code"] = error_code
    if further := error_response.__further__:
        body.update(writable(further, _ERROR_RESPONSE_MEMBERS))
    return body


def _check_error_response(error_response: Any) -> None:
    if (
        type(error_response.message) is not str
        or (request_id := error_response.request_id) is not UNSET
        and type(request_id) is not str
        or (error_code := error_response.error_code) is not UNSET
        and type(error_code) is not str
    ):
        raise Refused
    if further := error_response.__further__:
        writable(further, _ERROR_RESPONSE_MEMBERS)
        for name in further:
            if type(name) is not str:
                raise Refused


CODECS.update(
    {
        DatasetConversion: Codec(
            SPEC,
            "DatasetConversion",
            DatasetConversion,
            _read_dataset_conversion,
            _write_dataset_conversion,
            _check_dataset_conversion,
            (
                ("id", "id"),
                ("dataset_id", "dataset_id"),
                ("created_at", "created_at"),
                ("updated_at", "updated_at"),
                ("started_at", "started_at"),
                ("completed_at", "completed_at"),
                ("file_path", "file_path"),
                ("file_etag", "file_etag"),
                ("file_size", "file_size"),
                ("importer_version", "importer_version"),
                ("metadata", "metadata"),
                ("output", "output"),
                ("raw_kcl_output", "raw_kcl_output"),
                ("salon_kcl_output", "salon_kcl_output"),
                ("status_message", "status_message"),
                ("phase", "phase"),
                ("status", "status"),
                ("original_snapshot_images", "original_snapshot_images"),
                ("raw_kcl_snapshot_images", "raw_kcl_snapshot_images"),
                ("salon_kcl_snapshot_images", "salon_kcl_snapshot_images"),
            ),
            frozenset(
                {
                    "id",
                    "dataset_id",
                    "created_at",
                    "updated_at",
                    "file_path",
                    "file_etag",
                    "file_size",
                    "phase",
                    "status",
                    "original_snapshot_images",
                    "raw_kcl_snapshot_images",
                    "salon_kcl_snapshot_images",
                }
            ),
        ),
        SnapshotImage: Codec(
            SPEC,
            "SnapshotImage",
            SnapshotImage,
            _read_snapshot_image,
            _write_snapshot_image,
            _check_snapshot_image,
            (
                ("data_base64", "data_base64"),
                ("mime_type", "mime_type"),
            ),
            frozenset(
                {
                    "data_base64",
                    "mime_type",
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
            (
                ("message", "message"),
                ("request_id", "request_id"),
                ("error_code", "error_code"),
            ),
            frozenset(
                {
                    "message",
                }
            ),
        ),
    }
)
ENUMERATIONS.update(
    {
        "ConversionPhase": _CONVERSION_PHASE,
        "ConversionStatus": _CONVERSION_STATUS,
    }
)

__all__ = [
    "ConversionPhase",
    "ConversionPhaseText",
    "ConversionStatus",
    "ConversionStatusText",
    "DatasetConversion",
    "ErrorResponse",
    "SnapshotImage",
]
