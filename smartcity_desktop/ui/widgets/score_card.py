"""The running score of a sheet: total, band, radar and bars. It can be hidden: some panels score blind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from smartcity_desktop.ui import texts, theme
from smartcity_desktop.ui.texts import Speaking
from smartcity_desktop.ui.widgets.bars import Bar, Bars
from smartcity_desktop.ui.widgets.radar import Radar, Spoke

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smartcity_desktop.core.language import Text


class TotalLine(Speaking, QWidget):
    """One line: the total, its band, and the eye that hides both."""

    hidden_wanted = Signal(object)  # whether the score is to be hidden

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._total, self._bounds, self._complete = "–", "", False
        self._compact = False
        self._band_name: Text | None = None
        self._label, self._number, self._band = QLabel(), QLabel(), QLabel()
        theme.mark(self._label, role="caption")
        theme.mark(self._number, role="title")
        self._pill = QFrame()
        theme.mark(self._pill, kind="pill", tone="accent")
        theme.mark(self._band, tone="accent")
        inner = QHBoxLayout(self._pill)
        inner.setContentsMargins(theme.S, 2, theme.S, 2)
        inner.addWidget(self._band)
        self.eye = QToolButton()
        self.eye.setCheckable(True)
        self.eye.setIconSize(QSize(16, 16))
        self.eye.toggled.connect(self._on_eye)
        row = QHBoxLayout(self)
        theme.margins(row, 0, theme.S)
        for widget in (self._label, self._number, self._pill, self.eye):
            row.addWidget(widget)
        theme.changed().connect(self._draw)
        self._draw()
        self.retranslate()

    def display(self, total: str, bounds: str, band: Text | None, *, complete: bool) -> None:
        """Show a total as it is written; `bounds` say where it can still come to lie."""
        self._total, self._bounds, self._band_name, self._complete = total, bounds, band, complete
        self.retranslate()

    def set_hidden(self, hidden: bool) -> None:
        """Show the score or not."""
        self.eye.blockSignals(True)
        self.eye.setChecked(hidden)
        self.eye.blockSignals(False)
        self._draw()
        self.retranslate()

    def set_compact(self, compact: bool) -> None:
        """Leave the label before the number out, where the window is narrow."""
        self._compact = compact
        self.retranslate()

    @property
    def words(self) -> str:
        """What the line says."""
        band = self._band.text() if not self._pill.isHidden() else ""
        return f"{self._label.text()} {self._number.text()} {band}".strip()

    def retranslate(self) -> None:
        """Set every word anew."""
        hidden = self.eye.isChecked()
        if hidden:
            self._label.setText(self.tr("Score hidden"))
        else:
            self._label.setText(self.tr("Total") if self._complete else self.tr("Total so far"))
        # While it is hidden the score stands nowhere: not in a tip, not in what a screen reader is told.
        between = self.tr("Can still come to lie between {bounds}").format(bounds=self._bounds)
        self._number.setText("" if hidden else self._total)
        self._number.setToolTip("" if hidden or not self._bounds else between)
        self._number.setAccessibleDescription(self._number.toolTip())
        self._band.setText(texts.say(self._band_name) if self._band_name and not hidden else "")
        self._label.setVisible(hidden or not self._compact)
        self._number.setVisible(not hidden)
        self._pill.setVisible(not hidden and self._band_name is not None)
        action = self.tr("Show the score (F8)") if hidden else self.tr("Hide the score (F8)")
        self.eye.setAccessibleName(action)
        self.eye.setToolTip(action)
        self.setAccessibleName(self.words)

    def _draw(self) -> None:
        self.eye.setIcon(theme.icon("eye-off" if self.eye.isChecked() else "eye", "muted"))

    def _on_eye(self, hidden: bool) -> None:
        self._draw()
        self.retranslate()
        self.hidden_wanted.emit(hidden)


class ScoreCard(Speaking, QFrame):
    """Radar and bars, or a sentence while the score is hidden."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[tuple[Spoke, ...], tuple[Bar, ...]] = ((), ())
        self._is_hidden = False
        self.radar, self.bars = Radar(), Bars()
        self._heading = QLabel()
        theme.mark(self._heading, role="heading")
        self._hidden = QLabel(wordWrap=True)
        theme.mark(self._hidden, role="muted")
        column = QVBoxLayout(self)
        theme.margins(column, 0, theme.S)
        column.addWidget(self._heading)
        column.addWidget(self._hidden)
        column.addWidget(self.radar)
        column.addWidget(self.bars)
        column.addStretch(1)
        self.set_hidden(False)
        self.retranslate()

    def display(self, spokes: Sequence[Spoke], bars: Sequence[Bar]) -> None:
        """Show the values of a sheet."""
        self._shown = tuple(spokes), tuple(bars)
        self._draw()

    def set_hidden(self, hidden: bool) -> None:
        """Show the pictures or not."""
        self._is_hidden = hidden
        self._hidden.setVisible(hidden)
        self.radar.setVisible(not hidden)
        self.bars.setVisible(not hidden)
        self._draw()

    def _draw(self) -> None:
        """Give the pictures their values; while hidden they have none, for a screen reader either."""
        spokes, bars = ((), ()) if self._is_hidden else self._shown
        self.radar.display(spokes)
        self.bars.display(bars)

    def set_small(self, small: bool) -> None:
        """Keep the radar low, where the card shares its zone."""
        self.radar.setMaximumHeight(theme.scaled(170) if small else 16_777_215)

    def retranslate(self) -> None:
        """Set every word anew."""
        self._heading.setText(self.tr("Score"))
        self._hidden.setText(self.tr("The score is hidden while you work. F8 shows it again."))
        self.radar.setAccessibleName(self.tr("Radar of the dimensions"))
        self.bars.setAccessibleName(self.tr("Values of the dimensions"))
