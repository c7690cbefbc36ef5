"""A documented request succeeds, every status is documented, and bodies have the content type that they declare."""

from typing import Any

import pytest
from tests.detection.subjects import by_name
from tests.rules.judging import (
    DIAGRAMS,
    ITWIN,
    VISION,
    ZOO,
    not_kept,
    results,
    running,
    verdicts,
)

from jobgauge.reference.change import Change, Headers
from jobgauge.reference.service import Refusal, Request
from jobgauge.rules import rules
from jobgauge.spec.document import load_api

FULL = f"{DIAGRAMS}/convert_diagrams/responses/request/full"
MINIMAL = f"{DIAGRAMS}/convert_diagrams/responses/request/minimal"


def with_content_type(value: str) -> Change:
    def raw(_: Request, status: int, headers: Headers, body: bytes) -> tuple[int, Headers, bytes]:
        kept = [each for each in headers if each[0].lower() != "content-type"]
        return status, [*kept, ("content-type", value)] if value else kept, body

    return Change(raw=raw)


def test_a_server_that_refuses_a_documented_request_fails() -> None:
    def refuses(request: Request) -> Refusal | None:
        full = request.body and "confidence" in request.body["items"][0]["annotations"][0]
        return Refusal(400, "400", "no") if full else None

    found = verdicts(
        DIAGRAMS, f"{DIAGRAMS}/convert_diagrams/responses", change=Change(refuses=refuses)
    )

    assert not_kept(found) == [FULL]
    assert "a documented request was answered with 400" in found[FULL].reason
    assert found[MINIMAL].verdict == "pass"


def test_an_id_that_does_not_exist_is_a_skip() -> None:
    given = {"jobId": ["4711"]}

    found = verdicts(VISION, f"{VISION}/get_extract_job/responses/request/full", given=given)

    assert [result.verdict for result in found.values()] == ["skip"]
    (result,) = found.values()
    assert result.blocked
    assert result.reason.startswith('the server does not know jobId="4711" (400 x')
    assert "--given jobId=..." in result.reason


def test_one_unknown_id_among_those_given_is_named_and_fails() -> None:
    with running(VISION) as run:
        run.given = {"jobId": [run.given["jobId"][0], "4711"]}
        (result,) = results(run, f"{VISION}/get_extract_job/responses/request/full").values()

    assert result.verdict == "fail"
    assert 'jobId="4711" was given, and is not found: 400' in result.reason
    assert "leave it out if it does not exist" in result.reason


def test_an_id_that_was_accepted_and_then_is_not_found_fails() -> None:
    def refuses(request: Request) -> Refusal | None:
        return Refusal(404, "404", "no such thing") if "cdf-version" in request.headers else None

    found = verdicts(
        VISION, f"{VISION}/get_extract_job/responses/request", change=Change(refuses=refuses)
    )

    failing = [each for each in found.values() if each.verdict == "fail"]
    assert failing
    assert "was accepted in another request, and is not found here: 404" in failing[0].reason


def test_a_refusal_of_what_a_body_names_is_no_failure_unless_it_was_given() -> None:
    refuses = Change(refuses=lambda request: Refusal(400, "400", "no") if request.body else None)
    full = f"{DIAGRAMS}/convert_diagrams/responses/request/full"

    unknown = verdicts(DIAGRAMS, full, change=refuses, given={})[full]
    given = verdicts(DIAGRAMS, full, change=refuses, given={"fileId": ["1", "2"]})[full]

    assert (unknown.verdict, unknown.blocked) == ("skip", True)
    assert "add --given fileId=... or --given fileExternalId=..." in unknown.reason
    assert given.verdict == "fail"


@pytest.mark.parametrize(("status", "verdict"), [(400, "skip"), (404, "skip"), (409, "fail")])
def test_a_given_id_may_be_unknown_but_not_refused_otherwise(status: int, verdict: str) -> None:
    change = Change(refuses=lambda _: Refusal(status, "No", "no"))

    rule = f"{VISION}/get_extract_job/responses/request/full"

    assert verdicts(VISION, rule, change=change)[rule].verdict == verdict


def test_there_is_no_rule_about_a_minimal_request_if_nothing_is_optional() -> None:
    found = {each.id for name in (ZOO, VISION) for each in rules(load_api(name))}

    assert f"{VISION}/get_extract_job/responses/request/minimal" in found
    assert f"{ZOO}/get_org_dataset_conversion/responses/request/minimal" not in found


