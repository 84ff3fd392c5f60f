"""Asks what a region hands in later, and by when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialogButtonBox, QFormLayout, QLabel, QLineEdit, QPlainTextEdit, QWidget

from smartcity_desktop.core.errors import ChangeRefused
from smartcity_desktop.core.language import Text, show_date
from smartcity_desktop.core.promise import Promise
from smartcity_desktop.core.visit_input import checked_promise, due_note, read_day
from smartcity_desktop.ui import texts, theme
from smartcity_desktop.ui.widgets.dialog_frame import DialogFrame

if TYPE_CHECKING:
    from datetime import date

_DUE = Text("tenggat", "due date")


class PromiseDialog(DialogFrame):
    """Emits `given` with the `Promise`, checked; a new one has no id yet."""

    given = Signal(object)

    def __init__(self, about: str, promise: Promise, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._about, self._promise, self._today = about, promise, today
        self._heading, self._sentence = QLabel(wordWrap=True), QLabel(wordWrap=True)
        theme.mark(self._heading, role="heading")
        theme.mark(self._sentence, role="muted")
        self.what, self.due = QPlainTextEdit(promise.what), QLineEdit()
        self.what.setTabChangesFocus(True)
        self.what.setMinimumHeight(theme.scaled(64))
        self.what.setMaximumHeight(theme.scaled(96))
        if promise.due is not None:
            self.due.setText(show_date(promise.due, texts.current()))
        self._what_label, self._due_label = QLabel(), QLabel()
        self.reading, self.problem = QLabel(wordWrap=True), QLabel(wordWrap=True)
        theme.mark(self.reading, role="caption")
        theme.mark(self.problem, tone="bad")
        self._what_label.setBuddy(self.what)
        self._due_label.setBuddy(self.due)
        form = QFormLayout(horizontalSpacing=theme.L, verticalSpacing=theme.S)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.addRow(self._what_label, self.what)
        form.addRow(self._due_label, self.due)
        form.addRow("", self.reading)
        for widget in (self._heading, self._sentence):
            self.body.addWidget(widget)
        self.body.addLayout(form)
        self.body.addWidget(self.problem)
        self.body.addStretch(1)
        self.save = self.buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self.cancel = self.buttons.addButton("", QDialogButtonBox.ButtonRole.RejectRole)
        theme.mark(self.save, kind="primary")
        self.save.setDefault(True)
        self.buttons.accepted.connect(self._on_save)
        self.buttons.rejected.connect(self.reject)
        self.due.textChanged.connect(lambda _text: self._say_reading())
        self.problem.hide()
        self.retranslate()
        self.fit(560, 360)
        self.what.setFocus()

    def retranslate(self) -> None:
        """Set every word anew."""
        self.setWindowTitle(self.tr("Promised later"))
        self._heading.setText(self.tr("Promised later: {about}").format(about=self._about))
        self._sentence.setText(
            self.tr("What the region hands in after today. It goes to headquarters with the sheet.")
        )
        self._what_label.setText(self.tr("&What"))
        self._due_label.setText(self.tr("&Due date"))
        self.what.setAccessibleName(self.tr("What was promised"))
        self.due.setAccessibleName(self.tr("Due date"))
        self.due.setPlaceholderText(self.tr("for example 30-6-2026; may stay empty"))
        self.save.setText(self.tr("&Save"))
        self.cancel.setText(self.tr("Cancel"))
        self._say_reading()

    def _say_reading(self) -> None:
        """Show how the date is read, and what is worth knowing of it."""
        theme.mark(self.due, invalid=False)
        words = ""
        try:
            due = read_day(self.due.text(), _DUE) if self.due.text().strip() else None
        except ChangeRefused as refused:
            words = texts.say(refused.remedy)
        else:
            if due is not None:
                words = show_date(due, texts.current(), weekday=True)
                note = due_note(due, self._today)
                words += f". {texts.say(note)}" if note else ""
        self.reading.setText(words)

    def _on_save(self) -> None:
        old = self._promise
        try:
            due = read_day(self.due.text(), _DUE) if self.due.text().strip() else None
            promise = checked_promise(Promise(old.id, old.indicator, self.what.toPlainText(), due, old.kept))
        except ChangeRefused as refused:
            wrong = self.what if not self.what.toPlainText().strip() else self.due
            theme.mark(wrong, invalid=True)
            self.problem.setText(f"{texts.say(refused.happened)} {texts.say(refused.remedy)}")
            self.problem.show()
            wrong.setFocus()
            return
        self.accept()
        self.given.emit(promise)
