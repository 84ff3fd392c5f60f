from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from smartcity_desktop import ui
from smartcity_desktop.core.errors import FileProblem
from smartcity_desktop.core.language import same
from smartcity_desktop.ui import theme
from smartcity_desktop.ui.palette import DARK, LIGHT, PAIRS, Tokens, contrast
from smartcity_desktop.ui.stylesheet import stylesheet

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from smartcity_desktop.ui.main_window import MainWindow


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


def test_nothing_moves_by_itself(window: MainWindow) -> None:
    moving = re.compile(
        r"Animation\b|AnimationGroup|QTimeLine|QMovie|setAnimated\(True|AnimatedDocks|setRange\(0, 0\)"
    )
    sources = Path(ui.__file__).parent
    assert [path.name for path in sources.rglob("*.py") if moving.search(path.read_text("utf-8"))] == []
    general = Qt.UIEffect.UI_General  # says only whether the computer is fast
    assert not [
        effect for effect in Qt.UIEffect if effect != general and QApplication.isEffectEnabled(effect)
    ]


def _rules(sheet: str) -> list[tuple[str, dict[str, str]]]:
    """Take a stylesheet apart into selectors and what they set."""
    return [
        (
            selector.strip(),
            dict(one.strip().split(": ", 1) for one in body.split(";") if ": " in one),
        )
        for selector, body in re.findall(r"([^{}]+)\{([^{}]*)\}", sheet)
    ]


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_every_rule_with_ink_and_ground_is_readable(tokens: Tokens) -> None:
    poor = []
    for selector, body in _rules(stylesheet(tokens, 10, 100, "light")):
        ink, ground = body.get("color", ""), body.get("background", body.get("background-color", ""))
        if ":disabled" in selector or not (ink.startswith("#") and ground.startswith("#")):
            continue
        if contrast(ink, ground) < 4.5:
            poor.append((selector, ink, ground))
    assert poor == []


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_every_ink_of_a_rule_is_readable_on_every_plain_ground(tokens: Tokens) -> None:
    poor = {}
    for selector, body in _rules(stylesheet(tokens, 10, 100, "light")):
        ink = body.get("color", "")
        if ":disabled" in selector or not ink.startswith("#") or "background" in body:
            continue
        own = ('kind="primary"', 'kind="danger"', 'kind="practice"', "QToolTip")
        for ground in (tokens.surface, tokens.raised, tokens.sunken):
            if not any(mark in selector for mark in own) and contrast(ink, ground) < 4.5:
                poor[selector] = (ink, ground)
    assert poor == {}


def test_what_looks_like_html_in_a_name_is_shown_as_it_is(qtbot: QtBot) -> None:
    from smartcity_desktop.ui.widgets.problem_dialog import ProblemDialog
    from smartcity_desktop.ui.widgets.report_detail import ReportDetail

    hostile = FileProblem("<b>a</b><img src='file:///x'>.asice", same("<h1>x</h1>"), same("<table>"))
    label, early = QLabel(), QLabel()
    theme.mark(label, role="heading")
    theme.born(early, role="muted")
    for widget in (label, early, ProblemDialog(hostile), ReportDetail()):
        qtbot.addWidget(widget)
        labels = [widget] if isinstance(widget, QLabel) else widget.findChildren(QLabel)
        formats = {one.textFormat() for one in labels if one.wordWrap() or isinstance(widget, QLabel)}
        assert formats == {Qt.TextFormat.PlainText}