def test_without_ids_the_reason_says_what_to_give() -> None:
    found = verdicts(ZOO, f"{ZOO}/get_org_dataset_conversion/responses/request/full", given={})

    (result,) = found.values()
    assert not result.blocked
    assert result.reason.endswith("add --given id=... --given conversion_id=...")


def test_an_undocumented_status_fails() -> None:
    rule = f"{DIAGRAMS}/convert_diagrams/responses/status"
    server = by_name(f"{DIAGRAMS}/convert_diagrams/response/any/status/status/success_202")

    found = verdicts(DIAGRAMS, f"{DIAGRAMS}/convert_diagrams/responses", change=server.change())

    assert not_kept(found) == [rule]
    assert "answered with 202, expected one of 200, 400, 4XX, 5XX" in found[rule].reason


@pytest.mark.parametrize(
    ("value", "verdict"),
    [
        ("application/json", "pass"),
        ("application/json; charset=utf-8", "pass"),
        ("Application/JSON", "pass"),
        ("text/html", "fail"),
        ("application/problem+json", "fail"),
        ("", "fail"),
    ],
)
def test_the_content_type_is_compared_without_its_parameters(value: str, verdict: str) -> None:
    rule = f"{ITWIN}/list_jobs/responses/200/content-type"

    assert verdicts(ITWIN, rule, change=with_content_type(value))[rule].verdict == verdict


@pytest.mark.parametrize("body", [b"<html></html>", b'{"jobs": [', b"NaN", b"", b"\xff"])
def test_a_body_with_a_json_content_type_must_be_json(body: bytes) -> None:
    def raw(_: Request, status: int, headers: Headers, __: bytes) -> tuple[int, Headers, bytes]:
        return status, [each for each in headers if each[0].lower() != "content-length"], body

    found: dict[str, Any] = verdicts(ITWIN, f"{ITWIN}/list_jobs/responses", change=Change(raw=raw))

    assert not_kept(found) == [f"{ITWIN}/list_jobs/responses/json"]


def test_json_that_is_not_read_is_not_judged_and_says_why() -> None:
    def raw(_: Request, status: int, headers: Headers, __: bytes) -> tuple[int, Headers, bytes]:
        kept = [each for each in headers if each[0].lower() != "content-length"]
        return status, kept, b"[" * 100_000

    rule = f"{ITWIN}/list_jobs/responses/json"

    result = verdicts(ITWIN, rule, change=Change(raw=raw))[rule]
    assert (result.verdict, result.blocked) == ("skip", True)
    assert "nested 100,000 levels deep, and at most 200 are read" in result.reason


def test_a_server_that_refuses_a_value_of_the_documented_example_fails() -> None:
    def refuses(request: Request) -> Refusal | None:
        lists = request.operation == "convert_diagrams" and any(
            isinstance(value, list)
            for item in request.body["items"]
            for annotation in item["annotations"]
            for entity in annotation.get("entities", [])
            for value in entity.values()
        )
        return Refusal(400, "400", "no") if lists else None

    found = verdicts(DIAGRAMS, FULL, change=Change(refuses=refuses))

    assert not_kept(found) == [FULL]


@pytest.mark.parametrize("count", [1, 4])
def test_a_server_may_choose_the_number_of_vertices(count: int) -> None:
    def refuses(request: Request) -> Refusal | None:
        other = request.operation == "convert_diagrams" and any(
            len(annotation["region"]["vertices"]) != count
            for item in request.body["items"]
            for annotation in item["annotations"]
        )
        return Refusal(400, "400", "no") if other else None

    found = verdicts(
        DIAGRAMS, f"{DIAGRAMS}/convert_diagrams/responses", change=Change(refuses=refuses)
    )

    assert not_kept(found) == []


def test_a_body_with_a_vendors_json_content_type_must_be_json() -> None:
    def raw(_: Request, status: int, headers: Headers, body: bytes) -> tuple[int, Headers, bytes]:
        kept = [each for each in headers if each[0].lower() != "content-type"]
        return status, [*kept, ("content-type", "application/vnd.a.v1+json")], body[:-1] + b" "

    rule = f"{ITWIN}/list_jobs/responses/json"

    assert verdicts(ITWIN, rule, change=Change(raw=raw))[rule].verdict == "fail"
