"""The first schema; its statements stand word for word in the SQL file beside this one."""

from __future__ import annotations

import re
from pathlib import Path

from alembic import op

revision = "0001"
down_revision: str | None = None
branch_labels: str | None = None
depends_on: str | None = None

_SQL = Path(__file__).parent / "0001_first.sql"


def upgrade() -> None:
    """Make all tables, indices, views and triggers."""
    for statement in _SQL.read_text(encoding="utf-8").rstrip(";\n").split(";\n\n"):
        op.get_bind().exec_driver_sql(statement)


def downgrade() -> None:
    """Drop them; indices and triggers go with their tables."""
    sql = _SQL.read_text(encoding="utf-8")
    for kind in ("VIEW", "TABLE"):
        for name in reversed(re.findall(rf"^CREATE {kind} (\w+)", sql, re.MULTILINE)):
            op.get_bind().exec_driver_sql(f"DROP {kind} {name}")
