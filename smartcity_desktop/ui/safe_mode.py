"""Started with `--safe`: nothing happens by itself, and the window looks as it did on the first day.

For whoever wants to see whether a setting or something in the background is what keeps the program from working.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout

from smartcity_desktop.system import settings as settings_module
from smartcity_desktop.system.settings import Settings
from smartcity_desktop.ui import theme
from smartcity_desktop.ui.texts import Speaking

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

    from smartcity_desktop.ui.main_window import MainWindow

_MARK = "safe_mode"
_LOOK = ("theme", "text_percent", "geometry", "splitters")


def plain(settings: Settings) -> Settings:
    """Return settings with the look of the first day."""
    return replace(settings, theme="light", text_percent=100, geometry="", splitters="")


def enter(window: MainWindow, kept: Settings) -> None:
    """Say in a band that this is safe mode, and let everybody know; `kept` has the look that comes back later."""
    window.setProperty(_MARK, kept)
    central = window.centralWidget()
    assert central is not None
    layout = central.layout()
    assert isinstance(layout, QVBoxLayout)
    layout.insertWidget(0, SafeBand())


def saver(window: QWidget, file: Path) -> Callable[[Settings], None]:
    """Return what writes a window's settings into a file; the look of safe mode is not kept."""
    kept = window.property(_MARK)
    if not isinstance(kept, Settings):
        return partial(settings_module.save, file)
    looks = {name: getattr(kept, name) for name in _LOOK}
    return lambda settings: settings_module.save(file, replace(settings, **looks))


def is_safe(window: QWidget) -> bool:
    """Whether a window is in safe mode: then nothing may be started by itself."""
    return bool(window.property(_MARK))


class SafeBand(Speaking, QFrame):
    """The band above everything."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.born(self, kind="banner", tone="warn")
        self.words = QLabel(wordWrap=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.L, theme.XS, theme.L, theme.XS)
        row.addWidget(self.words, 1)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word anew."""
        self.words.setText(
            self.tr("Safe mode: no backups, copies or checks by themselves, and the look of the first day.")
        )
