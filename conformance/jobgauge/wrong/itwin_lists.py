"""
Lists that are paged wrongly, and jobs in them whose story does not hold together.

A wrong list is made of the parts of the right one: the jobs, those that a filter chooses, and the page of them.
Read `reference/itwin_reality_conversion.py` before this.
"""

from collections.abc import Callable, Iterator
from datetime import timedelta
from functools import partial
from typing import Any

import attrs

from jobgauge.apis import Api
from jobgauge.reference.change import Change
from jobgauge.reference.itwin_jobs import all_jobs
from jobgauge.reference.itwin_reality_conversion import (
    Jobs,
    chosen,
    in_order,
    link,
    listing,
    make_token,
    page,
    read_token,
)
from jobgauge.reference.service import Request
from jobgauge.wrong.edits import without
from jobgauge.wrong.lifecycle import moved
from jobgauge.wrong.server import Kind, Server, wrong
from jobgauge.wrong.units import in_other_calendar

LIST = "list_jobs"
SEED = 0
"""The jobs of these servers are always the same."""
HREF = "https://jobs.example.com/realityconversion/jobs"

Cut = Callable[[Jobs, int, int], tuple[Jobs, int | None]]
"""From all jobs, where a page begins and its size, to the jobs of the page and where the next one begins."""
Query = Callable[[dict[str, Any]], dict[str, Any]]
Choose = Callable[[str | None, Jobs], Jobs]


def servers(api: Api) -> Iterator[Server]:
    """Every wrong list but for its filter."""
    for what, said, cut, *rules in CUTS:
        yield _paged(api, what, said, show(cut=cut), *rules)
    for what, said, query, rule in QUERIES:
        yield _paged(api, what, said, show(query=query), rule)
    said = "The link to the next page leads to another host."
    yield _paged(api, "another_host", said, show(address=HREF), "paging/same_origin")
    for what, said, edit, rule in STORIES:
        jobs = partial(_told, edit)
        kind: Kind = "units" if rule == "units" else "lifecycle"
        yield wrong(api, (LIST, kind, what), said, partial(list_of, jobs), rule)
    for what, said, edit, rule in HISTORIES:
        yield wrong(api, (LIST, "lifecycle", what), said, partial(_over_time, edit), rule)
    for top in (50, 1000):
        said = f"A page has up to {top} jobs where the caller does not say."
        change = partial(list_of, show=_default(top))
        rule = "defaults/request/query/$top/default"
        yield wrong(api, (LIST, "defaults", f"top_{top}"), said, change, rule)


def list_of(
    jobs: Callable[[], Jobs] | None = None,
    choose: Choose = chosen,
    show: Callable[[Jobs, Request], dict[str, Any]] | None = None,
) -> Change:
    """The right list but for one of its parts."""
    right = in_order(all_jobs(SEED))
    made = listing(
        jobs or (lambda: right), choose, show or (lambda found, asked: page(found, asked, SEED))
    )
    return Change(service=lambda _: made)


def _paged(
    api: Api, what: str, said: str, show: Callable[[Jobs, Request], dict[str, Any]], *rules: str
) -> Server:
    return wrong(api, (LIST, "paging", what), said, partial(list_of, show=show), *rules)


def _right_cut(jobs: Jobs, start: int, top: int) -> tuple[Jobs, int | None]:
    end = start + top
    return jobs[start:end], end if end < len(jobs) else None


def show(
    cut: Cut = _right_cut, query: Query = lambda query: query, address: str | None = None
) -> Callable[[Jobs, Request], dict[str, Any]]:
    """The page of the right list, but for where it is cut, or what its link says."""

    def page_of(jobs: Jobs, request: Request) -> dict[str, Any]:
        sent = request.parameters
        token = sent.get("continuationToken")
        start = read_token(token, None, SEED) if token is not None else 0
        shown, after = cut(jobs, start, sent["$top"])
        body: dict[str, Any] = {"jobs": shown}
        if after is not None:
            names = [name for name in ("$filter", "$top") if name in sent]
            kept = {name: sent[name] for name in names if not unsaid(request, name)}
            token = make_token(after, None, SEED)
            href = link(address or request.url, query({**kept, "continuationToken": token}))
            body["_links"] = {"next": {"href": href}}
        return body

    return page_of


def unsaid(request: Request, name: str) -> bool:
    return f"{LIST}/request/query/{name}/default" in request.unsaid


