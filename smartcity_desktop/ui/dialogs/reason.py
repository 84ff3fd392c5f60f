"""Asks for a reason, then does what cannot be undone silently: closing an edition, taking a step back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QLabel, QWidget

from smartcity_desktop.ui import theme
from smartcity_desktop.ui.widgets.note_edit import NoteEdit
from smartcity_desktop.ui.widgets.task_dialog import TaskDialog

if TYPE_CHECKING:
    from collections.abc import Callable


class ReasonDialog(TaskDialog):
    """`succeeded` carries what `work` gave.

    Args:
        words: heading, sentence and label of the button, asked again after a change of language.
        work: gets the reason; done on the database thread.
        parent: window over which it stands.
        danger: the button is red.
    """

    def __init__(
        self,
        words: Callable[[], tuple[str, str, str]],
        work: Callable[[str], Any],
        parent: QWidget | None = None,
        *,
        danger: bool = False,
    ) -> None:
        super().__init__(parent, danger=danger)
        self._words, self._work = words, work
        self._label = QLabel()
        self.reason = NoteEdit()
        self._label.setBuddy(self.reason)
        self.reason.textChanged.connect(lambda: theme.mark(self.reason, invalid=False))
        self.body.addWidget(self._label)
        self.body.addWidget(self.reason, 1)
        self.retranslate()
        self.fit(560, 320)
        self.reason.setFocus()

    def retranslate(self) -> None:
        """Set every word anew."""
        heading, sentence, label = self._words()
        self.setWindowTitle(heading)
        self.heading.setText(heading)
        self.sentence.setText(sentence)
        self.primary.setText(label)
        self._label.setText(self.tr("&Reason"))

    def submit(self) -> None:
        """Check that there is a reason and do the work."""
        reason = self.reason.toPlainText().strip()
        if reason:
            self.start(lambda: self._work(reason))
        else:
            self.missing(self.reason, self.tr("Please write the reason; it is kept with the history."))
