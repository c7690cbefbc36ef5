# Generated from specs/cognite_diagrams/openapi.yaml by scripts/generate.py (openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the spec or the templates, and generate again.

"""The client of this API."""

from ._runtime.client import MAX_BODY, BaseClient
from ._spec import SPEC


class Client(BaseClient):
    """
    A client of Cognite Data Fusion, engineering diagram conversion, sync and async; threads may
    share it.
    """

    spec = SPEC


__all__ = ["MAX_BODY", "Client"]
