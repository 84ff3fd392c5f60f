"""Where dialogs for files open: real folders, Qt's own dialog, and the settings in which a place is kept."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtCore import QStandardPaths, QTimer
from PySide6.QtWidgets import QApplication, QFileDialog

from smartcity_desktop.ui import background, choosing
from smartcity_desktop.ui.choosing import Purpose

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from smartcity_desktop.system.settings import Settings
    from smartcity_desktop.ui.main_window import MainWindow


@pytest.fixture
def kept(window: MainWindow) -> Iterator[MainWindow]:
    """The window, whose settings keep the folders."""
    choosing.keep_in(
        window, lambda: window.settings.folders, lambda text: window.change_settings(folders=text)
    )
    yield window
    background.drain()


@pytest.fixture
def documents(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder with documents in it."""
    folder = tmp_path / "Dokumen"
    folder.mkdir()
    monkeypatch.setattr(QStandardPaths, "standardLocations", staticmethod(lambda _kind: [str(folder)]))
    return folder


def in_the_dialog(act: Callable[[QFileDialog], None]) -> list[str]:
    """Do something in the next file dialog; the list holds the folder at which it opened."""
    opened: list[str] = []

    def go() -> None:
        dialog = QApplication.activeModalWidget()
        if not isinstance(dialog, QFileDialog):
            QTimer.singleShot(10, go)
            return
        opened.append(dialog.directory().absolutePath())
        act(dialog)

    QTimer.singleShot(0, go)
    return opened


@pytest.mark.skipif(
    sys.platform != "linux", reason="elsewhere the system's own dialog opens, which no test can click"
)
def test_each_purpose_opens_where_it_was_last(
    kept: MainWindow, documents: Path, tmp_path: Path, saved_settings: list[Settings]
) -> None:
    stick, photos = tmp_path / "STIK", tmp_path / "foto"
    for folder in (stick, photos):
        folder.mkdir()
    package = stick / "abc.asice.age"
    package.write_bytes(b"x")

    def pick(dialog: QFileDialog) -> None:
        dialog.setDirectory(str(stick))
        dialog.selectFile(str(package))
        dialog.accept()

    first = in_the_dialog(pick)
    assert choosing.open_file(kept, Purpose.PACKAGES, "Pilih paket") == package
    second = in_the_dialog(lambda dialog: dialog.reject())
    assert choosing.open_file(kept, Purpose.PACKAGES, "Pilih paket") is None
    third = in_the_dialog(lambda dialog: dialog.reject())
    assert choosing.open_files(kept, Purpose.EVIDENCE, "Lampirkan") == ()
    fourth = in_the_dialog(lambda dialog: dialog.reject())
    assert choosing.open_folder(kept, Purpose.PACKAGES, "Pilih folder", photos) is None
    assert (second, fourth) == ([str(stick)], [str(photos)])
    assert first == third != second
    background.drain()
    assert json.loads(saved_settings[-1].folders) == {"packages": str(stick)}
    assert len(saved_settings) == 1, "going back changes nothing"


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the system's own dialog opens")
def test_the_side_bar_of_qts_own_dialog_shows_the_sticks_that_are_there(
    kept: MainWindow, documents: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(choosing, "MOUNTS", (str(tmp_path),))
    seen: list[list[str]] = []

    def look(dialog: QFileDialog) -> None:
        QTimer.singleShot(0, lambda: note(dialog))

    def note(dialog: QFileDialog) -> None:
        seen.append([one.toLocalFile() for one in dialog.sidebarUrls()])
        dialog.reject()

    for name in ("LAMA", "BARU"):
        stick = tmp_path / name
        stick.mkdir()
        monkeypatch.setattr(choosing, "plugged_in", lambda stick=stick: (stick,))
        in_the_dialog(look)
        assert choosing.open_file(kept, Purpose.PACKAGES, "Pilih paket") is None
    before, after = seen
    assert before[:-1] == after[:-1]
    assert [before[-1], after[-1]] == [str(tmp_path / "LAMA"), str(tmp_path / "BARU")]


def test_what_was_chosen_is_kept_by_purpose(
    kept: MainWindow, documents: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def answer(_parent: object, _title: str, start: str, _filters: str) -> tuple[str, str]:
        asked.append(start)
        return str(tmp_path / "lembar.pdf"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", staticmethod(answer))
    for _ in range(2):
        assert choosing.save_file(kept, Purpose.PAPERS, "Simpan", "usul.pdf") == tmp_path / "lembar.pdf"
    assert asked[1] == str(tmp_path / "usul.pdf")
    assert choosing.folders_of(kept.settings.folders) == {"papers": str(tmp_path)}


def test_a_stick_that_was_pulled_out_gives_way_to_one_that_is_there(documents: Path, tmp_path: Path) -> None:
    gone, stick = tmp_path / "LAMA", tmp_path / "BARU"
    stick.mkdir()
    assert choosing.start_folder((None, "", gone), lambda: (gone, stick)) == str(stick)
    assert choosing.start_folder((gone,), lambda: (gone,)) == str(documents)
    documents.rmdir()
    assert choosing.start_folder((gone,), lambda: ()) == ""
    gone.mkdir()

    def never() -> tuple[Path, ...]:
        raise AssertionError("sticks are asked for where it matters alone")

    assert choosing.start_folder((gone, stick), never) == str(gone)
    assert choosing.start_folder(("\0", stick), never) == str(stick)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows tells itself which drives are removable")
@pytest.mark.parametrize(
    ("root", "removable"),
    [
        ("/media/siti/STIK 8 GB", True),
        ("/run/media/siti/KARTU", True),
        ("/Volumes/STIK", True),
        ("/media", False),
        ("/mediatek/x", False),
        ("/boot/efi", False),
        ("/home", False),
    ],
)
def test_which_drives_are_sticks(root: str, removable: bool) -> None:
    assert choosing.is_removable(Path(root)) is removable


def test_every_stick_that_the_system_tells_of_is_a_folder() -> None:
    assert all(place.is_dir() for place in choosing.plugged_in())


@pytest.mark.parametrize("text", ["", "[", "[1]", '{"packages": 3}', '{"lain": "/tmp"}', "[" * 100_000])
def test_damaged_settings_are_as_if_nothing_was_chosen(text: str) -> None:
    assert choosing.folders_of(text) == {}


def test_without_a_window_nothing_is_kept_and_nothing_breaks(
    documents: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from PySide6.QtCore import QObject

    owner = QObject()
    choosing.keep_in(owner, lambda: "", lambda _text: pytest.fail("its owner is gone"))
    shiboken6.delete(owner)
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", staticmethod(lambda *_: str(tmp_path)))
    assert choosing.open_folder(None, Purpose.COPIES, "Pilih") == tmp_path
