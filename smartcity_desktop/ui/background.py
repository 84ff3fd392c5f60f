"""Work beside the window: threads for the database, for papers and for evidence; order is kept in each.

    background.run(lambda: services.scoring.open(assignment), self.display, self._failed, owner=self)

`work` runs on the database thread and touches no widget. `done` or `failed` is called on the GUI thread, in
the order in which the work was handed in; neither is called any more once `owner` is gone. A mistake of the
program (anything but a `SmartCityError`) is shown by the last resort and reaches `failed` as `Unexpected`,
so that no page is left waiting.
"""

from __future__ import annotations

import sys
import threading
from itertools import count
from queue import SimpleQueue
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar
from weakref import WeakMethod

import shiboken6
from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, Qt, Signal, Slot

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
    value: Any
    error: BaseException | None


class Lane(QObject):
    """One thread that does jobs in the order in which they came. Its signals fire on the GUI thread.

    Jobs and outcomes are kept here until they are delivered, and the thread lets go of its own references before it
    says that it is done. So the last reference to what their closures hold (pages, dialogs) is always dropped on
    the GUI thread: a widget that is destroyed on another one takes the program down.
    """

    busy_changed = Signal(object)
    _finished = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._queue: SimpleQueue[int | None] = SimpleQueue()
        self._jobs: dict[int, _Job] = {}
        self._outcomes: dict[int, _Outcome] = {}
        self._numbers = count()
        self._told = threading.Event()  # something was finished since it was cleared
        self._finished.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._thread = threading.Thread(target=self._serve, name=name, daemon=True)
        self._thread.start()

    @property
    def waiting(self) -> int:
        """How many jobs are handed in and not yet delivered."""
        return len(self._jobs)

    def put(self, job: _Job) -> None:
        """Hand a job in (GUI thread)."""
        number = next(self._numbers)
        self._jobs[number] = job
        if len(self._jobs) == 1:
            self.busy_changed.emit(True)
        self._queue.put(number)

    def drain(self) -> None:
        """Wait until every job was delivered; the window stays alive meanwhile."""
        if not self._jobs:
            return
        loop = QEventLoop()

        def look(busy: object) -> None:
            if not busy:
                loop.quit()

        self.busy_changed.connect(look)
        loop.exec(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        self.busy_changed.disconnect(look)
        while self._jobs:
            # The display is gone (its server died, the session ended): every loop ends at once, and what was handed
            # in still has to be finished, or the data would stay locked by a program that nobody sees.
            self._told.wait()
            self._told.clear()
            QCoreApplication.sendPostedEvents(self)

    def close(self) -> None:
        """Do what was handed in, then end the thread."""
        self.drain()
        self._queue.put(None)
        self._thread.join()

    def _serve(self) -> None:
        while (number := self._queue.get()) is not None:
            self._work(number)
            self._finished.emit(number)
            self._told.set()

    def _work(self, number: int) -> None:
        """Do one job; when this returns, the thread holds nothing of it."""
        try:
            self._outcomes[number] = _Outcome(self._jobs[number].work(), None)
        except BaseException as error:  # noqa: BLE001  # a border: whatever it is, the GUI thread decides
            self._outcomes[number] = _Outcome(None, error)

    @Slot(object)
    def _deliver(self, number: int) -> None:
        job, outcome = self._jobs.pop(number), self._outcomes.pop(number)
        try:
            if job.owner is None or shiboken6.isValid(job.owner):
                _hand_over(job, outcome)
        finally:
            if not self._jobs:
                self.busy_changed.emit(False)


def _hand_over(job: _Job, outcome: _Outcome) -> None:
    from smartcity_desktop.core.errors import SmartCityError

    if outcome.error is None:
        job.done(outcome.value)
    elif isinstance(outcome.error, SmartCityError):
        job.failed(outcome.error)
    else:
        from smartcity_desktop.ui import mistakes

        # The last resort stands behind the hook; this module must not know windows.
        sys.excepthook(type(outcome.error), outcome.error, outcome.error.__traceback__)
        job.failed(mistakes.unexpected(outcome.error))


SWITCH = 0.0005
"""Seconds for which a lane may keep the interpreter while the window waits for it. Python's own 5 ms, each time that the
window lets go of it to draw something, made one step to the next indicator in a hundred take 32 ms instead of 18."""

_lanes: dict[str, Lane] = {}
_stops: list[WeakMethod[Callable[[], object]]] = []


def lane(name: str = "database") -> Lane:
    """Give a lane, started at its first use: `database`, `paper` or `copy`."""
    if name not in _lanes:
        sys.setswitchinterval(SWITCH)
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


def copy(
    work: Callable[[], T],
    done: Callable[[T], None],
    failed: Callable[[SmartCityError], None],
    *,
    owner: QObject | None = None,
) -> None:
    """Do `work` on the thread for sticks and other slow places: it may take minutes, and holds up neither of the others."""
    lane("copy").put(_Job(work, done, failed, owner))


def decode(
    work: Callable[[], T],
    done: Callable[[T], None],
    failed: Callable[[SmartCityError], None],
    *,
    owner: QObject | None = None,
) -> None:
    """Do `work` on the thread for evidence (copying and looking at files): it holds up neither a save nor a page."""
    lane("evidence").put(_Job(work, done, failed, owner))


def keep(
    work: Callable[[], T],
    done: Callable[[T], None],
    failed: Callable[[SmartCityError], None],
    *,
    owner: QObject | None = None,
) -> None:
    """Do `work` on the thread for backups: they take long, and nothing waits for them."""
    lane("backup").put(_Job(work, done, failed, owner))


def search(
    work: Callable[[], T],
    done: Callable[[T], None],
    failed: Callable[[SmartCityError], None],
    *,
    owner: QObject | None = None,
) -> None:
    """Do `work` on the thread for searches, which may draw papers for minutes: it reads, and holds up no save."""
    lane("search").put(_Job(work, done, failed, owner))


def on_hurry(stop: Callable[[], object]) -> None:
    """Let `hurry` end something that may take minutes; a bound method, which is forgotten with its object."""
    _stops.append(WeakMethod(stop))


def hurry() -> None:
    """End what may take minutes: before the data is locked or left, so that `drain` does not wait for a stick."""
    for stop in [found for one in _stops if (found := one()) is not None]:
        stop()
    _stops[:] = [one for one in _stops if one() is not None]


def drain() -> None:
    """Wait until everything handed in was done and delivered, and what that handed in in turn."""
    while any(one.waiting for one in _lanes.values()):
        for one in list(_lanes.values()):
            one.drain()


def close() -> None:
    """Finish everything and end the threads; the next `run` starts anew."""
    drain()
    while _lanes:
        _lanes.pop(next(iter(_lanes))).close()
