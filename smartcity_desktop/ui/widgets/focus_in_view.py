"""A page that grows under the person's hands keeps the field with the focus where it can be seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartcity_desktop.ui import theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QScrollArea


def keep_focus_in_view(area: QScrollArea) -> None:
    """Scroll to the field with the focus whenever the content of a scroll area changes its height.

    A sentence that appears above a form pushes the form down: without this, the very field that it speaks of
    can slip out of a small window.
    """

    def follow() -> None:
        content, focused = area.widget(), area.focusWidget()
        if content is not None and focused is not None and content.isAncestorOf(focused):
            area.ensureWidgetVisible(focused, theme.S, theme.S)

    area.verticalScrollBar().rangeChanged.connect(follow)
