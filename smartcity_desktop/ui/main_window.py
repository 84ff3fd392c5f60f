"""The frame: rail, title, pages, status line. It knows no page and no service; a role's builder fills it.

    window.add_page("regions", lambda: self.tr("Regions"), "map-pin", page)
    window.add_page("score", lambda: self.tr("Score"), "", page, under="regions")     # not on the rail
    window.go("regions")
    window.set_context("Kota Ambon · 2019")
    window.set_status("delivery", lambda: ..., "send", "muted")
    window.flush.connect(page.save_now)         # minimise, page change, closing, end of session
    window.add_guard(lambda: "…" or "")         # a sentence keeps the window open

Words are given as callables, so that they can be asked for again after a change of language.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from smartcity_desktop.core.language import Language, TimeZone
from smartcity_desktop.ui import placement, texts, theme
from smartcity_desktop.ui.texts import Speaking
from smartcity_desktop.ui.widgets.busy import Busy
from smartcity_desktop.ui.widgets.frame_head import FrameHead, PracticeBand

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtGui import QCloseEvent, QKeyEvent, QResizeEvent
    from PySide6.QtWidgets import QSplitter

    from smartcity_desktop.core.errors import SmartCityError
    from smartcity_desktop.system.settings import Settings
    from smartcity_desktop.ui.frame_menu import FrameMenu
    from smartcity_desktop.ui.widgets.banner import Banner
    from smartcity_desktop.ui.widgets.nav_rail import NavRail
    from smartcity_desktop.ui.widgets.save_indicator import SaveIndicator
    from smartcity_desktop.ui.widgets.status_line import StatusLine

NARROW = 1100


class MainWindow(Speaking, QMainWindow):
    """The one window of the program.

    A new one is an outline that paints as soon as can be; `complete` puts rail, status line, menu and keys into it.
    Until then nothing may touch what starting slowly brings in: icons, the `Qt` namespace, background work.
    """

    rail: NavRail
    save_indicator: SaveIndicator
    status: StatusLine
    menu: FrameMenu

    page_shown = Signal(object)  # key of the page that is now in front
    flush = Signal()  # save what is typed and not yet saved
    settings_changed = Signal(object)  # the new Settings
    language_changed = Signal()  # after every widget speaks the new language
    key_card_wanted = Signal()
    role_wanted = Signal()  # the person wants to switch role
    about_wanted = Signal()
    pdf_wanted = Signal()  # look at the signatures of a PDF
    reopen_wanted = Signal()  # build services and pages anew: who signs, or an edition, has changed
    ended = Signal()  # the window is closed and the event loop over: let go of everything
    rescue_wanted = Signal()  # saving fails: copy the work to a stick

    def __init__(self, settings: Settings, save_settings: Callable[[Settings], None]) -> None:
        super().__init__()
        self._settings = settings
        self._save_settings = save_settings
        self._titles: dict[str, Callable[[], str]] = {}
        self._parents: dict[str, str] = {}
        self._pages: dict[str, QWidget] = {}
        self._guards: list[Callable[[], str]] = []
        self._key = ""
        self._banner: Banner | None = None
        self._practice: PracticeBand | None = None
        self._completed = False
        self._unsaved_told = 0  # turn of the banner about something that is not saved
        self.data_folder: Path | None = None
        self.program: object = None  # what fills the window; kept alive here
        self.setMinimumSize(*placement.SMALLEST)
        self._build()
        self.retranslate()

    # -- what builders use ------------------------------------------------------------------------------------

    @property
    def settings(self) -> Settings:
        """The settings that hold now; change them with `change_settings`."""
        return self._settings

    @property
    def key(self) -> str:
        """Key of the page in front; empty while the program makes itself ready."""
        return self._key

    @property
    def banner(self) -> Banner:
        """The sentence above the page, for what belongs to no single page."""
        if self._banner is None:
            from smartcity_desktop.ui.widgets.banner import Banner

            self._banner = Banner()
            self._banner_place.addWidget(self._banner)
        return self._banner

    def add_page(
        self, key: str, title: Callable[[], str], icon_name: str, page: QWidget, *, under: str | None = None
    ) -> None:
        """Add a page. It stands on the rail, or, with `under`, belongs to an entry that does."""
        self._titles[key] = title
        self._pages[key] = page
        self._parents[key] = under or key
        self._stack.addWidget(page)
        if under is None:
            self.rail.add(key, title, icon_name)

    def go(self, key: str) -> None:
        """Bring a page to the front; what was typed on the other is saved first."""
        if self._key and self._key != key:
            self.flush.emit()
        self._key = key
        self._stack.setCurrentWidget(self._pages[key])
        self.rail.select(self._parents[key])
        self.set_context("")
        self.head.title.setText(self._titles[key]())
        self.page_shown.emit(key)

    def page(self, key: str) -> QWidget:
        """Give a page by its key."""
        return self._pages[key]

    def set_context(self, text: str) -> None:
        """Say beside the title what the page is about (region, edition); emptied by `go`."""
        self.head.set_context(text)

    def set_status(
        self, key: str, words: Callable[[], str], icon_name: str = "", tone: str = "muted"
    ) -> None:
        """Set one word of the status line: `delivery` stands beside the save indicator, others on the right."""
        self.status.put(key, words, icon_name, tone)

    def set_practice(self, practice: bool) -> None:
        """Show or hide the band that says that this is practice."""
        if self._practice is None and practice:
            self._practice = PracticeBand()
            self._whole.insertWidget(0, self._practice)
        if self._practice is not None:
            self._practice.setVisible(practice)

    def show_loading(self, words: Callable[[], str] | None = None) -> None:
        """Show a calm sentence instead of a page, and no rail."""
        self.clear_pages()
        loading = Busy(words or (lambda: self.tr("Getting ready…")))
        self._stack.addWidget(loading)
        self._stack.setCurrentWidget(loading)
        if self._completed:
            loading.take_keys()
        self.head.title.setText("SmartCity Desktop")

    def clear_pages(self) -> None:
        """Take all pages, guards and statuses away, before another role moves in."""
        self._key = ""
        self._guards.clear()
        if self._completed:
            self.rail.clear()
            self.status.clear()
        for kept in (self._titles, self._parents, self._pages):
            kept.clear()
        while (page := self._stack.widget(0)) is not None:
            self._stack.removeWidget(page)
            page.deleteLater()

    @property
    def front(self) -> QWidget | None:
        """The page in front."""
        return self._pages.get(self._key)

    def remember(self, splitter: QSplitter, name: str) -> None:
        """Keep a splitter's sizes in the settings, under a name."""
        from smartcity_desktop.ui.splitters import RememberedSplitter

        RememberedSplitter(
            splitter,
            name,
            lambda: self._settings.splitters,
            lambda text: self.change_settings(splitters=text),
            self.flush,
        )

    def add_guard(self, guard: Callable[[], str]) -> None:
        """Ask `guard` before the window closes: a sentence (why not yet) keeps it open, empty lets it go."""
        self._guards.append(guard)

    def change_settings(self, **changes: Any) -> None:
        """Change settings by name, put them on, and write them behind the window."""
        from smartcity_desktop.ui import background

        before, self._settings = self._settings, replace(self._settings, **changes)
        if self._settings == before:
            return
        self._put_on(before)
        new = self._settings
        save = self._save_settings
        background.run(lambda: save(new), lambda _none: None, self._on_settings_failed, owner=self)
        self.settings_changed.emit(new)

    def use_settings(self, settings: Settings, save_settings: Callable[[Settings], None]) -> None:
        """Go over to another data folder's settings; nothing is written."""
        before, self._settings = self._settings, settings
        self._save_settings = save_settings
        self._put_on(before)
        self.settings_changed.emit(settings)

    # -- building ----------------------------------------------------------------------------------------------

    def _build(self) -> None:
        self.head = FrameHead()
        self._stack = QStackedWidget()
        self._banner_place = QVBoxLayout()
        self._banner_place.setContentsMargins(theme.L, 0, theme.L, 0)
        right = QVBoxLayout()
        theme.margins(right, 0, 0)
        right.addWidget(self.head)
        right.addLayout(self._banner_place)
        right.addWidget(self._stack, 1)
        self._middle = QHBoxLayout()
        theme.margins(self._middle, 0, 0)
        self._middle.addLayout(right, 1)
        central = QWidget()
        self._whole = QVBoxLayout(central)
        theme.margins(self._whole, 0, 0)
        self._whole.addLayout(self._middle, 1)
        self.setCentralWidget(central)
        self.show_loading()

    def complete(self) -> None:
        """Put everything else into the outline: rail, status line, menu, keys."""
        from smartcity_desktop.ui.widgets.nav_rail import NavRail
        from smartcity_desktop.ui.widgets.save_indicator import SaveIndicator
        from smartcity_desktop.ui.widgets.status_line import StatusLine
        from smartcity_desktop.ui.zones import ZoneKeys

        self.rail = NavRail()
        self.rail.chosen.connect(self.go)
        self.rail.set_narrow(self.width() < theme.scaled(NARROW))
        self._middle.insertWidget(0, self.rail)
        self.save_indicator = SaveIndicator(TimeZone(self._settings.zone))
        self.save_indicator.asked.connect(self._on_unsaved_asked)
        self.save_indicator.mended.connect(lambda: self.banner.withdraw(self._unsaved_told))
        self.status = StatusLine(self.save_indicator)
        self._whole.addWidget(self.status)
        self._completed = True
        self._make_menu()
        ZoneKeys(self, self.rail, lambda: self.front)
        theme.follow_system(_application())

    def _make_menu(self) -> None:
        from PySide6.QtGui import QShortcut

        from smartcity_desktop.ui.frame_menu import FrameMenu

        self.head.more.setIcon(theme.icon("ellipsis", "muted"))
        self.menu = menu = FrameMenu(self, self._settings)
        self.settings_changed.connect(menu.tick)
        menu.setting_picked.connect(lambda pair: self.change_settings(**{pair[0]: pair[1]}))
        menu.settings_picked.connect(self._on_settings_picked)
        menu.keys_picked.connect(self.key_card_wanted)
        menu.folder_picked.connect(self._on_folder_picked)
        menu.reset_picked.connect(self.reset_sizes)
        menu.about_picked.connect(self.about_wanted)
        menu.pdf_picked.connect(self.pdf_wanted)
        menu.role_picked.connect(self.role_wanted)
        menu.quit_picked.connect(self.close)
        self.head.more.setMenu(menu)
        QShortcut("F10", self).activated.connect(self.head.more.showMenu)

    def _on_settings_picked(self) -> None:
        from smartcity_desktop.ui.settings_dialog import SettingsDialog

        SettingsDialog(self, self._settings, self.change_settings).open()

    def _on_folder_picked(self) -> None:
        from PySide6.QtCore import QUrl
        from PySide6.QtGui import QDesktopServices

        if self.data_folder is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.data_folder)))

    def retranslate(self) -> None:
        """Set every word anew."""
        self.setWindowTitle(self.tr("SmartCity Desktop"))
        self.head.title.setText(self._titles[self._key]() if self._key else self.tr("SmartCity Desktop"))

    # -- settings ----------------------------------------------------------------------------------------------

    def _put_on(self, before: Settings) -> None:
        app, now = _application(), self._settings
        if (now.theme, now.text_percent) != (before.theme, before.text_percent):
            theme.apply(app, now.theme, now.text_percent)
        if now.zone != before.zone:
            self.save_indicator.set_zone(TimeZone(now.zone))
        if now.language != before.language:
            texts.install(app, Language(now.language))

    def _on_settings_failed(self, error: SmartCityError) -> None:
        self.banner.show_problem(error)

    # -- place on the screen -----------------------------------------------------------------------------------

    def place(self) -> None:
        """Put the window where it stood, on a screen that is there."""
        screens = [placement.usable(screen.availableGeometry()) for screen in QGuiApplication.screens()]
        place, maximised = placement.placed(self._settings.geometry, screens)
        self.setGeometry(place)
        if maximised:
            self.showMaximized()

    def reset_sizes(self) -> None:
        """Forget where window and splitters stood."""
        self.change_settings(geometry="", splitters="")
        self.showNormal()
        self.place()

    # -- events ------------------------------------------------------------------------------------------------

    def changeEvent(self, event: QEvent) -> None:
        """Save what is typed when the window is minimised or loses the focus; tell builders of a new language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.language_changed.emit()
        elif event.type() == QEvent.Type.WindowStateChange and self.isMinimized():
            self.flush.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button that has the focus, as in a dialog; Escape closes a message."""
        from smartcity_desktop.ui.zones import press_by_key

        if not press_by_key(self, event):
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the rail to icons where the window is narrow."""
        if self._completed:
            self.rail.set_narrow(event.size().width() < theme.scaled(NARROW))
        super().resizeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save, wait for the saves, ask the guards; only then go."""
        from smartcity_desktop.ui import background

        self.flush.emit()
        background.drain()
        reason = self._reason_to_stay()
        if reason:
            event.ignore()
            self.banner.say(
                "bad",
                lambda: reason,
                lambda: self.tr("Closing now would lose it. Try again, or copy your work to a stick first."),
                action=lambda: self.tr("Copy to a stick…"),
                on_action=self.rescue_wanted.emit,
            )
            self._unsaved_told = self.banner.turn
            return
        self._save_place()
        background.drain()
        event.accept()

    def _reason_to_stay(self) -> str:
        if self._completed and self.save_indicator.error is not None:
            return self.save_indicator.text().strip()
        return next((reason for guard in self._guards if (reason := guard())), "")

    def _save_place(self) -> None:
        where = placement.written(self.normalGeometry(), self.isMaximized())
        if where != self._settings.geometry:
            self.change_settings(geometry=where)

    def _on_unsaved_asked(self) -> None:
        error = self.save_indicator.error
        if error is not None:
            self.banner.show_problem(
                error, action=lambda: self.tr("Copy to a stick…"), on_action=self.rescue_wanted.emit
            )
            self._unsaved_told = self.banner.turn


def _application() -> QApplication:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app
