"""The methods of a client by what they are about, over the same functions as before."""

import asyncio
from typing import Any

import pytest
from jobgauge_making.resources import TAKEN
from tests.generated.worlds import (
    CONVERSION_IDS,
    answer,
    convert_job,
    itwin_job,
    part,
    scripted,
)

DIAGRAMS, REALITY = "cognite_diagrams", "itwin_reality_conversion"


def page(*jobs: int, token: str | None = None) -> Any:
    href = f"/prefix/jobs?continuationToken={token}"
    links = {"next": {"href": href}} if token else {}
    return answer({"jobs": [itwin_job(number) for number in jobs], "_links": links})


def test_a_job_is_submitted_read_and_waited_for_by_methods() -> None:
    created = answer(convert_job("Queued", items=[{"fileId": 1}]))
    client, script = scripted(
        DIAGRAMS, [created, answer(convert_job("Running")), answer(convert_job("Completed"))]
    )
    models = part(DIAGRAMS, "models")
    body = models.ConvertRequest(items=[models.ConvertItem(file_id=1, annotations=[])])

    started = client.diagrams.convert(body=body)
    read = client.diagrams.get_job(123)
    ending = client.diagrams.wait(started, poll=(0,))

    assert (started.status, read.status, ending.require().status) == ("Queued", "Running", "Completed")
    assert [request.method for request in script.requests] == ["POST", "GET", "GET"]


def test_the_methods_have_async_twins() -> None:
    client, _ = scripted(DIAGRAMS, [answer(convert_job("Completed"))])

    async def main() -> list[Any]:
        async with client:
            read = await client.diagrams.get_job_async(123)
            return [read, (await client.diagrams.wait_async(123)).require()]

    assert [job.status for job in asyncio.run(main())] == ["Completed", "Completed"]


def test_the_other_apis_have_their_methods() -> None:
    vision, _ = scripted("cognite_vision", [answer(convert_job("Completed", items=[]))])
    zoo, script = scripted("zoo_datasets", [answer(b"", 404)])

    assert vision.vision.get_job(123).status == "Completed"
    with pytest.raises(part("zoo_datasets", "errors").NotFoundError):
        zoo.conversions.get(*CONVERSION_IDS)
    assert CONVERSION_IDS[1] in str(script.requests[0].url)


def test_a_list_is_iterated_as_often_as_one_likes() -> None:
    client, script = scripted(REALITY, [page(1, 2, token="b"), page(3), page(1, 2, token="b"), page(3)])
    jobs = client.jobs.list(top=2)

    assert jobs.next_page_token is None
    assert [job.name for job in jobs] == [job.name for job in jobs]
    assert jobs.next_page_token is None
    assert [request.url.params.get("continuationToken") for request in script.requests] == [
        None, "b", None, "b",
    ]  # fmt: skip
    assert {request.url.params["$top"] for request in script.requests} == {"2"}


def test_a_list_goes_on_with_the_token_of_its_next_page() -> None:
    client, script = scripted(REALITY, [page(1, token="b"), page(2)])
    jobs = client.jobs.list()

    first = next(iter(jobs.pages()))
    rest = client.jobs.list(continuation_token=jobs.next_page_token)

    assert [len(first.jobs), len(list(rest))] == [1, 1]
    assert script.requests[1].url.params["continuationToken"] == "b"


def test_a_list_is_iterated_asynchronously() -> None:
    client, _ = scripted(REALITY, [page(1, token="b"), page(2)])

    async def main() -> tuple[list[str], int]:
        async with client:
            names = [job.name async for job in client.jobs.list()]
            return names, len([each async for each in client.jobs.list().pages_async()])

    assert asyncio.run(main()) == (["job 1", "job 2"], 1)


def test_a_page_comes_before_the_error_of_its_link() -> None:
    client, _ = scripted(REALITY, [page(1, token="b"), page(2, token="b")])
    pages = client.jobs.list().pages()

    assert [len(next(pages).jobs), len(next(pages).jobs)] == [1, 1]
    with pytest.raises(part(REALITY, "errors").PageLoopError):
        next(pages)


def test_a_bounded_client_is_not_that_of_the_methods_before() -> None:
    client, _ = scripted(REALITY, [page(1)])
    assert client.jobs is not client.within(5).jobs
    with pytest.raises(part(REALITY, "errors").RequestTimeoutError):
        list(client.within(0).jobs.list())


def test_no_resource_can_hide_what_every_client_has() -> None:
    base: Any = part(DIAGRAMS, "_runtime.client").BaseClient
    instance = base.__new__(type("Named", (base,), {"spec": part(DIAGRAMS, "_spec").SPEC}))
    instance.__init__("https://h.test")

    names: list[str] = dir(instance)
    public = {name for name in names if not name.startswith("_")}

    assert public == TAKEN
