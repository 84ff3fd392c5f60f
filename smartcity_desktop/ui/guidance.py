"""F1, from wherever it was pressed: dialogs cannot reach the window behind them, so they say it here.

guidance.wanted().connect(open_the_manual)      # the program, once
guidance.ask("finalise")                        # a page key or a chapter; empty: the page in front
"""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, SignalInstance


class _Asked(QObject):
    wanted = Signal(str)


_asked = _Asked()


def wanted() -> SignalInstance:
    """Give the signal that somebody wants the manual; it carries a topic, or nothing."""
    return _asked.wanted


def ask(topic: str = "") -> None:
    """Ask for the manual's chapter on a topic: the key of a page, or a chapter's name."""
    _asked.wanted.emit(topic)
