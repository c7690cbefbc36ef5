"""
Lists that the page leaves open: how they end, how a filter is written, in which order the jobs come.

Read `itwin_lists.py` before this.
"""

import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import attrs

from jobgauge.apis.itwin_reality_conversion.reference import (
    Jobs,
    chosen,
    filter_properties,
    link,
    page,
    read,
)
from jobgauge.apis.itwin_reality_conversion.wrong.lists import LIST, SEED, list_of, show, unsaid
from jobgauge.apis.itwin_reality_conversion.wrong.lives import Story, told
from jobgauge.reference.change import Change
from jobgauge.reference.filters import (
    COMPARES,
    TOKEN,
    Expression,
    FilterError,
    Junction,
    compares,
    comparisons,
    holds,
    parse,
)
from jobgauge.reference.service import Refusal, Reply, Request
from jobgauge.spec.document import Api
from jobgauge.wrong.edits import bodies, refusals, replaced, without
from jobgauge.wrong.server import Server, additive, conforming

WORDS = {*COMPARES, "in", "and", "or"}
ACCEPTED = ("*/*", "application/json", "application/vnd.bentley.itwin-platform.v1+json")

Told = tuple[str, str, Callable[[], Change]]


def conforming_servers(api: Api) -> Iterator[Server]:
    """Every list that only looks wrong, and those that are ahead of the page."""
    for what, said, change in (*_ends(), *_requests(), *_filters()):
        yield conforming(api, what, said, change)
    for what, said, edit in AHEAD:
        change = partial(list_of, partial(_some, edit), _any_value)
        yield additive(api, what, said, change)


def _ends() -> Iterator[Told]:
    """The forms of a last page."""
    forms: dict[str, Any] = {"null": None, "no_next": {}, "no_href": {"next": {}}}
    for what, links in forms.items():
        said = f"The last page has `_links` of {links}."
        yield f"end/{what}", said, partial(bodies, LIST, partial(_ending, links))
    said = "The last page has a link without a token."
    yield "end/no_token", said, partial(Change, answer=_tokenless)
    said = "A page without jobs has no `jobs`."
    yield "end/no_jobs", said, partial(bodies, LIST, _no_jobs)


def _ending(links: Any, body: dict[str, Any]) -> dict[str, Any]:
    return {"_links": links, **body}


def _tokenless(request: Request, answer: Reply) -> Reply:
    if request.operation != LIST or answer.status != 200 or "_links" in answer.body:
        return answer
    names = [name for name in ("$filter", "$top") if name in request.parameters]
    kept = {name: request.parameters[name] for name in names if not unsaid(request, name)}
    links = {"next": {"href": link(request.url, kept)}}
    return attrs.evolve(answer, body={**answer.body, "_links": links})


def _no_jobs(body: dict[str, Any]) -> dict[str, Any]:
    return body if body["jobs"] else without(body, "jobs")


def _requests() -> Iterator[Told]:
    """Which requests are refused, and in which order the jobs come."""
    said = "A list without `$filter` is refused."
    yield "filter_required", said, partial(Change, refuses=_wants_filter)
    said = "Another `Accept` than JSON is refused."
    yield "accept_checked", said, partial(Change, refuses=_wants_json)
    said = "A refusal has no `details`."
    yield "no_details", said, partial(refusals, LIST, _plain)
    said = "A token holds whatever the filter is."
    yield "token_holds", said, partial(list_of, show=show())
    said = "The newest job comes first."
    yield "newest_first", said, partial(list_of, show=_newest_first)
    said = "A filter is applied to each page, so that pages are short."
    yield "short_pages", said, partial(list_of, choose=_checked, show=_short)


def _wants_filter(request: Request) -> Refusal | None:
    if "$filter" in request.parameters:
        return None
    return Refusal(422, "InvalidParameter", "The $filter is required.", "$filter")


def _wants_json(request: Request) -> Refusal | None:
    kinds = request.headers.get("accept", ACCEPTED[0])
    if any(each in kinds for each in ACCEPTED):
        return None
    return Refusal(422, "InvalidParameter", "The Accept header is not supported.", "Accept")


def _plain(_request: Request, answer: Reply) -> Reply:
    body = replaced(answer.body, ("error",), lambda error: without(error, "details"))
    return attrs.evolve(answer, body=body)


def _newest_first(jobs: Jobs, request: Request) -> dict[str, Any]:
    return page(jobs[::-1], request, SEED)


