"""A short tour in the suite, in two looks; .dev/tour takes the whole one."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from smartcity_desktop.sample import PRACTICE_CODE, PRACTICE_PASSPHRASE
from smartcity_desktop.ui import theme
from tests.ui import tour_checks
from tests.ui.tour import (
    LOOKS,
    QUICK,
    Look,
    Tour,
    no_system_dialogs,
    settle,
    visit_assessor,
    visit_headquarters,
)

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from smartcity_desktop.ui.main_window import MainWindow

MISSED = {"cell", "header", "hint"}
"""What long names and large text may bring about: it is said whole by a screen reader, and cells also to the mouse."""

pytestmark = pytest.mark.qt_log_ignore("does not support", extend=True)


@pytest.fixture
def quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    from PySide6.QtWidgets import QFileDialog, QMessageBox

    for kind, names in (
        (QFileDialog, ("getOpenFileName", "getOpenFileNames", "getSaveFileName", "getExistingDirectory")),
        (QMessageBox, ("exec",)),
    ):
        for name in names:
            monkeypatch.setattr(kind, name, getattr(kind, name))
    no_system_dialogs()


def serious(tour: Tour) -> list[str]:
    return [
        f"{found.kind} {found.where}: {found.what} [{places[0]}]"
        for found, places in tour.found.items()
        if found.kind not in MISSED
    ]


@pytest.mark.parametrize("look", QUICK, ids=str)
def test_nothing_of_the_assessors_pages_is_cut_hidden_or_silent(
    window: MainWindow, practice_world: Path, tmp_path: Path, quiet: None, look: Look
) -> None:
    shutil.copytree(practice_world, tmp_path / "data")
    tour = Tour(focus=False)
    visit_assessor(tour, window, tmp_path / "data", (look,), set())
    assert len(tour.seen) >= 11
    assert serious(tour) == []


@pytest.mark.parametrize("look", QUICK, ids=str)
def test_nothing_of_headquarters_pages_is_cut_hidden_or_silent(
    window: MainWindow, practice_world: Path, tmp_path: Path, quiet: None, look: Look
) -> None:
    shutil.copytree(practice_world, tmp_path / "data")
    tour = Tour(focus=False, dialogs=False)
    visit_headquarters(
        tour, window, tmp_path / "data", (look,), set(), PRACTICE_CODE, PRACTICE_PASSPHRASE, "practice"
    )
    assert len(tour.seen) >= 18
    assert serious(tour) == []


# -- the checks find what they are for ------------------------------------------------------------------------


def bad_page() -> QWidget:
    page = QWidget()
    page.resize(300, 200)
    label, button, silent = (
        QLabel("a sentence that is far too long for its place"),
        QPushButton("Print"),
        QLineEdit(),
    )
    low, right, left = QCheckBox("low"), QPushButton("right"), QPushButton("left")
    for widget, place in (
        (label, (0, 0, 60, 20)),
        (button, (0, 30, 20, 30)),
        (silent, (280, 60, 80, 30)),
        (low, (100, 160, 100, 30)),
        (right, (150, 100, 100, 30)),
        (left, (0, 100, 100, 30)),
    ):
        widget.setParent(page)
        widget.setGeometry(*place)
    pale = QLabel("pale", page)
    pale.setStyleSheet("color: #dddddd")
    pale.setGeometry(100, 0, 100, 20)
    return page


def test_a_bad_page_is_found_out(qtbot: QtBot) -> None:
    page = bad_page()
    qtbot.addWidget(page)
    page.show()
    with qtbot.waitActive(page):
        page.activateWindow()
    assert {found.what.split(" needs")[0] for found in tour_checks.cut_words(page)} >= {
        "'a sentence that is far too long for its place'",
        "'Print'",
    }
    assert [found.kind for found in tour_checks.misplaced(page)] == ["outside"]
    assert [found.where for found in tour_checks.silent(page)] == ["QLineEdit"]
    assert any("'low' → 'right'" in found.what for found in tour_checks.out_of_order(page))
    assert any("'right' → 'left'" in found.what for found in tour_checks.out_of_order(page))
    assert [found.what.split()[0] for found in tour_checks.pale(page)] == ["'pale'"]


def test_overlaps_and_missing_rings_are_found(qtbot: QtBot) -> None:
    page = QDialog()
    row = QHBoxLayout(page)
    one, other = QPushButton("one"), QPushButton("other")
    one.setStyleSheet("QPushButton, QPushButton:focus { border: 1px solid black; padding: 4px; }")
    row.addWidget(one)
    row.addWidget(other)
    qtbot.addWidget(page)
    page.show()
    with qtbot.waitActive(page):
        page.activateWindow()
    assert [found.what for found in tour_checks.ringless(page)] == ["'one' does not show the focus"]
    other.move(one.pos())
    assert [found.kind for found in tour_checks.misplaced(page)] == ["overlap"]


def test_a_good_page_is_left_alone(qtbot: QtBot) -> None:
    page = QDialog()
    column = QVBoxLayout(page)
    edit = QLineEdit()
    edit.setAccessibleName("Name")
    for widget in (QLabel("Who are you?"), edit, QPushButton("Go on")):
        column.addWidget(widget)
    qtbot.addWidget(page)
    page.show()
    with qtbot.waitActive(page):
        page.activateWindow()
    for check in (
        tour_checks.cut_words,
        tour_checks.cut_cells,
        tour_checks.misplaced,
        tour_checks.out_of_order,
        tour_checks.silent,
        tour_checks.ringless,
        tour_checks.pale,
    ):
        assert list(check(page)) == []


def test_the_whole_tour_sees_all_sizes_themes_and_languages() -> None:
    assert {look.percent for look in LOOKS} == {90, 100, 150, 175}
    for percent in (100, 150):
        assert {(look.theme, look.language) for look in LOOKS if look.percent == percent} == {
            (look, language) for look in ("light", "dark") for language in ("id", "en")
        }
    assert theme.SMALLEST <= 90
    assert theme.LARGEST >= 175
    settle()
