"""The top of the frame: title, context and the "…" button; above it, in practice, the band that says so.

Both stand in the first paint: they are made with `theme.born`, and nothing in them touches the `Qt` namespace.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QWidget

from smartcity_desktop.ui import theme
from smartcity_desktop.ui.texts import Speaking

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

_FEW = 4  # letters that a title keeps at the least


class HeadLabel(QLabel):
    """One line that ends in … where there is no room for all of it; the whole is its text and its tool tip."""

    elides = True

    def minimumSizeHint(self) -> QSize:
        """A few letters are enough."""
        least = self.fontMetrics().averageCharWidth() * _FEW
        return QSize(min(least, self.sizeHint().width()), super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint as much as fits; only where that is not all does it need more than a plain label."""
        fits = self.fontMetrics().horizontalAdvance(self.text()) <= self.width()
        if self.toolTip() != ("" if fits else self.text()):
            self.setToolTip("" if fits else self.text())
        if fits:
            super().paintEvent(event)
            return
        from PySide6.QtCore import Qt
        from PySide6.QtGui import QPainter

        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
        painter.end()


class FrameHead(Speaking, QFrame):
    """Shows what the page is called and what it is about."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.born(self, kind="head")
        self.title, self.context, self.more = HeadLabel(), HeadLabel(), QToolButton()
        theme.born(self.title, role="title")
        theme.born(self.context, role="muted")
        self.context.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.context.hide()
        self.more.setIconSize(QSize(20, 20))
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.L, theme.S, theme.S, theme.S)
        row.setSpacing(theme.M)
        row.addWidget(self.title)
        row.addWidget(self.context, 1)
        row.addStretch(0)
        self._tools = QHBoxLayout()
        row.addLayout(self._tools)
        row.addWidget(self.more)
        self.retranslate()

    def set_context(self, text: str) -> None:
        """Say what the page is about; empty hides it."""
        self.context.setText(text)
        self.context.setVisible(bool(text))

    def add_tool(self, widget: QWidget) -> None:
        """Put something of a page before the "…" button; its owner shows, hides and deletes it."""
        self._tools.addWidget(widget)

    def retranslate(self) -> None:
        """Set every word anew."""
        self.more.setAccessibleName(self.tr("More: language, theme, text size, keys"))
        self.more.setToolTip(self.tr("More"))


class PracticeBand(Speaking, QFrame):
    """One line in the colour of practice."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.born(self, kind="practice")
        self._words = QLabel()
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.L, theme.XS, theme.L, theme.XS)
        row.addStretch(1)
        row.addWidget(self._words)
        row.addStretch(1)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word anew."""
        self._words.setText(
            self.tr("PRACTICE – nothing from here counts; a real edition refuses its packages")
        )
