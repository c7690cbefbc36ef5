"""An exchange as it may be shown: secrets masked, long bodies cut."""

import base64
import json
import re
from urllib.parse import quote

import attrs

from jobgauge.exchange.answer import Exchange

MASK = "***"
LONGEST = 2000
"""The most characters of a body that are kept."""
SECRET_HEADERS = re.compile(r"authorization|cookie|token", re.IGNORECASE)
SIGNATURES = re.compile(
    r"([?&](?:sig|signature|[a-z-]*credential|x-(?:goog|amz)-signature|googleaccessid)=)[^&\s\"'\\]+",
    re.IGNORECASE,
)


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
    Removes known secrets, and the signatures of signed addresses, from text.

    A secret is recognized as it is, percent-encoded, JSON-escaped, and as Basic credentials.
    """

    def __init__(self, *secrets: str | None) -> None:
        written = {
            form
            for secret in secrets
            if secret
            for form in (secret, quote(secret, safe=""), json.dumps(secret)[1:-1], basic(secret))
        }
        self._secrets = sorted(written, key=len, reverse=True)

    def text(self, text: str) -> str:
        """Return the text without the secrets."""
        for secret in self._secrets:
            text = text.replace(secret, MASK)
        return SIGNATURES.sub(rf"\1{MASK}", text)

    def headers(self, headers: dict[str, str]) -> dict[str, str]:
        """Return the headers; one named like a secret keeps only its scheme, the first word of two."""
        return {
            name: _scheme(value) if SECRET_HEADERS.search(name) else self.text(value)
            for name, value in headers.items()
        }

    def body(self, content: bytes | None) -> str | None:
        """Return the body as text, cut after LONGEST characters; None if it is empty."""
        if not content:
            return None
        text = self.text(content.decode("utf-8", errors="replace"))
        return text if len(text) <= LONGEST else f"{text[:LONGEST]}… ({len(text)} characters)"

    def exchange(self, exchange: Exchange) -> MaskedExchange:
        """Return the exchange as a result keeps it."""
        return MaskedExchange(
            method=exchange.method,
            url=self.text(exchange.url),
            request_headers=self.headers(exchange.headers),
            request_body=self.body(exchange.call.encoded()),
            status=exchange.status,
            response_headers=self.headers(dict(exchange.answer.headers)),
            response_body=self.body(exchange.answer.content),
        )


def basic(token: str) -> str:
    """Return a token as Basic credentials: the password of an empty user name."""
    return base64.b64encode(f":{token}".encode()).decode()


def _scheme(value: str) -> str:
    words = value.split(" ")
    return f"{words[0]} {MASK}" if len(words) == 2 else MASK
