"""Hands back to the system what the C library keeps of memory that is free.

glibc keeps what was freed for whoever asks next, in an arena for each thread, and gives back by itself only what is free at
the very end of one. After a backup of the largest folder, made on a thread of its own, that was 35 MB for the rest of
the day; only `malloc_trim` gives it back. Elsewhere there is no such call, and nothing is done.
"""

from __future__ import annotations

import sys
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable


def give_back() -> bool:
    """Hand free memory back, from any thread; returns whether the C library here can.

    It takes some milliseconds, in which whoever allocates may wait: for the end of something long, on its own thread.
    """
    trim = _trim()
    if trim is None:
        return False
    trim(0)
    return True


@cache
def _trim() -> Callable[[int], int] | None:
    if not sys.platform.startswith("linux"):
        return None
    import ctypes

    try:
        trim = ctypes.CDLL(None).malloc_trim
    except (OSError, AttributeError):  # another C library than glibc
        return None
    trim.argtypes, trim.restype = (ctypes.c_size_t,), ctypes.c_int
    return trim
