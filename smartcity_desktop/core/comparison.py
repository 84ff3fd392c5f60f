"""What a backup has and what is here: said before anything is replaced."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from smartcity_desktop.core.backup import Backup


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
class Comparison:
    """A backup beside the data in use.

    Attributes:
        differences: every assignment, by edition, region and assessor.
        readable: whether the data in use could be read; without it nothing can be said of what would be lost.
        own: whether it belongs to the keys that are open: then the passphrase of today stays the one.
        brought: packages that come along. only_there: packages that stand in the backup alone.
    """

    backup: Backup
    differences: tuple[Difference, ...]
    readable: bool
    own: bool
    brought: int
    only_there: int

    @property
    def lost(self) -> int:
        """How many lines of the history would be gone."""
        return sum(one.lost for one in self.differences)
