"""The keys of the score page, in one table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from PySide6.QtWidgets import QWidget

SECTIONS = 9


def bind(page: QWidget, keys: Mapping[str, Callable[[], object]]) -> list[QShortcut]:
    """Let keys act while the focus is anywhere on the page."""
    shortcuts = []
    for key, does in keys.items():
        shortcut = QShortcut(QKeySequence(key), page)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(does)
        shortcuts.append(shortcut)
    return shortcuts
