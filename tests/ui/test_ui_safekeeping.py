"""The whole program: a backup at the end, safe mode, and the way back from a database that does not open."""

from __future__ import annotations

import shutil
import sys
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QApplication

from smartcity_desktop.__main__ import WindowOptions, window_options
from smartcity_desktop.core.backup import Reason
from smartcity_desktop.system import settings
from smartcity_desktop.system.settings import Settings
from smartcity_desktop.ui import background, entry
from smartcity_desktop.ui.dialogs.backups import BackupsDialog
from smartcity_desktop.ui.dialogs.restore import RestoreDialog
from smartcity_desktop.ui.pages.welcome import WelcomePage
from smartcity_desktop.ui.safe_mode import SafeBand
from smartcity_desktop.ui.steps.unlock_step import UnlockStep
from tests.opening import PASSPHRASE, assessor_at, found, headquarters_at
from tests.ui.test_ui_entry import Visitor
from tests.worlds import once

if TYPE_CHECKING:
    from pathlib import Path

    from smartcity_desktop.ui.main_window import MainWindow


@pytest.fixture(autouse=True)
def own_hook(monkeypatch: pytest.MonkeyPatch) -> None:
    """The last resort takes the hook of the interpreter; give it back."""
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)


@pytest.fixture
def office(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Headquarters' data folder, set up."""

    def make(folder: Path) -> None:
        services = headquarters_at(folder)
        found(services)
        services.database.close()

    root = tmp_path / "data"
    shutil.copytree(once(tmp_path_factory, "office", make), root)
    settings.save(
        root / "settings.json", Settings(role="headquarters", language="en", theme="dark", text_percent=110)
    )
    return root


def signs_in(window: MainWindow) -> bool:
    page = window.front
    step = page.step if isinstance(page, WelcomePage) else None
    if step is None or not hasattr(step, "passphrase") or not step.primary.isEnabled():
        return False
    step.passphrase.setText(PASSPHRASE)
    step.primary.click()
    return True


def is_open(window: MainWindow) -> bool:
    return window.key == "editions"


def _backups(root: Path):
    services = headquarters_at(root)
    try:
        return services.backups.backups()
    finally:
        services.database.close()


def test_closing_backs_up_and_leaves_no_mark(qapp: QApplication, office: Path) -> None:
    visitor = Visitor(signs_in, is_open)
    assert entry.run(office) == 0
    assert visitor.seen == ["signs_in", "is_open"]
    assert [one.reason for one in _backups(office)] == [Reason.CLOSING]
    assert not (office / "headquarters" / "session").exists()


def test_safe_mode_says_so_does_nothing_by_itself_and_keeps_the_look(
    qapp: QApplication, office: Path
) -> None:
    before = settings.load(office / "settings.json")

    def is_safe(window: MainWindow) -> bool:
        if not is_open(window):
            return False
        background.drain()
        (band,) = window.findChildren(SafeBand)
        assert band.isVisible()
        assert "Safe mode" in band.words.text()
        assert (window.settings.theme, window.settings.text_percent) == ("light", 100)
        window.change_settings(zone="WIT")
        return True

    visitor = Visitor(signs_in, is_safe)
    assert entry.run(office, safe=True) == 0
    assert visitor.seen == ["signs_in", "is_safe"]
    after = settings.load(office / "settings.json")
    assert (after.theme, after.text_percent, after.geometry) == ("dark", 110, before.geometry)
    assert after.zone == "WIT"
    assert _backups(office) == ()


def test_after_a_crash_it_is_said(qapp: QApplication, office: Path) -> None:
    services = headquarters_at(office)
    services.backups.sessions.begin()
    services.database.close()  # and the process dies

    def says(window: MainWindow) -> bool:
        if not is_open(window):
            return False
        background.drain()
        assert "interrupted" in window.banner.words
        return True

    visitor = Visitor(signs_in, says)
    assert entry.run(office) == 0
    assert visitor.seen == ["signs_in", "says"]


def test_a_database_that_does_not_open_is_replaced_from_the_window(
    qapp: QApplication, tmp_path: Path
) -> None:
    services = assessor_at(tmp_path)
    services.backups.make()
    services.database.close()
    settings.save(tmp_path / "settings.json", Settings(role="assessor", language="en"))
    (tmp_path / "assessor" / "smartcity.sqlite3").write_bytes(b"x" * 9000)

    def unlocks(window: MainWindow) -> bool:
        page = window.front
        return isinstance(page, WelcomePage) and isinstance(page.step, UnlockStep) and signs_in(window)

    def offers(window: MainWindow) -> bool:
        if window.key != "problem":
            return False
        assert "A backup can take the place" in window.banner.words
        window.banner._action.click()
        return True

    def chooses(_window: MainWindow) -> bool:
        for dialog in QApplication.topLevelWidgets():
            if isinstance(dialog, BackupsDialog) and dialog.model.rows:
                assert dialog.make.isHidden()
                dialog.restore.click()
                return True
        return False

    def replaces(_window: MainWindow) -> bool:
        for dialog in QApplication.topLevelWidgets():
            if isinstance(dialog, RestoreDialog) and dialog.comparison is not None:
                assert not dialog.comparison.readable
                dialog.primary.click()
                return True
        return False

    def opens(window: MainWindow) -> bool:
        page = window.front
        return isinstance(page, WelcomePage) and type(page.step).__name__ == "EnrolmentStep"

    visitor = Visitor(unlocks, offers, chooses, replaces, opens)
    assert entry.run(tmp_path) == 0
    assert visitor.seen == ["unlocks", "offers", "chooses", "replaces", "opens"]
    again = assessor_at(tmp_path)
    assert again.backups.unconfirmed() is not None
    again.database.close()


def test_the_option_is_read() -> None:
    assert window_options(("--safe", "--practice")) == WindowOptions(practice=True, safe=True)
    assert window_options(("--safe=1",)) is None
