"""Headquarters' log: one line for every act, chained so that it can only grow.

    h0 = SHA-256("smartcity headquarters log")
    hi = SHA-256(h(i-1) || SHA-256(line i))

Lines are stored and hashed as they are. The chain alone shows that nothing was changed *in between*: whoever holds the
keys of the database could write all of it anew. Against that stand the approvals: what two persons signed names the
head of the log at that moment, so the lines before it cannot be written anew without both of their keys.
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from smartcity_desktop.core.language import Text
from smartcity_desktop.core.staff import Act

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

START = hashlib.sha256(b"smartcity headquarters log").digest()
TOLERANCE = timedelta(minutes=2)
"""By how much the wall clock may leave the counted time between two lines before it is remarked on."""


@dataclass(frozen=True, slots=True)
class Approval:
    """One person's signature on a statement.

    Attributes:
        person_id: who. role: what they were then.
        certificate: DER. signature: ECDSA with SHA-256 over the statement, DER.
    """

    person_id: str
    role: str
    certificate: bytes
    signature: bytes


@dataclass(frozen=True, slots=True)
class Approvals:
    """What was signed, and by whom. Empty where the act takes no signature."""

    statement: bytes = b""
    signed: tuple[Approval, ...] = ()


UNSIGNED = Approvals()


@dataclass(frozen=True, slots=True)
class Deed:
    """One act. `old` and `new` are what changed, `subject` what it was done to."""

    sequence: int
    at: datetime
    monotonic: int
    who: str
    act: Act
    subject: str
    old: str
    new: str
    reason: str
    approvals: Approvals = UNSIGNED


@dataclass(frozen=True, slots=True)
class Kept:
    """A deed as it lies in the log."""

    deed: Deed
    line: str
    digest: str


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something wrong with the log: where, and a code that says what.

    `gap`: lines are missing before this one. `line`: the line does not say what its columns say.
    `link`: the line does not continue the one before. `signature`, `signer`: an approval does not hold.
    `rights`: somebody approved who could not. `head`: an approval names another history.
    `old`: an approval that is older than the one before, or the same once more. `other`: it speaks of another act.
    `package`: what was published here is not at hand as it was approved. `absent`: something was done that no line
    tells of, which is said at the last line.
    """

    sequence: int
    code: str
    detail: str


_FLAWS = {
    "gap": Text("Baris {detail} hilang sebelum baris ini.", "Lines are missing before this one: {detail}."),
    "line": Text("Isi kolom tidak sama dengan baris yang di-hash.", "The columns say other than the line."),
    "link": Text("Rantai putus di baris ini.", "The chain is broken at this line."),
    "signature": Text("Tanda tangan {detail} tidak cocok.", "The signature of {detail} does not fit."),
    "signer": Text("Sertifikat {detail} tidak dikenal.", "The certificate of {detail} is not known."),
    "rights": Text(
        "Tidak disetujui oleh yang berwenang. {detail}", "Not agreed to by those who may. {detail}"
    ),
    "head": Text("Persetujuan menyebut riwayat yang lain.", "What was signed names another history."),
    "old": Text(
        "Persetujuan ini lebih tua daripada yang sebelumnya, atau dipakai untuk kedua kalinya.",
        "This approval is older than the one before it, or is used a second time.",
    ),
    "other": Text(
        "Yang disetujui bukan yang dicatat di baris ini.",
        "What was agreed to is not what this line tells of.",
    ),
    "package": Text(
        "Paket periode {detail} hilang, atau isinya bukan yang disetujui.",
        "The edition's package {detail} is gone, or does not hold what was agreed to.",
    ),
    "absent": Text(
        "Tidak tercatat: {detail}. Catatan ini dipotong, atau lebih tua daripada datanya (dipulihkan dari cadangan).",
        "Not in the log: {detail}. This log was cut off, or is older than the data (restored from a backup).",
    ),
}


def flaw_text(flaw: Flaw) -> Text:
    """Return what is wrong with a line, in one sentence."""
    said = _FLAWS[flaw.code].filled(detail=flaw.detail)
    return Text(said.id.strip(), said.en.strip())


