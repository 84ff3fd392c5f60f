"""Makes backups, says how they are, and rehearses bringing one back."""

from __future__ import annotations

import json
import logging
import shutil
import threading
from contextlib import closing
from datetime import datetime
from typing import TYPE_CHECKING

from smartcity_desktop.core.backup import Drill, Reason
from smartcity_desktop.core.errors import NotFound, SmartCityError
from smartcity_desktop.core.language import Text
from smartcity_desktop.services.backups.sessions import SessionDesk
from smartcity_desktop.store import covered, pool, snapshot, work_files
from smartcity_desktop.store.database import Database
from smartcity_desktop.store.evidence import EvidenceStore
from smartcity_desktop.store.records import citations
from smartcity_desktop.store.records.kept_files import cited_evidence, is_untouched
from smartcity_desktop.store.shelf import RESERVE, Shelf
from smartcity_desktop.system import heap, restored
from smartcity_desktop.system.at_rest import opened
from smartcity_desktop.system.files import file_problem, read_regular, write_whole

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from smartcity_desktop.core.assessment import Citation
    from smartcity_desktop.core.backup import Backup
    from smartcity_desktop.sealing.store_keys import StoreKeys
    from smartcity_desktop.system.clock import Clock
    from smartcity_desktop.system.paths import RoleFolder
    from smartcity_desktop.system.restored import Restored

    Progress = Callable[[int, int], None]

DRILLED = "drill.json"
_CHUNK = 1 << 20


