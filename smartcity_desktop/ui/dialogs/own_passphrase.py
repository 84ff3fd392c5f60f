"""Another passphrase for the person signed in at headquarters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFormLayout, QLabel, QWidget

from smartcity_desktop.ui import theme
from smartcity_desktop.ui.steps.passphrase_pair import pair, unmark_when_typed
from smartcity_desktop.ui.widgets.passphrase_edit import PassphraseEdit
from smartcity_desktop.ui.widgets.strength_meter import StrengthMeter
from smartcity_desktop.ui.widgets.task_dialog import TaskDialog

if TYPE_CHECKING:
    from smartcity_desktop.services.staff import StaffDesk


class OwnPassphraseDialog(TaskDialog):
    """`succeeded` carries `None`."""

    def __init__(self, desk: StaffDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.old, self.new, self.again = PassphraseEdit(), PassphraseEdit(), PassphraseEdit()
        self._strength = StrengthMeter()
        self._labels = tuple(QLabel() for _ in range(3))
        form = QFormLayout(horizontalSpacing=theme.L, verticalSpacing=theme.S)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        for label, field in zip(self._labels, (self.old, self.new, self.again), strict=True):
            label.setBuddy(field)
            form.addRow(label, field)
        form.insertRow(2, "", self._strength)
        pair(self.new, self.again, self._strength)
        unmark_when_typed(self.old)
        self.body.addLayout(form)
        self.body.addStretch(1)
        self.retranslate()
        self.fit(620, 400)
        self.old.setFocus()

    def retranslate(self) -> None:
        """Set every word anew."""
        self.setWindowTitle(self.tr("Change my passphrase"))
        self.heading.setText(self.tr("Change the passphrase of {name}").format(name=self._desk.person.name))
        self.sentence.setText(self.tr("Signing keys and data stay as they are."))
        for label, text in zip(
            self._labels,
            (self.tr("&Old passphrase"), self.tr("&New one"), self.tr("Once &more")),
            strict=True,
        ):
            label.setText(text)
        self.primary.setText(self.tr("Change"))

    def submit(self) -> None:
        """Check the fields and change it."""
        if not self.old.text():
            self.missing(self.old, self.tr("Please type the old passphrase."))
        elif not self.new.text():
            self.missing(self.new, self.tr("Please type a new passphrase."))
        elif self._strength.weakness:
            self.missing(self.new, self._strength.weakness)
        elif self.new.text() != self.again.text():
            self.missing(self.again, self.tr("The two passphrases differ. Please type the second one again."))
        else:
            old, new = self.old.text(), self.new.text()
            self.start(lambda: self._desk.change_passphrase(old, new))
