"""Lets somebody of headquarters go, with a reason, signed by an administrator."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel, QWidget

from smartcity_desktop.ui import background, theme
from smartcity_desktop.ui.widgets.note_edit import NoteEdit
from smartcity_desktop.ui.widgets.task_dialog import TaskDialog
from smartcity_desktop.ui.widgets.two_persons import TwoPersonsForm

if TYPE_CHECKING:
    from smartcity_desktop.core.staff import Person
    from smartcity_desktop.services.people import People
    from smartcity_desktop.services.staff import StaffDesk


class RemovePersonDialog(TaskDialog):
    """`succeeded` carries `None`."""

    def __init__(
        self, people: People, desk: StaffDesk, person: Person, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent, danger=True)
        self._people, self._person = people, person
        self._label, self.reason, self.agreeing = QLabel(), NoteEdit(), TwoPersonsForm(desk)
        self.agreeing.ask_second(False)
        role = person.role
        background.run(lambda: people.takes_two(role), self.agreeing.ask_second, self._on_failed, owner=self)
        self._label.setBuddy(self.reason)
        self.reason.textChanged.connect(lambda: theme.mark(self.reason, invalid=False))
        for widget in (self._label, self.reason, self.agreeing):
            self.body.addWidget(widget)
        self.retranslate()
        self.fit(620, 460)
        self.reason.setFocus()

    def retranslate(self) -> None:
        """Set every word anew."""
        self.setWindowTitle(self.tr("Remove a person"))
        self.heading.setText(self.tr("Remove {name} from headquarters?").format(name=self._person.name))
        self.sentence.setText(
            self.tr(
                "Their passphrase opens nothing here any more. What they did and signed stays in the log. Who took a "
                "copy of the data and of their file before can still open that copy."
            )
        )
        self._label.setText(self.tr("&Reason"))
        self.primary.setText(self.tr("Remove"))

    def submit(self) -> None:
        """Check the fields and remove them."""
        reason, gap = self.reason.toPlainText().strip(), self.agreeing.missing()
        if not reason:
            self.missing(self.reason, self.tr("Please write the reason; it is kept in the log."))
        elif gap is not None:
            self.missing(*gap)
        else:
            person_id, secrets = self._person.id, self.agreeing.secrets()
            self.start(lambda: self._people.remove(person_id, reason, secrets))
