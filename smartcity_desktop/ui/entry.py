"""From nothing to the window: the outline is painted first, then everything behind it is brought in.

Before the first paint only Qt, the settings and the outline are imported; services (and with them SQLModel,
cryptography and the rest) are imported and built by the database thread afterwards. Imports stand in the order of
the start: PySide6 slows the import of everything after it until `plain_import` ends that, so that it comes last.
"""

from __future__ import annotations

import gc
import sys
from contextlib import chdir
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from smartcity_desktop.core.errors import SmartCityError
from smartcity_desktop.core.language import Language

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QApplication

    from smartcity_desktop.system.instance import OneInstance
    from smartcity_desktop.system.settings import Settings


def run(
    root: Path,
    *,
    practice: bool = False,
    language: Language | None = None,
    first_page: str | None = None,
    painted: Callable[[], None] | None = None,
    safe: bool = False,
) -> int:
    """Open the window on a data folder and return the exit code when it is closed.

    Args:
        root: the data folder (of practice, where `practice` is set).
        practice: prepare the practice edition there and show the practice band.
        language: instead of the one in the settings.
        first_page: key of the page to open instead of the role's own.
        painted: called after the first paint (measurements).
        safe: nothing happens by itself, and the window looks as on the first day.

    Returns:
        0, or 2 where the folder cannot be used (said in a dialog).
    """
    gc.disable()  # what a start makes is there to stay; looking for garbage in it only delays the first paint
    from smartcity_desktop.system import settings as settings_module
    from smartcity_desktop.system.instance import OneInstance
    from smartcity_desktop.system.paths import settings_file

    instance = OneInstance(root)
    try:
        settings = settings_module.load(settings_file(root))
        instance.acquire()
    except SmartCityError as error:
        gc.enable()
        return _refused(error, language)
    if language is not None:
        settings = replace(settings, language=language.value)
    try:
        # Dialogs of the system begin where the program stands, and its own folder is nobody's.
        with chdir(Path.home() if Path.home().is_dir() else root):
            return _window(root.absolute(), instance, settings, practice, first_page, painted, safe)
    finally:
        instance.release()


def application() -> QApplication:
    """Give the one application object, made if need be."""
    from PySide6.QtWidgets import QApplication

    app = QApplication.instance()
    if isinstance(app, QApplication):
        return app
    app = QApplication(sys.argv[:1])
    app.setApplicationName("SmartCity Desktop")
    app.setApplicationDisplayName("SmartCity Desktop")
    app.setDesktopFileName("smartcity-desktop")
    return app


def _window(
    root: Path,
    instance: OneInstance,
    settings: Settings,
    practice: bool,
    first_page: str | None,
    painted: Callable[[], None] | None,
    safe: bool,
) -> int:
    from smartcity_desktop.system import settings as settings_module
    from smartcity_desktop.system.paths import settings_file
    from smartcity_desktop.ui import plain_import

    plain_import.restore()
    from smartcity_desktop.ui import texts, theme
    from smartcity_desktop.ui.first_paint import FirstPaint
    from smartcity_desktop.ui.main_window import MainWindow

    app = application()
    kept, save = settings, partial(settings_module.save, settings_file(root))
    if safe:
        from smartcity_desktop.ui import safe_mode

        settings = safe_mode.plain(settings)
    theme.load_fonts("Regular")
    theme.apply(app, settings.theme, settings.text_percent)
    texts.install(app, Language(settings.language))
    window = MainWindow(settings, save)
    window.set_practice(practice)
    if safe:
        safe_mode.enter(window, kept)
        window.use_settings(settings, safe_mode.saver(window, settings_file(root)))

    def go_on() -> None:
        if painted is not None:
            painted()
        from smartcity_desktop.ui import choosing
        from smartcity_desktop.ui.garbage import Garbage
        from smartcity_desktop.ui.program import Program

        Garbage(app)
        choosing.keep_in(
            window, lambda: window.settings.folders, lambda text: window.change_settings(folders=text)
        )
        window.activateWindow()  # a desktop does it by itself; a bare X server leaves the keys to nobody
        program = Program(window, root, instance, practice=practice, first_page=first_page)
        window.program = program
        program.start()

    FirstPaint(window).painted.connect(go_on)
    window.place()
    window.show()
    code = app.exec()
    window.ended.emit()
    from smartcity_desktop.ui import background

    background.close()
    return code


def _refused(error: SmartCityError, language: Language | None) -> int:
    from smartcity_desktop.ui import texts, theme
    from smartcity_desktop.ui.problems import ProblemDialog

    app = application()
    theme.load_fonts("Regular", "Medium", "SemiBold")
    theme.apply(app, "system", 100)
    texts.install(app, language or Language.INDONESIAN)
    ProblemDialog(error).exec()
    return 2
