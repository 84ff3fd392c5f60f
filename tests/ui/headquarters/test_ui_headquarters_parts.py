from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QTableView

from smartcity_desktop.core.programme_counts import MemorandaCount
from smartcity_desktop.core.region_table import read_regions
from smartcity_desktop.system.resources import resource
from smartcity_desktop.ui import region_codes, theme
from smartcity_desktop.ui.models.marked import MarkedRows
from smartcity_desktop.ui.models.rows import Column, Sorted
from smartcity_desktop.ui.widgets.columns import Columns
from smartcity_desktop.ui.widgets.funnel import Funnel, FunnelStep
from smartcity_desktop.ui.widgets.map_view import MapView, Pin, PinState
from smartcity_desktop.ui.widgets.mark_table import MarkTable
from smartcity_desktop.ui.widgets.running_count import RunningCount
from smartcity_desktop.ui.widgets.table import make_table

if TYPE_CHECKING:
    from pytestqt.modeltest import ModelTester
    from pytestqt.qtbot import QtBot

REGIONS = read_regions(resource("regions.csv").read_text(encoding="utf-8"))


class Row(NamedTuple):
    key: str
    name: str


@pytest.fixture
def model() -> MarkedRows[Row]:
    model: MarkedRows[Row] = MarkedRows(
        (Column(lambda: "Name", lambda row: row.name), Column(lambda: "Key", lambda row: row.key)),
        key=lambda row: row.key,
    )
    model.show_rows([Row("a", "Kota Ambon"), Row("b", "Kota Batu"), Row("c", "Kabupaten Alor")])
    return model


def test_ticked_rows_keep_qts_rules_of_a_model(model: MarkedRows[Row], qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(model)


def test_ticks_stay_while_a_filter_hides_their_rows(model: MarkedRows[Row], qtbot: QtBot) -> None:
    table, proxy = MarkTable(), Sorted(model)
    qtbot.addWidget(table)
    table.setModel(proxy)
    make_table(table, several=True)
    proxy.look_for("kota")
    table.selectAll()
    qtbot.keyClick(table, Qt.Key.Key_Space)
    proxy.look_for("alor")
    assert model.marked == {"a", "b"}
    proxy.look_for("")
    table.selectAll()
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert model.marked == {"a", "b", "c"}
    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert model.marked == frozenset()


def test_a_tick_goes_with_its_row(model: MarkedRows[Row], qtbot: QtBot) -> None:
    model.mark(["a", "b"])
    with qtbot.waitSignal(model.marks_changed):
        model.show_rows([Row("b", "Kota Batu")])
    assert [row.key for row in model.marked_rows()] == ["b"]


def test_a_narrow_view_scrolls_instead_of_squeezing_its_first_column(
    model: MarkedRows[Row], qtbot: QtBot, own_look: QApplication
) -> None:
    table = QTableView()
    qtbot.addWidget(table)
    table.setModel(model)
    make_table(table)
    Columns(table.horizontalHeader(), (200, 120), 0)
    table.resize(800, 200)
    table.show()
    qtbot.waitExposed(table)
    assert table.columnWidth(0) + table.columnWidth(1) == table.horizontalHeader().width()
    table.resize(160, 200)
    assert (table.columnWidth(0), table.columnWidth(1)) == (200, 120)
    theme.apply(own_look, "light", 150)
    assert (table.columnWidth(0), table.columnWidth(1)) == (300, 180)


def test_codes_are_found_with_and_without_their_point_and_under_former_ones() -> None:
    found = region_codes.find("No;Kode\n1;81.71\n2;8171 Kota Ambon\n3;00.99\nnothing here\n", REGIONS)
    assert [region.name for region in found.regions] == ["Kota Ambon"]
    assert found.unknown == ("00.99",)
    moved = next(region for region in REGIONS if region.former_codes)
    assert region_codes.find(moved.former_codes[0].code, REGIONS).regions[0].id


@given(st.lists(st.sampled_from(REGIONS), unique=True, max_size=30))
def test_every_list_of_codes_reads_back(listed: list) -> None:
    text = "".join(f"{at}, {region.code}, {region.name}\n" for at, region in enumerate(listed))
    found = region_codes.find(text, REGIONS)
    assert set(found.regions) == set(listed)
    assert found.unknown == ()


@given(st.text())
def test_no_text_is_too_odd(text: str) -> None:
    found = region_codes.find(text, REGIONS[:3])
    assert len(found.regions) <= 3


def test_the_map_counts_in_words_and_names_what_is_clicked(qtbot: QtBot) -> None:
    pins = [
        Pin(
            region.id,
            region.name,
            region.latitude,
            region.longitude,
            PinState.CHOSEN if not at else PinState.ASKED,
        )
        for at, region in enumerate(REGIONS[::40])
    ]
    view = MapView(lambda state: state.value)
    qtbot.addWidget(view)
    view.display(pins)
    view.resize(600, view.heightForWidth(600))
    view.show()
    qtbot.waitExposed(view)
    assert view.accessibleDescription() == f"asked {len(pins) - 1}; chosen 1"
    at = view._at(pins[0]).toPoint()
    with qtbot.waitSignal(view.picked) as picked:
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=at)
    assert picked.args == [pins[0].region_id]
    assert view._near(QPointF(-50, -50)) is None


