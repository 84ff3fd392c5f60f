"""A region's scores by assessor: the rubric's tree, a column for each assessor, the panel's mean, the spread."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QBrush, QFont
from PySide6.QtWidgets import QAbstractItemView, QTreeWidget, QTreeWidgetItem, QWidget

from smartcity_desktop.core.language import show_number
from smartcity_desktop.core.rubric import Indicator
from smartcity_desktop.ui import texts, theme
from smartcity_desktop.ui.texts import Speaking
from smartcity_desktop.ui.widgets.columns import Columns

if TYPE_CHECKING:
    from decimal import Decimal

    from smartcity_desktop.core.rubric import Node
    from smartcity_desktop.services.consolidation import PanelSheet, PanelView

WIDE_SPREAD = 2  # levels between the highest and the lowest score from which one should look (RANKING.md 3.7)
_CODE = int(Qt.ItemDataRole.UserRole)
_ACCESSIBLE = int(Qt.ItemDataRole.AccessibleTextRole)
_NUMBER = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class PanelTree(Speaking, QTreeWidget):
    """Emits `picked` with the code of the node or indicator that is current."""

    picked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: PanelView | None = None
        self.setUniformRowHeights(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setIconSize(QSize(16, 16))
        self.setIndentation(theme.M)
        self.setAllColumnsShowFocus(True)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.header().setHighlightSections(False)
        self._widths, self._sheets = Columns(self.header(), (), 0), -1
        self.currentItemChanged.connect(self._on_current)
        theme.changed().connect(self.retranslate)

    def display(self, view: PanelView) -> None:
        """Show a region's panel; what is current and what is folded stays where the rubric is the same."""
        self._view = view
        self.retranslate()

    @property
    def code(self) -> str:
        """Code of what is current."""
        item = self.currentItem()
        return str(item.data(0, _CODE)) if item is not None else ""

    def wide(self) -> tuple[str, ...]:
        """Codes of the indicators on which the panel is far apart."""
        view = self._view
        if view is None:
            return ()
        least = WIDE_SPREAD * view.rubric.scale.step
        return tuple(code for code, spread in view.spread.items() if spread >= least)

    def go_to(self, code: str) -> None:
        """Make a node or indicator current."""
        item = self._find(code)
        if item is not None:
            self.setCurrentItem(item)

    def cell(self, code: str, column: int) -> str:
        """Give what stands in a cell."""
        item = self._find(code)
        return item.text(column) if item is not None else ""

    def retranslate(self) -> None:
        """Build the rows anew, in the language and theme that are on."""
        self.setAccessibleName(self.tr("Scores of the panel"))
        view = self._view
        if view is None:
            return
        code, folded = self.code, self._folded()
        self.blockSignals(True)
        self.clear()
        names = [sheet.assessor.id for sheet in view.sheets]
        self.setColumnCount(len(names) + 3)
        self.setHeaderLabels([self.tr("Indicator"), *names, self.tr("Panel"), self.tr("Spread")])
        for at, sheet in enumerate(view.sheets, 1):
            said = f"{sheet.assessor.name}, {sheet.assessor.institution}"
            if sheet.outdated is not None:
                self.headerItem().setIcon(at, theme.icon("triangle-alert", "warn"))
                words = self.tr("{who}: scored by version {n} of the rubric, does not count")
                said = words.format(who=said, n=sheet.outdated.version)
            self.headerItem().setToolTip(at, said)
        for at in range(1, self.columnCount()):
            self.headerItem().setTextAlignment(at, _NUMBER)
        root = self._add_node(None, view.rubric.root, view)
        self.expandAll()
        for one in folded:
            item = self._find(one)
            if item is not None:
                item.setExpanded(False)
        self._size_columns(len(names))
        self.blockSignals(False)
        self.setCurrentItem(self._find(code) or root)

    def _size_columns(self, sheets: int) -> None:
        if sheets != self._sheets:
            self._sheets = sheets
            self._widths.set_widths((180, *[72] * (sheets + 1), 88))
        self._widths.fit()

    def _add_node(self, parent: QTreeWidgetItem | None, node: Node, view: PanelView) -> QTreeWidgetItem:
        item = self._item(parent, node.code)
        total = parent is None
        item.setText(0, self.tr("Total") if total else texts.say(node.name))
        font = QFont(self.font())
        font.setWeight(QFont.Weight.Bold if total else QFont.Weight.DemiBold)
        item.setFont(0, font)
        for at, sheet in enumerate(view.sheets, 1):
            value = sheet.result.values[node.code].shown if sheet.result else None
            self._number(item, at, value, sheet.assessor.name, font)
        self._number(item, len(view.sheets) + 1, view.mean.values[node.code].shown, self.tr("Panel"), font)
        for child in node.children:
            if isinstance(child, Indicator):
                self._add_indicator(item, child, view)
            else:
                self._add_node(item, child, view)
        return item

    def _add_indicator(self, parent: QTreeWidgetItem, indicator: Indicator, view: PanelView) -> None:
        item = self._item(parent, indicator.code)
        item.setText(0, f"{indicator.code}  {texts.say(indicator.title)}")
        item.setToolTip(0, texts.say(indicator.title))
        for at, sheet in enumerate(view.sheets, 1):
            self._level(item, at, sheet, indicator.code)
        mean = view.mean.values[indicator.code].shown
        self._number(item, len(view.sheets) + 1, mean, self.tr("Panel"), self.font())
        spread = view.spread.get(indicator.code)
        if spread is not None:
            self._spread(item, len(view.sheets) + 2, spread, spread >= WIDE_SPREAD * view.rubric.scale.step)

    def _level(self, item: QTreeWidgetItem, at: int, sheet: PanelSheet, code: str) -> None:
        answer = sheet.assessment.answers.get(code) if sheet.assessment else None
        if answer is None or not answer.answered:
            text = "–"
        elif answer.value is None:
            text = self.tr("N/A")
        else:
            text = show_number(answer.value, texts.current())
        item.setText(at, text)
        item.setTextAlignment(at, _NUMBER)
        words = f"{sheet.assessor.name}: {text}"
        if answer is not None and (answer.comment or answer.reason):
            item.setIcon(at, theme.icon("message-square", "muted"))
            words = self.tr("{words}, with a comment").format(words=words)
        item.setData(at, _ACCESSIBLE, words)

    def _spread(self, item: QTreeWidgetItem, at: int, spread: Decimal, wide: bool) -> None:
        number = show_number(spread, texts.current())
        item.setText(at, self.tr("{n} apart").format(n=number) if wide else number if spread else "")
        item.setTextAlignment(at, _NUMBER)
        if wide:
            item.setIcon(at, theme.icon("triangle-alert", "warn"))
            item.setForeground(at, QBrush(theme.colour("warn")))
            font = QFont(self.font())
            font.setWeight(QFont.Weight.DemiBold)
            item.setFont(at, font)

    def _number(self, item: QTreeWidgetItem, at: int, value: Decimal | None, who: str, font: QFont) -> None:
        text = "–" if value is None else show_number(value, texts.current())
        item.setText(at, text)
        item.setFont(at, font)
        item.setTextAlignment(at, _NUMBER)
        item.setData(at, _ACCESSIBLE, f"{who}: {text}")

    def _item(self, parent: QTreeWidgetItem | None, code: str) -> QTreeWidgetItem:
        item = QTreeWidgetItem(self) if parent is None else QTreeWidgetItem(parent)
        item.setData(0, _CODE, code)
        item.setSizeHint(0, QSize(0, theme.scaled(30)))
        return item

    def _items(self) -> list[QTreeWidgetItem]:
        found: list[QTreeWidgetItem] = []
        waiting = [self.topLevelItem(at) for at in range(self.topLevelItemCount())]
        while waiting:
            item = waiting.pop()
            if item is not None:
                found.append(item)
                waiting += [item.child(at) for at in range(item.childCount())]
        return found

    def _find(self, code: str) -> QTreeWidgetItem | None:
        return next((item for item in self._items() if item.data(0, _CODE) == code), None)

    def _folded(self) -> list[str]:
        items = self._items()
        return [str(item.data(0, _CODE)) for item in items if item.childCount() and not item.isExpanded()]

    def _on_current(self, item: QTreeWidgetItem | None, _was: QTreeWidgetItem | None) -> None:
        if item is not None:
            self.picked.emit(str(item.data(0, _CODE)))
