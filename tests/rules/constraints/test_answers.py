"""Every response of a run is judged by the response constraints: an addition is a drift, all else a failure."""

from typing import Any

import pytest
from tests.rules.judging import DIAGRAMS, ITWIN, ZOO, answering, not_kept, verdicts

from jobgauge.reference.change import Change
from jobgauge.reference.service import Reply, Request

READ = f"{DIAGRAMS}/get_convert_job"


@pytest.mark.parametrize(
    ("members", "rule", "reason"),
    [
        ({"createdTime": -1}, "timestamps/200/createdTime/minimum", "/createdTime: expected minimum 0, found -1"),
        ({"createdTime": "1730204346000"}, "schema/200/createdTime/type", 'expected type integer'),
        ({"createdTime": True}, "schema/200/createdTime/type", "found true"),
        ({"createdTime": 1.5}, "schema/200/createdTime/type", "found 1.5"),
        ({"createdTime": None}, "schema/200/createdTime/type", "found null"),
        ({"createdTime": ...}, "schema/200/required:createdTime", "expected the member 'createdTime'"),
        ({"status": "queued"}, "enums/200/status/enum", '"queued" is another spelling of "Queued"'),
        ({"status": 3}, "enums/200/status/enum", "found 3"),
        ({"grayscale": "yes"}, "schema/200/grayscale/type", 'found "yes"'),
    ],
)  # fmt: skip
def test_a_broken_constraint_fails_its_own_rule_and_no_other(
    members: dict[str, Any], rule: str, reason: str
) -> None:
    families = [
        f"{READ}/{name}"
        for name in ("schema", "timestamps", "enums", "integers", "closed", "choices")
    ]

    found = verdicts(DIAGRAMS, *families, change=answering("get_convert_job", 200, **members))

    assert not_kept(found) == [f"{READ}/{rule}"]
    result = found[f"{READ}/{rule}"]
    assert result.verdict == "fail"
    assert reason in result.reason
    assert 1 <= len(result.messages) <= 3


def test_an_unlisted_value_is_a_drift_if_it_is_known_and_else_fails() -> None:
    rule = f"{READ}/enums/200/status/enum"

    known = verdicts(DIAGRAMS, rule, change=answering("get_convert_job", 200, status="Timeout"))[
        rule
    ]
    new = verdicts(DIAGRAMS, rule, change=answering("get_convert_job", 200, status="Paused"))[rule]

    assert (known.verdict, known.known) == ("drift", True)
    assert (new.verdict, new.known) == ("fail", False)
    assert 'found "Paused"' in new.reason


@pytest.mark.parametrize("spelling", ["QUEUED", " Queued", "Que-ued", "Queueed", "que_ued "])
def test_another_spelling_of_a_listed_value_is_named(spelling: str) -> None:
    rule = f"{READ}/enums/200/status/enum"

    found = verdicts(DIAGRAMS, rule, change=answering("get_convert_job", 200, status=spelling))[
        rule
    ]

    assert found.verdict == "fail"
    assert 'is another spelling of "Queued"' in found.reason


@pytest.mark.parametrize(("name", "known"), [("numFiles", True), ("colour", False)])
def test_a_member_that_the_page_does_not_list_is_a_drift(name: str, known: bool) -> None:
    rule = f"{READ}/closed/200/listed"

    found = verdicts(DIAGRAMS, rule, change=answering("get_convert_job", 200, **{name: 1}))[rule]

    assert (found.verdict, found.known, found.level) == ("drift", known, "note")
    assert repr(name) in found.reason


def test_a_drift_is_known_only_if_all_its_members_are() -> None:
    rule = f"{READ}/closed/200/listed"
    both = {"numFiles": 1, "colour": 1}

    found = verdicts(DIAGRAMS, rule, change=answering("get_convert_job", 200, **both))[rule]

    assert (found.verdict, found.known) == ("drift", False)
    assert found.reason.endswith("undocumented members 'colour', 'numFiles'")


def test_a_further_member_of_a_closed_object_is_a_drift() -> None:
    rule = f"{ITWIN}/list_jobs/closed/200/closed"

    found = verdicts(ITWIN, rule, change=answering("list_jobs", 200, total=3))[rule]

    assert (found.verdict, found.level) == ("drift", "must")


def test_an_open_constraint_on_a_response_never_fails() -> None:
    rule = f"{READ}/schema/200/required:startTime"

    found = verdicts(DIAGRAMS, rule, change=answering("get_convert_job", 200, startTime=...))[rule]

    assert found.verdict == "skip"
    assert found.reason.startswith("left open")


def test_a_constraint_without_a_response_is_a_skip_with_the_statuses_seen() -> None:
    def answer(_: Request, answer: Reply) -> Reply:
        return Reply(404, {"message": "no"}, answer.headers)

    rule = f"{ZOO}/get_org_dataset_conversion/schema/200/required:id"
    found = verdicts(ZOO, rule, change=Change(reply=answer))[rule]

    assert found.verdict == "skip"
    assert "404 x" in found.reason


def test_a_required_header_is_judged_on_every_response() -> None:
    def raw(_: Request, status: int, headers: list[tuple[str, str]], body: bytes) -> Any:
        return status, [each for each in headers if each[0].lower() != "x-api-call-id"], body

    rule = f"{ZOO}/get_org_dataset_conversion/responses/200/header/X-Api-Call-Id/present"

    assert verdicts(ZOO, rule)[rule].verdict == "pass"
    assert verdicts(ZOO, rule, change=Change(raw=raw))[rule].verdict == "fail"
