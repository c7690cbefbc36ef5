"""Checks of specs/ against its own conventions; `scripts/lint_specs.py` runs them."""
