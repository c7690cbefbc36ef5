# Generated from specs/cognite_vision/openapi.yaml by scripts/generate.py (openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the spec or the templates, and generate again.

"""
A client for Cognite Data Fusion, Vision feature extraction.

Returns the results of a feature extraction job of the Vision service: for each file the
predictions, such as text, asset tags and people.
"""

from . import models
from ._runtime.answers import Response
from ._runtime.events import Attempt
from ._runtime.problems import AbsentMember, InvalidBody, Problem
from ._runtime.retry import Retry
from .client import Client
from .errors import CogniteVisionError, StatusError, TransportError
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
    "CogniteVisionError",
    "models",
]
