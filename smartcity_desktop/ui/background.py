"""Work beside the window: one thread for the database, one for drawing papers; order is kept in each.

    background.run(lambda: services.scoring.open(assignment), self.display, self._failed, owner=self)

`work` runs on the database thread and touches no widget. `done` or `failed` is called on the GUI thread, in
the order in which the work was handed in; neither is called any more once `owner` is gone. A mistake of the
program (anything but a `SmartCityError`) is shown by the last resort and reaches `failed` as `Unexpected`,
so that no page is left waiting.
"""

from __future__ import annotations

import sys
import threading
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

import shiboken6
from PySide6.QtCore import QEventLoop, QObject, Qt, Signal, Slot

if TYPE_CHECKING:
    from collections.abc import Callable

    from smartcity_desktop.core.errors import SmartCityError

T = TypeVar("T")


class _Job(NamedTuple):
    work: Callable[[], Any]
    done: Callable[[Any], None]
    failed: Callable[[SmartCityError], None]
    owner: QObject | None


class _Outcome(NamedTuple):
    job: _Job
    value: Any
    error: BaseException | None


class Lane(QObject):
    """One thread that does jobs in the order in which they came. Its signals fire on the GUI thread."""

    busy_changed = Signal(object)
    _finished = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._queue: SimpleQueue[_Job | None] = SimpleQueue()
        self._waiting = 0
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._thread = threading.Thread(target=self._serve, name=name, daemon=True)
        self._thread.start()

    @property
    def waiting(self) -> int:
        """How many jobs are handed in and not yet delivered."""
        return self._waiting

    def put(self, job: _Job) -> None:
        """Hand a job in (GUI thread)."""
        self._waiting += 1
        if self._waiting == 1:
            self.busy_changed.emit(True)
        self._queue.put(job)

    def drain(self) -> None:
        """Wait until every job was delivered; the window stays alive meanwhile."""
        if not self._waiting:
            return
        loop = QEventLoop()

        def look(busy: object) -> None:
            if not busy:
                loop.quit()

        self.busy_changed.connect(look)
        loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        self.busy_changed.disconnect(look)

    def close(self) -> None:
        """Do what was handed in, then end the thread."""
        self.drain()
        self._queue.put(None)
        self._thread.join()

    def _serve(self) -> None:
        while (job := self._queue.get()) is not None:
            try:
                outcome = _Outcome(job, job.work(), None)
            except BaseException as error:  # noqa: BLE001  # a border: whatever it is, the GUI thread decides
                outcome = _Outcome(job, None, error)
            self._finished.emit(outcome)

    @Slot(object)
    def _deliver(self, outcome: _Outcome) -> None:
        self._waiting -= 1
        try:
            if outcome.job.owner is None or shiboken6.isValid(outcome.job.owner):
                _hand_over(outcome)
        finally:
            if not self._waiting:
                self.busy_changed.emit(False)


def _hand_over(outcome: _Outcome) -> None:
    from smartcity_desktop.core.errors import SmartCityError

    if outcome.error is None:
        outcome.job.done(outcome.value)
    elif isinstance(outcome.error, SmartCityError):
        outcome.job.failed(outcome.error)
    else:
        from smartcity_desktop.ui import mistakes

        # The last resort stands behind the hook; this module must not know windows.
        sys.excepthook(type(outcome.error), outcome.error, outcome.error.__traceback__)
        outcome.job.failed(mistakes.unexpected(outcome.error))


_lanes: dict[str, Lane] = {}


def lane(name: str = "database") -> Lane:
    """Give a lane, started at its first use: `database` or `paper`."""
    if name not in _lanes:
        _lanes[name] = Lane(f"smartcity-{name}")
    return _lanes[name]


def run(
    work: Callable[[], T],
    done: Callable[[T], None],
    failed: Callable[[SmartCityError], None],
    *,
    owner: QObject | None = None,
) -> None:
    """Do `work` on the database thread, after all that was handed in before it.

    Args:
        work: touches services, never a widget.
        done: gets its value, on the GUI thread.
        failed: gets what a person can act on, on the GUI thread.
        owner: neither is called once this object is deleted.
    """
    lane("database").put(_Job(work, done, failed, owner))


def draw(
    work: Callable[[], T],
    done: Callable[[T], None],
    failed: Callable[[SmartCityError], None],
    *,
    owner: QObject | None = None,
) -> None:
    """Do `work` on the thread for papers (rendering of pages): it never holds up a save."""
    lane("paper").put(_Job(work, done, failed, owner))


def drain() -> None:
    """Wait until everything handed in was done and delivered."""
    for one in list(_lanes.values()):
        one.drain()


def close() -> None:
    """Finish everything and end the threads; the next `run` starts anew."""
    for name in list(_lanes):
        _lanes.pop(name).close()
