"""One of headquarters' two keys: where it is, on which cards, and when they were rehearsed last."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from smartcity_desktop.core.cards import KEY_NAMES, KEY_PURPOSES, CardKey
from smartcity_desktop.core.language import TimeZone, show_date
from smartcity_desktop.ui import texts, theme
from smartcity_desktop.ui.texts import Speaking
from smartcity_desktop.ui.widgets.pill import Pill

if TYPE_CHECKING:
    from smartcity_desktop.sealing.authority import CardSet


class KeyState(Speaking, QFrame):
    """A card with the buttons `make` and `drill`; the page says what they do."""

    def __init__(self, key: CardKey, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = key
        self._cards: CardSet | None = None
        self._due, self._offline = True, False
        self._name, self._purpose = QLabel(), QLabel(wordWrap=True)
        self._where, self._set = QLabel(wordWrap=True), QLabel(wordWrap=True)
        self.state = Pill()
        self.make, self.drill = QPushButton(), QPushButton()
        theme.mark(self, kind="card")
        theme.mark(self._name, role="heading")
        theme.mark(self._purpose, role="muted")
        head = QHBoxLayout()
        head.addWidget(self._name, 1)
        head.addWidget(self.state)
        self._buttons = QHBoxLayout()
        self._buttons.setSpacing(theme.S)
        self._buttons.addWidget(self.make)
        self._buttons.addWidget(self.drill)
        self._buttons.addStretch(1)
        column = QVBoxLayout(self)
        theme.margins(column, theme.L, theme.S)
        column.addLayout(head)
        for label in (self._purpose, self._where, self._set):
            column.addWidget(label)
        column.addStretch(1)
        column.addLayout(self._buttons)
        self.retranslate()

    def add_button(self, button: QPushButton) -> None:
        """Put one more act beside the others."""
        theme.mark(button, kind="quiet")
        self._buttons.insertWidget(self._buttons.count() - 1, button)

    def display(self, cards: CardSet | None, *, due: bool, offline: bool) -> None:
        """Show the cards in force (`None`: none yet), whether a drill is due, and whether the root is away."""
        self._cards, self._due, self._offline = cards, due, offline
        self.drill.setVisible(cards is not None)
        theme.mark(self.make, kind="primary" if cards is None else "")
        theme.mark(self.drill, kind="primary" if due else "")
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word anew."""
        self._name.setText(texts.say(KEY_NAMES[self.key]))
        self._purpose.setText(texts.say(KEY_PURPOSES[self.key]))
        if self.key is CardKey.RECOVERY:
            where = self.tr("It is kept nowhere but on its cards.")
        elif self._offline:
            where = self.tr("It is off this computer: enrolling asks for its cards.")
        else:
            where = self.tr("It is on this computer, under the administrators' passphrases.")
        self._where.setText(where)
        cards = self._cards
        if cards is None:
            self._set.setText(self.tr("No cards were printed yet."))
            self.state.display("triangle-alert", "bad", lambda: self.tr("no cards"))
        else:
            self._show_set(cards)
        self.make.setText(self.tr("Make cards…") if cards is None else self.tr("New cards…"))
        self.drill.setText(self.tr("Drill…"))
        self.make.setAccessibleName(f"{self._name.text()}: {self.make.text()}")
        self.drill.setAccessibleName(f"{self._name.text()}: {self.drill.text()}")

    def _show_set(self, cards: CardSet) -> None:
        made = self.tr("Set {code}: {count} cards, {needed} needed, made {day}.").format(
            code=cards.set_code,
            count=cards.count,
            needed=cards.threshold,
            day=show_date(TimeZone.WIB.day(cards.made_at), texts.current()),
        )
        if cards.rehearsed_at is None:
            words = self.tr("Never rehearsed: do the drill before you rely on them.")
            self.state.display("triangle-alert", "warn", lambda: self.tr("drill due"))
        else:
            words = self.tr("Rehearsed {day} by {who}.").format(
                day=show_date(TimeZone.WIB.day(cards.rehearsed_at), texts.current()), who=cards.rehearsed_by
            )
            if self._due:
                words += " " + self.tr("That is more than a year ago: repeat the drill.")
                self.state.display("triangle-alert", "warn", lambda: self.tr("drill due"))
            else:
                self.state.display("circle-check", "good", lambda: self.tr("rehearsed"))
        self._set.setText(f"{made} {words}")
