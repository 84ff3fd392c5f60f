"""Evidence as it is cited; the bytes lie in the evidence store."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import insert, select, update
from sqlalchemy.dialects.sqlite import insert as insert_or

from smartcity_desktop.core.assessment import Citation, Quality
from smartcity_desktop.core.errors import ChangeRefused, NotFound
from smartcity_desktop.core.language import Text
from smartcity_desktop.core.rubric import EvidenceKind
from smartcity_desktop.store.records.entries import refuse_unless_draft
from smartcity_desktop.store.tables import CITATION, EVIDENCE

if TYPE_CHECKING:
    from datetime import datetime

    from smartcity_desktop.store.database import Session

_ALL = (
    select(CITATION, EVIDENCE.c.size, EVIDENCE.c.media_type)
    .join_from(
        CITATION,
        EVIDENCE,
        (EVIDENCE.c.sha256 == CITATION.c.sha256) & (EVIDENCE.c.extension == CITATION.c.extension),
    )
    # Describing a citation writes it anew: it keeps the place it was given when it was attached.
    .order_by(CITATION.c.added_at, CITATION.c.sequence)
)


def cite(s: Session, assessment_id: str, citation: Citation, *, who: str) -> None:
    """Cite evidence whose bytes lie in the evidence store already.

    Raises:
        NotFound: there is no such assessment.
        ChangeRefused: it is no draft, the indicator cites these bytes already, or the citation's id is taken.
    """
    connection = s.connection()
    refuse_unless_draft(s, assessment_id)
    twice = select(CITATION.c.id).where(
        (CITATION.c.id == citation.id)
        | (
            (CITATION.c.assessment_id == assessment_id)
            & (CITATION.c.indicator == citation.indicator)
            & (CITATION.c.sha256 == citation.sha256)
            & CITATION.c.removed_at.is_(None)
        )
    )
    if connection.execute(twice).first() is not None:
        raise attached_already(citation.original_name, citation.indicator)
    connection.execute(
        insert_or(EVIDENCE)
        .values(
            sha256=citation.sha256,
            extension=citation.extension,
            size=citation.size,
            media_type=citation.media_type,
        )
        .on_conflict_do_nothing()
    )
    connection.execute(
        insert(CITATION).values(
            id=citation.id,
            assessment_id=assessment_id,
            indicator=citation.indicator,
            sha256=citation.sha256,
            extension=citation.extension,
            original_name=_plain(citation.original_name),
            kind=citation.kind.value,
            caption=_plain(citation.caption),
            quality=citation.quality.value if citation.quality else None,
            original=citation.original,
            added_at=citation.added_at,
            added_by=who,
        )
    )


def attached_already(name: str, indicator: str) -> ChangeRefused:
    """Return what is said of evidence that an indicator cites already."""
    return ChangeRefused(
        Text(
            "Bukti {name} sudah dilampirkan pada indikator {indicator}.",
            "Evidence {name} is attached to indicator {indicator} already.",
        ).filled(name=name, indicator=indicator),
        Text("Tidak perlu dilampirkan lagi.", "It need not be attached again."),
    )


def uncite(s: Session, citation_id: str, *, at: datetime, who: str) -> None:
    """Take a citation back; it stays in the history, and so do its bytes.

    Raises:
        NotFound: there is no such citation.
        ChangeRefused: the assessment is no draft, or it was taken back before.
    """
    connection = s.connection()
    row = connection.execute(select(CITATION).where(CITATION.c.id == citation_id)).first()
    if row is None:
        raise NotFound(Text("lampiran", "citation"), citation_id)
    refuse_unless_draft(s, row.assessment_id)
    if row.removed_at is not None:
        raise ChangeRefused(
            Text("Lampiran {name} sudah dilepas.", "Evidence {name} was taken off already.").filled(
                name=row.original_name
            ),
            Text("Muat ulang daftar bukti.", "Load the list of evidence again."),
        )
    connection.execute(
        update(CITATION).where(CITATION.c.id == citation_id).values(removed_at=at, removed_by=who)
    )


def citation(s: Session, citation_id: str) -> Citation:
    """Return one citation, also one that was taken back.

    Raises:
        NotFound: there is none.
    """
    row = s.connection().execute(_ALL.where(CITATION.c.id == citation_id)).first()
    if row is None:
        raise NotFound(Text("lampiran", "citation"), citation_id)
    return _citation(row)


def citations(s: Session, assessment_id: str) -> tuple[Citation, ...]:
    """Return what an assessment cites, in the order in which it was cited."""
    rows = s.connection().execute(
        _ALL.where(CITATION.c.assessment_id == assessment_id, CITATION.c.removed_at.is_(None))
    )
    return tuple(_citation(row) for row in rows)


def is_cited(s: Session, sha256: str) -> bool:
    """Whether any sheet of this computer, signed or not, cites these bytes or keeps them as an original."""
    row = s.connection().execute(
        select(CITATION.c.id)
        .where(
            CITATION.c.removed_at.is_(None),
            (CITATION.c.sha256 == sha256) | CITATION.c.original.startswith(f"{sha256}."),
        )
        .limit(1)
    )
    return row.first() is not None


def versions(s: Session, sha256: str) -> frozenset[str]:
    """Return the SHA-256 of everything that was ever cited of a photo: itself and its copies, taken back or not."""
    rows = s.connection().execute(
        select(CITATION.c.sha256)
        .distinct()
        .where((CITATION.c.sha256 == sha256) | CITATION.c.original.startswith(f"{sha256}."))
    )
    return frozenset({sha256, *(row.sha256 for row in rows)})


def indicators_citing(s: Session, assessment_id: str, sha256: str) -> tuple[str, ...]:
    """Return the indicators of a sheet that cite bytes, or keep them as an original."""
    rows = s.connection().execute(
        select(CITATION.c.indicator)
        .distinct()
        .where(
            CITATION.c.assessment_id == assessment_id,
            CITATION.c.removed_at.is_(None),
            (CITATION.c.sha256 == sha256) | CITATION.c.original.startswith(f"{sha256}."),
        )
        .order_by(CITATION.c.indicator)
    )
    return tuple(row.indicator for row in rows)


def _citation(row: Any) -> Citation:
    return Citation(
        id=row.id,
        indicator=row.indicator,
        sha256=row.sha256,
        size=row.size,
        media_type=row.media_type,
        extension=row.extension,
        original_name=row.original_name,
        kind=EvidenceKind(row.kind),
        caption=row.caption,
        added_at=row.added_at,
        quality=Quality(row.quality) if row.quality else None,
        original=row.original,
    )


def _plain(text: str) -> str:
    """Return a text without what no database and no package can carry: a file's name may be any bytes."""
    return text.replace("\0", "").encode("utf-8", errors="replace").decode()
