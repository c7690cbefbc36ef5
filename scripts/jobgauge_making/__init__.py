"""
From a spec to the files of `generated/`.

Read in this order: `specs` (the document), `facts` (what the templates are told about it),
`shapes` (the models of the client), `calls`, `waits` and `pages` (its functions), `client` and
`models` (the two packages), `folders` (how they reach `generated/`).
"""
