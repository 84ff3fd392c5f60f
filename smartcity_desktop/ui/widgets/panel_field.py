"""What the assessors of a panel wrote down in the region: visits and what was promised later. Read-only."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from smartcity_desktop.core.fieldwork_words import due_words
from smartcity_desktop.core.language import show_date
from smartcity_desktop.ui import texts, theme
from smartcity_desktop.ui.texts import Speaking

if TYPE_CHECKING:
    from smartcity_desktop.core.promise import Promise
    from smartcity_desktop.core.visit import Visit
    from smartcity_desktop.services.consolidation import PanelView


class PanelField(Speaking, QWidget):
    """Hides itself where nothing was written down."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._view: PanelView | None = None
        self._labels: list[QLabel] = []
        self._column = QVBoxLayout(self)
        theme.margins(self._column, 0, theme.XS)
        self.hide()

    def display(self, view: PanelView) -> None:
        """Show what is in the sheets of a panel."""
        self._view = view
        self.retranslate()

    @property
    def words(self) -> str:
        """All that it says, line by line."""
        return "\n".join(label.text() for label in self._labels)

    def retranslate(self) -> None:
        """Set every word anew."""
        for label in self._labels:
            self._column.removeWidget(label)
            label.hide()
            label.deleteLater()
        self._labels = []
        for sheet in self._view.sheets if self._view else ():
            if sheet.assessment is None:
                continue
            who = f"{sheet.assessor.id} · {sheet.assessor.name}"
            if sheet.assessment.visit.begun:
                self._add(self.tr("Visit by {who}").format(who=who), "caption")
                for line in self._visit(sheet.assessment.visit):
                    self._add(line, "")
            if sheet.assessment.promises:
                self._add(self.tr("Promised later, to {who}").format(who=who), "caption")
                for promise in sheet.assessment.promises:
                    self._add(self._promise(promise), "")
        self.setVisible(bool(self._labels))

    def _visit(self, visit: Visit) -> list[str]:
        day = show_date(date.fromisoformat(visit.day), texts.current(), weekday=True) if visit.day else ""
        hours = "–".join(part for part in (visit.began, visit.ended) if part)
        when = " ".join(part for part in (hours, visit.zone if hours else "") if part)
        lines = [", ".join(part for part in (day, when, visit.place) if part)]
        stood = ", ".join(part for part in (visit.representative, visit.office) if part)
        if stood:
            lines.append(self.tr("For the region: {who}").format(who=stood))
        if visit.attendees:
            lines.append(self.tr("%n person(s) took part.", "", len(visit.attendees)))
        if visit.conclusion:
            lines.append(visit.conclusion)
        return [line for line in lines if line]

    def _promise(self, promise: Promise) -> str:
        state = self.tr("kept") if promise.kept else texts.say(due_words(promise.due))
        return f"{promise.indicator}: {promise.what} – {state}"

    def _add(self, words: str, role: str) -> None:
        label = QLabel(words, wordWrap=True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        theme.mark(label, role=role)
        self._column.addWidget(label)
        self._labels.append(label)
