"""What stands above an indicator and stays there while it is scrolled: code, title, where it belongs, its history."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from smartcity_desktop.ui import texts, theme
from smartcity_desktop.ui.texts import Speaking

if TYPE_CHECKING:
    from smartcity_desktop.core.rubric import Indicator
    from smartcity_desktop.ui.sections import Section


class IndicatorHead(Speaking, QWidget):
    """Code, title and history of one indicator; a line below it while something is scrolled away under it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._indicator: Indicator | None = None
        self._section: Section | None = None
        self._place = (0, 0)
        self._path, self._tags, self._code = QLabel(wordWrap=True), QLabel(), QLabel()
        self._title, self._short_title = QLabel(wordWrap=True), QLabel(wordWrap=True)
        self._short_title.hide()
        for title in (self._title, self._short_title):
            theme.mark(title, role="heading")
        for caption in (self._path, self._tags):
            theme.mark(caption, role="caption")
        theme.mark(self._code, role="strong", tone="accent")
        for label in (self._path, self._title, self._short_title):
            label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.history = QToolButton()
        self.history.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.history.setIconSize(QSize(16, 16))
        self.history.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._line = QFrame()
        theme.mark(self._line, kind="line")
        kept = self._line.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        self._line.setSizePolicy(kept)
        self._line.hide()
        first = QHBoxLayout()
        theme.margins(first, 0, theme.S)
        first.addWidget(self._code)
        first.addWidget(self._short_title, 1)
        first.addWidget(self._tags)
        first.addWidget(self._path, 1)
        first.addWidget(self.history)
        column = QVBoxLayout(self)
        column.setContentsMargins(2, 0, theme.S, 0)
        column.setSpacing(2)
        column.addLayout(first)
        column.addWidget(self._title)
        column.addWidget(self._line)
        theme.changed().connect(self._draw)
        self._draw()

    def display(self, section: Section, indicator: Indicator, place: tuple[int, int]) -> None:
        """Show an indicator; `place` is (its number, how many there are)."""
        self._section, self._indicator, self._place = section, indicator, place
        self.retranslate()

    def set_tight(self, tight: bool) -> None:
        """Put code and title on one line, without the way to them."""
        self._path.setHidden(tight)
        self._title.setHidden(tight)
        self._short_title.setVisible(tight)

    def set_scrolled(self, scrolled: bool) -> None:
        """Draw the line below, or not."""
        self._line.setVisible(scrolled)

    def retranslate(self) -> None:
        """Set every word anew."""
        self.history.setText(self.tr("History"))
        self.history.setToolTip(self.tr("Every saved value of this indicator (Ctrl+H)"))
        if self._indicator is None or self._section is None:
            return
        code, title = self._indicator.code, texts.say(self._indicator.title)
        self._title.setText(title)
        self._short_title.setText(title)
        names = [texts.say(node.name) for node in self._section.path]
        if self._section.node.code != "TOTAL":
            names.append(texts.say(self._section.node.name))
        at, of = self._place
        self._path.setText(" › ".join(names))
        self._code.setText(code)
        tags = [self.tr("{n} of {of}").format(n=at, of=of)]
        if self._indicator.optional:
            tags.append(self.tr("optional"))
        self._tags.setText(" · ".join(tags))
        self.history.setAccessibleName(self.tr("History of {code}").format(code=code))

    def _draw(self) -> None:
        self.history.setIcon(theme.icon("history", "muted"))
