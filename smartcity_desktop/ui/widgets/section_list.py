"""The contents of a sheet: dimensions, sections with "7/9", and the indicators of the section that is open."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QTreeWidget, QTreeWidgetItem, QWidget

from smartcity_desktop.core.rubric import Severity
from smartcity_desktop.ui import texts, theme
from smartcity_desktop.ui.sections import Marks, Section, Show, shown, tally
from smartcity_desktop.ui.texts import Speaking
from smartcity_desktop.ui.widgets.section_rows import ROW, Row, RowKind, SectionRows

if TYPE_CHECKING:
    from collections.abc import Mapping

    from PySide6.QtGui import QKeyEvent

    from smartcity_desktop.core.assessment import Answer

_ORDER = (Severity.NOTE, Severity.WARN, Severity.BLOCK)
_ENTER = (int(Qt.Key.Key_Return), int(Qt.Key.Key_Enter), int(Qt.Key.Key_Space))
_ACCESSIBLE = int(Qt.ItemDataRole.AccessibleTextRole)
_TIP = int(Qt.ItemDataRole.ToolTipRole)


class _SectionItem(NamedTuple):
    section: Section
    item: QTreeWidgetItem
    indicators: tuple[QTreeWidgetItem, ...]


class SectionList(Speaking, QTreeWidget):
    """Emits `chosen` with an indicator's code on click or Enter; for a section its first hole, else its first."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sections: list[_SectionItem] = []
        self._answers: Mapping[str, Answer] = {}
        self._marks: Mapping[str, Marks] = {}
        self._show = Show.ALL
        self._current = ""
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setIndentation(0)
        self.setItemsExpandable(False)
        self.setUniformRowHeights(False)
        self.setMouseTracking(True)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setItemDelegate(SectionRows(self))
        self.itemClicked.connect(lambda item, _column: self._on_picked(item))
        theme.changed().connect(self.doItemsLayout)
        self.retranslate()

    # -- showing -----------------------------------------------------------------------------------------------

    def display(self, sections: tuple[Section, ...]) -> None:
        """Show the contents of another sheet."""
        self.clear()
        self._sections = []
        headings: dict[str, QTreeWidgetItem] = {}
        for section in sections:
            for node in section.path:
                if node.code not in headings:
                    headings[node.code] = self._item(self.invisibleRootItem())
                    headings[node.code].setFlags(Qt.ItemFlag.ItemIsEnabled)
                    headings[node.code].setData(
                        0, ROW, Row(RowKind.HEADING, node.code, node.name, depth=section.path.index(node))
                    )
            item = self._item(self.invisibleRootItem())
            indicators = tuple(self._item(item) for _ in section.indicators)
            self._sections.append(_SectionItem(section, item, indicators))
        self._fill()

    def display_marks(self, answers: Mapping[str, Answer], marks: Mapping[str, Marks]) -> None:
        """Show answers and marks."""
        self._answers, self._marks = answers, marks
        self._fill()

    def set_current(self, code: str) -> None:
        """Mark the indicator that is being scored and open its section."""
        self._current = code
        self._fold()
        for one in self._sections:
            for indicator, item in zip(one.section.indicators, one.indicators, strict=True):
                if indicator.code == code:
                    self.setCurrentItem(item)
                    self.scrollToItem(one.item)
                    self.scrollToItem(item)

    def show_only(self, which: Show) -> None:
        """Show only the indicators that a filter keeps."""
        self._show = which
        self._fill()

    @property
    def current(self) -> str:
        """Code of the indicator that is marked."""
        return self._current

    def section_words(self) -> tuple[str, ...]:
        """Give what the sections' rows say (for screen readers and tests)."""
        return tuple(str(one.item.data(0, _ACCESSIBLE)) for one in self._sections)

    def shown_codes(self) -> tuple[str, ...]:
        """Give the codes of the indicators that the filter keeps."""
        return tuple(
            indicator.code
            for one in self._sections
            for indicator, item in zip(one.section.indicators, one.indicators, strict=True)
            if not item.isHidden()
        )

    def retranslate(self) -> None:
        """Set every word anew."""
        self.setAccessibleName(self.tr("Sections and indicators"))
        self._fill()
        self.viewport().update()

    # -- filling -----------------------------------------------------------------------------------------------

    def _item(self, parent: QTreeWidgetItem) -> QTreeWidgetItem:
        return QTreeWidgetItem(parent)

    def _fill(self) -> None:
        for number, one in enumerate(self._sections, start=1):
            self._fill_section(number, one)
        self._fold()

    def _fill_section(self, number: int, one: _SectionItem) -> None:
        section, name = one.section, texts.say(one.section.node.name)
        marks = [self._marks.get(i.code, Marks()) for i in section.indicators]
        counted = tally(section.indicators, self._answers)
        count = f"{counted.answered}/{counted.required}"
        if counted.optional:
            count += f" +{counted.optional_answered}"
        worst = max((mark.worst for mark in marks if mark.worst is not None), key=_ORDER.index, default=None)
        row = Row(
            RowKind.SECTION,
            section.node.code,
            section.node.name,
            count=count,
            complete=counted.complete,
            begun=any(mark.answered for mark in marks),
            worst=worst,
            commented=any(mark.commented for mark in marks),
            named=any(mark.named for mark in marks),
            depth=max(0, len(section.path) - 1),
        )
        _put(one.item, ROW, row)
        words = [self.tr("Section {n}, {name}: {count} answered").format(n=number, name=name, count=count)]
        if worst is not None:
            words.append(self._severity(worst))
        if row.commented:
            words.append(self.tr("with a comment"))
        if row.named:
            words.append(self.tr("sent back"))
        _put(one.item, _ACCESSIBLE, ", ".join(words))
        _put(one.item, _TIP, f"Alt+{number} · {name}" if number <= 9 else name)
        any_shown = False
        for indicator, item, mark in zip(section.indicators, one.indicators, marks, strict=True):
            kept = shown(self._show, mark)
            any_shown = any_shown or kept
            if item.isHidden() == kept:
                item.setHidden(not kept)
            answer = self._answers.get(indicator.code)
            _put(
                item,
                ROW,
                Row(
                    RowKind.INDICATOR,
                    indicator.code,
                    indicator.title,
                    count=_level(answer),
                    complete=mark.answered,
                    begun=mark.answered,
                    worst=mark.worst,
                    commented=mark.commented,
                    evidence=mark.evidence,
                    named=mark.named,
                ),
            )
            _put(item, _ACCESSIBLE, self._said(indicator.code, texts.say(indicator.title), answer, mark))
            _put(item, _TIP, f"{indicator.code} · {texts.say(indicator.title)}")
        if one.item.isHidden() == any_shown:
            one.item.setHidden(not any_shown)

    def _said(self, code: str, title: str, answer: Answer | None, mark: Marks) -> str:
        level = _level(answer)
        words = [f"{code} {title}", self.tr("level {n}").format(n=level) if level else self.tr("no answer")]
        if mark.worst is not None:
            words.append(self._severity(mark.worst))
        if mark.commented:
            words.append(self.tr("with a comment"))
        if mark.named:
            words.append(self.tr("sent back"))
        if mark.changed:
            words.append(self.tr("changed since"))
        return ", ".join(words)

    def _severity(self, worst: Severity) -> str:
        return {
            Severity.BLOCK: self.tr("blocks signing"),
            Severity.WARN: self.tr("needs an explanation"),
            Severity.NOTE: self.tr("has a note"),
        }[worst]

    def _fold(self) -> None:
        """Open the section of the current indicator, and, under a filter, all."""
        for one in self._sections:
            inside = any(indicator.code == self._current for indicator in one.section.indicators)
            wanted = inside or self._show is not Show.ALL
            if one.item.isExpanded() is not wanted:
                one.item.setExpanded(wanted)

    # -- picking -----------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Space go to what is marked."""
        item = self.currentItem()
        if event.key() in _ENTER and item is not None:
            self._on_picked(item)
            return
        super().keyPressEvent(event)

    def wanted_of(self, section: int) -> str | None:
        """Give where to go for section `n` (from 1): its first hole, else its first indicator."""
        if not 1 <= section <= len(self._sections):
            return None
        indicators = self._sections[section - 1].section.indicators
        holes = (i.code for i in indicators if not self._marks.get(i.code, Marks()).answered)
        return next(holes, indicators[0].code)

    def _on_picked(self, item: QTreeWidgetItem) -> None:
        row = item.data(0, ROW)
        if not isinstance(row, Row) or row.kind is RowKind.HEADING:
            return
        code: str | None = row.code
        if row.kind is RowKind.SECTION:
            code = next(
                (self.wanted_of(n) for n, one in enumerate(self._sections, start=1) if one.item is item), None
            )
        if code is not None:
            self.chosen.emit(code)

    def sizeHint(self) -> QSize:
        """Give the width of the zone."""
        return QSize(theme.scaled(230), theme.scaled(300))


def _level(answer: Answer | None) -> str:
    if answer is None or not answer.answered:
        return ""
    return "T" if answer.value is None else format(answer.value.normalize(), "f")


def _put(item: QTreeWidgetItem, role: int, value: object) -> None:
    """Set what has changed: every `setData` lays the tree out again."""
    if item.data(0, role) != value:
        item.setData(0, role, value)
