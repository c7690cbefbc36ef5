"""The exchanges in a result contain no secret and are cut to a limited length."""

import base64
import html
import json
import random
import re
from collections.abc import Callable, Iterator
from urllib.parse import quote, quote_plus, unquote, unquote_plus

import attrs
import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from jobgauge.exchange.answer import Answer, Exchange
from jobgauge.exchange.call import Call
from jobgauge.exchange.headers import Headers
from jobgauge.exchange.masking import LONGEST, MASK, Masking, basic
from jobgauge.spec.document import load_api

Escape = Callable[[str], str]

SIGNED = (
    "https://storage.googleapis.com/c/a.svg?X-Goog-Expires=600&X-Goog-Signature=abc123&alt=media"
)
CANARY = 'c4n/ry+"&<\\%t0k3n=='
"""A secret with a character for each escape."""

printable = st.characters(min_codepoint=0x21, max_codepoint=0x7E)
secrets = st.text(printable, min_size=8, max_size=40).filter(lambda text: "*" not in text)
prose = st.text("lorem ipsd.,!\n", max_size=30)

SPELLINGS: tuple[Escape, ...] = (
    lambda char: char,
    lambda char: f"\\u{ord(char):04x}",
    lambda char: f"\\u{ord(char):04X}",
    lambda char: f"%{ord(char):02x}",
    lambda char: f"%{ord(char):02X}",
    lambda char: f"&#{ord(char)};",
    lambda char: f"&#x{ord(char):x};",
    html.escape,
    lambda char: f"\\{char}" if char in '"/\\' else char,
)


BASE64_ESCAPES: tuple[Escape, ...] = (
    str,
    quote_plus,
    lambda text: text.replace("+", "%2b").replace("/", "%2f").replace("=", "%3d"),
    lambda text: text.replace("/", "\\/"),
)


def spelled(text: str, levels: int, choice: random.Random) -> str:
    """Return the text with each character in a random spelling, each of its characters again."""
    for _ in range(levels):
        text = "".join(choice.choice(SPELLINGS)(char) for char in text)
    return text


def decoded(text: str) -> Iterator[str]:
    """Yield the text and what up to three decodings make of it, in any order of their kinds."""
    known = {text}
    for _ in range(3):
        yield from known
        known = {
            decode(each)
            for each in known
            for decode in (unquote, unquote_plus, html.unescape, unescaped)
        }
    yield from known


def unescaped(text: str) -> str:
    """Return the text with the escapes of JSON decoded."""
    text = re.sub(r"\\u([0-9a-fA-F]{4})", lambda found: chr(int(found[1], 16)), text)
    return re.sub(r'\\(["/\\])', r"\1", text)


def shows(text: str | None, secret: str) -> bool:
    """Return True if a decoding of the text contains the first characters of the secret."""
    return any(secret[:8] in each for each in decoded(text or ""))


@given(secrets, prose, prose, st.integers(0, 2), st.randoms(use_true_random=False))
@example("%0000000", "", "", 2, random.Random(0))
@example("\\\\\\\\\\\\\\\\", "", "", 2, random.Random(1))
@example("&amp;&amp;", "", "", 2, random.Random(2))
def test_a_secret_is_masked_in_any_mixture_of_spellings(
    secret: str, before: str, after: str, levels: int, choice: random.Random
) -> None:
    assume(secret[:8] not in before + after)
    written = spelled(secret, levels, choice)

    assert Masking(secret).text(f"{before} {written} {after}") == f"{before} {MASK} {after}"


@given(secrets, st.text(), st.text(), st.integers(0, 2), st.randoms(use_true_random=False))
def test_a_secret_is_masked_beside_any_text(
    secret: str, before: str, after: str, levels: int, choice: random.Random
) -> None:
    assume(not shows(f"{before}***{after}", secret))

    shown = Masking(secret).text(before + spelled(secret, levels, choice) + after)

    assert not shows(shown, secret)


@given(secrets, st.integers(0, 2), st.integers(0, 30), st.randoms(use_true_random=False))
def test_the_first_characters_of_a_secret_are_masked_where_a_text_was_cut(
    secret: str, levels: int, length: int, choice: random.Random
) -> None:
    written = spelled(secret[: 8 + length], levels, choice)

    assert Masking(secret).text(f"a {written}") == f"a {MASK}"


