"""An edition gets a later version of its rubric: published, taken in, looked at, moved, signed and received."""

from __future__ import annotations

import pytest

from smartcity_desktop.core.assessment import Answer, AssessmentState, Field
from smartcity_desktop.core.checks import RUBRIC_CHANGED
from smartcity_desktop.core.errors import ChangeRefused, NotFound, RubricInvalid
from smartcity_desktop.core.rubric import EvidenceKind, Severity
from smartcity_desktop.core.rubric_change import Fate
from smartcity_desktop.store.records import edition_rubrics
from tests.opening import SECRETS
from tests.services.rubric_versions import GONE, LOOK, NEW, REASON, later_text, republish

CODE = "T-2026"
PASSPHRASE = "sandi uji yang panjang"
PLACE = "Kota Ambon"
PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


def _receive(world, file):
    (report,) = world.headquarters.inbox.receive([file])
    return report


def _finish(world, draft, level=2):
    """Answer what is open in a draft, explain what is warned of, and sign it."""
    scoring = world.assessor.scoring
    view = scoring.reload(draft)
    value = view.rubric.scale.levels[level]
    open_ones = [p.indicator for p in view.problems if p.severity is Severity.BLOCK]
    saved = scoring.fill(draft, [Answer(code, value) for code in dict.fromkeys(open_ones)])
    warned = [p.key for p in saved.view.problems if p.severity is Severity.WARN and not p.explained]
    scoring.fill(draft, (), dict.fromkeys(warned, "Diperlihatkan saat wawancara."))
    return world.plain(world.assessor.finalising.sign(draft, PASSPHRASE, no_conflict=True))


def test_draft_stays_on_its_version_until_it_is_moved_and_nothing_is_dropped(world, tmp_path):
    draft = world.filled(PLACE)
    scoring, moves = world.assessor.scoring, world.assessor.rubric_moves
    for code in (LOOK, GONE, "INF-F3"):
        scoring.set_comment(draft, code, f"Catatan {code}.")
        world.assessor.evidence.attach_bytes(
            draft, code, PDF + code.encode(), f"{code}.pdf", EvidenceKind.DOCUMENT
        )
    scoring.set_finding(draft, "INF", "Temuan umum.")
    assert moves.offers(CODE) == ()
    with pytest.raises(ChangeRefused, match="on version 1 of the rubric already"):
        moves.preview(draft)
    world.assessor.editions.take_in(republish(world.headquarters, CODE, tmp_path), root_confirmed=True)

    # The draft is what it was, on its version; the region is offered the later one.
    before = scoring.reload(draft)
    assert before.assessment.rubric.version == 1
    assert before.rubric.indicator(GONE)
    (offer,) = moves.offers(CODE)
    assert (offer.assessment_id, offer.region.name, offer.offered.version) == (draft, PLACE, 2)
    preview = moves.preview(draft)
    fates = {one.code: one.fate for one in preview.change.indicators}
    assert [code for code, fate in fates.items() if fate is not Fate.KEPT] == [LOOK, NEW, GONE]
    changed = next(one for one in preview.change.indicators if one.code == LOOK)
    assert changed.old.question.id.startswith("Sejauh")
    assert changed.new.question.id.startswith("Seberapa")
    assert scoring.reload(draft).assessment == before.assessment

    moved = moves.move(draft, "")
    old, new = scoring.reload(draft).assessment, scoring.reload(moved)
    assert old.state is AssessmentState.ABANDONED
    assert "rubrik KSC-PROPOSAL versi 2" in old.states[-1].reason
    assert (old.answers, old.citations) == (before.assessment.answers, before.assessment.citations)
    assert new.assessment.rubric.version == 2
    assert new.assessment.looks == {LOOK}
    assert new.assessment.answers == {c: a for c, a in old.answers.items() if c != GONE}
    assert new.assessment.findings == {"INF": "Temuan umum."}
    assert {c.indicator for c in new.assessment.citations} == {LOOK, "INF-F3"}
    assert moves.offers(CODE) == ()
    blocking = {p.indicator: p.code for p in new.problems if p.severity is Severity.BLOCK}
    assert blocking.keys() == {LOOK, NEW}
    assert blocking[LOOK] == RUBRIC_CHANGED
    with pytest.raises(ChangeRefused, match="its rubric changed"):
        world.assessor.finalising.sign(moved, PASSPHRASE, no_conflict=True)

    # Choosing the same level once more is having looked at it; undo takes that back, too.
    same = new.assessment.answers[LOOK].value
    saved = scoring.set_level(moved, LOOK, same)
    assert [(e.field, e.new) for e in saved.entries] == [(Field.LOOK, None)]
    assert scoring.undo(moved).view.assessment.looks == {LOOK}
    assert scoring.redo(moved).view.assessment.looks == frozenset()
    report = _receive(world, _finish(world, moved))
    assert report.outcome == "taken", report
    panel = world.headquarters.consolidation.panel(CODE, world.region_id(PLACE))
    mine = next(sheet for sheet in panel.sheets if sheet.assessor.id == "A-01")
    assert mine.outdated is None
    assert mine.assessment.rubric.version == 2
    assert (mine.assessment.revision, mine.assessment.parent_id) == (2, None)


