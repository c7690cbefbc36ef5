"""
Filters that are read wrongly, or not at all.

Read `reference/filters.py` and `itwin_lists.py` before this.
"""

import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import attrs

from jobgauge.apis.itwin_reality_conversion.reference import Jobs, chosen, filter_properties, read
from jobgauge.apis.itwin_reality_conversion.wrong.lists import LIST, Choose, list_of
from jobgauge.apis.itwin_reality_conversion.wrong.lives import told
from jobgauge.reference.filters import (
    TOKEN,
    Comparison,
    Expression,
    FilterError,
    Junction,
    Property,
    holds,
    parse,
)
from jobgauge.reference.service import Refusal
from jobgauge.spec.document import Api
from jobgauge.wrong.server import Kind, Server, wrong

TRUE = Junction("and", ())
"""An expression that holds for everything."""
MISTAKEN = {"eq": "ge", "lt": "le", "le": "lt", "gt": "ge", "ge": "gt"}
"""Operators and what they are taken for."""
CONFUSED = {
    "createdDateTime": ("lastModifiedDateTime",),
    "inputId": ("outputs", "*", "id"),
    "outputId": ("inputs", "*", "id"),
    "name": ("email",),
    "id": ("iTwinId",),
}
"""Properties and the members that they are taken for."""

Rewrite = Callable[[Comparison], Expression]


def servers(api: Api) -> Iterator[Server]:
    """Every list with a wrong filter."""
    said = "Any filter is ignored."
    yield _filtered(api, "ignored", said, lambda text, jobs: (chosen(text, jobs), jobs)[1])
    yield from _operators(api)
    yield from _properties(api)
    yield from _joins(api)
    yield from _literals(api)
    yield from _refusals(api)


def _filtered(api: Api, what: str, said: str, choose: Choose, *rules: str) -> Server:
    return wrong(api, (LIST, "filter", what), said, partial(list_of, choose=choose), *rules)


def rewritten(rewrite: Rewrite) -> Choose:
    """Choose by another expression than the one that was written."""
    return _meant(lambda expression: _each(expression, rewrite))


def _meant(other: Callable[[Expression], Expression]) -> Choose:
    def choose(text: str | None, jobs: Jobs) -> Jobs:
        if text is None:
            return jobs
        expression = other(read(text, jobs))
        return [job for job in jobs if holds(expression, job)]

    return choose


def _each(expression: Expression, rewrite: Rewrite) -> Expression:
    if isinstance(expression, Comparison):
        return rewrite(expression)
    return attrs.evolve(expression, parts=tuple(_each(part, rewrite) for part in expression.parts))


def _operators(api: Api) -> Iterator[Server]:
    def taken_for(name: str, other: str) -> Rewrite:
        return lambda its: attrs.evolve(its, operator=other) if its.operator == name else its

    def first_only(its: Comparison) -> Expression:
        return attrs.evolve(its, literals=its.literals[:1])

    def never_unequal(its: Comparison) -> Expression:
        return TRUE if its.operator == "ne" else its

    for name, other in MISTAKEN.items():
        said = f"`{name}` is taken for `{other}`."
        yield _filtered(api, f"operator/{name}", said, rewritten(taken_for(name, other)))
    for name in ("name", "email", "id", "inputId"):
        said = f"`eq` finds each `{name}` that begins with the value."
        yield _filtered(api, f"operator/eq/{name}", said, _by_beginning(name), f"filter/{name}")
    yield _filtered(api, "operator/ne", "`ne` is ignored.", rewritten(never_unequal))
    said = "`in` looks at the first of its literals only."
    yield _filtered(api, "operator/in", said, rewritten(first_only))


def _by_beginning(name: str) -> Choose:
    def choose(text: str | None, jobs: Jobs) -> Jobs:
        def beginning(its: Comparison) -> Expression:
            if its.property.name != name or its.operator != "eq":
                return its
            held = {value for job in jobs for value in its.property.held_by(job) if value}
            found = tuple(value for value in held if value.startswith(its.literals[0]))
            return attrs.evolve(its, operator="in", literals=found)

        return rewritten(beginning)(text, jobs)

    return choose


def _properties(api: Api) -> Iterator[Server]:
    def ignored(name: str) -> Rewrite:
        return lambda its: TRUE if its.property.name == name else its

    def read_at(name: str, path: tuple[str, ...]) -> Rewrite:
        return lambda its: (
            attrs.evolve(its, property=attrs.evolve(its.property, path=path))
            if its.property.name == name
            else its
        )

    for name in filter_properties():
        said = f"A comparison of `{name}` is ignored."
        yield _filtered(api, f"property/{name}/ignored", said, rewritten(ignored(name)))
    for name, path in CONFUSED.items():
        said = f"`{name}` is read from `{'/'.join(path)}`."
        yield _filtered(api, f"property/{name}/confused", said, rewritten(read_at(name, path)))


