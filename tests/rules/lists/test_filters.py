"""Rules about filters say what they could not judge; `test_catalogue.py` has the wrong filters."""

import pytest
from tests.detection.subjects import by_name
from tests.rules.judging import ITWIN, not_kept, verdicts

from jobgauge.apis.itwin_reality_conversion import jobs
from jobgauge.apis.itwin_reality_conversion.reference import Jobs, chosen, filter_properties
from jobgauge.apis.itwin_reality_conversion.wrong.lists import list_of
from jobgauge.reference.change import Change
from jobgauge.reference.service import Refusal, Request
from jobgauge.rules.lists import filters as filtering
from jobgauge.run.results import Result
from jobgauge.run.run import Depth
from jobgauge.spec.document import load_api

LIST = f"{ITWIN}/list_jobs"
FAMILIES = ("paging", "defaults", "filter", "lifecycle", "responses")


def about_filters(change: Change) -> dict[str, Result]:
    """Return the results of the rules about filters, by id without API, operation and family."""
    found = verdicts(ITWIN, f"{LIST}/filter", change=change, depth="quick")
    return {name.removeprefix(f"{LIST}/filter/"): result for name, result in found.items()}


def changed(server: str) -> Change:
    """Return the change of a server of the catalogue, named by the end of its name."""
    return by_name(f"{LIST}/{server}").change()


def test_an_open_question_is_skipped_with_the_status_that_was_seen() -> None:
    found = about_filters(changed("conforming/filter/dates_in_refused"))

    assert found["createdDateTime/in"].verdict == "skip"
    assert "refused with 422" in found["createdDateTime/in"].reason


def test_a_property_that_no_job_has_is_skipped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "COUNT", 3)

    found = about_filters(changed("conforming/no_email"))

    assert found["email/eq"].verdict == "skip"
    assert found["email/eq"].reason == "none of 3 items has one `email` that a filter can name"


@pytest.mark.parametrize("given", ["state ne failed", "state eq success or state eq active"])
def test_a_given_filter_narrows_every_list(given: str) -> None:
    found = verdicts(
        ITWIN, f"{LIST}/filter", f"{LIST}/lifecycle", given={"$filter": [given]}, depth="quick"
    )

    assert not_kept(found) == []


@pytest.mark.parametrize("depth", ["quick", "normal", "deep"])
def test_a_right_list_passes_at_every_depth(depth: Depth, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "COUNT", 120)

    found = verdicts(ITWIN, *(f"{LIST}/{each}" for each in FAMILIES), depth=depth)

    assert not_kept(found) == []
    skipped = {name: each.reason for name, each in found.items() if each.verdict == "skip"}
    allowed = (f"{LIST}/lifecycle/", f"{LIST}/responses/")
    assert [name for name in skipped if not name.startswith(allowed)] == []


def test_a_right_spelling_that_meets_a_5xx_once_does_not_fail_for_another_spelling() -> None:
    failed = False

    def choose(text: str | None, listed: Jobs) -> Jobs:
        """Fail once on a doubled quote; an undoubled one ends a literal."""
        nonlocal failed
        if "''" in (text or "") and not failed:
            failed = True
            raise Refusal(503, "Unavailable", "Not ready just now.")
        return chosen(text, listed)

    found = about_filters(list_of(choose=choose))["name/quote"]

    assert (found.verdict, found.cases) == ("pass", 1)  # of two values, one met the 503


def test_a_429_for_a_filter_is_a_skip() -> None:
    def refuses(request: Request) -> Refusal | None:
        busy = "createdDateTime lt" in request.parameters.get("$filter", "")
        later = {"Retry-After": "999"}
        return Refusal(429, "RateLimitExceeded", "Later.", headers=later) if busy else None

    found = about_filters(Change(refuses=refuses))["createdDateTime/lt"]

    assert (found.verdict, "429" in found.reason) == ("skip", True)


def test_rules_about_documented_filters_have_the_evidence_of_the_document() -> None:
    made = filtering.rules(load_api(ITWIN))
    evidence = {rule.id.split("/filter/")[1]: rule.evidence for rule in made}

    assert {evidence[f"{name}/eq"] for name in filter_properties()} == {"document"}
    assert (evidence["or"], evidence["precedence"], evidence["name/quote"]) == (
        "document",
        "inferred",
        "inferred",
    )


def test_the_start_of_a_list_that_is_too_long_shows_a_filter_that_is_ignored(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(jobs, "COUNT", 200)

    found = about_filters(changed("filter/ignored/short_pages"))

    assert found["createdDateTime/gt"].verdict == "fail"
    assert "which does not fulfil it" in found["createdDateTime/gt"].reason
    assert found["state/union"].verdict == "skip"
