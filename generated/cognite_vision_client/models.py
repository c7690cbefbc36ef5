# Generated from specs/cognite_vision/openapi.yaml by scripts/generate.py (openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the spec or the templates, and generate again.

"""The request and response bodies of Cognite Data Fusion, Vision feature extraction."""

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


class ExtractJobStatus(StrEnum):
    """
    The current status of a feature extraction job.

    Retrieve results from a feature extraction job:
    https://docs.cognite.com/20230101/vision/retrieve-results-from-a-feature-extraction-job-on-images
    """

    QUEUED = "Queued"
    RUNNING = "Running"
    COMPLETED = "Completed"
    FAILED = "Failed"


ExtractJobStatusText: TypeAlias = Literal[
    "Queued",
    "Running",
    "Completed",
    "Failed",
]
_EXTRACT_JOB_STATUS = {member.value: member for member in ExtractJobStatus}


@define(init=False, repr=False, eq=False, getstate_setstate=False)
class ExtractJob(Model):
    """
    The current state of a feature extraction job, with its predictions.

    Retrieve results from a feature extraction job:
    https://docs.cognite.com/20230101/vision/retrieve-results-from-a-feature-extraction-job-on-images
    """

    status: ExtractJobStatus | str
    created_time: int
    """
    A time, in milliseconds since 1970-01-01T00:00:00Z, not counting leap seconds. Unit:
    epoch-milliseconds. Bounds: 0 to 9223372036854775807.
    """
    start_time: int | None | Unset
    """
    A time, in milliseconds since 1970-01-01T00:00:00Z, not counting leap seconds; may be null
    while the job is queued. Unit: epoch-milliseconds. Bounds: 0 to 9223372036854775807.
    Evidence: type supplement, description supplement.
    """
    status_time: int
    """
    A time, in milliseconds since 1970-01-01T00:00:00Z, not counting leap seconds. Unit:
    epoch-milliseconds. Bounds: 0 to 9223372036854775807.
    """
    job_id: int
    """
    The id of the contextualization job. Bounds: -9223372036854775808 to 9223372036854775807.
    """
    items: list[ExtractedFile] | Unset
    """The files by their ids, each with its predictions."""
    error_message: str | None | Unset
    """The reason for the failure, if the job failed."""
    failed_items: list[FailedBatch] | Unset
    """The files that failed. Evidence: description supplement."""
    parameters: ExtractParameters | Unset

    def __init__(
        self,
        *,
        status: ExtractJobStatus | ExtractJobStatusText,
        created_time: int,
        start_time: int | None,
        status_time: int,
        job_id: int,
        items: list[ExtractedFile],
        error_message: str | None | Unset = UNSET,
        failed_items: list[FailedBatch] | Unset = UNSET,
        parameters: ExtractParameters | Unset = UNSET,
        additional_properties: Mapping[str, JsonValue] | None = None,
    ) -> None:
        self.status = status
        self.created_time = created_time
        self.start_time = start_time
        self.status_time = status_time
        self.job_id = job_id
        self.items = items
        self.error_message = error_message
        self.failed_items = failed_items
        self.parameters = parameters
        self._settle(additional_properties)

    @property
    def additional_properties(self) -> dict[str, JsonValue]:
        """Undocumented members by name."""
        return self._further()


@define(init=False, repr=False, eq=False, getstate_setstate=False)
class ExtractedFile(Model):
    """
    A file and its predictions.

    Retrieve results from a feature extraction job:
    https://docs.cognite.com/20230101/vision/retrieve-results-from-a-feature-extraction-job-on-images
    """

    file_id: int
    """
    The id that the server assigned to the file. Bounds: -9223372036854775808 to
    9223372036854775807. Evidence: format supplement, minimum supplement, maximum supplement,
    description inferred, required supplement.
    """
    file_external_id: str | Unset
    """The id that the file's owner assigned to it. Evidence: description inferred."""
    predictions: Predictions
    """Evidence: required supplement."""

    def __init__(
        self,
        *,
        file_id: int,
        predictions: Predictions,
        file_external_id: str | Unset = UNSET,
        additional_properties: Mapping[str, JsonValue] | None = None,
    ) -> None:
        self.file_id = file_id
        self.file_external_id = file_external_id
        self.predictions = predictions
        self._settle(additional_properties)

    @property
    def additional_properties(self) -> dict[str, JsonValue]:
        """Undocumented members by name."""
        return self._further()


@define(init=False, repr=False, eq=False, getstate_setstate=False)
class Predictions(Model):
    """
    The predictions for one file, in at most one array per kind; new kinds may appear.

    Retrieve results from a feature extraction job:
    https://docs.cognite.com/20230101/vision/retrieve-results-from-a-feature-extraction-job-on-images
    """

    text_predictions: list[TextPrediction] | Unset
    """Detected text."""
    asset_tag_predictions: list[AssetTagPrediction] | Unset
    """Detected asset tags."""
    people_predictions: list[PeoplePrediction] | Unset
    """Detected people."""
    industrial_object_predictions: list[ObjectPrediction] | Unset
    """
    Detected industrial objects; beta, which needs the header `cdf-version: beta`. Evidence:
    supplement.
    """
    personal_protective_equipment_predictions: list[ObjectPrediction] | Unset
    """
    Detected personal protective equipment; beta, which needs the header `cdf-version: beta`.
    Evidence: supplement.
    """
    digital_gauge_predictions: list[ObjectPrediction] | Unset
    """
    Detected digital gauges; beta, which needs the header `cdf-version: beta`. Evidence:
    supplement.
    """
    dial_gauge_predictions: list[KeypointPrediction] | Unset
    """
    Detected dial gauges; beta, which needs the header `cdf-version: beta`. Evidence:
    supplement.
    """
    level_gauge_predictions: list[KeypointPrediction] | Unset
    """
    Detected level gauges; beta, which needs the header `cdf-version: beta`. Evidence:
    supplement.
    """
    valve_predictions: list[KeypointPrediction] | Unset
    """
    Detected valves; beta, which needs the header `cdf-version: beta`. Evidence: supplement.
    """

    def __init__(
        self,
        *,
        text_predictions: list[TextPrediction] | Unset = UNSET,
        asset_tag_predictions: list[AssetTagPrediction] | Unset = UNSET,
        people_predictions: list[PeoplePrediction] | Unset = UNSET,
        industrial_object_predictions: list[ObjectPrediction] | Unset = UNSET,
        personal_protective_equipment_predictions: list[ObjectPrediction] | Unset = UNSET,
        digital_gauge_predictions: list[ObjectPrediction] | Unset = UNSET,
        dial_gauge_predictions: list[KeypointPrediction] | Unset = UNSET,
        level_gauge_predictions: list[KeypointPrediction] | Unset = UNSET,
        valve_predictions: list[KeypointPrediction] | Unset = UNSET,
        additional_properties: Mapping[str, JsonValue] | None = None,
    ) -> None:
        self.text_predictions = text_predictions
        self.asset_tag_predictions = asset_tag_predictions
        self.people_predictions = people_predictions
        self.industrial_object_predictions = industrial_object_predictions
        self.personal_protective_equipment_predictions = personal_protective_equipment_predictions
        self.digital_gauge_predictions = digital_gauge_predictions
        self.dial_gauge_predictions = dial_gauge_predictions
        self.level_gauge_predictions = level_gauge_predictions
        self.valve_predictions = valve_predictions
        self._settle(additional_properties)

    @property
    def additional_properties(self) -> dict[str, JsonValue]:
        """Undocumented members by name."""
        return self._further()


@define(init=False, repr=False, eq=False, getstate_setstate=False)
class TextPrediction(Model):
    """
    Detected text and its position.

    Retrieve results from a feature extraction job:
    https://docs.cognite.com/20230101/vision/retrieve-results-from-a-feature-extraction-job-on-images
    """

    confidence: float | Unset
    """
    The confidence of the prediction. Unit: fraction. Bounds: 0 to 1. Evidence: minimum
    supplement, maximum supplement, x-unit supplement.
    """
    text: str
    """
    The text as recognized. Bounds: 1 to 128 characters. Evidence: minLength supplement,
    maxLength supplement, description inferred, required inferred.
    """
    text_region: Region
    """Evidence: required inferred."""

    def __init__(
        self,
        *,
        text: str,
        text_region: Region,
        confidence: float | Unset = UNSET,
        additional_properties: Mapping[str, JsonValue] | None = None,
    ) -> None:
        self.confidence = confidence
        self.text = text
        self.text_region = text_region
        self._settle(additional_properties)

    @property
    def additional_properties(self) -> dict[str, JsonValue]:
        """Undocumented members by name."""
        return self._further()


@define(init=False, repr=False, eq=False, getstate_setstate=False)
class AssetTagPrediction(Model):
    """
    A detected asset tag, with its text, asset and position.

    Retrieve results from a feature extraction job:
    https://docs.cognite.com/20230101/vision/retrieve-results-from-a-feature-extraction-job-on-images
    """

    confidence: float | Unset
    """
    The confidence of the prediction. Unit: fraction. Bounds: 0 to 1. Evidence: minimum
    supplement, maximum supplement, x-unit supplement.
    """
    asset_ref: AssetRef
    """Evidence: required inferred."""
    text: str
    """
    The text as recognized. Bounds: 1 to 128 characters. Evidence: minLength supplement,
    maxLength supplement, description inferred, required inferred.
    """
    text_region: Region
    """Evidence: required inferred."""

    def __init__(
        self,
        *,
        asset_ref: AssetRef,
        text: str,
        text_region: Region,
        confidence: float | Unset = UNSET,
        additional_properties: Mapping[str, JsonValue] | None = None,
    ) -> None:
        self.confidence = confidence
        self.asset_ref = asset_ref
        self.text = text
        self.text_region = text_region
        self._settle(additional_properties)

    @property
    def additional_properties(self) -> dict[str, JsonValue]:
        """Undocumented members by name."""
        return self._further()


@define(init=False, repr=False, eq=False, getstate_setstate=False)
class AssetRef(Model):
    """
    An asset, identified by exactly one of its two ids.

    Retrieve results from a feature extraction job:
    https://docs.cognite.com/20230101/vision/retrieve-results-from-a-feature-extraction-job-on-images
    """

    id: int | Unset
    """
    The id that the server assigned to the asset. Bounds: -9223372036854775808 to
    9223372036854775807. Evidence: format inferred, minimum inferred, maximum inferred,
    description inferred.
    """
    external_id: str | Unset
    """The external id of the asset. Evidence: supplement."""

    def __init__(
        self,
        *,
        id: int | Unset = UNSET,
        external_id: str | Unset = UNSET,
        additional_properties: Mapping[str, JsonValue] | None = None,
    ) -> None:
        self.id = id
        self.external_id = external_id
        self._settle(additional_properties)

    @property
    def additional_properties(self) -> dict[str, JsonValue]:
        """Undocumented members by name."""
        return self._further()


@define(init=False, repr=False, eq=False, getstate_setstate=False)
class PeoplePrediction(Model):
    """
    A detected person and their position.

    Retrieve results from a feature extraction job:
    https://docs.cognite.com/20230101/vision/retrieve-results-from-a-feature-extraction-job-on-images
    """

    label: str
    """The kind of object detected. Evidence: description inferred, required inferred."""
    confidence: float | Unset
    """
    The confidence of the prediction. Unit: fraction. Bounds: 0 to 1. Evidence: minimum
    supplement, maximum supplement, x-unit supplement.
    """
    bounding_box: Region | Unset

    def __init__(
        self,
        *,
        label: str,
        confidence: float | Unset = UNSET,
        bounding_box: Region | Unset = UNSET,
        additional_properties: Mapping[str, JsonValue] | None = None,
    ) -> None:
        self.label = label
        self.confidence = confidence
        self.bounding_box = bounding_box
        self._settle(additional_properties)

    @property
    def additional_properties(self) -> dict[str, JsonValue]:
        """Undocumented members by name."""
        return self._further()


