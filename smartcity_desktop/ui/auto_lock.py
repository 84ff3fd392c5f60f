"""Locks the window after some minutes without a key or a click (Settings), so that nobody reads on over an empty chair."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QTimer, Slot
from PySide6.QtGui import QGuiApplication, QWindow
from PySide6.QtWidgets import QApplication, QDialog

if TYPE_CHECKING:
    from collections.abc import Callable

_LOOK_EVERY = 5_000  # milliseconds; a lock that is five seconds late is none too late
_MINUTE = 60_000
_SIGNS_OF_LIFE = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
    }
)


class AutoLock(QObject):
    """Calls `lock` once the time is over.

    It listens at the windows that had the focus, not at every widget: a few events instead of thousands.

    Args:
        parent: lives as long as this.
        minutes: how long nobody may be there; 0 for ever.
        lock: what to do then.
    """

    def __init__(self, parent: QObject, minutes: Callable[[], int], lock: Callable[[], object]) -> None:
        super().__init__(parent)
        self._minutes, self._lock = minutes, lock
        self._quiet = QElapsedTimer()
        self._quiet.start()
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.focusWindowChanged.connect(self._listen)
        self._listen(app.focusWindow())
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)
        self._timer.start(_LOOK_EVERY)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Note a sign of life; every event goes on its way."""
        if event.type() in _SIGNS_OF_LIFE:
            self._quiet.restart()
        return False

    def look(self, quiet: int | None = None) -> None:
        """Lock where it is time; `quiet` are the milliseconds since the last sign of life."""
        minutes = self._minutes()
        if minutes and (self._quiet.elapsed() if quiet is None else quiet) >= minutes * _MINUTE:
            self._quiet.restart()
            self._lock()

    # A real slot ends with its object; a plain method of one that is gone would still be called.
    @Slot(QWindow)
    def _listen(self, window: QWindow | None) -> None:
        # Coming back to the program is a sign of life, too.
        self._quiet.restart()
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)


def close_dialogs() -> None:
    """Close every dialog, whatever it shows; nothing in it is done."""
    popup = QApplication.activePopupWidget()
    if popup is not None:
        popup.close()
    for window in QApplication.topLevelWidgets():
        if isinstance(window, QDialog) and window.isVisible():
            window.done(QDialog.DialogCode.Rejected)
