"""The private copy on which alone a package is judged (PACKAGE.md 4.7, step 1).

A hostile stick can answer two reads differently; the copy cannot. What is small is kept in memory as well.
"""

from __future__ import annotations

import io
import os
import secrets
from dataclasses import dataclass
from typing import TYPE_CHECKING

from smartcity_desktop.core.package import PackageRefused
from smartcity_desktop.sealing.container import FILE_LIMIT
from smartcity_desktop.system.files import file_problem, open_regular, remove_quietly, too_large

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from typing import BinaryIO

CHUNK = 1024 * 1024
_ENCRYPTED = b"age-encryption.org/v1\n"


@dataclass(frozen=True, slots=True)
class PrivateCopy:
    """A copy that only this program reads: its path, its bytes opened for reading, its size."""

    path: Path
    source: BinaryIO
    size: int


def chunks(path: Path, limit: int) -> Iterator[bytes]:
    """Give the bytes of an ordinary file in pieces of at most 1 MiB.

    Raises:
        FileProblem: a folder, link or device; larger than `limit` bytes; unreadable; gone.
    """
    with open_regular(path) as stream:
        # A sparse file of terabytes is refused before any of it is copied.
        if os.fstat(stream.fileno()).st_size > limit:
            raise too_large(path, limit)
        total = 0
        while chunk := stream.read(CHUNK):
            total += len(chunk)
            if total > limit:  # it grew while it was read
                raise too_large(path, limit)
            yield chunk


def take_copy(path: Path, quarantine: Path) -> PrivateCopy:
    """Copy a file once into the quarantine folder, in pieces, never more than a package may have.

    Args:
        path: where the file lies, also on a stick.
        quarantine: a folder of ours on this computer's own disk.

    Raises:
        PackageRefused: `E_SIZE` (empty or too large), `E_AGE` (encrypted).
        FileProblem: the file or the quarantine cannot be used; nothing is left behind.
    """
    target = quarantine / f"{secrets.token_hex(16)}.asice"
    try:
        return _copied(path, target)
    except BaseException:
        remove_quietly(target)
        raise


def _copied(path: Path, target: Path) -> PrivateCopy:
    try:
        if path.stat().st_size > FILE_LIMIT:
            raise PackageRefused("E_SIZE", f"{path.stat().st_size} bytes; at most {FILE_LIMIT}")
    except OSError as error:
        raise file_problem(error, path) from error
    pieces = chunks(path, FILE_LIMIT)
    first = next(pieces, b"")
    if not first:
        raise PackageRefused("E_SIZE", "the file is empty")
    if first.startswith(_ENCRYPTED):
        raise PackageRefused("E_AGE", "the file is encrypted, and this program has no key for it")
    try:
        descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        size = len(first)
        with os.fdopen(descriptor, "wb", buffering=0) as stream:
            _write_all(stream, first)
            for piece in pieces:
                _write_all(stream, piece)
                size += len(piece)
        source: BinaryIO = io.BytesIO(first) if size == len(first) else target.open("rb")
    except OSError as error:
        raise file_problem(error, target) from error
    return PrivateCopy(target, source, size)


def _write_all(stream: io.RawIOBase | BinaryIO, data: bytes) -> None:
    view = memoryview(data)
    while view:
        written = stream.write(view)
        view = view[written:]
