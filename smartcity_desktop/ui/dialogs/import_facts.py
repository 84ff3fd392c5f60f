"""Takes facts of an edition in: read first, with all that changes or all that is wrong in sight."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QTableView,
    QWidget,
)

from smartcity_desktop.core.grid import CellsInvalid
from smartcity_desktop.core.language import show_number
from smartcity_desktop.ui import background, choosing, texts, theme
from smartcity_desktop.ui.choosing import Purpose
from smartcity_desktop.ui.fact_words import content_words, hint_words, kind_words, origin_words
from smartcity_desktop.ui.models.rows import Column, RowsModel, value_at
from smartcity_desktop.ui.widgets.columns import Columns
from smartcity_desktop.ui.widgets.empty_page import EmptyPage
from smartcity_desktop.ui.widgets.table import make_table
from smartcity_desktop.ui.widgets.task_dialog import TaskDialog

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from smartcity_desktop.core.errors import SmartCityError
    from smartcity_desktop.core.fact_changes import Change, Count
    from smartcity_desktop.core.fact_table import Reading, Scope
    from smartcity_desktop.core.grid import CellProblem
    from smartcity_desktop.services.facts import FactsDesk, FactsPreview

_CHANGES, _PROBLEMS, _NOTHING = range(3)


class ImportFactsDialog(TaskDialog):
    """`succeeded` carries the `FactsPreview` that was taken in.

    Args:
        desk: the service.
        edition: its code.
        earlier: take the panel means of this decided edition; without it tables are asked for.
        parent: window over which it stands.
    """

    def __init__(
        self, desk: FactsDesk, edition: str, *, earlier: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk, self._edition, self._earlier = desk, edition, earlier
        self._files: tuple[Path, ...] = ()
        self.preview: FactsPreview | None = None
        self.choose, self.whole = QPushButton(), QCheckBox()
        self._names, self._said = QLabel(wordWrap=True), QLabel(wordWrap=True)
        self.changes: RowsModel[Change] = RowsModel(self._change_columns())
        self.problems: RowsModel[CellProblem] = RowsModel(self._problem_columns())
        self.table, self.problem_table = QTableView(), QTableView()
        self._stack = QStackedWidget()
        self.nothing = EmptyPage("file-text", self._nothing_words, self._nothing_more)
        self._build()
        self.retranslate()
        self.fit(880, 500)
        if earlier:
            self._read(lambda: desk.preview_earlier(edition, earlier))

    def _change_columns(self) -> tuple[Column, ...]:
        def place(row: Change) -> str:
            region = self.preview.regions.get(row.fact.region_id) if self.preview else None
            return region.name if region else row.fact.region_id

        return (
            Column(lambda: self.tr("Region"), place),
            Column(lambda: self.tr("Kind"), lambda row: kind_words(row.kind)),
            Column(lambda: self.tr("Code"), lambda row: row.fact.indicator),
            Column(lambda: self.tr("Stands"), lambda row: content_words(row.old), tone=lambda _row: "muted"),
            Column(
                lambda: self.tr("As read"),
                lambda row: content_words(row.new) if row.new else self.tr("goes"),
                tone=lambda row: None if row.new else "warn",
                icon=lambda row: "pencil" if row.old and row.new else "plus" if row.new else "minus",
                hint=lambda row: hint_words(row.new),
            ),
            Column(lambda: self.tr("Source"), lambda row: origin_words(row.fact)),
        )

    def _problem_columns(self) -> tuple[Column, ...]:
        return (
            Column(
                lambda: self.tr("Where"),
                lambda row: texts.say(row.where),
                icon=lambda _row: "circle-alert",
                tone=lambda _row: "bad",
            ),
            Column(
                lambda: self.tr("What is wrong"),
                lambda row: texts.say(row.what),
                hint=lambda row: f"<qt>{escape(texts.say(row.what))}</qt>",
            ),
            Column(
                lambda: self.tr("What to do"),
                lambda row: texts.say(row.remedy),
                hint=lambda row: f"<qt>{escape(texts.say(row.remedy))}</qt>",
            ),
        )

    def _build(self) -> None:
        top = QHBoxLayout()
        top.setSpacing(theme.S)
        top.addWidget(self.choose)
        top.addWidget(self._names, 1)
        top.addWidget(self.whole)
        self.choose.setAutoDefault(False)
        self.choose.setVisible(not self._earlier)
        self.whole.setVisible(not self._earlier)
        theme.mark(self._names, role="muted")
        theme.mark(self._said, role="caption")
        for label in (self._names, self._said):  # names and texts of strangers
            label.setTextFormat(Qt.TextFormat.PlainText)
        for table, model in ((self.table, self.changes), (self.problem_table, self.problems)):
            table.setModel(model)
            make_table(table)
            table.setSortingEnabled(False)  # changes stand by region, problems by file
            table.setMinimumHeight(130)
            self._stack.addWidget(table)
        self._stack.addWidget(self.nothing)
        self._stack.setCurrentIndex(_NOTHING)
        self._widths = Columns(self.table.horizontalHeader(), (160, 130, 76, 120, 250, 110), 4)
        self._problem_widths = Columns(self.problem_table.horizontalHeader(), (240, 280, 270), 1)
        self.body.addLayout(top)
        self.body.addWidget(self._said)
        self.body.addWidget(self._stack, 1)
        self.problem_table.selectionModel().currentRowChanged.connect(lambda _now, _before: self._say())
        self.choose.clicked.connect(self._on_choose)
        self.whole.toggled.connect(lambda _on: self._read_files())

    def retranslate(self) -> None:
        """Set every word anew."""
        self.setWindowTitle(self.tr("Import facts"))
        if self._earlier:
            self.heading.setText(self.tr("Scores of {edition}").format(edition=self._earlier))
            self.sentence.setText(
                self.tr("The panel means of that edition are shown to assessors beside their own scores.")
            )
        else:
            self.heading.setText(self.tr("Answers, figures and earlier scores from tables"))
            self.sentence.setText(
                self.tr(
                    "CSV or XLSX. Nothing is taken in unless all of it is right; see first how it is read."
                )
            )
        self.choose.setText(self.tr("&Choose files…"))
        self.whole.setText(self.tr("&Remove what the files do not have"))
        self.whole.setAccessibleName(
            self.tr("Remove facts of the same kinds that stand in none of the files")
        )
        self.table.setAccessibleName(self.tr("What changes"))
        self.problem_table.setAccessibleName(self.tr("Problems of the files"))
        self.primary.setText(self.tr("&Take in"))
        self._names.setText(", ".join(file.name for file in self._files))
        self.changes.retranslate()
        self.problems.retranslate()
        self._say()

    def take_files(self, files: Sequence[Path]) -> None:
        """Read tables and show what they would change, or what is wrong with them."""
        self._files = tuple(files)
        self._names.setText(", ".join(file.name for file in self._files))
        self._read_files()

    def submit(self) -> None:
        """Take in what is shown."""
        preview = self.preview
        if preview is None:
            self.missing(self.choose, self.tr("Please choose tables without problems first."))
        else:
            self.start(lambda: self._desk.take(preview))

    # -- steps -------------------------------------------------------------------------------------------------

    def _read_files(self) -> None:
        """Read files beside the database: a stranger's workbook may take its reader half a minute."""
        from smartcity_desktop.services.facts import read_files

        desk, edition = self._desk, self._edition
        files, whole = self._files, self.whole.isChecked()
        if not files:
            return

        def on_scope(scope: Scope) -> None:
            background.decode(lambda: read_files(files, scope), on_reading, self._on_unreadable, owner=self)

        def on_reading(reading: Reading) -> None:
            self._compare(lambda: desk.preview_read(edition, reading, whole=whole))

        self._begin()
        background.run(lambda: desk.scope(edition), on_scope, self._on_unreadable, owner=self)

    def _read(self, work: Callable[[], FactsPreview]) -> None:
        self._begin()
        self._compare(work)

    def _begin(self) -> None:
        self.preview = None
        self.banner.clear()
        self._busy(True)

    def _compare(self, work: Callable[[], FactsPreview]) -> None:
        background.run(work, self._on_read, self._on_unreadable, owner=self)

    def _on_read(self, preview: FactsPreview) -> None:
        self._busy(False)
        self.preview = preview
        self.problems.show_rows(())
        self.changes.show_rows(preview.changes)
        self.nothing.retranslate()
        self._stack.setCurrentIndex(_CHANGES if preview.changes else _NOTHING)
        self._widths.fit()
        self._say()
        self.primary.setFocus()

    def _on_unreadable(self, error: SmartCityError) -> None:
        self._busy(False)
        self.changes.show_rows(())
        if isinstance(error, CellsInvalid):
            self.problems.show_rows(error.problems)
            self.problem_table.selectRow(0)
            count, listed = error.count, len(error.problems)
            self.banner.say(
                "bad",
                lambda: self.tr("%n problem(s); nothing is taken in.", "", count),
                lambda: self.tr("The first {n} are listed.").format(n=listed) if listed < count else "",
            )
        else:
            self.problems.show_rows(())
            self.banner.show_problem(error)
        self.nothing.retranslate()
        self._stack.setCurrentIndex(_PROBLEMS if self.problems.rows else _NOTHING)
        self._problem_widths.fit()
        self._say()

    def _nothing_words(self) -> str:
        return self.tr("Nothing would change") if self.preview else self.tr("No table is read yet")

    def _nothing_more(self) -> str:
        if self.preview:
            return self.tr("All that stands in the files is known already.")
        return self.tr(
            "Choose CSV or XLSX files: what they would change is listed here before it is taken in."
        )

    def _say(self) -> None:
        preview = self.preview
        picked = value_at(self.problem_table.currentIndex())
        self._said.setVisible(preview is not None or picked is not None)
        if preview is None:
            self._said.setText(texts.say(picked.sentence) if picked else "")
            return
        parts = [self._count_words(count) for count in preview.counts]
        if preview.empty:
            parts.append(self.tr("%n row(s) not filled in.", "", preview.empty))
        read_as = [
            self.tr("“{written}” is read as {number}.").format(
                written=number.written, number=show_number(number.value, texts.current())
            )
            for number in preview.read_as[:3]
        ]
        parts += [" ".join(read_as)] if read_as else []
        parts += [texts.say(note) for note in preview.notes[:6]]
        self._said.setText("\n".join(parts))

    def _count_words(self, count: Count) -> str:
        return self.tr("{kind}: {new} new, {changed} changed, {same} the same, {gone} removed.").format(
            kind=kind_words(count.kind),
            new=count.new,
            changed=count.changed,
            same=count.same,
            gone=count.gone,
        )

    def _on_choose(self) -> None:
        files = choosing.open_files(
            self, Purpose.TABLES, self.tr("Choose tables"), self.tr("Tables (*.xlsx *.csv)")
        )
        if files:
            self.take_files(files)
