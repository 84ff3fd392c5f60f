"""The mark of a session: there while the window is open, gone after a clean end. What finds it knows of a crash."""

from __future__ import annotations

import json
from datetime import datetime
from typing import TYPE_CHECKING

from smartcity_desktop.core.backup import Interrupted
from smartcity_desktop.core.errors import SmartCityError
from smartcity_desktop.store.records.last_work import last_work, lines_since, region_of
from smartcity_desktop.system.at_rest import keep_whole, read_kept
from smartcity_desktop.system.files import remove_quietly

if TYPE_CHECKING:
    from collections.abc import Callable

    from smartcity_desktop.core.backup import Backup
    from smartcity_desktop.sealing.store_keys import StoreKeys
    from smartcity_desktop.store.database import Database
    from smartcity_desktop.system.clock import Clock
    from smartcity_desktop.system.paths import RoleFolder

FILE = "session"
_LIMIT = 1 << 16


class SessionDesk:
    """Keeps the mark, encrypted like everything: it says which region was open."""

    def __init__(
        self,
        database: Database,
        folder: RoleFolder,
        keys: StoreKeys,
        clock: Clock,
        last_backup: Callable[[], Backup | None],
    ) -> None:
        self._database = database
        self._last_backup = last_backup
        self._at_rest = keys.at_rest().of("session")
        self._clock = clock
        self._path = folder.root / FILE
        self._mark: dict[str, object] = {}

    def begin(self) -> Interrupted | None:
        """Begin a session; returns the one before it where that did not end.

        Raises:
            FileProblem: the mark cannot be written.
        """
        before = self._interrupted() if self._path.exists() else None
        with self._database.read() as session:
            entry = last_work(session).entry
        self._mark = {
            "began_at": self._clock.now().isoformat(),
            "entry": entry,
            "page": "",
            "edition": "",
            "assignment": "",
            "indicator": "",
        }
        self._write()
        return before

    def stand(self, page: str, edition: str, assignment: str, indicator: str) -> None:
        """Note where the person works now. Raises as `begin`."""
        now = {"page": page, "edition": edition, "assignment": assignment, "indicator": indicator}
        if self._mark and not now.items() <= self._mark.items():
            self._mark |= now
            self._write()

    def end(self) -> None:
        """End the session: everything is saved."""
        if self._mark:
            self._mark = {}
            remove_quietly(self._path)

    def _write(self) -> None:
        keep_whole(self._path, json.dumps(self._mark).encode(), self._at_rest)

    def _interrupted(self) -> Interrupted:
        said = self._read()
        try:
            began = datetime.fromisoformat(str(said["began_at"]))
        except (KeyError, ValueError):
            began = datetime.fromtimestamp(self._path.stat().st_mtime).astimezone()
        entry, assignment = said.get("entry", 0), str(said.get("assignment", ""))
        last = self._last_backup()
        backed_up = last.counts.entry if last is not None and last.counts is not None else 0
        with self._database.read() as session:
            work = last_work(session)
            return Interrupted(
                began_at=began,
                page=str(said.get("page", "")),
                edition=str(said.get("edition", "")),
                assignment=assignment,
                indicator=str(said.get("indicator", "")),
                region=region_of(session, assignment) if assignment else "",
                last_at=work.at,
                changes=lines_since(session, entry if type(entry) is int and 0 <= entry < 1 << 62 else 0),
                unsigned=work.unsigned,
                since_backup=lines_since(session, backed_up),
            )

    def _read(self) -> dict[str, object]:
        """Return what the mark says; nothing where it is damaged, or of other keys."""
        try:
            said = json.loads(read_kept(self._path, self._at_rest, _LIMIT))
        except (SmartCityError, ValueError):
            return {}
        return said if isinstance(said, dict) else {}
