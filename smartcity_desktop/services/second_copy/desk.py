"""Copies every signed package to the second place, one after the other, and knows what is still to be copied."""

from __future__ import annotations

import hashlib
import os
import re
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from smartcity_desktop.core.errors import ChangeRefused, FileProblem, SmartCityError
from smartcity_desktop.core.language import Text
from smartcity_desktop.core.package import PackageKind
from smartcity_desktop.services.second_copy.ledger import Entry, Ledger, Part
from smartcity_desktop.services.second_copy.place import (
    Place,
    PlaceState,
    look_at,
    require_here,
    take_place,
    takes_sheets,
)
from smartcity_desktop.store.records import assessments, editions, packages, regions
from smartcity_desktop.system.at_rest import changed, opened
from smartcity_desktop.system.files import open_regular, write_whole
from smartcity_desktop.transport.folder import on_stick, require_room

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from smartcity_desktop.sealing.store_keys import StoreKeys
    from smartcity_desktop.store.database import Database
    from smartcity_desktop.system.clock import Clock, NewId
    from smartcity_desktop.system.paths import RoleFolder

_PIECE = 1024 * 1024
_SHEET = "sheet.pdf"


@dataclass(frozen=True, slots=True)
class Package:
    """A signed package of this laptop: what it is of, and for whom its letter is written."""

    digest: str
    file: Path
    region: str
    region_code: str
    edition: str
    revision: int
    recipients: tuple[str, ...]
    made: datetime
    exported: datetime | None


@dataclass(frozen=True, slots=True)
class Standing:
    """Where the second copy stands.

    Attributes:
        place: the one chosen, if any. state: how it is found now.
        last: when something was copied there last. packages: how many there are. waiting: how many are not there.
        oldest: when the oldest of those that have no copy anywhere was signed.
    """

    place: Place | None
    state: PlaceState
    last: datetime | None
    packages: int
    waiting: int
    oldest: datetime | None

    def overdue(self, now: datetime, hours: int) -> bool:
        """Whether a package has been without a second copy for so many hours; 0 hours never reminds."""
        return hours > 0 and self.oldest is not None and now - self.oldest >= timedelta(hours=hours)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far copying is: the package at work, from 1, of how many; bytes done and bytes in all."""

    region: str
    number: int
    count: int
    done: int
    size: int


@dataclass(frozen=True, slots=True)
class Made:
    """One file that lies in the second place, read back and whole."""

    region: str
    path: Path


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a run.

    Attributes:
        made: files copied now. there: packages that were there already, whole. left: packages not copied.
        error: why it ended early. stopped: the person ended it.
    """

    folder: Path
    made: tuple[Made, ...]
    there: int
    left: int
    error: SmartCityError | None = None
    stopped: bool = False

    @property
    def whole(self) -> bool:
        """Whether everything is there: the stick can be taken out."""
        return self.left == 0 and self.error is None


class Stopped(Exception):
    """The person ended the copying; what is half-written is gone by the time it is seen."""


@dataclass(slots=True)
class _Run:
    """What one run has done so far."""

    place: Place
    told: Callable[[Progress], None]
    stop: Callable[[], bool]
    size: int
    count: int
    made: list[Made] = field(default_factory=list)
    there: int = 0
    done: int = 0


