"""The dialog of a camera: found by itself, filtered by age, its small pictures drawn when they are seen."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from smartcity_desktop.ui import background
from smartcity_desktop.ui.dialogs.camera import CameraDialog
from tests.photos import camera_photo

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot


def settle() -> None:
    for _ in range(4):
        QApplication.processEvents()
        background.drain()


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    folder = tmp_path / "kartu" / "DCIM" / "100CANON"
    folder.mkdir(parents=True)
    for number in range(3):
        path = folder / f"IMG_{number}.jpg"
        path.write_bytes(camera_photo((60, 40), noise=number + 1))
        at = time.time() - number * 3600
        os.utime(path, (at, at))
    return tmp_path / "kartu"


def opened(folder: str, minutes: int, *roots: Path) -> CameraDialog:
    dialog = CameraDialog(folder, minutes, roots=lambda: roots)
    dialog.open()
    settle()
    return dialog


def test_a_camera_is_found_by_itself(stick: Path) -> None:
    dialog = opened("", 90, stick)
    assert dialog._place.whole == str(stick / "DCIM")
    assert [dialog.pictures.picture(dialog.pictures.index(at)).path.name for at in range(2)] == [
        "IMG_0.jpg",
        "IMG_1.jpg",
    ]
    assert dialog.pictures.rowCount() == 2
    assert not dialog._none.isVisible()
    dialog.reject()


def test_a_folder_that_is_not_there_any_more_gives_way_to_a_camera(stick: Path, tmp_path: Path) -> None:
    dialog = opened(str(tmp_path / "dulu"), 0, stick)
    assert dialog.pictures.rowCount() == 3
    dialog.reject()


def test_without_a_camera_the_dialog_says_what_to_do(tmp_path: Path) -> None:
    dialog = opened("", 60)
    assert "Connect the camera" in dialog._none.text()
    assert dialog._none.isVisible()
    dialog.primary.click()
    assert "choose a picture first" in dialog.banner.words
    dialog.reject()


def test_pictures_that_are_too_old_are_shown_when_all_are_wanted(
    stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for path in (stick / "DCIM").rglob("*.jpg"):
        os.utime(path, (1000, 1000))
    kept = []
    dialog = opened("", 60, stick)
    dialog.kept.connect(kept.append)
    assert "clock may be wrong" in dialog._none.text()
    dialog.since.setCurrentIndex(dialog.since.findData(0))
    dialog.since.activated.emit(dialog.since.currentIndex())
    settle()
    assert dialog.pictures.rowCount() == 3
    assert kept == [(str(stick / "DCIM"), 0)]
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_a: str(stick / "DCIM" / "100CANON"))
    dialog.choose.click()
    settle()
    assert kept[-1] == (str(stick / "DCIM" / "100CANON"), 0)
    dialog.reject()


def test_several_are_chosen_by_keyboard_and_handed_over_oldest_first(stick: Path) -> None:
    dialog = opened(str(stick / "DCIM"), 0)
    chosen = []
    dialog.chosen.connect(chosen.append)
    dialog.view.setFocus()
    QTest.keyClick(dialog.view, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert "3" in dialog.primary.text()
    dialog.primary.click()
    assert [path.name for path in chosen[0]] == ["IMG_2.jpg", "IMG_1.jpg", "IMG_0.jpg"]


def test_small_pictures_are_drawn_for_what_is_seen(qtbot: QtBot, tmp_path: Path) -> None:
    for number in range(200):
        (tmp_path / f"{number:03d}.jpg").write_bytes(camera_photo((24, 16), noise=number + 1))
    (tmp_path / "rusak.jpg").write_bytes(b"\xff\xd8\xff rusak")
    dialog = opened(str(tmp_path), 0)
    qtbot.waitUntil(lambda: not dialog.pictures._wanted)
    settle()
    assert 0 < dialog.pictures.asked < 100
    dialog.reject()
