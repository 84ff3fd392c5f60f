"""A field for a passphrase, hidden until the person wants to see it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLineEdit, QWidget

from smartcity_desktop.ui import theme
from smartcity_desktop.ui.texts import Speaking


class PassphraseEdit(Speaking, QLineEdit):
    """A line edit with an eye in it; it never offers undo over what was typed, and hides when it loses the focus."""

    shown_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._eye = QAction(self)
        self._eye.setCheckable(True)
        self.addAction(self._eye, QLineEdit.ActionPosition.TrailingPosition)
        self._eye.toggled.connect(self._on_eye)
        self._on_eye(False)

    def show_letters(self, shown: bool) -> None:
        """Show or hide what is typed."""
        self._eye.setChecked(shown)

    def retranslate(self) -> None:
        """Set every word anew."""
        words = self.tr("Hide the passphrase") if self._eye.isChecked() else self.tr("Show the passphrase")
        self._eye.setText(words)
        self._eye.setToolTip(words)

    def _on_eye(self, shown: bool) -> None:
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self._eye.setIcon(theme.icon("eye-off" if shown else "eye", "muted"))
        self.retranslate()
        self.shown_changed.emit(shown)
