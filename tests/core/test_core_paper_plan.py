"""What a paper does to a sheet: what is written is the paper minus what is kept, and a blank row takes nothing back."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartcity_desktop.core.assessment import Answer
from smartcity_desktop.core.errors import ChangeRefused
from smartcity_desktop.core.paper_plan import Effect, PaperPlan, SheetMoved, plan, require_seen
from smartcity_desktop.core.transcription import Keyed, Row, Transcription, key, reasoned

LEVELS = tuple(map(Decimal, range(5)))
ROWS = tuple(Row(code, LEVELS, True) for code in ("INF-F1", "INF-F2", "SUP-K1", "VIS-B2"))
COUNT = len(ROWS)
EMPTY = Transcription(ROWS, (None,) * COUNT, (None,) * COUNT, (None,) * COUNT, ("",) * COUNT)

CELLS = st.one_of(st.just(Keyed()), st.sampled_from(LEVELS).map(Keyed), st.just(Keyed(not_applicable=True)))
REASONS = st.sampled_from(("", "Tidak berpantai", "Tidak ada lautnya"))
COMMENTS = st.sampled_from(("", "Sudah dilihat."))


def standing(code: str) -> st.SearchStrategy[Answer]:
    return st.one_of(
        st.builds(Answer, st.just(code), comment=COMMENTS),
        st.builds(Answer, st.just(code), st.sampled_from(LEVELS), comment=COMMENTS),
        st.builds(Answer, st.just(code), not_applicable=st.just(True), reason=REASONS, comment=COMMENTS),
    )


PAPERS = st.tuples(*(CELLS for _ in ROWS))
SHEETS = st.tuples(*(standing(row.code) for row in ROWS)).map(
    lambda answers: {answer.indicator: answer for answer in answers if answer != Answer(answer.indicator)}
)
KEPT = st.sets(st.sampled_from([row.code for row in ROWS]))


def twice(cells: tuple[Keyed, ...], reasons: tuple[str, ...] = ("",) * COUNT) -> Transcription:
    paper = EMPTY
    for _ in range(2):
        for row, cell in enumerate(cells):
            paper = key(paper, row, cell)
    for row, reason in enumerate(reasons):
        paper = reasoned(paper, row, reason)
    return paper


def bare(code: str, sheet: dict[str, Answer]) -> Answer:
    return replace(sheet.get(code, Answer(code)), comment="")


def drawn(
    cells: tuple[Keyed, ...], sheet: dict[str, Answer], kept: set[str], reasons=("",) * COUNT
) -> PaperPlan:
    drawn = plan(twice(cells, reasons), sheet)
    for code in kept:
        drawn = drawn.keeping(code, True)
    return drawn


@given(cells=PAPERS, sheet=SHEETS, kept=KEPT, reasons=st.tuples(*(REASONS for _ in ROWS)))
def test_what_is_written_is_the_paper_minus_what_is_kept(cells, sheet, kept, reasons) -> None:
    if all(cell.blank for cell in cells):
        with pytest.raises(ChangeRefused, match="Nothing is filled in"):
            plan(twice(cells), sheet)
        return
    found = drawn(cells, sheet, kept, reasons)
    written = {answer.indicator: answer for answer in found.answers()}
    after = {code: bare(code, sheet) for code in (row.code for row in ROWS)} | written
    changed = 0
    for row, cell, reason in zip(ROWS, cells, reasons, strict=True):
        stood, stands = bare(row.code, sheet), after[row.code]
        changed += stood != stands
        assert not stands.comment
        if cell.blank:
            assert row.code not in written, "a blank row takes nothing back"
        elif row.code in kept and stood.answered:
            assert stands == stood, "what is kept stays"
        else:
            assert (stands.value, stands.not_applicable) == (cell.value, cell.not_applicable)
            if cell.not_applicable:
                assert stands.reason == (reason or (stood.reason if stood.not_applicable else ""))
    assert found.entering == changed, "the number on the button is what will be another answer"
    assert {line.code for line in found.replacing} == {
        code for code, answer in after.items() if bare(code, sheet).answered and bare(code, sheet) != answer
    }


@given(cells=PAPERS, sheet=SHEETS, other=SHEETS, kept=KEPT)
def test_what_the_person_did_not_see_is_not_written_over(cells, sheet, other, kept) -> None:
    if all(cell.blank for cell in cells):
        return
    before = drawn(cells, sheet, kept)
    moved = {row.code for row in ROWS if bare(row.code, sheet) != bare(row.code, other)}
    if not moved:
        require_seen(before.seen(), other)
        return
    with pytest.raises(SheetMoved) as caught:
        require_seen(before.seen(), other)
    for code in moved:
        assert code in caught.value.happened.id
        assert code in caught.value.happened.en
    again = plan(twice(cells), other).as_before(before)
    require_seen(again.seen(), other)
    assert again.kept <= before.kept - moved, "a line that changed is asked about anew"


def test_each_line_does_what_the_table_says() -> None:
    cells = (Keyed(Decimal(3)), Keyed(Decimal(3)), Keyed(Decimal(3)), Keyed())
    sheet = {
        "INF-F1": Answer("INF-F1", Decimal(2)),
        "SUP-K1": Answer("SUP-K1", Decimal(3), comment="Sudah dilihat."),
        "VIS-B2": Answer("VIS-B2", Decimal(1)),
    }
    found = plan(twice(cells), sheet)
    assert [line.effect for line in found.lines] == [Effect.CHANGES, Effect.NEW, Effect.SAME, Effect.BLANK]
    assert (found.entering, len(found.replacing)) == (2, 1)
    kept = found.keeping("INF-F1", True)
    assert (kept.entering, len(kept.replacing)) == (1, 0)
    assert kept.keeping("INF-F1", False) == found
    for code in ("INF-F2", "SUP-K1", "VIS-B2"):
        assert found.keeping(code, True) == found, "there is nothing to choose"


def test_a_reason_that_the_paper_does_not_repeat_stays() -> None:
    cells = (Keyed(not_applicable=True),) * COUNT
    sheet = {
        "INF-F1": Answer("INF-F1", not_applicable=True, reason="Tidak berpantai"),
        "INF-F2": Answer("INF-F2", not_applicable=True, reason="Tidak berpantai"),
    }
    found = plan(twice(cells, ("", "Tidak ada lautnya", "", "")), sheet)
    assert [line.effect for line in found.lines[:2]] == [Effect.SAME, Effect.CHANGES]
    assert [answer.reason for answer in found.answers()[:2]] == ["Tidak berpantai", "Tidak ada lautnya"]


def test_a_paper_that_is_not_settled_has_no_plan() -> None:
    with pytest.raises(ChangeRefused, match="not keyed twice"):
        plan(EMPTY, {})
