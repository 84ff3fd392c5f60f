"""The backups of one role, as they lie on the disk.

    backups/000017-20260302T010000Z/backup.json        when, why, whose: in the clear, for whoever has lost the keys
                                   /contents           what it holds and which files belong to it, encrypted
                                   /smartcity.sqlite3  under the key of the database
                                   /keys/…             identity, staff and authority (under passphrases)
                                   /work/…             work under way, encrypted (work_files.py)
    backups/covered/…       what was taken out of all of them on purpose (covered.py)
    backups/files/evidence/…, outbox/…, inbox/…, held/…     the files themselves, each once for all backups (pool.py)

A backup is made as `….partial` and renamed last: under its own name it is whole. What comes first is a check of the
database in use: a damaged one is never copied, and never the reason why a good copy goes.
"""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import asdict, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from smartcity_desktop.core.backup import Backup, Reason, read_counts
from smartcity_desktop.core.errors import NotFound, SmartCityError, StoreProblem
from smartcity_desktop.core.language import Text
from smartcity_desktop.core.thinning import kept
from smartcity_desktop.store import covered, pool, snapshot, work_files
from smartcity_desktop.store.contents import Contents
from smartcity_desktop.store.pool import PLACES, flush_tree
from smartcity_desktop.system.at_rest import changed
from smartcity_desktop.system.files import (
    file_problem,
    free_bytes,
    fsync_folder,
    read_regular,
    rename_patiently,
    write_whole,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from smartcity_desktop.store.database import Database
    from smartcity_desktop.store.pool import Held
    from smartcity_desktop.system.at_rest import AtRest
    from smartcity_desktop.system.paths import RoleFolder

NAME = re.compile(r"([0-9]{6,9})-[0-9]{8}T[0-9]{6}Z")
COVER = "backup.json"
KEYS = ("identity", "staff", "authority")
POOL = "files"
WORK = "work"
RESERVE = 32 * 1024 * 1024
"""Bytes that stay free for the work itself."""
_COVER_LIMIT = 1 << 16


class Shelf:
    """Makes, lists and checks backups; one at a time, which is the caller's affair."""

    def __init__(
        self, folder: RoleFolder, key: bytes | None, at_rest: AtRest, reserve: int = RESERVE
    ) -> None:
        self._folder = folder
        self._key = key
        self._at_rest = at_rest
        self._reserve = reserve

    @property
    def place(self) -> Path:
        """The folder of the backups."""
        return self._folder.backups

    def names(self) -> tuple[str, ...]:
        """Return the names of all whole backups, oldest first."""
        if not self.place.is_dir():
            return ()
        found = [path.name for path in self.place.iterdir() if NAME.fullmatch(path.name) and path.is_dir()]
        return tuple(sorted(found, key=_number))

    def backups(self) -> tuple[Backup, ...]:
        """Return all backups, oldest first; one whose cover cannot be read is left out, and stays on the disk."""
        found = []
        for name in self.names():
            try:
                found.append(self.backup(name))
            except SmartCityError:
                continue
        return tuple(found)

    def backup(self, name: str) -> Backup:
        """Return one backup.

        Raises:
            NotFound: there is none of this name.
            FileProblem: its cover is damaged.
        """
        if name not in self.names():
            raise NotFound(Text("cadangan", "backup"), name, self.names()[-10:])
        path = self.place / name / COVER
        try:
            cover = json.loads(read_regular(path, _COVER_LIMIT))
            at, why = datetime.fromisoformat(cover["at"]), Reason(cover["reason"])
            owner, label = str(cover["owner"]), str(cover["label"])
        except (ValueError, KeyError, TypeError, RecursionError):
            raise changed(path) from None
        try:
            counts = read_counts(json.loads(self._contents(name).head()))
        except (SmartCityError, ValueError, TypeError, KeyError):
            counts = None
        return Backup(name, _number(name), at, why, owner, label, counts)

    def files(self, name: str) -> Iterator[Held]:
        """Give the files that belong to a backup, but for photos that were taken out of all backups on purpose.

        Raises:
            FileProblem: its list is damaged, or another key's.
        """
        gone = covered.aliases(self.place)
        return (file for file in self._contents(name).listed() if covered.alias_of(file) not in gone)

    def covered(self, name: str) -> tuple[Held, ...]:
        """Return the photos of a backup that were taken out of it on purpose. Raises as `files`."""
        gone = covered.aliases(self.place)
        return tuple(file for file in self._contents(name).listed() if covered.alias_of(file) in gone)

    def take_out(self, aliases: frozenset[str]) -> None:
        """Remove covered photos from every backup, by the aliases of their bytes. Raises as `covered.take_out`."""
        covered.take_out(self.place, self.place / POOL, aliases)

    def _contents(self, name: str) -> Contents:
        return Contents(self.place / name, self._at_rest)

    def make(self, database: Database, reason: Reason, at: datetime, owner: str, label: str) -> Backup:
        """Make a backup, whole or not at all, then throw away what is not to be kept any longer.

        Raises:
            StoreProblem: the database is damaged (nothing is thrown away then), or too little room is left.
            FileProblem: the folder cannot be written to.
        """
        _refuse_damaged(database, self._folder.database)
        self.sweep()
        self._make_room()
        number = max((_number(name) for name in self.names()), default=0) + 1
        name = f"{number:06d}-{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
        partial = self.place / f"{name}.partial"
        try:
            try:
                partial.mkdir(mode=0o700, parents=True)
                self._fill(partial, reason, at, owner, label)
                rename_patiently(partial, self.place / name)
                fsync_folder(self.place)
            except OSError as error:
                raise file_problem(error, partial) from error
        except BaseException:
            shutil.rmtree(partial, ignore_errors=True)
            raise
        self.thin()
        self._renew_keys(name, owner)
        return self.backup(name)

    def _renew_keys(self, newest: str, owner: str) -> None:
        """Let older backups of the same key have the keys of today, too.

        A passphrase that was changed because somebody saw it, a person who left, a root that was taken off this
        computer: none of that may go on opening something out of an old backup.
        """
        now = self.place / newest / "keys"
        today = _content(now)
        for backup in self.backups():
            keys = self.place / backup.name / "keys"
            if backup.name == newest or backup.owner != owner or _content(keys) == today:
                continue
            fresh = keys.with_name("keys.partial")
            try:
                shutil.rmtree(fresh, ignore_errors=True)
                shutil.copytree(now, fresh)
                flush_tree(fresh)
                shutil.rmtree(keys, ignore_errors=True)
                rename_patiently(fresh, keys)
            except OSError as error:
                raise file_problem(error, keys) from error

    def _fill(self, partial: Path, reason: Reason, at: datetime, owner: str, label: str) -> None:
        copy = partial / self._folder.database.name
        # The database first: every file that it names lies on the disk already, and none ever goes.
        snapshot.copy_database(self._folder.database, self._key, copy)
        found = snapshot.finding(copy, self._key)
        if found is not None:
            raise _not_whole(found)
        covered.attached_again(self.place, self._folder.root)
        contents = Contents(partial, self._at_rest)
        pool.bring(contents.noted(pool.walk(self._folder.root)), self._folder.root, self.place / POOL)
        for kind in KEYS:
            if (self._folder.root / kind).is_dir():
                shutil.copytree(self._folder.root / kind, partial / "keys" / kind, ignore=_half_made)
        work_files.bring(self._folder.root, partial / WORK)
        counts = replace(
            snapshot.counts(copy, self._key, contents.files, contents.bytes),
            work=work_files.hashes(partial / WORK),
        )
        contents.finish(json.dumps(asdict(counts), separators=(",", ":")))
        cover = {
            "format": "smartcity-backup",
            "version": 1,
            "at": at.astimezone(UTC).isoformat(),
            "reason": reason.value,
            "owner": owner,
            "label": label,
        }
        write_whole(partial / COVER, (json.dumps(cover, indent=2, sort_keys=True) + "\n").encode())
        flush_tree(partial)

    def thin(self) -> tuple[str, ...]:
        """Throw away what is not to be kept any longer; returns the names of what went."""
        every = self.backups()
        stay = kept([backup.at for backup in every])
        gone = [backup.name for at, backup in enumerate(every) if at not in stay]
        self._remove(gone)
        return tuple(gone)

    def work_differs(self, name: str) -> bool:
        """Whether the work under way is not what a backup holds of it. Raises as `work_files.content`."""
        return work_files.content(self._folder.root) != work_files.content(self.place / name / WORK)

    def sweep(self) -> None:
        """Remove what a crash left half-made or half-removed."""
        if self.place.is_dir():
            for left in self.place.glob("*.partial"):
                if left.is_dir() and not left.is_symlink():
                    shutil.rmtree(left, ignore_errors=True)
                else:
                    left.unlink(missing_ok=True)

    def finding(self, name: str) -> Text | None:
        """Check one backup: its database, its list, that every file of it is there; `None` for a good one."""
        try:
            for file in self.files(name):
                path = self.place / POOL / file.path
                if not path.is_file() or path.stat().st_size != file.size:
                    return Text(
                        "berkas {path} hilang atau terpotong", "the file {path} is gone or cut off"
                    ).filled(path=file.path)
            counts = self.backup(name).counts
            found = work_files.finding(self.place / name / WORK, counts.work if counts else ())
        except SmartCityError as error:
            return error.happened
        return found or snapshot.finding(self.place / name / self._folder.database.name, self._key)

    def bring(self, name: str, target: Path) -> None:
        """Bring a backup back into an empty folder: its database, its files, and the keys as they were.

        Raises:
            NotFound: there is none of this name.
            FileProblem: it is not whole, or the folder cannot be written to.
        """
        self.backup(name)
        source, database = self.place / name, self._folder.database.name
        pool.bring(self.files(name), self.place / POOL, target)
        try:
            shutil.copyfile(source / database, target / database)
            if (source / "keys").is_dir():
                shutil.copytree(source / "keys", target, dirs_exist_ok=True)
            work_files.bring(source / WORK, target)
            flush_tree(target, skip=PLACES)
        except OSError as error:
            raise file_problem(error, target) from error

    def _remove(self, names: list[str]) -> None:
        if not names:
            return
        for name in names:
            going = self.place / f"{name}.partial"
            try:
                rename_patiently(self.place / name, going)
            except OSError as error:
                raise file_problem(error, self.place / name) from error
            shutil.rmtree(going, ignore_errors=True)
        # Files of the store go only with a restore, so that there is seldom anything to look for.
        if pool.differs(self.place / POOL, self._folder.root):
            try:
                wanted = frozenset(file.path for name in self.names() for file in self.files(name))
            except SmartCityError:
                return  # a list that cannot be read may name any of them
            pool.forget(self.place / POOL, wanted)

    def _make_room(self) -> None:
        """See that a copy fits; the oldest go for it, the newest good one never.

        Raises:
            StoreProblem: it does not fit all the same.
        """
        try:
            self.place.mkdir(mode=0o700, parents=True, exist_ok=True)
            wal = self._folder.database.with_name(self._folder.database.name + "-wal")
            size = self._folder.database.stat().st_size + (wal.stat().st_size if wal.exists() else 0)
        except OSError as error:
            raise file_problem(error, self.place) from error
        need = size + size // 10 + (1 << 20) + self._reserve
        if not pool.has_links(self._folder.root, self.place):
            need += sum(
                f.size for f in pool.walk(self._folder.root) if not (self.place / POOL / f.path).exists()
            )
        going = list(self.names())
        while free_bytes(self.place) < need and len(going) > 1:
            self._remove([going.pop(0)])
        free = free_bytes(self.place)
        if free < need:
            last = self.backup(going[-1]).at if going else None
            raise StoreProblem(
                Text(
                    "Disk hampir penuh ({free} MB): cadangan baru tidak dibuat. {last}",
                    "The disk is nearly full ({free} MB): no new backup was made. {last}",
                ).filled(free=free // 1_000_000, last=_last(last)),
                Text(
                    "Kosongkan ruang disk, lalu buat cadangan lagi. Pekerjaan Anda tetap tersimpan.",
                    "Free some space, then make a backup again. Your work itself is saved.",
                ),
            )


def _last(at: datetime | None) -> Text:
    if at is None:
        return Text("Belum ada cadangan.", "There is no backup yet.")
    return Text("Yang terakhir, {day}, tetap disimpan.", "The last one, of {day}, stays.").filled(
        day=f"{at.astimezone(UTC):%Y-%m-%d %H:%M} UTC"
    )


def _number(name: str) -> int:
    return int(name.partition("-")[0])


def _content(folder: Path) -> dict[str, bytes]:
    """Return all small files below a folder."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def _half_made(_folder: str, names: list[str]) -> set[str]:
    return {name for name in names if name.endswith(".partial")}


def _refuse_damaged(database: Database, path: Path) -> None:
    """Refuse to copy a database that is not whole.

    Raises:
        StoreProblem: it is damaged; what was copied before stays.
    """
    try:
        check = database.check()
    except StoreProblem as error:
        raise _not_whole(error.happened) from error
    if check.quick_check != "ok":
        raise _not_whole(
            Text("basis data {path}: {what}", "database {path}: {what}").filled(
                path=path, what=check.quick_check
            )
        )
    if check.foreign_keys:
        raise _not_whole(
            Text(
                "basis data {path}: {n} baris tanpa induk", "database {path}: {n} rows that point at nothing"
            ).filled(path=path, n=check.foreign_keys)
        )


def _not_whole(what: Text) -> StoreProblem:
    return StoreProblem(
        Text(
            "CADANGAN TIDAK DIBUAT, karena basis data rusak ({what}). Semua cadangan yang baik tetap disimpan.",
            "NO BACKUP WAS MADE, for the database is damaged ({what}). All good backups were kept.",
        ).filled(what=what),
        Text(
            "Berhenti mengisi dan pulihkan cadangan terakhir (menu … › Cadangan).",
            "Stop working and restore the last backup (menu … › Backups).",
        ),
    )
