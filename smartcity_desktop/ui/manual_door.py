"""Opens the manual, from F1, the menu or a dialog; what it is made of is brought in at the first time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from smartcity_desktop.core.errors import SmartCityError
from smartcity_desktop.ui import guidance

if TYPE_CHECKING:
    from smartcity_desktop.ui.main_window import MainWindow
    from smartcity_desktop.ui.manual.window import ManualWindow


class ManualDoor(QObject):
    """One manual for the window that has it; where it stood open it goes on to the topic that is wanted."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self.manual: ManualWindow | None = None
        window.menu.manual_picked.connect(self.open)
        window.ended.connect(self.close)
        guidance.wanted().connect(self.open)

    def open(self, topic: str = "") -> None:
        """Open the chapter of a topic, or of the page in front."""
        if self.manual is None:
            from smartcity_desktop.ui.manual.window import ManualWindow

            try:
                self.manual = ManualWindow()
            except SmartCityError as error:
                self._window.banner.show_problem(error)
                return
        self.manual.show_topic(topic or self._window.key)
        self.manual.show()
        self.manual.raise_()
        self.manual.activateWindow()

    def close(self) -> None:
        """Take the manual away with the window."""
        if self.manual is not None:
            self.manual.close()
            self.manual.deleteLater()
            self.manual = None
