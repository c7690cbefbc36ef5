"""No error shows a secret that was sent: not in its text, its attributes, its causes or its pickle."""

import base64
import json
import pickle
import traceback
from typing import Any

import httpx
import pytest
from tests.generated.servers import raw_server, responds, sends
from tests.generated.worlds import World, answer, convert_job, itwin_job, part, reading, scripted

API = "cognite_diagrams"
REALITY = "itwin_reality_conversion"
ERRORS = part(API, "errors")
WAITING = part(API, "waiting")
GET, _ = reading(API)
SECRET = "s3cr3t/Tok+en=123456"  # noqa: S105 - a token with characters that are escaped
LONG = "abcdefghij" * 10
SIGNED = f"https://store.test/a?sig={SECRET}&se=2030"


def shown(error: BaseException) -> str:
    """Return all that an error and what led to it show."""
    texts: list[str] = []
    seen: list[BaseException] = []
    left: list[BaseException | None] = [error]
    while left:
        each = left.pop()
        if each is not None and each not in seen:
            seen.append(each)
            left += each.__cause__, each.__context__
            texts += f"{each} {each!r} {vars(each)}", "".join(traceback.format_exception(each))
            if isinstance(each, httpx.RequestError):
                texts.append(str(each.request.url))
            texts.append(pickle.dumps(each).decode("latin-1"))
    return "\n".join(texts)


def raised(world: World, replies: list[Any], token: str = SECRET, **options: Any) -> Any:
    """Return the error of a call."""
    client, _ = scripted(API, replies, token=token, retry=0, **options)
    with pytest.raises(ERRORS.CogniteDiagramsError) as caught:
        world.value(GET, client, 123)
    return caught.value


@pytest.mark.parametrize(
    "kind", [httpx.ReadError, httpx.ConnectError, httpx.InvalidURL, OSError, ValueError]
)
def test_an_error_of_a_library_that_quotes_a_secret_is_masked_and_no_cause(
    world: World, kind: type[Exception]
) -> None:
    error = raised(world, [kind(f"bad\x1b[2J\n Bearer {SECRET} {'x' * 5000}")])

    assert isinstance(error, ERRORS.TransportError)
    assert "bad?[2J Bearer *** x" in str(error)
    assert len(str(error)) < 500
    assert SECRET not in shown(error)
    assert error.__cause__ is None


def test_an_error_of_a_library_that_shows_nothing_is_the_cause(world: World) -> None:
    cause = httpx.ReadError("connection reset")

    assert raised(world, [cause]).__cause__ is cause


def test_a_broken_line_with_the_token_is_masked_and_printable(world: World) -> None:
    line = b"\x1b[31mBearer " + SECRET.encode() + b"x" * 3000
    with raw_server(sends(b"HTTP/1.1 200 OK\r\n" + line + b"\r\n\r\n")) as server:
        client = part(API).Client(server.url, token=SECRET, retry=0)
        with pytest.raises(ERRORS.TransportError, match=r"illegal header line.*\*\*\*x") as caught:
            world.value(GET, client, 123)

    assert str(caught.value).isprintable()
    assert SECRET not in shown(caught.value)


def test_a_content_encoding_that_is_the_token_is_masked(world: World) -> None:
    with raw_server(responds(b"x", f"Content-Encoding: {SECRET}")) as server:
        client = part(API).Client(server.url, token=SECRET, retry=0)
        with pytest.raises(ERRORS.TransportError, match=r"Content-Encoding is '\*\*\*'") as caught:
            world.value(GET, client, 123)

    assert SECRET.lower() not in shown(caught.value).lower()


def test_a_failure_after_a_new_token_hides_the_old_one_too(world: World) -> None:
    tokens = iter(["the-old-token", "the-new-token"])
    client, _ = scripted(
        API,
        [answer({}, 401), httpx.ReadError("the-old-token the-new-token")],
        token=lambda: next(tokens),
        retry=0,
    )

    with pytest.raises(ERRORS.TransportError, match=r"ReadError: \*\*\* \*\*\*"):
        world.value(GET, client, 123)


@pytest.mark.parametrize("header", ["X-Api-Key", "Ocp-Apim-Subscription-Key", "X-Auth-Token"])
def test_a_header_with_the_name_of_a_secret_is_masked(world: World, header: str) -> None:
    message = {"error": {"code": 400, "message": f"not {LONG}"}}

    error = raised(world, [answer(message, 400)], headers={header: LONG})

    assert error.message == "not ***"


