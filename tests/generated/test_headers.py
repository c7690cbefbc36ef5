"""Odd headers end in typed errors, a token is shown nowhere, and the caller's headers win."""

import json
from typing import Any
from urllib.parse import quote

import httpx
import pytest
from tests.generated.servers import raw_server, sends
from tests.generated.worlds import APIS, TOKEN, World, answer, part, reading, scripted

API = "itwin_reality_conversion"
ENDPOINT, _ = reading(API)
ERRORS = part(API, "errors")
VERSION = "application/vnd.bentley.itwin-platform.v1+json"
SECRET = "a/b+c=d&e"  # noqa: S105 - a token with characters that are escaped


def refused(world: World, status: int, *headers: bytes, body: bytes = b"{}", **options: Any) -> Any:
    """Return the error for a refusal with these header lines."""
    lines = [b"HTTP/1.1 %d Odd" % status, b"Content-Length: %d" % len(body), *headers]
    with raw_server(sends(b"\r\n".join([*lines, b"", body]))) as server:
        settings = {"token": SECRET, "retry": part(API).Retry(attempts=1)} | options
        with pytest.raises(ERRORS.ItwinRealityConversionError) as caught:
            world.value(ENDPOINT, part(API).Client(server.url, **settings))
    return caught.value


@pytest.mark.parametrize("status", [401, 429, 500])
def test_a_header_of_any_bytes_is_kept(world: World, status: int) -> None:
    value = bytes(range(0x80, 0x100)).replace(b"\x85", b"")

    error = refused(world, status, b"X-Name: " + value, b"X-Team: a", b"X-Team: b")

    assert isinstance(error, ERRORS.StatusError)
    assert error.headers["x-name"].encode("latin-1") == value
    assert error.headers["X-TEAM"] == "a, b"


@pytest.mark.parametrize(
    "location", [b"http://[", b"http://a:99999999/", b"http://\xc3\xa9\xff/a", b"mailto:\xff"]
)
def test_an_odd_location_is_a_redirect_that_is_not_followed(world: World, location: bytes) -> None:
    error = refused(world, 302, b"Location: " + location)

    assert type(error) is ERRORS.RedirectError
    assert error.headers["location"].encode("latin-1") == location


@pytest.mark.parametrize("value", [b"soon", b"\xe9", b"9" * 400, b"Wed, 99 Foo 2020", b"-1", b""])
def test_an_odd_retry_after_is_no_time(world: World, value: bytes) -> None:
    error = refused(world, 429, b"Retry-After: " + value)

    assert type(error) is ERRORS.RateLimitError
    assert error.retry_after in (None, float("inf"))


def test_no_cookie_is_kept_or_sent(world: World) -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\n"
    cookies = b"".join(b"Set-Cookie: c%d=%s; Path=/\r\n" % (i, b"v" * 50) for i in range(50))
    with raw_server(sends(head + cookies + b"Set-Cookie: \xff=;;=\r\n\r\n{}")) as server:
        client = part(API).Client(server.url)
        world.value(ENDPOINT, client)
        world.value(ENDPOINT, client)

    assert all(b"cookie" not in request.lower() for request in server.requests)


WRITTEN = {
    "as it is": SECRET,
    "JSON with escaped slashes": json.dumps(SECRET).replace("/", "\\/"),
    "JSON with a code": SECRET.replace("+", "\\u002B").replace("a", "\\u0061"),
    "JSON inside JSON": json.dumps(json.dumps({"t": SECRET.replace("+", "\\u002b")})),
    "percent": quote(SECRET, safe=""),
    "percent in lower case": quote(SECRET, safe="").lower(),
    "percent twice": quote(quote(SECRET, safe=""), safe=""),
    "HTML": SECRET.replace("&", "&amp;").replace("+", "&#43;").replace("=", "&#x3D;"),
}


@pytest.mark.parametrize("text", WRITTEN.values(), ids=WRITTEN)
def test_no_text_of_an_error_has_the_token_however_it_is_escaped(world: World, text: str) -> None:
    body = json.dumps({"error": {"code": "no", "message": f"not {text}!"}}).encode()

    error = refused(world, 401, b"X-Sent: " + text.encode(), body=body)

    shown = f"{error!r} {error} {error.message} {error.headers} {error.content!r} {error.body}"
    assert text not in shown
    assert "***" in error.message
    assert "***" in error.headers["x-sent"]


