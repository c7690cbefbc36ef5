"""Names what is wrong with a call in one sentence with the next step, from the responses to the first questions."""

import re
from collections.abc import Sequence
from http.client import responses
from typing import Any, Final, cast
from urllib.parse import urlsplit

from jobgauge.diagnosis.addresses import (
    base_from,
    callable_without_ids,
    documented_address,
    suggested,
)
from jobgauge.diagnosis.recognition import recognized, says_unknown
from jobgauge.exchange.answer import Exchange
from jobgauge.exchange.line import Target, proxy_for
from jobgauge.messages.documented import ids_in_body
from jobgauge.run.run import Run, statuses
from jobgauge.run.unseen import ids_in, is_given, one_of, options, unknown_ids
from jobgauge.spec.constraints import ABSENT
from jobgauge.spec.document import Api, Operation, path_names
from jobgauge.spec.wording import short

LONGEST: Final = 300
"""The most characters of an address or a message of the server."""
SHORT: Final = 40
"""The most characters of a header in a sentence."""
MADE_FOR_ANOTHER: Final = {404, 405, 410, 501}
"""Statuses of a server that serves nothing at an address, or something else."""

CLOSED: Final = (
    "the server at {origin} closes the connection without an HTTP response: check the port; "
    "if it speaks TLS, try --url https://..."
)
CONNECTING: Final = (
    ("refused", "nothing listens at {origin}: is the server running there, and is the port right?"),
    ("resolution", "the host name {host} cannot be resolved: check --url"),
    ("not known", "the host name {host} cannot be resolved: check --url"),
    ("mismatch", "the certificate of {host} is for another name: check the name in --url"),
    ("expired", "the certificate of {host} has expired: nobody but its operator can mend that"),
    ("CERTIFICATE_VERIFY", "the certificate of {host} is not trusted: set SSL_CERT_FILE to a file with its CA"),
    ("WRONG_VERSION_NUMBER", "the server at {origin} does not speak TLS: try --url http://..."),
    ("record layer failure", "the server at {origin} does not speak TLS: try --url http://..."),
    ("not complete", "no complete response came from {origin} in time ({why}): check the port, or try again later"),
    ("timed out", "no connection to {origin} in time: check host, port and firewall, and http or https"),
    ("disconnected", CLOSED),
    ("reset by peer", CLOSED),
    ("peer closed", "the server at {origin} answers, but breaks off its response ({why})"),
    ("content-length", "what {origin} sends is not sound HTTP/1.1 ({why})"),
    ("receive buffer", "what {origin} sends is not sound HTTP/1.1 ({why})"),
    ("too large", "the server at {origin} answers, but {why}"),
    ("the body is", "the server at {origin} answers, but {why}"),
    ("illegal", "what {origin} sends is not HTTP/1.1: check the port, and http or https"),
)  # fmt: skip
"""Sentences about a server without a response, by a part of the reason."""
PROXY: Final = (
    ("407", "the proxy in {proxy} wants a user and a password, or others than it has: write them into its address"),
    ("", "no response from {origin} came through the proxy in {proxy} ({why}): correct it, or set NO_PROXY={host}"),
)  # fmt: skip
MESSAGES: Final = {
    "message",
    "detail",
    "error_description",
    "description",
    "title",
    "reason",
    "error",
}
"""Names of members that hold a message in many APIs' errors."""
TLS_WANTED: Final = re.compile(rb"https|\bssl\b|\btls\b", re.IGNORECASE)
"""Words in what a server answers with 400 if it expects TLS and gets plain HTTP."""
PEEK: Final = 2_000
"""The most bytes in which they are looked for."""


def broken(target: Target, why: str) -> str:
    """Return the sentence about a server from which no HTTP response came."""
    parts, proxy = urlsplit(target.url), proxy_for(target)
    names = {"origin": f"{parts.scheme}://{parts.netloc}", "host": parts.hostname, "why": why}
    sentences = CONNECTING if proxy is None or "certificate" in why else PROXY
    found = (text for mark, text in sentences if mark.casefold() in why.casefold())
    sentence = next(found, "the server at {origin} gave no response: {why}")
    return sentence.format(**names, proxy=proxy and proxy.name)