@define(init=False, repr=False, eq=False, getstate_setstate=False)
class Region(Model):
    """
    An axis-aligned rectangle in the image, in fractions of the image size.

    Retrieve results from a feature extraction job:
    https://docs.cognite.com/20230101/vision/retrieve-results-from-a-feature-extraction-job-on-images
    """

    x_min: float
    """
    The left edge, as a fraction of the image width. Unit: fraction. Bounds: 0 to 1. Evidence:
    minimum supplement, maximum supplement, x-unit supplement, description inferred, required
    supplement.
    """
    x_max: float
    """
    The right edge, as a fraction of the image width. Unit: fraction. Bounds: 0 to 1. Evidence:
    minimum supplement, maximum supplement, x-unit supplement, description inferred, required
    supplement.
    """
    y_min: float
    """
    The edge with the smaller y, as a fraction of the image height. Unit: fraction. Bounds: 0 to
    1. Evidence: minimum supplement, maximum supplement, x-unit supplement, description
    inferred, required supplement.
    """
    y_max: float
    """
    The edge with the larger y, as a fraction of the image height. Unit: fraction. Bounds: 0 to
    1. Evidence: minimum supplement, maximum supplement, x-unit supplement, description
    inferred, required supplement.
    """

    def __init__(
        self,
        *,
        x_min: float,
        x_max: float,
        y_min: float,
        y_max: float,
        additional_properties: Mapping[str, JsonValue] | None = None,
    ) -> None:
        self.x_min = x_min
        self.x_max = x_max
        self.y_min = y_min
        self.y_max = y_max
        self._settle(additional_properties)

    @property
    def additional_properties(self) -> dict[str, JsonValue]:
        """Undocumented members by name."""
        return self._further()


@define(init=False, repr=False, eq=False, getstate_setstate=False)
class ObjectPrediction(Model):
    """
    A detected object and its position.

    Evidence: inferred.

    Retrieve results from a feature extraction job:
    https://docs.cognite.com/20230101/vision/retrieve-results-from-a-feature-extraction-job-on-images
    """

    label: str | Unset
    """The kind of object detected. Evidence: inferred."""
    confidence: float | Unset
    """The confidence of the prediction. Unit: fraction. Bounds: 0 to 1. Evidence: inferred."""
    bounding_box: Region | Unset
    """Evidence: inferred."""

    def __init__(
        self,
        *,
        label: str | Unset = UNSET,
        confidence: float | Unset = UNSET,
        bounding_box: Region | Unset = UNSET,
        additional_properties: Mapping[str, JsonValue] | None = None,
    ) -> None:
        self.label = label
        self.confidence = confidence
        self.bounding_box = bounding_box
        self._settle(additional_properties)

    @property
    def additional_properties(self) -> dict[str, JsonValue]:
        """Undocumented members by name."""
        return self._further()


@define(init=False, repr=False, eq=False, getstate_setstate=False)
class KeypointPrediction(Model):
    """
    A detected object with the named keypoints from which its reading is derived.

    Evidence: inferred.

    Retrieve results from a feature extraction job:
    https://docs.cognite.com/20230101/vision/retrieve-results-from-a-feature-extraction-job-on-images
    """

    object_detection: ObjectPrediction | Unset
    """Evidence: inferred."""
    keypoint_collection: KeypointCollection | Unset
    """Evidence: inferred."""

    def __init__(
        self,
        *,
        object_detection: ObjectPrediction | Unset = UNSET,
        keypoint_collection: KeypointCollection | Unset = UNSET,
        additional_properties: Mapping[str, JsonValue] | None = None,
    ) -> None:
        self.object_detection = object_detection
        self.keypoint_collection = keypoint_collection
        self._settle(additional_properties)

    @property
    def additional_properties(self) -> dict[str, JsonValue]:
        """Undocumented members by name."""
        return self._further()


@define(init=False, repr=False, eq=False, getstate_setstate=False)
class KeypointCollection(Model):
    """
    The keypoints found on one object.

    Evidence: inferred.

    Retrieve results from a feature extraction job:
    https://docs.cognite.com/20230101/vision/retrieve-results-from-a-feature-extraction-job-on-images
    """

    label: str | Unset
    """The kind of object that the keypoints are on. Evidence: inferred."""
    confidence: float | Unset
    """The confidence of the prediction. Unit: fraction. Bounds: 0 to 1. Evidence: inferred."""
    keypoints: Keypoints | Unset
    """Evidence: inferred."""

    def __init__(
        self,
        *,
        label: str | Unset = UNSET,
        confidence: float | Unset = UNSET,
        keypoints: Keypoints | Unset = UNSET,
        additional_properties: Mapping[str, JsonValue] | None = None,
    ) -> None:
        self.label = label
        self.confidence = confidence
        self.keypoints = keypoints
        self._settle(additional_properties)

    @property
    def additional_properties(self) -> dict[str, JsonValue]:
        """Undocumented members by name."""
        return self._further()


@define(init=False, repr=False, eq=False, getstate_setstate=False)
class Keypoints(Model):
    """
    The keypoints by name.

    Evidence: inferred.

    Retrieve results from a feature extraction job:
    https://docs.cognite.com/20230101/vision/retrieve-results-from-a-feature-extraction-job-on-images
    """

    def __init__(
        self,
        *,
        additional_properties: Mapping[str, Keypoint] | None = None,
    ) -> None:
        self._settle(additional_properties)

    @property
    def additional_properties(self) -> dict[str, Keypoint]:
        """Additional members by name."""
        return self._further()


@define(init=False, repr=False, eq=False, getstate_setstate=False)
class Keypoint(Model):
    """
    One named keypoint.

    Evidence: inferred.

    Retrieve results from a feature extraction job:
    https://docs.cognite.com/20230101/vision/retrieve-results-from-a-feature-extraction-job-on-images
    """

    point: Point | Unset
    """Evidence: inferred."""
    confidence: float | Unset
    """The confidence of the prediction. Unit: fraction. Bounds: 0 to 1. Evidence: inferred."""

    def __init__(
        self,
        *,
        point: Point | Unset = UNSET,
        confidence: float | Unset = UNSET,
        additional_properties: Mapping[str, JsonValue] | None = None,
    ) -> None:
        self.point = point
        self.confidence = confidence
        self._settle(additional_properties)

    @property
    def additional_properties(self) -> dict[str, JsonValue]:
        """Undocumented members by name."""
        return self._further()


