"""A filter is written with its meaning intact, and no value breaks out of its literal."""

from datetime import UTC, datetime, timedelta, timezone
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.generated.worlds import answer, part, reading, scripted

API = "itwin_reality_conversion"
FILTERS = part(API, "filters")
ERRORS = part(API, "errors")
Where = FILTERS.ListJobsFilter
GUID = "dc720f05-e5f7-448b-ae06-765de46f0af1"
OTHER = "482b2968-6a85-4e50-b05c-8acbf828c1bd"


@pytest.mark.parametrize(
    ("expression", "text"),
    [
        (Where.itwin_id.eq(GUID), f"iTwinId eq {GUID}"),
        (Where.itwin_id.eq(UUID(GUID)), f"iTwinId eq {GUID}"),
        (Where.input_id.in_([GUID, OTHER]), f"inputId in ('{GUID}', '{OTHER}')"),
        (Where.name.ne("a"), "name ne 'a'"),
        (Where.name.lt("a"), "name lt 'a'"),
        (Where.name.le("a"), "name le 'a'"),
        (Where.name.gt("a"), "name gt 'a'"),
        (Where.name.ge("a"), "name ge 'a'"),
        (Where.name.eq("O'Hara's"), "name eq 'O''Hara''s'"),
        (Where.name.eq("' or name ne '"), "name eq ''' or name ne '''"),
        (Where.state.in_(["success"]), "state in ('success')"),
        (
            Where.created_date_time.gt("2024-06-24T13:00:00Z"),
            "createdDateTime gt 2024-06-24T13:00:00Z",
        ),
        (
            Where.created_date_time.le(datetime(2024, 6, 24, 13, tzinfo=UTC)),
            "createdDateTime le 2024-06-24T13:00:00Z",
        ),
        (
            Where.created_date_time.le(
                datetime(2024, 6, 24, 13, tzinfo=timezone(timedelta(hours=2)))
            ),
            "createdDateTime le 2024-06-24T11:00:00Z",
        ),
    ],
)
def test_a_comparison_is_written_as_the_page_writes_it(expression: Any, text: str) -> None:
    assert str(expression) == text


def test_an_enum_member_is_written_as_a_string() -> None:
    state = part(API, "models").JobState.SUCCESS

    assert str(Where.state.eq(state)) == "state eq 'success'"
    assert str(Where.state.in_([state])) == "state in ('success')"


def test_parentheses_keep_the_meaning_of_nested_expressions() -> None:
    a, b, c = (Where.name.eq(letter) for letter in "abc")

    assert str(a & b & c) == "name eq 'a' and name eq 'b' and name eq 'c'"
    assert str(a | b | c) == "name eq 'a' or name eq 'b' or name eq 'c'"
    assert str((a | b) & c) == "(name eq 'a' or name eq 'b') and name eq 'c'"
    assert str(a.or_(b.and_(c))) == "name eq 'a' or (name eq 'b' and name eq 'c')"
    assert str(a.and_()) == "name eq 'a'"


def test_the_keyword_and_does_not_join_expressions() -> None:
    with pytest.raises(TypeError, match="&"):
        _ = Where.name.eq("a") and Where.name.eq("b")


@pytest.mark.parametrize(
    "value",
    ["", "1 or 2 eq 2", GUID + " or 1 eq 1", GUID[:-1], "{" + GUID + "}", 7, None, GUID + "\n"],
)
def test_a_value_that_is_not_a_guid_is_refused(value: Any) -> None:
    with pytest.raises(ERRORS.FilterError, match="GUID"):
        Where.id.eq(value)
    with pytest.raises(ERRORS.FilterError, match="GUID"):
        Where.id.in_([value])


@pytest.mark.parametrize(
    "value",
    [
        datetime(2024, 1, 1),  # noqa: DTZ001 - the one without an offset is the subject
        "2024-01-01",
        "2024-01-01T00:00:00",
        "2024-01-01T00:00:00Z or true",
        "2024-01-01T00:00:00Z\n",
        1704067200,
    ],
)
def test_a_value_that_is_not_a_date_time_with_an_offset_is_refused(value: Any) -> None:
    with pytest.raises(ERRORS.FilterError):
        Where.created_date_time.ge(value)


def test_in_takes_a_non_empty_list_and_eq_a_string() -> None:
    with pytest.raises(ERRORS.FilterError):
        Where.name.in_([])
    with pytest.raises(ERRORS.FilterError):
        Where.name.in_("abc")
    with pytest.raises(ERRORS.FilterError):
        Where.name.eq(7)


@given(st.lists(st.text(), min_size=1))
def test_any_string_survives_quoting(values: list[str]) -> None:
    text = str(Where.name.in_(values))

    assert literals(text.removeprefix("name in ").removeprefix("(").removesuffix(")")) == values


def literals(text: str) -> list[str]:
    """Return the strings of a list such as `'a', 'b''c'`, read by the grammar of OData."""
    found: list[str] = []
    rest = text
    while rest:
        assert rest[0] == "'"
        value, end = "", 1
        while True:
            if rest[end] != "'":
                value += rest[end]
                end += 1
            elif rest[end + 1 : end + 2] == "'":
                value += "'"
                end += 2
            else:
                break
        found.append(value)
        rest = rest[end + 1 :]
        assert not rest or rest.startswith(", '")
        rest = rest.removeprefix(", ")
    return found


@pytest.mark.parametrize("as_text", [True, False])
def test_an_expression_and_its_text_send_the_same_request(as_text: bool) -> None:
    endpoint, _ = reading(API)
    where = Where.name.eq("a&b=c#d+e %41 '")
    client, script = scripted(API, [answer({})])

    endpoint.sync(client=client, filter_=str(where) if as_text else where)

    (request,) = script.requests
    assert dict(request.url.params) == {"$filter": "name eq 'a&b=c#d+e %41 '''"}
    assert b"+" not in request.url.query
