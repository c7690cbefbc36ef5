# Generated from specs/cognite_diagrams/openapi.yaml by scripts/generate.py (openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the spec or the templates, and generate again.

"""The generated classes and modules by their names in the spec."""

from types import ModuleType
from typing import Final

from . import models
from ._runtime.model import Model
from .api.diagrams import convert_diagrams, get_convert_job

SCHEMAS: Final[dict[str, type[Model]]] = {
    "ConvertRequest": models.ConvertRequest,
    "ConvertItem": models.ConvertItem,
    "FileInstanceId": models.FileInstanceId,
    "Annotation": models.Annotation,
    "AnnotationRegion": models.AnnotationRegion,
    "Vertex": models.Vertex,
    "Entity": models.Entity,
    "FileReference": models.FileReference,
    "ConvertJobCreated": models.ConvertJobCreated,
    "ConvertJob": models.ConvertJob,
    "ConvertedFile": models.ConvertedFile,
    "ConvertedPage": models.ConvertedPage,
    "ErrorResponse": models.ErrorResponse,
    "ErrorBody": models.ErrorBody,
    "ErrorItem": models.ErrorItem,
}
"""The class of every object schema, by component name."""

OPERATIONS: Final[dict[str, ModuleType]] = {
    "convert_diagrams": convert_diagrams,
    "get_convert_job": get_convert_job,
}
"""The module of every operation, by operationId."""

__all__ = ["OPERATIONS", "SCHEMAS"]
