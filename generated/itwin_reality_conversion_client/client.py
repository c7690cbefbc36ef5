# Generated from specs/itwin_reality_conversion/openapi.yaml by scripts/generate.py (openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the spec or the templates, and generate again.

"""The client of this API."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ._runtime.client import MAX_BODY, BaseClient
from ._spec import SPEC

if TYPE_CHECKING:
    from .resources import JobsResource


class Client(BaseClient):
    """A client of iTwin Reality Conversion, sync and async; threads may share it."""

    spec = SPEC

    @property
    def jobs(self) -> JobsResource:
        """The operations about jobs."""
        from .resources import JobsResource  # noqa: PLC0415 - it imports the operations, which import this

        return JobsResource(self)


__all__ = ["MAX_BODY", "Client"]
