"""An edition: one year's round of the programme, and who may change it when."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from smartcity_desktop.core.errors import ChangeRefused
from smartcity_desktop.core.language import Text

if TYPE_CHECKING:
    from datetime import date, datetime

    from smartcity_desktop.core.rubric import RubricName


class EditionState(StrEnum):
    """Draft → published (frozen) → closed (nothing is received any more) → decided."""

    DRAFT = "draft"
    PUBLISHED = "published"
    CLOSED = "closed"
    DECIDED = "decided"
    HISTORY = "history"


STATE_NAMES: dict[EditionState, Text] = {
    EditionState.DRAFT: Text("Rancangan", "Draft"),
    EditionState.PUBLISHED: Text("Terbit", "Published"),
    EditionState.CLOSED: Text("Ditutup", "Closed"),
    EditionState.DECIDED: Text("Diputuskan", "Decided"),
    EditionState.HISTORY: Text("Riwayat", "History"),
}

_NEXT: dict[EditionState, tuple[EditionState, ...]] = {
    EditionState.DRAFT: (EditionState.PUBLISHED,),
    EditionState.PUBLISHED: (EditionState.CLOSED, EditionState.DECIDED),
    EditionState.CLOSED: (EditionState.PUBLISHED, EditionState.DECIDED),
    EditionState.DECIDED: (),
    EditionState.HISTORY: (),
}


def moved(state: EditionState, to: EditionState) -> EditionState:
    """Return `to` if an edition may go there from `state`.

    Raises:
        ChangeRefused: it may not.
    """
    if to not in _NEXT[state]:
        raise ChangeRefused(
            Text(
                "Periode berstatus {state}; tidak dapat menjadi {to}.",
                "The edition is {state}; it cannot become {to}.",
            ).filled(state=STATE_NAMES[state], to=STATE_NAMES[to]),
            Text("Buat periode baru bila perlu perubahan.", "Make a new edition if it has to change."),
        )
    return to


class Kind(StrEnum):
    """What an edition is for: a real round, sample data, practice, or one before this program."""

    REAL = "real"
    SAMPLE = "sample"
    PRACTICE = "practice"


class TieRule(StrEnum):
    """One link of the declared chain that breaks ties (RANKING.md 3.9).

    `dimensions`: dimension values in the rubric's file order. `full_levels`: share of scores at the highest level.
    `submission`: the earlier complete submission. `lot`: a lot drawn with the edition's recorded seed.
    """

    DIMENSIONS = "dimensions"
    FULL_LEVELS = "full_levels"
    SUBMISSION = "submission"
    LOT = "lot"


class Mode(StrEnum):
    """How an assignment is done."""

    INTERVIEW = "interview"
    VISIT = "visit"


@dataclass(frozen=True, slots=True)
class Selection:
    """How the best are chosen.

    Attributes:
        places: K, how many regions.
        tie_chain: links in the order in which they are asked.
        equal_after_rounding: scores count as equal when they are shown alike (else only when equal exactly).
        lot_seed: seed of the lot, recorded before the scores are known.
    """

    places: int
    tie_chain: tuple[TieRule, ...] = (TieRule.DIMENSIONS, TieRule.FULL_LEVELS)
    equal_after_rounding: bool = False
    lot_seed: int | None = None


@dataclass(frozen=True, slots=True)
class Assessor:
    """A practitioner or academic on the edition's panel. `id` is headquarters' own, `A-01`."""

    id: str
    name: str
    institution: str


_ASSESSOR_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,19}", re.ASCII)
_NAME_LIMIT = 200


def checked_assessor(assessor: Assessor) -> Assessor:
    """Return an assessor with trimmed names, fit for a certificate, a package and a file name.

    Raises:
        ChangeRefused: the id is no plain short word, or a name is empty, too long or holds control characters.
    """
    if _ASSESSOR_ID.fullmatch(assessor.id) is None:
        raise ChangeRefused(
            Text("Id asesor {id!r} tidak dapat dipakai.", "The assessor's id {id!r} cannot be used.").filled(
                id=assessor.id[:80]
            ),
            Text(
                "Pakai 1 sampai 20 huruf, angka, titik atau garis, misalnya A-01.",
                "Use 1 to 20 letters, digits, dots or dashes, such as A-01.",
            ),
        )
    name, institution = assessor.name.strip(), assessor.institution.strip()
    for text, what in ((name, Text("Nama", "The name")), (institution, Text("Lembaga", "The institution"))):
        if not text or len(text) > _NAME_LIMIT or not text.isprintable():
            raise ChangeRefused(
                Text("{what} asesor {id} kosong atau tidak sah.", "{what} of {id} is empty or unfit.").filled(
                    what=what, id=assessor.id
                ),
                Text(
                    "Tulis 1 sampai {n} huruf pada satu baris.", "Write 1 to {n} letters on one line."
                ).filled(n=_NAME_LIMIT),
            )
    return Assessor(assessor.id, name, institution)


@dataclass(frozen=True, slots=True)
class Assignment:
    """Who scores which region, and how. `id` is unique in the programme."""

    id: str
    region_id: str
    assessor_id: str
    mode: Mode


class RosterStatus(StrEnum):
    """Whether a certificate may sign."""

    ACTIVE = "active"
    REVOKED = "revoked"


@dataclass(frozen=True, slots=True)
class RosterEntry:
    """The exact certificate an assessor signs with. `certificate` is DER; times are UTC.

    Attributes:
        recipient: for whom headquarters encrypts what this laptop is to read, `age1…`; `None` where it gave none.
        chain: of a provider's certificate those above it (DER), each the issuer of the one before, up to the
            provider's root. Empty: headquarters issued it, and its own root stands above.
        days_left: what headquarters decided of an old certificate: so many days after the next publication it ends.
            That publication turns them into `valid_until`, so nobody else sees them.
        revoked_at: when headquarters revoked it, where that is known.
    """

    assessor_id: str
    certificate: bytes
    certificate_sha256: str
    status: RosterStatus
    valid_from: datetime
    valid_until: datetime
    recipient: str | None = None
    chain: tuple[bytes, ...] = ()
    days_left: int | None = None
    revoked_at: datetime | None = None

    def revoked(self, now: datetime) -> RosterEntry:
        """Return the entry as one that counts no more; where it was revoked before, it keeps its day."""
        if self.status is RosterStatus.REVOKED:
            return self
        return replace(self, status=RosterStatus.REVOKED, revoked_at=now.replace(microsecond=0))


@dataclass(frozen=True, slots=True)
class Recipients:
    """For whom assessors encrypt, as `age1…`: headquarters' working keys, and the recovery keys on paper cards."""

    working: tuple[str, ...] = ()
    recovery: tuple[str, ...] = ()

    @property
    def all(self) -> tuple[str, ...]:
        """Everybody a package is encrypted to; empty where packages travel plain."""
        return self.working + self.recovery


