# Generated from specs/cognite_vision/openapi.yaml by scripts/generate.py (datamodel-code-generator 0.89.0, ruff 0.17.6).
# Do not edit: change the spec or the templates, and run it again.

# The functions that datamodel-code-generator adds for rules between members have no types.
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
    An asset, named by exactly one of its two ids.
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
    The asset by the id that the server gave it. Bounds: -9223372036854775808 to
    9223372036854775807. Evidence: format inferred, minimum inferred, maximum inferred.
    """
    externalId: StrictStr | MISSING = MISSING
    """
    The asset by the id that its owner gave it. Evidence: supplement.
    """


class AssetSubtreeId(RootModel[StrictInt]):
    root: Annotated[StrictInt, Field(ge=-9223372036854775808, le=9223372036854775807)]


class AssetTagDetectionParameters(BaseModel):
    """
    What was asked of the search for asset tags.
    """

    model_config = ConfigDict(
        extra="allow",
    )
    threshold: Annotated[StrictFloat | MISSING, Field(ge=0.0, le=1.0)] = MISSING
    """
    The confidence that a prediction needs to be given. Unit: fraction. Bounds: 0 to 1.
    Evidence: minimum supplement, maximum supplement.
    """
    partialMatch: StrictBool | MISSING = MISSING
    """
    Whether a text that names an asset only in part counts.
    """
    assetSubtreeIds: list[AssetSubtreeId] | MISSING = MISSING
    """
    The assets below which the search looks.
    """


class AssetTagPrediction(BaseModel):
    """
    A text that names an asset, the asset, and where the text stands.
    """

    model_config = ConfigDict(
        extra="allow",
    )
    confidence: Annotated[StrictFloat | MISSING, Field(ge=0.0, le=1.0)] = MISSING
    """
    How sure the prediction is; 1 is certain. Unit: fraction. Bounds: 0 to 1. Evidence: minimum
    supplement, maximum supplement.
    """
    assetRef: AssetRef
    text: Annotated[StrictStr, Field(max_length=128, min_length=1)]
    """
    The text as read. Bounds: 1 to 128 characters. Evidence: minLength supplement, maxLength
    supplement, required inferred.
    """
    textRegion: Region


class BetaDetectionParameters(BaseModel):
    """
    What was asked of one feature that is in beta; gauges take more than the threshold.
    """

    model_config = ConfigDict(
        extra="allow",
    )
    threshold: Annotated[StrictFloat | MISSING, Field(ge=0.0, le=1.0)] = MISSING
    """
    The confidence that a prediction needs to be given. Unit: fraction. Bounds: 0 to 1.
    Evidence: supplement.
    """


class DetectionParameters(BaseModel):
    """
    What was asked of one feature.
    """

    model_config = ConfigDict(
        extra="allow",
    )
    threshold: Annotated[StrictFloat | MISSING, Field(ge=0.0, le=1.0)] = MISSING
    """
    The confidence that a prediction needs to be given. Unit: fraction. Bounds: 0 to 1.
    Evidence: minimum supplement, maximum supplement.
    """


class ErrorBody(BaseModel):
    """
    What went wrong.
    """

    model_config = ConfigDict(
        extra="allow",
    )
    code: Annotated[StrictInt | MISSING, Field(ge=-2147483648, le=2147483647)] = MISSING
    """
    The HTTP status once more; the vendor's file requires it, its servers often leave it out.
    Bounds: -2147483648 to 2147483647. Evidence: supplement.
    """
    message: StrictStr
    """
    What went wrong, for people. Evidence: supplement.
    """
    missing: list[ErrorItem] | MISSING = MISSING
    """
    The things that the request names and that do not exist. Evidence: supplement.
    """
    duplicated: list[ErrorItem] | MISSING = MISSING
    """
    The things that the request names and that are not unique. Evidence: supplement.
    """


class ErrorItem(BaseModel):
    """
    One thing that an error is about, by its ids.
    """

    model_config = ConfigDict(
        extra="allow",
    )


class ErrorResponse(BaseModel):
    """
    The envelope of every refusal.
    """

    model_config = ConfigDict(
        extra="allow",
    )
    error: ErrorBody


class ExtractJob(BaseModel):
    """
    A feature extraction job as it stands, with the predictions that it has so far.
    """

    model_config = ConfigDict(
        extra="allow",
    )
    status: ExtractJobStatus
    createdTime: Annotated[StrictInt, Field(ge=0, le=9223372036854775807)]
    """
    When the job was created, in milliseconds since the start of 1970 in UTC, leap seconds not
    counted. Unit: epoch-milliseconds. Bounds: 0 to 9223372036854775807.
    """
    startTime: Annotated[StrictInt | None, Field(ge=0, le=9223372036854775807)]
    """
    When work on the job began, in milliseconds since the start of 1970 in UTC, leap seconds not
    counted; null before that. Unit: epoch-milliseconds. Bounds: 0 to 9223372036854775807.
    Evidence: type supplement.
    """
    statusTime: Annotated[StrictInt, Field(ge=0, le=9223372036854775807)]
    """
    When the status last changed, in milliseconds since the start of 1970 in UTC, leap seconds
    not counted. Unit: epoch-milliseconds. Bounds: 0 to 9223372036854775807.
    """
    jobId: Annotated[StrictInt, Field(ge=-9223372036854775808, le=9223372036854775807)]
    """
    Names the job. Bounds: -9223372036854775808 to 9223372036854775807.
    """
    items: list[ExtractedFile]
    """
    The files of the batches that have finished, with what was found in each.
    """
    errorMessage: StrictStr | None | MISSING = MISSING
    """
    Why the job failed, where it did.
    """
    failedItems: list[FailedBatch] | MISSING = MISSING
    """
    The batches that failed.
    """
    parameters: ExtractParameters | MISSING = MISSING


class ExtractJobStatus(StrEnum):
    """
    Where a feature extraction job stands.
    """

    Queued = "Queued"
    Running = "Running"
    Completed = "Completed"
    Failed = "Failed"


class ExtractParameters(BaseModel):
    """
    What the job was asked, an object for each feature; the server may add features.
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
    A file and what was found in it.
    """

    model_config = ConfigDict(
        extra="allow",
    )
    fileId: Annotated[StrictInt, Field(ge=-9223372036854775808, le=9223372036854775807)]
    """
    The file by the id that the server gave it. Bounds: -9223372036854775808 to
    9223372036854775807. Evidence: format supplement, minimum supplement, maximum supplement,
    required supplement.
    """
    fileExternalId: StrictStr | MISSING = MISSING
    """
    The file by the id that its owner gave it.
    """
    predictions: Predictions


class FailedBatch(BaseModel):
    """
    Files that failed together.
    """

    model_config = ConfigDict(
        extra="allow",
    )
    errorMessage: StrictStr | MISSING = MISSING
    """
    Why they failed.
    """
    items: list[FileReference] | MISSING = MISSING
    """
    The files.
    """


class FileInstanceId(BaseModel):
    """
    A file by its instance in the data model.
    """

    model_config = ConfigDict(
        extra="allow",
    )
    space: Annotated[
        StrictStr, Field(max_length=43, min_length=1, pattern="^[a-zA-Z][a-zA-Z0-9_-]*$")
    ]
    """
    The space that the instance lives in. Bounds: 1 to 43 characters, pattern
    ^[a-zA-Z][a-zA-Z0-9_-]*$. Evidence: minLength supplement, maxLength supplement, pattern
    supplement, required supplement.
    """
    externalId: Annotated[
        StrictStr, Field(max_length=255, min_length=1, pattern="^[a-zA-Z][a-zA-Z0-9_]*$")
    ]
    """
    The id of the instance, unique in its space. Bounds: 1 to 255 characters, pattern
    ^[a-zA-Z][a-zA-Z0-9_]*$. Evidence: minLength supplement, maxLength supplement, pattern
    supplement, required supplement.
    """


class FileReference(BaseModel):
    """
    A file, named by its ids.
    """

    model_config = ConfigDict(
        extra="allow",
    )
    fileId: Annotated[StrictInt, Field(ge=-9223372036854775808, le=9223372036854775807)]
    """
    The file by the id that the server gave it. Bounds: -9223372036854775808 to
    9223372036854775807. Evidence: format supplement, minimum supplement, maximum supplement,
    required supplement.
    """
    fileExternalId: StrictStr | MISSING = MISSING
    """
    The file by the id that its owner gave it.
    """
    fileInstanceId: FileInstanceId | MISSING = MISSING


class Keypoint(BaseModel):
    """
    One named point.
    """

    model_config = ConfigDict(
        extra="allow",
    )
    point: Point | MISSING = MISSING
    confidence: Annotated[StrictFloat | MISSING, Field(ge=0.0, le=1.0)] = MISSING
    """
    How sure the prediction is; 1 is certain. Unit: fraction. Bounds: 0 to 1. Evidence:
    inferred.
    """


class KeypointCollection(BaseModel):
    """
    The points found on one thing.
    """

    model_config = ConfigDict(
        extra="allow",
    )
    label: StrictStr | MISSING = MISSING
    """
    The kind of thing that the points are on. Evidence: inferred.
    """
    confidence: Annotated[StrictFloat | MISSING, Field(ge=0.0, le=1.0)] = MISSING
    """
    How sure the prediction is; 1 is certain. Unit: fraction. Bounds: 0 to 1. Evidence:
    inferred.
    """
    keypoints: Keypoints | MISSING = MISSING


class KeypointPrediction(BaseModel):
    """
    A thing that was found, with the named points on it that its reading follows from.
    """

    model_config = ConfigDict(
        extra="allow",
    )
    objectDetection: ObjectPrediction | MISSING = MISSING
    keypointCollection: KeypointCollection | MISSING = MISSING


class Keypoints(RootModel[dict[str, Keypoint]]):
    """
    The points by their names.
    """

    root: dict[str, Keypoint]


class ObjectPrediction(BaseModel):
    """
    A thing that was found and where it is.
    """

    model_config = ConfigDict(
        extra="allow",
    )
    label: StrictStr | MISSING = MISSING
    """
    The kind of thing that was found. Evidence: inferred.
    """
    confidence: Annotated[StrictFloat | MISSING, Field(ge=0.0, le=1.0)] = MISSING
    """
    How sure the prediction is; 1 is certain. Unit: fraction. Bounds: 0 to 1. Evidence:
    inferred.
    """
    boundingBox: Region | MISSING = MISSING


class PeoplePrediction(BaseModel):
    """
    A person and where they are.
    """

    model_config = ConfigDict(
        extra="allow",
    )
    label: StrictStr
    """
    The kind of thing that was found. Evidence: required inferred.
    """
    confidence: Annotated[StrictFloat | MISSING, Field(ge=0.0, le=1.0)] = MISSING
    """
    How sure the prediction is; 1 is certain. Unit: fraction. Bounds: 0 to 1. Evidence: minimum
    supplement, maximum supplement.
    """
    boundingBox: Region | MISSING = MISSING


class Point(BaseModel):
    """
    A place in the image, as fractions of its size.
    """

    model_config = ConfigDict(
        extra="allow",
    )
    x: Annotated[StrictFloat | MISSING, Field(ge=0.0, le=1.0)] = MISSING
    """
    Where the point is across the image, as a fraction of the image's width. Unit: fraction.
    Bounds: 0 to 1. Evidence: inferred.
    """
    y: Annotated[StrictFloat | MISSING, Field(ge=0.0, le=1.0)] = MISSING
    """
    Where the point is along the image, as a fraction of the image's height. Unit: fraction.
    Bounds: 0 to 1. Evidence: inferred.
    """


class Predictions(BaseModel):
    """
    What was found in one file, an array for each feature; the server may add features.
    """

    model_config = ConfigDict(
        extra="allow",
    )
    textPredictions: list[TextPrediction] | MISSING = MISSING
    """
    Texts.
    """
    assetTagPredictions: list[AssetTagPrediction] | MISSING = MISSING
    """
    Texts that name an asset.
    """
    peoplePredictions: list[PeoplePrediction] | MISSING = MISSING
    """
    People.
    """
    industrialObjectPredictions: list[ObjectPrediction] | MISSING = MISSING
    """
    Industrial objects; beta. Evidence: supplement.
    """
    personalProtectiveEquipmentPredictions: list[ObjectPrediction] | MISSING = MISSING
    """
    Personal protective equipment; beta. Evidence: supplement.
    """
    digitalGaugePredictions: list[ObjectPrediction] | MISSING = MISSING
    """
    Gauges with digits; beta. Evidence: supplement.
    """
    dialGaugePredictions: list[KeypointPrediction] | MISSING = MISSING
    """
    Gauges with a dial; beta. Evidence: supplement.
    """
    levelGaugePredictions: list[KeypointPrediction] | MISSING = MISSING
    """
    Gauges of a level; beta. Evidence: supplement.
    """
    valvePredictions: list[KeypointPrediction] | MISSING = MISSING
    """
    Valves; beta. Evidence: supplement.
    """


class Region(BaseModel):
    """
    An upright rectangle in the image, as fractions of its size.
    """

    model_config = ConfigDict(
        extra="allow",
    )
    xMin: Annotated[StrictFloat, Field(ge=0.0, le=1.0)]
    """
    The left edge, as a fraction of the image's width. Unit: fraction. Bounds: 0 to 1. Evidence:
    minimum supplement, maximum supplement, required supplement.
    """
    xMax: Annotated[StrictFloat, Field(ge=0.0, le=1.0)]
    """
    The right edge, as a fraction of the image's width. Unit: fraction. Bounds: 0 to 1.
    Evidence: minimum supplement, maximum supplement, required supplement.
    """
    yMin: Annotated[StrictFloat, Field(ge=0.0, le=1.0)]
    """
    The edge with the smaller y, as a fraction of the image's height. Unit: fraction. Bounds: 0
    to 1. Evidence: minimum supplement, maximum supplement, required supplement.
    """
    yMax: Annotated[StrictFloat, Field(ge=0.0, le=1.0)]
    """
    The edge with the larger y, as a fraction of the image's height. Unit: fraction. Bounds: 0
    to 1. Evidence: minimum supplement, maximum supplement, required supplement.
    """


class TextPrediction(BaseModel):
    """
    A text and where it stands.
    """

    model_config = ConfigDict(
        extra="allow",
    )
    confidence: Annotated[StrictFloat | MISSING, Field(ge=0.0, le=1.0)] = MISSING
    """
    How sure the prediction is; 1 is certain. Unit: fraction. Bounds: 0 to 1. Evidence: minimum
    supplement, maximum supplement.
    """
    text: Annotated[StrictStr, Field(max_length=128, min_length=1)]
    """
    The text as read. Bounds: 1 to 128 characters. Evidence: minLength supplement, maxLength
    supplement, required inferred.
    """
    textRegion: Region
