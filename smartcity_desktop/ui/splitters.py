"""Where the person left the splitters, by name, in the settings (JSON: name → sizes)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

if TYPE_CHECKING:
    from PySide6.QtWidgets import QSplitter

    from smartcity_desktop.ui.main_window import MainWindow

_QUIET_MS = 800


class RememberedSplitter(QObject):
    """Restores a splitter once and writes its sizes down when it comes to rest."""

    def __init__(self, window: MainWindow, splitter: QSplitter, name: str) -> None:
        super().__init__(splitter)
        self._window, self._splitter, self._name = window, splitter, name
        self._first = splitter.sizes()
        self._rest = QTimer(self, singleShot=True, interval=_QUIET_MS)
        self._rest.timeout.connect(self._write)
        splitter.splitterMoved.connect(lambda _position, _index: self._rest.start())
        window.flush.connect(self._write_now)
        sizes = _read(window.settings.splitters).get(name)
        if sizes and len(sizes) == splitter.count():
            splitter.setSizes(sizes)

    def _write_now(self) -> None:
        if self._rest.isActive():
            self._rest.stop()
            self._write()

    def _write(self) -> None:
        kept = _read(self._window.settings.splitters)
        kept[self._name] = self._splitter.sizes()
        self._window.change_settings(splitters=json.dumps(kept, separators=(",", ":"), sort_keys=True))


def _read(text: str) -> dict[str, list[int]]:
    """Read the sizes; anything damaged counts as never set."""
    try:
        found = json.loads(text or "{}")
    except ValueError:
        return {}
    if not isinstance(found, dict):
        return {}
    return {
        str(name): sizes
        for name, sizes in found.items()
        if isinstance(sizes, list) and all(type(size) is int and 0 <= size < 100_000 for size in sizes)
    }
