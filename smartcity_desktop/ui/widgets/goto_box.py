"""Go to a region or an indicator by its code or a word of its name (Ctrl+K)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from smartcity_desktop.ui import theme
from smartcity_desktop.ui.texts import Speaking

if TYPE_CHECKING:
    from collections.abc import Sequence

_PLACE = int(Qt.ItemDataRole.UserRole) + 1
_ENTER = (int(Qt.Key.Key_Return), int(Qt.Key.Key_Enter))
_MOST = 60


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere to go: `kind` is `indicator` or `region`, `key` what the page knows it by."""

    kind: str
    key: str
    code: str
    title: str
    more: str = ""


class GotoBox(Speaking, QDialog):
    """Type, choose with the arrows, Enter; emits `chosen` with a `Place`."""

    chosen = Signal(object)

    def __init__(self, places: Sequence[Place], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setModal(True)
        self._places = tuple(places)
        self.search, self.list = QLineEdit(), QListWidget()
        self._hint = QLabel()
        theme.mark(self._hint, role="caption")
        self.search.addAction(theme.icon("search", "muted"), QLineEdit.ActionPosition.LeadingPosition)
        self.search.textChanged.connect(self._filter)
        self.search.installEventFilter(self)
        self.list.itemClicked.connect(self._on_item)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        theme.margins(column, theme.L, theme.S)
        for widget in (self.search, self.list, self._hint):
            column.addWidget(widget)
        self.resize(min(620, theme.scaled(520)), min(440, theme.scaled(380)))
        self.retranslate()
        self._filter("")

    def retranslate(self) -> None:
        """Set every word anew."""
        self.setWindowTitle(self.tr("Go to"))
        self.search.setPlaceholderText(self.tr("Code or word of an indicator or a region"))
        self.search.setAccessibleName(self.tr("Go to an indicator or a region"))
        self.list.setAccessibleName(self.tr("Places found"))
        self._hint.setText(self.tr("Arrows choose, Enter goes there, Esc closes."))

    def open_over(self, widget: QWidget) -> None:
        """Open near the top of a widget."""
        window = widget.window()
        at = window.mapToGlobal(QPoint((window.width() - self.width()) // 2, theme.scaled(70)))
        self.move(at)
        self.open()
        self.search.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The arrows choose while the letters go into the field."""
        if watched is self.search and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Up):
                by = 1 if event.key() == Qt.Key.Key_Down else -1
                row = self.list.currentRow() + by
                self.list.setCurrentRow(max(0, min(self.list.count() - 1, row)))
                return True
            if event.key() in _ENTER:
                if self.list.currentItem() is not None:
                    self._on_item(self.list.currentItem())
                return True
        return super().eventFilter(watched, event)

    def _filter(self, text: str) -> None:
        words = text.casefold().split()
        found = [place for place in self._places if _matches(place, words)]
        found.sort(key=lambda place: _rank(place, words))
        self.list.clear()
        for place in found[:_MOST]:
            name = f"{place.code}   {place.title}" + (f"   · {place.more}" if place.more else "")
            item = QListWidgetItem(
                theme.icon("map-pin" if place.kind == "region" else "list-checks", "muted"), name
            )
            item.setData(_PLACE, place)
            self.list.addItem(item)
        self.list.setCurrentRow(0)

    def _on_item(self, item: QListWidgetItem) -> None:
        place = item.data(_PLACE)
        self.accept()
        self.chosen.emit(place)


def _matches(place: Place, words: list[str]) -> bool:
    text = f"{place.code} {place.code.replace('-', '')} {place.title} {place.more}".casefold()
    return all(word in text for word in words)


def _rank(place: Place, words: list[str]) -> int:
    """Put what begins with the first word before what only contains it."""
    if not words:
        return 0
    code, title = place.code.casefold(), place.title.casefold()
    starts = code.startswith(words[0]) or code.replace("-", "").startswith(words[0])
    return 0 if starts else 1 if any(part.startswith(words[0]) for part in title.split()) else 2
