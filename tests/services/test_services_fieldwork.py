from __future__ import annotations

from datetime import date

import pytest

from smartcity_desktop.core.assessment import Field
from smartcity_desktop.core.errors import ChangeRefused, NotFound
from smartcity_desktop.core.language import Language
from smartcity_desktop.core.paper_finding import PaperVerdict
from smartcity_desktop.core.paper_page import PaperKind, read_pages
from smartcity_desktop.core.visit import Attendee, Visit
from tests.opening import assessor_at

CODE, PASSPHRASE = "T-2026", "sandi uji yang panjang"
PEOPLE = (
    Attendee("", "Asesor Contoh", "Ketua tim", "panel"),
    Attendee("", "Wakil Contoh", "Sekretaris Daerah", "region"),
)


def visit_of(world, draft) -> Visit:
    return world.assessor.scoring.reload(draft).assessment.visit


def test_a_visit_is_written_in_one_form_and_undone_in_steps(world):
    fieldwork, draft = world.assessor.fieldwork, world.draft("Kota Ambon")
    saved = fieldwork.set_visit(draft, {"day": "Kamis, 16 Mei 2019", "began": "9:00", "zone": "wit"})
    visit = saved.view.assessment.visit
    assert (visit.day, visit.began, visit.zone) == ("2019-05-16", "09.00", "WIT")
    assert [entry.field for entry in saved.entries] == [Field.VISIT] * 3
    fieldwork.set_attendees(draft, PEOPLE)
    assert [one.name for one in visit_of(world, draft).attendees] == ["Asesor Contoh", "Wakil Contoh"]
    scoring = world.assessor.scoring
    assert scoring.undo(draft).view.assessment.visit.attendees == ()
    assert not scoring.undo(draft).view.assessment.visit.begun
    assert scoring.redo(draft).view.assessment.visit.day == "2019-05-16"
    assert scoring.redo(draft).view.assessment.visit.attendees[1].office == "Sekretaris Daerah"


def test_only_lines_of_the_attendance_that_differ_are_entries(world):
    fieldwork, draft = world.assessor.fieldwork, world.draft("Kota Ambon")
    fieldwork.set_attendees(draft, PEOPLE)
    assert fieldwork.set_attendees(draft, PEOPLE).entries == ()
    (entry,) = fieldwork.set_attendees(draft, PEOPLE[:1]).entries
    assert (entry.subject, entry.new) == ("visit#002", None)


def test_what_is_refused_is_not_written_at_all(world):
    fieldwork, draft = world.assessor.fieldwork, world.draft("Kota Ambon")
    with pytest.raises(ChangeRefused, match="is no hour"):
        fieldwork.set_visit(draft, {"place": "Balai Kota", "began": "pagi"})
    assert not visit_of(world, draft).begun


def test_promises_are_added_changed_kept_and_taken_back(world):
    fieldwork, draft = world.assessor.fieldwork, world.draft("Kota Ambon")
    fieldwork.promise(draft, "INF-F1", "Perwali TIK", date(2026, 3, 1))
    fieldwork.promise(world.draft("Kota Denpasar"), "INF-F1", "Data SDM")
    first, second = fieldwork.promises(CODE)
    assert (first.region.name, second.region.name) == ("Kota Ambon", "Kota Denpasar")
    assert first.overdue(date(2026, 3, 2))
    assert not second.overdue(date(2026, 3, 2))
    assert first.writable
    fieldwork.mark_kept(draft, first.promise, kept=True)
    assert [(line.region.name, line.promise.kept) for line in fieldwork.promises(CODE)] == [
        ("Kota Denpasar", False),
        ("Kota Ambon", True),
    ]
    world.assessor.scoring.undo(draft)
    assert not any(line.promise.kept for line in fieldwork.promises(CODE))
    fieldwork.remove_promise(draft, first.promise)
    assert [line.region.name for line in fieldwork.promises(CODE)] == ["Kota Denpasar"]
    with pytest.raises(NotFound):
        fieldwork.promise(draft, "XYZ-1", "Tidak ada")
    with pytest.raises(ChangeRefused, match="missing"):
        fieldwork.promise(draft, "INF-F1", "  ")


def test_a_signed_visit_is_read_only_goes_to_headquarters_and_comes_with_a_revision(world, tmp_path):
    assessor, fieldwork = world.assessor, world.assessor.fieldwork
    draft = world.filled("Kota Ambon")
    fieldwork.set_visit(draft, {"day": "16-5-2026", "place": "Balai Kota Ambon", "agenda": "1. Paparan"})
    fieldwork.set_attendees(draft, PEOPLE)
    fieldwork.promise(draft, "INF-F1", "Perwali TIK", date(2026, 6, 30))
    written = assessor.scoring.reload(draft).assessment
    signed = assessor.finalising.sign(draft, PASSPHRASE, no_conflict=True)
    with pytest.raises(ChangeRefused, match="signed"):
        fieldwork.set_visit(draft, {"place": "Lain"})
    (report,) = world.headquarters.inbox.receive([world.plain(signed)])
    assert report.outcome == "taken"
    panel = world.headquarters.consolidation.panel(CODE, world.region_id("Kota Ambon"))
    there = next(sheet.assessment for sheet in panel.sheets if sheet.assessment is not None)
    assert (there.visit, there.promises) == (written.visit, written.promises)
    printed = read_pages(assessor.field_papers.visit(draft, Language.INDONESIAN, "A4").data)
    finding = world.headquarters.paper.check(printed[0].text)
    assert (finding.verdict, finding.subject.kind) == (PaperVerdict.IDENTICAL, PaperKind.VISIT)
    assert not finding.subject.draft
    revised = assessor.scoring.reload(assessor.finalising.revise(draft, "Data baru.")).assessment
    assert (revised.visit, revised.promises) == (written.visit, written.promises)
    (line,) = fieldwork.promises(CODE)
    assert (line.assessment_id, line.writable) == (revised.id, True)


