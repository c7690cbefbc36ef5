"""
Servers that are wrong in one way each, to show what the rules detect; and conforming servers that only look wrong.

`derived.py` makes them from the constraints of a spec; those written by hand are in `by_hand/` and `conforming/` for
every API, and in `apis/<api>/wrong` for one.
"""
