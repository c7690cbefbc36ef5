"""An exchange as it may be shown: secrets masked, long bodies cut."""

import base64
import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Final, cast

import attrs

from jobgauge.exchange.answer import Exchange
from jobgauge.exchange.credentials import credentials
from jobgauge.exchange.spellings import LONGEST_UNIT, Spelled

MASK = "***"
LONGEST = 2000
"""The most characters of a body that are kept."""
WORD: Final = 8
"""A secret with fewer characters is masked only as a whole word; of a longer one, so many give it away."""
MARGIN: Final = 2 * WORD * LONGEST_UNIT
"""The characters after LONGEST that are searched: enough to recognize a secret or a parameter that begins before."""
PROSE: Final = re.compile(r"[A-Za-z][a-z]*(?:[ _-][a-z]*)*")
PROSE_LENGTH: Final = 16
CUT: Final = ("…", "...")
SECRET_HEADERS = re.compile(
    r"authorization|cookie|token|api-?key|secret|signature|credential|password", re.IGNORECASE
)
COOKIE: Final = re.compile(r"(?:^|, ?)[^=;, ]+=\"?([^;, \"]+)")
"""The value of each cookie in a `Set-Cookie`."""
MOST: Final = 32
"""The most secrets that are known, as each takes time."""
MOST_CHARACTERS: Final = 100_000
"""Characters of secrets after which no more are learned, as they take memory."""
SCHEME: Final = re.compile(r"([A-Za-z][A-Za-z0-9-]{0,19}) [^ ]+")


@attrs.frozen
class MaskedExchange:
    """A request and its response with secrets masked and long bodies cut; `status` is None if no response came."""

    method: str
    url: str
    request_headers: dict[str, str]
    request_body: str | None
    status: int | None
    response_headers: dict[str, str]
    response_body: str | None


