"""Servers that only look wrong, for every API: one module for each way to differ."""
