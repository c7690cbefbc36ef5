"""What a user's token function or authentication of httpx does wrong ends in typed errors, within the limits."""

import asyncio
import base64
import gzip
import logging
import pickle
import socket
import threading
from collections.abc import AsyncGenerator, Generator
from typing import Any

import httpx
import pytest
from tests.generated.servers import Reply, raw_server, repeats, responds
from tests.generated.worlds import TOKEN, Sync, World, answer, part, reading, scripted

API = "cognite_diagrams"
ERRORS = part(API, "errors")
WAITING = part(API, "waiting")
Client = part(API).Client
GET, _ = reading(API)
JOB = {"jobId": 123, "status": "Queued", "createdTime": 1, "startTime": 1, "statusTime": 1}
FINE = answer(JOB)


class Exchanged(httpx.Auth):
    """Asks a server for a token before each request."""

    requires_response_body = True

    def __init__(self, url: str = "https://idp.test/token") -> None:
        self.url = url

    def auth_flow(
        self, request: httpx.Request
    ) -> Generator[httpx.Request, httpx.Response, None]:
        response = yield httpx.Request("POST", self.url, headers={"authorization": "Basic abcdefg"})
        if response.status_code == 200:
            request.headers["x-api-key"] = response.json()["token"]
            yield request


def test_an_authentication_may_send_requests_of_its_own(world: World) -> None:
    client, script = scripted(API, [answer({"token": TOKEN}), FINE], token=Exchanged())

    world.value(GET, client, 123)

    assert [request.method for request in script.requests] == ["POST", "GET"]
    assert script.requests[1].headers["x-api-key"] == TOKEN


def test_what_an_authentication_sends_in_any_header_is_masked(world: World) -> None:
    def echo(request: httpx.Request) -> httpx.Response:
        sent = request.headers["x-api-key"]
        return answer({"error": {"code": 400, "message": f"not valid: {sent}"}}, 400, x_key=sent)

    client, _ = scripted(API, [answer({"token": TOKEN}), echo], token=Exchanged())

    with pytest.raises(ERRORS.RefusedError, match=r"not valid: \*\*\*") as caught:
        world.value(GET, client, 123)

    assert TOKEN.encode() not in pickle.dumps(caught.value)


def silent(released: threading.Event) -> Reply:
    """Answer nothing for a while."""

    def reply(_: socket.socket) -> None:
        released.wait(20)

    return reply


@pytest.mark.parametrize("drips", [False, True])
def test_the_deadline_holds_for_the_requests_of_an_authentication(
    world: World, drips: bool
) -> None:
    never = threading.Event()
    slow = repeats(b"HTTP/1.1 200 OK\r\n", b"X-A: 1\r\n", 0.05)
    with raw_server(slow if drips else silent(never)) as server:
        client = Client(server.url, token=Exchanged(f"{server.url}/token"), deadline=0.5, retry=0)
        with pytest.raises(ERRORS.RequestTimeoutError, match="POST 127.0.0.1/token of its auth"):
            world.value(GET, client, 123)
        never.set()


def test_the_body_for_an_authentication_is_limited(world: World) -> None:
    bomb = gzip.compress(b"0" * (8 << 20))
    with raw_server(responds(bomb, "Content-Encoding: gzip")) as server:
        client = Client(
            server.url, token=Exchanged(f"{server.url}/token"), max_body=1 << 20, retry=0
        )
        with pytest.raises(ERRORS.BodyTooLargeError):
            world.value(GET, client, 123)


def test_a_compressed_body_for_an_authentication_is_decoded(world: World) -> None:
    body = gzip.compress(b'{"token": "abc"}')
    with raw_server(responds(body, "Content-Encoding: gzip"), responds(FINE.content)) as server:
        world.value(GET, Client(server.url, token=Exchanged(f"{server.url}/token")), 123)

        assert b"x-api-key: abc" in server.requests[1]


@pytest.mark.parametrize(("status", "lasting"), [(400, True), (503, False)])
def test_an_authentication_that_gives_up_is_a_token_error(
    world: World, status: int, lasting: bool
) -> None:
    client, _ = scripted(API, [answer(b"{}", status)], token=Exchanged())

    with pytest.raises(ERRORS.TokenError, match=f"POST idp.test/token .* {status}") as caught:
        world.value(GET, client, 123)

    assert caught.value.lasting == lasting


def test_a_post_is_sent_again_if_only_its_token_was_not_had(world: World) -> None:
    created = answer({"jobId": 123, "status": "Queued"})
    answers = [httpx.ReadError("lost"), answer({"token": "abcdefgh"}), created]
    client, script = scripted(API, answers, token=Exchanged(), strict=False)
    convert = part(API, "schemas").OPERATIONS["convert_diagrams"]
    models = part(API, "models")
    body = models.ConvertRequest(items=[models.ConvertItem(file_id=1, annotations=[])])

    world.value(convert, client, body=body)

    assert [str(request.url.path)[-7:] for request in script.requests].count("convert") == 1


