"""Picks one region: typed by any part of its name or code, or from the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QWidget

from smartcity_desktop.ui.texts import Speaking
from smartcity_desktop.ui.widgets.calm import calm

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smartcity_desktop.core.region import Region


class RegionBox(Speaking, QComboBox):
    """Emits `chosen` with a region id when the person picked one."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        completer = self.completer()
        assert completer is not None
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        calm(self)
        self.activated.connect(lambda _at: self.chosen.emit(self.currentData()))
        self.retranslate()

    def offer(self, regions: Sequence[Region]) -> None:
        """List these regions; none is picked."""
        self.clear()
        for region in regions:
            self.addItem(f"{region.name} · {region.code}", region.id)
        self.setCurrentIndex(-1)

    def pick(self, region_id: str) -> None:
        """Show a region as picked."""
        self.setCurrentIndex(self.findData(region_id))

    @property
    def region_id(self) -> str:
        """Id of the region that is typed or picked: named whole, or the only one that fits; else empty."""
        text = self.currentText().casefold().strip()
        found = [at for at in range(self.count()) if text and text in self.itemText(at).casefold()]
        whole = [at for at in found if self.itemText(at).casefold() == text or self._name(at) == text]
        fitting = whole or found
        return str(self.itemData(fitting[0])) if len(fitting) == 1 else ""

    def retranslate(self) -> None:
        """Set every word anew."""
        self.setAccessibleName(self.tr("Region"))
        line = self.lineEdit()
        assert line is not None
        line.setPlaceholderText(self.tr("Type a part of the name"))

    def _name(self, at: int) -> str:
        return self.itemText(at).rpartition(" · ")[0].casefold()
