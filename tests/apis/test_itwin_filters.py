"""A filter selects items as its grammar says, for any expression and any item."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobgauge.apis.itwin_reality_conversion.filters import (
    Comparison,
    Expression,
    FilterError,
    Junction,
    Property,
    holds,
    parse,
)

NAME = Property("name", ("name",), "string")
STATE = Property("state", ("state",), "string", ("on", "off"))
MADE = Property("made", ("made",), "date-time")
PART = Property("part", ("parts", "*", "id"), "guid")
KNOWN = {each.name: each for each in (NAME, STATE, MADE, PART)}

Predicate = Callable[[dict[str, Any]], bool]
Sample = tuple[str, Predicate]
"""An expression as text, and a predicate with the same meaning that does not use the evaluator."""

texts = st.text(st.sampled_from("a'b ,()or"), max_size=4)
moments = st.integers(0, 2_000_000).map(
    lambda micro: datetime(2024, 1, 1, tzinfo=UTC) + timedelta(microseconds=micro)
)
items = st.fixed_dictionaries(
    {"state": st.sampled_from(["on", "off"]), "made": moments.map(lambda time: time.isoformat())},
    optional={
        "name": texts,
        "parts": st.lists(st.fixed_dictionaries({"id": st.sampled_from("xyz")}), max_size=3),
    },
)
ORDERS: dict[str, Callable[[Any, Any], bool]] = {
    "eq": lambda one, other: one == other,
    "ne": lambda one, other: one != other,
    "lt": lambda one, other: one < other,
    "le": lambda one, other: one <= other,
    "gt": lambda one, other: one > other,
    "ge": lambda one, other: one >= other,
}


def quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def by_name(word: str, text: str) -> Sample:
    return (
        f"name {word} {quoted(text)}",
        lambda item: ORDERS[word](item["name"], text) if "name" in item else word == "ne",
    )


def by_time(word: str, time: datetime) -> Sample:
    return (
        f"made {word} {time.isoformat()}",
        lambda item: ORDERS[word](datetime.fromisoformat(item["made"]), time),
    )


def by_parts(wanted: list[str]) -> Sample:
    listed = ", ".join(map(quoted, wanted))
    return (
        f"part in ({listed})",
        lambda item: any(part["id"] in wanted for part in item.get("parts", ())),
    )


def joined(word: str, parts: list[Sample]) -> Sample:
    """Join expressions; parentheses go around each `or`, since `and` binds tighter."""
    some = any if word == "or" else all
    text = f" {word} ".join(f"({part})" if " or " in part else part for part, _ in parts)
    return text, lambda item: some(means(item) for _, means in parts)


simple: st.SearchStrategy[Sample] = st.one_of(
    st.builds(by_name, st.sampled_from([*ORDERS]), texts),
    st.builds(by_time, st.sampled_from([*ORDERS]), moments),
    st.builds(by_parts, st.lists(st.sampled_from("xyz"), min_size=1, max_size=3)),
)
expressions = st.recursive(
    simple,
    lambda inner: st.builds(
        joined, st.sampled_from(["and", "or"]), st.lists(inner, min_size=2, max_size=3)
    ),
    max_leaves=6,
)


@given(expressions, st.lists(items, max_size=8))
def test_a_filter_selects_the_same_items_as_brute_force(
    sample: Sample, many: list[dict[str, Any]]
) -> None:
    text, means = sample

    expression = parse(text, KNOWN)

    assert [holds(expression, item) for item in many] == [means(item) for item in many]


@given(items)
def test_and_binds_tighter_than_or(item: dict[str, Any]) -> None:
    bare = parse("state eq on or name eq 'a' and part eq x", KNOWN)
    grouped = parse("state eq on or (name eq 'a' and part eq x)", KNOWN)

    assert holds(bare, item) == holds(grouped, item)


@given(st.text(st.sampled_from("nameqori'(), tspx5-:TZ"), max_size=30))
def test_any_text_is_an_expression_or_an_error_with_a_position(text: str) -> None:
    found: Expression | int

    try:
        found = parse(text, KNOWN)
    except FilterError as error:
        found = error.position

    assert isinstance(found, (Comparison, Junction)) or 0 <= found <= len(text)


def test_a_literal_may_be_quoted_or_bare() -> None:
    assert parse("part eq x", KNOWN) == parse("part eq 'x'", KNOWN)
    assert parse("made gt 2024-01-01T00:00:00Z", KNOWN) == parse(
        "  made  gt  '2024-01-01T00:00:00Z' ", KNOWN
    )


def test_a_doubled_quote_is_one_quote() -> None:
    assert parse("name eq 'O''Brien'", KNOWN) == Comparison(NAME, "eq", ("O'Brien",))
    assert parse("name eq ''", KNOWN) == Comparison(NAME, "eq", ("",))


def test_one_matching_value_among_several_is_enough() -> None:
    item = {"parts": [{"id": "x"}, {"id": "y"}]}

    assert holds(parse("part eq x and part eq y and part ne x", KNOWN), item)
    assert not holds(parse("part ne x", KNOWN), {"parts": [{"id": "x"}]})


@pytest.mark.parametrize(
    ("text", "position"),
    [
        ("", 0),
        ("name", 4),
        ("name eq", 7),
        ("name like x", 5),
        ("Name eq x", 0),
        ("name EQ x", 5),
        ("name eq 'x", 8),
        ("name eq x y", 10),
        ("(name eq x", 10),
        ("name eq x)", 9),
        ("name in x", 8),
        ("name in ()", 9),
        ("name in (x,)", 11),
        ("state eq On", 9),
        ("made eq today", 8),
        ("made eq 2024-01-01", 8),
        ("name eq x and", 13),
        ("(" * 60, 50),
    ],
)
def test_an_error_has_its_position(text: str, position: int) -> None:
    with pytest.raises(FilterError) as caught:
        parse(text, KNOWN)

    assert caught.value.position == position