def cause(run: Run, operations: Sequence[Operation]) -> str:
    """Return the sentence about a server that accepted no documented request, from all its responses so far."""
    asked = [each for each in run.exchanges if each.call.operation in operations]
    others = [each for each in asked if not says_unknown(each)]
    if not asked or any(recognized(run, each) for each in asked):
        return _ids_wanted(run, operations)
    if not others and not suggested(run.api, run.wire.target.url):
        given = [each for each in asked if is_given(run, each)]
        if not given:
            return _ids_wanted(run, operations)
        return f"{unknown_ids(run, given)}{_words(given[0])}"
    others = others or asked
    counted = sorted(others, key=lambda each: -sum(o.status == each.status for o in others))
    proxy = proxy_for(run.wire.target)
    through = f"; it may be the answer of the proxy in {proxy.name}" if proxy else ""
    return f"{_every(asked)}: {_advice(run, counted[0])}{through}"


def _every(exchanges: Sequence[Exchange]) -> str:
    counts = {each.status for each in exchanges}
    if len(counts) == 1:
        return f"every answer was {counts.pop()}"
    return f"no valid request was accepted ({statuses(exchanges)})"


def _advice(run: Run, exchange: Exchange) -> str:
    """Return what a response that is not a success means, and what to do."""
    status, token, words = exchange.status, run.wire.target.token, _words(exchange)
    if 300 <= status < 400:
        return _redirect(run, exchange)
    if status == 401:
        what = "the token in JOBGAUGE_TOKEN is not accepted" if token else "set JOBGAUGE_TOKEN"
        return f"{what} ({tokens_of(run.api)}){words}"
    if status == 403:
        what = (
            "the token in JOBGAUGE_TOKEN has no access"
            if token
            else "access is denied without a token: set JOBGAUGE_TOKEN"
        )
        return f"{what} ({tokens_of(run.api)}){words}"
    if status == 407:
        return "a proxy wants credentials: put them into HTTPS_PROXY or HTTP_PROXY, or set NO_PROXY"
    if status == 429:
        return f"too many requests{_after(exchange)}: wait, then run again"
    if status in MADE_FOR_ANOTHER:
        return f"{_address(run, exchange)}{words}"
    if status >= 500:
        what = f"the server is broken or down{_after(exchange)}"
        return f"{what}, so nothing about it can be judged: try again later{words}"
    if 200 <= status < 300:
        return _foreign(run, exchange)
    url, peek = run.wire.target.url, exchange.answer.content[:PEEK]
    if status == 400 and url.startswith("http:") and TLS_WANTED.search(peek):
        return f"the port seems to speak TLS: try --url {url.replace('http', 'https', 1)}"
    wanted = "" if exchange.answer.html else _wanted_in_body(run, exchange)
    return f"the server refuses what the page documents: check --api and --url{words}{wanted}"


def _after(exchange: Exchange) -> str:
    after = exchange.answer.headers.get("retry-after", "")
    return f" (Retry-After: {after[:SHORT]})" if after else ""


def _redirect(run: Run, exchange: Exchange) -> str:
    location, given = exchange.answer.headers.get("location", ""), run.wire.target.url
    if not location:
        return "it points nowhere: check --url"
    shown = short(location if len(location) <= LONGEST else f"{location[:LONGEST]}...")
    base = base_from(location, exchange.call.target)
    if location.startswith("/") or (base and base == given.rstrip("/")):
        return (
            f"it redirects to another path of its own, {shown}, which is not followed: check --url"
        )
    if base and len(base) <= LONGEST:
        return f"it redirects to {base}: use --url {base}"
    return f"it redirects to {shown}, which is not followed: is that a login page? Check --url"


