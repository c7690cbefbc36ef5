"""
Generates the packages in `generated/` from the specs.

Read in this order: `specs` (the document), `facts` (its operations, jobs and lists), `shapes` (the
client's models), `calls`, `waits` and `pages` (its functions), `client` and `models` (the two
packages), `folders` (writing them to `generated/`).
"""
