"""Headquarters' log: every act by person, filtered, with what is missing or broken in red."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from smartcity_desktop.core.deeds import flaw_text
from smartcity_desktop.core.language import show_moment
from smartcity_desktop.core.staff import ACT_NAMES, Act
from smartcity_desktop.ui import background, choosing, texts, theme
from smartcity_desktop.ui.choosing import Purpose
from smartcity_desktop.ui.models.rows import RIGHT, Column, RowsModel, Sorted, value_at
from smartcity_desktop.ui.texts import Speaking
from smartcity_desktop.ui.widgets.banner import Banner
from smartcity_desktop.ui.widgets.calm import calm
from smartcity_desktop.ui.widgets.columns import Columns
from smartcity_desktop.ui.widgets.table import make_table

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import timedelta
    from pathlib import Path

    from smartcity_desktop.core.language import TimeZone
    from smartcity_desktop.services.deeds import DeedLog, LogRow, LogView

_FINDING = 7
_WIDTHS = (54, 184, 112, 170, 226, 158, 180, 220)
"""Of the columns: up to what an act became they all stand in a window of 1024 pixels."""
_LONG = 200
"""More signs than this of what was recorded are not shown below the table: the saved file has them all."""
_NEVER = QDate(2000, 1, 1)
"""The first date of a date field stands for no date at all."""


class LogTab(Speaking, QWidget):
    """Shows the log as `display` gives it; `folder_used` has the folder that it was saved into."""

    folder_used = Signal(object)

    def __init__(
        self,
        log: DeedLog,
        zone: Callable[[], TimeZone],
        folder: Callable[[], Path | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._log, self._zone, self._folder = log, zone, folder
        self._view: LogView | None = None
        self.banner = Banner()
        self.look = QLineEdit(clearButtonEnabled=True)
        self.who, self.act = QComboBox(), QComboBox()
        self.since, self.until = (QDateEdit() for _ in range(2))
        self.model: RowsModel[LogRow] = RowsModel(self._columns())
        self.sorted = Sorted(self.model, self)
        self.table = QTableView()
        self._count, self._detail = QLabel(), QLabel(wordWrap=True)
        self.check, self.save = QPushButton(), QPushButton()
        self._build()
        self.retranslate()

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(
                lambda: self.tr("No."),
                lambda row: str(row.deed.sequence),
                sort=lambda row: row.deed.sequence,
                align=RIGHT,
                tone=_tone,
                icon=lambda row: "triangle-alert" if row.flaws else None,
            ),
            Column(
                lambda: self.tr("When ({zone})").format(zone=self._zone().value),
                lambda row: show_moment(row.deed.at, texts.current(), self._zone()).rpartition(" ")[0],
                sort=lambda row: row.deed.at,
                tone=lambda row: "bad" if row.flaws else "warn" if row.jump else None,
                icon=lambda row: "clock" if row.jump else None,
            ),
            Column(lambda: self.tr("Who"), lambda row: row.name, tone=_tone, hint=lambda row: row.name),
            Column(
                lambda: self.tr("What"),
                lambda row: texts.say(ACT_NAMES[row.deed.act]),
                tone=_tone,
                hint=lambda row: texts.say(ACT_NAMES[row.deed.act]),
            ),
            Column(
                lambda: self.tr("Of"),
                lambda row: texts.say(row.about),
                tone=_tone,
                hint=lambda row: texts.say(row.about),
            ),
            Column(
                lambda: self.tr("Now"),
                lambda row: texts.say(row.outcome),
                tone=_tone,
                hint=lambda row: texts.say(row.outcome),
            ),
            Column(
                lambda: self.tr("Signed by"),
                lambda row: ", ".join(row.agreed) or "–",
                tone=_tone,
                icon=lambda row: "signature" if row.agreed else None,
            ),
            Column(
                lambda: self.tr("Finding"),
                self._finding,
                tone=lambda row: "bad" if row.flaws else "warn",
            ),
        )

    def _build(self) -> None:
        self.table.setModel(self.sorted)
        make_table(self.table)
        Columns(self.table.horizontalHeader(), _WIDTHS, 5)
        self.table.sortByColumn(0, Qt.SortOrder.DescendingOrder)
        calm(self.who, self.act, self.since, self.until)
        for picker in (self.who, self.act):
            picker.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            picker.setMinimumContentsLength(11)
            picker.currentIndexChanged.connect(lambda _at: self._filter())
        for edit in (self.since, self.until):
            edit.setCalendarPopup(True)
            edit.setMinimumDate(_NEVER)
            edit.setDate(_NEVER)
            edit.setDisplayFormat("dd.MM.yyyy")
            edit.dateChanged.connect(lambda _day: self._filter())
        theme.mark(self._count, role="muted")
        theme.mark(self._detail, role="caption")
        self._detail.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        filters = QHBoxLayout()
        filters.setSpacing(theme.S)
        for widget, stretch in (
            (self.look, 2),
            (self.who, 1),
            (self.act, 1),
            (self.since, 0),
            (self.until, 0),
        ):
            filters.addWidget(widget, stretch)
        bottom = QHBoxLayout()
        bottom.setSpacing(theme.S)
        bottom.addWidget(self._count, 1)
        bottom.addWidget(self.save)
        bottom.addWidget(self.check)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, theme.M, 0, 0)
        whole.setSpacing(theme.S)
        whole.addWidget(self.banner)
        whole.addLayout(filters)
        whole.addWidget(self.table, 1)
        whole.addWidget(self._detail)
        whole.addLayout(bottom)
        self.look.textChanged.connect(lambda _text: self._filter())
        self.table.selectionModel().currentRowChanged.connect(lambda _now, _old: self._say_detail())
        self.check.clicked.connect(self.verify)
        self.save.clicked.connect(lambda: self._on_save())

    def display(self, view: LogView) -> None:
        """Show the log."""
        self._view = view
        self.model.show_rows(view.rows)
        self._show_findings(any(row.flaws or row.jump for row in view.rows))
        kept = self.who.currentData()
        self.who.blockSignals(True)
        self.who.clear()
        self.who.addItem("", "")
        for person in view.people:
            self.who.addItem(f"{person.name} ({person.id})", person.id)
        self.who.setCurrentIndex(max(self.who.findData(kept), 0))
        self.who.blockSignals(False)
        self.retranslate()
        self._filter()
        if view.flaws:
            self._say_verdict(view)

    def retranslate(self) -> None:
        """Set every word anew."""
        if self.act.count() == 0:
            self.act.blockSignals(True)
            self.act.addItem("", "")
            for act in Act:
                self.act.addItem("", act.value)
            self.act.blockSignals(False)
        self.look.setPlaceholderText(self.tr("Look for a word"))
        self.look.setAccessibleName(self.tr("Look for a word in the log"))
        self.who.setAccessibleName(self.tr("Person"))
        self.act.setAccessibleName(self.tr("Kind of act"))
        if self.who.count():
            self.who.setItemText(0, self.tr("Everybody"))
        self.act.setItemText(0, self.tr("Every act"))
        for at, act in enumerate(Act, 1):
            self.act.setItemText(at, texts.say(ACT_NAMES[act]))
        self.since.setSpecialValueText(self.tr("from"))
        self.until.setSpecialValueText(self.tr("until"))
        self.since.setAccessibleName(self.tr("From this day on"))
        self.until.setAccessibleName(self.tr("Until this day"))
        self.table.setAccessibleName(self.tr("Log of headquarters"))
        self.check.setText(self.tr("&Check the whole log"))
        self.save.setText(self.tr("&Save as a file…"))
        self.model.retranslate()
        self._say_count()
        self._say_detail()

    def verify(self) -> None:
        """Check chain, signatures and rights of the whole log, and say what was found."""
        self.banner.clear()
        background.run(self._log.view, self._on_checked, self.banner.show_problem, owner=self)

    def save_into(self, folder: Path) -> None:
        """Write the log into a folder."""
        background.run(
            lambda: self._log.write(folder),
            lambda file: self.banner.say(
                "good", lambda: self.tr("The log is saved: {file}").format(file=file)
            ),
            self.banner.show_problem,
            owner=self,
        )
        self.folder_used.emit(folder)

    def _on_save(self) -> None:
        title = self.tr("Choose a folder for the log")
        folder = choosing.open_folder(self, Purpose.COPIES, title, self._folder())
        if folder is not None:
            self.save_into(folder)

    def _on_checked(self, view: LogView) -> None:
        self.display(view)
        self._say_verdict(view)

    def _say_verdict(self, view: LogView) -> None:
        if view.flaws:
            numbers = ", ".join(str(n) for n in dict.fromkeys(flaw.sequence for flaw in view.flaws))
            self.banner.say(
                "bad",
                lambda: self.tr("%n finding(s) in the log.", "", len(view.flaws)),
                lambda: self.tr("At number {numbers}. Keep a copy of the data folder as it is.").format(
                    numbers=numbers
                ),
            )
        else:
            self.banner.say(
                "good",
                lambda: self.tr("The log is whole: {lines} lines, {signatures} signatures.").format(
                    lines=len(view.rows), signatures=view.signatures
                ),
                lambda: self.tr("Head of the chain: {head}").format(head=view.head),
            )

    def _show_findings(self, some: bool) -> None:
        """Bring the column of findings to the front, where there are any."""
        header = self.table.horizontalHeader()
        self.table.setColumnHidden(_FINDING, not some)
        header.moveSection(header.visualIndex(_FINDING), 1 if some else _FINDING)

    def _filter(self) -> None:
        who, act = self.who.currentData() or "", self.act.currentData() or ""
        wanted = Act(act) if act else None
        since, until = _day(self.since), _day(self.until)
        zone, sought = self._zone(), self.look.text().casefold().split()

        def keep(row: LogRow) -> bool:
            deed = row.deed
            # Codes are looked for as well: they stand on paper and in the saved file.
            words = f"{self.model.words(row)} {deed.subject} {deed.old} {deed.new} {deed.reason}".casefold()
            return (
                all(word in words for word in sought)
                and row.fits(who=who, act=wanted)
                and (since is None or row.day(zone) >= since)
                and (until is None or row.day(zone) <= until)
            )

        self.sorted.keep(keep)
        self._say_count()

    def _finding(self, row: LogRow) -> str:
        said = [texts.say(flaw_text(flaw)) for flaw in row.flaws]
        if row.jump is not None:
            said.append(self._jump(row.jump))
        return " ".join(said)

    def _jump(self, jump: timedelta) -> str:
        minutes = round(abs(jump.total_seconds()) / 60)
        if jump.total_seconds() < 0:
            return self.tr("The clock went back by about %n minute(s).", "", minutes)
        return self.tr("The clock went on by about %n minute(s) more than was counted.", "", minutes)

    def _say_count(self) -> None:
        self._count.setText(
            self.tr("{shown} of {all} lines").format(
                shown=self.sorted.rowCount(), all=len(self._view.rows) if self._view else 0
            )
        )

    def _say_detail(self) -> None:
        row: LogRow | None = value_at(self.table.currentIndex())
        self._detail.setVisible(row is not None)
        if row is None:
            return
        deed = row.deed
        parts = (
            (self.tr("When"), show_moment(deed.at, texts.current(), self._zone(), seconds=True)),
            (self.tr("What"), texts.say(ACT_NAMES[deed.act])),
            (self.tr("Of"), _named(texts.say(row.about), deed.subject)),
            (self.tr("Before"), _short(deed.old)),
            (self.tr("After"), _named(texts.say(row.outcome), deed.new) if deed.new else ""),
            (self.tr("Reason"), deed.reason),
            (self.tr("Finding"), self._finding(row)),
            (self.tr("Hash"), row.digest),
        )
        self._detail.setText(" · ".join(f"{label}: {text}" for label, text in parts if text))
        theme.mark(self._detail, role="caption", tone="bad" if row.flaws else "")


def _tone(row: LogRow) -> str | None:
    return "bad" if row.flaws else None


def _short(text: str) -> str:
    return text if len(text) <= _LONG else f"{text[:_LONG]}\u2026"


def _named(words: str, recorded: str) -> str:
    """Give the words, and behind them what was recorded, where that is something else."""
    return words if words == recorded else f"{words} ({_short(recorded)})"


def _day(edit: QDateEdit) -> date | None:
    day = edit.date()
    return None if day == _NEVER else date(day.year(), day.month(), day.day())
