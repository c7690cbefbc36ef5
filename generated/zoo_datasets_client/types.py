# Generated from specs/zoo_datasets/openapi.yaml by scripts/generate.py (openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the spec or the templates, and generate again.

"""Types that the models share: UNSET, JSON values, and times that keep their text."""

from ._runtime.types import UNSET, JsonValue, Timestamp, Unset, read_timestamp, timestamp_text

__all__ = ["UNSET", "JsonValue", "Timestamp", "Unset", "read_timestamp", "timestamp_text"]
