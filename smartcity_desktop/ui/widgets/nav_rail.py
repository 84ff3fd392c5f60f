"""The rail on the left: the pages of the role, as icon and word, or as icons where the window is narrow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from smartcity_desktop.ui import theme
from smartcity_desktop.ui.texts import Speaking

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QKeyEvent

WIDE = 196


class RailButton(QToolButton):
    """One entry; it asks its title again after a change of language."""

    def __init__(self, key: str, title: Callable[[], str], icon_name: str) -> None:
        super().__init__()
        self.key = key
        self.title = title
        self.setCheckable(True)
        self.setIcon(theme.icon(icon_name, "muted", on="accent"))
        self.setIconSize(QSize(20, 20))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.mark(self, kind="rail")


class NavRail(Speaking, QFrame):
    """Emits `chosen` with a page's key when the person picks it; `select` shows one as picked."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.mark(self, kind="rail")
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._buttons: dict[str, RailButton] = {}
        self._narrow = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(theme.S, theme.M, theme.S, theme.S)
        self._column.setSpacing(theme.XS)
        self._column.addStretch(1)
        theme.changed().connect(self._lay)
        self._lay()

    def add(self, key: str, title: Callable[[], str], icon_name: str) -> None:
        """Add an entry below the others."""
        button = RailButton(key, title, icon_name)
        self._buttons[key] = button
        self._group.addButton(button)
        self._column.insertWidget(self._column.count() - 1, button)
        button.clicked.connect(lambda: self.chosen.emit(key))
        self._lay()

    def select(self, key: str) -> None:
        """Show an entry as picked, without emitting."""
        if key in self._buttons:
            self._buttons[key].setChecked(True)

    def button(self, key: str) -> RailButton:
        """Give an entry's button."""
        return self._buttons[key]

    def current(self) -> RailButton | None:
        """Give the picked entry's button."""
        return next((button for button in self._buttons.values() if button.isChecked()), None)

    def clear(self) -> None:
        """Take all entries away."""
        for button in self._buttons.values():
            self._group.removeButton(button)
            self._column.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons.clear()
        self._lay()

    def set_narrow(self, narrow: bool) -> None:
        """Show icons alone (`True`) or icons and words."""
        if narrow != self._narrow:
            self._narrow = narrow
            self._lay()

    def retranslate(self) -> None:
        """Set every word anew."""
        self._lay()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move by the arrow keys; Enter and Space pick."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        focused = self.focusWidget()
        if step is None or not isinstance(focused, RailButton):
            super().keyPressEvent(event)
            return
        order = list(self._buttons.values())
        order[(order.index(focused) + step) % len(order)].setFocus(Qt.FocusReason.TabFocusReason)

    def _lay(self) -> None:
        style = (
            Qt.ToolButtonStyle.ToolButtonIconOnly
            if self._narrow
            else Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        )
        for button in self._buttons.values():
            button.setText(f" {button.title()}")
            button.setAccessibleName(button.title())
            button.setToolTip(button.title() if self._narrow else "")
            button.setToolButtonStyle(style)
        self.setMinimumWidth(0 if self._narrow else theme.scaled(WIDE))
        self.setMaximumWidth(16777215 if not self._narrow else 58)
        self.setVisible(bool(self._buttons))
