# Generated from specs/zoo_datasets/openapi.yaml by scripts/generate.py (openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the spec or the templates, and generate again.

"""The request and response bodies of Zoo dataset conversions."""

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
    UNTIMED,
    Refused,
    absent,
    finite,
    listed,
    match_uuid,
    new,
    text_of,
    unlisted,
    whole,
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


_DATASET_CONVERSION_MEMBERS = frozenset(
    {
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
    }
)
_SNAPSHOT_IMAGE_MEMBERS = frozenset(
    {
        "data_base64",
        "mime_type",
    }
)
_ERROR_RESPONSE_MEMBERS = frozenset(
    {
        "message",
        "request_id",
        "error_code",
    }
)


def _read_dataset_conversion(d: Any, strict: bool) -> Any:
    l1: list[Any]
    t0: Any
    t1: Any
    t2: Any
    t3: Any
    u0: Any
    u1: Any
    u2: Any
    u3: Any
    v: Any
    v1: Any
    o: Any = new(DatasetConversion)
    n = 12
    try:
        v = d["id"]
    except KeyError:
        n -= absent(strict)
    else:
        if type(v) is not str or match_uuid(v) is None:
            raise Refused
        o.id = v
    try:
        v = d["dataset_id"]
    except KeyError:
        n -= absent(strict)
    else:
        if type(v) is not str or match_uuid(v) is None:
            raise Refused
        o.dataset_id = v
    try:
        v = d["created_at"]
    except KeyError:
        n -= absent(strict)
        t0 = u0 = UNTIMED
    else:
        t0 = v
        v = read_timestamp(v)
        u0 = v
        o.created_at = v
    try:
        v = d["updated_at"]
    except KeyError:
        n -= absent(strict)
        t1 = u1 = UNTIMED
    else:
        t1 = v
        v = read_timestamp(v)
        u1 = v
        o.updated_at = v
    if "started_at" in d:
        n += 1
        v = d["started_at"]
        t2 = v
        if v is not None:
            v = read_timestamp(v)
        u2 = v
        o.started_at = v
    else:
        t2 = u2 = o.started_at = UNSET
    if "completed_at" in d:
        n += 1
        v = d["completed_at"]
        t3 = v
        if v is not None:
            v = read_timestamp(v)
        u3 = v
        o.completed_at = v
    else:
        t3 = u3 = o.completed_at = UNSET
    try:
        v = d["file_path"]
    except KeyError:
        n -= absent(strict)
    else:
        if type(v) is not str:
            raise Refused
        o.file_path = v
    try:
        v = d["file_etag"]
    except KeyError:
        n -= absent(strict)
    else:
        if type(v) is not str:
            raise Refused
        o.file_etag = v
    try:
        v = d["file_size"]
    except KeyError:
        n -= absent(strict)
    else:
        if type(v) is not int:
            v = whole(v)
        if not -9223372036854775808 <= v <= 9223372036854775807:
            raise Refused
        o.file_size = v
    if "importer_version" in d:
        n += 1
        v = d["importer_version"]
        if v is not None:
            if type(v) is not str:
                raise Refused
        o.importer_version = v
    else:
        o.importer_version = UNSET
    if "metadata" in d:
        n += 1
        v = d["metadata"]
        finite(v)
        o.metadata = v
    else:
        o.metadata = UNSET
    if "output" in d:
        n += 1
        v = d["output"]
        if v is not None:
            if type(v) is not str:
                raise Refused
        o.output = v
    else:
        o.output = UNSET
    if "raw_kcl_output" in d:
        n += 1
        v = d["raw_kcl_output"]
        if v is not None:
            if type(v) is not str:
                raise Refused
        o.raw_kcl_output = v
    else:
        o.raw_kcl_output = UNSET
    if "salon_kcl_output" in d:
        n += 1
        v = d["salon_kcl_output"]
        if v is not None:
            if type(v) is not str:
                raise Refused
        o.salon_kcl_output = v
    else:
        o.salon_kcl_output = UNSET
    if "status_message" in d:
        n += 1
        v = d["status_message"]
        if v is not None:
            if type(v) is not str:
                raise Refused
        o.status_message = v
    else:
        o.status_message = UNSET
    try:
        v = d["phase"]
    except KeyError:
        n -= absent(strict)
    else:
        try:
            v = _CONVERSION_PHASE[v]
        except KeyError:
            v = unlisted(v, strict)
        o.phase = v
    try:
        v = d["status"]
    except KeyError:
        n -= absent(strict)
    else:
        try:
            v = _CONVERSION_STATUS[v]
        except KeyError:
            v = unlisted(v, strict)
        o.status = v
    try:
        v = d["original_snapshot_images"]
    except KeyError:
        n -= absent(strict)
    else:
        if type(v) is not ARRAY:
            raise Refused
        l1 = []
        for v1 in v:
            v1 = _read_snapshot_image(v1, strict)
            l1.append(v1)
        v = l1
        o.original_snapshot_images = v
    try:
        v = d["raw_kcl_snapshot_images"]
    except KeyError:
        n -= absent(strict)
    else:
        if type(v) is not ARRAY:
            raise Refused
        l1 = []
        for v1 in v:
            v1 = _read_snapshot_image(v1, strict)
            l1.append(v1)
        v = l1
        o.raw_kcl_snapshot_images = v
    try:
        v = d["salon_kcl_snapshot_images"]
    except KeyError:
        n -= absent(strict)
    else:
        if type(v) is not ARRAY:
            raise Refused
        l1 = []
        for v1 in v:
            v1 = _read_snapshot_image(v1, strict)
            l1.append(v1)
        v = l1
        o.salon_kcl_snapshot_images = v
    o.__texts__ = (u0, t0, u1, t1, u2, t2, u3, t3)
    if len(d) == n:
        o.__further__ = None
    else:
        more = {k: v for k, v in d.items() if k not in _DATASET_CONVERSION_MEMBERS}
        finite(more)
        o.__further__ = more
    return o


