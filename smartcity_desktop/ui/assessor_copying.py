"""Wires the second copy into the assessor's window: status line, reminder, finish page, menu and its one key."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject

from smartcity_desktop.core.language import TimeZone, show_date
from smartcity_desktop.services.second_copy import Place, PlaceState
from smartcity_desktop.ui import background, choosing, texts
from smartcity_desktop.ui.choosing import Purpose
from smartcity_desktop.ui.copy_work import CopyWork
from smartcity_desktop.ui.dialogs.copy_progress import CopyProgressDialog
from smartcity_desktop.ui.dialogs.second_place import SecondPlaceDialog
from smartcity_desktop.ui.region_words import moment_words
from smartcity_desktop.ui.settings_dialog import SettingsDialog

if TYPE_CHECKING:
    from smartcity_desktop.services.second_copy import Outcome, SecondCopy, Standing
    from smartcity_desktop.system.settings import Settings
    from smartcity_desktop.ui.main_window import MainWindow
    from smartcity_desktop.ui.widgets.signed_card import SignedCard
    from smartcity_desktop.ui.window_actions import WindowActions

_EVERYTHING = "Ctrl+Shift+S"


class AssessorCopying(QObject):
    """Never in the way: what goes wrong stands in the status line, and a reminder is one quiet sentence."""

    def __init__(
        self,
        window: MainWindow,
        copier: SecondCopy,
        card: SignedCard,
        actions: WindowActions,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._window, self._copier, self._card = window, copier, card
        self._reminded = False
        self._dialog: CopyProgressDialog | None = None
        self._next: Place | None = None
        self.work = CopyWork(copier, window, self)
        self.work.standing_changed.connect(self._on_standing)
        self.work.progressed.connect(self._on_progress)
        self.work.finished.connect(self._on_finished)
        card.place_wanted.connect(self.choose)
        window.settings_changed.connect(self._on_settings)
        actions.add(
            lambda: QCoreApplication.translate("copying", "Copy everything to a stick…"),
            "usb",
            self.copy_everything,
            _EVERYTHING,
        )
        actions.add(self._place_words, "copy", self.choose)
        window.menu.settings_picked.connect(self._on_settings_opened)
        self._place = _place_of(window.settings)
        self.work.use(self._place)

    def _place_words(self) -> str:
        return QCoreApplication.translate("copying", "Place of the second copy…")

    def _on_settings_opened(self) -> None:
        dialogs = self._window.findChildren(SettingsDialog)
        if dialogs:
            dialogs[-1].offer(self._place_words, self.choose)

    def signed(self) -> None:
        """Something was signed: it is copied at once, if it can be."""
        self.work.error = None
        self.work.look()

    def choose(self) -> None:
        """Let the person choose the place."""
        dialog = SecondPlaceDialog(self._copier, self._place, self._window.settings.copy_folder, self._window)
        dialog.succeeded.connect(self._on_chosen)
        dialog.dropped.connect(lambda: self._on_chosen(None))
        dialog.open()

    def copy_everything(self) -> None:
        """Copy all signed packages of all editions; those that lie there already are read again."""
        if self._dialog is not None:
            return
        place, standing = self._place, self.work.standing
        if place is not None and standing is not None and standing.state is PlaceState.HERE:
            self._copy_to(place)
            return
        folder = choosing.open_folder(
            self._window,
            Purpose.COPIES,
            QCoreApplication.translate("copying", "Folder or stick to copy to"),
            self._window.settings.second_copy or self._window.settings.copy_folder,
        )
        if folder is not None:
            copier = self._copier
            background.copy(
                lambda: copier.choose(folder),
                self._copy_to,
                self._window.banner.show_problem,
                owner=self,
            )

    def _copy_to(self, place: Place) -> None:
        dialog = self._dialog = CopyProgressDialog(place.folder, self._window)
        dialog.stopped.connect(self.work.stop)
        dialog.finished.connect(self._on_closed)
        dialog.open()
        # A run that began by itself is waited for: its progress is shown, and then everything is read again.
        self._next = None if self.work.run(place, look=True) else place

    def _on_closed(self) -> None:
        self._dialog = self._next = None

    def _on_chosen(self, place: Place | None) -> None:
        self._window.change_settings(
            second_copy=str(place.folder) if place else "",
            second_copy_mark=place.mark if place else "",
            second_copy_sheets=place.sheets if place else False,
        )

    def _on_settings(self, settings: Settings) -> None:
        place = _place_of(settings)
        if place != self._place:
            self._place = place
            self.work.use(place)
        elif self.work.standing is not None:
            self._on_standing(self.work.standing)

    # -- saying how it stands ----------------------------------------------------------------------------------

    def _on_progress(self, progress: object) -> None:
        if self._dialog is not None:
            self._dialog.show_progress(progress)  # type: ignore[arg-type]  # a signal carries objects
        self._say()

    def _on_finished(self, outcome: Outcome) -> None:
        place, self._next = self._next, None
        if place is not None and not outcome.stopped:
            self.work.run(place, look=True)
        elif self._dialog is not None:
            self._dialog.show_outcome(outcome)

    def _on_standing(self, standing: Standing) -> None:
        self._say()
        hours = self._window.settings.copy_hours
        if not self._reminded and self._copier.overdue(standing, hours):
            self._reminded = True
            self._remind(standing)

    def _remind(self, standing: Standing) -> None:
        def words() -> str:
            return QCoreApplication.translate(
                "copying", "{n} signed package(s) lie on this laptop alone."
            ).format(n=standing.waiting)

        chosen = standing.place is not None
        self._window.banner.say(
            "info",
            words,
            lambda: QCoreApplication.translate(
                "copying", "Plug the stick in, or choose a place: then they are copied by themselves."
            ),
            action=lambda: (
                QCoreApplication.translate("copying", "Copy now…")
                if chosen
                else QCoreApplication.translate("copying", "Choose a place…")
            ),
            on_action=self._on_reminder,
        )

    def _on_reminder(self) -> None:
        self._window.banner.clear()
        if self._place is not None:
            self.copy_everything()
        else:
            self.choose()

    def _say(self) -> None:
        words, icon, tone = self.words, *self._look()
        self._window.set_status("copy", words, icon, tone)
        self._card.show_second(words, tone)

    def _look(self) -> tuple[str, str]:
        standing = self.work.standing
        if standing is None or standing.place is None:
            return "copy", "muted"
        if self.work.running:
            return "refresh-cw", "accent"
        if self.work.error is not None and standing.state is PlaceState.HERE:
            return "triangle-alert", "bad"
        if standing.waiting:
            return "usb", "warn"
        return "circle-check", "good" if standing.last else "muted"

    def words(self) -> str:
        """Say where the second copy stands, in few words."""
        standing = self.work.standing
        if standing is None:
            return ""
        if standing.place is None:
            return QCoreApplication.translate("copying", "No second copy") if standing.packages else ""
        if self.work.running:
            return QCoreApplication.translate("copying", "Copying…")
        if self.work.error is not None and standing.state is PlaceState.HERE:
            return QCoreApplication.translate("copying", "Copy NOT made – {n} waiting").format(
                n=standing.waiting
            )
        if standing.waiting:
            if standing.state is PlaceState.OTHER:
                return QCoreApplication.translate("copying", "Copy: another stick – {n} waiting").format(
                    n=standing.waiting
                )
            return QCoreApplication.translate("copying", "Copy: {n} waiting for the stick").format(
                n=standing.waiting
            )
        if standing.last is None:
            return QCoreApplication.translate("copying", "Second copy is ready")
        return QCoreApplication.translate("copying", "Copied {moment}").format(
            moment=_short(standing.last, TimeZone(self._window.settings.zone))
        )


def _short(at: datetime, zone: TimeZone) -> str:
    """Write a moment; of today the time alone, for the status line is narrow."""
    words, day = moment_words(at, zone), zone.day(at)
    return (
        words.removeprefix(show_date(day, texts.current())).strip()
        if day == zone.day(datetime.now(UTC))
        else words
    )


def _place_of(settings: Settings) -> Place | None:
    if not settings.second_copy or not settings.second_copy_mark:
        return None
    return Place(Path(settings.second_copy), settings.second_copy_mark, settings.second_copy_sheets)
