"""What a backup has and what is here: said before anything is replaced."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from smartcity_desktop.core.language import Text
from smartcity_desktop.core.staff import Act

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from smartcity_desktop.core.backup import Backup
    from smartcity_desktop.core.deeds import Deed


@dataclass(frozen=True, slots=True)
class Side:
    """How one assignment stands on one side.

    Attributes:
        state: of the latest revision, as its value. lines: of its whole history. packages: made of it.
    """

    revision: int
    state: str
    answered: int
    evidence: int
    lines: int
    changed_at: datetime | None
    packages: int


@dataclass(frozen=True, slots=True)
class Difference:
    """One assignment on both sides; `None` where it was not begun.

    Attributes:
        lost: lines of the history that are here and would be gone.
        brought: packages that are newer than the backup and come along, with the history that they carry.
    """

    assignment_id: str
    edition: str
    region: str
    assessor_id: str
    here: Side | None
    there: Side | None
    lost: int
    brought: int

    @property
    def same(self) -> bool:
        """Whether nothing of it would change."""
        return self.here == self.there


@dataclass(frozen=True, slots=True)
class Undone:
    """What headquarters' log tells of an act since the backup that would not be done any more.

    Attributes:
        act: which. count: how many times. last: when for the last time. subjects: what it was done to, each once.
    """

    act: Act
    count: int
    last: datetime
    subjects: tuple[str, ...]


def undone(deeds: Iterable[Deed]) -> tuple[Undone, ...]:
    """Group acts that a restore would undo, in the order of the first of each kind.

    Publications and packages that were taken in are left out: they come along, under their numbers.
    """
    found: dict[Act, list[Deed]] = {}
    for deed in deeds:
        if deed.act is Act.PUBLISH or (deed.act is Act.RECEIVE and deed.new.partition(" ")[0] == "taken"):
            continue
        found.setdefault(deed.act, []).append(deed)
    return tuple(
        Undone(act, len(every), every[-1].at, tuple(dict.fromkeys(deed.subject for deed in every)))
        for act, every in found.items()
    )


@dataclass(frozen=True, slots=True)
class Comparison:
    """A backup beside the data in use.

    Attributes:
        differences: every assignment, by edition, region and assessor.
        readable: whether the data in use could be read; without it nothing can be said of what would be lost.
        own: whether it belongs to the keys that are open: then the passphrase of today stays the one.
        brought: packages that come along. only_there: packages that stand in the backup alone.
        came: packages that were taken in or published since and come along, too.
        papers: papers being keyed then that come back beside those of today.
        covered: photos that were taken out of the backup on purpose: what cites them there finds nothing.
        undone: what was done at headquarters since and would have to be done again.
    """

    backup: Backup
    differences: tuple[Difference, ...]
    readable: bool
    own: bool
    brought: int
    only_there: int
    came: int = 0
    papers: int = 0
    covered: int = 0
    undone: tuple[Undone, ...] = ()

    @property
    def lost(self) -> int:
        """How many lines of the history would be gone."""
        return sum(one.lost for one in self.differences)

    @property
    def beside(self) -> tuple[Text, ...]:
        """What stands beside the backup afterwards, in sentences."""
        counted = ((self.came, _CAME), (self.papers, _PAPERS), (self.covered, COVERED))
        return tuple(words.filled(n=count) for count, words in counted if count)


_CAME = Text(
    "{n} paket yang diambil atau diterbitkan sesudahnya tetap tercatat; tidak ada nomor yang dipakai dua kali.",
    "{n} packages taken in or published since stay on record; no number is used twice.",
)
COVERED = Text(
    "{n} foto disamarkan dengan sengaja dan tidak ada lagi di cadangan ini.",
    "{n} photos were covered on purpose and are not in this backup any more.",
)
_PAPERS = Text(
    "{n} kertas yang sedang disalin waktu itu kembali, di samping yang sekarang.",
    "{n} papers being typed in then come back beside those of today.",
)
