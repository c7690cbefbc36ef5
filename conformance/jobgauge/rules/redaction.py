"""What of an exchange may be shown: secrets masked, long bodies cut."""

import base64
import json
import re
from urllib.parse import quote

from jobgauge.results import Message
from jobgauge.rules.exchange import Exchange

MASK = "***"
LONGEST = 2000
SECRET_HEADERS = re.compile(r"authorization|cookie|token", re.IGNORECASE)
SIGNATURES = re.compile(
    r"([?&](?:sig|signature|[a-z-]*credential|x-(?:goog|amz)-signature|googleaccessid)=)[^&\s\"'\\]+",
    re.IGNORECASE,
)


class Redaction:
    """
    Takes known secrets out of text, and what a signed address is signed with.

    A secret is found as it is, and as an address, a JSON text or the scheme Basic would write it.
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
        """The text without the secrets."""
        for secret in self._secrets:
            text = text.replace(secret, MASK)
        return SIGNATURES.sub(rf"\1{MASK}", text)

    def headers(self, headers: dict[str, str]) -> dict[str, str]:
        """The headers; those that are named like a secret keep only the scheme, the first word of two."""
        return {
            name: _scheme(value) if SECRET_HEADERS.search(name) else self.text(value)
            for name, value in headers.items()
        }

    def body(self, content: bytes | None) -> str | None:
        """The body as text, cut where it is long."""
        if not content:
            return None
        text = self.text(content.decode("utf-8", errors="replace"))
        return text if len(text) <= LONGEST else f"{text[:LONGEST]}… ({len(text)} characters)"

    def message(self, exchange: Exchange) -> Message:
        """An exchange as a result keeps it."""
        return Message(
            method=exchange.method,
            url=self.text(exchange.url),
            request_headers=self.headers(exchange.headers),
            request_body=self.body(exchange.call.encoded()),
            status=exchange.status,
            response_headers=self.headers(dict(exchange.answer.headers)),
            response_body=self.body(exchange.answer.content),
        )


def basic(token: str) -> str:
    """A token as the scheme Basic writes it, as the password of nobody."""
    return base64.b64encode(f":{token}".encode()).decode()


def _scheme(value: str) -> str:
    words = value.split(" ")
    return f"{words[0]} {MASK}" if len(words) == 2 else MASK
