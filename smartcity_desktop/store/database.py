"""The database of one role: opening it, and its transactions.

WAL with `synchronous=FULL`: what was committed survives a power cut. Writes begin with BEGIN IMMEDIATE, so that two
threads that read before they write cannot both be first; reads use a plain BEGIN and cannot write at all.

The driver is SQLCipher. With a key every page of the file, of its log and of its copies is encrypted and authenticated;
without one (tests, and tables that are to be looked at) it is SQLite.
"""

from __future__ import annotations

import os
import threading
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from sqlalchemy import create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2 as sqlcipher

from smartcity_desktop.store import schema
from smartcity_desktop.store.problems import busy, damaged, store_problem
from smartcity_desktop.system.files import file_problem, remove_quietly

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from sqlalchemy import Connection, Engine

    Connect = Callable[[], sqlcipher.Connection]

__all__ = ["PRAGMAS", "Database", "DatabaseCheck", "Session"]

PRAGMAS = (
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    # Without this INSERT OR REPLACE deletes rows behind the triggers' backs.
    "PRAGMA recursive_triggers = ON",
    "PRAGMA secure_delete = ON",
    # Sorted copies of personal data shall not lie in a temporary folder.
    "PRAGMA temp_store = MEMORY",
    "PRAGMA trusted_schema = OFF",
)


_HEAD = b"SQLite format 3\0"


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


class Session:
    """An open transaction, handed to records. It is over when the block that gave it ends."""

    __slots__ = ("_connection",)

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def connection(self) -> Connection:
        """Return the connection whose transaction this is; for records only."""
        return self._connection

    def run(self, sql: str, parameters: tuple[object, ...]) -> list[Any]:
        """Run a compiled statement on the driver itself, in this transaction: for the one hot path there is."""
        driver = self._connection.connection.driver_connection
        assert isinstance(driver, sqlcipher.Connection)
        rows: list[Any] = driver.execute(sql, parameters).fetchall()
        return rows


class Database:
    """An open database. Safe to use from several threads; each transaction has a connection of its own."""

    def __init__(self, path: Path, writer: Engine, reader: Engine, patience: float) -> None:
        self._path = path
        self._writer = writer
        self._reader = reader
        self._patience = patience
        # SQLite lets one write at a time; threads of this program queue here, without a connection for each.
        self._turn = threading.RLock()
        self._connection: Connection | None = None
        self._changes = 0

    @property
    def changes(self) -> int:
        """How many transactions were committed since it was opened: whoever backs it up sees whether there is need."""
        return self._changes

    @classmethod
    def open(
        cls,
        path: Path,
        backups: Path | None = None,
        *,
        key: bytes | None = None,
        patience: float = 5.0,
        migrations: Path = schema.MIGRATIONS,
        version: int = schema.SCHEMA_VERSION,
    ) -> Database:
        """Open a database; an empty one is built, an older one is copied and upgraded.

        Args:
            path: the file; its folder is made.
            backups: where copies go before an upgrade; `backups` beside the file.
            key: 32 bytes for SQLCipher; a file that is not encrypted yet is encrypted. `None`: plain SQLite.
            patience: seconds to wait for another program that writes.
            migrations: the folder of steps.
            version: where they lead.

        Raises:
            StoreProblem: newer than this program, another program's, damaged, in use; disk full.
            FileProblem: no permission, read-only, a folder in its place.
        """
        fresh = _touch(path, key)
        connect = partial(schema.connect, path, key, patience)
        try:
            found = _look(connect, path, version)
            if found is not None and not fresh:
                schema.keep_copy(path, key, backups or path.parent / "backups", found)
            if found is not None:
                _migrate(connect, migrations)
        except BaseException as error:
            if fresh:
                _remove(path)
            if isinstance(error, sqlcipher.Error | DBAPIError):
                problem = store_problem(error, path)
                if problem is not None:
                    raise problem from error
            raise
        return cls(
            path,
            _engine(connect, "BEGIN IMMEDIATE"),
            _engine(connect, "BEGIN", "PRAGMA query_only = ON"),
            patience,
        )

    @contextmanager
    def write(self) -> Iterator[Session]:
        """Give a session in a write transaction: committed at the end of the block, undone by any error.

        Raises:
            StoreProblem: in use, disk full, read-only or damaged; nothing of the block is saved.
        """
        if not self._turn.acquire(timeout=self._patience):
            raise busy(self._path)
        try:
            with self._said(), self._transaction() as connection:
                yield Session(connection)
            self._changes += 1
        finally:
            self._turn.release()

    @contextmanager
    def read(self) -> Iterator[Session]:
        """Give a session that sees one state of the database and cannot write.

        Raises:
            StoreProblem: damaged, or the disk cannot be read.
        """
        with self._said(), self._reader.connect() as connection:
            yield Session(connection)

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
                # SQLCipher answers some of its own pragmas in words.
                bytes=int(first("page_count")) * int(first("page_size")),
            )

    def close(self) -> None:
        """Close all connections; the write-ahead log is folded into the file."""
        with self._turn:
            if self._connection is not None:
                self._connection.close()
                self._connection = None
        self._reader.dispose()
        self._writer.dispose()

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        """Begin on the writing connection, which stays open: taking one from the pool costs as much as a statement."""
        if self._connection is None:
            self._connection = self._writer.connect()
        connection = self._connection
        try:
            with connection.begin():
                yield connection
        except BaseException:
            # In whatever state this one is now, the next transaction gets a fresh one.
            self._connection = None
            connection.close()
            raise

    @contextmanager
    def _said(self) -> Iterator[None]:
        """Turn what SQLite refuses into a sentence; anything else is a bug and passes."""
        try:
            yield
        except (DBAPIError, sqlcipher.Error) as error:
            problem = store_problem(error, self._path)
            if problem is None:
                raise
            raise problem from error


