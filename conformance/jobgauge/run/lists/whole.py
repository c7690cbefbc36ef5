"""
The whole list that rules compare other lists with: as much of it as can be read, in the largest pages.

Its items are not known beforehand, so a rule requests the same items in another way and compares the two.
A server may refuse a list without a filter; then a filter that every job fulfils is used instead.
A list that is too long to be read whole is narrowed to the jobs before or after some point in time.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Final

import attrs

from jobgauge.exchange.call import Call
from jobgauge.messages.documented import about
from jobgauge.run.finding import Finding, blocked
from jobgauge.run.lists.expressions import FilterExpression, FilterProperty, properties
from jobgauge.run.lists.listing import PAGES, Listing, PagedList, read_pages
from jobgauge.run.lists.values import to_try
from jobgauge.run.rule import Check
from jobgauge.run.run import Run
from jobgauge.run.soundness import sound_values
from jobgauge.spec.constraints import ABSENT
from jobgauge.spec.dates import moment, written
from jobgauge.spec.document import Parameter
from jobgauge.spec.facts import filter_of

BEGINNING: Final = "1970-01-01T00:00:00Z"

Vector = tuple[bool | None, ...]
"""The truth of an expression for each item of a list."""


class NoWholeList(LookupError):
    """
    The list cannot be read.

    `finding` is the skip of a rule that needs it;
    `astray` are pages with a link to an earlier page, with one that is no address, or with a token that is refused;
    `start` is the start of a list that is too long to be read to its end.
    """

    def __init__(
        self,
        finding: Finding,
        astray: PagedList | None = None,
        start: "WholeList | None" = None,
    ) -> None:
        super().__init__(finding.reason)
        self.finding = finding
        self.astray = astray
        self.start = start


@attrs.frozen(eq=False)
class WholeList:
    """
    A list read to its end, or only its start if it is not `complete`.

    `filter` narrows it, None if it has all jobs. Results of its methods are kept.
    """

    listing: Listing
    call: Call
    filter: str | None
    paged: PagedList
    complete: bool = True
    _held: dict[str, list[str | None]] = attrs.field(
        init=False, factory=dict[str, list[str | None]]
    )
    _values: dict[str, Sequence[str]] = attrs.field(init=False, factory=dict[str, Sequence[str]])
    _truths: dict[tuple[str, ...], Vector] = attrs.field(
        init=False, factory=dict[tuple[str, ...], Vector]
    )

    @property
    def items(self) -> list[dict[str, Any]]:
        """Every item of the list."""
        return self.paged.items

    @property
    def count(self) -> int:
        """The number of items."""
        return self.paged.count

    def held(self, prop: FilterProperty) -> list[str | None]:
        """Return the value of a property in each item."""
        if prop.name not in self._held:
            self._held[prop.name] = [prop.held(item) for item in self.items]
        return self._held[prop.name]

    def values(self, prop: FilterProperty) -> Sequence[str]:
        """Return the different values of a property, in the order in which they are tried."""
        if prop.name not in self._values:
            self._values[prop.name] = to_try(prop, self.held(prop))
        return self._values[prop.name]

    def truths(self, expression: FilterExpression) -> Vector:
        """Return the truth of an expression for each item."""
        if expression.texts not in self._truths:
            self._truths[expression.texts] = tuple(expression.truth(item) for item in self.items)
        return self._truths[expression.texts]

    def narrowed(self, expression: str) -> Call:
        """Return the request for this list with a further filter."""
        parameter = filter_parameter(self.listing)
        assert parameter is not None
        text = f"{_grouped(self.filter)} and {_grouped(expression)}" if self.filter else expression
        return self.call.but(name=parameter.name, value=text)


def _grouped(expression: str) -> str:
    """Return an expression, in parentheses only if it has an `or`: no page says that parentheses group."""
    return f"({expression})" if " or " in expression else expression


def filter_parameter(listing: Listing) -> Parameter | None:
    """Return the parameter of a list that takes a filter expression, None if there is none."""
    found = (each for each in listing.operation.parameters if filter_of(each))
    return next(found, None)


def on_whole_list(
    listing: Listing, check: Callable[[Run, WholeList], Finding], *, partly: bool = False
) -> Check:
    """
    Return a check with the whole list; it skips, with the reason, if the list cannot be read.

    One that can judge it `partly` is given the start of a list that is too long, and only its failure counts.
    """

    def checked(run: Run) -> Finding:
        try:
            found = whole_list(run, listing)
        except NoWholeList as error:
            part = check(run, error.start) if partly and error.start else None
            return part if part and part.verdict == "fail" else error.finding
        return check(run, found)

    return checked


def whole_list(run: Run, listing: Listing) -> WholeList:
    """Return the whole list, read once a run; raise NoWholeList if no request for it leads to its end."""
    key = ("whole list", listing.operation.id)
    return run.remember(key, lambda: _read(run, listing))


def _read(run: Run, listing: Listing) -> WholeList:
    reasons: list[str] = []
    last: PagedList | None = None
    astray: PagedList | None = None
    for text, call in _requests(run, listing):
        paged = read_pages(run, listing, call, PAGES[run.depth])
        if paged.end == "ended":
            narrows = text is not None and text not in always(listing)
            return WholeList(listing, call, text if narrows else None, paged)
        if paged.end == "long":
            return _part(run, listing, call, text, paged)
        last = paged
        shown = f"`{text}`" if text else "without a filter"
        reasons.append(f"{shown}: {_reason(paged)}")
        lost = paged.end == "looped" or paged.pages[-1].broken
        further = paged.end == "refused" and len(paged.pages) > 1
        astray = paged if lost or further else astray
    reason = f"the list cannot be read: {'; '.join(dict.fromkeys(reasons))}"
    raise NoWholeList(blocked(reason, *([last.last] if last else [])), astray)


def _requests(run: Run, listing: Listing) -> Iterator[tuple[str | None, Call]]:
    """
    Yield the requests that may return the list, each with its filter.

    The filters are those that were given; else none, and then those that every job fulfils.
    """
    plain = _plain(run, listing)
    parameter = filter_parameter(listing)
    given = run.given.get(parameter.name, ()) if parameter else ()
    texts = list(given) or [None, *always(listing)]
    for size in (listing.largest, ABSENT):
        for text in texts:
            call = plain.but(name=listing.limit.name, value=size)
            if parameter and text:
                call = call.but(name=parameter.name, value=text)
            yield text, call


def _plain(run: Run, listing: Listing) -> Call:
    """Return a request with the headers of a documented one that was accepted, and else what is required."""
    base = run.base(listing.operation)
    headers = {
        each.name: base.parameters[each.name]
        for each in listing.operation.parameters
        if base and each.place == "header" and each.name in base.parameters
    }
    return about(run.api, listing.operation, headers, run.given)


def _times(listing: Listing) -> list[FilterProperty]:
    """Return the filter properties that are points in time."""
    parameter = filter_parameter(listing)
    documented = properties(listing, parameter) if parameter else []
    return [each for each in documented if each.literal == "date-time"]


def always(listing: Listing) -> list[str]:
    """Return filters that every job fulfils."""
    return [f"{prop.name} gt {BEGINNING}" for prop in _times(listing)]


def _part(run: Run, listing: Listing, call: Call, text: str | None, start: PagedList) -> WholeList:
    """
    Return a part of a list that is too long: the jobs before or after the time of one of those at its `start`.

    Raise NoWholeList if no such part can be read.
    """
    parameter = filter_parameter(listing)
    astray: PagedList | None = None
    for prop in _times(listing):
        for comparison in _spans(prop, start):
            narrowed = f"{_grouped(text)} and {comparison}" if text else comparison
            assert parameter is not None
            request = call.but(name=parameter.name, value=narrowed)
            paged = read_pages(run, listing, request, PAGES[run.depth])
            if paged.end == "ended" and paged.count:
                return WholeList(listing, request, narrowed, paged)
            astray = paged if paged.end == "looped" else astray
    reason = f"the list has more than {start.count} items, and no filter by time gives a part"
    raise NoWholeList(
        Finding("skip", f"{reason} that can be read to its end", start.last),
        astray,
        start=WholeList(listing, call, text, start, complete=False),
    )


def _spans(prop: FilterProperty, start: PagedList) -> Iterator[str]:
    """Yield comparisons with times of the items at the start of a list, from the median to the extremes."""
    listing = start.listing
    values = [
        sound_values(listing.api, listing.operation, listing.item_path, item, prop.path)
        for item in start.items
    ]
    moments = [when for each in values if each and (when := moment(each[0]))]
    times = sorted(moments, key=lambda each: each.nanoseconds)
    texts = [text for each in times if (text := written(each))]
    if texts:
        last = len(texts) - 1
        for share in (0.5, 0.9, 1):
            yield f"{prop.name} ge {texts[round(last * share)]}"
            yield f"{prop.name} le {texts[round(last * (1 - share))]}"


def _reason(paged: PagedList) -> str:
    """Return the reason why a list has no readable end."""
    match paged.end:
        case "refused":
            return str(paged.last.status)
        case "looped":
            return "a link leads back to an earlier page"
        case _:
            return "a page does not have its documented form"
