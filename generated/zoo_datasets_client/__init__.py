# Generated from specs/zoo_datasets/openapi.yaml by scripts/generate.py (openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the spec or the templates, and generate again.

"""
A client for Zoo dataset conversions.

One conversion of one CAD file in an organization's dataset: its progress and its results.
"""

from . import models
from ._runtime.answers import Response
from ._runtime.events import Attempt
from ._runtime.problems import AbsentMember, InvalidBody, Problem
from ._runtime.retry import Retry
from .client import Client
from .errors import StatusError, TransportError, ZooDatasetsError
from .types import UNSET, Unset

__all__ = [
    "UNSET",
    "AbsentMember",
    "Attempt",
    "Client",
    "InvalidBody",
    "Problem",
    "Response",
    "Retry",
    "StatusError",
    "TransportError",
    "Unset",
    "ZooDatasetsError",
    "models",
]