def _checked(text: str | None, jobs: Jobs) -> Jobs:
    """Every job, but the refusal of a filter that is none."""
    chosen(text, jobs)
    return jobs


def _short(jobs: Jobs, request: Request) -> dict[str, Any]:
    body = show()(jobs, request)
    wanted = {job["id"] for job in chosen(request.parameters.get("$filter"), jobs)}
    return {**body, "jobs": [job for job in body["jobs"] if job["id"] in wanted]}


def _filters() -> Iterator[Told]:
    """How a filter is written, and what it means for what does not exist."""
    for what, said, choose in (
        ("unknown_state", "A state that does not exist matches nothing.", _any_value),
        ("unknown_itwin_in", "An unknown iTwin inside `in` is refused with 404.", _known_in),
        ("texts_quoted", "Texts must be quoted.", _quoted),
        ("any_case", "Names and operators are read in any case.", _any_case),
        ("all_inputs", "A comparison of inputs holds if it holds for all of them.", _of_all),
    ):
        yield f"filter/{what}", said, partial(list_of, choose=choose)


def _any_value(text: str | None, jobs: Jobs) -> Jobs:
    known = {name: attrs.evolve(its, values=None) for name, its in filter_properties().items()}
    try:
        return chosen(text, jobs)
    except Refusal as refusal:
        try:
            expression = parse(text or "", known)
        except FilterError:
            raise refusal from None
        if refusal.status != 422:
            raise
        return [job for job in jobs if holds(expression, job)]


def _known_in(text: str | None, jobs: Jobs) -> Jobs:
    there = {job["iTwinId"] for job in jobs}
    for each in comparisons(read(text, jobs)) if text is not None else ():
        if each.property.name == "iTwinId" and not {*each.literals} <= there:
            raise Refusal(404, "iTwinNotFound", "Requested iTwin is not available.", "$filter")
    return chosen(text, jobs)


def _quoted(text: str | None, jobs: Jobs) -> Jobs:
    marks = [match[0].strip() for match in TOKEN.finditer(text or "")]
    for name, literal in zip(marks, marks[2:], strict=False):
        its = filter_properties().get(name)
        if its and its.literal == "string" and literal[0] not in "('":
            raise Refusal(422, "InvalidParameter", f"{literal} is not quoted.", "$filter")
    return chosen(text, jobs)


def _any_case(text: str | None, jobs: Jobs) -> Jobs:
    names = {name.lower(): name for name in filter_properties()}

    def spelt(match: re.Match[str]) -> str:
        mark = match[0].strip()
        word = mark.lower()
        return f" {names.get(word, word if word in WORDS else mark)}"

    return chosen(text and TOKEN.sub(spelt, text).strip(), jobs)


def _of_all(text: str | None, jobs: Jobs) -> Jobs:
    if text is None:
        return jobs
    expression = read(text, jobs)
    return [job for job in jobs if _holds_for_all(expression, job)]


def _holds_for_all(expression: Expression, job: dict[str, Any]) -> bool:
    if isinstance(expression, Junction):
        some = any if expression.operator == "or" else all
        return some(_holds_for_all(part, job) for part in expression.parts)
    held = expression.property.held_by(job)
    wanted = [expression.property.value(text) for text in expression.literals]
    found = (any(compares(expression.operator, value, each) for each in wanted) for value in held)
    return bool(held) and all(found)


def _some(edit: Story) -> Jobs:
    return told(lambda job: edit(job) if job["id"][-1] in "01234567" else job)


def _new_type(job: dict[str, Any]) -> dict[str, Any]:
    return {**job, "type": "ImportFeatures"}


def _new_formats(job: dict[str, Any]) -> dict[str, Any]:
    inputs = [{**each, "type": "ContextScene"} for each in job["inputs"]]
    outputs = [{**each, "type": "GLB"} for each in job["outputs"]]
    return {**job, "inputs": inputs, "outputs": outputs}


def _new_options(job: dict[str, Any]) -> dict[str, Any]:
    return {**job, "options": {"inputSRS": "EPSG:4326", "tileFormat": "png", "topLevel": 3}}


AHEAD: tuple[tuple[str, str, Story], ...] = (
    ("new_type", "Some jobs are of a type that came later.", _new_type),
    ("new_formats", "Some inputs and outputs have formats that came later.", _new_formats),
    ("new_options", "Some jobs have options that came later.", _new_options),
)
