"""The line of an openapi.yaml that a JSON Pointer leads to, for the very file that a run was made with."""

import hashlib
from collections.abc import Iterator
from functools import cached_property

import attrs
import yaml

from jobgauge.spec.document import UnknownApi, load_api
from jobgauge.spec.pointers import above, escape


@attrs.frozen(slots=False)
class SpecLines:
    """An openapi.yaml as lines; `name` is its path in a clone, also if the package is installed."""

    name: str
    text: str

    @cached_property
    def _lines(self) -> dict[str, int]:
        return dict(_walk(yaml.compose(self.text, Loader=yaml.SafeLoader), "#"))

    def line(self, pointer: str) -> int | None:
        """
        Return the line, from 1, of the key or element that a pointer ends with, None if the pointer leads nowhere.

        The line of the schema stands for a bound that its format implies.
        """
        around, last = above(pointer)
        implied = self._lines.get(f"{around}/format") if last in {"minimum", "maximum"} else None
        return self._lines.get(pointer, implied)


def spec_of_run(api: str, sha256: str) -> SpecLines | None:
    """Return the spec that a run was made with; None if this installation has none or one with another SHA-256."""
    try:
        content = (load_api(api).folder / "openapi.yaml").read_bytes()
    except UnknownApi:
        return None
    if hashlib.sha256(content).hexdigest() != sha256:
        return None
    return SpecLines(f"specs/{api}/openapi.yaml", content.decode())


def _walk(node: yaml.Node | None, pointer: str) -> Iterator[tuple[str, int]]:
    """Yield the pointer and the line of everything below a node."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            below = f"{pointer}/{escape(key.value)}"
            yield below, key.start_mark.line + 1
            yield from _walk(value, below)
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            below = f"{pointer}/{index}"
            yield below, value.start_mark.line + 1
            yield from _walk(value, below)