@pytest.mark.parametrize("encode", [base64.b64encode, base64.urlsafe_b64encode])
@pytest.mark.parametrize("escape", BASE64_ESCAPES)
@given(secret=secrets, before=st.text(max_size=9), after=st.text(max_size=9))
def test_a_secret_is_masked_inside_base64(
    encode: Callable[[bytes], bytes],
    escape: Escape,
    secret: str,
    before: str,
    after: str,
) -> None:
    whole = encode(f"{before}{secret}{after}".encode("utf-8", "surrogatepass")).decode()
    shift = len(before.encode("utf-8", "surrogatepass"))
    inner = whole[-(-shift * 4 // 3) : (shift + len(secret)) * 4 // 3]

    shown = Masking(secret).text(f"a {escape(whole)} b")

    assert MASK in shown
    assert inner not in unquote(shown.replace("\\/", "/"))


@given(secrets)
def test_a_secret_is_masked_as_hex(secret: str) -> None:
    digits = secret.encode().hex()

    shown = Masking(secret).text(f"{digits} {digits.upper()} 00{digits}00")

    assert shown == f"{MASK} {MASK} 00{MASK}00"


@given(st.text(max_size=200))
@example("100% of \\ & a+b; c:\\temp\\u00zz %zz &unknown; &#; \\")
@example("\ud83d \\ud83d %ff \U0001f600")
def test_a_text_without_a_secret_is_unchanged(text: str) -> None:
    assert Masking("a-rather-l0ng-secret", "user:a-rather-l0ng-secret").text(text) == text


WRITTEN = {
    "as it is": CANARY,
    "json": json.dumps(CANARY)[1:-1],
    "json twice": json.dumps(json.dumps(CANARY))[3:-3],
    "json three times": json.dumps(json.dumps(json.dumps(CANARY)))[7:-7],
    "escaped slashes": json.dumps(CANARY)[1:-1].replace("/", "\\/"),
    "escaped for html in json": json.dumps(CANARY)[1:-1]
    .replace("&", "\\u0026")
    .replace("<", "\\u003C")
    .replace("+", "\\u002B")
    .replace('\\"', "\\u0022"),
    "percent": quote(CANARY, safe=""),
    "lower-case percent": re.sub("%..", lambda found: found[0].lower(), quote(CANARY, safe="")),
    "percent twice": quote(quote(CANARY, safe=""), safe=""),
    "percent three times": quote(quote(quote(CANARY, safe=""), safe=""), safe=""),
    "form": quote_plus(CANARY),
    "html": html.escape(CANARY),
    "html twice": html.escape(html.escape(CANARY)),
    "html by number": "".join(f"&#{ord(char)};" for char in CANARY),
    "html by name": CANARY.replace("&", "&amp;").replace("/", "&sol;").replace("+", "&plus;"),
    "json in percent": quote(json.dumps(CANARY)[1:-1].replace("&", "\\u0026"), safe=""),
    "html in percent": quote(html.escape(CANARY), safe=""),
    "percent in html in json": json.dumps(html.escape(quote(CANARY, safe="/&\"'<")))[1:-1],
    "repr": repr(CANARY.encode())[2:-1],
    "backslash x": "".join(f"\\x{ord(char):02x}" for char in CANARY),
    "basic": basic(CANARY),
    "hex": CANARY.encode().hex(),
}


@pytest.mark.parametrize("written", WRITTEN.values(), ids=WRITTEN)
@pytest.mark.parametrize("quotes", ['""', "''", "  ", "()", "<>", "=&", "/?"])
def test_a_secret_is_masked_wherever_it_stands(written: str, quotes: str) -> None:
    shown = Masking(CANARY).text(f"a{quotes[0]}{written}{quotes[1]}b")

    assert shown == f"a{quotes[0]}{MASK}{quotes[1]}b"


@pytest.mark.parametrize("secret", ["pässwörd-ß€", "smile-\U0001f600-\U0001f600"])
def test_a_secret_beyond_ascii_is_masked(secret: str) -> None:
    masking = Masking(secret)

    for written in (secret, quote(secret), json.dumps(secret)[1:-1], quote(quote(secret))):
        assert masking.text(f"a {written} b") == f"a {MASK} b"


@pytest.mark.parametrize("written", ["two words+one", "two+words%2Bone", "two%20words%2bone"])
def test_a_space_in_a_secret_may_be_a_plus(written: str) -> None:
    assert Masking("two words+one").text(f"q={written}") == f"q={MASK}"


def test_a_secret_that_no_encoding_has_is_masked() -> None:
    secret = "from-the-environment-\udcff"

    assert Masking(secret).text(f"a {secret} b") == f"a {MASK} b"


@pytest.mark.parametrize("header", ["Basic", "Proxy-Authenticate: Basic"])
def test_the_credentials_that_a_proxy_echoes_are_masked(header: str) -> None:
    pair = "operator:pr0xy-passw0rd"
    encoded = base64.b64encode(pair.encode()).decode()

    shown = Masking(None, "pr0xy-passw0rd", pair).text(
        f"407 from http://{pair}@proxy.test: {header} {encoded}"
    )

    assert "operator" not in shown
    assert "pr0xy" not in shown
    assert encoded[:8] not in shown


@pytest.mark.parametrize(
    "text",
    ["jobgauge/0.1.0", "a jobgauge-report folder", "jobgauge: 3 failures", '"jobgauge"'],
)
def test_words_at_the_start_of_a_secret_are_not_masked(text: str) -> None:
    assert Masking("jobgauge-reference-0").text(text) == text


@pytest.mark.parametrize("end", ["", "…", "...", "... was refused"])
def test_words_at_the_start_of_a_secret_are_masked_where_they_are_cut(end: str) -> None:
    shown = Masking("jobgauge-reference-0").text(f"The token jobgauge-ref{end}")

    assert shown == f"The token {MASK}{end}"


@pytest.mark.parametrize(
    "text", ["a10 ba1 _a1 a1_ a1b2", "6c0cbd3c-2b1a1-4a7e", "%a10", "\\ua1a1", "0xa1"]
)
def test_a_short_secret_does_not_destroy_words(text: str) -> None:
    assert Masking("a1").text(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a1", "***"),
        ('{"a": "a1"}', '{"a": "***"}'),
        ("q=a1&b=a1", "q=***&b=***"),
        ("x%20a1%20", "x%20***%20"),
        ('\\"a1\\"', '\\"***\\"'),
        ("\\na1\\n", "\\n***\\n"),
        ("\\u0022a1\\u0022", "\\u0022***\\u0022"),
        ("&quot;a1&quot;", "&quot;***&quot;"),
        ("%61%31", "***"),
        ("\\u0061&#49;", "***"),
        (basic("a1"), "***"),
    ],
)
def test_a_short_secret_is_masked_as_a_whole_word(text: str, shown: str) -> None:
    assert Masking("a1").text(text) == shown


NAMES = (
    *("sig", "Signature", "token", "access_token", "refresh_token", "id_token", "accessToken"),
    *("api_key", "apikey", "api-key", "password", "client_secret", "X-Amz-Security-Token"),
    *("X-Amz-Signature", "X-Amz-Credential", "X-Goog-Signature", "X-Goog-Credential"),
    *("GoogleAccessId", "Policy", "Key-Pair-Id", "AWSAccessKeyId", "credential"),
)
ADDRESSES: dict[str, Escape] = {
    "as it is": str,
    "json": json.dumps,
    "json twice": lambda text: json.dumps(json.dumps(text)),
    "json for html": lambda text: json.dumps(text).replace("&", "\\u0026").replace("=", "\\u003D"),
    "json for html twice": lambda text: json.dumps(json.dumps(text).replace("&", "\\u0026")),
    "html": html.escape,
    "html twice": lambda text: html.escape(html.escape(text)),
    "percent": lambda text: "https://b.test/?to=" + quote(text, safe="") + "&z=3",
    "lower-case percent": lambda text: quote(text, safe="").replace("%3F", "%3f").replace("%3D", "%3d"),
    "percent twice": lambda text: quote(quote(text, safe=""), safe=""),
    "percent in html": lambda text: html.escape("?y=1&to=" + quote(text, safe="") + "&z=3"),
}  # fmt: skip


@pytest.mark.parametrize("escape", ADDRESSES.values(), ids=ADDRESSES)
def test_the_signature_in_an_address_is_masked_and_the_rest_is_kept(escape: Escape) -> None:
    address = "https://a.test/c/a.svg?x=1&{}={}&y=2"

    for name in NAMES:
        shown = Masking().text(escape(address.format(name, "ab12%2Bcd%26ef%3D")))

        assert shown == escape(address.format(name, "MASK")).replace("MASK", MASK)


@pytest.mark.parametrize(
    "name", ["continuationToken", "page_token", "pageToken", "nextToken", "key", "code", "design"]
)
@pytest.mark.parametrize(
    "form", ["https://a.test/jobs?{}=abc&x=1", '{{"{}": "abc"}}', "a&amp;{}=b"]
)
def test_a_paging_token_is_not_masked(name: str, form: str) -> None:
    text = form.format(name)

    assert Masking("t0ken").text(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("token=abc&x=1", "token=***&x=1"),
        ("/#access_token=abc&x=1", "/#access_token=***&x=1"),
        ("?a=1;sig=abc;b=2", "?a=1;sig=***;b=2"),
        ("<a href='?sig=abc'>", "<a href='?sig=***'>"),
        ("?sig=abc is refused", "?sig=*** is refused"),
        ("?sig=abc\\ndef", "?sig=***\\ndef"),
        ("?sig=&x=1", "?sig=&x=1"),
        ("http://user:pa55@proxy.test:80/", "http://user:***@proxy.test:80/"),
        ("http:\\/\\/user:p%40%2Fp@proxy.test", "http:\\/\\/user:***@proxy.test"),
        ("to=http%3A%2F%2Fuser:pa55@proxy.test", "to=http%3A%2F%2Fuser:***@proxy.test"),
        ("http://a.test:80/@x", "http://a.test:80/@x"),
        ("(Authorization: Bearer abcdefgh)", "(Authorization: Bearer ***"),
        ("Authorization%3A%20Bearer%20abcdefgh%20x", "Authorization%3A%20Bearer%20***%20x"),
        ('"Basic YTpiY2Q6ZQ=="', '"Basic ***"'),
        ("Proxy-Authorization: Basic dTpw", "Proxy-Authorization: Basic ***"),
        ("Authorization: Token abcdef1234", "Authorization: Token ***"),
        ("authorization=abcd1234", "authorization=***"),
        ("X-Api-Key: abcd1234", "X-Api-Key: ***"),
        ("Cookie: a=b; c=d\r\nHost: a", "Cookie: ***\r\nHost: a"),
        ("Set-Cookie: a=b; Path=/", "Set-Cookie: ***"),
        ("Basic information about bearer authentication.",) * 2,
        ('WWW-Authenticate: Bearer realm="api"',) * 2,
        ("Authorization: header is missing",) * 2,
        ("cookie: missing",) * 2,
    ],
)
def test_credentials_in_a_text_are_masked(text: str, shown: str) -> None:
    assert Masking().text(text) == shown


