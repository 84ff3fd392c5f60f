"""Asks for a folder and the passphrase, then signs and writes: an edition package, or receipts."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QPushButton, QWidget

from smartcity_desktop.ui import choosing, theme
from smartcity_desktop.ui.choosing import Purpose
from smartcity_desktop.ui.widgets.elided import ElidedLabel
from smartcity_desktop.ui.widgets.passphrase_edit import PassphraseEdit
from smartcity_desktop.ui.widgets.task_dialog import TaskDialog
from smartcity_desktop.ui.widgets.two_persons import TwoPersonsForm

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from smartcity_desktop.services.staff import StaffDesk


class HandingOutDialog(TaskDialog):
    """`succeeded` carries what `work` gave.

    Args:
        words: heading, sentence and label of the button, asked again after a change of language.
        work: gets the passphrase (with a desk: the `Secret`s of two persons) and the folder; done on the database
            thread.
        folder: where such things were written last.
        parent: window over which it stands.
        desk: of headquarters, where it takes two persons.
    """

    def __init__(
        self,
        words: Callable[[], tuple[str, str, str]],
        work: Callable[[Any, Path], Any],
        folder: Path | None,
        parent: QWidget | None = None,
        *,
        desk: StaffDesk | None = None,
    ) -> None:
        super().__init__(parent)
        self._words, self._work = words, work
        self.folder = folder
        self._folder_label, self._pass_label = QLabel(), QLabel()
        self._folder_name = ElidedLabel()
        self.people = TwoPersonsForm(desk) if desk else None
        self.choose = QPushButton()
        self.passphrase = self.people.first if self.people else PassphraseEdit()
        self._folder_label.setBuddy(self.choose)
        row = QHBoxLayout()
        row.setSpacing(theme.S)
        row.addWidget(self._folder_name, 1)
        row.addWidget(self.choose)
        form = QFormLayout(horizontalSpacing=theme.L, verticalSpacing=theme.M)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.addRow(self._folder_label, row)
        self.body.addLayout(form)
        if self.people:
            self.body.addWidget(self.people)
        else:
            self._pass_label.setBuddy(self.passphrase)
            form.addRow(self._pass_label, self.passphrase)
        self.body.addStretch(1)
        self.choose.clicked.connect(self._on_choose)
        self.passphrase.textEdited.connect(lambda _text: theme.mark(self.passphrase, invalid=False))
        self.retranslate()
        self.fit(640, 460 if self.people else 330)
        (self.passphrase if folder else self.choose).setFocus()

    def retranslate(self) -> None:
        """Set every word anew."""
        heading, sentence, label = self._words()
        self.setWindowTitle(heading)
        self.heading.setText(heading)
        self.sentence.setText(sentence)
        self.primary.setText(label)
        self._folder_label.setText(self.tr("&Folder or stick"))
        self._pass_label.setText(self.tr("Your &passphrase"))
        self.choose.setText(self.tr("Choose…"))
        self._folder_name.set_whole(str(self.folder) if self.folder else self.tr("No folder chosen yet"))

    def submit(self) -> None:
        """Check the fields and do the work."""
        folder, passphrase, people = self.folder, self.passphrase.text(), self.people
        if folder is None:
            self.missing(self.choose, self.tr("Please choose the folder to write into."))
        elif people is not None:
            gap, secrets = people.missing(), people.secrets()
            if gap is not None:
                self.missing(*gap)
            else:
                self.start(lambda: self._work(secrets, folder))
        elif not passphrase:
            self.missing(self.passphrase, self.tr("Please type your passphrase."))
        else:
            self.start(lambda: self._work(passphrase, folder))

    def take_folder(self, folder: Path) -> None:
        """Take a folder to write into."""
        self.folder = folder
        theme.mark(self.choose, invalid=False)
        self.retranslate()
        self.passphrase.setFocus()

    def _on_choose(self) -> None:
        title = self.tr("Choose a folder or stick")
        folder = choosing.open_folder(self, Purpose.COPIES, title, self.folder)
        if folder is not None:
            self.take_folder(folder)
