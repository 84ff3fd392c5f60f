"""One program at a time on one data folder."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from smartcity_desktop.core.errors import StoreProblem
from smartcity_desktop.core.language import Text
from smartcity_desktop.system.files import file_problem

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType


class OneInstance:
    """A lock on a data folder, held by the operating system: it falls with the process, however that ends."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / ".lock"
        self._descriptor: int | None = None

    def acquire(self) -> None:
        """Take the lock.

        Raises:
            StoreProblem: the program is open on this folder already.
            FileProblem: the folder cannot be written.
        """
        try:
            self._path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise file_problem(error, self._path) from error
        if not _locked(descriptor):
            os.close(descriptor)
            raise StoreProblem(
                Text(
                    "Program sudah terbuka dengan folder data {folder}.",
                    "The program is already open on the data folder {folder}.",
                ).filled(folder=self._path.parent),
                Text(
                    "Pakai jendela yang sudah terbuka, atau tutup dahulu.",
                    "Use the window that is open, or close it first.",
                ),
            )
        self._descriptor = descriptor

    def release(self) -> None:
        """Give the lock back; without one nothing happens."""
        if self._descriptor is not None:
            os.close(self._descriptor)
            self._descriptor = None

    def __enter__(self) -> OneInstance:
        """Take the lock."""
        self.acquire()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Give the lock back."""
        self.release()


def _locked(descriptor: int) -> bool:
    """Whether the lock could be taken; closing the descriptor gives it back."""
    if sys.platform == "win32":
        import msvcrt

        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
    import fcntl

    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