MEMBERS = (
    *("token", "access_token", "accessToken", "refresh_token", "id_token", "password", "api_key"),
    *("client_secret", "authorization", "Proxy-Authorization", "cookie", "Set-Cookie", "x-api-key"),
)


@pytest.mark.parametrize("value", ["abc", 'a"b', "a\\", 'a\\"b\\\\', "a, b: c", "{}", "ä\n"])
@pytest.mark.parametrize("times", [1, 2, 3])
@pytest.mark.parametrize("several", [False, True])
def test_the_value_of_a_secret_member_is_masked(value: str, times: int, several: bool) -> None:
    def written(name: str, secret: str) -> str:
        text: object = {"a": 1, name: [secret, secret] if several else secret, "b": "kept"}
        for _ in range(times):
            text = json.dumps(text)
        return str(text)

    for name in MEMBERS:
        assert Masking().text(written(name, value)) == written(name, MASK)


@pytest.mark.parametrize("escape", [html.escape, quote])
def test_the_value_of_a_member_is_masked_in_escaped_json(escape: Escape) -> None:
    written = escape('{"token": "a1", "b": "kept"}')

    assert Masking().text(written) == written.replace("a1", MASK)


def test_a_header_that_is_named_like_a_secret_keeps_only_its_scheme() -> None:
    shown = Masking().headers(
        {
            "Authorization": "Bearer abc",
            "Proxy-Authorization": "Basic abc",
            "X-Job-Token": "abc",
            "X-Api-Key": "abc",
            "X-Amz-Signature": "abc def",
            "Set-Cookie": "a=b; HttpOnly",
            "Date": "1",
        }
    )

    assert shown == {
        "Authorization": "Bearer ***",
        "Proxy-Authorization": "Basic ***",
        "X-Job-Token": "***",
        "X-Api-Key": "***",
        "X-Amz-Signature": "***",
        "Set-Cookie": "***",
        "Date": "1",
    }


