"""Lists that are wrong where two facts meet: a filter and a link, a token and a page size, a third part of an `and`."""

from collections.abc import Iterator
from functools import partial
from typing import Any

import attrs

from jobgauge.apis.itwin_reality_conversion.jobs import all_jobs
from jobgauge.apis.itwin_reality_conversion.reference import (
    Jobs,
    chosen,
    in_order,
    kept,
    link,
    make_token,
    page,
    read_token,
)
from jobgauge.apis.itwin_reality_conversion.wrong.lists import LIST, SEED, list_of, short_cut, show
from jobgauge.reference.change import Change
from jobgauge.reference.service import Refusal, Request
from jobgauge.spec.constraints import ABSENT
from jobgauge.spec.document import Api
from jobgauge.wrong.server import Server, wrong

UNLISTED = ("jobgaugeUnknown", "ownerId", "dataCenter", "lastModifiedDateTime")


def servers(api: Api) -> Iterator[Server]:
    """Yield the servers."""
    for what, sentence, shown, rule in (
        ("third_page", "The link of the second page has no `$filter`.", _loses_later, "link_keeps_filter"),
        ("newest_first", "The newest job is first, and links have no `$filter`.", _newest, "link_keeps_filter"),
        ("relative", "The link to the next page is relative.", _relative, "link"),
        ("any_token", "A token that the server did not make gives the first page.", _any_token, "token_made_up"),
        ("empty_for_ever", "The list goes on with empty pages and ever-new tokens.", _for_ever, "ends"),
        ("tokens_refused", "Each token of a link is refused, and no page has more than 100 jobs.", _refused, "token"),
        ("short_pages", "No page has more than 20 jobs.", show(cut=short_cut), "full"),
        ("no_link_with_in", "A list that is filtered with `in` has no links.", _no_link, "complete"),
    ):  # fmt: skip
        yield wrong(
            api, (LIST, "paging", what), sentence, partial(list_of, show=shown), f"paging/{rule}"
        )
    sentence = "`$top` is not limited in a request with a token."
    change = partial(Change, overlooks=_further_page)
    rule = "paging/limit_with_token"
    yield wrong(api, (LIST, "paging", "limit_with_token"), sentence, change, rule)
    for what, sentence, choose, *rules in (
        ("two_parts", "Only the first two parts of an `and` count.", _two_parts, "filter/and_more"),
        ("unlisted_ignored", "A property that is not listed is ignored.", _ignored, "filter/unknown_property"),
        ("offset_ignored", "The offset of a time in a filter is ignored.", _no_offset, "filter/createdDateTime/offset"),
        ("operator_as_eq", "An operator that is not listed is `eq`.", _as_eq, "filter/unknown_operator"),
        (
            "nothing_is_404", "A filter that no job fulfils is answered with 404.", _never_empty,
            "filter/no_match", "filter/type/ne",
        ),
        ("unknown_and", "An unknown iTwin beside another part gives no jobs.", _lenient, "filter/unknown_itwin"),
    ):  # fmt: skip
        change = partial(list_of, choose=choose)
        yield wrong(api, (LIST, "filter", what), sentence, change, *rules)
    sentence = "A job whose inputs are merged has two outputs of one type."
    yield wrong(
        api,
        (LIST, "lifecycle", "merged"),
        sentence,
        partial(list_of, _unmerged),
        "lifecycle/merged",
    )


def _linked(jobs: Jobs, request: Request, start: int, names: tuple[str, ...]) -> dict[str, Any]:
    """Return a page whose link keeps only these parameters."""
    end = start + request.parameters["$top"]
    body: dict[str, Any] = {"jobs": jobs[start:end]}
    if end < len(jobs):
        query = {name: value for name, value in kept(request).items() if name in names}
        token = make_token(end, None, SEED)
        href = link(request.url, {**query, "continuationToken": token})
        body["_links"] = {"next": {"href": href}}
    return body


def _start(request: Request) -> int:
    token = request.parameters.get("continuationToken")
    return 0 if token is None else read_token(token, None, SEED)


def _loses_later(jobs: Jobs, request: Request) -> dict[str, Any]:
    start = _start(request)
    return _linked(jobs, request, start, ("$top",) if start else ("$top", "$filter"))


def _newest(jobs: Jobs, request: Request) -> dict[str, Any]:
    return _linked(jobs[::-1], request, _start(request), ("$top",))


def _relative(jobs: Jobs, request: Request) -> dict[str, Any]:
    return page(jobs, attrs.evolve(request, url="/realityconversion/jobs"), SEED)


def _any_token(jobs: Jobs, request: Request) -> dict[str, Any]:
    try:
        return page(jobs, request, SEED)
    except Refusal:
        first = {**request.parameters}
        del first["continuationToken"]
        return page(jobs, attrs.evolve(request, parameters=first), SEED)


def _for_ever(jobs: Jobs, request: Request) -> dict[str, Any]:
    start = _start(request)
    shown = jobs[start : start + request.parameters["$top"]]
    query = {**kept(request), "continuationToken": make_token(start + len(shown) + 1, None, SEED)}
    return {"jobs": shown, "_links": {"next": {"href": link(request.url, query)}}}


def _refused(jobs: Jobs, request: Request) -> dict[str, Any]:
    if "continuationToken" in request.parameters:
        raise Refusal(422, "InvalidParameter", "The token is not valid.", "continuationToken")
    few = {**request.parameters, "$top": min(request.parameters["$top"], 100)}
    return _linked(jobs, attrs.evolve(request, parameters=few), 0, ("$filter",))


def _no_link(jobs: Jobs, request: Request) -> dict[str, Any]:
    shown = page(jobs, request, SEED)
    cut = " in (" in request.parameters.get("$filter", "")
    return {"jobs": shown["jobs"]} if cut else shown


def _further_page(_operation: str, parameters: Any, _body: Any) -> bool:
    return parameters.get("continuationToken", ABSENT) is not ABSENT


def _two_parts(text: str | None, jobs: Jobs) -> Jobs:
    if text and " or " not in text and "(" not in text:
        text = " and ".join(text.split(" and ")[:2])
    return chosen(text, jobs)


def _ignored(text: str | None, jobs: Jobs) -> Jobs:
    return jobs if text and text.startswith(UNLISTED) else chosen(text, jobs)


def _no_offset(text: str | None, jobs: Jobs) -> Jobs:
    return chosen(text and text.replace("+05:00", "Z"), jobs)


def _as_eq(text: str | None, jobs: Jobs) -> Jobs:
    return chosen(text and text.replace(" jobgaugeUnknown ", " eq "), jobs)


def _never_empty(text: str | None, jobs: Jobs) -> Jobs:
    found = chosen(text, jobs)
    if not found:
        raise Refusal(404, "JobsNotFound", "No job was found.", "$filter")
    return found


def _lenient(text: str | None, jobs: Jobs) -> Jobs:
    try:
        return chosen(text, jobs)
    except Refusal as refusal:
        if refusal.status == 404 and text and " and " in text:
            return []
        raise


def _unmerged() -> Jobs:
    jobs = in_order(all_jobs(SEED))
    return [
        {**job, "outputs": [job["outputs"][0]] * 2} if job.get("options", {}).get("merge") else job
        for job in jobs
    ]