def _joins(api: Api) -> Iterator[Server]:
    def joined_by(word: str) -> Callable[[Expression], Expression]:
        def other(expression: Expression) -> Expression:
            if isinstance(expression, Comparison):
                return expression
            parts = tuple(other(part) for part in expression.parts)
            return Junction(word, parts)

        return other

    both = (
        "filter/precedence",
        "filter/parentheses",
    )  # no expression tells these from `and` and `or`
    said = "`and` is taken for `or`."
    yield _filtered(api, "and", said, _meant(joined_by("or")), "filter/and", *both)
    said = "`or` is taken for `and`."
    yield _filtered(api, "or", said, _meant(joined_by("and")), "filter/or", *both)
    said = "`or` binds tighter than `and`."
    yield _filtered(api, "precedence", said, _spelt(_or_first), "filter/precedence")
    said = "Parentheses around an expression are ignored."
    yield _filtered(api, "parentheses", said, _spelt(_flat), "filter/parentheses")


def _spelt(parsed: Callable[[str], Expression]) -> Choose:
    def choose(text: str | None, jobs: Jobs) -> Jobs:
        if text is None:
            return jobs
        read(text, jobs)
        expression = parsed(text)
        return [job for job in jobs if holds(expression, job)]

    return choose


def _or_first(text: str) -> Expression:
    return parse(text, filter_properties(), loosest=("and", "or"))


def _flat(text: str) -> Expression:
    """The expression without its parentheses, but for those of `in`."""
    kept: list[str] = []
    for match in TOKEN.finditer(text):
        mark = match[0].strip()
        opens = mark == "(" and kept[-1:] == ["in"]
        closes = mark == ")" and kept.count("(") > kept.count(")")
        if mark not in {"(", ")"} or opens or closes:
            kept.append(mark)
    return parse(" ".join(kept), filter_properties())


def _literals(api: Api) -> Iterator[Server]:
    def written(edit: Callable[[Property, str], str]) -> Rewrite:
        return lambda its: attrs.evolve(
            its, literals=tuple(edit(its.property, text) for text in its.literals)
        )

    def as_text(its: Comparison) -> Expression:
        return attrs.evolve(its, property=attrs.evolve(its.property, literal="string"))

    def cut(its: Property, text: str) -> str:
        return text.partition(" ")[0] if its.literal == "string" else text

    def doubled(_its: Property, text: str) -> str:
        return text.replace("'", "''")

    def local(its: Property, text: str) -> str:
        """A date-time as that of a clock an hour ahead."""
        if its.literal != "date-time":
            return text
        return re.sub(r"(Z|[+-]\d\d:\d\d)$", "+01:00", text)

    for what, said, rewrite, rule in (
        ("date/text", "Date-times are compared as texts.", as_text, "filter/createdDateTime"),
        ("date/offset", "Date-times are those of another zone.", written(local), "filter/createdDateTime"),
        ("quoting/doubled", "A doubled quote stays two.", written(doubled), "filter"),
        ("quoting/space", "A literal ends at its first space.", written(cut), "filter/name"),
    ):  # fmt: skip
        yield _filtered(api, what, said, rewritten(rewrite), rule)
    said = "Date-times are compared to the second, though jobs are created within one."
    name: tuple[str, Kind, str] = (LIST, "filter", "date/second")
    jobs = partial(told, _within_a_second)
    change = partial(list_of, jobs, _to_the_second)
    yield wrong(api, name, said, change, "filter/createdDateTime")


def _within_a_second(job: dict[str, Any]) -> dict[str, Any]:
    names = ("createdDateTime", "lastModifiedDateTime")
    return {**job, **{name: re.sub(r"(\.0+)?(Z|\+00:00)$", r".5\2", job[name]) for name in names}}


def _to_the_second(text: str | None, jobs: Jobs) -> Jobs:
    def whole(date: str) -> str:
        return re.sub(r"\.\d+", "", date)

    def cut(its: Comparison) -> Expression:
        if its.property.literal != "date-time":
            return its
        return attrs.evolve(its, literals=tuple(whole(each) for each in its.literals))

    old = [{**job, "createdDateTime": whole(job["createdDateTime"])} for job in jobs]
    found = {job["id"] for job in rewritten(cut)(text, old)}
    return [job for job in jobs if job["id"] in found]


def _refusals(api: Api) -> Iterator[Server]:
    def absent(text: str | None, jobs: Jobs) -> Jobs:
        try:
            return chosen(text, jobs)
        except Refusal as refusal:
            if refusal.status != 404:
                raise
            return []

    yield _filtered(
        api, "unknown_itwin", "An iTwin that is not there has no jobs.", absent,
        "filter/unknown_itwin",
    )  # fmt: skip
    for what, said, wanted in (
        ("malformed", "A filter that is cut short holds for every job.", ""),
        ("unknown_property", "A property that is not known holds for every job.", "one of id"),
        ("unknown_operator", "An operator that is not known holds for every job.", "one of eq"),
    ):
        yield _filtered(api, what, said, _lenient(wanted), f"filter/{what}")


def _lenient(wanted: str) -> Choose:
    """Every job where a filter has another name than this at a place; without one, where it is cut short."""

    def choose(text: str | None, jobs: Jobs) -> Jobs:
        try:
            return chosen(text, jobs)
        except Refusal:
            if _lacks(text or "", wanted):
                return jobs
            raise

    return choose


def _lacks(text: str, wanted: str) -> bool:
    try:
        parse(text, filter_properties())
    except FilterError as error:
        ended = error.position >= len(text.rstrip())
        if not wanted:
            return ended or not error.expected.startswith(("one of id", "one of eq"))
        return not ended and error.expected.startswith(wanted)
    return False
