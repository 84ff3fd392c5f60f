"""Moves bytes and understands nothing."""
