"""A field for a passphrase, hidden until the person wants to see it."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

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

    @property
    def is_shown(self) -> bool:
        """Whether the letters can be read."""
        return self.echoMode() == QLineEdit.EchoMode.Normal

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


class Strength(StrEnum):
    """How well a passphrase holds, in plain words."""

    EMPTY = "empty"
    SHORT = "short"
    FAIR = "fair"
    STRONG = "strong"


SHORTEST = 8
_LONG = 14
_FEW = 5


def strength(passphrase: str) -> Strength:
    """Judge a passphrase by length and variety alone: a hint while typing, the vault has the last word."""
    if not passphrase:
        return Strength.EMPTY
    if len(passphrase) < SHORTEST or len(set(passphrase)) < _FEW:
        return Strength.SHORT
    return Strength.STRONG if len(passphrase) >= _LONG else Strength.FAIR


class StrengthLabel(Speaking, QLabel):
    """Says how a passphrase holds, and what makes it better."""

    _TONES = {Strength.EMPTY: "muted", Strength.SHORT: "bad", Strength.FAIR: "warn", Strength.STRONG: "good"}

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWordWrap(True)
        self._strength = Strength.EMPTY
        self.judge("")

    def judge(self, passphrase: str) -> None:
        """Judge what is typed."""
        self._strength = strength(passphrase)
        theme.mark(self, role="caption", tone=self._TONES[self._strength])
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word anew."""
        self.setText(
            {
                Strength.EMPTY: self.tr(
                    "At least 8 characters. Three or four words are easy to keep and hard to guess."
                ),
                Strength.SHORT: self.tr("Too short or too simple. At least 8 characters."),
                Strength.FAIR: self.tr("Good enough. One more word makes it strong."),
                Strength.STRONG: self.tr("Strong."),
            }[self._strength]
        )
