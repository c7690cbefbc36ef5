"""A list is read completely, once, and from one server only; a list that would never end is an error."""

import pickle
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from tests.generated.servers import raw_server, responds
from tests.generated.worlds import BASE, TOKEN, World, answer, itwin_job, part, scripted

API = "itwin_reality_conversion"
ERRORS = part(API, "errors")
PAGING = part(API, "paging")
HREF = f"{BASE}/realityconversion/jobs?continuationToken="


def page(*numbers: int, link: Any = None) -> httpx.Response:
    """Return a page of jobs; `link` is the URL of its next link, or an object that holds `_links`."""
    body: dict[str, Any] = {"jobs": [itwin_job(number) for number in numbers]}
    if isinstance(link, str):
        body["_links"] = {"next": {"href": link}}
    elif link is not None:
        body |= link
    return answer(body)


def numbers(world: World, client: Any, **options: Any) -> list[int]:
    """Return the numbers of all jobs of a list."""
    jobs = world.listed(PAGING, "iter_list_jobs", client, **options)
    return [int(job.name.removeprefix("job ")) for job in jobs]


def test_the_items_of_all_pages_come_in_order(world: World) -> None:
    client, script = scripted(API, [page(1, 2, link=HREF + "a"), page(3, link=HREF + "b"), page(4)])

    assert numbers(world, client) == [1, 2, 3, 4]
    queries = [parse_qs(urlsplit(str(request.url)).query) for request in script.requests]
    assert queries == [{}, {"continuationToken": ["a"]}, {"continuationToken": ["b"]}]


ENDS: dict[str, dict[str, Any]] = {
    "no links": {},
    "links that are null": {"_links": None},
    "links without a next": {"_links": {}},
    "a next without an address": {"_links": {"next": {}}},
    "a link without a token": {"_links": {"next": {"href": f"{BASE}/realityconversion/jobs"}}},
    "a link with an empty token": {"_links": {"next": {"href": HREF}}},
    "a link with other parameters": {"_links": {"next": {"href": f"{BASE}/x?$top=5&$filter=a"}}},
    "an empty link": {"_links": {"next": {"href": ""}}},
}


@pytest.mark.parametrize("end", ENDS.values(), ids=ENDS)
def test_a_list_ends_without_a_link_or_a_token(world: World, end: dict[str, Any]) -> None:
    client, script = scripted(API, [page(1, link=HREF + "a"), page(2, link=end), page(3)])

    assert numbers(world, client) == [1, 2]
    assert len(script.requests) == 2


def test_an_empty_object_is_a_page(world: World) -> None:
    client, _ = scripted(API, [answer({})])

    assert numbers(world, client) == []


def test_pages_can_be_iterated_too(world: World) -> None:
    client, _ = scripted(API, [page(1, 2, link=HREF + "a"), page(3)])

    pages = world.listed(PAGING, "iter_list_jobs_pages", client)

    assert [len(each.jobs) for each in pages] == [2, 1]


def test_a_page_is_requested_only_when_it_is_needed() -> None:
    client, script = scripted(API, [page(1, 2, link=HREF + "a"), page(3)])

    jobs = PAGING.iter_list_jobs(client)
    assert script.requests == []
    next(jobs)
    next(jobs)
    assert len(script.requests) == 1


@pytest.mark.parametrize("link", [HREF + "a", f"{BASE}/x?$top=1&$filter=other&continuationToken=a"])
def test_filter_and_page_size_are_sent_for_every_page_whatever_the_link_contains(
    world: World, link: str
) -> None:
    client, script = scripted(API, [page(1, link=link), page(2)])

    numbers(world, client, filter_="name eq 'a'", top=7)

    for request in script.requests:
        assert request.url.params["$filter"] == "name eq 'a'"
        assert request.url.params["$top"] == "7"
        assert request.url.path == "/prefix/realityconversion/jobs"
    assert script.requests[1].url.params["continuationToken"] == "a"


def test_a_list_can_start_from_a_given_token(world: World) -> None:
    client, script = scripted(API, [page(1)])

    numbers(world, client, continuation_token="here")

    assert script.requests[0].url.params["continuationToken"] == "here"


def test_the_repr_of_a_list_shows_neither_its_page_tokens_nor_its_filter() -> None:
    client, _ = scripted(API, [page(1, link=HREF + "after"), page(2)])
    listing = client.jobs.list(continuation_token="before", filter_="name eq 'mine'")

    next(listing.pages())

    assert listing.next_page_token == "after"
    shown = repr(listing)
    assert [each for each in ("before", "after", "mine", TOKEN) if each in shown] == []


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("abc%3D%3D", "abc=="),
        ("abc==", "abc=="),
        ("a+b/c", "a+b/c"),
        ("a%2Bb%2Fc", "a+b/c"),
        ("a%20b", "a b"),
        ("%C3%A9", "\u00e9"),
        ("a%26$top=1000", "a&$top=1000"),
    ],
)
def test_the_token_of_a_link_arrives_unchanged(world: World, written: str, meant: str) -> None:
    client, script = scripted(API, [page(1, link=HREF + written), page(2)])

    numbers(world, client)

    assert script.requests[1].url.params["continuationToken"] == meant
    assert b"+" not in script.requests[1].url.query


