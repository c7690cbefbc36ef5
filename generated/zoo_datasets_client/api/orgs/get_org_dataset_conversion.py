# Generated from specs/zoo_datasets/openapi.yaml by scripts/generate.py (openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the spec or the templates, and generate again.

"""
get_org_dataset_conversion: GET /org/datasets/{id}/conversions/{conversion_id}

Returns the metadata of one conversion and what it made of the file.

Page:
https://zoo.dev/docs/developer-tools/api/orgs/fetch-the-metadata-and-converted-output-for-a-single-dataset-conversion
"""

from __future__ import annotations

from typing import Final
from uuid import UUID

from ..._runtime.answers import Readable, Response, respond
from ..._runtime.exchange import Answer, Call
from ..._runtime.parameters import checked, headers, path_value, query
from ..._spec import SPEC
from ...client import Client
from ...models import DatasetConversion, ErrorResponse

_SUCCESSES: Final[dict[str, type[DatasetConversion]]] = {
    "200": DatasetConversion,
}
_REFUSALS: Final[dict[str, type[Readable]]] = {
    "4XX": ErrorResponse,
    "5XX": ErrorResponse,
}


def sync(
    id: str | UUID,
    conversion_id: str | UUID,
    *,
    client: Client,
) -> DatasetConversion:
    """
    Read one dataset conversion.

    Return the parsed body of a successful response. Raise StatusError for any other status,
    TransportError if no complete response arrives, and InvalidBody if a parameter or the
    response violates the documentation.

    `id`: The id of the dataset. Bounds: uuid.
    `conversion_id`: The id of the conversion, which belongs to the dataset. Bounds: uuid.
    """
    return sync_detailed(id, conversion_id, client=client).value()


def sync_detailed(
    id: str | UUID,
    conversion_id: str | UUID,
    *,
    client: Client,
) -> Response[DatasetConversion]:
    """
    Read one dataset conversion.

    Return the response, also for an error status: either `parsed` or `error` is set. Raise
    TransportError if no complete response arrives, and InvalidBody if a parameter or the
    response violates the documentation.

    `id`: The id of the dataset. Bounds: uuid.
    `conversion_id`: The id of the conversion, which belongs to the dataset. Bounds: uuid.
    """
    return _response(client, client.send(_call(id, conversion_id)))


async def asyncio(
    id: str | UUID,
    conversion_id: str | UUID,
    *,
    client: Client,
) -> DatasetConversion:
    """The async form of `sync`."""
    return (await asyncio_detailed(id, conversion_id, client=client)).value()


async def asyncio_detailed(
    id: str | UUID,
    conversion_id: str | UUID,
    *,
    client: Client,
) -> Response[DatasetConversion]:
    """The async form of `sync_detailed`."""
    return _response(client, await client.send_async(_call(id, conversion_id)))


def _call(
    id: str | UUID,
    conversion_id: str | UUID,
) -> Call:
    given = checked(
        SPEC,
        "get_org_dataset_conversion",
        {
            "path/id": id,
            "path/conversion_id": conversion_id,
        },
    )
    return Call(
        method="GET",
        target="/org/datasets/"
        + path_value(given, "id")
        + "/conversions/"
        + path_value(given, "conversion_id")
        + query(given),
        accept="application/json",
        headers=headers(given),
        content=None,
        content_type=None,
        secured=True,
    )


def _response(client: Client, answer: Answer) -> Response[DatasetConversion]:
    return respond(answer, _SUCCESSES, _REFUSALS, strict=client.strict)
