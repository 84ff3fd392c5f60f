"""Editions: what a package of an edition carries, and the history of its states.

A published edition is frozen but for a new publication, which adds and revokes (see `store.triggers`).
"""

from __future__ import annotations

from datetime import date, datetime  # noqa: TC003 (SQLModel reads the annotations)

from sqlalchemy import ForeignKeyConstraint, UniqueConstraint

from smartcity_desktop.core.edition import EditionState, Kind, Mode, RosterStatus, TieRule
from smartcity_desktop.store.columns import (
    at_least,
    day,
    filled,
    flag,
    iso_day,
    moment,
    one_of,
    rule,
    sha256,
    whole,
    words,
    yes_or_no,
)
from smartcity_desktop.store.tables.foundation import STRICT, Row


class EditionRow(Row, table=True):
    """An edition. Only one of before this program may be without a rubric."""

    __tablename__ = "edition"
    __table_args__ = (
        ForeignKeyConstraint(
            ["rubric_code", "rubric_version", "rubric_digest"],
            ["rubric.code", "rubric.version", "rubric.digest"],
        ),
        one_of("kind", Kind),
        one_of("state", EditionState),
        filled("code"),
        sha256("digest"),
        iso_day("opens"),
        iso_day("closes"),
        yes_or_no("equal_after_rounding"),
        at_least("places", 1),
        at_least("sequence", 0),
        at_least("roster_version", 0),
        at_least("min_package_version", 1),
        rule("dates_in_order", "opens <= closes"),
        rule("rubric_named", "state IN ('draft', 'history') OR rubric_code IS NOT NULL"),
        rule(
            "published_named",
            "state IN ('draft', 'history') OR (digest IS NOT NULL AND published_at IS NOT NULL AND sequence >= 1)",
        ),
        STRICT,
    )
    code: str = words(primary_key=True)
    title_id: str = words()
    title_en: str = words()
    kind: str = words()
    rubric_code: str | None = words()
    rubric_version: int | None = whole()
    rubric_digest: str | None = words()
    opens: date = day()
    closes: date = day()
    receiving_deadline: datetime = moment()
    places: int = whole()
    equal_after_rounding: bool = flag()
    lot_seed: int | None = whole()
    roster_version: int = whole()
    min_package_version: int = whole()
    state: str = words()
    digest: str | None = words()
    sequence: int = whole()
    published_at: datetime | None = moment()
    recipients: str = words(sa_column_kwargs={"server_default": "{}"})
    signers: str = words(sa_column_kwargs={"server_default": "[]"})
    time_stamp_services: str = words(sa_column_kwargs={"server_default": "[]"})


class EditionRubricRow(Row, table=True):
    """A version of the rubric that an edition was published with. `since` is the first publication with it."""

    __tablename__ = "edition_rubric"
    __table_args__ = (
        ForeignKeyConstraint(
            ["rubric_code", "rubric_version", "rubric_digest"],
            ["rubric.code", "rubric.version", "rubric.digest"],
        ),
        UniqueConstraint("edition", "rubric_version"),
        at_least("since", 1),
        STRICT,
    )
    edition: str = words(primary_key=True, foreign_key="edition.code")
    since: int = whole(primary_key=True)
    rubric_code: str = words()
    rubric_version: int = whole()
    rubric_digest: str = words()
    reason: str = words()
    at: datetime = moment()


class TieRuleRow(Row, table=True):
    """One link of an edition's tie chain."""

    __tablename__ = "edition_tie_rule"
    __table_args__ = (UniqueConstraint("edition", "rule"), one_of("rule", TieRule), STRICT)
    edition: str = words(primary_key=True, foreign_key="edition.code")
    position: int = whole(primary_key=True)
    rule: str = words()


class EditionRegionRow(Row, table=True):
    """A region invited to an edition. `since` is the publication it came with."""

    __tablename__ = "edition_region"
    __table_args__ = (at_least("since", 1), STRICT)
    edition: str = words(primary_key=True, foreign_key="edition.code")
    region_id: str = words(primary_key=True, foreign_key="region.id")
    position: int = whole()
    since: int = whole()


class EditionAssessorRow(Row, table=True):
    """A member of an edition's panel."""

    __tablename__ = "edition_assessor"
    __table_args__ = (at_least("since", 1), filled("assessor_id"), STRICT)
    edition: str = words(primary_key=True, foreign_key="edition.code")
    assessor_id: str = words(primary_key=True)
    name: str = words()
    institution: str = words()
    position: int = whole()
    since: int = whole()


class AssignmentRow(Row, table=True):
    """Who scores which region; only members of the panel, only invited regions, each pair once."""

    __tablename__ = "assignment"
    __table_args__ = (
        ForeignKeyConstraint(
            ["edition", "region_id"], ["edition_region.edition", "edition_region.region_id"]
        ),
        ForeignKeyConstraint(
            ["edition", "assessor_id"], ["edition_assessor.edition", "edition_assessor.assessor_id"]
        ),
        UniqueConstraint("edition", "region_id", "assessor_id"),
        UniqueConstraint("id", "edition", "region_id", "assessor_id"),
        one_of("mode", Mode),
        filled("id"),
        at_least("since", 1),
        STRICT,
    )
    id: str = words(primary_key=True)
    edition: str = words()
    region_id: str = words()
    assessor_id: str = words()
    mode: str = words()
    position: int = whole()
    since: int = whole()


class RosterRow(Row, table=True):
    """A certificate that may, or may no longer, sign. `chain`: those above a provider's, a list of base64."""

    __tablename__ = "roster_entry"
    __table_args__ = (
        ForeignKeyConstraint(
            ["edition", "assessor_id"], ["edition_assessor.edition", "edition_assessor.assessor_id"]
        ),
        one_of("status", RosterStatus),
        sha256("certificate_sha256"),
        rule("certificate_filled", "length(certificate) > 0"),
        rule("validity_in_order", "valid_from <= valid_until"),
        at_least("since", 1),
        at_least("days_left", 1),
        STRICT,
    )
    edition: str = words(primary_key=True)
    certificate_sha256: str = words(primary_key=True)
    assessor_id: str = words()
    certificate: bytes
    status: str = words()
    valid_from: datetime = moment()
    valid_until: datetime = moment()
    position: int = whole()
    since: int = whole()
    recipient: str | None = words()
    chain: str = words(sa_column_kwargs={"server_default": "[]"})
    days_left: int | None = whole()
    revoked_at: datetime | None = moment()


class EditionStateRow(Row, table=True):
    """One line of an edition's history of states."""

    __tablename__ = "edition_state_change"
    __table_args__ = (one_of("state", EditionState), STRICT)
    sequence: int | None = whole(default=None, primary_key=True)
    edition: str = words(foreign_key="edition.code", index=True)
    state: str = words()
    at: datetime = moment()
    who: str = words()
    reason: str = words()
