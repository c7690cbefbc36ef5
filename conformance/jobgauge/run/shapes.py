"""Access to JSON that may not have the expected shape."""

from typing import Any, cast


def members(value: Any) -> dict[str, Any]:
    """Return the members of an object, none if the value is not an object."""
    return cast("dict[str, Any]", value) if isinstance(value, dict) else {}


def objects(value: Any) -> list[dict[str, Any]] | None:
    """Return the elements of an array of objects, None if the value is anything else."""
    if not isinstance(value, list):
        return None
    listed = cast("list[Any]", value)
    found = [cast("dict[str, Any]", each) for each in listed if isinstance(each, dict)]
    return found if len(found) == len(listed) else None
