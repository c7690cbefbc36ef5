"""Rules about pages say what they could not judge; `test_catalogue.py` has the wrong lists."""

from urllib.parse import urlsplit

import pytest
from tests.detection.subjects import by_name
from tests.rules.judging import ITWIN, not_kept, results, running, verdicts

from jobgauge.apis.itwin_reality_conversion import jobs
from jobgauge.apis.itwin_reality_conversion.jobs import all_jobs
from jobgauge.reference.change import Change
from jobgauge.reference.service import Refusal, Request
from jobgauge.rules.lists import paging
from jobgauge.run.lists.listing import listings, token_in
from jobgauge.run.lists.whole import whole_list
from jobgauge.run.results import Result
from jobgauge.spec.document import load_api
from jobgauge.wrong.catalogue import conforming_servers, derived_servers

API = load_api(ITWIN)
LIST = f"{ITWIN}/list_jobs"
PAGES = (f"{LIST}/paging", f"{LIST}/defaults")
OTHER_PAGES = ("end", "list", "newest_first", "filter_required", "short_pages")
ONE_PAGE = ("list/no_job", "list/one_job")
MALFORMED = ("type", "required:jobs", "jobs/type", "jobs/*/type", "_links")


def changed(server: str) -> Change:
    """Return the change of a server of the catalogue, named by the end of its name."""
    return by_name(f"{LIST}/{server}").change()


def about_pages(change: Change | None = None) -> dict[str, Result]:
    """Return the results of the rules about pages, by id without API and operation."""
    found = verdicts(ITWIN, *PAGES, change=change, depth="quick")
    return {name.removeprefix(f"{LIST}/"): result for name, result in found.items()}


@pytest.mark.parametrize(
    "server",
    [
        each.name.partition("/conforming/")[2]
        for each in conforming_servers(API)
        if each.name.partition("/conforming/")[2].startswith(OTHER_PAGES)
        and not each.name.endswith(ONE_PAGE)
    ],
)
def test_allowed_choices_about_pages_leave_nothing_unjudged(server: str) -> None:
    found = about_pages(changed(f"conforming/{server}"))

    passed = {name for name, result in found.items() if result.verdict == "pass"}
    assert passed >= {"paging/complete", "paging/ends", "paging/at_most_limit"}


def test_a_default_is_not_judged_if_a_page_of_that_size_by_request_cannot_be_read() -> None:
    def refuse(request: Request) -> Refusal | None:
        asked = request.parameters.get("$top") == 100 and not request.defaulted
        return Refusal(503, "Unavailable", "Not now.") if asked else None

    found = about_pages(Change(refuses=refuse))["defaults/request/query/$top/default"]

    assert found.verdict == "skip"
    assert found.reason.startswith("a page of the list cannot be read: ")
    assert "503" in found.reason


@pytest.mark.parametrize(("server", "count"), [*zip(ONE_PAGE, (0, 1), strict=True)])
def test_rules_about_pages_are_skipped_for_a_list_of_one_page(server: str, count: int) -> None:
    found = about_pages(changed(f"conforming/{server}"))

    assert {result.verdict for result in found.values()} == {"skip"}
    assert found["paging/complete"].reason.startswith(f"{count} items")


def test_rules_about_pages_are_skipped_with_the_refusals_if_no_list_can_be_read() -> None:
    refusal = Refusal(404, "iTwinNotFound", "The iTwin is not available.", "$filter")

    found = about_pages(Change(refuses=lambda _: refusal))

    assert {result.verdict for result in found.values()} == {"skip"}
    assert "without a filter: 404" in found["paging/complete"].reason
    assert "1970-01-01T00:00:00Z" in found["paging/complete"].reason


def test_an_undocumented_null_link_is_not_taken_for_the_end() -> None:
    found = about_pages(changed("response/200/body/_links/next/type/null"))

    assert not_kept(found) == []
    assert found["paging/complete"].verdict == "skip"


def test_a_list_is_read_within_the_given_filter() -> None:
    itwin = next(all_jobs(0))["iTwinId"]
    given = {"$filter": [f"iTwinId eq {itwin}"]}

    with running(ITWIN, changed("conforming/filter_required"), given=given, depth="quick") as run:
        base = whole_list(run, next(listings(API)))

    assert base.filter == f"iTwinId eq {itwin}"
    assert {job["iTwinId"] for job in base.items} == {itwin}


def test_a_part_of_a_list_that_is_too_long_is_judged(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(jobs, "COUNT", 200)

    with running(ITWIN, changed("paging/short_pages"), depth="quick") as run:
        base = whole_list(run, next(listings(API)))

    assert base.filter is not None
    assert base.filter.startswith("createdDateTime ")
    assert 0 < len(base.items) <= 40


def test_no_request_leaves_the_target() -> None:
    with running(ITWIN, changed("paging/another_host"), depth="quick") as run:
        results(run, *PAGES)

        assert {urlsplit(each.url).netloc for each in run.exchanges} == {
            urlsplit(run.wire.target.url).netloc
        }


@pytest.mark.parametrize(
    ("link", "token"),
    [
        ("https://a.example/?continuationToken=a%2Bb%3D", "a+b="),
        ("https://a.example/?continuationToken=a+b", "a+b"),
        ("https://a.example/?$top=1&continuationToken=a=&$filter=x", "a="),
        ("https://a.example/?%63ontinuationToken=a", "a"),
        ("https://a.example/?continuationToken=", None),
        ("https://a.example/?continuationtoken=a", None),
        ("https://a.example/#continuationToken=a", None),
        ("", None),
    ],
)
def test_the_token_of_a_link_is_percent_decoded(link: str, token: str | None) -> None:
    assert token_in(link, "continuationToken") == token


@pytest.mark.parametrize(
    "server",
    [
        each.name.removeprefix(f"{LIST}/")
        for each in derived_servers(API)
        if each.name.startswith(tuple(f"{LIST}/response/200/body/{end}/" for end in MALFORMED))
    ],
)
def test_a_body_that_is_not_a_list_fails_no_rule_about_pages(server: str) -> None:
    assert not_kept(about_pages(changed(server))) == []


def test_duplicates_have_the_evidence_of_the_document() -> None:
    evidence = {rule.id: rule.evidence for rule in paging.rules(API)}

    assert evidence[f"{LIST}/paging/no_duplicates"] == "document"