class BackupDesk:
    """The backups of one role. Safe to use from several threads: one thing is done at a time."""

    def __init__(
        self,
        database: Database,
        folder: RoleFolder,
        keys: StoreKeys,
        clock: Clock,
        *,
        whose: tuple[str, str] = ("", ""),
        reserve: int = RESERVE,
    ) -> None:
        """Prepare; `whose` are code and label of the key it belongs to, both empty at headquarters."""
        self._database = database
        self._folder = folder
        self._keys = keys
        self._clock = clock
        self._owner, self._label = whose
        self._shelf = Shelf(folder, keys.database, keys.at_rest(), reserve)
        self._turn = threading.Lock()
        self._changes = -1
        self.sessions = SessionDesk(database, folder, keys, clock, self.last)

    @property
    def folder(self) -> RoleFolder:
        """The data folder that is backed up."""
        return self._folder

    def make(self, reason: Reason = Reason.HAND) -> Backup:
        """Make a backup, then throw away what is not to be kept any longer.

        Raises:
            StoreProblem: the database is damaged, so that nothing was copied and nothing thrown away; or the disk is
                nearly full.
            FileProblem: the folder cannot be written to.
        """
        with self._turn:
            changes = self._database.changes
            try:
                made = self._shelf.make(self._database, reason, self._clock.now(), self._owner, self._label)
            finally:
                heap.give_back()
            self._changes = changes
            logging.getLogger(__name__).info("backup %s, %s", made.name, reason.value)
            return made

    def make_if_changed(self, reason: Reason) -> Backup | None:
        """Make a backup where something was committed since the last one of this session; else return `None`.

        At the start the history is compared with that of the last backup; work that lies in files always is. Raises as
        `make`.
        """
        if self._changes == self._database.changes and not self._work_differs():
            return None
        if self._changes < 0 and not self._differs():
            self._changes = self._database.changes
            return None
        return self.make(reason)

    def before(self, reason: Reason) -> None:
        """Make a backup before something big, where there is anything to lose; where it fails, that is left undone.

        Raises as `make`.
        """
        with self._database.read() as session:
            empty = is_untouched(session)
        if not empty:
            self.make_if_changed(reason)

    def backups(self) -> tuple[Backup, ...]:
        """Return all backups, newest first."""
        return self._shelf.backups()[::-1]

    def last(self) -> Backup | None:
        """Return the newest backup."""
        names = self._shelf.names()
        return self._shelf.backup(names[-1]) if names else None

    def check(self, name: str) -> Text | None:
        """Check one backup; returns what is wrong with it, or `None`.

        Raises:
            NotFound: there is none of this name.
        """
        self._shelf.backup(name)
        with self._turn:
            return self._shelf.finding(name)

    def drill(
        self, progress: Progress | None = None, stopped: Callable[[], bool] | None = None
    ) -> Drill | None:
        """Rehearse a restore with the newest backup: bring it back, check and count it, hash every file, remove it.

        Args:
            progress: called with how many of how many files were looked at.
            stopped: asked between two files; `True` ends it.

        Returns:
            What was seen, which is noted when it is good; `None` where it was stopped.

        Raises:
            NotFound: there is no backup yet.
            FileProblem: there is no room for the scratch folder.
        """
        with self._turn:
            names = self._shelf.names()
            if not names:
                raise NotFound(Text("cadangan", "backup"), "")
            scratch = self._folder.backups / "drill.partial"
            self._shelf.sweep()
            try:
                scratch.mkdir(mode=0o700)
                self._shelf.bring(names[-1], scratch)
                seen = self._examined(names[-1], scratch, progress or _silent, stopped or _never)
            except OSError as error:
                raise file_problem(error, scratch) from error
            finally:
                shutil.rmtree(scratch, ignore_errors=True)
                heap.give_back()
        if seen is not None and seen.good:
            noted = {"at": seen.at.isoformat(), "backup": seen.backup}
            write_whole(self._folder.backups / DRILLED, json.dumps(noted).encode())
        return seen

    def take_out(self, photo: Citation) -> int:
        """Remove from all backups what showed more of a photo than its covered copy does.

        What something still stands on stays: a signed sheet, another indicator, or the original where that is kept.

        Args:
            photo: the citation that was replaced by one of the covered copy.

        Returns:
            How many files of it are in no backup any more.

        Raises:
            FileProblem: they cannot be removed.
        """
        first, at_rest = photo.original.partition(".")[0] or photo.sha256, self._keys.at_rest()
        store = EvidenceStore(self._folder.evidence, at_rest=at_rest)
        with self._turn:
            with self._database.read() as session:
                shown = citations.versions(session, first) | {photo.sha256, first}
                gone = [one for one in shown if not citations.is_cited(session, one) and not store.has(one)]
            self._shelf.take_out(frozenset(at_rest.alias(one) for one in gone))
        logging.getLogger(__name__).info("%d covered files were taken out of backups", len(gone))
        return len(gone)

    def drilled_at(self) -> datetime | None:
        """Return when a rehearsal went well last."""
        try:
            noted = json.loads(read_regular(self._folder.backups / DRILLED, 4096))
            at = datetime.fromisoformat(noted["at"])
        except (SmartCityError, ValueError, KeyError, TypeError):
            return None
        return at if at.tzinfo is not None else None

    def unconfirmed(self) -> Restored | None:
        """Return what this data was restored from, while nobody confirmed it: nothing is signed or sent till then."""
        return restored.unconfirmed(self._folder.root)

    def confirm(self) -> None:
        """Say that what was restored was looked through. Raises `FileProblem` where that cannot be noted."""
        restored.confirm(self._folder.root)

    def _examined(
        self, name: str, scratch: Path, progress: Progress, stopped: Callable[[], bool]
    ) -> Drill | None:
        findings: list[Text] = []
        backup = self._shelf.backup(name)
        path = scratch / self._folder.database.name
        if (found := snapshot.finding(path, self._keys.database)) is not None:
            return Drill(name, self._clock.now(), 0, 0, 0, 0, (found,))
        expected = backup.counts
        work = work_files.names(scratch)
        counts = snapshot.counts(path, self._keys.database, *pool.measured(scratch))
        files = counts.files + len(work)
        if expected is None or counts.rows != expected.rows:
            findings.append(Text("jumlah baris berbeda dari daftar", "the rows are not as many as listed"))
        taken_out = self._shelf.covered(name)
        if expected is not None and (counts.files, counts.file_bytes) != (
            expected.files - len(taken_out),
            expected.file_bytes - sum(file.size for file in taken_out),
        ):
            findings.append(
                Text("{found} berkas, seharusnya {wanted}", "{found} files instead of {wanted}").filled(
                    found=counts.files, wanted=expected.files - len(taken_out)
                )
            )
        if expected is not None and (found := work_files.finding(scratch, expected.work)):
            findings.append(found)
        evidence = EvidenceStore(scratch / "evidence", at_rest=self._keys.at_rest())
        findings += self._missing(path, evidence)
        looked = 0
        for file, whole in evidence.each():
            if stopped():
                return None
            looked += 1
            progress(looked, files)
            if not whole:
                findings.append(_changed(file.name))
        hashed = looked
        for packed in pool.walk(scratch, pool.PACKED):
            if stopped():
                return None
            looked += 1
            progress(looked, files)
            if not self._readable(scratch / packed.path):
                findings.append(_changed(packed.path))
        progress(files, files)
        now = self._entries()
        if now < counts.entry:
            findings.append(
                Text(
                    "riwayat di sini lebih pendek daripada di cadangan ({here} < {there})",
                    "the history here is shorter than in the backup ({here} < {there})",
                ).filled(here=now, there=counts.entry)
            )
        rows = sum(n for _, n in counts.rows)
        behind = max(0, now - counts.entry)
        return Drill(name, self._clock.now(), rows, files, hashed, behind, tuple(findings), len(taken_out))

    def _missing(self, path: Path, evidence: EvidenceStore) -> list[Text]:
        """Open the database as at a restore, and name the evidence that it cites and that did not come back."""
        with closing(Database.open(path, path.parent / "older", key=self._keys.database)) as database:
            with database.read() as session:
                cited = cited_evidence(session)
            gone = covered.aliases(self._folder.backups)
            return [
                Text("bukti {name} tidak ikut kembali", "evidence {name} did not come back").filled(
                    name=f"{sha256[:12]}….{extension}"
                )
                for sha256, extension in cited
                if not evidence.path(sha256, extension).is_file()
                and self._keys.at_rest().alias(sha256) not in gone
            ]

    def _readable(self, path: Path) -> bool:
        try:
            with opened(path, self._keys.at_rest()) as stream:
                while stream.read(_CHUNK):
                    continue
        except SmartCityError:
            return False
        return True

    def _entries(self) -> int:
        return snapshot.last_entry(self._folder.database, self._keys.database)

    def _differs(self) -> bool:
        last = self.last()
        if last is None or last.counts is None:
            return True
        live = snapshot.counts(self._folder.database, self._keys.database, 0, 0)
        return (
            live.rows != last.counts.rows
            or live.entry != last.counts.entry
            or self._shelf.work_differs(last.name)
        )

    def _work_differs(self) -> bool:
        names = self._shelf.names()
        return bool(names) and self._shelf.work_differs(names[-1])


def _changed(name: str) -> Text:
    return Text("berkas {name} berubah", "the file {name} was changed").filled(name=name)


def _silent(_done: int, _total: int) -> None:
    return


def _never() -> bool:
    return False
