"""Servers that only look wrong, for every API: a module for each way to differ, found by being here."""
