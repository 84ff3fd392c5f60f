"""Has photos and PDFs of strangers decoded in another process, and believes nothing of it but bounded raw pixels.

    picture = decoder().picture(data, "foto.jpg", side=1600)

The process (`worker_child`) is kept warm for many files and replaced after `FILES` of them, after a crash, and when
it takes longer than `SECONDS` for one. It gets the bytes through a pipe, an empty environment and no file. Of what
comes back the length is checked against what was asked for, before it is read.
"""

from __future__ import annotations

import atexit
import os
import struct
import subprocess
import sys
import threading
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from smartcity_desktop.system.worker_frames import (
    ANSWER,
    ASK,
    FACTS,
    FILE_LIMIT,
    PAGE_LIMIT,
    PIXEL_LIMIT,
    REQUEST,
    SAY,
    SHEETS_LIMIT,
    SIDE_LIMIT,
    WORDS_LIMIT,
    State,
    Task,
    read_facts,
)
from smartcity_desktop.system.worker_trouble import TROUBLES, MediaProblem, Trouble

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import IO

    from smartcity_desktop.core.photo import PhotoFacts

__all__ = [
    "DECODED",
    "PDF",
    "PHOTOS",
    "Decoder",
    "MediaProblem",
    "PageSize",
    "Picture",
    "Trouble",
    "bare_environment",
    "decoder",
    "own_command",
]

SECONDS = 30.0
"""Most time on the wall for one file."""
FILES = 200
"""After so many files a process is replaced, so that one which was taken over does not stay."""
PHOTOS = frozenset({"image/jpeg", "image/png", "image/webp", "image/tiff"})
"""Media types of photos that are decoded."""
PDF = "application/pdf"
DECODED = PHOTOS | {PDF}


@dataclass(frozen=True, slots=True)
class Picture:
    """Raw pixels: `height` rows of `width` times three bytes, red, green, blue."""

    width: int
    height: int
    pixels: bytes


class PageSize(NamedTuple):
    """Size of a page in points (1/72 inch)."""

    width: float
    height: float


class _Broken(Exception):
    """The process ended, was ended, or said what it may not."""


class _Answer(NamedTuple):
    state: int
    width: int
    height: int
    payload: bytes


