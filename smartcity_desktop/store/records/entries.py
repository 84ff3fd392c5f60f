"""The append-only history of what was saved, and what stands now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import Column, MetaData, Table, bindparam, insert, select
from sqlalchemy import Text as SqlText
from sqlalchemy.dialects.sqlite import dialect

from smartcity_desktop.core.assessment import TEXT_LIMIT, AssessmentState, Entry, Field
from smartcity_desktop.core.errors import ChangeRefused, NotFound
from smartcity_desktop.core.language import Text
from smartcity_desktop.store.columns import WHOLE, Moment, microseconds
from smartcity_desktop.store.tables import ASSESSMENT, ENTRY

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from smartcity_desktop.store.database import Session

# The view of `store.triggers`, for statements; it belongs to no schema.
CURRENT = Table(
    "current_value",
    MetaData(),
    Column("assessment_id", SqlText),
    Column("subject", SqlText),
    Column("field", SqlText),
    Column("value", SqlText),
    Column("sequence", WHOLE),
    Column("at", Moment),
)

# The hot path: one statement finds the old value, sees that the assessment is a draft and that something changes,
# and writes the line. It is built once, so that only its compiled form is looked up.
_OLD = (
    select(ENTRY.c.new)
    .where(
        ENTRY.c.assessment_id == bindparam("assessment_id"),
        ENTRY.c.subject == bindparam("subject"),
        ENTRY.c.field == bindparam("field"),
    )
    .order_by(ENTRY.c.sequence.desc())
    .limit(1)
    .scalar_subquery()
)
_COLUMNS = ("assessment_id", "subject", "field", "old", "new", "who", "at", "monotonic")
_APPEND = (
    insert(ENTRY)
    .from_select(
        _COLUMNS,
        select(
            ASSESSMENT.c.id,
            bindparam("subject", type_=SqlText),
            bindparam("field", type_=SqlText),
            _OLD,
            bindparam("new", type_=SqlText),
            bindparam("who", type_=SqlText),
            bindparam("at", type_=Moment),
            bindparam("monotonic", type_=WHOLE),
        ).where(
            ASSESSMENT.c.id == bindparam("assessment_id"),
            ASSESSMENT.c.state == AssessmentState.DRAFT.value,
            _OLD.is_distinct_from(bindparam("new", type_=SqlText)),
        ),
    )
    .returning(ENTRY.c.sequence, ENTRY.c.old)
)


# Compiled once: looking the statement up and binding its parameters by name would take as long again.
_COMPILED = _APPEND.compile(dialect=dialect())
_SQL = str(_COMPILED)
_FIXED = dict(_COMPILED.params)
_NAMES = tuple(_COMPILED.positiontup or ())


def append_entry(
    s: Session,
    assessment_id: str,
    subject: str,
    field: Field,
    new: str | None,
    *,
    who: str,
    at: datetime,
    monotonic: int,
) -> Entry | None:
    """Save a change of one cell; `None` where it changes nothing.

    Args:
        s: in a write transaction.
        assessment_id: a draft.
        subject: what it is about (see `Field`).
        field: which of its values.
        new: the value; `None` or the empty text takes it back.
        who: who saves it.
        at: wall clock.
        monotonic: nanoseconds of the other clock.

    Raises:
        NotFound: there is no such assessment.
        ChangeRefused: it is no draft, or the text is too long or cannot be kept.
    """
    value = _kept(new)
    given = {
        "assessment_id": assessment_id,
        "subject": subject,
        "field": field.value,
        "new": value,
        "who": who,
        "at": microseconds(at),
        "monotonic": monotonic,
    }
    parameters = tuple(given[name] if name in given else _FIXED[name] for name in _NAMES)
    rows = s.run(_SQL, parameters)
    if not rows:
        refuse_unless_draft(s, assessment_id)
        return None
    sequence, old = rows[0]
    return Entry(sequence, assessment_id, subject, field, old, value, who, at, monotonic)


def entries(s: Session, assessment_id: str, subject: str | None = None) -> tuple[Entry, ...]:
    """Return the history of an assessment, or of one subject in it, oldest first."""
    wanted = select(ENTRY).where(ENTRY.c.assessment_id == assessment_id)
    if subject is not None:
        wanted = wanted.where(ENTRY.c.subject == subject)
    return _entries(s.connection().execute(wanted.order_by(ENTRY.c.sequence)))


def entries_about(s: Session, assessment_id: str, indicator: str) -> tuple[Entry, ...]:
    """Return the history of an indicator, with that of its explanations, evidence and promises, oldest first."""
    subject = ENTRY.c.subject
    wanted = select(ENTRY).where(
        ENTRY.c.assessment_id == assessment_id,
        (subject == indicator)
        | subject.startswith(f"{indicator}#", autoescape=True)
        | subject.endswith(f":{indicator}", autoescape=True),
    )
    return _entries(s.connection().execute(wanted.order_by(ENTRY.c.sequence)))


def entries_of_assignment(s: Session, assignment_id: str) -> tuple[Entry, ...]:
    """Return the history of all revisions of an assignment, oldest first."""
    wanted = (
        select(ENTRY)
        .join_from(ENTRY, ASSESSMENT, ASSESSMENT.c.id == ENTRY.c.assessment_id)
        .where(ASSESSMENT.c.assignment_id == assignment_id)
        .order_by(ENTRY.c.sequence)
    )
    return _entries(s.connection().execute(wanted))


def _entries(rows: Iterable[Any]) -> tuple[Entry, ...]:
    return tuple(
        Entry(
            sequence=row.sequence,
            assessment_id=row.assessment_id,
            subject=row.subject,
            field=Field(row.field),
            old=row.old,
            new=row.new,
            who=row.who,
            at=row.at,
            monotonic=row.monotonic,
        )
        for row in rows
    )


def _kept(new: str | None) -> str | None:
    """Return the value as it is kept; what a database or a package cannot carry is refused."""
    if not new:
        return None
    if len(new) > TEXT_LIMIT:
        raise ChangeRefused(
            Text("Teks terlalu panjang ({n} huruf).", "The text is too long ({n} characters).").filled(
                n=len(new)
            ),
            Text("Ringkas sampai {n} huruf.", "Shorten it to {n} characters.").filled(n=TEXT_LIMIT),
        )
    if "\0" in new or any("\ud800" <= letter <= "\udfff" for letter in new):
        raise ChangeRefused(
            Text("Teks memuat huruf yang tidak sah.", "The text has a character that cannot be kept."),
            Text("Ketik ulang teksnya.", "Type the text again."),
        )
    return new


def refuse_unless_draft(s: Session, assessment_id: str) -> None:
    """Refuse what would write to an assessment that is no draft.

    Raises:
        NotFound: there is no such assessment.
        ChangeRefused: it is no draft.
    """
    state = (
        s.connection().execute(select(ASSESSMENT.c.state).where(ASSESSMENT.c.id == assessment_id)).scalar()
    )
    if state is None:
        raise NotFound(Text("penilaian", "assessment"), assessment_id)
    if state != AssessmentState.DRAFT:
        raise ChangeRefused(
            Text(
                "Penilaian ini sudah ditandatangani atau dihentikan; isinya tidak dapat diubah.",
                "This assessment is signed or abandoned; its content cannot change.",
            ),
            Text("Buat revisi dengan alasan.", "Make a revision with a reason."),
        )
