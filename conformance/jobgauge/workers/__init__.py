"""The rules of a run shared out among processes by pytest-xdist: the leader, and the test module of a worker."""
