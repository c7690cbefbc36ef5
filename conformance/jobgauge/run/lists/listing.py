"""
Lists read page by page: the operation's `x-pagination` says where the items and the link to the next page are.

No link is followed to another server: only its token, or its query, is used, in a request to the target.
"""

from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from typing import Any, Final, Literal, cast
from urllib.parse import parse_qsl, unquote, urlsplit

import attrs
import httpx

from jobgauge.exchange.answer import Exchange
from jobgauge.exchange.call import Call
from jobgauge.run.run import Depth, Run
from jobgauge.run.shapes import objects
from jobgauge.run.soundness import sound
from jobgauge.spec.constraints import ABSENT, EACH, subjects, values_at
from jobgauge.spec.document import Api, Node, Operation, Parameter
from jobgauge.spec.facts import cycle, lists

Ending = Literal["ended", "refused", "looped", "long", "unreadable"]
"""
Why no more pages were read. The last page has no link; its request was not accepted; its token came before;
it is the last page that was wanted; or its form is broken, which is the failure of another rule.
"""
PAGES: Final[dict[Depth, int]] = {"quick": 2, "normal": 3, "deep": 20}
"""The most pages of the largest size that are read of a list; a longer list is judged by a part of it."""


@attrs.frozen(eq=False)
class Listing:
    """An operation that returns a list, and its `x-pagination`; `id` is the member that identifies an item."""

    api: Api = attrs.field(repr=False)
    operation: Operation
    items: tuple[str, ...]
    next: tuple[str, ...]
    token: str
    limit: Parameter
    keep: tuple[str, ...]
    id: tuple[str, ...] | None

    @property
    def item_path(self) -> tuple[str, ...]:
        """The path of each item in a response body."""
        return (*self.items, EACH)

    @property
    def largest(self) -> int:
        """The largest page size that may be requested."""
        return self.limit.schema.value["maximum"]


@attrs.frozen(eq=False)
class Page:
    """
    One page of a list, with the number of its items; they are read from the response when they are asked for.

    `link` is the address of the next page, None at the end; `token` is the token in it.
    `broken` is a link that is a string but no address, so that the next page cannot be requested.
    `readable` is True if the items and the link have their documented form.
    `clear` is False if the page has no link because of an undocumented null, which may hide that there are more pages.
    """

    listing: Listing = attrs.field(repr=False)
    exchange: Exchange
    count: int = 0
    link: str | None = None
    token: str | None = None
    readable: bool = True
    clear: bool = True
    broken: str | None = None

    @property
    def items(self) -> list[dict[str, Any]]:
        """The items."""
        return _items(self.listing, self.exchange) or [] if self.exchange.accepted else []


@attrs.frozen(eq=False)
class PagedList:
    """The pages of one list in their order, and why no more were read; `call` is the request for the first."""

    listing: Listing
    call: Call
    pages: tuple[Page, ...]
    end: Ending

    @property
    def items(self) -> list[dict[str, Any]]:
        """The items of all pages."""
        return [item for page in self.pages for item in page.items]

    @property
    def count(self) -> int:
        """The number of items of all pages."""
        return sum(page.count for page in self.pages)

    @cached_property
    def names(self) -> list[str] | None:
        """The name of each item, in order; None if an item has no sound name."""
        found = [name_of(self.listing, item) for item in self.items]
        return None if None in found else cast("list[str]", found)

    @property
    def last(self) -> Exchange:
        """The exchange of the last page."""
        return self.pages[-1].exchange


def listings(api: Api) -> Iterator[Listing]:
    """Yield every operation of an API whose `x-pagination` has a member with the link to the next page."""
    for operation, found in lists(api):
        if found.next.kind == "link" and found.token and found.limit:
            job = cycle(item_schema(api, operation, found.items).value)
            yield Listing(
                api,
                operation,
                items=found.items,
                next=found.next.path,
                token=found.token,
                limit=operation.parameter(found.limit),
                keep=found.keep,
                id=job and job.id,
            )


def item_schema(api: Api, operation: Operation, items: Sequence[str]) -> Node:
    """Return the schema of an item of a list."""
    found = operation.success().schema
    assert found is not None
    for name in items:
        found = api.resolve(found).child("properties", name)
    return api.resolve(api.resolve(found).child("items"))


def name_of(listing: Listing, item: dict[str, Any]) -> str | None:
    """Return the id of an item, None if it is not sound; without `listing.id` the whole item as text."""
    if listing.id is None:
        return repr(item)
    name = next(iter(values_at(item, listing.id)), ABSENT)
    path = (*listing.item_path, *listing.id)
    return str(name) if sound(listing.api, listing.operation, path, name) else None


