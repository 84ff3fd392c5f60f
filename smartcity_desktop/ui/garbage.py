"""Cyclic garbage is looked for on the GUI thread alone.

Python does it on whichever thread happens to allocate. On the database thread that would destroy widgets that are part of
a cycle, and a widget destroyed outside the GUI thread takes the program down. So the collector is switched off, and
a timer does its work where widgets live, by Python's own thresholds.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 1000


class Garbage(QObject):
    """Collects from its making on. One is enough for a program; it lives as long as its parent."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.collect)
        self._timer.start(EVERY_MS)

    def collect(self) -> None:
        """Collect the oldest generation whose count has passed its threshold, as Python would."""
        counts, thresholds = gc.get_count(), gc.get_threshold()
        for generation in (2, 1, 0):
            if counts[generation] > thresholds[generation]:
                gc.collect(generation)
                return


def settle() -> None:
    """Leave out of every later search what is there now: modules, pages and rubric stay as long as the program."""
    gc.freeze()
