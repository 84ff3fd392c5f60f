"""The "…" menu of the frame and its shortcuts: language, theme, text size, keys, role, sizes, data folder."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QAction, QActionGroup, QDesktopServices, QKeySequence
from PySide6.QtWidgets import QMenu

from smartcity_desktop.ui import theme
from smartcity_desktop.ui.texts import Speaking

if TYPE_CHECKING:
    from collections.abc import Callable

    from smartcity_desktop.ui.main_window import MainWindow


class FrameMenu(Speaking, QMenu):
    """Acts on the window it is given."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._language = self.addMenu("")
        self._languages = self._choice(self._language, "language", ("id", "en"))
        self._theme = self.addMenu("")
        self._themes = self._choice(self._theme, "theme", ("system", "light", "dark"))
        self._size = self.addMenu("")
        self._larger = self._act(self._size, lambda: self._resize(theme.STEP), "zoom-in", "Ctrl++", "Ctrl+=")
        self._smaller = self._act(self._size, lambda: self._resize(-theme.STEP), "zoom-out", "Ctrl+-")
        self._normal = self._act(self._size, lambda: self._resize(0), "", "Ctrl+0")
        self._settings = self._act(self, self._on_settings, "settings", "Ctrl+,")
        self.addSeparator()
        self._keys = self._act(self, window.key_card_wanted.emit, "keyboard", "F1")
        self._folder = self._act(self, self._on_folder, "folder-open")
        self._reset = self._act(self, window.reset_sizes, "monitor")
        self._about = self._act(self, window.about_wanted.emit, "info")
        self.addSeparator()
        self._role = self._act(self, window.role_wanted.emit, "arrow-right-left")
        self._quit = self._act(self, lambda: bool(window.close()), "x", "Ctrl+Q")
        window.settings_changed.connect(lambda _settings: self._tick())
        self.retranslate()
        self._tick()

    def retranslate(self) -> None:
        """Set every word anew."""
        for thing, words in (
            (self._language, self.tr("Language")),
            (self._theme, self.tr("Theme")),
            (self._size, self.tr("Text size")),
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
            (self._keys, self.tr("Keys and help")),
            (self._folder, self.tr("Open the data folder")),
            (self._reset, self.tr("Reset window sizes")),
            (self._about, self.tr("About, and check this computer…")),
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
            action.triggered.connect(
                lambda _checked, value=value: self._window.change_settings(**{setting: value})
            )
            actions[value] = action
        return actions

    def _tick(self) -> None:
        settings = self._window.settings
        self._languages[settings.language].setChecked(True)
        self._themes[settings.theme].setChecked(True)

    def _resize(self, step: int) -> None:
        now = self._window.settings.text_percent
        wanted = max(theme.SMALLEST, min(theme.LARGEST, now + step)) if step else 100
        self._window.change_settings(text_percent=wanted)

    def _on_settings(self) -> None:
        from smartcity_desktop.ui.settings_dialog import SettingsDialog

        SettingsDialog(self._window).open()

    def _on_folder(self) -> None:
        if self._window.data_folder is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._window.data_folder)))
