"""The one reader of specs: the document, JSON Pointers, dates, the constraints of a spec and the words for them."""
