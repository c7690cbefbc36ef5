"""Holds what all clients have in common: the same bytes in each generated package."""
