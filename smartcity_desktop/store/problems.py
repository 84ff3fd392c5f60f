"""What SQLite can refuse, in sentences a person can act on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy.exc import DBAPIError
from sqlcipher3 import dbapi2 as sqlcipher

from smartcity_desktop.core.errors import FileProblem, StoreProblem
from smartcity_desktop.core.language import Text
from smartcity_desktop.system.files import free_bytes

if TYPE_CHECKING:
    from pathlib import Path

_DAMAGED = (
    Text("Basis data {path} rusak.", "The database {path} is damaged."),
    Text(
        "Jangan hapus berkas itu. Pulihkan salinan dari folder backups, atau minta bantuan pusat.",
        "Do not delete the file. Restore a copy from the folder backups, or ask headquarters for help.",
    ),
)
_LOCKED = (
    Text(
        "Basis data {path} sedang dipakai program lain.", "The database {path} is in use by another program."
    ),
    Text(
        "Tutup program lain yang membukanya, lalu coba lagi; perubahan terakhir belum tersimpan.",
        "Close the other program that has it open, then try again; the last change is not saved.",
    ),
)
_UNREACHABLE = (
    Text(
        "Basis data {path} tidak dapat dibaca atau ditulis di disk.",
        "The database {path} cannot be read from or written to the disk.",
    ),
    Text(
        "Periksa disk dan izin foldernya, lalu coba lagi; perubahan terakhir belum tersimpan.",
        "Check the disk and the folder's permissions, then try again; the last change is not saved.",
    ),
)
_SENTENCES: dict[int, tuple[Text, Text]] = {
    sqlcipher.SQLITE_FULL: (
        Text("Disk penuh: {path} tidak dapat ditulis.", "The disk is full: {path} cannot be written."),
        Text(
            "Kosongkan ruang disk, lalu ulangi; perubahan terakhir belum tersimpan, yang lain aman.",
            "Free some space, then do it again; the last change is not saved, all others are safe.",
        ),
    ),
    sqlcipher.SQLITE_READONLY: (
        Text("Basis data {path} hanya dapat dibaca.", "The database {path} can only be read."),
        Text(
            "Periksa izin folder dan berkasnya, lalu coba lagi; perubahan terakhir belum tersimpan.",
            "Check the permissions of folder and file, then try again; the last change is not saved.",
        ),
    ),
    sqlcipher.SQLITE_BUSY: _LOCKED,
    sqlcipher.SQLITE_LOCKED: _LOCKED,
    sqlcipher.SQLITE_PROTOCOL: _LOCKED,
    sqlcipher.SQLITE_CORRUPT: _DAMAGED,
    sqlcipher.SQLITE_NOTADB: _DAMAGED,
    sqlcipher.SQLITE_IOERR: _UNREACHABLE,
    sqlcipher.SQLITE_CANTOPEN: _UNREACHABLE,
    sqlcipher.SQLITE_PERM: _UNREACHABLE,
}


def damaged(path: Path) -> StoreProblem:
    """Return the refusal of a damaged database."""
    what, do = _DAMAGED
    return StoreProblem(what.filled(path=path), do)


def busy(path: Path) -> StoreProblem:
    """Return the refusal of a database that somebody else is writing to."""
    what, do = _LOCKED
    return StoreProblem(what.filled(path=path), do)


def store_problem(error: sqlcipher.Error | DBAPIError, path: Path) -> StoreProblem | None:
    """Return what a person needs to know, or `None` where the error is a bug of ours."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    code = getattr(cause, "sqlite_errorcode", None)
    if code is None and type(cause) is sqlcipher.DatabaseError:
        # Some errors of a damaged file come without a code.
        return damaged(path)
    if code is None and "full" in str(cause):
        # The driver's backup gives its words without their number.
        code = sqlcipher.SQLITE_FULL
    primary = (code or 0) & 0xFF
    if primary in (sqlcipher.SQLITE_IOERR, sqlcipher.SQLITE_CANTOPEN) and _is_full(path):
        primary = sqlcipher.SQLITE_FULL
    known = _SENTENCES.get(primary)
    if known is None:
        return None
    what, do = known
    return StoreProblem(what.filled(path=path), do)


def _is_full(path: Path) -> bool:
    """Whether there is too little left for what SQLite keeps beside the file, which it does not call *full*."""
    try:
        return free_bytes(path.parent) < 1 << 16
    except FileProblem:
        return False
