"""The panel of an edition: who is enrolled, with which certificate, and how many regions each has."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from smartcity_desktop.core.edition import EditionState, RosterStatus
from smartcity_desktop.core.language import show_date
from smartcity_desktop.ui import texts, theme
from smartcity_desktop.ui.dialogs.enrol import EnrolDialog
from smartcity_desktop.ui.dialogs.reason import ReasonDialog
from smartcity_desktop.ui.models.rows import RIGHT, Column, RowsModel, Sorted, value_at
from smartcity_desktop.ui.texts import Speaking
from smartcity_desktop.ui.widgets.banner import Banner
from smartcity_desktop.ui.widgets.columns import Columns
from smartcity_desktop.ui.widgets.empty_page import EmptyPage
from smartcity_desktop.ui.widgets.table import make_table

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtGui import QDragEnterEvent, QDropEvent

    from smartcity_desktop.core.edition import Assessor, Edition
    from smartcity_desktop.services.authority import AuthorityDesk
    from smartcity_desktop.services.drafting import Drafting
    from smartcity_desktop.services.editions import Overview
    from smartcity_desktop.services.renewals import Renewals

_REQUESTS = (".csr", ".pem", ".asice")


class Person(NamedTuple):
    """An assessor with the certificate that counts and the number of regions."""

    assessor: Assessor
    active: bool
    until: datetime | None
    regions: int


def people(edition: Edition) -> tuple[Person, ...]:
    """List the panel of an edition by number."""
    counts = Counter(assignment.assessor_id for assignment in edition.assignments)
    newest = {entry.assessor_id: entry for entry in edition.roster}
    active = {entry.assessor_id: entry for entry in edition.roster if entry.status is RosterStatus.ACTIVE}
    found = []
    for assessor in sorted(edition.assessors, key=lambda one: one.id):
        entry = active.get(assessor.id) or newest.get(assessor.id)
        found.append(
            Person(assessor, assessor.id in active, entry.valid_until if entry else None, counts[assessor.id])
        )
    return tuple(found)


def next_number(edition: Edition) -> str:
    """Propose the next free number, `A-07`."""
    taken = {assessor.id for assessor in edition.assessors}
    return next(number for n in range(1, len(taken) + 2) if (number := f"A-{n:02}") not in taken)


class PeopleTab(Speaking, QWidget):
    """Emits `changed` when somebody was enrolled or revoked. Enrolment files can be dropped on it.

    Attributes:
        authority: opens the root key from its cards when it is kept off this computer; the builder sets it.
    """

    changed = Signal()
    authority: AuthorityDesk | None = None
    renewals: Renewals | None = None

    def __init__(self, drafting: Drafting, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drafting = drafting
        self._overview: Overview | None = None
        self.setAcceptDrops(True)
        self.banner = Banner()
        self.look, self._count = QLineEdit(clearButtonEnabled=True), QLabel()
        self.enrol, self.revoke = QPushButton(), QPushButton()
        self.model: RowsModel[Person] = RowsModel(self._columns())
        self.sorted = Sorted(self.model, self)
        self.table = QTableView()
        self._empty = EmptyPage(
            "user-plus",
            lambda: self.tr("Nobody is on the panel yet"),
            lambda: self.tr(
                "Each assessor's program writes an enrolment file (.csr). Choose it here, or drop it on this page."
            ),
            lambda: self.tr("Enrol an assessor…"),
        )
        self._stack = QStackedWidget()
        self._build()
        self.retranslate()

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(lambda: self.tr("Number"), lambda row: row.assessor.id),
            Column(lambda: self.tr("Name"), lambda row: row.assessor.name),
            Column(lambda: self.tr("Institution"), lambda row: row.assessor.institution),
            Column(
                lambda: self.tr("Regions"),
                lambda row: str(row.regions),
                sort=lambda row: row.regions,
                align=RIGHT,
            ),
            Column(
                lambda: self.tr("Certificate"),
                self._certificate,
                tone=lambda row: "good" if row.active else "bad",
                icon=lambda row: "shield-check" if row.active else "shield-x",
            ),
        )

    def _certificate(self, row: Person) -> str:
        if not row.active:
            return self.tr("revoked")
        day = show_date(row.until.date(), texts.current()) if row.until else "–"
        return self.tr("valid until {day}").format(day=day)

    def _build(self) -> None:
        self.table.setModel(self.sorted)
        make_table(self.table)
        Columns(self.table.horizontalHeader(), (90, 190, 170, 84, 268), 1)
        self.table.sortByColumn(0, Qt.SortOrder.AscendingOrder)
        top = QHBoxLayout()
        top.setSpacing(theme.S)
        top.addWidget(self.look, 1)
        top.addWidget(self._count)
        top.addWidget(self.revoke)
        top.addWidget(self.enrol)
        theme.mark(self.revoke, kind="quiet")
        theme.mark(self._count, role="muted")
        full = QWidget()
        column = QVBoxLayout(full)
        theme.margins(column, 0, theme.S)
        column.addLayout(top)
        column.addWidget(self.table, 1)
        self._stack.addWidget(full)
        self._stack.addWidget(self._empty)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, theme.M, 0, 0)
        whole.addWidget(self.banner)
        whole.addWidget(self._stack, 1)
        self.look.textChanged.connect(self.sorted.look_for)
        self.enrol.clicked.connect(lambda: self.open_enrol())
        self._empty.pressed.connect(lambda: self.open_enrol())
        self.revoke.clicked.connect(self._on_revoke)

    def display(self, overview: Overview) -> None:
        """Show the panel of an edition."""
        self._overview = overview
        self.model.show_rows(people(overview.edition))
        self._stack.setCurrentIndex(0 if overview.edition.assessors else 1)
        open_ = overview.state in (EditionState.DRAFT, EditionState.PUBLISHED)
        self.enrol.setVisible(open_)
        self.revoke.setVisible(open_)
        self._say_count()

    def retranslate(self) -> None:
        """Set every word anew."""
        self.look.setPlaceholderText(self.tr("Look for a name or institution"))
        self.look.setAccessibleName(self.tr("Look for a name or institution"))
        self.table.setAccessibleName(self.tr("Assessors of the edition"))
        self.enrol.setText(self.tr("&Enrol an assessor…"))
        self.revoke.setText(self.tr("&Revoke…"))
        self.model.retranslate()
        self._say_count()

    def open_enrol(self, file: Path | None = None) -> EnrolDialog | None:
        """Open the dialog that enrols."""
        if self._overview is None:
            return None
        edition = self._overview.edition
        dialog = EnrolDialog(
            self._drafting,
            edition.code,
            next_number(edition),
            file,
            self,
            authority=self.authority,
            renewals=self.renewals,
            enrolled=frozenset(
                entry.assessor_id for entry in edition.roster if entry.status is RosterStatus.ACTIVE
            ),
        )
        dialog.succeeded.connect(lambda entry: self._on_enrolled(entry.assessor_id))
        dialog.open()
        return dialog

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take enrolment files."""
        if any(url.toLocalFile().lower().endswith(_REQUESTS) for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Enrol with the first file dropped."""
        event.acceptProposedAction()
        files = [url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()]
        if files:
            self.open_enrol(Path(files[0]))

    def _on_enrolled(self, number: str) -> None:
        self.banner.say("good", lambda: self.tr("{number} is enrolled.").format(number=number))
        self.changed.emit()

    def _on_revoke(self) -> None:
        person = value_at(self.table.currentIndex())
        if person is None:
            self.banner.say("warn", lambda: self.tr("Please pick the assessor first."))
            return
        self.open_revoke(person)

    def open_revoke(self, person: Person) -> ReasonDialog | None:
        """Open the dialog that revokes somebody's certificate, with the reason."""
        if self._overview is None:
            return None
        code, name = self._overview.edition.code, person.assessor.name
        dialog = ReasonDialog(
            lambda: (
                self.tr("Revoke the certificate of {name}?").format(name=name),
                self.tr(
                    "Packages signed with it are refused from now on. What was taken in before stays. Publish the "
                    "edition again so that everybody knows."
                ),
                self.tr("Revoke"),
            ),
            lambda reason: self._drafting.revoke(code, person.assessor.id, reason),
            self,
            danger=True,
        )
        dialog.succeeded.connect(lambda _none: self._on_revoked(person))
        dialog.open()
        return dialog

    def _on_revoked(self, person: Person) -> None:
        self.banner.say(
            "good", lambda: self.tr("The certificate of {name} is revoked.").format(name=person.assessor.name)
        )
        self.changed.emit()

    def _say_count(self) -> None:
        self._count.setText(self.tr("%n assessor(s)", "", self.model.rowCount()))