class SecondCopy:
    """Makes second copies. It may be used from a thread of its own: its transactions are short reads."""

    def __init__(
        self, database: Database, folder: RoleFolder, keys: StoreKeys, clock: Clock, new_id: NewId
    ) -> None:
        self._database = database
        self._folder = folder
        self._keys = keys
        self._clock = clock
        self._new_id = new_id
        self._ledger = Ledger(folder.root, keys.at_rest())

    def choose(self, folder: Path, *, sheets: bool = False) -> Place:
        """Make a folder the second place. Raises as `place.take_place`."""
        return take_place(folder, self._folder.root, self._new_id, sheets=sheets)

    def takes_sheets(self, folder: Path) -> bool:
        """Whether sheets may lie in a folder in the clear: on this computer's disk, and in no synced folder."""
        return takes_sheets(folder, self._folder.root)

    def standing(self, place: Place | None) -> Standing:
        """Say where the second copy stands; nothing on the stick is read but its mark."""
        known = self.packages()
        waiting = [one for one in known if place is None or self._missing(one, place)]
        bare = [
            one
            for one in waiting
            if place is not None or (one.exported is None and self._ledger.anywhere(one.digest) is None)
        ]
        return Standing(
            place,
            look_at(place) if place else PlaceState.AWAY,
            self._ledger.last(place.mark) if place else None,
            len(known),
            len(waiting),
            min((one.made for one in bare), default=None),
        )

    def overdue(self, standing: Standing, hours: int) -> bool:
        """Whether a package has been without a second copy for so many hours, by this computer's clock."""
        return standing.overdue(self._clock.now(), hours)

    def packages(self) -> tuple[Package, ...]:
        """Return every package that was signed on this laptop, of all editions, in the order of signing."""
        with self._database.read() as session:
            places = {region.id: region for region in regions.all_regions(session)}
            found = []
            for stored in editions.editions(session):
                edition = stored.edition
                for record in packages.packages(session, edition.code):
                    if record.direction != "out" or record.kind is not PackageKind.ASSESSMENT:
                        continue
                    if record.assessment_id is None:
                        continue
                    assessment = assessments.assessment(session, record.assessment_id)
                    region = places[assessment.region_id]
                    found.append(
                        Package(
                            record.digest,
                            self._folder.outbox / record.file,
                            region.name,
                            region.code,
                            edition.code,
                            assessment.revision,
                            edition.recipients.all,
                            record.at,
                            record.exported_at,
                        )
                    )
        return tuple(sorted(found, key=lambda one: one.made))

    def copy(
        self,
        place: Place,
        *,
        look: bool = False,
        told: Callable[[Progress], None] = lambda _progress: None,
        stop: Callable[[], bool] = lambda: False,
    ) -> Outcome:
        """Copy what is not in the second place yet; what was copied counts, also when the run ends early.

        What is wrong with the place ends it. A package that is damaged here keeps none of the others from being copied.

        Args:
            place: where to.
            look: read those that should be there again and compare, instead of believing their size.
            told: gets the progress, in this thread.
            stop: asked between pieces of a file; `True` ends the run, and nothing half-written is left.
        """
        known = self.packages()
        try:
            require_here(place)
            sizes = {one.digest: _size(one.file) for one in known}
        except SmartCityError as error:
            return Outcome(place.folder, (), 0, len(known), error)
        run = _Run(place, told, stop, sum(sizes.values()), len(known))
        first: SmartCityError | None = None
        stopped = False
        for number, package in enumerate(known, start=1):
            try:
                self._copy_one(run, package, number, look=look)
            except Stopped:
                stopped = True
                break
            except SmartCityError as problem:
                first = first or problem
                if _of_place(problem, place):
                    break
            run.done += sizes[package.digest]
        left = sum(1 for one in known if self._missing(one, place)) if first or stopped else 0
        return Outcome(place.folder, tuple(run.made), run.there, left, first, stopped)

    # -- one package -------------------------------------------------------------------------------------------

    def _copy_one(self, run: _Run, package: Package, number: int, *, look: bool) -> None:
        def tell(done: int) -> None:
            if run.stop():
                raise Stopped
            run.told(Progress(package.region, number, run.count, run.done + done, run.size))

        tell(0)
        before = len(run.made)
        if not self._is_there(run, package, Part.LETTER, tell if look else None):
            self._letter(run, package, tell)
        if run.place.sheets and not self._is_there(run, package, Part.SHEET, tell if look else None):
            self._sheet(run, package)
        run.there += len(run.made) == before

    def _letter(self, run: _Run, package: Package, tell: Callable[[int], None]) -> None:
        from smartcity_desktop.sealing.letter_files import letter_from_package, require_package
        from smartcity_desktop.sealing.letters import letter_name

        if not package.recipients:
            raise ChangeRefused(
                Text(
                    "Periode {code} tidak menyebut kunci pusat, sehingga paketnya tidak dapat dienkripsi.",
                    "Edition {code} names no key of headquarters, so its packages cannot be encrypted.",
                ).filled(code=package.edition),
                Text(
                    "Minta pusat menerbitkan ulang periode ini, lalu ambil paketnya.",
                    "Ask headquarters to publish the edition again, then take it in.",
                ),
            )
        folder = run.place.folder
        target = folder / letter_name(package.digest)
        with on_stick(folder), opened(package.file, self._keys.at_rest()) as source:
            require_room(folder, source.seek(0, os.SEEK_END))
            require_package(source, package.digest)
            watched = _Watched(source, tell, package.file)
            letter = letter_from_package(watched, target, package.recipients, self._keys.letters)  # type: ignore[arg-type]  # it is read and sought in, no more
        self._note(run, package, Part.LETTER, Entry(target.name, letter.sha256, letter.size, self._now()))

    def _sheet(self, run: _Run, package: Package) -> None:
        from smartcity_desktop.sealing.verify import show

        if not takes_sheets(run.place.folder, self._folder.root):
            raise ChangeRefused(
                Text(
                    "Lembar PDF tidak disalin ke {path}: bukan disk komputer ini.",
                    "The PDF sheets are not copied to {path}: it is not this computer's disk.",
                ).filled(path=run.place.folder),
                Text("Pilih tempat salinan sekali lagi.", "Choose the place for copies once more."),
            )
        with show(package.file, self._folder.quarantine, at_rest=self._keys.at_rest()) as package_inside:
            if package_inside.verdict.refusal is not None:
                raise package_inside.verdict.refusal
            if package_inside.digest != package.digest:
                raise changed(package.file)
            data = package_inside.read(_SHEET)
        target = run.place.folder / sheet_name(package)
        write_whole(target, data)
        found = hashlib.sha256(data).hexdigest()
        if _hashed(target) != found:
            raise FileProblem(
                str(target),
                Text("salinan yang dibaca kembali berbeda.", "the copy, read back, differs."),
                Text("Pilih folder lain.", "Choose another folder."),
            )
        self._note(run, package, Part.SHEET, Entry(target.name, found, len(data), self._now()))

    def _note(self, run: _Run, package: Package, part: Part, entry: Entry) -> None:
        self._ledger.note(run.place.mark, package.digest, part, entry)
        run.made.append(Made(package.region, run.place.folder / entry.file))

    def _is_there(self, run: _Run, package: Package, part: Part, tell: Callable[[int], None] | None) -> bool:
        """Whether a part lies in the place as it was written: by its size, or (`tell`) by every byte of it."""
        entry = self._ledger.entry(run.place.mark, package.digest, part)
        if entry is None:
            return False
        file = run.place.folder / entry.file
        try:
            if not file.is_file() or file.stat().st_size != entry.size:
                return False
            return tell is None or _hashed(file, tell) == entry.sha256
        except (OSError, FileProblem):
            # Unreadable there: it is written again, and what is wrong with the stick is said by that.
            return False

    def _missing(self, package: Package, place: Place) -> bool:
        parts = (Part.LETTER, Part.SHEET) if place.sheets else (Part.LETTER,)
        return any(self._ledger.entry(place.mark, package.digest, part) is None for part in parts)

    def _now(self) -> datetime:
        return self._clock.now()


