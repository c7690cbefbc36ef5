"""What the template of the iterators is told; read after `calls` and `ways`."""

from typing import Any

from attrs import frozen

from jobgauge_making import calls, facts, text
from jobgauge_making.shapes import Model, Shapes
from jobgauge_making.specs import Spec
from jobgauge_making.ways import Way, by_id, sole_answer, way


@frozen
class Pages:
    """One list that comes in pages."""

    endpoint: calls.Endpoint
    node: dict[str, Any]
    item: Model
    items: Way
    next: Way
    token: calls.Argument

    @property
    def page(self) -> Model:
        """The model of a page."""
        return self.items.start

    @property
    def constant(self) -> str:
        """The operation inside the names of constants."""
        return text.constant_name(self.endpoint.module)

    @property
    def imports(self) -> list[str]:
        """The names that come from the models."""
        arguments = self.endpoint.arguments
        return [self.item.name, self.page.name, *(n for a in arguments for n in a.imports)]

    @property
    def passed(self) -> str:
        """The arguments as they are handed on."""
        names = [argument.python for argument in self.endpoint.positional]
        names += [f"{argument.python}={argument.python}" for argument in self.endpoint.named]
        return ", ".join(["client", *names])

    def doc(self, first: str) -> str:
        """What a caller must know, after what it gives."""
        return (
            f"{first}\n\nPagingError where the list cannot be followed to its end.\n\n"
            f"{self.endpoint.listed}"
        )


def pages(
    spec: Spec, lists: list[facts.Pagination], endpoints: list[calls.Endpoint], shapes: Shapes
) -> list[Pages]:
    """Every list that comes in pages."""
    found: list[Pages] = []
    for paged in lists:
        endpoint = by_id(endpoints, paged.operation.id)
        page = sole_answer(spec, endpoint)
        found.append(
            Pages(
                endpoint=endpoint,
                node=paged.node,
                item=shapes.models[paged.item],
                items=way(spec, shapes, page, paged.node["items"]),
                next=way(spec, shapes, page, paged.node["next"]),
                token=endpoint.argument(paged.node["token"]),
            )
        )
    return found