class SignerStatus(StrEnum):
    """Whether headquarters signs with a certificate already, still, or no more."""

    ANNOUNCED = "announced"
    ACTIVE = "active"
    REVOKED = "revoked"


@dataclass(frozen=True, slots=True)
class SignerEntry:
    """A certificate of headquarters that laptops are told of. `certificate` is DER."""

    certificate: bytes
    certificate_sha256: str
    status: SignerStatus


MOST_TIME_STAMP_SERVICES = 8
"""So many an edition names at the most: they are asked one after the other while somebody signs."""


@dataclass(frozen=True, slots=True)
class TimeStampService:
    """A service on the network (RFC 3161) whose time-stamps count. Its exact `certificate` (DER) is pinned."""

    url: str
    certificate: bytes
    certificate_sha256: str


@dataclass(frozen=True, slots=True)
class Edition:
    """All that an edition package carries. Frozen once published.

    Attributes:
        code: `2019`, unique in the programme.
        title: shown everywhere.
        kind: real, sample or practice.
        rubric: name of the frozen rubric.
        opens, closes: days of the assessment; packages signed after `closes` are late.
        receiving_deadline: UTC; packages received later are refused.
        selection: K, tie chain, rounding.
        regions: ids of the invited regions.
        assessors, assignments, roster: the panel.
        roster_version: rises with each publication.
        min_package_version: oldest package format taken.
        recipients: for whom packages are encrypted; none in editions of document version 1.
        signers: headquarters' certificates, present, announced and revoked; none in version 1.
        time_stamp_services: whom laptops ask for a time-stamp when they sign, and whose time-stamps count.
        staff: certificates of headquarters' people who sign what goes to one assessor (receipts), and of those who left.
            Only the document carries them; headquarters makes the list anew at each publication.
    """

    code: str
    title: Text
    kind: Kind
    rubric: RubricName
    opens: date
    closes: date
    receiving_deadline: datetime
    selection: Selection
    regions: tuple[str, ...]
    assessors: tuple[Assessor, ...]
    assignments: tuple[Assignment, ...]
    roster: tuple[RosterEntry, ...]
    roster_version: int
    min_package_version: int = 1
    recipients: Recipients = Recipients()
    signers: tuple[SignerEntry, ...] = ()
    time_stamp_services: tuple[TimeStampService, ...] = ()
    staff: tuple[SignerEntry, ...] = ()
