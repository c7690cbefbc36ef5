"""Short descriptions of constraints and of the values that keep or break them, for the reasons of findings."""

from typing import Any, Final

from jobgauge.messages.faults import Case
from jobgauge.spec.constraints import ABSENT, Constraint
from jobgauge.spec.wording import short

SIZES: Final = {"Items": "elements", "Length": "characters", "Properties": "members"}
"""The units of sizes by the keywords about them without `min` or `max`."""


def keyword_of(constraint: Constraint) -> str:
    """Return the keyword of a constraint with its value: `maximum 5`, `format uuid`, `required`."""
    match constraint.keyword:
        case "closed" | "listed":
            return "additionalProperties"
        case "present" | "required":
            return "required"
        case keyword:
            value = constraint.value
            return f"{keyword} {value if isinstance(value, str) else short(value)}"


def value_of(constraint: Constraint, pointer: str, value: Any) -> str:
    """Return a value with its place: `id="yesterday"`, `51 elements in /items`, `/items/0 without fileId`."""
    place = constraint.place.parameter or pointer or "body"
    if value is ABSENT:
        return f"a request without {place}"
    if constraint.keyword == "required":
        return f"{place} without {constraint.value}"
    size = size_of(constraint, value)
    return f"{size} in {place}" if size else f"{place}={short(value)}"


def size_of(constraint: Constraint, value: Any) -> str | None:
    """Return the size of a value as text if the constraint bounds it, else None: `51 elements`."""
    unit = SIZES.get(constraint.keyword[3:])
    return f"{len(value)} {unit}" if unit else None


def described(case: Case) -> str:
    """Return the value of a case and what it does to its constraint: `id="yesterday" (breaks format uuid)`."""
    effect = "breaks" if case.breaks else "allowed by"
    value = value_of(case.constraint, case.pointer, case.value)
    return f"{value} ({effect} {keyword_of(case.constraint)})"
