"""The pydantic models of one API, by datamodel-code-generator."""

from pathlib import Path

from generator.specs import Spec


def write(spec: Spec, out: Path) -> None:
    """Write the models package of `spec` to `out`."""
