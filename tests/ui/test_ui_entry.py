"""The whole program from its door: first paint, first steps, a second instance, practice, and a clean end."""

from __future__ import annotations

import json
import logging
import subprocess
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QTimer, SignalInstance
from PySide6.QtWidgets import QApplication, QDialog, QLabel

from smartcity_desktop.app import assessor_gate
from smartcity_desktop.core.language import Language
from smartcity_desktop.system import settings
from smartcity_desktop.system.instance import OneInstance
from smartcity_desktop.system.settings import Settings
from smartcity_desktop.ui import entry
from smartcity_desktop.ui.about_dialog import AboutDialog
from smartcity_desktop.ui.main_window import MainWindow
from smartcity_desktop.ui.pages.welcome import WelcomePage
from smartcity_desktop.ui.problems import ProblemDialog
from smartcity_desktop.ui.steps.enrolment_step import EnrolmentStep
from smartcity_desktop.ui.steps.identity_step import IdentityStep
from smartcity_desktop.ui.steps.person_step import PersonStep
from smartcity_desktop.ui.steps.role_step import RoleStep
from smartcity_desktop.ui.steps.unlock_step import UnlockStep
from smartcity_desktop.ui.widgets.key_card import KeyCard

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def own_hook(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """The last resort takes the hook of the interpreter; give it back, and no log stays open."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    yield
    assert not [h for h in logging.getLogger().handlers if type(h).__name__ == "RotatingFileHandler"]


class Visitor:
    """Does one thing after the other in the running program, each as soon as what it waits for is there."""

    def __init__(self, *steps: Callable[[MainWindow], bool]) -> None:
        self._steps = list(steps)
        self.seen: list[str] = []
        self._timer = QTimer(interval=5)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        window = next(
            (w for w in QApplication.topLevelWidgets() if isinstance(w, MainWindow) and w.isVisible()), None
        )
        if window is None:
            return
        if self._steps and self._steps[0](window):
            self.seen.append(self._steps.pop(0).__name__)
        if not self._steps:
            self._timer.stop()
            window.close()


def step(window: MainWindow) -> object:
    page = window.front
    return page.step if isinstance(page, WelcomePage) else None


def test_the_window_is_locked_and_opened_again(qapp: QApplication, tmp_path: Path, qtbot: QtBot) -> None:
    assessor_gate(tmp_path).create("Asesor Contoh", "Lembaga Contoh", "perahu layar biru senja")
    settings.save(tmp_path / "settings.json", Settings(role="assessor"))
    wal = tmp_path / "assessor" / "smartcity.sqlite3-wal"

    def opens(window: MainWindow) -> bool:
        unlock = step(window)
        if not isinstance(unlock, UnlockStep) or not unlock.primary.isEnabled():
            return False
        unlock.passphrase.setText("perahu layar biru senja")
        unlock.primary.click()
        return True

    def locks(window: MainWindow) -> bool:
        if not isinstance(step(window), EnrolmentStep):
            return False
        assert wal.exists()
        window.menu.settings_picked.emit()
        lock = next(one for one in window.menu.actions() if one.shortcut().toString() == "Ctrl+L")
        lock.trigger()
        return True

    def is_locked(window: MainWindow) -> bool:
        unlock = step(window)
        if not isinstance(unlock, UnlockStep):
            return False
        assert unlock.heading.text() == "Terkunci"
        assert not wal.exists()  # nobody has the database open any more
        assert QApplication.activeModalWidget() is None
        unlock.other.click()
        return True

    def somebody_new(window: MainWindow) -> bool:
        who = step(window)
        if not isinstance(who, PersonStep):
            return False
        who.new.click()
        return True

    def asks_identity(window: MainWindow) -> bool:
        return isinstance(step(window), IdentityStep)

    visitor = Visitor(opens, locks, is_locked, somebody_new, asks_identity)
    assert entry.run(tmp_path) == 0
    assert visitor.seen == ["opens", "locks", "is_locked", "somebody_new", "asks_identity"]
    assert settings.load(tmp_path / "settings.json").profile == "assessor-2"


def test_a_first_start_asks_the_role_and_ends_cleanly(
    qapp: QApplication, tmp_path: Path, qtbot: QtBot
) -> None:
    def asks_role(window: MainWindow) -> bool:
        return isinstance(step(window), RoleStep)

    def picks_assessor(window: MainWindow) -> bool:
        role = step(window)
        assert isinstance(role, RoleStep)
        role.assessor.click()
        return True

    def asks_identity(window: MainWindow) -> bool:
        return isinstance(step(window), IdentityStep)

    def opens(
        what: type[QDialog], signal: Callable[[MainWindow], SignalInstance]
    ) -> Callable[[MainWindow], bool]:
        def opened(window: MainWindow) -> bool:
            signal(window).emit()
            dialog = next(w for w in QApplication.topLevelWidgets() if isinstance(w, what))
            dialog.reject()
            return True

        return opened

    visitor = Visitor(
        asks_role,
        picks_assessor,
        asks_identity,
        opens(KeyCard, lambda window: window.key_card_wanted),
        opens(AboutDialog, lambda window: window.about_wanted),
    )
    painted: list[float] = []
    assert entry.run(tmp_path, painted=lambda: painted.append(1)) == 0
    assert visitor.seen == ["asks_role", "picks_assessor", "asks_identity", "opened", "opened"]
    assert painted == [1]
    kept = json.loads((tmp_path / "settings.json").read_text())
    assert kept["role"] == "assessor"
    assert kept["language"] == "id"
    assert not [thread for thread in threading.enumerate() if thread.name.startswith("smartcity-")]
    again = OneInstance(tmp_path)
    again.acquire()
    again.release()


def test_the_first_paint_has_words_and_brings_in_no_library(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path\n"
        "from smartcity_desktop.ui.entry import run\n"
        "def seen():\n"
        "    from PySide6.QtWidgets import QApplication, QLabel\n"
        "    words = [l.text() for w in QApplication.topLevelWidgets() for l in w.findChildren(QLabel) if l.isVisible()]\n"
        "    heavy = {'sqlmodel', 'sqlalchemy', 'alembic', 'reportlab', 'cryptography', 'pydantic', 'babel', 'typer'}\n"
        "    print(sorted(heavy & set(sys.modules)), words, flush=True)\n"
        "    import os; os._exit(0)\n"
        "run(Path(sys.argv[1]), painted=seen)\n"
    )
    found = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)],
        cwd=ROOT,
        env={"QT_QPA_PLATFORM": "offscreen", "PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=True,
    )
    assert found.stdout.startswith("[] [")
    assert "Menyiapkan…" in found.stdout


def test_a_second_instance_is_told_so_and_ends(
    qapp: QApplication, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []

    def read_and_close(dialog: ProblemDialog) -> int:
        said.extend(label.text() for label in dialog.findChildren(QLabel))
        return 0

    monkeypatch.setattr(ProblemDialog, "exec", read_and_close)
    first = OneInstance(tmp_path)
    first.acquire()
    assert entry.run(tmp_path, language=Language.ENGLISH) == 2
    first.release()
    assert any("open" in words for words in said)


def test_a_folder_that_cannot_be_used_is_said_and_can_be_tried_again(
    qapp: QApplication, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "settings.json").write_text('{"role": "assessor", "language": "en"}')
    damaged = tmp_path / "assessor" / "identity" / "identity.json"
    damaged.parent.mkdir(parents=True)
    damaged.write_text("{")

    def says_so(window: MainWindow) -> bool:
        return window.key == "problem"

    def mended_and_tried_again(window: MainWindow) -> bool:
        damaged.unlink()
        window.front.button.click()  # type: ignore[union-attr]
        return True

    def asks_identity(window: MainWindow) -> bool:
        return isinstance(step(window), IdentityStep)

    visitor = Visitor(says_so, mended_and_tried_again, asks_identity)
    assert entry.run(tmp_path) == 0
    assert len(visitor.seen) == 3


def test_practice_is_one_click_away_and_so_is_the_way_back(
    qapp: QApplication, tmp_path: Path, qtbot: QtBot
) -> None:
    def asks_role(window: MainWindow) -> bool:
        return isinstance(step(window), RoleStep)

    def picks_practice(window: MainWindow) -> bool:
        step(window).practice.click()  # type: ignore[attr-defined]
        return True

    def shows_the_regions(window: MainWindow) -> bool:
        return window.key == "regions"

    def switches_role(window: MainWindow) -> bool:
        assert any("LATIHAN" in label.text() for label in window.findChildren(QLabel) if label.isVisible())
        window.role_wanted.emit()
        return True

    def leaves_practice(window: MainWindow) -> bool:
        step(window).real.click()  # type: ignore[attr-defined]
        return True

    def is_back(window: MainWindow) -> bool:
        role = step(window)
        return isinstance(role, RoleStep) and not role.practice.isHidden() and window.data_folder == tmp_path

    visitor = Visitor(asks_role, picks_practice, shows_the_regions, switches_role, leaves_practice, is_back)
    assert entry.run(tmp_path) == 0
    assert len(visitor.seen) == 6
    assert (tmp_path / "latihan" / "assessor" / "smartcity.sqlite3").is_file()
    assert not (tmp_path / "assessor").exists()
