"""What goes through the pipe between the program and its decoder: frames of fixed heads, nothing to be parsed.

    request    SCDQ, task (1), page (4), side (4), length (8), then so many bytes of the file
    answer     SCDA, state (1), width (4), height (4), length (8), then so many bytes

Both sides read the head first and refuse a length beyond their limit before a byte of it is read.
"""

from __future__ import annotations

import math
import struct
from enum import IntEnum, IntFlag

from smartcity_desktop.core.photo import PhotoFacts, read_offset, read_position, read_taken

REQUEST = struct.Struct("<4sBIIQ")
ANSWER = struct.Struct("<4sBIIQ")
ASK, SAY = b"SCDQ", b"SCDA"

FILE_LIMIT = 64 * 2**20
"""Most bytes of one file that are decoded: what one file of a package may have."""
SIDE_LIMIT = 8192
"""Longest side of a picture that is asked for, in pixels."""
PIXEL_LIMIT = 40_000_000
"""Most pixels of a picture that is handed over."""
PAGE_LIMIT = 5000
"""Most pages of a PDF."""
WORDS_LIMIT = 200
SHEETS_LIMIT = 32 * 2**20
"""Most bytes of all cells of a workbook."""
CELL = struct.Struct("<BIHI")
"""Before each cell: what it is (`Mark` or `core.grid.CellKind`), line, column, length of the UTF-8 text that follows."""


class Mark(IntEnum):
    """Frames between cells."""

    SHEET = 100
    """A sheet begins: its name; `column` is 1 where it is hidden."""
    WIDE = 101
    """Cells of it were left out, beyond the last column that is read."""
    MERGED = 102
    """Merged cells: first line and column as of a cell, the last ones as text, `5,3`."""
    LINKED = 103
    """The workbook takes values from other files."""


class Task(IntEnum):
    """What the decoder is asked for."""

    PICTURE = 1
    PAGES = 2
    PAGE = 3
    SHEETS = 4
    FACTS = 5
    COPY = 6


class State(IntEnum):
    """How an answer begins."""

    READY = 0
    DONE = 1
    DAMAGED = 2
    UNKNOWN = 3
    BOMB = 4
    LOCKED = 5
    MACROS = 6


FACTS = struct.Struct("<IIB19s6sdd")
"""What a photo says of itself: width, height, `Told`, time and offset as cameras write them, latitude, longitude."""


class Told(IntFlag):
    """Marks of a photo."""

    SINGLE = 1
    UNTOLD = 2


def read_facts(payload: bytes) -> PhotoFacts:
    """Read what the decoder said of a photo, and believe only what such a thing can be.

    Raises:
        ValueError: it cannot.
    """
    width, height, told, taken, offset, latitude, longitude = FACTS.unpack(payload)
    if not (width and height):
        raise ValueError(f"a photo of {width} x {height} pixels")
    return PhotoFacts(
        width,
        height,
        single=bool(told & Told.SINGLE),
        untold=bool(told & Told.UNTOLD),
        taken=read_taken(taken.decode("ascii", "replace")),
        offset=read_offset(offset.decode("ascii", "replace")),
        position=None if math.isnan(latitude) else read_position(latitude, longitude),
    )
