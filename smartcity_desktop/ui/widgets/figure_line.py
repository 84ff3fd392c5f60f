"""An imported figure in place of the levels: padlock, number, source and year; nobody types it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from smartcity_desktop.core.language import show_number
from smartcity_desktop.ui import texts, theme
from smartcity_desktop.ui.texts import Speaking

if TYPE_CHECKING:
    from decimal import Decimal

    from smartcity_desktop.core.facts import Figure


class FigureLine(Speaking, QFrame):
    """Shows one figure, or that it is not here yet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value: Decimal | None = None
        self._unit = ""
        self._figure: Figure | None = None
        theme.mark(self, kind="well")
        self._lock, self._number, self._source = QLabel(), QLabel(wordWrap=True), QLabel(wordWrap=True)
        theme.mark(self._number, role="heading")
        theme.mark(self._source, role="caption")
        for label in (self._number, self._source):  # source and unit came out of somebody's table
            label.setTextFormat(Qt.TextFormat.PlainText)
        words = QVBoxLayout()
        theme.margins(words, 0, 2)
        words.addWidget(self._number)
        words.addWidget(self._source)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.M, theme.S, theme.M, theme.S)
        row.setSpacing(theme.M)
        row.addWidget(self._lock, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        theme.changed().connect(self._draw)
        self.retranslate()

    def display(self, value: Decimal | None, unit: str, figure: Figure | None) -> None:
        """Show what stands in the sheet; `figure` says where it is from."""
        self._value, self._unit, self._figure = value, unit, figure
        self.retranslate()

    def text(self) -> str:
        """Give all that it says."""
        return f"{self._number.text()} {self._source.text()}".strip()

    def retranslate(self) -> None:
        """Set every word anew."""
        figure, language = self._figure, texts.current()
        if self._value is None:
            self._number.setText(self.tr("This figure is imported by headquarters; it is not here yet."))
            self._source.setText(
                self.tr(
                    "Ask headquarters to import it and publish the edition again, then take its package in. "
                    "The sheet can be signed without it."
                )
            )
        else:
            number = show_number(self._value, language)
            self._number.setText(
                self.tr("Imported figure: {number} {unit}").format(number=number, unit=self._unit).strip()
            )
            locked = self.tr("It comes from headquarters and cannot be changed here.")
            if figure is not None:
                told = self.tr("{name} {year}, source: {source}.").format(
                    name=texts.say(figure.name), year=figure.year, source=figure.source
                )
                locked = f"{told} {locked}"
            self._source.setText(locked)
        self._source.setVisible(bool(self._source.text()))
        self.setAccessibleName(self.text())
        self._draw()

    def _draw(self) -> None:
        self._lock.setPixmap(theme.icon("lock", "muted").pixmap(18, 18))
