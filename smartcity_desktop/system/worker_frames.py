"""What goes through the pipe between the program and its decoder: frames of fixed heads, nothing to be parsed.

    request    SCDQ, task (1), page (4), side (4), length (8), then so many bytes of the file
    answer     SCDA, state (1), width (4), height (4), length (8), then so many bytes

Both sides read the head first and refuse a length beyond their limit before a byte of it is read.
"""

from __future__ import annotations

import struct
from enum import IntEnum

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


class Task(IntEnum):
    """What the decoder is asked for."""

    PICTURE = 1
    PAGES = 2
    PAGE = 3


class State(IntEnum):
    """How an answer begins."""

    READY = 0
    DONE = 1
    DAMAGED = 2
    UNKNOWN = 3
    BOMB = 4
    LOCKED = 5
