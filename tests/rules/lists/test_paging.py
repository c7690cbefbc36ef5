"""Each way in which pages can go wrong is one rule's failure and no other's."""

from collections.abc import Sequence
from typing import Any
from urllib.parse import urlsplit

import pytest
from tests.rules.lists.server import (
    ABOUT_PAGES,
    API,
    HOST,
    PREFIX,
    Job,
    JobList,
    failed,
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
    """A page begins with the last job of the page before, and ends as it should."""

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
    """Even a list of one page leads back to itself."""

    def page(self, jobs: Sequence[Job], start: int, top: int) -> tuple[Sequence[Job], int | None]:
        shown, after = super().page(jobs, start, top)
        return shown, after or 0


class NeverEnding(JobList):
    def page(self, jobs: Sequence[Job], start: int, top: int) -> tuple[Sequence[Job], int | None]:
        shown, after = super().page(jobs, start, top)
        return shown, start + top if start else after


class NoEndOfFiltered(JobList):
    """After the last page of a filtered list there are empty ones, and no end of them."""

    largest = 1000

    def chosen(self, text: str | None) -> list[Job]:
        self.filtered = text is not None
        return super().chosen(text)

    def page(self, jobs: Sequence[Job], start: int, top: int) -> tuple[Sequence[Job], int | None]:
        shown, after = super().page(jobs, start, top)
        return shown, start + top if self.filtered and top <= self.largest else after


class NoEndOfSmallFiltered(NoEndOfFiltered):
    """So it is with small pages; the list without a filter is too long to be read in them."""

    largest, count = 7, 200


class OtherHost(JobList):
    def link(self, address: str, query: dict[str, Any]) -> str:
        return super().link(address.replace(address.split("/")[2], HOST), query)


class BrokenLink(JobList):
    """The link is no address."""

    def link(self, address: str, query: dict[str, Any]) -> str:
        return super().link(address, query).replace(urlsplit(address).netloc, "[::1")


class BrokenAtOnce(BrokenLink):
    """The link is no address, and the largest page is too small for the list."""

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
    """Its token leads on, its link as it stands leads to another list."""

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
    """The last page has null where a link could be."""

    def answered(self, answer: Reply) -> Reply:
        answer.body.setdefault("_links", None)
        return answer


class LinkWithoutToken(JobList):
    """The last page links to itself, without a token."""

    def answered(self, answer: Reply) -> Reply:
        answer.body.setdefault("_links", {"next": {"href": "https://api.bentley.com/"}})
        return answer


class NoNext(JobList):
    def answered(self, answer: Reply) -> Reply:
        answer.body.setdefault("_links", {})
        return answer


class RelativeLink(JobList):
    def link(self, address: str, query: dict[str, Any]) -> str:
        return super().link(urlsplit(address).path, query)


class LooksThroughPages(JobList):
    """A page looks through as many jobs as it may hold, 25 at most, and shows those that a filter leaves of them."""

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
    """A job is added with every request, and moves what comes after it to the next page."""

    def unfiltered(self) -> list[Job]:
        self.jobs = [*self.jobs, {**self.jobs[0], "id": f"new {len(self.jobs)}"}]
        return self.jobs


class Growing(JobList):
    """A job is added with every request, and its place in the list is the first one."""

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
def test_pages_that_a_server_may_choose_fail_no_rule(right: type[JobList]) -> None:
    found = findings(right(), ABOUT_PAGES)

    assert failed(found) == set()
    passed = {name for name, finding in found.items() if finding.verdict == "pass"}
    assert passed >= {"paging/complete", "paging/ends", "paging/at_most_limit"}


class Few(JobList):
    count = 1


class Nothing(JobList):
    count = 0


@pytest.mark.parametrize(("few", "count"), [(Few, 1), (Nothing, 0)])
def test_a_list_of_one_page_says_nothing_about_pages(few: type[JobList], count: int) -> None:
    found = findings(few(), ABOUT_PAGES)

    assert {finding.verdict for finding in found.values()} == {"skip"}
    assert found["paging/complete"].reason.startswith(f"{count} items")


class Refusing(JobList):
    def chosen(self, text: str | None) -> list[Job]:
        raise Refusal(404, "iTwinNotFound", f"The iTwin of {text} is not available.", "$filter")


def test_a_server_that_lists_nothing_is_skipped_with_what_it_said() -> None:
    found = findings(Refusing(), ABOUT_PAGES)

    assert {finding.verdict for finding in found.values()} == {"skip"}
    assert "without a filter: answered with 404" in found["paging/complete"].reason
    assert "1970-01-01T00:00:00Z" in found["paging/complete"].reason


class NullNext(JobList):
    """No page has a link, only a null that the page does not allow."""

    def answered(self, answer: Reply) -> Reply:
        return Reply(answer.status, {**answer.body, "_links": {"next": None}})


def test_a_null_where_no_page_allows_one_says_nothing_about_the_end() -> None:
    found = findings(NullNext(), ABOUT_PAGES)

    assert failed(found) == set()
    assert found["paging/complete"].verdict == "skip"


def test_a_list_is_read_within_the_filter_that_is_given() -> None:
    jobs = JobList()
    itwin = jobs.jobs[0]["iTwinId"]

    with running(NeedsFilter(), filter=[f"iTwinId eq {itwin}"]) as run:
        base = whole_list(run, next(listings(API)))

    assert base.filter == f"iTwinId eq {itwin}"
    assert {job["iTwinId"] for job in base.items} == {itwin}


def test_a_list_that_is_too_long_is_judged_on_a_part_of_it() -> None:
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
def test_a_token_is_taken_as_the_link_has_it(link: str, token: str | None) -> None:
    assert token_in(link, "continuationToken") == token


class Strange(JobList):
    strange: Any = None

    def answered(self, answer: Reply) -> Reply:
        return Reply(answer.status, self.strange)


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
def test_an_answer_that_is_no_list_is_another_rules_failure(body: Any) -> None:
    jobs = Strange()
    jobs.strange = body

    assert failed(findings(jobs, ABOUT_PAGES)) == set()


class TwiceInItself(JobList):
    """One job stands in the list twice, however it is read."""

    def unfiltered(self) -> list[Job]:
        return [*self.jobs, self.jobs[0]]


def test_pages_repeat_what_the_list_itself_has_not_twice() -> None:
    evidence = {rule.id.removeprefix(PREFIX): rule.evidence for rule in paging.rules(API)}

    assert evidence["paging/no_duplicates"] == "document"
    assert failed(findings(GrowingAtFront(), ABOUT_PAGES)) <= {"paging/complete"}
    assert failed(findings(TwiceInItself(), ABOUT_PAGES)) == set()
