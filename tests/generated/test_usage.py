"""A user's script runs; `nox -s lint` checks its types."""

import asyncio
from typing import Any
from uuid import UUID

import httpx
from tests.generated import usage
from tests.generated.worlds import (
    BASE,
    CONVERSION_IDS,
    Script,
    answer,
    convert_job,
    final,
    itwin_job,
    scripted,
)


def test_a_submission_is_followed_to_its_end() -> None:
    created = answer(convert_job("Queued", items=[{"fileId": 1}]), x_job_token="t")
    failed = {"fileId": 1, "errorMessage": "no"}
    client, _ = scripted(
        "cognite_diagrams", [created, answer(convert_job("Completed", items=[failed]))]
    )

    assert usage.convert(client) == "0 and not [1]"

    client, _ = scripted("cognite_diagrams", [answer(convert_job("Completed"))])
    assert asyncio.run(usage.convert_async(client, 123)).job_id == 123


def test_what_failed_is_listed_by_its_type() -> None:
    failed = [{"errorMessage": "no text", "items": [{"fileId": 7}]}]
    done: list[dict[str, Any]] = [{"fileId": 1, "predictions": {}}]
    job = convert_job("Completed", items=done, failedItems=failed)
    client, _ = scripted("cognite_vision", [answer(job)])

    assert usage.extracted(client, client.vision.get_job(123)) == ([1], ["no text"])


def test_a_conversion_is_waited_for_by_its_ids_and_by_itself() -> None:
    body = final("zoo_datasets")
    client, script = scripted("zoo_datasets", [answer(body)])
    dataset, conversion = CONVERSION_IDS

    assert usage.converted(client, dataset, UUID(conversion)).id == conversion
    assert len({request.url.path for request in script.requests}) == 1


def test_a_refusal_is_read() -> None:
    client, _ = scripted("cognite_diagrams", [answer({"error": {"message": "no"}}, 400)])

    assert usage.refused(client) == (400, "no")


def test_a_list_is_read_by_a_client_with_every_option_set() -> None:
    script = Script([answer({"jobs": [itwin_job(1)]})])
    transport = httpx.MockTransport(script)
    client = usage.reality(BASE, transport, transport)

    assert usage.names(client) == ["job 1"]
    assert asyncio.run(usage.names_async(client)) == ["job 1"]
    assert script.requests[0].headers["authorization"] == "Bearer fresh"
