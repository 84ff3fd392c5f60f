"""Shows how copying to a stick goes, lets it be ended, and says when the stick can be taken out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialogButtonBox, QLabel, QProgressBar

from smartcity_desktop.ui import theme
from smartcity_desktop.ui.widgets.banner import Banner
from smartcity_desktop.ui.widgets.dialog_frame import DialogFrame

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from smartcity_desktop.services.second_copy import Outcome, Progress

_STEPS = 1000


class CopyProgressDialog(DialogFrame):
    """One button: *Cancel* while it goes on, *Close* afterwards. Closing it while it goes on ends the copying."""

    stopped = Signal()

    def __init__(self, folder: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._progress: Progress | None = None
        self._outcome: Outcome | None = None
        self.heading, self.words = QLabel(wordWrap=True), QLabel(wordWrap=True)
        theme.mark(self.heading, role="heading")
        self.bar = QProgressBar(textVisible=False)
        self.bar.setRange(0, _STEPS)
        self.banner = Banner()
        for widget in (self.heading, self.words, self.bar, self.banner):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self.end = self.buttons.addButton("", QDialogButtonBox.ButtonRole.RejectRole)
        self.end.clicked.connect(self.reject)
        self.retranslate()
        self.fit(520, 300)
        self.end.setFocus()

    @property
    def outcome(self) -> Outcome | None:
        """What became of it, once it is over."""
        return self._outcome

    def show_progress(self, progress: Progress) -> None:
        """Show how far it is."""
        self._progress = progress
        self.bar.setValue(round(_STEPS * progress.done / progress.size) if progress.size else 0)
        self._say()

    def show_outcome(self, outcome: Outcome) -> None:
        """Say what became of it."""
        self._outcome = outcome
        self.bar.setVisible(False)
        theme.mark(self.end, kind="primary")
        if outcome.error is not None:
            self.banner.show_problem(outcome.error)
        elif outcome.stopped:
            self.banner.say(
                "warn",
                lambda: self.tr("Ended. What was copied is whole; {n} package(s) are not there yet.").format(
                    n=outcome.left
                ),
                lambda: self.tr("The stick can be taken out now."),
            )
        elif not outcome.made and not outcome.there:
            self.banner.say(
                "info",
                lambda: self.tr("Nothing is signed yet, so nothing was copied."),
                lambda: self.tr("Drafts stay on this computer and in its backups."),
            )
        else:
            self.banner.say("good", lambda: self.tr("Everything is copied and read back: safe to remove."))
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word anew."""
        self.setWindowTitle(self.tr("Copy everything to a stick"))
        self.heading.setText(self.tr("Copies in {folder}").format(folder=self._folder))
        self.bar.setAccessibleName(self.tr("Progress of copying"))
        self.end.setText(self.tr("Close") if self._outcome else self.tr("Cancel"))
        self._say()

    def reject(self) -> None:
        """End the copying, or close when it is over."""
        if self._outcome is None:
            self.stopped.emit()
            return
        super().reject()

    def _say(self) -> None:
        outcome, progress = self._outcome, self._progress
        if outcome is not None:
            self.words.setText(
                self.tr("{n} file(s) copied now, {m} package(s) were there already and are whole.").format(
                    n=len(outcome.made), m=outcome.there
                )
            )
        elif progress is None:
            self.words.setText(self.tr("Getting ready…"))
        else:
            self.words.setText(
                self.tr("{region}: package {n} of {m}. Please leave the stick in.").format(
                    region=progress.region, n=progress.number, m=progress.count
                )
            )
        self.words.setAccessibleName(self.words.text())
