"""The code of a key as two people compare it by telephone: 24 digits, and the same as six words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from smartcity_desktop.core.words import code_words
from smartcity_desktop.ui import theme
from smartcity_desktop.ui.texts import Speaking

if TYPE_CHECKING:
    from collections.abc import Callable


class FingerprintCard(Speaking, QFrame):
    """Shows one code. `who` says above it whose it is."""

    def __init__(self, code: str, who: Callable[[], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.mark(self, kind="card")
        self._who = who
        self._line, self._caption, self._words_caption = QLabel(wordWrap=True), QLabel(), QLabel()
        self.code, self.words = QLabel(wordWrap=True), QLabel(wordWrap=True)
        self.copy = QPushButton()
        theme.mark(self._line, role="strong")
        for caption in (self._caption, self._words_caption):
            theme.mark(caption, role="caption")
        theme.mark(self.code, role="fingerprint")
        theme.mark(self.words, role="strong")
        theme.mark(self.copy, kind="quiet")
        row = QHBoxLayout()
        row.addWidget(self.code, 1)
        row.addWidget(self.copy)
        column = QVBoxLayout(self)
        theme.margins(column, theme.L, theme.XS)
        column.addWidget(self._line)
        column.addWidget(self._caption)
        column.addLayout(row)
        column.addWidget(self._words_caption)
        column.addWidget(self.words)
        self.copy.clicked.connect(lambda: QApplication.clipboard().setText(self.code.text()))
        self.show_code(code)

    def show_code(self, code: str) -> None:
        """Show another code, 24 hex digits in groups of four."""
        self.code.setText(code)
        # Six words tell 66 bits, 24 digits 96: the words are a part of what the digits say.
        self.words.setText(code_words(code))
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word anew."""
        self._line.setText(self._who())
        self._line.setVisible(bool(self._line.text()))
        self._caption.setText(self.tr("Code of the key"))
        self._words_caption.setText(self.tr("The same in six words, for the telephone"))
        self.copy.setText(self.tr("Copy"))
        self.code.setAccessibleName(self.tr("Code of the key: {code}").format(code=self.code.text()))
        self.words.setAccessibleName(self.tr("In six words: {words}").format(words=self.words.text()))
