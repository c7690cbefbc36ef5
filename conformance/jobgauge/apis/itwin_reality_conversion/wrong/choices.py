"""Choices that the page of the list leaves open: the form of its end, the syntax of filters, the order of the jobs."""

import json
import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import attrs

from jobgauge.apis.itwin_reality_conversion.filters import (
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
from jobgauge.apis.itwin_reality_conversion.reference import (
    Jobs,
    chosen,
    filter_properties,
    kept,
    link,
    page,
    read,
)
from jobgauge.apis.itwin_reality_conversion.wrong.lists import LIST, SEED, list_of, show
from jobgauge.apis.itwin_reality_conversion.wrong.lives import edited_jobs
from jobgauge.reference.change import Change
from jobgauge.reference.service import Refusal, Reply, Request
from jobgauge.spec.document import Api
from jobgauge.wrong.edits import JobEdit, bodies, refusals, replaced, without
from jobgauge.wrong.server import Server, additive, conforming

HOME = "https://api.bentley.com/"
WORDS = {*COMPARES, "in", "and", "or"}
ACCEPTED = ("*/*", "application/json", "application/vnd.bentley.itwin-platform.v1+json")

Variant = tuple[str, str, Callable[[], Change]]
"""A word for a server, its sentence and its change."""


def conforming_servers(api: Api) -> Iterator[Server]:
    """Yield the servers whose lists only look wrong, and those that are ahead of the page."""
    for what, sentence, change in (*_ends(), *_requests(), *_filters()):
        yield conforming(api, what, sentence, change)
    for what, sentence, edit in AHEAD:
        change = partial(list_of, partial(_some, edit), _any_value)
        yield additive(api, what, sentence, change)


def _ends() -> Iterator[Variant]:
    """Yield the forms of a last page."""
    forms: dict[str, Any] = {"null": None, "no_next": {}, "no_href": {"next": {}}}
    for what, links in forms.items():
        sentence = f"`_links` of the last page is {json.dumps(links)}."
        yield f"end/{what}", sentence, partial(bodies, LIST, partial(_ending, links))
    sentence = "The last page has a link without a token."
    yield "end/no_token", sentence, partial(Change, reply=partial(_tokenless, None))
    sentence = f"The last page links to {HOME}."
    yield "end/elsewhere", sentence, partial(Change, reply=partial(_tokenless, HOME))
    sentence = "A page without jobs has no `jobs`."
    yield "end/no_jobs", sentence, partial(bodies, LIST, _no_jobs)


def _ending(links: Any, body: dict[str, Any]) -> dict[str, Any]:
    return {"_links": links, **body}


def _tokenless(href: str | None, request: Request, reply: Reply) -> Reply:
    if request.operation != LIST or reply.status != 200 or "_links" in reply.body:
        return reply
    links = {"next": {"href": href or link(request.url, kept(request))}}
    return attrs.evolve(reply, body={**reply.body, "_links": links})


def _no_jobs(body: dict[str, Any]) -> dict[str, Any]:
    return body if body["jobs"] else without(body, "jobs")


def _requests() -> Iterator[Variant]:
    """Yield the choices of the requests to refuse, and of the order of the jobs."""
    sentence = "Refuses a list without `$filter`."
    yield "filter_required", sentence, partial(Change, refuses=_wants_filter)
    sentence = "Refuses an `Accept` header for anything but JSON."
    yield "accept_checked", sentence, partial(Change, refuses=_wants_json)
    sentence = "A refusal has no `details`."
    yield "no_details", sentence, partial(refusals, LIST, _plain)
    sentence = "A token is valid with any filter."
    yield "token_holds", sentence, partial(list_of, show=show())
    sentence = "The newest job comes first."
    yield "newest_first", sentence, partial(list_of, show=_newest_first)
    sentence = "The filter is applied to each page, so that pages are short."
    yield "short_pages", sentence, partial(list_of, choose=_checked, show=_short)


def _wants_filter(request: Request) -> Refusal | None:
    if "$filter" in request.parameters:
        return None
    return Refusal(422, "InvalidParameter", "The $filter is required.", "$filter")


def _wants_json(request: Request) -> Refusal | None:
    kinds = request.headers.get("accept", ACCEPTED[0])
    if any(each in kinds for each in ACCEPTED):
        return None
    return Refusal(422, "InvalidParameter", "The Accept header is not supported.", "Accept")


def _plain(reply: Reply) -> Reply:
    body = replaced(reply.body, ("error",), lambda error: without(error, "details"))
    return attrs.evolve(reply, body=body)


def _newest_first(jobs: Jobs, request: Request) -> dict[str, Any]:
    return page(jobs[::-1], request, SEED)


def _checked(text: str | None, jobs: Jobs) -> Jobs:
    """Return every job; raise the Refusal of an invalid filter."""
    chosen(text, jobs)
    return jobs


def _short(jobs: Jobs, request: Request) -> dict[str, Any]:
    body = show()(jobs, request)
    wanted = {job["id"] for job in chosen(request.parameters.get("$filter"), jobs)}
    return {**body, "jobs": [job for job in body["jobs"] if job["id"] in wanted]}


def _filters() -> Iterator[Variant]:
    """Yield the choices of the syntax of a filter, and of its result for values that do not exist."""
    for what, sentence, choose in (
        ("unknown_state", "A state that does not exist matches nothing.", _any_value),
        ("unknown_itwin_in", "Refuses an unknown iTwin inside `in` with 404.", _known_in),
        ("texts_quoted", "Refuses texts without quotes.", _quoted),
        ("any_case", "Accepts names and operators in any case.", _any_case),
        ("all_inputs", "A comparison of inputs holds only if it holds for all of them.", _of_all),
    ):
        yield f"filter/{what}", sentence, partial(list_of, choose=choose)


def _any_value(text: str | None, jobs: Jobs) -> Jobs:
    known = {name: attrs.evolve(each, values=None) for name, each in filter_properties().items()}
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
    known = {job["iTwinId"] for job in jobs}
    for each in comparisons(read(text, jobs)) if text is not None else ():
        if each.property.name == "iTwinId" and not {*each.literals} <= known:
            raise Refusal(404, "iTwinNotFound", "Requested iTwin is not available.", "$filter")
    return chosen(text, jobs)


def _quoted(text: str | None, jobs: Jobs) -> Jobs:
    marks = [match[0].strip() for match in TOKEN.finditer(text or "")]
    for name, literal in zip(marks, marks[2:], strict=False):
        named = filter_properties().get(name)
        if named and named.literal == "string" and literal[0] not in "('":
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


def _some(edit: JobEdit) -> Jobs:
    return edited_jobs(lambda job: edit(job) if job["id"][-1] in "01234567" else job)


def _new_type(job: dict[str, Any]) -> dict[str, Any]:
    return {**job, "type": "ImportFeatures"}


def _new_formats(job: dict[str, Any]) -> dict[str, Any]:
    inputs = [{**each, "type": "ContextScene"} for each in job["inputs"]]
    outputs = [{**each, "type": "GLB"} for each in job["outputs"]]
    return {**job, "inputs": inputs, "outputs": outputs}


def _new_options(job: dict[str, Any]) -> dict[str, Any]:
    return {**job, "options": {"inputSRS": "EPSG:4326", "tileFormat": "png", "topLevel": 3}}


AHEAD: tuple[tuple[str, str, JobEdit], ...] = (
    ("new_type", "Some jobs have a type newer than the page.", _new_type),
    ("new_formats", "Some inputs and outputs have formats newer than the page.", _new_formats),
    ("new_options", "Some jobs have options newer than the page.", _new_options),
)
