"""Several assessors on one computer: which of them is it?"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from smartcity_desktop.ui.steps.step import Step
from smartcity_desktop.ui.widgets.choice_card import ChoiceCard

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from smartcity_desktop.app import Person


class PersonStep(Step):
    """Emits `person_chosen` with the name of a folder, or `new_person`. Names are encrypted: labels tell people apart."""

    person_chosen = Signal(object)
    new_person = Signal()

    def __init__(self, people: Sequence[Person], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.cards = []
        for number, person in enumerate(people, start=1):
            card = ChoiceCard(
                "user",
                partial(self._called, person, number),
                partial(self._key_of, person),
            )
            card.clicked.connect(partial(self.person_chosen.emit, person.profile))
            self.content.addWidget(card)
            self.cards.append(card)
        self.new = ChoiceCard(
            "user-plus",
            lambda: self.tr("Somebody new"),
            lambda: self.tr("With a key, a passphrase and data of their own; nobody reads the others'."),
        )
        self.new.clicked.connect(self.new_person)
        self.content.addWidget(self.new)
        self.primary.hide()
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word anew."""
        self.heading.setText(self.tr("Who is it?"))
        self.sentence.setText(self.tr("Each person on this computer has their own encrypted data."))
        self.back.setText(self.tr("Back"))

    def _called(self, person: Person, number: int) -> str:
        return person.label or self.tr("Assessor {n}").format(n=number)

    def _key_of(self, person: Person) -> str:
        if not person.fingerprint:
            return self.tr("The file with the key is damaged.")
        return self.tr("Code of the first key: {code}").format(code=person.fingerprint)
