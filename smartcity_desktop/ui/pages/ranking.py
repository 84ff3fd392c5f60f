"""The official ranking with its cut line, what is incomplete apart, and the decision."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from smartcity_desktop.core.language import TimeZone, show_moment, show_number
from smartcity_desktop.core.rubric_versions import outdated_text
from smartcity_desktop.ui import background, texts, theme
from smartcity_desktop.ui.dialogs.decide import DecideDialog
from smartcity_desktop.ui.models.rows import LEFT, RIGHT, Column, RowsModel, value_at
from smartcity_desktop.ui.texts import Speaking
from smartcity_desktop.ui.widgets.banner import Banner
from smartcity_desktop.ui.widgets.columns import Columns
from smartcity_desktop.ui.widgets.cut_table import CutSorted, CutTable, Rule
from smartcity_desktop.ui.widgets.edition_picker import EditionPicker
from smartcity_desktop.ui.widgets.elided import ElidedLabel
from smartcity_desktop.ui.widgets.empty_page import EmptyPage
from smartcity_desktop.ui.widgets.pill import Pill
from smartcity_desktop.ui.widgets.table import make_table

if TYPE_CHECKING:
    from collections.abc import Callable
    from fractions import Fraction

    from smartcity_desktop.core.ranking import Place
    from smartcity_desktop.core.region import Region
    from smartcity_desktop.core.rubric import Display, Indicator, Node
    from smartcity_desktop.services.consolidation import Consolidation, RankingView
    from smartcity_desktop.services.staff import StaffDesk

_BEFORE = 5  # columns before the dimensions


class Line(NamedTuple):
    """One region's line: its place, whether it is chosen (`None`: the meeting decides), its sheets."""

    place: Place
    region: Region
    chosen: bool | None
    got: int
    wanted: int


