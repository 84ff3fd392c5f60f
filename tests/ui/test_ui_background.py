from __future__ import annotations

import gc
import threading
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEventLoop, QObject
from PySide6.QtWidgets import QApplication

from smartcity_desktop.core.errors import ChangeRefused, SmartCityError
from smartcity_desktop.core.language import Text
from smartcity_desktop.ui import background, last_resort
from smartcity_desktop.ui.mistakes import Unexpected
from smartcity_desktop.ui.problems import ProblemDialog

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

REFUSED = ChangeRefused(Text("Tidak bisa.", "It cannot be."), Text("Tunggu.", "Wait."))


def never(error: SmartCityError) -> None:
    pytest.fail(str(error))


def test_order_is_kept_and_callbacks_come_on_the_gui_thread(qtbot: QtBot) -> None:
    done: list[tuple[int, bool]] = []
    threads: set[int] = set()

    def work(number: int) -> int:
        threads.add(threading.get_ident())
        return number

    for number in range(200):
        background.run(
            lambda number=number: work(number),
            lambda value: done.append((value, threading.current_thread() is threading.main_thread())),
            never,
        )
    background.drain()
    assert done == [(number, True) for number in range(200)]
    assert len(threads) == 1
    assert threading.get_ident() not in threads


def test_a_refusal_reaches_failed_and_later_work_goes_on(qtbot: QtBot) -> None:
    heard: list[object] = []

    def refuse() -> None:
        raise REFUSED

    background.run(refuse, lambda _none: pytest.fail("done"), heard.append)
    background.run(lambda: 7, heard.append, never)
    background.drain()
    assert heard == [REFUSED, 7]


def test_a_mistake_is_shown_with_its_report_and_still_reaches_failed(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[SmartCityError] = []
    monkeypatch.setattr("sys.excepthook", lambda _kind, error, _trace: last_resort.show(error))
    background.run(lambda: 1 // 0, lambda _value: pytest.fail("done"), heard.append)
    background.drain()
    dialog = next(w for w in QApplication.topLevelWidgets() if isinstance(w, ProblemDialog))
    assert isinstance(heard[0], Unexpected)
    assert "ZeroDivisionError" in heard[0].report
    with qtbot.waitSignal(dialog.finished):
        dialog.accept()


def test_an_owner_that_is_gone_hears_nothing(qtbot: QtBot) -> None:
    owner = QObject()
    gate = threading.Event()
    heard: list[object] = []

    def work() -> str:
        gate.wait()
        return "late"

    background.run(work, heard.append, never, owner=owner)
    import shiboken6

    shiboken6.delete(owner)
    gate.set()
    background.drain()
    assert heard == []


def test_papers_do_not_hold_up_the_database(qtbot: QtBot) -> None:
    gate = threading.Event()
    heard: list[str] = []
    background.draw(lambda: gate.wait(), lambda _ok: heard.append("paper"), never)
    background.run(lambda: "saved", heard.append, never)
    qtbot.waitUntil(lambda: heard == ["saved"])
    gate.set()
    background.drain()
    assert heard == ["saved", "paper"]


def test_closing_does_what_was_handed_in_and_ends_the_threads(qtbot: QtBot) -> None:
    heard: list[int] = []
    for number in range(20):
        background.run(lambda number=number: number, heard.append, never)
    background.close()
    assert heard == list(range(20))
    assert not [t for t in threading.enumerate() if t.name.startswith("smartcity-")]
    background.run(lambda: 99, heard.append, never)
    background.drain()
    assert heard[-1] == 99


def test_an_error_in_a_callback_does_not_stop_the_lane(qtbot: QtBot) -> None:
    heard: list[int] = []

    def wrong(_value: int) -> None:
        raise RuntimeError("callback")

    with qtbot.captureExceptions() as caught:
        background.run(lambda: 1, wrong, never)
        background.run(lambda: 2, heard.append, never)
        background.drain()
    assert heard == [2]
    assert "callback" in str(caught[0][1])


class Mortal:
    """Says on which thread it dies."""

    def __init__(self, graves: list[str]) -> None:
        self._graves = graves
        self.self = None

    def __del__(self) -> None:
        self._graves.append(threading.current_thread().name)


def test_what_a_job_holds_dies_on_the_gui_thread(qapp: QApplication) -> None:
    graves: list[str] = []
    main = threading.current_thread().name
    for _ in range(50):
        held = Mortal(graves)
        background.run(
            lambda held=held: held is not None, lambda _ok, held=held: None, lambda _no, held=held: None
        )
        del held
    background.drain()
    background.close()
    assert graves == [main] * 50


def test_a_job_that_fails_lets_go_on_the_gui_thread(qapp: QApplication) -> None:
    graves: list[str] = []
    held = Mortal(graves)
    refusal = ChangeRefused(Text("x", "x"), Text("y", "y"))

    def refuse(held: Mortal = held) -> None:
        raise refusal

    background.run(refuse, never, lambda _error: None)
    del held, refuse
    background.drain()
    background.close()
    refusal.__traceback__ = None
    assert graves == [threading.current_thread().name]


def test_cycles_are_never_collected_on_the_database_thread(qapp: QApplication) -> None:
    graves: list[str] = []
    for _ in range(20):
        mortal = Mortal(graves)
        mortal.self = mortal
    del mortal
    background.run(lambda: len([[number] for number in range(200_000)]), lambda _n: None, never)
    background.drain()
    assert graves == []
    gc.collect()
    assert graves == [threading.current_thread().name] * 20


class EndsAtOnce(QEventLoop):
    """A loop as Qt gives it once the display is gone: it ends without having delivered anything."""

    def exec(self, flags: QEventLoop.ProcessEventsFlag = QEventLoop.ProcessEventsFlag.AllEvents) -> int:
        assert flags == QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents
        return -1


def test_what_was_handed_in_is_finished_without_a_display(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(background, "QEventLoop", EndsAtOnce)
    delivered: list[str] = []

    def first(value: str) -> None:
        delivered.append(value)
        background.run(lambda: "what that handed in", delivered.append, never)

    background.run(lambda: "first", first, never)
    background.drain()
    assert delivered == ["first", "what that handed in"]
