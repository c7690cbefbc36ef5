"""A request constraint is judged by valid requests at its edge and by requests with a single fault."""

from collections.abc import Callable
from typing import Any

import pytest
from tests.rules.judging import DIAGRAMS, ITWIN, VISION, ZOO, not_kept, results, running, verdicts

from jobgauge.reference.change import Change, Headers
from jobgauge.reference.service import Refusal, Request
from jobgauge.run.run import Asked

ITEMS = f"{DIAGRAMS}/convert_diagrams/limits/request/items"


def refusing(condition: Callable[[Request], bool]) -> Change:
    def refuses(request: Request) -> Refusal | None:
        return Refusal(400, "400", "no") if condition(request) else None

    return Change(refuses=refuses)


@pytest.mark.parametrize("name", [DIAGRAMS, VISION, ZOO, ITWIN])
def test_the_reference_servers_keep_every_rule(name: str) -> None:
    found = verdicts(name, depth="quick")

    assert not_kept(found) == []
    assert sum(result.verdict == "pass" for result in found.values()) > len(found) / 2


def test_a_server_that_accepts_51_items_fails_the_rule_about_50() -> None:
    change = Change(unenforced="convert_diagrams/request/body/items/maxItems")

    found = verdicts(DIAGRAMS, f"{DIAGRAMS}/convert_diagrams", change=change)

    assert not_kept(found) == [f"{ITEMS}/maxItems"]
    result = found[f"{ITEMS}/maxItems"]
    assert "accepted 51 elements in /items (breaks maxItems 50) with 200" in result.reason
    assert result.messages[0].status == 200


@pytest.mark.parametrize(("count", "bound"), [(50, "maxItems"), (1, "minItems")])
def test_a_server_that_refuses_the_bound_fails_the_rule_about_it(count: int, bound: str) -> None:
    change = refusing(lambda request: bool(request.body) and len(request.body["items"]) == count)

    found = verdicts(DIAGRAMS, f"{DIAGRAMS}/convert_diagrams/limits", change=change)

    assert not_kept(found) == [f"{ITEMS}/{bound}"]
    reason = f"refused {count} elements in /items (allowed by {bound} {count}) with 400"
    assert reason in found[f"{ITEMS}/{bound}"].reason


def test_each_of_the_documented_counts_is_sent() -> None:
    with running(DIAGRAMS) as run:
        results(run, ITEMS)
        sent = {len(each.call.body["items"]) for each in run.exchanges}

    assert {0, 1, 50, 51} <= sent


def test_a_fault_is_not_judged_if_the_request_without_it_is_refused() -> None:
    found = verdicts(DIAGRAMS, ITEMS, change=refusing(lambda request: request.body is not None))

    assert {result.verdict for result in found.values()} == {"skip"}
    assert found[f"{ITEMS}/minItems"].blocked
    assert found[f"{ITEMS}/minItems"].reason.startswith(
        "no valid request to convert_diagrams was accepted: 400 x"
    )


def test_an_open_constraint_on_a_request_is_not_judged() -> None:
    prefix = f"{ITEMS}/*/annotations/*/region/vertices/minItems"
    change = refusing(lambda request: request.body is not None)

    assert verdicts(DIAGRAMS, prefix, change=change)[prefix].reason.startswith("left open")


def test_a_crash_is_left_to_the_rule_about_crashes() -> None:
    def refuses(request: Request) -> Refusal | None:
        return (
            Refusal(500, "500", "no") if request.body and len(request.body["items"]) == 50 else None
        )

    found = verdicts(
        DIAGRAMS, f"{DIAGRAMS}/convert_diagrams/limits", change=Change(refuses=refuses)
    )

    assert not_kept(found) == []


def test_a_string_parameter_has_no_rule_about_its_type() -> None:
    found = verdicts(ITWIN, f"{ITWIN}/list_jobs/schema/request")

    assert list(found) == [f"{ITWIN}/list_jobs/schema/request/query/$top/type"]


def test_a_malformed_id_that_is_answered_fails() -> None:
    change = Change(unenforced="get_org_dataset_conversion/request/path/conversion_id/format")
    rule = f"{ZOO}/get_org_dataset_conversion/formats/request/path/conversion_id/format"

    assert verdicts(ZOO, rule)[rule].verdict == "pass"
    found = verdicts(ZOO, rule, change=change)[rule]
    assert found.verdict == "fail"
    assert found.reason.startswith('accepted conversion_id="yesterday" (breaks format uuid)')


def test_given_ids_are_sent_in_bodies() -> None:
    with running(DIAGRAMS, given={"fileId": ["77", "78"]}) as run:
        results(run, f"{ITEMS}/maxItems")
        named = {item.get("fileId") for each in run.exchanges for item in each.call.body["items"]}

    assert named == {77, 78}


