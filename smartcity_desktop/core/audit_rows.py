"""The lines of an audit log as rows that people read: what was changed, and what is odd about when.

Nothing is left out: a line that cannot be read is a row too, and where the log does not join, or the clocks do not
agree, the row says so. The lines come from somebody else's laptop; they are data, and words in them only words.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from smartcity_desktop.core.assessment import STATE_NAMES, AssessmentState, Field
from smartcity_desktop.core.fieldwork_words import attendee_words, promise_words, visit_field
from smartcity_desktop.core.language import Text, printable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

TOLERANCE = timedelta(minutes=2)
"""By how much the two clocks may drift apart between two lines before it is said."""
_LINE_LIMIT = 64 * 1024
_NUMBER_LIMIT = 2**63

FIELD_NAMES: dict[Field, Text] = {
    Field.SCORE: Text("tingkat", "level"),
    Field.REASON: Text("alasan tidak berlaku", "why not applicable"),
    Field.COMMENT: Text("catatan", "comment"),
    Field.EXPLANATION: Text("penjelasan", "explanation"),
    Field.FINDING: Text("temuan umum", "general finding"),
    Field.EVIDENCE: Text("bukti", "evidence"),
    Field.VISIT: Text("kunjungan", "visit"),
    Field.ATTENDEE: Text("peserta", "attendee"),
    Field.PROMISE: Text("dijanjikan menyusul", "promised later"),
    Field.LOOK: Text("perlu ditinjau kembali", "has to be looked at again"),
}


class Oddity(StrEnum):
    """What may be odd about a line."""

    RESTART = "restart"
    BACKWARDS = "backwards"
    FORWARDS = "forwards"
    GAP = "gap"
    ELSEWHERE = "elsewhere"
    ORDER = "order"
    UNREADABLE = "unreadable"


@dataclass(frozen=True, slots=True)
class Remark:
    """Something odd about a line, in words; `alarming` where it is more than a circumstance."""

    oddity: Oddity
    text: Text
    alarming: bool = False


@dataclass(frozen=True, slots=True)
class AuditRow:
    """One line of an audit log.

    Attributes:
        number: of the line, from 1.
        kind: `entry`, `state`, `evidence`, or `unreadable`.
        subject: an indicator, a dimension, or `<check>:<indicator>`; see `Field`.
        field: which of its values; `None` for what is no entry.
        old, new: `None` means empty.
        who: id of the person.
        at: wall clock, UTC. monotonic: nanoseconds since the computer started.
        reason: why, for a change of state.
        sequence: number of the entry in its store.
        assessment: id of the revision it belongs to.
        remarks: what is odd about it.
    """

    number: int
    kind: str
    subject: str = ""
    field: Field | None = None
    old: str | None = None
    new: str | None = None
    who: str = ""
    at: datetime | None = None
    monotonic: int | None = None
    reason: str = ""
    sequence: int | None = None
    assessment: str = ""
    remarks: tuple[Remark, ...] = ()

    @property
    def indicator(self) -> str:
        """Code of the indicator or dimension that the line is about; empty for a state and for a visit."""
        if self.field is Field.EXPLANATION:
            return self.subject.rpartition(":")[2]
        if self.field in (Field.VISIT, Field.ATTENDEE):
            return ""
        return self.subject.partition("#")[0]

    @property
    def what(self) -> Text:
        """What the line is about, in a word or two."""
        if self.field is Field.VISIT and (name := visit_field(self.subject)) is not None:
            return Text("{visit}: {name}", "{visit}: {name}").filled(visit=FIELD_NAMES[self.field], name=name)
        if self.field is not None:
            return FIELD_NAMES[self.field]
        if self.kind == "evidence":
            return FIELD_NAMES[Field.EVIDENCE]
        return Text("keadaan", "state") if self.kind == "state" else Text("tidak terbaca", "unreadable")

    @property
    def alarming(self) -> bool:
        """Whether somebody should look at it."""
        return any(remark.alarming for remark in self.remarks)


def annotated(lines: Iterable[bytes]) -> tuple[AuditRow, ...]:
    """Read the lines of an audit log (without line ends), in their order, with what is odd about each.

    Between two lines, the wall clock is held against the monotonic one, which nobody can set: a difference of more
    than `TOLERANCE`, a wall clock that goes backwards and a computer that was started anew are said. Where an old
    value is not what the line before left, a change is missing.
    """
    rows: list[AuditRow] = []
    stands: dict[tuple[str, str, Field], str | None] = {}
    last_timed: AuditRow | None = None
    last_entry: AuditRow | None = None
    for number, line in enumerate(lines, start=1):
        row = _row(number, line)
        remarks = list(row.remarks)
        if last_timed is not None and row.at is not None:
            remarks += _clocks(last_timed, row)
        if row.field is not None:
            remarks += _joins(last_entry, row, stands)
            last_entry = row
        if row.at is not None:
            last_timed = row
        rows.append(replace(row, remarks=tuple(remarks)))
    return tuple(rows)


@dataclass(frozen=True, slots=True)
class AuditFilter:
    """Which rows are wanted; an empty field asks nothing. `text` is looked for in values, reasons and subjects."""

    indicator: str = ""
    field: Field | None = None
    who: str = ""
    text: str = ""
    since: datetime | None = None
    until: datetime | None = None
    odd_only: bool = False

    def takes(self, row: AuditRow) -> bool:
        """Whether a row is wanted. A line that cannot be read hides from no filter but those of times."""
        if (self.since and (row.at is None or row.at < self.since)) or (
            self.until and (row.at is None or row.at > self.until)
        ):
            return False
        if self.odd_only and not row.remarks:
            return False
        if row.kind == "unreadable":
            return True
        wanted = self.text.casefold()
        return (
            (not self.indicator or row.indicator.casefold() == self.indicator.casefold())
            and (self.field is None or row.field is self.field)
            and (not self.who or row.who.casefold() == self.who.casefold())
            and (not wanted or any(wanted in part.casefold() for part in _words(row)))
        )


def value_shown(row: AuditRow, value: str | None) -> Text:
    """Return an old or new value as it is shown: states, attendees and promises in words, a dash for none."""
    if value is None:
        return Text("–", "–")
    if row.kind == "state" and value in set(AssessmentState):
        return STATE_NAMES[AssessmentState(value)]
    if row.field in _IN_WORDS:
        return _IN_WORDS[row.field](value)
    shown = printable(value.replace("\n", " "))
    return Text(shown, shown)


_IN_WORDS: dict[Field | None, Callable[[str], Text]] = {
    Field.ATTENDEE: attendee_words,
    Field.PROMISE: promise_words,
}


def _words(row: AuditRow) -> tuple[str, ...]:
    return row.old or "", row.new or "", row.reason, row.subject


def _row(number: int, line: bytes) -> AuditRow:
    try:
        fields = _fields(line)
        return _read(number, fields)
    except (ValueError, TypeError, KeyError, OverflowError, RecursionError):
        remark = Remark(
            Oddity.UNREADABLE,
            Text("Baris ini tidak dapat dibaca.", "This line cannot be read."),
            alarming=True,
        )
        return AuditRow(number, "unreadable", new=line[:200].decode("utf-8", "replace"), remarks=(remark,))


def _fields(line: bytes) -> dict[str, Any]:
    if len(line) > _LINE_LIMIT:
        raise ValueError("too long")
    fields = json.loads(line.decode("utf-8"))
    if not isinstance(fields, dict):
        raise TypeError("no object")
    return fields


def _read(number: int, fields: dict[str, Any]) -> AuditRow:
    kind = fields["type"]
    if kind == "entry":
        return AuditRow(
            number,
            kind,
            subject=_text(fields["subject"]),
            field=Field(fields["field"]),
            old=_perhaps(fields["old"]),
            new=_perhaps(fields["new"]),
            who=_text(fields["who"]),
            at=_moment(fields["at"]),
            monotonic=_number(fields["monotonic"]),
            sequence=_number(fields["sequence"]),
            assessment=_text(fields["assessment"]),
        )
    if kind == "state":
        return AuditRow(
            number,
            kind,
            new=_text(fields["state"]),
            who=_text(fields["who"]),
            at=_moment(fields["at"]),
            reason=_text(fields["reason"]),
        )
    if kind == "evidence":
        return AuditRow(
            number,
            kind,
            subject=_text(fields["indicator"]),
            new=f"{_text(fields['name'])} ({_text(fields['sha256'])[:16]})",
            at=_moment(fields["at"]),
        )
    raise ValueError("another kind of line")


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("no text")
    return value


def _perhaps(value: object) -> str | None:
    return None if value is None else _text(value)


def _number(value: object) -> int:
    if isinstance(value, str):
        if len(value) > 20:
            raise ValueError("too many digits")
        value = int(value)
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < _NUMBER_LIMIT:
        raise ValueError("no number")
    return value


def _moment(value: object) -> datetime:
    moment = datetime.fromisoformat(_text(value))
    if moment.tzinfo is None:
        raise ValueError("a moment without its zone")
    return moment.astimezone(UTC)


def _clocks(before: AuditRow, row: AuditRow) -> Sequence[Remark]:
    """Hold the wall clock against the monotonic one, between two lines that have a time."""
    assert before.at is not None
    assert row.at is not None
    wall = row.at - before.at
    remarks = []
    ran: timedelta | None = None
    if before.monotonic is not None and row.monotonic is not None:
        if row.monotonic < before.monotonic:
            remarks.append(Remark(Oddity.RESTART, _RESTARTED))
        else:
            ran = timedelta(microseconds=(row.monotonic - before.monotonic) // 1000)
    off = wall - ran if ran is not None else wall
    if wall < timedelta(0) or off < -TOLERANCE:
        by = -off if ran is not None else -wall
        remarks.append(Remark(Oddity.BACKWARDS, _BACK.filled(by=_length(by)), alarming=by > TOLERANCE))
    elif ran is not None and off > TOLERANCE:
        remarks.append(Remark(Oddity.FORWARDS, _ON.filled(by=_length(off))))
    return remarks


def _joins(
    before: AuditRow | None, row: AuditRow, stands: dict[tuple[str, str, Field], str | None]
) -> Sequence[Remark]:
    """Whether an entry goes on where the ones before it stopped."""
    assert row.field is not None
    remarks = []
    if before is not None and before.sequence is not None and row.sequence is not None:
        if row.sequence <= before.sequence:
            remarks.append(Remark(Oddity.ORDER, _OUT_OF_ORDER, alarming=True))
        elif row.sequence > before.sequence + 1:
            n = row.sequence - before.sequence - 1
            remarks.append(Remark(Oddity.ELSEWHERE, _ELSEWHERE.filled(n=n)))
    cell = (row.assessment, row.subject, row.field)
    stood = stands.get(cell)
    if stood != row.old:
        was, now = value_shown(row, stood), value_shown(row, row.old)
        remarks.append(Remark(Oddity.GAP, _MISSING.filled(stood=was, old=now), alarming=True))
    stands[cell] = row.new
    return remarks


def _length(span: timedelta) -> Text:
    minutes = int(span.total_seconds()) // 60
    days, hours, rest = minutes // 1440, minutes // 60 % 24, minutes % 60
    if days:
        return Text("{d} hari {h} jam", "{d} d {h} h").filled(d=days, h=hours)
    if hours:
        return Text("{h} jam {m} menit", "{h} h {m} min").filled(h=hours, m=rest)
    if minutes:
        return Text("{m} menit", "{m} min").filled(m=minutes)
    return Text("{s} detik", "{s} s").filled(s=int(span.total_seconds()))


_RESTARTED = Text(
    "Komputer dihidupkan ulang sebelum baris ini.", "The computer was started anew before this line."
)
_BACK = Text("Jam komputer mundur {by}.", "The computer's clock went back by {by}.")
_ON = Text(
    "Jam maju {by} lebih banyak daripada waktu yang berjalan: jam diubah, atau komputer tidur.",
    "The clock went on by {by} more than time did: it was set, or the computer slept.",
)
_OUT_OF_ORDER = Text(
    "Nomor urut baris ini tidak lebih besar daripada yang sebelumnya.",
    "This line's number is not above that of the one before.",
)
_ELSEWHERE = Text(
    "{n} perubahan lain di komputer itu ada di antaranya, pada penugasan lain.",
    "{n} other changes on that computer lie between, of other assignments.",
)
_MISSING = Text(
    "Ada perubahan yang hilang: nilai terakhir “{stood}”, tetapi baris ini berangkat dari “{old}”.",
    "A change is missing: the value stood at “{stood}”, but this line starts from “{old}”.",
)
