"""The list of regions, and taking an edition in from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from tests.ui.assessor.conftest import Laptop

KEY = Qt.Key


def names(laptop: Laptop) -> list[str]:
    page = laptop.desk.regions
    return [page.sorted.index(row, 0).data() for row in range(page.sorted.rowCount())]


def test_it_lists_regions_by_name_with_state_and_progress(laptop: Laptop) -> None:
    page = laptop.desk.regions
    assert names(laptop) == ["Kota Ambon", "Kabupaten Sleman", "Kota Surabaya"]
    assert [page.sorted.index(0, column).data() for column in (2, 3)] == ["Not begun", "0 of 32"]
    assert page.open.text() == "Open Kota Ambon"
    assert laptop.window.status is not None


def test_typing_filters_and_enter_opens_what_is_left(laptop: Laptop) -> None:
    page = laptop.desk.regions
    assert page.search.hasFocus()
    QTest.keyClicks(page.search, "jawa tim")
    assert names(laptop) == ["Kota Surabaya"]
    QTest.keyClick(page.search, KEY.Key_Return)
    laptop.settle()
    assert laptop.window.key == "score"
    view = laptop.desk.sheet.view
    assert view is not None
    assert view.region.name == "Kota Surabaya"


def test_no_match_says_so_and_opens_nothing(laptop: Laptop) -> None:
    page = laptop.desk.regions
    QTest.keyClicks(page.search, "zzz")
    assert page.nothing.isVisible()
    QTest.keyClick(page.search, KEY.Key_Return)
    laptop.settle()
    assert laptop.window.key == "regions"


def test_the_arrows_go_from_the_field_into_the_table(laptop: Laptop) -> None:
    page = laptop.desk.regions
    QTest.keyClick(page.search, KEY.Key_Down)
    assert page.table.hasFocus()
    marked = page.marked
    assert marked is not None
    assert marked.region.name == "Kabupaten Sleman"


def test_coming_back_shows_what_was_done(laptop: Laptop) -> None:
    laptop.open()
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, KEY.Key_3)
    laptop.settle()
    laptop.window.go("regions")
    laptop.settle()
    page = laptop.desk.regions
    assert [page.sorted.index(0, column).data() for column in (2, 3)] == ["Draft", "1 of 32"]
    laptop.window.change_settings(language="id")
    laptop.settle()
    assert [page.sorted.index(0, column).data() for column in (2, 3)] == ["Draf", "1 dari 32"]
    assert page.open.text() == "Buka Kota Ambon"


def test_a_blank_sheet_is_shown_for_the_pen(laptop: Laptop, qtbot: QtBot) -> None:
    with qtbot.waitSignal(laptop.desk.paper.view.shown):
        laptop.desk.regions._ui.blank.click()
    assert laptop.window.key == "paper"
    laptop.settle()
    laptop.desk.paper.back.click()
    assert laptop.window.key == "regions"


def test_an_edition_dropped_on_the_list_is_looked_at(
    laptop: Laptop, drop: Callable[[QWidget, QMimeData], None]
) -> None:
    package = next(laptop.root.glob("periode-*.asice.age"))
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(package))])
    drop(laptop.desk.regions, data)
    laptop.settle()
    assert laptop.window.key == "take_in"
    laptop.desk.take_in.back.click()
    assert laptop.window.key == "regions"


def test_without_regions_the_page_says_what_to_do(odd_laptop: Laptop) -> None:
    page = odd_laptop.desk.regions
    page.display(())
    assert page.empty.isVisible()
    page.empty.button.click()
    odd_laptop.settle()
    assert odd_laptop.window.key == "take_in"


def test_no_column_is_squeezed_to_nothing_where_the_window_is_narrow(laptop: Laptop) -> None:
    laptop.window.resize(1016, 500)
    laptop.settle()
    header = laptop.desk.regions.table.horizontalHeader()
    shown = [at for at in range(header.count()) if not header.isSectionHidden(at)]
    assert min(header.sectionSize(at) for at in shown) >= 60
    assert header.sectionSize(1) >= 110
    laptop.window.resize(1900, 700)
    laptop.settle()
    assert sum(header.sectionSize(at) for at in shown) == header.width()


def test_every_column_to_the_code_is_in_view_at_1024(laptop: Laptop) -> None:
    laptop.open()
    QTest.keyClick(laptop.desk.score.form.levels.first_stop(), KEY.Key_3)
    laptop.settle()
    laptop.window.go("regions")
    laptop.window.resize(1024, 540)
    laptop.settle()
    page = laptop.desk.regions
    assert page.table.horizontalScrollBar().maximum() == 0
    changed = page.sorted.index(0, 4)
    assert changed.data()[-5:].replace(".", ":").count(":") == 1
    assert changed.data(Qt.ItemDataRole.ToolTipRole).endswith("WIB")
