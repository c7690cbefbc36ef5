"""A constraint as one sentence of ours, and as the id and the family of its rule."""

import json
from typing import Any, Final, cast

from jobgauge.spec.constraints import Constraint

BY_KEYWORD: Final = {
    "enum": "enums",
    "const": "enums",
    "oneOf": "choices",
    "closed": "closed",
    "listed": "closed",
    "minLength": "strings",
    "maxLength": "strings",
    "pattern": "strings",
    "type": "schema",
    "required": "schema",
    "present": "schema",
    "status": "responses",
    "content-type": "responses",
    "security": "auth",
    "default": "defaults",
}


def family_of(constraint: Constraint) -> str:
    """
    The family that a constraint's rule belongs to.

    What an error answer looks like is `errors`, and what its headers hold `responses`, whatever the keyword.
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
    if constraint.keyword in BY_KEYWORD:
        return BY_KEYWORD[constraint.keyword]
    if constraint.schema.get("x-unit") == "epoch-milliseconds" or constraint.value == "date-time":
        return "timestamps"
    if constraint.keyword == "format":
        return "formats"
    return "integers" if constraint.schema.get("format") in {"int32", "int64"} else "limits"


def rule_id(constraint: Constraint) -> str:
    """The id of a constraint's rule: `cognite_diagrams/convert_diagrams/limits/request/items/maxItems`."""
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
    """What the constraint promises, as one sentence."""
    return f"{_subject(constraint)} {_predicate(constraint)}."


def _subject(constraint: Constraint) -> str:
    place = constraint.place
    if place.direction == "request":
        whole, where = "The request body", "the request"
    else:
        whole, where = f"The body of a {place.status} answer", f"a {place.status} answer"
    match place.part:
        case "path" | "query":
            return f"The {place.part} parameter `{place.parameter}`"
        case "header":
            return f"The header `{place.parameter}` of {where}"
        case "status":
            return "The status of every answer"
        case "content-type":
            return f"The content type of a {place.status} answer"
        case "security":
            return "The operation"
        case _:
            return f"`{constraint.subject}` in {where}" if constraint.path else whole


TEMPLATES: Final = {
    "minimum": "is {} or more",
    "maximum": "is {} or less",
    "exclusiveMinimum": "is more than {}",
    "exclusiveMaximum": "is less than {}",
    "multipleOf": "is a multiple of {}",
    "minLength": "has at least {} character",
    "maxLength": "has at most {} character",
    "minItems": "has at least {} element",
    "maxItems": "has at most {} element",
    "minProperties": "has at least {} member",
    "maxProperties": "has at most {} member",
    "uniqueItems": "has no element twice",
    "pattern": "matches `{}`",
    "format": "is written as {}",
    "required": "has the member `{}`",
    "present": "is there",
    "listed": "has no member that the page does not list",
    "security": "lets in only those who show a valid token",
}
COUNTED: Final = ("character", "element", "member")
"""The things of which there may be several."""


def _predicate(constraint: Constraint) -> str:
    value = constraint.value
    match constraint.keyword:
        case "type":
            return f"is {_one_of(value)}"
        case "enum":
            return f"is one of {', '.join(_shown(each) for each in value)}"
        case "const":
            return f"is {_shown(value)}"
        case "oneOf":
            branches = [" with ".join(f"`{name}`" for name in each["required"]) for each in value]
            return f"has exactly one of {', '.join(branches)}"
        case "closed":
            return f"has no other members than {', '.join(f'`{name}`' for name in value)}"
        case "status" | "content-type":
            return f"is one of {', '.join(value)}"
        case "default":
            return f"is taken as {_shown(value)} where it is not sent"
        case keyword:
            told = TEMPLATES[keyword].format(value)
            return f"{told}s" if told.endswith(COUNTED) and value != 1 else told


def _one_of(types: Any) -> str:
    listed = [types] if isinstance(types, str) else cast("list[str]", types)
    named = [
        each if each == "null" else f"an {each}" if each[0] in "aio" else f"a {each}"
        for each in listed
    ]
    return " or ".join(named)


def _shown(value: Any) -> str:
    return (
        f"`{value}`" if isinstance(value, str) else "null" if value is None else str(value).lower()
    )


def short(value: Any) -> str:
    """Return a value as JSON, cut at 80 characters."""
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= 80 else f"{text[:77]}..."
