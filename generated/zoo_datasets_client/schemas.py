# Generated from specs/zoo_datasets/openapi.yaml by scripts/generate.py (openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the spec or the templates, and generate again.

"""The generated classes and modules by their names in the spec."""

from types import ModuleType
from typing import Final

from . import models
from ._runtime.model import Model
from .api.orgs import get_org_dataset_conversion

SCHEMAS: Final[dict[str, type[Model]]] = {
    "DatasetConversion": models.DatasetConversion,
    "SnapshotImage": models.SnapshotImage,
    "ErrorResponse": models.ErrorResponse,
}
"""The class of every object schema, by component name."""

OPERATIONS: Final[dict[str, ModuleType]] = {
    "get_org_dataset_conversion": get_org_dataset_conversion,
}
"""The module of every operation, by operationId."""

__all__ = ["OPERATIONS", "SCHEMAS"]
