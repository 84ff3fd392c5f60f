"""Backups by themselves, their word in the status line, and what is said after a crash or a restore."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from smartcity_desktop.core.backup import Reason
from smartcity_desktop.core.language import TimeZone, show_moment
from smartcity_desktop.ui import background, texts
from smartcity_desktop.ui.assessor import AssessorDesk
from smartcity_desktop.ui.coming_back import Stand, come_back, leave_with_next_act, stand
from smartcity_desktop.ui.safe_mode import is_safe

if TYPE_CHECKING:
    from smartcity_desktop.app import AssessorServices, HeadquartersServices
    from smartcity_desktop.core.backup import Backup, Drill, Interrupted
    from smartcity_desktop.core.errors import SmartCityError
    from smartcity_desktop.ui.coming_back import Desk
    from smartcity_desktop.ui.main_window import MainWindow

    Services = AssessorServices | HeadquartersServices

_LOOK_EVERY = 30_000  # milliseconds
_AFTER_THE_START = 3_000
_STAND_AFTER = 1_500
_DRILL_AFTER = timedelta(days=30)


class Safekeeping(QObject):
    """Lives as long as the pages of one role. In safe mode it makes no backup by itself.

    Args:
        window: the frame.
        services: of the role that is open.
        desk: its pages, with which it goes.
    """

    def __init__(self, window: MainWindow, services: Services, desk: Desk) -> None:
        super().__init__(desk)
        self._window, self._services, self._desk = window, services, desk
        self._last: Backup | None = None
        self._error: SmartCityError | None = None
        self._drilled_at: datetime | None = None
        self._first_at: datetime | None = None
        self._waited = 0
        self._told = 0  # what the banner said of a backup that failed
        self._ended = False
        self._stand = QTimer(self, singleShot=True, interval=_STAND_AFTER)
        self._stand.timeout.connect(self._on_stand)
        window.page_shown.connect(self._on_moved)
        if isinstance(desk, AssessorDesk):
            desk.sheet.saving.connect(self._on_typed)
        self._clock = QTimer(self, interval=_LOOK_EVERY)
        self._clock.timeout.connect(self.look)
        if not is_safe(window):
            self._clock.start()
            QTimer.singleShot(_AFTER_THE_START, self, self.start)
        background.keep(services.backups.sessions.begin, self._on_begun, self._on_failed, owner=self)
        self._read()
        self._say_restored()

    def start(self) -> None:
        """Back up what changed since the last session."""
        self._back_up(Reason.START)

    def look(self, waited: int = _LOOK_EVERY) -> None:
        """Back up where it is time; `waited` are the milliseconds since the last look."""
        self._waited += waited
        if self._waited >= self._window.settings.backup_minutes * 60_000:
            self._waited = 0
            self._back_up(Reason.WORK)
        self._on_stand()

    def open(self) -> None:
        """Show the backups."""
        from smartcity_desktop.ui.dialogs.backups import BackupsDialog

        services, window = self._services, self._window
        dialog = BackupsDialog(
            services.backups, services.restoring, TimeZone(window.settings.zone), self._save, window
        )
        dialog.made.connect(self._on_made)
        dialog.drilled.connect(self._on_drilled)
        dialog.confirmed.connect(window.banner.clear)
        dialog.replaced.connect(self._on_replaced)
        dialog.open()

    def _save(self) -> None:
        self._window.flush.emit()
        background.lane("database").drain()

    def _on_replaced(self, comparison: object) -> None:
        """Open what took the place; with another key its passphrase is asked for."""
        self._ended = True
        if getattr(comparison, "own", True):
            self._window.reopen_wanted.emit()
        else:
            self._window.menu.lock_picked.emit()

    # -- backups -----------------------------------------------------------------------------------------------

    def _back_up(self, reason: Reason) -> None:
        backups = self._services.backups
        if not self._ended:
            background.keep(
                lambda: backups.make_if_changed(reason), self._on_made, self._on_failed, owner=self
            )

    def _read(self) -> None:
        backups = self._services.backups
        background.keep(
            lambda: (backups.backups(), backups.drilled_at()), self._on_read, self._on_failed, owner=self
        )

    def _on_read(self, found: tuple[tuple[Backup, ...], datetime | None]) -> None:
        every, self._drilled_at = found
        if every:
            self._last, self._first_at = every[0], every[-1].at
        self._say_status()

    def _on_made(self, backup: Backup | None) -> None:
        if self._error is not None:
            self._window.banner.withdraw(self._told)
        self._error = None
        if backup is not None:
            self._last = backup
        self._say_status()

    def _on_failed(self, error: SmartCityError) -> None:
        """Say it loudly, once for each reason: the work itself is saved, but its copy is not."""
        if self._error is None or str(self._error) != str(error):
            self._window.banner.show_problem(error, action=lambda: self.tr("Backups…"), on_action=self.open)
            self._told = self._window.banner.turn
        self._error = error
        self._say_status()

    def _on_drilled(self, seen: Drill) -> None:
        if seen.good:
            self._drilled_at = seen.at
        self._say_status()

    @property
    def drill_due(self) -> bool:
        """Whether a rehearsal is due: the last one, or without any the first backup, is older than a month."""
        since = self._drilled_at or self._first_at
        return since is not None and datetime.now(UTC) - since > _DRILL_AFTER

    def _say_status(self) -> None:
        window = self._window
        if self._error is not None:
            window.set_status("backup", lambda: self.tr("NO backup: see Backups"), "triangle-alert", "warn")
        elif is_safe(window):
            window.set_status("backup", lambda: self.tr("Safe mode: no backups"), "pause", "warn")
        elif self._last is None:
            window.set_status("backup", lambda: self.tr("No backup yet"), "hard-drive", "warn")
        elif self.drill_due:
            window.set_status("backup", lambda: self.tr("Rehearse a restore"), "hard-drive", "warn")
        else:
            window.set_status("backup", self._when, "hard-drive", "good")

    def _when(self) -> str:
        assert self._last is not None
        zone = TimeZone(self._window.settings.zone)
        local, now = zone.local(self._last.at), zone.local(datetime.now(UTC))
        if local.date() == now.date():
            mark = "." if texts.current().value == "id" else ":"
            return self.tr("Backup {time}").format(time=f"{local:%H}{mark}{local:%M}")
        return self.tr("Backup {time}").format(time=f"{local:%d/%m}")

    # -- after a restore, after a crash ------------------------------------------------------------------------

    def _say_restored(self) -> None:
        found = self._services.backups.unconfirmed()
        if found is None:
            return
        self._window.banner.say(
            "warn",
            lambda: self.tr(
                "Restored from the backup of {day}: nothing is signed or sent before you confirm."
            ).format(day=show_moment(found.backup_at, texts.current(), TimeZone(self._window.settings.zone))),
            lambda: self.tr(
                "Look through your regions first. Packages signed since that came along: {n}."
            ).format(n=found.brought),
            action=lambda: self.tr("Confirm…"),
            on_action=self.open,
        )

    def _on_begun(self, before: Interrupted | None) -> None:
        if before is None:
            return
        self._window.banner.say(
            "warn",
            lambda: self._interrupted_words(before),
            lambda: self.tr(
                "Everything shown as saved is there. Saved in that session: {n}; not signed yet: {unsigned}; "
                "since the last backup: {since}."
            ).format(n=before.changes, unsigned=before.unsigned, since=before.since_backup),
        )
        told = self._window.banner.turn

        def leave_later() -> None:
            leave_with_next_act(self._window, self._desk, told, self._say_restored)

        if before.assignment:
            page = before.page or "score"
            at = Stand(page, before.edition, before.assignment, before.indicator)
            come_back(self._window, self._desk, at, leave_later)
        else:
            leave_later()

    def _interrupted_words(self, before: Interrupted) -> str:
        zone = TimeZone(self._window.settings.zone)
        at = show_moment(before.last_at or before.began_at, texts.current(), zone)
        if before.region:
            return self.tr(
                "The program was interrupted while {region}, {indicator} was open, last saved {at}."
            ).format(region=before.region, indicator=before.indicator or "–", at=at)
        return self.tr("The program was interrupted; the session began {at}.").format(
            at=show_moment(before.began_at, texts.current(), zone)
        )

    @Slot(object)
    def _on_moved(self, _key: object) -> None:
        self._stand.start()

    @Slot()
    def _on_typed(self) -> None:
        if not self._stand.isActive():
            self._stand.start()

    @Slot()
    def _on_stand(self) -> None:
        """Note where the person works, off the window's thread."""
        if self._ended or not self._window.key:
            return
        at, sessions = stand(self._window, self._desk), self._services.backups.sessions
        background.keep(
            lambda: sessions.stand(at.key, at.edition, at.assignment, at.indicator),
            lambda _none: None,
            lambda _error: None,
            owner=self,
        )
