"""
The HTTP library, imported here and nowhere else.

Its successor httpx2 has the same interface: to use it, import it here under this name.
"""

import httpx

__all__ = ["httpx"]
