"""Where the person left the splitters, by name, in the settings (JSON: name → sizes)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, SignalInstance

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QSplitter

_QUIET_MS = 800


class RememberedSplitter(QObject):
    """Restores a splitter once and writes its sizes down when it comes to rest.

    Args:
        splitter: it lives as long as the splitter does.
        name: under which its sizes are kept.
        kept: gives the text of all splitters; `keep` writes it.
        flush: a signal after which nothing may be left unwritten.
    """

    def __init__(
        self,
        splitter: QSplitter,
        name: str,
        kept: Callable[[], str],
        keep: Callable[[str], None],
        flush: SignalInstance,
    ) -> None:
        super().__init__(splitter)
        self._splitter, self._name, self._kept, self._keep = splitter, name, kept, keep
        self._rest = QTimer(self, singleShot=True, interval=_QUIET_MS)
        self._rest.timeout.connect(self._write)
        splitter.splitterMoved.connect(lambda _position, _index: self._rest.start())
        flush.connect(self._write_now)
        sizes = _read(kept()).get(name)
        if sizes and len(sizes) == splitter.count():
            splitter.setSizes(sizes)

    def _write_now(self) -> None:
        if self._rest.isActive():
            self._rest.stop()
            self._write()

    def _write(self) -> None:
        all_sizes = _read(self._kept())
        all_sizes[self._name] = self._splitter.sizes()
        self._keep(json.dumps(all_sizes, separators=(",", ":"), sort_keys=True))


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