def _overflows(jobs: Jobs, start: int, top: int) -> tuple[Jobs, int | None]:
    return _right_cut(jobs, start, top + 1)


def _ends_early(jobs: Jobs, start: int, top: int) -> tuple[Jobs, int | None]:
    shown, after = _right_cut(jobs, start, top)
    return shown, None if start else after


def _overlaps(jobs: Jobs, start: int, top: int) -> tuple[Jobs, int | None]:
    shown, after = _right_cut(jobs, start, top)
    return shown, after - 1 if after is not None and top > 1 else after


def _loses(jobs: Jobs, start: int, top: int) -> tuple[Jobs, int | None]:
    shown, after = _right_cut(jobs, start, top)
    return shown, after + 1 if after is not None and after + 1 < len(jobs) else None


def _loops(jobs: Jobs, start: int, top: int) -> tuple[Jobs, int | None]:
    shown, after = _right_cut(jobs, start, top)
    return shown, start if start and after is not None else after


def _forgets(jobs: Jobs, start: int, top: int) -> tuple[Jobs, int | None]:
    """The first page again, whatever the token says."""
    shown, _ = _right_cut(jobs, 0, top)
    return shown, _right_cut(jobs, start, top)[1]


CUTS: tuple[tuple[str, str, Cut, *tuple[str, ...]], ...] = (
    ("overflow", "A page has one job more than `$top`.", _overflows, "paging/at_most_limit", "defaults"),
    ("early_end", "The second page has no link though there are more.", _ends_early, "paging/complete"),
    ("duplicates", "A page begins with the last job of the one before.", _overlaps, "paging/no_duplicates"),
    ("lost_job", "The first job of a next page is on no page.", _loses, "paging/complete"),
    ("loop", "The link of a second page leads to itself.", _loops, "paging/ends"),
    ("token_ignored", "Each page is the first one.", _forgets, "paging"),
)  # fmt: skip
QUERIES: tuple[tuple[str, str, Query, str], ...] = (
    (
        "link_drops_filter", "The link to the next page has no `$filter`.",
        lambda query: without(query, "$filter"), "paging/link_keeps_filter",
    ),
    (
        "link_drops_limit", "The link to the next page has no `$top`.",
        lambda query: without(query, "$top"), "paging/link_keeps_limit",
    ),
    (
        "dead_token", "The token of a link is refused.",
        lambda query: {**query, "continuationToken": "expired"}, "paging/token",
    ),
)  # fmt: skip


def _default(top: int) -> Callable[[Jobs, Request], dict[str, Any]]:
    def show(jobs: Jobs, request: Request) -> dict[str, Any]:
        if unsaid(request, "$top"):
            request = attrs.evolve(request, parameters={**request.parameters, "$top": top})
        return page(jobs, request, SEED)

    return show


Story = Callable[[dict[str, Any]], dict[str, Any]]
TURN = 20
"""The look at which a job turns into another one: late enough to have been seen before."""
History = Callable[[dict[str, Any], int], dict[str, Any]]
"""From a job, and how often the list was looked at, to the job as it is then."""


def _told(edit: Story) -> Jobs:
    return in_order(edit(job) for job in all_jobs(SEED))


def _over_time(edit: History) -> Change:
    return list_of(_turning(edit))


def _turning(edit: History) -> Callable[[], Jobs]:
    """One job, the first that the edit changes, is another one as time passes."""
    right = in_order(all_jobs(SEED))
    turning = next(index for index, job in enumerate(right) if edit(job, TURN) != job)
    looks = 0

    def jobs() -> Jobs:
        nonlocal looks
        looks += 1
        changed = edit(right[turning], looks)
        return in_order([*right[:turning], changed, *right[turning + 1 :]])

    return jobs


def _execution(edit: Callable[[dict[str, Any]], dict[str, Any]], *needs: str) -> Story:
    def story(job: dict[str, Any]) -> dict[str, Any]:
        execution = job.get("executionInformation", {})
        if not all(execution.get(name) for name in needs):
            return job
        return {**job, "executionInformation": {**execution, **edit(execution)}}

    return story


def _before(first: str, later: str) -> Story:
    """The later one of two times of a run, an hour before the first one."""
    return _execution(lambda its: {later: moved(its[first], -timedelta(hours=1))}, first, later)


