"""Who scores what: tick regions, tick assessors, assign."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from smartcity_desktop.core.assessment import STATE_NAMES, AssessmentState
from smartcity_desktop.core.edition import EditionState, Mode
from smartcity_desktop.core.field_report import progress_text
from smartcity_desktop.core.language import show_moment
from smartcity_desktop.ui import background, texts, theme
from smartcity_desktop.ui.edition_looks import mode_words
from smartcity_desktop.ui.models.marked import MarkedRows
from smartcity_desktop.ui.models.rows import RIGHT, Column, Sorted, value_at
from smartcity_desktop.ui.texts import Speaking
from smartcity_desktop.ui.widgets.banner import Banner
from smartcity_desktop.ui.widgets.calm import calm
from smartcity_desktop.ui.widgets.columns import Columns
from smartcity_desktop.ui.widgets.mark_table import MarkTable
from smartcity_desktop.ui.widgets.table import make_table

if TYPE_CHECKING:
    from datetime import datetime

    from smartcity_desktop.core.edition import Assessor, Assignment
    from smartcity_desktop.core.field_report import DraftLine
    from smartcity_desktop.core.region import Region
    from smartcity_desktop.services.drafting import Drafting
    from smartcity_desktop.services.editions import Overview


_FIELD = 4


class RegionLoad(NamedTuple):
    """A region and who scores it."""

    region: Region
    assignments: tuple[Assignment, ...]
    field: tuple[tuple[str, DraftLine, datetime], ...] = ()
    """What assessors told last of it: their number, the news, when it came."""


class AssessorLoad(NamedTuple):
    """An assessor and how many regions they have."""

    assessor: Assessor
    regions: int


class AssignmentsTab(Speaking, QWidget):
    """Emits `changed` when assignments were made or taken out."""

    changed = Signal()

    def __init__(self, drafting: Drafting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drafting = drafting
        self._overview: Overview | None = None
        self.banner = Banner()
        self.regions: MarkedRows[RegionLoad] = MarkedRows(
            self._region_columns(), key=lambda row: str(row.region.id)
        )
        self.assessors: MarkedRows[AssessorLoad] = MarkedRows(
            self._assessor_columns(), key=lambda row: str(row.assessor.id)
        )
        self.sorted_regions, self.sorted_assessors = Sorted(self.regions, self), Sorted(self.assessors, self)
        self.region_table, self.assessor_table = MarkTable(), MarkTable()
        self.look, self.only_free = QLineEdit(clearButtonEnabled=True), QCheckBox()
        self.tick_shown, self.mode, self.assign = QPushButton(), QComboBox(), QPushButton()
        self._mode_label, self._people_head = QLabel(), QLabel()
        self._one = QFrame()
        self._one_words, self.take_out = QLabel(wordWrap=True), QPushButton()
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self._build()
        self.retranslate()

    def _region_columns(self) -> tuple[Column, ...]:
        return (
            Column(lambda: self.tr("Region"), lambda row: row.region.name),
            Column(lambda: self.tr("Province"), lambda row: row.region.province),
            Column(
                lambda: self.tr("Assessors"),
                lambda row: str(len(row.assignments)),
                sort=lambda row: len(row.assignments),
                align=RIGHT,
                tone=lambda row: None if row.assignments else "warn",
                icon=lambda row: None if row.assignments else "triangle-alert",
            ),
            Column(
                lambda: self.tr("Who"),
                lambda row: ", ".join(one.assessor_id for one in row.assignments) or "–",
            ),
            Column(
                lambda: self.tr("In the field"),
                lambda row: " · ".join(_told_shortly(who, line) for who, line, _at in row.field) or "–",
                sort=lambda row: min((line.percent for _who, line, _at in row.field), default=-1),
                tone=lambda row: (
                    "warn"
                    if any(line.state is AssessmentState.ABANDONED for _who, line, _at in row.field)
                    else "muted"
                ),
                hint=self._field_words,
            ),
        )

    def _field_words(self, row: RegionLoad) -> str:
        """Say what was told of a region, by whom, and how old that is; what was received stands elsewhere."""
        return "\n".join(
            self.tr("{who}: {progress}{reason} (told {at})").format(
                who=who,
                progress=texts.say(progress_text(line)),
                reason=f" – {line.reason}" if line.reason else "",
                at=show_moment(at, texts.current()),
            )
            for who, line, at in row.field
        )

    def _assessor_columns(self) -> tuple[Column, ...]:
        return (
            Column(lambda: self.tr("Assessor"), lambda row: f"{row.assessor.id} · {row.assessor.name}"),
            Column(
                lambda: self.tr("Regions"),
                lambda row: str(row.regions),
                sort=lambda row: row.regions,
                align=RIGHT,
            ),
        )

    def _build(self) -> None:
        self.region_table.setModel(self.sorted_regions)
        make_table(self.region_table, several=True)
        Columns(self.region_table.horizontalHeader(), (150, 120, 76, 130, 150), 4)
        self.assessor_table.setModel(self.sorted_assessors)
        make_table(self.assessor_table, several=True)
        Columns(self.assessor_table.horizontalHeader(), (170, 78), 0)
        for table in (self.region_table, self.assessor_table):
            table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        for mode in Mode:
            self.mode.addItem("", mode.value)
        calm(self.mode)
        self._mode_label.setBuddy(self.mode)
        theme.mark(self._people_head, role="heading")
        theme.mark(self.tick_shown, kind="quiet")
        theme.mark(self.take_out, kind="quiet")
        theme.mark(self._one, kind="well")
        for side in (self._left(), self._right()):
            self.splitter.addWidget(side)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setStretchFactor(0, 3)
        self.splitter.setStretchFactor(1, 2)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, theme.M, 0, 0)
        whole.addWidget(self.banner)
        whole.addWidget(self.splitter, 1)
        self.look.textChanged.connect(self.sorted_regions.look_for)
        self.only_free.toggled.connect(
            lambda on: self.sorted_regions.keep((lambda row: not row.assignments) if on else None)
        )
        self.tick_shown.clicked.connect(self._on_tick_shown)
        self.assign.clicked.connect(self._on_assign)
        self.take_out.clicked.connect(self._on_take_out)
        self.regions.marks_changed.connect(self._say)
        self.assessors.marks_changed.connect(self._say)
        self.region_table.selectionModel().currentRowChanged.connect(lambda _now, _was: self._say())

    def _left(self) -> QWidget:
        top = QHBoxLayout()
        top.setSpacing(theme.S)
        top.addWidget(self.look, 1)
        top.addWidget(self.only_free)
        top.addWidget(self.tick_shown)
        one = QHBoxLayout(self._one)
        one.setContentsMargins(theme.M, theme.XS, theme.XS, theme.XS)
        one.addWidget(self._one_words, 1)
        one.addWidget(self.take_out)
        side = QWidget()
        column = QVBoxLayout(side)
        theme.margins(column, 0, theme.S)
        column.addLayout(top)
        column.addWidget(self.region_table, 1)
        column.addWidget(self._one)
        return side

    def _right(self) -> QWidget:
        row = QHBoxLayout()
        row.setSpacing(theme.S)
        row.addWidget(self._mode_label)
        row.addWidget(self.mode, 1)
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(theme.S, 0, 0, 0)
        column.setSpacing(theme.S)
        column.addWidget(self._people_head)
        column.addWidget(self.assessor_table, 1)
        column.addLayout(row)
        column.addWidget(self.assign)
        self._doing = (self._mode_label, self.mode, self.assign)
        return side

    def display(self, overview: Overview) -> None:
        """Show the assignments of an edition."""
        self._overview = overview
        edition = overview.edition
        by_region: dict[str, list[Assignment]] = {line.region.id: [] for line in overview.lines}
        for assignment in edition.assignments:
            by_region[assignment.region_id].append(assignment)
        counts = Counter(assignment.assessor_id for assignment in edition.assignments)
        told: dict[str, list[tuple[str, DraftLine, datetime]]] = {}
        for kept in overview.field:
            for news in kept.report.lines:
                told.setdefault(news.region_id, []).append((kept.report.assessor_id, news, kept.received_at))
        self.regions.show_rows(
            [
                RegionLoad(line.region, tuple(by_region[line.region.id]), tuple(told.get(line.region.id, ())))
                for line in overview.lines
            ]
        )
        self.region_table.setColumnHidden(_FIELD, not overview.field)
        panel = sorted(edition.assessors, key=lambda one: one.id)
        self.assessors.show_rows([AssessorLoad(one, counts[one.id]) for one in panel])
        open_ = overview.state in (EditionState.DRAFT, EditionState.PUBLISHED)
        for widget in (*self._doing, self.tick_shown):
            widget.setVisible(open_)
        self._say()

    def retranslate(self) -> None:
        """Set every word anew."""
        self.look.setPlaceholderText(self.tr("Look for a region"))
        self.look.setAccessibleName(self.tr("Look for a region"))
        self.only_free.setText(self.tr("&Without assessor"))
        self.tick_shown.setText(self.tr("&Tick all shown"))
        self._mode_label.setText(self.tr("&How"))
        for at, mode in enumerate(Mode):
            self.mode.setItemText(at, mode_words(mode))
        self._people_head.setText(self.tr("Assessors"))
        self.region_table.setAccessibleName(self.tr("Regions"))
        self.assessor_table.setAccessibleName(self.tr("Assessors"))
        self.take_out.setText(self.tr("Take &out"))
        self.regions.retranslate()
        self.assessors.retranslate()
        self._say()

    def _say(self) -> None:
        places, people = len(self.regions.marked), len(self.assessors.marked)
        self.assign.setText(
            self.tr("Assign {people} to {places}").format(
                people=self.tr("%n assessor(s)", "", people), places=self.tr("%n region(s)", "", places)
            )
        )
        load = value_at(self.region_table.currentIndex())
        self._one.setVisible(load is not None and bool(load.assignments))
        if load is not None:
            who = ", ".join(f"{one.assessor_id} ({mode_words(one.mode)})" for one in load.assignments)
            told = self._field_words(load)
            self._one_words.setText("\n".join(filter(None, (f"{load.region.name}: {who}", told))))
        open_ = self._overview is not None and self._overview.state in (
            EditionState.DRAFT,
            EditionState.PUBLISHED,
        )
        self.take_out.setVisible(open_)

    def _on_tick_shown(self) -> None:
        model = self.sorted_regions
        self.regions.mark(value_at(model.index(at, 0)).region.id for at in range(model.rowCount()))

    def _on_assign(self) -> None:
        regions, people = self.regions.marked_rows(), self.assessors.marked_rows()
        if self._overview is None or not regions or not people:
            self.banner.say("warn", lambda: self.tr("Please tick at least one region and one assessor."))
            return
        code, mode = self._overview.edition.code, Mode(self.mode.currentData())
        pairs = [(one.region.id, other.assessor.id, mode) for one in regions for other in people]
        background.run(
            lambda: self._drafting.assign(code, pairs),
            self._on_assigned,
            self.banner.show_problem,
            owner=self,
        )

    def _on_assigned(self, number: int) -> None:
        self.banner.say("good", lambda: self.tr("%n assignment(s) stand now.", "", number))
        self.regions.mark(self.regions.marked, ticked=False)
        self.changed.emit()

    def _on_take_out(self) -> None:
        load = value_at(self.region_table.currentIndex())
        if load is None or self._overview is None:
            return
        code, ids = self._overview.edition.code, [one.id for one in load.assignments]

        def work() -> None:
            for assignment_id in ids:
                self._drafting.unassign(code, assignment_id)

        background.run(work, lambda _none: self.changed.emit(), self.banner.show_problem, owner=self)


def _told_shortly(who: str, line: DraftLine) -> str:
    """Say in a cell how far somebody is: `A-01 60 %`, or the state where there is no draft."""
    if line.state is None:
        return f"{who} –"
    if line.state is AssessmentState.DRAFT:
        return f"{who} {line.percent} %"
    return f"{who} {texts.say(STATE_NAMES[line.state])}"
