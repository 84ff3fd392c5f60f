"""Packages that wait for a human: why, and what is decided on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from smartcity_desktop.core.language import show_moment
from smartcity_desktop.core.package import PackageRefused
from smartcity_desktop.core.staff import Secret
from smartcity_desktop.ui import background, texts, theme
from smartcity_desktop.ui.dialogs.held_decision import HeldDecisionDialog
from smartcity_desktop.ui.edition_looks import OUTCOME_LOOKS, outcome_words
from smartcity_desktop.ui.models.rows import RIGHT, Column, RowsModel, Sorted, value_at
from smartcity_desktop.ui.texts import Speaking
from smartcity_desktop.ui.widgets.columns import Columns
from smartcity_desktop.ui.widgets.empty_page import EmptyPage
from smartcity_desktop.ui.widgets.table import make_table

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from smartcity_desktop.core.language import TimeZone
    from smartcity_desktop.core.staff import Person
    from smartcity_desktop.services.inbox import Inbox
    from smartcity_desktop.store.records.packages import PackageRecord


class HeldTab(Speaking, QWidget):
    """Emits `decided` with a `Report` or `None`, `changed` with how many wait, `failed` with an error.

    Args:
        inbox: of headquarters.
        person: who is signed in.
        zone: in which moments are shown.
        parent: widget in which it stands.
    """

    decided = Signal(object)
    changed = Signal(object)
    failed = Signal(object)

    def __init__(
        self,
        inbox: Inbox,
        person: Callable[[], Person],
        zone: Callable[[], TimeZone],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._inbox, self._person, self._zone = inbox, person, zone
        self._names: dict[str, str] = {}
        self._record: PackageRecord | None = None
        self.rows: RowsModel[PackageRecord] = RowsModel(self._columns())
        self.sorted, self.table = Sorted(self.rows, self), QTableView()
        self.happened, self.remedy = QLabel(wordWrap=True), QLabel(wordWrap=True)
        self.details = QPlainTextEdit(readOnly=True)
        self.release, self.refuse = QPushButton(), QPushButton()
        self._empty = EmptyPage(
            "clock",
            lambda: self.tr("No package is held"),
            lambda: self.tr(
                "A package waits here when an earlier one is missing, when two contradict each other, "
                "or when a file in it may be harmful."
            ),
        )
        self._build()
        self.retranslate()

    @property
    def waiting(self) -> int:
        """How many packages wait for a decision."""
        return sum(record.status == "held" for record in self.rows.rows)

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(
                lambda: self.tr("State"),
                lambda row: outcome_words(row.status),
                tone=lambda row: OUTCOME_LOOKS[row.status][1],
                icon=lambda row: OUTCOME_LOOKS[row.status][0],
            ),
            Column(
                lambda: self.tr("Region"),
                lambda row: self._names.get(row.assignment_id or "", row.assignment_id or "–"),
            ),
            Column(lambda: self.tr("Signer"), lambda row: row.signer),
            Column(
                lambda: self.tr("No."),
                lambda row: str(row.sequence),
                sort=lambda row: row.sequence,
                align=RIGHT,
            ),
            Column(
                lambda: self.tr("Why"),
                lambda row: texts.say(_refusal(row).happened),
                hint=lambda row: f"{row.code}: {row.detail}",
            ),
            Column(
                lambda: self.tr("Since"),
                lambda row: show_moment(row.at, texts.current(), self._zone()),
                sort=lambda row: row.at,
            ),
        )

    def _build(self) -> None:
        self.table.setModel(self.sorted)
        make_table(self.table)
        Columns(self.table.horizontalHeader(), (104, 160, 96, 48, 250, 216), 4)
        self.table.sortByColumn(5, Qt.SortOrder.DescendingOrder)
        theme.mark(self.happened, role="strong")
        theme.mark(self.refuse, kind="danger")
        self.details.setMaximumHeight(theme.scaled(34))
        self.details.setTabChangesFocus(True)
        words = QVBoxLayout()
        words.setSpacing(theme.XS)
        words.addWidget(self.happened)
        words.addWidget(self.remedy)
        foot = QHBoxLayout()
        foot.setSpacing(theme.S)
        foot.addLayout(words, 1)
        for button in (self.refuse, self.release):
            foot.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, theme.S, 0, 0)
        column.setSpacing(theme.S)
        column.addWidget(self._empty, 1)
        column.addWidget(self.table, 1)
        column.addLayout(foot)
        column.addWidget(self.details)
        self.release.clicked.connect(lambda: self.open_decision(release=True))
        self.refuse.clicked.connect(lambda: self.open_decision(release=False))
        self.table.selectionModel().currentRowChanged.connect(lambda now, _was: self._pick(value_at(now)))
        self._pick(None)

    def refresh(self, edition: str) -> None:
        """Read the held packages of an edition anew."""
        background.run(lambda: self._inbox.held(edition), self.display, self.failed.emit, owner=self)

    def display(self, records: Sequence[PackageRecord]) -> None:
        """Show held packages."""
        self.rows.show_rows(records)
        self._empty.setVisible(not records)
        self.table.setVisible(bool(records))
        if records:
            self.table.setCurrentIndex(self.sorted.index(0, 0))
        self._pick(value_at(self.table.currentIndex()) if records else None)
        self.changed.emit(self.waiting)

    def name_assignments(self, names: dict[str, str]) -> None:
        """Say which region an assignment is about."""
        self._names = names
        self.rows.retranslate()

    def retranslate(self) -> None:
        """Set every word anew."""
        self.table.setAccessibleName(self.tr("Held packages"))
        self.details.setAccessibleName(self.tr("Details"))
        self.release.setText(self.tr("Re&lease…"))
        self.refuse.setText(self.tr("Re&fuse…"))
        self.rows.retranslate()
        self._pick(self._record)

    def open_decision(self, *, release: bool) -> HeldDecisionDialog | None:
        """Open the dialog that decides on the package picked."""
        record = self._record
        if record is None:
            return None
        me = self._person()

        def work(reason: str, passphrase: str) -> object:
            secrets = (Secret(me.id, passphrase),)
            if release:
                return self._inbox.release(record.digest, reason, secrets)
            self._inbox.refuse(record.digest, reason, secrets)
            return None

        dialog = HeldDecisionDialog(
            release=release, about=lambda: self._about(record), who=me.name, work=work, parent=self
        )
        dialog.succeeded.connect(self.decided)
        dialog.open()
        return dialog

    def _about(self, record: PackageRecord) -> str:
        region = self._names.get(record.assignment_id or "", record.assignment_id or "–")
        return self.tr("{region} · {signer} · package number {n}").format(
            region=region, signer=record.signer, n=record.sequence
        )

    def _pick(self, record: PackageRecord | None) -> None:
        self._record = record
        for widget in (self.happened, self.remedy, self.details, self.release, self.refuse):
            widget.setVisible(record is not None)
        if record is not None:
            refusal, waits = _refusal(record), record.status == "held"
            self.happened.setText(texts.say(refusal.happened))
            self.remedy.setText(
                texts.say(refusal.remedy)
                if waits
                else self.tr("It was refused; the file is kept, and it can still be released.")
            )
            self.refuse.setVisible(waits)
            self.details.setPlainText(f"{record.code}: {record.detail}\n{record.digest}")


def _refusal(record: PackageRecord) -> PackageRefused:
    return PackageRefused(record.code, record.detail)
