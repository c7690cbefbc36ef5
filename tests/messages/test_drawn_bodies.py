"""Drawn bodies are valid, or wrong in one value; jsonschema-rs and the walk say so."""

import json
from typing import Any

import pytest
from hypothesis import given, settings

from jobgauge.messages.drawn_bodies import (
    LARGEST,
    breakable,
    broken_bodies,
    broken_together,
    least,
    valid_bodies,
)
from jobgauge.messages.faults import Case, faults
from jobgauge.messages.instances import message_schema
from jobgauge.rules.code.random_bodies import places
from jobgauge.spec.constraints import Place
from jobgauge.spec.document import Api, api_names, load_api
from jobgauge.spec.walk import at_place

PLACES = [
    pytest.param(load_api(name), place, id=f"{name}-{place.operation}-{place.status or 'request'}")
    for name in api_names()
    for place in places(load_api(name))
]
few = settings(max_examples=15, database=None)


@pytest.mark.parametrize(("api", "place"), PLACES)
def test_a_valid_body_breaks_nothing(api: Api, place: Place) -> None:
    judge = api.judge(message_schema(api, place))

    @few
    @given(valid_bodies(api, place))
    def examine(body: Any) -> None:
        assert judge.is_valid(body)
        assert wrong_places(api, place, body) == set()

    examine()


@pytest.mark.parametrize(("api", "place"), PLACES)
def test_a_broken_body_is_wrong_at_one_place_only(api: Api, place: Place) -> None:
    judge = api.judge(message_schema(api, place))

    @few
    @given(broken_bodies(api, place))
    def examine(case: Case) -> None:
        assert not judge.is_valid(case.message)
        assert case.constraint.broken(case.message) == [(case.pointer, case.value)]
        assert wrong_places(api, place, case.message) == {case.pointer}

    examine()


def test_no_constraint_is_breakable_whose_fault_is_large() -> None:
    sizes = {
        (each.key, each in breakable(api, place)): len(json.dumps(made[0].message))
        for api, place in (each.values for each in PLACES)
        if isinstance(api, Api) and isinstance(place, Place)
        for each in at_place(api, place)
        if each.keyword != "listed" and (made := faults(api, each))
    }

    assert {size <= LARGEST for (_, drawn), size in sizes.items() if drawn} == {True}
    assert {size <= LARGEST for (_, drawn), size in sizes.items() if not drawn} == {False}


def wrong_places(api: Api, place: Place, body: Any) -> set[str]:
    """Return the pointers of the values that break a constraint, each judged by itself."""
    constraints = [each for each in at_place(api, place) if each.keyword != "listed"]
    return {pointer for each in constraints for pointer, _ in each.broken(body)}


@pytest.mark.parametrize(("api", "place"), PLACES)
def test_every_constraint_can_be_broken_in_a_small_body(api: Api, place: Place) -> None:
    judge = api.judge(message_schema(api, place))

    for constraint in breakable(api, place):
        body = least(api, constraint)

        assert judge.is_valid(body)
        assert constraint.subjects(body)
        assert len(str(body)) < 500


def test_faults_made_together_are_each_alone_in_a_body() -> None:
    api = load_api("zoo_datasets")
    place = Place(api.name, "get_org_dataset_conversion", "200", "body")
    pointers = set[str]()

    @few
    @given(broken_together(api, place))
    def examine(drawn: tuple[Any, list[Case]]) -> None:
        body, cases = drawn
        assert wrong_places(api, place, body) == set()
        for case in cases:
            assert wrong_places(api, place, case.message) == {case.pointer}
            pointers.add(case.pointer)

    examine()
    assert len(pointers) > 5


def test_integers_are_not_written_as_floats_for_those_who_cannot_read_them() -> None:
    api = load_api("cognite_diagrams")
    place = Place(api.name, "get_convert_job", "200", "body")

    @few
    @given(valid_bodies(api, place, whole_floats=False))
    def examine(body: Any) -> None:
        assert type(body["jobId"]) is type(body["createdTime"]) is int

    examine()
