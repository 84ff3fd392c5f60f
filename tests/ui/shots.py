"""A tour of the window as pictures: `python -m tests.ui.shots FOLDER` (see .dev/shots).

Other pages join by adding a line to `STOPS`: a name, and what builds the widget for a picture.
"""

from __future__ import annotations

import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QWidget

from smartcity_desktop.core.errors import StoreProblem
from smartcity_desktop.core.language import Language, Text
from smartcity_desktop.system.settings import Settings
from smartcity_desktop.ui import background, texts, theme
from smartcity_desktop.ui.main_window import MainWindow
from tests.opening import assessor_at

if TYPE_CHECKING:
    from collections.abc import Callable

PROBLEM = StoreProblem(
    Text("Disk penuh.", "The disk is full."),
    Text("Kosongkan ruang atau salin pekerjaan Anda ke USB.", "Make room, or copy your work to a stick."),
)


def frame(settings: Settings, width: int, height: int) -> MainWindow:
    """Make a frame of a size, as it stands after the first paint."""
    window = MainWindow(settings, lambda _settings: None)
    window.complete()
    window.resize(width, height)
    window.save_indicator.saving()
    window.save_indicator.saved(datetime(2019, 5, 15, 7, 2, 7, tzinfo=UTC))
    return window


def welcome(window: MainWindow, step: str, folder: Path) -> QWidget:
    """Show one of the first steps, on a real data folder."""
    from smartcity_desktop.app import assessor_gate
    from smartcity_desktop.ui.pages.welcome import WelcomePage

    page = WelcomePage(practice=False)
    window.add_page("welcome", lambda: "SmartCity Desktop", "", page, under="welcome")
    window.go("welcome")
    if step == "role":
        page.ask_role()
        return window
    if step == "authority":
        page.ask_authority(lambda _programme, _passphrase: None)
        return window
    gate = assessor_gate(folder)
    if step == "identity":
        page.ask_identity(gate)
        return window
    if step == "unlock":
        page.ask_passphrase(gate.unlock, "")
        return window
    services = assessor_at(
        folder, window.settings, name="Asesor Contoh, M.T.", institution="Universitas Contoh"
    )
    if step == "code":
        page.show_code(services.identity.card(), services.identity, services.editions)
    else:
        page.ask_edition(services.identity, services.editions)
    return window


def dialog(window: MainWindow, which: str, folder: Path) -> QWidget:
    """Show a dialog by itself."""
    from smartcity_desktop.ui.about_dialog import AboutDialog
    from smartcity_desktop.ui.problems import ProblemDialog
    from smartcity_desktop.ui.settings_dialog import SettingsDialog
    from smartcity_desktop.ui.widgets.key_card import KeyCard

    made: dict[str, Callable[[], QWidget]] = {
        "keys": lambda: KeyCard(window),
        "settings": lambda: SettingsDialog(window, window.settings, window.change_settings),
        "about": lambda: AboutDialog(folder, window),
        "problem": lambda: ProblemDialog(PROBLEM, window),
    }
    return made[which]()


STOPS: dict[str, Callable[[MainWindow, Path], QWidget]] = {
    **{
        f"welcome-{step}": lambda window, folder, step=step: welcome(window, step, folder)
        for step in ("role", "identity", "code", "edition", "authority")
    },
    **{
        f"dialog-{which}": lambda window, folder, which=which: dialog(window, which, folder)
        for which in ("keys", "settings", "about", "problem")
    },
}


def take(
    folder: Path,
    name: str,
    *,
    look: str = "light",
    language: str = "id",
    percent: int = 100,
    width: int = 1366,
    height: int = 768,
) -> Path:
    """Take one picture and give its path."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    theme.apply(app, look, percent)
    texts.install(app, Language(language))
    window = frame(Settings(language=language, theme=look, text_percent=percent), width, height)
    with tempfile.TemporaryDirectory() as data:
        shown = STOPS[name](window, Path(data))
        shown.show()
        for _ in range(3):
            app.processEvents()
            background.drain()
        app.processEvents()
        path = folder / f"{name}-{width}x{height}-{look}-{language}-{percent}.png"
        shown.grab().save(str(path))
        shown.hide()
        window.close()
    return path


def main(folder: Path) -> None:
    """Take all stops: small light Indonesian, small dark Indonesian, large light English, small at 150 %."""
    app = QApplication(sys.argv[:1])
    theme.load_fonts("Regular", "Medium", "SemiBold", "Bold", "Italic")
    folder.mkdir(parents=True, exist_ok=True)
    for name in STOPS:
        take(folder, name, width=1024, height=540)
        take(folder, name, look="dark", width=1024, height=540)
        take(folder, name, language="en")
        take(folder, name, percent=150, width=1024, height=540)
    background.close()
    app.quit()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
