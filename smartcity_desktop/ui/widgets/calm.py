"""Inputs that a passing mouse wheel cannot change: the page scrolls on instead."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QSpinBox, QWidget

from smartcity_desktop.ui import theme


class _WheelGuard(QObject):
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Wheel and isinstance(watched, QWidget) and not watched.hasFocus():
            event.ignore()
            return True
        return False


def calm(*inputs: QWidget) -> None:
    """Make combo boxes, spin boxes, date fields and sliders ignore the wheel unless they have the focus."""
    for one in inputs:
        one.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        one.installEventFilter(_WheelGuard(one))
        if isinstance(one, QSpinBox):
            # Qt lays the field of a styled spin box against the left border, whatever its padding says.
            one.lineEdit().setTextMargins(theme.S, 0, 0, 0)
