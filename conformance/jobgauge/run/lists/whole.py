"""
The list that everything else is held against: as much of it as can be read, in pages as large as can be.

Its data is not known beforehand, so a rule asks the same in another way and compares.
A server may refuse a list without a filter; then a filter that holds for every job stands in for none.
A list too long to be read whole is narrowed to jobs created in one span of time.
Read `listing.py` before this.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

import attrs

from jobgauge.exchange.call import Call
from jobgauge.run.finding import Finding
from jobgauge.run.lists.listing import PAGES, Listing, Walk, walk
from jobgauge.run.rule import Check
from jobgauge.run.run import Run
from jobgauge.run.soundness import sound_values
from jobgauge.spec.constraints import ABSENT
from jobgauge.spec.dates import Moment, moment, written
from jobgauge.spec.document import Parameter, Schema
from jobgauge.spec.pointers import tokens

BEGINNING: Final = "1970-01-01T00:00:00Z"

Vector = tuple[bool | None, ...]
"""The truth of an expression for each item of a list."""


class Unlisted(LookupError):
    """The list cannot be had; says why. `astray` is a walk whose links led back to where it was, or nowhere."""

    def __init__(self, why: str, astray: Walk | None = None) -> None:
        super().__init__(why)
        self.astray = astray


@attrs.frozen(eq=False)
class WholeList:
    """
    A whole list: `filter` is what narrows it, None where nothing does.

    What was once read of its items is kept, a value for each of them: in `held` by property, in `told` by expression;
    `values` are the different ones of a property, in the order in which they are to be tried.
    """

    listing: Listing
    call: Call
    filter: str | None
    walk: Walk
    held: dict[str, list[str | None]] = attrs.field(factory=dict[str, list[str | None]])
    values: dict[str, Sequence[str]] = attrs.field(factory=dict[str, Sequence[str]])
    told: dict[tuple[str, ...], Vector] = attrs.field(factory=dict[tuple[str, ...], Vector])

    @property
    def items(self) -> list[dict[str, Any]]:
        """Every item of the list."""
        return self.walk.items

    def narrowed(self, expression: str) -> Call:
        """The same list with a further filter."""
        parameter = filter_parameter(self.listing)
        assert parameter is not None
        text = f"{_grouped(self.filter)} and {_grouped(expression)}" if self.filter else expression
        return self.call.but(name=parameter.name, value=text)

    def anew(self, run: Run) -> Walk:
        """The same list as it is now."""
        return walk(run, self.listing, self.call, len(self.walk.pages) + 1, again=True)


def _grouped(expression: str) -> str:
    """Parentheses where an `or` could be torn apart; nowhere else, as no page says that they group."""
    return f"({expression})" if " or " in expression else expression


def filter_parameter(listing: Listing) -> Parameter | None:
    """The parameter of a list that carries a filter expression."""
    found = (each for each in listing.operation.parameters if "x-filter" in each.node.value)
    return next(found, None)


def on_whole_list(listing: Listing, check: Callable[[Run, WholeList], Finding]) -> Check:
    """A check that needs the list: without it, a skip with the reason."""

    def checked(run: Run) -> Finding:
        try:
            found = whole_list(run, listing)
        except Unlisted as error:
            return Finding("skip", str(error))
        return check(run, found)

    return checked


def whole_list(run: Run, listing: Listing) -> WholeList:
    """
    The list, looked for once a run.

    Raises Unlisted where no way to ask for it is answered with a list that ends.
    """
    key = ("whole list", listing.operation.id)
    return run.remember(key, lambda: _sought(run, listing))


def _sought(run: Run, listing: Listing) -> WholeList:
    seen: list[str] = []
    astray: Walk | None = None
    for text, call in _ways(run, listing):
        walked = walk(run, listing, call, PAGES[run.depth])
        if walked.end == "ended":
            return WholeList(listing, call, _narrowing(listing, text), walked)
        if walked.end == "long":
            return _part(run, listing, call, text, walked)
        seen.append(f"{_shown(text)}: {_why(walked)}")
        astray = walked if walked.end == "looped" or walked.pages[-1].broken else astray
    raise Unlisted(f"no list to go by: {'; '.join(dict.fromkeys(seen))}", astray)


def _ways(run: Run, listing: Listing) -> Iterator[tuple[str | None, Call]]:
    """The requests that may give the list: as given; without a filter; with one that holds for every job."""
    plain = _plain(run, listing)
    parameter = filter_parameter(listing)
    given = run.given.get(parameter.name, ()) if parameter else ()
    texts = list(given) or [None, *always(listing)]
    for top in (listing.largest, ABSENT):
        for text in texts:
            call = plain.but(name=listing.limit.name, value=top)
            if parameter and text:
                call = call.but(name=parameter.name, value=text)
            yield text, call


def _plain(run: Run, listing: Listing) -> Call:
    """A call with the headers of an accepted documented one, and nothing else."""
    base = run.base(listing.operation)
    headers = {
        each.name: base.parameters[each.name]
        for each in listing.operation.parameters
        if base and each.place == "header" and each.name in base.parameters
    }
    return Call(listing.operation, headers)


def _dates(listing: Listing) -> list[tuple[str, tuple[str, ...]]]:
    """The properties of a filter that are points in time, each with its path in an item."""
    parameter = filter_parameter(listing)
    said: Schema = parameter.node.value["x-filter"]["properties"] if parameter else {}
    return [
        (name, tokens(its["path"])) for name, its in said.items() if its["literal"] == "date-time"
    ]


def always(listing: Listing) -> list[str]:
    """Filters that hold for every job."""
    return [f"{name} gt {BEGINNING}" for name, _ in _dates(listing)]


def _narrowing(listing: Listing, text: str | None) -> str | None:
    """What must be said again with every further filter: nothing where the filter held for every job anyway."""
    return None if text is None or text in always(listing) else text


def _part(run: Run, listing: Listing, call: Call, text: str | None, start: Walk) -> WholeList:
    """A part of a list that is too long: the jobs created after, or before, some of those seen."""
    parameter = filter_parameter(listing)
    for name, path in _dates(listing):
        times = _times(listing, start, path)
        for comparison in _spans(name, times):
            narrowed = f"{_grouped(text)} and {comparison}" if text else comparison
            assert parameter is not None
            there = call.but(name=parameter.name, value=narrowed)
            walked = walk(run, listing, there, PAGES[run.depth])
            if walked.end == "ended" and walked.items:
                return WholeList(listing, there, narrowed, walked)
    raise Unlisted(f"the list is longer than {len(start.items)} and no part of it was found")


def _spans(name: str, times: list[Moment]) -> Iterator[str]:
    if times:
        last = len(times) - 1
        for share in (0.5, 0.9, 1):
            yield f"{name} ge {written(times[round(last * share)])}"
            yield f"{name} le {written(times[round(last * (1 - share))])}"


def _times(listing: Listing, start: Walk, path: tuple[str, ...]) -> list[Moment]:
    values = [
        sound_values(listing.api, listing.operation, listing.item_path, item, path)
        for item in start.items
    ]
    found = [moment(each[0]) for each in values if each]
    return sorted((each for each in found if each), key=lambda each: each.nanoseconds)


def _shown(text: str | None) -> str:
    return f"`{text}`" if text else "without a filter"


def _why(walked: Walk) -> str:
    match walked.end:
        case "refused":
            return f"answered with {walked.last.status}"
        case "looped":
            return "its pages go in a circle"
        case _:
            return "an answer that is not a list"
