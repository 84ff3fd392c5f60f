"""Shows what a later version of the rubric does to a region, indicator by indicator, and moves it when told to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QScrollArea,
    QSplitter,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from smartcity_desktop.core.assessment import SIGNED_STATES
from smartcity_desktop.core.language import show_number
from smartcity_desktop.core.rubric_change import ASPECT_NAMES, FATE_NAMES, Fate
from smartcity_desktop.ui import texts, theme
from smartcity_desktop.ui.widgets.note_edit import NoteEdit
from smartcity_desktop.ui.widgets.task_dialog import TaskDialog

if TYPE_CHECKING:
    from smartcity_desktop.core.rubric import Indicator, Rubric
    from smartcity_desktop.core.rubric_change import IndicatorChange
    from smartcity_desktop.services.rubric_moves import MovePreview, RubricMoves

_CODE = Qt.ItemDataRole.UserRole
_LOOKS: dict[Fate, tuple[str, str]] = {
    Fate.LOOK: ("triangle-alert", "warn"),
    Fate.GONE: ("circle-x", "bad"),
    Fate.NEW: ("circle", "accent"),
    Fate.KEPT: ("circle-check", "good"),
}


class RubricMoveDialog(TaskDialog):
    """`succeeded` carries the id of the new draft. What needs attention stands first in the list."""

    def __init__(self, moves: RubricMoves, preview: MovePreview, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._moves, self.preview = moves, preview
        self.list = QTreeWidget()
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setColumnCount(3)
        header = self.list.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for column in (1, 2):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        self.old, self.new, self.said = QLabel(wordWrap=True), QLabel(wordWrap=True), QLabel(wordWrap=True)
        self._old_head, self._new_head = QLabel(), QLabel()
        self._label, self.reason = QLabel(), NoteEdit()
        self._label.setBuddy(self.reason)
        self.reason.textChanged.connect(lambda: theme.mark(self.reason, invalid=False))
        self._lay_out()
        signed = preview.assessment.state in SIGNED_STATES
        self._label.setVisible(signed)
        self.reason.setVisible(signed)
        self.list.currentItemChanged.connect(lambda now, _was: self._on_current(now))
        self.retranslate()
        self.fit(860, 500)
        self.list.setFocus()

    def _lay_out(self) -> None:
        theme.mark(self.said, role="muted")
        for head in (self._old_head, self._new_head):
            theme.mark(head, role="strong")
        for label in (self.old, self.new):
            label.setAlignment(Qt.AlignmentFlag.AlignTop)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        pair = QHBoxLayout()
        pair.setSpacing(theme.L)
        for head, label in ((self._old_head, self.old), (self._new_head, self.new)):
            side = QVBoxLayout()
            side.setSpacing(theme.XS)
            side.addWidget(head)
            side.addWidget(label, 1)
            pair.addLayout(side, 1)
        content = QWidget()
        theme.mark(content, kind="flow")
        column = QVBoxLayout(content)
        theme.margins(column, theme.S, theme.S)
        column.addWidget(self.said)
        column.addLayout(pair, 1)
        area = QScrollArea(widgetResizable=True)
        area.setWidget(content)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        splitter.addWidget(self.list)
        splitter.addWidget(area)
        splitter.setChildrenCollapsible(False)
        splitter.setStretchFactor(0, 2)
        splitter.setStretchFactor(1, 3)
        splitter.setSizes([theme.scaled(360), theme.scaled(450)])
        splitter.setMinimumHeight(theme.scaled(210))
        self.body.addWidget(splitter, 1)
        self.body.addWidget(self._label)
        self.body.addWidget(self.reason)
        self.reason.setMaximumHeight(theme.scaled(72))

    def retranslate(self) -> None:
        """Set every word anew."""
        offer, counts = self.preview.offer, self.preview.change.counts
        heading = self.tr("New version of the rubric: {region}").format(region=offer.region.name)
        self.setWindowTitle(heading)
        self.heading.setText(heading)
        stays = (
            self.tr("The signed one stays as it was signed; a new draft revises it.")
            if self.preview.assessment.state in SIGNED_STATES
            else self.tr("The draft so far stays readable, with all that is not carried over.")
        )
        numbers = " · ".join(f"{texts.say(FATE_NAMES[fate])}: {counts[fate]}" for fate in Fate)
        self.sentence.setText(f"{numbers}\n{stays}")
        self.list.setHeaderLabels([self.tr("Indicator"), self.tr("What becomes of it"), self.tr("Answer")])
        self.list.setAccessibleName(self.tr("Indicators of both versions"))
        self._old_head.setText(self.tr("Version {n}, so far").format(n=offer.present.version))
        self._new_head.setText(self.tr("Version {n}, new").format(n=offer.offered.version))
        self._label.setText(self.tr("&Reason of the revision"))
        self.primary.setText(self.tr("Move to version {n}").format(n=offer.offered.version))
        self._fill()

    def _fill(self) -> None:
        code = self._code()
        order = {fate: at for at, fate in enumerate(Fate)}
        self.list.clear()
        for change in sorted(self.preview.change.indicators, key=lambda one: order[one.fate]):
            item = QTreeWidgetItem(self.list)
            item.setData(0, _CODE, change.code)
            item.setText(0, f"{change.code}  {texts.say(change.title)}")
            item.setToolTip(0, texts.say(change.title))
            icon, tone = _LOOKS[change.fate]
            item.setIcon(1, theme.icon(icon, tone))
            item.setText(1, texts.say(FATE_NAMES[change.fate]))
            item.setText(2, self._answer(change))
        found = [self.list.topLevelItem(at) for at in range(self.list.topLevelItemCount())]
        wanted = next((item for item in found if item is not None and item.data(0, _CODE) == code), None)
        first = wanted or self.list.topLevelItem(0)
        if first is not None:
            self.list.setCurrentItem(first)

    def _code(self) -> str:
        item = self.list.currentItem()
        return str(item.data(0, _CODE)) if item is not None else ""

    def _answer(self, change: IndicatorChange) -> str:
        answer = self.preview.assessment.answers.get(change.code)
        if answer is None or not answer.answered or change.old is None:
            return "–"
        if answer.value is None:
            return self.tr("N/A")
        number = show_number(answer.value, texts.current())
        label = self.preview.old.scale.label(answer.value)
        return f"{number} {texts.say(label)}" if label else number

    def _on_current(self, item: QTreeWidgetItem | None) -> None:
        if item is None:
            return
        code = item.data(0, _CODE)
        change = next(one for one in self.preview.change.indicators if one.code == code)
        self.old.setText(self._wording(change.old, self.preview.old))
        self.new.setText(self._wording(change.new, self.preview.new))
        changed = ", ".join(texts.say(ASPECT_NAMES[aspect]) for aspect in change.aspects)
        self.said.setText(self.tr("Changed: {what}").format(what=changed) if changed else "")
        self.said.setVisible(bool(changed))

    def _wording(self, indicator: Indicator | None, rubric: Rubric) -> str:
        if indicator is None:
            return self.tr("Not in this version.")
        lines = [texts.say(indicator.title)]
        if indicator.question is not None:
            lines.append(texts.say(indicator.question))
        lines += [
            f"{show_number(level.value, texts.current())}  {texts.say(level.description)}"
            for level in indicator.levels
        ]
        lines += [f"• {texts.say(one.text)}" for one in indicator.evidence]
        return "\n\n".join(lines)

    def submit(self) -> None:
        """Move the region."""
        signed = self.preview.assessment.state in SIGNED_STATES
        reason = self.reason.toPlainText().strip()
        if signed and not reason:
            self.missing(self.reason, self.tr("Please write the reason; it is kept with the history."))
            return
        number = self.preview.assessment.id
        self.start(lambda: self._moves.move(number, reason))
