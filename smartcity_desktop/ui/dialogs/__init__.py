"""Dialogs of headquarters: each asks for what one step needs, does it, and says in place what went wrong."""
