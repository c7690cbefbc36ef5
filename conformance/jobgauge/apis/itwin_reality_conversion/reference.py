"""
The reference handler of the jobs list: the jobs for which the filter holds, page by page.

The jobs themselves are in `jobs.py`.
"""

import base64
import binascii
import json
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any
from urllib.parse import quote, urlencode

from jobgauge.apis.itwin_reality_conversion.filters import (
    Expression,
    FilterError,
    Property,
    comparisons,
    holds,
    parse,
    properties,
)
from jobgauge.apis.itwin_reality_conversion.jobs import all_jobs
from jobgauge.reference.seeds import secret
from jobgauge.reference.service import Clock, Pace, Refusal, Reply, Request, Service
from jobgauge.spec.dates import date_time
from jobgauge.spec.document import load_api
from jobgauge.spec.facts import filters

HEADLINE = ("InvalidRealityConversionRequest", "Cannot find jobs.")
KEPT = ("$filter", "$top")

Jobs = list[dict[str, Any]]


def service(seed: int, _clock: Clock, _pace: Pace) -> Service:
    """Return the service: one operation over jobs that never change, so that the pages of a list fit together."""
    jobs = in_order(all_jobs(seed))
    return listing(lambda: jobs, chosen, lambda found, request: page(found, request, seed))


def listing(
    jobs: Callable[[], Jobs],
    choose: Callable[[str | None, Jobs], Jobs],
    show: Callable[[Jobs, Request], dict[str, Any]],
) -> Service:
    """Return a service with these three parts: all jobs, those that a filter chooses, and the page to show of them."""

    def list_jobs(request: Request) -> Reply:
        found = choose(request.parameters.get("$filter"), jobs())
        return Reply(200, show(found, request))

    return Service({"list_jobs": list_jobs}, {}, HEADLINE)


def in_order(jobs: Iterable[dict[str, Any]]) -> Jobs:
    """Return the jobs in order of creation, then of id."""
    return sorted(jobs, key=lambda job: (date_time(job["createdDateTime"]).nanoseconds, job["id"]))


@cache
def filter_properties() -> dict[str, Property]:
    """Return the properties that a filter may name; `type` and `state` have the values of their enums."""
    api = load_api("itwin_reality_conversion")
    values = {
        name: tuple(api.component(component).value["enum"])
        for name, component in (("type", "JobType"), ("state", "JobState"))
    }
    return properties(filters(api.operation("list_jobs"))["$filter"], values)


def chosen(text: str | None, jobs: Jobs) -> Jobs:
    """Return the jobs that a filter chooses, all of them if there is no filter."""
    if text is None:
        return jobs
    expression = read(text, jobs)
    return [job for job in jobs if holds(expression, job)]


def read(text: str, jobs: Jobs) -> Expression:
    """
    Return the expression that a filter stands for.

    Raises a Refusal if the text is not an expression (422), or compares with `eq` to an iTwin without jobs (404).
    """
    try:
        expression = parse(text, filter_properties())
    except FilterError as error:
        message = f"The $filter is not valid {error}."
        raise Refusal(422, "InvalidParameter", message, "$filter") from error
    known = {job["iTwinId"] for job in jobs}
    for each in comparisons(expression):
        by_itwin = each.property.name == "iTwinId" and each.operator == "eq"
        if by_itwin and not known & {*each.literals}:
            raise Refusal(404, "iTwinNotFound", "Requested iTwin is not available.", "$filter")
    return expression


def page(jobs: Jobs, request: Request, seed: int) -> dict[str, Any]:
    """Return the page of the list at the token, the first without one; with a link if there is a next page."""
    sent = request.parameters
    start = 0
    if "continuationToken" in sent:
        start = read_token(sent["continuationToken"], sent.get("$filter"), seed)
    end = start + sent["$top"]
    shown: dict[str, Any] = {"jobs": jobs[start:end]}
    if end < len(jobs):
        query = {**kept(request), "continuationToken": make_token(end, sent.get("$filter"), seed)}
        shown["_links"] = {"next": {"href": link(request.url, query)}}
    return shown


def kept(request: Request) -> dict[str, Any]:
    """Return the parameters that a link repeats: `$filter` and `$top`, if the caller sent them."""
    sent = request.parameters
    return {name: sent[name] for name in KEPT if name in sent and not defaulted(request, name)}


def defaulted(request: Request, name: str) -> bool:
    """Return True if the caller did not send the parameter and it has its default."""
    return f"list_jobs/request/query/{name}/default" in request.defaulted


def link(address: str, query: dict[str, Any]) -> str:
    """Return an absolute address with a query, written as in the page's example: `$` as itself, a space as `%20`."""
    return f"{address}?{urlencode(query, safe='$', quote_via=quote)}"


def make_token(start: int, filtered: str | None, seed: int) -> str:
    """Return a token for the page that starts at the job of this index; it is valid with this filter only."""
    content = [start, secret(seed, f"{start} of {filtered}")]
    return base64.urlsafe_b64encode(json.dumps(content).encode()).decode().rstrip("=")


def read_token(token: str, filtered: str | None, seed: int) -> int:
    """Return the index in a token; raise a Refusal if the server did not make the token, or for another filter."""
    try:
        content = json.loads(base64.urlsafe_b64decode(token + "=" * (-len(token) % 4)))
        start, signature = content
        if isinstance(start, int) and signature == secret(seed, f"{start} of {filtered}"):
            return start
    except (ValueError, TypeError, binascii.Error, RecursionError):
        pass
    message = "The continuationToken is not one that the server sent with this $filter."
    raise Refusal(422, "InvalidParameter", message, "continuationToken")
