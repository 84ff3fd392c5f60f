"""Compares a backup with what is here, and puts it in its place."""

from __future__ import annotations

import logging
import os
import shutil
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from smartcity_desktop.core.backup import Reason
from smartcity_desktop.core.errors import IdentityProblem, SmartCityError, StoreProblem
from smartcity_desktop.core.language import Text
from smartcity_desktop.services.backups.bringing import bring_signed
from smartcity_desktop.services.backups.comparing import compared, look, on_record
from smartcity_desktop.store import pool, work_files
from smartcity_desktop.store.database import Database
from smartcity_desktop.store.pool import PLACES
from smartcity_desktop.store.shelf import KEYS, RESERVE, Shelf
from smartcity_desktop.system import restored, swap
from smartcity_desktop.system.at_rest import PLAIN
from smartcity_desktop.system.files import file_problem
from smartcity_desktop.system.paths import RoleFolder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from smartcity_desktop.core.backup import Backup
    from smartcity_desktop.core.comparison import Comparison
    from smartcity_desktop.sealing.store_keys import StoreKeys
    from smartcity_desktop.system.clock import Clock, NewId

    TakeAgain = Callable[[RoleFolder, Database, StoreKeys], None]


def _nothing(_side: RoleFolder, _database: Database, _keys: StoreKeys) -> None:
    return


@dataclass(frozen=True, slots=True)
class Again:
    """How what came or was published after a backup gets into the restored side.

    Attributes:
        before: editions, which signed packages stand on. after: what stands on those.
    """

    before: TakeAgain = _nothing
    after: TakeAgain = _nothing


_LEFT = frozenset({"backups", "quarantine", "session", restored.FILE, *PLACES, *KEYS, *work_files.NAMES})
"""What a restored folder does not take over as it is: most of it comes in a way of its own."""


@dataclass(frozen=True, slots=True)
class _Restored:
    """A backup that lies beside the data in use, ready to take its place."""

    comparison: Comparison
    folder: RoleFolder
    keys: StoreKeys


