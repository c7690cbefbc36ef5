"""
The documented requests of an operation: those that a conforming server fulfils.

A full request has every member, a minimal one only the required ones.
Both keep off the bounds, which have rules of their own.
There are two variants of a full request: every boolean inverted, and the fewest elements in each list of open size.
The examples of the page, if there are any, replace the second.
Ids come from the user, from the reference server, or from the response of the operation that makes them.
"""

import itertools
import json
import random
import re
import uuid
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, Final, Literal, cast

import attrs

from jobgauge.exchange.answer import Exchange
from jobgauge.exchange.call import Call
from jobgauge.messages.bodies import (
    Given,
    as_in_example,
    fewest,
    fill,
    flipped,
    left_open,
    member_schemas,
    minimal,
    off_bounds,
)
from jobgauge.messages.instances import instance
from jobgauge.spec.constraints import ABSENT, Place, subjects
from jobgauge.spec.document import Api, Node, Operation, Parameter, path_names
from jobgauge.spec.facts import filter_of, open_reasons, paging
from jobgauge.spec.pointers import tokens
from jobgauge.spec.walk import at_place

ID: Final = re.compile(r"(^id|[a-z]I[dD]|_id)s?$")
"""Names of members that identify something."""


@attrs.frozen(eq=False)
class Documented:
    """A documented request; `open` is why a server may refuse it nevertheless, None if it may not."""

    kind: Literal["full", "minimal"]
    call: Call
    open: str | None = None


def documented(
    api: Api, operation: Operation, ids: Sequence[Mapping[str, Any]], given: Given
) -> list[Documented]:
    """
    Return the documented requests of an operation, full ones first.

    `ids` are the parameters that name what is read, one mapping for each thing; without any there is no request.
    Only about the first are all the examples of the other parameters tried, about the others one each.
    """
    bodies = _bodies(api, operation, given)
    variants = _parameters(api, operation, given)
    found: dict[str, Documented] = {}
    *full, required = variants
    for index, named in enumerate(ids):
        # The values of free parameters are all tried on the first thing, and on the others in turn.
        for kind, parameters, why in variants if not index else [full[index % len(full)], required]:
            for body, may_refuse in bodies.get(kind, [(ABSENT, None)]):
                call = Call(operation, {**parameters, **named}, body)
                found.setdefault(call.key, Documented(kind, call, why or may_refuse))
    return list(found.values())


def about(api: Api, operation: Operation, named: Mapping[str, Any], given: Given) -> Call:
    """Return the call to an operation without a body that has these parameters, and only required ones besides."""
    *_, (_, required, _) = _parameters(api, operation, given)
    return Call(operation, {**required, **named})


def ids_given(operation: Operation, given: Given) -> list[dict[str, str]]:
    """
    Return the path parameters of an operation, one mapping for each thing that the given ids name.

    If every parameter has equally many values, they belong together in their order; else every combination is used.
    An operation without path parameters has one empty mapping; one whose ids are not all given has none.
    """
    names = path_names(operation.path)
    lists = [given.get(name, ()) for name in names]
    together = len({len(values) for values in lists}) <= 1
    rows = zip(*lists, strict=True) if together and names else itertools.product(*lists)
    return [dict(zip(names, row, strict=True)) for row in rows]


def ids_linked(api: Api, operation: Operation, answers: Sequence[Exchange]) -> list[dict[str, Any]]:
    """Return the parameters that links in responses give for an operation, one mapping for each link with all ids."""
    found: list[dict[str, Any]] = []
    for exchange in answers:
        response = exchange.call.operation.response(exchange.status)
        for _, link in response.node.items("links") if response else []:
            if api.resolve(link).value["operationId"] == operation.id:
                written = api.resolve(link).value["parameters"]
                made = {name: _runtime(each, exchange) for name, each in written.items()}
                if all(made.get(name) is not None for name in path_names(operation.path)):
                    found.append({name: value for name, value in made.items() if value is not None})
    return found


def ids_unknown(api: Api, operation: Operation, seed: int) -> dict[str, Any]:
    """Return well-formed ids that name nothing, chosen by the seed from so many that none exists by chance."""
    choice = random.Random(f"{api.name} {operation.id} {seed}")  # noqa: S311 - not a secret
    made: dict[str, Any] = {}
    for name in path_names(operation.path):
        schema = operation.parameter(name).schema.value
        whole = "integer" in schema.get("type", "string")
        unknown = str(uuid.UUID(int=choice.getrandbits(128), version=4))
        made[name] = choice.randrange(10**14, 2**53) if whole else unknown
    return made


def sources(api: Api, operation: Operation) -> Sequence[Operation]:
    """Return the operations whose responses link to this one."""
    return _sources(api).get(operation.id, ())


@cache
def _sources(api: Api) -> Mapping[str, Sequence[Operation]]:
    found: dict[str, list[Operation]] = {}
    for each in api.operations.values():
        for response in each.responses:
            for _, link in response.node.items("links"):
                found.setdefault(api.resolve(link).value["operationId"], []).append(each)
    return found


