"""The version of a database, and how it is brought up to the one this program writes.

`PRAGMA user_version` mirrors the number of the last migration, so *is it current* costs one query; alembic, which
takes 0.3 s to import, is only brought in where something has to be built or upgraded.
"""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from sqlcipher3 import dbapi2 as sqlcipher

from smartcity_desktop.core.errors import StoreProblem
from smartcity_desktop.core.language import Text
from smartcity_desktop.system.files import (
    file_problem,
    fsync_folder,
    remove_quietly,
    rename_patiently,
)

if TYPE_CHECKING:
    from sqlalchemy import Connection

SCHEMA_VERSION = 4
# "SMCT": says that a file is a database of this program, and not just any.
APPLICATION_ID = 0x534D4354
MIGRATIONS = Path(__file__).parent / "migrations"

NEWER = (
    Text(
        "Basis data {path} dibuat oleh versi program yang lebih baru (versi {found}; program ini mengenal {known}).",
        "The database {path} was made by a newer version of the program (version {found}; this one knows {known}).",
    ),
    Text(
        "Perbarui program, lalu buka lagi; data Anda tidak diubah.",
        "Update the program, then open it again; your data was left as it is.",
    ),
)
FOREIGN = (
    Text(
        "Berkas {path} adalah basis data program lain.",
        "The file {path} is a database of another program.",
    ),
    Text("Pilih folder data lain.", "Choose another data folder."),
)


def connect(path: Path, key: bytes | None, patience: float = 5.0) -> sqlcipher.Connection:
    """Open one connection of the driver; it begins no transaction by itself.

    Args:
        path: the file.
        key: 32 bytes, or `None` for a file that is not encrypted. A wrong one is found out with the first read.
        patience: seconds to wait for another program that writes.
    """
    # SQLAlchemy's pool hands a connection from one thread to the next, never to two at once.
    connection = sqlcipher.connect(str(path), timeout=patience, isolation_level=None, check_same_thread=False)
    if key is not None:
        # A raw key of 256 bits passes by SQLCipher's own derivation, which is for passphrases and slow.
        connection.execute(f"PRAGMA key = \"x'{key.hex()}'\"")
    return connection


def encrypt(path: Path, key: bytes) -> None:
    """Replace a plain database by the same one under a key; until the last rename the plain one stays.

    Raises:
        FileProblem: it cannot be written.
        sqlcipher.Error: it cannot be read, or the disk is full.
    """
    partial = path.with_name(path.name + ".partial")
    try:
        remove_quietly(partial)
        with closing(connect(path, None)) as plain:
            plain.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            plain.execute("PRAGMA journal_mode = DELETE")
            plain.execute(f"ATTACH DATABASE ? AS kept KEY \"x'{key.hex()}'\"", (str(partial),))
            plain.execute("SELECT sqlcipher_export('kept')")
            for pragma in ("user_version", "application_id"):
                plain.execute(f"PRAGMA kept.{pragma} = {plain.execute(f'PRAGMA {pragma}').fetchone()[0]}")
            plain.execute("DETACH DATABASE kept")
        try:
            rename_patiently(partial, path)
            fsync_folder(path.parent)
        except OSError as error:
            raise file_problem(error, path) from error
    finally:
        remove_quietly(partial)


def pending(connection: sqlcipher.Connection, path: Path, version: int = SCHEMA_VERSION) -> int | None:
    """Return the version that has to be upgraded from (0: nothing is there yet), `None` when it is current.

    Raises:
        StoreProblem: it is newer than `version`, or another program's.
        sqlcipher.DatabaseError: it is damaged.
    """
    found: int = connection.execute("PRAGMA user_version").fetchone()[0]
    ours = connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
    if not ours:
        if found or connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]:
            what, do = FOREIGN
            raise StoreProblem(what.filled(path=path), do)
        return 0
    if found > version:
        what, do = NEWER
        raise StoreProblem(what.filled(path=path, found=found, known=version), do)
    return None if found == version else found


def keep_copy(path: Path, key: bytes | None, backups: Path, found: int) -> Path:
    """Copy a database whole, with what still stands in its write-ahead log, before it is upgraded.

    The copy is encrypted under the same key.

    Returns:
        The copy, `<name>-v<version>.sqlite3` in `backups`, numbered where there is one already.

    Raises:
        FileProblem: it cannot be written.
        sqlcipher.Error: the database cannot be read, or the disk is full.
    """
    try:
        backups.mkdir(mode=0o700, parents=True, exist_ok=True)
        copy = backups / f"{path.stem}-v{found}{path.suffix}"
        number = 1
        while copy.exists():
            number += 1
            copy = backups / f"{path.stem}-v{found}-{number}{path.suffix}"
        partial = copy.with_name(copy.name + ".partial")
        partial.unlink(missing_ok=True)
        try:
            with closing(connect(path, key)) as source, closing(connect(partial, key)) as target:
                source.execute("PRAGMA wal_checkpoint(TRUNCATE)")
                target.execute("PRAGMA synchronous = EXTRA")
                source.backup(target)
                # The copy shall be one file that can be carried away.
                target.execute("PRAGMA journal_mode = DELETE")
            rename_patiently(partial, copy)
            fsync_folder(backups)
        finally:
            remove_quietly(partial)
    except OSError as error:
        raise file_problem(error, backups) from error
    return copy


def migrate(connection: Connection, to: str = "head", migrations: Path = MIGRATIONS) -> None:
    """Walk the steps to a version inside the connection's open transaction, and note its number.

    Args:
        connection: in a write transaction, with foreign keys switched off: a step may rebuild tables.
        to: `head`, `base`, or a revision such as `0001`.
        migrations: the folder of steps.

    Raises:
        StoreProblem: after the steps something would point at nothing.
    """
    from alembic import command
    from alembic.config import Config
    from alembic.migration import MigrationContext

    config = Config()
    config.set_main_option("script_location", str(migrations).replace("%", "%%"))
    config.attributes["connection"] = connection
    at = MigrationContext.configure(connection).get_current_revision()
    if to == "base" or (at is not None and to.isdigit() and int(to) < int(at)):
        command.downgrade(config, to)
    else:
        command.upgrade(config, to)
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    if broken is not None:
        raise StoreProblem(
            Text(
                "Basis data tidak dapat ditingkatkan: baris tabel {table} menunjuk ke data yang tidak ada.",
                "The database cannot be upgraded: a row of table {table} points at nothing.",
            ).filled(table=broken[0]),
            Text(
                "Data lama tidak diubah. Kirim berkasnya kepada pengelola program.",
                "The old data was left as it is. Send the file to those who maintain the program.",
            ),
        )
    number = MigrationContext.configure(connection).get_current_revision()
    connection.exec_driver_sql(f"PRAGMA user_version = {int(number or 0)}")
    connection.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
