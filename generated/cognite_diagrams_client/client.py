# Generated from specs/cognite_diagrams/openapi.yaml by scripts/generate.py (openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the spec or the templates, and generate again.

"""The client of this API."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._runtime.client import MAX_BODY, BaseClient
from ._spec import SPEC

if TYPE_CHECKING:
    from .resources import DiagramsResource


class Client(BaseClient):
    """
    A client of Cognite Data Fusion, engineering diagram conversion, sync and async; threads may
    share it.
    """

    spec = SPEC

    @property
    def diagrams(self) -> DiagramsResource:
        """The operations about diagrams."""
        from .resources import DiagramsResource  # noqa: PLC0415 - it imports the operations, which import this

        return DiagramsResource(self)


__all__ = ["MAX_BODY", "Client"]
