"""A note as evidence: what was said in an interview or shown in a demonstration, where there is no file."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QDialogButtonBox, QLabel, QPlainTextEdit, QWidget

from smartcity_desktop.core.rubric import EvidenceKind
from smartcity_desktop.ui import texts, theme
from smartcity_desktop.ui.evidence_looks import ICONS, NAMES
from smartcity_desktop.ui.widgets.banner import Banner
from smartcity_desktop.ui.widgets.calm import calm
from smartcity_desktop.ui.widgets.dialog_frame import DialogFrame

KINDS = (EvidenceKind.INTERVIEW, EvidenceKind.DEMONSTRATION)


class NoteDialog(DialogFrame):
    """Emits `written` with (kind, text) once both are there."""

    written = Signal(object)

    def __init__(self, indicator: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._indicator = indicator
        self._heading, self._sentence = QLabel(wordWrap=True), QLabel(wordWrap=True)
        theme.mark(self._heading, role="heading")
        theme.mark(self._sentence, role="muted")
        self.banner = Banner()
        self.kind, self.note = QComboBox(), QPlainTextEdit()
        for kind in KINDS:
            self.kind.addItem(theme.icon(ICONS[kind], "muted"), "", kind.value)
        calm(self.kind)
        self.note.setTabChangesFocus(True)
        self.note.setMinimumHeight(90)
        for widget in (self._heading, self._sentence, self.banner, self.kind, self.note):
            self.body.addWidget(widget)
        self.primary = self.buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        theme.mark(self.primary, kind="primary")
        self.buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        self.buttons.accepted.connect(self._on_accepted)
        self.buttons.rejected.connect(self.reject)
        self.note.setFocus()
        self.retranslate()
        self.fit(520, 390)

    def retranslate(self) -> None:
        """Set every word anew."""
        self.setWindowTitle(self.tr("Write a note"))
        self._heading.setText(self.tr("Note as evidence for {code}").format(code=self._indicator))
        self._sentence.setText(
            self.tr("Whom you spoke to or what was shown, when and where. It is kept as a text file.")
        )
        self.kind.setAccessibleName(self.tr("Kind of evidence"))
        for place, kind in enumerate(KINDS):
            self.kind.setItemText(place, texts.say(NAMES[kind]))
        self.note.setAccessibleName(self.tr("Note"))
        self.note.setPlaceholderText(self.tr("Name and office, date, what was said or shown"))
        self.primary.setText(self.tr("Attach the note"))

    def _on_accepted(self) -> None:
        text = self.note.toPlainText().strip()
        if not text:
            theme.mark(self.note, invalid=True)
            self.note.setFocus()
            self.banner.say("warn", lambda: self.tr("Please write the note first."))
            return
        self.accept()
        self.written.emit((EvidenceKind(self.kind.currentData()), text))
