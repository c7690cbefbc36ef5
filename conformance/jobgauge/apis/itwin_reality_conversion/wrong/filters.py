"""Filters that are read wrongly, or ignored."""

import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import attrs

from jobgauge.apis.itwin_reality_conversion.filters import (
    TOKEN,
    Comparison,
    Expression,
    FilterError,
    Junction,
    Property,
    holds,
    parse,
)
from jobgauge.apis.itwin_reality_conversion.reference import Jobs, chosen, filter_properties, read
from jobgauge.apis.itwin_reality_conversion.wrong.lists import (
    LIST,
    Choose,
    list_of,
    short_cut,
    show,
)
from jobgauge.apis.itwin_reality_conversion.wrong.lives import edited_jobs
from jobgauge.reference.service import Refusal
from jobgauge.spec.document import Api
from jobgauge.wrong.server import Kind, Server, wrong

TRUE = Junction("and", ())
"""An expression that holds for every job."""
MISTAKEN = {"eq": "ge", "lt": "le", "le": "lt", "gt": "ge", "ge": "gt"}
"""Operators, and the operators that they are taken for."""
MISTAKEN_OF = (("state", "ne", "eq"), ("outputId", "ne", "eq"), ("name", "in", "ne"))
"""Properties, and the operators that only comparisons of them mistake, and for what."""
LOOSE: tuple[tuple[str, str, str, Callable[[str, str], bool], *tuple[str, ...]], ...] = (
    ("name", "name", "begins with", str.startswith, "filter/name/eq", "filter/name/quote"),
    ("name/inside", "name", "contains", str.__contains__, "filter/name/eq", "filter/name/quote"),
    ("name/end", "name", "ends with", str.endswith, "filter/name/eq"),
    *(
        (name, name, "begins with", str.startswith, f"filter/{name}/eq")
        for name in ("email", "id", "inputId")
    ),
)
"""Names of servers, their properties, the words for what `eq` does, its test, and the rules that fail."""
CONFUSED = {
    "createdDateTime": ("lastModifiedDateTime",),
    "inputId": ("outputs", "*", "id"),
    "outputId": ("inputs", "*", "id"),
    "name": ("email",),
    "id": ("iTwinId",),
}
"""Properties, and the paths of the members that they are taken for."""

AS_TEXT = tuple(f"createdDateTime/{each}" for each in ("eq", "ne", "lt", "ge", "in"))
"""The rules that fail if date-times in two forms are compared as texts."""

Rewrite = Callable[[Comparison], Expression]


def servers(api: Api) -> Iterator[Server]:
    """Yield the servers whose lists have a wrong filter."""
    sentence = "Ignores every filter."
    every = [f"filter/{name}/eq" for name in filter_properties() if name != "type"]
    yield _filtered(api, "ignored", sentence, _ignoring, "filter", *every)
    sentence = "Ignores every filter, and no page has more than 20 jobs."
    change = partial(list_of, choose=_ignoring, show=show(cut=short_cut))
    yield wrong(api, (LIST, "filter", "ignored/short_pages"), sentence, change)
    sentence = "The list without a filter lacks a job that a filter finds."
    yield _filtered(api, "hidden", sentence, _hiding, "filter/state/union", "filter/type/union")
    yield from _operators(api)
    yield from _properties(api)
    yield from _joins(api)
    yield from _literals(api)
    yield from _refusals(api)


def _ignoring(text: str | None, jobs: Jobs) -> Jobs:
    """Return every job; raise the Refusal of an invalid filter."""
    chosen(text, jobs)
    return jobs


def _hiding(text: str | None, jobs: Jobs) -> Jobs:
    return chosen(text, jobs) if text else jobs[1:]


def _filtered(api: Api, what: str, sentence: str, choose: Choose, *rules: str) -> Server:
    return wrong(api, (LIST, "filter", what), sentence, partial(list_of, choose=choose), *rules)


def _rewritten(rewrite: Rewrite) -> Choose:
    """Return a choice by the expression in which each comparison is rewritten."""
    return _chosen_by(lambda text, jobs: _each(read(text, jobs), rewrite))


def _chosen_by(meant: Callable[[str, Jobs], Expression]) -> Choose:
    """Return a choice by the expression that this function makes from the text and all jobs."""

    def choose(text: str | None, jobs: Jobs) -> Jobs:
        if text is None:
            return jobs
        expression = meant(text, jobs)
        return [job for job in jobs if holds(expression, job)]

    return choose


