"""The reference servers: each is an ASGI application made from a spec and the handlers of its operations."""