def test_a_server_may_refuse_the_same_given_id_twice() -> None:
    def twice(request: Request) -> bool:
        names = [item.get("fileId") for item in request.body["items"]] if request.body else []
        return len(set(names)) < len(names)

    prefix = f"{ITEMS}/maxItems"
    found = verdicts(DIAGRAMS, prefix, change=refusing(twice), given={"fileId": ["77"]})

    assert found[prefix].verdict == "pass"  # by the 51 and the 1,000 alone
    assert found[prefix].cases == 2


def test_a_body_that_is_missing_or_cut_short_is_refused() -> None:
    rule = f"{DIAGRAMS}/convert_diagrams/schema/request/body"
    found = verdicts(DIAGRAMS, rule)

    assert found[rule].verdict == "pass"
    assert found[rule].cases == 2


def test_accepting_a_truncated_body_fails() -> None:
    def raw(_: Request, status: int, headers: Headers, body: bytes) -> tuple[int, Headers, bytes]:
        if b"is not JSON: " not in body:
            return status, headers, body
        return 200, [each for each in headers if each[0].lower() != "content-length"], b"{}"

    rule = f"{DIAGRAMS}/convert_diagrams/schema/request/body"
    found = verdicts(DIAGRAMS, rule, change=Change(raw=raw))[rule]

    assert found.verdict == "fail"
    assert found.reason == "accepted a truncated JSON body with 200"


def test_a_quick_run_sends_fewer_faults() -> None:
    counts: dict[str, int] = {}
    for depth in ("quick", "normal", "deep"):
        with running(DIAGRAMS, depth=depth) as run:
            results(run, f"{DIAGRAMS}/convert_diagrams/schema/request")
            counts[depth] = len(run.exchanges)

    assert counts["quick"] < counts["normal"] < counts["deep"]


CHOICE = f"{DIAGRAMS}/convert_diagrams/choices/request/items/*/oneOf"


def test_an_invented_file_may_be_refused_if_another_kind_of_id_was_given() -> None:
    def invented(request: Request) -> bool:
        items = request.body["items"] if request.operation == "convert_diagrams" else ()
        return any(item.keys() & {"fileExternalId", "fileInstanceId"} for item in items)

    found = verdicts(DIAGRAMS, CHOICE, change=refusing(invented), given={"fileId": ["77"]})
    without = verdicts(DIAGRAMS, CHOICE, change=refusing(invented), given={})

    assert not_kept(found) == []
    assert not_kept(without) == [CHOICE]


def test_a_server_that_accepts_1_for_a_boolean_fails() -> None:
    rule = f"{DIAGRAMS}/convert_diagrams/schema/request/grayscale/type"
    change = Change(unenforced="convert_diagrams/request/body/grayscale/type")

    assert verdicts(DIAGRAMS, rule)[rule].verdict == "pass"
    with running(DIAGRAMS, change) as run:
        assert results(run, rule)[rule].verdict == "fail"
        sent = [each.call.body.get("grayscale") for each in run.exchanges]
    assert any(type(each) is int for each in sent)


def test_a_server_that_accepts_only_one_vertex_is_judged_with_one() -> None:
    found = verdicts(
        DIAGRAMS, f"{DIAGRAMS}/convert_diagrams", change=refusing(more_than_one_vertex)
    )

    assert not_kept(found) == []
    skipped = [name for name, each in found.items() if each.verdict == "skip"]
    assert f"{ITEMS}/maxItems" not in skipped
    assert f"{DIAGRAMS}/convert_diagrams/schema/request/grayscale/type" not in skipped
    assert f"{ITEMS}/*/annotations/*/region/vertices/*/x/maximum" not in skipped


def more_than_one_vertex(request: Request) -> bool:
    return request.operation == "convert_diagrams" and any(
        len(each["region"]["vertices"]) != 1
        for item in request.body["items"]
        for each in item["annotations"]
    )


SPACE = f"{DIAGRAMS}/convert_diagrams/strings/request/items/*/fileInstanceId/space"


def _spaces(request: Request) -> list[str]:
    items: list[dict[str, Any]] = request.body["items"] if request.body else []
    return [each["fileInstanceId"]["space"] for each in items if "fileInstanceId" in each]


def test_an_edge_that_is_refused_because_nothing_has_that_id_is_no_failure() -> None:
    with running(DIAGRAMS) as run:
        documented = run.documented(run.api.operation("convert_diagrams"))
        known = {"space", *(name for each in documented for name in _spaces_of(each))}
    strict = refusing(lambda request: any(name not in known for name in _spaces(request)))

    assert not_kept(verdicts(DIAGRAMS, SPACE, change=strict)) == []


def _spaces_of(asked: Asked) -> list[str]:
    items = asked.documented.call.body["items"]
    return [each["fileInstanceId"]["space"] for each in items if "fileInstanceId" in each]


def test_an_edge_that_is_refused_although_any_id_is_accepted_fails() -> None:
    short = refusing(lambda request: any(len(name) == 43 for name in _spaces(request)))

    assert not_kept(verdicts(DIAGRAMS, SPACE, change=short)) == [f"{SPACE}/maxLength"]
