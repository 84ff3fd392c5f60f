"""Whether the bytes of the open sheet's evidence still are what they were: read beside the window, listed as problems."""

from __future__ import annotations

import time
from collections import deque
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from smartcity_desktop.ui import background

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from smartcity_desktop.core.assessment import Citation
    from smartcity_desktop.core.errors import FileProblem, SmartCityError
    from smartcity_desktop.core.language import Text
    from smartcity_desktop.core.sheet import SheetView
    from smartcity_desktop.ui.open_sheet import OpenSheet

    Found = tuple[tuple[Citation, FileProblem | None], ...]

_TURN = 0.1  # seconds on the thread for evidence before whoever else waits there gets a turn


class EvidenceWatch(QObject):
    """Tells the open sheet which of its evidence is gone or changed.

    Args:
        problem: reads one piece, on the thread for evidence; one that was read before and not written since costs little.
        sheet: the sheet that is open.
        parent: that it lives with.
    """

    read = Signal(object)  # (how many are read, of how many); equal once all are

    def __init__(
        self,
        problem: Callable[[Citation], FileProblem | None],
        sheet: OpenSheet,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._problem, self._sheet = problem, sheet
        self._waiting: deque[Citation] = deque()
        self._count = 0
        self._run = 0
        self._cited: frozenset[str] = frozenset()
        self._broken: dict[str, Text] = {}
        sheet.opened.connect(self._on_opened)
        sheet.changed.connect(self._on_changed)

    def look(self) -> None:
        """Read all evidence of the sheet; what is found meanwhile is listed at once."""
        view = self._sheet.view
        if view is None or view.read_only:
            return
        pieces = {citation.sha256: citation for citation in view.assessment.citations}
        self._cited = _ids(view)
        self._waiting, self._count = deque(pieces.values()), len(pieces)
        self._run += 1
        self._next()

    def note(self, citation: Citation, problem: FileProblem | None) -> None:
        """Note how a piece was found elsewhere."""
        self._take(((citation, problem),))

    def _next(self) -> None:
        self.read.emit((self._count - len(self._waiting), self._count))
        if not self._waiting:
            return
        run, pieces = self._run, tuple(self._waiting)
        background.decode(
            lambda: self._read(pieces),
            lambda found: self._on_read(run, found),
            self._on_failed,
            owner=self,
        )

    def _read(self, pieces: Iterable[Citation]) -> Found:
        """Read as many as fit into one turn (on the thread for evidence)."""
        found: list[tuple[Citation, FileProblem | None]] = []
        begun = time.monotonic()
        for citation in pieces:
            found.append((citation, self._problem(citation)))
            if time.monotonic() - begun >= _TURN:
                break
        return tuple(found)

    def _on_read(self, run: int, found: Found) -> None:
        if run != self._run:
            return
        for _ in found:
            self._waiting.popleft()
        self._take(found)
        self._next()

    def _take(self, found: Found) -> None:
        for citation, problem in found:
            if problem is None:
                self._broken.pop(citation.sha256, None)
            else:
                self._broken[citation.sha256] = problem.what
        self._sheet.mind(self._broken)

    def _on_failed(self, _error: SmartCityError) -> None:
        """A mistake of the program, which is shown already: signing reads everything once more."""
        self._waiting.clear()
        self.read.emit((self._count, self._count))

    def _on_opened(self, view: SheetView) -> None:
        """Leave the sheet before; what is known to be broken in this one may be mended."""
        self._run += 1
        self._waiting.clear()
        self._cited = frozenset()
        if any(citation.sha256 in self._broken for citation in view.assessment.citations):
            self.look()

    def _on_changed(self, view: SheetView) -> None:
        """Read again where pieces came or went: the same file, attached once more, is whole again."""
        if self._cited and self._cited != _ids(view):
            self.look()


def _ids(view: SheetView) -> frozenset[str]:
    return frozenset(citation.id for citation in view.assessment.citations)
