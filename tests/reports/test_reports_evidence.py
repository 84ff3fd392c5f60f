"""The list of evidence on the printed sheet."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pypdfium2
import pytest

from smartcity_desktop.core.assessment import QUALITY_NAMES, Citation, Quality
from smartcity_desktop.core.language import Language
from smartcity_desktop.core.rubric import EvidenceKind
from smartcity_desktop.reports.paper import Paper
from smartcity_desktop.reports.sheet import sheet_pdf

if TYPE_CHECKING:
    from collections.abc import Callable

    from smartcity_desktop.reports.sheet_content import SheetContent


def cited(number: int, indicator: str, **how: object) -> Citation:
    return Citation(
        id=f"{number:032x}",
        indicator=indicator,
        sha256=f"{number:064x}",
        size=1000,
        media_type="image/jpeg",
        extension="jpg",
        original_name=f"IMG_{number:04d}.jpg",
        kind=EvidenceKind.PHOTO,
        added_at=datetime(2019, 3, 7, tzinfo=UTC),
        **({"caption": "", "quality": None} | how),  # type: ignore[arg-type]
    )


def words(content: SheetContent, language: Language, paper: Paper = Paper.A4) -> str:
    document = pypdfium2.PdfDocument(sheet_pdf(content, paper=paper, language=language))
    return "\n".join(page.get_textpage().get_text_range() for page in document)


@pytest.mark.parametrize("language", list(Language))
def test_each_piece_is_named_with_its_grade(
    make_sheet: Callable[..., SheetContent], language: Language
) -> None:
    evidence = tuple(
        cited(at, "INF-F1", caption=f"Ruang {at}", quality=quality)
        for at, quality in enumerate((*Quality, None), start=1)
    )
    said = words(make_sheet(evidence=evidence), language)
    for at, quality in enumerate(Quality, start=1):
        assert f"IMG_{at:04d}.jpg – Ruang {at}" in said
        assert QUALITY_NAMES[quality].in_(language) in said
    assert {Language.INDONESIAN: "Belum dinilai", Language.ENGLISH: "Not graded"}[language] in said


def test_the_order_is_that_of_the_rubric_and_of_names_whatever_the_order_of_attaching(
    make_sheet: Callable[..., SheetContent],
) -> None:
    evidence = (cited(3, "INF-F2"), cited(2, "INF-F1"), cited(1, "INF-F2"))
    said = words(make_sheet(evidence=evidence), Language.ENGLISH)
    places = [said.index(f"IMG_{at:04d}.jpg") for at in (2, 1, 3)]
    assert places == sorted(places)
    turned = make_sheet(evidence=evidence[::-1])
    assert sheet_pdf(turned, paper=Paper.A4, language=Language.ENGLISH) == sheet_pdf(
        make_sheet(evidence=evidence), paper=Paper.A4, language=Language.ENGLISH
    )


def test_without_evidence_there_is_no_list(make_sheet: Callable[..., SheetContent]) -> None:
    assert "List of evidence" not in words(make_sheet(), Language.ENGLISH)


def test_hundreds_of_long_names_stay_one_line_each(make_sheet: Callable[..., SheetContent]) -> None:
    evidence = tuple(cited(at, "INF-F1", caption="panjang sekali " * 40) for at in range(300))
    said = words(make_sheet(evidence=evidence), Language.INDONESIAN, Paper.F4)
    assert all(f"IMG_{at:04d}.jpg" in said for at in range(300))
