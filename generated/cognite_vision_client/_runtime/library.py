"""
The HTTP library, imported here and nowhere else.

Its successor httpx2 has the same interface; `httpx2.alias_httpx()`, called before this package is imported, takes it
instead.
"""

import httpx

__all__ = ["httpx"]
