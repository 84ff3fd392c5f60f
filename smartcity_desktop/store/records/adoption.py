"""Writing a history back out of the packages that were signed with it.

After a restore the database is older than what was signed meanwhile. A second package with the number of the first
would be a fork, which headquarters refuses for good. So the assignment gets the very lines that stand in its newest
package, in place of what the older database has of it. Only a restore does this, in a database nobody works with yet:
it is the one place where the triggers that keep histories from changing are set aside for one transaction.
"""

from __future__ import annotations

import json
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, func, insert, select, text, update
from sqlalchemy.dialects.sqlite import insert as insert_or

from smartcity_desktop.core.assessment import SIGNED_STATES, AssessmentState
from smartcity_desktop.core.errors import StoreProblem
from smartcity_desktop.core.language import Text
from smartcity_desktop.store.records import packages
from smartcity_desktop.store.tables import (
    ASSESSMENT,
    ASSESSMENT_STATE,
    CITATION,
    ENTRY,
    EVIDENCE,
    PACKAGE,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from smartcity_desktop.core.assessment import Citation
    from smartcity_desktop.core.rubric import RubricName
    from smartcity_desktop.store.database import Session
    from smartcity_desktop.store.records.packages import PackageRecord

_SIGNED = tuple(state.value for state in SIGNED_STATES)


@dataclass(frozen=True, slots=True)
class SignedRevision:
    """What a package says of the revision that it carries."""

    record: PackageRecord
    assessment_id: str
    revision: int
    parent_id: str | None
    rubric: RubricName
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class SignedHistory:
    """All that packages say of one assignment.

    Attributes:
        signed: the revisions whose packages are not on record, by the number of the package.
        lines: of the log in the newest of all packages: the whole history up to its signature.
    """

    assignment_id: str
    edition: str
    region_id: str
    assessor_id: str
    signed: tuple[SignedRevision, ...]
    lines: tuple[bytes, ...]


@dataclass(slots=True)
class _Revision:
    number: int
    id: str | None = None
    begun: dict[str, Any] | None = None
    abandoned: dict[str, Any] | None = None
    entries: list[dict[str, Any]] = field(default_factory=list)


def adopt(s: Session, history: SignedHistory, new_id: Callable[[], str]) -> None:
    """Give an assignment the history of its packages.

    Raises:
        StoreProblem: it does not fit what is signed here already; nothing may be taken of the database then.
    """
    revisions = _revisions(history)
    with _triggers_aside(s):
        _drop_strangers(s, history, revisions)
        _put_revisions(s, history, revisions, new_id)
        _put_entries(s, history, [entry for revision in revisions for entry in revision.entries])
        for signed in history.signed:
            _put_signed(s, history, signed)


def _revisions(history: SignedHistory) -> list[_Revision]:
    """Take the lines apart: a line of a draft's begin starts the next revision, one of abandoning ends it."""
    found = [_Revision(1)]
    for line in history.lines:
        event = json.loads(line)
        if event["type"] == "entry":
            found[-1].entries.append(event)
            found[-1].id = event["assessment"]
        elif event["state"] == AssessmentState.DRAFT.value:
            found.append(_Revision(len(found) + 1, begun=event))
        else:
            found[-1].abandoned = event
    for signed in history.signed:
        if signed.revision > len(found) or found[signed.revision - 1].id not in (None, signed.assessment_id):
            raise unfit(history.assignment_id)
        found[signed.revision - 1].id = signed.assessment_id
    return found


def _drop_strangers(s: Session, history: SignedHistory, revisions: Sequence[_Revision]) -> None:
    """Remove drafts that went another way than what was signed; they stay in the backup they came from."""
    wanted = {revision.number: revision.id for revision in revisions}
    for row in _rows(s, history):
        if row.revision in wanted and wanted[row.revision] in (None, row.id):
            continue
        if row.state in _SIGNED:
            raise unfit(history.assignment_id)
        for table in (ENTRY, CITATION, ASSESSMENT_STATE):
            s.connection().execute(delete(table).where(table.c.assessment_id == row.id))
        s.connection().execute(delete(ASSESSMENT).where(ASSESSMENT.c.id == row.id))


def _put_revisions(
    s: Session, history: SignedHistory, revisions: Sequence[_Revision], new_id: Callable[[], str]
) -> None:
    here = {row.revision: row for row in _rows(s, history)}
    signed = {one.revision: one for one in history.signed}
    parent: str | None = None
    for revision in revisions:
        row, one = here.get(revision.number), signed.get(revision.number)
        id_ = row.id if row is not None else revision.id or new_id()
        if row is None:
            rubric = (one or min(history.signed, key=lambda s: abs(s.revision - revision.number))).rubric
            s.connection().execute(
                insert(ASSESSMENT).values(
                    id=id_,
                    assignment_id=history.assignment_id,
                    edition=history.edition,
                    region_id=history.region_id,
                    assessor_id=history.assessor_id,
                    revision=revision.number,
                    parent_id=one.parent_id if one else parent,
                    rubric_code=rubric.code,
                    rubric_version=rubric.version,
                    rubric_digest=rubric.digest,
                    state=AssessmentState.DRAFT.value,
                )
            )
            _note_begin(s, history, id_, revision, one)
        # At once: only one revision at a time may be a draft.
        if one is not None and (row is None or row.state not in _SIGNED):
            event = {"at": one.record.at.isoformat(), "who": history.assessor_id, "reason": ""}
            _move(s, id_, AssessmentState.SIGNED, event)
        if revision.abandoned is not None and (row is None or row.state != AssessmentState.ABANDONED):
            _move(s, id_, AssessmentState.ABANDONED, revision.abandoned)
        if one is not None or (row is not None and row.state in _SIGNED):
            parent = id_


def _note_begin(
    s: Session, history: SignedHistory, id_: str, revision: _Revision, one: SignedRevision | None
) -> None:
    begun = revision.begun or (revision.entries[0] if revision.entries else None)
    at = _moment(begun) if begun else (one.record.at if one else history.signed[0].record.at)
    s.connection().execute(
        insert(ASSESSMENT_STATE).values(
            assessment_id=id_,
            state=AssessmentState.DRAFT.value,
            at=at,
            who=history.assessor_id if begun is None else begun["who"],
            reason=(revision.begun or {}).get("reason", ""),
        )
    )


def _put_entries(s: Session, history: SignedHistory, wanted: Sequence[dict[str, Any]]) -> None:
    """Let the history have exactly these lines, under their own numbers."""
    connection = s.connection()
    by_number = {int(entry["sequence"]): entry for entry in wanted}
    ids = [row.id for row in _rows(s, history)]
    # What stands here and not there was typed behind the backup's moment, on a way that was left: it goes.
    mine = connection.execute(select(ENTRY).where(ENTRY.c.assessment_id.in_(ids))).all()
    for row in mine:
        entry = by_number.get(row.sequence)
        if entry is not None and (entry["assessment"], entry["subject"], entry["field"], entry["new"]) == (
            row.assessment_id,
            row.subject,
            row.field,
            row.new,
        ):
            del by_number[row.sequence]
        else:
            connection.execute(delete(ENTRY).where(ENTRY.c.sequence == row.sequence))
    _make_way(s, history, sorted(by_number))
    if by_number:
        connection.execute(
            insert(ENTRY),
            [
                {
                    "sequence": number,
                    "assessment_id": entry["assessment"],
                    "subject": entry["subject"],
                    "field": entry["field"],
                    "old": entry["old"],
                    "new": entry["new"],
                    "who": entry["who"],
                    "at": _moment(entry),
                    "monotonic": int(entry["monotonic"]),
                }
                for number, entry in sorted(by_number.items())
            ],
        )


def _make_way(s: Session, history: SignedHistory, numbers: Sequence[int]) -> None:
    """Give lines of drafts that stand under these numbers later ones, in their order; signed ones cannot move."""
    if not numbers:
        return
    connection = s.connection()
    taken = (
        select(ENTRY.c.sequence, ASSESSMENT.c.state)
        .join_from(ENTRY, ASSESSMENT, ASSESSMENT.c.id == ENTRY.c.assessment_id)
        .where(ENTRY.c.sequence.between(numbers[0], numbers[-1]))
    )
    wanted = frozenset(numbers)
    rivals = [row for row in connection.execute(taken) if row.sequence in wanted]
    if any(row.state in _SIGNED for row in rivals):
        raise unfit(history.assignment_id)
    if not rivals:
        return
    begin = min(row.sequence for row in rivals)
    highest = max(int(connection.execute(select(func.max(ENTRY.c.sequence))).scalar_one()), numbers[-1])
    drafts = select(ASSESSMENT.c.id).where(ASSESSMENT.c.state.not_in(_SIGNED))
    connection.execute(
        update(ENTRY)
        .where(ENTRY.c.sequence >= begin, ENTRY.c.assessment_id.in_(drafts))
        .values(sequence=-(ENTRY.c.sequence + (highest + 1 - begin)))
    )
    connection.execute(update(ENTRY).where(ENTRY.c.sequence < 0).values(sequence=-ENTRY.c.sequence))


def _put_signed(s: Session, history: SignedHistory, signed: SignedRevision) -> None:
    connection = s.connection()
    _put_citations(s, history, signed)
    if (
        connection.execute(select(PACKAGE.c.digest).where(PACKAGE.c.digest == signed.record.digest)).first()
        is None
    ):
        packages.put_package(s, signed.record)


def _put_citations(s: Session, history: SignedHistory, signed: SignedRevision) -> None:
    """Let the revision cite what its package cites; what it does not cite counts as taken back."""
    connection = s.connection()
    mine = connection.execute(select(CITATION).where(CITATION.c.assessment_id == signed.assessment_id)).all()
    here, wanted = {row.id for row in mine}, {citation.id for citation in signed.citations}
    for row in mine:
        if row.id not in wanted and row.removed_at is None:
            connection.execute(
                update(CITATION)
                .where(CITATION.c.id == row.id)
                .values(removed_at=signed.record.at, removed_by=history.assessor_id)
            )
    for citation in signed.citations:
        bytes_ = {name: getattr(citation, name) for name in ("sha256", "extension", "size", "media_type")}
        connection.execute(insert_or(EVIDENCE).values(bytes_).on_conflict_do_nothing())
        said = {
            "indicator": citation.indicator,
            "sha256": citation.sha256,
            "extension": citation.extension,
            "original_name": citation.original_name,
            "kind": citation.kind.value,
            "caption": citation.caption,
            "quality": citation.quality.value if citation.quality else None,
        }
        if citation.id in here:
            back = {"removed_at": None, "removed_by": None}
            connection.execute(update(CITATION).where(CITATION.c.id == citation.id).values(said | back))
        else:
            added = {
                "id": citation.id,
                "assessment_id": signed.assessment_id,
                "original": "",
                "added_at": citation.added_at,
                "added_by": history.assessor_id,
            }
            connection.execute(insert(CITATION).values(said | added))


def _move(s: Session, id_: str, to: AssessmentState, event: dict[str, Any]) -> None:
    connection = s.connection()
    connection.execute(update(ASSESSMENT).where(ASSESSMENT.c.id == id_).values(state=to.value))
    connection.execute(
        insert(ASSESSMENT_STATE).values(
            assessment_id=id_, state=to.value, at=_moment(event), who=event["who"], reason=event["reason"]
        )
    )


def _rows(s: Session, history: SignedHistory) -> Sequence[Any]:
    wanted = select(ASSESSMENT).where(ASSESSMENT.c.assignment_id == history.assignment_id)
    return s.connection().execute(wanted.order_by(ASSESSMENT.c.revision.desc())).all()


def _moment(event: dict[str, Any]) -> datetime:
    return datetime.fromisoformat(event["at"])


@contextmanager
def _triggers_aside(s: Session) -> Iterator[None]:
    """Take all triggers away for a block of the transaction; whatever happens, they are back with its end."""
    connection = s.connection()
    found = connection.execute(text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")).all()
    connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
    for name, _ in found:
        connection.exec_driver_sql(f'DROP TRIGGER "{name}"')
    yield
    # After an error nothing is to be done: the transaction is undone, and with it the dropping.
    for _, sql in found:
        connection.exec_driver_sql(sql)


def unfit(assignment_id: str) -> StoreProblem:
    """Return the refusal of a backup beside which a signed package cannot stand."""
    return StoreProblem(
        Text(
            "Paket penugasan {assignment} yang sudah ditandatangani tidak cocok dengan cadangan ini.",
            "The signed package of assignment {assignment} does not fit this backup.",
        ).filled(assignment=assignment_id),
        Text(
            "Pilih cadangan yang lebih baru. Tidak ada yang diubah.",
            "Choose a later backup. Nothing was changed.",
        ),
    )
