"""What the command line does, a module a verb: `add` describes its arguments, `run` does it and gives the exit code."""
