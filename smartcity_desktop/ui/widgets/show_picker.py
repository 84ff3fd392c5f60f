"""Picks which indicators are listed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from smartcity_desktop.ui.sections import Show
from smartcity_desktop.ui.texts import Speaking
from smartcity_desktop.ui.widgets.calm import calm

if TYPE_CHECKING:
    from collections.abc import Mapping


class ShowPicker(Speaking, QComboBox):
    """Emits `picked` with a `Show`; the wheel changes it only while it has the focus."""

    picked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: Mapping[Show, int] = {}
        self._returned = False
        for which in Show:
            if which is not Show.CHANGED:
                self.addItem("", which.value)
        calm(self)
        self.currentIndexChanged.connect(lambda at: self.picked.emit(Show(self.itemData(at))))
        self.retranslate()

    def pick(self, which: Show) -> None:
        """Pick a filter."""
        self.setCurrentIndex(self.findData(which.value))

    def display(self, counts: Mapping[Show, int], *, returned: bool) -> None:
        """Say how many indicators each filter keeps; *changed since* is there only where a sheet was sent back."""
        self._counts = counts
        if returned != self._returned:
            self._returned = returned
            if returned:
                self.addItem("", Show.CHANGED.value)
            else:
                self.removeItem(self.findData(Show.CHANGED.value))
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word anew."""
        self.setAccessibleName(self.tr("Which indicators are listed"))
        names = {
            Show.ALL: self.tr("All indicators"),
            Show.UNANSWERED: self.tr("Unanswered"),
            Show.PROBLEMS: self.tr("With problems"),
            Show.NO_EVIDENCE: self.tr("Without evidence"),
            Show.COMMENTED: self.tr("With a comment"),
            Show.CHANGED: self.tr("Changed since it came back"),
        }
        for place in range(self.count()):
            which = Show(self.itemData(place))
            count = self._counts.get(which)
            words = names[which] if count is None else f"{names[which]} · {count}"
            if words != self.itemText(place):
                self.setItemText(place, words)
