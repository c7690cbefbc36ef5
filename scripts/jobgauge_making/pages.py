"""The paged lists of a client, as the template of the iterators needs them."""

from typing import Any

from attrs import frozen

from jobgauge.spec.document import Api
from jobgauge_making import calls, facts, text
from jobgauge_making.paths import AttributePath, attribute_path, by_id, single_response
from jobgauge_making.shapes import Model, Shapes


@frozen
class Pages:
    """One paged list."""

    endpoint: calls.Endpoint
    node: dict[str, Any]
    item: Model
    items: AttributePath
    next: AttributePath
    token: calls.Argument

    @property
    def page(self) -> Model:
        """The model of a page."""
        return self.items.start

    @property
    def constant(self) -> str:
        """The operation's name as part of the names of constants."""
        return text.constant_name(self.endpoint.module)

    @property
    def imports(self) -> list[str]:
        """The names to import from the models."""
        arguments = self.endpoint.arguments
        return [self.item.name, self.page.name, *(n for a in arguments for n in a.imports)]

    @property
    def passed(self) -> str:
        """The arguments in a call of another iterator of the same list."""
        names = [argument.python for argument in self.endpoint.positional]
        names += [f"{argument.python}={argument.python}" for argument in self.endpoint.named]
        return ", ".join(["client", *names])

    def doc(self, first: str) -> str:
        """Return the docstring of an iterator, which starts with `first`."""
        return (
            f"{first}\n\nRaise PagingError if the next page cannot be requested.\n\n"
            f"{self.endpoint.argument_docs}"
        )


def pages(
    spec: Api, lists: list[facts.Pagination], endpoints: list[calls.Endpoint], shapes: Shapes
) -> list[Pages]:
    """Return every paged list of a spec."""
    found: list[Pages] = []
    for paged in lists:
        endpoint = by_id(endpoints, paged.operation.id)
        page_model = single_response(spec, endpoint)
        found.append(
            Pages(
                endpoint=endpoint,
                node=paged.node,
                item=shapes.models[paged.item],
                items=attribute_path(spec, shapes, page_model, paged.node["items"]),
                next=attribute_path(spec, shapes, page_model, paged.node["next"]),
                token=endpoint.argument(paged.node["token"]),
            )
        )
    return found
