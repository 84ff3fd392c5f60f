"""Identity: who signs on this laptop, and the passphrase that guards the key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from smartcity_desktop.ui import background, theme
from smartcity_desktop.ui.forms.ui_identity_step import Ui_IdentityForm
from smartcity_desktop.ui.steps.passphrase_pair import pair, unmark_when_typed
from smartcity_desktop.ui.steps.step import Step

if TYPE_CHECKING:
    from smartcity_desktop.core.errors import SmartCityError
    from smartcity_desktop.sealing.store_keys import StoreKeys
    from smartcity_desktop.services.gate import AssessorGate


class IdentityStep(Step):
    """Emits `made` with the keys of the new store."""

    made = Signal(object)

    def __init__(self, gate: AssessorGate, *, labelled: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._gate = gate
        form = QWidget()
        self.form = Ui_IdentityForm()
        self.form.setupUi(form)  # type: ignore[no-untyped-call]
        self.content.addWidget(form)
        self.label, self._label_caption = QLineEdit(maxLength=80), QLabel(wordWrap=True)
        theme.mark(self._label_caption, role="caption")
        self._label_caption.setBuddy(self.label)
        for widget in (self._label_caption, self.label):
            widget.setVisible(labelled)
            self.content.addWidget(widget)
        pair(
            self.form.passphrase, self.form.again, self.form.strength, (self.form.name, self.form.institution)
        )
        for edit in (self.form.name, self.form.institution):
            unmark_when_typed(edit)
        fields = (self.form.name, self.form.institution, self.form.passphrase, self.form.again, self.label)
        for edit in fields:
            edit.returnPressed.connect(self._on_primary)
        self._form_widget = form
        self.primary.clicked.connect(self._on_primary)
        self.retranslate()
        self.setFocusProxy(self.form.name)

    def retranslate(self) -> None:
        """Set every word anew."""
        self.form.retranslateUi(self._form_widget)  # type: ignore[no-untyped-call]
        self.heading.setText(self.tr("Your identity on this laptop"))
        self.sentence.setText(
            self.tr(
                "It signs your assessments. The key stays on this laptop and opens only with your passphrase. "
                "Forgotten, headquarters gives your drafts back, but never the key."
            )
        )
        self.form.passphrase.setAccessibleName(self.tr("Passphrase for signing"))
        self.form.again.setAccessibleName(self.tr("The passphrase once more"))
        caption = self.tr("How this computer calls you on its first page; anybody can read it")
        self._label_caption.setText(caption)
        self.label.setAccessibleName(caption)
        self.back.setText(self.tr("Back"))
        self.primary.setText(self.tr("Make my identity"))

    def _on_primary(self) -> None:
        form = self.form
        if not form.name.text().strip():
            self.missing(form.name, self.tr("Please fill in your name."))
        elif not form.institution.text().strip():
            self.missing(form.institution, self.tr("Please fill in your institution."))
        elif not form.passphrase.text():
            self.missing(form.passphrase, self.tr("Please think of a passphrase and fill it in."))
        elif form.strength.weakness:
            self.missing(form.passphrase, form.strength.weakness)
        elif form.passphrase.text() != form.again.text():
            self.missing(form.again, self.tr("The two passphrases differ. Please type the second one again."))
        else:
            self._make(form.name.text(), form.institution.text(), form.passphrase.text())

    def _make(self, name: str, institution: str, passphrase: str) -> None:
        self.busy(True)
        self.banner.clear()
        label = self.label.text()
        background.run(
            lambda: self._gate.create(name, institution, passphrase, label),
            self._on_made,
            self._on_failed,
            owner=self,
        )

    def _on_made(self, keys: StoreKeys) -> None:
        self.busy(False)
        self.form.passphrase.clear()
        self.form.again.clear()
        self.made.emit(keys)

    def _on_failed(self, error: SmartCityError) -> None:
        self.busy(False)
        self.banner.show_problem(error)
        self.form.passphrase.setFocus()