def test_a_secret_that_an_authentication_puts_into_the_query_or_a_form_is_masked(
    world: World,
) -> None:
    class Both(httpx.Auth):
        def auth_flow(self, request: httpx.Request) -> Any:
            yield httpx.Request("POST", "https://idp.test/", data={"client_secret": SECRET})
            request.url = request.url.copy_merge_params({"api_key": LONG})
            yield request

    def refuse(request: httpx.Request) -> httpx.Response:
        return answer({"error": {"code": 403, "message": f"{request.url} {SECRET}"}}, 403)

    client, _ = scripted(API, [answer({}), refuse], token=Both(), retry=0)
    with pytest.raises(ERRORS.AuthenticationError) as caught:
        world.value(GET, client, 123)

    assert SECRET not in shown(caught.value)
    assert LONG not in shown(caught.value)


WRITTEN = {
    "HTML names": SECRET.replace("/", "&sol;").replace("+", "&plus;").replace("=", "&equals;"),
    "HTML names in HTML": SECRET.replace("/", "&amp;sol;"),
    "HTML without semicolons": SECRET.replace("/", "&#47").replace("=", "&#x3d"),
    "old JavaScript": SECRET.replace("/", "%u002f").replace("=", "%U003D"),
    "new JavaScript": SECRET.replace("/", "\\u{2F}"),
    "octal": SECRET.replace("/", "\\057").replace("=", "\\75"),
    "a form that was decoded": SECRET.replace("+", " "),
    "a JSON Pointer": SECRET.replace("/", "~1"),
}


@pytest.mark.parametrize("text", WRITTEN.values(), ids=WRITTEN)
def test_a_refusal_hides_the_token_however_it_is_escaped(world: World, text: str) -> None:
    body = json.dumps({"error": {"code": 401, "message": f"not {text}!"}}).encode()

    error = raised(world, [answer(body, 401, x_sent=text)])

    assert error.message == "not ***!"
    assert error.headers["x-sent"] == "***"
    assert text not in shown(error)


def test_the_base64_of_a_token_is_not_masked(world: World) -> None:
    encoded = base64.b64encode(SECRET.encode()).decode()

    error = raised(world, [answer({"error": {"code": 401, "message": encoded}}, 401)])

    assert error.message == encoded


def test_a_token_at_which_a_body_was_cut_is_masked(world: World) -> None:
    head = b"HTTP/1.1 500 Odd\r\nContent-Length: 100\r\n\r\n"
    with raw_server(sends(head + b"not " + LONG[:40].encode())) as server:
        client = part(API).Client(server.url, token=LONG, retry=0)
        with pytest.raises(ERRORS.ServerError) as caught:
            world.value(GET, client, 123)

    assert caught.value.content == b"not ***"


@pytest.mark.parametrize(
    "body",
    [
        f"Authorization: Bearer {LONG}".encode(),
        json.dumps(convert_job(f"Bearer {LONG}")).encode(),
        json.dumps(convert_job("Queued", jobId=f"Bearer {LONG}")).encode(),
        f'{{"{LONG}": 1, "{LONG}": 2}}'.encode(),
    ],
)
def test_a_value_is_masked_before_it_is_cut(world: World, body: bytes) -> None:
    error = raised(world, [answer(body)], token=LONG, strict=True)

    assert isinstance(error, ERRORS.InvalidBody)
    assert "***" in str(error)
    assert LONG[:6] not in shown(error)


def test_the_pointer_of_a_problem_is_masked_escaped_and_bounded_in_a_text(world: World) -> None:
    name = f"\x1b[2J\n{SECRET}{'x' * 5000}"
    body = {name: float("inf")}
    content = json.dumps(convert_job("Queued", **body)).replace("Infinity", "1e999").encode()

    error = raised(world, [answer(content)])

    assert "/\\x1b[2J\\n***xxx" in str(error)
    assert len(str(error)) < 600
    assert all(line.isprintable() for line in str(error).splitlines())
    assert len(error.problems[0].pointer) > 5000
    assert SECRET.replace("/", "~1") not in shown(error)


def test_the_reason_of_a_failed_job_is_masked(world: World) -> None:
    client, _ = scripted(
        API, [answer(convert_job("Failed", errorMessage=f"bad {SECRET}"))], token=SECRET
    )

    outcome = world.run(WAITING, "wait_for_convert_job", client, 123, poll=[0])

    with pytest.raises(ERRORS.JobFailedError, match=r"'Failed': bad \*\*\*$") as caught:
        outcome.require()
    assert caught.value.error_message == outcome.error_message == "bad ***"


