# Generated from specs/zoo_datasets/openapi.yaml by scripts/generate.py (datamodel-code-generator 0.89.0, ruff 0.17.6).
# Do not edit: change the spec or the templates, and generate again.

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any

from pydantic import MISSING, BaseModel, ConfigDict, Field, StrictInt, StrictStr

_DATE_TIME = (
    r"^(?:[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])|(?:0[469]|11)-(?:0"
    r"[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-8]))|(?:[0-9]{2}(?:0[48]|[2468][048]"
    r"|[13579][26])|(?:[02468][048]|[13579][26])00)-02-29)[Tt](?:(?:[01][0-9]|2[0-3]):"
    r"[0-5][0-9]:[0-5][0-9](?:\.[0-9]+)?(?:[Zz]|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])|2"
    r"3:59:60(?:\.[0-9]+)?(?:[Zz]|[+-]00:00))$"
)
_UUID = r"^[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}$"


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
    """

    queued = "queued"
    zoo_generated_original_metadata = "zoo_generated_original_metadata"
    snapshot_original = "snapshot_original"
    user_provided_metadata = "user_provided_metadata"
    convert_raw_kcl = "convert_raw_kcl"
    zoo_generated_raw_kcl_metadata = "zoo_generated_raw_kcl_metadata"
    snapshot_raw_kcl = "snapshot_raw_kcl"
    salon = "salon"
    zoo_generated_salon_kcl_metadata = "zoo_generated_salon_kcl_metadata"
    snapshot_salon_kcl = "snapshot_salon_kcl"
    completed = "completed"


class ConversionStatus(StrEnum):
    """
    How the conversion stands. `queued`: it is waiting. `canceled`: it will not be carried out.
    `in_progress`: it is running; if its `started_at` is too long ago, it counts as dropped and
    is retried. `success`: it is done and has a result. `error_user`: it failed, because the
    user supplied a broken file, for example an empty one. `error_unsupported`: it failed,
    because the vendor had no way to deal with the file; it should be retried with a new version
    of the converter. `error_internal`: it failed with any other error, one without recovery; it
    should be retried with a new version of the converter.
    """

    queued = "queued"
    canceled = "canceled"
    in_progress = "in_progress"
    success = "success"
    error_user = "error_user"
    error_unsupported = "error_unsupported"
    error_internal = "error_internal"


class DatasetConversion(BaseModel):
    """
    One conversion of one file in a dataset, with its metadata and its output.
    """

    model_config = ConfigDict(
        extra="allow",
    )
    id: Annotated[StrictStr, Field(pattern=_UUID)]
    """
    The id of the conversion. Bounds: uuid. Evidence: supplement, required supplement.
    """
    dataset_id: Annotated[StrictStr, Field(pattern=_UUID)]
    """
    The id of the dataset that the file belongs to. Bounds: uuid. Evidence: supplement, required
    supplement.
    """
    created_at: Annotated[StrictStr, Field(pattern=_DATE_TIME)]
    """
    The time the conversion was recorded. One body may mix times with 3 and with 9 fractional
    digits. Bounds: date-time. Evidence: supplement, required supplement.
    """
    updated_at: Annotated[StrictStr, Field(pattern=_DATE_TIME)]
    """
    The time the record last changed. One body may mix times with 3 and with 9 fractional
    digits. Bounds: date-time. Evidence: supplement, required supplement.
    """
    started_at: Annotated[StrictStr | None | MISSING, Field(pattern=_DATE_TIME)] = MISSING
    """
    If this is too long ago, a conversion in progress counts as dropped and is retried. Bounds:
    date-time. Evidence: type supplement, format supplement.
    """
    completed_at: Annotated[StrictStr | None | MISSING, Field(pattern=_DATE_TIME)] = MISSING
    """
    The time the conversion reached its current status; its end once that status is final.
    Bounds: date-time. Evidence: supplement.
    """
    file_path: StrictStr
    """
    The path of the source file within the dataset. Evidence: supplement, required supplement.
    """
    file_etag: StrictStr
    """
    The version tag of the source file, assigned by its storage. Evidence: supplement, required
    supplement.
    """
    file_size: Annotated[StrictInt, Field(ge=-9223372036854775808, le=9223372036854775807)]
    """
    The size of the source file. Unit: bytes. Bounds: -9223372036854775808 to
    9223372036854775807. Evidence: supplement, required supplement.
    """
    importer_version: StrictStr | None | MISSING = MISSING
    """
    The version of the converter that read the file. Evidence: supplement.
    """
    metadata: Any | MISSING = MISSING
    """
    Any JSON value, including null. Evidence: description supplement.
    """
    output: StrictStr | None | MISSING = MISSING
    """
    The text produced by the conversion. Evidence: supplement.
    """
    raw_kcl_output: StrictStr | None | MISSING = MISSING
    """
    The KCL as first converted, before polishing. Evidence: supplement.
    """
    salon_kcl_output: StrictStr | None | MISSING = MISSING
    """
    The KCL after polishing. Evidence: supplement.
    """
    status_message: StrictStr | None | MISSING = MISSING
    """
    Further information about the status, above all the cause of an error. Evidence: supplement.
    """
    phase: ConversionPhase
    status: ConversionStatus
    original_snapshot_images: list[SnapshotImage]
    """
    Snapshots of the source model. Evidence: required supplement.
    """
    raw_kcl_snapshot_images: list[SnapshotImage]
    """
    Snapshots of the raw KCL. Evidence: required supplement.
    """
    salon_kcl_snapshot_images: list[SnapshotImage]
    """
    Snapshots of the polished KCL. Evidence: required supplement.
    """


class ErrorResponse(BaseModel):
    """
    The reason a request failed, as a flat object.
    """

    model_config = ConfigDict(
        extra="allow",
    )
    message: StrictStr
    """
    The reason, for human readers. Evidence: supplement.
    """
    request_id: StrictStr | MISSING = MISSING
    """
    The id of the request; if absent, the header `x-request-id` has it. Evidence: supplement.
    """
    error_code: StrictStr | MISSING = MISSING
    """
    The reason, for programs. Evidence: supplement.
    """


class SnapshotImage(BaseModel):
    """
    One snapshot, as an image.
    """

    model_config = ConfigDict(
        extra="allow",
    )
    data_base64: StrictStr
    """
    The bytes of the image. Sent in the URL-safe alphabet without padding; accept both
    alphabets, padded or not. Unit: base64. Evidence: supplement.
    """
    mime_type: StrictStr
    """
    The media type of the image. Evidence: supplement.
    """
