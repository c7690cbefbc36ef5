"""Whether specs/ keeps to its own conventions; `scripts/lint_specs.py` is the door."""
