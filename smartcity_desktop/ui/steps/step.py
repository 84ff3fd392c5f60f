"""The frame of a first step: a heading, what it is for, its content, and the buttons in their fixed place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from smartcity_desktop.ui import theme
from smartcity_desktop.ui.texts import Speaking
from smartcity_desktop.ui.widgets.banner import Banner
from smartcity_desktop.ui.widgets.focus_in_view import keep_focus_in_view

if TYPE_CHECKING:
    from PySide6.QtGui import QShowEvent

WIDEST = 680


class Step(Speaking, QWidget):
    """Subclasses put their content into `content` and their words into `retranslate`.

    The primary button is never disabled: pressed too early, it says what is missing.
    """

    back_wanted = Signal()
    finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading, self.sentence = QLabel(wordWrap=True), QLabel(wordWrap=True)
        theme.mark(self.heading, role="display")
        theme.mark(self.sentence, role="muted")
        self.banner = Banner(lasting=True)
        self.content = QVBoxLayout()
        theme.margins(self.content, 0, theme.M)
        self.back, self.second, self.primary = QPushButton(), QPushButton(), QPushButton()
        theme.mark(self.back, kind="quiet")
        theme.mark(self.primary, kind="primary")
        self.back.clicked.connect(self.back_wanted)
        self.second.hide()
        self._in_order = False
        self._outer = QVBoxLayout(self)
        theme.margins(self._outer, 0, 0)
        self._outer.addWidget(self._scrolling(), 1)
        self._outer.addWidget(self._bar())
        theme.changed().connect(self._draw)
        self._draw()

    def busy(self, waiting: bool) -> None:
        """Hold the step still while its work is under way."""
        for button in (self.back, self.second, self.primary):
            button.setEnabled(not waiting)
        self.setCursor(Qt.CursorShape.BusyCursor if waiting else Qt.CursorShape.ArrowCursor)

    def missing(self, field: QWidget, sentence: str) -> None:
        """Say what is missing, mark the field and put the focus there."""
        theme.mark(field, invalid=True)
        field.setFocus()
        self.banner.say("warn", lambda: sentence)

    def showEvent(self, event: QShowEvent) -> None:
        """Put the buttons behind the content, where they stand, for the Tab key."""
        super().showEvent(event)
        if not self._in_order:
            self._in_order = True
            self._order_buttons()

    def _order_buttons(self) -> None:
        # The buttons were made before a subclass filled the content: in the order of making they would come first.
        # Put into the window anew they stand at the end of its chain of focus.
        hidden = self.bar.isHidden()
        self.bar.setParent(None)
        self._outer.addWidget(self.bar)
        self.bar.setHidden(hidden)

    def _scrolling(self) -> QScrollArea:
        self._column = QWidget()
        self._column.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(self._column)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.M)
        for widget in (self.heading, self.sentence, self.banner):
            column.addWidget(widget)
        column.addLayout(self.content)
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(theme.XL, theme.XL, theme.XL, theme.L)
        row.addStretch(1)
        row.addWidget(self._column, 100, Qt.AlignmentFlag.AlignTop)
        row.addStretch(1)
        area = QScrollArea(widgetResizable=True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(whole)
        keep_focus_in_view(area)
        return area

    def _bar(self) -> QFrame:
        bar = QFrame()
        theme.mark(bar, kind="foot")
        row = QHBoxLayout(bar)
        row.setContentsMargins(theme.L, theme.M, theme.L, theme.M)
        row.setSpacing(theme.S)
        row.addWidget(self.back)
        row.addStretch(1)
        row.addWidget(self.second)
        row.addWidget(self.primary)
        self.bar = bar
        return bar

    def _draw(self) -> None:
        self.back.setIcon(theme.icon("arrow-left", "accent"))
        self._column.setMaximumWidth(theme.scaled(WIDEST))
