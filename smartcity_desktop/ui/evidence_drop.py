"""Lets files and pictures be dropped anywhere on a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from smartcity_desktop.ui.widgets.evidence_panel import EvidencePanel


class EvidenceDrop(QObject):
    """Shows on the panel that something is held over the page; emits `dropped` with its `QMimeData`."""

    dropped = Signal(object)

    def __init__(self, page: QWidget, panel: EvidencePanel, allowed: Callable[[], bool]) -> None:
        super().__init__(page)
        self._panel = panel
        self._allowed = allowed
        page.setAcceptDrops(True)
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take files and pictures, and copy: nothing is ever moved away."""
        if isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            self._panel.set_over(False)
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self.dropped.emit(event.mimeData())
            return True
        if isinstance(event, QDragEnterEvent):
            data = event.mimeData()
            if self._allowed() and (data.hasUrls() or data.hasImage()):
                event.acceptProposedAction()
                self._panel.set_over(True)
            return True
        if event.type() == QEvent.Type.DragLeave:
            self._panel.set_over(False)
        return super().eventFilter(watched, event)
