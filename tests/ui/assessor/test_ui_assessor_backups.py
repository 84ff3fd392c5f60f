"""Backups in the window: by themselves, three clicks to a restore, a rehearsal, and what is said after a crash."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from smartcity_desktop.app import build_assessor
from smartcity_desktop.core.backup import Reason
from smartcity_desktop.system import restored
from smartcity_desktop.ui import background
from smartcity_desktop.ui.dialogs.backups import BackupsDialog
from smartcity_desktop.ui.dialogs.restore import RestoreDialog
from smartcity_desktop.ui.safekeeping import Safekeeping

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from tests.ui.assessor.conftest import Laptop


@pytest.fixture
def keeping(laptop: Laptop) -> Safekeeping:
    made = Safekeeping(laptop.window, laptop.services, laptop.desk)
    laptop.settle()
    return made


def _dialog(kind: type[BackupsDialog] | type[RestoreDialog]):
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible())


def _comment(laptop: Laptop, text: str) -> None:
    view = laptop.desk.sheet.view
    assert view is not None
    laptop.services.scoring.set_comment(view.assessment.id, "INF-F1", text)


def test_what_changed_is_backed_up_by_itself_and_said(laptop: Laptop, keeping: Safekeeping) -> None:
    backups = laptop.services.backups
    assert laptop.window.status.text("backup") == "No backup yet"
    keeping.start()
    laptop.settle()
    assert [one.reason for one in backups.backups()] == [Reason.START]
    assert laptop.window.status.text("backup").startswith("Backup ")
    minutes = laptop.window.settings.backup_minutes * 60_000
    keeping.look(minutes)  # nothing changed
    laptop.settle()
    laptop.open()
    _comment(laptop, "baru")
    keeping.look(minutes - 1)  # not yet
    laptop.settle()
    assert len(backups.backups()) == 1
    keeping.look(1)
    laptop.settle()
    assert [one.reason for one in backups.backups()] == [Reason.WORK, Reason.START]


def test_no_backup_is_said_loudly_and_once(laptop: Laptop, keeping: Safekeeping) -> None:
    laptop.services.backups.make()
    laptop.open()
    _comment(laptop, "baru")
    folder = laptop.services.folder.backups
    folder.rename(folder.with_name("away"))
    folder.write_bytes(b"a file in the folder's place")
    keeping.start()
    laptop.settle()
    assert laptop.window.status.text("backup") == "NO backup: see Backups"
    assert str(folder) in laptop.window.banner.words
    laptop.window.banner.clear()
    keeping.start()
    laptop.settle()
    assert laptop.window.banner.words == ""


def test_three_clicks_to_a_restore(laptop: Laptop, keeping: Safekeeping, qtbot: QtBot) -> None:
    laptop.open()
    laptop.services.backups.make()
    _comment(laptop, "sesudah")
    reopened = []
    laptop.window.reopen_wanted.connect(lambda: reopened.append(True))
    keeping.open()  # 1: the menu's own
    laptop.settle()
    backups = _dialog(BackupsDialog)
    qtbot.mouseClick(backups.restore, Qt.MouseButton.LeftButton)  # 2
    laptop.settle()
    restore = _dialog(RestoreDialog)
    assert restore.primary.text() == "Replace with this backup"
    assert [one.lost for one in restore.model.rows] == [1]
    assert "1 saved change" in restore._what.text()
    last = restore.table.model().index(0, restore.model.columnCount() - 1)
    assert restore.table.fontMetrics().horizontalAdvance(last.data()) < restore.table.visualRect(last).width()
    qtbot.mouseClick(restore.primary, Qt.MouseButton.LeftButton)  # 3
    laptop.settle()
    assert reopened == [True]
    laptop.services.database.close()
    settings, keys = laptop.window.settings, laptop.services.identity._keys
    again = build_assessor(laptop.root, settings, keys)
    assert again.backups.unconfirmed() is not None
    assert [one.reason for one in again.backups.backups()] == [Reason.RESTORE, Reason.HAND]
    again.database.close()


def test_a_rehearsal_with_its_date(laptop: Laptop, keeping: Safekeeping, qtbot: QtBot) -> None:
    keeping.open()
    laptop.settle()
    dialog = _dialog(BackupsDialog)
    qtbot.mouseClick(dialog.restore, Qt.MouseButton.LeftButton)
    assert "make one first" in dialog.banner.words
    qtbot.mouseClick(dialog.make, Qt.MouseButton.LeftButton)
    assert not dialog.drill.isEnabled()
    laptop.settle()
    assert dialog.banner.words.startswith("The backup is made")
    qtbot.mouseClick(dialog.check, Qt.MouseButton.LeftButton)
    laptop.settle()
    assert dialog.banner.words.startswith("This backup is whole")
    qtbot.mouseClick(dialog.drill, Qt.MouseButton.LeftButton)
    assert dialog.stop.isVisible()
    laptop.settle()
    assert dialog.banner.words.startswith("Everything came back")
    assert "✓ A restore was rehearsed on" in dialog._drilled.text()
    assert dialog.progress.isHidden()
    qtbot.mouseClick(dialog.drill, Qt.MouseButton.LeftButton)
    dialog.reject()  # closing ends it
    laptop.settle()
    assert not list(laptop.services.folder.backups.glob("*.partial"))


def test_a_damaged_backup_is_said(laptop: Laptop, keeping: Safekeeping, qtbot: QtBot) -> None:
    made = laptop.services.backups.make()
    copy = laptop.services.folder.backups / made.name / "smartcity.sqlite3"
    copy.write_bytes(copy.read_bytes()[:-5000])
    keeping.open()
    laptop.settle()
    dialog = _dialog(BackupsDialog)
    qtbot.mouseClick(dialog.check, Qt.MouseButton.LeftButton)
    laptop.settle()
    assert "database" in dialog.banner.words
    qtbot.mouseClick(dialog.drill, Qt.MouseButton.LeftButton)
    laptop.settle()
    assert dialog.banner.words.startswith("Not everything came back")
    qtbot.mouseClick(dialog.restore, Qt.MouseButton.LeftButton)
    laptop.settle()
    restore = _dialog(RestoreDialog)
    assert not restore.primary.isEnabled()
    assert restore.banner.words
    restore.reject()
    dialog.reject()


def test_after_a_restore_it_has_to_be_confirmed(laptop: Laptop, qtbot: QtBot) -> None:
    made = laptop.services.backups.make()
    root = laptop.services.folder.root
    restored.mark(root, restored.Restored(made.name, made.at, made.at, 2))
    keeping = Safekeeping(laptop.window, laptop.services, laptop.desk)
    laptop.settle()
    assert "nothing is signed or sent" in laptop.window.banner.words
    keeping.open()
    laptop.settle()
    dialog = _dialog(BackupsDialog)
    assert "must not be used twice" in dialog.banner.words
    qtbot.mouseClick(dialog.banner._action, Qt.MouseButton.LeftButton)
    laptop.settle()
    assert restored.unconfirmed(root) is None
    assert dialog.banner.words.startswith("Confirmed")
    assert laptop.window.banner.words == ""
    dialog.reject()


def test_after_a_crash_it_says_what_was_open_and_goes_there(laptop: Laptop) -> None:
    first = Safekeeping(laptop.window, laptop.services, laptop.desk)
    laptop.settle()
    laptop.open(1)
    view = laptop.desk.sheet.view
    assert view is not None
    code = view.rubric.indicators()[4].code
    laptop.desk.score.go(code)
    laptop.services.scoring.set_comment(view.assessment.id, code, "terakhir")
    first.look()
    laptop.settle()
    # The process dies here: nothing is ended. The next one opens on the list of regions.
    laptop.window.clear_pages()
    from smartcity_desktop.ui import assessor

    laptop.desk = assessor.build(laptop.window, laptop.services)
    laptop.settle()
    Safekeeping(laptop.window, laptop.services, laptop.desk)
    laptop.settle()
    assert f"{view.region.name}, {code} was open" in laptop.window.banner.words
    assert "Saved in that session: 1; not signed yet: 1" in laptop.window.banner.words
    assert laptop.window.key == "score"
    assert laptop.desk.score.code == code
    laptop.services.backups.sessions.end()


def test_in_safe_mode_nothing_is_backed_up_by_itself(laptop: Laptop) -> None:
    from smartcity_desktop.ui import safe_mode

    safe_mode.enter(laptop.window, laptop.window.settings)
    Safekeeping(laptop.window, laptop.services, laptop.desk)
    laptop.settle()
    assert laptop.window.status.text("backup") == "Safe mode: no backups"
    assert laptop.services.backups.backups() == ()
    (band,) = laptop.window.findChildren(safe_mode.SafeBand)
    assert "Safe mode" in band.words.text()
    background.drain()


@pytest.mark.parametrize(("days", "word"), [(31, "Rehearse a restore"), (29, "Backup ")])
def test_a_rehearsal_is_asked_for_after_a_month(laptop: Laptop, days: int, word: str) -> None:
    backups = laptop.services.backups
    made = backups.make()
    cover = laptop.services.folder.backups / made.name / "backup.json"
    old = made.at - timedelta(days=days)
    cover.write_text(cover.read_text().replace(made.at.isoformat(), old.isoformat()))
    Safekeeping(laptop.window, laptop.services, laptop.desk)
    laptop.settle()
    assert laptop.window.status.text("backup").startswith(word)
    assert backups.drill() is not None
    Safekeeping(laptop.window, laptop.services, laptop.desk)
    laptop.settle()
    assert laptop.window.status.text("backup").startswith("Backup ")
    backups.sessions.end()
