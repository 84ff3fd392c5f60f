"""A forgotten passphrase: ask headquarters for the keys of the data, then put the answer to use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QLineEdit, QWidget

from smartcity_desktop.ui import background, choosing, theme
from smartcity_desktop.ui.choosing import Purpose
from smartcity_desktop.ui.steps.passphrase_pair import pair, unmark_when_typed
from smartcity_desktop.ui.steps.step import Step
from smartcity_desktop.ui.widgets.fingerprint_card import FingerprintCard
from smartcity_desktop.ui.widgets.passphrase_edit import PassphraseEdit
from smartcity_desktop.ui.widgets.strength_meter import StrengthMeter

if TYPE_CHECKING:
    from pathlib import Path

    from smartcity_desktop.core.errors import SmartCityError
    from smartcity_desktop.sealing.store_keys import StoreKeys
    from smartcity_desktop.services.gate import AssessorGate


class AskRecoveryStep(Step):
    """Emits `asked` with the path of the request once it is written."""

    asked = Signal(object)

    def __init__(self, gate: AssessorGate, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gate = gate
        self.name, self.institution = QLineEdit(maxLength=64), QLineEdit(maxLength=64)
        self.passphrase, self.again, self.meter = PassphraseEdit(), PassphraseEdit(), StrengthMeter()
        self._labels = [QLabel() for _ in range(4)]
        form = QFormLayout(horizontalSpacing=theme.L, verticalSpacing=theme.M)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        for label, edit in zip(self._labels, self._edits(), strict=True):
            label.setBuddy(edit)
            form.addRow(label, edit)
            edit.returnPressed.connect(self._on_primary)
            if edit is self.passphrase:
                form.addRow("", self.meter)
        self.content.addLayout(form)
        pair(self.passphrase, self.again, self.meter, (self.name, self.institution))
        for edit in (self.name, self.institution):
            unmark_when_typed(edit)
        self.primary.clicked.connect(self._on_primary)
        self.retranslate()
        self.setFocusProxy(self.name)

    def retranslate(self) -> None:
        """Set every word anew."""
        self.heading.setText(self.tr("Forgotten passphrase"))
        self.sentence.setText(
            self.tr(
                "Headquarters can give your drafts and evidence back to you; the signing key is gone, and a new one "
                "is enrolled. Think of a new passphrase, save the request and send it to headquarters."
            )
        )
        words = (
            self.tr("Your &name, as on the assignment letter"),
            self.tr("Your &institution"),
            self.tr("&New passphrase"),
            self.tr("The passphrase once &more"),
        )
        for label, word, edit in zip(self._labels, words, self._edits(), strict=True):
            label.setText(word)
            edit.setAccessibleName(word.replace("&", ""))
        self.back.setText(self.tr("Back"))
        self.primary.setText(self.tr("Save the request…"))

    def write_to(self, folder: Path) -> None:
        """Make the fresh key and write the request into a folder."""
        name, institution, secret = self.name.text(), self.institution.text(), self.passphrase.text()
        self.busy(True)
        self.banner.clear()
        background.run(
            lambda: self._gate.ask_recovery(name, institution, secret, folder),
            self._on_asked,
            self._on_failed,
            owner=self,
        )

    def _edits(self) -> tuple[QLineEdit, ...]:
        return self.name, self.institution, self.passphrase, self.again

    def _on_primary(self) -> None:
        if not self.name.text().strip():
            self.missing(self.name, self.tr("Please fill in your name."))
        elif not self.institution.text().strip():
            self.missing(self.institution, self.tr("Please fill in your institution."))
        elif not self.passphrase.text():
            self.missing(self.passphrase, self.tr("Please think of a new passphrase and fill it in."))
        elif self.meter.weakness:
            self.missing(self.passphrase, self.meter.weakness)
        elif self.passphrase.text() != self.again.text():
            self.missing(self.again, self.tr("The two passphrases differ. Please type the second one again."))
        else:
            folder = choosing.open_folder(self, Purpose.KEYS, self.tr("Where to save the request"))
            if folder is not None:
                self.write_to(folder)

    def _on_asked(self, path: Path) -> None:
        self.busy(False)
        self.passphrase.clear()
        self.again.clear()
        self.asked.emit(path)

    def _on_failed(self, error: SmartCityError) -> None:
        self.busy(False)
        self.banner.show_problem(error)


class FinishRecoveryStep(Step):
    """Shows the code to read out, takes headquarters' answer; emits `unlocked` with the keys of the store."""

    unlocked = Signal(object)
    again_wanted = Signal()

    def __init__(
        self, gate: AssessorGate, code: str, saved: Path | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._gate = gate
        self.card = FingerprintCard(code, lambda: "")
        self._steps, self._caption = QLabel(wordWrap=True), QLabel()
        self.passphrase = PassphraseEdit()
        theme.mark(self._caption, role="caption")
        self._caption.setBuddy(self.passphrase)
        row = QHBoxLayout()
        row.setSpacing(theme.M)
        row.addWidget(self._caption)
        row.addWidget(self.passphrase, 1)
        self.content.addWidget(self.card)
        self.content.addWidget(self._steps)
        self.content.addLayout(row)
        self.second.show()
        unmark_when_typed(self.passphrase)
        self.second.clicked.connect(self.again_wanted)
        self.primary.clicked.connect(self._on_primary)
        self.passphrase.returnPressed.connect(self._on_primary)
        self.retranslate()
        self.setFocusProxy(self.passphrase)
        if saved is not None:
            self.banner.say("good", lambda: self.tr("Saved: {path}").format(path=saved))

    def retranslate(self) -> None:
        """Set every word anew."""
        self.heading.setText(self.tr("Waiting for headquarters"))
        self.sentence.setText(
            self.tr(
                "Until the answer is here everything stays as it is, and the old passphrase still opens it."
            )
        )
        self._steps.setText(
            self.tr(
                "1.  Send the request to headquarters, by e-mail or on a stick.\n"
                "2.  They call you on a number they know; read the code above to them.\n"
                "3.  Open the file that they send back, with your new passphrase."
            )
        )
        self._caption.setText(self.tr("New passphrase"))
        self.passphrase.setAccessibleName(self.tr("New passphrase"))
        self.back.setText(self.tr("Back"))
        self.second.setText(self.tr("Ask again…"))
        self.primary.setText(self.tr("Open the answer…"))

    def take(self, reply: Path) -> None:
        """Open the data with headquarters' answer."""
        secret = self.passphrase.text()
        self.busy(True)
        self.banner.clear()
        background.run(
            lambda: self._gate.recover(reply, secret), self._on_recovered, self._on_failed, owner=self
        )

    def _on_primary(self) -> None:
        if not self.passphrase.text():
            self.missing(self.passphrase, self.tr("Please type your new passphrase first."))
            return
        file = choosing.open_file(
            self,
            Purpose.KEYS,
            self.tr("The answer from headquarters"),
            self.tr("Answers (*.age);;All files (*)"),
        )
        if file is not None:
            self.take(file)

    def _on_recovered(self, keys: StoreKeys) -> None:
        self.busy(False)
        self.passphrase.clear()
        self.unlocked.emit(keys)

    def _on_failed(self, error: SmartCityError) -> None:
        self.busy(False)
        self.banner.show_problem(error)
        self.passphrase.setFocus()