def test_the_history_says_a_visit_in_words(world):
    from smartcity_desktop.core.audit_rows import value_shown

    assessor, draft = world.assessor, world.draft("Kota Ambon")
    assessor.fieldwork.set_visit(draft, {"place": "Balai Kota"})
    assessor.fieldwork.set_attendees(draft, PEOPLE[1:])
    subject = next(one for one in assessor.audit.subjects() if one.region == "Kota Ambon")
    place, person = [row for row in assessor.audit.view(subject).rows if row.kind == "entry"]
    assert (place.what.id, place.indicator) == ("kunjungan: tempat", "")
    assert value_shown(person, person.new).id == "Wakil Contoh, Sekretaris Daerah (pihak daerah)"


def test_a_visit_survives_closing_and_opening(world):
    draft = world.draft("Kota Ambon")
    world.assessor.fieldwork.set_visit(draft, {"conclusion": "1. Baik.\n2. Perlu tindak lanjut."})
    world.assessor.database.close()
    again = assessor_at(world.root / "a1", clock=world.clock)
    assert again.scoring.reload(draft).assessment.visit.conclusion == "1. Baik.\n2. Perlu tindak lanjut."
    again.database.close()


def test_the_papers_of_a_visit_are_known_again_and_a_change_makes_them_unknown(world):

    assessor, draft = world.assessor, world.draft("Kota Ambon")
    assessor.fieldwork.set_visit(
        draft, {"day": "16-5-2026", "place": "Balai Kota", "representative": "Wakil"}
    )
    assessor.fieldwork.promise(draft, "INF-F1", "Perwali TIK")
    minutes = read_pages(assessor.field_papers.visit(draft, Language.ENGLISH, "F4").data)
    promised = read_pages(assessor.field_papers.promises(draft, Language.INDONESIAN, "A4"))
    for mark, kind in ((minutes[0], PaperKind.VISIT), (promised[0], PaperKind.PROMISES)):
        finding = assessor.paper.check(mark.text, "Kota Ambon")
        assert finding.verdict is PaperVerdict.IDENTICAL
        assert finding.subject is not None
        assert (finding.subject.kind, finding.subject.draft) == (kind, True)
    assessor.fieldwork.set_visit(draft, {"place": "Tempat lain"})
    assert assessor.paper.check(minutes[0].text, "Kota Ambon").verdict is PaperVerdict.UNKNOWN


def test_photos_cited_as_evidence_are_in_the_minutes_once_each(world):
    from io import BytesIO

    from PIL import Image
    from pypdf import PdfReader

    from smartcity_desktop.core.rubric import EvidenceKind

    assessor, draft = world.assessor, world.draft("Kota Ambon")
    out = BytesIO()
    Image.new("RGB", (64, 48), (10, 90, 160)).save(out, "JPEG")
    for indicator in ("INF-F1", "INF-F2"):
        assessor.evidence.attach_bytes(draft, indicator, out.getvalue(), "ruang.jpg", EvidenceKind.PHOTO)
    assessor.evidence.attach_bytes(draft, "INF-F1", b"\xff\xd8\xff broken", "rusak.jpg", EvidenceKind.PHOTO)
    pages = PdfReader(BytesIO(assessor.field_papers.visit(draft, Language.INDONESIAN, "A4").data)).pages
    words = pages[-1].extract_text()
    assert "ruang.jpg" in words
    assert "rusak.jpg" in words
    assert "Foto ini tidak dapat ditampilkan." in words
    assert len(pages[-1].images) == 1


def test_minutes_are_signed_once_day_place_and_representative_are_written(world):
    from smartcity_desktop.core.errors import IdentityProblem
    from smartcity_desktop.sealing.pdf_verify import verify_pdf

    assessor, draft = world.assessor, world.draft("Kota Ambon")
    papers, signing = assessor.field_papers, assessor.field_signing

    def signed(passphrase: str = PASSPHRASE) -> bytes:
        printed = papers.visit(draft, Language.INDONESIAN, "A4", signature_field=True)
        return signing.sign(draft, printed, passphrase, Language.INDONESIAN)

    assessor.fieldwork.set_visit(draft, {"day": "16-5-2026"})
    with pytest.raises(ChangeRefused, match="not written yet: place, representative of the region"):
        signed()
    assessor.fieldwork.set_visit(draft, {"place": "Balai Kota", "representative": "Wakil Contoh"})
    with pytest.raises(IdentityProblem):
        signed("bukan sandi yang benar")
    assert verify_pdf(signed(), now=world.clock.now()).whole
