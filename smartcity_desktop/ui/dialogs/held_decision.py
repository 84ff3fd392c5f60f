"""Releases or refuses a package that is held: a reason, and the signature of whoever decides."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFormLayout, QLabel, QWidget

from smartcity_desktop.ui import theme
from smartcity_desktop.ui.widgets.note_edit import NoteEdit
from smartcity_desktop.ui.widgets.passphrase_edit import PassphraseEdit
from smartcity_desktop.ui.widgets.task_dialog import TaskDialog

if TYPE_CHECKING:
    from collections.abc import Callable


class HeldDecisionDialog(TaskDialog):
    """`succeeded` carries what `work` gave.

    Args:
        release: take it in; else refuse it.
        about: which package, in a line.
        who: the person signed in, who signs.
        work: gets the reason and the passphrase; done on the database thread.
        parent: window over which it stands.
    """

    def __init__(
        self,
        *,
        release: bool,
        about: Callable[[], str],
        who: str,
        work: Callable[[str, str], Any],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, danger=not release)
        self._release, self._about, self._who, self._work = release, about, who, work
        self._package, self._reason_label, self._pass_label = QLabel(wordWrap=True), QLabel(), QLabel()
        theme.mark(self._package, role="strong")
        self.reason, self.passphrase = NoteEdit(), PassphraseEdit()
        self._reason_label.setBuddy(self.reason)
        self._pass_label.setBuddy(self.passphrase)
        form = QFormLayout(horizontalSpacing=theme.L, verticalSpacing=theme.S)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.addRow(self._pass_label, self.passphrase)
        self.body.addWidget(self._package)
        self.body.addWidget(self._reason_label)
        self.body.addWidget(self.reason, 1)
        self.body.addLayout(form)
        self.reason.textChanged.connect(lambda: theme.mark(self.reason, invalid=False))
        self.passphrase.textEdited.connect(lambda _text: theme.mark(self.passphrase, invalid=False))
        self.retranslate()
        self.fit(620, 420)
        self.reason.setFocus()

    def retranslate(self) -> None:
        """Set every word anew."""
        if self._release:
            heading, label = self.tr("Release a held package"), self.tr("Sign and release")
            sentence = self.tr(
                "It is verified once more and taken in. Only what it was held for is passed over; "
                "your reason and signature are kept in headquarters' log."
            )
        else:
            heading, label = self.tr("Refuse a held package"), self.tr("Sign and refuse")
            sentence = self.tr(
                "It is not taken in. Its file stays here, and so do your reason and signature "
                "in headquarters' log."
            )
        self.setWindowTitle(heading)
        self.heading.setText(heading)
        self.sentence.setText(sentence)
        self.primary.setText(label)
        self._package.setText(self._about())
        self._reason_label.setText(self.tr("&Reason"))
        self._pass_label.setText(self.tr("&Passphrase of {name}").format(name=self._who))

    def submit(self) -> None:
        """Check the fields and do the work."""
        reason, passphrase = self.reason.toPlainText().strip(), self.passphrase.text()
        if not reason:
            self.missing(self.reason, self.tr("Please write the reason; it is signed and kept."))
        elif not passphrase:
            self.missing(self.passphrase, self.tr("Please type your passphrase."))
        else:
            self.start(lambda: self._work(reason, passphrase))
