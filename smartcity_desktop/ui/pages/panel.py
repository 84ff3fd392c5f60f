"""A region's scores by assessor, side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from smartcity_desktop.ui import background, theme
from smartcity_desktop.ui.dialogs.evidence_view import EvidenceDialog
from smartcity_desktop.ui.texts import Speaking
from smartcity_desktop.ui.widgets.banner import Banner
from smartcity_desktop.ui.widgets.edition_picker import EditionPicker
from smartcity_desktop.ui.widgets.empty_page import EmptyPage
from smartcity_desktop.ui.widgets.panel_tree import PanelTree
from smartcity_desktop.ui.widgets.panel_words import PanelWords
from smartcity_desktop.ui.widgets.region_box import RegionBox

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from smartcity_desktop.core.assessment import Assessment, Citation
    from smartcity_desktop.core.region import Region
    from smartcity_desktop.services.consolidation import Consolidation, PanelView
    from smartcity_desktop.services.editions import Editions


class PanelPage(Speaking, QWidget):
    """Emits `sheet_wanted` with an `Assessment` to print, `region_shown` with a region.

    Args:
        evidence: gives the bytes of a citation.
    """

    sheet_wanted = Signal(object)
    region_shown = Signal(object)

    def __init__(
        self,
        editions: Editions,
        consolidation: Consolidation,
        evidence: Callable[[Citation], bytes],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._editions, self._consolidation, self._evidence = editions, consolidation, evidence
        self._view: PanelView | None = None
        self._regions: tuple[Region, ...] = ()
        self._region_id = ""
        self.banner, self.picker = Banner(), EditionPicker()
        self.before, self.after, self.region = QToolButton(), QToolButton(), RegionBox()
        self.next_wide, self.print_sheet = QPushButton(), QPushButton()
        self._wide_words = QLabel()
        self._menu = QMenu(self)
        self.tree, self.words = PanelTree(), PanelWords()
        self.splitter = QSplitter(Qt.Orientation.Horizontal)
        self._empty = EmptyPage(
            "users",
            lambda: self.tr("No region to look at yet"),
            lambda: self.tr(
                "Publish an edition with regions and a panel first; the sheets appear as their packages come in."
            ),
        )
        self._stack = QStackedWidget()
        self._build()
        self.retranslate()

    def _build(self) -> None:
        self.region.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.region.setMinimumContentsLength(10)
        for keys, by in (("Ctrl+PgUp", -1), ("Ctrl+PgDown", 1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(lambda by=by: self._step(by))
        top = QHBoxLayout()
        top.setSpacing(theme.S)
        top.addWidget(self.picker, 2)
        top.addWidget(self.before, 0, Qt.AlignmentFlag.AlignVCenter)
        top.addWidget(self.region, 3)
        top.addWidget(self.after, 0, Qt.AlignmentFlag.AlignVCenter)
        self.splitter.addWidget(self.tree)
        self.splitter.addWidget(self.words)
        self.splitter.setChildrenCollapsible(False)
        self.splitter.setStretchFactor(0, 5)
        self.splitter.setStretchFactor(1, 3)
        self.tree.setMinimumWidth(320)
        self.words.setMinimumWidth(240)
        self.print_sheet.setMenu(self._menu)
        foot = QHBoxLayout()
        foot.setSpacing(theme.S)
        foot.addWidget(self._wide_words)
        foot.addWidget(self.next_wide)
        foot.addStretch(1)
        foot.addWidget(self.print_sheet)
        theme.mark(self.next_wide, kind="quiet")
        full = QWidget()
        inner = QVBoxLayout(full)
        theme.margins(inner, 0, theme.S)
        inner.addWidget(self.splitter, 1)
        inner.addLayout(foot)
        self._stack.addWidget(full)
        self._stack.addWidget(self._empty)
        self._stack.setCurrentWidget(self._empty)
        column = QVBoxLayout(self)
        theme.margins(column, theme.L, theme.M)
        column.addLayout(top)
        column.addWidget(self.banner)
        column.addWidget(self._stack, 1)
        self.region.chosen.connect(self.show_region)
        self.before.clicked.connect(lambda: self._step(-1))
        self.after.clicked.connect(lambda: self._step(1))
        self.tree.picked.connect(self.words.show_code)
        self.words.evidence_wanted.connect(self._on_evidence)
        self.next_wide.clicked.connect(self._on_next_wide)
        theme.changed().connect(self._draw)
        self._draw()

    @property
    def view(self) -> PanelView | None:
        """What is shown."""
        return self._view

    @property
    def region_id(self) -> str:
        """Id of the region that is shown; empty before the first."""
        return self._region_id

    def refresh(self) -> None:
        """Read the edition's regions, then the panel of the one shown."""
        code = self.picker.code
        if not code:
            self._offer(())
            return
        background.run(
            lambda: tuple(line.region for line in self._editions.overview(code).lines),
            self._offer,
            self.banner.show_problem,
            owner=self,
        )

    def show_region(self, region_id: str) -> None:
        """Go over to a region."""
        self._region_id = region_id
        code = self.picker.code
        background.run(
            lambda: self._consolidation.panel(code, region_id),
            self.display,
            self.banner.show_problem,
            owner=self,
        )

    def want_region(self, region_id: str) -> None:
        """Show this region at the next `refresh`."""
        self._region_id = region_id

    def display(self, view: PanelView) -> None:
        """Show a region's panel."""
        if view.region.id != self._region_id:
            return
        self._view = view
        self.banner.clear()
        self.region.pick(view.region.id)
        self.words.display(view)
        self.tree.display(view)
        self._stack.setCurrentIndex(0)
        self.retranslate()
        self.region_shown.emit(view.region)

    def retranslate(self) -> None:
        """Set every word anew."""
        for button, words in (
            (self.before, self.tr("Previous region (Ctrl+Page Up)")),
            (self.after, self.tr("Next region (Ctrl+Page Down)")),
        ):
            button.setAccessibleName(words)
            button.setToolTip(words)
        self.print_sheet.setText(self.tr("&Print a sheet"))
        self.next_wide.setText(self.tr("&Next of them"))
        number = len(self.tree.wide())
        self.next_wide.setVisible(number > 0)
        self._wide_words.setText(
            self.tr("The panel is far apart on %n indicator(s).", "", number)
            if number
            else self.tr("The panel is nowhere far apart.")
        )
        self._fill_menu()

    def zones(self) -> list[QWidget]:
        """Pickers, tree, words, button."""
        return [self.picker, self.tree, self.words, self.print_sheet]

    def _offer(self, regions: Sequence[Region]) -> None:
        self._regions = tuple(regions)
        self.region.offer(self._regions)
        known = {region.id for region in self._regions}
        for widget in (self.before, self.after, self.region):
            widget.setVisible(bool(known))
        if not known:
            self._view = None
            self._stack.setCurrentWidget(self._empty)
        else:
            self.show_region(self._region_id if self._region_id in known else self._regions[0].id)

    def _step(self, by: int) -> None:
        ids = [region.id for region in self._regions]
        if ids:
            at = ids.index(self._region_id) if self._region_id in ids else 0
            self.show_region(ids[(at + by) % len(ids)])

    def _on_next_wide(self) -> None:
        codes = [one.code for one in self._view.rubric.indicators()] if self._view else []
        wide = [code for code in codes if code in self.tree.wide()]
        if wide:
            at = codes.index(self.tree.code) if self.tree.code in codes else -1
            self.tree.go_to(next((code for code in wide if codes.index(code) > at), wide[0]))
            self.tree.setFocus()

    def _fill_menu(self) -> None:
        self._menu.clear()
        for sheet in self._view.sheets if self._view else ():
            action = self._menu.addAction(f"{sheet.assessor.id} · {sheet.assessor.name}".replace("&", "&&"))
            action.setEnabled(sheet.assessment is not None)
            action.triggered.connect(lambda _on=False, one=sheet.assessment: self._want_sheet(one))

    def _want_sheet(self, assessment: Assessment | None) -> None:
        if assessment is not None:
            self.sheet_wanted.emit(assessment)

    def _on_evidence(self, citation: Citation) -> None:
        EvidenceDialog(citation, lambda: self._evidence(citation), self).open()

    def _draw(self) -> None:
        self.before.setIcon(theme.icon("chevron-left", "text"))
        self.after.setIcon(theme.icon("chevron-right", "text"))