def test_the_text_of_an_error_is_one_printable_line_of_bounded_length(world: World) -> None:
    message = "\x1b[31mred\u202e\u0085\x00" + "a" * 10_000
    body = json.dumps({"error": {"code": "no\x07", "message": message}}).encode()

    error = refused(world, 400, body=body)

    assert str(error).isprintable()
    assert len(str(error)) < 1000
    assert error.message == message


def test_the_recommended_accept_is_sent_unless_the_client_or_the_call_says_otherwise(
    world: World,
) -> None:
    for options, argument, expected in (
        ({}, {}, VERSION),
        ({"headers": {"Accept": "text/x"}}, {}, "text/x"),
        ({"headers": {"Accept": "text/x"}}, {"accept": "text/y"}, "text/y"),
    ):
        client, script = scripted(API, [answer({})], **options)
        world.value(ENDPOINT, client, **argument)
        assert script.requests[0].headers.get_list("accept") == [expected]


@pytest.mark.parametrize("host", ["vendor.test", "10.0.0.7", "[2001:db8::1]"])
def test_a_token_is_not_sent_unencrypted_to_another_machine(host: str) -> None:
    client = part(API).Client
    with pytest.raises(ValueError, match="unencrypted to .*: use https, or pass plain_http=True"):
        client(f"http://{host}", token=TOKEN)

    client(f"http://{host}", token=TOKEN, plain_http=True)
    client(f"http://{host}")
    for local in ("localhost", "127.0.0.1", "[::1]"):
        client(f"http://{local}:8080", token=TOKEN)


@pytest.mark.parametrize(
    ("body", "pointer"),
    [
        (b'{"jobs": [], "more": [{"deep": [0, 1e400]}]}', "/more/0/deep/1"),
        (b'{"a/b": -1e999}', "/a~1b"),
        (b'{"x": 1' + b"0" * 400 + b".0}", "/x"),
    ],
)
def test_a_number_that_no_float_holds_is_refused_in_a_free_value_too(
    world: World, body: bytes, pointer: str
) -> None:
    client, _ = scripted(API, [answer(body)])

    with pytest.raises(part(API).InvalidBody) as caught:
        world.value(ENDPOINT, client)

    assert [each.pointer for each in caught.value.problems] == [pointer]


FLAT = b"{}," * 300


@pytest.mark.parametrize(
    ("more", "deep"),
    [
        (b"[" * 199 + b"]" * 199, False),
        (b"[" * 200 + b"]" * 200, True),
        (b'{"a":' * 199 + b"1" + b"}" * 199, False),
        (b'{"a":' * 200 + b"1" + b"}" * 200, True),
        (b'[{"a":' * 100 + b"1" + b"}]" * 100, True),
        (b"[" + FLAT + b"[" * 198 + b"]" * 198 + b", " + FLAT + b"{}]", False),
        (b"[" + FLAT + b"[" * 199 + b"]" * 199 + b", " + FLAT + b"{}]", True),
        (b'["' + b"[" * 300 + b'", {}]', False),
        (b'["' + b"]" * 300 + b'", ' + b"[" * 199 + b"]" * 200, True),
        (b'["' + b'\\"' + b"]" * 300 + b'\\\\", ' + b"[" * 199 + b"]" * 200, True),
        (b'["' + b'\\"' + b"{" * 300 + b'\\\\"]', False),
    ],
)
def test_brackets_outside_strings_are_counted_before_a_body_is_parsed(
    world: World, more: bytes, deep: bool
) -> None:
    client, _ = scripted(API, [answer(b'{"more": ' + more + b"}")])

    if not deep:
        assert "more" in world.value(ENDPOINT, client).to_dict()
        return
    with pytest.raises(part(API).InvalidBody, match="violates depth .at most 200 levels") as caught:
        world.value(ENDPOINT, client)
    assert [(each.pointer, each.rule) for each in caught.value.problems] == [("", "depth")]