def _each(expression: Expression, rewrite: Rewrite) -> Expression:
    if isinstance(expression, Comparison):
        return rewrite(expression)
    return attrs.evolve(expression, parts=tuple(_each(part, rewrite) for part in expression.parts))


def _operators(api: Api) -> Iterator[Server]:
    def taken_for(name: str, other: str, *named: str) -> Rewrite:
        """Return an edit of the comparisons by an operator: of these properties, or of all if none is named."""
        return lambda each: (
            attrs.evolve(each, operator=other)
            if each.operator == name and (not named or each.property.name in named)
            else each
        )

    def first_only(each: Comparison) -> Expression:
        return attrs.evolve(each, literals=each.literals[:1])

    def never_unequal(each: Comparison) -> Expression:
        return TRUE if each.operator == "ne" else each

    for name, other in MISTAKEN.items():
        sentence = f"`{name}` is taken for `{other}`."
        rule = "filter" if name == "eq" else f"filter/createdDateTime/{name}"
        yield _filtered(api, f"operator/{name}", sentence, _rewritten(taken_for(name, other)), rule)
    for name, operator, other in MISTAKEN_OF:
        sentence = f"`{operator}` of `{name}` is taken for `{other}`."
        rewrite = taken_for(operator, other, name)
        what, rule = f"operator/{operator}/{name}", f"filter/{name}/{operator}"
        yield _filtered(api, what, sentence, _rewritten(rewrite), rule)
    for what, name, where, fits, *rules in LOOSE:
        sentence = f"`eq` matches every `{name}` that {where} the value."
        yield _filtered(api, f"operator/eq/{what}", sentence, _loosely(name, fits), *rules)
    yield _filtered(api, "operator/ne", "`ne` is ignored.", _rewritten(never_unequal))
    sentence = "`in` compares with its first literal only."
    several = [f"filter/{name}/in" for name in filter_properties() if name != "type"]
    yield _filtered(api, "operator/in", sentence, _rewritten(first_only), *several)
    names = [name for name in filter_properties() if name != "createdDateTime"]
    documented = [f"filter/{name}/in" for name in names]
    rules = (*documented, "responses/request")
    yield _filtered(api, "operator/in/refused", "Refuses `in`.", _without_in, *rules)


def _loosely(name: str, fits: Callable[[str, str], bool]) -> Choose:
    def choose(text: str | None, jobs: Jobs) -> Jobs:
        def loose(each: Comparison) -> Expression:
            if each.property.name != name or each.operator != "eq":
                return each
            held = {value for job in jobs for value in each.property.held_by(job) if value}
            found = tuple(value for value in held if fits(value, each.literals[0]))
            return attrs.evolve(each, operator="in", literals=found)

        return _rewritten(loose)(text, jobs)

    return choose


def _without_in(text: str | None, jobs: Jobs) -> Jobs:
    if " in (" in (text or ""):
        raise Refusal(422, "InvalidParameter", "There is no operator `in`.", "$filter")
    return chosen(text, jobs)


def _properties(api: Api) -> Iterator[Server]:
    def ignored(name: str) -> Rewrite:
        return lambda each: TRUE if each.property.name == name else each

    def read_at(name: str, path: tuple[str, ...]) -> Rewrite:
        return lambda each: (
            attrs.evolve(each, property=attrs.evolve(each.property, path=path))
            if each.property.name == name
            else each
        )

    for name in filter_properties():
        sentence = f"A comparison of `{name}` is ignored."
        choose = _rewritten(ignored(name))
        empty = ("filter/no_match",) if name == "createdDateTime" else ()
        yield _filtered(api, f"property/{name}/ignored", sentence, choose, f"filter/{name}", *empty)
    for name, path in CONFUSED.items():
        sentence = f"`{name}` is read from `{'/'.join(path)}`."
        choose = _rewritten(read_at(name, path))
        yield _filtered(api, f"property/{name}/confused", sentence, choose, f"filter/{name}")


def _joins(api: Api) -> Iterator[Server]:
    # No expression tells precedence or parentheses that are wrong from a wrong `and` or `or`.
    both = ("filter/precedence", "filter/parentheses")
    for what, sentence, meant, rules in (
        (
            "and", "`and` is taken for `or`.", partial(_joined_by, "or"),
            ("filter/and", "filter/and_more", *both),
        ),
        ("or", "`or` is taken for `and`.", partial(_joined_by, "and"), ("filter/or", *both)),
        ("precedence", "`or` binds tighter than `and`.", _or_first, ("filter/precedence",)),
        ("parentheses", "Parentheses around an expression are ignored.", _flat, ("filter/parentheses",)),
    ):  # fmt: skip
        yield _filtered(api, what, sentence, _chosen_by(meant), *rules)


