"""Blank sheets of many regions and the key card, from the list to the paper on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog

from smartcity_desktop.core.paper_page import PaperKind, read_pages
from smartcity_desktop.ui.dialogs.blank_sheets import BlankSheetsDialog

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot

    from tests.ui.assessor.conftest import Laptop

KEY, MODIFIER = Qt.Key, Qt.KeyboardModifier


def asked(laptop: Laptop, qtbot: QtBot) -> BlankSheetsDialog:
    with qtbot.waitActive(laptop.window):
        laptop.window.activateWindow()
    table = laptop.desk.regions.table
    table.setFocus()
    QTest.keyClick(table, KEY.Key_P, MODIFIER.ControlModifier | MODIFIER.ShiftModifier)
    return laptop.window.findChild(BlankSheetsDialog)


def test_two_picked_regions_make_one_paper(laptop: Laptop, qtbot: QtBot) -> None:
    table = laptop.desk.regions.table
    table.setFocus()
    QTest.keyClick(table, KEY.Key_Down, MODIFIER.ShiftModifier)
    assert len(laptop.desk.regions.picked) == 2
    dialog = asked(laptop, qtbot)
    assert dialog.of_picked.isChecked()
    dialog.both_sides.setChecked(True)
    dialog.pages.setText("1")
    QTest.keyClick(dialog.pages, KEY.Key_Return)
    laptop.settle()
    laptop.settle()
    assert laptop.window.key == "paper"
    view = laptop.desk.paper.view
    pages = read_pages(view._data)
    assert [(page.kind, page.page) for page in pages] == [(PaperKind.BLANK, 1)] * 2
    assert view.pages == 3, "an empty back between them"
    laptop.desk.paper.back.click()
    assert laptop.window.key == "regions"


def test_the_button_prints_one_at_once_and_asks_for_several(laptop: Laptop) -> None:
    regions = laptop.desk.regions
    regions._ui.blank.click()
    laptop.settle()
    assert laptop.window.key == "paper"
    laptop.window.go("regions")
    laptop.settle()
    regions.table.selectAll()
    regions._ui.blank.click()
    dialog = laptop.window.findChild(BlankSheetsDialog)
    assert dialog.of_all.isChecked(), "all that are picked are all there are"
    dialog.reject()


def test_one_file_for_each_region(
    laptop: Laptop, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "kertas"
    folder.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    dialog = asked(laptop, qtbot)
    dialog.of_all.setChecked(True)
    dialog.pages.setText("x")
    dialog.each.click()
    assert "no list of pages" in dialog.banner.words
    assert list(folder.iterdir()) == []
    dialog.pages.setText("1")
    dialog.each.click()
    laptop.settle()
    laptop.settle()
    assert len(list(folder.glob("lembar-kosong-*.pdf"))) == len(laptop.desk.regions.lines)
    assert "files written" in laptop.desk.regions.banner.words


def test_the_key_card_is_shown_as_paper(laptop: Laptop) -> None:
    laptop.desk.papers.printing.show_keys()
    laptop.settle()
    assert laptop.window.key == "paper"
    assert [page.kind for page in read_pages(laptop.desk.paper.view._data)] == [PaperKind.KEYS]
