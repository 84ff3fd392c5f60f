"""Files that are either whole or absent, and sentences for what a disk can refuse.

A file is written beside its place as `.partial`, flushed to the disk, and then renamed: whoever looks sees
the old file or the new one, also after a power cut.
"""

from __future__ import annotations

import errno
import os
import shutil
import stat
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, BinaryIO

from smartcity_desktop.core.errors import FileProblem
from smartcity_desktop.core.language import Text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# An antivirus program may hold a fresh file for some seconds; together these pauses make 10 s.
_PAUSES = (0.05, 0.1, 0.2, 0.4, 0.75, 1.0, 1.5, 2.0, 2.0, 2.0)

_FULL = (
    Text("disk penuh.", "the disk is full."),
    Text("Kosongkan ruang disk, lalu coba lagi.", "Free some space, then try again."),
)
_FORBIDDEN = (
    Text("tidak ada izin untuk berkas atau folder ini.", "this file or folder may not be used by you."),
    Text(
        "Pilih tempat lain, atau minta izin kepada pengelola komputer.",
        "Choose another place, or ask the administrator for permission.",
    ),
)
_GONE = (
    Text("berkas atau folder tidak ada (lagi).", "the file or folder is not there (any more)."),
    Text(
        "Periksa apakah berkas dipindahkan atau USB tercabut, lalu coba lagi.",
        "See whether it was moved or the stick was pulled out, then try again.",
    ),
)
_LOST = (
    Text("perangkat penyimpanan tidak dapat dibaca atau terputus.", "the drive cannot be read or went away."),
    Text(
        "Pasang kembali perangkatnya atau pakai perangkat lain, lalu coba lagi.",
        "Plug the drive in again or use another one, then try again.",
    ),
)
_SENTENCES: dict[int, tuple[Text, Text]] = {
    errno.ENOSPC: _FULL,
    errno.EDQUOT: _FULL,
    errno.EACCES: _FORBIDDEN,
    errno.EPERM: _FORBIDDEN,
    errno.EROFS: (
        Text("tempat ini hanya dapat dibaca.", "this place can only be read from."),
        Text(
            "Pilih folder lain, atau buka kunci tulis pada USB atau kartunya.",
            "Choose another folder, or release the write lock of the stick or card.",
        ),
    ),
    errno.ENOENT: _GONE,
    errno.EIO: _LOST,
    errno.ENXIO: _LOST,
    errno.ENODEV: _LOST,
    errno.EISDIR: (
        Text("ini folder, bukan berkas.", "this is a folder, not a file."),
        Text("Pilih berkas di dalamnya.", "Choose a file inside it."),
    ),
    errno.ENOTDIR: (
        Text(
            "bagian dari jalur ini adalah berkas, bukan folder.", "part of this path is a file, not a folder."
        ),
        Text("Pilih folder lain.", "Choose another folder."),
    ),
    errno.EEXIST: (
        Text("nama ini sudah dipakai.", "this name is taken already."),
        Text("Pilih nama atau folder lain.", "Choose another name or folder."),
    ),
    errno.ENAMETOOLONG: (
        Text("nama berkas terlalu panjang.", "the file name is too long."),
        Text("Pakai nama atau folder yang lebih pendek.", "Use a shorter name or folder."),
    ),
    errno.EFBIG: (
        Text("berkas terlalu besar untuk disk ini.", "the file is too large for this drive."),
        Text(
            "Pakai perangkat dengan format exFAT atau NTFS, atau berkas yang lebih kecil.",
            "Use a drive formatted as exFAT or NTFS, or a smaller file.",
        ),
    ),
    errno.ELOOP: (
        Text("ini tautan, bukan berkas.", "this is a link, not a file."),
        Text("Pilih berkas aslinya.", "Choose the file itself."),
    ),
    errno.EBUSY: (
        Text("berkas sedang dipakai program lain.", "the file is in use by another program."),
        Text("Tutup program itu, lalu coba lagi.", "Close that program, then try again."),
    ),
}


def file_problem(error: OSError, path: Path | str) -> FileProblem:
    """Return what a person needs to know of an `OSError` on `path`."""
    known = _SENTENCES.get(error.errno or 0)
    if known is None:
        reason = error.strerror or type(error).__name__
        known = (
            Text("sistem operasi menolak: {reason}.", "the operating system refused: {reason}.").filled(
                reason=reason
            ),
            Text(
                "Coba lagi; bila berulang, pilih tempat lain.",
                "Try again; if it happens again, choose another place.",
            ),
        )
    return FileProblem(str(path), *known)


