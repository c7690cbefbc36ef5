"""Rules about our own generated code: the constraints of every message, held by the clients and the models."""
