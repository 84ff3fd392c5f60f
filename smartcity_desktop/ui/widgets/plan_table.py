"""The lines of a paper against a sheet: what would change first, then what is new, then what stays."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QTableView

from smartcity_desktop.core.language import show_number
from smartcity_desktop.core.paper_plan import Effect
from smartcity_desktop.ui import texts, theme
from smartcity_desktop.ui.models.rows import CENTRE, Column, RowsModel
from smartcity_desktop.ui.texts import Speaking
from smartcity_desktop.ui.widgets.table import make_table

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from smartcity_desktop.core.assessment import Answer
    from smartcity_desktop.core.paper_plan import PaperPlan, PlanLine
    from smartcity_desktop.core.rubric import Rubric

_ORDER = tuple(Effect)
_TONES = {Effect.CHANGES: "warn", Effect.NEW: "good", Effect.SAME: "muted", Effect.BLANK: "muted"}
_ICONS = {
    Effect.CHANGES: "arrow-right-left",
    Effect.NEW: "plus",
    Effect.SAME: "check",
    Effect.BLANK: "minus",
}


class PlanRow(NamedTuple):
    """One line with its title, and whether the sheet's answer is kept."""

    line: PlanLine
    title: str
    kept: bool


class PlanTable(Speaking, QTableView):
    """Shows what would happen; in a line that changes, left keeps the sheet's answer, right takes the paper's."""

    keep = Signal(object)  # (code, whether to keep what the sheet has)
    moved = Signal()  # another row is marked
    entered = Signal()  # Enter alone: it enters nothing

    def __init__(self) -> None:
        super().__init__()
        self.model_: RowsModel[PlanRow] = RowsModel(self._columns(), self)
        self.setModel(self.model_)
        make_table(self, stretch=1)
        self.setSortingEnabled(False)
        self.horizontalHeader().setResizeContentsPrecision(-1)
        self.setMinimumHeight(theme.scaled(72))
        self.selectionModel().currentRowChanged.connect(lambda _now, _before: self.moved.emit())
        self.doubleClicked.connect(lambda _index: self._turn())
        self.retranslate()

    def display(self, plan: PaperPlan, rubric: Rubric) -> None:
        """Show a plan; the line that was marked stays marked, else the first is."""
        marked = self.marked
        rows = [
            PlanRow(line, texts.say(rubric.indicator(line.code).title), line.code in plan.kept)
            for effect in _ORDER
            for line in plan.of(effect)
        ]
        self.model_.show_rows(rows)
        for column in (0, 2, 3, 4):
            self.resizeColumnToContents(column)
        at = next((at for at, row in enumerate(rows) if marked and row.line.code == marked.line.code), 0)
        self.setCurrentIndex(self.model_.index(at, 0))

    @property
    def marked(self) -> PlanRow | None:
        """The row that is marked."""
        at = self.currentIndex().row()
        return self.model_.row_value(at) if 0 <= at < self.model_.rowCount() else None

    @property
    def rows(self) -> tuple[PlanRow, ...]:
        """What is shown, in order."""
        return self.model_.rows

    def said(self, at: int) -> tuple[str, ...]:
        """Give the words of a row."""
        return tuple(str(self.model_.index(at, column).data()) for column in range(5))

    def retranslate(self) -> None:
        """Set every word anew."""
        self.setAccessibleName(self.tr("What the paper does to the sheet"))
        self.model_.retranslate()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Left and right choose, Space turns the choice, Enter enters nothing; the rest moves as in every table."""
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        key, marked = event.key(), self.marked
        if plain != Qt.KeyboardModifier.NoModifier or marked is None:
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            self.keep.emit((marked.line.code, key == Qt.Key.Key_Left))
        elif key == Qt.Key.Key_Space:
            self._turn()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def _turn(self) -> None:
        if self.marked is not None:
            self.keep.emit((self.marked.line.code, not self.marked.kept))

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(title=lambda: self.tr("Code"), text=lambda row: row.line.code, strong=lambda _row: True),
            Column(
                title=lambda: self.tr("Indicator"), text=lambda row: row.title, hint=lambda row: row.title
            ),
            Column(
                title=lambda: self.tr("On the sheet"),
                text=lambda row: self._cell(row.line.stands),
                align=CENTRE,
                strong=lambda row: row.kept or row.line.effect is not Effect.CHANGES,
            ),
            Column(
                title=lambda: self.tr("On the paper"),
                text=lambda row: self._cell(row.line.paper),
                align=CENTRE,
                strong=lambda row: not row.kept and row.line.effect in (Effect.CHANGES, Effect.NEW),
            ),
            Column(
                title=lambda: self.tr("What happens"),
                text=self._effect,
                tone=lambda row: "accent" if row.kept else _TONES[row.line.effect],
                icon=lambda row: "lock" if row.kept else _ICONS[row.line.effect],
            ),
        )

    def _cell(self, answer: Answer) -> str:
        if answer.not_applicable:
            return self.tr("NA")
        return "–" if answer.value is None else show_number(answer.value.normalize(), texts.current())

    def _effect(self, row: PlanRow) -> str:
        if row.kept:
            return self.tr("the sheet's is kept")
        if row.line.effect is Effect.BLANK:
            return self.tr("stays: blank on paper")
        return {
            Effect.CHANGES: self.tr("replaces"),
            Effect.NEW: self.tr("new"),
            Effect.SAME: self.tr("stays: the same"),
        }[row.line.effect]
