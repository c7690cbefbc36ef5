"""A client is told what to send, how long to wait, and whom to tell."""

import asyncio
import base64
import logging
import threading
import traceback
import warnings
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from hypothesis import given as examples
from hypothesis import strategies as st
from jobgauge.exchange.wire import base_of
from jobgauge.spec import facts
from jobgauge.spec.document import load_api
from tests.generated.servers import raw_server, responds
from tests.generated.worlds import APIS, TOKEN, World, answer, part, reading, scripted

API = "cognite_diagrams"
ITWIN = part("itwin_reality_conversion")
ERRORS = part(API, "errors")
Client = part(API).Client
Retry = part(API).Retry
GET, _ = reading(API)
LIST, _ = reading("itwin_reality_conversion")
FINE = answer({"jobId": 123, "status": "Queued", "createdTime": 1, "startTime": 1, "statusTime": 1})


def timeouts(request: httpx.Request) -> dict[str, float]:
    return request.extensions["timeout"]


def given(transport: httpx.MockTransport, **options: Any) -> dict[str, Any]:
    """Return arguments for a client with httpx clients that a user made."""
    return {
        "http_client": httpx.Client(transport=transport, **options),
        "async_http_client": httpx.AsyncClient(transport=transport, **options),
    }


def test_the_timeouts_of_a_given_http_client_are_kept(world: World) -> None:
    _, script = scripted(API, [FINE])
    own = httpx.Timeout(connect=1.5, read=7, write=None, pool=3)
    client = Client("https://h.test", **given(httpx.MockTransport(script), timeout=own))

    world.value(GET, client, 123)

    found = timeouts(script.requests[0])
    assert (found["connect"], found["read"], found["pool"]) == (1.5, 7, 3)
    assert 100 < found["write"] <= 120  # only the deadline


def test_the_timeouts_of_the_client_win_over_those_of_a_given_http_client(world: World) -> None:
    client, script = scripted(API, [FINE], timeout=httpx.Timeout(4, read=2))

    world.value(GET, client, 123)

    assert timeouts(script.requests[0]) == {"connect": 4, "read": 2, "write": 4, "pool": 4}


def test_no_timeout_is_longer_than_the_deadline(world: World) -> None:
    client, script = scripted(API, [FINE], timeout=60, deadline=5)

    world.value(GET, client, 123)

    assert all(seconds <= 5 for seconds in timeouts(script.requests[0]).values())


def test_options_hold_for_one_copy_of_a_client(world: World) -> None:
    client, script = scripted(API, [answer(b"", 503)], headers={"X-A": "1", "X-B": "1"})
    patient = client.with_options(
        timeout=httpx.Timeout(9), retries=2, headers={"x-b": "2"}, deadline=50
    )

    with pytest.raises(ERRORS.ServerError):
        world.value(GET, patient.with_options(retries=Retry(attempts=3, first=0)), 123)

    assert len(script.requests) == 3
    sent = script.requests[0]
    assert (sent.headers["x-a"], sent.headers["x-b"], timeouts(sent)["read"]) == ("1", "2", 9)
    script.requests.clear()
    with pytest.raises(ERRORS.ServerError):
        world.value(GET, client, 123)
    assert (len(script.requests), script.requests[0].headers["x-b"]) == (4, "1")


def test_retries_are_a_number_of_further_requests(world: World) -> None:
    client, script = scripted(API, [answer(b"", 503, retry_after="0")])

    with pytest.raises(ERRORS.ServerError):
        world.value(GET, client.with_options(retries=1), 123)

    assert len(script.requests) == 2


def test_strict_and_the_largest_body_are_options_too(world: World) -> None:
    more = answer({**FINE.json(), "jobId": 123, "new": 1, "status": "Paused"})
    client, _ = scripted(API, [more])

    assert world.value(GET, client, 123).status == "Paused"
    with pytest.raises(ERRORS.InvalidBody):
        world.value(GET, client.with_options(strict=True), 123)
    with pytest.raises(ERRORS.BodyTooLargeError, match="max_body"):
        world.value(GET, client.with_options(max_body=10), 123)


