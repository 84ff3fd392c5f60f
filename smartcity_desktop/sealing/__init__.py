"""The only place that knows cryptography: identity, container, signature."""
