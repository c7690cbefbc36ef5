# Generated from specs/cognite_vision/openapi.yaml by scripts/generate.py (datamodel-code-generator 0.89.0, ruff 0.17.6).
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


class AssetRef(_JsonSchemaRuntimeValidationBase):
    """
    An asset, identified by exactly one of its two ids.
    """

    model_config = ConfigDict(
        extra="allow",
    )

    __json_schema_one_of_required_groups__: ClassVar[tuple[Any, ...]] = (
        ((("id",),), (("externalId",),)),
    )

    id: Annotated[StrictInt | MISSING, Field(ge=-9223372036854775808, le=9223372036854775807)] = (
        MISSING
    )
    """
    The id that the server assigned to the asset. Bounds: -9223372036854775808 to
    9223372036854775807. Evidence: format inferred, minimum inferred, maximum inferred,
    description inferred.
    """
    externalId: StrictStr | MISSING = MISSING
    """
    The external id of the asset. Evidence: supplement.
    """


class AssetSubtreeId(RootModel[StrictInt]):
    root: Annotated[StrictInt, Field(ge=-9223372036854775808, le=9223372036854775807)]


class AssetTagDetectionParameters(BaseModel):
    """
    The parameters of asset tag detection.
    """

    model_config = ConfigDict(
        extra="allow",
    )
    threshold: Annotated[StrictFloat | MISSING, Field(ge=0.0, le=1.0)] = MISSING
    """
    The minimum confidence for a prediction to be returned. Unit: fraction. Bounds: 0 to 1.
    Evidence: minimum supplement, maximum supplement, x-unit supplement, description inferred.
    """
    partialMatch: StrictBool | MISSING = MISSING
    """
    If true, text that names an asset only in part counts too. Evidence: description inferred.
    """
    assetSubtreeIds: list[AssetSubtreeId] | MISSING = MISSING
    """
    The ids of the assets whose subtrees are searched. Evidence: description inferred.
    """


class AssetTagPrediction(BaseModel):
    """
    A detected asset tag, with its text, asset and position.
    """

    model_config = ConfigDict(
        extra="allow",
    )
    confidence: Annotated[StrictFloat | MISSING, Field(ge=0.0, le=1.0)] = MISSING
    """
    The confidence of the prediction. Unit: fraction. Bounds: 0 to 1. Evidence: minimum
    supplement, maximum supplement, x-unit supplement.
    """
    assetRef: AssetRef
    text: Annotated[StrictStr, Field(max_length=128, min_length=1)]
    """
    The text as recognized. Bounds: 1 to 128 characters. Evidence: minLength supplement,
    maxLength supplement, description inferred, required inferred.
    """
    textRegion: Region


class BetaDetectionParameters(BaseModel):
    """
    The parameters of one beta feature.
    """

    model_config = ConfigDict(
        extra="allow",
    )
    threshold: Annotated[StrictFloat | MISSING, Field(ge=0.0, le=1.0)] = MISSING
    """
    The minimum confidence for a prediction to be returned. Unit: fraction. Bounds: 0 to 1.
    Evidence: supplement, description inferred.
    """


class DetectionParameters(BaseModel):
    """
    The parameters of one feature.
    """

    model_config = ConfigDict(
        extra="allow",
    )
    threshold: Annotated[StrictFloat | MISSING, Field(ge=0.0, le=1.0)] = MISSING
    """
    The minimum confidence for a prediction to be returned. Unit: fraction. Bounds: 0 to 1.
    Evidence: minimum supplement, maximum supplement, x-unit supplement, description inferred.
    """


