"""Checks a server against every promise of its documentation and gives a verdict for each."""

__version__ = "0.1.0"