@pytest.mark.parametrize(
    "link",
    ["/elsewhere?continuationToken=a", "?continuationToken=a", "jobs?x=1&continuationToken=a"],
)
def test_a_link_may_be_relative(world: World, link: str) -> None:
    client, script = scripted(API, [page(1, link=link), page(2)])

    assert numbers(world, client) == [1, 2]
    assert script.requests[1].url.params["continuationToken"] == "a"


@pytest.mark.parametrize(
    "link",
    [
        "https://evil.test/realityconversion/jobs?continuationToken=a",
        "http://api.example.test/prefix/realityconversion/jobs?continuationToken=a",
        "https://api.example.test:8443/prefix/jobs?continuationToken=a",
        "//evil.test/jobs?continuationToken=a",
        "https://api.example.test@evil.test/jobs?continuationToken=a",
        "https://api.example.test.evil.test/jobs?continuationToken=a",
        "file:///etc/passwd?continuationToken=a",
        "javascript:alert(1)?continuationToken=a",
    ],
)
def test_a_link_to_another_origin_is_refused(world: World, link: str) -> None:
    client, script = scripted(API, [page(1, link=link), page(2)])

    with pytest.raises(ERRORS.ForeignLinkError):
        numbers(world, client)
    assert len(script.requests) == 1


def test_no_request_goes_to_another_server_named_in_a_link(world: World) -> None:
    with raw_server(responds(b"{}")) as evil:
        body = (
            f'{{"jobs": [], "_links": {{"next": {{"href": "{evil.url}/?continuationToken=a"}}}}}}'
        )
        with raw_server(responds(body.encode())) as server:
            client = part(API).Client(server.url, token=TOKEN)
            with pytest.raises(ERRORS.ForeignLinkError):
                numbers(world, client)
            assert len(server.requests) == 1

        assert evil.requests == []


@pytest.mark.parametrize(
    "link", ["https://[::1", "https://xn--/", "https://h:port/", "\x00", "https://" + "a" * 70_000]
)
def test_a_link_with_an_invalid_url_is_an_error(world: World, link: str) -> None:
    client, _ = scripted(API, [page(1, link=link)])

    with pytest.raises(ERRORS.PagingError) as caught:
        numbers(world, client)
    assert len(str(caught.value)) < 1000


@pytest.mark.parametrize("tokens", ["aa", "aba", "abcb"])
def test_a_repeated_token_is_a_loop(world: World, tokens: str) -> None:
    replies = [page(number, link=HREF + token) for number, token in enumerate(tokens)]
    client, script = scripted(API, [*replies, page(99)])

    with pytest.raises(ERRORS.PageLoopError):
        numbers(world, client)
    assert len(script.requests) == len(tokens)


def test_a_link_back_to_the_starting_token_is_a_loop(world: World) -> None:
    client, script = scripted(API, [page(1, link=HREF + "a")])

    with pytest.raises(ERRORS.PageLoopError):
        numbers(world, client, continuation_token="a")
    assert len(script.requests) == 1


def test_endless_empty_pages_are_a_loop(world: World) -> None:
    count = iter(range(10_000))

    def endless(_: httpx.Request) -> httpx.Response:
        return page(link=f"{HREF}{next(count)}")

    client, script = scripted(API, [endless])

    with pytest.raises(ERRORS.PageLoopError):
        numbers(world, client)
    assert len(script.requests) == 101


def test_a_list_with_many_empty_pages_is_read_to_its_end(world: World) -> None:
    replies = [
        page(*([number] if number % 50 == 0 else []), link=f"{HREF}{number}")
        for number in range(300)
    ]
    client, _ = scripted(API, [*replies, page(300)])

    assert numbers(world, client) == [0, 50, 100, 150, 200, 250, 300]


def test_a_refusal_of_a_later_page_is_raised(world: World) -> None:
    client, _ = scripted(API, [page(1, link=HREF + "a"), answer({"error": {"message": "no"}}, 422)])

    with pytest.raises(ERRORS.RefusedError):
        numbers(world, client)


def test_a_member_that_a_job_of_a_page_lacks_is_named_by_its_place(world: World) -> None:
    job = itwin_job(2)
    del job["dataCenter"]
    client, _ = scripted(API, [answer({"jobs": [itwin_job(1), job, itwin_job(3)]})])

    jobs = world.listed(part(API, "paging"), "iter_list_jobs", client)

    assert [each.name for each in jobs] == ["job 1", "job 2", "job 3"]
    with pytest.raises(ERRORS.AbsentMember, match="member /jobs/1/dataCenter") as caught:
        _ = jobs[1].data_center
    assert [each.pointer for each in caught.value.problems] == ["/jobs/1/dataCenter"]
    copied = pickle.loads(pickle.dumps(jobs[1]))
    assert copied == jobs[1]
    assert copied.to_dict() == job
