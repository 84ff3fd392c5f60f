"""A paper that holds a secret: printed from here, and left nowhere on the disk unless somebody saves it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialogButtonBox, QLabel, QWidget

from smartcity_desktop.ui import theme
from smartcity_desktop.ui.widgets.dialog_frame import DialogFrame
from smartcity_desktop.ui.widgets.paper_view import PaperView


class SecretPaperDialog(DialogFrame):
    """Shows a PDF to be printed; `closed` when the person is done with it."""

    closed = Signal()

    def __init__(self, data: bytes, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sentence = QLabel(wordWrap=True)
        # No folder for papers: the system's viewer would leave a readable copy behind.
        self.view = PaperView()
        self.body.setContentsMargins(0, theme.M, 0, 0)
        self._sentence.setContentsMargins(theme.L, 0, theme.L, 0)
        self.body.addWidget(self._sentence)
        self.body.addWidget(self.view, 1)
        self._close = self.buttons.addButton(QDialogButtonBox.StandardButton.Close)
        self.buttons.rejected.connect(self.accept)
        self.finished.connect(lambda _result: self.closed.emit())
        self.view.show_pdf(data, name)
        self.retranslate()
        self.fit(860, 500)

    def retranslate(self) -> None:
        """Set every word anew."""
        self.setWindowTitle(self.tr("Key cards"))
        self._sentence.setText(
            self.tr(
                "Print the cards now; they cannot be shown again. Whoever saves the file has the key in it: delete it "
                "after printing."
            )
        )
        self._close.setText(self.tr("Close"))
