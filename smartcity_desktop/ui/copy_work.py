"""Second copies beside the window: one run at a time on a thread of its own, and what is known of their standing."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal

from smartcity_desktop.services.second_copy import PlaceState
from smartcity_desktop.ui import background
from smartcity_desktop.ui.safe_mode import is_safe

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from smartcity_desktop.core.errors import SmartCityError
    from smartcity_desktop.services.second_copy import Outcome, Place, Progress, SecondCopy, Standing

LOOK_EVERY = 15_000  # milliseconds between looks whether a stick is back
_TELL_EVERY = 100


class _Watch:
    """What the copying thread tells and is told; plain fields, so that it touches nothing of the window."""

    def __init__(self) -> None:
        self.progress: Progress | None = None
        self.ended = threading.Event()

    def tell(self, progress: Progress) -> None:
        """Keep how far it is."""
        self.progress = progress


class CopyWork(QObject):
    """Copies what is waiting whenever it can, without being asked; never holds anything up, never opens a dialog."""

    progressed = Signal(object)  # Progress
    finished = Signal(object)  # Outcome
    standing_changed = Signal(object)  # Standing

    def __init__(self, copier: SecondCopy, window: QWidget, parent: QObject) -> None:
        super().__init__(parent)
        self._copier = copier
        self._by_itself = not is_safe(window)
        self._place: Place | None = None
        self._watch: _Watch | None = None
        self.standing: Standing | None = None
        self.error: SmartCityError | None = None
        self._tick, self._look = QTimer(self), QTimer(self)
        self._tick.setInterval(_TELL_EVERY)
        self._tick.timeout.connect(self._on_tick)
        self._look.setInterval(LOOK_EVERY)
        self._look.timeout.connect(self._on_look)
        self._look.start()
        window.installEventFilter(self)
        background.on_hurry(self.stop)
        self.destroyed.connect(_stopper(self))

    @property
    def running(self) -> bool:
        """Whether something is being copied."""
        return self._watch is not None

    def use(self, place: Place | None) -> None:
        """Take another place, and copy there what is waiting."""
        self._place = place
        self.error = None
        self.look()

    def look(self) -> None:
        """Find out how things stand; what waits is copied if the place is there."""
        if self.running:
            return
        copier, place = self._copier, self._place
        background.copy(lambda: copier.standing(place), self._on_standing, self._on_failed, owner=self)

    def run(self, place: Place, *, look: bool) -> bool:
        """Copy what is not in a place; `look` reads again what should be there. `False` while another run goes on."""
        if self.running:
            return False
        watch = self._watch = _Watch()
        self._tick.start()
        copier = self._copier
        background.copy(
            lambda: copier.copy(place, look=look, told=watch.tell, stop=watch.ended.is_set),
            self._on_done,
            self._on_failed,
            owner=self,
        )
        return True

    def stop(self) -> None:
        """End the run that goes on; nothing half-written is left."""
        if self._watch is not None:
            self._watch.ended.set()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A window that closes waits for its threads: the copying is ended and goes on at the next start."""
        if event.type() == QEvent.Type.Close:
            self.stop()
        return super().eventFilter(watched, event)

    def _on_tick(self) -> None:
        if self._watch is not None and self._watch.progress is not None:
            self.progressed.emit(self._watch.progress)

    def _on_look(self) -> None:
        if self._place is not None and (self.standing is None or self.standing.waiting):
            self.look()

    def _on_standing(self, standing: Standing) -> None:
        self.standing = standing
        place = standing.place
        if place is not None and place == self._place and standing.waiting:
            if standing.state is PlaceState.HERE and self.error is None and self._by_itself:
                self.run(place, look=False)
            elif standing.state is not PlaceState.HERE:
                self.error = None  # once it was taken out, it is tried anew when it is back
        self.standing_changed.emit(standing)

    def _on_done(self, outcome: Outcome) -> None:
        self._end()
        self.error = outcome.error
        self.finished.emit(outcome)
        copier, place = self._copier, self._place
        background.copy(lambda: copier.standing(place), self._on_after, self._on_failed, owner=self)

    def _on_after(self, standing: Standing) -> None:
        self.standing = standing
        self.standing_changed.emit(standing)

    def _on_failed(self, error: SmartCityError) -> None:
        self._end()
        self.error = error
        if self.standing is not None:
            self.standing_changed.emit(self.standing)

    def _end(self) -> None:
        self._watch = None
        self._tick.stop()


def _stopper(work: CopyWork) -> object:
    """Return what ends a run when its owner is gone: it holds the fields, not the object that is being destroyed."""
    fields = work.__dict__

    def stop(_gone: object = None) -> None:
        watch = fields.get("_watch")
        if watch is not None:
            watch.ended.set()

    return stop
