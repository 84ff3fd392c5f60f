"""What is taken back and done again, evidence included; what is remembered is what stands in the database."""

from __future__ import annotations

import random
from decimal import Decimal

import pytest

from smartcity_desktop.core.assessment import Answer, Field
from smartcity_desktop.core.errors import ChangeRefused, FileProblem, StoreProblem
from smartcity_desktop.core.language import Text
from smartcity_desktop.core.rubric import EvidenceKind
from smartcity_desktop.services.scoring import Scoring
from smartcity_desktop.store import schema
from smartcity_desktop.store.database import Database
from smartcity_desktop.system.clock import SystemClock, new_id


def cited(world, draft):
    return [
        (one.indicator, one.original_name, one.kind, one.caption)
        for one in world.assessor.scoring.reload(draft).assessment.citations
    ]


def test_evidence_is_undone_and_redone_with_its_words(world):
    scoring, evidence, draft = world.assessor.scoring, world.assessor.evidence, world.draft("Kota Ambon")
    first = evidence.attach_bytes(draft, "INF-F1", b"satu\n", "satu.txt", EvidenceKind.DOCUMENT)
    evidence.describe(draft, first.id, EvidenceKind.INTERVIEW, "Wawancara dengan dinas")
    described = cited(world, draft)
    assert described == [("INF-F1", "satu.txt", EvidenceKind.INTERVIEW, "Wawancara dengan dinas")]
    scoring.undo(draft)
    assert cited(world, draft) == [("INF-F1", "satu.txt", EvidenceKind.DOCUMENT, "")]
    undone = scoring.undo(draft)
    assert [entry.field for entry in undone.entries] == [Field.EVIDENCE]
    assert cited(world, draft) == []
    assert scoring.undo(draft) is None
    scoring.redo(draft)
    assert cited(world, draft) == [("INF-F1", "satu.txt", EvidenceKind.DOCUMENT, "")]
    scoring.redo(draft)
    assert cited(world, draft) == described
    assert scoring.redo(draft) is None
    for _ in range(2):
        scoring.undo(draft)
        scoring.undo(draft)
        scoring.redo(draft)
        scoring.redo(draft)
    assert cited(world, draft) == described


def test_removed_evidence_comes_back_and_can_be_read(world):
    scoring, evidence, draft = world.assessor.scoring, world.assessor.evidence, world.draft("Kota Ambon")
    one = evidence.attach_bytes(draft, "INF-F1", b"isi\n", "isi.txt", EvidenceKind.DATA)
    evidence.remove(draft, one.id)
    view = scoring.undo(draft).view
    (back,) = view.assessment.citations
    assert evidence.read(back) == b"isi\n"
    assert back.sha256 == one.sha256


def test_a_new_act_ends_what_could_be_done_again(world):
    scoring, evidence, draft = world.assessor.scoring, world.assessor.evidence, world.draft("Kota Ambon")
    scoring.set_level(draft, "INF-F1", Decimal(1))
    scoring.undo(draft)
    evidence.attach_bytes(draft, "INF-F1", b"satu\n", "satu.txt", EvidenceKind.DOCUMENT)
    assert scoring.redo(draft) is None


def test_a_step_that_could_not_be_written_can_be_taken_back_later(world):
    services, draft = world.assessor, world.draft("Kota Ambon")
    key = services.identity._keys.database
    quick = Database.open(services.folder.database, key=key, patience=0.05)
    scoring = Scoring(quick, SystemClock(), new_id, "A-01")
    scoring.set_level(draft, "INF-F1", Decimal(1))
    other = schema.connect(services.folder.database, key)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreProblem):
        scoring.undo(draft)
    other.execute("ROLLBACK")
    other.close()
    assert "INF-F1" not in scoring.undo(draft).view.assessment.answers
    quick.close()


def test_evidence_that_could_not_come_back_comes_back_later(world, monkeypatch):
    scoring, evidence, draft = world.assessor.scoring, world.assessor.evidence, world.draft("Kota Ambon")
    one = evidence.attach_bytes(draft, "INF-F1", b"isi\n", "isi.txt", EvidenceKind.DATA)
    evidence.remove(draft, one.id)

    def full(*_args):
        raise FileProblem("disk", Text("penuh.", "is full."), Text("Kosongkan.", "Make room."))

    with monkeypatch.context() as patch:
        # The disk is full after the citation was written, and before it was committed.
        patch.setattr(scoring._sheets, "view", full)
        with pytest.raises(FileProblem):
            scoring.undo(draft)
    assert cited(world, draft) == []
    (back,) = scoring.undo(draft).view.assessment.citations
    assert evidence.read(back) == b"isi\n"
    scoring.undo(draft)
    assert cited(world, draft) == []


