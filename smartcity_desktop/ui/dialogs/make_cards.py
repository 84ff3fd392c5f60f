"""Puts a key on paper cards: how many, how many of them are needed, and the passphrase."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QFormLayout, QLabel, QSpinBox, QWidget

from smartcity_desktop.core.cards import MOST_CARDS, CardKey
from smartcity_desktop.ui import theme
from smartcity_desktop.ui.steps.passphrase_pair import unmark_when_typed
from smartcity_desktop.ui.widgets.calm import calm
from smartcity_desktop.ui.widgets.cards_edit import CardsEdit
from smartcity_desktop.ui.widgets.passphrase_edit import PassphraseEdit
from smartcity_desktop.ui.widgets.task_dialog import TaskDialog

if TYPE_CHECKING:
    from smartcity_desktop.services.authority import AuthorityDesk


class MakeCardsDialog(TaskDialog):
    """`succeeded` carries the cards.

    Args:
        desk: makes them.
        key: which key.
        replaces: there are cards of this key already.
        offline: the root key is kept off this computer, so its cards in force are needed.
        parent: window over which it stands.
    """

    def __init__(
        self,
        desk: AuthorityDesk,
        key: CardKey,
        *,
        replaces: bool,
        offline: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._key, self._replaces, self._offline = desk, key, replaces, offline
        self.count, self.needed = QSpinBox(), QSpinBox()
        for box, value in ((self.count, 3), (self.needed, 2)):
            box.setRange(2, MOST_CARDS)
            box.setValue(value)
            calm(box)
        self.same, self.old, self.passphrase = QCheckBox(), CardsEdit(), PassphraseEdit()
        unmark_when_typed(self.passphrase)
        self._labels = (QLabel(), QLabel(), QLabel())
        form = QFormLayout()
        form.setSpacing(theme.S)
        for label, field in zip(self._labels, (self.count, self.needed, self.passphrase), strict=True):
            label.setBuddy(field)
            form.addRow(label, field)
        self.body.addLayout(form)
        self.body.addWidget(self.same)
        self.body.addWidget(self.old)
        self.body.addStretch(1)
        self.same.setVisible(replaces and key is CardKey.RECOVERY)
        self.same.toggled.connect(self.old.setVisible)
        self.old.setVisible(key is CardKey.ROOT and offline)
        self.retranslate()
        self.fit(640, 460)
        self.passphrase.setFocus()

    def retranslate(self) -> None:
        """Set every word anew."""
        root = self._key is CardKey.ROOT
        heading = self.tr("Root key: new cards") if root else self.tr("Recovery key: new cards")
        self.setWindowTitle(heading)
        self.heading.setText(heading)
        if root and self._offline:
            sentence = self.tr(
                "The root key is not on this computer: type or scan the cards in force. Destroy them after the drill "
                "with the new ones."
            )
        elif root and self._replaces:
            sentence = self.tr(
                "Each card goes to another person and another place. Cards of an earlier set still open the key: "
                "destroy them after the drill with the new ones."
            )
        elif root:
            sentence = self.tr(
                "Each card goes to another person and another place. Hold a drill with them before the root key is "
                "taken off this computer."
            )
        elif self._replaces:
            sentence = self.tr(
                "A new recovery key is made; the next edition tells it to the laptops. Keep the old cards: only they "
                "open what was encrypted until then. To make more cards of the same key, have the old ones at hand."
            )
        else:
            sentence = self.tr(
                "The recovery key is kept nowhere but on these cards. Publish the edition afterwards, so that the "
                "laptops know it."
            )
        self.sentence.setText(sentence)
        for label, words in zip(
            self._labels,
            (
                self.tr("&Cards to make"),
                self.tr("Cards &needed to open the key"),
                self.tr("Your &passphrase"),
            ),
            strict=True,
        ):
            label.setText(words)
        self.same.setText(self.tr("Put the &same key on new cards (the old cards are here)"))
        self.primary.setText(self.tr("Make the cards"))

    def submit(self) -> None:
        """Check what was filled in and make the cards."""
        lacking = None if self.old.isHidden() else self.old.first_missing()
        if self.needed.value() > self.count.value():
            self.missing(self.needed, self.tr("More cards cannot be needed than are made."))
        elif not self.passphrase.text():
            self.missing(self.passphrase, self.tr("Please type your passphrase."))
        elif lacking is not None:
            self.missing(lacking.words, self.tr("Please type or scan the cards in force."))
        else:
            theme.mark(self.needed, invalid=False)
            passphrase, threshold, count = self.passphrase.text(), self.needed.value(), self.count.value()
            old = () if self.old.isHidden() else self.old.texts()
            self.start(
                lambda: self._desk.make_cards(
                    self._key, passphrase, threshold=threshold, count=count, old=old
                )
            )

    def done(self, result: int) -> None:
        """Forget what was typed, then close."""
        self.passphrase.clear()
        self.old.forget()
        super().done(result)
