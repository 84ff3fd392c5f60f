"""The decoder process: reads photos and PDFs that strangers wrote, and hands back raw pixels.

Started as `smartcity-desktop worker`. It gets no environment, opens no file after its start, and limits itself before
the first byte of a stranger arrives (`limit_itself`). Whatever goes wrong in it costs one file, never the program.

On Linux and macOS the kernel holds the limits. Windows has none that Python can set, so there the bounds on pixels,
pages and bytes, and the program that kills a decoder which takes too long (`worker`), are all there is.
"""

from __future__ import annotations

import os
import struct
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

from smartcity_desktop.system import worker_photos
from smartcity_desktop.system.worker_frames import (
    ANSWER,
    ASK,
    FILE_LIMIT,
    PAGE_LIMIT,
    PIXEL_LIMIT,
    REQUEST,
    SAY,
    SIDE_LIMIT,
    WORDS_LIMIT,
    State,
    Task,
)
from smartcity_desktop.system.worker_photos import BombError, UnknownError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

    from pypdfium2 import PdfDocument

MEMORY = 2**30
"""Most address space of the process, in bytes."""
CPU_SECONDS = 20
"""Most computing time for one file."""


class LockedError(Exception):
    """A file that opens with a password only."""


class MacrosError(Exception):
    """A workbook with macros."""


_STATES = {
    BombError: State.BOMB,
    MemoryError: State.BOMB,
    UnknownError: State.UNKNOWN,
    LockedError: State.LOCKED,
    MacrosError: State.MACROS,
}


def main() -> int:
    """Serve requests from standard input until it ends."""
    from PIL import Image, ImageOps, JpegImagePlugin, PngImagePlugin, TiffImagePlugin, WebPImagePlugin  # noqa: F401

    Image.MAX_IMAGE_PIXELS = None  # the bounds are ours, and stand in `worker_photos`
    Image.init()
    import pypdfium2

    pypdfium2.PdfDocument.new().close()
    source, target = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # nothing that a library prints gets between the frames
    say(target, State.READY, 0, 0, limit_itself().encode("ascii"))
    for request in requests(source):
        if request is None:
            return 1
        _serve(target, *request)
    return 0


def requests(source: BinaryIO) -> Iterator[tuple[int, int, int, bytes] | None]:
    """Yield task, page, side and file of every request; `None` and no more after a wrong frame."""
    while head := source.read(REQUEST.size):
        if len(head) != REQUEST.size:
            yield None
            return
        mark, task, page, side, length = REQUEST.unpack(head)
        if mark != ASK or length > FILE_LIMIT:
            yield None
            return
        yield task, page, min(side, SIDE_LIMIT), source.read(length)


def limit_itself() -> str:
    """Set every limit that this computer has, and return their names."""
    try:
        import resource
    except ImportError:
        return ""
    held = []
    free = os.dup(0)  # the first number that no file has yet
    os.close(free)
    for name, most in (
        ("RLIMIT_AS", MEMORY),
        ("RLIMIT_FSIZE", 0),
        ("RLIMIT_CORE", 0),
        ("RLIMIT_NPROC", 0),
        ("RLIMIT_NOFILE", free),
    ):
        with suppress(AttributeError, ValueError, OSError):
            resource.setrlimit(getattr(resource, name), (most, most))
            held.append(name)
    with suppress(AttributeError, ValueError, OSError):
        more_time()
        held.append("RLIMIT_CPU")
    return " ".join(held)


def more_time() -> None:
    """Give the next file its computing time; the kernel ends the process when it is used up."""
    try:
        import resource
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + CPU_SECONDS, hard))


def _serve(target: BinaryIO, task: int, page: int, side: int, data: bytes) -> None:
    with suppress(ValueError, OSError):
        more_time()
    try:
        if task in (Task.PICTURE, Task.COPY):
            width, height, payload = worker_photos.picture(data, side, fine=task == Task.COPY)
        elif task == Task.FACTS:
            width, height, payload = 0, 0, worker_photos.facts(data)
        elif task == Task.PAGES:
            width, height, payload = _pages(data)
        else:
            width, height, payload = _page(data, page, side)
    except Exception as error:  # noqa: BLE001  # a border: a stranger's bytes may raise anything in a decoder
        say_trouble(target, error)
    else:
        say(target, State.DONE, width, height, payload)


def say_trouble(target: BinaryIO, error: Exception) -> None:
    """Answer why a file was not decoded."""
    state = next((state for kind, state in _STATES.items() if isinstance(error, kind)), State.DAMAGED)
    words = str(error)
    if isinstance(error, MemoryError):
        words = "out of memory"
    elif state == State.DAMAGED:
        words = f"{type(error).__name__}: {error}"
    say(target, state, 0, 0, words.encode("ascii", "replace")[:WORDS_LIMIT])


def say(target: BinaryIO, state: State, width: int, height: int, payload: bytes) -> None:
    """Write one answer."""
    target.write(ANSWER.pack(SAY, state, width, height, len(payload)))
    target.write(payload)
    target.flush()


def _pages(data: bytes) -> tuple[int, int, bytes]:
    """Return how many pages a PDF has, and the size of each in hundredths of a point."""
    document = _document(data)
    try:
        count = len(document)
        if count > PAGE_LIMIT:
            raise BombError(f"{count} pages")
        sizes = [document.get_page_size(at) for at in range(count)]
    finally:
        document.close()
    return count, 0, b"".join(struct.pack("<II", *(_hundredths(length) for length in size)) for size in sizes)


def _document(data: bytes) -> PdfDocument:
    import pypdfium2

    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise LockedError(str(error)) from None
        raise


def _hundredths(length: float) -> int:
    return min(max(round(length * 100), 1), 10_000_000)


def _page(data: bytes, at: int, side: int) -> tuple[int, int, bytes]:
    """Draw a page of a PDF, `side` pixels long, as RGB on white."""
    document = _document(data)
    try:
        leaf = document[at]
        longest = max(leaf.get_size())
        scale = side / longest if longest > 0 else 1.0
        while leaf.get_width() * leaf.get_height() * scale * scale > PIXEL_LIMIT:
            scale *= 0.9
        bitmap = leaf.render(scale=scale, may_draw_forms=False)
        image = bitmap.to_pil().convert("RGB")
        bitmap.close()
        leaf.close()
    finally:
        document.close()
    return image.width, image.height, image.tobytes()
