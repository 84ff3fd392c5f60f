"""How long was spent in each region: counted while it runs, kept over a restart, never in anybody's way."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

if TYPE_CHECKING:
    from collections.abc import Callable

_TICK_MS = 1000
_KEPT_MOST = 60
_KEEP_EVERY = 60  # seconds; what a crash may cost


class SlotClock(QObject):
    """Counts seconds for one assessment at a time.

    Args:
        kept: seconds by assessment, as JSON, as they were kept last.
        keep: keeps them.
    """

    ticked = Signal()

    def __init__(self, kept: str, keep: Callable[[str], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keep = keep
        self._seconds = _read(kept)
        self._key = ""
        self._since = QElapsedTimer()
        self._kept_at = 0
        self._tick = QTimer(self, interval=_TICK_MS)
        self._tick.timeout.connect(self._on_tick)

    @property
    def running(self) -> bool:
        """Whether it counts."""
        return self._tick.isActive()

    @property
    def seconds(self) -> int:
        """Seconds counted for the region it is set to."""
        return self._seconds.get(self._key, 0) + (self._since.elapsed() // 1000 if self.running else 0)

    def turn_to(self, key: str) -> None:
        """Go over to another assessment; what was counted for the one before is kept."""
        if key != self._key:
            self.pause()
            self._key = key
            self.ticked.emit()

    def toggle(self) -> None:
        """Start, or pause."""
        if self.running:
            self.pause()
        elif self._key:
            self._since.start()
            self._tick.start()
            self.ticked.emit()

    def pause(self) -> None:
        """Stop counting, and keep what was counted."""
        if self.running:
            self._take()
            self._tick.stop()
            self.keep_now()
            self.ticked.emit()

    def keep_now(self) -> None:
        """Keep what was counted so far; it goes on counting."""
        if self.running:
            self._take()
            self._since.start()
        newest = dict(list(self._seconds.items())[-_KEPT_MOST:])
        self._keep(json.dumps(newest, separators=(",", ":")))

    def reset(self) -> None:
        """Begin at nothing again."""
        self._seconds.pop(self._key, None)
        if self.running:
            self._since.start()
        self.keep_now()
        self.ticked.emit()

    def _take(self) -> None:
        total = self._seconds.pop(self._key, 0) + self._since.elapsed() // 1000
        self._seconds[self._key] = total  # the last one counted is the last in order
        self._kept_at = total

    def _on_tick(self) -> None:
        if self.seconds - self._kept_at >= _KEEP_EVERY:
            self.keep_now()
        self.ticked.emit()


def _read(kept: str) -> dict[str, int]:
    try:
        found = json.loads(kept) if kept else {}
    except ValueError:
        return {}
    if not isinstance(found, dict):
        return {}
    return {key: value for key, value in found.items() if type(value) is int and 0 <= value < 10**6}