def _of_place(problem: SmartCityError, place: Place) -> bool:
    """Whether a problem is one of the place, so that the next package would meet it too."""
    return isinstance(problem, FileProblem) and Path(problem.path).is_relative_to(place.folder)


def sheet_name(package: Package) -> str:
    """Return the name of a sheet in the second place; FAT, Windows and people can all read it."""
    plain = re.sub(r"[^A-Za-z0-9]+", "-", package.region).strip("-")
    edition = re.sub(r"[^A-Za-z0-9]+", "-", package.edition).strip("-")
    return f"lembar-{edition}-{plain}-r{package.revision}-{package.digest[:8]}.pdf"


class _Watched:
    """A file that is being read, with somebody who looks on and may end it."""

    def __init__(self, source: BinaryIO, tell: Callable[[int], None], name: Path) -> None:
        self._source = source
        self._tell = tell
        self._done = 0
        self.name = str(name)
        self.seek = source.seek

    def read(self, size: int, /) -> bytes:
        """Give at most `size` bytes."""
        self._tell(self._done)
        data = self._source.read(size)
        self._done += len(data)
        return data


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        return 0  # what is wrong with it is said when it is opened


def _hashed(file: Path, tell: Callable[[int], None] = lambda _done: None) -> str:
    digest, done = hashlib.sha256(), 0
    for piece in _pieces(file):
        digest.update(piece)
        done += len(piece)
        tell(done)
    return digest.hexdigest()


def _pieces(file: Path) -> Iterator[bytes]:
    with open_regular(file) as stream:
        while piece := stream.read(_PIECE):
            yield piece
