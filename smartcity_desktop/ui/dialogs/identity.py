"""The identity of who works here: its code, its passphrase, the key ring, other keys."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDialogButtonBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QWidget,
)

from smartcity_desktop.ui import background, choosing, theme
from smartcity_desktop.ui.choosing import Purpose
from smartcity_desktop.ui.dialogs.keys import ImportKeyDialog, NewKeyDialog
from smartcity_desktop.ui.dialogs.passphrase import PassphraseDialog
from smartcity_desktop.ui.widgets.banner import Banner
from smartcity_desktop.ui.widgets.dialog_frame import DialogFrame
from smartcity_desktop.ui.widgets.fingerprint_card import FingerprintCard

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from smartcity_desktop.core.errors import SmartCityError
    from smartcity_desktop.sealing.identity import Cover, IdentityCard
    from smartcity_desktop.services.identity import IdentityDesk


class IdentityDialog(DialogFrame):
    """Everything about the identity in one place; each change acts at once."""

    loaded = Signal()

    def __init__(self, desk: IdentityDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._card: IdentityCard | None = None
        self.banner = Banner()
        self.card = FingerprintCard("0000 0000 0000 0000 0000 0000", self._who)
        self._state = QLabel(wordWrap=True)
        self._label_caption, self.label = QLabel(), QLineEdit(maxLength=80)
        self._label_caption.setBuddy(self.label)
        theme.mark(self._label_caption, role="caption")
        self.remember, self._hint = QCheckBox(), QLabel(wordWrap=True)
        theme.mark(self._hint, role="muted")
        self.passphrase, self.request = QPushButton(), QPushButton()
        self.new_key, self.import_key = QPushButton(), QPushButton()
        buttons = QGridLayout()
        theme.margins(buttons, 0, theme.S)
        for at, button in enumerate((self.passphrase, self.request, self.new_key, self.import_key)):
            buttons.addWidget(button, at // 2, at % 2)
        self.body.addWidget(self.banner)
        self.body.addWidget(self.card)
        self.body.addWidget(self._state)
        self.body.addLayout(buttons)
        for widget in (self.remember, self._hint, self._label_caption, self.label):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self._close = self.buttons.addButton(QDialogButtonBox.StandardButton.Close)
        theme.mark(self._close, kind="primary")
        self.buttons.rejected.connect(self.accept)
        self._connect()
        self.retranslate()
        self.fit(680, 500)
        self._close.setFocus()
        self.reload()

    def retranslate(self) -> None:
        """Set every word anew."""
        self.setWindowTitle(self.tr("Identity and passphrase"))
        self.passphrase.setText(self.tr("Change the passphrase…"))
        self.request.setText(self.tr("Save the enrolment file…"))
        self.new_key.setText(self.tr("New key…"))
        self.import_key.setText(self.tr("Take over a .p12…"))
        self.remember.setText(self.tr("Open the data on this computer without the passphrase"))
        self._label_caption.setText(
            self.tr("How this computer calls you on its first page; anybody can read it")
        )
        self.label.setAccessibleName(self._label_caption.text())
        self._say_state()

    def reload(self) -> None:
        """Show the identity as it is now."""
        desk = self._desk
        background.run(
            lambda: (desk.card(), desk.cover(), desk.can_remember()),
            lambda found: self._show(*found),
            self._on_failed,
            owner=self,
        )

    def write_request(self, folder: Path) -> None:
        """Write the enrolment file of the newest key into a folder."""
        background.run(
            partial(self._desk.write_request, folder), self._on_written, self._on_failed, owner=self
        )

    def _connect(self) -> None:
        self.passphrase.clicked.connect(self._on_passphrase)
        self.request.clicked.connect(self._on_request)
        self.new_key.clicked.connect(self._on_new_key)
        self.import_key.clicked.connect(self._on_import)
        self.remember.clicked.connect(self._on_remember)
        self.label.editingFinished.connect(self._on_label)

    def _who(self) -> str:
        return f"{self._card.name} · {self._card.institution}".strip(" ·") if self._card else ""

    def _show(self, card: IdentityCard, cover: Cover, can_remember: bool) -> None:
        self._card = card
        self.card.show_code(card.fingerprint)
        self.label.setText(cover.label)
        self.remember.setChecked(cover.ring)
        self.remember.setEnabled(can_remember or cover.ring)
        self.new_key.setEnabled(card.certificate_sha256 is not None)
        self._say_state()
        self.loaded.emit()

    def _say_state(self) -> None:
        card = self._card
        if card is None:
            return
        theme.mark(self._state, tone="good" if card.enrolled else "warn")
        said = (
            self.tr("Headquarters knows this key as {id}.").format(id=card.assessor_id)
            if card.enrolled
            else self.tr("Headquarters does not know this key yet: send it the file that you saved for it.")
        )
        if card.provider:
            said += " " + self.tr("It came from {provider}.").format(provider=card.provider)
        self._state.setText(said)
        self._hint.setText(
            self.tr("A key in the system's key ring opens it. Signing still asks for the passphrase.")
            if self.remember.isEnabled()
            else self.tr("This computer has no key ring that could open it.")
        )

    def _on_passphrase(self) -> None:
        known = (self._card.name, self._card.institution) if self._card else ()
        dialog = PassphraseDialog(self._desk, known, self)
        dialog.succeeded.connect(lambda _none: self._say(lambda: self.tr("The passphrase was changed.")))
        dialog.open()

    def _on_request(self) -> None:
        folder = choosing.open_folder(self, Purpose.KEYS, self.tr("Where to save the enrolment file"))
        if folder is not None:
            self.write_request(folder)

    def _on_written(self, path: Path) -> None:
        self._say(lambda: self.tr("Saved: {path}").format(path=path))

    def _on_new_key(self) -> None:
        dialog = NewKeyDialog(self._desk, self)
        dialog.succeeded.connect(self._on_rotated)
        dialog.open()

    def _on_rotated(self, path: Path) -> None:
        self.reload()
        self._say(
            lambda: self.tr("Saved: {path}").format(path=path),
            lambda: self.tr(
                "Send it to headquarters. Until the next edition knows the new key, the old one signs."
            ),
        )

    def _on_import(self) -> None:
        dialog = ImportKeyDialog(self._desk, self)
        dialog.succeeded.connect(self._on_imported)
        dialog.open()

    def _on_imported(self, _card: IdentityCard) -> None:
        self.reload()
        self._say(
            lambda: self.tr("The key lies under your passphrase now."),
            lambda: self.tr(
                "Save the enrolment file and send it to headquarters; the .p12 is not needed here."
            ),
        )

    def _on_remember(self, wanted: bool) -> None:
        work = self._desk.remember if wanted else self._desk.forget
        background.run(work, lambda _none: self.reload(), self._on_failed, owner=self)

    def _on_label(self) -> None:
        label = self.label.text()
        background.run(lambda: self._desk.relabel(label), lambda _none: None, self._on_failed, owner=self)

    def _say(self, words: Callable[[], str], more: Callable[[], str] | None = None) -> None:
        self.banner.say("good", words, more)

    def _on_failed(self, error: SmartCityError) -> None:
        self.banner.show_problem(error)
        if self._card is not None:
            self.remember.setChecked(False)