def test_a_secret_is_masked_in_the_name_and_the_scheme_of_a_header() -> None:
    shown = Masking("abcd-1234").headers({"x-abcd-1234": "a", "authorization": "abcd-1234 b"})

    assert shown == {"x-***": "a", "authorization": "*** ***"}


def test_repeated_headers_are_joined() -> None:
    headers = [("via", "a"), ("set-cookie", "a=b"), ("via", "b"), ("set-cookie", "c=d")]

    assert Masking().headers(headers) == {"via": "a, b", "set-cookie": "***, ***"}


def test_the_signature_in_a_body_is_masked() -> None:
    shown = Masking().body(json.dumps({"svgUrl": SIGNED}).encode())

    assert shown == json.dumps({"svgUrl": SIGNED.replace("abc123", MASK)})


@pytest.mark.parametrize(("length", "cut"), [(LONGEST, False), (LONGEST + 1, True)])
@pytest.mark.parametrize("char", ["a", "é", "\U0001f600"])
def test_a_long_body_is_cut_and_says_how_long_it_was(char: str, length: int, cut: bool) -> None:
    shown = Masking().body((char * length).encode()) or ""

    assert shown == char * LONGEST + (f"… ({length} characters)" if cut else "")


@pytest.mark.parametrize("char", ["a", "é", "\U0001f600"])
def test_a_very_long_body_says_how_long_it_was(char: str) -> None:
    assert Masking().body((char * 10**6).encode()) == char * LONGEST + "… (1000000 characters)"


