# Generated from specs/itwin_reality_conversion/openapi.yaml by scripts/generate.py (openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the spec or the templates, and generate again.

"""The generated classes and modules by their names in the spec."""

from types import ModuleType
from typing import Final

from . import models
from ._runtime.model import Model
from .api.jobs import list_jobs

SCHEMAS: Final[dict[str, type[Model]]] = {
    "Job": models.Job,
    "JobInput": models.JobInput,
    "JobOutput": models.JobOutput,
    "JobOptions": models.JobOptions,
    "ExecutionInfo": models.ExecutionInfo,
    "CostEstimation": models.CostEstimation,
    "JobList": models.JobList,
    "NextPageLink": models.NextPageLink,
    "Link": models.Link,
    "Error": models.Error,
    "ErrorResponse": models.ErrorResponse,
    "DetailedError": models.DetailedError,
    "DetailedErrorResponse": models.DetailedErrorResponse,
}
"""The class of every object schema, by component name."""

OPERATIONS: Final[dict[str, ModuleType]] = {
    "list_jobs": list_jobs,
}
"""The module of every operation, by operationId."""

__all__ = ["OPERATIONS", "SCHEMAS"]
