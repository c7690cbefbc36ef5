"""Bentley iTwin Reality Conversion jobs: reference server, rules, wrong servers."""
