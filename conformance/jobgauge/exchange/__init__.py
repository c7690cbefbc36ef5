"""Calls and answers, the wire between them, and the masked exchanges that results keep."""
