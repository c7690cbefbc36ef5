# Generated from specs/cognite_vision/openapi.yaml by scripts/generate.py (openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the spec or the templates, and generate again.

"""The outcomes of jobs, and their progress."""

from ._runtime.jobs import (
    DEADLINE,
    Cancelled,
    Ending,
    Failed,
    Outcome,
    PartlySucceeded,
    Progress,
    Succeeded,
    TimedOut,
)

__all__ = [
    "DEADLINE",
    "Cancelled",
    "Ending",
    "Failed",
    "Outcome",
    "PartlySucceeded",
    "Progress",
    "Succeeded",
    "TimedOut",
]