def _joined_by(word: str, text: str, jobs: Jobs) -> Expression:
    def other(expression: Expression) -> Expression:
        if isinstance(expression, Comparison):
            return expression
        return Junction(word, tuple(other(part) for part in expression.parts))

    return other(read(text, jobs))


def _or_first(text: str, jobs: Jobs) -> Expression:
    read(text, jobs)
    return parse(text, filter_properties(), loosest=("and", "or"))


def _flat(text: str, jobs: Jobs) -> Expression:
    """Return the expression without its parentheses, except for those of `in`."""
    read(text, jobs)
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
        return lambda each: attrs.evolve(
            each, literals=tuple(edit(each.property, text) for text in each.literals)
        )

    def as_text(each: Comparison) -> Expression:
        return attrs.evolve(each, property=attrs.evolve(each.property, literal="string"))

    def cut(named: Property, text: str) -> str:
        return text.partition(" ")[0] if named.literal == "string" else text

    def doubled(_named: Property, text: str) -> str:
        return text.replace("'", "''")

    def local(named: Property, text: str) -> str:
        """Return a date-time as that of a clock an hour ahead."""
        if named.literal != "date-time":
            return text
        return re.sub(r"(Z|[+-]\d\d:\d\d)$", "+01:00", text)

    for what, sentence, rewrite, rules in (
        ("date/text", "Compares date-times as texts.", as_text, AS_TEXT),
        ("date/offset", "Reads date-times in another time zone.", written(local), ("createdDateTime",)),
        ("quoting/doubled", "Reads a doubled quote as two quotes.", written(doubled), ("name/quote", "email/quote")),
        ("quoting/space", "Ends a literal at its first space.", written(cut), ("name",)),
    ):  # fmt: skip
        choose = _rewritten(rewrite)
        yield _filtered(api, what, sentence, choose, *(f"filter/{each}" for each in rules))
    sentence = "Compares date-times to the second, although several jobs are created within one."
    name: tuple[str, Kind, str] = (LIST, "filter", "date/second")
    jobs = partial(edited_jobs, within_a_second)
    change = partial(list_of, jobs, _to_the_second)
    yield wrong(api, name, sentence, change, "filter/createdDateTime/gt")


def within_a_second(job: dict[str, Any]) -> dict[str, Any]:
    """Return the job, created and modified half a second after a full one."""
    names = ("createdDateTime", "lastModifiedDateTime")
    return {**job, **{name: re.sub(r"(\.0+)?(Z|\+00:00)$", r".5\2", job[name]) for name in names}}


def _to_the_second(text: str | None, jobs: Jobs) -> Jobs:
    def whole(date: str) -> str:
        return re.sub(r"\.\d+", "", date)

    def cut(each: Comparison) -> Expression:
        if each.property.literal != "date-time":
            return each
        return attrs.evolve(each, literals=tuple(whole(date) for date in each.literals))

    old = [{**job, "createdDateTime": whole(job["createdDateTime"])} for job in jobs]
    found = {job["id"] for job in _rewritten(cut)(text, old)}
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
        api, "unknown_itwin", "Responds to an unknown iTwin with an empty list.", absent,
        "filter/unknown_itwin",
    )  # fmt: skip
    for what, sentence, expected in (
        ("malformed", "A filter that is cut short matches every job.", ""),
        ("unknown_property", "An unknown property matches every job.", "one of id"),
        ("unknown_operator", "An unknown operator matches every job.", "one of eq"),
    ):
        yield _filtered(api, what, sentence, _lenient(expected), f"filter/{what}")
    sentence = "A filter that cannot be read matches every job."
    unread = ("filter/malformed", "filter/unknown_property", "filter/unknown_operator")
    yield _filtered(api, "unreadable", sentence, _lenient(None), *unread)


def _lenient(expected: str | None) -> Choose:
    """
    Return a choice of every job if a filter lacks what is expected.

    An empty text stands for the end of a filter that is cut short, None for anything.
    """

    def choose(text: str | None, jobs: Jobs) -> Jobs:
        try:
            return chosen(text, jobs)
        except Refusal:
            if _lacks(text or "", expected):
                return jobs
            raise

    return choose


def _lacks(text: str, expected: str | None) -> bool:
    try:
        parse(text, filter_properties())
    except FilterError as error:
        if expected is None:
            return True
        ended = error.position >= len(text.rstrip())
        if not expected:
            return ended or not error.expected.startswith(("one of id", "one of eq"))
        return not ended and error.expected.startswith(expected)
    return False
