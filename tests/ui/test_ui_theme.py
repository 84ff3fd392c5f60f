from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from smartcity_desktop.core.errors import FileProblem
from smartcity_desktop.ui import theme
from smartcity_desktop.ui.palette import DARK, LIGHT, PAIRS, Tokens, contrast
from smartcity_desktop.ui.stylesheet import stylesheet

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_every_pair_of_the_palette_is_readable(tokens: Tokens) -> None:
    poor = {
        (ink, ground): round(contrast(getattr(tokens, ink), getattr(tokens, ground)), 2)
        for ink, ground in PAIRS
        if contrast(getattr(tokens, ink), getattr(tokens, ground)) < 4.5
    }
    assert poor == {}


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_edges_of_inputs_and_focus_rings_stand_out(tokens: Tokens) -> None:
    for ground in (tokens.surface, tokens.raised, tokens.sunken):
        assert contrast(tokens.edge, ground) >= 3
        assert contrast(tokens.accent, ground) >= 3


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.478, abs=0.001)


@pytest.mark.parametrize("percent", [90, 100, 175])
def test_the_stylesheet_has_no_name_left_unfilled(percent: int) -> None:
    sheet = stylesheet(LIGHT, 10, percent, "light")
    assert "$" not in sheet
    assert "@" not in sheet
    assert sheet.count("{") == sheet.count("}")


def test_the_stylesheet_scales_its_sizes() -> None:
    def sizes(percent: int) -> list[float]:
        return [
            float(size)
            for size in re.findall(r"font-size: ([\d.]+)pt", stylesheet(LIGHT, 10, percent, "light"))
        ]

    assert sizes(150) == pytest.approx([size * 1.5 for size in sizes(100)], abs=0.02)


def test_a_change_of_theme_recolours_text_and_icons(own_look: QApplication, qtbot: QtBot) -> None:
    label = QLabel("x")
    qtbot.addWidget(label)
    icon = theme.icon("check", "accent")

    def ink() -> str:
        image = icon.pixmap(24, 24).toImage()
        colours = [image.pixelColor(x, y) for x in range(24) for y in range(24)]
        return max(colours, key=lambda colour: colour.alpha()).name()

    assert ink() == LIGHT.accent
    theme.apply(own_look, "dark", 100)
    assert theme.dark()
    assert ink() == DARK.accent
    assert label.palette().windowText().color().name() == DARK.text


def test_text_size_follows_and_stays_within_its_limits(own_look: QApplication) -> None:
    theme.apply(own_look, "light", 150)
    assert own_look.font().pointSizeF() == pytest.approx(15)
    assert theme.scaled(100) == 150
    theme.apply(own_look, "light", 400)
    assert theme.percent() == 175


def test_the_font_is_the_programs_own(own_look: QApplication, qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    assert QFontInfo(widget.font()).family() == theme.FAMILY


def test_changed_fires_once_for_each_change(own_look: QApplication, qtbot: QtBot) -> None:
    heard: list[int] = []
    theme.changed().connect(lambda: heard.append(theme.percent()))
    theme.apply(own_look, "light", 125)
    theme.apply(own_look, "light", 125)
    assert heard == [125]


def test_a_marked_button_is_styled_and_can_be_pressed(qtbot: QtBot) -> None:
    button = QPushButton("Go")
    qtbot.addWidget(button)
    theme.mark(button, kind="primary")
    button.show()
    with qtbot.waitSignal(button.clicked):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    image = button.grab().toImage()
    assert image.pixelColor(image.width() // 2, 4).name() in {LIGHT.accent, LIGHT.accent_hover}


def test_an_icon_that_is_not_there_is_named() -> None:
    with pytest.raises(FileProblem, match="no-such-icon"):
        theme.icon("no-such-icon")
