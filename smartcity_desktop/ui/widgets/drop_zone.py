"""A place to drop files on, with the same thing as a button beside it for hands that do not drag."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QWidget

from smartcity_desktop.ui import theme
from smartcity_desktop.ui.texts import Speaking

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent


class DropZone(Speaking, QFrame):
    """Emits `dropped` with a tuple of paths; `asked` when its button is pressed."""

    dropped = Signal(object)
    asked = Signal()

    def __init__(
        self,
        icon_name: str,
        sentence: Callable[[], str],
        button: Callable[[], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon_name = icon_name
        self._words = (sentence, button)
        self.setAcceptDrops(True)
        theme.mark(self, kind="drop", over=False)
        self._picture, self._sentence = QLabel(), QLabel(wordWrap=True)
        theme.mark(self._sentence, role="muted")
        self.button = QPushButton()
        self.button.clicked.connect(self.asked)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.L, theme.L, theme.L, theme.L)
        row.setSpacing(theme.M)
        row.addWidget(self._picture)
        row.addWidget(self._sentence, 1)
        row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        theme.changed().connect(self._draw)
        self._draw()
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word anew."""
        sentence, button = self._words
        self._sentence.setText(sentence())
        self.button.setText(button())

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files that lie on this computer."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()
            theme.mark(self, over=True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Look as before."""
        theme.mark(self, over=False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand the files on; they are read, never moved."""
        theme.mark(self, over=False)
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        paths = tuple(Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile())
        if paths:
            self.dropped.emit(paths)

    def _draw(self) -> None:
        self._picture.setPixmap(theme.icon(self._icon_name, "muted").pixmap(28, 28))
