# Generated from specs/cognite_diagrams/openapi.yaml by scripts/generate.py (openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the spec or the templates, and generate again.

"""
convert_diagrams: POST /context/diagram/convert

Takes 1 to 50 files with annotations, to create interactive diagrams from them, and returns a
job. Reading the job gives the images once it has finished or partly failed.

Page: https://docs.cognite.com/20230101/engineering-diagrams/convert-a-diagram-to-image-format
"""

from __future__ import annotations

from typing import Final

from ..._runtime.answers import Readable, Response, respond
from ..._runtime.exchange import Answer, Call
from ..._runtime.parameters import body_bytes, checked, headers, query
from ..._spec import SPEC
from ...client import Client
from ...models import ConvertJobCreated, ConvertRequest, ErrorResponse

_SUCCESSES: Final[dict[str, type[ConvertJobCreated]]] = {
    "200": ConvertJobCreated,
}
_REFUSALS: Final[dict[str, type[Readable]]] = {
    "400": ErrorResponse,
    "4XX": ErrorResponse,
    "5XX": ErrorResponse,
}


def sync(
    *,
    client: Client,
    body: ConvertRequest,
) -> ConvertJobCreated:
    """
    Start a job that converts diagrams to images.

    Return the parsed body of a successful response. Raise StatusError for any other status,
    TransportError if no complete response arrives, and InvalidBody if a parameter or the
    response violates the documentation.
    """
    return sync_detailed(client=client, body=body).value()


def sync_detailed(
    *,
    client: Client,
    body: ConvertRequest,
) -> Response[ConvertJobCreated]:
    """
    Start a job that converts diagrams to images.

    Return the response, also for an error status: either `parsed` or `error` is set. Raise
    TransportError if no complete response arrives, and InvalidBody if a parameter or the
    response violates the documentation.
    """
    return _response(client, client.send(_call(body=body)))


async def asyncio(
    *,
    client: Client,
    body: ConvertRequest,
) -> ConvertJobCreated:
    """The async form of `sync`."""
    return (await asyncio_detailed(client=client, body=body)).value()


async def asyncio_detailed(
    *,
    client: Client,
    body: ConvertRequest,
) -> Response[ConvertJobCreated]:
    """The async form of `sync_detailed`."""
    return _response(client, await client.send_async(_call(body=body)))


def _call(
    *,
    body: ConvertRequest,
) -> Call:
    given = checked(
        SPEC,
        "convert_diagrams",
        {},
    )
    return Call(
        method="POST",
        target="/context/diagram/convert" + query(given),
        accept="application/json",
        headers=headers(given),
        content=body_bytes(body, ConvertRequest),
        content_type="application/json",
        secured=True,
    )


def _response(client: Client, answer: Answer) -> Response[ConvertJobCreated]:
    return respond(answer, _SUCCESSES, _REFUSALS, strict=client.strict, kept=("X-Job-Token",))
