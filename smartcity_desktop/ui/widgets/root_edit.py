"""Asks for the root key where it is kept off this computer: its cards, or its file with a passphrase."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from smartcity_desktop.ui import choosing, theme
from smartcity_desktop.ui.choosing import Purpose
from smartcity_desktop.ui.texts import Speaking
from smartcity_desktop.ui.widgets.cards_edit import CardsEdit
from smartcity_desktop.ui.widgets.file_name import FileName
from smartcity_desktop.ui.widgets.passphrase_edit import PassphraseEdit

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from smartcity_desktop.services.authority import AuthorityDesk


class RootEdit(Speaking, QWidget):
    """Hidden until `ask` is told that the root key is not here."""

    def __init__(self, desk: AuthorityDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._file: Path | None = None
        self._sentence, self._or = QLabel(wordWrap=True), QLabel(wordWrap=True)
        self.cards = CardsEdit()
        self.choose, self._name, self.passphrase = QPushButton(), FileName(), PassphraseEdit()
        theme.mark(self._sentence, role="strong")
        theme.mark(self._or, role="muted")
        row = QHBoxLayout()
        row.setSpacing(theme.S)
        for widget, stretch in ((self.choose, 0), (self._name, 1)):
            row.addWidget(widget, stretch)
        column = QVBoxLayout(self)
        theme.margins(column, 0, theme.S)
        column.addWidget(self._sentence)
        column.addWidget(self.cards)
        column.addWidget(self._or)
        column.addLayout(row)
        column.addWidget(self.passphrase)
        self.choose.clicked.connect(self._on_choose)
        self.passphrase.hide()
        self.retranslate()
        self.hide()

    def ask(self, offline: bool) -> None:
        """Show the fields if the root key is kept off this computer."""
        self.setVisible(offline)

    def retranslate(self) -> None:
        """Set every word anew."""
        self._sentence.setText(self.tr("The root key is not on this computer. Type or scan the root cards."))
        self._or.setText(self.tr("Or use the root key's file from the safe:"))
        self.choose.setText(self.tr("Choose the &file…"))
        self._name.set_whole(self._file.name if self._file else "")
        self.passphrase.setPlaceholderText(self.tr("Passphrase of that file"))
        self.passphrase.setAccessibleName(self.tr("Passphrase of that file"))

    def missing(self) -> tuple[QWidget, str] | None:
        """What has to be filled in still, with the words for it; `None` when it is enough or not asked for."""
        if self.isHidden():
            return None
        if self._file is not None:
            if self.passphrase.text():
                return None
            return self.passphrase, self.tr("Please type the passphrase of the root key's file.")
        card = self.cards.first_missing()
        return None if card is None else (card.words, self.tr("Please type or scan the root cards."))

    def opening(self) -> Callable[[], bytes | None]:
        """Give what opens the root key on the database thread."""
        if self.isHidden():
            return lambda: None
        file, typed, passphrase = self._file, self.cards.texts(), self.passphrase.text()
        if file is not None:
            return lambda: self._desk.read_root_file(file, passphrase)
        return lambda: self._desk.open_root(typed)

    def _on_choose(self) -> None:
        file = choosing.open_file(self, Purpose.KEYS, self.tr("Choose the root key's file"))
        if file is not None:
            self._file = file
            self.passphrase.show()
            self.passphrase.setFocus()
            self.retranslate()
