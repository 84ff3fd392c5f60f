from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView

from smartcity_desktop.ui import theme
from smartcity_desktop.ui.models.rows import RIGHT, Column, RowsModel, Sorted, value_at
from smartcity_desktop.ui.widgets.table import make_table

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot


class Row(NamedTuple):
    region: str
    score: int | None


ROWS = (Row("Kota Ambon", 51), Row("Kabupaten Banyumas", 100), Row("kota Depok", 9), Row("Kota Batu", None))


@pytest.fixture
def model() -> RowsModel[Row]:
    model: RowsModel[Row] = RowsModel(
        (
            Column(lambda: "Region", lambda row: row.region),
            Column(
                lambda: "Score",
                lambda row: "–" if row.score is None else str(row.score),
                sort=lambda row: row.score,
                align=RIGHT,
                tone=lambda row: "good" if row.score else None,
                icon=lambda row: "circle-check" if row.score else None,
            ),
        )
    )
    model.show_rows(ROWS)
    return model


def shown(proxy: Sorted) -> list[str]:
    return [proxy.index(at, 0).data() for at in range(proxy.rowCount())]


def test_it_keeps_qts_rules_of_a_model(model: RowsModel[Row], qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model)
    model.show_rows(ROWS[:2])
    assert model.rowCount() == 2


def test_cells_say_text_colour_sign_and_accessible_name(model: RowsModel[Row]) -> None:
    cell = model.index(0, 1)
    assert cell.data() == "51"
    assert cell.data(Qt.ItemDataRole.ForegroundRole) == theme.colour("good")
    assert not cell.data(Qt.ItemDataRole.DecorationRole).isNull()
    assert cell.data(Qt.ItemDataRole.TextAlignmentRole) == RIGHT
    assert cell.data(Qt.ItemDataRole.AccessibleTextRole) == "Score: 51"
    assert model.headerData(1, Qt.Orientation.Horizontal) == "Score"


def test_numbers_sort_as_numbers_words_without_case_and_nothing_last(model: RowsModel[Row]) -> None:
    proxy = Sorted(model)
    proxy.sort(1, Qt.SortOrder.AscendingOrder)
    assert shown(proxy) == ["kota Depok", "Kota Ambon", "Kabupaten Banyumas", "Kota Batu"]
    proxy.sort(0, Qt.SortOrder.AscendingOrder)
    assert shown(proxy) == ["Kabupaten Banyumas", "Kota Ambon", "Kota Batu", "kota Depok"]


def test_it_filters_by_every_word_and_by_a_condition(model: RowsModel[Row]) -> None:
    proxy = Sorted(model)
    proxy.look_for("KOTA o")
    assert shown(proxy) == ["Kota Ambon", "kota Depok", "Kota Batu"]
    proxy.look_for("BAT ota")
    assert shown(proxy) == ["Kota Batu"]
    proxy.look_for("kota")
    proxy.keep(lambda row: row.score is None)
    assert shown(proxy) == ["Kota Batu"]
    proxy.look_for("")
    proxy.keep(None)
    assert len(shown(proxy)) == 4


def test_a_view_gives_the_value_behind_a_click(model: RowsModel[Row], qtbot: QtBot) -> None:
    view = QTableView()
    qtbot.addWidget(view)
    proxy = Sorted(model, view)
    view.setModel(proxy)
    make_table(view)
    view.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    view.resize(500, 300)
    view.show()
    where = view.visualRect(proxy.index(1, 0)).center()
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=where)
    assert value_at(view.currentIndex()) == Row("Kabupaten Banyumas", 100)
    assert value_at(proxy.index(-1, 0)) is None


def test_replacing_one_row_keeps_the_selection(model: RowsModel[Row], qtbot: QtBot) -> None:
    view = QTableView()
    qtbot.addWidget(view)
    view.setModel(model)
    view.selectRow(2)
    model.replace_row(2, Row("Kota Depok", 10))
    assert value_at(view.currentIndex()) == Row("Kota Depok", 10)
    assert model.rows[2].score == 10


def test_rows_follow_the_text_size_and_a_view_that_is_gone_is_forgotten(
    model: RowsModel[Row], own_look: QApplication
) -> None:
    views = [QTableView(), QTableView()]
    for view in views:
        view.setModel(model)
        make_table(view)
    shiboken6.delete(views[0])
    theme.apply(own_look, "light", 150)
    assert views[1].verticalHeader().defaultSectionSize() == 48
    shiboken6.delete(views[1])
