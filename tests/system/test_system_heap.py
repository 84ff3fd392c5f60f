"""What was freed goes back to the system, where the C library can give it back."""

from __future__ import annotations

import ctypes
import sys
from pathlib import Path

import pytest

from smartcity_desktop.system import heap

glibc = pytest.mark.skipif(
    not sys.platform.startswith("linux") or not hasattr(ctypes.CDLL(None), "malloc_trim"),
    reason="only glibc keeps it and can give it back",
)


def _held() -> int:
    """Return how many bytes of this process are not of a file."""
    line = next(
        x for x in Path("/proc/self/status").read_text("ascii").splitlines() if x.startswith("RssAnon")
    )
    return int(line.split()[1]) * 1024


@glibc
def test_freed_pieces_below_one_in_use_are_given_back() -> None:
    pieces = [bytes(60_000) for _ in range(600)]  # too small for pages of their own
    last = bytes(60_000)  # keeps the end of the heap, so that the library gives nothing back by itself
    del pieces
    before = _held()
    assert heap.give_back()
    assert before - _held() > 20_000_000
    assert len(last) == 60_000


def test_where_there_is_no_such_call_nothing_happens(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    heap._trim.cache_clear()
    try:
        assert not heap.give_back()
    finally:
        heap._trim.cache_clear()
