"""Asks for the reason of a revision, or of giving a draft up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QPlainTextEdit, QWidget

from smartcity_desktop.ui.widgets.task_dialog import TaskDialog

if TYPE_CHECKING:
    from collections.abc import Callable


class ReviseDialog(TaskDialog):
    """`succeeded` carries the id of the new draft."""

    def __init__(self, region: str, revise: Callable[[str], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._region = region
        self._revise = revise
        self.reason = QPlainTextEdit()
        self.reason.setTabChangesFocus(True)
        self.reason.setMinimumHeight(80)
        self.body.addWidget(self.reason)
        self.body.addStretch(1)
        self.retranslate()
        self.fit(520, 330)
        self.reason.setFocus()

    def retranslate(self) -> None:
        """Set every word anew."""
        self.setWindowTitle(self.tr("Revise"))
        self.heading.setText(self.tr("Revise the assessment of {region}").format(region=self._region))
        self.sentence.setText(
            self.tr(
                "The signed one stays as it is. A new draft with the same content begins, and says that it revises it."
            )
        )
        self.reason.setPlaceholderText(self.tr("Why does it have to change?"))
        self.reason.setAccessibleName(self.tr("Reason of the revision"))
        self.primary.setText(self.tr("Begin the revision"))

    def submit(self) -> None:
        """Check that there is a reason and begin."""
        reason = self.reason.toPlainText().strip()
        if not reason:
            self.missing(self.reason, self.tr("Please write the reason first."))
            return
        self.start(lambda: self._revise(reason))
