"""Puts the `import` back that PySide6 replaces.

PySide6 does so for `from __feature__ import …`, which nothing here uses. Its replacement reads and splits the source of
every module that is imported after it, only to see whether it says PySide6, and `linecache` keeps all those lines: 375,000
of them, 30 MB, for as long as the program runs. It also stands in the way of every import within a function.
"""

from __future__ import annotations

import builtins

from PySide6 import QtCore


def restore() -> None:
    """Let `import` be what it was; once is enough, and where PySide6 replaced nothing, nothing is done."""
    assert QtCore  # only then it was replaced
    builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
