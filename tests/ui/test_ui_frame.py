from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, QRect, Qt, QTimer
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QSpinBox,
    QSplitter,
    QTextEdit,
    QVBoxLayout,
    QWidget,
)

from smartcity_desktop.core.errors import StoreProblem
from smartcity_desktop.core.language import Text, TimeZone
from smartcity_desktop.system.settings import Settings
from smartcity_desktop.ui import background, placement, theme
from smartcity_desktop.ui.main_window import MainWindow
from smartcity_desktop.ui.texts import Speaking
from smartcity_desktop.ui.widgets.calm import calm

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

FULL = StoreProblem(Text("disk penuh", "disk full"), Text("Kosongkan ruang.", "Make room."))
SCREEN = QRect(0, 0, 1366, 728)


class Page(Speaking, QWidget):
    """A page with two zones, like any other."""

    def __init__(self) -> None:
        super().__init__()
        self.first, self.second, self.label = QLineEdit(), QTextEdit(), QLabel()
        column = QVBoxLayout(self)
        for widget in (self.first, self.second, self.label):
            column.addWidget(widget)
        self.told = 0
        self.retranslate()

    def retranslate(self) -> None:
        self.told += 1

    def zones(self) -> list[QWidget]:
        return [self.first, self.second]


@pytest.fixture
def pages(window: MainWindow) -> tuple[Page, Page]:
    one, other = Page(), Page()
    window.add_page("one", lambda: "Regions", "map-pin", one)
    window.add_page("other", lambda: "Send", "send", other)
    window.add_page("deep", lambda: "Score", "", QWidget(), under="one")
    window.go("one")
    return one, other


def test_a_click_on_the_rail_brings_the_page_and_its_title(
    window: MainWindow, pages: tuple[Page, Page], qtbot: QtBot
) -> None:
    window.set_context("Kota Ambon")
    with qtbot.waitSignal(window.page_shown, check_params_cb=lambda key: key == "other"):
        qtbot.mouseClick(window.rail.button("other"), Qt.MouseButton.LeftButton)
    assert pages[1].isVisible()
    assert window.rail.button("other").isChecked()
    assert "Send" in [label.text() for label in window.findChildren(QLabel)]
    assert "Kota Ambon" not in [label.text() for label in window.findChildren(QLabel) if label.isVisible()]
    window.go("deep")
    assert window.rail.button("one").isChecked()


def test_the_rail_is_worked_by_keys_alone(window: MainWindow, pages: tuple[Page, Page], qtbot: QtBot) -> None:
    window.rail.button("one").setFocus()
    qtbot.keyClick(window.rail.button("one"), Qt.Key.Key_Down)
    assert window.rail.button("other").hasFocus()
    qtbot.keyClick(window.rail.button("other"), Qt.Key.Key_Space)
    assert window.key == "other"


def test_changing_the_page_flushes_what_is_typed(
    window: MainWindow, pages: tuple[Page, Page], qtbot: QtBot
) -> None:
    with qtbot.waitSignal(window.flush):
        window.go("other")
    with qtbot.assertNotEmitted(window.flush):
        window.go("other")


def test_the_rail_folds_where_the_window_is_narrow(window: MainWindow, pages: tuple[Page, Page]) -> None:
    window.resize(1400, 700)
    wide = window.rail.width()
    window.resize(1024, 540)
    QApplication.processEvents()
    assert window.rail.width() < 70 < wide
    assert window.rail.button("one").accessibleName() == "Regions"


@pytest.mark.parametrize("percent", [90, 100, 125, 150, 175])
def test_the_frame_fits_the_smallest_screen_at_any_text_size(
    window: MainWindow, pages: tuple[Page, Page], percent: int
) -> None:
    window.change_settings(text_percent=percent)
    window.set_practice(True)
    window.set_status("delivery", lambda: "Luring – 3 siap dikirim", "cloud-off")
    QApplication.processEvents()
    assert window.minimumSizeHint().width() <= 1024
    assert window.minimumSizeHint().height() <= 540
    background.drain()


