"""What happens behind the frame after the first paint: data folder, role, first steps, services, pages.

It knows both roles' builders and the welcome page, and nothing of their insides.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from smartcity_desktop.core.errors import SmartCityError
from smartcity_desktop.system import settings as settings_module
from smartcity_desktop.system.instance import OneInstance
from smartcity_desktop.system.paths import Role, log_file, next_profile, role_folder, settings_file
from smartcity_desktop.ui import background, garbage, last_resort, theme
from smartcity_desktop.ui.auto_lock import AutoLock, close_dialogs
from smartcity_desktop.ui.manual_door import ManualDoor
from smartcity_desktop.ui.opening import Shut, built, is_assessor, pdf_trust, prepared, put_away, same_look
from smartcity_desktop.ui.pages.welcome import WelcomePage
from smartcity_desktop.ui.safe_mode import is_safe, saver
from smartcity_desktop.ui.way_back import offer_way_back

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from PySide6.QtGui import QSessionManager

    from smartcity_desktop.app import AssessorServices, HeadquartersServices
    from smartcity_desktop.sealing.authority import AuthorityCard
    from smartcity_desktop.sealing.identity import IdentityCard
    from smartcity_desktop.sealing.staff import StaffEntry
    from smartcity_desktop.sealing.store_keys import StoreKeys
    from smartcity_desktop.services.gate import HeadquartersGate
    from smartcity_desktop.services.reopening import Reopened
    from smartcity_desktop.system.settings import Settings
    from smartcity_desktop.ui.coming_back import Desk, Stand
    from smartcity_desktop.ui.main_window import MainWindow
    from smartcity_desktop.ui.safekeeping import Safekeeping

    Services = AssessorServices | HeadquartersServices

PRACTICE_FOLDER = "latihan"


class Program(QObject):
    """Opens a role in the window, and another one when the person wants to."""

    def __init__(
        self,
        window: MainWindow,
        root: Path,
        instance: OneInstance,
        *,
        practice: bool,
        first_page: str | None = None,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._root = root
        self._instance = instance
        self._practice = practice
        self._first_page = first_page
        self._services: Services | None = None
        self._keys: StoreKeys | StaffEntry | None = None
        self._locked = False
        self._signed_in = ""
        self._desk: Desk | None = None
        self._keeping: Safekeeping | None = None
        self._stood: Stand | None = None
        window.data_folder = root

    def start(self) -> None:
        """Bring in what the first paint did not need, then open the role of the settings."""
        self._start_log()
        theme.load_fonts("Medium", "SemiBold", "Bold", "Italic")
        theme.restyle(_application())
        self._window.complete()
        self._window.key_card_wanted.connect(self._on_key_card)
        ManualDoor(self._window)
        self._window.about_wanted.connect(self._on_about)
        self._window.pdf_wanted.connect(self._on_pdf)
        self._window.role_wanted.connect(self._on_role_wanted)
        self._window.reopen_wanted.connect(self.open)
        self._window.ended.connect(self.release)
        self._window.menu.identity_picked.connect(self._on_identity)
        self._window.menu.backups_picked.connect(self._on_backups)
        self._window.menu.lock_picked.connect(self.lock)
        AutoLock(self, lambda: self._window.settings.lock_minutes, self.lock)
        _application().commitDataRequest.connect(self._on_session_ends)
        self.open()

    def open(self) -> None:
        """Open the data folder at hand: the practice edition is made ready, the role's services are built."""
        window, root, practice = self._window, self._root, self._practice
        old, self._services, self._desk, self._keeping = self._services, None, None, None
        if practice:
            window.show_loading(
                lambda: self.tr("Making the practice edition ready. This takes a moment the first time.")
            )
        else:
            window.show_loading()
        settings, keys, locked = window.settings, self._keys, self._locked

        def work() -> tuple[Settings, Services | Shut | None]:
            if old is not None:
                put_away(old, back_up=False)
            now = prepared(root, settings) if practice else settings
            return now, built(root, now, keys, practice=practice, ring=not locked)

        background.run(work, self._on_built, self._on_failed, owner=self)

    def _on_built(self, found: tuple[Settings, Services | Shut | None]) -> None:
        settings, opened = found
        self._services = None if isinstance(opened, Shut) else opened
        self._window.use_settings(settings, saver(self._window, settings_file(self._root)))
        self._window.set_practice(self._practice)
        self._window.menu.offer(
            identity=is_assessor(self._services), lock=self._services is not None and not self._practice
        )
        if isinstance(opened, Shut):
            self._ask_to_open(opened)
        elif opened is None:
            self._welcome().ask_role()
        else:
            self._look_whether_set_up(opened)

    def _ask_to_open(self, shut: Shut) -> None:
        from smartcity_desktop.services.gate import AssessorGate

        page = self._welcome()
        page.unlocked.connect(self._on_unlocked)
        if isinstance(shut.gate, AssessorGate):
            page.assessor_chosen.connect(self._on_assessor)
            if shut.made:
                page.ask_passphrase(shut.gate, shut.label, shut.people, locked=self._locked)
            else:
                page.ask_identity(shut.gate, shut.people)
        elif shut.made:
            page.ask_person(shut.gate, self._signed_in, locked=self._locked, reopen=self._reopen)
        else:
            page.ask_authority(partial(self._found, shut.gate))

    def _reopen(
        self, name: str, passphrase: str, recovery_cards: Sequence[str], root_cards: Sequence[str]
    ) -> Reopened:
        from smartcity_desktop.services.reopening import Reopening
        from smartcity_desktop.system.clock import SystemClock

        folder = role_folder(self._root, Role.HEADQUARTERS)
        return Reopening(folder, SystemClock()).reopen(name, passphrase, recovery_cards, root_cards)

    def _on_unlocked(self, keys: StoreKeys | StaffEntry) -> None:
        self._keys, self._locked = keys, False
        self._signed_in = getattr(keys, "person_id", "")
        self.open()

    def _on_assessor(self, profile: str | None) -> None:
        """Go over to the data of another person on this computer, or of somebody new."""
        self._stood = None
        self._keys, self._locked = None, False
        self._window.change_settings(profile=next_profile(self._root) if profile is None else profile)
        self.open()

    def lock(self) -> None:
        """Save what is typed, close the data and forget its keys; nothing that failed to be saved is given up."""
        if self._services is None or self._practice:
            return
        self._window.flush.emit()
        background.hurry()
        background.drain()
        if self._window.save_indicator.error is None:
            close_dialogs()
            if self._desk is not None:
                from smartcity_desktop.ui.coming_back import stand

                self._stood = stand(self._window, self._desk)
            self._keys, self._locked = None, True
            self.open()

    def _on_backups(self) -> None:
        if self._keeping is not None:
            self._keeping.open()

    def _on_identity(self) -> None:
        from smartcity_desktop.app import AssessorServices
        from smartcity_desktop.ui.dialogs.identity import IdentityDialog

        if isinstance(self._services, AssessorServices):
            IdentityDialog(self._services.identity, self._window).open()

    def _found(self, gate: HeadquartersGate, programme: str, name: str, passphrase: str) -> AuthorityCard:
        """Set headquarters up (database thread); tried again, it goes on where it was stopped."""
        from smartcity_desktop import app

        entry = gate.unlock(passphrase) if gate.is_made() else gate.create(passphrase, name)
        services = app.build_headquarters(self._root, self._window.settings, entry)
        try:
            card = services.authority.found(programme, passphrase)
        finally:
            services.database.close()
        self._keys = entry
        return card

    def _look_whether_set_up(self, services: Services) -> None:
        from smartcity_desktop.app import AssessorServices

        if isinstance(services, AssessorServices):
            background.run(
                lambda: (services.identity.card(), bool(services.editions.editions())),
                lambda found: self._assessor(services, *found),
                self._on_failed,
                owner=self,
            )
        else:
            background.run(
                services.authority.card,
                lambda card: self._headquarters(services, set_up=card is not None),
                self._on_failed,
                owner=self,
            )

    def _assessor(self, services: AssessorServices, card: IdentityCard, has_edition: bool) -> None:
        if not has_edition:
            page = self._welcome()
            if card.assessor_id is None:
                page.show_code(card, services.identity, services.editions)
            else:
                page.ask_edition(services.identity, services.editions)
        else:
            from smartcity_desktop.ui import assessor

            self._window.clear_pages()
            self._go_first(assessor.build(self._window, services))

    def _headquarters(self, services: HeadquartersServices, *, set_up: bool) -> None:
        if not set_up:
            from smartcity_desktop.app import headquarters_gate

            services.database.close()
            gate = headquarters_gate(self._root)
            self._welcome().ask_authority(partial(self._found, gate))
            return
        from smartcity_desktop.ui import headquarters

        self._window.clear_pages()
        self._go_first(headquarters.build(self._window, services))

    def _go_first(self, desk: Desk) -> None:
        garbage.settle()
        self._desk, stood, self._stood = desk, self._stood, None
        if stood is not None:
            from smartcity_desktop.ui.coming_back import come_back

            come_back(self._window, desk, stood)
        if self._services is not None:
            from smartcity_desktop.ui.safekeeping import Safekeeping

            self._keeping = Safekeeping(self._window, self._services, desk)
        if self._first_page is not None:
            self._window.go(self._first_page)
            self._first_page = None

    # -- first steps and switching -----------------------------------------------------------------------------

    def _welcome(self) -> WelcomePage:
        page = WelcomePage(practice=self._practice)
        page.role_chosen.connect(self._on_role)
        page.practice_chosen.connect(self._on_practice)
        page.real_chosen.connect(self._on_real)
        page.finished.connect(self.open)
        self._window.clear_pages()
        self._window.add_page("welcome", lambda: self.tr("Welcome"), "house", page, under="welcome")
        self._window.go("welcome")
        return page

    def _on_role_wanted(self) -> None:
        self._window.flush.emit()
        background.hurry()
        background.drain()
        if self._window.save_indicator.error is None:
            self._welcome().ask_role()

    def _on_role(self, role: Role) -> None:
        if role.value != self._window.settings.role:
            self._stood = None
            self._keys, self._locked = None, False
        self._window.change_settings(role=role.value)
        self.open()

    def _on_practice(self) -> None:
        self._move(self._root if self._practice else self._root / PRACTICE_FOLDER, practice=True)

    def _on_real(self) -> None:
        self._move(self._root.parent if self._practice else self._root, practice=False)

    def _move(self, root: Path, *, practice: bool) -> None:
        """Go over to another data folder; when that is not to be had, stay."""
        if root == self._root:
            self.open()
            return
        instance = OneInstance(root)
        try:
            settings = settings_module.load(settings_file(root))
            instance.acquire()
        except SmartCityError as error:
            self._window.banner.show_problem(error)
            return
        background.hurry()
        background.drain()
        self._instance.release()
        self._instance, self._root, self._practice = instance, root, practice
        self._keys = self._stood = None
        self._window.data_folder = root
        self._start_log()
        self._window.use_settings(
            same_look(settings, self._window.settings), saver(self._window, settings_file(root))
        )
        self.open()

    def release(self) -> None:
        """Close the database and give the data folder free, at the end."""
        if self._services is not None:
            work = partial(put_away, self._services, back_up=not is_safe(self._window))
            background.run(work, lambda _none: None, lambda _error: None)
        background.hurry()
        background.drain()
        self._instance.release()
        from smartcity_desktop.system import logs

        logs.stop()

    # -- the rest ----------------------------------------------------------------------------------------------

    def _start_log(self) -> None:
        from smartcity_desktop.system import logs

        try:
            logs.start(log_file(self._root))
        except SmartCityError as error:
            self._window.banner.show_problem(error)
        last_resort.install(log_file(self._root))

    def _on_failed(self, error: SmartCityError) -> None:
        from smartcity_desktop.ui import texts
        from smartcity_desktop.ui.widgets.empty_page import EmptyPage

        page = EmptyPage(
            "shield-alert",
            lambda: texts.say(error.happened),
            lambda: texts.say(error.remedy),
            lambda: self.tr("Try again"),
        )
        page.pressed.connect(self.open)
        self._window.clear_pages()
        self._window.add_page("problem", lambda: self.tr("It did not open"), "", page, under="problem")
        self._window.go("problem")
        offer_way_back(self._window, self._root, self._keys, error, self.open)

    def _on_key_card(self) -> None:
        from smartcity_desktop.ui.widgets.key_card import KeyCard

        KeyCard(self._window).open()

    def _on_about(self) -> None:
        from smartcity_desktop.ui.about_dialog import AboutDialog

        AboutDialog(self._root, self._window).open()

    def _on_pdf(self) -> None:
        from smartcity_desktop.core.language import TimeZone
        from smartcity_desktop.services.pdf_check import look
        from smartcity_desktop.system.clock import SystemClock
        from smartcity_desktop.ui.dialogs.pdf_check import PdfCheckDialog

        services = self._services
        PdfCheckDialog(
            lambda: pdf_trust(services),
            lambda file, trust: look(file, trust, SystemClock().now()),
            TimeZone(self._window.settings.zone),
            self._window,
        ).open()

    def _on_session_ends(self, _manager: QSessionManager) -> None:
        self._window.flush.emit()
        background.hurry()
        background.drain()


def _application() -> QApplication:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app
