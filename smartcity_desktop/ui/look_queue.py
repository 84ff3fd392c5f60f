"""Asks for small pictures of what is in view, the last asked for first, and of nothing that was scrolled away.

Looking costs the window some of its time, though it is done on another thread: both share one interpreter. So it waits for
whoever goes on from indicator to indicator: `rest`.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QObject, QTimer, Signal

from smartcity_desktop.ui import background

if TYPE_CHECKING:
    from collections.abc import Callable

    from smartcity_desktop.core.assessment import Citation
    from smartcity_desktop.core.errors import SmartCityError
    from smartcity_desktop.store.looks import Look

_REMEMBERED = 400
REST_MS = 60
"""So long nothing new is looked at after a step: a paint or two, and no time for a person."""

Key = tuple[str, str]


class LookQueue(QObject):
    """Has one piece of evidence looked at at a time.

    Args:
        look: looks at one; called on the thread for evidence.
        parent: that it lives with.

    Attributes:
        asked: how many were handed to `look` so far.
    """

    seen = Signal(object)  # (Citation, FileProblem or None): its bytes were read

    def __init__(self, look: Callable[[Citation], Look], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._look = look
        self._wanted: OrderedDict[QObject, tuple[Citation, Callable[[Look], None]]] = OrderedDict()
        self._seen: OrderedDict[Key, Look] = OrderedDict()
        self._now: QObject | None = None
        self._busy = False
        self._rest = QTimer(self, singleShot=True, interval=REST_MS)
        self._rest.timeout.connect(self._next)
        self.asked = 0

    @property
    def waiting(self) -> int:
        """How many are wanted and not begun."""
        return len(self._wanted)

    def want(self, citation: Citation, done: Callable[[Look], None], owner: QObject) -> None:
        """Hand how a citation looks to `done`, unless `owner` wants another one, or none, before that."""
        self.forget(owner)
        seen = self._seen.get(_key(citation))
        if seen is not None:
            done(seen)
            return
        self._wanted[owner] = (citation, done)
        self._next()

    def rest(self) -> None:
        """Begin nothing for a moment: somebody goes from one indicator to another, and perhaps at once to the next."""
        self._rest.start()

    def forget(self, owner: QObject) -> None:
        """Want nothing for an owner any more; what is being looked at for it is kept, but not handed over."""
        self._wanted.pop(owner, None)
        if self._now is owner:
            self._now = None

    def _next(self) -> None:
        while not self._busy and not self._rest.isActive() and self._wanted:
            owner, (citation, done) = self._wanted.popitem()
            if shiboken6.isValid(owner):
                self._begin(owner, citation, done)

    def _begin(self, owner: QObject, citation: Citation, done: Callable[[Look], None]) -> None:
        self._now, self._busy = owner, True
        self.asked += 1
        background.decode(
            lambda: self._look(citation),
            lambda look: self._on_look(citation, look, done),
            self._on_failed,
            owner=self,
        )

    def _on_look(self, citation: Citation, look: Look, done: Callable[[Look], None]) -> None:
        wanted = self._now is not None and shiboken6.isValid(self._now)
        self._busy, self._now = False, None
        if look.problem is None:  # what is wrong may be mended meanwhile
            self._seen[_key(citation)] = look
            while len(self._seen) > _REMEMBERED:
                self._seen.popitem(last=False)
        if wanted:
            done(look)
        self.seen.emit((citation, look.problem))
        self._next()

    def _on_failed(self, _error: SmartCityError) -> None:
        self._busy, self._now = False, None
        self._next()


def _key(citation: Citation) -> Key:
    return citation.sha256, citation.original
