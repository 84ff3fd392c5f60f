"""Gives an assessor who forgot the passphrase the keys of their data back, after a telephone call."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from smartcity_desktop.ui import background, choosing, theme
from smartcity_desktop.ui.choosing import Purpose
from smartcity_desktop.ui.steps.passphrase_pair import unmark_when_typed
from smartcity_desktop.ui.widgets.cards_edit import CardsEdit
from smartcity_desktop.ui.widgets.file_name import FileName
from smartcity_desktop.ui.widgets.task_dialog import TaskDialog
from smartcity_desktop.ui.widgets.two_persons import TwoPersonsForm

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from smartcity_desktop.sealing.recovery import RecoveryRequest
    from smartcity_desktop.services.recovery import RecoveryDesk
    from smartcity_desktop.services.staff import StaffDesk


class ReleaseDialog(TaskDialog):
    """`succeeded` carries the `Released`.

    The fingerprint is typed as it is heard and never shown here: what cannot be read off the screen has to be asked
    for.

    Args:
        desk: looks at requests and answers them.
        staff: who is signed in, and who can be the second person.
        folder: where replies were written last.
        parent: window over which it stands.
    """

    def __init__(
        self,
        desk: RecoveryDesk,
        staff: StaffDesk,
        folder: Callable[[], Path | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, danger=True)
        self._desk, self._folder = desk, folder
        self._file: Path | None = None
        self.request: RecoveryRequest | None = None
        self.choose, self._name, self._claimed = QPushButton(), FileName(), QLabel(wordWrap=True)
        self.person, self.heard = QLineEdit(), QLineEdit()
        self.cards, self.agreement = CardsEdit(), TwoPersonsForm(staff)
        for edit in (self.person, self.heard):
            unmark_when_typed(edit)
        row = QHBoxLayout()
        row.setSpacing(theme.S)
        row.addWidget(self.choose)
        row.addWidget(self._name, 1)
        self._labels = (QLabel(), QLabel(), QLabel())
        form = QFormLayout()
        form.setSpacing(theme.S)
        form.addRow(self._labels[0], self._claimed)
        for label, field in zip(self._labels[1:], (self.person, self.heard), strict=True):
            label.setBuddy(field)
            form.addRow(label, field)
        self.body.addLayout(row)
        self.body.addLayout(form)
        self.body.addWidget(self.cards)
        self.body.addWidget(self.agreement)
        self.choose.clicked.connect(self._on_choose)
        self.retranslate()
        self.fit(720, 500)
        self.choose.setFocus()

    def retranslate(self) -> None:
        """Set every word anew."""
        heading = self.tr("Give data keys back")
        self.setWindowTitle(heading)
        self.heading.setText(heading)
        self.sentence.setText(
            self.tr(
                "Somebody forgot the passphrase and sent a recovery request. Call that person on a number you know, "
                "never on one in the message, and have the 24 digits on their screen read out. The signing key is not "
                "given back: they are enrolled anew."
            )
        )
        self.choose.setText(self.tr("Choose the &request…"))
        self._name.set_whole(self._file.name if self._file else self.tr("No file chosen yet"))
        request = self.request
        self._claimed.setText(f"{request.name}, {request.institution}" if request else "–")
        for label, words in zip(
            self._labels,
            (self.tr("It says it is from"), self.tr("&Number of the caller"), self.tr("Digits you &heard")),
            strict=True,
        ):
            label.setText(words)
        self.person.setPlaceholderText(self.tr("such as A-01"))
        self.heard.setPlaceholderText("XXXX XXXX XXXX XXXX XXXX XXXX")
        self.primary.setText(self.tr("Release the keys"))

    def look(self, file: Path) -> None:
        """Read a request and show what it claims."""
        self.banner.clear()
        background.run(
            lambda: self._desk.look(file),
            lambda request: self._on_looked(file, request),
            self._on_failed,
            owner=self,
        )

    def submit(self) -> None:
        """Check what was filled in, ask where the reply goes, and release."""
        card, lacking = self.cards.first_missing(), self.agreement.missing()
        if self._file is None:
            self.missing(self.choose, self.tr("Please choose the recovery request first."))
        elif not self.person.text().strip():
            self.missing(self.person, self.tr("Please write the number of who called, such as A-01."))
        elif not self.heard.text().strip():
            self.missing(self.heard, self.tr("Please type the 24 digits that you heard by telephone."))
        elif card is not None:
            self.missing(card.words, self.tr("Please type or scan the recovery cards."))
        elif lacking is not None:
            self.missing(*lacking)
        else:
            self._release(self._file)

    def _release(self, file: Path) -> None:
        title = self.tr("Where the reply goes")
        folder = choosing.open_folder(self, Purpose.COPIES, title, self._folder())
        if folder is not None:
            cards, heard, person = self.cards.texts(), self.heard.text(), self.person.text()
            secrets = self.agreement.secrets()
            self.start(lambda: self._desk.release(file, cards, heard, person, folder, secrets))

    def _on_choose(self) -> None:
        file = choosing.open_file(
            self, Purpose.KEYS, self.tr("Choose a recovery request"), self.tr("Recovery request (*.json)")
        )
        if file is not None:
            self.look(file)

    def _on_looked(self, file: Path, request: RecoveryRequest) -> None:
        self._file, self.request = file, request
        theme.mark(self.choose, invalid=False)
        self.retranslate()
        self.person.setFocus()

    def done(self, result: int) -> None:
        """Forget what was typed, then close."""
        self.cards.forget()
        for edit in (self.agreement.first, self.agreement.second):
            edit.clear()
        super().done(result)