def test_a_token_comes_from_an_async_function() -> None:
    async def provide() -> str:
        await asyncio.sleep(0)
        return "from-afar"

    client, script = scripted(API, [FINE], token=provide)

    asyncio.run(GET.asyncio(123, client=client))

    assert script.requests[0].headers["authorization"] == "Bearer from-afar"
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with pytest.raises(ERRORS.TokenError, match="only async calls can await"):
            GET.sync(123, client=client)


def test_a_slow_token_function_does_not_stall_the_event_loop() -> None:
    asked = threading.Event()

    def provide() -> str:
        assert asked.wait(30), "the event loop stood still"
        return "late"

    client, script = scripted(API, [FINE], token=provide)

    async def both() -> None:
        waiting = asyncio.create_task(GET.asyncio(123, client=client))
        await asyncio.sleep(0.01)
        asked.set()
        await waiting

    asyncio.run(both())

    assert script.requests[0].headers["authorization"] == "Bearer late"


def test_a_refused_token_is_asked_for_again(world: World) -> None:
    fresh = iter(["old", "new"])
    client, script = scripted(API, [answer(b"", 401), FINE], token=lambda: next(fresh))

    world.value(GET, client, 123)

    assert [r.headers["authorization"] for r in script.requests] == ["Bearer old", "Bearer new"]


def test_an_authentication_of_httpx_is_used_and_what_it_sends_is_masked(world: World) -> None:
    encoded: str = base64.b64encode(b"me:hunter2hunter2").decode()
    echo = answer({"error": {"code": 401, "message": f"not valid: {encoded}"}}, 401)
    client, script = scripted(API, [echo], token=httpx.BasicAuth("me", "hunter2hunter2"))

    with pytest.raises(ERRORS.AuthenticationError) as caught:
        world.value(GET, client, 123)

    assert script.requests[0].headers["authorization"] == f"Basic {encoded}"
    assert "not valid: ***" in str(caught.value)
    error: BaseException = caught.value
    assert encoded not in "".join(traceback.format_exception(error)) + repr(vars(error))
    assert "hunter2" not in repr(client)


def test_all_words_that_an_authentication_of_httpx_sends_are_masked(world: World) -> None:
    challenge = {"www-authenticate": 'Digest realm="a", nonce="b", qop="auth", algorithm=MD5'}

    def echo(request: httpx.Request) -> httpx.Response:
        sent = request.headers["authorization"]
        return answer({"error": {"code": 403, "message": f"not valid: {sent}"}}, 403)

    first = httpx.Response(401, headers=challenge)
    client, _ = scripted(API, [first, echo], token=httpx.DigestAuth("me", "hunter2"))

    with pytest.raises(ERRORS.AuthenticationError, match=r"not valid: Digest \*\*\*") as caught:
        world.value(GET, client, 123)

    assert 'nonce="b"' not in str(caught.value)


def test_a_token_of_httpx_is_refused_over_plain_http() -> None:
    with pytest.raises(ValueError, match="unencrypted"):
        Client("http://h.test", token=httpx.BasicAuth("me", "x"))


@pytest.mark.parametrize(
    ("text", "base"),
    [
        ("https://api.bentley.com", "https://api.bentley.com"),
        (" https://api.bentley.com/ ", "https://api.bentley.com"),
        ("https://api.bentley.com/realityconversion", "https://api.bentley.com"),
        ("https://api.bentley.com/realityconversion/jobs/", "https://api.bentley.com"),
        ("https://proxy.test/itwin/realityconversion", "https://proxy.test/itwin"),
        ("https://proxy.test/a%20b", "https://proxy.test/a%20b"),
        ("https://h.test/other", "https://h.test/other"),
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080"),
        (None, "https://api.bentley.com"),
    ],
)
def test_a_base_url_may_have_what_the_paths_begin_with(text: str | None, base: str) -> None:
    assert ITWIN.Client(text).base_url == base


