"""A right list server, which a subclass makes wrong by overriding one method, and the findings of the rules."""

import base64
import itertools
from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from typing import Any
from urllib.parse import quote, urlencode

from tests.rules import judging

from jobgauge.apis.itwin_reality_conversion import filters
from jobgauge.apis.itwin_reality_conversion import rules as own
from jobgauge.apis.itwin_reality_conversion.jobs import all_jobs
from jobgauge.reference.service import Refusal, Reply, Request, Service
from jobgauge.rules.constraints import defaults
from jobgauge.rules.http import responses
from jobgauge.rules.lists import ending, links, paging, refusals
from jobgauge.rules.lists import filters as filtering
from jobgauge.run.finding import Finding
from jobgauge.run.rule import Rule, staged
from jobgauge.run.run import Depth, Run
from jobgauge.spec import facts
from jobgauge.spec.document import Api, load_api

API = load_api("itwin_reality_conversion")
KNOWN = filters.properties(
    facts.filters(API.operation("list_jobs"))["$filter"],
    {"state": tuple(API.component("JobState").value["enum"]), "type": ("Conversion",)},
)
ABOUT_PAGES = (paging.rules, links.rules, ending.rules, defaults.rules)
ABOUT_FILTERS = (filtering.rules, refusals.rules, own.rules)
FAMILIES = (*ABOUT_PAGES, *ABOUT_FILTERS, responses.rules)
PREFIX = "itwin_reality_conversion/list_jobs/"
HOST = "elsewhere.example.com"

Job = dict[str, Any]


class JobList:
    """A list of some jobs of the reference server; the token of a page is the index of its first job."""

    default = 100
    count = 40

    def __init__(self) -> None:
        some = itertools.islice(all_jobs(0), self.count)
        self.jobs = sorted(some, key=lambda job: job["createdDateTime"][:19])

    def list_jobs(self, request: Request) -> Reply:
        sent = request.parameters
        top = sent["$top"] if "$top" in self.explicit(request) else self.default
        chosen = self.chosen(sent.get("$filter"))
        shown, after = self.page(chosen, self.start(sent.get("continuationToken")), top)
        body: dict[str, Any] = {"jobs": shown}
        if after is not None:
            query = {
                name: value
                for name, value in {
                    "$filter": sent.get("$filter"),
                    "$top": sent["$top"] if "$top" in self.explicit(request) else None,
                    "continuationToken": base64.b64encode(f"{after}+?>".encode()).decode(),
                }.items()
                if value is not None
            }
            body |= self.links(request.url, query)
        return self.finished(Reply(200, body))

    def explicit(self, request: Request) -> set[str]:
        """Return the names of the parameters that the request contains, without defaults."""
        return request.parameters.keys() - {each.split("/")[-2] for each in request.defaulted}

    def start(self, token: str | None) -> int:
        if token is None:
            return 0
        try:
            return int(base64.b64decode(token, validate=True).decode().removesuffix("+?>"))
        except ValueError as error:
            raise Refusal(422, "InvalidParameter", "No such token.", "continuationToken") from error

    def chosen(self, text: str | None) -> list[Job]:
        if text is None:
            return self.unfiltered()
        try:
            expression = self.parsed(text)
        except filters.FilterError as error:
            raise Refusal(422, "InvalidParameter", str(error), self.target()) from error
        for each in filters.comparisons(expression):
            self.require_itwin(each)
        return [job for job in self.jobs if self.holds(expression, job)]

    def unfiltered(self) -> list[Job]:
        return self.jobs

    def parsed(self, text: str) -> filters.Expression:
        return filters.parse(text, KNOWN)

    def target(self) -> str:
        return "$filter"

    def require_itwin(self, comparison: filters.Comparison) -> None:
        itwin = comparison.literals[0] if comparison.operator == "eq" else None
        unknown = itwin not in {None, *(job["iTwinId"] for job in self.jobs)}
        if comparison.property.name == "iTwinId" and unknown:
            raise Refusal(404, "iTwinNotFound", "Requested iTwin is not available.", "$filter")

    def holds(self, expression: filters.Expression, job: Job) -> bool:
        return filters.holds(expression, job)

    def page(self, jobs: Sequence[Job], start: int, top: int) -> tuple[Sequence[Job], int | None]:
        end = start + top
        return jobs[start:end], end if end < len(jobs) else None

    def links(self, address: str, query: dict[str, Any]) -> dict[str, Any]:
        return {"_links": {"next": {"href": self.link(address, query)}}}

    def link(self, address: str, query: dict[str, Any]) -> str:
        return f"{address}?{urlencode(query, safe='$', quote_via=quote)}"

    def finished(self, answer: Reply) -> Reply:
        return answer


def running(
    jobs: JobList, *, depth: Depth = "quick", **given: list[str]
) -> AbstractContextManager[Run]:
    """Return a context with a run against a list server."""
    service = Service({"list_jobs": jobs.list_jobs}, {}, ("InvalidRequest", "Cannot find jobs."))
    values = {f"${name}": texts for name, texts in given.items()}
    return judging.running(API.name, service=service, given=values, depth=depth)


def findings(
    jobs: JobList,
    families: Sequence[Callable[[Api], Iterable[Rule]]] = FAMILIES,
    *,
    depth: Depth = "quick",
    **given: list[str],
) -> dict[str, Finding]:
    """Return the findings of these families of rules on a server, by id without API and operation."""
    with running(jobs, depth=depth, **given) as run:
        rules = [each for family in families for each in family(API)]
        return {rule.id.removeprefix(PREFIX): rule.check(run) for rule in staged(rules)}
