"""Score sheets for both roles: each method gives the bytes of one PDF."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256
from typing import TYPE_CHECKING

from smartcity_desktop.core.assessment import SIGNED_STATES
from smartcity_desktop.core.language import Language, TimeZone
from smartcity_desktop.core.rubric_reader import read_rubric
from smartcity_desktop.core.scoring import score_sheet
from smartcity_desktop.core.staff import Act
from smartcity_desktop.store.records import assessments, editions, regions, rubrics

if TYPE_CHECKING:
    from datetime import datetime

    from smartcity_desktop.core.assessment import Assessment
    from smartcity_desktop.store.database import Database
    from smartcity_desktop.store.desk import Desk


class SheetPrinting:
    """Score sheets, filled and blank."""

    def __init__(self, database: Database, zone: TimeZone = TimeZone.WIB, desk: Desk | None = None) -> None:
        self._database = database
        self._zone = zone
        self._desk = desk

    def sheet(self, assessment_id: str, language: Language, paper: str, *, blind: bool = False) -> bytes:
        """Return the filled sheet as it stands; a draft says that it is not signed.

        `blind` leaves the values of a draft out, for a panel that does not see them while it scores.

        The fingerprint is the SHA-256 of `scores.json`, so a signed sheet printed again bears the same.
        """
        printed = self.drawn(assessment_id, language, paper, self._zone, blind=blind)
        if self._desk is not None:
            # At headquarters a paper is an act; an assessor prints their own.
            with self._database.write() as session:
                self._desk.note(session, Act.PRINT, f"sheet {assessment_id}")
        return printed

    def drawn(
        self,
        assessment_id: str,
        language: Language,
        paper: str,
        zone: TimeZone,
        *,
        signature_field: bool = False,
        blind: bool = False,
    ) -> bytes:
        """Return the filled sheet for comparison with a paper at hand, which is no act.

        Args:
            assessment_id: of the assessment.
            language: of the paper.
            paper: `A4` or `F4`.
            zone: in which moments stand on it.
            signature_field: with the room for a signature that the sheet in a package has.
            blind: a draft without its values.
        """
        from smartcity_desktop.reports.contents import sheet_content
        from smartcity_desktop.reports.paper import Paper
        from smartcity_desktop.reports.sheet import sheet_pdf
        from smartcity_desktop.sealing.documents import scores_document, scores_json

        with self._database.read() as session:
            assessment = assessments.assessment(session, assessment_id)
            edition = editions.edition(session, assessment.edition).edition
            region = regions.region(session, assessment.region_id)
            rubric = read_rubric(rubrics.rubric_text(session, assessment.rubric), assessment.rubric.code)
        signed_at = _signed_at(assessment)
        document = scores_document(assessment, assessment.rubric, no_conflict_stated=signed_at is not None)
        certificate = next(
            (e.certificate_sha256 for e in edition.roster if e.assessor_id == assessment.assessor_id), ""
        )
        content = sheet_content(
            edition,
            region,
            rubric,
            assessment,
            result=score_sheet(
                rubric,
                assessment.answers,
                region=assessment.region_id,
                assessor=assessment.assessor_id,
            ),
            fingerprint=sha256(scores_json(document)).hexdigest(),
            signed_at=signed_at,
            certificate=certificate if signed_at else "",
            zone=zone,
            signature_field=signature_field,
        )
        if blind and signed_at is None and assessment.answers:
            content = replace(content, result=None)
        return sheet_pdf(content, paper=Paper(paper), language=language)

    def blank(self, edition_code: str, assignment_id: str, language: Language, paper: str) -> bytes:
        """Return a blank sheet for an assignment, to be filled in by pen."""
        from smartcity_desktop.reports.contents import blank_content
        from smartcity_desktop.reports.paper import Paper
        from smartcity_desktop.reports.sheet import sheet_pdf

        with self._database.read() as session:
            edition = editions.edition(session, edition_code).edition
            assignment = next(a for a in edition.assignments if a.id == assignment_id)
            region = regions.region(session, assignment.region_id)
            rubric = read_rubric(rubrics.rubric_text(session, edition.rubric), edition.rubric.code)
        return sheet_pdf(
            blank_content(edition, region, rubric, assignment, zone=self._zone),
            paper=Paper(paper),
            language=language,
        )


def key_card(language: Language, paper: str) -> bytes:
    """Return the key card as one page of paper."""
    from smartcity_desktop.core.key_list import KEY_GROUPS
    from smartcity_desktop.reports.key_card import key_card_pdf
    from smartcity_desktop.reports.paper import Paper

    return key_card_pdf(KEY_GROUPS, paper=Paper(paper), language=language)


def _signed_at(assessment: Assessment) -> datetime | None:
    return next((change.at for change in assessment.states if change.state in SIGNED_STATES), None)
