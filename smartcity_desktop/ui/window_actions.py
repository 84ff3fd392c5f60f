"""Things to do that belong to a role: entries at the top of the frame's menu, with keys that hold in the whole window.

They go when their owner goes, as pages do when another role moves in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence

from smartcity_desktop.ui import theme

if TYPE_CHECKING:
    from collections.abc import Callable

    from smartcity_desktop.ui.main_window import MainWindow


class WindowActions(QObject):
    """Adds actions to the menu and the window."""

    def __init__(self, window: MainWindow, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._words: list[tuple[QAction, Callable[[], str]]] = []
        self._below = window.menu.actions()[0]
        line = QAction(self)
        line.setSeparator(True)
        window.menu.insertAction(self._below, line)
        self._below = line
        window.language_changed.connect(self.retranslate)

    def add(self, words: Callable[[], str], icon: str, does: Callable[[], object], key: str = "") -> QAction:
        """Add an action.

        Args:
            words: what it does, asked again after a change of language.
            icon: name of its sign.
            does: what is done.
            key: its keys, `Ctrl+T`.
        """
        action = QAction(self)
        action.setIcon(theme.icon(icon, "muted"))
        if key:
            action.setShortcut(QKeySequence(key))
        action.triggered.connect(lambda _checked: does())
        self._window.menu.insertAction(self._below, action)
        self._window.addAction(action)
        self._words.append((action, words))
        action.setText(words())
        return action

    def retranslate(self) -> None:
        """Set every word anew."""
        for action, words in self._words:
            action.setText(words())
