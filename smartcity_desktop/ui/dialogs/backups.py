"""The backups of the data that is open: which there are, a new one, a check, a rehearsal, and the way to restoring."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QDialogButtonBox, QHBoxLayout, QLabel, QProgressBar, QPushButton, QTableView

from smartcity_desktop.core.backup import REASON_NAMES, Reason
from smartcity_desktop.core.language import show_moment, show_number
from smartcity_desktop.ui import background, texts, theme
from smartcity_desktop.ui.dialogs.restore import RestoreDialog
from smartcity_desktop.ui.models.rows import RIGHT, Column, RowsModel, Sorted, value_at
from smartcity_desktop.ui.widgets.banner import Banner
from smartcity_desktop.ui.widgets.dialog_frame import DialogFrame
from smartcity_desktop.ui.widgets.table import make_table

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from PySide6.QtWidgets import QWidget

    from smartcity_desktop.core.backup import Backup, Drill
    from smartcity_desktop.core.errors import SmartCityError
    from smartcity_desktop.core.language import Text, TimeZone
    from smartcity_desktop.services.backups.desk import BackupDesk
    from smartcity_desktop.services.backups.restoring import Restoring


class BackupsDialog(DialogFrame):
    """Everything here runs on the thread for backups; the work in the window goes on.

    Args:
        desk: of the data that is open; `None` where its database does not open: then there is only the way back.
        restoring: brings one back.
        zone: in which times are told.
        save: saves what is typed and not saved yet; called before something is replaced.
        parent: window over which it stands.
    """

    made = Signal(object)  # Backup
    drilled = Signal(object)  # Drill
    confirmed = Signal()
    replaced = Signal(object)  # Comparison: the data has to be opened again
    _looked = Signal(int, int)

    def __init__(
        self,
        desk: BackupDesk | None,
        restoring: Restoring,
        zone: TimeZone,
        save: Callable[[], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk, self._restoring, self._zone, self._save = desk, restoring, zone, save
        self._stop = threading.Event()
        self._drilled_at: datetime | None = None
        self.banner = Banner()
        self._drilled, self._state = QLabel(wordWrap=True), QLabel(wordWrap=True)
        theme.mark(self._state, role="muted")
        self.model: RowsModel[Backup] = RowsModel(self._columns())
        self.table = QTableView()
        self.table.setModel(Sorted(self.model, self.table))
        make_table(self.table)
        self.table.setMinimumHeight(theme.scaled(150))
        self.progress = QProgressBar(textVisible=True)
        self.stop = QPushButton()
        theme.mark(self.stop, kind="quiet")
        self.make, self.check, self.drill = QPushButton(), QPushButton(), QPushButton()
        going, acts = QHBoxLayout(), QHBoxLayout()
        going.addWidget(self.progress, 1)
        going.addWidget(self.stop)
        for button in (self.make, self.check, self.drill):
            acts.addWidget(button)
        acts.addStretch(1)
        for part in (self.banner, self._drilled, self._state):
            self.body.addWidget(part)
        self.body.addWidget(self.table, 1)
        self.body.addLayout(going)
        self.body.addLayout(acts)
        self.restore = self.buttons.addButton("", QDialogButtonBox.ButtonRole.ActionRole)
        theme.mark(self.restore, kind="primary")
        self.buttons.addButton(QDialogButtonBox.StandardButton.Close)
        self.buttons.rejected.connect(self.reject)
        self.restore.clicked.connect(self._on_restore)
        self.table.doubleClicked.connect(self._on_restore)
        self.make.clicked.connect(self._on_make)
        self.check.clicked.connect(self._on_check)
        self.drill.clicked.connect(self._on_drill)
        self.stop.clicked.connect(self._stop.set)
        self._looked.connect(self._on_looked)
        self._going(False)
        for button in (self.make, self.drill):
            button.setVisible(desk is not None)
        self.retranslate()
        self.fit(820, 480)
        self._ask_to_confirm()
        self.load()
        self.restore.setDefault(True)
        self.table.setFocus()

    def retranslate(self) -> None:
        """Set every word anew."""
        self.setWindowTitle(self.tr("Backups"))
        self.make.setText(self.tr("&Back up now"))
        self.check.setText(self.tr("&Check this one"))
        self.drill.setText(self.tr("R&ehearse a restore"))
        self.stop.setText(self.tr("Stop"))
        self.restore.setText(self.tr("&Restore…"))
        self.table.setAccessibleName(self.tr("Backups, the newest first"))
        self.progress.setAccessibleName(self.tr("Progress"))
        self.model.retranslate()
        self._say_state()

    def load(self) -> None:
        """Read the list again."""
        restoring, desk = self._restoring, self._desk
        background.keep(
            lambda: (restoring.backups(), desk.drilled_at() if desk else None),
            self._on_loaded,
            self.banner.show_problem,
            owner=self,
        )

    def _columns(self) -> tuple[Column, ...]:
        return (
            Column(
                lambda: self.tr("Made"), self._when, sort=lambda one: -one.number, strong=lambda _one: True
            ),
            Column(lambda: self.tr("Size"), _size, sort=_bytes, align=RIGHT),
            Column(lambda: self.tr("Regions"), lambda one: _count(one, "regions"), align=RIGHT),
            Column(lambda: self.tr("Signed"), lambda one: _count(one, "signed"), align=RIGHT),
            Column(lambda: self.tr("Why"), self._why),
        )

    def _when(self, one: Backup) -> str:
        return show_moment(one.at, texts.current(), self._zone)

    def _why(self, one: Backup) -> str:
        why = texts.say(REASON_NAMES[one.reason])
        if one.counts is None:
            return self.tr("{why} · of another key").format(why=why)
        return why

    def _on_loaded(self, found: tuple[tuple[Backup, ...], datetime | None]) -> None:
        every, self._drilled_at = found
        self.model.show_rows(every)
        self.table.sortByColumn(0, self.table.horizontalHeader().sortIndicatorOrder().AscendingOrder)
        self.table.resizeColumnsToContents()
        if every:
            self.table.selectRow(0)
        self._say_state()

    def _say_state(self) -> None:
        self._drilled.setVisible(bool(self.model.rows))
        if not self.model.rows:
            self._state.setText(self.tr("There is no backup yet. Make one now."))
            return
        if self._drilled_at is None:
            self._drilled.setText(self.tr("A restore was never rehearsed."))
        else:
            day = show_moment(self._drilled_at, texts.current(), self._zone)
            self._drilled.setText(self.tr("✓ A restore was rehearsed on {day}.").format(day=day))
        theme.mark(self._drilled, role="strong", tone="warn" if self._drilled_at is None else "good")
        self._state.setText(
            self.tr(
                "Kept: all of two days, then one a day for 12 days, one a week for 10 weeks and one a month for 9 "
                "months. They lie on this disk: against its loss only the second copy helps."
            )
        )

    # -- what is restored has to be looked through -------------------------------------------------------------

    def _ask_to_confirm(self) -> None:
        desk = self._desk
        found = desk.unconfirmed() if desk is not None else None
        if desk is None or found is None:
            return
        from smartcity_desktop.system.restored import WHY

        day = show_moment(found.backup_at, texts.current(), self._zone)
        self.banner.say(
            "warn",
            lambda: texts.say(WHY.filled(day=day)),
            lambda: self.tr("Packages brought along: {n}.").format(n=found.brought),
            action=lambda: self.tr("Confirm"),
            on_action=self._on_confirm,
        )

    def _on_confirm(self) -> None:
        desk = self._desk
        assert desk is not None
        background.keep(desk.confirm, lambda _none: self._confirmed(), self.banner.show_problem, owner=self)

    def _confirmed(self) -> None:
        self.banner.say("good", lambda: self.tr("Confirmed: you can sign and send again."))
        self.confirmed.emit()

    # -- acts --------------------------------------------------------------------------------------------------

    def _on_make(self) -> None:
        desk = self._desk
        assert desk is not None
        self._save()
        self._going(True)
        background.keep(lambda: desk.make(Reason.HAND), self._on_made, self._on_failed, owner=self)

    def _on_made(self, backup: Backup) -> None:
        self._going(False)
        self.banner.say("good", lambda: self.tr("The backup is made and checked."))
        self.made.emit(backup)
        self.load()

    def _on_check(self) -> None:
        one, restoring = self._chosen(), self._restoring
        if one is not None:
            self._going(True)
            background.keep(
                lambda: restoring.check(one.name),
                lambda found: self._on_checked(found),
                self._on_failed,
                owner=self,
            )

    def _on_checked(self, found: Text | None) -> None:
        self._going(False)
        if found is None:
            self.banner.say("good", lambda: self.tr("This backup is whole: database, list and every file."))
        else:
            self.banner.say(
                "bad", lambda: texts.say(found), lambda: self.tr("Choose another one to restore.")
            )

    def _on_drill(self) -> None:
        desk, stop = self._desk, self._stop
        assert desk is not None
        stop.clear()
        self._going(True)
        self.stop.show()
        background.keep(
            lambda: desk.drill(self._looked.emit, stop.is_set), self._on_drilled, self._on_failed, owner=self
        )

    def _on_looked(self, done: int, count: int) -> None:
        self.progress.setRange(0, count)
        self.progress.setValue(done)

    def _on_drilled(self, seen: Drill | None) -> None:
        self._going(False)
        if seen is None:
            self.banner.say("warn", lambda: self.tr("The rehearsal was stopped; nothing is left of it."))
            return
        if seen.good:
            self.banner.say(
                "good",
                lambda: self.tr(
                    "Everything came back: {rows} rows, {files} files, {n} pieces of evidence."
                ).format(rows=seen.rows, files=seen.files, n=seen.evidence),
                lambda: self._beside(seen),
            )
        else:
            self.banner.say(
                "bad",
                lambda: self.tr("Not everything came back. Findings: {n}.").format(n=len(seen.findings)),
                lambda: "; ".join(texts.say(finding) for finding in seen.findings[:3]),
            )
        self.drilled.emit(seen)
        self.load()

    def _beside(self, seen: Drill) -> str:
        said = [self.tr("Changes saved since this backup: {n}.").format(n=seen.behind)]
        if seen.covered:
            said.append(self.tr("%n photo(s) covered on purpose are not in it any more.", "", seen.covered))
        return " ".join(said)

    def _on_restore(self) -> None:
        one = self._chosen()
        if one is None:
            self.banner.say("warn", lambda: self.tr("Choose a backup in the list, or make one first."))
            return
        self._save()
        dialog = RestoreDialog(self._restoring, one, self._zone, self)
        dialog.succeeded.connect(self._on_replaced)
        dialog.open()

    def _on_replaced(self, comparison: object) -> None:
        self.accept()
        self.replaced.emit(comparison)

    def _on_failed(self, error: SmartCityError) -> None:
        self._going(False)
        self.banner.show_problem(error)

    def _going(self, going: bool) -> None:
        """Show that something is being done; the list can be looked at meanwhile."""
        self.progress.setRange(0, 0 if going else 1)
        self.progress.setVisible(going)
        self.stop.hide()
        for button in (self.make, self.check, self.drill, self.restore):
            button.setEnabled(not going)

    def _chosen(self) -> Backup | None:
        index = self.table.currentIndex()
        return value_at(index) if index.isValid() else None

    def done(self, result: int) -> None:
        """End a rehearsal that goes on, then close."""
        self._stop.set()
        super().done(result)


def _bytes(one: Backup) -> int:
    return one.counts.database_bytes + one.counts.file_bytes if one.counts else 0


def _size(one: Backup) -> str:
    from decimal import Decimal

    if one.counts is None:
        return "?"
    return f"{show_number(round(Decimal(_bytes(one)) / 1_000_000, 1), texts.current(), 1)} MB"


def _count(one: Backup, what: str) -> str:
    return str(getattr(one.counts, what)) if one.counts else "?"