def test_an_unknown_status_is_masked_bounded_and_printable(world: World) -> None:
    status = f"\x1b[2J{SECRET}{'x' * 100_000}"
    client, _ = scripted(API, [answer(convert_job(status))], token=SECRET)

    with pytest.raises(ERRORS.WaitExpiredError, match=r"\*\*\*xxx") as caught:
        world.run(WAITING, "wait_for_convert_job", client, 123, poll=[0], deadline=0.2)

    assert len(str(caught.value)) < 1000
    assert str(caught.value).isprintable()
    assert SECRET not in str(caught.value)


def test_the_id_of_another_job_is_masked_bounded_and_printable(world: World) -> None:
    other = itwin_job(1) | {"id": f"\x1b[2J\n{SECRET}{'x' * 100_000}"}
    client, _ = scripted(REALITY, [answer({"jobs": [other]})], token=SECRET)

    with pytest.raises(part(REALITY, "errors").JobError) as caught:
        world.run(part(REALITY, "waiting"), "wait_for_job", client, itwin_job(1)["id"], poll=[0])

    assert len(str(caught.value)) < 1000
    assert str(caught.value).isprintable()
    assert SECRET not in str(caught.value)


@pytest.mark.parametrize(
    "link",
    [
        f"https://api.example.test/jobs?continuationToken={SECRET.replace('+', '%2B')}",
        "https://s3cr3t-host.test/jobs?continuationToken=1",
        "https://[s3cr3t-host.test/jobs",
    ],
)
def test_no_error_of_a_list_shows_a_token(world: World, link: str) -> None:
    token = SECRET if "api.example" in link else "s3cr3t-host"
    page = {"jobs": [itwin_job(1)], "_links": {"next": {"href": link}}}
    client, _ = scripted(REALITY, [answer(page)], token=token)

    with pytest.raises(part(REALITY, "errors").PagingError, match=r"\*\*\*") as caught:
        world.listed(part(REALITY, "paging"), "iter_list_jobs", client)

    assert token not in shown(caught.value)


def downloaded(world: World, client: Any) -> Any:
    """Return the error of a download from SIGNED."""
    with pytest.raises(ERRORS.CogniteDiagramsError) as caught:
        if world.name == "sync":
            client.download(SIGNED)
        else:
            world._within(client, client.download_async(SIGNED))  # type: ignore[union-attr]
    return caught.value


def test_no_attribute_of_a_refused_download_has_the_query(world: World) -> None:
    def refuse(request: httpx.Request) -> httpx.Response:
        return answer(f"<x>{request.url} {SECRET}</x>".encode(), 403, x_url=str(request.url))

    error = downloaded(world, scripted(API, [refuse])[0])

    assert SECRET not in shown(error)
    assert error.content == b"<x>https://store.test/a?*** ***</x>"


def test_the_location_of_a_redirected_download_has_no_query(world: World) -> None:
    to = "http://other.test/b?sig=a-second-signature"
    client, _ = scripted(API, [answer(f'<a href="{to}">'.encode(), 302, location=to)])

    error = downloaded(world, client)

    assert error.headers["location"] == "http://other.test/b?***"
    assert "a-second-signature" not in shown(error)
    assert SECRET not in shown(error)


def test_a_download_is_redirected_with_the_same_query() -> None:
    to = SIGNED.replace("store", "other")
    client, script = scripted(API, [answer(b"", 307, location=to), answer(b"found")])

    assert client.download(SIGNED) == b"found"
    assert str(script.requests[1].url) == to


def test_the_cause_of_a_failed_download_has_no_query(world: World) -> None:
    error = downloaded(world, scripted(API, [httpx.ConnectError("refused")], retry=0)[0])

    assert error.__cause__.request.url == "https://store.test/a"
    assert SECRET not in shown(error)


def test_a_failed_download_that_quotes_the_query_is_masked(world: World) -> None:
    failure = httpx.RemoteProtocolError(f"illegal line: GET /a?sig={SECRET}&se=2030 HTTP/1.1")

    error = downloaded(world, scripted(API, [failure], retry=0)[0])

    assert "illegal line: GET /a?*** HTTP/1.1" in str(error)
    assert SECRET not in shown(error)
