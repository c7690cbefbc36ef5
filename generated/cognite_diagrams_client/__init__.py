# Generated from specs/cognite_diagrams/openapi.yaml by scripts/generate.py (openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the spec or the templates, and generate again.

"""
A client for Cognite Data Fusion, engineering diagram conversion.

Converts engineering diagrams to SVG and PNG images. Submitting files with their annotations
gives a job; reading the job gives its status, and the images once it has finished or partly
failed.
"""

from . import models
from ._runtime.answers import Response
from ._runtime.events import Attempt
from ._runtime.problems import AbsentMember, InvalidBody, Problem
from ._runtime.retry import Retry
from .client import Client
from .errors import CogniteDiagramsError, StatusError, TransportError
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
    "CogniteDiagramsError",
    "models",
]
