"""A call that cannot be judged is told why in one sentence, with what to do next, before any rule is judged."""

import json
from collections.abc import Callable, Generator, Sequence
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import httpx
import pytest
from tests.rules.judging import DIAGRAMS, ITWIN, VISION, ZOO, checked

from jobgauge.diagnosis.addresses import base_from, suggested
from jobgauge.diagnosis.causes import broken
from jobgauge.exchange.line import Target
from jobgauge.reference.app import build
from jobgauge.reference.change import Change, Headers
from jobgauge.reference.serve import serving
from jobgauge.reference.service import Request
from jobgauge.rules import selected
from jobgauge.run.plan import Plan
from jobgauge.run.results import Result, RunEnd
from jobgauge.spec.document import load_api

GIVEN = {
    DIAGRAMS: {"jobId": ["123"]},
    VISION: {"jobId": ["123"]},
    ITWIN: dict[str, list[str]](),
    ZOO: {
        "id": ["a0000000-0000-4000-8000-000000000000"],
        "conversion_id": ["b0000000-0000-4000-8000-000000000000"],
    },
}

Response = tuple[int, dict[str, str], bytes]


@contextmanager
def answering(answer: Callable[[str], Response]) -> Generator[str]:
    """Yield the address of a server that gives the response for each path."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length", 0)))
            status, headers, body = answer(self.path)
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_POST = do_GET  # noqa: N815 - the names that http.server calls

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


def diagnosed(
    api: str, url: str, token: str | None = "any-token", given: dict[str, list[str]] | None = None
) -> tuple[Sequence[Result], RunEnd]:
    rules = [each for each in selected(load_api(api)) if each.side == "server"]
    return checked(
        Plan(load_api(api), rules, GIVEN[api] if given is None else given), Target(url, token)
    )


JSON = {"Content-Type": "application/json"}
HTML = {"Content-Type": "text/html; charset=utf-8"}


@pytest.mark.parametrize("api", [DIAGRAMS, VISION, ITWIN, ZOO])
@pytest.mark.parametrize(
    ("response", "token", "sentence"),
    [
        ((404, HTML, b"<h1>Not Found</h1>"), "t", "every answer was 404: "),
        ((404, JSON, b'{"detail": "Not Found"}'), "t", "every answer was 404: "),
        ((401, JSON, b"{}"), None, "every answer was 401: set JOBGAUGE_TOKEN (this API takes a"),
        ((401, JSON, b"{}"), "t", "every answer was 401: the token in JOBGAUGE_TOKEN is not accepted"),
        ((403, JSON, b"{}"), "t", "every answer was 403: the token in JOBGAUGE_TOKEN has no access"),
        ((403, JSON, b"{}"), None, "every answer was 403: access is denied without a token: set JOBG"),
        ((407, HTML, b""), "t", "every answer was 407: a proxy wants credentials"),
        ((429, {"Retry-After": "3600"}, b""), "t", "every answer was 429: too many requests (Retry-After: 3600)"),
        ((500, HTML, b"<h1>Oops</h1>"), "t", "every answer was 500: the server is broken or down"),
        (
            (503, JSON, b'{"message": "Back at noon."}'), "t",
            'every answer was 503: the server is broken or down, so nothing about it can be judged: try again later',
        ),
        (
            (200, HTML, b"<!doctype html><h1>Sign in</h1>"), "t",
            "every answer was 200: the answers are HTML: a login page",
        ),
        (
            (200, {"Content-Type": "text/plain"}, b"OK"), "t",
            "every answer was 200: the answers are not JSON (text/plain)",
        ),
        (
            (200, JSON, b'{"openapi": "3.1.0", "paths": {}}'), "t",
            'every answer was 200: the answers are of another API (members ["openapi", "paths"])',
        ),
        *(
            ((200, JSON, body), "t", f"every answer was 200: the answers are of another API ({shown}): check --api")
            for body, shown in (
                (b"[]", "[]"),
                (b"{}", "{}"),
                (b"null", "null"),
                (b'"ok"', '"ok"'),
                (b'{"status": "ok"}', 'members ["status"]'),
                (b'{"id": 1}', 'members ["id"]'),
            )
        ),
        ((200, JSON, b""), "t", "every answer was 200: the answers are empty, as if this were another API's"),
        ((204, dict[str, str](), b""), "t", "every answer was 204: the answers are empty, as if this were another"),
        (
            (302, {"Location": "https://login.example.com/?next=1"}, b""), "t",
            'every answer was 302: it redirects to "https://login.example.com/?next=1", which is not followed',
        ),
        ((301, {"Location": "mailto:a@b"}, b""), "t", 'every answer was 301: it redirects to "mailto:a@b"'),
        ((301, {"Location": "http://["}, b""), "t", 'every answer was 301: it redirects to "http://["'),
        ((301, dict[str, str](), b""), "t", "every answer was 301: it points nowhere"),
        ((304, dict[str, str](), b""), "t", "every answer was 304: it points nowhere"),
        (
            (418, JSON, b'{"error": {"code": 418, "message": "I am a teapot."}}'), "t",
            'every answer was 418: the server refuses what the page documents: check --api and --url; it says',
        ),
    ],
    ids=lambda value: None if isinstance(value, tuple) else str(value)[:40],
)  # fmt: skip
def test_a_server_that_accepts_nothing_is_told_in_a_sentence(
    api: str, response: Response, token: str | None, sentence: str
) -> None:
    with answering(lambda _: response) as url:
        results, end = diagnosed(api, url, token)

    assert (end.ended, end.exit) == ("untested", 2)
    assert end.cause.startswith(sentence)
    assert {each.verdict for each in results} == {"skip"}
    assert all(each.reason.startswith("not judged: ") for each in results)
    assert end.requests < 20


@pytest.mark.parametrize("api", [DIAGRAMS, VISION, ITWIN, ZOO])
@pytest.mark.parametrize(
    ("status", "body"), [(200, b"[]"), (200, b"{}"), (200, b'"ok"'), (200, b"{"), (204, b"")]
)
def test_a_server_that_has_the_api_and_answers_nothing_of_it_is_judged(
    api: str, status: int, body: bytes
) -> None:
    def raw(_: Request, own: int, headers: Headers, content: bytes) -> tuple[int, Headers, bytes]:
        kept = [(name, value) for name, value in headers if name != "content-length"]
        return (status, kept, body) if own < 300 else (own, headers, content)

    with serving(build(load_api(api), change=Change(raw=raw))) as url:
        _, end = diagnosed(api, url, "jobgauge-reference-0", build(load_api(api)).given)

    kept = (api, body) == (ITWIN, b"{}")  # its page requires no member of a list
    assert end.ended == ("conforms" if kept else "fails"), end.cause


@pytest.mark.parametrize("api", [DIAGRAMS, VISION, ITWIN, ZOO])
def test_a_redirect_of_the_same_path_gives_the_address_to_use(api: str) -> None:
    with answering(
        lambda path: (308, {"Location": f"https://new.example.com/v2{path}"}, b"")
    ) as url:
        _, end = diagnosed(api, url)

    assert (
        "it redirects to https://new.example.com/v2: use --url https://new.example.com/v2"
        in end.cause
    )


@pytest.mark.parametrize("api", [DIAGRAMS, VISION])
def test_an_address_without_the_documented_prefix_is_told_with_it(api: str) -> None:
    reference = build(load_api(api))
    with serving(reference) as url:
        base = url.removesuffix(reference.prefix)
        assert base != url
        _, end = diagnosed(api, base, reference.token)
        _, whole = checked(
            Plan(
                load_api(api),
                [each for each in selected(load_api(api)) if each.family == "responses"],
                reference.given,
            ),
            Target(url, reference.token),
        )

    assert f"try --url {base}/api/v1/projects/<project>" in end.cause
    assert end.ended == "untested"
    assert whole.ended == "conforms"


@pytest.mark.parametrize(
    ("url", "better"),
    [
        ("https://a.com", "https://a.com/api/v1/projects/<project>"),
        ("https://a.com/", "https://a.com/api/v1/projects/<project>"),
        ("https://a.com/api/v1", "https://a.com/api/v1/projects/<project>"),
        ("https://a.com/gateway", "https://a.com/gateway/api/v1/projects/<project>"),
        ("https://a.com/api/v1/projects/p", None),
        ("https://a.com/gateway/api/v1/projects/p/", None),
        ("https://a.com/api/v1/projects/p/context/diagram/convert", "https://a.com/api/v1/projects/p"),
        ("https://a.com/api/v1/projects/p/context/diagram/convert/12", "https://a.com/api/v1/projects/p"),
        ("https://a.com/context/diagram/convert", "https://a.com/api/v1/projects/<project>"),
        ("https://a.com/api/v2/projects/p", "https://a.com/api/v1/projects/p"),
        ("https://a.com/projects/p", "https://a.com/api/v1/projects/p"),
        ("https://a.com/gateway/projects", "https://a.com/gateway/api/v1/projects/<project>"),
    ],
)  # fmt: skip
def test_a_better_address_is_suggested(url: str, better: str | None) -> None:
    assert suggested(load_api(DIAGRAMS), url) == better


@pytest.mark.parametrize(
    ("location", "base"),
    [
        ("https://b.com/v2/jobs/1?a=b", "https://b.com/v2"),
        ("https://b.com/jobs/1/", "https://b.com"),
        ("https://b.com/login", None),
        ("/jobs/1", None),
        ("http://user:pw@b.com/jobs/1", None),
        ("http://[/jobs/1", None),
        ("", None),
    ],
)
def test_the_base_of_a_redirect_is_what_precedes_the_path(location: str, base: str | None) -> None:
    assert base_from(location, "/jobs/1?a=b") == base


def test_a_lacking_prefix_is_told_before_the_id_that_is_not_found() -> None:
    """The server finds neither; its words are repeated."""
    reference = build(load_api(VISION))
    with serving(reference) as url:
        base = url.removesuffix(reference.prefix)
        _, end = diagnosed(VISION, base, reference.token)

    assert end.cause.startswith("every answer was 404: the base address may lack")
    assert 'it says "No operation has this path and method."' in end.cause


@pytest.mark.parametrize(("api", "named"), [(VISION, 'jobId="123"'), (ZOO, 'id="a0000000')])
def test_given_ids_that_do_not_exist_are_named(api: str, named: str) -> None:
    reference = build(load_api(api))
    with serving(reference) as url:
        _, end = diagnosed(api, url, reference.token)

    assert (end.ended, end.exit) == ("untested", 2)
    assert named in end.cause
    assert "--given" in end.cause


@pytest.mark.parametrize("api", [VISION, ZOO])
def test_without_ids_the_options_that_give_them_are_named(api: str) -> None:
    reference = build(load_api(api))
    with serving(reference) as url:
        _, end = diagnosed(api, url, reference.token, {})

    assert end.ended == "untested"
    assert end.cause.startswith("the server answers, but nothing can be called without an id")
    assert "--given" in end.cause


def test_a_server_of_another_api_is_no_failure() -> None:
    for own in (DIAGRAMS, VISION, ITWIN, ZOO):
        reference = build(load_api(own))
        with serving(reference) as url:
            for other in {DIAGRAMS, VISION, ITWIN, ZOO} - {own}:
                _, end = diagnosed(other, url, reference.token)

                assert end.exit == 2, (own, other, end)


@pytest.mark.parametrize(
    ("status", "body", "words"),
    [
        (401, b'{"error": {"code": 401, "message": "Token expired at noon."}}', '; it says "Token expired at noon."'),
        (403, b'{"message": "No access to this project."}', '; it says "No access to this project."'),
        (404, b'{"message": "Unknown project: p."}', '; it says "Unknown project: p."'),
        (403, b'{"message": "Denied", "id": "bf65a63b-1c5d-4d0e"}', '; it says "Denied"'),
        (404, b'{"detail": "Not Found"}', ""),
    ],
)  # fmt: skip
def test_the_words_of_a_server_are_repeated_unless_they_only_name_the_status(
    status: int, body: bytes, words: str
) -> None:
    with answering(lambda _: (status, JSON, body)) as url:
        _, end = diagnosed(DIAGRAMS, f"{url}/api/v1/projects/p", "any-token-3141")

    assert end.cause.endswith(words or ": check --api and --url")


def test_a_port_that_wants_tls_is_told_with_the_address_that_has_it() -> None:
    page = b"<html><center>The plain HTTP request was sent to HTTPS port</center></html>"
    with answering(lambda _: (400, HTML, page)) as url:
        _, end = diagnosed(ITWIN, url)

    assert end.cause.endswith(
        f"the port seems to speak TLS: try --url {url.replace('http', 'https')}"
    )


@pytest.mark.parametrize("location", ["{url}{path}/", "{path}/", "/elsewhere"])
def test_a_redirect_within_a_server_does_not_suggest_the_address_that_was_given(
    location: str,
) -> None:
    with answering(
        lambda path: (307, {"Location": location.format(url=place[0], path=path)}, b"")
    ) as url:
        place = [url]
        _, end = diagnosed(ITWIN, url)

    assert "it redirects to another path of its own, " in end.cause
    assert "use --url" not in end.cause


def test_statuses_are_counted_over_all_answers() -> None:
    """A server whose reads are well and whose submission is broken is not one that answers only with 500."""
    unknown = b'{"error": {"code": 400, "message": "No such job."}}'

    def answer(path: str) -> Response:
        return (400, JSON, unknown) if path.endswith("/123") else (500, HTML, b"<h1>Oops</h1>")

    with answering(answer) as url:
        _, end = diagnosed(DIAGRAMS, url)

    assert end.cause.startswith("no valid request was accepted (500 x")
    assert "400 x" in end.cause


def test_ids_that_nobody_gave_are_not_named_but_asked_for() -> None:
    with answering(lambda _: (404, HTML, b"<h1>Not Found</h1>")) as url:
        _, end = diagnosed(ZOO, url, given={})

    assert end.cause.endswith(
        "or add an id that exists with --given id=... --given conversion_id=..."
    )


def test_a_mock_that_knows_every_id_is_not_of_another_api() -> None:
    reference = build(load_api(VISION))
    with serving(reference) as url:
        body = httpx.get(
            f"{url}/context/vision/extract/{reference.given['jobId'][0]}",
            headers={"Authorization": f"Bearer {reference.token}"},
        ).content
    with answering(lambda _: (200, JSON, body)) as url:
        _, end = diagnosed(VISION, url, given={})

    assert end.cause.startswith("the server answers, but nothing can be called without an id")


def test_only_the_ids_that_are_missing_are_asked_for() -> None:
    reference = build(load_api(ZOO))
    with serving(reference) as url:
        _, end = diagnosed(ZOO, url, reference.token, {"id": reference.given["id"]})

    assert end.cause.endswith(": add --given conversion_id=...")


@pytest.mark.parametrize(
    ("why", "sentence"),
    [
        ("[Errno 111] Connection refused", "nothing listens at https://api.example.com:8443"),
        (
            "[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: Hostname mismatch, certificate is not valid",
            "the certificate of api.example.com is for another name",
        ),
        (
            "[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: certificate has expired",
            "the certificate of api.example.com has expired",
        ),
        (
            "[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: self-signed certificate",
            "the certificate of api.example.com is not trusted: set SSL_CERT_FILE",
        ),
        ("illegal status line: bytearray(b'SSH-2.0-OpenSSH')", "what https://api.example.com:8443 sends is not HTTP"),
    ],
)  # fmt: skip
def test_a_server_without_a_response_is_told_in_a_sentence(why: str, sentence: str) -> None:
    assert broken(Target("https://api.example.com:8443"), why).startswith(sentence)


@pytest.mark.parametrize(
    ("why", "sentence"),
    [
        ("407 Proxy Authentication Required", "the proxy in HTTPS_PROXY wants a user and a password"),
        ("502 Bad Gateway", "no response from https://api.example.com came through the proxy in HTTPS_PROXY (502 Bad"),
        ("[Errno 111] Connection refused", "no response from https://api.example.com came through the proxy in"),
        ("timed out", "no response from https://api.example.com came through the proxy in HTTPS_PROXY (timed out)"),
        (
            "[SSL: CERTIFICATE_VERIFY_FAILED] certificate verify failed: self-signed certificate",
            "the certificate of api.example.com is not trusted",
        ),
    ],
)  # fmt: skip
def test_a_proxy_is_not_taken_for_the_server(
    monkeypatch: pytest.MonkeyPatch, why: str, sentence: str
) -> None:
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy.example:3128")

    found = broken(Target("https://api.example.com"), why)

    assert found.startswith(sentence)
    assert "407" in why or "certificate" in why or found.endswith("or set NO_PROXY=api.example.com")


def test_the_words_of_a_server_do_not_carry_the_token() -> None:
    body = json.dumps({"message": "denied for 4f-s3cret-token-9c"}).encode()
    with answering(lambda _: (403, JSON, body)) as url:
        results, end = diagnosed(ITWIN, url, "4f-s3cret-token-9c")

    assert "s3cret" not in end.cause + "".join(each.reason for each in results)
