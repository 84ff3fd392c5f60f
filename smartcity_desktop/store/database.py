"""The database of one role: opening it, and its transactions.

WAL with `synchronous=FULL`: what was committed survives a power cut. Writes begin with BEGIN IMMEDIATE, so that two
threads that read before they write cannot both be first; reads use a plain BEGIN and cannot write at all.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from sqlalchemy import URL, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session

from smartcity_desktop.store import schema
from smartcity_desktop.store.problems import damaged, store_problem
from smartcity_desktop.system.files import file_problem, remove_quietly

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from sqlalchemy import Connection, Engine

__all__ = ["Database", "DatabaseCheck", "Session"]

_PRAGMAS = (
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    # Without this INSERT OR REPLACE deletes rows behind the triggers' backs.
    "PRAGMA recursive_triggers = ON",
    "PRAGMA secure_delete = ON",
    # Sorted copies of personal data shall not lie in a temporary folder.
    "PRAGMA temp_store = MEMORY",
    "PRAGMA trusted_schema = OFF",
)
_WRITE = ("PRAGMA query_only = OFF", "BEGIN IMMEDIATE")
_READ = ("PRAGMA query_only = ON", "BEGIN")


@dataclass(frozen=True, slots=True)
class DatabaseCheck:
    """What a check found.

    Attributes:
        quick_check: `ok`, or SQLite's first finding.
        foreign_keys: rows that point at nothing.
        version: number of the last migration. bytes: size of the file.
    """

    quick_check: str
    foreign_keys: int
    version: str
    bytes: int


class Database:
    """An open database. Safe to use from several threads; each transaction has a connection of its own."""

    def __init__(self, path: Path, engine: Engine) -> None:
        self._path = path
        self._engine = engine
        self._writer = engine.execution_options(begin=_WRITE)
        self._reader = engine.execution_options(begin=_READ)

    @classmethod
    def open(
        cls,
        path: Path,
        backups: Path | None = None,
        *,
        patience: float = 5.0,
        migrations: Path = schema.MIGRATIONS,
        version: int = schema.SCHEMA_VERSION,
    ) -> Database:
        """Open a database; an empty one is built, an older one is copied and upgraded.

        Args:
            path: the file; its folder is made.
            backups: where copies go before an upgrade; `backups` beside the file.
            patience: seconds to wait for another program that writes.
            migrations: the folder of steps.
            version: where they lead.

        Raises:
            StoreProblem: newer than this program, another program's, damaged, in use; disk full.
            FileProblem: no permission, read-only, a folder in its place.
        """
        fresh = _touch(path)
        try:
            found = _look(path, patience, version)
            if found is not None and not fresh:
                schema.keep_copy(path, backups or path.parent / "backups", found)
            engine = _engine(path, patience)
            try:
                if found is not None:
                    _migrate(engine, migrations)
            except BaseException:
                engine.dispose()
                raise
        except BaseException as error:
            if fresh:
                _remove(path)
            if isinstance(error, sqlite3.Error | DBAPIError):
                problem = store_problem(error, path)
                if problem is not None:
                    raise problem from error
            raise
        return cls(path, engine)

    @contextmanager
    def write(self) -> Iterator[Session]:
        """Give a session in a write transaction: committed at the end of the block, undone by any error.

        Raises:
            StoreProblem: in use, disk full, read-only or damaged; nothing of the block is saved.
        """
        with self._session(self._writer) as session:
            yield session
            session.commit()

    @contextmanager
    def read(self) -> Iterator[Session]:
        """Give a session that sees one state of the database and cannot write.

        Raises:
            StoreProblem: damaged, or the disk cannot be read.
        """
        with self._session(self._reader) as session:
            yield session

    def check(self) -> DatabaseCheck:
        """Check the whole file.

        Raises:
            StoreProblem: it is so damaged that it cannot be checked.
        """
        with self.read() as session:
            connection = session.connection()

            def first(pragma: str) -> Any:
                return connection.exec_driver_sql(f"PRAGMA {pragma}").scalar()

            return DatabaseCheck(
                quick_check=str(first("quick_check(1)")),
                foreign_keys=len(connection.exec_driver_sql("PRAGMA foreign_key_check").all()),
                version=f"{first('user_version'):04d}",
                bytes=first("page_count") * first("page_size"),
            )

    def close(self) -> None:
        """Close all connections; the write-ahead log is folded into the file."""
        self._engine.dispose()

    @contextmanager
    def _session(self, engine: Engine) -> Iterator[Session]:
        try:
            with Session(engine, autoflush=False, expire_on_commit=False) as session:
                yield session
        except (DBAPIError, sqlite3.Error) as error:
            problem = store_problem(error, self._path)
            if problem is None:
                raise
            raise problem from error


def _touch(path: Path) -> bool:
    """See that the file can be written, in the operating system's own words; whether it is new or empty."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
        with closing(os.fdopen(descriptor, "rb")) as stream:
            return os.fstat(stream.fileno()).st_size == 0
    except OSError as error:
        raise file_problem(error, path) from error


def _look(path: Path, patience: float, version: int) -> int | None:
    """Return the version to be upgraded from, `None` when it is current; a damaged file is found out here."""
    with closing(sqlite3.connect(path, timeout=patience, isolation_level=None)) as connection:
        found = schema.pending(connection, path, version)
        if connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            raise damaged(path)
        if connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
            connection.execute("PRAGMA journal_mode = WAL")
        return found


def _engine(path: Path, patience: float) -> Engine:
    engine = create_engine(
        URL.create("sqlite+pysqlite", database=str(path)),
        connect_args={"timeout": patience, "isolation_level": None},
    )

    @event.listens_for(engine, "connect")
    def _configure(connection: sqlite3.Connection, _: object) -> None:
        for pragma in _PRAGMAS:
            connection.execute(pragma)

    # The driver begins nothing by itself (isolation_level None): every transaction begins here, in our words.
    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        driver = connection.connection.driver_connection
        assert isinstance(driver, sqlite3.Connection)
        for statement in connection.get_execution_options().get("begin", _READ):
            driver.execute(statement)

    return engine


def _migrate(engine: Engine, migrations: Path) -> None:
    """Walk all steps in one transaction."""
    with engine.execution_options(begin=()).connect() as connection:
        # Steps that rebuild a table need foreign keys off, which is only possible outside a transaction.
        connection.exec_driver_sql("PRAGMA foreign_keys = OFF")
        connection.exec_driver_sql("PRAGMA query_only = OFF")
        connection.exec_driver_sql("BEGIN IMMEDIATE")
        schema.migrate(connection, migrations=migrations)
        connection.commit()
        connection.exec_driver_sql("PRAGMA foreign_keys = ON")


def _remove(path: Path) -> None:
    """Remove what a failed making of a new database left behind."""
    for suffix in ("", "-wal", "-shm", "-journal"):
        remove_quietly(path.with_name(path.name + suffix))
