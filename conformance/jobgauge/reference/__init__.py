"""The reference servers: a spec, and handlers that say only what its operations do, made into an ASGI application."""