@pytest.mark.parametrize("written", WRITTEN.values(), ids=WRITTEN)
def test_a_body_is_masked_before_it_is_cut(written: str) -> None:
    masking = Masking(CANARY)

    for start in range(LONGEST - 30, LONGEST + 31):
        body = "é" * (start - 1) + " " + written + " " + "x" * 10**4

        shown = masking.body(body.encode())

        whole = body.replace(written, MASK) if start < LONGEST else body
        end = (
            max(start + len(MASK), LONGEST - len(written) + len(MASK))
            if start < LONGEST
            else LONGEST
        )
        assert shown == f"{whole[:end]}… ({len(body)} characters)"


@pytest.mark.parametrize(
    "opening", ["?sig=", "?X-Amz-Security-Token%3D", '{"token": "', "Authorization: Bearer "]
)
def test_a_value_longer_than_a_body_is_masked_to_the_end(opening: str) -> None:
    assert Masking().body((opening + "a1B2" * 10**5).encode()) == (
        f"{opening}{MASK}… ({len(opening) + 4 * 10**5} characters)"
    )


def test_a_secret_longer_than_a_body_is_masked_to_the_end() -> None:
    secret = "".join(random.Random(0).choices("abcdefgh12345678", k=10**4))

    assert Masking(secret).body(f"a {secret} b".encode()) == "a ***… (10004 characters)"


def test_a_body_that_is_not_text_can_be_shown() -> None:
    assert Masking().body(b"\xff\xfe") == "\ufffd\ufffd"