def test_a_post_that_was_sent_is_not_sent_again_if_a_new_token_is_not_had(world: World) -> None:
    class Renewed(httpx.Auth):
        def auth_flow(
            self, request: httpx.Request
        ) -> Generator[httpx.Request, httpx.Response, None]:
            yield request
            yield httpx.Request("POST", "https://idp.test/token")
            yield request

    answers = [answer(b"", 503), httpx.ConnectError("refused"), answer(b"", 500)]
    client, script = scripted(API, answers, token=Renewed())
    convert = part(API, "schemas").OPERATIONS["convert_diagrams"]
    models = part(API, "models")
    body = models.ConvertRequest(items=[models.ConvertItem(file_id=1, annotations=[])])

    with pytest.raises(ERRORS.TransportError) as caught:
        world.value(convert, client, body=body)

    assert not caught.value.unsent
    assert [request.url.host for request in script.requests] == ["api.example.test", "idp.test"]


def test_an_authentication_that_sends_nothing_is_a_token_error(world: World) -> None:
    class Nothing(httpx.Auth):
        def sync_auth_flow(
            self, request: httpx.Request
        ) -> Generator[httpx.Request, httpx.Response, None]:
            yield from ()

        async def async_auth_flow(
            self, request: httpx.Request
        ) -> AsyncGenerator[httpx.Request, httpx.Response]:
            for each in ():
                yield each

    client, _ = scripted(API, [FINE], token=Nothing())

    with pytest.raises(ERRORS.TokenError, match="sent nothing"):
        world.value(GET, client, 123)


@pytest.mark.parametrize(
    ("error", "lasting"), [(OSError("no file"), False), (KeyError("access_token"), True)]
)
def test_what_a_users_code_raises_is_the_cause_of_a_token_error(
    world: World, error: Exception, lasting: bool
) -> None:
    def provide() -> str:
        raise error

    class Broken(httpx.Auth):
        def auth_flow(
            self, request: httpx.Request
        ) -> Generator[httpx.Request, httpx.Response, None]:
            raise error
            yield request

    for token in (provide, Broken()):
        client, script = scripted(API, [FINE], token=token)
        with pytest.raises(ERRORS.TokenError, match=type(error).__name__) as caught:
            world.value(GET, client, 123)
        assert caught.value.__cause__ is error
        assert caught.value.lasting == lasting
        assert script.requests == []


def test_a_wait_outlives_a_token_function_that_cannot_connect(world: World) -> None:
    asked = iter([ConnectionError("identity provider"), TimeoutError(), None])

    def provide() -> str:
        if error := next(asked):
            raise error
        return "fresh"

    client, _ = scripted(API, [answer(JOB | {"status": "Completed", "items": []})], token=provide)

    outcome = world.run(WAITING, "wait_for_convert_job", client, 123, poll=[0])

    assert outcome.status == "Completed"


def test_a_wait_that_loses_its_token_can_be_resumed(world: World) -> None:
    asked = iter(["first"])

    def provide() -> str:
        return next(asked)

    client, _ = scripted(API, [FINE], token=provide)

    with pytest.raises(ERRORS.JobUnreadableError) as caught:
        world.run(WAITING, "wait_for_convert_job", client, 123, poll=[0])

    assert caught.value.job.status == "Queued"
    assert caught.value.resume
    assert isinstance(caught.value.__cause__, ERRORS.TokenError)


def test_the_deadline_holds_for_an_async_token_function() -> None:
    async def forever() -> str:
        await asyncio.sleep(3600)
        return "late"

    def blocked() -> str:
        assert released.wait(60)
        return "late"

    for provide in (forever, blocked):
        released = threading.Event()
        client, _ = scripted(API, [FINE], token=provide, deadline=0.2)

        async def ask(client: Any, released: threading.Event) -> None:
            with pytest.raises(ERRORS.RequestTimeoutError):
                await GET.asyncio(123, client=client)
            released.set()

        asyncio.run(ask(client, released))


def test_a_time_limit_of_an_async_token_function_itself_is_its_own_error() -> None:
    async def provide() -> str:
        async with asyncio.timeout(0.01):
            await asyncio.sleep(3600)
        return "late"

    client, _ = scripted(API, [FINE], token=provide)

    with pytest.raises(ERRORS.TokenError, match="TimeoutError"):
        asyncio.run(GET.asyncio(123, client=client))


def test_the_deadline_holds_for_the_code_of_an_async_authentication() -> None:
    class Slow(httpx.Auth):
        async def async_auth_flow(
            self, request: httpx.Request
        ) -> AsyncGenerator[httpx.Request, httpx.Response]:
            await asyncio.sleep(3600)
            yield request

    client, _ = scripted(API, [FINE], token=Slow(), deadline=0.2)

    with pytest.raises(ERRORS.RequestTimeoutError):
        asyncio.run(GET.asyncio(123, client=client))


