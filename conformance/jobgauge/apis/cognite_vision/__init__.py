"""Cognite Vision feature extraction: reference server, rules, wrong servers."""
