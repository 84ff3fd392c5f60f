"""F6 and Shift+F6: from zone to zone, the rail first, then those that the page in front names."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

from smartcity_desktop.ui.widgets.nav_rail import NavRail

if TYPE_CHECKING:
    from collections.abc import Callable


@runtime_checkable
class Zoned(Protocol):
    """A page with zones: the widgets that take the focus, in the order of reading."""

    def zones(self) -> list[QWidget]:
        """Give one focusable widget for each zone; hidden ones are passed over."""
        ...


class ZoneKeys(QObject):
    """Installs the two keys on a window; `front` gives the page that is in front."""

    def __init__(self, window: QWidget, rail: NavRail, front: Callable[[], QWidget | None]) -> None:
        super().__init__(window)
        self._window, self._rail, self._front = window, rail, front
        self._bind("F6", lambda: self.move(1))
        self._bind("Shift+F6", lambda: self.move(-1))

    def move(self, step: int) -> None:
        """Put the focus into the next (1) or previous (-1) zone."""
        zones = [zone for zone in self._zones() if zone.isVisible() and zone.isEnabled()]
        if not zones:
            return
        focused = QApplication.focusWidget()
        at = next((n for n, zone in enumerate(zones) if focused is not None and _within(focused, zone)), None)
        to = (0 if step > 0 else -1) if at is None else (at + step) % len(zones)
        _focusable(zones[to]).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _zones(self) -> list[QWidget]:
        page = self._front()
        own = page.zones() if isinstance(page, Zoned) else [page] if page is not None else []
        return [self._rail, *own]

    def _bind(self, keys: str, does: Callable[[], None]) -> None:
        QShortcut(QKeySequence(keys), self._window).activated.connect(does)


def _focusable(zone: QWidget) -> QWidget:
    if isinstance(zone, NavRail):
        return zone.current() or zone
    if zone.focusPolicy() != Qt.FocusPolicy.NoFocus:
        return zone
    inner = (
        w for w in zone.findChildren(QWidget) if w.focusPolicy() & Qt.FocusPolicy.TabFocus and w.isVisible()
    )
    return next(inner, zone)


def _within(widget: QWidget, zone: QWidget) -> bool:
    return widget is zone or zone.isAncestorOf(widget)
