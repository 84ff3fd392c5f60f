"""What the assessors sent: taken in by drop or dialog, with a plain word on every package."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QSizePolicy,
    QTableView,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from smartcity_desktop.core.language import TimeZone, show_moment
from smartcity_desktop.services.inbox.desk import packages_in
from smartcity_desktop.ui import background, choosing, texts, theme
from smartcity_desktop.ui.choosing import Purpose
from smartcity_desktop.ui.dialogs.handing_out import HandingOutDialog
from smartcity_desktop.ui.edition_looks import OUTCOME_LOOKS, outcome_words, package_outcome
from smartcity_desktop.ui.models.rows import RIGHT, Column, RowsModel, Sorted, value_at
from smartcity_desktop.ui.tabs.held_tab import HeldTab
from smartcity_desktop.ui.texts import Speaking
from smartcity_desktop.ui.widgets.banner import Banner
from smartcity_desktop.ui.widgets.columns import Columns
from smartcity_desktop.ui.widgets.drop_zone import DropZone
from smartcity_desktop.ui.widgets.edition_picker import EditionPicker
from smartcity_desktop.ui.widgets.report_detail import ReportDetail
from smartcity_desktop.ui.widgets.table import make_table

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from smartcity_desktop.core.errors import SmartCityError
    from smartcity_desktop.core.staff import Person
    from smartcity_desktop.services.inbox import Inbox, Receipt, Report
    from smartcity_desktop.store.records.packages import PackageRecord

RESULTS, HELD, LOG = range(3)


class InboxPage(Speaking, QWidget):
    """Emits `taken` after packages were taken in, `folder_used` with a folder that was written into."""

    taken = Signal()
    folder_used = Signal(object)

    def __init__(
        self,
        inbox: Inbox,
        zone: Callable[[], TimeZone],
        folder: Callable[[], Path | None],
        person: Callable[[], Person],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._inbox, self._zone, self._folder = inbox, zone, folder
        self.held = HeldTab(inbox, person, zone)
        self._waiting: list[Path] = []
        self._all = 0
        self._reports: list[Report] = []
        self._names: dict[str, str] = {}
        self.banner, self.picker = Banner(), EditionPicker()
        self.drop = DropZone(
            "inbox",
            lambda: self.tr(
                "Drop packages (.asice, .asice.age) or a folder here. The files themselves are left as they are."
            ),
            lambda: self.tr("Choose a &folder…"),
        )
        self._progress, self._progress_words, self.stop = (
            QProgressBar(textVisible=False),
            QLabel(),
            QPushButton(),
        )
        self.tabs = QTabWidget()
        self.results: RowsModel[Report] = RowsModel(self._result_columns())
        self.log: RowsModel[PackageRecord] = RowsModel(self._log_columns())
        self.sorted_results, self.sorted_log = Sorted(self.results, self), Sorted(self.log, self)
        self.result_table, self.log_table = QTableView(), QTableView()
        self._summary, self._none, self.look = QLabel(wordWrap=True), QLabel(wordWrap=True), QLineEdit()
        self.detail = ReportDetail()
        self.write_receipts, self.take = QPushButton(), QPushButton()
        self._build()
        self.retranslate()

    def _result_columns(self) -> tuple[Column, ...]:
        return (
            Column(
                lambda: self.tr("Outcome"),
                lambda row: outcome_words(row.outcome),
                tone=lambda row: OUTCOME_LOOKS[row.outcome][1],
                icon=lambda row: OUTCOME_LOOKS[row.outcome][0],
            ),
            Column(lambda: self.tr("Region"), lambda row: row.region or "–"),
            Column(lambda: self.tr("Assessor"), lambda row: row.assessor or "–"),
            Column(lambda: self.tr("What happened"), lambda row: texts.say(row.happened)),
            Column(lambda: self.tr("File"), lambda row: row.file, tone=lambda _row: "muted"),
        )

    def _log_columns(self) -> tuple[Column, ...]:
        return (
            Column(
                lambda: self.tr("Came in"),
                lambda row: show_moment(row.at, texts.current(), self._zone()),
                sort=lambda row: row.at,
            ),
            Column(
                lambda: self.tr("Outcome"),
                lambda row: outcome_words(package_outcome(row)),
                tone=lambda row: OUTCOME_LOOKS[package_outcome(row)][1],
                icon=lambda row: OUTCOME_LOOKS[package_outcome(row)][0],
            ),
            Column(lambda: self.tr("Signer"), lambda row: row.signer),
            Column(
                lambda: self.tr("Region"),
                lambda row: self._names.get(row.assignment_id or "", row.assignment_id or "–"),
            ),
            Column(
                lambda: self.tr("No."),
                lambda row: str(row.sequence),
                sort=lambda row: row.sequence,
                align=RIGHT,
            ),
            Column(lambda: self.tr("Why"), lambda row: row.code, hint=lambda row: row.detail),
            Column(lambda: self.tr("Digest"), lambda row: row.digest[:16], tone=lambda _row: "muted"),
        )

    def _build(self) -> None:
        self.result_table.setModel(self.sorted_results)
        make_table(self.result_table)
        Columns(self.result_table.horizontalHeader(), (140, 190, 160, 260, 150), 3)
        self.result_table.setSortingEnabled(False)
        self.sorted_results.sort(-1)
        self.log_table.setModel(self.sorted_log)
        make_table(self.log_table)
        Columns(self.log_table.horizontalHeader(), (220, 140, 120, 200, 56, 130, 150), 3)
        self.log_table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
        theme.mark(self._summary, role="strong")
        theme.mark(self._none, role="muted")
        theme.mark(self.take, kind="primary")
        self._none.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setDrawBase(False)
        for side in (self._results_side(), self.held, self._log_side()):
            self.tabs.addTab(side, "")
        progress = QHBoxLayout()
        progress.setSpacing(theme.S)
        progress.addWidget(self._progress_words)
        progress.addWidget(self._progress, 1)
        progress.addWidget(self.stop)
        low = QWidget()
        low.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        foot = QHBoxLayout(low)
        theme.margins(foot, 0, theme.S)
        foot.addWidget(self.picker, 2)
        foot.addStretch(1)
        foot.addWidget(self.write_receipts)
        foot.addWidget(self.take)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.L, theme.M, theme.L, theme.S)
        column.setSpacing(theme.M)
        column.addWidget(self.banner)
        column.addWidget(self.drop)
        column.addWidget(self.tabs, 1)
        column.addLayout(progress)
        column.addWidget(low)
        self.drop.dropped.connect(self.receive)
        self.drop.asked.connect(self._on_folder)
        self.take.clicked.connect(self._on_files)
        self.stop.clicked.connect(self._on_stop)
        self.write_receipts.clicked.connect(lambda: self.open_receipts())
        self.held.failed.connect(self.banner.show_problem)
        self.held.changed.connect(lambda _waiting: self._name_tabs())
        self.held.decided.connect(self._on_decided)
        self.look.textChanged.connect(self.sorted_log.look_for)
        self.result_table.selectionModel().currentRowChanged.connect(
            lambda now, _was: self.detail.display(value_at(now))
        )
        self._show_progress()

    def _results_side(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, theme.S, 0, 0)
        column.setSpacing(theme.S)
        column.addWidget(self._summary)
        column.addWidget(self._none, 1)
        column.addWidget(self.result_table, 1)
        column.addWidget(self.detail)
        return side

    def _log_side(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, theme.S, 0, 0)
        column.setSpacing(theme.S)
        column.addWidget(self.look)
        column.addWidget(self.log_table, 1)
        return side

    def refresh(self) -> None:
        """Read the log anew."""
        code = self.picker.code
        if code:
            background.run(
                lambda: self._inbox.log(code), self.log.show_rows, self.banner.show_problem, owner=self
            )
            self.held.refresh(code)
        else:
            self.log.show_rows(())
            self.held.display(())

    def name_assignments(self, names: dict[str, str]) -> None:
        """Say which region an assignment is about, for the log."""
        self._names = names
        self.log.retranslate()
        self.held.name_assignments(names)

    def retranslate(self) -> None:
        """Set every word anew."""
        self._name_tabs()
        self.result_table.setAccessibleName(self.tr("What became of each package"))
        self.log_table.setAccessibleName(self.tr("All that came in"))
        self.look.setPlaceholderText(self.tr("Look for a signer, region or reason"))
        self.look.setAccessibleName(self.tr("Look for a signer, region or reason"))
        self._none.setText(
            self.tr(
                "Nothing was taken in yet since the program was opened. What became of each package will stand here."
            )
        )
        self.take.setText(self.tr("&Take in packages…"))
        self.write_receipts.setText(self.tr("Write &receipts…"))
        self.stop.setText(self.tr("Stop"))
        self.results.retranslate()
        self.log.retranslate()
        self._say_summary()
        self._show_progress()

    def _name_tabs(self) -> None:
        waiting = self.held.waiting
        self.tabs.setTabText(RESULTS, self.tr("Just taken in"))
        self.tabs.setTabText(
            HELD, self.tr("Held ({n})").format(n=waiting) if waiting else self.tr("Held back")
        )
        self.tabs.setTabText(LOG, self.tr("All that came in"))

    def zones(self) -> list[QWidget]:
        """Drop zone, tables, buttons."""
        return [self.drop, self.tabs, self.take]

    # -- taking in ---------------------------------------------------------------------------------------------

    def receive(self, files: Sequence[Path]) -> None:
        """Take in files and folders, one package after the other, so that its progress can be seen and stopped."""
        given = tuple(files)
        self.banner.clear()
        background.run(lambda: packages_in(given), self._on_found, self._on_failed, owner=self)

    def _on_found(self, found: Sequence[Path]) -> None:
        if not found:
            self.banner.say(
                "warn", lambda: self.tr("There is no package (.asice, .asice.age) in what was given.")
            )
            return
        idle = not self._waiting
        if idle:
            self._reports, self._all = [], 0
        self._waiting += found
        self._all += len(found)
        self.tabs.setCurrentIndex(RESULTS)
        if idle:
            self._next()

    def _next(self) -> None:
        self._show_progress()
        file = self._waiting[0]
        background.run(lambda: self._inbox.receive([file]), self._on_report, self._on_failed, owner=self)

    def _on_report(self, reports: Sequence[Report]) -> None:
        self._reports += reports
        del self._waiting[:1]
        if self._waiting:
            self._show_progress()
            self._next()
        else:
            self._finish()

    def _on_stop(self) -> None:
        del self._waiting[1:]
        self._show_progress()

    def _on_failed(self, error: SmartCityError) -> None:
        self._waiting.clear()
        self._finish()
        self.banner.show_problem(error)

    def _finish(self) -> None:
        self._show_progress()
        urgent = {"refused": 0, "held": 1, "taken": 2, "had": 3}
        self.results.show_rows(sorted(self._reports, key=lambda report: urgent[report.outcome]))
        if self._reports:
            self.result_table.setCurrentIndex(self.sorted_results.index(0, 0))
        self._say_summary()
        self.refresh()
        self.taken.emit()

    def _show_progress(self) -> None:
        busy = bool(self._waiting)
        done = self._all - len(self._waiting)
        for widget in (self._progress, self._progress_words, self.stop):
            widget.setVisible(busy)
        self._progress.setMaximum(max(self._all, 1))
        self._progress.setValue(done)
        self._progress_words.setText(self.tr("Checking {n} of {all}").format(n=done + 1, all=self._all))

    def _say_summary(self) -> None:
        count = {name: sum(report.outcome == name for report in self._reports) for name in OUTCOME_LOOKS}
        parts = [f"{outcome_words(name)}: {n}" for name, n in count.items() if n]
        self._summary.setText(" · ".join(parts))
        for widget, shown in (
            (self._summary, parts),
            (self.result_table, parts),
            (self._none, not parts),
        ):
            widget.setVisible(bool(shown))

    def _on_files(self) -> None:
        words = self.tr("Packages (*.asice *.asice.age);;All files (*)")
        files = choosing.open_files(self, Purpose.PACKAGES, self.tr("Choose packages"), words)
        if files:
            self.receive(files)

    def _on_folder(self) -> None:
        folder = choosing.open_folder(self, Purpose.PACKAGES, self.tr("Choose a folder with packages"))
        if folder is not None:
            self.receive([folder])

    def _on_decided(self, report: Report | None) -> None:
        self.refresh()
        self.taken.emit()
        if report is None:
            self.banner.say(
                "good", lambda: self.tr("The package was refused; its file and your word are kept.")
            )
        else:
            self.banner.say(
                "good",
                lambda: self.tr("The package was released and taken in."),
                lambda: " ".join(texts.say(note) for note in report.notes),
            )

    # -- receipts ----------------------------------------------------------------------------------------------

    def open_receipts(self) -> HandingOutDialog | None:
        """Open the dialog that signs receipts."""
        code = self.picker.code
        if not code:
            self.banner.say("warn", lambda: self.tr("There is no edition to write receipts for."))
            return None
        dialog = HandingOutDialog(
            self._receipt_words,
            lambda passphrase, folder: self._inbox.receipts(code, passphrase, folder),
            self._folder(),
            self,
        )
        dialog.succeeded.connect(self._on_receipts)
        dialog.open()
        return dialog

    def _receipt_words(self) -> tuple[str, str, str]:
        return (
            self.tr("Write receipts"),
            self.tr(
                "A receipt for each assessor of {edition}, signed by you, which only their laptop can read."
            ).format(edition=self.picker.currentText()),
            self.tr("Sign and write"),
        )

    def _on_receipts(self, written: Sequence[Receipt]) -> None:
        if not written:
            self.banner.say(
                "warn", lambda: self.tr("No package was taken in yet, so there is nothing to confirm.")
            )
            return
        number, folder = len(written), written[0].path.parent
        self.folder_used.emit(folder)
        self.banner.say(
            "good",
            lambda: self.tr("%n receipt(s) written. Send each to its assessor.", "", number),
            lambda: "\n".join([str(folder), *(one.line for one in written[:12])]),
        )
