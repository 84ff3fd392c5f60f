"""The second copy in the window: it runs by itself, says where it stands, and one key copies everything."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPushButton

from smartcity_desktop.core.assessment import Answer
from smartcity_desktop.core.language import Language
from smartcity_desktop.sample import PRACTICE_PASSPHRASE
from smartcity_desktop.services.second_copy import Outcome, Progress
from smartcity_desktop.ui import background, texts
from smartcity_desktop.ui.dialogs.copy_progress import CopyProgressDialog
from smartcity_desktop.ui.dialogs.second_place import SecondPlaceDialog
from smartcity_desktop.ui.settings_dialog import SettingsDialog

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from tests.ui.assessor.conftest import Laptop

KEY, MODIFIER = Qt.Key, Qt.KeyboardModifier


def signed(laptop: Laptop, row: int = 0) -> None:
    """Sign a region without the window, and tell it."""
    services = laptop.services
    line = laptop.desk.regions.lines[row]
    view = services.scoring.open("LATIHAN", line.assignment_id)
    saved = services.scoring.fill(
        view.assessment.id, [Answer(one.code, Decimal(2)) for one in view.rubric.indicators()]
    )
    keys = {problem.key: "Diperlihatkan." for problem in saved.view.problems if not problem.explained}
    services.scoring.fill(view.assessment.id, (), keys)
    services.finalising.sign(view.assessment.id, PRACTICE_PASSPHRASE, no_conflict=True)
    laptop.desk.papers.copying.signed()
    laptop.settle()


def status(laptop: Laptop) -> str:
    return laptop.window.status.text("copy")


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "STIK SAYA"
    folder.mkdir()
    return folder


def press(laptop: Laptop, qtbot: QtBot) -> None:
    """Press the one key, where the focus is."""
    with qtbot.waitActive(laptop.window):
        laptop.window.activateWindow()
    laptop.desk.regions.take_focus()
    QTest.keyClick(laptop.desk.regions.search, KEY.Key_S, MODIFIER.ControlModifier | MODIFIER.ShiftModifier)
    laptop.settle()


def chosen(laptop: Laptop, stick: Path) -> SecondPlaceDialog:
    laptop.desk.papers.copying.choose()
    dialog = laptop.window.findChild(SecondPlaceDialog)
    dialog.folder.setText(str(stick))
    QTest.keyClick(dialog.folder, KEY.Key_Return)
    laptop.settle()
    return dialog


def test_a_stick_chosen_once_is_filled_by_itself(laptop: Laptop, stick: Path) -> None:
    signed(laptop)
    assert status(laptop) == "No second copy"
    chosen(laptop, stick)
    assert laptop.window.settings.second_copy == str(stick)
    assert status(laptop).startswith("Copied ")
    assert len(list(stick.glob("*.age"))) == 1
    signed(laptop, 1)
    assert len(list(stick.glob("*.age"))) == 2
    laptop.window.change_settings(language="id")
    texts.install(QApplication.instance(), Language.INDONESIAN)
    assert re.fullmatch(r"Disalin \d\d\.\d\d WIB", status(laptop)), "of today the time alone"


def test_a_stick_that_is_away_is_waited_for_and_seen_when_it_is_back(
    laptop: Laptop, stick: Path, tmp_path: Path
) -> None:
    chosen(laptop, stick)
    assert status(laptop) == "Second copy is ready"
    stick.rename(tmp_path / "saku")
    signed(laptop)
    assert status(laptop) == "Copy: 1 waiting for the stick"
    assert QApplication.activeModalWidget() is None
    (tmp_path / "saku").rename(stick)
    laptop.desk.papers.copying.work._look.timeout.emit()
    laptop.settle()
    assert status(laptop).startswith("Copied ")
    assert len(list(stick.glob("*.age"))) == 1


def test_another_stick_is_named(laptop: Laptop, stick: Path, tmp_path: Path) -> None:
    chosen(laptop, stick)
    stick.rename(tmp_path / "saku")
    stick.mkdir()
    signed(laptop)
    assert status(laptop) == "Copy: another stick – 1 waiting"
    assert list(stick.iterdir()) == []


def test_one_key_copies_everything_and_says_when_to_pull_it_out(
    laptop: Laptop, qtbot: QtBot, stick: Path
) -> None:
    signed(laptop)
    signed(laptop, 1)
    chosen(laptop, stick)
    next(stick.glob("*.age")).write_bytes(b"broken")
    press(laptop, qtbot)
    dialog = laptop.window.findChild(CopyProgressDialog)
    assert "safe to remove" in dialog.banner.words
    assert dialog.words.text() == "1 file(s) copied now, 1 package(s) were there already and are whole."
    assert dialog.end.text() == "Close"
    QTest.keyClick(dialog, KEY.Key_Escape)
    assert not dialog.isVisible()
    assert all(path.stat().st_size > 100 for path in stick.glob("*.age"))


def test_the_key_asks_for_a_stick_where_none_was_chosen(
    laptop: Laptop, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    signed(laptop)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(stick))
    laptop.desk.papers.copying.copy_everything()
    laptop.settle()
    laptop.settle()
    assert len(list(stick.glob("*.age"))) == 1
    assert laptop.window.settings.second_copy == ""
    laptop.window.findChild(CopyProgressDialog).reject()


def test_a_read_only_place_is_said_in_the_dialog_and_never_blocks_signing(
    laptop: Laptop, qtbot: QtBot, stick: Path
) -> None:
    chosen(laptop, stick)
    blocker = stick / "x"
    blocker.mkdir()
    signed(laptop)
    package = laptop.services.second_copy.packages()[0]
    letter = next(stick.glob("*.age"))
    letter.unlink()
    letter.mkdir()  # nothing can be written under this name
    (letter / "y").mkdir()
    press(laptop, qtbot)
    dialog = laptop.window.findChild(CopyProgressDialog)
    assert str(letter) in dialog.banner.words
    assert package.file.exists()
    dialog.reject()
    assert status(laptop).startswith(("Copied", "Copy NOT made"))


def test_the_dialog_ends_a_run(laptop: Laptop, qtbot: QtBot, stick: Path) -> None:
    dialog = CopyProgressDialog(stick, laptop.window)
    dialog.open()
    dialog.show_progress(Progress("Kota Ambon", 2, 5, 30, 60))
    assert dialog.words.text() == "Kota Ambon: package 2 of 5. Please leave the stick in."
    assert dialog.bar.value() == 500
    with qtbot.waitSignal(dialog.stopped):
        QTest.keyClick(dialog, KEY.Key_Escape)
    assert dialog.isVisible()
    dialog.show_outcome(Outcome(stick, (), 1, 4, stopped=True))
    assert "4 package(s) are not there yet" in dialog.banner.words
    QTest.keyClick(dialog, KEY.Key_Escape)
    assert not dialog.isVisible()


def test_a_reminder_comes_once_and_leads_to_the_choice(laptop: Laptop) -> None:
    signed(laptop)
    copying = laptop.desk.papers.copying
    assert not laptop.window.banner.isVisible()
    standing = copying.work.standing
    assert standing is not None
    assert standing.oldest is not None
    old = replace(standing, oldest=standing.oldest - timedelta(hours=25))
    copying.work.standing_changed.emit(old)
    assert "1 signed package(s) lie on this laptop alone." in laptop.window.banner.words
    laptop.window.banner._action.click()
    assert laptop.window.findChild(SecondPlaceDialog) is not None
    laptop.window.findChild(SecondPlaceDialog).reject()
    copying.work.standing_changed.emit(old)
    assert not laptop.window.banner.isVisible()


def test_a_place_that_is_none_is_said(laptop: Laptop, tmp_path: Path) -> None:
    dialog = chosen(laptop, tmp_path / "none")
    assert dialog.isVisible()
    assert str(tmp_path / "none") in dialog.banner.words
    dialog.folder.clear()
    dialog.primary.click()
    assert "choose a stick or a folder first" in dialog.banner.words
    dialog.reject()


def test_the_finish_page_and_the_settings_lead_to_the_place(laptop: Laptop, qtbot: QtBot) -> None:
    signed(laptop)
    laptop.open()
    laptop.window.go("finalise")
    card = laptop.desk.finalise.result
    assert card.second.text() == "No second copy"
    card.place.click()
    laptop.window.findChild(SecondPlaceDialog).reject()
    settings = SettingsDialog(laptop.window, laptop.window.settings, laptop.window.change_settings)
    qtbot.addWidget(settings)
    box = settings.box("copy_hours")
    assert box.currentText() == "after 24 hours without a copy"
    box.setCurrentIndex(box.findData(0))
    box.activated.emit(box.currentIndex())
    laptop.settle()
    assert laptop.window.settings.copy_hours == 0


def test_the_place_is_chosen_in_the_settings_too(laptop: Laptop) -> None:
    laptop.window.menu.settings_picked.emit()
    settings = laptop.window.findChildren(SettingsDialog)[-1]
    (button,) = [
        one for one in settings.findChildren(QPushButton) if one.text() == "Place of the second copy…"
    ]
    button.click()
    assert not settings.isVisible()
    laptop.window.findChild(SecondPlaceDialog).reject()


def test_locking_does_not_wait_for_a_stick(laptop: Laptop, stick: Path) -> None:
    """What ends the run is asked between two pieces; the run that is cut short goes on at the next look."""
    work = laptop.desk.papers.copying.work
    chosen(laptop, stick)
    signed(laptop)
    for letter in stick.glob("*.age"):
        letter.unlink()
    outcomes: list[Outcome] = []
    work.finished.connect(outcomes.append)
    place = laptop.desk.papers.copying._place
    assert place is not None
    assert work.run(place, look=False)
    background.hurry()
    laptop.settle()
    assert outcomes[0].stopped
    assert list(stick.glob("*.age")) == []
    assert work.run(place, look=False)
    laptop.settle()
    assert len(list(stick.glob("*.age"))) == 1