@examples(
    api=st.sampled_from(APIS),
    host=st.sampled_from(["https://h.test", "http://127.0.0.1:8080", "https://[::1]:1"]),
    prefix=st.lists(st.sampled_from(["a", "api", "v1", "user", "context", "a%20b"]), max_size=3),
    kept=st.integers(0, 3),
    slashes=st.integers(0, 2),
)
def test_client_and_suite_agree_on_the_base_of_an_address(
    api: str, host: str, prefix: list[str], kept: int, slashes: int
) -> None:
    spec = load_api(api)
    common = facts.prefix(spec)
    text = "/".join([host, *prefix, *common[:kept]]) + "/" * slashes

    assert part(api).Client(text).base_url == base_of(spec, text)


def test_parameters_of_a_given_http_client_do_not_replace_the_query(world: World) -> None:
    _, script = scripted(API, [answer({"jobs": []})])
    own = given(httpx.MockTransport(script), params={"k": "v"})

    world.value(LIST, ITWIN.Client(**own), top=5)

    assert script.requests[0].url.params["$top"] == "5"


def test_a_hook_that_raises_for_a_status_leaves_the_status_and_no_token(world: World) -> None:
    def refuse(response: httpx.Response) -> None:
        response.raise_for_status()

    async def refuse_async(response: httpx.Response) -> None:
        response.raise_for_status()

    _, script = scripted(API, [answer(b"", 403)])
    transport = httpx.MockTransport(script)
    own = {
        "http_client": httpx.Client(transport=transport, event_hooks={"response": [refuse]}),
        "async_http_client": httpx.AsyncClient(
            transport=transport, event_hooks={"response": [refuse_async]}
        ),
    }
    with pytest.raises(ERRORS.AuthenticationError) as caught:
        world.value(GET, Client("https://h.test", token=TOKEN, retry=0, **own), 123)
    assert caught.value.status == 403
    assert caught.value.__cause__ is None


def test_a_hook_that_raises_for_a_status_does_not_show_a_signature() -> None:
    def refuse(response: httpx.Response) -> None:
        response.raise_for_status()

    _, script = scripted(API, [answer(b"", 403)])
    own = httpx.Client(transport=httpx.MockTransport(script), event_hooks={"response": [refuse]})
    signature = "very" + "secret"  # in two parts, as the traceback shows this file

    with pytest.raises(ERRORS.AuthenticationError) as caught:
        Client("https://h.test", http_client=own, retry=0).download(
            f"https://store.test/a?sig={signature}"
        )

    assert signature not in "".join(traceback.format_exception(caught.value))


def test_a_token_function_may_end_with_stop_iteration() -> None:
    client, _ = scripted(API, [FINE], token=iter(()).__next__)

    with pytest.raises(ERRORS.TokenError, match="StopIteration"):
        GET.sync(123, client=client)
    with pytest.raises(ERRORS.TokenError, match="StopIteration"):
        asyncio.run(GET.asyncio(123, client=client))


def test_a_header_that_cannot_be_sent_is_not_shown(world: World) -> None:
    class Broken(httpx.Auth):
        def auth_flow(self, request: httpx.Request) -> Any:
            request.headers["authorization"] = f"Bearer {TOKEN}\n"
            yield request

    with raw_server(responds(b"{}")) as server:
        client = Client(server.url, token=Broken(), retry=0)
        with pytest.raises(ERRORS.TransportError) as caught:
            world.value(GET, client, 123)

    assert TOKEN not in "".join(traceback.format_exception(caught.value))


