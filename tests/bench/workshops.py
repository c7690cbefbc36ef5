"""
An API of any size for the bench: any number of copies of `pattern/openapi.yaml`, with handlers.

The pattern has five operations and one of everything that our specs have. Each copy has names of its own, and the
copies share nothing but the server and the token.
"""

import copy
import json
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any, cast

import yaml

from jobgauge.apis.itwin_reality_conversion import filters
from jobgauge.apis.itwin_reality_conversion.reference import page
from jobgauge.reference.seeds import identifier, number
from jobgauge.reference.service import Handler, Refusal, Reply, Request, Service
from jobgauge.spec import facts
from jobgauge.spec.document import Api, Schema, read_api

PATTERN = Path(__file__).parent / "pattern"
REFERENCE = "#/components/"
SHARED = "securitySchemes"
REPORTS = 45
FIRST = datetime(2024, 6, 24, 13, tzinfo=UTC)
OUTCOMES = ("success", "failed", "active", "waiting")


@cache
def pattern() -> Schema:
    """Return the spec of one copy."""
    return yaml.safe_load((PATTERN / "openapi.yaml").read_text(encoding="utf-8"))


def operation_ids() -> list[str]:
    """Return the ids of the operations of one copy."""
    return [each["operationId"] for item in pattern()["paths"].values() for each in item.values()]


def workshops(copies: int, folder: Path) -> Api:
    """Return an API with five operations per copy; its spec is written into the folder."""
    document = copy.deepcopy(pattern())
    ids = set(operation_ids())
    document["paths"] = {
        f"/{number}{path}": _renamed(item, number, ids)
        for number in range(copies)
        for path, item in pattern()["paths"].items()
    }
    document["components"] = {
        kind: named
        if kind == SHARED
        else {
            f"{name}{number}": _renamed(each, number, ids)
            for number in range(copies)
            for name, each in named.items()
        }
        for kind, named in pattern()["components"].items()
    }
    (folder / "openapi.yaml").write_text(json.dumps(document), encoding="utf-8")
    return read_api(folder)


def _renamed(value: Any, number: int, ids: set[str]) -> Any:
    """Return a part of the pattern with the names of one copy."""
    match value:
        case dict():
            members = cast("Schema", value)
            return {name: _renamed(each, number, ids) for name, each in members.items()}
        case list():
            return [_renamed(each, number, ids) for each in cast("list[Any]", value)]
        case str() if value.startswith(REFERENCE):
            return f"{value}{number}"
        case str() if value in ids:
            return f"{value}_{number}"
        case _:
            return value


def service(api: Api, copies: int) -> Service:
    """Return the handlers of such an API; no ids exist at the start."""
    operations: dict[str, Handler] = {}
    for index in range(copies):
        found = facts.filters(api.operation(f"list_reports_{index}"))["$filter"]
        known = filters.properties(found, {"state": OUTCOMES})
        made = {**_orders(index), **_scans(index), "list_reports": _reports(index, known)}
        operations |= {f"{name}_{index}": handler for name, handler in made.items()}
    return Service(operations, {})


def _orders(index: int) -> dict[str, Handler]:
    jobs: dict[int, tuple[dict[str, Any], list[str]]] = {}

    def place_order(request: Request) -> Reply:
        name, time = number(index, f"order {len(jobs)}"), _milliseconds()
        job: dict[str, Any] = {
            "orderId": name,
            "status": "Queued",
            "createdTime": time,
            "startTime": None,
            "statusTime": time,
            "items": request.body["items"],
            "errorMessage": None,
        }
        jobs[name] = job, ["Queued", "Running", "Completed"]
        return Reply(200, job)

    def read_order(request: Request) -> Reply:
        job, ahead = _found(jobs, request.parameters["orderId"], 400)
        status = _next(ahead)
        if status != job["status"]:
            time = _milliseconds()
            job |= {
                "status": status,
                "startTime": job["startTime"] or time,
                "statusTime": time,
            }
        return Reply(200, job)

    return {"place_order": place_order, "read_order": read_order}


def _scans(index: int) -> dict[str, Handler]:
    jobs: dict[str, tuple[dict[str, Any], list[str]]] = {}

    def start_scan(request: Request) -> Reply:
        name = identifier(index, f"scan {len(jobs)}")
        files = request.body["files"]
        job: dict[str, Any] = {"id": name, "state": "waiting", "made": _text(datetime.now(UTC))}
        jobs[name] = {**job, "files": files}, ["waiting", "working", "done"]
        return Reply(201, jobs[name][0])

    def read_scan(request: Request) -> Reply:
        job, ahead = _found(jobs, request.parameters["scanId"], 404)
        job["state"] = _next(ahead)
        if job["state"] == "done":
            job.setdefault("ended", _text(datetime.now(UTC)))
        return Reply(200, job)

    return {"start_scan": start_scan, "read_scan": read_scan}


def _reports(index: int, known: dict[str, filters.Property]) -> Handler:
    reports = [
        {
            "id": f"report-{count}",
            "state": OUTCOMES[count % len(OUTCOMES)],
            "made": _text(FIRST + timedelta(hours=count)),
            "size": count * 1000,
        }
        for count in range(REPORTS)
    ]

    def list_reports(request: Request) -> Reply:
        text = request.parameters.get("$filter")
        try:
            expression = None if text is None else filters.parse(text, known)
        except filters.FilterError as error:
            raise Refusal(422, "InvalidFilter", str(error), "$filter") from error
        found = [each for each in reports if not expression or filters.holds(expression, each)]
        return Reply(200, page(found, request, index))

    return list_reports


def _found(jobs: dict[Any, Any], name: Any, status: int) -> tuple[dict[str, Any], list[str]]:
    if name not in jobs:
        raise Refusal(status, "NotFound", "There is no such job.")
    return jobs[name]


def _next(ahead: list[str]) -> str:
    """Return the next status; the last one repeats."""
    return ahead.pop(0) if len(ahead) > 1 else ahead[0]


def _milliseconds() -> int:
    return int(datetime.now(UTC).timestamp() * 1000)


def _text(time: datetime) -> str:
    return time.isoformat().replace("+00:00", "Z")
