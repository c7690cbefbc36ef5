"""A paged list, as the methods of a client return it: iterate over its items, or over its pages."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from typing import Generic, TypeVar

from attrs import define, field, frozen

from .answers import Response
from .errors import PagingError
from .links import Trail
from .secrets import Mask
from .types import Unset

Page = TypeVar("Page")
Item = TypeVar("Item")


@frozen(eq=False, repr=False)
class Reading(Generic[Page, Item]):
    """Reads one kind of list: a page by its token, the items of a page, and the link to the next one."""

    page: Callable[[str | Unset], Response[Page]]
    page_async: Callable[[str | Unset], Awaitable[Response[Page]]]
    items: Callable[[Page], list[Item]]
    link: Callable[[Page], str | None]


@define(eq=False, repr=False)
class Listing(Generic[Page, Item]):
    """
    A list whose pages are requested when they are needed: `for item in listing`, `async for item in listing`.

    Each iteration starts at the beginning. `next_page_token` is the token of the page after the last one that was read,
    None before the first and after the last: give it to the same method to go on later.
    Raise PagingError if the next page cannot be requested.
    """

    _reading: Reading[Page, Item]
    _base_url: str
    _parameter: str
    _begin: str | Unset
    next_page_token: str | None = field(init=False, default=None)

    def __iter__(self) -> Iterator[Item]:
        for page in self.pages():
            yield from self._reading.items(page)

    async def __aiter__(self) -> AsyncIterator[Item]:
        async for page in self.pages_async():
            for item in self._reading.items(page):
                yield item

    def pages(self) -> Iterator[Page]:
        """Yield the pages."""
        trail, token = Trail(self._base_url, self._parameter, self._begin), self._begin
        while True:
            response = self._reading.page(token)
            page = response.value()
            following, broken = self._follow(trail, page, response.hide)
            yield page
            if broken:
                raise broken
            if isinstance(following, Unset):
                return
            token = following

    async def pages_async(self) -> AsyncIterator[Page]:
        """The async form of `pages`."""
        trail, token = Trail(self._base_url, self._parameter, self._begin), self._begin
        while True:
            response = await self._reading.page_async(token)
            page = response.value()
            following, broken = self._follow(trail, page, response.hide)
            yield page
            if broken:
                raise broken
            if isinstance(following, Unset):
                return
            token = following

    def _follow(
        self, trail: Trail, page: Page, hide: Mask
    ) -> tuple[str | Unset, PagingError | None]:
        """Return the token of the next page, and the error if there is none but should be."""
        self.next_page_token = None
        try:
            empty = not self._reading.items(page)
            following = trail.follow(self._reading.link(page), empty=empty, hide=hide)
        except PagingError as error:
            return Unset.UNSET, error
        if not isinstance(following, Unset):
            self.next_page_token = following
        return following, None
