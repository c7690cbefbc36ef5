"""A call with a parameter that the page does not allow sends no request; allowed parameters arrive unchanged."""

from typing import Any
from uuid import UUID

import pytest
from tests.generated.worlds import CONVERSION_IDS, answer, part, reading, scripted


def refused(api: str, *arguments: Any, **named: Any) -> list[tuple[str, str]]:
    """Return the pointer and rule of each problem of a call, for which no request may be sent."""
    endpoint, _ = reading(api)
    client, script = scripted(api, [answer({})])
    with pytest.raises(part(api).InvalidBody) as caught:
        endpoint.sync(*arguments, client=client, **named)
    assert script.requests == []
    return [(problem.pointer, problem.rule) for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("top", "rule"),
    [
        (0, "minimum"),
        (-1, "minimum"),
        (1001, "maximum"),
        (True, "type"),
        ("7", "type"),
        (1.5, "type"),
        (None, "type"),
    ],
)
def test_the_size_of_a_page_is_1_to_1000(top: Any, rule: str) -> None:
    assert refused("itwin_reality_conversion", top=top) == [("/query/$top", rule)]


@pytest.mark.parametrize("top", [1, 1000])
def test_the_bounds_themselves_are_sent(top: int) -> None:
    endpoint, _ = reading("itwin_reality_conversion")
    client, script = scripted("itwin_reality_conversion", [answer({})])

    endpoint.sync(client=client, top=top)

    assert script.requests[0].url.query == f"$top={top}".encode()


@pytest.mark.parametrize("job_id", [2**63, -(2**63) - 1, 10**400, "1", True, 0.5, float("nan")])
def test_the_id_of_a_job_is_an_int64(job_id: Any) -> None:
    assert [pointer for pointer, _ in refused("cognite_diagrams", job_id)] == ["/path/jobId"]


@pytest.mark.parametrize(
    "given", ["", "..", "x/../y", "3fa85f64", "3fa85f64-5717-4562-b3fc-2c963f66afa6\n"]
)
def test_the_id_of_a_dataset_is_a_uuid(given: str) -> None:
    assert ("/path/id", "format") in refused("zoo_datasets", given, CONVERSION_IDS[1])


def test_a_uuid_may_be_passed_as_a_uuid_object() -> None:
    endpoint, (first, second) = reading("zoo_datasets")
    client, script = scripted("zoo_datasets", [answer({}, 404)])

    endpoint.sync_detailed(UUID(first), UUID(second), client=client)

    path = f"/prefix/org/datasets/{first}/conversions/{second}"
    assert script.requests[0].url.path == path


@pytest.mark.parametrize("value", ["a\r\nX-Evil: 1", "sch\u00f6n", " a", "nul\0"])
def test_a_parameter_cannot_inject_a_header(value: str) -> None:
    assert refused("cognite_vision", 1, cdf_version=value) == [("/header/cdf-version", "place")]


def test_the_version_header_is_sent() -> None:
    endpoint, _ = reading("cognite_vision")
    client, script = scripted("cognite_vision", [answer({}, 404)])

    endpoint.sync_detailed(1, client=client, cdf_version="beta")

    assert script.requests[0].headers["cdf-version"] == "beta"


def test_the_caller_chooses_the_version_in_the_accept_header() -> None:
    endpoint, _ = reading("itwin_reality_conversion")
    client, script = scripted("itwin_reality_conversion", [answer({})])

    endpoint.sync(client=client, accept="application/vnd.bentley.itwin-platform.v1+json")

    sent = script.requests[0].headers.get_list("accept")
    assert sent == ["application/vnd.bentley.itwin-platform.v1+json"]


def test_a_lone_surrogate_is_refused() -> None:
    assert refused("itwin_reality_conversion", filter_="\ud800") == [("/query/$filter", "place")]


def test_all_problems_of_a_call_are_reported_together() -> None:
    wrong = refused("itwin_reality_conversion", top=0, filter_=7, accept="\n")

    assert {pointer for pointer, _ in wrong} == {"/query/$top", "/query/$filter", "/header/Accept"}


def test_a_token_among_the_parameters_is_not_shown_in_errors() -> None:
    endpoint, _ = reading("cognite_diagrams")
    client, _ = scripted("cognite_diagrams", [answer({})])

    with pytest.raises(part("cognite_diagrams").InvalidBody) as caught:
        endpoint.sync(1, client=client, x_job_token="secret\n")

    assert "secret" not in str(caught.value)
    assert "secret" not in repr(caught.value)


def test_a_body_with_an_undocumented_value_is_not_sent() -> None:
    api = "cognite_diagrams"
    region = {"shape": "circle", "vertices": [{"x": 0, "y": 0}], "page": 1}
    item = {"fileId": 1, "annotations": [{"text": "t", "region": region}]}
    body = part(api, "models").ConvertRequest.from_dict({"items": [item]})
    client, script = scripted(api, [answer({})])

    with pytest.raises(part(api).InvalidBody) as caught:
        part(api, "schemas").OPERATIONS["convert_diagrams"].sync(client=client, body=body)

    (problem,) = caught.value.problems
    assert problem.pointer == "/items/0/annotations/0/region/shape"
    assert script.requests == []


def test_a_changed_body_is_checked_before_it_is_sent() -> None:
    api = "cognite_diagrams"
    models = part(api, "models")
    body = models.ConvertRequest(items=[models.ConvertItem(file_id=1, annotations=[])])
    body.items = []
    client, script = scripted(api, [answer({})])

    with pytest.raises(part(api).InvalidBody):
        part(api, "schemas").OPERATIONS["convert_diagrams"].sync(client=client, body=body)
    assert script.requests == []
