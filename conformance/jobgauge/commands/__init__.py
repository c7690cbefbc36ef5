"""The verbs of the command line, one module each: `add` adds its arguments, `run` runs it and returns the exit code."""
