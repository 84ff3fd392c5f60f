"""All editions, those before this program included."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QTableView, QVBoxLayout, QWidget

from smartcity_desktop.core.edition import STATE_NAMES, EditionState
from smartcity_desktop.core.language import TimeZone
from smartcity_desktop.ui import background, texts, theme
from smartcity_desktop.ui.dialogs.new_edition import NewEditionDialog
from smartcity_desktop.ui.edition_looks import EDITION_LOOKS, kind_words
from smartcity_desktop.ui.models.rows import RIGHT, Column, RowsModel, Sorted, value_at
from smartcity_desktop.ui.texts import Speaking
from smartcity_desktop.ui.widgets.banner import Banner
from smartcity_desktop.ui.widgets.columns import Columns
from smartcity_desktop.ui.widgets.journey import JourneyDelegate, Shares
from smartcity_desktop.ui.widgets.table import make_table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smartcity_desktop.services.drafting import Drafting
    from smartcity_desktop.services.editions import EditionLine, Editions

_JOURNEY = 6


class EditionsPage(Speaking, QWidget):
    """Emits `opened` with a code, and `created` with the code of a new draft."""

    opened = Signal(object)
    created = Signal(object)

    def __init__(self, editions: Editions, drafting: Drafting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._editions, self._drafting = editions, drafting
        self.banner = Banner()
        self._hint = QLabel(wordWrap=True)
        self.model: RowsModel[EditionLine] = RowsModel(self._columns())
        self.sorted = Sorted(self.model, self)
        self.table = QTableView()
        self.open, self.new = QPushButton(), QPushButton()
        self._build()
        self.retranslate()

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(lambda: self.tr("Edition"), lambda row: texts.say(row.title), strong=_current),
            Column(lambda: self.tr("Code"), lambda row: row.code),
            Column(
                lambda: self.tr("State"),
                self._state,
                tone=lambda row: EDITION_LOOKS[row.state][1],
                icon=lambda row: EDITION_LOOKS[row.state][0],
            ),
            Column(
                lambda: self.tr("Asked"),
                self._asked,
                sort=lambda row: row.asked,
                align=RIGHT,
            ),
            Column(
                lambda: self.tr("Assessed"),
                lambda row: str(row.assessed) if _known(row) else "–",
                sort=lambda row: row.assessed,
                align=RIGHT,
            ),
            Column(
                lambda: self.tr("Chosen"),
                lambda row: str(row.chosen),
                sort=lambda row: row.chosen,
                align=RIGHT,
            ),
            Column(lambda: self.tr("On the way"), lambda _row: "", sort=lambda row: row.chosen),
        )

    def _state(self, row: EditionLine) -> str:
        return " · ".join(filter(None, (texts.say(STATE_NAMES[row.state]), kind_words(row.kind))))

    def _asked(self, row: EditionLine) -> str:
        """Give how many were asked; of editions before this program only those that are on record are known."""
        return str(row.asked) if _current(row) else self.tr("{n} on record").format(n=row.asked)

    def _build(self) -> None:
        self.table.setModel(self.sorted)
        make_table(self.table)
        Columns(self.table.horizontalHeader(), (250, 124, 208, 92, 66, 70, 84), 0)
        self.table.setSortingEnabled(False)
        self.sorted.sort(-1)
        self.table.setItemDelegateForColumn(_JOURNEY, JourneyDelegate(_shares, self.table))
        self.table.verticalHeader().setDefaultSectionSize(theme.scaled(40))
        theme.mark(self._hint, role="muted")
        theme.mark(self.new, kind="primary")
        foot = QHBoxLayout()
        foot.setSpacing(theme.S)
        foot.addWidget(self._hint, 1)
        foot.addWidget(self.open)
        foot.addWidget(self.new)
        column = QVBoxLayout(self)
        theme.margins(column, theme.L, theme.M)
        column.addWidget(self.banner)
        column.addWidget(self.table, 1)
        column.addLayout(foot)
        self.table.activated.connect(lambda index: self.opened.emit(value_at(index).code))
        self.open.clicked.connect(self._on_open)
        self.new.clicked.connect(lambda: self.open_new())

    def refresh(self) -> None:
        """Read the list anew."""
        background.run(self._editions.list, self.display, self.banner.show_problem, owner=self)

    def display(self, lines: Sequence[EditionLine]) -> None:
        """Show these editions."""
        picked = value_at(self.table.currentIndex())
        self.model.show_rows(lines)
        at = next((n for n, line in enumerate(lines) if picked and line.code == picked.code), 0)
        self.table.setCurrentIndex(self.sorted.mapFromSource(self.model.index(at, 0)))
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word anew."""
        self.table.setAccessibleName(self.tr("Editions"))
        self.open.setText(self.tr("&Open"))
        self.new.setText(self.tr("&New edition…"))
        own = any(_current(row) for row in self.model.rows)
        self._hint.setText(
            self.tr("Press Enter to open an edition.")
            if own
            else self.tr(
                "The editions before this program are kept as history. Make a new edition to invite regions."
            )
        )
        self.model.retranslate()

    def zones(self) -> list[QWidget]:
        """The table, and the buttons below it."""
        return [self.table, self.new]

    def open_new(self) -> NewEditionDialog:
        """Open the dialog that makes a draft."""
        today = TimeZone.WIB.day(datetime.now(UTC))  # only a proposal, on the calendar that editions go by
        dialog = NewEditionDialog(self._drafting, today, self)
        dialog.succeeded.connect(self.created)
        dialog.open()
        return dialog

    def _on_open(self) -> None:
        row = value_at(self.table.currentIndex())
        if row is None:
            self.banner.say("warn", lambda: self.tr("Please pick an edition first."))
        else:
            self.opened.emit(row.code)


def _current(row: EditionLine) -> bool:
    return row.state is not EditionState.HISTORY


def _known(row: EditionLine) -> bool:
    """Say whether the number assessed is on record: of editions before this program it mostly is not."""
    return _current(row) or row.assessed >= row.chosen


def _shares(row: EditionLine) -> Shares:
    if not _current(row):
        return Shares(0, 0, 0)  # how many were asked is not known, so there is nothing to compare with
    return Shares(row.asked, row.assessed, row.chosen)