@given(st.binary(max_size=300), st.integers(1, 40))
def test_any_body_can_be_shown(content: bytes, times: int) -> None:
    whole = (content * times).decode("utf-8", errors="replace")

    shown = Masking("a-rather-l0ng-secret").body(content * times)

    assert (shown or "").startswith(whole[:LONGEST])


@pytest.mark.parametrize("part", ["\\", "%", "&", "%25", "&amp;", "\\u005c", "?sig=", '"token":"'])
def test_a_body_of_escapes_can_be_shown(part: str) -> None:
    assert Masking(CANARY).body(part.encode() * LONGEST)


def test_no_place_of_an_exchange_shows_a_secret() -> None:
    api = load_api("itwin_reality_conversion")
    operation = next(iter(api.operations.values()))
    written = quote(CANARY, safe="")
    exchange = Exchange(
        api,
        Call(operation, content=json.dumps({"a": CANARY}).encode()),
        "POST",
        f"https://a.test/{written}?b={written}",
        {"Authorization": f"Bearer {CANARY}", "X-Echo": CANARY, f"X-{CANARY}": "1"},
        Answer.of(
            401,
            Headers.of(
                [
                    (b"www-authenticate", f"Bearer error={CANARY}".encode()),
                    (b"location", f"https://a.test/?c={written}".encode()),
                    (b"set-cookie", b"a=" + written.encode()),
                    (b"set-cookie", b"b=" + written.encode()),
                    (b"x-" + written.encode(), b"1"),
                ]
            ),
            json.dumps({"error": json.dumps({"message": f"{CANARY} is wrong"})}).encode(),
        ),
    )

    shown = attrs.asdict(Masking(CANARY).exchange(exchange))

    texts = [json.dumps(each) for each in shown.values()]
    assert not any(shows(text, CANARY) for text in texts)
    assert [text.count(MASK) for text in texts] == [0, 2, 3, 1, 0, 4, 1]


def test_cookies_and_tokens_that_a_server_sets_are_secrets_from_then_on() -> None:
    masking = Masking()
    masking.learn(
        {
            "Set-Cookie": "id=4f9ac0ffee; Path=/; HttpOnly, theme=dark; Expires=Mon, 01 Jan 2029",
            "X-Job-Token": "t0k-9181716151",
            "X-Request-Id": "r-1234567890",
        }
    )

    shown = masking.text("got 4f9ac0ffee, t0k-9181716151, dark, r-1234567890")

    assert shown == f"got {MASK}, {MASK}, dark, r-1234567890"


@pytest.mark.parametrize("cut", ["...", "…"])
def test_a_password_in_an_address_that_was_cut_before_its_end_is_masked(cut: str) -> None:
    shown = Masking().text(
        f"it redirects to https://admin:Pa55w0rd-k9k9{cut}, which is not followed"
    )

    assert shown == f"it redirects to https://admin:{MASK}{cut}, which is not followed"
    port = f"https://host.example.com:8443{cut}"
    assert Masking().text(port) == port


def test_base64_of_base64_is_masked() -> None:
    secret = "4f-s3cret-token-9c"
    twice = base64.b64encode(base64.b64encode(secret.encode())).decode()

    assert Masking(secret).text(f"a {twice} b") == f"a {MASK} b"


@pytest.mark.parametrize("length", [501, 5_000, 60_000])
def test_a_cookie_is_a_secret_to_its_end(length: int) -> None:
    value = "".join(random.Random(length).choices("abcdefghijkmnopqrstuvwxyz0123456789", k=length))
    masking = Masking()
    masking.learn({"Set-Cookie": f"{value[:200]}={value}; Path=/"})

    assert masking.text(f"got {value}, or so") == f"got {MASK}, or so"


def test_a_server_cannot_have_words_masked_or_fill_the_memory_with_cookies() -> None:
    masking = Masking()
    masking.learn({"Set-Cookie": "a=documents"})
    for number in range(1000):
        masking.learn({"Set-Cookie": f"a={number:010d}"})

    assert masking.text("documents") == "documents"
    assert masking.text("0000000999") == "0000000999"


def test_a_secret_in_small_letters_is_masked() -> None:
    assert Masking("aB3-Zz9-Qq").text("type text/ab3-zz9-qq") == f"type text/{MASK}"
