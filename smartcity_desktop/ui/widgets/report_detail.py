"""What became of one package, in plain words, with what to do and the details to copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from smartcity_desktop.ui import texts, theme
from smartcity_desktop.ui.edition_looks import OUTCOME_LOOKS, outcome_words
from smartcity_desktop.ui.texts import Speaking
from smartcity_desktop.ui.widgets.pill import Pill

if TYPE_CHECKING:
    from smartcity_desktop.services.inbox import Report


_NOTES = 3
"""So many notes are in sight; the others stand in the details."""


class ReportDetail(Speaking, QFrame):
    """Empty until a report is shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._report: Report | None = None
        theme.mark(self, kind="card")
        self.outcome = Pill()
        self._file, self.happened, self.remedy = QLabel(), QLabel(wordWrap=True), QLabel(wordWrap=True)
        self.notes = QLabel(wordWrap=True)
        for words in (self.remedy, self.notes):
            words.setTextFormat(Qt.TextFormat.PlainText)
        theme.mark(self.notes, tone="warn")
        self.details, self._copy = QPlainTextEdit(readOnly=True), QPushButton()
        theme.mark(self._file, role="muted")
        theme.mark(self.happened, role="heading")
        theme.mark(self._copy, kind="quiet")
        self.details.setMaximumHeight(theme.scaled(34))
        self.details.setTabChangesFocus(True)
        self._copy.clicked.connect(lambda: QApplication.clipboard().setText(self.details.toPlainText()))
        head = QHBoxLayout()
        head.setSpacing(theme.S)
        head.addWidget(self.outcome, 0, Qt.AlignmentFlag.AlignVCenter)
        head.addWidget(self._file, 1)
        head.addWidget(self._copy)
        column = QVBoxLayout(self)
        theme.margins(column, theme.M, theme.XS)
        column.addLayout(head)
        for widget in (self.happened, self.remedy, self.notes, self.details):
            column.addWidget(widget)
        self.hide()
        self.retranslate()

    def display(self, report: Report | None) -> None:
        """Show a report, or nothing."""
        self._report = report
        self.setVisible(report is not None)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word anew."""
        self._copy.setText(self.tr("Copy details"))
        self.details.setAccessibleName(self.tr("Details"))
        report = self._report
        if report is None:
            return
        icon, tone = OUTCOME_LOOKS[report.outcome]
        self.outcome.display(icon, tone, lambda: outcome_words(report.outcome))
        self._file.setText(report.file)
        self.happened.setText(texts.say(report.happened))
        self.remedy.setText(texts.say(report.remedy) if report.remedy else "")
        self.remedy.setVisible(report.remedy is not None)
        self.notes.setText("\n".join(texts.say(note) for note in report.notes[:_NOTES]))
        self.notes.setVisible(bool(report.notes))
        digest = "" if report.digest in report.detail else report.digest
        lines = [line for line in (report.code, report.detail, digest) if line]
        lines += [texts.say(note) for note in report.notes[_NOTES:]]
        self.details.setPlainText("\n".join(dict.fromkeys(lines)))