def test_after_a_new_start_only_what_was_done_since_is_taken_back(world):
    services, draft = world.assessor, world.draft("Kota Ambon")
    services.scoring.set_level(draft, "INF-F1", Decimal(1))
    fresh = Scoring(services.database, SystemClock(), new_id, "A-01")
    assert fresh.undo(draft) is None
    fresh.set_level(draft, "INF-F1", Decimal(2))
    assert fresh.undo(draft).view.assessment.answers["INF-F1"].value == 1


def some_act(world, draft, chance, turn):
    """Do one thing that an assessor may do; returns what was saved, where that is said."""
    scoring = world.assessor.scoring
    code = chance.choice(["INF-F1", "INF-F2", "INF-D1"])
    match chance.randrange(7):
        case 0:
            return scoring.set_level(draft, code, chance.choice([None, Decimal(0), Decimal(3)]))
        case 1:
            return scoring.set_comment(draft, code, chance.choice(["", "Catatan."]))
        case 2:
            return scoring.set_explanation(draft, f"bukti:{code}", chance.choice(["", "Karena."]))
        case 3:
            return scoring.set_finding(draft, "INF", chance.choice(["", "Temuan."]))
        case 4:
            return scoring.undo(draft)
        case 5:
            return scoring.redo(draft)
    world.assessor.evidence.attach_bytes(
        draft, code, f"{turn}".encode(), f"{turn}.txt", EvidenceKind.DOCUMENT
    )
    return None


@pytest.mark.parametrize("seed", range(4))
def test_what_is_remembered_is_what_is_stored(world, seed):
    services, draft, chance = world.assessor, world.draft("Kota Ambon"), random.Random(seed)
    for turn in range(25):
        saved = some_act(world, draft, chance, turn)
        stored = Scoring(services.database, SystemClock(), new_id, "A-01").reload(draft)
        assert services.scoring.reload(draft) == stored
        assert saved is None or saved.view == stored


def test_a_value_of_the_history_stands_again_as_new_lines(world):
    scoring, draft = world.assessor.scoring, world.draft("Kota Ambon")
    scoring.set_level(draft, "INF-F1", Decimal(3))
    scoring.set_level(draft, "INF-F1", Decimal(1))
    first = scoring.story(draft, "INF-F1")[0]
    saved = scoring.restore(draft, first)
    assert saved.view.assessment.answers["INF-F1"] == Answer("INF-F1", Decimal(3))
    assert [entry.new for entry in scoring.history(draft, "INF-F1")] == ["3", "1", "3"]
    assert scoring.undo(draft).view.assessment.answers["INF-F1"].value == 1


def test_the_story_of_an_indicator_tells_of_its_evidence_and_explanations_alone(world):
    scoring, evidence, draft = world.assessor.scoring, world.assessor.evidence, world.draft("Kota Ambon")
    scoring.set_level(draft, "INF-F1", Decimal(3))
    scoring.set_explanation(draft, "bukti:INF-F1", "Karena.")
    evidence.attach_bytes(draft, "INF-F1", b"satu\n", "satu.txt", EvidenceKind.DOCUMENT)
    scoring.set_level(draft, "INF-F2", Decimal(3))
    fields = [entry.field for entry in scoring.story(draft, "INF-F1")]
    assert fields == [Field.SCORE, Field.EXPLANATION, Field.EVIDENCE]


def test_what_is_signed_is_neither_undone_nor_restored(world):
    scoring, draft = world.assessor.scoring, world.filled("Kota Ambon")
    entry = scoring.story(draft, "INF-F1")[0]
    scoring.set_level(draft, "INF-F1", Decimal(1))
    world.assessor.finalising.abandon(draft, "Salah daerah.")
    for act in (lambda: scoring.undo(draft), lambda: scoring.restore(draft, entry)):
        with pytest.raises(ChangeRefused):
            act()
    assert scoring.reload(draft).assessment.answers["INF-F1"].value == 1
