"""The public strategies draw what a spec allows or forbids, vary it, and show a failing example."""

import subprocess
import sys
from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, find, given, settings
from hypothesis.strategies import SearchStrategy
from tests.bench.workshops import PATTERN

from jobgauge.spec.document import UnknownApi, UnknownOperation, load_api
from jobgauge.strategies import (
    BrokenBody,
    NoBody,
    broken_response_bodies,
    request_bodies,
    response_bodies,
)

ZOO = ("zoo_datasets", "get_org_dataset_conversion")
JOB = ("cognite_diagrams", "get_convert_job")


def finds(bodies: SearchStrategy[Any], claim: Callable[[Any], bool]) -> bool:
    """Return True, or raise NoSuchExample if no drawn body is as claimed."""
    how = settings(
        max_examples=2000,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
    )
    find(bodies, claim, settings=how)
    return True


def values(body: Any) -> list[Any]:
    """Return every value inside a body, and the body."""
    inner: list[Any] = []
    if isinstance(body, (list, dict)):
        inner = list(body.values()) if isinstance(body, dict) else body  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
    return [body, *(each for one in inner for each in values(one))]


CLAIMS: dict[str, Callable[[Any], bool]] = {
    "an optional member is absent": lambda body: "grayscale" not in body,
    "all optional members are there": lambda body: {"grayscale", "items", "errorMessage"} <= set(body),
    "a member is null": lambda body: body["startTime"] is None,
    "an unlisted member": lambda body: "jobgauge_unlisted" in body,
    "an integer beyond 32 bits": lambda body: abs(body["jobId"]) > 2**32,
    "an integer as a float": lambda body: isinstance(body["jobId"], float),
    "a negative integer": lambda body: body["jobId"] < 0,
    "other than ASCII": lambda body: any(isinstance(each, str) and not each.isascii() for each in values(body)),
    "a list without elements": lambda body: body.get("items") == [],
    "a list of two": lambda body: len(body.get("items", ())) == 2,
    "each of two branches": lambda body: any("errorMessage" in each for each in body.get("items", ())),
}  # fmt: skip


@pytest.mark.parametrize("what", CLAIMS)
def test_valid_bodies_vary(what: str) -> None:
    assert finds(response_bodies(*JOB), CLAIMS[what])


def test_a_broken_body_says_where_and_what_is_wrong() -> None:
    @settings(max_examples=30, database=None)
    @given(broken_response_bodies(*ZOO, 404))
    def examine(broken: BrokenBody) -> None:
        node = load_api("zoo_datasets").at(broken.schema_pointer)
        assert node.pointer.startswith("#/components/schemas/ErrorResponse")
        assert broken.pointer in {"", "/message", "/error_code", "/request_id"}
        assert broken.promise.endswith(".")

    examine()


def test_the_examples_of_a_failing_test_are_shown() -> None:
    """schemathesis switches the printer of Hypothesis off."""

    @settings(max_examples=30, database=None)
    @given(response_bodies(*ZOO, 404))
    def fails(body: Any) -> None:
        assert "message" not in body

    with pytest.raises(AssertionError) as failed:
        fails()

    assert "body={'message': ''}" in "\n".join(failed.value.__notes__)


def test_an_api_may_be_a_folder_or_an_object() -> None:
    assert finds(request_bodies(PATTERN, "place_order"), lambda body: "items" in body)
    assert finds(request_bodies(load_api(JOB[0]), "convert_diagrams"), lambda body: "items" in body)


@pytest.mark.parametrize(
    ("call", "error", "words"),
    [
        (lambda: response_bodies("zoo", ZOO[1]), UnknownApi, "no API named 'zoo'"),
        (lambda: response_bodies(ZOO[0], "get"), UnknownOperation, "has no operation 'get'"),
        (lambda: request_bodies(*JOB), NoBody, "requests of get_convert_job have no JSON body"),
        (lambda: response_bodies(*ZOO, 302), NoBody, "expected a status among 200, 4XX, 5XX"),
    ],
)
def test_a_wrong_call_names_the_thing_and_what_was_expected(
    call: Callable[[], object], error: type[Exception], words: str
) -> None:
    with pytest.raises(error, match=words):
        call()


def test_schemathesis_is_imported_by_the_first_strategy() -> None:
    code = (
        "import sys, jobgauge.strategies; assert not {'schemathesis', 'pytest'} & set(sys.modules)"
    )

    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