def _touch(path: Path, key: bytes | None) -> bool:
    """See that the file can be written, and what it begins with; returns whether it is new or empty."""
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
        with closing(os.fdopen(descriptor, "rb")) as stream:
            head = stream.read(len(_HEAD))
    except OSError as error:
        raise file_problem(error, path) from error
    # SQLite takes a file of a few bytes for an empty database and writes over it.
    if 0 < len(head) < len(_HEAD) or (key is None and head not in (b"", _HEAD)):
        raise damaged(path)
    if key is not None and head == _HEAD:
        schema.encrypt(path, key)
    return head == b""


def _look(connect: Connect, path: Path, version: int) -> int | None:
    """Return the version to be upgraded from, `None` when it is current; a damaged file is found out here."""
    with closing(connect()) as connection:
        found = schema.pending(connection, path, version)
        if connection.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
            raise damaged(path)
        if connection.execute("PRAGMA journal_mode").fetchone()[0] != "wal":
            connection.execute("PRAGMA journal_mode = WAL")
        return found


def _engine(connect: Connect, begin: str, *pragmas: str) -> Engine:
    # A pool of the kind that files have; without a name in the address SQLAlchemy would take the one for memory.
    engine = create_engine("sqlite+pysqlite://", module=sqlcipher, creator=connect, poolclass=QueuePool)

    # Pragmas are set once for a connection: setting one later makes SQLite compile every statement again.
    @event.listens_for(engine, "connect")
    def _configure(connection: sqlcipher.Connection, _: object) -> None:
        for pragma in (*PRAGMAS, *pragmas):
            connection.execute(pragma)

    # The driver begins nothing by itself (isolation_level None): every transaction begins here, in our words.
    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        driver = connection.connection.driver_connection
        assert isinstance(driver, sqlcipher.Connection)
        driver.execute(begin)

    return engine


def _migrate(connect: Connect, migrations: Path) -> None:
    """Walk all steps in one transaction. Steps that rebuild a table need foreign keys off."""
    engine = _engine(connect, "BEGIN IMMEDIATE", "PRAGMA foreign_keys = OFF")
    try:
        with engine.begin() as connection:
            schema.migrate(connection, migrations=migrations)
    finally:
        engine.dispose()


def _remove(path: Path) -> None:
    """Remove what a failed making of a new database left behind."""
    for suffix in ("", "-wal", "-shm", "-journal"):
        remove_quietly(path.with_name(path.name + suffix))
