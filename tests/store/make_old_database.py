"""Write the database of today's version, with a row in every table, to `tests/data/databases`.

Run it once when a migration was added, from the checkout: `python tests/store/make_old_database.py`. Files of earlier
versions stay as they are: they are what people have on their disks.
"""

from __future__ import annotations

import sqlite3
import sys
import tempfile
from contextlib import closing
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from conftest import Sample  # type: ignore[import-not-found]

from smartcity_desktop.store.database import Database
from smartcity_desktop.store.schema import APPLICATION_ID, SCHEMA_VERSION

target = Path(__file__).parent.parent / "data" / "databases" / f"v{SCHEMA_VERSION:04d}.sql"
with tempfile.TemporaryDirectory() as folder:
    place = Path(folder) / "db.sqlite3"
    database = Database.open(place)
    with database.write() as session:
        Sample().fill(session)
    database.close()
    with closing(sqlite3.connect(place)) as file:
        lines = [
            f"PRAGMA user_version = {SCHEMA_VERSION};",
            f"PRAGMA application_id = {APPLICATION_ID};",
            *file.iterdump(),
        ]
target.write_text("\n".join(lines) + "\n", encoding="utf-8")