def test_all_regions_lie_on_the_map(qtbot: QtBot) -> None:
    view = MapView(lambda state: state.value)
    qtbot.addWidget(view)
    view.display([Pin(r.id, r.name, r.latitude, r.longitude, PinState.OTHER) for r in REGIONS])
    view.resize(500, view.heightForWidth(500))
    inside = view.rect()
    assert all(inside.contains(view._at(pin).toPoint()) for pin in view._pins)


@pytest.mark.parametrize("look", ["light", "dark"])
def test_pictures_paint_something_in_both_themes(look: str, qtbot: QtBot, own_look: QApplication) -> None:
    theme.apply(own_look, look, 100)
    funnel, count = Funnel(), RunningCount()
    funnel.display([FunnelStep("Asked", 107), FunnelStep("Chosen", 25), FunnelStep("Signed", 0)])
    count.display([MemorandaCount("2017", 25, 25), MemorandaCount("2018", 50, 75)])
    assert funnel.accessibleDescription() == "Asked 107; Chosen 25; Signed 0"
    for widget in (funnel, count):
        qtbot.addWidget(widget)
        widget.resize(400, widget.sizeHint().height())
        image = widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        inks = {image.pixel(x, y) for x in range(0, 400, 3) for y in range(0, image.height(), 2)}
        assert theme.colour("accent").rgb() in inks


@pytest.mark.parametrize("percent", [100, 175])
def test_every_page_fits_a_small_laptop_at_any_text_size(
    office, percent: int, own_look: QApplication
) -> None:
    office.services.inbox.receive(office.packages("Kota Ambon", "Kota Surabaya"))
    office.window.change_settings(text_percent=percent, language="id")
    office.window.resize(1024, 540)
    office.desk.open_edition("T-2026")
    office.settle()
    for key in ("edition", "editions", "inbox", "panel", "ranking", "programme"):
        office.window.go(key)
        office.settle()
        page, least = office.window.page(key), office.window.page(key).minimumSizeHint()
        assert (office.window.width(), office.window.height()) == (1024, 540)
        assert least.width() <= page.width(), key
        assert least.height() <= page.height(), key


def test_f6_goes_through_the_zones_of_a_page(office) -> None:
    office.page("ranking")
    office.services.inbox.receive(office.packages("Kota Ambon"))
    office.desk.ranking.refresh()
    office.settle()
    office.desk.ranking.table.setFocus()
    office.bot.keyClick(office.desk.ranking.table, Qt.Key.Key_F6)
    assert office.desk.ranking.decide.hasFocus(), QApplication.focusWidget()
    office.bot.keyClick(office.desk.ranking.decide, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert office.desk.ranking.table.hasFocus()


def test_a_long_edition_shows_its_code_in_a_narrow_picker(office) -> None:
    picker = office.desk.panel.picker
    picker.setItemText(picker.currentIndex(), "Gerakan Menuju Seratus Kota dan Kabupaten Cerdas · T-2026")
    office.page("panel")
    picker.resize(180, picker.height())
    assert picker.shown_text().endswith("T-2026")
    assert "…" in picker.shown_text()
    picker.resize(900, picker.height())
    assert picker.shown_text() == picker.currentText()


def test_the_keys_stand_below_each_other_where_the_text_is_large(office, own_look: QApplication) -> None:
    office.page("keys")
    keys = office.desk.keys
    office.window.resize(1366, 768)
    office.settle()
    assert keys.root.y() == keys.recovery.y()
    office.window.resize(1024, 540)
    office.window.change_settings(text_percent=175, language="id")
    office.settle()
    assert keys.root.geometry().bottom() < keys.recovery.y()
    assert keys.root.width() <= keys.width()
