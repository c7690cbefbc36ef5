# Generated from specs/cognite_diagrams/openapi.yaml by scripts/generate.py (openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the spec or the templates, and run it again.

"""
convert_diagrams: POST /context/diagram/convert

Takes up to 50 files with the annotations to draw on them, and answers at once with a new job.
The images are given by the job when it has finished.

Page: https://docs.cognite.com/20230101/engineering-diagrams/convert-a-diagram-to-image-format
"""

from __future__ import annotations

from typing import Final

from ...answers import Readable, Response, respond
from ...client import Client
from ...exchange import Answer, Call
from ...models import ConvertJobCreated, ConvertRequest, ErrorResponse
from ...parameters import body_bytes, checked, headers, query

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

    Gives what a success says. StatusError for every other status, TransportError where no whole
    answer comes, InvalidBody where a parameter or the answer breaks the page.
    """
    return sync_detailed(client=client, body=body).value()


def sync_detailed(
    *,
    client: Client,
    body: ConvertRequest,
) -> Response[ConvertJobCreated]:
    """
    Start a job that converts diagrams to images.

    Gives the whole answer, a refusal too: `parsed` or `error` is there. TransportError where no
    whole answer comes, InvalidBody where a parameter or the answer breaks the page.
    """
    return _response(client, client.send(_call(body=body)))


async def asyncio(
    *,
    client: Client,
    body: ConvertRequest,
) -> ConvertJobCreated:
    """The same as `sync`, on an event loop of asyncio."""
    return (await asyncio_detailed(client=client, body=body)).value()


async def asyncio_detailed(
    *,
    client: Client,
    body: ConvertRequest,
) -> Response[ConvertJobCreated]:
    """The same as `sync_detailed`, on an event loop of asyncio."""
    return _response(client, await client.send_async(_call(body=body)))


def _call(
    *,
    body: ConvertRequest,
) -> Call:
    given = checked(
        "convert_diagrams",
        {},
    )
    return Call(
        method="POST",
        target="/context/diagram/convert" + query(given),
        headers={"accept": "application/json", **headers(given)},
        content=body_bytes(body),
        content_type="application/json",
        secured=True,
    )


def _response(client: Client, answer: Answer) -> Response[ConvertJobCreated]:
    return respond(answer, _SUCCESSES, _REFUSALS, strict=client.strict)