def test_the_request_with_a_new_token_is_told_and_hides_the_old_one(
    world: World, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, logger="cognite_diagrams_client")
    tokens, told = iter(["the-old-token", "the-new-token"]), list[Any]()
    sent: list[str] = []

    def refuse(request: httpx.Request) -> httpx.Response:
        sent.append(request.headers["authorization"])
        return answer({"error": {"code": 401, "message": f"not {sent}"}}, 401)

    client, _ = scripted(
        API, [refuse], token=lambda: next(tokens), on_request=told.append, on_retry=told.append
    )

    with pytest.raises(ERRORS.AuthenticationError) as caught:
        world.value(GET, client, 123)

    assert sent == ["Bearer the-old-token", "Bearer the-new-token"]
    assert b"the-old-token" not in pickle.dumps(caught.value)
    assert b"the-new-token" not in pickle.dumps(caught.value)
    assert [(each.number, each.status, each.pause) for each in told] == [
        (1, None, None),
        (1, 401, 0.0),
        (2, None, None),
    ]
    assert len(caplog.records) == 3


def test_a_given_client_with_its_own_authentication_is_limited_too() -> None:
    never = threading.Event()
    with raw_server(silent(never)) as server:
        own = httpx.Client(auth=Exchanged(f"{server.url}/token"))
        client = Client(server.url, http_client=own, deadline=0.5, retry=0)
        with pytest.raises(ERRORS.RequestTimeoutError):
            Sync().value(GET, client, 123)
        never.set()


def test_the_token_wins_over_the_authentication_of_a_given_client(world: World) -> None:
    _, script = scripted(API, [FINE])
    transport = httpx.MockTransport(script)
    client = Client(
        "https://h.test",
        token=TOKEN,
        http_client=httpx.Client(transport=transport, auth=("me", "x")),
        async_http_client=httpx.AsyncClient(transport=transport, auth=("me", "x")),
    )

    world.value(GET, client, 123)

    assert script.requests[0].headers["authorization"] == f"Bearer {TOKEN}"


def test_the_authentication_of_a_given_client_is_used_and_masked(world: World) -> None:
    encoded = base64.b64encode(b"me:hunter2hunter2").decode()
    _, script = scripted(API, [answer({"error": {"code": 403, "message": encoded}}, 403)])
    transport, auth = httpx.MockTransport(script), ("me", "hunter2hunter2")
    client = Client(
        "https://h.test",
        http_client=httpx.Client(transport=transport, auth=auth),
        async_http_client=httpx.AsyncClient(transport=transport, auth=auth),
    )

    with pytest.raises(ERRORS.AuthenticationError) as caught:
        world.value(GET, client, 123)

    assert script.requests[0].headers["authorization"] == f"Basic {encoded}"
    assert encoded not in str(caught.value)


@pytest.mark.parametrize("name", ["on_request", "on_retry"])
def test_a_hook_that_nobody_would_await_is_refused(name: str) -> None:
    async def hook(attempt: Any) -> None: ...

    with pytest.raises(TypeError, match=name):
        Client("https://h.test", **{name: hook})


def test_httpx_logs_no_signature(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    client, _ = scripted(API, [answer(b"", 302, location="https://b.test/?sig=two"), answer(b"")])

    client.download("https://a.test/x?sig=one")

    assert "sig=" not in caplog.text
    assert "https://a.test/x" in caplog.text


@pytest.mark.parametrize("to", ["https://me@other.test/", "https://me:pw@store.test/b"])
def test_a_signed_address_does_not_lead_to_one_with_a_user(to: str) -> None:
    client, script = scripted(API, [answer(b"", 302, location=to)])

    with pytest.raises(ERRORS.RedirectError):
        client.download("https://store.test/a")

    assert len(script.requests) == 1


def test_an_error_for_a_member_that_is_missing_has_no_token(world: World) -> None:
    body = {name: value for name, value in JOB.items() if name != "status"} | {"echo": TOKEN}
    client, _ = scripted(API, [answer(body)])

    with pytest.raises(ERRORS.JobUnreadableError) as caught:
        world.run(WAITING, "wait_for_convert_job", client, 123, poll=[0])

    cause = caught.value.__cause__
    assert isinstance(cause, ERRORS.AbsentMember)
    assert b'"echo": "***"' in cause.response.content  # type: ignore[union-attr]
    assert TOKEN.encode() not in pickle.dumps(cause)


def test_a_pickled_response_has_no_token_that_was_sent(world: World) -> None:
    client, _ = scripted(API, [FINE])

    response = world.detailed(GET, client, 123)

    assert TOKEN.encode() not in pickle.dumps(response)
    assert TOKEN not in repr(response)
