# Generated from specs/itwin_reality_conversion/openapi.yaml by scripts/generate.py (openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the spec or the templates, and generate again.

"""
A client for iTwin Reality Conversion.

Jobs that convert reality data to other formats.
"""

from . import models
from ._runtime.answers import Response
from ._runtime.events import Attempt
from ._runtime.problems import AbsentMember, InvalidBody, Problem
from ._runtime.retry import Retry
from .client import Client
from .errors import ItwinRealityConversionError, StatusError, TransportError
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
    "ItwinRealityConversionError",
    "models",
]
