# Generated from specs/zoo_datasets/openapi.yaml by scripts/generate.py (datamodel-code-generator 0.89.0, ruff 0.17.6).
# Do not edit: change the spec or the templates, and run it again.

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
    The step that the conversion has reached. `queued`: no worker has taken it up.
    `zoo_generated_original_metadata`: metadata of the source file is made. `snapshot_original`:
    the source model is pictured. `user_provided_metadata`: metadata files that the user laid
    beside the source file (`.json`, `.yaml`, `.yml`, `.toml`, `.txt`) are looked for.
    `convert_raw_kcl`: the source model is turned into raw KCL.
    `zoo_generated_raw_kcl_metadata`: metadata of the raw KCL is made. `snapshot_raw_kcl`: the
    raw KCL's model is pictured. `salon`: the raw KCL is refactored into polished KCL.
    `zoo_generated_salon_kcl_metadata`: metadata of the polished KCL is made.
    `snapshot_salon_kcl`: the polished KCL's model is pictured. `completed`: the conversion
    ended well. The page numbers them 0 to 10; a value added since moved the numbers, so only
    the name counts.
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
    How the conversion fares as a whole. `queued`: it waits. `canceled`: it will not be done.
    `in_progress`: it is being done; after too long it counts as dropped and is tried again.
    `success`: it is done and the result is there. `error_user`: the file is broken, for
    instance empty. `error_unsupported`: the converter cannot read such a file; worth another
    try with a newer converter. `error_internal`: any other error that ends it; worth another
    try with a newer converter.
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
    One conversion of one file of a dataset, with what each of its phases made.
    """

    model_config = ConfigDict(
        extra="allow",
    )
    id: Annotated[StrictStr, Field(pattern=_UUID)]
    """
    Names the conversion. Bounds: uuid. Evidence: supplement, required supplement.
    """
    dataset_id: Annotated[StrictStr, Field(pattern=_UUID)]
    """
    Names the dataset that the file belongs to. Bounds: uuid. Evidence: supplement, required
    supplement.
    """
    created_at: Annotated[StrictStr, Field(pattern=_DATE_TIME)]
    """
    When the conversion was recorded. 3 and 9 fractional digits occur in one body. Bounds:
    date-time. Evidence: supplement, required supplement.
    """
    updated_at: Annotated[StrictStr, Field(pattern=_DATE_TIME)]
    """
    When the record last changed. 3 and 9 fractional digits occur in one body. Bounds:
    date-time. Evidence: supplement, required supplement.
    """
    started_at: Annotated[StrictStr | None | MISSING, Field(pattern=_DATE_TIME)] = MISSING
    """
    When a worker took the conversion up; too long ago, and it is tried again. Bounds:
    date-time. Evidence: type supplement, format supplement.
    """
    completed_at: Annotated[StrictStr | None | MISSING, Field(pattern=_DATE_TIME)] = MISSING
    """
    When the conversion got its present status; its end, once that status is final. Bounds:
    date-time. Evidence: supplement.
    """
    file_path: StrictStr
    """
    Where the source file lies inside the dataset. Evidence: supplement, required supplement.
    """
    file_etag: StrictStr
    """
    The version tag of the source file, as its storage gave it. Evidence: supplement, required
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
    What is known about the file, as any JSON value, null among them.
    """
    output: StrictStr | None | MISSING = MISSING
    """
    The text that the conversion made. Evidence: supplement.
    """
    raw_kcl_output: StrictStr | None | MISSING = MISSING
    """
    The KCL as first converted, before it is polished. Evidence: supplement.
    """
    salon_kcl_output: StrictStr | None | MISSING = MISSING
    """
    The KCL after it was polished. Evidence: supplement.
    """
    status_message: StrictStr | None | MISSING = MISSING
    """
    What the status leaves unsaid, the cause of an error above all. Evidence: supplement.
    """
    phase: ConversionPhase
    status: ConversionStatus
    original_snapshot_images: list[SnapshotImage]
    """
    Pictures of the source model. Evidence: required supplement.
    """
    raw_kcl_snapshot_images: list[SnapshotImage]
    """
    Pictures of the model that the raw KCL makes. Evidence: required supplement.
    """
    salon_kcl_snapshot_images: list[SnapshotImage]
    """
    Pictures of the model that the polished KCL makes. Evidence: required supplement.
    """


class ErrorResponse(BaseModel):
    """
    Why a request failed; a flat object.
    """

    model_config = ConfigDict(
        extra="allow",
    )
    message: StrictStr
    """
    The reason, for a reader. Evidence: supplement.
    """
    request_id: StrictStr | MISSING = MISSING
    """
    Names the request; where it is missing, the header `x-request-id` has it. Evidence:
    supplement.
    """
    error_code: StrictStr | MISSING = MISSING
    """
    The reason, for a program. Evidence: supplement.
    """


class SnapshotImage(BaseModel):
    """
    One picture of a model.
    """

    model_config = ConfigDict(
        extra="allow",
    )
    data_base64: StrictStr
    """
    The bytes of the picture. Sent in the URL-safe alphabet without padding; read both
    alphabets, padded or not. Unit: base64. Evidence: supplement.
    """
    mime_type: StrictStr
    """
    The kind of picture, as a media type. Evidence: supplement.
    """
