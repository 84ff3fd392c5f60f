"""Picks which indicators are listed."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from smartcity_desktop.ui.sections import Show
from smartcity_desktop.ui.texts import Speaking
from smartcity_desktop.ui.widgets.calm import calm


class ShowPicker(Speaking, QComboBox):
    """Emits `picked` with a `Show`; the wheel changes it only while it has the focus."""

    picked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        for which in Show:
            self.addItem("", which.value)
        calm(self)
        self.currentIndexChanged.connect(lambda at: self.picked.emit(Show(self.itemData(at))))
        self.retranslate()

    def pick(self, which: Show) -> None:
        """Pick a filter."""
        self.setCurrentIndex(list(Show).index(which))

    def retranslate(self) -> None:
        """Set every word anew."""
        self.setAccessibleName(self.tr("Which indicators are listed"))
        names = {
            Show.ALL: self.tr("All indicators"),
            Show.UNANSWERED: self.tr("Unanswered"),
            Show.PROBLEMS: self.tr("With problems"),
            Show.NO_EVIDENCE: self.tr("Without evidence"),
            Show.COMMENTED: self.tr("With a comment"),
        }
        for place, which in enumerate(Show):
            self.setItemText(place, names[which])
