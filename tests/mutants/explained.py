"""Mutants that survive for a reason: nothing that a caller could see is different, or no test should fix it."""

from typing import Final

EXPLAINED: Final[dict[tuple[str, str], str]] = {}
"""For the path of a module and the line as the mutant has it, without its indentation: the reason."""
