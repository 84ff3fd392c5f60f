"""Headquarters' people: who works here, in which role, and who left."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QTableView, QVBoxLayout, QWidget

from smartcity_desktop.core.language import show_date
from smartcity_desktop.core.staff import ROLE_NAMES, Act, Person, PersonStatus, StaffRole, may
from smartcity_desktop.ui import texts, theme
from smartcity_desktop.ui.dialogs.own_passphrase import OwnPassphraseDialog
from smartcity_desktop.ui.dialogs.person import AddPersonDialog, RoleDialog
from smartcity_desktop.ui.dialogs.remove_person import RemovePersonDialog
from smartcity_desktop.ui.models.rows import Column, RowsModel, Sorted, value_at
from smartcity_desktop.ui.texts import Speaking
from smartcity_desktop.ui.widgets.banner import Banner
from smartcity_desktop.ui.widgets.columns import Columns
from smartcity_desktop.ui.widgets.table import make_table

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from smartcity_desktop.core.language import TimeZone
    from smartcity_desktop.services.authority import AuthorityDesk
    from smartcity_desktop.services.people import People
    from smartcity_desktop.services.staff import StaffDesk
    from smartcity_desktop.ui.widgets.task_dialog import TaskDialog

_ICONS = {StaffRole.CLERK: "user", StaffRole.CHAIR: "users", StaffRole.ADMINISTRATOR: "user-check"}


class StaffTab(Speaking, QWidget):
    """Emits `changed` when somebody came, changed or left."""

    changed = Signal()

    def __init__(
        self,
        people: People,
        desk: StaffDesk,
        authority: AuthorityDesk,
        zone: Callable[[], TimeZone],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._people, self._desk, self._authority, self._zone = people, desk, authority, zone
        self.banner = Banner()
        self._me, self._two = QLabel(wordWrap=True), QLabel(wordWrap=True)
        self.add, self.role, self.remove, self.passphrase = (QPushButton() for _ in range(4))
        self.model: RowsModel[Person] = RowsModel(self._columns())
        self.sorted = Sorted(self.model, self)
        self.table = QTableView()
        self._build()
        self.retranslate()

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(lambda: self.tr("Number"), lambda row: row.id),
            Column(
                lambda: self.tr("Name"),
                self._name,
                strong=lambda row: row.id == self._desk.person.id,
                tone=_faded,
            ),
            Column(
                lambda: self.tr("Role"),
                lambda row: texts.say(ROLE_NAMES[row.role]),
                icon=lambda row: _ICONS[row.role],
                tone=_faded,
            ),
            Column(lambda: self.tr("Since"), lambda row: self._day(row.since), sort=lambda row: row.since),
            Column(
                lambda: self.tr("State"),
                self._state,
                tone=lambda row: "good" if row.status is PersonStatus.ACTIVE else "muted",
                icon=lambda row: "circle-check" if row.status is PersonStatus.ACTIVE else "ban",
            ),
        )

    def _build(self) -> None:
        self.table.setModel(self.sorted)
        make_table(self.table)
        Columns(self.table.horizontalHeader(), (90, 220, 180, 150, 190), 1)
        self.sorted.sort(-1)
        theme.mark(self._me, role="muted")
        theme.mark(self._two, tone="warn")
        theme.mark(self.add, kind="primary")
        theme.mark(self.remove, kind="quiet")
        theme.mark(self.passphrase, kind="quiet")
        top = QHBoxLayout()
        top.setSpacing(theme.S)
        top.addWidget(self._me, 1)
        top.addWidget(self.passphrase)
        bottom = QHBoxLayout()
        bottom.setSpacing(theme.S)
        bottom.addWidget(self._two, 100)
        bottom.addStretch(1)
        for button in (self.remove, self.role, self.add):
            bottom.addWidget(button)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, theme.M, 0, 0)
        whole.setSpacing(theme.S)
        whole.addWidget(self.banner)
        whole.addLayout(top)
        whole.addWidget(self.table, 1)
        whole.addLayout(bottom)
        self.add.clicked.connect(lambda: self.open_add())
        self.role.clicked.connect(lambda: self.open_role())
        self.remove.clicked.connect(lambda: self.open_remove())
        self.passphrase.clicked.connect(lambda: self.open_passphrase())
        self.table.activated.connect(lambda _index: self.open_role())

    def display(self, people: Sequence[Person]) -> None:
        """Show these people."""
        self.model.show_rows(people)
        alone = sum(one.status is PersonStatus.ACTIVE for one in people) < 2
        self._two.setVisible(alone)
        rights = may(self._desk.person.role, Act.STAFF)
        for button in (self.add, self.role, self.remove):
            button.setVisible(rights)

    def retranslate(self) -> None:
        """Set every word anew."""
        me = self._desk.person
        self._me.setText(
            self.tr("Signed in: {name} ({number}), {role}.").format(
                name=me.name, number=me.id, role=texts.say(ROLE_NAMES[me.role])
            )
        )
        self._two.setText(self.tr("Publishing and deciding take two persons: add a second one."))
        self.add.setText(self.tr("&Add a person…"))
        self.role.setText(self.tr("Change the &role…"))
        self.remove.setText(self.tr("Re&move…"))
        self.passphrase.setText(self.tr("Change my &passphrase…"))
        self.table.setAccessibleName(self.tr("People of headquarters"))
        self.model.retranslate()

    def open_add(self) -> AddPersonDialog:
        """Open the dialog that brings somebody in."""
        dialog = AddPersonDialog(self._people, self._desk, self._authority, self)
        dialog.succeeded.connect(
            lambda person: self._on_changed(
                lambda: self.tr(
                    "{name} is {number}: sign in with this number and their own passphrase."
                ).format(name=person.name, number=person.id)
            )
        )
        dialog.open()
        return dialog

    def open_role(self) -> RoleDialog | None:
        """Open the dialog that gives another role."""
        person = self._picked()
        if person is None:
            return None
        dialog = RoleDialog(self._people, self._desk, person, self)
        dialog.succeeded.connect(
            lambda now: self._on_changed(
                lambda: self.tr("{name} is now: {role}.").format(
                    name=now.name, role=texts.say(ROLE_NAMES[now.role])
                )
            )
        )
        dialog.open()
        return dialog

    def open_remove(self) -> RemovePersonDialog | None:
        """Open the dialog that lets somebody go."""
        person = self._picked()
        if person is None:
            return None
        dialog = RemovePersonDialog(self._people, self._desk, person, self)
        dialog.succeeded.connect(
            lambda _none: self._on_changed(
                lambda: self.tr("{name} works here no more.").format(name=person.name)
            )
        )
        dialog.open()
        return dialog

    def open_passphrase(self) -> TaskDialog:
        """Open the dialog for another passphrase."""
        dialog = OwnPassphraseDialog(self._desk, self)
        dialog.succeeded.connect(
            lambda _none: self._on_changed(lambda: self.tr("Your passphrase is changed."))
        )
        dialog.open()
        return dialog

    def _picked(self) -> Person | None:
        person: Person | None = value_at(self.table.currentIndex())
        if person is None:
            self.banner.say("warn", lambda: self.tr("Please pick a person first."))
        elif person.id == self._desk.person.id:
            self.banner.say("warn", lambda: self.tr("Your own role is changed by another administrator."))
        elif person.status is PersonStatus.REMOVED:
            self.banner.say("warn", lambda: self.tr("This person works here no more."))
        else:
            return person
        return None

    def _on_changed(self, words: Callable[[], str]) -> None:
        self.banner.say("good", words)
        self.changed.emit()

    def _name(self, row: Person) -> str:
        return self.tr("{name} (you)").format(name=row.name) if row.id == self._desk.person.id else row.name

    def _state(self, row: Person) -> str:
        if row.until is not None:
            return self.tr("left {day}").format(day=self._day(row.until))
        return self.tr("works here")

    def _day(self, moment: datetime) -> str:
        return show_date(self._zone().local(moment).date(), texts.current())


def _faded(row: Person) -> str | None:
    return "muted" if row.status is PersonStatus.REMOVED else None