def _runtime(expression: str, exchange: Exchange) -> Any:
    """Return the value of an OpenAPI runtime expression, None if the response has none."""
    where, _, pointer = expression.removeprefix("$response.").partition("#")
    if where == "body":
        found = subjects(exchange.answer.json, tokens(pointer))
        return found[0][1] if found else None
    return exchange.answer.headers.get(where.removeprefix("header."))


def _parameters(
    api: Api, operation: Operation, given: Given
) -> list[tuple[Literal["full", "minimal"], dict[str, Any], str | None]]:
    """Return query and header parameters: first examples, second ones and so on, then the required alone."""
    free = [
        each
        for each in operation.parameters
        if each.place != "path" and not made_elsewhere(api, operation, each)
    ]
    values = {each.name: values_of(api, operation, each, given) for each in free}
    longest = max((len(each) for each in values.values()), default=1)
    full = [
        {name: row[min(i, len(row) - 1)] for name, row in values.items()} for i in range(longest)
    ]
    required = {name: row[0] for name, row in values.items() if operation.parameter(name).required}
    reasons = (open_reasons(each.node.value).get("required") for each in free)
    why = next((reason for reason in reasons if reason), None)
    return [*(("full", each, None) for each in full), ("minimal", required, why)]


def made_elsewhere(api: Api, operation: Operation, parameter: Parameter) -> bool:
    """Return True if a caller has to take the value from a response: the token of a page, or a parameter of a link."""
    paged = paging(operation)
    if paged and parameter.name == paged.token:
        return True
    return any(
        parameter.name in api.resolve(link).value["parameters"]
        for source in sources(api, operation)
        for response in source.responses
        for _, link in response.node.items("links")
        if api.resolve(link).value["operationId"] == operation.id
    )


def chosen_freely(api: Api, operation: Operation, parameter: Parameter) -> bool:
    """Return True if the page allows any value of its type: it names nothing, and nothing about it is open."""
    return (
        parameter.place != "path"
        and not open_reasons(parameter.node.value)
        and filter_of(parameter) is None
        and not made_elsewhere(api, operation, parameter)
    )


def values_of(api: Api, operation: Operation, parameter: Parameter, given: Given) -> list[Any]:
    """Return the values of a parameter in documented requests: given ones, its examples, its default or a valid one."""
    schema = parameter.schema.value
    if given.get(parameter.name):
        return list(given[parameter.name])
    if schema.get("examples"):
        return list(schema["examples"])
    if "default" in schema:
        return [schema["default"]]
    place = Place(api.name, operation.id, None, cast("Any", parameter.place), parameter.name)
    return [off_bounds(api, place, instance(api, parameter.schema), given)]


def _bodies(
    api: Api, operation: Operation, given: Given
) -> dict[Literal["full", "minimal"], list[tuple[Any, str | None]]]:
    """Return the bodies of each kind, each with the reason why a server may refuse it, None if it may not."""
    if operation.body is None:
        return {}
    place = Place(api.name, operation.id, None, "body")
    full = fill(api, place, off_bounds(api, place, instance(api, operation.body), given), given)
    examples = [
        fill(api, place, json.loads(path.read_text(encoding="utf-8")), given)
        for name, kind, path in api.vectors()
        if (name, kind) == (operation.id, "request")
    ]
    others = [
        *_other_branches(api, operation.body, place, given),
        flipped(api, place, full),
        *(as_in_example(api, place, each) for each in examples),
        *(examples or [fewest(api, place, full)]),
    ]
    return {
        "full": [(full, None), *((each, left_open(api, place, each)) for each in others)],
        "minimal": [(minimal(api, operation.body, full), None)],
    }


def _other_branches(api: Api, body: Node, place: Place, given: Given) -> list[Any]:
    """Return bodies that name a thing in each other way of a choice for which an id was given."""
    made: list[Any] = []
    for each in at_place(api, place):
        for branch in each.value[1:] if each.keyword == "oneOf" else ():
            if all(given.get(name) for name in branch["required"]):
                message = instance(api, body, (*each.path, branch["required"][0]))
                made.append(fill(api, place, off_bounds(api, place, message, given), given))
    return made


def names_to_give(api: Api) -> list[str]:
    """Return the names that `given` may use: parameters, and scalar members of request bodies."""
    names: dict[str, None] = {}
    for operation in api.operations.values():
        names |= dict.fromkeys(each.name for each in operation.parameters)
        if operation.body:
            place = Place(api.name, operation.id, None, "body")
            names |= dict.fromkeys(path[-1] for path, _ in member_schemas(api, place))
    return list(names)


def ids_in_body(api: Api, operation: Operation) -> list[str]:
    """Return the members of a request body that are named like ids, of things that may have to exist."""
    if operation.body is None:
        return []
    place = Place(api.name, operation.id, None, "body")
    names = dict.fromkeys(path[-1] for path, _ in member_schemas(api, place))
    return [name for name in names if ID.search(name)]
