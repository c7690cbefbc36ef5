"""
Checks the ledger of an API, `facts.yaml`: every fact of a page, with the pointer to what says it in the spec.

Each pointer has to lead to something that says the fact, and every constraint of rank `document` has to be a fact.
"""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final, cast

from jobgauge.spec.document import Api, BrokenSpec, read_api
from jobgauge.spec.pointers import above, pointer_to, tokens, value_at
from jobgauge.spec.reading import read_yaml
from jobgauge.spec.violations import Violation, shown
from jobgauge.spec.walk import constraints

KINDS: Final = (
    *("operation", "parameter", "member", "type", "format", "required", "nullable", "enum", "bound"),
    *("default", "unit", "closed", "header", "status", "media", "security", "meaning", "promise", "example"),
)  # fmt: skip
MEMBERS: Final = {"place", "kind", "fact", "value", "at", "says", "not"}
WHOLE: Final = {"int32": (-(2**31), 2**31 - 1), "int64": (-(2**63), 2**63 - 1)}
UNLISTED: Final = {"listed", "status", "content-type", "security"}
"""Constraints that are no fact of their own: what they hold are facts about members, responses and schemes."""

Fact = dict[str, Any]


def check_ledger(folder: Path) -> list[Violation]:
    """Return what is wrong with the ledger in a folder; nothing if there is none."""
    file = folder / "facts.yaml"
    if not file.is_file():
        return []
    read, problems = read_yaml(file)
    try:
        api = read_api(folder)
    except BrokenSpec as error:
        return error.violations
    if problems or not isinstance(read, list):
        return problems or [Violation(file, "", "not a list", "a list of pages with their facts")]
    known: set[str] = set()
    found: list[Violation] = []
    for number, page in enumerate(cast("list[dict[str, Any]]", read)):
        for index, fact in enumerate(page.get("facts", ())):
            known |= set(_pointers(fact))
            where = pointer_to(number, "facts", index)
            found += [Violation(file, where, *each) for each in _wrong(api, fact)]
    return [*found, *(Violation(file, "", *each) for each in _missing(api, known))]


def _pointers(fact: Fact) -> list[str]:
    at = fact.get("at", [])
    return [at] if isinstance(at, str) else at


def _wrong(api: Api, fact: Fact) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with one fact: what was found, and what is expected."""
    for name in fact.keys() - MEMBERS:
        yield f"{shown(name)} is not known here", f"one of {', '.join(sorted(MEMBERS))}"
    if fact.get("kind") not in KINDS or not fact.get("place") or not fact.get("fact"):
        yield f"found {shown(fact)}", f"place, fact, and a kind of {', '.join(KINDS)}"
    elif ("at" in fact) is ("not" in fact):
        yield (
            f"{shown(fact['fact'])} has no place",
            "either `at`, pointers, or `not`, the reason why there is none",
        )
    for pointer in _pointers(fact):
        try:
            value = value_at(api.document, pointer)
        except (LookupError, TypeError, ValueError):
            yield f"{pointer} does not exist", "a pointer into openapi.yaml"
            continue
        if not _says(api, fact, pointer, value):
            yield (
                f"{pointer} does not say {shown(fact['fact'])}",
                f"{shown(fact.get('says', fact.get('value')))} there",
            )


def _says(api: Api, fact: Fact, pointer: str, value: Any) -> bool:
    """Return True if what a pointer leads to says a fact: its words, or the value that its kind needs."""
    *_, last = tokens(pointer)
    if "says" in fact:
        text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        return _plain(fact["says"]) in _plain(f"{last} {text}")
    wanted = fact.get("value")
    match fact["kind"]:
        case "type":
            return value == wanted or (isinstance(value, list) and wanted in value)
        case "required":
            return _requires(api, fact, pointer, value) is wanted
        case "nullable":
            return _allows_null(value) is wanted
        case "bound":
            return any(
                last == keyword and value == each for keyword, each in cast("Fact", wanted).items()
            )
        case "format" if last in {"minimum", "maximum"}:
            return value in WHOLE.get(str(wanted), ())
        case "closed":
            return _closes(value) is wanted
        case "member" | "parameter" | "header" | "status" | "media":
            names = {last.lower(), str(_members(value).get("name", value)).lower()}
            return str(wanted).lower() in names
        case "enum" | "default" | "format":
            return value == wanted
        case _:
            return wanted is not None and _plain(str(wanted)) in _plain(
                f"{last} {json.dumps(value)}"
            )


def _members(value: Any) -> Fact:
    return cast("Fact", value) if isinstance(value, dict) else {}


def _closes(value: Any) -> bool:
    """Return True if an object schema, or its `additionalProperties`, allows no further members."""
    return value is False or _members(value).get("additionalProperties", True) is False


def _plain(text: str) -> str:
    return " ".join(text.replace("`", "").lower().split())


def _requires(api: Api, fact: Fact, pointer: str, value: Any) -> bool | None:
    """Return True if a pointer leads to a required mark, False to one that is missing, None to neither."""
    way, last = above(pointer)
    if isinstance(value, bool):
        return value
    if way.endswith("/required"):
        return str(value) in f"{fact['place']} {fact['fact']}" or None
    if way.endswith("/properties"):
        holder = value_at(api.document, way.removesuffix("/properties"))
        return tokens(f"/{last}")[0] in holder.get("required", ())
    return _members(value).get("required")


def _allows_null(value: Any) -> bool:
    text = json.dumps(value)
    return '"null"' in text


def _missing(api: Api, known: set[str]) -> Iterator[tuple[str, str]]:
    """Yield the constraints of rank `document` that no fact of the ledger points to."""
    named: set[str] = set()
    for each in constraints(api):
        pointers = (
            [
                f"{each.pointer}/{index}"
                for index, value in enumerate(each.value)
                if value is not None
            ]
            if each.keyword == "enum"
            else [each.pointer]
        )
        if each.evidence != "document" or each.keyword in UNLISTED:
            continue
        for pointer in pointers:
            if pointer not in known and pointer not in named:
                named.add(pointer)
                yield (
                    f"{pointer} is in no fact, and its rank is document",
                    "a fact of the page, or another rank",
                )
