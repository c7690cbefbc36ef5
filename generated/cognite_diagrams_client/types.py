# Generated from specs/cognite_diagrams/openapi.yaml by scripts/generate.py (openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the spec or the templates, and generate again.

"""
Types that the models share (UNSET, JSON values, times that keep their text), and conversions of
their units.
"""

from ._runtime.types import UNSET, JsonValue, Timestamp, Unset, read_timestamp, timestamp_text
from ._runtime.units import base64_bytes, epoch_datetime, epoch_milliseconds

__all__ = [
    "UNSET",
    "JsonValue",
    "Timestamp",
    "Unset",
    "base64_bytes",
    "epoch_datetime",
    "epoch_milliseconds",
    "read_timestamp",
    "timestamp_text",
]
