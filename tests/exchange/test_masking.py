"""The exchanges in a result contain no secret and are cut to a limited length."""

import json
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobgauge.exchange.masking import LONGEST, MASK, Masking, basic

SIGNED = (
    "https://storage.googleapis.com/c/a.svg?X-Goog-Expires=600&X-Goog-Signature=abc123&alt=media"
)


@given(
    st.text(st.characters(min_codepoint=0x21, max_codepoint=0x7E), min_size=8), st.text(), st.text()
)
def test_a_secret_is_masked_however_it_is_written(secret: str, before: str, after: str) -> None:
    redaction = Masking(secret)

    for written in (secret, quote(secret, safe=""), json.dumps(secret)[1:-1], basic(secret)):
        assert written not in redaction.text(f"{before}\n{written}\n{after}").replace(MASK, "")


def test_a_header_that_is_named_like_a_secret_keeps_only_its_scheme() -> None:
    shown = Masking().headers(
        {"Authorization": "Bearer abc", "X-Job-Token": "abc", "Set-Cookie": "a=b", "Date": "1"}
    )

    assert shown == {
        "Authorization": "Bearer ***",
        "X-Job-Token": "***",
        "Set-Cookie": "***",
        "Date": "1",
    }


def test_the_signature_in_a_url_is_masked_and_the_rest_is_kept() -> None:
    shown = Masking().body(json.dumps({"svgUrl": SIGNED}).encode())

    assert shown == json.dumps({"svgUrl": SIGNED.replace("abc123", MASK)})


def test_a_continuation_token_is_not_masked() -> None:
    address = "https://api.example.com/jobs?continuationToken=abc"

    assert Masking("t0ken").text(address) == address


@pytest.mark.parametrize(("length", "cut"), [(LONGEST, False), (LONGEST + 1, True)])
def test_a_long_body_is_cut_and_says_how_long_it_was(length: int, cut: bool) -> None:
    shown = Masking().body(b"a" * length) or ""

    assert (f"({length} characters)" in shown) is cut
    assert len(shown) < LONGEST + 30


def test_a_body_that_is_not_text_can_be_shown() -> None:
    assert Masking().body(b"\xff\xfe") == "\ufffd\ufffd"