@pytest.mark.parametrize("base", ["http://127.0.0.1:9", "https://h.test"])
def test_certificates_are_checked_whatever_the_base_address(
    base: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[object] = []

    def client(verify: object) -> httpx.Client:
        asked.append(verify)
        return httpx.Client(transport=httpx.MockTransport(lambda _: httpx.Response(200)))

    monkeypatch.setattr(part(API, "_runtime.wire"), "client", client)
    with Client(base) as made:
        made.download("https://store.test/a")

    assert asked == [True]


def test_calls_that_are_cancelled_take_no_connections_away() -> None:
    async def main() -> Any:
        with raw_server(responds(b'{"jobs": []}')) as server:
            async with ITWIN.Client(server.url, retry=0) as client:
                for pause in range(9):
                    calls = [asyncio.create_task(LIST.asyncio(client=client)) for _ in range(100)]
                    await asyncio.sleep(pause / 200)
                    for call in calls:
                        call.cancel()
                    await asyncio.gather(*calls, return_exceptions=True)
                return await LIST.asyncio(client=client.with_options(deadline=60))

    assert asyncio.run(main()).jobs == []


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("https://h.test/a?", "query or fragment"),
        ("https://h.test#", "query or fragment"),
        ("https://api.cognitedata.com/api/v1/projects/{project}", "in place of {project}"),
        ("https://h.test/<name>", "in place of <name>"),
        ("https://h.test:99999", "a port is from 1 to 65535|not 'https"),
        ("https://h.test/a b", "not 'https://h.test/a b'"),
        ("h.test", "like https://host/prefix"),
    ],
)
def test_a_base_url_that_cannot_be_used_is_refused_with_the_reason(text: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        Client(text)


def test_the_documented_address_is_filled_in() -> None:
    base = "https://api.cognitedata.com/api/v1/projects/acme"
    assert Client.server_url(project="acme") == base
    assert Client(Client.server_url(project="acme")).base_url == base
    assert Client.server_url(project="a", cluster="az-1").startswith("https://az-1.cognitedata.com")


@pytest.mark.parametrize(
    ("variables", "why"),
    [
        ({}, r'no value for project.*server_url\(project="..."\)'),
        ({"project": "a/b"}, "project is 'a/b'"),
        ({"project": ".."}, "project is '..'"),
        ({"project": "a", "cluster": "evil.test/"}, "cluster is 'evil.test/'"),
        ({"project": "a", "region": "x"}, "region is not a variable"),
    ],
)
def test_a_wrong_part_of_the_documented_address_is_refused(
    variables: dict[str, str], why: str
) -> None:
    with pytest.raises(ValueError, match=why):
        Client.server_url(**variables)


def test_a_client_without_an_address_says_what_is_missing() -> None:
    with pytest.raises(ValueError, match="no value for project: pass base_url"):
        Client()


def test_each_request_is_logged_under_the_name_of_the_package(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, logger="cognite_diagrams_client")
    client, _ = scripted(API, [answer(b"", 503), httpx.ReadError("lost"), FINE])

    world.value(GET, client, 123)

    records = [each for each in caplog.records if each.name == "cognite_diagrams_client"]
    found = [(each.attempt, each.status, each.pause is None) for each in map(vars_of, records)]
    assert found == [
        (1, 503, True),
        (1, 503, False),
        (2, None, True),
        (2, None, False),
        (3, 200, True),
    ]
    first = vars_of(records[0])
    assert (first.method, first.path) == ("GET", "/prefix/context/diagram/convert/123")
    assert first.seconds >= 0
    text = "\n".join(each.getMessage() for each in records)
    assert "GET /prefix/context/diagram/convert/123: 503 (attempt 1, 0." in text
    assert "ReadError" not in text
    assert TOKEN not in caplog.text


def vars_of(record: logging.LogRecord) -> Any:
    return record


def test_hooks_are_told_of_requests_and_retries(world: World) -> None:
    told: list[tuple[str, Any]] = []

    def note(kind: str) -> Callable[[Any], None]:
        return lambda attempt: told.append((kind, attempt))

    client, _ = scripted(
        API,
        [answer(b"", 503), httpx.ConnectError("refused"), FINE],
        on_request=note("request"),
        on_retry=note("retry"),
    )

    world.value(GET, client, 123)

    assert [kind for kind, _ in told] == ["request", "retry"] * 2 + ["request"]
    assert [each.number for _, each in told] == [1, 1, 2, 2, 3]
    assert told[1][1].status == 503
    assert isinstance(told[3][1].error, ERRORS.TransportError)
    assert (told[0][1].status, told[1][1].pause, told[3][1].status) == (None, 0, None)
    assert TOKEN not in repr(told)


def test_the_path_in_a_log_cannot_break_the_line(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.INFO, logger="itwin_reality_conversion_client")
    moved = answer(b"", 302, location="/a%0Ab")
    client, _ = scripted("itwin_reality_conversion", [moved, answer(b"", 404)])

    with pytest.raises(part("itwin_reality_conversion", "errors").NotFoundError) as caught:
        reading("itwin_reality_conversion")[0].sync(client=client)

    assert "/a%0Ab" in str(caught.value)
    assert all("\n" not in each.getMessage() for each in caplog.records)


IMAGE = bytes(range(256))


def download(client: Any, url: str, *, sync: bool) -> bytes:
    if sync:
        return client.download(url)
    return asyncio.run(client.download_async(url))


@pytest.mark.parametrize("sync", [True, False])
def test_a_signed_address_gets_nothing_of_the_client(sync: bool) -> None:
    client, script = scripted(API, [answer(IMAGE)], headers={"x-secret": "1"})

    assert download(client, "https://store.test/a?sig=abc%2F", sync=sync) == IMAGE

    (request,) = script.requests
    assert str(request.url) == "https://store.test/a?sig=abc%2F"
    assert "authorization" not in request.headers
    assert "x-secret" not in request.headers
    assert TOKEN not in repr(request.headers)


@pytest.mark.parametrize("sync", [True, False])
def test_a_signed_address_gets_nothing_of_a_given_http_client(sync: bool) -> None:
    _, script = scripted(API, [answer(IMAGE)])
    own = given(
        httpx.MockTransport(script),
        headers={"authorization": "Bearer abc"},
        cookies={"a": "b"},
        auth=("me", "hunter2"),
    )

    download(Client("https://h.test", **own), "https://store.test/a", sync=sync)

    assert {"authorization", "cookie"}.isdisjoint(script.requests[0].headers)


@pytest.mark.parametrize("sync", [True, False])
def test_a_signed_address_may_lead_elsewhere_but_not_to_plain_http(sync: bool) -> None:
    to = "https://other.test/b"
    client, script = scripted(API, [answer(b"", 302, location=to), answer(IMAGE)])

    assert download(client, "https://store.test/a", sync=sync) == IMAGE
    assert str(script.requests[1].url) == to

    client, script = scripted(API, [answer(b"", 302, location="http://other.test/")])
    with pytest.raises(ERRORS.RedirectError):
        download(client, "https://store.test/a", sync=sync)
    assert len(script.requests) == 1


@pytest.mark.parametrize("sync", [True, False])
def test_an_expired_signed_address_is_refused_without_showing_its_signature(sync: bool) -> None:
    client, _ = scripted(API, [answer(b"<Error>expired</Error>", 403)])

    signature = "very" + "secret"  # in two parts, as the traceback shows this file
    with pytest.raises(ERRORS.AuthenticationError) as caught:
        download(client, f"https://store.test/a?sig={signature}", sync=sync)

    assert signature not in "".join(traceback.format_exception(caught.value))


@pytest.mark.parametrize("url", ["/a", "file:///etc/passwd", "https://me:pw@h.test/", "https://xn--/", "nonsense", ""])
def test_only_an_absolute_address_is_downloaded(url: str) -> None:
    client, script = scripted(API, [answer(IMAGE)])

    with pytest.raises(ValueError, match="absolute"):
        client.download(url)
    assert script.requests == []


def test_a_download_is_limited_and_retried() -> None:
    with raw_server(responds(b"", status="503 Busy"), responds(IMAGE)) as server:
        client = Client(server.url, token=TOKEN, retry=Retry(first=0))

        assert client.download(f"{server.url}/image") == IMAGE
        assert all(TOKEN.encode() not in request for request in server.requests)
        with pytest.raises(ERRORS.BodyTooLargeError):
            client.with_options(max_body=100).download(f"{server.url}/image")
