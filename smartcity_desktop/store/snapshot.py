"""A copy of a database that is in use, and what stands in a copy.

The copy is one state: SQLite's backup runs inside a read transaction, so that nothing written meanwhile gets into it
and nobody who writes has to wait.
"""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from sqlcipher3 import dbapi2 as sqlcipher

from smartcity_desktop.core.backup import Counts
from smartcity_desktop.core.language import Text
from smartcity_desktop.store.problems import damaged, store_problem
from smartcity_desktop.store.schema import connect

if TYPE_CHECKING:
    from pathlib import Path


def copy_database(path: Path, key: bytes | None, target: Path) -> None:
    """Copy a database into one file under the same key; `target` is new.

    Raises:
        StoreProblem: the disk is full, or the database is damaged.
    """
    try:
        with closing(connect(path, key)) as source, closing(connect(target, key)) as copy:
            source.execute("BEGIN")
            source.execute("SELECT count(*) FROM sqlite_master").fetchone()
            copy.execute("PRAGMA synchronous = EXTRA")
            source.backup(copy)
            source.execute("ROLLBACK")
            copy.execute("PRAGMA journal_mode = DELETE")
    except sqlcipher.Error as error:
        raise store_problem(error, target) or damaged(path) from error


def finding(path: Path, key: bytes | None) -> Text | None:
    """Check a closed database file; returns what is wrong with it, or `None`."""
    try:
        with closing(connect(path, key)) as connection:
            for pragma in ("PRAGMA quick_check(1)", "PRAGMA cipher_integrity_check"):
                if key is None and "cipher" in pragma:
                    continue
                row = connection.execute(pragma).fetchone()
                if row is not None and row[0] != "ok":
                    return Text("basis data rusak: {what}", "the database is damaged: {what}").filled(
                        what=row[0]
                    )
            if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
                return Text(
                    "basis data memuat baris tanpa induk", "the database has rows that point at nothing"
                )
    except sqlcipher.Error as error:
        return Text("basis data tidak terbaca: {what}", "the database cannot be read: {what}").filled(
            what=error
        )
    return None


def counts(path: Path, key: bytes | None, files: int, file_bytes: int) -> Counts:
    """Count what stands in a closed database file.

    Raises:
        StoreProblem: it cannot be read.
    """
    try:
        with closing(connect(path, key)) as connection:

            def one(sql: str) -> int:
                return int(connection.execute(sql).fetchone()[0] or 0)

            names = connection.execute(
                "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name"
            ).fetchall()
            return Counts(
                rows=tuple((name, one(f'SELECT count(*) FROM "{name}"')) for (name,) in names),
                files=files,
                file_bytes=file_bytes,
                database_bytes=path.stat().st_size,
                regions=one("SELECT count(DISTINCT assignment_id) FROM assessment"),
                signed=one("SELECT count(*) FROM package WHERE direction = 'out' AND status = 'made'"),
                entry=one("SELECT max(sequence) FROM entry"),
            )
    except sqlcipher.Error as error:
        raise store_problem(error, path) or damaged(path) from error


def last_entry(path: Path, key: bytes | None) -> int:
    """Return the number of the last line of a database's history, 0 for none.

    Raises:
        StoreProblem: it cannot be read.
    """
    try:
        with closing(connect(path, key)) as connection:
            return int(connection.execute("SELECT max(sequence) FROM entry").fetchone()[0] or 0)
    except sqlcipher.Error as error:
        raise store_problem(error, path) or damaged(path) from error
