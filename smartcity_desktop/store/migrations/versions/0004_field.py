"""Versions of an edition's rubric, and what assessors report of their drafts. The statements stand in the SQL file."""

from __future__ import annotations

from pathlib import Path

from alembic import op

revision = "0004"
down_revision: str | None = "0003"
branch_labels: str | None = None
depends_on: str | None = None

_SQL = Path(__file__).parent / "0004_field.sql"


def upgrade() -> None:
    """Make the tables; an edition that is published has had one rubric so far."""
    for statement in _SQL.read_text(encoding="utf-8").rstrip(";\n").split(";\n\n"):
        op.get_bind().exec_driver_sql(statement)


def downgrade() -> None:
    """Drop them; which version came with which publication is lost then."""
    op.get_bind().exec_driver_sql("DROP TRIGGER edition_rubric_with_publication")
    for table in ("field_report_line", "field_report", "edition_rubric"):
        op.get_bind().exec_driver_sql(f"DROP TABLE {table}")
