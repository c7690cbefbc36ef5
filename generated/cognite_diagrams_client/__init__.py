# Generated from specs/cognite_diagrams/openapi.yaml by scripts/generate.py (openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the spec or the templates, and run it again.

"""
A client of Cognite Data Fusion, engineering diagram conversion.

Turns pages of engineering diagrams into SVG and PNG images, with annotations drawn on them. A
submission starts a job; the job is read until it has finished.
"""

from . import models
from .answers import Response
from .client import Client
from .errors import CogniteDiagramsError, StatusError, TransportError
from .problems import InvalidBody, Problem
from .retry import Retry
from .types import UNSET, Unset

__all__ = [
    "UNSET",
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
