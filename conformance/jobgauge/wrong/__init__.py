"""
Servers that are wrong in one way each, to show what the rules detect; and some that only look wrong.

`derived.py` makes them from the constraints of a spec, the other modules are written by hand:
those named for a class of mistakes for every API, those named for an API for what only its page promises.
"""
