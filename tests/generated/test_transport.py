"""A call is retried only if that does no harm, and the token is sent only to the API."""

import asyncio
import json
import logging
import socket
import time
import traceback
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Any

import httpx
import pytest
from tests.generated.servers import raw_server, repeats, responds, sends
from tests.generated.worlds import TOKEN, World, answer, part, reading, scripted

API = "cognite_diagrams"
ERRORS = part(API, "errors")
Client = part(API).Client
Retry = part(API).Retry
GET, _ = reading(API)
POST = part(API, "schemas").OPERATIONS["convert_diagrams"]
MODELS = part(API, "models")
JOB = {
    "jobId": 123,
    "status": "Queued",
    "createdTime": 1,
    "startTime": 1,
    "statusTime": 1,
}
CREATED = JOB | {"items": [{"fileId": 1}]}
FINE = answer(JOB)
LOST = [
    httpx.ReadError("lost"),
    httpx.RemoteProtocolError("hung up"),
    httpx.ReadTimeout("silent"),
    httpx.WriteError("broken"),
]
UNSENT = [httpx.ConnectError("refused"), httpx.ConnectTimeout("slow"), httpx.PoolTimeout("full")]


def body() -> Any:
    item = MODELS.ConvertItem(file_id=1, annotations=[])
    return MODELS.ConvertRequest(items=[item])


def unused_address() -> str:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return f"http://127.0.0.1:{server.getsockname()[1]}"


@pytest.mark.parametrize("status", [429, 502, 503, 504])
def test_a_get_is_retried_after_a_temporary_refusal(world: World, status: int) -> None:
    client, script = scripted(API, [answer(b"", status), answer(b"", status), FINE])

    assert world.value(GET, client, 123).job_id == 123
    assert len(script.requests) == 3


@pytest.mark.parametrize("failure", LOST + UNSENT, ids=lambda e: type(e).__name__)
def test_a_get_is_retried_after_a_failed_connection(world: World, failure: Exception) -> None:
    client, script = scripted(API, [failure, FINE])

    assert world.value(GET, client, 123).job_id == 123
    assert len(script.requests) == 2


@pytest.mark.parametrize("status", [400, 401, 404, 408, 500, 501])
def test_other_refusals_are_raised_at_once(world: World, status: int) -> None:
    client, script = scripted(API, [answer(b"", status), FINE])

    with pytest.raises(ERRORS.StatusError):
        world.value(GET, client, 123)
    assert len(script.requests) == 1


@pytest.mark.parametrize("failure", LOST, ids=lambda e: type(e).__name__)
def test_a_post_whose_response_may_be_lost_is_not_retried(world: World, failure: Exception) -> None:
    client, script = scripted(API, [failure, answer(CREATED)])

    with pytest.raises(ERRORS.TransportError) as caught:
        world.value(POST, client, body=body())
    assert len(script.requests) == 1
    assert not caught.value.unsent


@pytest.mark.parametrize("status", [502, 503, 504])
def test_a_post_is_not_retried_after_a_gateway_error(world: World, status: int) -> None:
    client, script = scripted(API, [answer(b"", status), answer(CREATED)])

    with pytest.raises(ERRORS.ServerError):
        world.value(POST, client, body=body())
    assert len(script.requests) == 1


@pytest.mark.parametrize("failure", [*UNSENT, answer(b"", 429)], ids=lambda e: type(e).__name__)
def test_a_post_that_was_certainly_not_processed_is_retried(world: World, failure: Any) -> None:
    client, script = scripted(API, [failure, answer(CREATED)])

    assert world.value(POST, client, body=body()).job_id == 123
    assert script.requests[0].content == script.requests[1].content


