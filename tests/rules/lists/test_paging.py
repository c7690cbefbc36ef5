"""Each mistake in paging fails one rule and no other."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

import pytest
from tests.rules.judging import failed
from tests.rules.lists.server import (
    ABOUT_PAGES,
    API,
    HOST,
    PREFIX,
    Job,
    JobList,
    findings,
    running,
)

from jobgauge.reference.service import Refusal, Reply
from jobgauge.rules.lists import paging
from jobgauge.run.lists.listing import listings, token_in
from jobgauge.run.lists.whole import whole_list


class OneMore(JobList):
    def page(self, jobs: Sequence[Job], start: int, top: int) -> tuple[Sequence[Job], int | None]:
        return super().page(jobs, start, top + 1)


class OneTwice(JobList):
    """A page begins with the last job of the page before, and ends at the right place."""

    def page(self, jobs: Sequence[Job], start: int, top: int) -> tuple[Sequence[Job], int | None]:
        if start == 0 or top == 1:
            return super().page(jobs, start, top)
        shown, after = super().page(jobs, start, top - 1)
        return [jobs[start - 1], *shown], after


class OneLost(JobList):
    def page(self, jobs: Sequence[Job], start: int, top: int) -> tuple[Sequence[Job], int | None]:
        shown, after = super().page(jobs, start, top)
        return shown, after + 1 if after and after + 1 < len(jobs) else after


class EarlyEnd(JobList):
    def page(self, jobs: Sequence[Job], start: int, top: int) -> tuple[Sequence[Job], int | None]:
        shown, after = super().page(jobs, start, top)
        return shown, None if start else after


class Circle(JobList):
    def page(self, jobs: Sequence[Job], start: int, top: int) -> tuple[Sequence[Job], int | None]:
        shown, after = super().page(jobs, start, top)
        return shown, 0 if start and after is None else after


class CircleAtOnce(JobList):
    """Even a list of one page links back to itself."""

    def page(self, jobs: Sequence[Job], start: int, top: int) -> tuple[Sequence[Job], int | None]:
        shown, after = super().page(jobs, start, top)
        return shown, after or 0


class NeverEnding(JobList):
    def page(self, jobs: Sequence[Job], start: int, top: int) -> tuple[Sequence[Job], int | None]:
        shown, after = super().page(jobs, start, top)
        return shown, start + top if start else after


class NoEndOfFiltered(JobList):
    """The last page of a filtered list is followed by endless empty pages."""

    largest = 1000

    def chosen(self, text: str | None) -> list[Job]:
        self.filtered = text is not None
        return super().chosen(text)

    def page(self, jobs: Sequence[Job], start: int, top: int) -> tuple[Sequence[Job], int | None]:
        shown, after = super().page(jobs, start, top)
        return shown, start + top if self.filtered and top <= self.largest else after


class NoEndOfSmallFiltered(NoEndOfFiltered):
    """The same only in small pages; the unfiltered list is too long to be read in them."""

    largest, count = 7, 200


class OtherHost(JobList):
    def link(self, address: str, query: dict[str, Any]) -> str:
        return super().link(address.replace(address.split("/")[2], HOST), query)


class BrokenLink(JobList):
    """The link is not a valid URL."""

    def link(self, address: str, query: dict[str, Any]) -> str:
        return super().link(address, query).replace(urlsplit(address).netloc, "[::1")


class BrokenAtOnce(BrokenLink):
    """The link is not a valid URL, and the largest page is too small for the list."""

    def page(self, jobs: Sequence[Job], start: int, top: int) -> tuple[Sequence[Job], int | None]:
        return super().page(jobs, start, min(top, 20))


class NoFilterInLink(JobList):
    def link(self, address: str, query: dict[str, Any]) -> str:
        return super().link(address, {name: query[name] for name in query if name != "$filter"})


class NoTopInLink(JobList):
    def link(self, address: str, query: dict[str, Any]) -> str:
        return super().link(address, {name: query[name] for name in query if name != "$top"})


class SpoiltToken(JobList):
    def link(self, address: str, query: dict[str, Any]) -> str:
        token = query.get("continuationToken", "")
        return super().link(address, {**query, "continuationToken": token[:-2]})


class LinkToAnother(JobList):
    """The token of the link leads to the next page, but the link itself leads to another list."""

    def link(self, address: str, query: dict[str, Any]) -> str:
        return super().link(address, {"$filter": "state eq active", **query})

    def chosen(self, text: str | None) -> list[Job]:
        return self.jobs[::-1] if text == "state eq active" else super().chosen(text)


class HalfAsDefault(JobList):
    default, count = 50, 130


class MoreAsDefault(JobList):
    default, count = 101, 130


WRONG: list[tuple[type[JobList], set[str]]] = [
    (OneMore, {"paging/at_most_limit"}),
    (OneTwice, {"paging/no_duplicates"}),
    (OneLost, {"paging/complete"}),
    (EarlyEnd, {"paging/complete"}),
    (Circle, {"paging/ends"}),
    (CircleAtOnce, {"paging/ends"}),
    (NeverEnding, {"paging/ends"}),
    (NoEndOfFiltered, {"paging/ends"}),
    (NoEndOfSmallFiltered, {"paging/ends"}),
    (OtherHost, {"paging/same_origin"}),
    (BrokenLink, {"paging/link"}),
    (BrokenAtOnce, {"paging/link"}),
    (NoFilterInLink, {"paging/link_keeps_filter"}),
    (NoTopInLink, {"paging/link_keeps_limit"}),
    (SpoiltToken, {"paging/token"}),
    (LinkToAnother, {"paging/link"}),
    (HalfAsDefault, {"defaults/request/query/$top/default"}),
    (MoreAsDefault, {"defaults/request/query/$top/default"}),
]


@pytest.mark.parametrize(
    ("wrong", "expected"), WRONG, ids=lambda each: getattr(each, "__name__", "")
)
def test_wrong_pages_fail_the_rule_about_them_and_no_other(
    wrong: type[JobList], expected: set[str]
) -> None:
    assert failed(findings(wrong(), ABOUT_PAGES)) == expected


class NullLinks(JobList):
    """The last page has null in place of the links."""

    def finished(self, answer: Reply) -> Reply:
        answer.body.setdefault("_links", None)
        return answer


class LinkWithoutToken(JobList):
    """The last page links to itself, without a token."""

    def finished(self, answer: Reply) -> Reply:
        answer.body.setdefault("_links", {"next": {"href": "https://api.bentley.com/"}})
        return answer


class NoNext(JobList):
    def finished(self, answer: Reply) -> Reply:
        answer.body.setdefault("_links", {})
        return answer


class RelativeLink(JobList):
    def link(self, address: str, query: dict[str, Any]) -> str:
        return super().link(urlsplit(address).path, query)


class LooksThroughPages(JobList):
    """A page is cut to at most 25 jobs before the filter applies, so it may show fewer jobs or none."""

    def chosen(self, text: str | None) -> list[Job]:
        self.kept = super().chosen(text)
        return self.jobs

    def page(self, jobs: Sequence[Job], start: int, top: int) -> tuple[Sequence[Job], int | None]:
        shown, after = super().page(jobs, start, min(top, 25))
        return [job for job in shown if job in self.kept], after


class NewestFirst(JobList):
    def chosen(self, text: str | None) -> list[Job]:
        return super().chosen(text)[::-1]


class NeedsFilter(JobList):
    def unfiltered(self) -> list[Job]:
        raise Refusal(422, "InvalidParameter", "A filter is needed.", "$filter")


class GrowingAtFront(NewestFirst):
    """A job is added at the front with every request, and moves the others towards the next page."""

    def unfiltered(self) -> list[Job]:
        self.jobs = [*self.jobs, {**self.jobs[0], "id": f"new {len(self.jobs)}"}]
        return self.jobs


class Growing(JobList):
    """A job is added at the end with every request, with the creation time of the first one."""

    def unfiltered(self) -> list[Job]:
        self.jobs = [*self.jobs, {**self.jobs[0], "id": f"new {len(self.jobs)}"}]
        return self.jobs


@pytest.mark.parametrize(
    "right",
    [
        JobList,
        NullLinks,
        LinkWithoutToken,
        NoNext,
        RelativeLink,
        NewestFirst,
        NeedsFilter,
        Growing,
        LooksThroughPages,
    ],
)
def test_allowed_choices_about_pages_fail_no_rule(right: type[JobList]) -> None:
    found = findings(right(), ABOUT_PAGES)

    assert failed(found) == set()
    passed = {name for name, finding in found.items() if finding.verdict == "pass"}
    assert passed >= {"paging/complete", "paging/ends", "paging/at_most_limit"}


class Few(JobList):
    count = 1


class Nothing(JobList):
    count = 0


@pytest.mark.parametrize(("few", "count"), [(Few, 1), (Nothing, 0)])
def test_rules_about_pages_are_skipped_for_a_list_of_one_page(
    few: type[JobList], count: int
) -> None:
    found = findings(few(), ABOUT_PAGES)

    assert {finding.verdict for finding in found.values()} == {"skip"}
    assert found["paging/complete"].reason.startswith(f"{count} items")


class Refusing(JobList):
    def chosen(self, text: str | None) -> list[Job]:
        raise Refusal(404, "iTwinNotFound", f"The iTwin of {text} is not available.", "$filter")


def test_rules_about_pages_are_skipped_with_the_refusals_if_no_list_can_be_read() -> None:
    found = findings(Refusing(), ABOUT_PAGES)

    assert {finding.verdict for finding in found.values()} == {"skip"}
    assert "without a filter: 404" in found["paging/complete"].reason
    assert "1970-01-01T00:00:00Z" in found["paging/complete"].reason


class NullNext(JobList):
    """No page has a next link, only a null that the documentation does not allow."""

    def finished(self, answer: Reply) -> Reply:
        return Reply(answer.status, {**answer.body, "_links": {"next": None}})


def test_an_undocumented_null_link_is_not_taken_for_the_end() -> None:
    found = findings(NullNext(), ABOUT_PAGES)

    assert failed(found) == set()
    assert found["paging/complete"].verdict == "skip"


def test_a_list_is_read_within_the_given_filter() -> None:
    jobs = JobList()
    itwin = jobs.jobs[0]["iTwinId"]

    with running(NeedsFilter(), filter=[f"iTwinId eq {itwin}"]) as run:
        base = whole_list(run, next(listings(API)))

    assert base.filter == f"iTwinId eq {itwin}"
    assert {job["iTwinId"] for job in base.items} == {itwin}


def test_a_part_of_a_list_that_is_too_long_is_judged() -> None:
    class Long(JobList):
        count = 200

        def page(
            self, jobs: Sequence[Job], start: int, top: int
        ) -> tuple[Sequence[Job], int | None]:
            return super().page(jobs, start, min(top, 20))

    with running(Long()) as run:
        base = whole_list(run, next(listings(API)))

    assert base.filter is not None
    assert base.filter.startswith("createdDateTime ")
    assert 0 < len(base.items) <= 40


def test_no_request_leaves_the_target() -> None:
    with running(OtherHost()) as run:
        for family in ABOUT_PAGES:
            for rule in family(API):
                rule.check(run)

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


class Malformed(JobList):
    body: Any = None

    def finished(self, answer: Reply) -> Reply:
        return Reply(answer.status, self.body)


@pytest.mark.parametrize(
    "body",
    [
        [],
        "jobs",
        {"jobs": "none"},
        {"jobs": [1]},
        {"jobs": [], "_links": []},
        {"jobs": [], "_links": {"next": "https://a.example"}},
        {"jobs": [], "_links": {"next": {"href": 7}}},
    ],
)
def test_a_body_that_is_not_a_list_fails_no_rule_about_pages(body: Any) -> None:
    jobs = Malformed()
    jobs.body = body

    assert failed(findings(jobs, ABOUT_PAGES)) == set()


class TwiceInItself(JobList):
    """One job is in the list twice, whatever the size of the pages."""

    def unfiltered(self) -> list[Job]:
        return [*self.jobs, self.jobs[0]]


def test_duplicates_of_the_list_itself_are_not_failures_of_paging() -> None:
    evidence = {rule.id.removeprefix(PREFIX): rule.evidence for rule in paging.rules(API)}

    assert evidence["paging/no_duplicates"] == "document"
    assert failed(findings(GrowingAtFront(), ABOUT_PAGES)) <= {"paging/complete"}
    assert failed(findings(TwiceInItself(), ABOUT_PAGES)) == set()