def read_pages(
    run: Run, listing: Listing, call: Call, most: int, *, again: bool = False
) -> PagedList:
    """
    Read a list from its first page on, at most this many pages.

    The requests for further pages differ from the first in their token only.
    With `again` requests are sent even if they were sent before.
    """
    send: Callable[[Call], Exchange] = run.send if again else run.once
    pages: list[Page] = []
    seen: set[str] = set()
    request = call
    while True:
        page = page_of(listing, send(request))
        pages.append(page)
        ending = _ending(page, seen, full=len(pages) >= most)
        if ending:
            return PagedList(listing, call, tuple(pages), ending)
        assert page.token is not None
        seen.add(page.token)
        request = call.but(name=listing.token, value=page.token)


def read_again(run: Run, paged: PagedList) -> PagedList:
    """Read a list as it is now, at most one page more than before."""
    return read_pages(run, paged.listing, paged.call, len(paged.pages) + 1, again=True)


def _ending(page: Page, seen: set[str], *, full: bool) -> Ending | None:
    if not page.exchange.accepted:
        return "refused"
    if not page.readable:
        return "unreadable"
    if page.token is None:
        return "ended"
    if page.token in seen:
        return "looped"
    return "long" if full else None


def page_of(listing: Listing, exchange: Exchange) -> Page:
    """Return the page in a response; without items and without a link it is an empty last page."""
    if not exchange.accepted:
        return Page(listing, exchange, readable=False)
    link = _at(exchange.answer.json, listing.next)
    found = _items(listing, exchange)
    readable = found is not None and isinstance(exchange.answer.json, dict)
    page = Page(listing, exchange, len(found or ()), readable=readable)
    if link is ABSENT:
        return attrs.evolve(page, clear=_is_clear(listing, exchange))
    if not isinstance(link, str):
        return attrs.evolve(page, readable=False)
    if not _is_address(link):
        return attrs.evolve(page, readable=False, broken=link)
    return attrs.evolve(page, link=link, token=token_in(link, listing.token))


def _items(listing: Listing, exchange: Exchange) -> list[dict[str, Any]] | None:
    """Return the items in a response, None if they have another form."""
    items = _at(exchange.answer.json, listing.items)
    return [] if items is ABSENT else objects(items)


def _at(value: Any, path: Sequence[str]) -> Any:
    """Return the value at a path, ABSENT if it is missing or null, None if a value on the way is not an object."""
    for token in path:
        if value is None or (isinstance(value, dict) and token not in value):
            return ABSENT
        if not isinstance(value, dict):
            return None
        value = cast("dict[str, Any]", value)[token]
    return ABSENT if value is None else value


def _is_clear(listing: Listing, exchange: Exchange) -> bool:
    """Return True if every null on the way to the link is allowed."""
    ways = [listing.next[: length + 1] for length in range(len(listing.next))]
    return all(
        value is not None or sound(listing.api, listing.operation, way, value)
        for way in ways
        for _, value in subjects(exchange.answer.json, way)
    )


def _is_address(link: str) -> bool:
    try:
        httpx.URL(link)
        urlsplit(link)
    except (httpx.InvalidURL, ValueError):
        return False
    return True


def token_in(link: str, name: str) -> str | None:
    """
    Return the token in a link, percent-decoded; None if there is none or it is empty.

    A `+` is kept: a token is passed on unchanged, and decoding it as a form would turn it into a space.
    """
    for pair in urlsplit(link).query.split("&"):
        key, _, value = pair.partition("=")
        if unquote(key) == name and value:
            return unquote(value)
    return None


def followed(paged: PagedList, page: Page) -> Call:
    """Return the request that a page's link stands for: its query, and only the headers of the first request."""
    listing = paged.listing
    places = {each.name: each.place for each in listing.operation.parameters}
    headers = {
        name: value for name, value in paged.call.parameters.items() if places.get(name) == "header"
    }
    return Call(listing.operation, {**headers, **dict(parse_qsl(urlsplit(page.link or "").query))})


def elsewhere(page: Page, target: str) -> str | None:
    """Return the origin of a page's link, None if it is that of the target; a relative link is."""
    base = httpx.URL(target)
    link = base.join(page.link or "")
    same = (link.scheme, link.host, _port(link)) == (base.scheme, base.host, _port(base))
    return None if same else f"{link.scheme}://{link.netloc.decode('ascii', 'replace')}"


def _port(url: httpx.URL) -> int | None:
    return url.port or {"http": 80, "https": 443}.get(url.scheme)
