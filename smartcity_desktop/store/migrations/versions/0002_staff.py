"""Headquarters' people and their log; recipients and signers of an edition. The statements stand in the SQL file."""

from __future__ import annotations

import re
from pathlib import Path

from alembic import op

revision = "0002"
down_revision: str | None = "0001"
branch_labels: str | None = None
depends_on: str | None = None

_SQL = Path(__file__).parent / "0002_staff.sql"
_BEFORE = Path(__file__).parent / "0001_first.sql"


def upgrade() -> None:
    """Make the tables, add the columns, renew the trigger that names one of them."""
    for statement in _statements(_SQL):
        op.get_bind().exec_driver_sql(statement)


def downgrade() -> None:
    """Take it all back; what people did is lost then."""
    connection = op.get_bind()
    connection.exec_driver_sql("DROP TRIGGER roster_entry_frozen")
    connection.exec_driver_sql("DROP TRIGGER roster_entry_ends_no_later")
    connection.exec_driver_sql("DROP TRIGGER edition_keys_with_publication")
    for table, columns in (
        ("edition", "recipients signers time_stamp_services"),
        ("roster_entry", "recipient chain days_left revoked_at"),
    ):
        for column in columns.split():
            connection.exec_driver_sql(f"ALTER TABLE {table} DROP COLUMN {column}")
    for table in re.findall(r"^CREATE TABLE (\w+)", _SQL.read_text(encoding="utf-8"), re.MULTILINE):
        connection.exec_driver_sql(f"DROP TABLE {table}")
    for statement in _statements(_BEFORE):
        if statement.startswith("CREATE TRIGGER roster_entry_frozen "):
            connection.exec_driver_sql(statement)


def _statements(file: Path) -> list[str]:
    return file.read_text(encoding="utf-8").rstrip(";\n").split(";\n\n")
