"""
What the list of jobs does: the jobs for which the filter holds, page by page.

The jobs themselves are in `itwin_jobs.py`.
Read `filters.py` and `service.py` before this.
"""

import base64
import binascii
import json
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any
from urllib.parse import quote, urlencode

from jobgauge.apis.itwin_reality_conversion.jobs import all_jobs
from jobgauge.reference.filters import (
    Expression,
    FilterError,
    Property,
    comparisons,
    holds,
    parse,
    properties,
)
from jobgauge.reference.seeds import secret
from jobgauge.reference.service import Clock, Pace, Refusal, Reply, Request, Service
from jobgauge.spec.dates import date_time
from jobgauge.spec.document import load_api

HEADLINE = ("InvalidRealityConversionRequest", "Cannot find jobs.")
KEPT = ("$filter", "$top")

Jobs = list[dict[str, Any]]


def service(seed: int, _clock: Clock, _pace: Pace) -> Service:
    """One operation over jobs that stay as they are: a list whose pages join has to hold still."""
    jobs = in_order(all_jobs(seed))
    return listing(lambda: jobs, chosen, lambda found, request: page(found, request, seed))


def listing(
    jobs: Callable[[], Jobs],
    choose: Callable[[str | None, Jobs], Jobs],
    show: Callable[[Jobs, Request], dict[str, Any]],
) -> Service:
    """The service of its three parts: the jobs there are, those that a filter chooses, and the page of them."""

    def list_jobs(request: Request) -> Reply:
        found = choose(request.parameters.get("$filter"), jobs())
        return Reply(200, show(found, request))

    return Service({"list_jobs": list_jobs}, {}, HEADLINE)


def in_order(jobs: Iterable[dict[str, Any]]) -> Jobs:
    """The jobs by creation, then by id."""
    return sorted(jobs, key=lambda job: (date_time(job["createdDateTime"]).nanoseconds, job["id"]))


@cache
def filter_properties() -> dict[str, Property]:
    """The properties that a filter may name; `type` and `state` have the values of their enums."""
    api = load_api("itwin_reality_conversion")
    values = {
        name: tuple(api.component(component).value["enum"])
        for name, component in (("type", "JobType"), ("state", "JobState"))
    }
    extension = api.operation("list_jobs").parameter("$filter").node.value["x-filter"]
    return properties(extension, values)


def chosen(text: str | None, jobs: Jobs) -> Jobs:
    """The jobs that a filter chooses: all of them without one."""
    if text is None:
        return jobs
    expression = read(text, jobs)
    return [job for job in jobs if holds(expression, job)]


def read(text: str, jobs: Jobs) -> Expression:
    """
    The expression that a filter is.

    Raises the Refusal for a text that is none (422), and for an iTwin that is not there (404) unless `in` asks for it.
    """
    try:
        expression = parse(text, filter_properties())
    except FilterError as error:
        raise Refusal(
            422, "InvalidParameter", f"The $filter is not valid {error}.", "$filter"
        ) from error
    there = {job["iTwinId"] for job in jobs}
    for each in comparisons(expression):
        asked = each.property.name == "iTwinId" and each.operator == "eq"
        if asked and not there & {*each.literals}:
            raise Refusal(404, "iTwinNotFound", "Requested iTwin is not available.", "$filter")
    return expression


def page(jobs: Jobs, request: Request, seed: int) -> dict[str, Any]:
    """One page of a list: where the token says, else the first; the link to the next page is there if there is one."""
    sent = request.parameters
    start = 0
    if "continuationToken" in sent:
        start = read_token(sent["continuationToken"], sent.get("$filter"), seed)
    end = start + sent["$top"]
    shown: dict[str, Any] = {"jobs": jobs[start:end]}
    if end < len(jobs):
        kept = {name: sent[name] for name in KEPT if name in sent and not _unsaid(request, name)}
        token = make_token(end, sent.get("$filter"), seed)
        shown["_links"] = {
            "next": {"href": link(request.url, {**kept, "continuationToken": token})}
        }
    return shown


def _unsaid(request: Request, name: str) -> bool:
    """Whether the value of a parameter is the default."""
    return f"list_jobs/request/query/{name}/default" in request.unsaid


def link(address: str, query: dict[str, Any]) -> str:
    """An absolute address with a query, written as the page's example is: `$` as itself, a space as `%20`."""
    return f"{address}?{urlencode(query, safe='$', quote_via=quote)}"


def make_token(start: int, filtered: str | None, seed: int) -> str:
    """A token for the page that begins at the job of this index; it holds for this filter only."""
    content = [start, secret(seed, f"{start} of {filtered}")]
    return base64.urlsafe_b64encode(json.dumps(content).encode()).decode().rstrip("=")


def read_token(token: str, filtered: str | None, seed: int) -> int:
    """The index that a token stands for; the Refusal where the token is not ours or came with another filter."""
    try:
        content = json.loads(base64.urlsafe_b64decode(token + "=" * (-len(token) % 4)))
        start, sign = content
        if isinstance(start, int) and sign == secret(seed, f"{start} of {filtered}"):
            return start
    except (ValueError, TypeError, binascii.Error, RecursionError):
        pass
    raise Refusal(
        422, "InvalidParameter", "The token did not come with this filter.", "continuationToken"
    )
