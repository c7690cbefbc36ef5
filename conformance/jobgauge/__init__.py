"""Holds a server to what its documentation promises, and says promise by promise what it found."""

__version__ = "0.1.0"
