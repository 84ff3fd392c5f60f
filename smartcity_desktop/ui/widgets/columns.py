"""Widths of a view's columns: given at 100 % text, scaled with it; one column takes the spare room."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QHeaderView

from smartcity_desktop.ui import theme

if TYPE_CHECKING:
    from collections.abc import Sequence


class Columns(QObject):
    """Lives as long as the header. A narrow view scrolls sideways instead of squeezing one column to nothing.

    Args:
        header: of the view, set up already.
        widths: of all columns in pixels at 100 %; that of the stretching column is the least it gets.
        stretch: the column that takes the spare room; `None` leaves the room free.
    """

    def __init__(self, header: QHeaderView, widths: Sequence[int], stretch: int | None = None) -> None:
        super().__init__(header)
        self._header, self._stretch = header, stretch
        self._widths = tuple(widths)
        self._percent = 0
        header.setStretchLastSection(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.installEventFilter(self)
        theme.changed().connect(self._on_look)
        self._on_look()

    def set_widths(self, widths: Sequence[int]) -> None:
        """Take other widths, for other columns."""
        self._widths, self._percent = tuple(widths), 0
        self._on_look()

    def fit(self) -> None:
        """Give the spare room to the stretching column; call it after columns were hidden or shown."""
        header, stretch = self._header, self._stretch
        if stretch is None or stretch >= min(header.count(), len(self._widths)):
            return
        others = sum(header.sectionSize(at) for at in range(header.count()) if at != stretch)
        header.resizeSection(stretch, max(theme.scaled(self._widths[stretch]), header.width() - others))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the width of the view."""
        if event.type() == QEvent.Type.Resize:
            self.fit()
        elif event.type() == QEvent.Type.LanguageChange:
            self._percent = 0
            QTimer.singleShot(0, self, self._on_look)  # the titles speak the new language by then
        return super().eventFilter(watched, event)

    def _on_look(self) -> None:
        """Scale all widths when the text size changed; what the person dragged stays at a change of theme."""
        if self._percent == theme.percent():
            return
        self._percent = theme.percent()
        for at, width in enumerate(self._widths):
            needed = self._header.sectionSizeFromContents(at).width() if at < self._header.count() else 0
            self._header.resizeSection(at, max(theme.scaled(width), needed))
        self.fit()
