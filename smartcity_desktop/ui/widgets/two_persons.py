"""Four eyes: the person signed in and a second one, each with their own passphrase, typed by themselves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QFormLayout, QFrame, QLabel, QVBoxLayout, QWidget

from smartcity_desktop.core.staff import ROLE_NAMES, Secret
from smartcity_desktop.ui import background, texts, theme
from smartcity_desktop.ui.texts import Speaking
from smartcity_desktop.ui.widgets.calm import calm
from smartcity_desktop.ui.widgets.passphrase_edit import PassphraseEdit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smartcity_desktop.core.errors import SmartCityError
    from smartcity_desktop.core.staff import Person
    from smartcity_desktop.services.staff import StaffDesk


class TwoPersonsForm(Speaking, QFrame):
    """Fields for those who agree. `missing` says what is not filled in yet; `secrets` is what was typed.

    Args:
        desk: who is signed in, and who could be the second.
        parent: widget over which it stands.
    """

    def __init__(self, desk: StaffDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.mark(self, kind="card")
        self._desk, self._first = desk, desk.person
        self._seconds: tuple[Person, ...] | None = None
        self._wanted = True
        self._heading, self._hint = QLabel(wordWrap=True), QLabel(wordWrap=True)
        self._first_label, self._second_label, self._pass_label = QLabel(), QLabel(), QLabel()
        self.first, self.second = PassphraseEdit(), PassphraseEdit()
        self.picker = QComboBox()
        calm(self.picker)
        self._build()
        self.retranslate()
        background.run(desk.seconds, self.display, self._on_failed, owner=self)

    def _build(self) -> None:
        theme.mark(self._heading, role="strong")
        theme.mark(self._hint, tone="warn")
        self._first_label.setBuddy(self.first)
        self._second_label.setBuddy(self.picker)
        self._pass_label.setBuddy(self.second)
        self._form = form = QFormLayout(horizontalSpacing=theme.L, verticalSpacing=theme.S)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.addRow(self._first_label, self.first)
        form.addRow(self._second_label, self.picker)
        form.addRow(self._pass_label, self.second)
        column = QVBoxLayout(self)
        theme.margins(column, theme.M, theme.S)
        column.addWidget(self._heading)
        column.addWidget(self._hint)
        column.addLayout(form)
        for edit in (self.first, self.second):
            edit.textEdited.connect(lambda _text, edit=edit: theme.mark(edit, invalid=False))
        self.picker.activated.connect(lambda _at: theme.mark(self.picker, invalid=False))

    def ask_second(self, wanted: bool) -> None:
        """Ask for a second person, or for the one signed in alone."""
        self._wanted = wanted
        self._show_rows()

    def display(self, seconds: Sequence[Person]) -> None:
        """Offer these as the second person."""
        self._seconds = tuple(seconds)
        self.picker.clear()
        if len(self._seconds) > 1:
            self.picker.addItem("", "")
        for person in self._seconds:
            self.picker.addItem("", person.id)
        self.retranslate()
        self._show_rows()

    def retranslate(self) -> None:
        """Set every word anew."""
        self._heading.setText(
            self.tr("Two persons sign: each types their own passphrase.")
            if self._wanted
            else self.tr("You sign for it.")
        )
        self._hint.setText(
            self.tr(
                "There is no second person yet. An administrator adds one on the page People; publishing and deciding "
                "take two."
            )
        )
        self._first_label.setText(self._named(self._first))
        self.first.setAccessibleName(self.tr("Passphrase of {name}").format(name=self._first.name))
        self._second_label.setText(self.tr("&Second person"))
        self.picker.setAccessibleName(self.tr("Second person"))
        self._pass_label.setText(self.tr("Their pass&phrase"))
        self.second.setAccessibleName(self.tr("Passphrase of the second person"))
        people = {person.id: person for person in self._seconds or ()}
        for at in range(self.picker.count()):
            person = people.get(self.picker.itemData(at))
            self.picker.setItemText(at, self._named(person) if person else self.tr("Please pick"))

    def missing(self) -> tuple[QWidget, str] | None:
        """Return the first field that is not filled in, and what to say about it."""
        if not self.first.text():
            return self.first, self.tr("Please type your own passphrase.")
        if self._wanted and self._seconds:
            if not self.picker.currentData():
                return self.picker, self.tr("Please pick the second person.")
            if not self.second.text():
                return self.second, self.tr("Please let the second person type their own passphrase.")
        return None

    def secrets(self) -> tuple[Secret, ...]:
        """Return the passphrases that were typed, the first of the person signed in."""
        found: tuple[Secret, ...] = (Secret(self._first.id, self.first.text()),)
        if self._wanted and self._seconds:
            found = (*found, Secret(self.picker.currentData(), self.second.text()))
        return found

    def _named(self, person: Person) -> str:
        return self.tr("{name}, {role}").format(name=person.name, role=texts.say(ROLE_NAMES[person.role]))

    def _show_rows(self) -> None:
        self._hint.setVisible(self._wanted and self._seconds == ())
        for row in (1, 2):
            self._form.setRowVisible(row, self._wanted and self._seconds != ())
        self.retranslate()

    def _on_failed(self, error: SmartCityError) -> None:
        self._hint.setText(texts.say(error.happened))
        self._hint.show()
