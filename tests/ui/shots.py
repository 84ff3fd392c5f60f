"""A tour of the window as pictures: `python -m tests.ui.shots FOLDER` (see .dev/shots).

Other pages join by adding a line to `STOPS`: a name, and what builds the widget for a picture.
"""

from __future__ import annotations

import sys
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication, QWidget

from smartcity_desktop.core.errors import StoreProblem
from smartcity_desktop.core.language import Language, Text
from smartcity_desktop.system.settings import Settings
from smartcity_desktop.ui import background, texts, theme
from smartcity_desktop.ui.main_window import MainWindow
from tests.opening import assessor_at, found, headquarters_at

if TYPE_CHECKING:
    from collections.abc import Callable

    from smartcity_desktop.ui.manual.window import ManualWindow

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
        page.ask_authority(lambda _programme, _name, _passphrase: None)
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


def _manual(manual: ManualWindow) -> QWidget:
    manual.show_topic("score")
    manual.resize(900, 500)
    return manual


def dialog(window: MainWindow, which: str, folder: Path) -> QWidget:
    """Show a dialog by itself."""
    from smartcity_desktop.ui.about_dialog import AboutDialog
    from smartcity_desktop.ui.manual.window import ManualWindow
    from smartcity_desktop.ui.problems import ProblemDialog
    from smartcity_desktop.ui.settings_dialog import SettingsDialog
    from smartcity_desktop.ui.widgets.key_card import KeyCard

    made: dict[str, Callable[[], QWidget]] = {
        "keys": lambda: KeyCard(window),
        "manual": lambda: _manual(ManualWindow()),
        "settings": lambda: SettingsDialog(window, window.settings, window.change_settings),
        "about": lambda: AboutDialog(folder, window),
        "problem": lambda: ProblemDialog(PROBLEM, window),
    }
    return made[which]()


def headquarters(window: MainWindow, which: str, folder: Path) -> QWidget:
    """Show headquarters' people, their log, and the dialogs in which they agree."""
    from smartcity_desktop.app import headquarters_gate
    from smartcity_desktop.core.edition import Selection
    from smartcity_desktop.core.staff import StaffRole
    from smartcity_desktop.ui import headquarters as builder
    from smartcity_desktop.ui.dialogs.handing_out import HandingOutDialog
    from smartcity_desktop.ui.dialogs.person import AddPersonDialog
    from smartcity_desktop.ui.pages.welcome import WelcomePage

    services = headquarters_at(folder, window.settings, name="Petugas Contoh")
    if which == "sign-in":
        page = WelcomePage(practice=False)
        window.add_page("welcome", lambda: "SmartCity Desktop", "", page, under="welcome")
        window.go("welcome")
        page.ask_person(headquarters_gate(folder))
        return window
    secrets = found(services)
    services.people.add("Petugas Arsip Contoh", StaffRole.CLERK, "sandi petugas arsip", secrets[:1])
    today = datetime.now(UTC)
    services.drafting.create(
        "2026",
        Text("Periode 2026", "Edition 2026"),
        selection=Selection(2),
        opens=today.date(),
        closes=today.date(),
        receiving_deadline=today + timedelta(days=9),
    )
    services.drafting.invite("2026", [region.id for region in services.drafting.regions()[:12]])
    desk = builder.build(window, services)
    window.go("staff")
    background.drain()
    if which == "log":
        desk.staff.tabs.setCurrentIndex(1)
    if which == "person":
        return AddPersonDialog(services.people, services.desk, services.authority, window)
    if which == "publish":
        words = ("Terbitkan periode 2026?", "Paketnya ditandatangani oleh dua orang.", "Terbitkan")
        return HandingOutDialog(
            lambda: words, lambda _secrets, _folder: None, folder, window, desk=services.desk
        )
    return window


STOPS: dict[str, Callable[[MainWindow, Path], QWidget]] = {
    **{
        f"welcome-{step}": lambda window, folder, step=step: welcome(window, step, folder)
        for step in ("role", "identity", "code", "edition", "authority")
    },
    **{
        f"headquarters-{which}": lambda window, folder, which=which: headquarters(window, which, folder)
        for which in ("sign-in", "people", "log", "person", "publish")
    },
    **{
        f"dialog-{which}": lambda window, folder, which=which: dialog(window, which, folder)
        for which in ("keys", "manual", "settings", "about", "problem")
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