def _submitted_early(job: dict[str, Any]) -> dict[str, Any]:
    time = moved(job["createdDateTime"], -timedelta(hours=1))
    return _execution(lambda _: {"submissionDateTime": time}, "submissionDateTime")(job)


def _unsubmitted(edit: Story) -> Story:
    return lambda job: edit(job) if job["state"] == "unsubmitted" else job


def _run(job: dict[str, Any]) -> dict[str, Any]:
    return {**job, "executionInformation": {"submissionDateTime": job["createdDateTime"]}}


def _named_outputs(job: dict[str, Any]) -> dict[str, Any]:
    outputs = [{**output, "id": job["id"]} for output in job["outputs"]]
    return {**job, "outputs": outputs}


def _modified_early(job: dict[str, Any]) -> dict[str, Any]:
    return {**job, "lastModifiedDateTime": moved(job["createdDateTime"], -timedelta(hours=1))}


def _of_others(job: dict[str, Any]) -> dict[str, Any]:
    """Every second job is of another user."""
    return {**job, "ownerId": job["iTwinId"]} if int(job["id"][0], 16) % 2 else job


def _in_other_calendar(job: dict[str, Any]) -> dict[str, Any]:
    dated = {
        name: in_other_calendar(job[name]) for name in ("createdDateTime", "lastModifiedDateTime")
    }
    execution = {
        name: in_other_calendar(value) if isinstance(value, str) else value
        for name, value in job.get("executionInformation", {}).items()
    }
    return {**job, **dated, **({"executionInformation": execution} if execution else {})}


STORIES: tuple[tuple[str, str, Story, str], ...] = (
    (
        "ended_before_started", "A job ended before it started.",
        _before("startedDateTime", "endedDateTime"), "lifecycle/times_in_order",
    ),
    (
        "started_before_submitted", "A job started before it was submitted.",
        _before("submissionDateTime", "startedDateTime"), "lifecycle/times_in_order",
    ),
    (
        "submitted_before_created", "A job was submitted before it was created.",
        _submitted_early, "lifecycle/times_in_order",
    ),
    (
        "modified_before_created", "A job was modified before it was created.",
        _modified_early, "lifecycle/modified_after_created",
    ),
    (
        "run_before_submitted", "A job that was not submitted has `executionInformation`.",
        _unsubmitted(_run), "lifecycle/unsubmitted_not_run",
    ),
    (
        "outputs_before_submitted", "The outputs of a job that was not submitted have ids.",
        _unsubmitted(_named_outputs), "lifecycle/unsubmitted_no_output_ids",
    ),
    (
        "other_calendar", "All date-times count the years of another calendar.",
        _in_other_calendar, "units",
    ),
    ("jobs_of_others", "The list has other users' jobs.", _of_others, "filter/own_jobs"),
)  # fmt: skip


def _goes_back(job: dict[str, Any], looks: int) -> dict[str, Any]:
    if job["state"] != "active" or looks < TURN:
        return job
    outputs = [without(output, "id") for output in job["outputs"]]
    unsubmitted = {**job, "state": "unsubmitted", "outputs": outputs}
    return without(unsubmitted, "executionInformation")


def _ends_again(job: dict[str, Any], looks: int) -> dict[str, Any]:
    return {**job, "state": "failed"} if job["state"] == "success" and looks >= TURN else job


def _drifts(job: dict[str, Any], looks: int) -> dict[str, Any]:
    earlier = moved(job["createdDateTime"], -timedelta(seconds=looks - 1))
    return {**job, "createdDateTime": earlier}


def _time_back(job: dict[str, Any], looks: int) -> dict[str, Any]:
    back = _execution(
        lambda its: {"endedDateTime": moved(its["endedDateTime"], -timedelta(seconds=1))},
        "endedDateTime",
    )
    return back(job) if looks >= TURN else job


HISTORIES: tuple[
    tuple[str, str, Callable[[dict[str, Any], int], dict[str, Any]], str], ...
] = (
    ("status_goes_back", "An active job is unsubmitted again.", _goes_back, "lifecycle/status_forward"),
    ("final_state_changes", "A job that succeeded has failed.", _ends_again, "lifecycle/final_stays"),
    ("created_drifts", "A job's creation moves from list to list.", _drifts, "lifecycle/created_constant"),
    ("time_goes_back", "The end of a job moves back.", _time_back, "lifecycle/times_not_back"),
)  # fmt: skip
