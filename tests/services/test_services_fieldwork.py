from __future__ import annotations

from datetime import date

import pytest

from smartcity_desktop.core.assessment import Field
from smartcity_desktop.core.errors import ChangeRefused, NotFound
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
