"""
`schemathesis run` on one server, with the defaults of the command line and the same ids that our suite is given.

Values that exist (ids, the token of a next page, filters) go into a configuration file, as dictionaries for the
parameters of that name, and into a copy of the spec, in place of the examples, which schemathesis would send unchanged.
"""

import copy
import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, cast

import attrs
import yaml
from tests.detection.outcomes import Outcome

from jobgauge.exchange.call import Call
from jobgauge.exchange.line import Target
from jobgauge.exchange.wire import Wire
from jobgauge.reference.app import Reference, build
from jobgauge.reference.serve import serving
from jobgauge.run.lists.listing import listings, read_pages
from jobgauge.run.lists.whole import filter_parameter
from jobgauge.run.run import Run
from jobgauge.spec.document import Api
from jobgauge.wrong.server import Server

SEED = "1"
LIMIT = 900
"""Seconds after which a run is stopped."""


def judge(server: Server, false_alarms: Sequence[str]) -> Outcome:
    """Run the command on a server and return the outcome; failures that the right server has too do not count."""
    counted, count = _counting(server.build())
    with serving(counted) as url, tempfile.TemporaryDirectory() as folder:
        known = {**counted.given, **existing(counted.api)}
        command = _command(attrs.evolve(counted, given=known), url, Path(folder))
        try:
            ended = subprocess.run(
                command, cwd=folder, capture_output=True, check=False, timeout=LIMIT
            )
            events = list(_events(Path(folder) / "events.ndjson"))
            note = "" if ended.returncode in {0, 1} else f"exit {ended.returncode}"
        except subprocess.TimeoutExpired:
            events, note = [], f"stopped after {LIMIT} s"
    failures = list(dict.fromkeys(_failures(events)))
    new = tuple(each for each in failures if each not in false_alarms)
    seconds = next((each["running_time"] for kind, each in events if kind == "EngineFinished"), 0.0)
    return Outcome(
        "schemathesis",
        server.name,
        server.api,
        server.kind,
        killed=bool(new),
        by=new,
        requests=count[0],
        seconds=round(seconds, 3),
        note=note,
    )


def _command(reference: Reference, url: str, folder: Path) -> list[str]:
    spec = folder / "openapi.yaml"
    spec.write_text(yaml.safe_dump(with_examples(reference.api, reference.given), sort_keys=False))
    (folder / "schemathesis.toml").write_text(configuration(reference.api, reference.given))
    run = [sys.executable, "-m", "schemathesis.cli", "run", str(spec), "--url", url, "--seed", SEED]
    header = ["--header", f"Authorization: Bearer {reference.token}"]
    return [*run, *header, "--report", "ndjson", "--report-ndjson-path", "events.ndjson"]


@cache
def existing(api: Api) -> dict[str, list[str]]:
    """Return what our suite reads from responses or from the spec: the token of a next page, and valid filters."""
    found: dict[str, list[str]] = {}
    reference = build(api)
    for listing in listings(api):
        with serving(reference) as url, Wire(api, Target(url, reference.token)) as wire:
            run = Run(api, wire, reference.given)
            call = Call(listing.operation, {listing.limit.name: 1})
            (page,) = read_pages(run, listing, call, 1).pages
        assert page.token is not None
        found[listing.token] = [page.token]
        if parameter := filter_parameter(listing):
            found[parameter.name] = list(parameter.schema.value["examples"])
    return found


def configuration(api: Api, given: Mapping[str, Sequence[str]]) -> str:
    """Return the text of a `schemathesis.toml` that draws these parameters from the given values."""
    lines: list[str] = []
    bindings: list[str] = []
    for name, values in typed(api, given).items():
        key = json.dumps(name)
        lines += [f"[dictionaries.{key}]", f"values = {json.dumps(values)}"]
        places = {
            each.place
            for op in api.operations.values()
            for each in op.parameters
            if each.name == name
        }
        bindings += [f'"{place}.{name}" = {{ dictionary = {key} }}' for place in sorted(places)]
    return "\n".join([*lines, *(["[parameters]"] if bindings else []), *bindings, ""])


def typed(api: Api, given: Mapping[str, Sequence[str]]) -> dict[str, list[Any]]:
    """Return the given values of parameters, as numbers if the parameter is an integer."""
    numbers = {
        each.name
        for operation in api.operations.values()
        for each in operation.parameters
        if "integer" in each.schema.value.get("type", "")
    }
    return {
        name: [int(each) if name in numbers else each for each in values]
        for name, values in given.items()
    }


def with_examples(api: Api, given: Mapping[str, Sequence[str]]) -> dict[str, Any]:
    """Return the spec with given values as the examples of its parameters."""
    document = copy.deepcopy(api.document)
    values = typed(api, given)
    for parameter in parameters(document):
        if parameter["name"] in values:
            parameter["schema"]["examples"] = values[parameter["name"]][:1]
    return document


def parameters(value: Any) -> Iterator[dict[str, Any]]:
    """Yield every parameter object of a document."""
    if isinstance(value, dict):
        members = cast("dict[str, Any]", value)
        if {"name", "in", "schema"} <= members.keys():
            yield members
        for each in members.values():
            yield from parameters(each)
    elif isinstance(value, list):
        for each in cast("list[Any]", value):
            yield from parameters(each)


def _counting(reference: Reference) -> tuple[Reference, list[int]]:
    """Return the server, and a list of one number that counts its requests."""
    count = [0]
    inner = reference.app

    async def app(scope: Any, receive: Any, send: Any) -> None:
        count[0] += scope["type"] == "http"
        await inner(scope, receive, send)

    changed: Any = app
    return attrs.evolve(reference, app=changed), count


def _events(path: Path) -> Iterator[tuple[str, Any]]:
    with path.open(encoding="utf-8") as file:
        for line in file:
            yield from json.loads(line).items()


def _failures(events: Sequence[tuple[str, Any]]) -> Iterator[str]:
    """Yield the operation, check and title of each failure in one line."""
    for kind, event in events:
        if kind != "ScenarioFinished":
            continue
        for checks in event["recorder"].get("checks", {}).values():
            for each in checks:
                if each["status"] == "failure":
                    failure = each["failure_info"]["failure"]
                    yield f"{failure['operation']}: {each['name']}: {failure['title']}"
