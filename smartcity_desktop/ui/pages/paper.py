"""A printed sheet in front of the person who may print it, and the way back."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from smartcity_desktop.ui import theme
from smartcity_desktop.ui.texts import Speaking
from smartcity_desktop.ui.widgets.paper_view import PaperView


class PaperPage(Speaking, QWidget):
    """Holds the view of papers; `back_wanted` leads where the person came from."""

    back_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.view = PaperView(None)
        self.back = QPushButton()
        theme.mark(self.back, kind="quiet")
        self.back.setIcon(theme.icon("arrow-left", "accent"))
        self.back.setIconSize(QSize(16, 16))
        self.back.clicked.connect(self.back_wanted)
        foot = QFrame()
        foot.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        theme.mark(foot, kind="foot")
        row = QHBoxLayout(foot)
        row.setContentsMargins(theme.L, theme.S, theme.L, theme.S)
        row.addWidget(self.back)
        row.addStretch(1)
        column = QVBoxLayout(self)
        theme.margins(column, 0, 0)
        column.addWidget(self.view, 1)
        column.addWidget(foot)
        self.retranslate()

    def display(self, data: bytes, name: str) -> None:
        """Show a PDF."""
        self.view.show_pdf(data, name)

    def zones(self) -> list[QWidget]:
        """Give the zones for F6."""
        return [self.view, self.back]

    def retranslate(self) -> None:
        """Set every word anew."""
        self.back.setText(self.tr("Back"))