class Masking:
    """
    Removes known secrets, and credentials that are recognized by their place, from text.

    A secret is recognized as it is, escaped for JSON, HTML or addresses, also repeatedly, as hex and inside base64.
    Its first characters alone are recognized too, because a server may cut what it repeats.
    """

    def __init__(self, *secrets: str | None) -> None:
        self._known: set[str] = set()
        self._forms: list[_Form] = []
        self._starts = re.compile(r"(?!)")
        self._add(secret for secret in secrets if secret)

    def learn(self, headers: Mapping[str, str]) -> None:
        """Take the cookies and tokens in the headers of a response for secrets, unless they are words."""
        for name, value in headers.items():
            full = len(self._known) >= MOST or sum(map(len, self._known)) >= MOST_CHARACTERS
            if full or not SECRET_HEADERS.search(name):
                continue
            found = COOKIE.findall(value) if "cookie" in name.lower() else [value]
            self._add(each for each in found if len(each) >= WORD and not PROSE.fullmatch(each))

    def _add(self, secrets: Iterable[str]) -> None:
        new = [secret for secret in dict.fromkeys(secrets) if secret not in self._known]
        if new:
            self._known.update(new)
            self._forms += [form for secret in new for form in _forms(secret)]
            self._starts = re.compile("|".join(form.start.pattern for form in self._forms))

    def text(self, text: str) -> str:
        """Return the text without the secrets."""
        return self._masked(text, len(text))

    def headers(self, headers: Mapping[str, str] | Iterable[tuple[str, str]]) -> dict[str, str]:
        """Return the headers, repeated ones joined; one named like a secret keeps at most its scheme."""
        if isinstance(headers, Mapping):
            headers = cast("Mapping[str, str]", headers).items()
        values: dict[str, list[str]] = {}
        for name, value in headers:
            shown = self._scheme(name, value) if SECRET_HEADERS.search(name) else self.text(value)
            values.setdefault(self.text(name), []).append(shown)
        return {name: ", ".join(shown) for name, shown in values.items()}

    def body(self, content: bytes | None) -> str | None:
        """Return the body as text, masked and then cut after LONGEST characters; None if it is empty."""
        if not content:
            return None
        window = LONGEST + MARGIN
        text = content[: 4 * window + 4].decode("utf-8", errors="replace")[:window]
        shown = self._masked(text, LONGEST)
        if len(text) <= LONGEST:
            return shown
        length = len(text) if len(text) < window else _characters(content)
        return f"{shown}… ({length} characters)"

    def exchange(self, exchange: Exchange) -> MaskedExchange:
        """Return the exchange as a result keeps it."""
        return MaskedExchange(
            method=exchange.method,
            url=self.text(exchange.url),
            request_headers=self.headers(exchange.headers),
            request_body=self.body(exchange.call.encoded()),
            status=exchange.status,
            response_headers=self.headers(exchange.answer.headers.items()),
            response_body=self.body(exchange.answer.content),
        )

    def _masked(self, text: str, length: int) -> str:
        """Return the start of the text, of a length that counts before masking."""
        pieces: list[str] = []
        shown = 0
        for start, end in sorted(self._found(text)):
            if start >= length:
                break
            if start > shown or not pieces:
                pieces += text[shown:start], MASK
            shown = max(shown, end)
        return "".join(pieces) + text[shown:length]

    def _found(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield the first and last position of what must not be shown."""
        spelled = Spelled(text)
        yield from credentials(text, spelled.plain())
        if not spelled.readings and not self._starts.search(text):
            return
        for form in self._forms:
            for start in form.starts(spelled):
                end = form.end(spelled, start)
                if end is not None:
                    yield start, end

    def _scheme(self, name: str, value: str) -> str:
        scheme = SCHEME.fullmatch(value) if "authorization" in name.lower() else None
        return f"{self.text(scheme[1])} {MASK}" if scheme else MASK


class _Form:
    """A secret in one encoding: for each place, the characters that are equal to its own."""

    def __init__(self, chars: Iterable[str], *, whole: bool) -> None:
        self._chars = list(chars)
        self._whole = whole
        pattern = ""
        for char in reversed(self._chars[1:WORD]):
            pattern = rf"(?:[%\\&]|[{re.escape(char)}]{pattern})"
        # Only the first character is consumed, since a secret may begin inside what looked like one.
        self.start = re.compile(rf"[{re.escape(self._chars[0])}](?={pattern})")

    def starts(self, spelled: Spelled) -> Iterable[int]:
        """Return where the secret may begin."""
        found = (match.start() for match in self.start.finditer(spelled.text))
        if not spelled.readings:
            return found
        return chain(found, *(spelled.escapes.get(char, ()) for char in self._chars[0]))

    def end(self, spelled: Spelled, start: int) -> int | None:
        """Return where the secret ends that begins at a position, or the first characters of it; else None."""
        ends = {start}
        for count, char in enumerate(self._chars):
            following = {
                reading[1] for end in ends for reading in spelled.at(end) if reading[0] in char
            }
            if not following:
                return self._piece(spelled.text, count, max(ends))
            ends = following
        if not self._whole:
            return max(ends)
        if _word_before(spelled, start):
            return None
        return max((end for end in ends if not _word_at(spelled.text, end)), default=None)

    def _piece(self, text: str, count: int, end: int) -> int | None:
        if self._whole or count < WORD:
            return None
        # A secret may begin with words, such as the name of a product, that alone are not secret.
        words = "".join(char[0] for char in self._chars[:count])
        cut = end == len(text) or text.startswith(CUT, end)
        return None if PROSE.fullmatch(words) and count < PROSE_LENGTH and not cut else end


def basic(token: str) -> str:
    """Return a token as Basic credentials: the password of an empty user name."""
    return base64.b64encode(f":{token}".encode()).decode()


def _forms(secret: str) -> Iterator[_Form]:
    """
    Yield a secret in each encoding.

    Inside longer base64, what depends on the secret alone is the part between its first and last whole digit.
    """
    content = secret.encode("utf-8", errors="surrogatepass")
    wide = secret.encode("utf-16-be", errors="surrogatepass")
    pairs = "".join(
        chr(int.from_bytes(wide[place : place + 2])) for place in range(0, len(wide), 2)
    )
    whole = len(secret) < WORD
    # An address spells the bytes of UTF-8, and JSON those of UTF-16.
    for text in dict.fromkeys((secret, content.decode("latin-1"), pairs)):
        yield _Form((" +" if char in " +" else _cases(char) for char in text), whole=whole)
    for before in (b"", b":"):
        once = base64.b64encode(before + content)
        yield _base64_form(once.decode(), whole=whole)
        yield _base64_form(base64.b64encode(once).decode(), whole=whole)
    for shift in () if whole else range(3):
        digits = base64.b64encode(bytes(shift) + content).decode()
        inner = digits[-(-shift * 8 // 6) : (shift + len(content)) * 8 // 6]
        yield _base64_form(inner, whole=False)
    if 2 * len(content) >= WORD:
        yield _Form((digit + digit.upper() for digit in content.hex()), whole=whole)


def _cases(char: str) -> str:
    """Return a character in both cases, as names and types are often written in small letters."""
    return char + "".join({char.lower()[:1], char.upper()[:1]} - {char})


def _base64_form(digits: str, *, whole: bool) -> _Form:
    equal = {"+": "+- ", "/": "/_"}
    return _Form((equal.get(digit, digit) for digit in digits), whole=whole)


def _word_at(text: str, position: int) -> bool:
    return position < len(text) and (text[position].isalnum() or text[position] == "_")


def _word_before(spelled: Spelled, position: int) -> bool:
    """Return True if a letter, digit or `_` comes before: not one that ends the escape of another character."""
    if position == 0 or not _word_at(spelled.text, position - 1):
        return False
    return not any(
        reading.end == position and not _word_at(reading.char, 0)
        for start in range(max(position - LONGEST_UNIT, 0), position)
        for reading in spelled.readings.get(start, ())
    )


def _characters(content: bytes) -> int:
    """Return the number of characters in UTF-8, without decoding: continuation bytes begin with the bits 10."""
    return len(content) - len(
        content.translate(None, bytes(range(0x80)) + bytes(range(0xC0, 0x100)))
    )
