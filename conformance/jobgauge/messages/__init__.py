"""Messages made from a spec: a valid one, one that breaks a single constraint, documented requests, random ones."""
