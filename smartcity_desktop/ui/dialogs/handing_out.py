"""Asks for a folder and the passphrase, then signs and writes: an edition package, or receipts."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFileDialog, QFormLayout, QHBoxLayout, QLabel, QPushButton, QWidget

from smartcity_desktop.ui import theme
from smartcity_desktop.ui.widgets.elided import ElidedLabel
from smartcity_desktop.ui.widgets.passphrase_edit import PassphraseEdit
from smartcity_desktop.ui.widgets.task_dialog import TaskDialog

if TYPE_CHECKING:
    from collections.abc import Callable


class HandingOutDialog(TaskDialog):
    """`succeeded` carries what `work` gave.

    Args:
        words: heading, sentence and label of the button, asked again after a change of language.
        work: gets the passphrase and the folder; done on the database thread.
        folder: where such things were written last.
        parent: window over which it stands.
    """

    def __init__(
        self,
        words: Callable[[], tuple[str, str, str]],
        work: Callable[[str, Path], Any],
        folder: Path | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._words, self._work = words, work
        self.folder = folder
        self._folder_label, self._pass_label = QLabel(), QLabel()
        self._folder_name = ElidedLabel()
        self.choose, self.passphrase = QPushButton(), PassphraseEdit()
        self._folder_label.setBuddy(self.choose)
        self._pass_label.setBuddy(self.passphrase)
        row = QHBoxLayout()
        row.setSpacing(theme.S)
        row.addWidget(self._folder_name, 1)
        row.addWidget(self.choose)
        form = QFormLayout(horizontalSpacing=theme.L, verticalSpacing=theme.M)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.addRow(self._folder_label, row)
        form.addRow(self._pass_label, self.passphrase)
        self.body.addLayout(form)
        self.body.addStretch(1)
        self.choose.clicked.connect(self._on_choose)
        self.passphrase.textEdited.connect(lambda _text: theme.mark(self.passphrase, invalid=False))
        self.retranslate()
        self.fit(620, 330)
        (self.passphrase if folder else self.choose).setFocus()

    def retranslate(self) -> None:
        """Set every word anew."""
        heading, sentence, label = self._words()
        self.setWindowTitle(heading)
        self.heading.setText(heading)
        self.sentence.setText(sentence)
        self.primary.setText(label)
        self._folder_label.setText(self.tr("&Folder or stick"))
        self._pass_label.setText(self.tr("&Passphrase for publishing"))
        self.choose.setText(self.tr("Choose…"))
        self._folder_name.set_whole(str(self.folder) if self.folder else self.tr("No folder chosen yet"))

    def submit(self) -> None:
        """Check the fields and do the work."""
        folder, passphrase = self.folder, self.passphrase.text()
        if folder is None:
            self.missing(self.choose, self.tr("Please choose the folder to write into."))
        elif not passphrase:
            self.missing(self.passphrase, self.tr("Please type the passphrase for publishing."))
        else:
            self.start(lambda: self._work(passphrase, folder))

    def take_folder(self, folder: Path) -> None:
        """Take a folder to write into."""
        self.folder = folder
        theme.mark(self.choose, invalid=False)
        self.retranslate()
        self.passphrase.setFocus()

    def _on_choose(self) -> None:
        start = str(self.folder) if self.folder else ""
        folder = QFileDialog.getExistingDirectory(self, self.tr("Choose a folder or stick"), start)
        if folder:
            self.take_folder(Path(folder))
