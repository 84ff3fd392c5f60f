"""What headquarters is told before a backup takes the place of its data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartcity_desktop.core.language import TimeZone
from smartcity_desktop.ui.dialogs.restore import RestoreDialog
from tests.ui.headquarters.conftest import CODE, PASSPHRASE

if TYPE_CHECKING:
    from tests.ui.headquarters.conftest import Office


def test_what_was_done_since_the_backup_is_named_and_what_comes_along_counted(office: Office) -> None:
    services = office.services
    backup = services.backups.make()
    services.inbox.receive(office.packages("Kota Ambon"))
    services.inbox.receipts(CODE, PASSPHRASE, office.root)
    dialog = RestoreDialog(services.restoring, backup, TimeZone.WIB, office.window)
    dialog.open()
    office.settle()
    assert dialog.undone.isVisible()
    assert "to be done again" in dialog.undone.text()
    assert "Writing a receipt (2 times, last " in dialog.undone.text()
    assert "Receiving a package" not in dialog.undone.text()
    assert "2 packages taken in or published since stay on record" in dialog._what.text()
    dialog.reject()


def test_nothing_is_said_of_acts_where_there_were_none(office: Office) -> None:
    backup = office.services.backups.make()
    dialog = RestoreDialog(office.services.restoring, backup, TimeZone.WIB, office.window)
    dialog.open()
    office.settle()
    assert not dialog.undone.isVisible()
    dialog.reject()