class ErrorBody(BaseModel):
    """
    Details of the error.
    """

    model_config = ConfigDict(
        extra="allow",
    )
    code: Annotated[StrictInt | MISSING, Field(ge=-2147483648, le=2147483647)] = MISSING
    """
    The code of the error, which servers often omit. Bounds: -2147483648 to 2147483647.
    Evidence: supplement.
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


class ExtractJob(BaseModel):
    """
    The current state of a feature extraction job, with its predictions.
    """

    model_config = ConfigDict(
        extra="allow",
    )
    status: ExtractJobStatus
    createdTime: Annotated[StrictInt, Field(ge=0, le=9223372036854775807)]
    """
    A time, in milliseconds since 1970-01-01T00:00:00Z, not counting leap seconds. Unit:
    epoch-milliseconds. Bounds: 0 to 9223372036854775807.
    """
    startTime: Annotated[StrictInt | None, Field(ge=0, le=9223372036854775807)]
    """
    A time, in milliseconds since 1970-01-01T00:00:00Z, not counting leap seconds; may be null
    while the job is queued. Unit: epoch-milliseconds. Bounds: 0 to 9223372036854775807.
    Evidence: type supplement, description supplement.
    """
    statusTime: Annotated[StrictInt, Field(ge=0, le=9223372036854775807)]
    """
    A time, in milliseconds since 1970-01-01T00:00:00Z, not counting leap seconds. Unit:
    epoch-milliseconds. Bounds: 0 to 9223372036854775807.
    """
    jobId: Annotated[StrictInt, Field(ge=-9223372036854775808, le=9223372036854775807)]
    """
    The id of the contextualization job. Bounds: -9223372036854775808 to 9223372036854775807.
    """
    items: list[ExtractedFile]
    """
    The files by their ids, each with its predictions.
    """
    errorMessage: StrictStr | None | MISSING = MISSING
    """
    The reason for the failure, if the job failed.
    """
    failedItems: list[FailedBatch] | MISSING = MISSING
    """
    The files that failed. Evidence: description supplement.
    """
    parameters: ExtractParameters | MISSING = MISSING


class ExtractJobStatus(StrEnum):
    """
    The current status of a feature extraction job.
    """

    Queued = "Queued"
    Running = "Running"
    Completed = "Completed"
    Failed = "Failed"


class ExtractParameters(BaseModel):
    """
    The parameters of the job, each specific to a feature; the server may add parameters of
    feature extractors.
    """

    model_config = ConfigDict(
        extra="allow",
    )
    textDetectionParameters: DetectionParameters | MISSING = MISSING
    assetTagDetectionParameters: AssetTagDetectionParameters | MISSING = MISSING
    peopleDetectionParameters: DetectionParameters | MISSING = MISSING
    industrialObjectDetectionParameters: BetaDetectionParameters | MISSING = MISSING
    personalProtectiveEquipmentDetectionParameters: BetaDetectionParameters | MISSING = MISSING
    digitalGaugeDetectionParameters: BetaDetectionParameters | MISSING = MISSING
    dialGaugeDetectionParameters: BetaDetectionParameters | MISSING = MISSING
    levelGaugeDetectionParameters: BetaDetectionParameters | MISSING = MISSING
    valveDetectionParameters: BetaDetectionParameters | MISSING = MISSING


class ExtractedFile(BaseModel):
    """
    A file and its predictions.
    """

    model_config = ConfigDict(
        extra="allow",
    )
    fileId: Annotated[StrictInt, Field(ge=-9223372036854775808, le=9223372036854775807)]
    """
    The id that the server assigned to the file. Bounds: -9223372036854775808 to
    9223372036854775807. Evidence: format supplement, minimum supplement, maximum supplement,
    description inferred, required supplement.
    """
    fileExternalId: StrictStr | MISSING = MISSING
    """
    The id that the file's owner assigned to it. Evidence: description inferred.
    """
    predictions: Predictions


class FailedBatch(BaseModel):
    """
    Files that failed, with an error message if there is one.
    """

    model_config = ConfigDict(
        extra="allow",
    )
    errorMessage: StrictStr | MISSING = MISSING
    """
    The reason these files failed. Evidence: description inferred.
    """
    items: list[FileReference] | MISSING = MISSING
    """
    The files that failed. Evidence: description supplement.
    """


class FileInstanceId(BaseModel):
    """
    A file, identified by its instance in the data model.
    """

    model_config = ConfigDict(
        extra="allow",
    )
    space: Annotated[
        StrictStr, Field(max_length=43, min_length=1, pattern="^[a-zA-Z][a-zA-Z0-9_-]*$")
    ]
    """
    The space that contains the instance. Bounds: 1 to 43 characters, pattern
    ^[a-zA-Z][a-zA-Z0-9_-]*$. Evidence: minLength inferred, maxLength inferred, pattern
    inferred, description inferred, required supplement.
    """
    externalId: Annotated[
        StrictStr, Field(max_length=255, min_length=1, pattern="^[a-zA-Z][a-zA-Z0-9_]*$")
    ]
    """
    The id of the instance, unique within its space. Bounds: 1 to 255 characters, pattern
    ^[a-zA-Z][a-zA-Z0-9_]*$. Evidence: minLength inferred, maxLength inferred, pattern inferred,
    description inferred, required supplement.
    """


class FileReference(BaseModel):
    """
    A file, identified by its ids.
    """

    model_config = ConfigDict(
        extra="allow",
    )
    fileId: Annotated[StrictInt, Field(ge=-9223372036854775808, le=9223372036854775807)]
    """
    The id that the server assigned to the file. Bounds: -9223372036854775808 to
    9223372036854775807. Evidence: format supplement, minimum supplement, maximum supplement,
    description inferred, required supplement.
    """
    fileExternalId: StrictStr | MISSING = MISSING
    """
    The id that the file's owner assigned to it. Evidence: description inferred.
    """
    fileInstanceId: FileInstanceId | MISSING = MISSING


class Keypoint(BaseModel):
    """
    One named keypoint.
    """

    model_config = ConfigDict(
        extra="allow",
    )
    point: Point | MISSING = MISSING
    confidence: Annotated[StrictFloat | MISSING, Field(ge=0.0, le=1.0)] = MISSING
    """
    The confidence of the prediction. Unit: fraction. Bounds: 0 to 1. Evidence: inferred.
    """


class KeypointCollection(BaseModel):
    """
    The keypoints found on one object.
    """

    model_config = ConfigDict(
        extra="allow",
    )
    label: StrictStr | MISSING = MISSING
    """
    The kind of object that the keypoints are on. Evidence: inferred.
    """
    confidence: Annotated[StrictFloat | MISSING, Field(ge=0.0, le=1.0)] = MISSING
    """
    The confidence of the prediction. Unit: fraction. Bounds: 0 to 1. Evidence: inferred.
    """
    keypoints: Keypoints | MISSING = MISSING


class KeypointPrediction(BaseModel):
    """
    A detected object with the named keypoints from which its reading is derived.
    """

    model_config = ConfigDict(
        extra="allow",
    )
    objectDetection: ObjectPrediction | MISSING = MISSING
    keypointCollection: KeypointCollection | MISSING = MISSING


class Keypoints(RootModel[dict[str, Keypoint]]):
    """
    The keypoints by name.
    """

    root: dict[str, Keypoint]


class ObjectPrediction(BaseModel):
    """
    A detected object and its position.
    """

    model_config = ConfigDict(
        extra="allow",
    )
    label: StrictStr | MISSING = MISSING
    """
    The kind of object detected. Evidence: inferred.
    """
    confidence: Annotated[StrictFloat | MISSING, Field(ge=0.0, le=1.0)] = MISSING
    """
    The confidence of the prediction. Unit: fraction. Bounds: 0 to 1. Evidence: inferred.
    """
    boundingBox: Region | MISSING = MISSING


class PeoplePrediction(BaseModel):
    """
    A detected person and their position.
    """

    model_config = ConfigDict(
        extra="allow",
    )
    label: StrictStr
    """
    The kind of object detected. Evidence: description inferred, required inferred.
    """
    confidence: Annotated[StrictFloat | MISSING, Field(ge=0.0, le=1.0)] = MISSING
    """
    The confidence of the prediction. Unit: fraction. Bounds: 0 to 1. Evidence: minimum
    supplement, maximum supplement, x-unit supplement.
    """
    boundingBox: Region | MISSING = MISSING


class Point(BaseModel):
    """
    A position in the image, in fractions of the image size.
    """

    model_config = ConfigDict(
        extra="allow",
    )
    x: Annotated[StrictFloat | MISSING, Field(ge=0.0, le=1.0)] = MISSING
    """
    The horizontal position of the point, as a fraction of the image width. Unit: fraction.
    Bounds: 0 to 1. Evidence: inferred.
    """
    y: Annotated[StrictFloat | MISSING, Field(ge=0.0, le=1.0)] = MISSING
    """
    The vertical position of the point, as a fraction of the image height. Unit: fraction.
    Bounds: 0 to 1. Evidence: inferred.
    """


class Predictions(BaseModel):
    """
    The predictions for one file, in at most one array per kind; new kinds may appear.
    """

    model_config = ConfigDict(
        extra="allow",
    )
    textPredictions: list[TextPrediction] | MISSING = MISSING
    """
    Detected text.
    """
    assetTagPredictions: list[AssetTagPrediction] | MISSING = MISSING
    """
    Detected asset tags.
    """
    peoplePredictions: list[PeoplePrediction] | MISSING = MISSING
    """
    Detected people.
    """
    industrialObjectPredictions: list[ObjectPrediction] | MISSING = MISSING
    """
    Detected industrial objects; beta, which needs the header `cdf-version: beta`. Evidence:
    supplement.
    """
    personalProtectiveEquipmentPredictions: list[ObjectPrediction] | MISSING = MISSING
    """
    Detected personal protective equipment; beta, which needs the header `cdf-version: beta`.
    Evidence: supplement.
    """
    digitalGaugePredictions: list[ObjectPrediction] | MISSING = MISSING
    """
    Detected digital gauges; beta, which needs the header `cdf-version: beta`. Evidence:
    supplement.
    """
    dialGaugePredictions: list[KeypointPrediction] | MISSING = MISSING
    """
    Detected dial gauges; beta, which needs the header `cdf-version: beta`. Evidence:
    supplement.
    """
    levelGaugePredictions: list[KeypointPrediction] | MISSING = MISSING
    """
    Detected level gauges; beta, which needs the header `cdf-version: beta`. Evidence:
    supplement.
    """
    valvePredictions: list[KeypointPrediction] | MISSING = MISSING
    """
    Detected valves; beta, which needs the header `cdf-version: beta`. Evidence: supplement.
    """


class Region(BaseModel):
    """
    An axis-aligned rectangle in the image, in fractions of the image size.
    """

    model_config = ConfigDict(
        extra="allow",
    )
    xMin: Annotated[StrictFloat, Field(ge=0.0, le=1.0)]
    """
    The left edge, as a fraction of the image width. Unit: fraction. Bounds: 0 to 1. Evidence:
    minimum supplement, maximum supplement, x-unit supplement, description inferred, required
    supplement.
    """
    xMax: Annotated[StrictFloat, Field(ge=0.0, le=1.0)]
    """
    The right edge, as a fraction of the image width. Unit: fraction. Bounds: 0 to 1. Evidence:
    minimum supplement, maximum supplement, x-unit supplement, description inferred, required
    supplement.
    """
    yMin: Annotated[StrictFloat, Field(ge=0.0, le=1.0)]
    """
    The edge with the smaller y, as a fraction of the image height. Unit: fraction. Bounds: 0 to
    1. Evidence: minimum supplement, maximum supplement, x-unit supplement, description
    inferred, required supplement.
    """
    yMax: Annotated[StrictFloat, Field(ge=0.0, le=1.0)]
    """
    The edge with the larger y, as a fraction of the image height. Unit: fraction. Bounds: 0 to
    1. Evidence: minimum supplement, maximum supplement, x-unit supplement, description
    inferred, required supplement.
    """


class TextPrediction(BaseModel):
    """
    Detected text and its position.
    """

    model_config = ConfigDict(
        extra="allow",
    )
    confidence: Annotated[StrictFloat | MISSING, Field(ge=0.0, le=1.0)] = MISSING
    """
    The confidence of the prediction. Unit: fraction. Bounds: 0 to 1. Evidence: minimum
    supplement, maximum supplement, x-unit supplement.
    """
    text: Annotated[StrictStr, Field(max_length=128, min_length=1)]
    """
    The text as recognized. Bounds: 1 to 128 characters. Evidence: minLength supplement,
    maxLength supplement, description inferred, required inferred.
    """
    textRegion: Region
