"""Editions: drafted, published, published again with more, closed, decided."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import insert, select, update

from smartcity_desktop.core.edition import Edition, EditionState, Kind, Selection, TieRule, moved
from smartcity_desktop.core.errors import ChangeRefused, NotFound
from smartcity_desktop.core.language import Text
from smartcity_desktop.core.rubric import RubricName
from smartcity_desktop.core.rubric_versions import refuse_other_rubric
from smartcity_desktop.store.records.edition_parts import (
    EditionParts,
    keys_to_columns,
    merge_parts,
    put_parts,
    read_parts,
    read_recipients,
    read_services,
    read_signers,
    read_staff,
    replace_parts,
    services_to_columns,
)
from smartcity_desktop.store.records.edition_rubrics import note_rubric
from smartcity_desktop.store.records.journal import Change, note_state
from smartcity_desktop.store.tables import EDITION, TIE_RULE

if TYPE_CHECKING:
    from datetime import datetime

    from smartcity_desktop.core.edition import SignerEntry
    from smartcity_desktop.store.database import Session

# What of an edition never changes once it was published, with the word for it.
_FIXED = (
    ("title", Text("judul", "title")),
    ("kind", Text("jenis", "kind")),
    ("rubric", Text("rubrik", "rubric")),
    ("opens", Text("tanggal mulai", "first day")),
    ("closes", Text("tanggal selesai", "last day")),
    ("receiving_deadline", Text("batas penerimaan", "deadline of receiving")),
    ("selection", Text("aturan pemilihan", "rules of selection")),
    ("min_package_version", Text("versi paket terlama", "oldest package version")),
)


@dataclass(frozen=True, slots=True)
class StoredEdition:
    """An edition with what the store knows of it.

    Attributes:
        edition: with what waits for its next publication.
        digest: of the package it was published with last; `None` before. sequence: of that package, 0 before.
    """

    edition: Edition
    state: EditionState
    digest: str | None
    sequence: int
    published_at: datetime | None


def put_edition(
    s: Session,
    edition: Edition,
    state: EditionState,
    *,
    digest: str | None = None,
    sequence: int = 0,
    published_at: datetime | None = None,
) -> None:
    """Add an edition. Its regions and its rubric have to be there; only a historical one may be without a rubric.

    Args:
        s: in a write transaction.
        edition: all of it; a rubric with an empty code means none.
        state: `DRAFT`, `PUBLISHED` (then with `digest`, `sequence` and `published_at`), or `HISTORY`.
        digest: of its package.
        sequence: of its package.
        published_at: when.

    Raises:
        ChangeRefused: there is an edition with this code.
    """
    connection = s.connection()
    known = select(EDITION.c.code).where(EDITION.c.code == edition.code)
    if connection.execute(known).first() is not None:
        raise ChangeRefused(
            Text("Periode {code} sudah ada.", "There is an edition {code} already.").filled(
                code=edition.code
            ),
            Text("Pakai kode lain.", "Use another code."),
        )
    # Parts can only be added to a draft, so it becomes what it is at the end.
    row = _row(edition) | {"state": "draft", "sequence": 0, "digest": None, "published_at": None}
    connection.execute(insert(EDITION).values(row))
    _put_ties(s, edition)
    put_parts(s, edition.code, _parts(edition), since=max(sequence, 1))
    connection.execute(
        update(EDITION)
        .where(EDITION.c.code == edition.code)
        .values(state=state.value, digest=digest, sequence=sequence, published_at=published_at)
    )
    if published_at is not None:
        note_rubric(s, edition.code, edition.rubric, since=sequence, at=published_at)


def replace_draft(s: Session, edition: Edition) -> None:
    """Write down an edition that is being worked on.

    A draft is replaced. Of a published edition only what its next publication may bring: more regions, assessors,
    assignments and certificates, and certificates revoked; what waits for it can still be taken out again.

    Raises:
        NotFound: there is no such edition.
        ChangeRefused: it is closed or decided, or something published would change.
    """
    stored = _stored_row(s, edition.code)
    state = EditionState(stored.state)
    if state is EditionState.DRAFT:
        _rewrite(s, edition)
    elif state is EditionState.PUBLISHED:
        _refuse_fixed(_edition(s, stored), edition)
        merge_parts(s, edition.code, _parts(edition), published=stored.sequence)
        renewed = update(EDITION).where(EDITION.c.code == edition.code)
        s.connection().execute(renewed.values(services_to_columns(edition)))
    else:
        moved(state, EditionState.PUBLISHED)
        raise ChangeRefused(
            Text("Periode {code} sudah ditutup.", "Edition {code} is closed.").filled(code=edition.code),
            Text("Buka kembali dahulu bila perlu.", "Open it again first, if it has to change."),
        )


def set_published(
    s: Session, edition: Edition, *, digest: str, sequence: int, at: datetime, who: str = "", reason: str = ""
) -> None:
    """Publish an edition, or publish it again, as its package `digest` says.

    Raises:
        NotFound: there is no such edition.
        ChangeRefused: it is closed or decided, or something published before would change.
    """
    stored = _stored_row(s, edition.code)
    if stored.state != EditionState.DRAFT:
        put_republished(s, edition, digest=digest, sequence=sequence, at=at, reason=reason)
        return
    _rewrite(s, edition)
    s.connection().execute(
        update(EDITION)
        .where(EDITION.c.code == edition.code)
        .values(state=EditionState.PUBLISHED.value, digest=digest, sequence=sequence, published_at=at)
    )
    note_rubric(s, edition.code, edition.rubric, since=sequence, at=at)
    note_state(s, "edition", edition.code, Change(EditionState.PUBLISHED, at, who, reason))


def put_republished(
    s: Session, edition: Edition, *, digest: str, sequence: int, at: datetime, reason: str = ""
) -> None:
    """Take a new publication of a published edition: it adds and revokes, and may bring a later version of the rubric.

    Assessments stay on the version they were begun with; `reason` says why there is a new one.

    Raises:
        NotFound: there is no such edition.
        ChangeRefused: it is not open, its number is not higher, or something published would change.
    """
    stored = _stored_row(s, edition.code)
    if stored.state != EditionState.PUBLISHED:
        moved(EditionState(stored.state), EditionState.PUBLISHED)
        raise ChangeRefused(
            Text("Periode {code} tidak sedang terbit.", "Edition {code} is not open.").filled(
                code=edition.code
            ),
            Text("Terbitkan atau buka kembali dahulu.", "Publish it or open it again first."),
        )
    if sequence <= stored.sequence or edition.roster_version < stored.roster_version:
        raise ChangeRefused(
            Text(
                "Terbitan nomor {new} tidak lebih baru daripada nomor {old} yang sudah ada.",
                "Publication number {new} is not newer than number {old}, which is here already.",
            ).filled(new=sequence, old=stored.sequence),
            Text("Minta paket periode yang terbaru.", "Ask for the newest edition package."),
        )
    before = _edition(s, stored)
    refuse_other_rubric(before.rubric, edition.rubric)
    _refuse_fixed(replace(before, rubric=edition.rubric), edition)
    merge_parts(s, edition.code, _parts(edition), published=stored.sequence, since=sequence)
    note_rubric(s, edition.code, edition.rubric, since=sequence, at=at, reason=reason)
    s.connection().execute(
        update(EDITION)
        .where(EDITION.c.code == edition.code)
        .values(
            digest=digest,
            sequence=sequence,
            published_at=at,
            roster_version=edition.roster_version,
            rubric_version=edition.rubric.version,
            rubric_digest=edition.rubric.digest,
            **keys_to_columns(edition),
        )
    )


def take_edition(s: Session, edition: Edition, *, digest: str, sequence: int, at: datetime) -> None:
    """Take an edition in that was published elsewhere, for the first time or again; the same again changes nothing.

    Raises:
        ChangeRefused: it is older than the one at hand, another one has its number, or something published would change.
    """
    row = s.connection().execute(select(EDITION).where(EDITION.c.code == edition.code)).first()
    if row is None:
        put_edition(s, edition, EditionState.PUBLISHED, digest=digest, sequence=sequence, published_at=at)
        note_state(s, "edition", edition.code, Change(EditionState.PUBLISHED, at, "", ""))
    elif (row.digest, row.sequence) != (digest, sequence):
        put_republished(s, edition, digest=digest, sequence=sequence, at=at)


def set_edition_state(
    s: Session, code: str, to: EditionState, *, at: datetime, who: str, reason: str = ""
) -> None:
    """Move an edition to another state, with a line in its history. A draft is published by `set_published`.

    Raises:
        NotFound: there is no such edition.
        ChangeRefused: it cannot go there from where it is.
    """
    stored = _stored_row(s, code)
    moved(EditionState(stored.state), to)
    if stored.digest is None:
        raise ChangeRefused(
            Text("Periode {code} belum memiliki paket.", "Edition {code} has no package yet.").filled(
                code=code
            ),
            Text("Terbitkan periode ini dahulu.", "Publish the edition first."),
        )
    s.connection().execute(update(EDITION).where(EDITION.c.code == code).values(state=to.value))
    note_state(s, "edition", code, Change(to, at, who, reason))


def edition(s: Session, code: str) -> StoredEdition:
    """Return one edition.

    Raises:
        NotFound: there is none with this code.
    """
    return _stored(s, _stored_row(s, code))


def named_keys(s: Session) -> tuple[tuple[SignerEntry, ...], tuple[SignerEntry, ...]]:
    """Return whom the published editions name of headquarters: signers of editions, and people who sign receipts."""
    columns = s.connection().execute(select(EDITION.c.signers).where(EDITION.c.digest.is_not(None))).scalars()
    texts = tuple(columns)
    return (
        tuple(one for text in texts for one in read_signers(text)),
        tuple(one for text in texts for one in read_staff(text)),
    )


def editions(s: Session) -> tuple[StoredEdition, ...]:
    """Return all editions, the one that opens last first."""
    rows = s.connection().execute(select(EDITION).order_by(EDITION.c.opens.desc(), EDITION.c.code.desc()))
    return tuple(_stored(s, row) for row in rows.all())


def _stored_row(s: Session, code: str) -> Any:
    connection = s.connection()
    row = connection.execute(select(EDITION).where(EDITION.c.code == code)).first()
    if row is None:
        known = connection.execute(select(EDITION.c.code).order_by(EDITION.c.code)).scalars()
        raise NotFound(Text("periode", "edition"), code, tuple(known))
    return row


def _stored(s: Session, row: Any) -> StoredEdition:
    return StoredEdition(
        _edition(s, row), EditionState(row.state), row.digest, row.sequence, row.published_at
    )


def _edition(s: Session, row: Any) -> Edition:
    ties = s.connection().execute(
        select(TIE_RULE.c.rule).where(TIE_RULE.c.edition == row.code).order_by(TIE_RULE.c.position)
    )
    parts = read_parts(s, row.code)
    return Edition(
        code=row.code,
        title=Text(row.title_id, row.title_en),
        kind=Kind(row.kind),
        rubric=RubricName(row.rubric_code or "", row.rubric_version or 0, row.rubric_digest or ""),
        opens=row.opens,
        closes=row.closes,
        receiving_deadline=row.receiving_deadline,
        selection=Selection(
            places=row.places,
            tie_chain=tuple(TieRule(rule) for rule in ties.scalars()),
            equal_after_rounding=row.equal_after_rounding,
            lot_seed=row.lot_seed,
        ),
        regions=parts.regions,
        assessors=parts.assessors,
        assignments=parts.assignments,
        roster=parts.roster,
        roster_version=row.roster_version,
        min_package_version=row.min_package_version,
        recipients=read_recipients(row.recipients),
        signers=read_signers(row.signers),
        staff=read_staff(row.signers),
        time_stamp_services=read_services(row.time_stamp_services),
    )


def _row(edition: Edition) -> dict[str, object]:
    rubric = edition.rubric if edition.rubric.code else None
    return {
        "code": edition.code,
        "title_id": edition.title.id,
        "title_en": edition.title.en,
        "kind": edition.kind.value,
        "rubric_code": rubric.code if rubric else None,
        "rubric_version": rubric.version if rubric else None,
        "rubric_digest": rubric.digest if rubric else None,
        "opens": edition.opens,
        "closes": edition.closes,
        "receiving_deadline": edition.receiving_deadline,
        "places": edition.selection.places,
        "equal_after_rounding": edition.selection.equal_after_rounding,
        "lot_seed": edition.selection.lot_seed,
        "roster_version": edition.roster_version,
        "min_package_version": edition.min_package_version,
        **keys_to_columns(edition),
    }


def _parts(edition: Edition) -> EditionParts:
    return EditionParts(edition.regions, edition.assessors, edition.assignments, edition.roster)


def _rewrite(s: Session, edition: Edition) -> None:
    """Replace a draft as a whole."""
    connection = s.connection()
    connection.execute(update(EDITION).where(EDITION.c.code == edition.code).values(_row(edition)))
    connection.execute(TIE_RULE.delete().where(TIE_RULE.c.edition == edition.code))
    _put_ties(s, edition)
    replace_parts(s, edition.code, _parts(edition))


def _put_ties(s: Session, edition: Edition) -> None:
    rows = [
        {"edition": edition.code, "position": k, "rule": rule.value}
        for k, rule in enumerate(edition.selection.tie_chain)
    ]
    if rows:
        s.connection().execute(insert(TIE_RULE), rows)


def _refuse_fixed(old: Edition, new: Edition) -> None:
    for name, word in _FIXED:
        if getattr(old, name) != getattr(new, name):
            raise ChangeRefused(
                Text(
                    "Periode {code} sudah terbit; {what} tidak dapat diubah.",
                    "Edition {code} is published; its {what} cannot change.",
                ).filled(code=new.code, what=word),
                Text("Buat periode baru bila harus berubah.", "Make a new edition if it has to change."),
            )
