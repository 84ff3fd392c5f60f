"""Blank sheets of many regions: the same pages as by themselves, each region on the front of a leaf."""

from __future__ import annotations

import pytest

from smartcity_desktop.core.errors import ChangeRefused, FileProblem
from smartcity_desktop.core.language import Language
from smartcity_desktop.core.page_ranges import read_ranges
from smartcity_desktop.core.paper_finding import PaperVerdict
from smartcity_desktop.core.paper_page import read_pages
from smartcity_desktop.services.blank_sheets import BlankSheets, PrintWay

CODE = "T-2026"


@pytest.fixture
def sheets(world):
    return BlankSheets(world.assessor.database)


def numbers(world):
    return [line.assignment_id for line in world.assessor.scoring.regions(CODE)]


def pages_of(data):
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    words = [page.get_textpage().get_text_bounded() for page in document]
    outline = [
        (entry.get_title(), entry.get_dest().get_index()) for entry in document.get_toc() if entry.level == 0
    ]
    document.close()
    return words, outline


@pytest.mark.parametrize(("paper", "language"), [("A4", Language.INDONESIAN), ("F4", Language.ENGLISH)])
def test_each_begins_on_the_front_of_a_leaf_and_is_the_very_sheet(world, sheets, paper, language):
    ids = numbers(world)
    bound = sheets.bound(sheets.gather(CODE, ids), PrintWay(paper, language, both_sides=True))
    alone = [read_pages(world.assessor.printing.blank(CODE, one, language, paper)) for one in ids]
    assert read_pages(bound.data) == tuple(page for pages in alone for page in pages)
    assert all(start % 2 == 1 for start in bound.starts)
    words, outline = pages_of(bound.data)
    assert len(words) == bound.pages
    names = [line.region.name for line in world.assessor.scoring.regions(CODE)]
    assert [at + 1 for _title, at in outline] == list(bound.starts)
    for name, start, pages in zip(names, bound.starts, alone, strict=True):
        assert name in words[start - 1]
        assert all(words[start - 1 + at].strip() for at in range(len(pages)))
    empty = [at for at, text in enumerate(words) if not text.strip()]
    assert len(empty) == sum(len(pages) % 2 for pages in alone[:-1])
    assert all(at % 2 == 1 for at in empty)


def test_on_one_side_there_is_no_empty_page(world, sheets):
    bound = sheets.bound(sheets.gather(CODE, numbers(world)[:2]), PrintWay())
    words, _ = pages_of(bound.data)
    assert all(text.strip() for text in words)
    again = sheets.bound(sheets.gather(CODE, numbers(world)[:2]), PrintWay())
    assert again.data == bound.data


def test_chosen_pages_of_each_keep_their_number_and_their_fingerprint(world, sheets):
    ids = numbers(world)[:2]
    whole = read_pages(world.assessor.printing.blank(CODE, ids[0], Language.INDONESIAN, "A4"))
    bound = sheets.bound(sheets.gather(CODE, ids), PrintWay(pages=read_ranges("2-3"), both_sides=True))
    pages = read_pages(bound.data)
    assert pages[:2] == whole[1:3]
    assert [page.page for page in pages] == [2, 3, 2, 3]
    assert (bound.starts, bound.pages) == ((1, 3), 4)
    found = world.assessor.paper.check(pages[2].text)
    assert found.verdict is PaperVerdict.IDENTICAL
    with pytest.raises(ChangeRefused, match="no such pages"):
        sheets.bound(sheets.gather(CODE, ids), PrintWay(pages=read_ranges("900-")))


def test_one_file_for_each(world, sheets, tmp_path):
    ids, folder = numbers(world), tmp_path / "kertas"
    folder.mkdir()
    paths = list(sheets.one_each(sheets.gather(CODE, ids), PrintWay(), folder))
    assert sorted(folder.iterdir()) == sorted(paths)
    assert paths[0].name == "lembar-kosong-81.71-Kota-Ambon.pdf"
    assert paths[0].read_bytes()[:5] == b"%PDF-"
    with pytest.raises(FileProblem):
        next(sheets.one_each(sheets.gather(CODE, ids), PrintWay(), tmp_path / "none"))


def test_nothing_picked_is_said(sheets):
    with pytest.raises(ChangeRefused, match="No region"):
        sheets.gather(CODE, [])
