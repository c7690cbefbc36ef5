# Generated from specs/cognite_vision/openapi.yaml by scripts/generate.py (openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the spec or the templates, and generate again.

"""The generated classes and modules by their names in the spec."""

from types import ModuleType
from typing import Final

from . import models
from ._runtime.model import Model
from .api.vision import get_extract_job

SCHEMAS: Final[dict[str, type[Model]]] = {
    "ExtractJob": models.ExtractJob,
    "ExtractedFile": models.ExtractedFile,
    "Predictions": models.Predictions,
    "TextPrediction": models.TextPrediction,
    "AssetTagPrediction": models.AssetTagPrediction,
    "AssetRef": models.AssetRef,
    "PeoplePrediction": models.PeoplePrediction,
    "Region": models.Region,
    "ObjectPrediction": models.ObjectPrediction,
    "KeypointPrediction": models.KeypointPrediction,
    "KeypointCollection": models.KeypointCollection,
    "Keypoints": models.Keypoints,
    "Keypoint": models.Keypoint,
    "Point": models.Point,
    "FailedBatch": models.FailedBatch,
    "FileReference": models.FileReference,
    "FileInstanceId": models.FileInstanceId,
    "ExtractParameters": models.ExtractParameters,
    "DetectionParameters": models.DetectionParameters,
    "BetaDetectionParameters": models.BetaDetectionParameters,
    "AssetTagDetectionParameters": models.AssetTagDetectionParameters,
    "ErrorResponse": models.ErrorResponse,
    "ErrorBody": models.ErrorBody,
    "ErrorItem": models.ErrorItem,
}
"""The class of every object schema, by component name."""

OPERATIONS: Final[dict[str, ModuleType]] = {
    "get_extract_job": get_extract_job,
}
"""The module of every operation, by operationId."""

__all__ = ["OPERATIONS", "SCHEMAS"]
