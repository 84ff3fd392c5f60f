"""At every start: the passphrase that opens what lies encrypted on this computer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from smartcity_desktop.ui import background, theme
from smartcity_desktop.ui.steps.step import Step
from smartcity_desktop.ui.widgets.passphrase_edit import PassphraseEdit

if TYPE_CHECKING:
    from smartcity_desktop.core.errors import SmartCityError
    from smartcity_desktop.sealing.store_keys import StoreKeys
    from smartcity_desktop.services.gate import AssessorGate


class UnlockStep(Step):
    """Emits `unlocked` with the keys of the store.

    Args:
        gate: before the data of one person.
        label: what this person is called here; may be empty.
        locked: the data was open and was locked; nobody is welcomed back then.
        parent: of the widget.
    """

    unlocked = Signal(object)
    forgotten = Signal()
    other_person = Signal()
    practice_chosen = Signal()

    def __init__(
        self, gate: AssessorGate, label: str, *, locked: bool = False, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._gate, self._label, self._locked = gate, label, locked
        self._caption = QLabel()
        theme.mark(self._caption, role="caption")
        self.passphrase = PassphraseEdit()
        self._caption.setBuddy(self.passphrase)
        self.remember = QCheckBox()
        self.remember.hide()
        self.forgot, self.other, self.practice = QPushButton(), QPushButton(), QPushButton()
        card = QFrame()
        theme.mark(card, kind="card")
        column = QVBoxLayout(card)
        theme.margins(column, theme.L, theme.S)
        for widget in (self._caption, self.passphrase, self.remember):
            column.addWidget(widget)
        self.content.addWidget(card)
        for link in (self.forgot, self.other, self.practice):
            theme.mark(link, kind="link")
            self.content.addWidget(link)
        self.passphrase.returnPressed.connect(self._on_primary)
        self.primary.clicked.connect(self._on_primary)
        self.forgot.clicked.connect(self.forgotten)
        self.other.clicked.connect(self.other_person)
        self.practice.clicked.connect(self.practice_chosen)
        self.retranslate()
        self.setFocusProxy(self.passphrase)
        background.run(gate.can_remember, self.remember.setVisible, self._on_failed, owner=self)

    def retranslate(self) -> None:
        """Set every word anew."""
        heading = self.tr("Locked") if self._locked else self.tr("Welcome back")
        self.heading.setText(f"{heading}, {self._label}" if self._label and not self._locked else heading)
        self.sentence.setText(
            self.tr("Everything that was typed is saved. Your passphrase opens it again.")
            if self._locked
            else self.tr("Everything on this computer is encrypted. Your passphrase opens it.")
        )
        self._caption.setText(
            self.tr("Passphrase of {label}").format(label=self._label)
            if self._label
            else self.tr("Passphrase")
        )
        self.passphrase.setAccessibleName(self.tr("Passphrase that opens the data"))
        self.remember.setText(self.tr("Open without it on this computer from now on"))
        self.remember.setToolTip(
            self.tr("A key in the system's key ring opens the data. Signing still asks for the passphrase.")
        )
        self.forgot.setText(self.tr("I forgot my passphrase…"))
        self.other.setText(self.tr("Another person…"))
        self.practice.setText(self.tr("Practise instead"))
        self.back.setText(self.tr("Another role"))
        self.primary.setText(self.tr("Open"))

    def say_no_recovery(self) -> None:
        """Say that headquarters cannot give this data back."""
        self.banner.say(
            "warn",
            lambda: self.tr("Headquarters cannot give this data back: no edition was taken in yet."),
            lambda: self.tr("Try once more to remember it, or begin again as somebody new on this computer."),
        )

    def _on_primary(self) -> None:
        secret, gate, remember = self.passphrase.text(), self._gate, self.remember.isChecked()
        if not secret:
            self.missing(self.passphrase, self.tr("Please type your passphrase."))
            return

        def work() -> StoreKeys:
            keys = gate.unlock(secret)
            if remember:
                gate.remember(keys)
            return keys

        self.busy(True)
        self.banner.clear()
        background.run(work, self._on_unlocked, self._on_failed, owner=self)

    def _on_unlocked(self, keys: StoreKeys) -> None:
        self.busy(False)
        self.passphrase.clear()
        self.unlocked.emit(keys)

    def _on_failed(self, error: SmartCityError) -> None:
        self.busy(False)
        self.banner.show_problem(error)
        self.remember.setChecked(False)
        self.passphrase.selectAll()
        self.passphrase.setFocus()
