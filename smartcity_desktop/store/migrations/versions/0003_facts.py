"""Facts of an edition: figures, regions' answers, earlier scores. The statements stand in the SQL file."""

from __future__ import annotations

from pathlib import Path

from alembic import op

revision = "0003"
down_revision: str | None = "0002"
branch_labels: str | None = None
depends_on: str | None = None

_SQL = Path(__file__).parent / "0003_facts.sql"


def upgrade() -> None:
    """Make the tables."""
    for statement in _SQL.read_text(encoding="utf-8").rstrip(";\n").split(";\n\n"):
        op.get_bind().exec_driver_sql(statement)


def downgrade() -> None:
    """Drop them; an edition taken in again brings them back."""
    for table in ("earlier_score", "reply", "figure"):
        op.get_bind().exec_driver_sql(f"DROP TABLE {table}")