def _write_dataset_conversion(o: Any, strict: bool) -> Any:
    l1: list[Any]
    m0: Any
    m1: Any
    m10: Any
    m11: Any
    m2: Any
    m3: Any
    m4: Any
    m5: Any
    m6: Any
    m7: Any
    m8: Any
    m9: Any
    v: Any
    v1: Any
    if not isinstance(o, DatasetConversion):
        raise Refused
    c = o.__texts__
    n = 0
    try:
        v = o.id
    except AttributeError:
        n += absent(strict)
        m0 = UNSET
    else:
        if type(v) is not str or match_uuid(v) is None:
            raise Refused
        m0 = v
    try:
        v = o.dataset_id
    except AttributeError:
        n += absent(strict)
        m1 = UNSET
    else:
        if type(v) is not str or match_uuid(v) is None:
            raise Refused
        m1 = v
    try:
        v = o.created_at
    except AttributeError:
        n += absent(strict)
        m2 = UNSET
    else:
        if c is not None and v is c[0]:
            v = c[1]
        else:
            v = timestamp_text(v)
        m2 = v
    try:
        v = o.updated_at
    except AttributeError:
        n += absent(strict)
        m3 = UNSET
    else:
        if c is not None and v is c[2]:
            v = c[3]
        else:
            v = timestamp_text(v)
        m3 = v
    try:
        v = o.file_path
    except AttributeError:
        n += absent(strict)
        m4 = UNSET
    else:
        if type(v) is not str:
            raise Refused
        m4 = v
    try:
        v = o.file_etag
    except AttributeError:
        n += absent(strict)
        m5 = UNSET
    else:
        if type(v) is not str:
            raise Refused
        m5 = v
    try:
        v = o.file_size
    except AttributeError:
        n += absent(strict)
        m6 = UNSET
    else:
        if type(v) is not int:
            v = whole(v)
        if not -9223372036854775808 <= v <= 9223372036854775807:
            raise Refused
        m6 = v
    try:
        v = o.phase
    except AttributeError:
        n += absent(strict)
        m7 = UNSET
    else:
        v = v._value_ if type(v) is ConversionPhase else text_of(_CONVERSION_PHASE, v, strict)
        m7 = v
    try:
        v = o.status
    except AttributeError:
        n += absent(strict)
        m8 = UNSET
    else:
        v = v._value_ if type(v) is ConversionStatus else text_of(_CONVERSION_STATUS, v, strict)
        m8 = v
    try:
        v = o.original_snapshot_images
    except AttributeError:
        n += absent(strict)
        m9 = UNSET
    else:
        if type(v) is not ARRAY:
            raise Refused
        l1 = []
        for v1 in v:
            v1 = _write_snapshot_image(v1, strict)
            l1.append(v1)
        v = l1
        m9 = v
    try:
        v = o.raw_kcl_snapshot_images
    except AttributeError:
        n += absent(strict)
        m10 = UNSET
    else:
        if type(v) is not ARRAY:
            raise Refused
        l1 = []
        for v1 in v:
            v1 = _write_snapshot_image(v1, strict)
            l1.append(v1)
        v = l1
        m10 = v
    try:
        v = o.salon_kcl_snapshot_images
    except AttributeError:
        n += absent(strict)
        m11 = UNSET
    else:
        if type(v) is not ARRAY:
            raise Refused
        l1 = []
        for v1 in v:
            v1 = _write_snapshot_image(v1, strict)
            l1.append(v1)
        v = l1
        m11 = v
    d: dict[str, Any] = {
        "id": m0,
        "dataset_id": m1,
        "created_at": m2,
        "updated_at": m3,
        "file_path": m4,
        "file_etag": m5,
        "file_size": m6,
        "phase": m7,
        "status": m8,
        "original_snapshot_images": m9,
        "raw_kcl_snapshot_images": m10,
        "salon_kcl_snapshot_images": m11,
    }
    if n:
        d = {k: v for k, v in d.items() if v is not UNSET}
    if (v := o.started_at) is not UNSET:
        if c is not None and v is c[4]:
            v = c[5]
        else:
            if v is not None:
                v = timestamp_text(v)
        d["started_at"] = v
    if (v := o.completed_at) is not UNSET:
        if c is not None and v is c[6]:
            v = c[7]
        else:
            if v is not None:
                v = timestamp_text(v)
        d["completed_at"] = v
    if (v := o.importer_version) is not UNSET:
        if v is not None:
            if type(v) is not str:
                raise Refused
        d["importer_version"] = v
    if (v := o.metadata) is not UNSET:
        d["metadata"] = v
    if (v := o.output) is not UNSET:
        if v is not None:
            if type(v) is not str:
                raise Refused
        d["output"] = v
    if (v := o.raw_kcl_output) is not UNSET:
        if v is not None:
            if type(v) is not str:
                raise Refused
        d["raw_kcl_output"] = v
    if (v := o.salon_kcl_output) is not UNSET:
        if v is not None:
            if type(v) is not str:
                raise Refused
        d["salon_kcl_output"] = v
    if (v := o.status_message) is not UNSET:
        if v is not None:
            if type(v) is not str:
                raise Refused
        d["status_message"] = v
    if more := o.__further__:
        if not _DATASET_CONVERSION_MEMBERS.isdisjoint(more):
            raise Refused
        d.update(more)
    return d


