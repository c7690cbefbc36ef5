"""The paged lists of a client, as the template of the iterators needs them."""

from attrs import frozen

from jobgauge.spec.document import Api
from jobgauge_making import calls, facts
from jobgauge_making.paths import AttributePath, attribute_path, by_id, single_response
from jobgauge_making.shapes import Model, Shapes


@frozen
class Pages:
    """One paged list."""

    endpoint: calls.Endpoint
    item: Model
    items: AttributePath
    next: AttributePath
    token: calls.Argument

    @property
    def page(self) -> Model:
        """The model of a page."""
        return self.items.start

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

    @property
    def handed(self) -> str:
        """The same arguments in a method of a client's resource."""
        return f"self._{self.passed}"

    def doc(self, first: str) -> str:
        """Return the docstring of an iterator, which starts with `first`."""
        return (
            f"{first}\n\nRaise PagingError if the next page cannot be requested.\n\n"
            f"{self.endpoint.argument_docs}"
        )


def pages(
    spec: Api, lists: list[facts.Pagination], endpoints: list[calls.Endpoint], shapes: Shapes
) -> list[Pages]:
    """Return every paged list of a spec whose pages are requested by a token."""
    found: list[Pages] = []
    for paged in lists:
        if paged.paging.token is None:
            continue
        endpoint = by_id(endpoints, paged.operation.id)
        page_model = single_response(spec, endpoint)
        found.append(
            Pages(
                endpoint=endpoint,
                item=shapes.models[paged.item],
                items=attribute_path(spec, shapes, page_model, paged.paging.items),
                next=attribute_path(spec, shapes, page_model, paged.paging.next.path),
                token=endpoint.argument(paged.paging.token),
            )
        )
    return found
