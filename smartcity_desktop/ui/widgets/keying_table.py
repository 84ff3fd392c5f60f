"""The rows of a paper that is being keyed: what was keyed in this keying, or, in the comparison, where the two differ."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QTableView

from smartcity_desktop.core.language import show_number
from smartcity_desktop.core.transcription import Keyed, Phase
from smartcity_desktop.ui import texts, theme
from smartcity_desktop.ui.models.rows import CENTRE, Column, RowsModel
from smartcity_desktop.ui.texts import Speaking
from smartcity_desktop.ui.widgets.table import make_table

if TYPE_CHECKING:
    from smartcity_desktop.core.rubric import Rubric
    from smartcity_desktop.core.transcription import Transcription

_NOW, _FIRST, _SECOND = 2, 3, 4


class KeyingLine(NamedTuple):
    """One row; `now` is what this keying has, `first` and `second` are known in the comparison alone."""

    at: int
    code: str
    title: str
    now: Keyed | None
    first: Keyed | None
    second: Keyed | None


class KeyingTable(Speaking, QTableView):
    """Shows rows; a click picks one. It changes nothing."""

    picked = Signal(object)  # number of the row on the paper

    def __init__(self) -> None:
        super().__init__()
        self._compares = False
        self.model_: RowsModel[KeyingLine] = RowsModel(self._columns(), self)
        self.setModel(self.model_)
        make_table(self, stretch=1)
        self.setSortingEnabled(False)
        self.horizontalHeader().setResizeContentsPrecision(-1)
        self.setMinimumWidth(theme.scaled(300))
        self.clicked.connect(lambda index: self.picked.emit(self.lines[index.row()].at))
        self.retranslate()

    @property
    def lines(self) -> tuple[KeyingLine, ...]:
        """What is shown."""
        return self.model_.rows

    @property
    def places(self) -> list[int]:
        """Numbers on the paper of the rows that are shown."""
        return [line.at for line in self.lines]

    def display(self, now: Transcription, rubric: Rubric) -> None:
        """Show the rows; of the first keying nothing before the second is whole."""
        self._compares = now.phase is Phase.COMPARE
        wanted = now.differences if self._compares else range(len(now.rows))
        self.model_.show_rows(
            [
                KeyingLine(
                    at,
                    now.rows[at].code,
                    texts.say(rubric.indicator(now.rows[at].code).title),
                    now.standing(at) if self._compares else now.now[at],
                    now.first[at] if self._compares else None,
                    now.second[at] if self._compares else None,
                )
                for at in wanted
            ]
        )
        for column in (_FIRST, _SECOND):
            self.setColumnHidden(column, not self._compares)
        for column in (0, _NOW, _FIRST, _SECOND):
            self.resizeColumnToContents(column)
        self.model_.retranslate()

    def mark(self, row: int) -> None:
        """Mark a row of the paper, and bring it into view."""
        if row in self.places:
            at = self.places.index(row)
            self.selectRow(at)
            self.scrollTo(self.model_.index(at, 0))

    def said(self, at: int) -> tuple[str, ...]:
        """Give the words of a row in the columns that can be seen."""
        shown = [column for column in range(5) if not self.isColumnHidden(column)]
        return tuple(str(self.model_.index(at, column).data()) for column in shown)

    def retranslate(self) -> None:
        """Set every word anew."""
        self.setAccessibleName(self.tr("Rows of the paper"))
        self.model_.retranslate()

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(title=lambda: self.tr("Code"), text=lambda row: row.code, strong=lambda _row: True),
            Column(
                title=lambda: self.tr("Indicator"), text=lambda row: row.title, hint=lambda row: row.title
            ),
            Column(
                title=lambda: self.tr("Taken") if self._compares else self.tr("Keyed"),
                text=lambda row: self._cell(row.now) or ("?" if self._compares else ""),
                align=CENTRE,
                strong=lambda _row: True,
            ),
            Column(title=lambda: self.tr("First"), text=lambda row: self._cell(row.first), align=CENTRE),
            Column(title=lambda: self.tr("Second"), text=lambda row: self._cell(row.second), align=CENTRE),
        )

    def _cell(self, keyed: Keyed | None) -> str:
        if keyed is None:
            return ""
        if keyed.not_applicable:
            return self.tr("NA")
        return self.tr("blank") if keyed.value is None else show_number(keyed.value, texts.current())