def test_a_get_is_retried_after_a_truncated_response(world: World) -> None:
    cut = sends(b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n{")
    with raw_server(cut, responds(b'{"jobs": []}')) as server:
        client = part("itwin_reality_conversion").Client(
            server.url, retry=part("itwin_reality_conversion").Retry(first=0)
        )

        assert world.value(reading("itwin_reality_conversion")[0], client).jobs == []
        assert len(server.requests) == 2


def test_the_number_of_attempts_is_limited(world: World) -> None:
    client, script = scripted(API, [answer(b"", 503)], retry=Retry(attempts=3, first=0))

    with pytest.raises(ERRORS.ServerError):
        world.value(GET, client, 123)
    assert len(script.requests) == 3


def test_a_refused_connection_is_a_transport_error(world: World) -> None:
    client = Client(unused_address(), retry=Retry(attempts=2, first=0))

    with pytest.raises(ERRORS.TransportError) as caught:
        world.value(GET, client, 123)
    assert caught.value.unsent


@pytest.mark.parametrize("date", [True, False], ids=["as a date", "in seconds"])
def test_a_retry_after_is_obeyed(world: World, date: bool) -> None:
    later = format_datetime(datetime.now(UTC) + timedelta(seconds=2), usegmt=True)
    client, _ = scripted(API, [answer(b"", 429, retry_after=later if date else "1"), FINE])
    start = time.monotonic()

    world.value(GET, client, 123)

    assert time.monotonic() - start > 0.9


def test_a_retry_after_that_is_too_long_is_raised_at_once(world: World) -> None:
    client, script = scripted(API, [answer(b"", 503, retry_after="61"), FINE])

    with pytest.raises(ERRORS.ServerError) as caught:
        world.value(GET, client, 123)
    assert caught.value.retry_after == 61
    assert len(script.requests) == 1


def test_no_pause_goes_beyond_the_deadline(world: World) -> None:
    client, script = scripted(
        API, [answer(b"", 503)], retry=Retry(attempts=99, first=0.2, jitter=0), deadline=0.5
    )

    with pytest.raises(ERRORS.ServerError):
        world.value(GET, client, 123)
    assert len(script.requests) in {1, 2}


def test_the_pauses_double_up_to_a_bound_and_jitter_downwards() -> None:
    plain = Retry(first=1, longest=5, jitter=0)
    random = Retry(first=1, longest=5, jitter=0.5)

    assert [plain.pause(sent) for sent in (1, 2, 3, 4, 10_000)] == [1, 2, 4, 5, 5]
    assert all(1 <= random.pause(2) <= 2 for _ in range(100))
    assert len({random.pause(2) for _ in range(10)}) > 1


@pytest.mark.parametrize("wrong", [{"attempts": 0}, {"first": -1}, {"jitter": 2}])
def test_invalid_retry_settings_are_refused(wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match=next(iter(wrong))):
        Retry(**wrong)


def test_all_calls_of_a_client_with_a_deadline_share_it(world: World) -> None:
    with raw_server(repeats(b"", b"", pause=60)) as server:
        client = Client(server.url, retry=Retry(attempts=1)).within(0.3)

        for _ in range(2):
            with pytest.raises(ERRORS.RequestTimeoutError):
                world.value(GET, client, 123)


@pytest.mark.parametrize(
    "base", ["https://h.test/a/b", "https://h.test/a/b/", "https://h.test:8443"]
)
def test_the_path_of_the_base_url_is_kept(world: World, base: str) -> None:
    client, script = scripted(API, [FINE], base_url=base)

    world.value(GET, client, 123)

    assert str(script.requests[0].url) == base.rstrip("/") + "/context/diagram/convert/123"


@pytest.mark.parametrize(
    "base", ["api.test", "ftp://h.test", "https://h.test?x=1", "https://h.test/#top", ""]
)
def test_an_invalid_base_url_is_refused(base: str) -> None:
    with pytest.raises(ValueError, match="base_url"):
        Client(base)


def test_a_password_in_the_base_url_is_refused_and_not_shown() -> None:
    with pytest.raises(ValueError, match="base_url") as caught:
        Client("https://me:hunter2@h.test")
    assert "hunter2" not in str(caught.value)


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_on_the_same_origin_is_followed(world: World, status: int) -> None:
    client, script = scripted(API, [answer(b"", status, location="/elsewhere?x=1"), FINE])

    assert world.value(GET, client, 123).job_id == 123
    assert str(script.requests[1].url) == "https://api.example.test/elsewhere?x=1"
    assert script.requests[1].headers["authorization"] == f"Bearer {TOKEN}"


@pytest.mark.parametrize(
    "location",
    [
        "https://evil.test/context",
        "http://api.example.test/prefix/x",
        "https://api.example.test:444/prefix/x",
        "//evil.test/",
        "https://api.example.test@evil.test/",
        "https://[::1",
    ],
)
def test_a_redirect_to_another_origin_is_not_followed(world: World, location: str) -> None:
    client, script = scripted(API, [answer(b"", 302, location=location)])

    with pytest.raises((ERRORS.RedirectError, ERRORS.TransportError)):
        world.value(GET, client, 123)
    assert {request.url.host for request in script.requests} == {"api.example.test"}


def test_a_redirect_uses_up_no_attempt(world: World) -> None:
    moved, busy = answer(b"", 307, location="/elsewhere"), answer(b"", 503)
    client, script = scripted(
        API, [moved, busy, moved, FINE, FINE], retry=Retry(attempts=2, first=0)
    )

    assert world.value(GET, client, 123).job_id == 123
    assert [request.url.path for request in script.requests] == [
        "/prefix/context/diagram/convert/123",
        *["/elsewhere"] * 3,
    ]


def test_a_followed_redirect_gives_no_further_attempt(world: World) -> None:
    moved, busy = answer(b"", 307, location="/elsewhere"), answer(b"", 503)
    client, script = scripted(API, [moved, busy], retry=Retry(attempts=2, first=0))

    with pytest.raises(ERRORS.ServerError):
        world.value(GET, client, 123)
    assert len(script.requests) == 3


def test_no_request_goes_to_another_server_named_in_a_redirect(world: World) -> None:
    with raw_server(responds(b"{}")) as evil:
        moved = responds(b"", f"Location: {evil.url}/context", status="307 Temporary")
        with raw_server(moved) as server, pytest.raises(ERRORS.RedirectError):
            world.value(GET, Client(server.url, token=TOKEN), 123)

        assert evil.requests == []


def test_a_redirect_loop_ends(world: World) -> None:
    client, script = scripted(API, [answer(b"", 302, location="/a")])

    with pytest.raises(ERRORS.RedirectError):
        world.value(GET, client, 123)
    assert len(script.requests) == 6


def test_a_post_is_never_turned_into_a_get(world: World) -> None:
    client, script = scripted(API, [answer(b"", 302, location="/a"), answer(CREATED)])

    with pytest.raises(ERRORS.RedirectError):
        world.value(POST, client, body=body())
    assert len(script.requests) == 1


def test_a_post_is_repeated_in_full_after_a_308(world: World) -> None:
    client, script = scripted(API, [answer(b"", 308, location="/a"), answer(CREATED)])

    world.value(POST, client, body=body())

    assert [request.method for request in script.requests] == ["POST", "POST"]
    assert script.requests[0].content == script.requests[1].content


def test_a_token_function_is_called_for_each_request(world: World) -> None:
    tokens = iter(["one", "two", "three"])
    client, script = scripted(API, [answer(b"", 503), FINE], token=lambda: next(tokens))

    world.value(GET, client, 123)

    sent = [request.headers["authorization"] for request in script.requests]
    assert sent == ["Bearer one", "Bearer two"]


def test_a_new_token_after_a_401_is_tried_once(world: World) -> None:
    tokens = iter(["old", "new", "newer"])
    client, script = scripted(API, [answer(b"", 401)], token=lambda: next(tokens))

    with pytest.raises(ERRORS.AuthenticationError):
        world.value(GET, client, 123)
    sent = [request.headers["authorization"] for request in script.requests]
    assert sent == ["Bearer old", "Bearer new"]


def test_an_unchanged_token_is_not_sent_again_after_a_401(world: World) -> None:
    client, script = scripted(API, [answer(b"", 401)], token=lambda: "same")

    with pytest.raises(ERRORS.AuthenticationError):
        world.value(GET, client, 123)
    assert len(script.requests) == 1


@pytest.mark.parametrize("url", ["http://h.test/a", "https://h.test:8443/a", "https://evil.test/a"])
def test_the_token_is_not_sent_to_another_origin(url: str) -> None:
    token = part(API, "_runtime.tokens").Token(
        httpx.URL("https://h.test"), part(API, "_spec").SPEC, TOKEN
    )
    own, other = httpx.Request("GET", "https://h.test:443/a"), httpx.Request("GET", url)

    for request in (own, other):
        token.add_to(request)

    assert own.headers["authorization"] == f"Bearer {TOKEN}"
    assert "authorization" not in other.headers


def test_without_a_token_no_header_is_sent(world: World) -> None:
    client, script = scripted(API, [FINE], token=None)

    world.value(GET, client, 123)

    assert "authorization" not in script.requests[0].headers


@pytest.mark.parametrize("token", ["", "two words", "line\nbreak", "sch\u00f6n", "nul\0"])
def test_a_token_that_no_header_can_carry_is_refused_and_not_shown(token: str) -> None:
    shown: list[str] = []
    with pytest.raises(ValueError, match="token") as refused:
        Client("http://127.0.0.1:9", token=token)
    shown.append(str(refused.value))
    with pytest.raises(ERRORS.TokenError, match="token function returned") as caught:
        GET.sync(123, client=Client("http://127.0.0.1:9", token=lambda: token))
    shown.append(str(caught.value))
    assert not token or token not in " ".join(shown)


def test_the_repr_does_not_show_the_token() -> None:
    assert repr(Client("https://h.test", token=TOKEN)) == "Client('https://h.test', token=***)"
    assert TOKEN not in repr(Client("https://h.test", token=TOKEN).__dict__)


def test_no_log_and_no_traceback_shows_the_token(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    echo = f'{{"error": {{"code": 401, "message": "{TOKEN}"}}}}'.encode()
    shown: list[str] = []
    with raw_server(responds(echo, status="401 No"), sends(b"nonsense\r\n\r\n")) as server:
        for _ in range(2):
            client = Client(server.url, token=TOKEN, retry=Retry(attempts=1))
            with pytest.raises(part(API).CogniteDiagramsError) as caught:
                world.value(GET, client, 123)
            shown += traceback.format_exception(caught.value)
            error: BaseException | None = caught.value
            while error is not None:
                shown.append(repr(vars(error)))
                if isinstance(error, httpx.RequestError):
                    assert "authorization" not in error.request.headers
                error = error.__cause__

    assert any(TOKEN.encode() in request for request in server.requests)
    assert len(caplog.records) > 3
    assert TOKEN not in caplog.text + "".join(shown)


def test_a_body_is_sent_as_json(world: World) -> None:
    client, script = scripted(API, [answer(CREATED)])

    world.value(POST, client, body=body())

    (request,) = script.requests
    assert request.headers["content-type"] == "application/json"
    assert json.loads(request.content) == {"items": [{"fileId": 1, "annotations": []}]}


def test_own_headers_are_sent_with_every_request(world: World) -> None:
    client, script = scripted(API, [FINE], headers={"X-Team": "red", "User-Agent": "mine"})

    world.value(GET, client, 123)

    sent = script.requests[0].headers
    assert (sent["x-team"], sent["user-agent"], sent["accept"]) == (
        "red",
        "mine",
        "application/json",
    )
    assert sent["accept-encoding"] == "gzip, deflate"


def test_a_client_works_in_several_event_loops() -> None:
    with raw_server(responds(b'{"jobs": []}')) as server:
        client = part("itwin_reality_conversion").Client(server.url)
        endpoint, _ = reading("itwin_reality_conversion")

        async def ask() -> Any:
            try:
                return await endpoint.asyncio(client=client)
            finally:
                await client.aclose()

        assert [asyncio.run(ask()).jobs, asyncio.run(ask()).jobs] == [[], []]


def test_a_given_http_client_stays_open(world: World) -> None:
    client, _ = scripted(API, [FINE])

    world.value(GET, client, 123)

    assert world.value(GET, client, 123).job_id == 123


def test_a_success_with_another_status_is_read_unless_the_client_is_strict(world: World) -> None:
    client, _ = scripted(API, [answer(CREATED, 202)])
    strict, _ = scripted(API, [answer(CREATED, 202)], strict=True)

    assert world.value(POST, client, body=body()).job_id == 123
    with pytest.raises(ERRORS.StatusError):
        world.value(POST, strict, body=body())


def test_a_strict_client_refuses_what_the_page_does_not_list(world: World) -> None:
    new = answer(JOB | {"status": "Distributing"})
    client, _ = scripted(API, [new])
    strict, _ = scripted(API, [new], strict=True)

    assert world.value(GET, client, 123).status == "Distributing"
    with pytest.raises(part(API).InvalidBody):
        world.value(GET, strict, 123)
