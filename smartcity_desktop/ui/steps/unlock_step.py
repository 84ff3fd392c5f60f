"""At every start: the passphrase that opens what lies encrypted on this computer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from smartcity_desktop.ui import background, theme
from smartcity_desktop.ui.steps.step import Step
from smartcity_desktop.ui.widgets.passphrase_edit import PassphraseEdit

if TYPE_CHECKING:
    from collections.abc import Callable

    from smartcity_desktop.core.errors import SmartCityError
    from smartcity_desktop.sealing.store_keys import StoreKeys

    Unlock = Callable[[str], StoreKeys]


class UnlockStep(Step):
    """Emits `unlocked` with the keys of the store."""

    unlocked = Signal(object)
    practice_chosen = Signal()

    def __init__(self, unlock: Unlock, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._unlock, self._label = unlock, label
        self._caption = QLabel()
        theme.mark(self._caption, role="caption")
        self.passphrase = PassphraseEdit()
        self._caption.setBuddy(self.passphrase)
        self.practice = QPushButton()
        theme.mark(self.practice, kind="link")
        self.content.addWidget(self._caption)
        self.content.addWidget(self.passphrase)
        self.content.addWidget(self.practice)
        self.passphrase.returnPressed.connect(self._on_primary)
        self.primary.clicked.connect(self._on_primary)
        self.practice.clicked.connect(self.practice_chosen)
        self.retranslate()
        self.setFocusProxy(self.passphrase)

    def retranslate(self) -> None:
        """Set every word anew."""
        self.heading.setText(self.tr("Welcome back"))
        self.sentence.setText(
            self.tr("Everything on this computer is encrypted. Your passphrase opens it.")
            if not self._label
            else self.tr(
                "Everything of {label} on this computer is encrypted. The passphrase opens it."
            ).format(label=self._label)
        )
        self._caption.setText(self.tr("Passphrase"))
        self.passphrase.setAccessibleName(self.tr("Passphrase that opens the data"))
        self.practice.setText(self.tr("Practise instead"))
        self.back.setText(self.tr("Another role"))
        self.primary.setText(self.tr("Open"))

    def _on_primary(self) -> None:
        secret = self.passphrase.text()
        if not secret:
            self.missing(self.passphrase, self.tr("Please type your passphrase."))
            return
        self.busy(True)
        self.banner.clear()
        background.run(lambda: self._unlock(secret), self._on_unlocked, self._on_failed, owner=self)

    def _on_unlocked(self, keys: StoreKeys) -> None:
        self.busy(False)
        self.passphrase.clear()
        self.unlocked.emit(keys)

    def _on_failed(self, error: SmartCityError) -> None:
        self.busy(False)
        self.banner.show_problem(error)
        self.passphrase.selectAll()
        self.passphrase.setFocus()
