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
_SURE, _LONG = 4, 8  # letters from which one, two may be wrong


@dataclass(frozen=True, slots=True)
class Place:
    """Somewhere to go: `kind` is `indicator` or `region`, `key` what the page knows it by."""

    kind: str
    key: str
    code: str
    title: str
    more: str = ""
    former: tuple[str, ...] = ()  # earlier names and codes, by which it is still found


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
        found = found_places(self._places, text)
        self.list.clear()
        for place in found[:_MOST]:
            name = f"{place.code}   {place.title}" + (f"   · {place.more}" if place.more else "")
            former = next((one for one in place.former if words and _has(one, words)), "")
            if former and not _has(_text(place), words):
                name += "   · " + self.tr("formerly {name}").format(name=former)
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


def found_places(places: Sequence[Place], text: str) -> list[Place]:
    """Return where a text may lead, the best first: by all its words, else by words that are nearly the same."""
    words = text.casefold().split()
    found = [place for place in places if _has(f"{_text(place)} {' '.join(place.former)}", words)]
    if not found:
        return sorted(
            (place for place in places if _near(place, words) is not None),
            key=lambda place: _near(place, words) or 0,
        )
    return sorted(found, key=lambda place: _rank(place, words))


def _text(place: Place) -> str:
    return f"{place.code} {place.code.replace('-', '')} {place.title} {place.more}"


def _has(text: str, words: list[str]) -> bool:
    folded = text.casefold()
    return all(word in folded for word in words)


def _near(place: Place, words: list[str]) -> int | None:
    """Return how many letters the words are away from those of a place; `None` where that is too many."""
    parts = f"{_text(place)} {' '.join(place.former)}".casefold().split()
    total = 0
    for word in words:
        allowed = 0 if len(word) < _SURE else 1 if len(word) < _LONG else 2
        best = min(distance(word, part[: len(word) + 1], allowed) for part in parts)
        if best > allowed:
            return None
        total += best
    return total


def distance(one: str, other: str, most: int) -> int:
    """Return how many letters are wrong, missing, added or swapped with their neighbour; `most + 1` for more.

    A word that is only begun counts as the beginning of the other.
    """
    if abs(len(one) - len(other)) > most + 1:
        return most + 1
    rows = [list(range(len(other) + 1))]
    for i, letter in enumerate(one, start=1):
        row = [i]
        for j, against in enumerate(other, start=1):
            cost = min(rows[-1][j] + 1, row[j - 1] + 1, rows[-1][j - 1] + (letter != against))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == against:
                cost = min(cost, rows[-2][j - 2] + 1)
            row.append(cost)
        rows.append(row)
    return min(min(rows[-1][-2:]), most + 1)


def _rank(place: Place, words: list[str]) -> int:
    """Put what begins with the first word before what only contains it, and that before a former name."""
    if not words:
        return 0
    if not _has(_text(place), words):
        return 3
    code, title = place.code.casefold(), place.title.casefold()
    starts = code.startswith(words[0]) or code.replace("-", "").startswith(words[0])
    return 0 if starts else 1 if any(part.startswith(words[0]) for part in title.split()) else 2
