"""The frame of a dialog that does one thing: it stays open with the reason in sight until that thing was done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialogButtonBox, QLabel, QWidget

from smartcity_desktop.ui import background, theme
from smartcity_desktop.ui.widgets.banner import Banner
from smartcity_desktop.ui.widgets.dialog_frame import DialogFrame

if TYPE_CHECKING:
    from collections.abc import Callable

    from smartcity_desktop.core.errors import SmartCityError


class TaskDialog(DialogFrame):
    """Subclasses write `submit` (check the fields, then `start`) and `retranslate`.

    `succeeded` carries what the work returned; the dialog closes by itself then. The primary button is never
    disabled for missing input: pressed too early, it says what is missing.
    """

    succeeded = Signal(object)

    def __init__(self, parent: QWidget | None = None, *, danger: bool = False) -> None:
        super().__init__(parent)
        self.heading, self.sentence = QLabel(wordWrap=True), QLabel(wordWrap=True)
        theme.mark(self.heading, role="heading")
        theme.mark(self.sentence, role="muted")
        self.banner = Banner()
        for widget in (self.heading, self.sentence, self.banner):
            self.body.addWidget(widget)
        self.primary = self.buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self._cancel = self.buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        theme.mark(self.primary, kind="danger" if danger else "primary")
        self.primary.setDefault(True)
        self.buttons.accepted.connect(self.submit)
        self.buttons.rejected.connect(self.reject)
        self._working = False

    def submit(self) -> None:
        """Check what was filled in and start the work."""
        raise AssertionError(f"{type(self).__name__} does nothing")

    def start(self, work: Callable[[], Any]) -> None:
        """Do the work on the database thread; close when it succeeded."""
        self.banner.clear()
        self._busy(True)
        background.run(work, self._on_done, self._on_failed, owner=self)

    def missing(self, field: QWidget, sentence: str) -> None:
        """Say what is missing, mark the field and put the focus there."""
        theme.mark(field, invalid=True)
        self._area.ensureWidgetVisible(self.banner)
        field.setFocus()
        self.banner.say("warn", lambda: sentence)
        self._area.verticalScrollBar().setValue(0)

    def reject(self) -> None:
        """Go without doing it; not while it is being done."""
        if not self._working:
            super().reject()

    def _busy(self, working: bool) -> None:
        self._working = working
        self.primary.setEnabled(not working)
        self._cancel.setEnabled(not working)
        self.setCursor(Qt.CursorShape.BusyCursor if working else Qt.CursorShape.ArrowCursor)

    def _on_done(self, value: object) -> None:
        self._busy(False)
        self.accept()
        self.succeeded.emit(value)

    def _on_failed(self, error: SmartCityError) -> None:
        self._busy(False)
        self.banner.show_problem(error)
        self._area.verticalScrollBar().setValue(0)
