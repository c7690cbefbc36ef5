"""Rules about every constraint of a spec: in requests, in responses, as defaults, in random requests."""
