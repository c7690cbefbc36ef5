"""
Hypothesis strategies for the bodies of an API, drawn from its spec: valid ones, and ones in which one value is wrong.

    from hypothesis import given
    from jobgauge.strategies import response_bodies

    @given(response_bodies("zoo_datasets", "get_org_dataset_conversion"))
    def test_my_parser_reads_any_conversion(body): ...

A body is what `json.loads` returns. A valid one has any of the optional members or none, null where the spec allows it,
an integer as 5 or as 5.0, any characters, and further members in objects that the spec does not close.
The calls of this module read the spec and import schemathesis, which takes about half a second once.

`api` is the name of an API of this package, the folder of another one with an `openapi.yaml`, or an `Api`.
All raise UnknownApi, BrokenSpec or UnknownOperation if there is no such API or operation, NoBody if the message has no
JSON body, and `jobgauge.messages.drawn.BadOperation` if schemathesis cannot read the spec.
"""

from pathlib import Path
from typing import Any, cast

import attrs
from hypothesis import core
from hypothesis.strategies import SearchStrategy
from hypothesis.vendor import pretty

from jobgauge.messages.faults import Case
from jobgauge.spec.constraints import Evidence, Place
from jobgauge.spec.document import (
    Api,
    BrokenSpec,
    UnknownApi,
    UnknownOperation,
    load_api,
    read_api,
)
from jobgauge.spec.wording import sentence

__all__ = [
    "BrokenBody",
    "BrokenSpec",
    "NoBody",
    "UnknownApi",
    "UnknownOperation",
    "broken_request_bodies",
    "broken_response_bodies",
    "request_bodies",
    "response_bodies",
]


class NoBody(LookupError):
    """The spec has no JSON body for a message of an operation, or none that a single value can break."""


@attrs.frozen
class BrokenBody:
    """
    A body in which one value is wrong.

    `pointer` is the JSON Pointer of that value, empty for the whole body; a missing or a forbidden member is a fault of
    its object. `keyword` is the keyword of JSON Schema that the value breaks, `schema_pointer` its place in the spec;
    `promise` says in a sentence what the spec wants, and `evidence` how well it is known.
    Other keywords about the same value may be broken with it: an empty text breaks `minLength` and `pattern`.
    """

    body: Any
    pointer: str
    keyword: str
    promise: str
    evidence: Evidence
    schema_pointer: str


def response_bodies(
    api: str | Path | Api, operation: str, status: int | None = None
) -> SearchStrategy[Any]:
    """Return a strategy for the bodies that responses with a status may have, by default those of success."""
    found, place = _response(api, operation, status)
    return _valid(found, place)


def request_bodies(api: str | Path | Api, operation: str) -> SearchStrategy[Any]:
    """Return a strategy for the bodies that requests may have."""
    found, place = _request(api, operation)
    return _valid(found, place)


def broken_response_bodies(
    api: str | Path | Api, operation: str, status: int | None = None
) -> SearchStrategy[BrokenBody]:
    """Return a strategy for bodies that break the spec of a response in one value; `status` is by default success."""
    found, place = _response(api, operation, status)
    return _broken(found, place)


def broken_request_bodies(api: str | Path | Api, operation: str) -> SearchStrategy[BrokenBody]:
    """Return a strategy for bodies that break the spec of a request in one value."""
    found, place = _request(api, operation)
    return _broken(found, place)


def _api(api: str | Path | Api) -> Api:
    match api:
        case Api():
            return api
        case Path():
            return read_api(api)
        case name:
            return load_api(name)


def _request(api: str | Path | Api, name: str) -> tuple[Api, Place]:
    found = _api(api)
    if found.operation(name).body is None:
        raise NoBody(f"{found.name}: requests of {name} have no JSON body in the spec")
    return found, Place(found.name, name, None, "body")


def _response(api: str | Path | Api, name: str, status: int | None) -> tuple[Api, Place]:
    found = _api(api)
    operation = found.operation(name)
    response = operation.success() if status is None else operation.response(status)
    if response is None or response.schema is None:
        known = [each.status for each in operation.responses if each.schema]
        raise NoBody(
            f"{found.name}: responses of {name} with status {status or 'of success'} have no JSON body in the spec; "
            f"expected a status among {', '.join(known) or 'none'}"
        )
    return found, Place(found.name, name, response.status, "body")


def _valid(api: Api, place: Place) -> SearchStrategy[Any]:
    from jobgauge.messages.drawn_bodies import valid_bodies  # noqa: PLC0415 - see there

    made = valid_bodies(api, place)
    _print_again()
    return made


def _broken(api: Api, place: Place) -> SearchStrategy[BrokenBody]:
    from jobgauge.messages.drawn_bodies import breakable, broken_bodies  # noqa: PLC0415 - see there

    if not breakable(api, place):
        raise NoBody(f"{api.name}: no single value can break the {place} of {place.operation}")
    made = broken_bodies(api, place).map(_broken_body)
    _print_again()
    return made


def _print_again() -> None:
    """
    Give Hypothesis its printer back, which schemathesis replaces by one that prints nothing as soon as it is used.

    Without it no failing test of the process would show its example.
    """
    cast("Any", core).RepresentationPrinter = pretty.RepresentationPrinter


def _broken_body(case: Case) -> BrokenBody:
    constraint = case.constraint
    keyword = "additionalProperties" if constraint.keyword == "closed" else constraint.keyword
    return BrokenBody(
        case.message,
        case.pointer,
        keyword,
        sentence(constraint),
        constraint.evidence,
        constraint.pointer,
    )