def test_an_error_whose_body_has_such_a_number_is_whole(world: World) -> None:
    body = b'{"error": {"code": "Bad", "message": "no", "target": 1e400, "more": [-1e999]}}'
    client, _ = scripted(API, [answer(body, status=422)])

    with pytest.raises(ERRORS.StatusError, match="422 Bad: no") as caught:
        world.value(ENDPOINT, client)

    assert caught.value.envelope is None
    assert "inf" not in str(caught.value)


def test_a_large_integer_and_exponent_are_read(world: World) -> None:
    whole = b"1" + b"0" * 400
    client, _ = scripted(API, [answer(b'{"x": ' + whole + b', "y": 1e300, "z": 1e-400}')])

    found = world.value(ENDPOINT, client).additional_properties

    assert found == {"x": int(whole), "y": 1e300, "z": 0.0}


def test_a_body_that_is_too_large_names_the_setting(world: World) -> None:
    client, _ = scripted(API, [answer(b'{"jobs": []' + b" " * 300 + b"}")], max_body=200)

    with pytest.raises(ERRORS.BodyTooLargeError, match="the limit is 200 bytes, `max_body`"):
        world.value(ENDPOINT, client)


@pytest.mark.parametrize(
    "options",
    [
        {"headers": {"Authorization": f"Bearer {TOKEN}"}},
        {"headers": {"COOKIE": f"session={TOKEN}"}},
        {"http_client": httpx.Client(auth=("me", TOKEN))},
        {"http_client": httpx.Client(headers={"authorization": TOKEN})},
        {"async_http_client": httpx.AsyncClient(auth=("me", TOKEN))},
    ],
)
def test_no_other_proof_of_who_asks_is_sent_unencrypted_either(options: dict[str, Any]) -> None:
    client = part(API).Client
    with pytest.raises(ValueError, match=r"unencrypted to vendor.test: .*plain_http=True") as caught:
        client("http://vendor.test", **options)
    assert TOKEN not in str(caught.value)

    client("http://vendor.test", **options, plain_http=True)
    client("http://localhost", **options)
    client("https://vendor.test", **options)


def test_the_token_header_of_an_api_is_not_sent_unencrypted() -> None:
    for api in APIS:
        name = part(api)._spec.SPEC.token_header
        with pytest.raises(ValueError, match="unencrypted"):
            part(api).Client("http://vendor.test", headers={name: TOKEN})


def test_options_with_a_token_are_not_sent_unencrypted() -> None:
    client = part(API).Client("http://vendor.test")
    plain = part(API).Client("http://vendor.test", plain_http=True)

    with pytest.raises(ValueError, match="the header authorization would be sent unencrypted"):
        client.with_options(headers={"Authorization": TOKEN})

    plain.with_options(headers={"Authorization": TOKEN})
    client.with_options(headers={"X-Name": "a"})


@pytest.mark.parametrize(
    ("headers", "error", "named"),
    [
        ({"X-A": "é-hidden"}, ValueError, "'X-A'"),
        ({"X-A": "hidden\nX-B: b"}, ValueError, "'X-A'"),
        ({"X-A": " hidden"}, ValueError, "'X-A'"),
        ({"X-A": None}, TypeError, "'X-A' must be a str, not NoneType"),
        ({"X-A": b"hidden"}, TypeError, "'X-A' must be a str, not bytes"),
        ({"X é": "hidden"}, ValueError, "'X é'"),
        ({"": "hidden"}, ValueError, "''"),
        ({5: "hidden"}, TypeError, "5"),
        ({"Content-Length": "5"}, ValueError, "'Content-Length'"),
        ({"transfer-encoding": "hidden"}, ValueError, "'transfer-encoding'"),
    ],
)
def test_a_header_that_cannot_be_sent_is_refused_at_once(
    headers: Any, error: type[Exception], named: str
) -> None:
    client = part(API).Client
    with pytest.raises(error, match=named) as made:
        client("https://vendor.test", headers=headers)
    with pytest.raises(error, match=named) as changed:
        client("https://vendor.test").with_options(headers=headers)

    assert "hidden" not in f"{made.value} {changed.value}"
