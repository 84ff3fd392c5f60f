"""Headquarters' first steps: found the programme's authority, then see its fingerprint."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from smartcity_desktop.core.words import code_words
from smartcity_desktop.ui import background, theme
from smartcity_desktop.ui.forms.ui_authority_step import Ui_AuthorityForm
from smartcity_desktop.ui.steps.passphrase_pair import pair, unmark_when_typed
from smartcity_desktop.ui.steps.step import Step

if TYPE_CHECKING:
    from collections.abc import Callable

    from smartcity_desktop.core.errors import SmartCityError
    from smartcity_desktop.sealing.authority import AuthorityCard

    Found = Callable[[str, str, str], AuthorityCard]


class AuthorityStep(Step):
    """Emits `founded` with the authority's card."""

    founded = Signal(object)

    def __init__(self, found: Found, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ask = found
        self._form_widget = QWidget()
        self.form = Ui_AuthorityForm()
        self.form.setupUi(self._form_widget)  # type: ignore[no-untyped-call]
        self.form.programme.setText("Gerakan Menuju 100 Smart City")
        self.content.addWidget(self._form_widget)
        pair(self.form.passphrase, self.form.again, self.form.strength, (self.form.programme, self.form.name))
        for edit in (self.form.programme, self.form.name):
            unmark_when_typed(edit)
        for edit in (self.form.programme, self.form.name, self.form.passphrase, self.form.again):
            edit.returnPressed.connect(self._on_primary)
        self.primary.clicked.connect(self._on_primary)
        self.retranslate()
        self.setFocusProxy(self.form.name)

    def retranslate(self) -> None:
        """Set every word anew."""
        self.form.retranslateUi(self._form_widget)  # type: ignore[no-untyped-call]
        self.heading.setText(self.tr("The programme's authority"))
        self.sentence.setText(
            self.tr(
                "Headquarters signs editions and enrols assessors with it. Its keys stay on this computer under the "
                "passphrase; nobody can recover it, so write it down and lock it away."
            )
        )
        self.form.passphrase.setAccessibleName(self.tr("Passphrase for publishing"))
        self.form.again.setAccessibleName(self.tr("The passphrase once more"))
        self.back.setText(self.tr("Back"))
        self.primary.setText(self.tr("Found the authority"))

    def _on_primary(self) -> None:
        form = self.form
        if not form.programme.text().strip():
            self.missing(form.programme, self.tr("Please fill in the programme's name."))
        elif not form.name.text().strip():
            self.missing(form.name, self.tr("Please fill in your name."))
        elif not form.passphrase.text():
            self.missing(form.passphrase, self.tr("Please think of a passphrase and fill it in."))
        elif form.strength.weakness:
            self.missing(form.passphrase, form.strength.weakness)
        elif form.passphrase.text() != form.again.text():
            self.missing(form.again, self.tr("The two passphrases differ. Please type the second one again."))
        else:
            self._found(form.programme.text(), form.name.text(), form.passphrase.text())

    def _found(self, programme: str, name: str, passphrase: str) -> None:
        self.busy(True)
        self.banner.clear()
        background.run(
            lambda: self._ask(programme, name, passphrase), self._on_founded, self._on_failed, owner=self
        )

    def _on_founded(self, card: AuthorityCard) -> None:
        self.busy(False)
        self.form.passphrase.clear()
        self.form.again.clear()
        self.founded.emit(card)

    def _on_failed(self, error: SmartCityError) -> None:
        self.busy(False)
        self.banner.show_problem(error)
        self.form.passphrase.setFocus()


class FoundedStep(Step):
    """Shows the fingerprint that assessors compare when they take in their first edition."""

    def __init__(self, card: AuthorityCard, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._card = card
        self.fingerprint = QLabel(card.root_fingerprint, wordWrap=True)
        theme.mark(self.fingerprint, role="fingerprint")
        self.six = QLabel(code_words(card.root_fingerprint), wordWrap=True)
        theme.mark(self.six, role="strong")
        self._caption, self._next = QLabel(), QLabel(wordWrap=True)
        theme.mark(self._caption, role="caption")
        self.copy = QPushButton()
        theme.mark(self.copy, kind="quiet")
        frame = QFrame()
        theme.mark(frame, kind="card")
        row = QHBoxLayout()
        row.addWidget(self.fingerprint, 1)
        row.addWidget(self.copy)
        column = QVBoxLayout(frame)
        theme.margins(column, theme.L, theme.XS)
        column.addWidget(self._caption)
        column.addLayout(row)
        column.addWidget(self.six)
        self.content.addWidget(frame)
        self.content.addWidget(self._next)
        self.back.hide()
        self.copy.clicked.connect(lambda: QApplication.clipboard().setText(card.root_fingerprint))
        self.primary.clicked.connect(self.finished)
        self.retranslate()
        self.setFocusProxy(self.primary)

    def retranslate(self) -> None:
        """Set every word anew."""
        self.heading.setText(self.tr("{programme} is founded").format(programme=self._card.programme))
        self.sentence.setText(
            self.tr("Assessors compare this fingerprint with you when they take in their first edition.")
        )
        self._caption.setText(self.tr("Fingerprint of the programme"))
        self.fingerprint.setAccessibleName(
            self.tr("Fingerprint of the programme: {code}").format(code=self._card.root_fingerprint)
        )
        self.copy.setText(self.tr("Copy"))
        self._next.setText(
            self.tr(
                "Next: print the cards of both keys on the page Keys, then prepare an edition, invite regions, enrol "
                "assessors with their files, and publish it."
            )
        )
        self.primary.setText(self.tr("Go on to headquarters"))
