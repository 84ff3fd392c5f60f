"""How much is done, in words over a slim bar: "32 of 41 + 3 optional", never a bare percentage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QLabel, QProgressBar, QVBoxLayout, QWidget

from smartcity_desktop.ui import theme
from smartcity_desktop.ui.texts import Speaking

if TYPE_CHECKING:
    from smartcity_desktop.ui.sections import Tally


def progress_words(answered: int, required: int, optional_answered: int = 0, optional: int = 0) -> str:
    """Say how much of what is required is answered, and the optional apart."""
    words = QCoreApplication.translate("ProgressWords", "{n} of {of}").format(n=answered, of=required)
    if optional:
        words += QCoreApplication.translate("ProgressWords", " + {n} optional").format(n=optional_answered)
    return words


class ProgressWords(Speaking, QWidget):
    """The words, and a bar of what is required."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._tally: Tally | None = None
        self._compact = False
        self._words, self._bar = QLabel(), QProgressBar()
        self._bar.setTextVisible(False)
        column = QVBoxLayout(self)
        theme.margins(column, 0, 2)
        column.addWidget(self._words)
        column.addWidget(self._bar)
        theme.changed().connect(self._size)
        self._size()

    def display(self, tally: Tally) -> None:
        """Show a count."""
        self._tally = tally
        self._bar.setRange(0, max(1, tally.required))
        self._bar.setValue(tally.answered)
        self.retranslate()

    def set_compact(self, compact: bool) -> None:
        """Say only the numbers, where the window is narrow."""
        self._compact = compact
        self._size()
        self.retranslate()

    @property
    def words(self) -> str:
        """What it says."""
        return self._words.text()

    def retranslate(self) -> None:
        """Set every word anew."""
        tally = self._tally
        if tally is None:
            return
        words = progress_words(tally.answered, tally.required, tally.optional_answered, tally.optional)
        whole = self.tr("{progress} answered").format(progress=words)
        self._words.setText(words if self._compact else whole)
        tone = "good" if tally.complete else ""
        if self._words.property("tone") != tone:
            theme.mark(self._words, tone=tone)
        self._bar.setAccessibleName(whole)

    def _size(self) -> None:
        self.setFixedWidth(theme.scaled(110 if self._compact else 170))
