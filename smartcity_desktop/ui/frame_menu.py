"""The "…" menu of the frame and its shortcuts. It only says what was picked; the window acts."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMenu

from smartcity_desktop.ui import theme
from smartcity_desktop.ui.texts import Speaking

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from smartcity_desktop.system.settings import Settings


class FrameMenu(Speaking, QMenu):
    """Its shortcuts hold in the whole window."""

    setting_picked = Signal(object)  # (name, value)
    settings_picked = Signal()
    manual_picked = Signal()
    keys_picked = Signal()
    backups_picked = Signal()
    folder_picked = Signal()
    reset_picked = Signal()
    pdf_picked = Signal()
    about_picked = Signal()
    identity_picked = Signal()
    lock_picked = Signal()
    role_picked = Signal()
    quit_picked = Signal()

    def __init__(self, window: QWidget, settings: Settings) -> None:
        super().__init__(window)
        self._window = window
        self._percent = settings.text_percent
        self._language = self.addMenu("")
        self._languages = self._choice(self._language, "language", ("id", "en"))
        self._theme = self.addMenu("")
        self._themes = self._choice(self._theme, "theme", ("system", "light", "dark"))
        self._size = self.addMenu("")
        self._larger = self._act(self._size, lambda: self._resize(theme.STEP), "zoom-in", "Ctrl++", "Ctrl+=")
        self._smaller = self._act(self._size, lambda: self._resize(-theme.STEP), "zoom-out", "Ctrl+-")
        self._normal = self._act(self._size, lambda: self._resize(0), "", "Ctrl+0")
        self._settings = self._act(self, self.settings_picked.emit, "settings", "Ctrl+,")
        self.addSeparator()
        self._pdf = self._act(self, self.pdf_picked.emit, "signature")
        self._manual = self._act(self, self.manual_picked.emit, "book-open", "F1")
        self._keys = self._act(self, self.keys_picked.emit, "keyboard", "Shift+F1")
        self._backups = self._act(self, self.backups_picked.emit, "hard-drive")
        self._here = self.addMenu(theme.icon("monitor", "muted"), "")
        self._folder = self._act(self._here, self.folder_picked.emit, "folder-open")
        self._reset = self._act(self._here, self.reset_picked.emit, "monitor")
        self._about = self._act(self._here, self.about_picked.emit, "info")
        self.addSeparator()
        self._identity = self._act(self, self.identity_picked.emit, "fingerprint-pattern")
        self._lock = self._act(self, self.lock_picked.emit, "lock", "Ctrl+L")
        self._role = self._act(self, self.role_picked.emit, "arrow-right-left")
        self._quit = self._act(self, self.quit_picked.emit, "x", "Ctrl+Q")
        self.offer(identity=False, lock=False)
        self.retranslate()
        self.tick(settings)

    def offer(self, *, identity: bool, lock: bool) -> None:
        """Show what makes sense now: an identity to change, something open to be locked."""
        for action, sensible in ((self._identity, identity), (self._lock, lock)):
            action.setVisible(sensible)
            action.setEnabled(sensible)

    def tick(self, settings: Settings) -> None:
        """Show the choices that hold."""
        self._percent = settings.text_percent
        self._languages[settings.language].setChecked(True)
        self._themes[settings.theme].setChecked(True)

    def retranslate(self) -> None:
        """Set every word anew."""
        for thing, words in (
            (self._language, self.tr("Language")),
            (self._theme, self.tr("Theme")),
            (self._size, self.tr("Text size")),
            (self._here, self.tr("This program and computer")),
        ):
            thing.setTitle(words)
        for action, words in (
            (self._languages["id"], "Bahasa Indonesia"),
            (self._languages["en"], "English"),
            (self._themes["system"], self.tr("Like the computer")),
            (self._themes["light"], self.tr("Light")),
            (self._themes["dark"], self.tr("Dark")),
            (self._larger, self.tr("Larger")),
            (self._smaller, self.tr("Smaller")),
            (self._normal, self.tr("Normal")),
            (self._settings, self.tr("Settings…")),
            (self._pdf, self.tr("Check a signed PDF…")),
            (self._manual, self.tr("Manual")),
            (self._keys, self.tr("Keys and help")),
            (self._backups, self.tr("Backups…")),
            (self._folder, self.tr("Open the data folder")),
            (self._reset, self.tr("Reset window sizes")),
            (self._about, self.tr("About, and check this computer…")),
            (self._identity, self.tr("Identity and passphrase…")),
            (self._lock, self.tr("Lock now")),
            (self._role, self.tr("Switch role…")),
            (self._quit, self.tr("Quit")),
        ):
            action.setText(words)

    def _act(self, menu: QMenu, does: Callable[[], object], icon_name: str, *keys: str) -> QAction:
        action = QAction(self)
        if icon_name:
            action.setIcon(theme.icon(icon_name, "muted"))
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.triggered.connect(lambda _checked: does())
        menu.addAction(action)
        self._window.addAction(action)
        return action

    def _choice(self, menu: QMenu, setting: str, values: tuple[str, ...]) -> dict[str, QAction]:
        group = QActionGroup(self)
        actions = {}
        for value in values:
            action = QAction(self, checkable=True)
            group.addAction(action)
            menu.addAction(action)
            action.triggered.connect(lambda _checked, value=value: self.setting_picked.emit((setting, value)))
            actions[value] = action
        return actions

    def _resize(self, step: int) -> None:
        wanted = max(theme.SMALLEST, min(theme.LARGEST, self._percent + step)) if step else 100
        self.setting_picked.emit(("text_percent", wanted))
