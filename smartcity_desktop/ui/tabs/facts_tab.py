"""The facts of an edition: what regions answered, figures with their source, scores of earlier editions."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from smartcity_desktop.core.facts import Reply
from smartcity_desktop.system.files import write_whole
from smartcity_desktop.ui import background, choosing, texts, theme
from smartcity_desktop.ui.choosing import Purpose
from smartcity_desktop.ui.dialogs.import_facts import ImportFactsDialog
from smartcity_desktop.ui.fact_words import Fact, content_words, hint_words, kind_of, kind_words, origin_words
from smartcity_desktop.ui.models.rows import Column, RowsModel
from smartcity_desktop.ui.texts import Speaking
from smartcity_desktop.ui.widgets.banner import Banner
from smartcity_desktop.ui.widgets.columns import Columns
from smartcity_desktop.ui.widgets.empty_page import EmptyPage
from smartcity_desktop.ui.widgets.table import make_table

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtGui import QShowEvent

    from smartcity_desktop.services.facts import FactsDesk, FactsPreview, StandingFacts


class Row(NamedTuple):
    """A fact with its region; `words` is what it is looked up by, made once for some thousand rows."""

    region: str
    fact: Fact
    words: str


class FactsTab(Speaking, QWidget):
    """Emits `changed` when facts were taken in."""

    changed = Signal()

    def __init__(self, desk: FactsDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._standing: StandingFacts | None = None
        self._rows: list[Row] | None = None
        self.banner = Banner()
        self.look, self._count = QLineEdit(clearButtonEnabled=True), QLabel()
        self._missing = QLabel(wordWrap=True)
        self.template, self.earlier, self.take = QPushButton(), QPushButton(), QPushButton()
        self.model: RowsModel[Row] = RowsModel(self._columns())
        self.table = QTableView()
        self._empty = EmptyPage(
            "clipboard-list",
            lambda: self.tr("No facts yet"),
            lambda: self.tr(
                "Send the template to the regions and import what they answered, or import tables of figures. "
                "Assessors see it beside the rubric, locked."
            ),
            lambda: self.tr("Import tables…"),
        )
        self._stack = QStackedWidget()
        self._build()
        self.retranslate()

    def _columns(self) -> tuple[Column, ...]:
        def content(row: Row) -> str:
            return content_words(row.fact)

        return (
            Column(lambda: self.tr("Region"), lambda row: row.region),
            Column(lambda: self.tr("Kind"), lambda row: kind_words(kind_of(row.fact))),
            Column(lambda: self.tr("Code"), lambda row: row.fact.indicator),
            Column(lambda: self.tr("Content"), content, hint=lambda row: hint_words(row.fact)),
            Column(lambda: self.tr("Source"), lambda row: origin_words(row.fact)),
        )

    def _build(self) -> None:
        self.table.setModel(self.model)
        make_table(self.table)
        self.table.setSortingEnabled(
            False
        )  # by region and code: thousands of rows are not sorted in the window
        self._widths = Columns(self.table.horizontalHeader(), (180, 140, 90, 320, 180), 3)
        top = QHBoxLayout()
        top.setSpacing(theme.S)
        top.addWidget(self.look, 1)
        for widget in (self._count, self.earlier, self.template, self.take):
            top.addWidget(widget)
        for button in (self.earlier, self.template):
            theme.mark(button, kind="quiet")
        theme.mark(self._count, role="muted")
        theme.mark(self._missing, tone="warn")
        self._stack.addWidget(self.table)
        self._stack.addWidget(self._empty)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, theme.M, 0, 0)
        whole.setSpacing(theme.S)
        whole.addWidget(self.banner)
        whole.addLayout(top)
        whole.addWidget(self._missing)
        whole.addWidget(self._stack, 1)
        self.look.textChanged.connect(lambda _text: self._on_look())
        self.take.clicked.connect(lambda: self.open_import())
        self._empty.pressed.connect(lambda: self.open_import())
        self.template.clicked.connect(self._on_template)
        self.earlier.clicked.connect(self._on_earlier)

    def display(self, standing: StandingFacts | None) -> None:
        """Show the facts of an edition; `None`: it is from before the program and has none."""
        self._standing, self._rows = standing, None
        self._stack.setCurrentIndex(0 if standing and standing.facts else 1)
        open_ = standing is not None and standing.open
        self.take.setVisible(open_)
        self.template.setVisible(open_)
        self.earlier.setVisible(open_ and bool(standing and standing.decided))
        self._empty.setEnabled(open_)
        self._widths.fit()
        if self.isVisible():
            self._fill()
        self._say()

    def showEvent(self, event: QShowEvent) -> None:
        """Make the rows only once they are looked at: an edition has thousands."""
        super().showEvent(event)
        if self._rows is None:
            self._fill()
            self._say()

    def retranslate(self) -> None:
        """Set every word anew."""
        self.look.setPlaceholderText(self.tr("Look for a region, code or word"))
        self.look.setAccessibleName(self.tr("Look for a fact"))
        self.table.setAccessibleName(self.tr("Facts of the edition"))
        self.take.setText(self.tr("&Import tables…"))
        self.template.setText(self.tr("Te&mplate…"))
        self.template.setAccessibleName(self.tr("Save a workbook for regions to fill in"))
        self.earlier.setText(self.tr("&Earlier scores…"))
        self.earlier.setAccessibleName(self.tr("Take the panel means of a decided edition"))
        self.model.retranslate()
        self._say()

    def open_import(self, earlier: str = "") -> ImportFactsDialog | None:
        """Open the dialog that reads tables, or takes the means of an earlier edition."""
        if self._standing is None:
            return None
        dialog = ImportFactsDialog(self._desk, self._standing.edition, earlier=earlier, parent=self)
        dialog.succeeded.connect(self._on_taken)
        dialog.open()
        return dialog

    def save_template(self, file: Path) -> None:
        """Write the workbook for regions."""
        if self._standing is None:
            return
        code, language = self._standing.edition, texts.current()

        def work() -> Path:
            write_whole(file, self._desk.template(code, language))
            return file

        background.run(work, self._on_template_saved, self.banner.show_problem, owner=self)

    # -- steps -------------------------------------------------------------------------------------------------

    def _fill(self) -> None:
        if self._rows is None:
            self._rows = _rows(self._standing)
        wanted = self.look.text().casefold().split()
        self.model.show_rows([row for row in self._rows if all(word in row.words for word in wanted)])

    def _say(self) -> None:
        number, shown = len(self._rows or ()), self.model.rowCount()
        self._count.setText(
            self.tr("{shown} of {all}").format(shown=shown, all=number)
            if shown != number
            else self.tr("%n fact(s)", "", number)
        )
        missing = self._standing.missing if self._standing and self._standing.open else ()
        self._missing.setVisible(bool(missing))
        if missing and self._standing:
            first = ", ".join(
                f"{self._standing.regions[region].name} {code}" for region, code in missing[:3]
            ) + (", …" if len(missing) > 3 else "")
            self._missing.setText(
                self.tr(
                    "%n figure(s) that indicators are made of are missing: {first}", "", len(missing)
                ).format(first=first)
            )

    def _on_look(self) -> None:
        self._fill()
        self._say()

    def _on_taken(self, preview: FactsPreview) -> None:
        number = len(preview.changes)
        self.banner.say("good", lambda: self.tr("%n change(s) taken in.", "", number))
        self.changed.emit()

    def _on_template(self) -> None:
        if self._standing is None:
            return
        file = choosing.save_file(
            self,
            Purpose.TABLES,
            self.tr("Save the template"),
            f"{self.tr('template')}-{self._standing.edition}.xlsx",
            self.tr("Workbook (*.xlsx)"),
        )
        if file is not None:
            self.save_template(file)

    def _on_template_saved(self, file: Path) -> None:
        self.banner.say(
            "good",
            lambda: self.tr("Template saved: {file}").format(file=file.name),
            lambda: str(file.parent),
        )

    def _on_earlier(self) -> None:
        decided = self._standing.decided if self._standing else ()
        if len(decided) == 1:
            self.open_import(decided[0])
            return
        menu = QMenu(self)
        for code in decided:
            menu.addAction(code).triggered.connect(lambda _on, code=code: self.open_import(code))
        menu.popup(self.earlier.mapToGlobal(self.earlier.rect().bottomLeft()))


def _rows(standing: StandingFacts | None) -> list[Row]:
    """Arrange facts by region and code."""
    if standing is None:
        return []
    told = standing.facts
    found = []
    every: list[Fact] = [*told.replies, *told.figures, *told.earlier]
    for fact in every:
        region = standing.regions.get(fact.region_id)
        name = region.name if region else fact.region_id
        told_by = fact.text if isinstance(fact, Reply) else f"{fact.value:f} {origin_words(fact)}"
        words = f"{name} {fact.indicator} {kind_words(kind_of(fact))} {told_by}".casefold()
        found.append(Row(name, fact, words))
    return sorted(found, key=lambda row: (row.region, row.fact.indicator))
