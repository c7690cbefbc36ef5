"""
A list read page by page, by what its operation's `x-pagination` says: where the items are, and the link that leads on.

A link is never followed to another server: what is taken from it is its token, or its query for the same target.
Read `exchange.py` and `run.py` before this.
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
from jobgauge.spec.constraints import ABSENT, EACH, subjects
from jobgauge.spec.document import Api, Node, Operation, Parameter
from jobgauge.spec.pointers import tokens

Ending = Literal["ended", "refused", "looped", "long", "unreadable"]
"""
How a walk through pages ends: at a page without a link; at one that was refused; at a token that came before;
at as many pages as were wanted; at an answer whose form is broken, which is another rule's.
"""
PAGES: Final[dict[Depth, int]] = {"quick": 2, "normal": 3, "deep": 20}
"""The largest pages that are read of a list at most; a longer one is judged on a part of it."""


@attrs.frozen(eq=False)
class Listing:
    """An operation that gives a list, and its `x-pagination`; `id` is the member that names an item."""

    api: Api = attrs.field(repr=False)
    operation: Operation
    items: tuple[str, ...]
    next: tuple[str, ...]
    token: str
    limit: Parameter
    keep: tuple[str, ...]
    id: str | None

    @property
    def item_path(self) -> tuple[str, ...]:
        """The path of each item in an answer."""
        return (*self.items, EACH)

    @property
    def largest(self) -> int:
        """The largest page that may be asked for."""
        return self.limit.schema.value["maximum"]


@attrs.frozen(eq=False)
class Page:
    """
    One answer of a list.

    `link` is the address of the next page, None at the end; `token` is the token in it;
    `broken` is a link that is a text and no address, so that no page can be asked for with it;
    `readable` says that the items and the link have their documented form;
    `clear` says that no null stands on the way to the link where the page has none, which may hide that there is more.
    """

    exchange: Exchange
    items: list[dict[str, Any]]
    link: str | None = None
    token: str | None = None
    readable: bool = True
    clear: bool = True
    broken: str | None = None


@attrs.frozen(eq=False)
class Walk:
    """The pages of one list in their order, and how they ended."""

    listing: Listing
    call: Call
    pages: tuple[Page, ...]
    end: Ending

    @cached_property
    def items(self) -> list[dict[str, Any]]:
        """The items of all pages, joined."""
        return [item for page in self.pages for item in page.items]

    @cached_property
    def names(self) -> list[str] | None:
        """What names each item, in order; None where an item has no sound name."""
        found = [name_of(self.listing, item) for item in self.items]
        return None if None in found else cast("list[str]", found)

    @property
    def last(self) -> Exchange:
        """The last exchange."""
        return self.pages[-1].exchange


def listings(api: Api) -> Iterator[Listing]:
    """Every operation of an API that has an `x-pagination`."""
    for operation in api.operations.values():
        said = operation.node.value.get("x-pagination")
        if said:
            items = tokens(said["items"])
            lifecycle = item_schema(api, operation, items).value.get("x-job-lifecycle", {})
            yield Listing(
                api,
                operation,
                items,
                tokens(said["next"]),
                said["token"],
                operation.parameter(said["limit"]),
                tuple(said["keep"]),
                lifecycle.get("id"),
            )


def item_schema(api: Api, operation: Operation, items: Sequence[str]) -> Node:
    """The schema of an item of a list."""
    found = operation.success().schema
    assert found is not None
    for name in items:
        found = api.resolve(found).child("properties", name)
    return api.resolve(api.resolve(found).child("items"))


def name_of(listing: Listing, item: dict[str, Any]) -> str | None:
    """What names an item; None where it has no sound name."""
    if listing.id is None:
        return repr(item)
    name = item.get(listing.id, ABSENT)
    path = (*listing.item_path, listing.id)
    return str(name) if sound(listing.api, listing.operation, path, name) else None


def walk(run: Run, listing: Listing, call: Call, pages: int, *, again: bool = False) -> Walk:
    """
    The list from its first page on, at most so many pages.

    Each further page is asked for with the token of the last one and everything else as before.
    `again` asks anew for what was asked before.
    """
    ask: Callable[[Call], Exchange] = run.send if again else run.once
    found: list[Page] = []
    tokens: set[str] = set()
    here = call
    while True:
        page = page_of(listing, ask(here))
        found.append(page)
        ending = _ending(page, tokens, full=len(found) >= pages)
        if ending:
            return Walk(listing, call, tuple(found), ending)
        assert page.token is not None
        tokens.add(page.token)
        here = call.but(name=listing.token, value=page.token)


def _ending(page: Page, tokens: set[str], *, full: bool) -> Ending | None:
    if not page.exchange.accepted:
        return "refused"
    if not page.readable:
        return "unreadable"
    if page.token is None:
        return "ended"
    if page.token in tokens:
        return "looped"
    return "long" if full else None


def page_of(listing: Listing, exchange: Exchange) -> Page:
    """What one answer says; an answer without items and without a link is an empty last page."""
    if not exchange.accepted:
        return Page(exchange, [], readable=False)
    items = _at(exchange.answer.json, listing.items)
    link = _at(exchange.answer.json, listing.next)
    listed = [] if items is ABSENT else objects(items)
    readable = listed is not None and isinstance(exchange.answer.json, dict)
    if link is ABSENT:
        return Page(exchange, listed or [], readable=readable, clear=_is_clear(listing, exchange))
    if not isinstance(link, str):
        return Page(exchange, listed or [], readable=False)
    if not _is_address(link):
        return Page(exchange, listed or [], readable=False, broken=link)
    return Page(exchange, listed or [], link, token_in(link, listing.token), readable)


def _at(value: Any, path: Sequence[str]) -> Any:
    """What stands at a path; ABSENT where the way ends early or at null; None where it is barred by another value."""
    for token in path:
        if value is None or (isinstance(value, dict) and token not in value):
            return ABSENT
        if not isinstance(value, dict):
            return None
        value = cast("dict[str, Any]", value)[token]
    return ABSENT if value is None else value


def _is_clear(listing: Listing, exchange: Exchange) -> bool:
    """Whether every null on the way to the link is an allowed one."""
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
    The token in a link, percent-decoded and otherwise as it stands; None where it has none.

    A `+` stays one: a token is to be passed on unchanged, and a form's reading would make it a space.
    """
    for pair in urlsplit(link).query.split("&"):
        key, _, value = pair.partition("=")
        if unquote(key) == name and value:
            return unquote(value)
    return None


def followed(walked: Walk, page: Page) -> Call:
    """The link of a page as it stands, sent to the target: nothing of the first request is added but its headers."""
    listing = walked.listing
    places = {each.name: each.place for each in listing.operation.parameters}
    headers = {
        name: value
        for name, value in walked.call.parameters.items()
        if places.get(name) == "header"
    }
    return Call(listing.operation, {**headers, **dict(parse_qsl(urlsplit(page.link or "").query))})


def elsewhere(page: Page, target: str) -> str | None:
    """The origin of a page's link where it is not that of the target; a relative link stays on it."""
    base = httpx.URL(target)
    link = base.join(page.link or "")
    same = (link.scheme, link.host, _port(link)) == (base.scheme, base.host, _port(base))
    return None if same else f"{link.scheme}://{link.netloc.decode('ascii', 'replace')}"


def _port(url: httpx.URL) -> int | None:
    return url.port or {"http": 80, "https": 443}.get(url.scheme)
