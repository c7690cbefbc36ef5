"""
Three ways to read a checked page of iTwin jobs: straight-line code, attrs validators, and tables read by the runtime.

The second and the third are made here from the same constraints, as small as they can be: they check types, lengths,
enums and times, keep what is not documented, and refuse in the same way. They do not write, explain or page.
Quote only the ratios.
"""

import ast
import importlib
import inspect
import json
import statistics
import sys
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import attrs
import shapes

ROOT = Path(__file__).resolve().parents[2]
ROUNDS = 15
CLIENT = "itwin_reality_conversion_client"
Schema = dict[str, Any]
Reader = Callable[[Any], Any]
TYPES: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "object": (dict,),
    "array": (list,),
}
OBJECT: type[Any] = dict
"""As a variable, so that type checkers infer Any for the members."""


class Refused(ValueError):
    """A value that the spec does not allow."""


def names(schema: Schema) -> list[str]:
    """Return the types of a schema, without null."""
    found = schema.get("type", [])
    return [each for each in ([found] if isinstance(found, str) else found) if each != "null"]


def checks(schema: Schema) -> list[Callable[[Any], bool]]:
    """Return the tests of one value, each of which must be true."""
    found: list[Callable[[Any], bool]] = []
    if kinds := tuple(kind for name in names(schema) for kind in TYPES[name]):
        found.append(lambda value: type(value) in kinds)
    if "minLength" in schema or "maxLength" in schema:
        least, most = schema.get("minLength", 0), schema.get("maxLength", sys.maxsize)
        found.append(lambda value: least <= len(value) <= most)
    if "minimum" in schema or "maximum" in schema:
        low, high = schema.get("minimum", -(2**63)), schema.get("maximum", 2**63)
        found.append(lambda value: low <= value <= high)
    return found


def nullable(schema: Schema) -> bool:
    """Return True if null is allowed."""
    return "null" in schema.get("type", ())


class Tables:
    """Readers made from the constraints when a component is first read."""

    def __init__(self, components: dict[str, Schema]) -> None:
        self._components = components
        self._made: dict[str, Reader] = {}

    def component(self, name: str) -> Reader:
        """Return the reader of a component."""
        if name not in self._made:
            self._made[name] = self._reader(self._components[name])
        return self._made[name]

    def _reader(self, schema: Schema) -> Reader:
        if "$ref" in schema:
            return self.component(schema["$ref"].rpartition("/")[2])
        if "anyOf" in schema:
            inner = self._reader(schema["anyOf"][0])
            return lambda value: None if value is None else inner(value)
        if names(schema) == ["object"]:
            return self._object(schema)
        tests, null = checks(schema), nullable(schema)
        items = self._reader(schema["items"]) if "items" in schema else None
        moment = schema.get("format") == "date-time"

        def read(value: Any) -> Any:
            if null and value is None:
                return None
            for test in tests:
                if not test(value):
                    raise Refused(value)
            if items:
                return [items(each) for each in value]
            return datetime.fromisoformat(str(value)) if moment else value

        return read

    def _object(self, schema: Schema) -> Reader:
        members = {name: self._reader(each) for name, each in schema["properties"].items()}
        required = set(schema.get("required", ())) - set(schema.get("absent", ()))

        def read(value: Any) -> Any:
            if type(value) is not OBJECT or not required <= value.keys():
                raise Refused(value)
            return {
                name: members[name](each) if name in members else each
                for name, each in value.items()
            }

        return read


