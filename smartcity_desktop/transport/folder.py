"""Copying a finished file to a stick or a shared folder, and knowing that it arrived."""

from __future__ import annotations

import errno
import hashlib
import os
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from smartcity_desktop.core.errors import FileProblem
from smartcity_desktop.core.language import Text
from smartcity_desktop.system.files import (
    file_problem,
    free_bytes,
    open_regular,
    whole_file,
    write_whole,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

_CHUNK = 1024 * 1024
_FAT32_LIMIT = 4 * 1024**3 - 1
_MOST_NAMES = 100


@dataclass(frozen=True, slots=True)
class Copied:
    """A copy that was read back: where it is, its SHA-256 (hex), its size in bytes."""

    path: Path
    sha256: str
    size: int


def copy_out(source: Path, folder: Path, name: str) -> Copied:
    """Copy a file into a folder under a name, read it back, and only then give it that name.

    The same content already there under that name is left as it is and counts as copied. Another content under that
    name is kept too: the copy is then called `name-2`, `name-3` …

    Args:
        source: an ordinary file.
        folder: an existing folder, also on a stick or a share.
        name: plain file name.

    Raises:
        FileProblem: source or folder is gone, no file or no folder, the disk is full, the file too large for FAT32,
            the stick was pulled out, or what was read back differs. Nothing stands half-written under the final name.
    """
    if Path(name).name != name or name in ("", ".", ".."):
        raise ValueError(f"{name!r} is no plain file name")
    require_folder(folder)
    sha256, size = _measured(source)
    target = _free_name(folder, name, sha256, size)
    if target.exists():
        return Copied(target, sha256, size)
    require_room(folder, size)
    with on_stick(folder), whole_file(target) as stream:
        _write(source, stream, sha256)
        stream.flush()
        os.fsync(stream.fileno())
        _read_back(Path(stream.name), target, sha256)
    return Copied(target, sha256, size)


def write_out(data: bytes, folder: Path, name: str) -> Path:
    """Write bytes into a folder under a name; another content that stands there under it stays, as with `copy_out`.

    Returns:
        Where they stand: under `name`, or `name-2`, `name-3` …

    Raises:
        FileProblem: no folder, full, read-only, no permission; nothing stands half-written there then.
    """
    require_folder(folder)
    target = _free_name(folder, name, hashlib.sha256(data).hexdigest(), len(data))
    if not target.exists():
        with on_stick(folder):
            write_whole(target, data)
    return target


@contextmanager
def on_stick(folder: Path) -> Iterator[None]:
    """Write into a folder that may be taken away in the middle of it: that is then said, not what came of it.

    Raises:
        FileProblem: it is no folder, or was taken away; what the block raises of other files comes through.
    """
    require_folder(folder)
    try:
        yield
    except FileProblem as problem:
        if Path(problem.path).is_relative_to(folder) and not _is_there(folder):
            raise _pulled_out(folder) from problem
        raise


def require_room(folder: Path, size: int) -> None:
    """Say before a long copy what it would end with. FAT32 answers only after 4 GiB were written.

    Raises:
        FileProblem: there is not so much room, or no such large file on FAT32.
    """
    if size > _FAT32_LIMIT and _is_fat32(folder):
        raise file_problem(OSError(errno.EFBIG, os.strerror(errno.EFBIG)), folder)
    if free_bytes(folder) < size:
        raise file_problem(OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)), folder)


def require_folder(folder: Path) -> None:
    """Refuse a place to copy to that is no folder.

    Raises:
        FileProblem: it is gone, a file, or cannot be looked at.
    """
    try:
        if not folder.is_dir():
            missing = FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
            raise (
                NotADirectoryError(errno.ENOTDIR, os.strerror(errno.ENOTDIR)) if folder.exists() else missing
            )
    except OSError as error:
        raise file_problem(error, folder) from error


def _measured(path: Path) -> tuple[str, int]:
    digest, size = hashlib.sha256(), 0
    for piece in _pieces(path):
        digest.update(piece)
        size += len(piece)
    return digest.hexdigest(), size


def _pieces(path: Path) -> Iterator[bytes]:
    with open_regular(path) as stream:
        while piece := stream.read(_CHUNK):
            yield piece


def _free_name(folder: Path, name: str, sha256: str, size: int) -> Path:
    """Return the first of `name`, `name-2` … that is free or already holds this very content."""
    plain = Path(name)
    for number in range(1, _MOST_NAMES):
        target = folder / (name if number == 1 else f"{plain.stem}-{number}{plain.suffix}")
        try:
            taken = target.exists() or target.is_symlink()
            ordinary = taken and target.is_file() and not target.is_symlink()
            there = target.stat().st_size if ordinary else -1
        except OSError as error:
            raise file_problem(error, target) from error
        if not taken:
            return target
        if there == size and _measured(target)[0] == sha256:
            return target
    raise FileProblem(
        str(folder / name),
        Text("folder ini sudah memuat terlalu banyak salinan.", "this folder holds too many copies already."),
        Text("Pilih folder lain atau rapikan yang ini.", "Choose another folder or tidy this one."),
    )


def _is_fat32(folder: Path) -> bool:
    """Whether a folder lies on FAT32, as far as the system tells (Linux); elsewhere the write itself will."""
    mounts = Path("/proc/mounts")
    if not mounts.exists():
        return False
    place = folder.resolve()
    best, kind = -1, ""
    for line in mounts.read_text("utf-8", "replace").splitlines():
        _, point, system, *_ = line.split(" ")
        mounted = Path(point.replace("\\040", " "))
        if place.is_relative_to(mounted) and len(mounted.parts) > best:
            best, kind = len(mounted.parts), system
    return kind in ("vfat", "msdos")


def _write(source: Path, stream: BinaryIO, sha256: str) -> None:
    digest = hashlib.sha256()
    for piece in _pieces(source):
        digest.update(piece)
        stream.write(piece)
    if digest.hexdigest() != sha256:
        raise FileProblem(
            str(source),
            Text("berkas berubah saat disalin.", "the file changed while it was copied."),
            Text("Tutup program yang memakainya, lalu salin lagi.", "Close what uses it, then copy again."),
        )


def _read_back(partial: Path, target: Path, sha256: str) -> None:
    if _measured(partial)[0] != sha256:
        raise FileProblem(
            str(target),
            Text(
                "salinan yang dibaca kembali berbeda dari aslinya.",
                "the copy, read back, differs from the original.",
            ),
            Text("USB ini mungkin rusak; pakai yang lain.", "This stick may be broken; use another one."),
        )


def _is_there(folder: Path) -> bool:
    try:
        return folder.is_dir()
    except OSError:
        return False


def _pulled_out(folder: Path) -> FileProblem:
    return FileProblem(
        str(folder),
        Text(
            "USB atau folder ini dicabut sebelum salinan selesai.",
            "the stick or folder was taken away before the copy was finished.",
        ),
        Text(
            "Pasang kembali, salin lagi, dan cabut hanya setelah program menyatakan selesai.",
            "Plug it in again, copy again, and take it out only when the program says so.",
        ),
    )
