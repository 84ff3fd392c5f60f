"""A line for the code or the six words of a page, and whether that page is of the sheet in hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from smartcity_desktop.ui import theme
from smartcity_desktop.ui.texts import Speaking

if TYPE_CHECKING:
    from smartcity_desktop.services.transcription import PageFound


class PageLine(Speaking, QWidget):
    """A scanner types into the field and ends with Enter; Enter alone goes on without. Once known, only that is said."""

    typed = Signal(object)  # the text
    skipped = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._known = False
        self._page: PageFound | None = None
        self._label, self._sign, self.words = QLabel(wordWrap=True), QLabel(), QLabel(wordWrap=True)
        self.field = QLineEdit()
        self._label.setBuddy(self.field)
        self.setFocusProxy(self.field)
        theme.mark(self.words, role="caption")
        said = QHBoxLayout()
        theme.margins(said, 0, theme.S)
        said.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        said.addWidget(self.words, 1)
        column = QVBoxLayout(self)
        theme.margins(column, 0, theme.XS)
        column.addWidget(self._label)
        column.addWidget(self.field)
        column.addLayout(said)
        self.field.returnPressed.connect(self._on_return)
        theme.changed().connect(self.retranslate)
        self.retranslate()

    def display(self, page: PageFound | None, *, known: bool) -> None:
        """Say whether the paper is known, and by which page."""
        self._page, self._known = page, known
        self.field.clear()
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word anew."""
        self._label.setText(self.tr("&Page: scan its QR code, or type its six words"))
        self.field.setAccessibleName(self.tr("QR code or six words of a page"))
        for widget in (self._label, self.field):
            widget.setVisible(not self._known)
        name, token = ("circle-check", "good") if self._known else ("circle", "muted")
        self._sign.setPixmap(theme.icon(name, token).pixmap(16, 16))
        if not self._known:
            words = self.tr("Not checked yet that it is the sheet of this region. Enter goes on.")
        elif self._page is not None and self._page.pages:
            words = self.tr("Page {n} of {m} of this very sheet.").format(
                n=self._page.page, m=self._page.pages
            )
        else:
            words = self.tr("Checked: it is the sheet of this region and rubric.")
        self.words.setText(words)

    def _on_return(self) -> None:
        text = self.field.text().strip()
        if text:
            self.typed.emit(text)
        else:
            self.skipped.emit()
