"""The sheet as an assessor signed it: the PDF in the package, not one that is drawn anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartcity_desktop.store.records import packages
from smartcity_desktop.system.at_rest import changed

if TYPE_CHECKING:
    from smartcity_desktop.sealing.store_keys import StoreKeys
    from smartcity_desktop.store.database import Database
    from smartcity_desktop.system.paths import RoleFolder

_SHEET = "sheet.pdf"


class SignedSheets:
    """Reads the packages that were made on this laptop."""

    def __init__(self, database: Database, folder: RoleFolder, keys: StoreKeys) -> None:
        self._database = database
        self._folder = folder
        self._keys = keys

    def sheet(self, assessment_id: str) -> bytes | None:
        """Return the signed PDF of an assessment; `None` before it was signed.

        Raises:
            PackageRefused: the package that was kept is not whole any more.
            FileProblem: it cannot be read.
        """
        from smartcity_desktop.sealing.verify import show

        with self._database.read() as session:
            record = packages.of_assessment(session, assessment_id)
        if record is None:
            return None
        package = self._folder.outbox / record.file
        with show(package, self._folder.quarantine, at_rest=self._keys.at_rest()) as opened:
            if opened.verdict.refusal is not None:
                raise opened.verdict.refusal
            if opened.digest != record.digest:
                raise changed(package)
            return opened.read(_SHEET)
