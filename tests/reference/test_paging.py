"""The iTwin list is the same in pages of any size, and its links lead from one page to the next."""

from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from tests.reference.calls import Caller, caller

TARGET = caller("itwin_reality_conversion")
OPERATION = TARGET.api.operation("list_jobs")


def page(target: Caller, **parameters: str) -> dict[str, Any]:
    named = {{"top": "$top", "filter": "$filter"}.get(k, k): v for k, v in parameters.items()}
    answer = target.ask(OPERATION, parameters=named)
    assert answer.status_code == 200, answer.text
    return answer.json()


def follow(target: Caller, first: dict[str, Any]) -> list[dict[str, Any]]:
    pages = [first]
    headers = {"Authorization": f"Bearer {target.reference.token}"}
    while "_links" in pages[-1]:
        href = pages[-1]["_links"]["next"]["href"]
        pages.append(target.send("GET", href, headers=headers).json())
    return pages


def ids(pages: list[dict[str, Any]]) -> list[str]:
    return [job["id"] for each in pages for job in each["jobs"]]


@pytest.mark.parametrize("top", ["1", "7", "100", "1000"])
def test_pages_of_any_size_join_to_the_same_list(top: str) -> None:
    whole = ids([page(TARGET, top="1000")])

    assert len(whole) == len(set(whole)) >= 250
    assert ids(follow(TARGET, page(TARGET, top=top))) == whole


def test_a_page_has_100_jobs_by_default() -> None:
    assert [len(each["jobs"]) for each in follow(TARGET, page(TARGET))] == [100, 100, 60]


def test_a_link_keeps_the_filter_and_the_page_size() -> None:
    chosen = "name ne 'O''Brien''s quarry' and state in ('success', 'active')"

    first = page(TARGET, filter=chosen, top="7")

    href: str = first["_links"]["next"]["href"]
    link = urlsplit(href)
    assert (link.scheme, link.netloc, link.path) == ("http", "reference", "/realityconversion/jobs")
    assert parse_qs(link.query)["$filter"] == [chosen]
    assert parse_qs(link.query)["$top"] == ["7"]
    assert ids(follow(TARGET, first)) == ids([page(TARGET, filter=chosen, top="1000")])


def test_a_link_has_the_address_that_the_caller_used() -> None:
    headers = {"Authorization": f"Bearer {TARGET.reference.token}", "Host": "jobs.example:8443"}

    href = TARGET.send("GET", "/realityconversion/jobs", headers=headers).json()["_links"]["next"]

    assert href["href"].startswith(
        "http://jobs.example:8443/realityconversion/jobs?continuationToken="
    )


@pytest.mark.parametrize("token", ["", "x", "WzBd", "bnVsbA", "WzEwMCwgInh4Il0", "é"])
def test_an_invalid_token_is_refused(token: str) -> None:
    answer = TARGET.ask(OPERATION, parameters={"continuationToken": token})

    assert answer.status_code == 422
    assert answer.json()["error"]["details"][0]["target"] == "continuationToken"


def test_a_token_is_valid_for_its_filter_on_every_server_with_the_same_seed() -> None:
    href: str = page(TARGET)["_links"]["next"]["href"]
    token = parse_qs(urlsplit(href).query)["continuationToken"][0]
    another = caller("itwin_reality_conversion")

    again = another.ask(OPERATION, parameters={"continuationToken": token})
    filtered = TARGET.ask(
        OPERATION, parameters={"continuationToken": token, "$filter": "state eq success"}
    )

    assert again.status_code == 200
    assert filtered.status_code == 422


def test_the_documented_filters_work() -> None:
    jobs = page(TARGET, top="1000")["jobs"]
    later = page(TARGET, filter="createdDateTime gt 2024-06-24T13:00:00Z", top="1000")["jobs"]
    first = jobs[0]["inputs"][0]["id"]
    reading = page(TARGET, filter=f"inputId in ('{first}', 'other')", top="1000")["jobs"]

    assert 0 < len(later) < len(jobs)
    assert ids([{"jobs": later}]) == [
        job["id"] for job in jobs if job["createdDateTime"] > "2024-06-24T13:00:00"
    ]
    assert ids([{"jobs": reading}]) == [
        job["id"] for job in jobs if first in {each["id"] for each in job["inputs"]}
    ]


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        ("iTwinId eq 3fa85f64-5717-4562-b3fc-2c963f66afa6", 404),
        ("iTwinId in ('3fa85f64-5717-4562-b3fc-2c963f66afa6')", 200),
        ("state eq 'done'", 422),
        ("size eq 1", 422),
        ("", 422),
    ],
)
def test_a_filter_without_a_match_or_with_a_mistake_has_its_own_status(
    chosen: str, expected: int
) -> None:
    answer = TARGET.ask(OPERATION, parameters={"$filter": chosen})

    assert answer.status_code == expected
    if expected == 422:
        assert answer.json()["error"]["details"][0]["target"] == "$filter"


def test_the_jobs_differ_in_everything_that_a_filter_can_select() -> None:
    jobs = page(TARGET, top="1000")["jobs"]

    assert len({job["iTwinId"] for job in jobs}) >= 3
    assert {job["state"] for job in jobs} == {
        "unsubmitted",
        "active",
        "success",
        "failed",
        "cancelled",
    }
    assert len({job["createdDateTime"] for job in jobs}) < len(jobs)
    assert any(len(job["inputs"]) > 1 for job in jobs)
    assert any("'" in job["name"] for job in jobs)
    assert any("email" not in job for job in jobs)
    for job in jobs:
        submitted = "executionInformation" in job
        assert submitted == (job["state"] != "unsubmitted")
        assert all(("id" in output) == submitted for output in job["outputs"])
