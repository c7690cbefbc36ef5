# Generated from specs/itwin_reality_conversion/openapi.yaml by scripts/generate.py (openapi-python-client 0.29.1, ruff 0.17.6).
# Do not edit: change the spec or the templates, and generate again.

"""
The properties that the filters of this API can compare; combine the conditions with `&` and
`|`.

`ListJobsFilter` has the properties for `$filter` of list_jobs.
`str(expression)` is the text that is sent.
"""

from ._runtime.errors import FilterError
from ._runtime.filters import (
    DateTimeProperty,
    Expression,
    GuidProperty,
    Property,
    Quotes,
    TextProperty,
)


class ListJobsFilter:
    """The properties that `$filter` of list_jobs can compare."""

    id = GuidProperty("id", Quotes("'", "", only_in="list"))
    itwin_id = GuidProperty("iTwinId", Quotes("'", "", only_in="list"))
    name = TextProperty("name", Quotes("'", "''"))
    email = TextProperty("email", Quotes("'", "''"))
    type_ = TextProperty("type", Quotes("'", "''"))
    state = TextProperty("state", Quotes("'", "''"))
    created_date_time = DateTimeProperty("createdDateTime")
    input_id = GuidProperty("inputId", Quotes("'", "", only_in="list"))
    output_id = GuidProperty("outputId", Quotes("'", "", only_in="list"))


__all__ = [
    "DateTimeProperty",
    "Expression",
    "FilterError",
    "GuidProperty",
    "ListJobsFilter",
    "Property",
    "Quotes",
    "TextProperty",
]
