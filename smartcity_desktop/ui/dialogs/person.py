"""Brings somebody new into headquarters, or gives somebody another role: who agrees signs for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QComboBox, QFormLayout, QLabel, QLineEdit, QWidget

from smartcity_desktop.core.staff import ROLE_NAMES, Person, StaffRole
from smartcity_desktop.ui import background, texts, theme
from smartcity_desktop.ui.steps.passphrase_pair import pair, unmark_when_typed
from smartcity_desktop.ui.widgets.calm import calm
from smartcity_desktop.ui.widgets.passphrase_edit import PassphraseEdit
from smartcity_desktop.ui.widgets.root_edit import RootEdit
from smartcity_desktop.ui.widgets.strength_meter import StrengthMeter
from smartcity_desktop.ui.widgets.task_dialog import TaskDialog
from smartcity_desktop.ui.widgets.two_persons import TwoPersonsForm

if TYPE_CHECKING:
    from smartcity_desktop.sealing.authority import AuthorityCard
    from smartcity_desktop.services.authority import AuthorityDesk
    from smartcity_desktop.services.people import People
    from smartcity_desktop.services.staff import StaffDesk


class RolePicker(QComboBox):
    """One of the three roles, with what it may in the tool tip."""

    def __init__(self, role: StaffRole) -> None:
        super().__init__()
        calm(self)
        for one in StaffRole:
            self.addItem("", one)
        self.setCurrentIndex(self.findData(role))

    @property
    def role(self) -> StaffRole:
        """The role that is picked."""
        return StaffRole(self.currentData())

    def say(self) -> None:
        """Set the names anew."""
        for at, one in enumerate(StaffRole):
            self.setItemText(at, texts.say(ROLE_NAMES[one]))


class AddPersonDialog(TaskDialog):
    """`succeeded` carries the new `Person`. The new person sits here too, and types a passphrase of their own."""

    def __init__(
        self, people: People, desk: StaffDesk, authority: AuthorityDesk, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._people = people
        self.name, self.role = QLineEdit(), RolePicker(StaffRole.CHAIR)
        self.passphrase, self.again, self._strength = PassphraseEdit(), PassphraseEdit(), StrengthMeter()
        self.agreeing, self.root = TwoPersonsForm(desk), RootEdit(authority)
        self._labels = tuple(QLabel() for _ in range(4))
        self._says = QLabel(wordWrap=True)
        theme.mark(self._says, role="caption", tone="muted")
        form = QFormLayout(horizontalSpacing=theme.L, verticalSpacing=theme.S)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        rows = (self.name, self.role, self.passphrase, self.again)
        for label, field in zip(self._labels, rows, strict=True):
            label.setBuddy(field)
            form.addRow(label, field)
        form.insertRow(2, "", self._says)
        form.insertRow(4, "", self._strength)
        pair(self.passphrase, self.again, self._strength, (self.name,))
        unmark_when_typed(self.name)
        self.body.addLayout(form)
        self.body.addWidget(self.root)
        self.body.addWidget(self.agreeing)
        self.body.addStretch(1)
        self.role.currentIndexChanged.connect(lambda _at: self._on_role())
        self.retranslate()
        self.fit(720, 500)
        self.name.setFocus()
        self._on_role()
        background.run(authority.card, self._on_card, self._on_failed, owner=self)

    def retranslate(self) -> None:
        """Set every word anew."""
        self.setWindowTitle(self.tr("Add a person"))
        self.heading.setText(self.tr("Add a person"))
        self.sentence.setText(
            self.tr(
                "The new person sits here with you and types a passphrase that only they know. They get a number, a "
                "signing key and a certificate of their own."
            )
        )
        words = (
            self.tr("&Name"),
            self.tr("&Role"),
            self.tr("&Passphrase of the new person"),
            self.tr("The same o&nce more"),
        )
        for label, text in zip(self._labels, words, strict=True):
            label.setText(text)
        self.role.say()
        self._say_role()
        self.primary.setText(self.tr("Add"))

    def submit(self) -> None:
        """Check the fields and bring them in."""
        gap = self.root.missing() or self.agreeing.missing()
        if not self.name.text().strip():
            self.missing(self.name, self.tr("Please fill in the person's name."))
        elif not self.passphrase.text():
            self.missing(self.passphrase, self.tr("Please let the new person type a passphrase."))
        elif self._strength.weakness:
            self.missing(self.passphrase, self._strength.weakness)
        elif self.passphrase.text() != self.again.text():
            self.missing(self.again, self.tr("The two passphrases differ. Please type the second one again."))
        elif gap is not None:
            self.missing(*gap)
        else:
            name, role, secret = self.name.text(), self.role.role, self.passphrase.text()
            secrets, opening = self.agreeing.secrets(), self.root.opening()
            self.start(lambda: self._people.add(name, role, secret, secrets, root=opening()))

    def done(self, result: int) -> None:
        """Forget what was typed, then close."""
        self.root.cards.forget()
        super().done(result)

    def _on_card(self, card: AuthorityCard | None) -> None:
        self.root.ask(card is not None and card.root_offline)

    def _on_role(self) -> None:
        self._say_role()
        role = self.role.role
        background.run(
            lambda: self._people.takes_two(role), self.agreeing.ask_second, self._on_failed, owner=self
        )

    def _say_role(self) -> None:
        self._says.setText(
            {
                StaffRole.CLERK: self.tr(
                    "Receives packages, signs receipts, decides on held ones, follows regions up, prints."
                ),
                StaffRole.CHAIR: self.tr("The clerk's, and leads the panel, decides, is the second person."),
                StaffRole.ADMINISTRATOR: self.tr(
                    "Everything: editions, certificates, publishing, people, keys; and is the second person."
                ),
            }[self.role.role]
        )


class RoleDialog(TaskDialog):
    """`succeeded` carries the `Person` in the new role."""

    def __init__(
        self, people: People, desk: StaffDesk, person: Person, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._people, self._person = people, person
        self.role, self.theirs = RolePicker(person.role), PassphraseEdit()
        self.agreeing = TwoPersonsForm(desk)
        self._role_label, self._theirs_label = QLabel(), QLabel()
        self._role_label.setBuddy(self.role)
        self._theirs_label.setBuddy(self.theirs)
        self._form = form = QFormLayout(horizontalSpacing=theme.L, verticalSpacing=theme.S)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.addRow(self._role_label, self.role)
        form.addRow(self._theirs_label, self.theirs)
        unmark_when_typed(self.theirs)
        self.body.addLayout(form)
        self.body.addWidget(self.agreeing)
        self.body.addStretch(1)
        self.role.currentIndexChanged.connect(lambda _at: self._on_role())
        self.retranslate()
        self.fit(680, 440)
        self.role.setFocus()
        self._on_role()

    def retranslate(self) -> None:
        """Set every word anew."""
        self.setWindowTitle(self.tr("Change the role"))
        self.heading.setText(self.tr("Which role shall {name} have?").format(name=self._person.name))
        self.sentence.setText(self.tr("Everybody has exactly one role. The change is signed and logged."))
        self._role_label.setText(self.tr("&Role"))
        self._theirs_label.setText(self.tr("&Passphrase of {name}").format(name=self._person.name))
        self.role.say()
        self.primary.setText(self.tr("Change the role"))

    def submit(self) -> None:
        """Check the fields and change it."""
        role, gap = self.role.role, self.agreeing.missing()
        if self._asks_theirs() and not self.theirs.text():
            self.missing(
                self.theirs,
                self.tr(
                    "Please let {name} type their passphrase: it opens the authority from now on."
                ).format(name=self._person.name),
            )
        elif gap is not None:
            self.missing(*gap)
        else:
            person_id, secrets, theirs = self._person.id, self.agreeing.secrets(), self.theirs.text()
            self.start(lambda: self._people.set_role(person_id, role, secrets, theirs=theirs))

    def _asks_theirs(self) -> bool:
        return self.role.role is StaffRole.ADMINISTRATOR and self._person.role is not StaffRole.ADMINISTRATOR

    def _on_role(self) -> None:
        self._form.setRowVisible(1, self._asks_theirs())
        roles = (self.role.role, self._person.role)
        background.run(
            lambda: any(self._people.takes_two(role) for role in roles),
            self.agreeing.ask_second,
            self._on_failed,
            owner=self,
        )