class Decoder:
    """One warm process; used from one thread at a time, the others wait.

    Args:
        command: what is started, by default this program itself.
        seconds: most time for one file.
        files: after how many files it is replaced.
    """

    def __init__(
        self, command: Sequence[str] | None = None, *, seconds: float = SECONDS, files: int = FILES
    ) -> None:
        self._command = tuple(command or own_command())
        self._seconds = seconds
        self._files = files
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._done = 0
        self.limits: tuple[str, ...] = ()

    def picture(self, data: bytes, name: str, side: int) -> Picture:
        """Decode a photo.

        Args:
            data: JPEG, PNG, WebP or TIFF.
            name: for the error.
            side: the longest side of the answer in pixels; a smaller photo stays as it is.

        Raises:
            MediaProblem: it was not decoded.
        """
        answer = self._ask(Task.PICTURE, data, name, 0, side)
        return Picture(answer.width, answer.height, answer.payload)

    def copy(self, data: bytes, name: str, side: int) -> Picture:
        """Decode a photo as `picture`, with more care for what is read in it; never more than `PIXEL_LIMIT` pixels.

        Raises:
            MediaProblem: it was not decoded.
        """
        answer = self._ask(Task.COPY, data, name, 0, side)
        return Picture(answer.width, answer.height, answer.payload)

    def facts(self, data: bytes, name: str) -> PhotoFacts:
        """Return what a photo says of itself.

        Raises:
            MediaProblem: it is none that can be decoded.
        """
        payload = self._ask(Task.FACTS, data, name, 0, 0).payload
        try:
            return read_facts(payload)
        except ValueError as problem:
            raise MediaProblem(name, Trouble.STOPPED, str(problem)) from None

    def page_sizes(self, data: bytes, name: str) -> tuple[PageSize, ...]:
        """Return the size of each page of a PDF.

        Raises:
            MediaProblem: it was not decoded.
        """
        answer = self._ask(Task.PAGES, data, name, 0, 0)
        return tuple(PageSize(w / 100, h / 100) for w, h in struct.iter_unpack("<II", answer.payload))

    def page(self, data: bytes, name: str, at: int, side: int) -> Picture:
        """Draw a page of a PDF (0 is the first), `side` pixels long.

        Raises:
            MediaProblem: it was not decoded.
        """
        answer = self._ask(Task.PAGE, data, name, at, side)
        return Picture(answer.width, answer.height, answer.payload)

    def sheets(self, data: bytes, name: str) -> bytes:
        """Return the cells of a workbook as frames (`system.workbooks` reads them).

        Raises:
            MediaProblem: it was not read; of a decoder that was not started for workbooks always.
        """
        return self._ask(Task.SHEETS, data, name, 0, 0).payload

    def check(self, data: bytes, name: str, media_type: str) -> None:
        """Decode a photo whole, or a PDF's pages and the first of them, and keep nothing of it.

        Raises:
            MediaProblem: it cannot be decoded; nothing is asked of a media type that is not in `DECODED`.
        """
        if media_type in PHOTOS:
            try:
                self.picture(data, name, 64)
            except MediaProblem as problem:
                if problem.trouble is not Trouble.UNKNOWN:
                    raise
                # Its first bytes were those of a photo, or it would not be called one.
                raise MediaProblem(name, Trouble.DAMAGED, problem.detail) from None
        elif media_type == PDF and self.page_sizes(data, name):
            self.page(data, name, 0, 64)

    def close(self) -> None:
        """End the process; the next file starts another one. Doing it twice is harmless."""
        with self._lock:
            self._end()

    # -- steps -------------------------------------------------------------------------------------------------

    def _ask(self, task: Task, data: bytes, name: str, page: int, side: int) -> _Answer:
        if len(data) > FILE_LIMIT:
            raise MediaProblem(name, Trouble.TOO_LARGE, f"{len(data)} bytes; at most {FILE_LIMIT}")
        side = min(max(side, 1), SIDE_LIMIT)
        with self._lock:
            try:
                answer = self._exchange(task, data, page, side)
            except (_Broken, OSError) as problem:
                code = self._end()
                raise MediaProblem(name, Trouble.STOPPED, f"{problem} (exit {code})") from None
            self._done += 1
            if self._done >= self._files:
                self._end()
        if answer.state == State.DONE:
            return answer
        words = answer.payload.decode("ascii", "replace")
        raise MediaProblem(name, TROUBLES.get(State(answer.state), Trouble.DAMAGED), words)

    def _exchange(self, task: Task, data: bytes, page: int, side: int) -> _Answer:
        process = self._running()
        assert process.stdin is not None
        assert process.stdout is not None
        timer = threading.Timer(self._seconds, process.kill)
        timer.start()
        try:
            process.stdin.write(REQUEST.pack(ASK, task, page, side, len(data)))
            process.stdin.write(data)
            process.stdin.flush()
            return _answer(process.stdout, task, side)
        finally:
            timer.cancel()

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is not None:
            return self._process
        self._process = process = subprocess.Popen(
            self._command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=bare_environment(),
            cwd=Path(sys.executable).anchor,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self._done = 0
        assert process.stdout is not None
        timer = threading.Timer(self._seconds, process.kill)
        timer.start()
        try:
            ready = _answer(process.stdout, None, 0)
        finally:
            timer.cancel()
        if ready.state != State.READY:
            raise _Broken("it did not say that it is ready")
        self.limits = tuple(ready.payload.decode("ascii", "replace").split())
        return process

    def _end(self) -> int | None:
        process, self._process = self._process, None
        if process is None:
            return None
        for pipe in (process.stdin, process.stdout):
            with suppress(OSError):
                if pipe is not None:
                    pipe.close()
        process.kill()
        return process.wait()


@cache
def decoder() -> Decoder:
    """Return the decoder that all of the program shares; it ends with the program."""
    shared = Decoder()
    atexit.register(shared.close)
    return shared


def own_command(*of: str) -> tuple[str, ...]:
    """Return what starts the decoder (`of` workbooks): of a frozen program itself, else the interpreter with this package."""
    if getattr(sys, "frozen", False):
        return sys.executable, "worker", *of
    return sys.executable, "-P", "-m", "smartcity_desktop", "worker", *of


def bare_environment() -> dict[str, str]:
    """Return all that a process which reads strangers' files is told of this one's environment.

    That is where Python finds its modules, and what Windows cannot start without.
    """
    told = {} if getattr(sys, "frozen", False) else {"PYTHONPATH": os.pathsep.join(_module_folders())}
    if (windows := os.environ.get("SYSTEMROOT")) is not None:
        told["SYSTEMROOT"] = windows
    return told


def _module_folders() -> list[str]:
    package = Path(__file__).resolve().parent.parent.parent
    return [str(package), *(folder for folder in sys.path if folder and Path(folder).is_dir())]


def _answer(stream: IO[bytes], task: Task | None, side: int) -> _Answer:
    """Read one answer whose size fits what was asked for."""
    head = _exactly(stream, ANSWER.size)
    mark, state, width, height, length = ANSWER.unpack(head)
    if mark != SAY or state not in tuple(State):
        raise _Broken("it said what is no answer")
    if state != State.DONE or task is None:
        fits = length <= WORDS_LIMIT and (state == State.READY) == (task is None)
    elif task == Task.PAGES:
        fits = width <= PAGE_LIMIT and length == width * 8
    elif task == Task.FACTS:
        fits = length == FACTS.size
    elif task == Task.SHEETS:
        fits = length <= SHEETS_LIMIT
    else:
        # A page is drawn to the pixel above; a photo never grows.
        fits = 0 < width <= side + 1 and 0 < height <= side + 1 and width * height <= PIXEL_LIMIT + 2 * side
        fits = fits and length == width * height * 3
    if not fits:
        raise _Broken(f"it said {length} bytes for {width} x {height}")
    return _Answer(state, width, height, _exactly(stream, length))


def _exactly(stream: IO[bytes], length: int) -> bytes:
    data = stream.read(length)
    if len(data) != length:
        raise _Broken("it ended before it had answered")
    return data
