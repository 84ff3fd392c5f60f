"""A printed sheet in front of the person who may print it, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from smartcity_desktop.ui import theme
from smartcity_desktop.ui.dialogs.sign_paper import SignPaperDialog
from smartcity_desktop.ui.texts import Speaking
from smartcity_desktop.ui.widgets.page_foot import page_foot
from smartcity_desktop.ui.widgets.paper_view import PaperView

if TYPE_CHECKING:
    from collections.abc import Callable


class PaperPage(Speaking, QWidget):
    """Holds the view of papers; `back_wanted` leads where the person came from."""

    back_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.view = PaperView()
        self._name = ""
        self._sign: Callable[[str], bytes] | None = None
        self.sign_button = QPushButton()
        self.sign_button.setIcon(theme.icon("signature", "accent"))
        self.sign_button.clicked.connect(self._on_sign)
        self.sign_button.hide()
        self.back = QPushButton()
        theme.mark(self.back, kind="quiet")
        self.back.setIcon(theme.icon("arrow-left", "accent"))
        self.back.clicked.connect(self.back_wanted)
        foot = page_foot((self.back,), (self.sign_button,))
        column = QVBoxLayout(self)
        theme.margins(column, 0, 0)
        column.addWidget(self.view, 1)
        column.addWidget(foot)
        self.retranslate()

    def display(self, data: bytes, name: str, sign: Callable[[str], bytes] | None = None) -> None:
        """Show a PDF.

        Args:
            data: the PDF.
            name: offered when it is saved.
            sign: gives the same paper signed, for the passphrase (database thread); `None`: signing is not offered.
        """
        self._name, self._sign = name, sign
        self.sign_button.setVisible(sign is not None)
        self.view.show_pdf(data, name)

    def zones(self) -> list[QWidget]:
        """Give the zones for F6."""
        return [self.view, self.back, *([self.sign_button] if self._sign else [])]

    def retranslate(self) -> None:
        """Set every word anew."""
        self.back.setText(self.tr("Back"))
        self.sign_button.setText(self.tr("Sign electronically…"))

    def _on_sign(self) -> None:
        if self._sign is not None:
            dialog = SignPaperDialog(self._sign, self)
            dialog.succeeded.connect(self._on_signed)
            dialog.open()

    def _on_signed(self, data: bytes) -> None:
        stem, _, ending = self._name.rpartition(".")
        self.display(data, f"{stem}-{self.tr('signed')}.{ending}")
        self.view.banner.say(
            "good",
            lambda: self.tr("This paper is signed electronically."),
            lambda: self.tr("Save it as a file: a print of it bears no electronic signature."),
        )
