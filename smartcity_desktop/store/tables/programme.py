"""What came and went as a package, the year after, and the decision."""

from __future__ import annotations

from datetime import date, datetime  # noqa: TC003 (SQLModel reads the annotations)

from sqlalchemy import ForeignKeyConstraint, Index, text

from smartcity_desktop.core.package import PackageKind
from smartcity_desktop.core.programme import Stage
from smartcity_desktop.store.columns import (
    at_least,
    day,
    filled,
    iso_day,
    moment,
    one_of,
    rule,
    sha256,
    whole,
    words,
)
from smartcity_desktop.store.tables.foundation import STRICT, Row


class PackageRow(Row, table=True):
    """A package made here, or one that came."""

    __tablename__ = "package"
    __table_args__ = (
        one_of("kind", PackageKind),
        one_of("direction", ("in", "out")),
        one_of("status", ("made", "taken", "held", "refused")),
        sha256("digest"),
        sha256("supersedes"),
        sha256("audit_head"),
        at_least("audit_length", 0),
        at_least("sequence", 0),
        rule("sequence_counts", "sequence >= 1 OR status = 'refused'"),
        rule("made_goes_out", "(status = 'made') = (direction = 'out')"),
        Index(
            "one_link",
            "assignment_id",
            "direction",
            "kind",
            "sequence",
            unique=True,
            sqlite_where=text("status IN ('made', 'taken')"),
        ),
        Index("ix_package_edition", "edition"),
        STRICT,
    )
    number: int | None = whole(default=None, primary_key=True)
    digest: str = words(unique=True)
    kind: str = words()
    direction: str = words()
    edition: str = words()
    assignment_id: str | None = words()
    sequence: int = whole()
    supersedes: str | None = words()
    signer: str = words()
    file: str = words()
    status: str = words()
    code: str = words()
    detail: str = words()
    at: datetime = moment()
    assessment_id: str | None = words(foreign_key="assessment.id", index=True)
    audit_head: str | None = words()
    audit_length: int = whole()


class PackageExportRow(Row, table=True):
    """One line of the log of exports: which package was copied where, when."""

    __tablename__ = "package_export"
    __table_args__ = (STRICT,)
    sequence: int | None = whole(default=None, primary_key=True)
    digest: str = words(foreign_key="package.digest", index=True)
    target: str = words()
    at: datetime = moment()


class EventRow(Row, table=True):
    """One dated step of a region in an edition. A plan's horizon is 5 to 10 years, counted either way."""

    __tablename__ = "programme_event"
    __table_args__ = (
        one_of("stage", Stage),
        iso_day("on_day"),
        rule("horizon_whole", "(horizon_from IS NULL) = (horizon_to IS NULL)"),
        rule("horizon_years", "horizon_from IS NULL OR horizon_to - horizon_from BETWEEN 5 AND 10"),
        rule("horizon_of_plan", "stage <> 'plan_handed_in' OR horizon_from IS NOT NULL"),
        sha256("attachment_sha256"),
        rule(
            "attachment_whole",
            "(attachment_sha256 IS NULL) = (attachment_name IS NULL)"
            " AND (attachment_sha256 IS NULL) = (attachment_size IS NULL)",
        ),
        at_least("attachment_size", 1),
        rule("no_self_replacement", "replaced_by IS NULL OR replaced_by <> region_id"),
        Index("ix_programme_event_way", "edition", "region_id"),
        Index("ix_programme_event_region", "region_id"),
        STRICT,
    )
    sequence: int | None = whole(default=None, primary_key=True)
    edition: str = words(foreign_key="edition.code")
    region_id: str = words(foreign_key="region.id")
    stage: str = words()
    on_day: date | None = day()
    note: str = words()
    signatory: str = words()
    office: str = words()
    place: str = words()
    number: str = words()
    number_region: str = words()
    mandate: str = words()
    mentor: str = words()
    horizon_from: int | None = whole()
    horizon_to: int | None = whole()
    replaced_by: str | None = words(foreign_key="region.id")
    source: str = words()
    attachment_sha256: str | None = words()
    attachment_name: str | None = words()
    attachment_size: int | None = whole()
    recorded_at: datetime | None = moment()
    recorded_by: str = words()


class WithdrawalRow(Row, table=True):
    """An event that was written down by mistake; both stay in sight."""

    __tablename__ = "programme_withdrawal"
    __table_args__ = (filled("reason"), STRICT)
    event: int = whole(primary_key=True, foreign_key="programme_event.sequence")
    reason: str = words()
    who: str = words()
    at: datetime = moment()


class DecisionRow(Row, table=True):
    """Which regions were chosen, on which inputs; once for an edition."""

    __tablename__ = "decision"
    __table_args__ = (
        at_least("places", 1),
        sha256("inputs_digest"),
        filled("ranking_json"),
        STRICT,
    )
    edition: str = words(primary_key=True, foreign_key="edition.code")
    at: datetime = moment()
    who: str = words()
    places: int = whole()
    ranking_json: str = words()
    inputs_digest: str = words()
    reason: str = words()


class ChosenRow(Row, table=True):
    """One chosen region of a decision, in its order."""

    __tablename__ = "decision_region"
    __table_args__ = (
        ForeignKeyConstraint(
            ["edition", "region_id"], ["edition_region.edition", "edition_region.region_id"]
        ),
        STRICT,
    )
    edition: str = words(primary_key=True, foreign_key="decision.edition")
    region_id: str = words(primary_key=True)
    position: int = whole()
