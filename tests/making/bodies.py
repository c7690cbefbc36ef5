"""Random JSON bodies near a schema: most are valid, some are wrong in one place, some in several."""

from collections.abc import Iterator
from random import Random
from typing import Any

from jobgauge.spec.document import Api
from jobgauge_making.specs import is_array, is_object

JUNK: list[Any] = [
    None, True, False, 0, 1, -1, 1.0, 1.5, -0.0, 1e300, 2**53 + 1, 2**63, -(2**63) - 1, 10**400,
    "", "x", "true", "1", "Queued", "rectangle", "2020-09-14T14:29:55Z", "\x00",
    [], [None], {}, {"": 0}, {"id": "x"},
]  # fmt: skip
MOMENTS = [
    "2020-09-14T14:29:55Z", "2020-09-14t14:29:55z", "2020-09-14T14:29:55.1Z",
    "2020-09-14T14:29:55.123Z", "2020-09-14T14:29:55.0000000+00:00",
    "2020-09-14T14:29:55.123456789-23:59", "2020-02-29T00:00:00+05:30", "0001-01-01T00:00:00Z",
    "9999-12-31T23:59:59.999999Z", "2016-12-31T23:59:60Z",
]  # fmt: skip
NOT_MOMENTS = [
    "2020-09-14", "2020-09-14T14:29:55", "2020-09-14 14:29:55Z", "2021-02-29T00:00:00Z",
    "2020-09-14T24:00:00Z", "2020-09-14T14:29:60Z", "2020-09-14T14:29:55.Z", "2020-W38-1T14:29:55Z",
    "2020-09-14T14:29:55+0000", "2020-09-14T14:29:55+24:00", "2020-09-14T14:29:55Z ", "2020-09-14T14:29Z",
    "20200914T142955Z", "2020-09-14T14:29:55,1Z", "٢020-09-14T14:29:55Z", "",
]  # fmt: skip
UUIDS = ["58e0c0ca-f730-4e5b-808d-1c8cacacb4d4", "58E0C0CA-F730-4E5B-808D-1C8CACACB4D4"]
NOT_UUIDS = ["58e0c0caf7304e5b808d1c8cacacb4d4", "58e0c0ca-f730-4e5b-808d-1c8cacacb4dg", "", "x"]


def bodies(spec: Api, component: str, count: int) -> Iterator[Any]:
    """Yield bodies near one component, the same in every run; a third of them have no deliberate fault."""
    for seed in range(count):
        chance = Random(f"{component} {seed}")
        rate = (0, 3, 12)[seed % 3]
        yield _near(chance, spec, {"$ref": f"#/components/schemas/{component}"}, rate)


def same(one: Any, other: Any) -> bool:
    """Return True if both are the same JSON: 1 is 1.0, but true is not 1."""
    return _key(one) == _key(other)


def _key(value: Any) -> Any:
    if is_object(value):
        return {name: _key(inner) for name, inner in value.items()}
    if is_array(value):
        return [_key(inner) for inner in value]
    return (type(value) if type(value) in (bool, str) else None, value)


def _near(chance: Random, spec: Api, schema: dict[str, Any], rate: int) -> Any:
    if chance.randint(0, 99) < rate:
        return chance.choice(JUNK)
    if "anyOf" in schema:
        return None if chance.randint(0, 3) == 0 else _near(chance, spec, schema["anyOf"][0], rate)
    schema = spec.target(schema)
    if "enum" in schema:
        return (
            chance.choice(schema["enum"])
            if _plain(chance, rate)
            else chance.choice(["BrandNew", schema["enum"][0].swapcase(), ""])
        )
    kinds = schema.get("type", ["string", "null", "integer", "array", "object"])
    match chance.choice([kinds] if isinstance(kinds, str) else kinds):
        case "string":
            return _text(chance, schema, rate)
        case "integer":
            return _number(chance, schema, rate, 1)
        case "number":
            return _number(chance, schema, rate, 0.25)
        case "boolean":
            return chance.random() < 0.5
        case "array":
            return _array(chance, spec, schema, rate)
        case "object":
            return _object(chance, spec, schema, rate)
        case _:
            return None


def _plain(chance: Random, rate: int) -> bool:
    return chance.randint(0, 39) >= rate


def _text(chance: Random, schema: dict[str, Any], rate: int) -> str:
    match schema.get("format"):
        case "date-time":
            return chance.choice(MOMENTS if _plain(chance, rate) else NOT_MOMENTS)
        case "uuid":
            return chance.choice(UUIDS if _plain(chance, rate) else NOT_UUIDS)
        case _:
            pass
    least, most = schema.get("minLength", 0), schema.get("maxLength", 3)
    if not _plain(chance, rate):
        least, most = chance.choice([(max(least - 1, 0), most + 1), (most + 1, most + 1)])
    if "pattern" in schema and _plain(chance, rate):
        return "a" + "b" * (chance.choice([max(least, 1), max(most, 1)]) - 1)
    letter = chance.choice(["a", "é", "😀", "\n", "_", "9"])
    return letter * chance.choice([least, most])


def _number(chance: Random, schema: dict[str, Any], rate: int, step: float) -> float:
    least = schema.get("minimum", schema.get("exclusiveMinimum", -3))
    most = schema.get("maximum", schema.get("exclusiveMaximum", least + 9))
    if not _plain(chance, rate):
        half = [least + 0.5] if abs(least) < 2**53 else []
        return chance.choice([least - step, most + step, least - 1, most + 1, *half])
    found = chance.choice([least, most, least + step, (least + most) // 2])
    return float(found) if chance.randint(0, 9) == 0 and abs(found) < 2**53 else found


def _array(chance: Random, spec: Api, schema: dict[str, Any], rate: int) -> list[Any]:
    least, most = schema.get("minItems", 0), schema.get("maxItems", 3)
    size = chance.choice([least, min(least + 1, most), min(most, 5)])
    if not _plain(chance, rate):
        size = chance.choice([max(least - 1, 0), min(most, 60) + 1])
    items = [_near(chance, spec, schema.get("items", {}), rate) for _ in range(min(size, 3))]
    return items + items[-1:] * (size - len(items))


def _object(chance: Random, spec: Api, schema: dict[str, Any], rate: int) -> dict[str, Any]:
    made: dict[str, Any] = {}
    options: list[list[str]] = [option["required"] for option in schema.get("oneOf", [])]
    chosen: list[str] = chance.choice(options) if options else []
    others = {name for option in options for name in option} - set(chosen)
    for name, inner in schema.get("properties", {}).items():
        must = name in schema.get("required", []) or name in chosen
        likely = _plain(chance, rate // 2) if must or name in others else chance.random() < 0.5
        if likely != (name in others):
            made[name] = _near(chance, spec, inner, rate)
    more = schema.get("additionalProperties", True)
    if is_object(more):
        for name in ("a", "b/~c")[: chance.randint(0, 2)]:
            made[name] = _near(chance, spec, more, rate)
    elif not _plain(chance, rate) if more is False else chance.randint(0, 5) == 0:
        made[chance.choice(["new", "a/b~c", "", "self"])] = chance.choice(JUNK[:20])
    return made
