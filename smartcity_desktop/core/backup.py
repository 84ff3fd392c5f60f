"""Backups as values: why one was made, what it holds, how a rehearsal of one went."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from smartcity_desktop.core.language import Text

if TYPE_CHECKING:
    from datetime import datetime


class Reason(StrEnum):
    """Why a backup was made."""

    START = "start"
    WORK = "work"
    CLOSING = "closing"
    EDITION = "edition"
    RUBRIC = "rubric"
    RESTORE = "restore"
    HAND = "hand"


REASON_NAMES = {
    Reason.START: Text("saat program dibuka", "when the program was opened"),
    Reason.WORK: Text("selama bekerja", "during the work"),
    Reason.CLOSING: Text("saat program ditutup", "when the program was closed"),
    Reason.EDITION: Text("sebelum mengambil periode", "before an edition was taken in"),
    Reason.RUBRIC: Text("sebelum rubrik berpindah versi", "before a rubric moved to another version"),
    Reason.RESTORE: Text("sebelum pemulihan", "before a restore"),
    Reason.HAND: Text("diminta", "by hand"),
}


@dataclass(frozen=True, slots=True)
class Counts:
    """What stands in a backup.

    Attributes:
        rows: number of rows by table. files: kept files beside the database. file_bytes: of all of them, as they lie.
        database_bytes: of the database. regions: assignments begun. signed: packages made here.
        entry: number of the last line of the history.
        work: files of work under way (papers being keyed, the ledger of second copies): name and SHA-256 of its bytes as
            they lie. Older backups hold none.
    """

    rows: tuple[tuple[str, int], ...]
    files: int
    file_bytes: int
    database_bytes: int
    regions: int
    signed: int
    entry: int
    work: tuple[tuple[str, str], ...] = ()


def read_counts(values: dict[str, Any]) -> Counts:
    """Return what stands in a list; one from before work under way was kept holds none.

    Raises:
        ValueError, TypeError, KeyError: it is no such list.
    """
    rows = tuple((str(table), int(n)) for table, n in values["rows"])
    work = tuple((str(name), str(digest)) for name, digest in values.get("work", ()))
    return Counts(**{**values, "rows": rows, "work": work})


@dataclass(frozen=True, slots=True)
class Backup:
    """One backup.

    Attributes:
        name: its folder, `000017-20260302T010000Z`. number: order in which they were made, whatever the clock said.
        owner: code of the key it belongs to, as the identity shows it; empty at headquarters. label: its owner's.
        counts: what it holds; `None` where the keys that are open do not open it.
    """

    name: str
    number: int
    at: datetime
    reason: Reason
    owner: str
    label: str
    counts: Counts | None


@dataclass(frozen=True, slots=True)
class Drill:
    """A rehearsal of a restore: the newest backup was brought back to a scratch folder, and what was seen there.

    Attributes:
        rows, files: how many came back. evidence: files that were hashed again.
        behind: lines of the history that were written since the backup.
        findings: what is not as it should be; a good one has none.
        covered: photos that were taken out of it on purpose.
    """

    backup: str
    at: datetime
    rows: int
    files: int
    evidence: int
    behind: int
    findings: tuple[Text, ...]
    covered: int = 0

    @property
    def good(self) -> bool:
        """Whether everything came back."""
        return not self.findings


@dataclass(frozen=True, slots=True)
class Interrupted:
    """A session that did not end: the program died, or the computer did.

    Attributes:
        began_at: when it began. page: key of the page in front.
        edition, assignment, indicator: of the sheet that was open; empty where none was. region: its name.
        last_at: when something was saved last, in whatever session.
        changes: lines of the history saved in that session. unsigned: of all drafts, not in any package yet.
        since_backup: saved since the last backup.
    """

    began_at: datetime
    page: str
    edition: str
    assignment: str
    indicator: str
    region: str
    last_at: datetime | None
    changes: int
    unsigned: int
    since_backup: int
