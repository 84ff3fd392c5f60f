"""Handing over: what is ready, sent and received; copies to a folder or a stick; receipts taken in."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from smartcity_desktop.core.assessment import SIGNED_STATES, AssessmentState
from smartcity_desktop.core.language import TimeZone
from smartcity_desktop.ui import choosing, texts, theme
from smartcity_desktop.ui.choosing import Purpose
from smartcity_desktop.ui.forms.ui_delivery_page import Ui_DeliveryPage
from smartcity_desktop.ui.models.rows import Column, RowsModel, Sorted, value_at
from smartcity_desktop.ui.region_words import moment_words, state_look, state_order, state_words
from smartcity_desktop.ui.texts import Speaking
from smartcity_desktop.ui.widgets.banner import Banner
from smartcity_desktop.ui.widgets.empty_page import EmptyPage
from smartcity_desktop.ui.widgets.table import make_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QDragEnterEvent, QDropEvent, QResizeEvent

    from smartcity_desktop.services.delivery import Confirmation
    from smartcity_desktop.services.scoring import RegionLine
    from smartcity_desktop.ui.copying import Copied, CopyReport


LOW = 420  # height of the page below which the numbers stand beside their words


class DeliveryPage(Speaking, QWidget):
    """Lists what is signed. A resend copies the same bytes again, so it never does harm."""

    copy_wanted = Signal(object)  # tuple of assessment ids
    receipt_wanted = Signal(object)  # Path
    regions_wanted = Signal()
    report_wanted = Signal()

    def __init__(self, zone: TimeZone = TimeZone.WIB) -> None:
        super().__init__()
        self._zone = zone
        self._ready: tuple[str, ...] = ()
        self._lines: tuple[RegionLine, ...] = ()
        self._report: CopyReport | None = None
        self._ui = Ui_DeliveryPage()
        self._ui.setupUi(self)  # type: ignore[no-untyped-call]
        self.banner = Banner()
        self._ui.banner_place.addWidget(self.banner)
        self.table, self.stages = self._ui.table, self._ui.stages
        self.copy_ready, self.copy_marked, self.receipt = (
            self._ui.copy_ready,
            self._ui.copy_marked,
            self._ui.receipt,
        )
        self.model: RowsModel[RegionLine] = RowsModel(self._columns(), self)
        self.sorted = Sorted(self.model, self)
        self.empty = EmptyPage(
            "send",
            lambda: self.tr("Nothing is signed yet"),
            lambda: self.tr(
                "Score a region and sign it; its package then stands here, ready to be handed over."
            ),
            lambda: self.tr("To the regions"),
        )
        self._dress()
        self._connect()
        self.setAcceptDrops(True)
        self.retranslate()

    # -- showing -----------------------------------------------------------------------------------------------

    def display(self, lines: Sequence[RegionLine], ready: Sequence[str]) -> None:
        """Show regions and which assessments were not exported yet."""
        self._lines, self._ready = tuple(lines), tuple(ready)
        signed = [line for line in lines if line.state in SIGNED_STATES]
        self.model.show_rows(signed)
        self.table.resizeColumnsToContents()
        self.stages.display(Counter(line.state for line in lines if line.state is not None))
        self._ui.stack.setCurrentWidget(self.table if signed else self.empty)
        self.copy_marked.setVisible(bool(signed))
        # One decisive button at a time: while nothing is signed it is the one in the middle of the page.
        theme.mark(self.copy_ready, kind="primary" if signed else "")
        self.copy_ready.setIcon(theme.icon("usb", "accent_text" if signed else "text"))
        self.retranslate()

    def show_report(self, report: CopyReport) -> None:
        """Say of each package what became of it."""
        self._report = report
        first = next((copy.error for copy in report.copies if copy.error is not None), None)
        if report.whole:
            self.banner.say(
                "good",
                lambda: self.tr(
                    "%n package(s) copied and read back: safe to remove.", "", len(report.copies)
                ),
                lambda: self.tr("In {folder}").format(folder=report.folder),
                stays=False,
            )
        elif first is not None:
            self.banner.show_problem(first)
        self._build_report(report)
        self.retranslate()

    def show_receipt(self, told: Confirmation) -> None:
        """Say which regions headquarters confirmed, who signed it, and what was decided on held packages."""
        if not told.regions and not told.decisions:
            self.banner.say("info", lambda: self.tr("This receipt confirms nothing of this laptop."))
            return
        refused = any(not decision.released for decision in told.decisions)
        regions = ", ".join(told.regions) or "–"
        self.banner.say(
            "warn" if refused else "good",
            lambda: self.tr("Headquarters confirmed: {regions}").format(regions=regions),
            lambda: self._told(told),
        )

    @property
    def marked(self) -> tuple[RegionLine, ...]:
        """The rows that are marked."""
        return tuple(value_at(index) for index in self.table.selectionModel().selectedRows())

    @property
    def report_words(self) -> tuple[str, ...]:
        """What the report says of each package."""
        return tuple(label.text() for label in self._report_labels)

    def zones(self) -> list[QWidget]:
        """Give the zones for F6."""
        return [self.table, self.copy_ready]

    def retranslate(self) -> None:
        """Set every word anew."""
        self.table.setAccessibleName(self.tr("Signed assessments"))
        self.receipt.setText(self.tr("Take in a receipt…"))
        self.report.setText(self.tr("Report progress…"))
        self.report.setToolTip(
            self.tr("Tell headquarters how far every region is, also without a signed sheet")
        )
        self.copy_marked.setText(self.tr("Copy the marked ones…"))
        count = len(self._ready)
        self.copy_ready.setText(
            self.tr("Copy %n ready package(s)…", "", count) if count else self.tr("Copy all that are ready…")
        )
        self._ui.report_heading.setText(self.tr("Copied just now"))
        self._ui.report_card.setVisible(self._tells_more)
        for label, copy in zip(self._report_labels, self._report.copies if self._report else (), strict=True):
            label.setText(self._said(copy))
        self.model.retranslate()

    # -- building ----------------------------------------------------------------------------------------------

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(
                title=lambda: self.tr("Region"),
                text=lambda row: row.region.name,
                sort=lambda row: row.region.name.partition(" ")[2],
                strong=lambda _row: True,
            ),
            Column(
                title=lambda: self.tr("State"),
                text=state_words,
                sort=state_order,
                icon=lambda row: state_look(row)[0],
                tone=lambda row: state_look(row)[1],
            ),
            Column(
                title=lambda: self.tr("Last copy"),
                text=lambda row: moment_words(row.last_copy_at, self._zone),
                sort=lambda row: row.last_copy_at.timestamp() if row.last_copy_at else 0.0,
            ),
            Column(
                title=lambda: self.tr("Where to"),
                text=lambda row: row.last_copy_to or "–",
                tone=lambda _row: "muted",
            ),
        )

    def _dress(self) -> None:
        ui = self._ui
        self._report_labels: list[QLabel] = []
        ui.stack.addWidget(self.empty)
        self.table.setModel(self.sorted)
        make_table(self.table, several=True)
        self.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        theme.mark(ui.foot, kind="foot")
        theme.mark(ui.report_card, kind="card")
        theme.mark(ui.report_heading, role="strong")
        theme.mark(ui.report_content, kind="flow")
        theme.mark(self.copy_ready, kind="primary")
        foot = ui.foot.layout()
        assert isinstance(foot, QHBoxLayout)
        self.report = QPushButton()
        foot.insertWidget(foot.indexOf(self.receipt) + 1, self.report)
        theme.mark(self.receipt, kind="quiet")
        theme.mark(self.report, kind="quiet")
        for button, name, token in (
            (self.copy_ready, "usb", "accent_text"),
            (self.copy_marked, "copy", "text"),
            (self.receipt, "file-check", "accent"),
            (self.report, "message-square", "accent"),
        ):
            button.setIcon(theme.icon(name, token))

    def _connect(self) -> None:
        self.copy_ready.clicked.connect(self._on_copy_ready)
        self.copy_marked.clicked.connect(self._on_copy_marked)
        self.receipt.clicked.connect(self._on_receipt)
        self.report.clicked.connect(self.report_wanted)
        self.empty.pressed.connect(self.regions_wanted)

    @property
    def _tells_more(self) -> bool:
        """Whether the report says more than the banner: several copies, or one that failed."""
        return self._report is not None and (len(self._report.copies) > 1 or not self._report.whole)

    def _build_report(self, report: CopyReport) -> None:
        while (item := self._ui.report_lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._report_labels = []
        for copy in report.copies:
            name, token = ("circle-check", "good") if copy.exported else ("circle-x", "bad")
            if copy.exported is None and copy.error is None:
                name, token = "circle", "muted"
            sign, label = QLabel(), QLabel(wordWrap=True)
            sign.setPixmap(theme.icon(name, token).pixmap(16, 16))
            holder = QWidget()
            row = QHBoxLayout(holder)
            theme.margins(row, 0, theme.S)
            row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(label, 1)
            self._ui.report_lines.addWidget(holder)
            self._report_labels.append(label)
        self._ui.report_lines.addStretch(1)

    def _said(self, copy: Copied) -> str:
        if copy.exported is not None:
            return self.tr("{region}: copied, read back, safe to remove · {file}").format(
                region=copy.exported.region, file=copy.exported.package.name
            )
        region = next(
            (line.region.name for line in self._lines if line.assessment_id == copy.assessment_id), ""
        )
        if copy.error is not None:
            return self.tr("{region}: NOT copied. {reason}").format(
                region=region, reason=copy.error.sentence(texts.current())
            )
        return self.tr("{region}: not begun, because of the error before it").format(region=region)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the way in one line where the window is low."""
        super().resizeEvent(event)
        self.stages.set_low(event.size().height() < theme.scaled(LOW))

    # -- what the person does ----------------------------------------------------------------------------------

    def _on_copy_ready(self) -> None:
        if self._ready:
            self.copy_wanted.emit(self._ready)
            return
        waiting = any(line.state is AssessmentState.DRAFT for line in self._lines)
        self.banner.say(
            "info",
            lambda: self.tr("Nothing waits to be handed over."),
            lambda: (
                self.tr("Sign an assessment first, or mark rows to copy them again.")
                if waiting
                else self.tr("To copy packages again, mark their rows.")
            ),
            stays=False,
        )

    def _on_copy_marked(self) -> None:
        ids = tuple(line.assessment_id for line in self.marked if line.assessment_id)
        if ids:
            self.copy_wanted.emit(ids)
        else:
            self.banner.say("info", lambda: self.tr("Mark one or more rows first."))

    def _told(self, told: Confirmation) -> str:
        lines = [self.tr("Signed by {name}.").format(name=told.by)]
        for decision in told.decisions:
            words = (
                self.tr("{region}: held, then let in by {name}: {reason}")
                if decision.released
                else self.tr("{region}: held and refused by {name}: {reason}")
            )
            lines.append(words.format(region=decision.region, name=decision.by, reason=decision.reason))
        return "\n".join(lines)

    def _on_receipt(self) -> None:
        file = choosing.open_file(
            self,
            Purpose.PACKAGES,
            self.tr("Receipt from headquarters"),
            self.tr("Packages (*.asice *.asice.age);;All files (*)"),
        )
        if file is not None:
            self.receipt_wanted.emit(file)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a receipt file."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take in every receipt that was dropped."""
        event.acceptProposedAction()
        for url in event.mimeData().urls():
            if url.isLocalFile():
                self.receipt_wanted.emit(Path(url.toLocalFile()))
