"""Changes the passphrase: the old one, and the new one twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFormLayout, QLabel, QWidget

from smartcity_desktop.ui import theme
from smartcity_desktop.ui.steps.passphrase_pair import pair, unmark_when_typed
from smartcity_desktop.ui.widgets.passphrase_edit import PassphraseEdit
from smartcity_desktop.ui.widgets.strength_meter import StrengthMeter
from smartcity_desktop.ui.widgets.task_dialog import TaskDialog

if TYPE_CHECKING:
    from smartcity_desktop.services.identity import IdentityDesk


class PassphraseDialog(TaskDialog):
    """Until the new one is on the disk the old one holds. `known` are words that others know of the person."""

    def __init__(self, desk: IdentityDesk, known: tuple[str, ...], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.old, self.new, self.again = PassphraseEdit(), PassphraseEdit(), PassphraseEdit()
        self.meter = StrengthMeter()
        self._labels = [QLabel() for _ in range(3)]
        form = QFormLayout(horizontalSpacing=theme.L, verticalSpacing=theme.M)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        for label, edit in zip(self._labels, (self.old, self.new, self.again), strict=True):
            label.setBuddy(edit)
            form.addRow(label, edit)
            if edit is self.new:
                form.addRow("", self.meter)
        self.body.addLayout(form)
        self.body.addStretch(1)
        pair(self.new, self.again, self.meter)
        self.meter.mind(lambda: known)
        unmark_when_typed(self.old)
        self.retranslate()
        self.fit(620, 420)
        self.old.setFocus()

    def retranslate(self) -> None:
        """Set every word anew."""
        self.setWindowTitle(self.tr("Change the passphrase"))
        self.heading.setText(self.tr("Change the passphrase"))
        self.sentence.setText(self.tr("Keys and data stay as they are; only what opens them changes."))
        self.primary.setText(self.tr("Change"))
        words = (
            self.tr("&Old passphrase"),
            self.tr("&New passphrase"),
            self.tr("The new one once &more"),
        )
        for label, word, edit in zip(self._labels, words, (self.old, self.new, self.again), strict=True):
            label.setText(word)
            edit.setAccessibleName(word.replace("&", ""))

    def submit(self) -> None:
        """Check the fields and change it."""
        old, new = self.old.text(), self.new.text()
        if not old:
            self.missing(self.old, self.tr("Please type the old passphrase."))
        elif not new:
            self.missing(self.new, self.tr("Please think of a new passphrase and fill it in."))
        elif self.meter.weakness:
            self.missing(self.new, self.meter.weakness)
        elif new != self.again.text():
            self.missing(self.again, self.tr("The two passphrases differ. Please type the second one again."))
        else:
            self.start(lambda: self._desk.change_passphrase(old, new))
