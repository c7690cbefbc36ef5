"""A run against one target: what a check asks through, what it finds, and the file that keeps the results."""
