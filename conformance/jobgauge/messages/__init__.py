"""Messages made from a spec: valid ones, ones that break a single constraint, documented requests, random requests."""