class Restoring:
    """Brings backups of one role back.

    It needs no database that opens: a damaged one is what a backup is for.
    """

    def __init__(
        self,
        folder: RoleFolder,
        keys: StoreKeys | None,
        clock: Clock,
        new_id: NewId,
        *,
        again: Again = Again(),
        whose: tuple[str, str] = ("", ""),
        reserve: int = RESERVE,
    ) -> None:
        """Prepare.

        Args:
            folder: in use.
            keys: that are open; `None` where nothing could be opened: then the backup's own passphrase is needed.
            clock: of this computer.
            new_id: makes ids.
            again: brings what came or was published after the backup into the restored side.
            whose: code and label of the key of the data in use.
            reserve: bytes of the disk that stay free.
        """
        self._folder = folder
        self._keys = keys
        self._clock = clock
        self._new_id = new_id
        self._again = again
        self._owner, self._label = whose
        self._reserve = reserve

    def backups(self) -> tuple[Backup, ...]:
        """Return all backups, newest first; what they hold is told only with their keys."""
        return self._shelf().backups()[::-1]

    def check(self, name: str) -> Text | None:
        """Check one backup; returns what is wrong with it, or `None`.

        Raises:
            NotFound: there is none of this name.
        """
        self._shelf().backup(name)
        return self._shelf().finding(name)

    def compare(self, name: str, passphrase: str = "") -> Comparison:
        """Bring a backup back beside the data in use, and say what would change; nothing is replaced.

        Args:
            name: of the backup.
            passphrase: of the backup, where the keys that are open do not open it.

        Raises:
            NotFound: there is no such backup.
            IdentityProblem: it is another key's; the error says which passphrase it needs.
            StoreProblem: it is damaged, or what was signed after it cannot be brought along; the disk is full.
            FileProblem: the disk is full, or a file of it is gone.
        """
        try:
            return self._restored(name, passphrase).comparison
        finally:
            shutil.rmtree(swap.side_of(self._folder.root), ignore_errors=True)

    def replace(self, name: str, passphrase: str = "") -> Comparison:
        """Put a backup in the place of the data in use, which is backed up first.

        The exchange itself is done when the data is opened next: close it after this, and open it again.
        Raises as `compare`; nothing is replaced then.
        """
        side = self._restored(name, passphrase)
        # Only now: the new backup may be the reason why this one is kept no longer.
        keep = self._kept()
        now = self._clock.now()
        backup = side.comparison.backup
        restored.mark(side.folder.root, restored.Restored(name, backup.at, now, side.comparison.brought))
        swap.order(self._folder.root, keep)
        logging.getLogger(__name__).info("restore of %s is ordered", name)
        return side.comparison

    def _shelf(self) -> Shelf:
        if self._keys is None:
            return Shelf(self._folder, None, PLAIN)
        return Shelf(self._folder, self._keys.database, self._keys.at_rest())

    def _kept(self) -> str:
        """Back up the data in use; returns the name under which its folder stays where that cannot be done."""
        if self._keys is not None:
            try:
                with closing(Database.open(self._folder.database, key=self._keys.database)) as database:
                    shelf = Shelf(self._folder, self._keys.database, self._keys.at_rest(), self._reserve)
                    shelf.make(database, Reason.RESTORE, self._clock.now(), self._owner, self._label)
                    return ""
            except SmartCityError as error:
                logging.getLogger(__name__).warning("kept as a folder, not as a backup: %s", error)
        return f"replaced-{self._clock.now():%Y%m%dT%H%M%SZ}"

    def _restored(self, name: str, passphrase: str) -> _Restored:
        root, keys, own, backup = self._folder.root, *self._opened(name, passphrase)
        side = RoleFolder(swap.side_of(root))
        try:
            if side.root.exists():
                shutil.rmtree(side.root)
            side.root.mkdir(mode=0o700)
        except OSError as error:
            raise file_problem(error, side.root) from error
        Shelf(self._folder, keys.database, keys.at_rest()).bring(name, side.root)
        if own:
            self._bring_present(side)
        side.make()
        older = side.root / "older.partial"
        brought: dict[str, int] = {}
        with (
            closing(Database.open(side.database, older, key=keys.database)) as database,
            self._present() as present,
        ):
            before = look(database)
            if own:
                self._again.before(side, database, keys)
                brought = bring_signed(database, side, keys, self._new_id, on_record(present))
                self._again.after(side, database, keys)
            comparison = compared(backup, before, database, present, own=own, brought=brought)
        shutil.rmtree(older, ignore_errors=True)
        for left in side.quarantine.iterdir():
            left.unlink(missing_ok=True)
        comparison = replace(
            comparison,
            papers=work_files.papers_beside(self._folder.root, side.root),
            covered=len(Shelf(self._folder, keys.database, keys.at_rest()).covered(name)),
        )
        if own:
            work_files.bring(self._folder.root, side.root)
        return _Restored(comparison, side, keys)

    def _opened(self, name: str, passphrase: str) -> tuple[StoreKeys, bool, Backup]:
        """Return the keys of a backup, and whether they are those that are open.

        Raises:
            IdentityProblem: they are not, and the passphrase is missing or wrong.
        """
        backup = self._shelf().backup(name)
        if self._keys is not None and backup.counts is not None:
            return self._keys, True, backup
        keys = self._keys_of(backup, passphrase)
        opened = Shelf(self._folder, keys.database, keys.at_rest()).backup(name)
        if opened.counts is None or keys == self._keys:
            raise StoreProblem(
                Text("Daftar isi cadangan {name} rusak.", "The list of backup {name} is damaged.").filled(
                    name=name
                ),
                Text("Pilih cadangan lain.", "Choose another backup."),
            )
        return keys, False, opened

    def _keys_of(self, backup: Backup, passphrase: str) -> StoreKeys:
        from smartcity_desktop.sealing import identity, staff

        kept = self._folder.backups / backup.name / "keys"
        if not passphrase:
            raise IdentityProblem(
                Text(
                    "Cadangan ini milik kunci lain: {owner}.", "This backup belongs to another key: {owner}."
                ).filled(
                    owner=" ".join(filter(None, (backup.label, backup.owner))) or "pusat / headquarters"
                ),
                Text(
                    "Ketik kata sandi kunci itu: yang terakhir berlaku di komputer tempat cadangan ini dibuat ({day}).",
                    "Type the passphrase of that key: the last one it had on the computer of this backup ({day}).",
                ).filled(day=f"{backup.at:%Y-%m-%d}"),
            )
        if (kept / "staff").is_dir() and any((kept / "staff").iterdir()):
            return staff.open_anybody(kept / "staff", passphrase).entry.keys
        return identity.open_store(kept / "identity", passphrase)

    def _bring_present(self, side: RoleFolder) -> None:
        """Let all that is here and never changes lie in the restored side, too; keys and settings are those of today."""
        root = self._folder.root
        pool.bring(pool.walk(root, PLACES), root, side.root)
        database = self._folder.database.name
        try:
            for kind in KEYS:
                if (root / kind).is_dir() and any((root / kind).iterdir()):
                    shutil.rmtree(side.root / kind, ignore_errors=True)
                    shutil.copytree(root / kind, side.root / kind)
            for entry in root.iterdir():
                if entry.name in _LEFT or entry.name.startswith(database):
                    continue
                if entry.is_dir():
                    shutil.copytree(entry, side.root / entry.name, copy_function=_linked, dirs_exist_ok=True)
                else:
                    shutil.copy2(entry, side.root / entry.name)
        except OSError as error:
            raise file_problem(error, side.root) from error

    @contextmanager
    def _present(self) -> Iterator[Database | None]:
        """Open the data in use for reading, where it can be."""
        database = None
        if self._keys is not None and self._folder.database.exists():
            try:
                database = Database.open(self._folder.database, key=self._keys.database)
                check = database.check()
                if check.quick_check != "ok":
                    database.close()
                    database = None
            except SmartCityError:
                database = None
        try:
            yield database
        finally:
            if database is not None:
                database.close()


def _linked(source: str, target: str) -> str:
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)
    return target
