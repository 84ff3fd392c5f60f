"""Every passphrase of headquarters is lost: its paper cards let a new administrator in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QCheckBox, QFormLayout, QLabel, QLineEdit, QWidget

from smartcity_desktop.ui import theme
from smartcity_desktop.ui.steps.passphrase_pair import pair, unmark_when_typed
from smartcity_desktop.ui.widgets.cards_edit import CardsEdit
from smartcity_desktop.ui.widgets.passphrase_edit import PassphraseEdit
from smartcity_desktop.ui.widgets.strength_meter import StrengthMeter
from smartcity_desktop.ui.widgets.task_dialog import TaskDialog

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from smartcity_desktop.services.reopening import Reopened

    Reopen = Callable[[str, str, Sequence[str], Sequence[str]], Reopened]


class ReopenDialog(TaskDialog):
    """`succeeded` carries what was `Reopened`. Nobody is signed in: those who bring the cards are the two persons."""

    def __init__(self, reopen: Reopen, parent: QWidget | None = None) -> None:
        super().__init__(parent, danger=True)
        self._reopen = reopen
        self.name, self.passphrase, self.again = QLineEdit(maxLength=64), PassphraseEdit(), PassphraseEdit()
        self._strength = StrengthMeter()
        self._recovery_head, self.recovery = QLabel(), CardsEdit()
        self.with_root, self.root = QCheckBox(), CardsEdit()
        self._labels = tuple(QLabel() for _ in range(3))
        form = QFormLayout(horizontalSpacing=theme.L, verticalSpacing=theme.S)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        for label, field in zip(self._labels, (self.name, self.passphrase, self.again), strict=True):
            label.setBuddy(field)
            form.addRow(label, field)
        form.insertRow(2, "", self._strength)
        pair(self.passphrase, self.again, self._strength, (self.name,))
        unmark_when_typed(self.name)
        theme.mark(self._recovery_head, role="heading")
        self.body.addWidget(self._recovery_head)
        self.body.addWidget(self.recovery)
        self.body.addWidget(self.with_root)
        self.body.addWidget(self.root)
        self.body.addLayout(form)
        self.body.addStretch(1)
        self.root.hide()
        self.with_root.toggled.connect(self.root.setVisible)
        self.retranslate()
        self.fit(680, 500)
        self.recovery.cards[0].words.setFocus()

    def retranslate(self) -> None:
        """Set every word anew."""
        heading = self.tr("Every passphrase is lost")
        self.setWindowTitle(heading)
        self.heading.setText(heading)
        self.sentence.setText(
            self.tr(
                "Enough recovery cards open headquarters' data for a new administrator; it stands in the log. With the "
                "root cards a new edition signer is made as well: without it nothing can be signed or published. "
                "Publishing takes two people: do this once more, with the same cards, for the second one."
            )
        )
        self._recovery_head.setText(self.tr("Recovery cards"))
        self.with_root.setText(self.tr("The &root cards are here as well: make a new signer"))
        for label, words in zip(
            self._labels,
            (
                self.tr("&Name of the new administrator"),
                self.tr("New &passphrase"),
                self.tr("Once &more"),
            ),
            strict=True,
        ):
            label.setText(words)
        self.primary.setText(self.tr("Open headquarters"))

    def submit(self) -> None:
        """Check cards, name and passphrase, then open the data."""
        wanted = (self.recovery, self.root) if self.with_root.isChecked() else (self.recovery,)
        lacking = next(filter(None, (cards.first_missing() for cards in wanted)), None)
        if lacking is not None:
            self.missing(lacking.words, self.tr("Please type or scan this card; every word has to be right."))
        elif not self.name.text().strip():
            self.missing(self.name, self.tr("Please write the name of the new administrator."))
        elif not self.passphrase.text():
            self.missing(self.passphrase, self.tr("Please type a new passphrase."))
        elif self._strength.weakness:
            self.missing(self.passphrase, self._strength.weakness)
        elif self.passphrase.text() != self.again.text():
            self.missing(self.again, self.tr("The two passphrases differ. Please type the second one again."))
        else:
            name, secret = self.name.text().strip(), self.passphrase.text()
            recovery = self.recovery.texts()
            root = self.root.texts() if self.with_root.isChecked() else ()
            self.start(lambda: self._reopen(name, secret, recovery, root))

    def done(self, result: int) -> None:
        """Forget what was typed, then close."""
        for edit in (self.passphrase, self.again):
            edit.clear()
        for cards in (self.recovery, self.root):
            cards.forget()
        super().done(result)
