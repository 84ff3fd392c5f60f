"""An imported figure on the assessor's page: locked, with source and year; a missing one says what to do."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from smartcity_desktop.core.facts import Figure
from smartcity_desktop.core.language import Text
from smartcity_desktop.ui.widgets.figure_line import FigureLine

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_a_figure_says_where_it_is_from_and_a_missing_one_what_to_do(qtbot: QtBot) -> None:
    line = FigureLine()
    qtbot.addWidget(line)
    figure = Figure("R1", "IPM", Text("IPM", "HDI"), Decimal("81.25"), "poin", "BPS", 2025)
    line.display(figure.value, figure.unit, figure)
    assert "81.25 poin" in line.text()
    assert "HDI 2025, source: BPS." in line.text()
    line.display(None, "poin", None)
    assert "Ask headquarters to import it" in line.text()
    assert line.accessibleName() == line.text()
