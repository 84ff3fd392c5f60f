"""Other keys for an identity: a new one that the old one vouches for, or one out of a provider's `.p12`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QPushButton, QWidget

from smartcity_desktop.ui import choosing, theme
from smartcity_desktop.ui.choosing import Purpose
from smartcity_desktop.ui.steps.passphrase_pair import unmark_when_typed
from smartcity_desktop.ui.widgets.elided import ElidedLabel
from smartcity_desktop.ui.widgets.passphrase_edit import PassphraseEdit
from smartcity_desktop.ui.widgets.task_dialog import TaskDialog

if TYPE_CHECKING:
    from pathlib import Path

    from smartcity_desktop.services.identity import IdentityDesk


class _PlaceDialog(TaskDialog):
    """A folder or file, and the passphrase below it."""

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.place: Path | None = None
        self._place_label, self._pass_label = QLabel(), QLabel()
        self._place_name, self.choose = ElidedLabel(), QPushButton()
        self.passphrase = PassphraseEdit()
        self._place_label.setBuddy(self.choose)
        self._pass_label.setBuddy(self.passphrase)
        row = QHBoxLayout()
        row.setSpacing(theme.S)
        row.addWidget(self._place_name, 1)
        row.addWidget(self.choose)
        self.form = QFormLayout(horizontalSpacing=theme.L, verticalSpacing=theme.M)
        self.form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self.form.addRow(self._place_label, row)
        self.form.addRow(self._pass_label, self.passphrase)
        self.body.addLayout(self.form)
        self.body.addStretch(1)
        unmark_when_typed(self.passphrase)
        self.choose.clicked.connect(self._on_choose)
        self.choose.setFocus()

    def take(self, place: Path) -> None:
        """Take a folder or file."""
        self.place = place
        self._place_name.setText(str(place))
        theme.mark(self.choose, invalid=False)

    def retranslate(self) -> None:
        """Set the words that both have."""
        self.choose.setText(self.tr("Choose…"))
        self._place_name.setText(str(self.place) if self.place else self.tr("Nothing chosen yet"))
        self._pass_label.setText(self.tr("&Passphrase of this program"))
        self.passphrase.setAccessibleName(self.tr("Passphrase of this program"))

    def _on_choose(self) -> None:
        raise AssertionError(f"{type(self).__name__} chooses nothing")


class NewKeyDialog(_PlaceDialog):
    """`succeeded` carries the path of the file for headquarters."""

    def __init__(self, desk: IdentityDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.retranslate()
        self.fit(640, 360)

    def retranslate(self) -> None:
        """Set every word anew."""
        super().retranslate()
        self.setWindowTitle(self.tr("New key"))
        self.heading.setText(self.tr("A new key for your signature"))
        self.sentence.setText(
            self.tr(
                "Make one when somebody else may have seen your passphrase, or when your certificate ends. The old "
                "key signs the request, so headquarters enrols the new one without a telephone call."
            )
        )
        self._place_label.setText(self.tr("&Folder or stick"))
        self.primary.setText(self.tr("Make the key"))

    def submit(self) -> None:
        """Check the fields and make the key."""
        place, secret = self.place, self.passphrase.text()
        if place is None:
            self.missing(self.choose, self.tr("Please choose where the file for headquarters goes."))
        elif not secret:
            self.missing(self.passphrase, self.tr("Please type your passphrase."))
        else:
            self.start(lambda: self._desk.rotate(secret, place))

    def _on_choose(self) -> None:
        folder = choosing.open_folder(self, Purpose.KEYS, self.tr("Where to save the file"))
        if folder is not None:
            self.take(folder)


class ImportKeyDialog(_PlaceDialog):
    """`succeeded` carries the card of the identity with the key in it."""

    def __init__(self, desk: IdentityDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._file_label, self.password = QLabel(), PassphraseEdit()
        self._file_label.setBuddy(self.password)
        self.form.insertRow(1, self._file_label, self.password)
        unmark_when_typed(self.password)
        QWidget.setTabOrder(self.choose, self.password)
        QWidget.setTabOrder(self.password, self.passphrase)
        self.retranslate()
        self.fit(640, 400)

    def retranslate(self) -> None:
        """Set every word anew."""
        super().retranslate()
        self.setWindowTitle(self.tr("Take over a .p12"))
        self.heading.setText(self.tr("Take over a key from a certificate provider"))
        self.sentence.setText(
            self.tr(
                "The key is wrapped under your passphrase at once. The file's own password is used once and kept "
                "nowhere; put the file away safely afterwards."
            )
        )
        self._place_label.setText(self.tr("&File (.p12, .pfx)"))
        self._file_label.setText(self.tr("Pass&word of the file"))
        self.password.setAccessibleName(self.tr("Password of the file"))
        self.primary.setText(self.tr("Take over"))

    def submit(self) -> None:
        """Check the fields and take the key over."""
        place, password, secret = self.place, self.password.text(), self.passphrase.text()
        if place is None:
            self.missing(self.choose, self.tr("Please choose the file."))
        elif not secret:
            self.missing(self.passphrase, self.tr("Please type your passphrase."))
        else:
            self.start(lambda: self._desk.import_p12(place, password, secret))

    def _on_choose(self) -> None:
        file = choosing.open_file(
            self, Purpose.KEYS, self.tr("The file from your provider"), "PKCS #12 (*.p12 *.pfx)"
        )
        if file is not None:
            self.take(file)