def _address(run: Run, exchange: Exchange) -> str:
    """Return what may be wrong with the base address of a server that serves nothing there."""
    url = run.wire.target.url
    better, documented = suggested(run.api, url), documented_address(run.api)
    ids = ""
    if is_given(run, exchange):
        ids = f", or {ids_in(exchange)} does not exist there"
    elif not callable_without_ids(run.api):
        ids = f", or add an id that exists with {options(path_names(exchange.call.operation.path))}"
    if better:
        missing = better.removeprefix(url.rstrip("/"))
        lacks = (
            f"the base address may lack `{missing}`"
            if better.startswith(url.rstrip("/"))
            else "the base address seems wrong"
        )
        return f"{lacks}: try --url {better}{ids}"
    own = f" (the vendor's is {documented})" if documented else ""
    return f"this API is not served at {url}{own}: check --api and --url{ids}"


def _foreign(run: Run, exchange: Exchange) -> str:
    """Return what a success is that is not this API's."""
    documented = documented_address(run.api)
    own = f"; the vendor's address is {documented}" if documented else ""
    if exchange.answer.html:
        return f"the answers are HTML: a login page or a web site? Check --url and the token{own}"
    body = exchange.answer.json
    if not exchange.answer.content:
        return f"the answers are empty, as if this were another API's server: check --api and --url{own}"
    if body is ABSENT:
        return f"the answers are not JSON ({exchange.answer.media_type or 'no content type'}): check --url{own}"
    if not exchange.accepted:
        return f"each contains an error{_words(exchange)}"
    names = isinstance(body, dict) and sorted(cast("dict[str, Any]", body))
    what = f"members {short(names)}" if names else short(body)
    return f"the answers are of another API ({what}): check --api and --url{own}"


def tokens_of(api: Api) -> str:
    """Return where tokens of an API come from, as its spec describes them."""
    schemes: dict[str, Any] = api.document.get("components", {}).get("securitySchemes", {})
    found = [" ".join(str(each.get("description", "")).split()) for each in schemes.values()]
    text = next((each for each in found if each), "")
    return (
        f"this API takes {text[0].lower()}{text[1:]}".rstrip(".")
        if text
        else "see the vendor's page"
    )


def _ids_wanted(run: Run, operations: Sequence[Operation]) -> str:
    missing = [
        [name for name in path_names(each.path) if name not in run.given] for each in operations
    ]
    wanted = next(filter(None, missing), path_names(operations[0].path))
    return f"the server answers, but nothing can be called without an id that exists: add {options(wanted)}"


def _wanted_in_body(run: Run, exchange: Exchange) -> str:
    names = [
        name for name in ids_in_body(run.api, exchange.call.operation) if name not in run.given
    ]
    if not names:
        return ""
    return f"; if the requests name things that must exist, add {one_of(names)}"


def _words(exchange: Exchange) -> str:
    """Return the server's own words from a body, unless they only name the status; empty if there are none."""
    found = " ".join(_first_text(exchange.answer.json).split())
    if not found or found.casefold() == responses.get(exchange.status, "").casefold():
        return ""
    return f"; it says {short(found)}"


def _first_text(value: Any) -> str:
    """Return the message in an error, to a depth of three: a member named like one, else a text of several words."""
    others: list[str] = []
    level: list[tuple[str, Any]] = [("", value)]
    for _ in range(3):
        below: list[tuple[str, Any]] = []
        for _, each in level:
            if isinstance(each, dict):
                below += list(cast("dict[str, Any]", each).items())[:20]
            elif isinstance(each, list):
                below += [("", one) for one in cast("list[Any]", each)[:20]]
        texts = [(name, each) for name, each in below if isinstance(each, str) and each.strip()]
        if named := [each for name, each in texts if name.lower() in MESSAGES]:
            return named[0]
        others += [each for _, each in texts if " " in each.strip()]
        level = below
    return max(others, key=len, default="")
