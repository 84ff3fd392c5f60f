"""Signs a report of how far the regions are, and writes it where it is to go."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFormLayout, QLabel, QWidget

from smartcity_desktop.core.field_report import progress_text
from smartcity_desktop.ui import choosing, texts, theme
from smartcity_desktop.ui.choosing import Purpose
from smartcity_desktop.ui.steps.passphrase_pair import unmark_when_typed
from smartcity_desktop.ui.widgets.passphrase_edit import PassphraseEdit
from smartcity_desktop.ui.widgets.task_dialog import TaskDialog

if TYPE_CHECKING:
    from collections.abc import Mapping

    from smartcity_desktop.core.field_report import FieldReport
    from smartcity_desktop.services.reporting import Reporting


class ReportDialog(TaskDialog):
    """`succeeded` carries the `Reported`.

    Args:
        reporting: signs and writes it.
        report: what it would say now.
        names: of the regions, by id.
        folder: where packages were copied last.
        parent: window over which it stands.
    """

    def __init__(
        self,
        reporting: Reporting,
        report: FieldReport,
        names: Mapping[str, str],
        folder: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._reporting, self._report, self._names, self._folder = reporting, report, names, folder
        self.passphrase, self._label = PassphraseEdit(), QLabel()
        self.lines = QLabel(wordWrap=True)
        self._label.setBuddy(self.passphrase)
        form = QFormLayout(horizontalSpacing=theme.L, verticalSpacing=theme.M)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.addRow(self._label, self.passphrase)
        self.body.addWidget(self.lines)
        self.body.addLayout(form)
        self.body.addStretch(1)
        unmark_when_typed(self.passphrase)
        self.retranslate()
        self.fit(620, 420)
        self.passphrase.setFocus()

    def retranslate(self) -> None:
        """Set every word anew."""
        heading = self.tr("Report progress to headquarters")
        self.setWindowTitle(heading)
        self.heading.setText(heading)
        self.sentence.setText(
            self.tr(
                "Headquarters learns how far every region is, and which drafts were given up and why: no level, no "
                "comment, no evidence. Every signed package carries the same list by itself."
            )
        )
        self.lines.setText(
            "\n".join(
                f"{self._names.get(line.region_id, line.region_id)}: {texts.say(progress_text(line))}"
                for line in self._report.lines
            )
        )
        words = self.tr("Your &passphrase")
        self._label.setText(words)
        self.passphrase.setAccessibleName(words.replace("&", ""))
        self.primary.setText(self.tr("Sign and copy…"))

    def submit(self) -> None:
        """Ask where it goes, sign and write it."""
        word = self.passphrase.text()
        if not word:
            self.missing(self.passphrase, self.tr("Please type your passphrase."))
            return
        title = self.tr("Folder or stick to copy to")
        folder = choosing.open_folder(self, Purpose.COPIES, title, self._folder)
        if folder is not None:
            edition = self._report.edition
            self.start(lambda: self._reporting.report(edition, word, folder))

    def done(self, result: int) -> None:
        """Forget the passphrase, then close."""
        self.passphrase.clear()
        super().done(result)