def _check_dataset_conversion(o: Any) -> None:
    v: Any
    v = o.id
    if type(v) is not str or match_uuid(v) is None:
        raise Refused
    v = o.dataset_id
    if type(v) is not str or match_uuid(v) is None:
        raise Refused
    v = o.created_at
    timestamp_text(v)
    v = o.updated_at
    timestamp_text(v)
    if (v := o.started_at) is not UNSET:
        if v is not None:
            timestamp_text(v)
    if (v := o.completed_at) is not UNSET:
        if v is not None:
            timestamp_text(v)
    v = o.file_path
    if type(v) is not str:
        raise Refused
    v = o.file_etag
    if type(v) is not str:
        raise Refused
    v = o.file_size
    if type(v) is not int:
        v = whole(v)
    if not -9223372036854775808 <= v <= 9223372036854775807:
        raise Refused
    o.file_size = v
    if (v := o.importer_version) is not UNSET:
        if v is not None:
            if type(v) is not str:
                raise Refused
    if (v := o.output) is not UNSET:
        if v is not None:
            if type(v) is not str:
                raise Refused
    if (v := o.raw_kcl_output) is not UNSET:
        if v is not None:
            if type(v) is not str:
                raise Refused
    if (v := o.salon_kcl_output) is not UNSET:
        if v is not None:
            if type(v) is not str:
                raise Refused
    if (v := o.status_message) is not UNSET:
        if v is not None:
            if type(v) is not str:
                raise Refused
    v = o.phase
    v = listed(_CONVERSION_PHASE, v)
    o.phase = v
    v = o.status
    v = listed(_CONVERSION_STATUS, v)
    o.status = v
    v = o.original_snapshot_images
    if type(v) is not ARRAY:
        raise Refused
    for v1 in v:
        if not isinstance(v1, SnapshotImage):
            raise Refused
    v = o.raw_kcl_snapshot_images
    if type(v) is not ARRAY:
        raise Refused
    for v1 in v:
        if not isinstance(v1, SnapshotImage):
            raise Refused
    v = o.salon_kcl_snapshot_images
    if type(v) is not ARRAY:
        raise Refused
    for v1 in v:
        if not isinstance(v1, SnapshotImage):
            raise Refused
    if more := o.__further__:
        if not _DATASET_CONVERSION_MEMBERS.isdisjoint(more):
            raise Refused
        for k in more:
            if type(k) is not str:
                raise Refused