def write_whole(path: Path, data: bytes) -> None:
    """Write a file so that it is whole or absent, and on the disk when this returns.

    An existing file is replaced. On failure the old one stays and nothing else is left behind.

    Raises:
        FileProblem: disk full, read-only, no permission, folder gone.
    """
    with whole_file(path) as stream:
        stream.write(data)


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """Open a stream whose content becomes the file `path`, whole and durable, when the block ends well.

    Where the block ends with an exception the old file stays and nothing else is left behind.

    Raises:
        FileProblem: disk full, read-only, no permission, folder gone. An `OSError` of the block itself is taken
            for one of this file.
    """
    if path.name in ("", ".."):
        raise file_problem(IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR)), path)
    partial = path.with_name(path.name + ".partial")
    try:
        try:
            # A left-over of a crash may be anything, also a link to somewhere: it is removed, never written through.
            partial.unlink(missing_ok=True)
            with partial.open("xb") as stream:
                yield stream
                stream.flush()
                os.fsync(stream.fileno())
            rename_patiently(partial, path)
            fsync_folder(path.parent)
        finally:
            remove_quietly(partial)
    except OSError as error:
        raise file_problem(error, path) from error


def remove_quietly(path: Path) -> None:
    """Remove a left-over; where even that fails, the failure that brought us here is the one to report."""
    try:
        path.unlink(missing_ok=True)
    except OSError:
        return


def rename_patiently(src: Path, dst: Path) -> None:
    """Rename `src` to `dst`, replacing it; tries for up to 10 s while another program holds either.

    Raises:
        OSError: it cannot be done.
    """
    for pause in _PAUSES:
        try:
            src.replace(dst)
        except PermissionError:
            time.sleep(pause)
        else:
            return
    src.replace(dst)


def fsync_folder(path: Path) -> None:
    """Make the names in a folder durable. Windows keeps them with the files; some file systems cannot do it.

    Raises:
        OSError: the folder cannot be opened or the disk fails.
    """
    if os.name == "nt":
        return
    folder = os.open(path, os.O_RDONLY)
    try:
        os.fsync(folder)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise
    finally:
        os.close(folder)


def free_bytes(path: Path) -> int:
    """Return how many bytes can still be written at `path`.

    Raises:
        FileProblem: there is no such place.
    """
    try:
        return shutil.disk_usage(path).free
    except OSError as error:
        raise file_problem(error, path) from error


@contextmanager
def open_regular(path: Path) -> Iterator[BinaryIO]:
    """Open an ordinary file for reading; folders, links, pipes and devices are refused, never followed.

    Raises:
        FileProblem: it is no ordinary file, cannot be read or vanished (while it was read, too).
    """
    try:
        _refuse_unordinary(path.lstat().st_mode, path)
        # O_NOFOLLOW and O_NONBLOCK: it may have been exchanged for a link or a pipe since it was looked at.
        flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
        descriptor = os.open(path, flags | getattr(os, "O_BINARY", 0))
        with os.fdopen(descriptor, "rb") as stream:
            _refuse_unordinary(os.fstat(stream.fileno()).st_mode, path)
            yield stream
    except OSError as error:
        raise file_problem(error, path) from error


def read_regular(path: Path, limit: int) -> bytes:
    """Return the bytes of an ordinary file.

    Args:
        path: the file.
        limit: the most bytes that are taken.

    Raises:
        FileProblem: a folder, link, pipe or device; larger than `limit`; unreadable; vanished.
    """
    with open_regular(path) as stream:
        data = stream.read(limit + 1)
    if len(data) > limit:
        raise too_large(path, limit)
    return data


def too_large(path: Path | str, limit: int) -> FileProblem:
    """Return the refusal of a file of more than `limit` bytes."""
    size = (
        f"{limit / 2**30:.0f} GB"
        if limit >= 2**30
        else f"{limit / 2**20:.0f} MB"
        if limit >= 2**20
        else f"{limit} B"
    )
    return FileProblem(
        str(path),
        Text("berkas lebih besar dari {size}.", "the file is larger than {size}.").filled(size=size),
        Text("Pakai berkas yang lebih kecil atau bagilah.", "Use a smaller file or split it."),
    )


def _refuse_unordinary(mode: int, path: Path) -> None:
    if stat.S_ISREG(mode):
        return
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    if stat.S_ISLNK(mode):
        raise OSError(errno.ELOOP, os.strerror(errno.ELOOP), str(path))
    raise FileProblem(
        str(path),
        Text("ini perangkat atau pipa, bukan berkas.", "this is a device or a pipe, not a file."),
        Text("Pilih berkas biasa.", "Choose an ordinary file."),
    )