def test_f6_goes_from_zone_to_zone_and_round(
    window: MainWindow, pages: tuple[Page, Page], qtbot: QtBot
) -> None:
    page = pages[0]
    window.activateWindow()
    page.first.setFocus()
    qtbot.keyClick(page.first, Qt.Key.Key_F6)
    assert page.second.hasFocus()
    qtbot.keyClick(page.second, Qt.Key.Key_F6)
    assert window.rail.button("one").hasFocus()
    qtbot.keyClick(window.rail.button("one"), Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert page.second.hasFocus()


def test_text_size_and_key_card_by_keys(
    window: MainWindow, saved_settings: list[Settings], pages: tuple[Page, Page], qtbot: QtBot
) -> None:
    control = Qt.KeyboardModifier.ControlModifier
    qtbot.keyClick(pages[0].first, Qt.Key.Key_Plus, control)
    assert theme.percent() == 110
    qtbot.keyClick(pages[0].first, Qt.Key.Key_Minus, control)
    qtbot.keyClick(pages[0].first, Qt.Key.Key_Minus, control)
    assert theme.percent() == 90
    qtbot.keyClick(pages[0].first, Qt.Key.Key_0, control)
    assert theme.percent() == 100
    with qtbot.waitSignal(window.key_card_wanted):
        qtbot.keyClick(pages[0].first, Qt.Key.Key_F1, Qt.KeyboardModifier.ShiftModifier)
    with qtbot.waitSignal(window.menu.manual_picked):
        qtbot.keyClick(pages[0].first, Qt.Key.Key_F1)
    background.drain()
    assert [settings.text_percent for settings in saved_settings] == [110, 100, 90, 100]


@pytest.mark.qt_log_ignore("does not support", extend=True)
@pytest.mark.parametrize("percent", [100, 150, 175])
def test_f10_opens_the_menu_in_one_column_that_the_arrows_go_down(
    own_look: QApplication, window: MainWindow, pages: tuple[Page, Page], qtbot: QtBot, percent: int
) -> None:
    theme.apply(own_look, "light", percent)
    window.resize(1024, 540)
    seen: list[set[int]] = []

    def look() -> None:
        menu = QApplication.activePopupWidget()
        assert menu is window.menu
        qtbot.keyClick(menu, Qt.Key.Key_Down)
        assert window.menu.activeAction() is window.menu.actions()[0]
        shown = [one for one in window.menu.actions() if one.isVisible() and not one.isSeparator()]
        seen.append({window.menu.actionGeometry(one).x() for one in shown})
        qtbot.keyClick(menu, Qt.Key.Key_Escape)

    QTimer.singleShot(0, look)
    qtbot.keyClick(pages[0].first, Qt.Key.Key_F10)
    qtbot.waitUntil(lambda: bool(seen))
    assert len(seen[0]) == 1
    qtbot.waitUntil(lambda: not window.menu.isVisible())


def test_a_new_language_reaches_frame_pages_and_menu(
    window: MainWindow, saved_settings: list[Settings], pages: tuple[Page, Page], qtbot: QtBot
) -> None:
    window.save_indicator.saving()
    assert window.save_indicator.text().strip() == "Saving…"
    told = pages[0].told
    with qtbot.waitSignal(window.language_changed):
        window.change_settings(language="id")
    qtbot.waitUntil(lambda: pages[0].told > told)
    assert window.save_indicator.text().strip() == "Menyimpan…"
    assert "Pengaturan…" in [action.text() for action in window.menu.actions()]
    background.drain()
    assert saved_settings[-1].language == "id"


def test_a_new_theme_is_put_on_and_saved(window: MainWindow, saved_settings: list[Settings]) -> None:
    window.menu.setting_picked.emit(("theme", "dark"))
    assert theme.dark()
    background.drain()
    assert saved_settings[-1].theme == "dark"


def test_settings_that_cannot_be_written_are_said(qtbot: QtBot) -> None:
    def refuse(_settings: Settings) -> None:
        raise FULL

    window = MainWindow(Settings(language="en"), refuse)
    qtbot.addWidget(window)
    window.complete()
    window.show()
    window.change_settings(hide_scores=True)
    background.drain()
    assert "disk full" in window.banner.words


# -- saving and leaving ----------------------------------------------------------------------------------------


def test_the_indicator_says_where_saving_stands(window: MainWindow) -> None:
    indicator = window.save_indicator
    indicator.set_zone(TimeZone.WITA)
    indicator.saving()
    indicator.saving()
    indicator.saved(datetime(2019, 5, 15, 6, 2, 7, tzinfo=UTC))
    assert indicator.text().strip() == "Saving…"
    indicator.saved(datetime(2019, 5, 15, 6, 2, 8, tzinfo=UTC))
    assert indicator.text().strip() == "Saved 14:02:08"
    assert not indicator.unsaved
    indicator.saving()
    indicator.failed(FULL)
    assert indicator.text().strip() == "NOT saved – disk full"
    assert indicator.accessibleName() == "NOT saved – disk full"
    assert indicator.unsaved


def test_a_failed_save_keeps_the_window_open_and_offers_a_way_out(window: MainWindow, qtbot: QtBot) -> None:
    window.save_indicator.saving()
    window.save_indicator.failed(FULL)
    assert not window.close()
    assert window.isVisible()
    assert "NOT saved – disk full" in window.banner.words
    with qtbot.waitSignal(window.rescue_wanted):
        qtbot.mouseClick(window.banner._action, Qt.MouseButton.LeftButton)
    window.save_indicator.saving()
    window.save_indicator.saved(datetime(2019, 5, 15, tzinfo=UTC))
    assert window.close()


def test_a_guard_keeps_the_window_open_until_it_is_content(window: MainWindow) -> None:
    reasons = ["Evidence is still being copied."]
    window.add_guard(lambda: reasons[0])
    assert not window.close()
    assert reasons[0] in window.banner.words
    reasons[0] = ""
    assert window.close()


def test_closing_flushes_and_waits_for_the_last_save(
    window: MainWindow, saved_settings: list[Settings], qtbot: QtBot
) -> None:
    written: list[str] = []
    window.flush.connect(
        lambda: background.run(lambda: written.append("comment"), lambda _none: None, lambda _error: None)
    )
    assert window.close()
    assert written == ["comment"]
    assert placement.read(saved_settings[-1].geometry) is not None


def test_a_press_on_the_failed_indicator_says_why(window: MainWindow, qtbot: QtBot) -> None:
    window.save_indicator.saving()
    window.save_indicator.failed(FULL)
    qtbot.mouseClick(window.save_indicator, Qt.MouseButton.LeftButton)
    assert "Make room." in window.banner.words


# -- place on the screen ---------------------------------------------------------------------------------------

rects = st.builds(
    QRect, st.integers(-9000, 9000), st.integers(-9000, 9000), st.integers(1, 9000), st.integers(1, 9000)
)
screens = st.lists(
    st.builds(
        QRect,
        st.integers(-4000, 4000),
        st.integers(-2000, 2000),
        st.integers(800, 4000),
        st.integers(440, 3000),
    ),
    min_size=1,
    max_size=3,
)


@given(rects, screens)
def test_a_window_always_lies_wholly_on_a_screen(rect: QRect, there: list[QRect]) -> None:
    assert any(screen.contains(placement.clamped(rect, there)) for screen in there)
    assert there[0].contains(placement.first(there))


@given(rects, st.booleans())
def test_a_place_is_read_as_it_was_written(rect: QRect, maximised: bool) -> None:
    assert placement.read(placement.written(rect, maximised)) == (rect, maximised)


@pytest.mark.parametrize("text", ["", "1 2 3", "a b c d e", "1 2 3 4 5 6", "٣ ٣ ٣ ٣ ٣", "- - - - -"])
def test_a_damaged_place_is_as_if_there_were_none(text: str) -> None:
    assert placement.read(text) is None


def test_the_title_bar_of_the_system_keeps_its_room() -> None:
    usable = placement.usable(QRect(0, 0, 1090, 540))
    assert placement.first([usable]).top() >= 30
    assert placement.small([usable])
    assert placement.placed("", [usable]) == (usable, True)
    assert not placement.small([QRect(0, 0, 1920, 1040)])


def test_a_place_that_fits_is_kept() -> None:
    assert placement.clamped(QRect(100, 50, 1100, 600), [SCREEN]) == QRect(100, 50, 1100, 600)


def test_reset_brings_the_window_back(window: MainWindow, saved_settings: list[Settings]) -> None:
    window.change_settings(geometry="5 5 900 500 0", splitters='{"score":[1,2]}')
    window.reset_sizes()
    background.drain()
    assert (saved_settings[-1].geometry, saved_settings[-1].splitters) == ("", "")


def test_splitters_are_remembered_by_name(
    window: MainWindow, saved_settings: list[Settings], qtbot: QtBot
) -> None:
    def splitter() -> QSplitter:
        made = QSplitter()
        made.addWidget(QWidget())
        made.addWidget(QWidget())
        made.resize(600, 100)
        qtbot.addWidget(made)
        made.show()
        return made

    one = splitter()
    window.remember(one, "score")
    one.moveSplitter(150, 1)
    window.flush.emit()
    background.drain()
    assert '"score":' in saved_settings[-1].splitters
    other = splitter()
    window.remember(other, "score")
    assert other.sizes() == one.sizes()


@pytest.mark.parametrize("text", ["{", "[1]", '{"score":"wide"}', '{"score":[true,2]}', '{"score":[-1,2]}'])
def test_damaged_splitter_sizes_do_no_harm(window: MainWindow, qtbot: QtBot, text: str) -> None:
    window.change_settings(splitters=text)
    splitter = QSplitter()
    qtbot.addWidget(splitter)
    splitter.addWidget(QWidget())
    splitter.addWidget(QWidget())
    before = splitter.sizes()
    window.remember(splitter, "score")
    assert splitter.sizes() == before


# -- the wheel -------------------------------------------------------------------------------------------------


def test_what_is_typed_while_it_makes_itself_ready_presses_nothing(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitActive(window):
        window.activateWindow()
    window.show_loading()
    focused = window.focusWidget()
    assert focused is window._stack.currentWidget()
    qtbot.keyClick(focused, Qt.Key.Key_Space)
    assert not window.menu.isVisible()
    assert focused.hasFocus()


def test_the_number_of_a_spin_box_stands_clear_of_its_border(qtbot: QtBot) -> None:
    spin, plain = QSpinBox(), QLineEdit("0")
    calm(spin)
    for box in (spin, plain):
        qtbot.addWidget(box)
        box.resize(120, 32)
        box.show()

    def first_ink(box: QWidget) -> int:
        picture = box.grab().toImage()
        paper = picture.pixelColor(4, picture.height() // 2)
        lines = range(picture.height() // 3, picture.height() * 2 // 3)
        return next(x for x in range(4, 60) if any(picture.pixelColor(x, y) != paper for y in lines))

    assert abs(first_ink(spin) - first_ink(plain)) <= 3


def test_the_wheel_passes_over_an_input_without_the_focus(qtbot: QtBot) -> None:
    home = QWidget()
    column = QVBoxLayout(home)
    box, other = QComboBox(), QLineEdit()
    box.addItems(["a", "b", "c"])
    column.addWidget(box)
    column.addWidget(other)
    calm(box)
    qtbot.addWidget(home)
    home.show()
    with qtbot.waitActive(home):
        home.activateWindow()
    other.setFocus()

    def roll() -> None:
        middle = QPointF(box.rect().center())
        event = QWheelEvent(
            middle,
            box.mapToGlobal(middle),
            QPoint(),
            QPoint(0, -120),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(box, event)

    roll()
    assert box.currentIndex() == 0
    assert not box.hasFocus()
    box.setFocus()
    qtbot.waitUntil(box.hasFocus)
    roll()
    assert box.currentIndex() == 1


def test_a_long_title_ends_in_an_ellipsis_and_never_widens_the_window(window: MainWindow) -> None:
    window.add_page("page", lambda: "Kabupaten Kepulauan Siau Tagulandang Biaro " * 3, "map-pin", QWidget())
    window.go("page")
    window.set_context("Sulawesi Utara · Wawancara · Asesor Latihan")
    window.resize(1024, 540)
    QApplication.processEvents()
    head = window.head
    window.grab()
    assert window.width() == 1024
    assert head.title.width() < head.title.sizeHint().width()
    assert head.title.toolTip() == head.title.text()
    assert head.more.visibleRegion().boundingRect() == head.more.rect()
    window.resize(3000, 540)
    QApplication.processEvents()
    window.grab()
    assert head.title.toolTip() == ""