class RankingPage(Speaking, QWidget):
    """Emits `region_picked` with a region id, `decided` after the decision, `paper_wanted` with (name, work)."""

    region_picked = Signal(object)
    decided = Signal()
    paper_wanted = Signal(object)  # edition code

    def __init__(
        self,
        consolidation: Consolidation,
        desk: StaffDesk,
        zone: Callable[[], TimeZone],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._consolidation, self._desk, self._zone = consolidation, desk, zone
        self._view: RankingView | None = None
        self.banner, self.picker, self.state = Banner(), EditionPicker(), Pill()
        self.look, self._summary = QLineEdit(clearButtonEnabled=True), ElidedLabel()
        self._dimensions: tuple[Node | Indicator, ...] = ()
        self.model: RowsModel[Line | Rule] = RowsModel(self._columns())
        self.sorted = CutSorted(self.model, self)
        self.table = CutTable()
        self.panel, self.print_list, self.decide = QPushButton(), QPushButton(), QPushButton()
        self.to_cut = QPushButton()
        self._empty = EmptyPage(
            "trophy",
            lambda: self.tr("Nothing to rank yet"),
            lambda: self.tr(
                "Publish an edition and take the assessors' packages in; the ranking follows by itself."
            ),
        )
        self._stack = QStackedWidget()
        self._build()
        self.retranslate()

    def _build(self) -> None:
        theme.mark(self.decide, kind="primary")
        theme.mark(self.to_cut, kind="quiet")
        self.to_cut.clicked.connect(self._on_to_cut)
        theme.mark(self._summary, role="muted")
        self.table.setModel(self.sorted)
        make_table(self.table)
        self._widths = Columns(self.table.horizontalHeader(), (), 2)
        self.table.setSortingEnabled(False)
        self.sorted.sort(-1)
        self.table.horizontalHeader().setStretchLastSection(False)
        top = QHBoxLayout()
        top.setSpacing(theme.S)
        top.addWidget(self.picker, 1)
        top.addWidget(self.state, 0, Qt.AlignmentFlag.AlignVCenter)
        top.addWidget(self.look, 1)
        foot = QHBoxLayout()
        foot.setSpacing(theme.S)
        foot.addWidget(self._summary, 1)
        foot.addWidget(self.to_cut)
        foot.addWidget(self.panel)
        foot.addWidget(self.print_list)
        foot.addWidget(self.decide)
        self._full = QWidget()
        full = QVBoxLayout(self._full)
        theme.margins(full, 0, theme.S)
        full.addWidget(self.table, 1)
        full.addLayout(foot)
        self._stack.addWidget(self._full)
        self._stack.addWidget(self._empty)
        self._stack.setCurrentWidget(self._empty)
        column = QVBoxLayout(self)
        theme.margins(column, theme.L, theme.M)
        column.addLayout(top)
        column.addWidget(self.banner)
        column.addWidget(self._stack, 1)
        self.look.textChanged.connect(self._on_look)
        self.table.activated.connect(lambda _index: self._on_panel())
        self.panel.clicked.connect(self._on_panel)
        self.print_list.clicked.connect(lambda: self.paper_wanted.emit(self.picker.code))
        self.decide.clicked.connect(lambda: self.open_decide())

    def refresh(self) -> None:
        """Rank anew from what has come in."""
        code = self.picker.code
        if not code:
            self._view = None
            self._stack.setCurrentWidget(self._empty)
            self._say()
            return
        background.run(
            lambda: self._consolidation.ranking(code), self.display, self.banner.show_problem, owner=self
        )

    def display(self, view: RankingView) -> None:
        """Show a ranking."""
        picked = value_at(self.table.currentIndex())
        self._view = view
        if view.rubric.root.children != self._dimensions:
            self._dimensions = view.rubric.root.children
            self.model = RowsModel(self._columns(), self)
            self.sorted = CutSorted(self.model, self)
            self.table.setModel(self.sorted)
            self._size_columns()
        self.model.show_rows(self._lines(view))
        self._hide_empty(view)
        self._on_look(self.look.text())
        self._pick(picked.region.id if isinstance(picked, Line) else "")
        ranked = any(place.rank is not None for place in view.ranking.places)
        started = ranked or any(got for got, _wanted in view.sheets.values())
        self._stack.setCurrentWidget(self._full if started else self._empty)
        self._say()

    def retranslate(self) -> None:
        """Set every word anew."""
        self.look.setPlaceholderText(self.tr("Look for a region or province"))
        self.look.setAccessibleName(self.tr("Look for a region or province"))
        self.table.setAccessibleName(self.tr("Ranking"))
        self.to_cut.setText(self.tr("&Go to the cut line"))
        self.panel.setText(self.tr("Scores of the &panel"))
        self.print_list.setText(self.tr("P&rint…"))
        self.model.retranslate()
        self._say()

    def zones(self) -> list[QWidget]:
        """Picker, table, buttons."""
        return [self.picker, self.table, self.decide]

    def open_decide(self) -> DecideDialog | None:
        """Open the decision."""
        if self._view is None:
            return None
        dialog = DecideDialog(self._consolidation, self._desk, self._view, self)
        dialog.succeeded.connect(lambda _decision: self._on_decided())
        dialog.open()
        return dialog

    # -- rows and columns --------------------------------------------------------------------------------------

    def _lines(self, view: RankingView) -> list[Line | Rule]:
        chosen = frozenset(view.decision.chosen) if view.decision else None
        lines: list[Line | Rule] = []
        apart = [place for place in view.ranking.places if place.rank is None]
        for at, place in enumerate(view.ranking.places):
            if at == view.ranking.cut:
                lines.append(Rule(self._cut_words, cut=True))
            if apart and place is apart[0]:
                lines.append(Rule(lambda: self.tr("Not ranked: scores are still missing"), cut=False))
            got, wanted = view.sheets[place.region]
            is_chosen = place.region in chosen if chosen is not None else place.chosen
            lines.append(Line(place, view.regions[place.region], is_chosen, got, wanted))
        if view.ranking.cut and view.ranking.cut == len(view.ranking.places):
            lines.append(Rule(self._cut_words, cut=True))
        return lines

    def _cut_words(self) -> str:
        places = self._view.edition.selection.places if self._view else 0
        return self.tr("Cut line: %n region(s) above it", "", places)

    def _columns(self) -> tuple[Column, ...]:
        def of(
            title: Callable[[], str],
            text: Callable[[Line], str],
            align: int = LEFT,
            tone: Callable[[Line], str | None] | None = None,
            icon: Callable[[Line], str | None] | None = None,
            strong: bool = False,
        ) -> Column:
            return Column(
                title,
                lambda row: text(row) if isinstance(row, Line) else "",
                align=align,
                tone=(lambda row: tone(row) if isinstance(row, Line) else None) if tone else None,
                icon=(lambda row: icon(row) if isinstance(row, Line) else None) if icon else None,
                strong=(lambda row: isinstance(row, Line)) if strong else None,
            )

        first = Column(
            lambda: self.tr("Rank"),
            lambda row: str(row.place.rank or "–") if isinstance(row, Line) else row.words(),
            align=RIGHT,
            strong=lambda _row: True,
        )
        return (
            first,
            of(lambda: self.tr("Choice"), self._choice, tone=_choice_tone, icon=_choice_icon),
            of(lambda: self.tr("Region"), lambda row: row.region.name, strong=True),
            of(lambda: self.tr("Province"), lambda row: row.region.province),
            of(lambda: self.tr("Total"), lambda row: _shown(row, "TOTAL"), RIGHT, strong=True),
            *(
                of(partial(str, node.code), partial(_shown, code=node.code), RIGHT)
                for node in self._dimensions
            ),
            of(lambda: self.tr("Band"), _band),
            of(
                lambda: self.tr("Sheets"),
                lambda row: self.tr("{got} of {all}").format(got=row.got, all=row.wanted),
                RIGHT,
                tone=lambda row: "warn" if row.got < row.wanted else None,
                icon=lambda row: "triangle-alert" if row.got < row.wanted else None,
            ),
            of(lambda: self.tr("Bounds"), self._bounds, RIGHT, tone=lambda _row: "muted"),
            of(lambda: self.tr("Note"), self._note),
        )

    def _note(self, row: Line) -> str:
        left_out = self._view.outdated.get(row.region.id, 0) if self._view else 0
        notes = (row.place.note, outdated_text(left_out) if left_out else None)
        return " ".join(texts.say(note) for note in notes if note)

    def _choice(self, row: Line) -> str:
        if row.place.rank is None and not row.chosen:
            return ""
        if row.chosen is None:
            return self.tr("meeting")
        return self.tr("chosen") if row.chosen else ""

    def _bounds(self, row: Line) -> str:
        total = row.place.result.total
        if self._view is None or total.lower is None or total.upper is None or total.lower == total.upper:
            return ""
        display = self._view.rubric.display
        return f"{_rounded(display, total.lower)}–{_rounded(display, total.upper)}"

    def _size_columns(self) -> None:
        widths = [54, 112, 206, 200, 84, *[74] * len(self._dimensions), 120, 92, 120, 360]
        self._widths.set_widths(widths)

    def _hide_empty(self, view: RankingView) -> None:
        """Leave out what no row has anything to say in: bands, bounds, notes."""
        after = _BEFORE + len(self._dimensions)
        places = view.ranking.places
        totals = [place.result.total for place in places]
        self.table.setColumnHidden(after, not view.rubric.bands)
        self.table.setColumnHidden(after + 2, all(total.lower == total.upper for total in totals))
        self.table.setColumnHidden(after + 3, not (view.outdated or any(place.note for place in places)))
        self._widths.fit()

    def _pick(self, region_id: str) -> None:
        rows = range(self.sorted.rowCount())
        found = [
            at
            for at in rows
            if isinstance(row := value_at(self.sorted.index(at, 0)), Line) and row.region.id == region_id
        ]
        if self.sorted.rowCount():
            self.table.setCurrentIndex(self.sorted.index(found[0] if found else 0, 2))

    # -- words -------------------------------------------------------------------------------------------------

    def _say(self) -> None:
        view = self._view
        for widget in (self.state, self.look):
            widget.setVisible(view is not None)
        if view is None:
            return
        places = view.edition.selection.places
        ranked = sum(place.rank is not None for place in view.ranking.places)
        apart = len(view.ranking.places) - ranked
        words = (
            self.tr("{ranked} ranked, {apart} not").format(ranked=ranked, apart=apart)
            if apart
            else self.tr("%n region(s) ranked", "", ranked)
        )
        self._summary.set_whole(words)
        self.decide.setText(self.tr("&Choose %n region(s)…", "", places))
        self.decide.setVisible(view.decision is None)
        if view.decision is None:
            self.state.display("clock", "warn", lambda: self.tr("Not decided yet"))
        else:
            self.state.display("stamp", "good", lambda: self.tr("Decided"))
        self._say_banner(view)

    def _say_banner(self, view: RankingView) -> None:
        decision = view.decision
        if decision is not None:
            when = show_moment(decision.at, texts.current(), self._zone())
            number, who = len(decision.chosen), decision.who
            same = decision.inputs_digest == view.inputs_digest
            self.banner.say(
                "good" if same else "warn",
                lambda: self.tr("%n region(s) were chosen on {when} by {who}.", "", number).format(
                    when=when, who=who
                ),
                lambda: (
                    decision.reason
                    if same
                    else self.tr("More sheets have come in since; the decision stands as it was taken.")
                ),
            )
        elif view.ranking.open_tie:
            names = ", ".join(view.regions[one].name for one in view.ranking.open_tie)
            self.banner.say(
                "warn",
                lambda: self.tr("Tied across the cut: {names}.").format(names=names),
                lambda: self.tr("The meeting chooses among them when it decides."),
            )
        else:
            self.banner.clear()

    def _on_look(self, text: str) -> None:
        self.sorted.look_for(text)
        self.table.lay_rules()

    def _on_to_cut(self) -> None:
        for at in range(self.sorted.rowCount()):
            row = value_at(self.sorted.index(at, 0))
            if isinstance(row, Rule) and row.cut:
                self.table.setCurrentIndex(self.sorted.index(max(at - 1, 0), 2))
                self.table.scrollTo(self.sorted.index(at, 0), QTableView.ScrollHint.PositionAtCenter)
                self.table.setFocus()

    def _on_panel(self) -> None:
        row = value_at(self.table.currentIndex())
        if isinstance(row, Line):
            self.region_picked.emit(row.region.id)

    def _on_decided(self) -> None:
        self.refresh()
        self.decided.emit()


def _shown(row: Line, code: str) -> str:
    value = row.place.result.values[code].shown
    return "–" if value is None else show_number(value, texts.current())


def _rounded(display: Display, value: Fraction) -> str:
    return show_number(display.rounded(value), texts.current())


def _band(row: Line) -> str:
    band = row.place.result.total.band
    return texts.say(band.name) if band else ""


def _choice_tone(row: Line) -> str | None:
    return "warn" if row.chosen is None else "good" if row.chosen else None


def _choice_icon(row: Line) -> str | None:
    return "users" if row.chosen is None else "circle-check" if row.chosen else None
