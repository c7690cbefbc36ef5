"""The sentence, the id and the family of the rule about a constraint."""

import json
from collections.abc import Sequence
from typing import Any, Final, cast

from jobgauge.spec.constraints import EACH, Constraint
from jobgauge.spec.facts import unit_of
from jobgauge.spec.keywords import NAMES

FAMILIES: Final = {
    "closed": "closed",
    "listed": "closed",
    "present": "schema",
    "status": "responses",
    "content-type": "responses",
    "security": "auth",
}
"""The families of what is no keyword of JSON Schema."""


def family_of(constraint: Constraint) -> str:
    """
    Return the family of a constraint's rule.

    Constraints on error bodies are `errors`, those on response headers `responses`, whatever the keyword.
    """
    place = constraint.place
    if place.direction == "response" and place.part == "header":
        return "responses"
    if (
        place.direction == "response"
        and place.part == "body"
        and not (place.status or "").startswith("2")
    ):
        return "errors"
    if constraint.keyword in FAMILIES:
        return FAMILIES[constraint.keyword]
    family = NAMES[constraint.keyword].family
    if family not in {"formats", "limits"}:
        return family
    if unit_of(constraint.schema) == "epoch-milliseconds" or constraint.value == "date-time":
        return "timestamps"
    counted = constraint.schema.get("format") in {"int32", "int64"}
    return "integers" if family == "limits" and counted else family


def rule_id(constraint: Constraint) -> str:
    """Return the id of a constraint's rule: `cognite_diagrams/convert_diagrams/limits/request/items/maxItems`."""
    place = constraint.place
    part = "" if place.part in {"body", "status", "content-type", "security"} else place.part
    name = (
        f"required:{constraint.value}" if constraint.keyword == "required" else constraint.keyword
    )
    tokens = (
        place.api, place.operation, family_of(constraint), place.status or "request", part,
        place.parameter or "", constraint.subject, name,
    )  # fmt: skip
    return "/".join(token for token in tokens if token)


def sentence(constraint: Constraint) -> str:
    """Return what the constraint promises as one sentence."""
    return f"{_subject(constraint)} {_predicate(constraint)}."


def _subject(constraint: Constraint) -> str:
    place = constraint.place
    if place.direction == "request":
        whole, where = "The request body", "the request"
    else:
        whole, where = f"The body of a {place.status} response", f"a {place.status} response"
    match place.part:
        case "path" | "query":
            return f"The {place.part} parameter `{place.parameter}`"
        case "header":
            return f"The header `{place.parameter}` of {where}"
        case "status":
            return "The status of every response"
        case "content-type":
            return f"The content type of a {place.status} response"
        case "security":
            return "The operation"
        case _:
            return f"`{constraint.subject}` in {where}" if constraint.path else whole


TEMPLATES: Final = {
    "minimum": "is at least {}",
    "maximum": "is at most {}",
    "exclusiveMinimum": "is greater than {}",
    "exclusiveMaximum": "is less than {}",
    "multipleOf": "is a multiple of {}",
    "minLength": "has at least {} character",
    "maxLength": "has at most {} character",
    "minItems": "has at least {} element",
    "maxItems": "has at most {} element",
    "minProperties": "has at least {} member",
    "maxProperties": "has at most {} member",
    "uniqueItems": "has no duplicate elements",
    "pattern": "matches `{}`",
    "format": "is a valid {}",
    "required": "has the member `{}`",
    "present": "is present",
    "listed": "has only members that the page lists",
    "security": "accepts only requests with a valid token",
}
COUNTED: Final = ("character", "element", "member")
"""Nouns that get a plural s unless their number is 1."""


def _predicate(constraint: Constraint) -> str:
    value = constraint.value
    match constraint.keyword:
        case "type":
            return f"is {_type(value)}"
        case "enum":
            return f"is {_one_of([_shown(each) for each in value])}"
        case "const":
            return f"is {_shown(value)}"
        case "oneOf":
            branches = [" with ".join(f"`{name}`" for name in each["required"]) for each in value]
            return f"has exactly {_one_of(branches)}"
        case "closed":
            return f"has no members other than {', '.join(f'`{name}`' for name in value)}"
        case "status" | "content-type":
            return f"is {_one_of(value)}"
        case "default":
            return f"defaults to {_shown(value)}"
        case keyword:
            text = TEMPLATES[keyword].format(value)
            return f"{text}s" if text.endswith(COUNTED) and value != 1 else text


def _one_of(values: Sequence[str]) -> str:
    return values[0] if len(values) == 1 else f"one of {', '.join(values)}"


def _type(types: Any) -> str:
    listed = [types] if isinstance(types, str) else cast("list[str]", types)
    named = [
        each if each == "null" else f"an {each}" if each[0] in "aio" else f"a {each}"
        for each in listed
    ]
    return " or ".join(named)


def _shown(value: Any) -> str:
    return f"`{value}`" if isinstance(value, str) else json.dumps(value)


def dotted(path: Sequence[str]) -> str:
    """Return the path of a value for a reader: `items[].results`."""
    return "".join("[]" if token == EACH else f".{token}" for token in path).removeprefix(".")


def short(value: Any) -> str:
    """Return a value as JSON, cut at 80 characters."""
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 80 else f"{text[:77]}..."