class Validated:
    """Classes of attrs with a validator for each constraint, and one `from_dict` for all."""

    def __init__(self, components: dict[str, Schema]) -> None:
        self._components = components
        self._made: dict[str, Any] = {}

    def component(self, name: str) -> Any:
        """Return the class of an object component."""
        if name not in self._made:
            schema = self._components[name]
            required = set(schema.get("required", ())) - set(schema.get("absent", ()))
            fields = {
                self._name(member): attrs.field(
                    default=attrs.NOTHING if member in required else None,
                    validator=self._validators(each, required=member in required),
                )
                for member, each in schema["properties"].items()
            }
            made = attrs.make_class(
                name, fields | {"further": attrs.field(factory=dict)}, slots=True, kw_only=True
            )
            members = {
                member: (self._name(member), self._converter(each))
                for member, each in schema["properties"].items()
            }
            self._made[name] = made, members
        return self._made[name]

    def from_dict(self, component: str, data: Any) -> Any:
        """Return the object that the data describe."""
        if type(data) is not OBJECT:
            raise Refused(data)
        made, members = self.component(component)
        given: dict[str, Any] = {}
        further: dict[str, Any] = {}
        for name, value in data.items():
            if name in members:
                attribute, convert = members[name]
                given[attribute] = convert(value)
            else:
                further[name] = value
        return made(**given, further=further)

    def _name(self, member: str) -> str:
        return member.lstrip("_") or member

    def _validators(self, schema: Schema, *, required: bool) -> list[Callable[..., None]]:
        optional = nullable(schema) or "anyOf" in schema or not required
        schema = self._scalar(schema)
        tests = [] if schema.get("format") == "date-time" else checks(schema)

        def against(test: Callable[[Any], bool]) -> Callable[..., None]:
            def validate(_instance: object, _attribute: object, value: Any) -> None:
                if not (value is None and optional) and not test(value):
                    raise Refused(value)

            return validate

        return [against(test) for test in tests]

    def _scalar(self, schema: Schema) -> Schema:
        """Return the schema behind references, {} for an object, which its own class checks."""
        schema = schema["anyOf"][0] if "anyOf" in schema else schema
        if "$ref" not in schema:
            return schema
        target = self._components[schema["$ref"].rpartition("/")[2]]
        return {} if names(target) == ["object"] else self._scalar(target)

    def _converter(self, schema: Schema) -> Reader:
        if "$ref" in schema:
            name = schema["$ref"].rpartition("/")[2]
            target = self._components[name]
            if names(target) == ["object"]:
                return lambda value: self.from_dict(name, value)
            return self._converter(target)
        if "anyOf" in schema:
            inner = self._converter(schema["anyOf"][0])
            return lambda value: None if value is None else inner(value)
        if "items" in schema:
            inner = self._converter(schema["items"])
            return lambda value: [inner(each) for each in value]
        if schema.get("format") == "date-time":
            return lambda value: None if value is None else datetime.fromisoformat(value)
        return lambda value: value


def emitted(models: Path) -> int:
    """Return the lines of a client's module that read models."""
    tree = ast.parse(models.read_text(encoding="utf-8"))
    found = [each for each in tree.body if isinstance(each, ast.FunctionDef)]
    return sum(
        (each.end_lineno or 0) - each.lineno + 1 for each in found if each.name.startswith("_read_")
    )


def main() -> None:
    """Print the table, and check first that all three refuse the same wrong pages."""
    sys.path.insert(0, str(ROOT / "generated"))
    components = importlib.import_module(f"{CLIENT}._constraints").CONSTRAINTS.components
    ours = importlib.import_module(f"{CLIENT}.models").JobList
    tables, validated = Tables(components), Validated(components)
    candidates: dict[str, Reader] = {
        "straight-line code (ours)": ours.from_dict,
        "tables read by the runtime": tables.component("JobList"),
        "attrs validators": lambda data: validated.from_dict("JobList", data),
    }
    page = json.loads(shapes.job_page(1000))
    for wrong in ({"id": 5}, {"createdDateTime": "yesterday"}, {"state": 1}, {"name": ["a"]}):
        broken = {**page, "jobs": [{**page["jobs"][0], **wrong}]}
        for name, read in candidates.items():
            try:
                read(broken)
            except ValueError:
                continue
            raise SystemExit(f"{name} accepts {wrong}: the comparison would not be fair")
    taken: dict[str, list[float]] = {name: [] for name in candidates}
    for _ in range(ROUNDS):
        for name, read in candidates.items():
            started = time.perf_counter()
            read(page)
            taken[name].append((time.perf_counter() - started) * 1000)
    lines = (
        emitted(ROOT / "generated" / CLIENT / "models.py"),
        len(inspect.getsource(Tables).splitlines()),
        len(inspect.getsource(Validated).splitlines()),
    )
    print("\nReading a parsed page of 1,000 iTwin jobs, by style, with the lines that read")
    first = statistics.median(taken["straight-line code (ours)"])
    for (name, each), size in zip(taken.items(), lines, strict=True):
        spent = statistics.median(each)
        print(f"  {name:42} {spent:9.2f} ms   {spent / first:5.2f} x ours {size:6} lines")


if __name__ == "__main__":
    main()
