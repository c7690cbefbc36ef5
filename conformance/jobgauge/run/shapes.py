"""JSON of unknown shape, read as far as it has the one that is wanted."""

from typing import Any, cast


def members(value: Any) -> dict[str, Any]:
    """The members of an object; none where it is no object."""
    return cast("dict[str, Any]", value) if isinstance(value, dict) else {}


def objects(value: Any) -> list[dict[str, Any]] | None:
    """The elements of an array of objects; None where it is something else."""
    if not isinstance(value, list):
        return None
    listed = cast("list[Any]", value)
    found = [cast("dict[str, Any]", each) for each in listed if isinstance(each, dict)]
    return found if len(found) == len(listed) else None
