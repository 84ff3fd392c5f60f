"""Picks the edition that a page is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from smartcity_desktop.ui import texts
from smartcity_desktop.ui.texts import Speaking
from smartcity_desktop.ui.widgets.calm import calm
from smartcity_desktop.ui.widgets.elided_box import ElidedBox

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smartcity_desktop.services.editions import EditionLine


class EditionPicker(Speaking, ElidedBox):
    """Lists editions by title; emits `chosen` with a code when the person picks one."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[EditionLine, ...] = ()
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        calm(self)
        self.activated.connect(lambda _at: self.chosen.emit(self.currentData()))
        self.retranslate()

    @property
    def code(self) -> str:
        """Code of the edition that is picked; empty where there is none."""
        return self.currentData() or ""

    def display(self, lines: Sequence[EditionLine], code: str) -> None:
        """List these editions and show one as picked."""
        self._lines = tuple(lines)
        self.clear()
        for line in self._lines:
            self.addItem(self._words(line), line.code)
        self.setCurrentIndex(max(self.findData(code), 0))

    def retranslate(self) -> None:
        """Set every word anew."""
        self.setAccessibleName(self.tr("Edition"))
        for at, line in enumerate(self._lines):
            self.setItemText(at, self._words(line))

    def _words(self, line: EditionLine) -> str:
        return f"{texts.say(line.title)} · {line.code}"
