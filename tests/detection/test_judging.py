"""The outcome of a detection run on one server: found or not, by which rule, and what else failed."""

import tomllib

import attrs
import pytest
from tests.detection import ours, theirs
from tests.detection.outcomes import Outcome
from tests.detection.subjects import by_name, chosen, group, right_server, sample

from jobgauge.rules import rules
from jobgauge.run.results import Result, Verdict
from jobgauge.spec.document import load_api
from jobgauge.wrong.server import Server

ZOO = load_api("zoo_datasets")
STATUS = "zoo_datasets/get_org_dataset_conversion/enums/200/status/enum"


def _result(rule: str, verdict: Verdict, reason: str = "") -> Result:
    known = next(each for each in rules(ZOO) if each.id == rule and each.side == "server")
    return Result(
        rule=known.id,
        api=known.api,
        operation=known.operation,
        family=known.family,
        side=known.side,
        verdict=verdict,
        evidence=known.evidence,
        source=known.source,
        pointer=known.pointer,
        sentence=known.sentence,
        reason=reason,
    )


def _server(verdict: str = "fail") -> Server:
    changed = attrs.evolve(right_server(ZOO), kind="response", breaks=(STATUS,))
    return attrs.evolve(changed, verdict=verdict)


def _outcome(server: Server, *results: Result) -> Outcome:
    return ours.outcome(server, rules(ZOO), results, 10, 0.5)


def test_a_server_is_found_if_the_rule_that_it_breaks_fails() -> None:
    found = _outcome(_server(), _result(STATUS, "fail"))

    assert found.killed
    assert found.by == (STATUS,)
    assert found.beside == ()


def test_a_drift_counts_as_found_only_if_the_server_merely_adds() -> None:
    assert not _outcome(_server(), _result(STATUS, "drift", "unlisted value")).killed
    assert _outcome(_server("drift"), _result(STATUS, "drift")).killed


def test_the_outcome_of_a_missed_server_notes_the_result_of_its_rule() -> None:
    missed = _outcome(_server(), _result(STATUS, "skip", "never seen"))

    assert missed.note == "skip: never seen"


def test_other_failed_rules_are_split_into_those_about_the_same_value_and_the_rest() -> None:
    holder = "zoo_datasets/get_org_dataset_conversion/schema/200/required:status"
    other = "zoo_datasets/get_org_dataset_conversion/auth/no_token"

    found = _outcome(
        _server(), _result(STATUS, "fail"), _result(holder, "fail"), _result(other, "fail")
    )

    assert found.related == (holder,)
    assert found.beside == (other,)


def test_nothing_is_reported_on_the_right_server() -> None:
    found = ours.judge(right_server(ZOO))

    assert (found.by, found.related, found.beside, found.note) == ((), (), (), "")


def test_a_wrong_server_is_found() -> None:
    wrong = next(
        each
        for each in chosen(every_way=False)
        if each.name.startswith("zoo_datasets/get_org_dataset_conversion/acceptance/")
    )

    assert ours.judge(wrong).killed


def test_one_way_to_break_each_constraint_is_chosen_from_every_way() -> None:
    every, one = chosen(every_way=True), chosen(every_way=False)

    assert {each.name for each in one} <= {each.name for each in every}
    assert {group(each) for each in every} == {group(each) for each in one}
    assert len({each.name for each in every}) == len(every)


def test_a_sample_has_servers_of_each_class_and_the_right_servers() -> None:
    every = chosen(every_way=False)

    some = sample(every, 1)

    assert {(each.api, each.kind) for each in some} == {(each.api, each.kind) for each in every}
    assert {f"{name}/reference" for name in {each.api for each in every}} <= {
        each.name for each in some
    }
    assert by_name(some[0].name).name == some[0].name


@pytest.mark.parametrize("name", ["cognite_vision", "zoo_datasets"])
def test_schemathesis_is_given_the_same_ids(name: str) -> None:
    api = load_api(name)
    given = right_server(api).build().given

    configuration = tomllib.loads(theirs.configuration(api, given))
    examples = [
        parameter["schema"]["examples"][0]
        for parameter in theirs.parameters(theirs.with_examples(api, given))
        if parameter["in"] == "path"
    ]

    known = {name: each["values"] for name, each in configuration["dictionaries"].items()}
    assert known == theirs.typed(api, given)
    assert set(configuration["parameters"]) == {f"path.{name}" for name in given}
    assert set(examples) <= {each for values in known.values() for each in values}


def test_a_server_that_refuses_an_allowed_query_value_is_found() -> None:
    refused = by_name("itwin_reality_conversion/list_jobs/refusal/request/query/$top/minimum/bound")

    assert ours.judge(refused).killed
