"""What headquarters knows when a package comes: its edition, who is on the roster, what came before."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from smartcity_desktop.core.edition import EditionState
from smartcity_desktop.core.errors import NotFound
from smartcity_desktop.core.package import PackageKind, PackageRefused
from smartcity_desktop.core.rubric_reader import read_rubric
from smartcity_desktop.store.records import edition_rubrics, editions, field_reports, packages, rubrics

if TYPE_CHECKING:
    from datetime import datetime

    from smartcity_desktop.sealing.verify import AssessmentTrust, Link
    from smartcity_desktop.store.database import Database
    from smartcity_desktop.store.records.editions import StoredEdition
    from smartcity_desktop.store.records.packages import PackageRecord
    from smartcity_desktop.system.paths import RoleFolder


def edition_here(database: Database, code: str) -> StoredEdition | None:
    """Return an edition of that code; `None` where there is none."""
    with database.read() as session:
        try:
            return editions.edition(session, code)
        except NotFound:
            return None


def no_such_edition(database: Database, code: str) -> PackageRefused:
    """Return the refusal of a package for an edition that is not received here."""
    from smartcity_desktop.sealing.documents import is_practice

    with database.read() as session:
        open_here = [s.edition.code for s in editions.editions(session) if s.state is EditionState.PUBLISHED]
    known = ", ".join(open_here) or "-"
    return PackageRefused(
        "E_PRACTICE" if is_practice(code) else "E_EDITION", f"edition {code!r}; open here: {known}"
    )


def trust_in(
    database: Database, folder: RoleFolder, stored: StoredEdition | None, now: datetime
) -> AssessmentTrust | None:
    """Return what packages of an edition are checked against; `None` if it was never published here."""
    from smartcity_desktop.sealing.authority import root_der
    from smartcity_desktop.sealing.verify import AssessmentTrust, Link

    if stored is None or stored.digest is None or stored.state is EditionState.DRAFT:
        return None
    edition = stored.edition
    with database.read() as session:
        names = {
            edition.rubric,
            *(one.name for one in edition_rubrics.rubric_versions(session, edition.code)),
        }
        known = {name: read_rubric(rubrics.rubric_text(session, name), name.code) for name in names}
        digests = frozenset(
            record.digest
            for record in packages.packages(session, edition.code)
            if record.kind is PackageKind.EDITION and record.direction == "out"
        )

    def chain_known(assignment: str) -> tuple[Link, ...]:
        with database.read() as session:
            return tuple(
                Link(r.sequence, r.digest, r.supersedes, r.audit_head, r.audit_length)
                for r in packages.chain(session, assignment, "in")
            )

    def reports_known(assessor_id: str) -> tuple[Link, ...]:
        with database.read() as session:
            came = [
                Link(record.sequence, record.digest, None)
                for record in packages.packages(session, edition.code)
                if record.kind is PackageKind.REPORT
                and record.status == "taken"
                and record.signer == assessor_id
            ]
            news = [
                Link(kept.report.number, kept.digest, None)
                for kept in field_reports.reports(session, edition.code)
                if kept.report.assessor_id == assessor_id
            ]
        return (*came, *news)

    return AssessmentTrust(
        edition=edition,
        edition_digest=stored.digest,
        earlier_digests=digests - {stored.digest},
        root_der=root_der(folder.authority),
        chain_known=chain_known,
        rubric=known.pop(edition.rubric),
        earlier_rubrics=tuple(known.values()),
        now=now,
        reports_known=reports_known,
    )


def released_trust(trust: AssessmentTrust, record: PackageRecord) -> AssessmentTrust:
    """Return the trust that passes over what a package was held for, and over nothing else.

    After a gap the package's history must still go on from that of the last one that came. After a fork it cannot:
    that is what the two disagree on, and what somebody decided.
    """
    if record.code == "H_REVOKED":
        return replace(trust, revoked_too=True)
    if record.code not in ("H_GAP", "H_FORK") or trust.chain_known is None:
        return trust
    known = trust.chain_known

    def passed_over(assignment: str) -> tuple[Link, ...]:
        from smartcity_desktop.sealing.verify import Link

        chain = known(assignment)
        if record.sequence == 1 or record.supersedes is None:
            return chain
        last = chain[-1] if chain and record.code == "H_GAP" else None
        missing = Link(
            record.sequence - 1,
            record.supersedes,
            None,
            last.audit_head if last else None,
            last.audit_length if last else 0,
        )
        return (*(link for link in chain if link.sequence < record.sequence - 1), missing)

    return replace(trust, chain_known=passed_over)
