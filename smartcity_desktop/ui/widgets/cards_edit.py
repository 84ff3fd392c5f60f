"""Fields for the words of paper cards: each is read as it is typed or scanned, and says at once what is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from smartcity_desktop.core.errors import IdentityProblem
from smartcity_desktop.ui import texts, theme
from smartcity_desktop.ui.texts import Speaking
from smartcity_desktop.ui.widgets.note_edit import NoteEdit

if TYPE_CHECKING:
    from smartcity_desktop.sealing.cards import ReadCard

_FIRST = 2  # no key is on fewer cards


class CardEdit(Speaking, QWidget):
    """One card; `read` says that its state changed. A scanner types its QR code like a keyboard."""

    read = Signal()

    def __init__(self, at: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._at = at
        self.card: ReadCard | None = None
        self._problem: IdentityProblem | None = None
        self._label, self.words, self.state = QLabel(), NoteEdit(), QLabel(wordWrap=True)
        self._label.setBuddy(self.words)
        theme.mark(self._label, role="strong")
        theme.mark(self.state, role="caption")
        column = QVBoxLayout(self)
        theme.margins(column, 0, theme.XS)
        for widget in (self._label, self.words, self.state):
            column.addWidget(widget)
        self.words.textChanged.connect(self._on_typed)
        self.retranslate()

    @property
    def text(self) -> str:
        """What was typed."""
        return self.words.toPlainText().strip()

    def forget(self) -> None:
        """Empty the field; the words are a part of a key."""
        self.words.clear()

    def retranslate(self) -> None:
        """Set every word anew."""
        self._label.setText(self.tr("Card {n}").format(n=self._at))
        self.words.setPlaceholderText(self.tr("Type the 33 words in their order, or scan the code"))
        count = len(self.text.split())
        if self.card is not None:
            words, tone = (
                self.tr("Card number {number} of set {code}: every word is right.").format(
                    number=self.card.number, code=self.card.set_code
                ),
                "good",
            )
        elif self._problem is not None:
            words, tone = texts.say(self._problem.happened), "bad"
        else:
            words, tone = (self.tr("%n word(s) so far", "", count) if count else ""), "muted"
        self.state.setText(words)
        theme.mark(self.state, tone=tone)

    def _on_typed(self) -> None:
        from smartcity_desktop.core.cards import CODE_BEGINS, WORDS
        from smartcity_desktop.sealing.cards import read_card

        theme.mark(self.words, invalid=False)
        self.card, self._problem = None, None
        typed = self.text
        # While somebody is at it, a word that is not finished yet is no mistake.
        words = [word for word in typed.split() if not word.rstrip(".,:;").isdigit()]
        about = 3 if typed.upper().startswith(CODE_BEGINS) else 0
        if len(words) >= WORDS + about:
            try:
                self.card = read_card(typed, self._at)
            except IdentityProblem as problem:
                self._problem = problem
        self.retranslate()
        self.read.emit()


class CardsEdit(Speaking, QWidget):
    """As many fields as the key needs: two at first, more when the first card says so."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        theme.margins(self._column, 0, theme.S)
        self.cards: list[CardEdit] = []
        self._grow(_FIRST)

    def texts(self) -> tuple[str, ...]:
        """What was typed, card by card; empty fields are left out."""
        return tuple(card.text for card in self.cards if card.text)

    def first_missing(self) -> CardEdit | None:
        """The first field that holds no good card yet, or `None` when there are enough."""
        good = [card for card in self.cards if card.card is not None]
        needed = max((card.card.threshold for card in good if card.card), default=_FIRST)
        if len(good) >= needed:
            return None
        return next(card for card in self.cards if card.card is None)

    def forget(self) -> None:
        """Empty all fields."""
        for card in self.cards:
            card.forget()

    def retranslate(self) -> None:
        """The fields set their own words."""

    def _grow(self, count: int) -> None:
        while len(self.cards) < count:
            card = CardEdit(len(self.cards) + 1)
            card.read.connect(self._on_read)
            self.cards.append(card)
            self._column.addWidget(card)

    def _on_read(self) -> None:
        self._grow(max((card.card.threshold for card in self.cards if card.card), default=_FIRST))
