"""A real application offscreen, in the program's own look; every test ends with its threads ended."""

from __future__ import annotations

import os

os.environ["QT_QPA_PLATFORM"] = "offscreen"

import gc
import threading
from typing import TYPE_CHECKING

import pytest

from smartcity_desktop.core.language import Language
from smartcity_desktop.system.settings import Settings
from smartcity_desktop.ui import background, texts, theme
from smartcity_desktop.ui.garbage import Garbage
from smartcity_desktop.ui.main_window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Every Qt warning fails, but for the one that the offscreen platform gives for each sized window."""
    for item in items:
        if "/ui/" in item.path.as_posix():
            item.add_marker(pytest.mark.qt_log_ignore("does not support propagateSizeHints", extend=True))


@pytest.fixture(scope="session")
def fonts(qapp: QApplication) -> None:
    theme.load_fonts("Regular", "Medium", "SemiBold", "Bold")


@pytest.fixture(scope="module", autouse=True)
def no_widgets_left() -> Iterator[None]:
    """Collect what is left of a file's widgets here: tests after it have threads that the collector may run on."""
    yield
    assert gc.isenabled()
    gc.collect()


@pytest.fixture
def garbage(qapp: QApplication) -> Iterator[None]:
    """Garbage is looked for as in the program: on the GUI thread alone, and for no longer than the test."""
    collector = Garbage(qapp)
    yield
    collector.collect()
    collector.deleteLater()
    gc.enable()


@pytest.fixture(autouse=True)
def own_look(qapp: QApplication, fonts: None, garbage: None) -> Iterator[QApplication]:
    """Light, 100 %, English words (the source strings); afterwards no thread of ours is left."""
    theme.apply(qapp, "light", 100)
    texts.install(qapp, Language.ENGLISH)
    yield qapp
    background.close()
    left = [thread.name for thread in threading.enumerate() if thread.name.startswith("smartcity-")]
    assert not left


@pytest.fixture
def saved_settings() -> list[Settings]:
    """All settings that the window wrote, in order."""
    return []


@pytest.fixture
def window(qtbot: QtBot, saved_settings: list[Settings]) -> MainWindow:
    """The frame as it stands on a laptop at 125 %, complete and without pages."""
    window = MainWindow(Settings(language="en", theme="light"), saved_settings.append)
    qtbot.addWidget(window)
    window.complete()
    window.resize(1090, 540)
    window.show()
    qtbot.waitExposed(window)
    return window
