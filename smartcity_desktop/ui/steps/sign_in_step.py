"""At every start of headquarters: who is it, and the passphrase that opens the data for them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from smartcity_desktop.ui import background, theme
from smartcity_desktop.ui.steps.step import Step
from smartcity_desktop.ui.widgets.calm import calm
from smartcity_desktop.ui.widgets.passphrase_edit import PassphraseEdit

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from smartcity_desktop.core.errors import SmartCityError
    from smartcity_desktop.sealing.staff import StaffEntry
    from smartcity_desktop.services.reopening import Reopened

    Unlock = Callable[[str, str | None], StaffEntry]


class SignInStep(Step):
    """Emits `unlocked` with the person's entry. Names are encrypted: people are picked by their number.

    `reopen_wanted`: every passphrase is lost; it is offered where `cards` can bring headquarters back.
    """

    unlocked = Signal(object)
    practice_chosen = Signal()
    reopen_wanted = Signal()

    def __init__(
        self,
        unlock: Unlock,
        people: Sequence[str],
        last: str = "",
        parent: QWidget | None = None,
        *,
        locked: bool = False,
        cards: bool = False,
    ) -> None:
        super().__init__(parent)
        self._unlock, self._people, self._last, self._locked = unlock, tuple(people), last, locked
        self._who_label, self._pass_label = QLabel(), QLabel()
        self.picker, self.passphrase = QComboBox(), PassphraseEdit()
        self._hint = QLabel(wordWrap=True)
        self._cards = cards
        self.lost, self.practice = QPushButton(), QPushButton()
        calm(self.picker)
        self._build()
        self.retranslate()
        self.setFocusProxy(self.first)

    @property
    def first(self) -> QWidget:
        """Where typing begins: the passphrase, or the picker where it is not known who comes."""
        known = len(self._people) < 2 or self._last in self._people
        return self.passphrase if known else self.picker

    def _build(self) -> None:
        for person_id in self._people:
            self.picker.addItem(person_id, person_id)
        self.picker.setCurrentIndex(max(0, self.picker.findData(self._last)))
        theme.mark(self._who_label, role="caption")
        theme.mark(self._pass_label, role="caption")
        theme.mark(self._hint, role="caption", tone="muted")
        for link in (self.lost, self.practice):
            theme.mark(link, kind="link")
        self._who_label.setBuddy(self.picker)
        self._pass_label.setBuddy(self.passphrase)
        card = QFrame()
        theme.mark(card, kind="card")
        column = QVBoxLayout(card)
        theme.margins(column, theme.L, theme.S)
        for widget in (self._who_label, self.picker, self._hint, self._pass_label, self.passphrase):
            column.addWidget(widget)
        self.content.addWidget(card)
        self.content.addWidget(self.lost)
        self.content.addWidget(self.practice)
        self.lost.setVisible(self._cards and not self._locked)
        self.lost.clicked.connect(self.reopen_wanted)
        self.picker.activated.connect(lambda _at: self.passphrase.setFocus())
        self.passphrase.textEdited.connect(lambda _text: theme.mark(self.passphrase, invalid=False))
        self.passphrase.returnPressed.connect(self._on_primary)
        self.primary.clicked.connect(self._on_primary)
        self.practice.clicked.connect(self.practice_chosen)

    def retranslate(self) -> None:
        """Set every word anew."""
        self.heading.setText(
            self.tr("Locked. Everything is saved.") if self._locked else self.tr("Headquarters")
        )
        self.sentence.setText(
            self.tr("Everything of headquarters on this computer is encrypted. Your own passphrase opens it.")
        )
        self._who_label.setText(self.tr("Your number"))
        self.picker.setAccessibleName(self.tr("Your number at headquarters"))
        self._hint.setText(self.tr("An administrator gave it to you; names are encrypted with the rest."))
        self._pass_label.setText(self.tr("Your passphrase"))
        self.passphrase.setAccessibleName(self.tr("Passphrase that opens headquarters"))
        self.lost.setText(self.tr("Every passphrase is lost…"))
        self.practice.setText(self.tr("Practise instead"))
        self.back.setText(self.tr("Another role"))
        self.primary.setText(self.tr("Sign in"))

    def say_reopened(self, done: Reopened) -> None:
        """Say that the paper cards opened the data, and who signs in now."""
        self.picker.addItem(done.person_id, done.person_id)
        self.picker.setCurrentIndex(self.picker.count() - 1)
        code = done.signer_fingerprint
        self.banner.say(
            "good",
            lambda: self.tr("The data is open. Sign in as {id}.").format(id=done.person_id),
            lambda: (
                self.tr("The new signer: {code}. Read it out to every assessor.").format(code=code)
                if code
                else self.tr("Nothing can be signed until the root cards made a new signer.")
            ),
        )
        self.passphrase.setFocus()

    def _on_primary(self) -> None:
        secret, person = self.passphrase.text(), self.picker.currentData()
        if not secret:
            self.missing(self.passphrase, self.tr("Please type your passphrase."))
            return
        self.busy(True)
        self.banner.clear()
        background.run(lambda: self._unlock(secret, person), self._on_unlocked, self._on_failed, owner=self)

    def _on_unlocked(self, entry: StaffEntry) -> None:
        self.busy(False)
        self.passphrase.clear()
        self.unlocked.emit(entry)

    def _on_failed(self, error: SmartCityError) -> None:
        self.busy(False)
        self.banner.show_problem(error)
        self.passphrase.selectAll()
        self.passphrase.setFocus()
