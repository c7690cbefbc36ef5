# Generated from specs/zoo_datasets/openapi.yaml by scripts/generate.py (openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the spec or the templates, and run it again.

"""
get_org_dataset_conversion: GET /org/datasets/{id}/conversions/{conversion_id}

The state of one conversion, the text it made so far and the pictures taken on the way. No
operation cancels a conversion, though a conversion can be canceled.

Page:
https://zoo.dev/docs/developer-tools/api/orgs/fetch-the-metadata-and-converted-output-for-a-single-dataset-conversion
"""

from __future__ import annotations

from typing import Final
from uuid import UUID

from ...answers import Readable, Response, respond
from ...client import Client
from ...exchange import Answer, Call
from ...models import DatasetConversion, ErrorResponse
from ...parameters import checked, headers, path_value, query

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

    Gives what a success says. StatusError for every other status, TransportError where no whole
    answer comes, InvalidBody where a parameter or the answer breaks the page.

    `id`: The dataset. Bounds: uuid.
    `conversion_id`: The conversion, which belongs to the dataset. Bounds: uuid.
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

    Gives the whole answer, a refusal too: `parsed` or `error` is there. TransportError where no
    whole answer comes, InvalidBody where a parameter or the answer breaks the page.

    `id`: The dataset. Bounds: uuid.
    `conversion_id`: The conversion, which belongs to the dataset. Bounds: uuid.
    """
    return _response(client, client.send(_call(id, conversion_id)))


async def asyncio(
    id: str | UUID,
    conversion_id: str | UUID,
    *,
    client: Client,
) -> DatasetConversion:
    """The same as `sync`, on an event loop of asyncio."""
    return (await asyncio_detailed(id, conversion_id, client=client)).value()


async def asyncio_detailed(
    id: str | UUID,
    conversion_id: str | UUID,
    *,
    client: Client,
) -> Response[DatasetConversion]:
    """The same as `sync_detailed`, on an event loop of asyncio."""
    return _response(client, await client.send_async(_call(id, conversion_id)))


def _call(
    id: str | UUID,
    conversion_id: str | UUID,
) -> Call:
    given = checked(
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
        headers={"accept": "application/json", **headers(given)},
        content=None,
        content_type=None,
        secured=True,
    )


def _response(client: Client, answer: Answer) -> Response[DatasetConversion]:
    return respond(answer, _SUCCESSES, _REFUSALS, strict=client.strict)
