"""
From a spec to the files of `generated/`.

Read in this order: `specs` (the document), `facts` (what the templates are told about it),
`client` and `models` (the two packages), `folders` (how they reach `generated/`).
"""
