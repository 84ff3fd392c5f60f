"""Runs the steps on the connection that `store.schema` hands in, inside its transaction."""

from __future__ import annotations

from alembic import context

context.configure(
    connection=context.config.attributes["connection"], target_metadata=None, render_as_batch=True
)
context.run_migrations()
