"""Cognite diagram conversion: reference server, rules, wrong servers."""