def test_sheets_on_the_earlier_version_come_in_and_count_once_they_are_revised(world, tmp_path):
    early = world.signed(PLACE)
    late = world.filled("Kota Surabaya")
    world.assessor.editions.take_in(republish(world.headquarters, CODE, tmp_path), root_confirmed=True)
    signed_late = world.plain(world.assessor.finalising.sign(late, PASSPHRASE, no_conflict=True))
    for name, file in ((PLACE, early), ("Kota Surabaya", signed_late)):
        report = _receive(world, file)
        assert report.outcome == "taken", report
        assert any("Earlier version of the rubric" in note.en for note in report.notes)
        view = world.headquarters.consolidation.ranking(CODE)
        assert view.sheets[world.region_id(name)] == (0, 2)
        assert view.outdated[world.region_id(name)] == 1
        overview = world.headquarters.editions.overview(CODE)
        line = next(line for line in overview.lines if line.region.name == name)
        assert (line.assigned, line.received, line.outdated) == (2, 1, 1)
    panel = world.headquarters.consolidation.panel(CODE, world.region_id(PLACE))
    sheet = next(sheet for sheet in panel.sheets if sheet.assessor.id == "A-01")
    assert sheet.outdated.version == 1
    assert sheet.result is None
    assert panel.mean.total.shown is None

    # Signed, so it is revised with a reason; the signed one stays.
    moves = world.assessor.rubric_moves
    signed = next(offer for offer in moves.offers(CODE) if offer.region.name == PLACE)
    with pytest.raises(ChangeRefused, match="reason is missing"):
        moves.move(signed.assessment_id, "  ")
    moved = moves.move(signed.assessment_id, REASON)
    with pytest.raises(ChangeRefused, match="last signed revision"):
        moves.move(signed.assessment_id, REASON)
    scoring = world.assessor.scoring
    assert scoring.reload(signed.assessment_id).assessment.state is AssessmentState.SIGNED
    assert scoring.reload(moved).assessment.parent_id == signed.assessment_id
    assert _receive(world, _finish(world, moved)).outcome == "taken"
    view = world.headquarters.consolidation.ranking(CODE)
    assert view.sheets[world.region_id(PLACE)] == (1, 2)
    assert world.region_id(PLACE) not in view.outdated
    region = world.region_id(PLACE)
    mean = world.headquarters.consolidation.panel(CODE, region).mean
    assert mean.total.shown is not None


def test_others_cannot_move_it_and_what_never_was_published_is_refused(world, tmp_path):
    mine = world.filled(PLACE)
    package = republish(world.headquarters, CODE, tmp_path)
    for services in (world.assessor, world.other):
        services.editions.take_in(package, root_confirmed=True)
    with pytest.raises(NotFound):
        world.other.rubric_moves.move(mine, REASON)
    with pytest.raises(NotFound):
        world.other.rubric_moves.offers("no")
    # The other one begins now, so on the present version, and nothing is offered.
    view = world.other.scoring.reload(world.draft(PLACE, world.other))
    assert view.assessment.rubric.version == 2
    assert world.other.rubric_moves.offers(CODE) == ()


def test_a_second_later_version_keeps_the_marks_of_the_first(world, tmp_path):
    draft = world.filled(PLACE)
    moves = world.assessor.rubric_moves
    for version in (2, 3):
        package = republish(world.headquarters, CODE, tmp_path, version)
        world.assessor.editions.take_in(package, root_confirmed=True)
        draft = moves.move(draft, "")
    view = world.assessor.scoring.reload(draft)
    assert (view.assessment.rubric.version, view.assessment.revision) == (3, 3)
    assert view.assessment.looks == {LOOK}
    with world.headquarters.database.read() as session:
        versions = edition_rubrics.rubric_versions(session, CODE)
    assert [(one.name.version, one.since, one.reason) for one in versions] == [
        (1, 1, ""),
        (2, 2, REASON),
        (3, 3, REASON),
    ]


@pytest.mark.parametrize(
    ("text", "reason", "error", "words"),
    [
        (later_text(1), REASON, ChangeRefused, "cannot follow"),
        (
            later_text().replace("code: KSC-PROPOSAL", "code: OTHER", 1),
            REASON,
            ChangeRefused,
            "cannot follow",
        ),
        (later_text(), "  ", ChangeRefused, "reason for the new rubric is missing"),
        ("rubric: [", REASON, RubricInvalid, "rubrik.yaml"),
    ],
)
def test_only_a_later_version_of_the_same_rubric_with_a_reason_is_published(
    world, tmp_path, text, reason, error, words
):
    file = tmp_path / "rubrik.yaml"
    file.write_text(text, encoding="utf-8")
    publishing = world.headquarters.publishing
    with pytest.raises(error, match=words):
        publishing.publish(CODE, SECRETS, tmp_path, rubric_file=file, reason=reason)
    assert world.headquarters.editions.edition(CODE).rubric.version == 1
    assert not list(tmp_path.glob("*.age"))
