"""The name of a file that was chosen, in a form."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from smartcity_desktop.ui.widgets.elided import ElidedLabel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget


class FileName(ElidedLabel):
    """Gives up letters in the middle; made by forms, which hand over the parent alone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", Qt.TextElideMode.ElideMiddle, parent)
