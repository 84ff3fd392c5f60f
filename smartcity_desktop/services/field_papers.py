"""Papers of fieldwork: minutes of a visit with its photographs, and lists of what was promised later."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartcity_desktop.core.errors import ChangeRefused, FileProblem
from smartcity_desktop.core.language import Text
from smartcity_desktop.core.rubric_reader import read_rubric
from smartcity_desktop.store.records import assessments, editions, regions, rubrics

if TYPE_CHECKING:
    from smartcity_desktop.core.assessment import Assessment, Citation
    from smartcity_desktop.core.edition import Edition
    from smartcity_desktop.core.language import Language, TimeZone
    from smartcity_desktop.core.region import Region
    from smartcity_desktop.core.rubric import Rubric
    from smartcity_desktop.reports.document import Printed
    from smartcity_desktop.reports.field_content import Photo
    from smartcity_desktop.sealing.store_keys import StoreKeys
    from smartcity_desktop.store.database import Database
    from smartcity_desktop.store.evidence import EvidenceStore
    from smartcity_desktop.system.clock import Clock
    from smartcity_desktop.system.paths import RoleFolder

_SIDE_FEW, _SIDE_MANY = 1500, 900
"""Longest side of a photograph in pixels, where two and where four stand on a page: about 200 to the inch."""


class FieldPapers:
    """Prints what was written down in a region; nothing here writes to the database."""

    def __init__(self, database: Database, evidence: EvidenceStore) -> None:
        self._database = database
        self._evidence = evidence

    def visit(
        self, assessment_id: str, language: Language, paper: str, *, signature_field: bool = False
    ) -> Printed:
        """Return the minutes of a visit as far as it is recorded, with the photographs cited as evidence.

        A photograph that is damaged, or of no kind that is decoded here, is a frame with its caption.
        """
        return self._visit(assessment_id, language, paper, signature_field=signature_field, pictures=True)

    def drawn_visit(
        self, assessment_id: str, language: Language, paper: str, *, signature_field: bool = False
    ) -> bytes:
        """Return the minutes for comparison with a paper at hand: the same words, and no photograph is decoded."""
        return self._visit(
            assessment_id, language, paper, signature_field=signature_field, pictures=False
        ).data

    def promises(self, assessment_id: str, language: Language, paper: str) -> bytes:
        """Return the list of what a region promised, for the region."""
        from smartcity_desktop.reports.field_content import promises_content
        from smartcity_desktop.reports.paper import Paper
        from smartcity_desktop.reports.promises import promises_pdf

        content = promises_content(*self._loaded(assessment_id))
        return promises_pdf(content, paper=Paper(paper), language=language)

    def _visit(
        self, assessment_id: str, language: Language, paper: str, *, signature_field: bool, pictures: bool
    ) -> Printed:
        from smartcity_desktop.reports.field_content import PHOTOS_MOST, cited_photos, visit_content
        from smartcity_desktop.reports.paper import Paper
        from smartcity_desktop.reports.visit import print_visit

        edition, region, rubric, assessment = self._loaded(assessment_id)
        cited = cited_photos(assessment)[:PHOTOS_MOST]
        side = _SIDE_FEW if len(cited) <= 6 else _SIDE_MANY
        photos = tuple(self._photo(one, side if pictures else 0) for one in cited)
        content = visit_content(edition, region, rubric, assessment, photos)
        return print_visit(content, paper=Paper(paper), language=language, signature_field=signature_field)

    def _photo(self, citation: Citation, side: int) -> Photo:
        from smartcity_desktop.reports.field_content import Photo
        from smartcity_desktop.system.worker import MediaProblem, decoder

        picture = None
        if side:
            try:
                data = self._evidence.read(citation.sha256, citation.extension)
                decoded = decoder().copy(data, citation.original_name, side)
                picture = (decoded.width, decoded.height, decoded.pixels)
            except (FileProblem, MediaProblem):
                picture = None
        return Photo(citation.caption, citation.indicator, citation.original_name, citation.sha256, picture)

    def _loaded(self, assessment_id: str) -> tuple[Edition, Region, Rubric, Assessment]:
        with self._database.read() as session:
            assessment = assessments.assessment(session, assessment_id)
            name = assessment.rubric
            return (
                editions.edition(session, assessment.edition).edition,
                regions.region(session, assessment.region_id),
                read_rubric(rubrics.rubric_text(session, name), name.code),
                assessment,
            )


class FieldSigning:
    """Signs minutes with the certificate of the assessor whose laptop this is."""

    def __init__(
        self, database: Database, folder: RoleFolder, keys: StoreKeys, clock: Clock, zone: TimeZone
    ) -> None:
        self._database = database
        self._folder = folder
        self._keys = keys
        self._clock = clock
        self._zone = zone

    def sign(self, assessment_id: str, printed: Printed, passphrase: str, language: Language) -> bytes:
        """Return the minutes signed; they are closed to any change.

        Args:
            assessment_id: of the assessment they are of.
            printed: the minutes, with room for the picture of the signature.
            passphrase: of the assessor.
            language: of the picture.

        Raises:
            ChangeRefused: day, place or representative of the visit are not written yet.
            IdentityProblem: wrong passphrase, or this laptop is not enrolled in the edition.
        """
        from smartcity_desktop.reports.signature_field import SignatureWords, field_picture
        from smartcity_desktop.sealing import identity, identity_keys
        from smartcity_desktop.sealing.pdf_signature import VisibleField, sign_pdf

        with self._database.read() as session:
            assessment = assessments.assessment(session, assessment_id)
            edition = editions.edition(session, assessment.edition).edition
        _require_complete(assessment)
        who, now = assessment.assessor_id, self._clock.now()
        certificate = identity_keys.certificate_to_sign_with(
            self._folder.identity, self._keys, edition.roster, who, now
        )
        signer = identity.unlock(self._folder.identity, self._keys, passphrase, certificate)
        institution = next((one.institution for one in edition.assessors if one.id == who), "")
        words = SignatureWords(signer.name, institution, now, signer.certificate_sha256, self._zone)
        place = printed.place
        field = VisibleField(place.page, place.box, field_picture(words, language)) if place else None
        return sign_pdf(
            printed.data,
            signer,
            when=now,
            reason="Berita acara kunjungan / minutes of the site visit",
            place=assessment.visit.place,
            field=field,
        )


def _require_complete(assessment: Assessment) -> None:
    visit = assessment.visit
    missing = [
        words
        for text, words in (
            (visit.day, Text("tanggal", "date")),
            (visit.place, Text("tempat", "place")),
            (visit.representative, Text("wakil daerah", "representative of the region")),
        )
        if not text
    ]
    if missing:
        raise ChangeRefused(
            Text(
                "Berita acara belum lengkap; belum ditulis: {what}.",
                "The minutes are not complete; not written yet: {what}.",
            ).filled(what=Text(", ".join(one.id for one in missing), ", ".join(one.en for one in missing))),
            Text("Lengkapi catatan kunjungannya.", "Complete the record of the visit."),
        )
