"""
Which line of an openapi.yaml a JSON Pointer leads to.

Only for the very file that a run was made with: its SHA-256 is in the results.
"""

import hashlib
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

import attrs
import yaml

from jobgauge.spec.document import UnknownApi, load_api
from jobgauge.spec.pointers import escape


@attrs.frozen(slots=False)
class SpecLines:
    """An openapi.yaml as lines. `name` is its place as a clone has it, whatever is installed."""

    name: str
    text: str

    @cached_property
    def _lines(self) -> dict[str, int]:
        return dict(_walk(yaml.compose(self.text, Loader=yaml.SafeLoader), "#"))

    def line(self, pointer: str) -> int | None:
        """The line of the key that a pointer ends with, from 1; None where it leads nowhere."""
        return self._lines.get(pointer)


def spec_of_run(api: str, sha256: str) -> SpecLines | None:
    """The spec that a run was made with, None where this installation has another one or none."""
    try:
        path: Path = load_api(api).folder / "openapi.yaml"
    except UnknownApi:
        return None
    content = path.read_bytes()
    if hashlib.sha256(content).hexdigest() != sha256:
        return None
    return SpecLines(f"specs/{api}/openapi.yaml", content.decode())


def _walk(node: yaml.Node | None, pointer: str) -> Iterator[tuple[str, int]]:
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
