"""The way back where the data does not open: its keys do, and a backup is there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from smartcity_desktop.core.errors import StoreProblem
from smartcity_desktop.core.language import TimeZone
from smartcity_desktop.system.paths import Role, role_folder

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from smartcity_desktop.core.errors import SmartCityError
    from smartcity_desktop.sealing.staff import StaffEntry
    from smartcity_desktop.sealing.store_keys import StoreKeys
    from smartcity_desktop.services.backups.restoring import Restoring
    from smartcity_desktop.ui.main_window import MainWindow


def offer_way_back(
    window: MainWindow,
    root: Path,
    keys: StoreKeys | StaffEntry | None,
    error: SmartCityError,
    reopen: Callable[[], object],
) -> None:
    """Offer the backups above the page that says why nothing opened.

    Args:
        window: the frame.
        root: the data folder.
        keys: that opened; without any there is nothing to offer.
        error: why nothing opened; only a database that is not to be used is replaced.
        reopen: what opens the data again.
    """
    if keys is None or not isinstance(error, StoreProblem):
        return
    window.banner.say(
        "info",
        lambda: QCoreApplication.translate("way_back", "A backup can take the place of this database."),
        action=lambda: QCoreApplication.translate("way_back", "Backups…"),
        on_action=lambda: _show(window, _restoring(window, root, keys), reopen),
    )


def _restoring(window: MainWindow, root: Path, keys: StoreKeys | StaffEntry) -> Restoring:
    from smartcity_desktop import app
    from smartcity_desktop.sealing.staff import StaffEntry

    if isinstance(keys, StaffEntry):
        return app.headquarters_restoring(role_folder(root, Role.HEADQUARTERS), keys)
    return app.assessor_restoring(role_folder(root, Role.ASSESSOR, window.settings.profile), keys)


def _show(window: MainWindow, restoring: Restoring, reopen: Callable[[], object]) -> None:
    from smartcity_desktop.ui.dialogs.backups import BackupsDialog

    dialog = BackupsDialog(None, restoring, TimeZone(window.settings.zone), lambda: None, window)
    dialog.replaced.connect(window.banner.clear)
    dialog.replaced.connect(lambda _comparison: reopen())
    dialog.open()