@define(init=False, repr=False, eq=False, getstate_setstate=False)
class Point(Model):
    """
    A position in the image, in fractions of the image size.

    Evidence: inferred.

    Retrieve results from a feature extraction job:
    https://docs.cognite.com/20230101/vision/retrieve-results-from-a-feature-extraction-job-on-images
    """

    x: float | Unset
    """
    The horizontal position of the point, as a fraction of the image width. Unit: fraction.
    Bounds: 0 to 1. Evidence: inferred.
    """
    y: float | Unset
    """
    The vertical position of the point, as a fraction of the image height. Unit: fraction.
    Bounds: 0 to 1. Evidence: inferred.
    """

    def __init__(
        self,
        *,
        x: float | Unset = UNSET,
        y: float | Unset = UNSET,
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
class FailedBatch(Model):
    """
    Files that failed, with an error message if there is one.

    Retrieve results from a feature extraction job:
    https://docs.cognite.com/20230101/vision/retrieve-results-from-a-feature-extraction-job-on-images
    """

    error_message: str | Unset
    """The reason these files failed. Evidence: description inferred."""
    items: list[FileReference] | Unset
    """The files that failed. Evidence: description supplement."""

    def __init__(
        self,
        *,
        error_message: str | Unset = UNSET,
        items: list[FileReference] | Unset = UNSET,
        additional_properties: Mapping[str, JsonValue] | None = None,
    ) -> None:
        self.error_message = error_message
        self.items = items
        self._settle(additional_properties)

    @property
    def additional_properties(self) -> dict[str, JsonValue]:
        """Undocumented members by name."""
        return self._further()


@define(init=False, repr=False, eq=False, getstate_setstate=False)
class FileReference(Model):
    """
    A file, identified by its ids.

    Retrieve results from a feature extraction job:
    https://docs.cognite.com/20230101/vision/retrieve-results-from-a-feature-extraction-job-on-images
    """

    file_id: int
    """
    The id that the server assigned to the file. Bounds: -9223372036854775808 to
    9223372036854775807. Evidence: format supplement, minimum supplement, maximum supplement,
    description inferred, required supplement.
    """
    file_external_id: str | Unset
    """The id that the file's owner assigned to it. Evidence: description inferred."""
    file_instance_id: FileInstanceId | Unset

    def __init__(
        self,
        *,
        file_id: int,
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
class FileInstanceId(Model):
    """
    A file, identified by its instance in the data model.

    Retrieve results from a feature extraction job:
    https://docs.cognite.com/20230101/vision/retrieve-results-from-a-feature-extraction-job-on-images
    """

    space: str
    """
    The space that contains the instance. Bounds: 1 to 43 characters, pattern
    ^[a-zA-Z][a-zA-Z0-9_-]*$. Evidence: minLength inferred, maxLength inferred, pattern
    inferred, description inferred, required supplement.
    """
    external_id: str
    """
    The id of the instance, unique within its space. Bounds: 1 to 255 characters, pattern
    ^[a-zA-Z][a-zA-Z0-9_]*$. Evidence: minLength inferred, maxLength inferred, pattern inferred,
    description inferred, required supplement.
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
class ExtractParameters(Model):
    """
    The parameters of the job, each specific to a feature; the server may add parameters of
    feature extractors.

    Retrieve results from a feature extraction job:
    https://docs.cognite.com/20230101/vision/retrieve-results-from-a-feature-extraction-job-on-images
    """

    text_detection_parameters: DetectionParameters | Unset
    asset_tag_detection_parameters: AssetTagDetectionParameters | Unset
    people_detection_parameters: DetectionParameters | Unset
    industrial_object_detection_parameters: BetaDetectionParameters | Unset
    personal_protective_equipment_detection_parameters: BetaDetectionParameters | Unset
    digital_gauge_detection_parameters: BetaDetectionParameters | Unset
    dial_gauge_detection_parameters: BetaDetectionParameters | Unset
    level_gauge_detection_parameters: BetaDetectionParameters | Unset
    valve_detection_parameters: BetaDetectionParameters | Unset

    def __init__(
        self,
        *,
        text_detection_parameters: DetectionParameters | Unset = UNSET,
        asset_tag_detection_parameters: AssetTagDetectionParameters | Unset = UNSET,
        people_detection_parameters: DetectionParameters | Unset = UNSET,
        industrial_object_detection_parameters: BetaDetectionParameters | Unset = UNSET,
        personal_protective_equipment_detection_parameters: BetaDetectionParameters | Unset = UNSET,
        digital_gauge_detection_parameters: BetaDetectionParameters | Unset = UNSET,
        dial_gauge_detection_parameters: BetaDetectionParameters | Unset = UNSET,
        level_gauge_detection_parameters: BetaDetectionParameters | Unset = UNSET,
        valve_detection_parameters: BetaDetectionParameters | Unset = UNSET,
        additional_properties: Mapping[str, JsonValue] | None = None,
    ) -> None:
        self.text_detection_parameters = text_detection_parameters
        self.asset_tag_detection_parameters = asset_tag_detection_parameters
        self.people_detection_parameters = people_detection_parameters
        self.industrial_object_detection_parameters = industrial_object_detection_parameters
        self.personal_protective_equipment_detection_parameters = (
            personal_protective_equipment_detection_parameters
        )
        self.digital_gauge_detection_parameters = digital_gauge_detection_parameters
        self.dial_gauge_detection_parameters = dial_gauge_detection_parameters
        self.level_gauge_detection_parameters = level_gauge_detection_parameters
        self.valve_detection_parameters = valve_detection_parameters
        self._settle(additional_properties)

    @property
    def additional_properties(self) -> dict[str, JsonValue]:
        """Undocumented members by name."""
        return self._further()


@define(init=False, repr=False, eq=False, getstate_setstate=False)
class DetectionParameters(Model):
    """
    The parameters of one feature.

    Retrieve results from a feature extraction job:
    https://docs.cognite.com/20230101/vision/retrieve-results-from-a-feature-extraction-job-on-images
    """

    threshold: float | Unset
    """
    The minimum confidence for a prediction to be returned. Unit: fraction. Bounds: 0 to 1.
    Evidence: minimum supplement, maximum supplement, x-unit supplement, description inferred.
    """

    def __init__(
        self,
        *,
        threshold: float | Unset = UNSET,
        additional_properties: Mapping[str, JsonValue] | None = None,
    ) -> None:
        self.threshold = threshold
        self._settle(additional_properties)

    @property
    def additional_properties(self) -> dict[str, JsonValue]:
        """Undocumented members by name."""
        return self._further()


@define(init=False, repr=False, eq=False, getstate_setstate=False)
class BetaDetectionParameters(Model):
    """
    The parameters of one beta feature.

    Evidence: supplement.

    Retrieve results from a feature extraction job:
    https://docs.cognite.com/20230101/vision/retrieve-results-from-a-feature-extraction-job-on-images
    """

    threshold: float | Unset
    """
    The minimum confidence for a prediction to be returned. Unit: fraction. Bounds: 0 to 1.
    Evidence: supplement, description inferred.
    """

    def __init__(
        self,
        *,
        threshold: float | Unset = UNSET,
        additional_properties: Mapping[str, JsonValue] | None = None,
    ) -> None:
        self.threshold = threshold
        self._settle(additional_properties)

    @property
    def additional_properties(self) -> dict[str, JsonValue]:
        """Undocumented members by name."""
        return self._further()


@define(init=False, repr=False, eq=False, getstate_setstate=False)
class AssetTagDetectionParameters(Model):
    """
    The parameters of asset tag detection.

    Retrieve results from a feature extraction job:
    https://docs.cognite.com/20230101/vision/retrieve-results-from-a-feature-extraction-job-on-images
    """

    threshold: float | Unset
    """
    The minimum confidence for a prediction to be returned. Unit: fraction. Bounds: 0 to 1.
    Evidence: minimum supplement, maximum supplement, x-unit supplement, description inferred.
    """
    partial_match: bool | Unset
    """
    If true, text that names an asset only in part counts too. Evidence: description inferred.
    """
    asset_subtree_ids: list[int] | Unset
    """The ids of the assets whose subtrees are searched. Evidence: description inferred."""

    def __init__(
        self,
        *,
        threshold: float | Unset = UNSET,
        partial_match: bool | Unset = UNSET,
        asset_subtree_ids: list[int] | Unset = UNSET,
        additional_properties: Mapping[str, JsonValue] | None = None,
    ) -> None:
        self.threshold = threshold
        self.partial_match = partial_match
        self.asset_subtree_ids = asset_subtree_ids
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

    Retrieve results from a feature extraction job:
    https://docs.cognite.com/20230101/vision/retrieve-results-from-a-feature-extraction-job-on-images
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

    Retrieve results from a feature extraction job:
    https://docs.cognite.com/20230101/vision/retrieve-results-from-a-feature-extraction-job-on-images
    """

    code: int | Unset
    """
    The code of the error, which servers often omit. Bounds: -2147483648 to 2147483647.
    Evidence: supplement.
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

    Retrieve results from a feature extraction job:
    https://docs.cognite.com/20230101/vision/retrieve-results-from-a-feature-extraction-job-on-images
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


_EXTRACT_JOB_MEMBERS: frozenset[str] = frozenset(
    [
        "status",
        "createdTime",
        "startTime",
        "statusTime",
        "jobId",
        "items",
        "errorMessage",
        "failedItems",
        "parameters",
    ]
)
_EXTRACTED_FILE_MEMBERS: frozenset[str] = frozenset(["fileId", "fileExternalId", "predictions"])
_PREDICTIONS_MEMBERS: frozenset[str] = frozenset(
    [
        "textPredictions",
        "assetTagPredictions",
        "peoplePredictions",
        "industrialObjectPredictions",
        "personalProtectiveEquipmentPredictions",
        "digitalGaugePredictions",
        "dialGaugePredictions",
        "levelGaugePredictions",
        "valvePredictions",
    ]
)
_TEXT_PREDICTION_MEMBERS: frozenset[str] = frozenset(["confidence", "text", "textRegion"])
_ASSET_TAG_PREDICTION_MEMBERS: frozenset[str] = frozenset(
    ["confidence", "assetRef", "text", "textRegion"]
)
_ASSET_REF_MEMBERS: frozenset[str] = frozenset(["id", "externalId"])
_PEOPLE_PREDICTION_MEMBERS: frozenset[str] = frozenset(["label", "confidence", "boundingBox"])
_REGION_MEMBERS: frozenset[str] = frozenset(["xMin", "xMax", "yMin", "yMax"])
_OBJECT_PREDICTION_MEMBERS: frozenset[str] = frozenset(["label", "confidence", "boundingBox"])
_KEYPOINT_PREDICTION_MEMBERS: frozenset[str] = frozenset(["objectDetection", "keypointCollection"])
_KEYPOINT_COLLECTION_MEMBERS: frozenset[str] = frozenset(["label", "confidence", "keypoints"])
_KEYPOINTS_MEMBERS: frozenset[str] = frozenset([])
_KEYPOINT_MEMBERS: frozenset[str] = frozenset(["point", "confidence"])
_POINT_MEMBERS: frozenset[str] = frozenset(["x", "y"])
_FAILED_BATCH_MEMBERS: frozenset[str] = frozenset(["errorMessage", "items"])
_FILE_REFERENCE_MEMBERS: frozenset[str] = frozenset(["fileId", "fileExternalId", "fileInstanceId"])
_FILE_INSTANCE_ID_MEMBERS: frozenset[str] = frozenset(["space", "externalId"])
_EXTRACT_PARAMETERS_MEMBERS: frozenset[str] = frozenset(
    [
        "textDetectionParameters",
        "assetTagDetectionParameters",
        "peopleDetectionParameters",
        "industrialObjectDetectionParameters",
        "personalProtectiveEquipmentDetectionParameters",
        "digitalGaugeDetectionParameters",
        "dialGaugeDetectionParameters",
        "levelGaugeDetectionParameters",
        "valveDetectionParameters",
    ]
)
_DETECTION_PARAMETERS_MEMBERS: frozenset[str] = frozenset(["threshold"])
_BETA_DETECTION_PARAMETERS_MEMBERS: frozenset[str] = frozenset(["threshold"])
_ASSET_TAG_DETECTION_PARAMETERS_MEMBERS: frozenset[str] = frozenset(
    ["threshold", "partialMatch", "assetSubtreeIds"]
)
_ERROR_RESPONSE_MEMBERS: frozenset[str] = frozenset(["error"])
_ERROR_BODY_MEMBERS: frozenset[str] = frozenset(["code", "message", "missing", "duplicated"])
_ERROR_ITEM_MEMBERS: frozenset[str] = frozenset([])
_PATTERN_1 = re.compile("^[a-zA-Z][a-zA-Z0-9_-]*\\Z", re.ASCII).search
_PATTERN_2 = re.compile("^[a-zA-Z][a-zA-Z0-9_]*\\Z", re.ASCII).search


def _read_extract_job(body: Any, strict: bool) -> Any:
    extract_job: Any = new(ExtractJob)
    value = body["status"]
    extract_job.status = (
        _EXTRACT_JOB_STATUS[value] if value in _EXTRACT_JOB_STATUS else unlisted(value, strict)
    )
    extract_job.created_time = created_time = body["createdTime"]
    extract_job.start_time = start_time = body.get("startTime", UNSET)
    extract_job.status_time = status_time = body["statusTime"]
    extract_job.job_id = job_id = body["jobId"]
    items = body.get("items", UNSET)
    extract_job.error_message = error_message = body.get("errorMessage", UNSET)
    failed_items = body.get("failedItems", UNSET)
    extract_job.parameters = (
        _read_extract_parameters(body["parameters"], strict) if "parameters" in body else UNSET
    )
    if (
        type(created_time) is not int
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
        or type(job_id) is not int
        and not is_whole(job_id)
        or not -9223372036854775808 <= job_id <= 9223372036854775807
        or items is not UNSET
        and type(items) is not ARRAY
        or strict
        and not (items is not UNSET)
        or error_message is not UNSET
        and error_message is not None
        and type(error_message) is not str
        or failed_items is not UNSET
        and type(failed_items) is not ARRAY
    ):
        raise Refused
    if type(created_time) is float:
        extract_job.created_time = int(created_time)
    if type(start_time) is float:
        extract_job.start_time = int(start_time)
    if type(status_time) is float:
        extract_job.status_time = int(status_time)
    if type(job_id) is float:
        extract_job.job_id = int(job_id)
    extract_job.items = (
        UNSET if items is UNSET else [_read_extracted_file(item, strict) for item in items]
    )
    extract_job.failed_items = (
        UNSET
        if failed_items is UNSET
        else [_read_failed_batch(item, strict) for item in failed_items]
    )
    known = (
        4
        + (start_time is not UNSET)
        + (items is not UNSET)
        + (error_message is not UNSET)
        + (failed_items is not UNSET)
        + ("parameters" in body)
    )
    extract_job.__further__ = None if len(body) == known else additional(body, _EXTRACT_JOB_MEMBERS)
    return extract_job


def _write_extract_job(extract_job: Any, strict: bool) -> Any:
    if not is_a(extract_job, ExtractJob):
        raise Refused
    status = extract_job.status
    parameters = extract_job.parameters
    if (
        type(created_time := extract_job.created_time) is not int
        and not is_whole(created_time)
        or not 0 <= created_time <= 9223372036854775807
        or (start_time := extract_job.start_time) is not UNSET
        and start_time is not None
        and (
            type(start_time) is not int
            and not is_whole(start_time)
            or not 0 <= start_time <= 9223372036854775807
        )
        or type(status_time := extract_job.status_time) is not int
        and not is_whole(status_time)
        or not 0 <= status_time <= 9223372036854775807
        or type(job_id := extract_job.job_id) is not int
        and not is_whole(job_id)
        or not -9223372036854775808 <= job_id <= 9223372036854775807
        or (items := extract_job.items) is not UNSET
        and type(items) is not ARRAY
        or (error_message := extract_job.error_message) is not UNSET
        and error_message is not None
        and type(error_message) is not str
        or (failed_items := extract_job.failed_items) is not UNSET
        and type(failed_items) is not ARRAY
    ):
        raise Refused
    if strict and (start_time is UNSET or items is UNSET):
        raise Refused
    body: dict[str, Any] = {
        "status": status._value_
        if type(status) is ExtractJobStatus
        else text_of(_EXTRACT_JOB_STATUS, status, strict),
        "createdTime": int(created_time) if type(created_time) is float else created_time,
        "statusTime": int(status_time) if type(status_time) is float else status_time,
        "jobId": int(job_id) if type(job_id) is float else job_id,
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
        body["items"] = [_write_extracted_file(item, strict) for item in items]
    if error_message is not UNSET:
        body["errorMessage"] = error_message
    if failed_items is not UNSET:
        body["failedItems"] = [_write_failed_batch(item, strict) for item in failed_items]
    if parameters is not UNSET:
        body["parameters"] = _write_extract_parameters(parameters, strict)
    if further := extract_job.__further__:
        body.update(writable(further, _EXTRACT_JOB_MEMBERS))
    return body


def _check_extract_job(extract_job: Any) -> None:
    status = extract_job.status
    parameters = extract_job.parameters
    if (
        type(created_time := extract_job.created_time) is not int
        and not is_whole(created_time)
        or not 0 <= created_time <= 9223372036854775807
        or (start_time := extract_job.start_time) is not UNSET
        and start_time is not None
        and (
            type(start_time) is not int
            and not is_whole(start_time)
            or not 0 <= start_time <= 9223372036854775807
        )
        or type(status_time := extract_job.status_time) is not int
        and not is_whole(status_time)
        or not 0 <= status_time <= 9223372036854775807
        or type(job_id := extract_job.job_id) is not int
        and not is_whole(job_id)
        or not -9223372036854775808 <= job_id <= 9223372036854775807
        or (items := extract_job.items) is not UNSET
        and type(items) is not ARRAY
        or (error_message := extract_job.error_message) is not UNSET
        and error_message is not None
        and type(error_message) is not str
        or (failed_items := extract_job.failed_items) is not UNSET
        and type(failed_items) is not ARRAY
    ):
        raise Refused
    if (
        start_time is UNSET
        or items is UNSET
        or parameters is not UNSET
        and not isinstance(parameters, ExtractParameters)
    ):
        raise Refused
    extract_job.status = listed(_EXTRACT_JOB_STATUS, status)
    if type(created_time) is float:
        extract_job.created_time = int(created_time)
    if type(start_time) is float:
        extract_job.start_time = int(start_time)
    if type(status_time) is float:
        extract_job.status_time = int(status_time)
    if type(job_id) is float:
        extract_job.job_id = int(job_id)
    for item in items:
        if not isinstance(item, ExtractedFile):
            raise Refused
    if failed_items is not UNSET:
        for item in failed_items:
            if not isinstance(item, FailedBatch):
                raise Refused
    if further := extract_job.__further__:
        writable(further, _EXTRACT_JOB_MEMBERS)
        for name in further:
            if type(name) is not str:
                raise Refused


def _read_extracted_file(body: Any, strict: bool) -> Any:
    extracted_file: Any = new(ExtractedFile)
    extracted_file.file_id = file_id = body["fileId"]
    extracted_file.file_external_id = file_external_id = body.get("fileExternalId", UNSET)
    extracted_file.predictions = _read_predictions(body["predictions"], strict)
    if (
        type(file_id) is not int
        and not is_whole(file_id)
        or not -9223372036854775808 <= file_id <= 9223372036854775807
        or file_external_id is not UNSET
        and type(file_external_id) is not str
    ):
        raise Refused
    if type(file_id) is float:
        extracted_file.file_id = int(file_id)
    known = 2 + (file_external_id is not UNSET)
    extracted_file.__further__ = (
        None if len(body) == known else additional(body, _EXTRACTED_FILE_MEMBERS)
    )
    return extracted_file


def _write_extracted_file(extracted_file: Any, strict: bool) -> Any:
    if not is_a(extracted_file, ExtractedFile):
        raise Refused
    if (
        type(file_id := extracted_file.file_id) is not int
        and not is_whole(file_id)
        or not -9223372036854775808 <= file_id <= 9223372036854775807
        or (file_external_id := extracted_file.file_external_id) is not UNSET
        and type(file_external_id) is not str
    ):
        raise Refused
    body: dict[str, Any] = {
        "fileId": int(file_id) if type(file_id) is float else file_id,
        "predictions": _write_predictions(extracted_file.predictions, strict),
    }
    if file_external_id is not UNSET:
        body["fileExternalId"] = file_external_id
    if further := extracted_file.__further__:
        body.update(writable(further, _EXTRACTED_FILE_MEMBERS))
    return body


def _check_extracted_file(extracted_file: Any) -> None:
    if (
        type(file_id := extracted_file.file_id) is not int
        and not is_whole(file_id)
        or not -9223372036854775808 <= file_id <= 9223372036854775807
        or (file_external_id := extracted_file.file_external_id) is not UNSET
        and type(file_external_id) is not str
    ):
        raise Refused
    if not isinstance(extracted_file.predictions, Predictions):
        raise Refused
    if type(file_id) is float:
        extracted_file.file_id = int(file_id)
    if further := extracted_file.__further__:
        writable(further, _EXTRACTED_FILE_MEMBERS)
        for name in further:
            if type(name) is not str:
                raise Refused


def _read_predictions(body: Any, strict: bool) -> Any:
    if type(body) is not OBJECT:
        raise Refused
    predictions: Any = new(Predictions)
    text_predictions = body.get("textPredictions", UNSET)
    asset_tag_predictions = body.get("assetTagPredictions", UNSET)
    people_predictions = body.get("peoplePredictions", UNSET)
    industrial_object_predictions = body.get("industrialObjectPredictions", UNSET)
    personal_protective_equipment_predictions = body.get(
        "personalProtectiveEquipmentPredictions", UNSET
    )
    digital_gauge_predictions = body.get("digitalGaugePredictions", UNSET)
    dial_gauge_predictions = body.get("dialGaugePredictions", UNSET)
    level_gauge_predictions = body.get("levelGaugePredictions", UNSET)
    valve_predictions = body.get("valvePredictions", UNSET)
    if (
        text_predictions is not UNSET
        and type(text_predictions) is not ARRAY
        or asset_tag_predictions is not UNSET
        and type(asset_tag_predictions) is not ARRAY
        or people_predictions is not UNSET
        and type(people_predictions) is not ARRAY
        or industrial_object_predictions is not UNSET
        and type(industrial_object_predictions) is not ARRAY
        or personal_protective_equipment_predictions is not UNSET
        and type(personal_protective_equipment_predictions) is not ARRAY
        or digital_gauge_predictions is not UNSET
        and type(digital_gauge_predictions) is not ARRAY
        or dial_gauge_predictions is not UNSET
        and type(dial_gauge_predictions) is not ARRAY
        or level_gauge_predictions is not UNSET
        and type(level_gauge_predictions) is not ARRAY
        or valve_predictions is not UNSET
        and type(valve_predictions) is not ARRAY
    ):
        raise Refused
    predictions.text_predictions = (
        UNSET
        if text_predictions is UNSET
        else [_read_text_prediction(item, strict) for item in text_predictions]
    )
    predictions.asset_tag_predictions = (
        UNSET
        if asset_tag_predictions is UNSET
        else [_read_asset_tag_prediction(item, strict) for item in asset_tag_predictions]
    )
    predictions.people_predictions = (
        UNSET
        if people_predictions is UNSET
        else [_read_people_prediction(item, strict) for item in people_predictions]
    )
    predictions.industrial_object_predictions = (
        UNSET
        if industrial_object_predictions is UNSET
        else [_read_object_prediction(item, strict) for item in industrial_object_predictions]
    )
    predictions.personal_protective_equipment_predictions = (
        UNSET
        if personal_protective_equipment_predictions is UNSET
        else [
            _read_object_prediction(item, strict)
            for item in personal_protective_equipment_predictions
        ]
    )
    predictions.digital_gauge_predictions = (
        UNSET
        if digital_gauge_predictions is UNSET
        else [_read_object_prediction(item, strict) for item in digital_gauge_predictions]
    )
    predictions.dial_gauge_predictions = (
        UNSET
        if dial_gauge_predictions is UNSET
        else [_read_keypoint_prediction(item, strict) for item in dial_gauge_predictions]
    )
    predictions.level_gauge_predictions = (
        UNSET
        if level_gauge_predictions is UNSET
        else [_read_keypoint_prediction(item, strict) for item in level_gauge_predictions]
    )
    predictions.valve_predictions = (
        UNSET
        if valve_predictions is UNSET
        else [_read_keypoint_prediction(item, strict) for item in valve_predictions]
    )
    known = (
        (text_predictions is not UNSET)
        + (asset_tag_predictions is not UNSET)
        + (people_predictions is not UNSET)
        + (industrial_object_predictions is not UNSET)
        + (personal_protective_equipment_predictions is not UNSET)
        + (digital_gauge_predictions is not UNSET)
        + (dial_gauge_predictions is not UNSET)
        + (level_gauge_predictions is not UNSET)
        + (valve_predictions is not UNSET)
    )
    predictions.__further__ = None if len(body) == known else additional(body, _PREDICTIONS_MEMBERS)
    return predictions


def _write_predictions(predictions: Any, strict: bool) -> Any:
    if not is_a(predictions, Predictions):
        raise Refused
    if (
        (text_predictions := predictions.text_predictions) is not UNSET
        and type(text_predictions) is not ARRAY
        or (asset_tag_predictions := predictions.asset_tag_predictions) is not UNSET
        and type(asset_tag_predictions) is not ARRAY
        or (people_predictions := predictions.people_predictions) is not UNSET
        and type(people_predictions) is not ARRAY
        or (industrial_object_predictions := predictions.industrial_object_predictions) is not UNSET
        and type(industrial_object_predictions) is not ARRAY
        or (
            personal_protective_equipment_predictions
            := predictions.personal_protective_equipment_predictions
        )
        is not UNSET
        and type(personal_protective_equipment_predictions) is not ARRAY
        or (digital_gauge_predictions := predictions.digital_gauge_predictions) is not UNSET
        and type(digital_gauge_predictions) is not ARRAY
        or (dial_gauge_predictions := predictions.dial_gauge_predictions) is not UNSET
        and type(dial_gauge_predictions) is not ARRAY
        or (level_gauge_predictions := predictions.level_gauge_predictions) is not UNSET
        and type(level_gauge_predictions) is not ARRAY
        or (valve_predictions := predictions.valve_predictions) is not UNSET
        and type(valve_predictions) is not ARRAY
    ):
        raise Refused
    body: dict[str, Any] = {}
    if text_predictions is not UNSET:
        body["textPredictions"] = [
            _write_text_prediction(item, strict) for item in text_predictions
        ]
    if asset_tag_predictions is not UNSET:
        body["assetTagPredictions"] = [
            _write_asset_tag_prediction(item, strict) for item in asset_tag_predictions
        ]
    if people_predictions is not UNSET:
        body["peoplePredictions"] = [
            _write_people_prediction(item, strict) for item in people_predictions
        ]
    if industrial_object_predictions is not UNSET:
        body["industrialObjectPredictions"] = [
            _write_object_prediction(item, strict) for item in industrial_object_predictions
        ]
    if personal_protective_equipment_predictions is not UNSET:
        body["personalProtectiveEquipmentPredictions"] = [
            _write_object_prediction(item, strict)
            for item in personal_protective_equipment_predictions
        ]
    if digital_gauge_predictions is not UNSET:
        body["digitalGaugePredictions"] = [
            _write_object_prediction(item, strict) for item in digital_gauge_predictions
        ]
    if dial_gauge_predictions is not UNSET:
        body["dialGaugePredictions"] = [
            _write_keypoint_prediction(item, strict) for item in dial_gauge_predictions
        ]
    if level_gauge_predictions is not UNSET:
        body["levelGaugePredictions"] = [
            _write_keypoint_prediction(item, strict) for item in level_gauge_predictions
        ]
    if valve_predictions is not UNSET:
        body["valvePredictions"] = [
            _write_keypoint_prediction(item, strict) for item in valve_predictions
        ]
    if further := predictions.__further__:
        body.update(writable(further, _PREDICTIONS_MEMBERS))
    return body


def _check_predictions(predictions: Any) -> None:
    if (
        (text_predictions := predictions.text_predictions) is not UNSET
        and type(text_predictions) is not ARRAY
        or (asset_tag_predictions := predictions.asset_tag_predictions) is not UNSET
        and type(asset_tag_predictions) is not ARRAY
        or (people_predictions := predictions.people_predictions) is not UNSET
        and type(people_predictions) is not ARRAY
        or (industrial_object_predictions := predictions.industrial_object_predictions) is not UNSET
        and type(industrial_object_predictions) is not ARRAY
        or (
            personal_protective_equipment_predictions
            := predictions.personal_protective_equipment_predictions
        )
        is not UNSET
        and type(personal_protective_equipment_predictions) is not ARRAY
        or (digital_gauge_predictions := predictions.digital_gauge_predictions) is not UNSET
        and type(digital_gauge_predictions) is not ARRAY
        or (dial_gauge_predictions := predictions.dial_gauge_predictions) is not UNSET
        and type(dial_gauge_predictions) is not ARRAY
        or (level_gauge_predictions := predictions.level_gauge_predictions) is not UNSET
        and type(level_gauge_predictions) is not ARRAY
        or (valve_predictions := predictions.valve_predictions) is not UNSET
        and type(valve_predictions) is not ARRAY
    ):
        raise Refused
    if text_predictions is not UNSET:
        for item in text_predictions:
            if not isinstance(item, TextPrediction):
                raise Refused
    if asset_tag_predictions is not UNSET:
        for item in asset_tag_predictions:
            if not isinstance(item, AssetTagPrediction):
                raise Refused
    if people_predictions is not UNSET:
        for item in people_predictions:
            if not isinstance(item, PeoplePrediction):
                raise Refused
    if industrial_object_predictions is not UNSET:
        for item in industrial_object_predictions:
            if not isinstance(item, ObjectPrediction):
                raise Refused
    if personal_protective_equipment_predictions is not UNSET:
        for item in personal_protective_equipment_predictions:
            if not isinstance(item, ObjectPrediction):
                raise Refused
    if digital_gauge_predictions is not UNSET:
        for item in digital_gauge_predictions:
            if not isinstance(item, ObjectPrediction):
                raise Refused
    if dial_gauge_predictions is not UNSET:
        for item in dial_gauge_predictions:
            if not isinstance(item, KeypointPrediction):
                raise Refused
    if level_gauge_predictions is not UNSET:
        for item in level_gauge_predictions:
            if not isinstance(item, KeypointPrediction):
                raise Refused
    if valve_predictions is not UNSET:
        for item in valve_predictions:
            if not isinstance(item, KeypointPrediction):
                raise Refused
    if further := predictions.__further__:
        writable(further, _PREDICTIONS_MEMBERS)
        for name in further:
            if type(name) is not str:
                raise Refused


def _read_text_prediction(body: Any, strict: bool) -> Any:
    text_prediction: Any = new(TextPrediction)
    text_prediction.confidence = confidence = body.get("confidence", UNSET)
    text_prediction.text = text = body["text"]
    text_prediction.text_region = _read_region(body["textRegion"], strict)
    if (
        confidence is not UNSET
        and (
            type(confidence) is not float
            and type(confidence) is not int
            or not 0 <= confidence <= 1
        )
        or type(text) is not str
        or not 1 <= len(text) <= 128
    ):
        raise Refused
    known = 2 + (confidence is not UNSET)
    text_prediction.__further__ = (
        None if len(body) == known else additional(body, _TEXT_PREDICTION_MEMBERS)
    )
    return text_prediction


def _write_text_prediction(text_prediction: Any, strict: bool) -> Any:
    if not is_a(text_prediction, TextPrediction):
        raise Refused
    if (
        (confidence := text_prediction.confidence) is not UNSET
        and (
            type(confidence) is not float
            and type(confidence) is not int
            or not 0 <= confidence <= 1
        )
        or type(text := text_prediction.text) is not str
        or not 1 <= len(text) <= 128
    ):
        raise Refused
    body: dict[str, Any] = {
        "text": text,
        "textRegion": _write_region(text_prediction.text_region, strict),
    }
    if confidence is not UNSET:
        body["confidence"] = confidence
    if further := text_prediction.__further__:
        body.update(writable(further, _TEXT_PREDICTION_MEMBERS))
    return body


def _check_text_prediction(text_prediction: Any) -> None:
    if (
        (confidence := text_prediction.confidence) is not UNSET
        and (
            type(confidence) is not float
            and type(confidence) is not int
            or not 0 <= confidence <= 1
        )
        or type(text := text_prediction.text) is not str
        or not 1 <= len(text) <= 128
    ):
        raise Refused
    if not isinstance(text_prediction.text_region, Region):
        raise Refused
    if further := text_prediction.__further__:
        writable(further, _TEXT_PREDICTION_MEMBERS)
        for name in further:
            if type(name) is not str:
                raise Refused


def _read_asset_tag_prediction(body: Any, strict: bool) -> Any:
    asset_tag_prediction: Any = new(AssetTagPrediction)
    asset_tag_prediction.confidence = confidence = body.get("confidence", UNSET)
    asset_tag_prediction.asset_ref = _read_asset_ref(body["assetRef"], strict)
    asset_tag_prediction.text = text = body["text"]
    asset_tag_prediction.text_region = _read_region(body["textRegion"], strict)
    if (
        confidence is not UNSET
        and (
            type(confidence) is not float
            and type(confidence) is not int
            or not 0 <= confidence <= 1
        )
        or type(text) is not str
        or not 1 <= len(text) <= 128
    ):
        raise Refused
    known = 3 + (confidence is not UNSET)
    asset_tag_prediction.__further__ = (
        None if len(body) == known else additional(body, _ASSET_TAG_PREDICTION_MEMBERS)
    )
    return asset_tag_prediction


def _write_asset_tag_prediction(asset_tag_prediction: Any, strict: bool) -> Any:
    if not is_a(asset_tag_prediction, AssetTagPrediction):
        raise Refused
    if (
        (confidence := asset_tag_prediction.confidence) is not UNSET
        and (
            type(confidence) is not float
            and type(confidence) is not int
            or not 0 <= confidence <= 1
        )
        or type(text := asset_tag_prediction.text) is not str
        or not 1 <= len(text) <= 128
    ):
        raise Refused
    body: dict[str, Any] = {
        "assetRef": _write_asset_ref(asset_tag_prediction.asset_ref, strict),
        "text": text,
        "textRegion": _write_region(asset_tag_prediction.text_region, strict),
    }
    if confidence is not UNSET:
        body["confidence"] = confidence
    if further := asset_tag_prediction.__further__:
        body.update(writable(further, _ASSET_TAG_PREDICTION_MEMBERS))
    return body


def _check_asset_tag_prediction(asset_tag_prediction: Any) -> None:
    if (
        (confidence := asset_tag_prediction.confidence) is not UNSET
        and (
            type(confidence) is not float
            and type(confidence) is not int
            or not 0 <= confidence <= 1
        )
        or type(text := asset_tag_prediction.text) is not str
        or not 1 <= len(text) <= 128
    ):
        raise Refused
    if not isinstance(asset_tag_prediction.asset_ref, AssetRef) or not isinstance(
        asset_tag_prediction.text_region, Region
    ):
        raise Refused
    if further := asset_tag_prediction.__further__:
        writable(further, _ASSET_TAG_PREDICTION_MEMBERS)
        for name in further:
            if type(name) is not str:
                raise Refused


def _read_asset_ref(body: Any, strict: bool) -> Any:
    if type(body) is not OBJECT:
        raise Refused
    if ("id" in body) + ("externalId" in body) != 1:
        raise Refused
    asset_ref: Any = new(AssetRef)
    asset_ref.id = id = body.get("id", UNSET)
    asset_ref.external_id = external_id = body.get("externalId", UNSET)
    if (
        id is not UNSET
        and (
            type(id) is not int
            and not is_whole(id)
            or not -9223372036854775808 <= id <= 9223372036854775807
        )
        or external_id is not UNSET
        and type(external_id) is not str
    ):
        raise Refused
    if type(id) is float:
        asset_ref.id = int(id)
    known = (id is not UNSET) + (external_id is not UNSET)
    asset_ref.__further__ = None if len(body) == known else additional(body, _ASSET_REF_MEMBERS)
    return asset_ref


def _write_asset_ref(asset_ref: Any, strict: bool) -> Any:
    if not is_a(asset_ref, AssetRef):
        raise Refused
    if (
        (id := asset_ref.id) is not UNSET
        and (
            type(id) is not int
            and not is_whole(id)
            or not -9223372036854775808 <= id <= 9223372036854775807
        )
        or (external_id := asset_ref.external_id) is not UNSET
        and type(external_id) is not str
    ):
        raise Refused
    body: dict[str, Any] = {}
    if id is not UNSET:
        body["id"] = int(id) if type(id) is float else id
    if external_id is not UNSET:
        body["externalId"] = external_id
    if further := asset_ref.__further__:
        body.update(writable(further, _ASSET_REF_MEMBERS))
    if ("id" in body) + ("externalId" in body) != 1:
        raise Refused
    return body


def _check_asset_ref(asset_ref: Any) -> None:
    if (
        (id := asset_ref.id) is not UNSET
        and (
            type(id) is not int
            and not is_whole(id)
            or not -9223372036854775808 <= id <= 9223372036854775807
        )
        or (external_id := asset_ref.external_id) is not UNSET
        and type(external_id) is not str
    ):
        raise Refused
    if type(id) is float:
        asset_ref.id = int(id)
    if further := asset_ref.__further__:
        writable(further, _ASSET_REF_MEMBERS)
        for name in further:
            if type(name) is not str:
                raise Refused
    if (asset_ref.id is not UNSET) + (asset_ref.external_id is not UNSET) != 1:
        raise Refused


def _read_people_prediction(body: Any, strict: bool) -> Any:
    people_prediction: Any = new(PeoplePrediction)
    people_prediction.label = label = body["label"]
    people_prediction.confidence = confidence = body.get("confidence", UNSET)
    people_prediction.bounding_box = (
        _read_region(body["boundingBox"], strict) if "boundingBox" in body else UNSET
    )
    if (
        type(label) is not str
        or confidence is not UNSET
        and (
            type(confidence) is not float
            and type(confidence) is not int
            or not 0 <= confidence <= 1
        )
    ):
        raise Refused
    known = 1 + (confidence is not UNSET) + ("boundingBox" in body)
    people_prediction.__further__ = (
        None if len(body) == known else additional(body, _PEOPLE_PREDICTION_MEMBERS)
    )
    return people_prediction


def _write_people_prediction(people_prediction: Any, strict: bool) -> Any:
    if not is_a(people_prediction, PeoplePrediction):
        raise Refused
    bounding_box = people_prediction.bounding_box
    if (
        type(label := people_prediction.label) is not str
        or (confidence := people_prediction.confidence) is not UNSET
        and (
            type(confidence) is not float
            and type(confidence) is not int
            or not 0 <= confidence <= 1
        )
    ):
        raise Refused
    body: dict[str, Any] = {"label": label}
    if confidence is not UNSET:
        body["confidence"] = confidence
    if bounding_box is not UNSET:
        body["boundingBox"] = _write_region(bounding_box, strict)
    if further := people_prediction.__further__:
        body.update(writable(further, _PEOPLE_PREDICTION_MEMBERS))
    return body


def _check_people_prediction(people_prediction: Any) -> None:
    bounding_box = people_prediction.bounding_box
    if (
        type(people_prediction.label) is not str
        or (confidence := people_prediction.confidence) is not UNSET
        and (
            type(confidence) is not float
            and type(confidence) is not int
            or not 0 <= confidence <= 1
        )
    ):
        raise Refused
    if bounding_box is not UNSET and not isinstance(bounding_box, Region):
        raise Refused
    if further := people_prediction.__further__:
        writable(further, _PEOPLE_PREDICTION_MEMBERS)
        for name in further:
            if type(name) is not str:
                raise Refused


def _read_region(body: Any, strict: bool) -> Any:
    region: Any = new(Region)
    region.x_min = x_min = body["xMin"]
    region.x_max = x_max = body["xMax"]
    region.y_min = y_min = body["yMin"]
    region.y_max = y_max = body["yMax"]
    if (
        type(x_min) is not float
        and type(x_min) is not int
        or not 0 <= x_min <= 1
        or type(x_max) is not float
        and type(x_max) is not int
        or not 0 <= x_max <= 1
        or type(y_min) is not float
        and type(y_min) is not int
        or not 0 <= y_min <= 1
        or type(y_max) is not float
        and type(y_max) is not int
        or not 0 <= y_max <= 1
    ):
        raise Refused
    region.__further__ = None if len(body) == 4 else additional(body, _REGION_MEMBERS)
    return region


def _write_region(region: Any, strict: bool) -> Any:
    if not is_a(region, Region):
        raise Refused
    if (
        type(x_min := region.x_min) is not float
        and type(x_min) is not int
        or not 0 <= x_min <= 1
        or type(x_max := region.x_max) is not float
        and type(x_max) is not int
        or not 0 <= x_max <= 1
        or type(y_min := region.y_min) is not float
        and type(y_min) is not int
        or not 0 <= y_min <= 1
        or type(y_max := region.y_max) is not float
        and type(y_max) is not int
        or not 0 <= y_max <= 1
    ):
        raise Refused
    body: dict[str, Any] = {"xMin": x_min, "xMax": x_max, "yMin": y_min, "yMax": y_max}
    if further := region.__further__:
        body.update(writable(further, _REGION_MEMBERS))
    return body


def _check_region(region: Any) -> None:
    if (
        type(x_min := region.x_min) is not float
        and type(x_min) is not int
        or not 0 <= x_min <= 1
        or type(x_max := region.x_max) is not float
        and type(x_max) is not int
        or not 0 <= x_max <= 1
        or type(y_min := region.y_min) is not float
        and type(y_min) is not int
        or not 0 <= y_min <= 1
        or type(y_max := region.y_max) is not float
        and type(y_max) is not int
        or not 0 <= y_max <= 1
    ):
        raise Refused
    if further := region.__further__:
        writable(further, _REGION_MEMBERS)
        for name in further:
            if type(name) is not str:
                raise Refused


def _read_object_prediction(body: Any, strict: bool) -> Any:
    if type(body) is not OBJECT:
        raise Refused
    object_prediction: Any = new(ObjectPrediction)
    object_prediction.label = label = body.get("label", UNSET)
    object_prediction.confidence = confidence = body.get("confidence", UNSET)
    object_prediction.bounding_box = (
        _read_region(body["boundingBox"], strict) if "boundingBox" in body else UNSET
    )
    if (
        label is not UNSET
        and type(label) is not str
        or confidence is not UNSET
        and (
            type(confidence) is not float
            and type(confidence) is not int
            or not 0 <= confidence <= 1
        )
    ):
        raise Refused
    known = (label is not UNSET) + (confidence is not UNSET) + ("boundingBox" in body)
    object_prediction.__further__ = (
        None if len(body) == known else additional(body, _OBJECT_PREDICTION_MEMBERS)
    )
    return object_prediction


def _write_object_prediction(object_prediction: Any, strict: bool) -> Any:
    if not is_a(object_prediction, ObjectPrediction):
        raise Refused
    bounding_box = object_prediction.bounding_box
    if (
        (label := object_prediction.label) is not UNSET
        and type(label) is not str
        or (confidence := object_prediction.confidence) is not UNSET
        and (
            type(confidence) is not float
            and type(confidence) is not int
            or not 0 <= confidence <= 1
        )
    ):
        raise Refused
    body: dict[str, Any] = {}
    if label is not UNSET:
        body["label"] = label
    if confidence is not UNSET:
        body["confidence"] = confidence
    if bounding_box is not UNSET:
        body["boundingBox"] = _write_region(bounding_box, strict)
    if further := object_prediction.__further__:
        body.update(writable(further, _OBJECT_PREDICTION_MEMBERS))
    return body


def _check_object_prediction(object_prediction: Any) -> None:
    bounding_box = object_prediction.bounding_box
    if (
        (label := object_prediction.label) is not UNSET
        and type(label) is not str
        or (confidence := object_prediction.confidence) is not UNSET
        and (
            type(confidence) is not float
            and type(confidence) is not int
            or not 0 <= confidence <= 1
        )
    ):
        raise Refused
    if bounding_box is not UNSET and not isinstance(bounding_box, Region):
        raise Refused
    if further := object_prediction.__further__:
        writable(further, _OBJECT_PREDICTION_MEMBERS)
        for name in further:
            if type(name) is not str:
                raise Refused


def _read_keypoint_prediction(body: Any, strict: bool) -> Any:
    if type(body) is not OBJECT:
        raise Refused
    keypoint_prediction: Any = new(KeypointPrediction)
    keypoint_prediction.object_detection = (
        _read_object_prediction(body["objectDetection"], strict)
        if "objectDetection" in body
        else UNSET
    )
    keypoint_prediction.keypoint_collection = (
        _read_keypoint_collection(body["keypointCollection"], strict)
        if "keypointCollection" in body
        else UNSET
    )
    known = ("objectDetection" in body) + ("keypointCollection" in body)
    keypoint_prediction.__further__ = (
        None if len(body) == known else additional(body, _KEYPOINT_PREDICTION_MEMBERS)
    )
    return keypoint_prediction


def _write_keypoint_prediction(keypoint_prediction: Any, strict: bool) -> Any:
    if not is_a(keypoint_prediction, KeypointPrediction):
        raise Refused
    object_detection = keypoint_prediction.object_detection
    keypoint_collection = keypoint_prediction.keypoint_collection
    body: dict[str, Any] = {}
    if object_detection is not UNSET:
        body["objectDetection"] = _write_object_prediction(object_detection, strict)
    if keypoint_collection is not UNSET:
        body["keypointCollection"] = _write_keypoint_collection(keypoint_collection, strict)
    if further := keypoint_prediction.__further__:
        body.update(writable(further, _KEYPOINT_PREDICTION_MEMBERS))
    return body


def _check_keypoint_prediction(keypoint_prediction: Any) -> None:
    object_detection = keypoint_prediction.object_detection
    keypoint_collection = keypoint_prediction.keypoint_collection
    if (
        object_detection is not UNSET
        and not isinstance(object_detection, ObjectPrediction)
        or keypoint_collection is not UNSET
        and not isinstance(keypoint_collection, KeypointCollection)
    ):
        raise Refused
    if further := keypoint_prediction.__further__:
        writable(further, _KEYPOINT_PREDICTION_MEMBERS)
        for name in further:
            if type(name) is not str:
                raise Refused


def _read_keypoint_collection(body: Any, strict: bool) -> Any:
    if type(body) is not OBJECT:
        raise Refused
    keypoint_collection: Any = new(KeypointCollection)
    keypoint_collection.label = label = body.get("label", UNSET)
    keypoint_collection.confidence = confidence = body.get("confidence", UNSET)
    keypoint_collection.keypoints = (
        _read_keypoints(body["keypoints"], strict) if "keypoints" in body else UNSET
    )
    if (
        label is not UNSET
        and type(label) is not str
        or confidence is not UNSET
        and (
            type(confidence) is not float
            and type(confidence) is not int
            or not 0 <= confidence <= 1
        )
    ):
        raise Refused
    known = (label is not UNSET) + (confidence is not UNSET) + ("keypoints" in body)
    keypoint_collection.__further__ = (
        None if len(body) == known else additional(body, _KEYPOINT_COLLECTION_MEMBERS)
    )
    return keypoint_collection


def _write_keypoint_collection(keypoint_collection: Any, strict: bool) -> Any:
    if not is_a(keypoint_collection, KeypointCollection):
        raise Refused
    keypoints = keypoint_collection.keypoints
    if (
        (label := keypoint_collection.label) is not UNSET
        and type(label) is not str
        or (confidence := keypoint_collection.confidence) is not UNSET
        and (
            type(confidence) is not float
            and type(confidence) is not int
            or not 0 <= confidence <= 1
        )
    ):
        raise Refused
    body: dict[str, Any] = {}
    if label is not UNSET:
        body["label"] = label
    if confidence is not UNSET:
        body["confidence"] = confidence
    if keypoints is not UNSET:
        body["keypoints"] = _write_keypoints(keypoints, strict)
    if further := keypoint_collection.__further__:
        body.update(writable(further, _KEYPOINT_COLLECTION_MEMBERS))
    return body


def _check_keypoint_collection(keypoint_collection: Any) -> None:
    keypoints = keypoint_collection.keypoints
    if (
        (label := keypoint_collection.label) is not UNSET
        and type(label) is not str
        or (confidence := keypoint_collection.confidence) is not UNSET
        and (
            type(confidence) is not float
            and type(confidence) is not int
            or not 0 <= confidence <= 1
        )
    ):
        raise Refused
    if keypoints is not UNSET and not isinstance(keypoints, Keypoints):
        raise Refused
    if further := keypoint_collection.__further__:
        writable(further, _KEYPOINT_COLLECTION_MEMBERS)
        for name in further:
            if type(name) is not str:
                raise Refused


def _read_keypoints(body: Any, strict: bool) -> Any:
    if type(body) is not OBJECT:
        raise Refused
    keypoints: Any = new(Keypoints)
    further: dict[str, Any] = {}
    for name, value in body.items():
        further[name] = _read_keypoint(value, strict)
    keypoints.__further__ = further or None
    return keypoints


def _write_keypoints(keypoints: Any, strict: bool) -> Any:
    if not is_a(keypoints, Keypoints):
        raise Refused
    body: dict[str, Any] = {}
    if further := keypoints.__further__:
        for name, value in writable(further, _KEYPOINTS_MEMBERS).items():
            body[name] = _write_keypoint(value, strict)
    return body


def _check_keypoints(keypoints: Any) -> None:
    if further := keypoints.__further__:
        writable(further, _KEYPOINTS_MEMBERS)
        for name, value in further.items():
            if type(name) is not str or not isinstance(value, Keypoint):
                raise Refused


def _read_keypoint(body: Any, strict: bool) -> Any:
    if type(body) is not OBJECT:
        raise Refused
    keypoint: Any = new(Keypoint)
    keypoint.point = _read_point(body["point"], strict) if "point" in body else UNSET
    keypoint.confidence = confidence = body.get("confidence", UNSET)
    if confidence is not UNSET and (
        type(confidence) is not float and type(confidence) is not int or not 0 <= confidence <= 1
    ):
        raise Refused
    known = ("point" in body) + (confidence is not UNSET)
    keypoint.__further__ = None if len(body) == known else additional(body, _KEYPOINT_MEMBERS)
    return keypoint


def _write_keypoint(keypoint: Any, strict: bool) -> Any:
    if not is_a(keypoint, Keypoint):
        raise Refused
    point = keypoint.point
    if (confidence := keypoint.confidence) is not UNSET and (
        type(confidence) is not float and type(confidence) is not int or not 0 <= confidence <= 1
    ):
        raise Refused
    body: dict[str, Any] = {}
    if point is not UNSET:
        body["point"] = _write_point(point, strict)
    if confidence is not UNSET:
        body["confidence"] = confidence
    if further := keypoint.__further__:
        body.update(writable(further, _KEYPOINT_MEMBERS))
    return body


def _check_keypoint(keypoint: Any) -> None:
    point = keypoint.point
    if (confidence := keypoint.confidence) is not UNSET and (
        type(confidence) is not float and type(confidence) is not int or not 0 <= confidence <= 1
    ):
        raise Refused
    if point is not UNSET and not isinstance(point, Point):
        raise Refused
    if further := keypoint.__further__:
        writable(further, _KEYPOINT_MEMBERS)
        for name in further:
            if type(name) is not str:
                raise Refused


def _read_point(body: Any, strict: bool) -> Any:
    if type(body) is not OBJECT:
        raise Refused
    point: Any = new(Point)
    point.x = x = body.get("x", UNSET)
    point.y = y = body.get("y", UNSET)
    if (
        x is not UNSET
        and (type(x) is not float and type(x) is not int or not 0 <= x <= 1)
        or y is not UNSET
        and (type(y) is not float and type(y) is not int or not 0 <= y <= 1)
    ):
        raise Refused
    known = (x is not UNSET) + (y is not UNSET)
    point.__further__ = None if len(body) == known else additional(body, _POINT_MEMBERS)
    return point


def _write_point(point: Any, strict: bool) -> Any:
    if not is_a(point, Point):
        raise Refused
    if (
        (x := point.x) is not UNSET
        and (type(x) is not float and type(x) is not int or not 0 <= x <= 1)
        or (y := point.y) is not UNSET
        and (type(y) is not float and type(y) is not int or not 0 <= y <= 1)
    ):
        raise Refused
    body: dict[str, Any] = {}
    if x is not UNSET:
        body["x"] = x
    if y is not UNSET:
        body["y"] = y
    if further := point.__further__:
        body.update(writable(further, _POINT_MEMBERS))
    return body


def _check_point(point: Any) -> None:
    if (
        (x := point.x) is not UNSET
        and (type(x) is not float and type(x) is not int or not 0 <= x <= 1)
        or (y := point.y) is not UNSET
        and (type(y) is not float and type(y) is not int or not 0 <= y <= 1)
    ):
        raise Refused
    if further := point.__further__:
        writable(further, _POINT_MEMBERS)
        for name in further:
            if type(name) is not str:
                raise Refused


def _read_failed_batch(body: Any, strict: bool) -> Any:
    if type(body) is not OBJECT:
        raise Refused
    failed_batch: Any = new(FailedBatch)
    failed_batch.error_message = error_message = body.get("errorMessage", UNSET)
    items = body.get("items", UNSET)
    if (
        error_message is not UNSET
        and type(error_message) is not str
        or items is not UNSET
        and type(items) is not ARRAY
    ):
        raise Refused
    failed_batch.items = (
        UNSET if items is UNSET else [_read_file_reference(item, strict) for item in items]
    )
    known = (error_message is not UNSET) + (items is not UNSET)
    failed_batch.__further__ = (
        None if len(body) == known else additional(body, _FAILED_BATCH_MEMBERS)
    )
    return failed_batch


def _write_failed_batch(failed_batch: Any, strict: bool) -> Any:
    if not is_a(failed_batch, FailedBatch):
        raise Refused
    if (
        (error_message := failed_batch.error_message) is not UNSET
        and type(error_message) is not str
        or (items := failed_batch.items) is not UNSET
        and type(items) is not ARRAY
    ):
        raise Refused
    body: dict[str, Any] = {}
    if error_message is not UNSET:
        body["errorMessage"] = error_message
    if items is not UNSET:
        body["items"] = [_write_file_reference(item, strict) for item in items]
    if further := failed_batch.__further__:
        body.update(writable(further, _FAILED_BATCH_MEMBERS))
    return body


def _check_failed_batch(failed_batch: Any) -> None:
    if (
        (error_message := failed_batch.error_message) is not UNSET
        and type(error_message) is not str
        or (items := failed_batch.items) is not UNSET
        and type(items) is not ARRAY
    ):
        raise Refused
    if items is not UNSET:
        for item in items:
            if not isinstance(item, FileReference):
                raise Refused
    if further := failed_batch.__further__:
        writable(further, _FAILED_BATCH_MEMBERS)
        for name in further:
            if type(name) is not str:
                raise Refused


def _read_file_reference(body: Any, strict: bool) -> Any:
    file_reference: Any = new(FileReference)
    file_reference.file_id = file_id = body["fileId"]
    file_reference.file_external_id = file_external_id = body.get("fileExternalId", UNSET)
    file_reference.file_instance_id = (
        _read_file_instance_id(body["fileInstanceId"], strict)
        if "fileInstanceId" in body
        else UNSET
    )
    if (
        type(file_id) is not int
        and not is_whole(file_id)
        or not -9223372036854775808 <= file_id <= 9223372036854775807
        or file_external_id is not UNSET
        and type(file_external_id) is not str
    ):
        raise Refused
    if type(file_id) is float:
        file_reference.file_id = int(file_id)
    known = 1 + (file_external_id is not UNSET) + ("fileInstanceId" in body)
    file_reference.__further__ = (
        None if len(body) == known else additional(body, _FILE_REFERENCE_MEMBERS)
    )
    return file_reference


def _write_file_reference(file_reference: Any, strict: bool) -> Any:
    if not is_a(file_reference, FileReference):
        raise Refused
    file_instance_id = file_reference.file_instance_id
    if (
        type(file_id := file_reference.file_id) is not int
        and not is_whole(file_id)
        or not -9223372036854775808 <= file_id <= 9223372036854775807
        or (file_external_id := file_reference.file_external_id) is not UNSET
        and type(file_external_id) is not str
    ):
        raise Refused
    body: dict[str, Any] = {"fileId": int(file_id) if type(file_id) is float else file_id}
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
        type(file_id := file_reference.file_id) is not int
        and not is_whole(file_id)
        or not -9223372036854775808 <= file_id <= 9223372036854775807
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


def _read_extract_parameters(body: Any, strict: bool) -> Any:
    if type(body) is not OBJECT:
        raise Refused
    extract_parameters: Any = new(ExtractParameters)
    extract_parameters.text_detection_parameters = (
        _read_detection_parameters(body["textDetectionParameters"], strict)
        if "textDetectionParameters" in body
        else UNSET
    )
    extract_parameters.asset_tag_detection_parameters = (
        _read_asset_tag_detection_parameters(body["assetTagDetectionParameters"], strict)
        if "assetTagDetectionParameters" in body
        else UNSET
    )
    extract_parameters.people_detection_parameters = (
        _read_detection_parameters(body["peopleDetectionParameters"], strict)
        if "peopleDetectionParameters" in body
        else UNSET
    )
    extract_parameters.industrial_object_detection_parameters = (
        _read_beta_detection_parameters(body["industrialObjectDetectionParameters"], strict)
        if "industrialObjectDetectionParameters" in body
        else UNSET
    )
    extract_parameters.personal_protective_equipment_detection_parameters = (
        _read_beta_detection_parameters(
            body["personalProtectiveEquipmentDetectionParameters"], strict
        )
        if "personalProtectiveEquipmentDetectionParameters" in body
        else UNSET
    )
    extract_parameters.digital_gauge_detection_parameters = (
        _read_beta_detection_parameters(body["digitalGaugeDetectionParameters"], strict)
        if "digitalGaugeDetectionParameters" in body
        else UNSET
    )
    extract_parameters.dial_gauge_detection_parameters = (
        _read_beta_detection_parameters(body["dialGaugeDetectionParameters"], strict)
        if "dialGaugeDetectionParameters" in body
        else UNSET
    )
    extract_parameters.level_gauge_detection_parameters = (
        _read_beta_detection_parameters(body["levelGaugeDetectionParameters"], strict)
        if "levelGaugeDetectionParameters" in body
        else UNSET
    )
    extract_parameters.valve_detection_parameters = (
        _read_beta_detection_parameters(body["valveDetectionParameters"], strict)
        if "valveDetectionParameters" in body
        else UNSET
    )
    known = (
        ("textDetectionParameters" in body)
        + ("assetTagDetectionParameters" in body)
        + ("peopleDetectionParameters" in body)
        + ("industrialObjectDetectionParameters" in body)
        + ("personalProtectiveEquipmentDetectionParameters" in body)
        + ("digitalGaugeDetectionParameters" in body)
        + ("dialGaugeDetectionParameters" in body)
        + ("levelGaugeDetectionParameters" in body)
        + ("valveDetectionParameters" in body)
    )
    extract_parameters.__further__ = (
        None if len(body) == known else additional(body, _EXTRACT_PARAMETERS_MEMBERS)
    )
    return extract_parameters


def _write_extract_parameters(extract_parameters: Any, strict: bool) -> Any:
    if not is_a(extract_parameters, ExtractParameters):
        raise Refused
    text_detection_parameters = extract_parameters.text_detection_parameters
    asset_tag_detection_parameters = extract_parameters.asset_tag_detection_parameters
    people_detection_parameters = extract_parameters.people_detection_parameters
    industrial_object_detection_parameters = (
        extract_parameters.industrial_object_detection_parameters
    )
    personal_protective_equipment_detection_parameters = (
        extract_parameters.personal_protective_equipment_detection_parameters
    )
    digital_gauge_detection_parameters = extract_parameters.digital_gauge_detection_parameters
    dial_gauge_detection_parameters = extract_parameters.dial_gauge_detection_parameters
    level_gauge_detection_parameters = extract_parameters.level_gauge_detection_parameters
    valve_detection_parameters = extract_parameters.valve_detection_parameters
    body: dict[str, Any] = {}
    if text_detection_parameters is not UNSET:
        body["textDetectionParameters"] = _write_detection_parameters(
            text_detection_parameters, strict
        )
    if asset_tag_detection_parameters is not UNSET:
        body["assetTagDetectionParameters"] = _write_asset_tag_detection_parameters(
            asset_tag_detection_parameters, strict
        )
    if people_detection_parameters is not UNSET:
        body["peopleDetectionParameters"] = _write_detection_parameters(
            people_detection_parameters, strict
        )
    if industrial_object_detection_parameters is not UNSET:
        body["industrialObjectDetectionParameters"] = _write_beta_detection_parameters(
            industrial_object_detection_parameters, strict
        )
    if personal_protective_equipment_detection_parameters is not UNSET:
        body["personalProtectiveEquipmentDetectionParameters"] = _write_beta_detection_parameters(
            personal_protective_equipment_detection_parameters, strict
        )
    if digital_gauge_detection_parameters is not UNSET:
        body["digitalGaugeDetectionParameters"] = _write_beta_detection_parameters(
            digital_gauge_detection_parameters, strict
        )
    if dial_gauge_detection_parameters is not UNSET:
        body["dialGaugeDetectionParameters"] = _write_beta_detection_parameters(
            dial_gauge_detection_parameters, strict
        )
    if level_gauge_detection_parameters is not UNSET:
        body["levelGaugeDetectionParameters"] = _write_beta_detection_parameters(
            level_gauge_detection_parameters, strict
        )
    if valve_detection_parameters is not UNSET:
        body["valveDetectionParameters"] = _write_beta_detection_parameters(
            valve_detection_parameters, strict
        )
    if further := extract_parameters.__further__:
        body.update(writable(further, _EXTRACT_PARAMETERS_MEMBERS))
    return body


def _check_extract_parameters(extract_parameters: Any) -> None:
    text_detection_parameters = extract_parameters.text_detection_parameters
    asset_tag_detection_parameters = extract_parameters.asset_tag_detection_parameters
    people_detection_parameters = extract_parameters.people_detection_parameters
    industrial_object_detection_parameters = (
        extract_parameters.industrial_object_detection_parameters
    )
    personal_protective_equipment_detection_parameters = (
        extract_parameters.personal_protective_equipment_detection_parameters
    )
    digital_gauge_detection_parameters = extract_parameters.digital_gauge_detection_parameters
    dial_gauge_detection_parameters = extract_parameters.dial_gauge_detection_parameters
    level_gauge_detection_parameters = extract_parameters.level_gauge_detection_parameters
    valve_detection_parameters = extract_parameters.valve_detection_parameters
    if (
        text_detection_parameters is not UNSET
        and not isinstance(text_detection_parameters, DetectionParameters)
        or asset_tag_detection_parameters is not UNSET
        and not isinstance(asset_tag_detection_parameters, AssetTagDetectionParameters)
        or people_detection_parameters is not UNSET
        and not isinstance(people_detection_parameters, DetectionParameters)
        or industrial_object_detection_parameters is not UNSET
        and not isinstance(industrial_object_detection_parameters, BetaDetectionParameters)
        or personal_protective_equipment_detection_parameters is not UNSET
        and not isinstance(
            personal_protective_equipment_detection_parameters, BetaDetectionParameters
        )
        or digital_gauge_detection_parameters is not UNSET
        and not isinstance(digital_gauge_detection_parameters, BetaDetectionParameters)
        or dial_gauge_detection_parameters is not UNSET
        and not isinstance(dial_gauge_detection_parameters, BetaDetectionParameters)
        or level_gauge_detection_parameters is not UNSET
        and not isinstance(level_gauge_detection_parameters, BetaDetectionParameters)
        or valve_detection_parameters is not UNSET
        and not isinstance(valve_detection_parameters, BetaDetectionParameters)
    ):
        raise Refused
    if further := extract_parameters.__further__:
        writable(further, _EXTRACT_PARAMETERS_MEMBERS)
        for name in further:
            if type(name) is not str:
                raise Refused


def _read_detection_parameters(body: Any, strict: bool) -> Any:
    if type(body) is not OBJECT:
        raise Refused
    detection_parameters: Any = new(DetectionParameters)
    detection_parameters.threshold = threshold = body.get("threshold", UNSET)
    if threshold is not UNSET and (
        type(threshold) is not float and type(threshold) is not int or not 0 <= threshold <= 1
    ):
        raise Refused
    known = threshold is not UNSET
    detection_parameters.__further__ = (
        None if len(body) == known else additional(body, _DETECTION_PARAMETERS_MEMBERS)
    )
    return detection_parameters


def _write_detection_parameters(detection_parameters: Any, strict: bool) -> Any:
    if not is_a(detection_parameters, DetectionParameters):
        raise Refused
    if (threshold := detection_parameters.threshold) is not UNSET and (
        type(threshold) is not float and type(threshold) is not int or not 0 <= threshold <= 1
    ):
        raise Refused
    body: dict[str, Any] = {}
    if threshold is not UNSET:
        body["threshold"] = threshold
    if further := detection_parameters.__further__:
        body.update(writable(further, _DETECTION_PARAMETERS_MEMBERS))
    return body


def _check_detection_parameters(detection_parameters: Any) -> None:
    if (threshold := detection_parameters.threshold) is not UNSET and (
        type(threshold) is not float and type(threshold) is not int or not 0 <= threshold <= 1
    ):
        raise Refused
    if further := detection_parameters.__further__:
        writable(further, _DETECTION_PARAMETERS_MEMBERS)
        for name in further:
            if type(name) is not str:
                raise Refused


def _read_beta_detection_parameters(body: Any, strict: bool) -> Any:
    if type(body) is not OBJECT:
        raise Refused
    beta_detection_parameters: Any = new(BetaDetectionParameters)
    beta_detection_parameters.threshold = threshold = body.get("threshold", UNSET)
    if threshold is not UNSET and (
        type(threshold) is not float and type(threshold) is not int or not 0 <= threshold <= 1
    ):
        raise Refused
    known = threshold is not UNSET
    beta_detection_parameters.__further__ = (
        None if len(body) == known else additional(body, _BETA_DETECTION_PARAMETERS_MEMBERS)
    )
    return beta_detection_parameters


def _write_beta_detection_parameters(beta_detection_parameters: Any, strict: bool) -> Any:
    if not is_a(beta_detection_parameters, BetaDetectionParameters):
        raise Refused
    if (threshold := beta_detection_parameters.threshold) is not UNSET and (
        type(threshold) is not float and type(threshold) is not int or not 0 <= threshold <= 1
    ):
        raise Refused
    body: dict[str, Any] = {}
    if threshold is not UNSET:
        body["threshold"] = threshold
    if further := beta_detection_parameters.__further__:
        body.update(writable(further, _BETA_DETECTION_PARAMETERS_MEMBERS))
    return body


def _check_beta_detection_parameters(beta_detection_parameters: Any) -> None:
    if (threshold := beta_detection_parameters.threshold) is not UNSET and (
        type(threshold) is not float and type(threshold) is not int or not 0 <= threshold <= 1
    ):
        raise Refused
    if further := beta_detection_parameters.__further__:
        writable(further, _BETA_DETECTION_PARAMETERS_MEMBERS)
        for name in further:
            if type(name) is not str:
                raise Refused


def _read_asset_tag_detection_parameters(body: Any, strict: bool) -> Any:
    if type(body) is not OBJECT:
        raise Refused
    asset_tag_detection_parameters: Any = new(AssetTagDetectionParameters)
    asset_tag_detection_parameters.threshold = threshold = body.get("threshold", UNSET)
    asset_tag_detection_parameters.partial_match = partial_match = body.get("partialMatch", UNSET)
    asset_subtree_ids = body.get("assetSubtreeIds", UNSET)
    if (
        threshold is not UNSET
        and (type(threshold) is not float and type(threshold) is not int or not 0 <= threshold <= 1)
        or partial_match is not UNSET
        and type(partial_match) is not bool
        or asset_subtree_ids is not UNSET
        and type(asset_subtree_ids) is not ARRAY
    ):
        raise Refused
    if asset_subtree_ids is not UNSET:
        for item in asset_subtree_ids:
            if (
                type(item) is not int
                and not is_whole(item)
                or not -9223372036854775808 <= item <= 9223372036854775807
            ):
                raise Refused
    asset_tag_detection_parameters.asset_subtree_ids = (
        UNSET
        if asset_subtree_ids is UNSET
        else [int(item) if type(item) is float else item for item in asset_subtree_ids]
    )
    known = (
        (threshold is not UNSET) + (partial_match is not UNSET) + (asset_subtree_ids is not UNSET)
    )
    asset_tag_detection_parameters.__further__ = (
        None if len(body) == known else additional(body, _ASSET_TAG_DETECTION_PARAMETERS_MEMBERS)
    )
    return asset_tag_detection_parameters


def _write_asset_tag_detection_parameters(asset_tag_detection_parameters: Any, strict: bool) -> Any:
    if not is_a(asset_tag_detection_parameters, AssetTagDetectionParameters):
        raise Refused
    if (
        (threshold := asset_tag_detection_parameters.threshold) is not UNSET
        and (type(threshold) is not float and type(threshold) is not int or not 0 <= threshold <= 1)
        or (partial_match := asset_tag_detection_parameters.partial_match) is not UNSET
        and type(partial_match) is not bool
        or (asset_subtree_ids := asset_tag_detection_parameters.asset_subtree_ids) is not UNSET
        and type(asset_subtree_ids) is not ARRAY
    ):
        raise Refused
    if asset_subtree_ids is not UNSET:
        for item in asset_subtree_ids:
            if (
                type(item) is not int
                and not is_whole(item)
                or not -9223372036854775808 <= item <= 9223372036854775807
            ):
                raise Refused
    body: dict[str, Any] = {}
    if threshold is not UNSET:
        body["threshold"] = threshold
    if partial_match is not UNSET:
        body["partialMatch"] = partial_match
    if asset_subtree_ids is not UNSET:
        body["assetSubtreeIds"] = [
            int(item) if type(item) is float else item for item in asset_subtree_ids
        ]
    if further := asset_tag_detection_parameters.__further__:
        body.update(writable(further, _ASSET_TAG_DETECTION_PARAMETERS_MEMBERS))
    return body


def _check_asset_tag_detection_parameters(asset_tag_detection_parameters: Any) -> None:
    if (
        (threshold := asset_tag_detection_parameters.threshold) is not UNSET
        and (type(threshold) is not float and type(threshold) is not int or not 0 <= threshold <= 1)
        or (partial_match := asset_tag_detection_parameters.partial_match) is not UNSET
        and type(partial_match) is not bool
        or (asset_subtree_ids := asset_tag_detection_parameters.asset_subtree_ids) is not UNSET
        and type(asset_subtree_ids) is not ARRAY
    ):
        raise Refused
    if asset_subtree_ids is not UNSET:
        for item in asset_subtree_ids:
            if (
                type(item) is not int
                and not is_whole(item)
                or not -9223372036854775808 <= item <= 9223372036854775807
            ):
                raise Refused
    asset_tag_detection_parameters.asset_subtree_ids = (
        UNSET
        if asset_subtree_ids is UNSET
        else [int(item) if type(item) is float else item for item in asset_subtree_ids]
    )
    if further := asset_tag_detection_parameters.__further__:
        writable(further, _ASSET_TAG_DETECTION_PARAMETERS_MEMBERS)
        for name in further:
            if type(name) is not str:
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
        ExtractJob: Codec(
            SPEC,
            "ExtractJob",
            ExtractJob,
            _read_extract_job,
            _write_extract_job,
            _check_extract_job,
            (
                ("status", "status"),
                ("createdTime", "created_time"),
                ("startTime", "start_time"),
                ("statusTime", "status_time"),
                ("jobId", "job_id"),
                ("items", "items"),
                ("errorMessage", "error_message"),
                ("failedItems", "failed_items"),
                ("parameters", "parameters"),
            ),
            frozenset(
                {
                    "status",
                    "createdTime",
                    "statusTime",
                    "jobId",
                }
            ),
        ),
        ExtractedFile: Codec(
            SPEC,
            "ExtractedFile",
            ExtractedFile,
            _read_extracted_file,
            _write_extracted_file,
            _check_extracted_file,
            (
                ("fileId", "file_id"),
                ("fileExternalId", "file_external_id"),
                ("predictions", "predictions"),
            ),
            frozenset(
                {
                    "fileId",
                    "predictions",
                }
            ),
        ),
        Predictions: Codec(
            SPEC,
            "Predictions",
            Predictions,
            _read_predictions,
            _write_predictions,
            _check_predictions,
            (
                ("textPredictions", "text_predictions"),
                ("assetTagPredictions", "asset_tag_predictions"),
                ("peoplePredictions", "people_predictions"),
                ("industrialObjectPredictions", "industrial_object_predictions"),
                (
                    "personalProtectiveEquipmentPredictions",
                    "personal_protective_equipment_predictions",
                ),
                ("digitalGaugePredictions", "digital_gauge_predictions"),
                ("dialGaugePredictions", "dial_gauge_predictions"),
                ("levelGaugePredictions", "level_gauge_predictions"),
                ("valvePredictions", "valve_predictions"),
            ),
            frozenset({}),
        ),
        TextPrediction: Codec(
            SPEC,
            "TextPrediction",
            TextPrediction,
            _read_text_prediction,
            _write_text_prediction,
            _check_text_prediction,
            (
                ("confidence", "confidence"),
                ("text", "text"),
                ("textRegion", "text_region"),
            ),
            frozenset(
                {
                    "text",
                    "textRegion",
                }
            ),
        ),
        AssetTagPrediction: Codec(
            SPEC,
            "AssetTagPrediction",
            AssetTagPrediction,
            _read_asset_tag_prediction,
            _write_asset_tag_prediction,
            _check_asset_tag_prediction,
            (
                ("confidence", "confidence"),
                ("assetRef", "asset_ref"),
                ("text", "text"),
                ("textRegion", "text_region"),
            ),
            frozenset(
                {
                    "assetRef",
                    "text",
                    "textRegion",
                }
            ),
        ),
        AssetRef: Codec(
            SPEC,
            "AssetRef",
            AssetRef,
            _read_asset_ref,
            _write_asset_ref,
            _check_asset_ref,
            (
                ("id", "id"),
                ("externalId", "external_id"),
            ),
            frozenset({}),
        ),
        PeoplePrediction: Codec(
            SPEC,
            "PeoplePrediction",
            PeoplePrediction,
            _read_people_prediction,
            _write_people_prediction,
            _check_people_prediction,
            (
                ("label", "label"),
                ("confidence", "confidence"),
                ("boundingBox", "bounding_box"),
            ),
            frozenset(
                {
                    "label",
                }
            ),
        ),
        Region: Codec(
            SPEC,
            "Region",
            Region,
            _read_region,
            _write_region,
            _check_region,
            (
                ("xMin", "x_min"),
                ("xMax", "x_max"),
                ("yMin", "y_min"),
                ("yMax", "y_max"),
            ),
            frozenset(
                {
                    "xMin",
                    "xMax",
                    "yMin",
                    "yMax",
                }
            ),
        ),
        ObjectPrediction: Codec(
            SPEC,
            "ObjectPrediction",
            ObjectPrediction,
            _read_object_prediction,
            _write_object_prediction,
            _check_object_prediction,
            (
                ("label", "label"),
                ("confidence", "confidence"),
                ("boundingBox", "bounding_box"),
            ),
            frozenset({}),
        ),
        KeypointPrediction: Codec(
            SPEC,
            "KeypointPrediction",
            KeypointPrediction,
            _read_keypoint_prediction,
            _write_keypoint_prediction,
            _check_keypoint_prediction,
            (
                ("objectDetection", "object_detection"),
                ("keypointCollection", "keypoint_collection"),
            ),
            frozenset({}),
        ),
        KeypointCollection: Codec(
            SPEC,
            "KeypointCollection",
            KeypointCollection,
            _read_keypoint_collection,
            _write_keypoint_collection,
            _check_keypoint_collection,
            (
                ("label", "label"),
                ("confidence", "confidence"),
                ("keypoints", "keypoints"),
            ),
            frozenset({}),
        ),
        Keypoints: Codec(
            SPEC,
            "Keypoints",
            Keypoints,
            _read_keypoints,
            _write_keypoints,
            _check_keypoints,
            (),
            frozenset({}),
        ),
        Keypoint: Codec(
            SPEC,
            "Keypoint",
            Keypoint,
            _read_keypoint,
            _write_keypoint,
            _check_keypoint,
            (
                ("point", "point"),
                ("confidence", "confidence"),
            ),
            frozenset({}),
        ),
        Point: Codec(
            SPEC,
            "Point",
            Point,
            _read_point,
            _write_point,
            _check_point,
            (
                ("x", "x"),
                ("y", "y"),
            ),
            frozenset({}),
        ),
        FailedBatch: Codec(
            SPEC,
            "FailedBatch",
            FailedBatch,
            _read_failed_batch,
            _write_failed_batch,
            _check_failed_batch,
            (
                ("errorMessage", "error_message"),
                ("items", "items"),
            ),
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
            frozenset(
                {
                    "fileId",
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
        ExtractParameters: Codec(
            SPEC,
            "ExtractParameters",
            ExtractParameters,
            _read_extract_parameters,
            _write_extract_parameters,
            _check_extract_parameters,
            (
                ("textDetectionParameters", "text_detection_parameters"),
                ("assetTagDetectionParameters", "asset_tag_detection_parameters"),
                ("peopleDetectionParameters", "people_detection_parameters"),
                ("industrialObjectDetectionParameters", "industrial_object_detection_parameters"),
                (
                    "personalProtectiveEquipmentDetectionParameters",
                    "personal_protective_equipment_detection_parameters",
                ),
                ("digitalGaugeDetectionParameters", "digital_gauge_detection_parameters"),
                ("dialGaugeDetectionParameters", "dial_gauge_detection_parameters"),
                ("levelGaugeDetectionParameters", "level_gauge_detection_parameters"),
                ("valveDetectionParameters", "valve_detection_parameters"),
            ),
            frozenset({}),
        ),
        DetectionParameters: Codec(
            SPEC,
            "DetectionParameters",
            DetectionParameters,
            _read_detection_parameters,
            _write_detection_parameters,
            _check_detection_parameters,
            (("threshold", "threshold"),),
            frozenset({}),
        ),
        BetaDetectionParameters: Codec(
            SPEC,
            "BetaDetectionParameters",
            BetaDetectionParameters,
            _read_beta_detection_parameters,
            _write_beta_detection_parameters,
            _check_beta_detection_parameters,
            (("threshold", "threshold"),),
            frozenset({}),
        ),
        AssetTagDetectionParameters: Codec(
            SPEC,
            "AssetTagDetectionParameters",
            AssetTagDetectionParameters,
            _read_asset_tag_detection_parameters,
            _write_asset_tag_detection_parameters,
            _check_asset_tag_detection_parameters,
            (
                ("threshold", "threshold"),
                ("partialMatch", "partial_match"),
                ("assetSubtreeIds", "asset_subtree_ids"),
            ),
            frozenset({}),
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
        "ExtractJobStatus": _EXTRACT_JOB_STATUS,
    }
)

__all__ = [
    "AssetRef",
    "AssetTagDetectionParameters",
    "AssetTagPrediction",
    "BetaDetectionParameters",
    "DetectionParameters",
    "ErrorBody",
    "ErrorItem",
    "ErrorResponse",
    "ExtractJob",
    "ExtractJobStatus",
    "ExtractJobStatusText",
    "ExtractParameters",
    "ExtractedFile",
    "FailedBatch",
    "FileInstanceId",
    "FileReference",
    "Keypoint",
    "KeypointCollection",
    "KeypointPrediction",
    "Keypoints",
    "ObjectPrediction",
    "PeoplePrediction",
    "Point",
    "Predictions",
    "Region",
    "TextPrediction",
]
