"""A page that grows under the person's hands keeps the field with the focus where it can be seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint

from smartcity_desktop.ui import theme

if TYPE_CHECKING:
    from PySide6.QtWidgets import QScrollArea, QWidget


def show_whole(area: QScrollArea, field: QWidget) -> None:
    """Scroll as little as shows all of a field, or its cursor where the field is higher than the view.

    Qt itself looks after the cursor alone: of a text it may show half a line.
    """
    content, room = area.widget(), area.viewport().height()
    if content is None or field.height() > room:
        area.ensureWidgetVisible(field, theme.S, theme.S)
        return
    top, bar = field.mapTo(content, QPoint(0, 0)).y(), area.verticalScrollBar()
    margin = min(theme.S, (room - field.height()) // 2)
    least, most = top + field.height() + margin - room, top - margin
    bar.setValue(min(max(bar.value(), least), most))


def keep_focus_in_view(area: QScrollArea) -> None:
    """Scroll to the field with the focus whenever the content of a scroll area changes its height.

    A sentence that appears above a form pushes the form down: without this, the very field that it speaks of
    can slip out of a small window.
    """

    def follow() -> None:
        content, focused = area.widget(), area.focusWidget()
        if content is not None and focused is not None and content.isAncestorOf(focused):
            show_whole(area, focused)

    area.verticalScrollBar().rangeChanged.connect(follow)