def _read_snapshot_image(d: Any, strict: bool) -> Any:
    v: Any
    o: Any = new(SnapshotImage)
    n = 2
    try:
        v = d["data_base64"]
    except KeyError:
        n -= absent(strict)
    else:
        if type(v) is not str:
            raise Refused
        o.data_base64 = v
    try:
        v = d["mime_type"]
    except KeyError:
        n -= absent(strict)
    else:
        if type(v) is not str:
            raise Refused
        o.mime_type = v
    if len(d) == n:
        o.__further__ = None
    else:
        more = {k: v for k, v in d.items() if k not in _SNAPSHOT_IMAGE_MEMBERS}
        finite(more)
        o.__further__ = more
    return o


def _write_snapshot_image(o: Any, strict: bool) -> Any:
    m0: Any
    m1: Any
    v: Any
    if not isinstance(o, SnapshotImage):
        raise Refused
    n = 0
    try:
        v = o.data_base64
    except AttributeError:
        n += absent(strict)
        m0 = UNSET
    else:
        if type(v) is not str:
            raise Refused
        m0 = v
    try:
        v = o.mime_type
    except AttributeError:
        n += absent(strict)
        m1 = UNSET
    else:
        if type(v) is not str:
            raise Refused
        m1 = v
    d: dict[str, Any] = {"data_base64": m0, "mime_type": m1}
    if n:
        d = {k: v for k, v in d.items() if v is not UNSET}
    if more := o.__further__:
        if not _SNAPSHOT_IMAGE_MEMBERS.isdisjoint(more):
            raise Refused
        d.update(more)
    return d


def _check_snapshot_image(o: Any) -> None:
    v: Any
    v = o.data_base64
    if type(v) is not str:
        raise Refused
    v = o.mime_type
    if type(v) is not str:
        raise Refused
    if more := o.__further__:
        if not _SNAPSHOT_IMAGE_MEMBERS.isdisjoint(more):
            raise Refused
        for k in more:
            if type(k) is not str:
                raise Refused


def _read_error_response(d: Any, strict: bool) -> Any:
    v: Any
    o: Any = new(ErrorResponse)
    n = 1
    try:
        v = d["message"]
    except KeyError:
        n -= absent(strict)
    else:
        if type(v) is not str:
            raise Refused
        o.message = v
    if "request_id" in d:
        n += 1
        v = d["request_id"]
        if type(v) is not str:
            raise Refused
        o.request_id = v
    else:
        o.request_id = UNSET
    if "error_code" in d:
        n += 1
        v = d["error_code"]
        if type(v) is not str:
            raise Refused
        o.error_code = v
    else:
        o.error_code = UNSET
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
    if (v := o.request_id) is not UNSET:
        if type(v) is not str:
            raise Refused
        d["request_id"] = v
    if (v := o.error_code) is not UNSET:
        if type(v) is not str:
            raise Refused
        d["error_code"] = v
    if more := o.__further__:
        if not _ERROR_RESPONSE_MEMBERS.isdisjoint(more):
            raise Refused
        d.update(more)
    return d


def _check_error_response(o: Any) -> None:
    v: Any
    v = o.message
    if type(v) is not str:
        raise Refused
    if (v := o.request_id) is not UNSET:
        if type(v) is not str:
            raise Refused
    if (v := o.error_code) is not UNSET:
        if type(v) is not str:
            raise Refused
    if more := o.__further__:
        if not _ERROR_RESPONSE_MEMBERS.isdisjoint(more):
            raise Refused
        for k in more:
            if type(k) is not str:
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
        ),
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
