"""F6 and Shift+F6: from zone to zone, the rail first, then messages, then those that the page in front names.

Enter presses buttons, Escape closes the message that came last.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, runtime_checkable

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QPushButton, QToolButton, QWidget

from smartcity_desktop.ui.widgets.nav_rail import NavRail

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

    from smartcity_desktop.ui.widgets.banner import Banner


@runtime_checkable
class Zoned(Protocol):
    """A page with zones: the widgets that take the focus, in the order of reading."""

    def zones(self) -> list[QWidget]:
        """Give one focusable widget for each zone; hidden ones are passed over."""
        ...


@runtime_checkable
class Bringing(Protocol):
    """A page that keeps a zone behind a tab while there is little room."""

    def bring(self, zone: QWidget) -> bool:
        """Bring a hidden zone to the front, if there is a way to it."""
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
        page, focused = self._front(), QApplication.focusWidget()
        zones = self._zones()
        at = next((n for n, zone in enumerate(zones) if focused is not None and _within(focused, zone)), None)
        first = (0 if step > 0 else -1) if at is None else at + step
        for turn in range(len(zones)):
            zone = zones[(first + turn * step) % len(zones)]
            shown = zone.isVisible() or (isinstance(page, Bringing) and page.bring(zone))
            if shown and zone.isEnabled():
                _focusable(zone).setFocus(Qt.FocusReason.ShortcutFocusReason)
                return

    def _zones(self) -> list[QWidget]:
        page = self._front()
        own = page.zones() if isinstance(page, Zoned) else [page] if page is not None else []
        return [self._rail, *banners(self._window), *own]

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


def banners(window: QWidget) -> list[Banner]:
    """Give the messages that are on show in a window, the latest first."""
    from smartcity_desktop.ui.widgets.banner import Banner

    shown = [banner for banner in window.findChildren(Banner) if banner.isVisible()]
    return sorted(shown, key=lambda banner: -banner.turn)


def dismiss_banner(window: QWidget) -> bool:
    """Close the message that came last, if there is one."""
    shown = banners(window)
    if shown:
        shown[0].dismiss()
    return bool(shown)


def press_by_key(window: QWidget, event: QKeyEvent) -> bool:
    """Do what Enter and Escape do where nothing else took them."""
    if event.key() == Qt.Key.Key_Escape and not event.modifiers():
        return dismiss_banner(window)
    return press_by_enter(event)


def press_by_enter(event: QKeyEvent) -> bool:
    """Press the button that has the focus if the key is Enter: outside a dialog Qt leaves that to Space."""
    button = QApplication.focusWidget()
    if event.key() not in (Qt.Key.Key_Return, Qt.Key.Key_Enter) or event.isAutoRepeat():
        return False
    if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier != Qt.KeyboardModifier.NoModifier:
        return False
    if not isinstance(button, (QPushButton, QToolButton)) or not button.isEnabled():
        return False
    button.click()
    return True
