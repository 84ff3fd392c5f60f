"""A problem as a dialog: what happened, what to do, and the details to copy or save."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLabel, QPlainTextEdit, QWidget

from smartcity_desktop.core.errors import RubricInvalid, SmartCityError, TableInvalid
from smartcity_desktop.core.package import PackageRefused
from smartcity_desktop.ui import choosing, texts, theme
from smartcity_desktop.ui.choosing import Purpose
from smartcity_desktop.ui.mistakes import Unexpected
from smartcity_desktop.ui.widgets.dialog_frame import DialogFrame

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QDialog


def details(error: SmartCityError) -> str:
    """Give what stands behind the sentence (code, every line, report); empty where there is no more."""
    if isinstance(error, PackageRefused):
        return texts.say(error.technical)
    if isinstance(error, RubricInvalid | TableInvalid):
        return "\n".join(
            f"{error.file}:{one.line}  {one.where}: {texts.say(one.what)} {texts.say(one.remedy)}"
            for one in error.problems
        )
    return error.report if isinstance(error, Unexpected) else ""


def show(parent: QWidget | None, error: SmartCityError) -> QDialog:
    """Show a problem as a dialog; returns at once."""
    dialog = ProblemDialog(error, parent)
    dialog.open()
    return dialog


class ProblemDialog(DialogFrame):
    """What happened, what to do, and the details to copy or save."""

    def __init__(self, error: SmartCityError, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._error = error
        self._happened = QLabel(wordWrap=True)
        self._remedy = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self._details = QPlainTextEdit(readOnly=True)
        self._details.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        theme.mark(self._happened, role="heading")
        for widget in (self._happened, self._remedy, self._details):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        self._details.setVisible(bool(details(error)))
        ok = self.buttons.addButton(QDialogButtonBox.StandardButton.Ok)
        theme.mark(ok, kind="primary")
        self._copy = self.buttons.addButton("", QDialogButtonBox.ButtonRole.ActionRole)
        self._save = self.buttons.addButton("", QDialogButtonBox.ButtonRole.ActionRole)
        self._copy.clicked.connect(self._on_copy)
        self._save.clicked.connect(self._on_save)
        self._copy.setVisible(bool(details(error)))
        self._save.setVisible(isinstance(error, Unexpected))
        self.buttons.accepted.connect(self.accept)
        ok.setFocus()
        self.retranslate()
        self.fit(520, 380 if details(error) else 200)

    def retranslate(self) -> None:
        """Set every word anew."""
        self.setWindowTitle(self.tr("SmartCity Desktop"))
        self._happened.setText(texts.say(self._error.happened))
        self._remedy.setText(texts.say(self._error.remedy))
        self._details.setPlainText(details(self._error))
        self._details.setAccessibleName(self.tr("Details"))
        self._copy.setText(self.tr("Copy details"))
        self._save.setText(self.tr("Save report…"))

    def _on_copy(self) -> None:
        QApplication.clipboard().setText(details(self._error))

    def _on_save(self) -> None:
        name = "smartcity-report.txt"
        file = choosing.save_file(self, Purpose.PAPERS, self.tr("Save report"), name)
        if file is not None:
            _write_report(self, file, details(self._error))


def _write_report(parent: QWidget, file: Path, text: str) -> None:
    from smartcity_desktop.system.files import write_whole

    try:
        write_whole(file, text.encode("utf-8"))
    except SmartCityError as error:
        show(parent, error)
