"""Rules about every constraint of a spec: in requests, in answers, as defaults, and under random search."""
