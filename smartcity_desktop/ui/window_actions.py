"""Things to do that belong to a role: a menu at the top of the frame's own, with keys that hold in the whole window.

They go when their owner goes, as pages do when another role moves in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from smartcity_desktop.ui import theme

if TYPE_CHECKING:
    from collections.abc import Callable

    from smartcity_desktop.ui.main_window import MainWindow


class WindowActions(QObject):
    """Adds actions to a menu in the frame's menu, and to the window.

    Args:
        window: the frame.
        title: what the menu is called, asked again after a change of language.
        icon: name of its sign.
        parent: takes it along when it goes.
    """

    def __init__(self, window: MainWindow, title: Callable[[], str], icon: str, parent: QObject) -> None:
        super().__init__(parent)
        self._window, self._title = window, title
        self._words: list[tuple[QAction, Callable[[], str]]] = []
        self.menu = QMenu(window.menu)
        self.menu.setIcon(theme.icon(icon, "muted"))
        self.destroyed.connect(self.menu.deleteLater)
        below = window.menu.actions()[0]
        window.menu.insertMenu(below, self.menu)
        line = QAction(self)
        line.setSeparator(True)
        window.menu.insertAction(below, line)
        window.language_changed.connect(self.retranslate)
        self.retranslate()

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
        self.menu.addAction(action)
        self._window.addAction(action)
        self._words.append((action, words))
        action.setText(words())
        return action

    def retranslate(self) -> None:
        """Set every word anew."""
        self.menu.setTitle(self._title())
        for action, words in self._words:
            action.setText(words())
