"""The foot of a page: its buttons stand outside what scrolls, the ways back on the left, the decisive ones on the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy

from smartcity_desktop.ui import theme

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget


def page_foot(left: Sequence[QWidget], right: Sequence[QWidget]) -> QFrame:
    """Give a foot with these widgets, in reading order."""
    foot = QFrame()
    foot.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    theme.mark(foot, kind="foot")
    row = QHBoxLayout(foot)
    row.setContentsMargins(theme.L, theme.S, theme.L, theme.S)
    for widget in left:
        row.addWidget(widget)
    row.addStretch(1)
    for widget in right:
        row.addWidget(widget)
    return foot
