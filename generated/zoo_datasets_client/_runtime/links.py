"""
Following the link from one page of a list to the next.

Only the continuation token of the link is used. The next request has the same base URL and
parameters with that token, so that `$filter` and the like apply to the whole list, whatever the
link says.
"""

from __future__ import annotations

from urllib.parse import unquote

from attrs import define, field

from .errors import ForeignLinkError, PageLoopError, PagingError, shortened
from .exchange import joined
from .library import httpx
from .secrets import NOTHING, Mask
from .tokens import same_origin
from .types import UNSET, Unset

_EMPTY_PAGES = 100
"""The most empty pages in a row."""


@define(eq=False, repr=False)
class Trail:
    """
    The links that were followed so far.

    `token` is the query parameter with the continuation token, `begin` its value in the first request.
    """

    base_url: str
    token: str
    begin: str | Unset
    _seen: set[str] = field(init=False, factory=set[str])
    _empty: int = field(init=False, default=0)

    def __attrs_post_init__(self) -> None:
        if not isinstance(self.begin, Unset):
            self._seen.add(self.begin)

    def follow(self, link: str | None, *, empty: bool, hide: Mask = NOTHING) -> str | Unset:
        """
        Return the token for the next page, UNSET if the list has ended.

        A list ends with a page that has no link, or whose link has no token. Raise PagingError if the
        link cannot be followed; `hide` masks the secrets that were sent for this page.
        """
        if not link:
            return UNSET
        base = httpx.URL(f"{self.base_url}/")
        url = joined(base, link)
        if url is None:
            raise PagingError(f"the link to the next page is not a URL: {shortened(hide(link))!r}")
        if not same_origin(url, base):
            raise ForeignLinkError(
                "the link to the next page points to "
                f"{shortened(hide(link.partition('?')[0]))}, expected {base}"
            )
        token = _in_query(url, self.token)
        if not token:
            return UNSET
        if token in self._seen:
            raise PageLoopError(f"the list repeats {self.token}={shortened(hide(token))}")
        self._empty = self._empty + 1 if empty else 0
        if self._empty > _EMPTY_PAGES:
            raise PageLoopError(
                f"{self._empty} empty pages in a row, at most {_EMPTY_PAGES} allowed"
            )
        self._seen.add(token)
        return token


def _in_query(url: httpx.URL, name: str) -> str:
    """Return the decoded value, "" if it is absent; a plus stays a plus, as in the base64 of many tokens."""
    for part in url.query.decode("ascii").split("&"):
        found, _, value = part.partition("=")
        if unquote(found) == name:
            return unquote(value)
    return ""
