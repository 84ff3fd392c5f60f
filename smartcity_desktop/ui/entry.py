"""From nothing to the window: the frame is painted first, then everything behind it is brought in.

Before the first paint only Qt, the settings and the frame are imported; services (and with them SQLModel,
cryptography and the rest) are imported and built by the database thread afterwards.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication, QWidget

from smartcity_desktop.core.errors import SmartCityError
from smartcity_desktop.core.language import Language
from smartcity_desktop.system import settings as settings_module
from smartcity_desktop.system.instance import OneInstance
from smartcity_desktop.system.paths import settings_file
from smartcity_desktop.ui import background, texts, theme
from smartcity_desktop.ui.main_window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


class FirstPaint(QObject):
    """Tells once when a widget was painted for the first time."""

    painted = Signal()

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Watch for the first paint, then stand aside."""
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            # Once the event loop is free again, the paint is on the screen.
            QTimer.singleShot(0, self.painted.emit)
        return False


def application() -> QApplication:
    """Give the one application object, made if need be."""
    app = QApplication.instance()
    if isinstance(app, QApplication):
        return app
    app = QApplication(sys.argv[:1])
    app.setApplicationName("SmartCity Desktop")
    app.setApplicationDisplayName("SmartCity Desktop")
    app.setDesktopFileName("smartcity-desktop")
    return app


def run(
    root: Path,
    *,
    practice: bool = False,
    language: Language | None = None,
    first_page: str | None = None,
    painted: Callable[[], None] | None = None,
) -> int:
    """Open the window on a data folder and return the exit code when it is closed.

    Args:
        root: the data folder (of practice, where `practice` is set).
        practice: prepare the practice edition there and show the practice band.
        language: instead of the one in the settings.
        first_page: key of the page to open instead of the role's own.
        painted: called after the first paint (measurements).

    Returns:
        0, or 2 where the folder cannot be used (said in a dialog).
    """
    app = application()
    theme.load_fonts("Regular")
    instance = OneInstance(root)
    try:
        settings = settings_module.load(settings_file(root))
        instance.acquire()
    except SmartCityError as error:
        return _refused(app, error, language)
    if language is not None:
        settings = replace(settings, language=language.value)
    theme.apply(app, settings.theme, settings.text_percent)
    texts.install(app, Language(settings.language))
    window = MainWindow(settings, partial(settings_module.save, settings_file(root)))
    window.set_practice(practice)
    window.show_loading()
    window.place()

    def go_on() -> None:
        from smartcity_desktop.ui.program import Program

        if painted is not None:
            painted()
        program = Program(window, root, instance, practice=practice, first_page=first_page)
        window.program = program
        program.start()

    FirstPaint(window).painted.connect(go_on)
    window.show()
    code = app.exec()
    if isinstance(window.program, QObject):
        window.program.deleteLater()
    background.close()
    instance.release()
    return code


def _refused(app: QApplication, error: SmartCityError, language: Language | None) -> int:
    from smartcity_desktop.ui import problems

    theme.load_fonts("Medium", "SemiBold")
    theme.apply(app, "system", 100)
    texts.install(app, language or Language.INDONESIAN)
    problems.ProblemDialog(error).exec()
    return 2
