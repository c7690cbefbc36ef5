"""Filters that are read in ways which the page leaves open: letter case, quotes, absent values, several values."""

import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import attrs

from jobgauge.apis.itwin_reality_conversion.filters import Comparison, Property, holds, parse
from jobgauge.apis.itwin_reality_conversion.reference import Jobs, chosen, filter_properties, read
from jobgauge.apis.itwin_reality_conversion.wrong.filters import within_a_second
from jobgauge.apis.itwin_reality_conversion.wrong.lists import SEED, Choose, list_of
from jobgauge.apis.itwin_reality_conversion.wrong.lives import edited_jobs
from jobgauge.reference.seeds import identifier
from jobgauge.reference.service import Refusal
from jobgauge.spec.document import Api
from jobgauge.wrong.edits import without
from jobgauge.wrong.server import Server, conforming

GUID = re.compile(r"[0-9a-fA-F-]{36}")
IDS = re.compile(r"(id|iTwinId|inputId|outputId) eq '?([^' ]*)'?")
TEXT = re.compile(r"(\w+) (eq|ne) (.+)")


def conforming_servers(api: Api) -> Iterator[Server]:
    """Yield the servers that read filters differently, and those whose jobs show such a difference."""
    for what, sentence, choose in (
        ("any_letters", "Texts are compared without regard to letter case.", _by(AnyLetters)),
        ("absent_left_out", "`ne` does not find a job without the property.", _by(Present)),
        ("first_input", "A job is found by its first input only.", _by(First, "inputId")),
        ("texts_bare", "Quotes are part of a text, which ends with the filter.", _bare),
        ("dates_in_refused", "Refuses `in` with date-times.", _refusing(lambda text: "createdDateTime in" in text)),
        ("short_ids_refused", "Refuses an id that is not a GUID.", _refusing(_has_short_id)),
        ("itwin_of_others", "A filter by iTwin finds other users' jobs too.", _with_others),
    ):  # fmt: skip
        change = partial(list_of, choose=choose)
        yield conforming(api, f"filter/{what}", sentence, change)
    sentence = "Jobs have a second output without an id, for which `ne` holds."
    change = partial(list_of, partial(edited_jobs, _second_output), _by(WithAbsent, "outputId"))
    yield conforming(api, "filter/output_without_id", sentence, change)
    sentence = "Jobs are created half a second after a full second."
    change = partial(list_of, partial(edited_jobs, within_a_second))
    yield conforming(api, "half_seconds", sentence, change)
    sentence = "No job has an `email`."
    change = partial(list_of, partial(edited_jobs, lambda job: without(job, "email")))
    yield conforming(api, "no_email", sentence, change)


@attrs.frozen
class AnyLetters(Property):
    """A property whose texts are equal if they differ only in letter case."""

    def value(self, text: str) -> Any:
        return super().value(text) if self.literal == "date-time" else text.lower()


@attrs.frozen
class Present(Property):
    """A property about which nothing holds for an item without it."""

    def held_by(self, item: Any) -> list[Any]:
        return [each for each in super().held_by(item) if each is not None]


@attrs.frozen
class First(Property):
    """A property with several values, of which only the first counts."""

    def held_by(self, item: Any) -> list[Any]:
        return super().held_by(item)[:1]


@attrs.frozen
class WithAbsent(Property):
    """A property with several values, one of which is absent."""

    def held_by(self, item: Any) -> list[Any]:
        return [*super().held_by(item), None]


def _by(kind: type[Property], *names: str) -> Choose:
    """Return a choice for which these properties, or all if none is named, are of another kind."""

    def choose(text: str | None, jobs: Jobs) -> Jobs:
        if text is None:
            return jobs
        read(text, jobs)
        known = {
            name: kind(name, each.path, each.literal, each.values)
            if not names or name in names
            else each
            for name, each in filter_properties().items()
        }
        expression = parse(text, known)
        return [job for job in jobs if holds(expression, job)]

    return choose


def _bare(text: str | None, jobs: Jobs) -> Jobs:
    match = TEXT.fullmatch(text or "")
    named = filter_properties().get(match[1]) if match else None
    if match is None or named is None or named.literal != "string":
        return chosen(text, jobs)
    if re.search(" (and|or) ", match[3]):
        return chosen(text, jobs)
    expression = Comparison(attrs.evolve(named, values=None), match[2], (match[3],))
    return [job for job in jobs if holds(expression, job)]


def _refusing(condition: Callable[[str], bool]) -> Choose:
    def choose(text: str | None, jobs: Jobs) -> Jobs:
        if text and condition(text):
            raise Refusal(422, "InvalidParameter", f"{text} is not allowed.", "$filter")
        return chosen(text, jobs)

    return choose


def _has_short_id(text: str) -> bool:
    match = IDS.fullmatch(text)
    return match is not None and not GUID.fullmatch(match[2])


def _with_others(text: str | None, jobs: Jobs) -> Jobs:
    if "iTwinId eq" not in (text or ""):
        return chosen(text, jobs)
    owner = identifier(SEED, "another owner")
    others = [
        {**job, "id": identifier(SEED, f"other {job['id']}"), "ownerId": owner} for job in jobs
    ]
    return chosen(text, [*jobs, *others])


def _second_output(job: dict[str, Any]) -> dict[str, Any]:
    first = job["outputs"][0]
    other = "PNTS" if first["type"] == "OPC" else "OPC"
    return {**job, "outputs": [first, {"type": other}]}
