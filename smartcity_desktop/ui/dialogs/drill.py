"""The rehearsed drill: cards are typed or scanned, and the program proves that they open the real key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from smartcity_desktop.core.cards import CardKey
from smartcity_desktop.ui.steps.passphrase_pair import unmark_when_typed
from smartcity_desktop.ui.widgets.cards_edit import CardsEdit
from smartcity_desktop.ui.widgets.task_dialog import TaskDialog

if TYPE_CHECKING:
    from smartcity_desktop.services.authority import AuthorityDesk


class DrillDialog(TaskDialog):
    """`succeeded` carries the `CardSet` that was rehearsed; the key itself is forgotten at once."""

    def __init__(self, desk: AuthorityDesk, key: CardKey, who: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._key = desk, key
        self._label, self.who, self.cards = QLabel(), QLineEdit(who), CardsEdit()
        self._label.setBuddy(self.who)
        unmark_when_typed(self.who)
        for widget in (self.cards, self._label, self.who):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self.retranslate()
        self.fit(680, 500)
        self.cards.cards[0].words.setFocus()

    def retranslate(self) -> None:
        """Set every word anew."""
        root = self._key is CardKey.ROOT
        heading = self.tr("Drill with the root cards") if root else self.tr("Drill with the recovery cards")
        self.setWindowTitle(heading)
        self.heading.setText(heading)
        self.sentence.setText(
            self.tr(
                "Open as many envelopes as are needed. The program compares what the cards give with the programme's "
                "real key and keeps nothing of it. Seal the envelopes again afterwards."
            )
        )
        self._label.setText(self.tr("Who &leads the drill"))
        self.primary.setText(self.tr("Check the cards"))

    def submit(self) -> None:
        """Check that there are enough good cards and a name, then prove them."""
        card = self.cards.first_missing()
        if card is not None:
            self.missing(card.words, self.tr("Please type or scan this card; every word has to be right."))
        elif not self.who.text().strip():
            self.missing(self.who, self.tr("Please write who leads the drill."))
        else:
            typed, who = self.cards.texts(), self.who.text().strip()
            self.start(lambda: self._desk.drill(self._key, typed, who))

    def done(self, result: int) -> None:
        """Forget the words, then close."""
        self.cards.forget()
        super().done(result)
