"""The moment at which the person sees the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class FirstPaint(QObject):
    """Tells once when a widget was painted for the first time."""

    painted = Signal()

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Watch for the first paint, then stand aside."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            # Once the event loop is free again, the paint is on the screen.
            QTimer.singleShot(0, self.painted.emit)
        return False
