"""Processes that share the rules of a run through pytest-xdist: the leader, and the test module of a worker."""