def next_hash(before: bytes, line: bytes) -> bytes:
    """Return the head (32 bytes) of the log after one more line."""
    return hashlib.sha256(before + hashlib.sha256(line).digest()).digest()


def deed_line(deed: Deed) -> str:
    """Return the line of a deed: JSON in one form (RFC 8785), whole numbers that may be large as text."""
    fields = {
        "sequence": deed.sequence,
        "at": moment_text(deed.at),
        "monotonic": str(deed.monotonic),
        "who": deed.who,
        "act": deed.act.value,
        "subject": deed.subject,
        "old": deed.old,
        "new": deed.new,
        "reason": deed.reason,
        "statement": deed.approvals.statement.decode("utf-8"),
        "approvals": [
            {
                "who": one.person_id,
                "role": one.role,
                "certificate": one.certificate.hex(),
                "signature": one.signature.hex(),
            }
            for one in deed.approvals.signed
        ],
    }
    return canonical_line(fields)


def canonical_line(fields: Mapping[str, object]) -> str:
    """Return a JSON object in the one form in which it is signed and hashed."""
    return json.dumps(fields, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def chain_flaws(kept: Iterable[Kept]) -> tuple[Flaw, ...]:
    """Walk the chain and return every place where it does not hold, in order."""
    flaws: list[Flaw] = []
    head, expected = START, 1
    for one in kept:
        deed, line = one.deed, one.line.encode("utf-8")
        if deed.sequence != expected:
            missing = f"{expected}" if deed.sequence == expected + 1 else f"{expected}-{deed.sequence - 1}"
            flaws.append(Flaw(deed.sequence, "gap", missing))
        if deed_line(deed) != one.line:
            flaws.append(Flaw(deed.sequence, "line", ""))
        now = next_hash(head, line)
        if now.hex() != one.digest and deed.sequence == expected:
            flaws.append(Flaw(deed.sequence, "link", ""))
        # What follows is judged by the head that is written down: one break is shown once, where it is.
        head, expected = bytes.fromhex(one.digest), deed.sequence + 1
    return tuple(flaws)


def is_spoken_of(deed: Deed) -> bool:
    """Whether what was signed for an act speaks of what its line tells, and not of another edition, package or person.

    Raises:
        ValueError, KeyError, TypeError: it is no statement of this program.
    """
    said: str = json.loads(deed.approvals.statement)["statement"]
    if deed.act is Act.STAFF:
        return said in (f"{deed.subject} {deed.new}", f"{deed.subject} {deed.new}: {deed.reason}")
    told: dict[Act, dict[str, object]] = {
        Act.PUBLISH: {"edition": deed.subject},
        Act.DECIDE: {
            "edition": deed.subject,
            "chosen": deed.new.split(),
            "inputs": deed.old.removeprefix("inputs "),
            "reason": deed.reason,
        },
        Act.RECOVER: {"owner": deed.subject, "fresh_key": deed.new},
        Act.RELEASE_HELD: {"package": deed.subject, "reason": deed.reason},
        Act.REFUSE_HELD: {"package": deed.subject, "reason": deed.reason},
    }
    found: dict[str, object] = json.loads(said)
    return all(found[name] == value for name, value in told.get(deed.act, {}).items())


def clock_jumps(deeds: Sequence[Deed]) -> dict[int, timedelta]:
    """Return by how much the wall clock left the counted time before a deed, by its sequence.

    The counted time begins anew when the computer starts; over such a start only a clock that went back can be seen.
    """
    found: dict[int, timedelta] = {}
    for before, after in pairwise(deeds):
        wall = after.at - before.at
        counted = timedelta(microseconds=(after.monotonic - before.monotonic) / 1000)
        if counted < timedelta(0):
            if wall < timedelta(0):
                found[after.sequence] = wall
        elif abs(wall - counted) > TOLERANCE:
            found[after.sequence] = wall - counted
    return found


def moment_text(moment: datetime) -> str:
    """Write an aware datetime as UTC to the microsecond."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")
