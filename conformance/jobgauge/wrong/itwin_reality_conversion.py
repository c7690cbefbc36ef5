"""The wrong servers of the iTwin jobs list."""

from collections.abc import Iterator

from jobgauge.apis import Api
from jobgauge.wrong import itwin_choices, itwin_filters, itwin_lists, itwin_lives
from jobgauge.wrong.server import Server


def servers(api: Api) -> Iterator[Server]:
    """Those with wrong pages, with wrong jobs, and with a wrong filter."""
    yield from itwin_lists.servers(api)
    yield from itwin_lives.servers(api)
    yield from itwin_filters.servers(api)


def conforming_servers(api: Api) -> Iterator[Server]:
    """Those that decide what is left open in another way, and those that are ahead of the page."""
    yield from itwin_choices.servers(api)
