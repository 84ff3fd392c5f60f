"""Signs the paper in view electronically: asks for the passphrase and says what such a signature is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFormLayout, QLabel, QWidget

from smartcity_desktop.ui import theme
from smartcity_desktop.ui.steps.passphrase_pair import unmark_when_typed
from smartcity_desktop.ui.widgets.passphrase_edit import PassphraseEdit
from smartcity_desktop.ui.widgets.task_dialog import TaskDialog

if TYPE_CHECKING:
    from collections.abc import Callable


class SignPaperDialog(TaskDialog):
    """`succeeded` carries the signed PDF. `sign` gets the passphrase (database thread)."""

    def __init__(self, sign: Callable[[str], bytes], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sign = sign
        self.passphrase, self._label = PassphraseEdit(), QLabel()
        self._label.setBuddy(self.passphrase)
        form = QFormLayout(horizontalSpacing=theme.L, verticalSpacing=theme.M)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.addRow(self._label, self.passphrase)
        self.body.addLayout(form)
        self.body.addStretch(1)
        unmark_when_typed(self.passphrase)
        self.retranslate()
        self.fit(620, 320)
        self.passphrase.setFocus()

    def retranslate(self) -> None:
        """Set every word anew."""
        self.setWindowTitle(self.tr("Sign electronically"))
        self.heading.setText(self.tr("Sign this paper electronically"))
        self.sentence.setText(
            self.tr(
                "The PDF is signed with your own key and closed to any change. It is an uncertified electronic "
                "signature (tanda tangan elektronik tidak tersertifikasi), and says so."
            )
        )
        self.primary.setText(self.tr("Sign"))
        words = self.tr("Your &passphrase")
        self._label.setText(words)
        self.passphrase.setAccessibleName(words.replace("&", ""))

    def submit(self) -> None:
        """Sign it."""
        word = self.passphrase.text()
        if not word:
            self.missing(self.passphrase, self.tr("Please type your passphrase."))
            return
        self.start(lambda: self._sign(word))
