from __future__ import annotations

from decimal import Decimal

import pytest

from smartcity_desktop.core.assessment import AssessmentState, Field
from smartcity_desktop.core.errors import ChangeRefused, NotFound
from smartcity_desktop.core.language import Language
from tests.opening import assessor_at

CODE = "T-2026"


def test_regions_are_listed_with_their_progress(world):
    lines = world.assessor.scoring.regions(CODE)
    assert [line.region.name for line in lines] == [
        "Kota Ambon",
        "Kota Denpasar",
        "Kabupaten Sleman",
        "Kota Surabaya",
    ]
    assert {(line.answered, line.required, line.state) for line in lines} == {(0, 32, None)}
    world.assessor.scoring.set_level(world.draft("Kota Ambon"), "INF-F1", Decimal(3))
    line = world.assessor.scoring.regions(CODE)[0]
    assert (line.answered, line.state) == (1, AssessmentState.DRAFT)


def test_a_level_is_kept_with_both_clocks_and_what_stood_before(world):
    draft = world.draft("Kota Ambon")
    world.assessor.scoring.set_level(draft, "INF-F1", Decimal(3))
    saved = world.assessor.scoring.set_level(draft, "INF-F1", Decimal(1))
    (entry,) = saved.entries
    assert (entry.field, entry.old, entry.new, entry.who) == (Field.SCORE, "3", "1", "A-01")
    assert entry.monotonic > 0
    assert saved.view.assessment.answers["INF-F1"].value == 1
    history = world.assessor.scoring.history(draft, "INF-F1")
    assert [(e.old, e.new) for e in history] == [(None, "3"), ("3", "1")]


def test_undo_and_redo_are_entries_of_their_own(world):
    scoring, draft = world.assessor.scoring, world.draft("Kota Ambon")
    scoring.set_level(draft, "INF-F1", Decimal(3))
    scoring.set_comment(draft, "INF-F1", "Data lengkap.")
    assert scoring.undo(draft).view.assessment.answers["INF-F1"].comment == ""
    assert "INF-F1" not in scoring.undo(draft).view.assessment.answers
    assert scoring.undo(draft) is None
    assert scoring.redo(draft).view.assessment.answers["INF-F1"].value == 3
    scoring.set_level(draft, "INF-F2", Decimal(2))
    assert scoring.redo(draft) is None, "a new change ends what could be redone"
    assert [e.new for e in scoring.history(draft, "INF-F1")] == ["3", "Data lengkap.", None, None, "3"]


@pytest.mark.parametrize("value", ["-1", "5", "2.5"])
def test_a_level_off_the_scale_is_refused_and_nothing_is_saved(world, value):
    draft = world.draft("Kota Ambon")
    with pytest.raises(ChangeRefused) as refused:
        world.assessor.scoring.set_level(draft, "INF-F1", Decimal(value))
    assert value in refused.value.sentence(Language.INDONESIAN)
    assert world.assessor.scoring.history(draft, "INF-F1") == ()


def test_not_applicable_needs_the_rubrics_leave(world):
    draft = world.draft("Kota Ambon")
    with pytest.raises(ChangeRefused, match="INF-F1"):
        world.assessor.scoring.set_not_applicable(draft, "INF-F1", "Tidak relevan")


def test_a_text_that_is_too_long_is_refused(world):
    draft = world.draft("Kota Ambon")
    with pytest.raises(ChangeRefused, match="4001"):
        world.assessor.scoring.set_comment(draft, "INF-F1", "x" * 4001)


def test_a_foreign_assignment_is_not_opened(world):
    foreign = next(a.id for a in world.assessor.editions.edition(CODE).assignments if a.assessor_id == "A-02")
    with pytest.raises(NotFound):
        world.assessor.scoring.open(CODE, foreign)


def test_the_same_level_again_makes_no_entry(world):
    scoring, draft = world.assessor.scoring, world.draft("Kota Ambon")
    scoring.set_level(draft, "INF-F1", Decimal(3))
    assert scoring.set_level(draft, "INF-F1", Decimal(3)).entries == ()
    assert len(scoring.history(draft, "INF-F1")) == 1


def test_drafts_survive_closing_and_opening(world, tmp_path):
    from smartcity_desktop.system.settings import Settings

    draft = world.draft("Kota Ambon")
    world.assessor.scoring.set_comment(draft, "INF-F1", "Disimpan")
    world.assessor.database.close()
    again = assessor_at(world.root / "a1", Settings(), clock=world.clock)
    assert again.scoring.reload(draft).assessment.answers["INF-F1"].comment == "Disimpan"
    again.database.close()
