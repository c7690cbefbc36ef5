# Generated from specs/cognite_vision/openapi.yaml by scripts/generate.py (openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the spec or the templates, and generate again.

"""The request and response bodies of Cognite Data Fusion, Vision feature extraction."""

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
    listed,
    new,
    text_of,
    unlisted,
    whole,
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
    """Evidence: required inferred."""

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


_EXTRACT_JOB_MEMBERS = frozenset(
    {
        "status",
        "createdTime",
        "startTime",
        "statusTime",
        "jobId",
        "items",
        "errorMessage",
        "failedItems",
        "parameters",
    }
)
_EXTRACTED_FILE_MEMBERS = frozenset(
    {
        "fileId",
        "fileExternalId",
        "predictions",
    }
)
_PREDICTIONS_MEMBERS = frozenset(
    {
        "textPredictions",
        "assetTagPredictions",
        "peoplePredictions",
        "industrialObjectPredictions",
        "personalProtectiveEquipmentPredictions",
        "digitalGaugePredictions",
        "dialGaugePredictions",
        "levelGaugePredictions",
        "valvePredictions",
    }
)
_TEXT_PREDICTION_MEMBERS = frozenset(
    {
        "confidence",
        "text",
        "textRegion",
    }
)
_ASSET_TAG_PREDICTION_MEMBERS = frozenset(
    {
        "confidence",
        "assetRef",
        "text",
        "textRegion",
    }
)
_ASSET_REF_MEMBERS = frozenset(
    {
        "id",
        "externalId",
    }
)
_PEOPLE_PREDICTION_MEMBERS = frozenset(
    {
        "label",
        "confidence",
        "boundingBox",
    }
)
_REGION_MEMBERS = frozenset(
    {
        "xMin",
        "xMax",
        "yMin",
        "yMax",
    }
)
_OBJECT_PREDICTION_MEMBERS = frozenset(
    {
        "label",
        "confidence",
        "boundingBox",
    }
)
_KEYPOINT_PREDICTION_MEMBERS = frozenset(
    {
        "objectDetection",
        "keypointCollection",
    }
)
_KEYPOINT_COLLECTION_MEMBERS = frozenset(
    {
        "label",
        "confidence",
        "keypoints",
    }
)
_KEYPOINT_MEMBERS = frozenset(
    {
        "point",
        "confidence",
    }
)
_POINT_MEMBERS = frozenset(
    {
        "x",
        "y",
    }
)
_FAILED_BATCH_MEMBERS = frozenset(
    {
        "errorMessage",
        "items",
    }
)
_FILE_REFERENCE_MEMBERS = frozenset(
    {
        "fileId",
        "fileExternalId",
        "fileInstanceId",
    }
)
_FILE_INSTANCE_ID_MEMBERS = frozenset(
    {
        "space",
        "externalId",
    }
)
_EXTRACT_PARAMETERS_MEMBERS = frozenset(
    {
        "textDetectionParameters",
        "assetTagDetectionParameters",
        "peopleDetectionParameters",
        "industrialObjectDetectionParameters",
        "personalProtectiveEquipmentDetectionParameters",
        "digitalGaugeDetectionParameters",
        "dialGaugeDetectionParameters",
        "levelGaugeDetectionParameters",
        "valveDetectionParameters",
    }
)
_DETECTION_PARAMETERS_MEMBERS = frozenset(
    {
        "threshold",
    }
)
_BETA_DETECTION_PARAMETERS_MEMBERS = frozenset(
    {
        "threshold",
    }
)
_ASSET_TAG_DETECTION_PARAMETERS_MEMBERS = frozenset(
    {
        "threshold",
        "partialMatch",
        "assetSubtreeIds",
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


def _read_extract_job(d: Any, strict: bool) -> Any:
    l1: list[Any]
    v: Any
    v1: Any
    o: Any = new(ExtractJob)
    n = 4
    v = d["status"]
    try:
        v = _EXTRACT_JOB_STATUS[v]
    except KeyError:
        v = unlisted(v, strict)
    o.status = v
    v = d["createdTime"]
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
    v = d["statusTime"]
    if type(v) is not int:
        v = whole(v)
    if not 0 <= v <= 9223372036854775807:
        raise Refused
    o.status_time = v
    v = d["jobId"]
    if type(v) is not int:
        v = whole(v)
    if not -9223372036854775808 <= v <= 9223372036854775807:
        raise Refused
    o.job_id = v
    if "items" in d:
        n += 1
        v = d["items"]
        if type(v) is not ARRAY:
            raise Refused
        l1 = []
        for v1 in v:
            v1 = _read_extracted_file(v1, strict)
            l1.append(v1)
        v = l1
        o.items = v
    else:
        if strict:
            raise Refused
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
    if "failedItems" in d:
        n += 1
        v = d["failedItems"]
        if type(v) is not ARRAY:
            raise Refused
        l1 = []
        for v1 in v:
            v1 = _read_failed_batch(v1, strict)
            l1.append(v1)
        v = l1
        o.failed_items = v
    else:
        o.failed_items = UNSET
    if "parameters" in d:
        n += 1
        v = d["parameters"]
        v = _read_extract_parameters(v, strict)
        o.parameters = v
    else:
        o.parameters = UNSET
    if len(d) == n:
        o.__further__ = None
    else:
        more = {k: v for k, v in d.items() if k not in _EXTRACT_JOB_MEMBERS}
        o.__further__ = more
    return o


def _write_extract_job(o: Any, strict: bool) -> Any:
    l1: list[Any]
    v: Any
    v1: Any
    if not isinstance(o, ExtractJob):
        raise Refused
    v = o.status
    v = v._value_ if type(v) is ExtractJobStatus else text_of(_EXTRACT_JOB_STATUS, v, strict)
    m0 = v
    v = o.created_time
    if type(v) is not int:
        v = whole(v)
    if not 0 <= v <= 9223372036854775807:
        raise Refused
    m1 = v
    v = o.status_time
    if type(v) is not int:
        v = whole(v)
    if not 0 <= v <= 9223372036854775807:
        raise Refused
    m2 = v
    v = o.job_id
    if type(v) is not int:
        v = whole(v)
    if not -9223372036854775808 <= v <= 9223372036854775807:
        raise Refused
    m3 = v
    d: dict[str, Any] = {"status": m0, "createdTime": m1, "statusTime": m2, "jobId": m3}
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
            v1 = _write_extracted_file(v1, strict)
            l1.append(v1)
        v = l1
        d["items"] = v
    elif strict:
        raise Refused
    if (v := o.error_message) is not UNSET:
        if v is not None:
            if type(v) is not str:
                raise Refused
        d["errorMessage"] = v
    if (v := o.failed_items) is not UNSET:
        if type(v) is not ARRAY:
            raise Refused
        l1 = []
        for v1 in v:
            v1 = _write_failed_batch(v1, strict)
            l1.append(v1)
        v = l1
        d["failedItems"] = v
    if (v := o.parameters) is not UNSET:
        v = _write_extract_parameters(v, strict)
        d["parameters"] = v
    if more := o.__further__:
        if not _EXTRACT_JOB_MEMBERS.isdisjoint(more):
            raise Refused
        d.update(more)
    return d


def _check_extract_job(o: Any) -> None:
    v: Any
    v = o.status
    v = listed(_EXTRACT_JOB_STATUS, v)
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
    v = o.job_id
    if type(v) is not int:
        v = whole(v)
    if not -9223372036854775808 <= v <= 9223372036854775807:
        raise Refused
    o.job_id = v
    v = o.items
    if type(v) is not ARRAY:
        raise Refused
    for v1 in v:
        if not isinstance(v1, ExtractedFile):
            raise Refused
    if (v := o.error_message) is not UNSET:
        if v is not None:
            if type(v) is not str:
                raise Refused
    if (v := o.failed_items) is not UNSET:
        if type(v) is not ARRAY:
            raise Refused
        for v1 in v:
            if not isinstance(v1, FailedBatch):
                raise Refused
    if (v := o.parameters) is not UNSET:
        if not isinstance(v, ExtractParameters):
            raise Refused
    if more := o.__further__:
        if not _EXTRACT_JOB_MEMBERS.isdisjoint(more):
            raise Refused
        for k in more:
            if type(k) is not str:
                raise Refused


def _read_extracted_file(d: Any, strict: bool) -> Any:
    v: Any
    o: Any = new(ExtractedFile)
    n = 2
    v = d["fileId"]
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
    v = d["predictions"]
    v = _read_predictions(v, strict)
    o.predictions = v
    if len(d) == n:
        o.__further__ = None
    else:
        more = {k: v for k, v in d.items() if k not in _EXTRACTED_FILE_MEMBERS}
        o.__further__ = more
    return o


def _write_extracted_file(o: Any, strict: bool) -> Any:
    v: Any
    if not isinstance(o, ExtractedFile):
        raise Refused
    v = o.file_id
    if type(v) is not int:
        v = whole(v)
    if not -9223372036854775808 <= v <= 9223372036854775807:
        raise Refused
    m0 = v
    v = o.predictions
    v = _write_predictions(v, strict)
    m1 = v
    d: dict[str, Any] = {"fileId": m0, "predictions": m1}
    if (v := o.file_external_id) is not UNSET:
        if type(v) is not str:
            raise Refused
        d["fileExternalId"] = v
    if more := o.__further__:
        if not _EXTRACTED_FILE_MEMBERS.isdisjoint(more):
            raise Refused
        d.update(more)
    return d


def _check_extracted_file(o: Any) -> None:
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
    v = o.predictions
    if not isinstance(v, Predictions):
        raise Refused
    if more := o.__further__:
        if not _EXTRACTED_FILE_MEMBERS.isdisjoint(more):
            raise Refused
        for k in more:
            if type(k) is not str:
                raise Refused


def _read_predictions(d: Any, strict: bool) -> Any:
    l1: list[Any]
    v: Any
    v1: Any
    if type(d) is not OBJECT:
        raise Refused
    o: Any = new(Predictions)
    n = 0
    if "textPredictions" in d:
        n += 1
        v = d["textPredictions"]
        if type(v) is not ARRAY:
            raise Refused
        l1 = []
        for v1 in v:
            v1 = _read_text_prediction(v1, strict)
            l1.append(v1)
        v = l1
        o.text_predictions = v
    else:
        o.text_predictions = UNSET
    if "assetTagPredictions" in d:
        n += 1
        v = d["assetTagPredictions"]
        if type(v) is not ARRAY:
            raise Refused
        l1 = []
        for v1 in v:
            v1 = _read_asset_tag_prediction(v1, strict)
            l1.append(v1)
        v = l1
        o.asset_tag_predictions = v
    else:
        o.asset_tag_predictions = UNSET
    if "peoplePredictions" in d:
        n += 1
        v = d["peoplePredictions"]
        if type(v) is not ARRAY:
            raise Refused
        l1 = []
        for v1 in v:
            v1 = _read_people_prediction(v1, strict)
            l1.append(v1)
        v = l1
        o.people_predictions = v
    else:
        o.people_predictions = UNSET
    if "industrialObjectPredictions" in d:
        n += 1
        v = d["industrialObjectPredictions"]
        if type(v) is not ARRAY:
            raise Refused
        l1 = []
        for v1 in v:
            v1 = _read_object_prediction(v1, strict)
            l1.append(v1)
        v = l1
        o.industrial_object_predictions = v
    else:
        o.industrial_object_predictions = UNSET
    if "personalProtectiveEquipmentPredictions" in d:
        n += 1
        v = d["personalProtectiveEquipmentPredictions"]
        if type(v) is not ARRAY:
            raise Refused
        l1 = []
        for v1 in v:
            v1 = _read_object_prediction(v1, strict)
            l1.append(v1)
        v = l1
        o.personal_protective_equipment_predictions = v
    else:
        o.personal_protective_equipment_predictions = UNSET
    if "digitalGaugePredictions" in d:
        n += 1
        v = d["digitalGaugePredictions"]
        if type(v) is not ARRAY:
            raise Refused
        l1 = []
        for v1 in v:
            v1 = _read_object_prediction(v1, strict)
            l1.append(v1)
        v = l1
        o.digital_gauge_predictions = v
    else:
        o.digital_gauge_predictions = UNSET
    if "dialGaugePredictions" in d:
        n += 1
        v = d["dialGaugePredictions"]
        if type(v) is not ARRAY:
            raise Refused
        l1 = []
        for v1 in v:
            v1 = _read_keypoint_prediction(v1, strict)
            l1.append(v1)
        v = l1
        o.dial_gauge_predictions = v
    else:
        o.dial_gauge_predictions = UNSET
    if "levelGaugePredictions" in d:
        n += 1
        v = d["levelGaugePredictions"]
        if type(v) is not ARRAY:
            raise Refused
        l1 = []
        for v1 in v:
            v1 = _read_keypoint_prediction(v1, strict)
            l1.append(v1)
        v = l1
        o.level_gauge_predictions = v
    else:
        o.level_gauge_predictions = UNSET
    if "valvePredictions" in d:
        n += 1
        v = d["valvePredictions"]
        if type(v) is not ARRAY:
            raise Refused
        l1 = []
        for v1 in v:
            v1 = _read_keypoint_prediction(v1, strict)
            l1.append(v1)
        v = l1
        o.valve_predictions = v
    else:
        o.valve_predictions = UNSET
    if len(d) == n:
        o.__further__ = None
    else:
        more = {k: v for k, v in d.items() if k not in _PREDICTIONS_MEMBERS}
        o.__further__ = more
    return o


def _write_predictions(o: Any, strict: bool) -> Any:
    l1: list[Any]
    v: Any
    v1: Any
    if not isinstance(o, Predictions):
        raise Refused
    d: dict[str, Any] = {}
    if (v := o.text_predictions) is not UNSET:
        if type(v) is not ARRAY:
            raise Refused
        l1 = []
        for v1 in v:
            v1 = _write_text_prediction(v1, strict)
            l1.append(v1)
        v = l1
        d["textPredictions"] = v
    if (v := o.asset_tag_predictions) is not UNSET:
        if type(v) is not ARRAY:
            raise Refused
        l1 = []
        for v1 in v:
            v1 = _write_asset_tag_prediction(v1, strict)
            l1.append(v1)
        v = l1
        d["assetTagPredictions"] = v
    if (v := o.people_predictions) is not UNSET:
        if type(v) is not ARRAY:
            raise Refused
        l1 = []
        for v1 in v:
            v1 = _write_people_prediction(v1, strict)
            l1.append(v1)
        v = l1
        d["peoplePredictions"] = v
    if (v := o.industrial_object_predictions) is not UNSET:
        if type(v) is not ARRAY:
            raise Refused
        l1 = []
        for v1 in v:
            v1 = _write_object_prediction(v1, strict)
            l1.append(v1)
        v = l1
        d["industrialObjectPredictions"] = v
    if (v := o.personal_protective_equipment_predictions) is not UNSET:
        if type(v) is not ARRAY:
            raise Refused
        l1 = []
        for v1 in v:
            v1 = _write_object_prediction(v1, strict)
            l1.append(v1)
        v = l1
        d["personalProtectiveEquipmentPredictions"] = v
    if (v := o.digital_gauge_predictions) is not UNSET:
        if type(v) is not ARRAY:
            raise Refused
        l1 = []
        for v1 in v:
            v1 = _write_object_prediction(v1, strict)
            l1.append(v1)
        v = l1
        d["digitalGaugePredictions"] = v
    if (v := o.dial_gauge_predictions) is not UNSET:
        if type(v) is not ARRAY:
            raise Refused
        l1 = []
        for v1 in v:
            v1 = _write_keypoint_prediction(v1, strict)
            l1.append(v1)
        v = l1
        d["dialGaugePredictions"] = v
    if (v := o.level_gauge_predictions) is not UNSET:
        if type(v) is not ARRAY:
            raise Refused
        l1 = []
        for v1 in v:
            v1 = _write_keypoint_prediction(v1, strict)
            l1.append(v1)
        v = l1
        d["levelGaugePredictions"] = v
    if (v := o.valve_predictions) is not UNSET:
        if type(v) is not ARRAY:
            raise Refused
        l1 = []
        for v1 in v:
            v1 = _write_keypoint_prediction(v1, strict)
            l1.append(v1)
        v = l1
        d["valvePredictions"] = v
    if more := o.__further__:
        if not _PREDICTIONS_MEMBERS.isdisjoint(more):
            raise Refused
        d.update(more)
    return d


def _check_predictions(o: Any) -> None:
    if (v := o.text_predictions) is not UNSET:
        if type(v) is not ARRAY:
            raise Refused
        for v1 in v:
            if not isinstance(v1, TextPrediction):
                raise Refused
    if (v := o.asset_tag_predictions) is not UNSET:
        if type(v) is not ARRAY:
            raise Refused
        for v1 in v:
            if not isinstance(v1, AssetTagPrediction):
                raise Refused
    if (v := o.people_predictions) is not UNSET:
        if type(v) is not ARRAY:
            raise Refused
        for v1 in v:
            if not isinstance(v1, PeoplePrediction):
                raise Refused
    if (v := o.industrial_object_predictions) is not UNSET:
        if type(v) is not ARRAY:
            raise Refused
        for v1 in v:
            if not isinstance(v1, ObjectPrediction):
                raise Refused
    if (v := o.personal_protective_equipment_predictions) is not UNSET:
        if type(v) is not ARRAY:
            raise Refused
        for v1 in v:
            if not isinstance(v1, ObjectPrediction):
                raise Refused
    if (v := o.digital_gauge_predictions) is not UNSET:
        if type(v) is not ARRAY:
            raise Refused
        for v1 in v:
            if not isinstance(v1, ObjectPrediction):
                raise Refused
    if (v := o.dial_gauge_predictions) is not UNSET:
        if type(v) is not ARRAY:
            raise Refused
        for v1 in v:
            if not isinstance(v1, KeypointPrediction):
                raise Refused
    if (v := o.level_gauge_predictions) is not UNSET:
        if type(v) is not ARRAY:
            raise Refused
        for v1 in v:
            if not isinstance(v1, KeypointPrediction):
                raise Refused
    if (v := o.valve_predictions) is not UNSET:
        if type(v) is not ARRAY:
            raise Refused
        for v1 in v:
            if not isinstance(v1, KeypointPrediction):
                raise Refused
    if more := o.__further__:
        if not _PREDICTIONS_MEMBERS.isdisjoint(more):
            raise Refused
        for k in more:
            if type(k) is not str:
                raise Refused


def _read_text_prediction(d: Any, strict: bool) -> Any:
    v: Any
    o: Any = new(TextPrediction)
    n = 2
    if "confidence" in d:
        n += 1
        v = d["confidence"]
        if type(v) is not float and type(v) is not int or v - v != 0.0 or not 0 <= v <= 1:
            raise Refused
        o.confidence = v
    else:
        o.confidence = UNSET
    v = d["text"]
    if type(v) is not str or not 1 <= len(v) <= 128:
        raise Refused
    o.text = v
    v = d["textRegion"]
    v = _read_region(v, strict)
    o.text_region = v
    if len(d) == n:
        o.__further__ = None
    else:
        more = {k: v for k, v in d.items() if k not in _TEXT_PREDICTION_MEMBERS}
        o.__further__ = more
    return o


def _write_text_prediction(o: Any, strict: bool) -> Any:
    v: Any
    if not isinstance(o, TextPrediction):
        raise Refused
    v = o.text
    if type(v) is not str or not 1 <= len(v) <= 128:
        raise Refused
    m0 = v
    v = o.text_region
    v = _write_region(v, strict)
    m1 = v
    d: dict[str, Any] = {"text": m0, "textRegion": m1}
    if (v := o.confidence) is not UNSET:
        if type(v) is not float and type(v) is not int or v - v != 0.0 or not 0 <= v <= 1:
            raise Refused
        d["confidence"] = v
    if more := o.__further__:
        if not _TEXT_PREDICTION_MEMBERS.isdisjoint(more):
            raise Refused
        d.update(more)
    return d


def _check_text_prediction(o: Any) -> None:
    v: Any
    if (v := o.confidence) is not UNSET:
        if type(v) is not float and type(v) is not int or v - v != 0.0 or not 0 <= v <= 1:
            raise Refused
    v = o.text
    if type(v) is not str or not 1 <= len(v) <= 128:
        raise Refused
    v = o.text_region
    if not isinstance(v, Region):
        raise Refused
    if more := o.__further__:
        if not _TEXT_PREDICTION_MEMBERS.isdisjoint(more):
            raise Refused
        for k in more:
            if type(k) is not str:
                raise Refused


def _read_asset_tag_prediction(d: Any, strict: bool) -> Any:
    v: Any
    o: Any = new(AssetTagPrediction)
    n = 3
    if "confidence" in d:
        n += 1
        v = d["confidence"]
        if type(v) is not float and type(v) is not int or v - v != 0.0 or not 0 <= v <= 1:
            raise Refused
        o.confidence = v
    else:
        o.confidence = UNSET
    v = d["assetRef"]
    v = _read_asset_ref(v, strict)
    o.asset_ref = v
    v = d["text"]
    if type(v) is not str or not 1 <= len(v) <= 128:
        raise Refused
    o.text = v
    v = d["textRegion"]
    v = _read_region(v, strict)
    o.text_region = v
    if len(d) == n:
        o.__further__ = None
    else:
        more = {k: v for k, v in d.items() if k not in _ASSET_TAG_PREDICTION_MEMBERS}
        o.__further__ = more
    return o


def _write_asset_tag_prediction(o: Any, strict: bool) -> Any:
    v: Any
    if not isinstance(o, AssetTagPrediction):
        raise Refused
    v = o.asset_ref
    v = _write_asset_ref(v, strict)
    m0 = v
    v = o.text
    if type(v) is not str or not 1 <= len(v) <= 128:
        raise Refused
    m1 = v
    v = o.text_region
    v = _write_region(v, strict)
    m2 = v
    d: dict[str, Any] = {"assetRef": m0, "text": m1, "textRegion": m2}
    if (v := o.confidence) is not UNSET:
        if type(v) is not float and type(v) is not int or v - v != 0.0 or not 0 <= v <= 1:
            raise Refused
        d["confidence"] = v
    if more := o.__further__:
        if not _ASSET_TAG_PREDICTION_MEMBERS.isdisjoint(more):
            raise Refused
        d.update(more)
    return d


def _check_asset_tag_prediction(o: Any) -> None:
    v: Any
    if (v := o.confidence) is not UNSET:
        if type(v) is not float and type(v) is not int or v - v != 0.0 or not 0 <= v <= 1:
            raise Refused
    v = o.asset_ref
    if not isinstance(v, AssetRef):
        raise Refused
    v = o.text
    if type(v) is not str or not 1 <= len(v) <= 128:
        raise Refused
    v = o.text_region
    if not isinstance(v, Region):
        raise Refused
    if more := o.__further__:
        if not _ASSET_TAG_PREDICTION_MEMBERS.isdisjoint(more):
            raise Refused
        for k in more:
            if type(k) is not str:
                raise Refused


def _read_asset_ref(d: Any, strict: bool) -> Any:
    v: Any
    if type(d) is not OBJECT:
        raise Refused
    if ("id" in d) + ("externalId" in d) != 1:
        raise Refused
    o: Any = new(AssetRef)
    n = 0
    if "id" in d:
        n += 1
        v = d["id"]
        if type(v) is not int:
            v = whole(v)
        if not -9223372036854775808 <= v <= 9223372036854775807:
            raise Refused
        o.id = v
    else:
        o.id = UNSET
    if "externalId" in d:
        n += 1
        v = d["externalId"]
        if type(v) is not str:
            raise Refused
        o.external_id = v
    else:
        o.external_id = UNSET
    if len(d) == n:
        o.__further__ = None
    else:
        more = {k: v for k, v in d.items() if k not in _ASSET_REF_MEMBERS}
        o.__further__ = more
    return o


def _write_asset_ref(o: Any, strict: bool) -> Any:
    v: Any
    if not isinstance(o, AssetRef):
        raise Refused
    d: dict[str, Any] = {}
    if (v := o.id) is not UNSET:
        if type(v) is not int:
            v = whole(v)
        if not -9223372036854775808 <= v <= 9223372036854775807:
            raise Refused
        d["id"] = v
    if (v := o.external_id) is not UNSET:
        if type(v) is not str:
            raise Refused
        d["externalId"] = v
    if more := o.__further__:
        if not _ASSET_REF_MEMBERS.isdisjoint(more):
            raise Refused
        d.update(more)
    if ("id" in d) + ("externalId" in d) != 1:
        raise Refused
    return d


def _check_asset_ref(o: Any) -> None:
    v: Any
    if (v := o.id) is not UNSET:
        if type(v) is not int:
            v = whole(v)
        if not -9223372036854775808 <= v <= 9223372036854775807:
            raise Refused
        o.id = v
    if (v := o.external_id) is not UNSET:
        if type(v) is not str:
            raise Refused
    if more := o.__further__:
        if not _ASSET_REF_MEMBERS.isdisjoint(more):
            raise Refused
        for k in more:
            if type(k) is not str:
                raise Refused
    if (o.id is not UNSET) + (o.external_id is not UNSET) != 1:
        raise Refused


def _read_people_prediction(d: Any, strict: bool) -> Any:
    v: Any
    o: Any = new(PeoplePrediction)
    n = 1
    v = d["label"]
    if type(v) is not str:
        raise Refused
    o.label = v
    if "confidence" in d:
        n += 1
        v = d["confidence"]
        if type(v) is not float and type(v) is not int or v - v != 0.0 or not 0 <= v <= 1:
            raise Refused
        o.confidence = v
    else:
        o.confidence = UNSET
    if "boundingBox" in d:
        n += 1
        v = d["boundingBox"]
        v = _read_region(v, strict)
        o.bounding_box = v
    else:
        o.bounding_box = UNSET
    if len(d) == n:
        o.__further__ = None
    else:
        more = {k: v for k, v in d.items() if k not in _PEOPLE_PREDICTION_MEMBERS}
        o.__further__ = more
    return o


def _write_people_prediction(o: Any, strict: bool) -> Any:
    v: Any
    if not isinstance(o, PeoplePrediction):
        raise Refused
    v = o.label
    if type(v) is not str:
        raise Refused
    m0 = v
    d: dict[str, Any] = {"label": m0}
    if (v := o.confidence) is not UNSET:
        if type(v) is not float and type(v) is not int or v - v != 0.0 or not 0 <= v <= 1:
            raise Refused
        d["confidence"] = v
    if (v := o.bounding_box) is not UNSET:
        v = _write_region(v, strict)
        d["boundingBox"] = v
    if more := o.__further__:
        if not _PEOPLE_PREDICTION_MEMBERS.isdisjoint(more):
            raise Refused
        d.update(more)
    return d


def _check_people_prediction(o: Any) -> None:
    v: Any
    v = o.label
    if type(v) is not str:
        raise Refused
    if (v := o.confidence) is not UNSET:
        if type(v) is not float and type(v) is not int or v - v != 0.0 or not 0 <= v <= 1:
            raise Refused
    if (v := o.bounding_box) is not UNSET:
        if not isinstance(v, Region):
            raise Refused
    if more := o.__further__:
        if not _PEOPLE_PREDICTION_MEMBERS.isdisjoint(more):
            raise Refused
        for k in more:
            if type(k) is not str:
                raise Refused


def _read_region(d: Any, strict: bool) -> Any:
    v: Any
    o: Any = new(Region)
    v = d["xMin"]
    if type(v) is not float and type(v) is not int or v - v != 0.0 or not 0 <= v <= 1:
        raise Refused
    o.x_min = v
    v = d["xMax"]
    if type(v) is not float and type(v) is not int or v - v != 0.0 or not 0 <= v <= 1:
        raise Refused
    o.x_max = v
    v = d["yMin"]
    if type(v) is not float and type(v) is not int or v - v != 0.0 or not 0 <= v <= 1:
        raise Refused
    o.y_min = v
    v = d["yMax"]
    if type(v) is not float and type(v) is not int or v - v != 0.0 or not 0 <= v <= 1:
        raise Refused
    o.y_max = v
    if len(d) == 4:
        o.__further__ = None
    else:
        more = {k: v for k, v in d.items() if k not in _REGION_MEMBERS}
        o.__further__ = more
    return o


def _write_region(o: Any, strict: bool) -> Any:
    v: Any
    if not isinstance(o, Region):
        raise Refused
    v = o.x_min
    if type(v) is not float and type(v) is not int or v - v != 0.0 or not 0 <= v <= 1:
        raise Refused
    m0 = v
    v = o.x_max
    if type(v) is not float and type(v) is not int or v - v != 0.0 or not 0 <= v <= 1:
        raise Refused
    m1 = v
    v = o.y_min
    if type(v) is not float and type(v) is not int or v - v != 0.0 or not 0 <= v <= 1:
        raise Refused
    m2 = v
    v = o.y_max
    if type(v) is not float and type(v) is not int or v - v != 0.0 or not 0 <= v <= 1:
        raise Refused
    m3 = v
    d: dict[str, Any] = {"xMin": m0, "xMax": m1, "yMin": m2, "yMax": m3}
    if more := o.__further__:
        if not _REGION_MEMBERS.isdisjoint(more):
            raise Refused
        d.update(more)
    return d


def _check_region(o: Any) -> None:
    v: Any
    v = o.x_min
    if type(v) is not float and type(v) is not int or v - v != 0.0 or not 0 <= v <= 1:
        raise Refused
    v = o.x_max
    if type(v) is not float and type(v) is not int or v - v != 0.0 or not 0 <= v <= 1:
        raise Refused
    v = o.y_min
    if type(v) is not float and type(v) is not int or v - v != 0.0 or not 0 <= v <= 1:
        raise Refused
    v = o.y_max
    if type(v) is not float and type(v) is not int or v - v != 0.0 or not 0 <= v <= 1:
        raise Refused
    if more := o.__further__:
        if not _REGION_MEMBERS.isdisjoint(more):
            raise Refused
        for k in more:
            if type(k) is not str:
                raise Refused


def _read_object_prediction(d: Any, strict: bool) -> Any:
    v: Any
    if type(d) is not OBJECT:
        raise Refused
    o: Any = new(ObjectPrediction)
    n = 0
    if "label" in d:
        n += 1
        v = d["label"]
        if type(v) is not str:
            raise Refused
        o.label = v
    else:
        o.label = UNSET
    if "confidence" in d:
        n += 1
        v = d["confidence"]
        if type(v) is not float and type(v) is not int or v - v != 0.0 or not 0 <= v <= 1:
            raise Refused
        o.confidence = v
    else:
        o.confidence = UNSET
    if "boundingBox" in d:
        n += 1
        v = d["boundingBox"]
        v = _read_region(v, strict)
        o.bounding_box = v
    else:
        o.bounding_box = UNSET
    if len(d) == n:
        o.__further__ = None
    else:
        more = {k: v for k, v in d.items() if k not in _OBJECT_PREDICTION_MEMBERS}
        o.__further__ = more
    return o


def _write_object_prediction(o: Any, strict: bool) -> Any:
    v: Any
    if not isinstance(o, ObjectPrediction):
        raise Refused
    d: dict[str, Any] = {}
    if (v := o.label) is not UNSET:
        if type(v) is not str:
            raise Refused
        d["label"] = v
    if (v := o.confidence) is not UNSET:
        if type(v) is not float and type(v) is not int or v - v != 0.0 or not 0 <= v <= 1:
            raise Refused
        d["confidence"] = v
    if (v := o.bounding_box) is not UNSET:
        v = _write_region(v, strict)
        d["boundingBox"] = v
    if more := o.__further__:
        if not _OBJECT_PREDICTION_MEMBERS.isdisjoint(more):
            raise Refused
        d.update(more)
    return d


def _check_object_prediction(o: Any) -> None:
    if (v := o.label) is not UNSET:
        if type(v) is not str:
            raise Refused
    if (v := o.confidence) is not UNSET:
        if type(v) is not float and type(v) is not int or v - v != 0.0 or not 0 <= v <= 1:
            raise Refused
    if (v := o.bounding_box) is not UNSET:
        if not isinstance(v, Region):
            raise Refused
    if more := o.__further__:
        if not _OBJECT_PREDICTION_MEMBERS.isdisjoint(more):
            raise Refused
        for k in more:
            if type(k) is not str:
                raise Refused


def _read_keypoint_prediction(d: Any, strict: bool) -> Any:
    v: Any
    if type(d) is not OBJECT:
        raise Refused
    o: Any = new(KeypointPrediction)
    n = 0
    if "objectDetection" in d:
        n += 1
        v = d["objectDetection"]
        v = _read_object_prediction(v, strict)
        o.object_detection = v
    else:
        o.object_detection = UNSET
    if "keypointCollection" in d:
        n += 1
        v = d["keypointCollection"]
        v = _read_keypoint_collection(v, strict)
        o.keypoint_collection = v
    else:
        o.keypoint_collection = UNSET
    if len(d) == n:
        o.__further__ = None
    else:
        more = {k: v for k, v in d.items() if k not in _KEYPOINT_PREDICTION_MEMBERS}
        o.__further__ = more
    return o


def _write_keypoint_prediction(o: Any, strict: bool) -> Any:
    v: Any
    if not isinstance(o, KeypointPrediction):
        raise Refused
    d: dict[str, Any] = {}
    if (v := o.object_detection) is not UNSET:
        v = _write_object_prediction(v, strict)
        d["objectDetection"] = v
    if (v := o.keypoint_collection) is not UNSET:
        v = _write_keypoint_collection(v, strict)
        d["keypointCollection"] = v
    if more := o.__further__:
        if not _KEYPOINT_PREDICTION_MEMBERS.isdisjoint(more):
            raise Refused
        d.update(more)
    return d


def _check_keypoint_prediction(o: Any) -> None:
    if (v := o.object_detection) is not UNSET:
        if not isinstance(v, ObjectPrediction):
            raise Refused
    if (v := o.keypoint_collection) is not UNSET:
        if not isinstance(v, KeypointCollection):
            raise Refused
    if more := o.__further__:
        if not _KEYPOINT_PREDICTION_MEMBERS.isdisjoint(more):
            raise Refused
        for k in more:
            if type(k) is not str:
                raise Refused


def _read_keypoint_collection(d: Any, strict: bool) -> Any:
    v: Any
    if type(d) is not OBJECT:
        raise Refused
    o: Any = new(KeypointCollection)
    n = 0
    if "label" in d:
        n += 1
        v = d["label"]
        if type(v) is not str:
            raise Refused
        o.label = v
    else:
        o.label = UNSET
    if "confidence" in d:
        n += 1
        v = d["confidence"]
        if type(v) is not float and type(v) is not int or v - v != 0.0 or not 0 <= v <= 1:
            raise Refused
        o.confidence = v
    else:
        o.confidence = UNSET
    if "keypoints" in d:
        n += 1
        v = d["keypoints"]
        v = _read_keypoints(v, strict)
        o.keypoints = v
    else:
        o.keypoints = UNSET
    if len(d) == n:
        o.__further__ = None
    else:
        more = {k: v for k, v in d.items() if k not in _KEYPOINT_COLLECTION_MEMBERS}
        o.__further__ = more
    return o


def _write_keypoint_collection(o: Any, strict: bool) -> Any:
    v: Any
    if not isinstance(o, KeypointCollection):
        raise Refused
    d: dict[str, Any] = {}
    if (v := o.label) is not UNSET:
        if type(v) is not str:
            raise Refused
        d["label"] = v
    if (v := o.confidence) is not UNSET:
        if type(v) is not float and type(v) is not int or v - v != 0.0 or not 0 <= v <= 1:
            raise Refused
        d["confidence"] = v
    if (v := o.keypoints) is not UNSET:
        v = _write_keypoints(v, strict)
        d["keypoints"] = v
    if more := o.__further__:
        if not _KEYPOINT_COLLECTION_MEMBERS.isdisjoint(more):
            raise Refused
        d.update(more)
    return d


def _check_keypoint_collection(o: Any) -> None:
    if (v := o.label) is not UNSET:
        if type(v) is not str:
            raise Refused
    if (v := o.confidence) is not UNSET:
        if type(v) is not float and type(v) is not int or v - v != 0.0 or not 0 <= v <= 1:
            raise Refused
    if (v := o.keypoints) is not UNSET:
        if not isinstance(v, Keypoints):
            raise Refused
    if more := o.__further__:
        if not _KEYPOINT_COLLECTION_MEMBERS.isdisjoint(more):
            raise Refused
        for k in more:
            if type(k) is not str:
                raise Refused


def _read_keypoints(d: Any, strict: bool) -> Any:
    v: Any
    if type(d) is not OBJECT:
        raise Refused
    o: Any = new(Keypoints)
    if len(d) == 0:
        o.__further__ = None
    else:
        more = {}
        for k, v in d.items():
            v = _read_keypoint(v, strict)
            more[k] = v
        o.__further__ = more
    return o


def _write_keypoints(o: Any, strict: bool) -> Any:
    v: Any
    if not isinstance(o, Keypoints):
        raise Refused
    d: dict[str, Any] = {}
    if more := o.__further__:
        for k, v in more.items():
            v = _write_keypoint(v, strict)
            d[k] = v
    return d


def _check_keypoints(o: Any) -> None:
    if more := o.__further__:
        for k, v in more.items():
            if type(k) is not str:
                raise Refused
            if not isinstance(v, Keypoint):
                raise Refused


def _read_keypoint(d: Any, strict: bool) -> Any:
    v: Any
    if type(d) is not OBJECT:
        raise Refused
    o: Any = new(Keypoint)
    n = 0
    if "point" in d:
        n += 1
        v = d["point"]
        v = _read_point(v, strict)
        o.point = v
    else:
        o.point = UNSET
    if "confidence" in d:
        n += 1
        v = d["confidence"]
        if type(v) is not float and type(v) is not int or v - v != 0.0 or not 0 <= v <= 1:
            raise Refused
        o.confidence = v
    else:
        o.confidence = UNSET
    if len(d) == n:
        o.__further__ = None
    else:
        more = {k: v for k, v in d.items() if k not in _KEYPOINT_MEMBERS}
        o.__further__ = more
    return o


def _write_keypoint(o: Any, strict: bool) -> Any:
    v: Any
    if not isinstance(o, Keypoint):
        raise Refused
    d: dict[str, Any] = {}
    if (v := o.point) is not UNSET:
        v = _write_point(v, strict)
        d["point"] = v
    if (v := o.confidence) is not UNSET:
        if type(v) is not float and type(v) is not int or v - v != 0.0 or not 0 <= v <= 1:
            raise Refused
        d["confidence"] = v
    if more := o.__further__:
        if not _KEYPOINT_MEMBERS.isdisjoint(more):
            raise Refused
        d.update(more)
    return d


def _check_keypoint(o: Any) -> None:
    if (v := o.point) is not UNSET:
        if not isinstance(v, Point):
            raise Refused
    if (v := o.confidence) is not UNSET:
        if type(v) is not float and type(v) is not int or v - v != 0.0 or not 0 <= v <= 1:
            raise Refused
    if more := o.__further__:
        if not _KEYPOINT_MEMBERS.isdisjoint(more):
            raise Refused
        for k in more:
            if type(k) is not str:
                raise Refused


def _read_point(d: Any, strict: bool) -> Any:
    v: Any
    if type(d) is not OBJECT:
        raise Refused
    o: Any = new(Point)
    n = 0
    if "x" in d:
        n += 1
        v = d["x"]
        if type(v) is not float and type(v) is not int or v - v != 0.0 or not 0 <= v <= 1:
            raise Refused
        o.x = v
    else:
        o.x = UNSET
    if "y" in d:
        n += 1
        v = d["y"]
        if type(v) is not float and type(v) is not int or v - v != 0.0 or not 0 <= v <= 1:
            raise Refused
        o.y = v
    else:
        o.y = UNSET
    if len(d) == n:
        o.__further__ = None
    else:
        more = {k: v for k, v in d.items() if k not in _POINT_MEMBERS}
        o.__further__ = more
    return o


def _write_point(o: Any, strict: bool) -> Any:
    if not isinstance(o, Point):
        raise Refused
    d: dict[str, Any] = {}
    if (v := o.x) is not UNSET:
        if type(v) is not float and type(v) is not int or v - v != 0.0 or not 0 <= v <= 1:
            raise Refused
        d["x"] = v
    if (v := o.y) is not UNSET:
        if type(v) is not float and type(v) is not int or v - v != 0.0 or not 0 <= v <= 1:
            raise Refused
        d["y"] = v
    if more := o.__further__:
        if not _POINT_MEMBERS.isdisjoint(more):
            raise Refused
        d.update(more)
    return d


def _check_point(o: Any) -> None:
    if (v := o.x) is not UNSET:
        if type(v) is not float and type(v) is not int or v - v != 0.0 or not 0 <= v <= 1:
            raise Refused
    if (v := o.y) is not UNSET:
        if type(v) is not float and type(v) is not int or v - v != 0.0 or not 0 <= v <= 1:
            raise Refused
    if more := o.__further__:
        if not _POINT_MEMBERS.isdisjoint(more):
            raise Refused
        for k in more:
            if type(k) is not str:
                raise Refused


def _read_failed_batch(d: Any, strict: bool) -> Any:
    l1: list[Any]
    v: Any
    v1: Any
    if type(d) is not OBJECT:
        raise Refused
    o: Any = new(FailedBatch)
    n = 0
    if "errorMessage" in d:
        n += 1
        v = d["errorMessage"]
        if type(v) is not str:
            raise Refused
        o.error_message = v
    else:
        o.error_message = UNSET
    if "items" in d:
        n += 1
        v = d["items"]
        if type(v) is not ARRAY:
            raise Refused
        l1 = []
        for v1 in v:
            v1 = _read_file_reference(v1, strict)
            l1.append(v1)
        v = l1
        o.items = v
    else:
        o.items = UNSET
    if len(d) == n:
        o.__further__ = None
    else:
        more = {k: v for k, v in d.items() if k not in _FAILED_BATCH_MEMBERS}
        o.__further__ = more
    return o


def _write_failed_batch(o: Any, strict: bool) -> Any:
    l1: list[Any]
    v: Any
    v1: Any
    if not isinstance(o, FailedBatch):
        raise Refused
    d: dict[str, Any] = {}
    if (v := o.error_message) is not UNSET:
        if type(v) is not str:
            raise Refused
        d["errorMessage"] = v
    if (v := o.items) is not UNSET:
        if type(v) is not ARRAY:
            raise Refused
        l1 = []
        for v1 in v:
            v1 = _write_file_reference(v1, strict)
            l1.append(v1)
        v = l1
        d["items"] = v
    if more := o.__further__:
        if not _FAILED_BATCH_MEMBERS.isdisjoint(more):
            raise Refused
        d.update(more)
    return d


def _check_failed_batch(o: Any) -> None:
    if (v := o.error_message) is not UNSET:
        if type(v) is not str:
            raise Refused
    if (v := o.items) is not UNSET:
        if type(v) is not ARRAY:
            raise Refused
        for v1 in v:
            if not isinstance(v1, FileReference):
                raise Refused
    if more := o.__further__:
        if not _FAILED_BATCH_MEMBERS.isdisjoint(more):
            raise Refused
        for k in more:
            if type(k) is not str:
                raise Refused


def _read_file_reference(d: Any, strict: bool) -> Any:
    v: Any
    o: Any = new(FileReference)
    n = 1
    v = d["fileId"]
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
    if len(d) == n:
        o.__further__ = None
    else:
        more = {k: v for k, v in d.items() if k not in _FILE_REFERENCE_MEMBERS}
        o.__further__ = more
    return o


def _write_file_reference(o: Any, strict: bool) -> Any:
    v: Any
    if not isinstance(o, FileReference):
        raise Refused
    v = o.file_id
    if type(v) is not int:
        v = whole(v)
    if not -9223372036854775808 <= v <= 9223372036854775807:
        raise Refused
    m0 = v
    d: dict[str, Any] = {"fileId": m0}
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
    if more := o.__further__:
        if not _FILE_REFERENCE_MEMBERS.isdisjoint(more):
            raise Refused
        for k in more:
            if type(k) is not str:
                raise Refused


def _read_file_instance_id(d: Any, strict: bool) -> Any:
    v: Any
    o: Any = new(FileInstanceId)
    v = d["space"]
    if type(v) is not str or not 1 <= len(v) <= 43 or _PATTERN_1(v) is None:
        raise Refused
    o.space = v
    v = d["externalId"]
    if type(v) is not str or not 1 <= len(v) <= 255 or _PATTERN_2(v) is None:
        raise Refused
    o.external_id = v
    if len(d) == 2:
        o.__further__ = None
    else:
        more = {k: v for k, v in d.items() if k not in _FILE_INSTANCE_ID_MEMBERS}
        o.__further__ = more
    return o


def _write_file_instance_id(o: Any, strict: bool) -> Any:
    v: Any
    if not isinstance(o, FileInstanceId):
        raise Refused
    v = o.space
    if type(v) is not str or not 1 <= len(v) <= 43 or _PATTERN_1(v) is None:
        raise Refused
    m0 = v
    v = o.external_id
    if type(v) is not str or not 1 <= len(v) <= 255 or _PATTERN_2(v) is None:
        raise Refused
    m1 = v
    d: dict[str, Any] = {"space": m0, "externalId": m1}
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


def _read_extract_parameters(d: Any, strict: bool) -> Any:
    v: Any
    if type(d) is not OBJECT:
        raise Refused
    o: Any = new(ExtractParameters)
    n = 0
    if "textDetectionParameters" in d:
        n += 1
        v = d["textDetectionParameters"]
        v = _read_detection_parameters(v, strict)
        o.text_detection_parameters = v
    else:
        o.text_detection_parameters = UNSET
    if "assetTagDetectionParameters" in d:
        n += 1
        v = d["assetTagDetectionParameters"]
        v = _read_asset_tag_detection_parameters(v, strict)
        o.asset_tag_detection_parameters = v
    else:
        o.asset_tag_detection_parameters = UNSET
    if "peopleDetectionParameters" in d:
        n += 1
        v = d["peopleDetectionParameters"]
        v = _read_detection_parameters(v, strict)
        o.people_detection_parameters = v
    else:
        o.people_detection_parameters = UNSET
    if "industrialObjectDetectionParameters" in d:
        n += 1
        v = d["industrialObjectDetectionParameters"]
        v = _read_beta_detection_parameters(v, strict)
        o.industrial_object_detection_parameters = v
    else:
        o.industrial_object_detection_parameters = UNSET
    if "personalProtectiveEquipmentDetectionParameters" in d:
        n += 1
        v = d["personalProtectiveEquipmentDetectionParameters"]
        v = _read_beta_detection_parameters(v, strict)
        o.personal_protective_equipment_detection_parameters = v
    else:
        o.personal_protective_equipment_detection_parameters = UNSET
    if "digitalGaugeDetectionParameters" in d:
        n += 1
        v = d["digitalGaugeDetectionParameters"]
        v = _read_beta_detection_parameters(v, strict)
        o.digital_gauge_detection_parameters = v
    else:
        o.digital_gauge_detection_parameters = UNSET
    if "dialGaugeDetectionParameters" in d:
        n += 1
        v = d["dialGaugeDetectionParameters"]
        v = _read_beta_detection_parameters(v, strict)
        o.dial_gauge_detection_parameters = v
    else:
        o.dial_gauge_detection_parameters = UNSET
    if "levelGaugeDetectionParameters" in d:
        n += 1
        v = d["levelGaugeDetectionParameters"]
        v = _read_beta_detection_parameters(v, strict)
        o.level_gauge_detection_parameters = v
    else:
        o.level_gauge_detection_parameters = UNSET
    if "valveDetectionParameters" in d:
        n += 1
        v = d["valveDetectionParameters"]
        v = _read_beta_detection_parameters(v, strict)
        o.valve_detection_parameters = v
    else:
        o.valve_detection_parameters = UNSET
    if len(d) == n:
        o.__further__ = None
    else:
        more = {k: v for k, v in d.items() if k not in _EXTRACT_PARAMETERS_MEMBERS}
        o.__further__ = more
    return o


def _write_extract_parameters(o: Any, strict: bool) -> Any:
    v: Any
    if not isinstance(o, ExtractParameters):
        raise Refused
    d: dict[str, Any] = {}
    if (v := o.text_detection_parameters) is not UNSET:
        v = _write_detection_parameters(v, strict)
        d["textDetectionParameters"] = v
    if (v := o.asset_tag_detection_parameters) is not UNSET:
        v = _write_asset_tag_detection_parameters(v, strict)
        d["assetTagDetectionParameters"] = v
    if (v := o.people_detection_parameters) is not UNSET:
        v = _write_detection_parameters(v, strict)
        d["peopleDetectionParameters"] = v
    if (v := o.industrial_object_detection_parameters) is not UNSET:
        v = _write_beta_detection_parameters(v, strict)
        d["industrialObjectDetectionParameters"] = v
    if (v := o.personal_protective_equipment_detection_parameters) is not UNSET:
        v = _write_beta_detection_parameters(v, strict)
        d["personalProtectiveEquipmentDetectionParameters"] = v
    if (v := o.digital_gauge_detection_parameters) is not UNSET:
        v = _write_beta_detection_parameters(v, strict)
        d["digitalGaugeDetectionParameters"] = v
    if (v := o.dial_gauge_detection_parameters) is not UNSET:
        v = _write_beta_detection_parameters(v, strict)
        d["dialGaugeDetectionParameters"] = v
    if (v := o.level_gauge_detection_parameters) is not UNSET:
        v = _write_beta_detection_parameters(v, strict)
        d["levelGaugeDetectionParameters"] = v
    if (v := o.valve_detection_parameters) is not UNSET:
        v = _write_beta_detection_parameters(v, strict)
        d["valveDetectionParameters"] = v
    if more := o.__further__:
        if not _EXTRACT_PARAMETERS_MEMBERS.isdisjoint(more):
            raise Refused
        d.update(more)
    return d


def _check_extract_parameters(o: Any) -> None:
    if (v := o.text_detection_parameters) is not UNSET:
        if not isinstance(v, DetectionParameters):
            raise Refused
    if (v := o.asset_tag_detection_parameters) is not UNSET:
        if not isinstance(v, AssetTagDetectionParameters):
            raise Refused
    if (v := o.people_detection_parameters) is not UNSET:
        if not isinstance(v, DetectionParameters):
            raise Refused
    if (v := o.industrial_object_detection_parameters) is not UNSET:
        if not isinstance(v, BetaDetectionParameters):
            raise Refused
    if (v := o.personal_protective_equipment_detection_parameters) is not UNSET:
        if not isinstance(v, BetaDetectionParameters):
            raise Refused
    if (v := o.digital_gauge_detection_parameters) is not UNSET:
        if not isinstance(v, BetaDetectionParameters):
            raise Refused
    if (v := o.dial_gauge_detection_parameters) is not UNSET:
        if not isinstance(v, BetaDetectionParameters):
            raise Refused
    if (v := o.level_gauge_detection_parameters) is not UNSET:
        if not isinstance(v, BetaDetectionParameters):
            raise Refused
    if (v := o.valve_detection_parameters) is not UNSET:
        if not isinstance(v, BetaDetectionParameters):
            raise Refused
    if more := o.__further__:
        if not _EXTRACT_PARAMETERS_MEMBERS.isdisjoint(more):
            raise Refused
        for k in more:
            if type(k) is not str:
                raise Refused


def _read_detection_parameters(d: Any, strict: bool) -> Any:
    v: Any
    if type(d) is not OBJECT:
        raise Refused
    o: Any = new(DetectionParameters)
    n = 0
    if "threshold" in d:
        n += 1
        v = d["threshold"]
        if type(v) is not float and type(v) is not int or v - v != 0.0 or not 0 <= v <= 1:
            raise Refused
        o.threshold = v
    else:
        o.threshold = UNSET
    if len(d) == n:
        o.__further__ = None
    else:
        more = {k: v for k, v in d.items() if k not in _DETECTION_PARAMETERS_MEMBERS}
        o.__further__ = more
    return o


def _write_detection_parameters(o: Any, strict: bool) -> Any:
    if not isinstance(o, DetectionParameters):
        raise Refused
    d: dict[str, Any] = {}
    if (v := o.threshold) is not UNSET:
        if type(v) is not float and type(v) is not int or v - v != 0.0 or not 0 <= v <= 1:
            raise Refused
        d["threshold"] = v
    if more := o.__further__:
        if not _DETECTION_PARAMETERS_MEMBERS.isdisjoint(more):
            raise Refused
        d.update(more)
    return d


def _check_detection_parameters(o: Any) -> None:
    if (v := o.threshold) is not UNSET:
        if type(v) is not float and type(v) is not int or v - v != 0.0 or not 0 <= v <= 1:
            raise Refused
    if more := o.__further__:
        if not _DETECTION_PARAMETERS_MEMBERS.isdisjoint(more):
            raise Refused
        for k in more:
            if type(k) is not str:
                raise Refused


def _read_beta_detection_parameters(d: Any, strict: bool) -> Any:
    v: Any
    if type(d) is not OBJECT:
        raise Refused
    o: Any = new(BetaDetectionParameters)
    n = 0
    if "threshold" in d:
        n += 1
        v = d["threshold"]
        if type(v) is not float and type(v) is not int or v - v != 0.0 or not 0 <= v <= 1:
            raise Refused
        o.threshold = v
    else:
        o.threshold = UNSET
    if len(d) == n:
        o.__further__ = None
    else:
        more = {k: v for k, v in d.items() if k not in _BETA_DETECTION_PARAMETERS_MEMBERS}
        o.__further__ = more
    return o


def _write_beta_detection_parameters(o: Any, strict: bool) -> Any:
    if not isinstance(o, BetaDetectionParameters):
        raise Refused
    d: dict[str, Any] = {}
    if (v := o.threshold) is not UNSET:
        if type(v) is not float and type(v) is not int or v - v != 0.0 or not 0 <= v <= 1:
            raise Refused
        d["threshold"] = v
    if more := o.__further__:
        if not _BETA_DETECTION_PARAMETERS_MEMBERS.isdisjoint(more):
            raise Refused
        d.update(more)
    return d


def _check_beta_detection_parameters(o: Any) -> None:
    if (v := o.threshold) is not UNSET:
        if type(v) is not float and type(v) is not int or v - v != 0.0 or not 0 <= v <= 1:
            raise Refused
    if more := o.__further__:
        if not _BETA_DETECTION_PARAMETERS_MEMBERS.isdisjoint(more):
            raise Refused
        for k in more:
            if type(k) is not str:
                raise Refused


def _read_asset_tag_detection_parameters(d: Any, strict: bool) -> Any:
    l1: list[Any]
    v: Any
    v1: Any
    if type(d) is not OBJECT:
        raise Refused
    o: Any = new(AssetTagDetectionParameters)
    n = 0
    if "threshold" in d:
        n += 1
        v = d["threshold"]
        if type(v) is not float and type(v) is not int or v - v != 0.0 or not 0 <= v <= 1:
            raise Refused
        o.threshold = v
    else:
        o.threshold = UNSET
    if "partialMatch" in d:
        n += 1
        v = d["partialMatch"]
        if type(v) is not bool:
            raise Refused
        o.partial_match = v
    else:
        o.partial_match = UNSET
    if "assetSubtreeIds" in d:
        n += 1
        v = d["assetSubtreeIds"]
        if type(v) is not ARRAY:
            raise Refused
        l1 = []
        for v1 in v:
            if type(v1) is not int:
                v1 = whole(v1)
            if not -9223372036854775808 <= v1 <= 9223372036854775807:
                raise Refused
            l1.append(v1)
        v = l1
        o.asset_subtree_ids = v
    else:
        o.asset_subtree_ids = UNSET
    if len(d) == n:
        o.__further__ = None
    else:
        more = {k: v for k, v in d.items() if k not in _ASSET_TAG_DETECTION_PARAMETERS_MEMBERS}
        o.__further__ = more
    return o


def _write_asset_tag_detection_parameters(o: Any, strict: bool) -> Any:
    l1: list[Any]
    v: Any
    v1: Any
    if not isinstance(o, AssetTagDetectionParameters):
        raise Refused
    d: dict[str, Any] = {}
    if (v := o.threshold) is not UNSET:
        if type(v) is not float and type(v) is not int or v - v != 0.0 or not 0 <= v <= 1:
            raise Refused
        d["threshold"] = v
    if (v := o.partial_match) is not UNSET:
        if type(v) is not bool:
            raise Refused
        d["partialMatch"] = v
    if (v := o.asset_subtree_ids) is not UNSET:
        if type(v) is not ARRAY:
            raise Refused
        l1 = []
        for v1 in v:
            if type(v1) is not int:
                v1 = whole(v1)
            if not -9223372036854775808 <= v1 <= 9223372036854775807:
                raise Refused
            l1.append(v1)
        v = l1
        d["assetSubtreeIds"] = v
    if more := o.__further__:
        if not _ASSET_TAG_DETECTION_PARAMETERS_MEMBERS.isdisjoint(more):
            raise Refused
        d.update(more)
    return d


def _check_asset_tag_detection_parameters(o: Any) -> None:
    l1: list[Any]
    v: Any
    v1: Any
    if (v := o.threshold) is not UNSET:
        if type(v) is not float and type(v) is not int or v - v != 0.0 or not 0 <= v <= 1:
            raise Refused
    if (v := o.partial_match) is not UNSET:
        if type(v) is not bool:
            raise Refused
    if (v := o.asset_subtree_ids) is not UNSET:
        if type(v) is not ARRAY:
            raise Refused
        l1 = []
        for v1 in v:
            if type(v1) is not int:
                v1 = whole(v1)
            if not -9223372036854775808 <= v1 <= 9223372036854775807:
                raise Refused
            l1.append(v1)
        v = l1
        o.asset_subtree_ids = v
    if more := o.__further__:
        if not _ASSET_TAG_DETECTION_PARAMETERS_MEMBERS.isdisjoint(more):
            raise Refused
        for k in more:
            if type(k) is not str:
                raise Refused


def _read_error_response(d: Any, strict: bool) -> Any:
    v: Any
    o: Any = new(ErrorResponse)
    v = d["error"]
    v = _read_error_body(v, strict)
    o.error = v
    if len(d) == 1:
        o.__further__ = None
    else:
        more = {k: v for k, v in d.items() if k not in _ERROR_RESPONSE_MEMBERS}
        o.__further__ = more
    return o


def _write_error_response(o: Any, strict: bool) -> Any:
    v: Any
    if not isinstance(o, ErrorResponse):
        raise Refused
    v = o.error
    v = _write_error_body(v, strict)
    m0 = v
    d: dict[str, Any] = {"error": m0}
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
    v = d["message"]
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
        o.__further__ = more
    return o


def _write_error_body(o: Any, strict: bool) -> Any:
    l1: list[Any]
    v: Any
    v1: Any
    if not isinstance(o, ErrorBody):
        raise Refused
    v = o.message
    if type(v) is not str:
        raise Refused
    m0 = v
    d: dict[str, Any] = {"message": m0}
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
    if len(d) == 0:
        o.__further__ = None
    else:
        more = dict(d)
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
        ),
        Keypoints: Codec(
            SPEC,
            "Keypoints",
            Keypoints,
            _read_keypoints,
            _write_keypoints,
            _check_keypoints,
            (),
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
        ),
        DetectionParameters: Codec(
            SPEC,
            "DetectionParameters",
            DetectionParameters,
            _read_detection_parameters,
            _write_detection_parameters,
            _check_detection_parameters,
            (("threshold", "threshold"),),
        ),
        BetaDetectionParameters: Codec(
            SPEC,
            "BetaDetectionParameters",
            BetaDetectionParameters,
            _read_beta_detection_parameters,
            _write_beta_detection_parameters,
            _check_beta_detection_parameters,
            (("threshold", "threshold"),),
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
