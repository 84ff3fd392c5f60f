from __future__ import annotations

import mmap
import re
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from pypdf import PdfReader
from pypdf.generic import IndirectObject

from smartcity_desktop.core.assessment import Answer
from smartcity_desktop.core.edition import Kind
from smartcity_desktop.core.language import Language, show_number
from smartcity_desktop.reports.fonts import legible
from smartcity_desktop.reports.paper import Paper
from smartcity_desktop.reports.sheet import SheetContent, sheet_pdf

if TYPE_CHECKING:
    from collections.abc import Callable

    from smartcity_desktop.core.rubric import Rubric

    MakeSheet = Callable[..., SheetContent]

ID, EN = Language.INDONESIAN, Language.ENGLISH


def pages_of(data: bytes) -> list[str]:
    """The text of each page as pdfium reads it."""
    document = pypdfium2.PdfDocument(data)
    return [page.get_textpage().get_text_bounded() for page in document]


def squeezed(text: str) -> str:
    """Text without white space: lines break where they must, words must be there."""
    return re.sub(r"\s+", "", text)


def both_readings(data: bytes) -> tuple[str, str]:
    """All text, squeezed, as pypdf and as pdfium read it."""
    pypdf_text = "".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages)
    return squeezed(pypdf_text), squeezed("".join(pages_of(data)))


@pytest.mark.parametrize("language", [ID, EN])
@pytest.mark.parametrize("paper", list(Paper))
def test_a_filled_sheet_says_everything(make_sheet: MakeSheet, paper: Paper, language: Language) -> None:
    content = make_sheet()
    data = sheet_pdf(content, paper=paper, language=language)
    for text in both_readings(data):
        for value in ("Kota Ambon", "81.71", "Maluku", "2019-8171-A01", content.assessor.name):
            assert squeezed(value) in text
        for value in (content.edition_title, content.rubric.title):
            assert squeezed(value.in_(language)) in text
        for indicator in content.rubric.indicators():
            assert indicator.code in text
            assert squeezed(indicator.title.in_(language)) in text
            answer = content.answers[indicator.code]
            level = indicator.level(answer.value or Decimal(0))
            assert level is not None
            assert squeezed(level.description.in_(language)) in text
        assert text.count(squeezed("Café Digital” – 3 × 24 jam, cakupan ≥ 80 %.")) == 8
        for node in content.rubric.root.nodes():
            if node.code != "TOTAL":
                assert squeezed(f"{node.code} {node.name.in_(language)}") in text
        for finding in content.findings.values():
            assert squeezed(finding) in text


@pytest.mark.parametrize("language", [ID, EN])
def test_figures_on_paper_are_the_shown_values(make_sheet: MakeSheet, language: Language) -> None:
    content = make_sheet()
    assert content.result is not None
    assert show_number(content.result.total.shown or Decimal(0), ID).startswith("51,1")
    data = sheet_pdf(content, paper=Paper.A4, language=language)
    lines = "\n".join(pages_of(data)).splitlines()
    for code, value in content.result.values.items():
        assert value.shown is not None
        figure = show_number(value.shown, language)
        mark = content.rubric.title.in_(language) if code == "TOTAL" else code
        assert any(figure in line for line in lines), (code, figure)
        if code != "TOTAL":
            near = [at for at, line in enumerate(lines) if mark in line]
            assert any(figure in " ".join(lines[at : at + 14]) for at in near), (code, figure)


def test_fingerprint_and_page_number_stand_on_every_page(make_sheet: MakeSheet, fingerprint: str) -> None:
    data = sheet_pdf(make_sheet(), paper=Paper.A4, language=ID)
    pages = pages_of(data)
    assert len(pages) > 2
    for number, text in enumerate(pages, start=1):
        assert fingerprint in squeezed(text)
        assert f"Halaman {number} dari {len(pages)}" in text
        assert "DATA CONTOH" not in text
        assert "LATIHAN" not in text


@pytest.mark.parametrize(
    ("kind", "language", "words"),
    [
        (Kind.SAMPLE, ID, "DATA CONTOH"),
        (Kind.SAMPLE, EN, "DATA CONTOH · SAMPLE DATA"),
        (Kind.PRACTICE, ID, "LATIHAN"),
        (Kind.PRACTICE, EN, "LATIHAN · PRACTICE"),
    ],
)
def test_sample_and_practice_are_stamped_on_every_page(
    make_sheet: MakeSheet, kind: Kind, language: Language, words: str
) -> None:
    for answers in (None, {}):
        content = make_sheet(edition_kind=kind, answers=answers)
        for text in pages_of(sheet_pdf(content, paper=Paper.F4, language=language)):
            assert squeezed(words) in squeezed(text)


@pytest.mark.parametrize("language", [ID, EN])
def test_a_blank_sheet_has_every_descriptor_and_the_rubrics_fingerprint(
    make_sheet: MakeSheet, language: Language
) -> None:
    content = make_sheet(answers={})
    data = sheet_pdf(content, paper=Paper.A4, language=language)
    pages = pages_of(data)
    text = squeezed("".join(pages))
    for indicator in content.rubric.indicators():
        assert indicator.question is not None
        assert squeezed(indicator.question.in_(language)) in text
        for level in indicator.levels:
            assert squeezed(level.description.in_(language)) in text
    allowed = sum(indicator.not_applicable_allowed for indicator in content.rubric.indicators())
    why = {ID: "Tidakberlaku,karena:", EN: "Notapplicable,because:"}[language]
    assert text.count(why) == allowed
    assert all(content.rubric.name.digest in squeezed(page) for page in pages)
    assert {ID: "tidak tersertifikasi", EN: "uncertified"}[language] not in "".join(pages)


@pytest.mark.parametrize(("paper", "size"), [(Paper.A4, (210, 297)), (Paper.F4, (215, 330))])
def test_pages_have_the_papers_size(make_sheet: MakeSheet, paper: Paper, size: tuple[int, int]) -> None:
    document = pypdfium2.PdfDocument(sheet_pdf(make_sheet(), paper=paper, language=ID))
    for page in document:
        assert page.get_size() == pytest.approx([side * 72 / 25.4 for side in size], abs=0.01)


def test_every_font_is_an_embedded_subset_of_our_own(make_sheet: MakeSheet) -> None:
    for answers in (None, {}):
        reader = PdfReader(BytesIO(sheet_pdf(make_sheet(answers=answers), paper=Paper.A4, language=ID)))
        names = set()
        for number in range(1, len(reader.xref[0]) + 1 if 0 in reader.xref else 0):
            found = reader.get_object(IndirectObject(number, 0, reader))
            if isinstance(found, dict) and found.get("/Type") == "/Font":
                names.add(found["/BaseFont"])
                assert "/FontFile2" in found["/FontDescriptor"]
        assert names
        assert all(re.fullmatch(r"/[A-Z]{6}\+PlusJakartaSans-\w+", name) for name in names), names


def test_metadata_says_title_author_and_language(make_sheet: MakeSheet) -> None:
    reader = PdfReader(BytesIO(sheet_pdf(make_sheet(), paper=Paper.A4, language=EN)))
    assert reader.metadata is not None
    assert reader.metadata.title == "Score Sheet – Kota Ambon – 2019 edition"
    assert reader.metadata.author == "Dr. Asesor Contoh Bernama Panjang, M.T."
    assert reader.trailer["/Root"]["/Lang"] == "en-GB"
    assert [entry.title for entry in reader.outline][:2] == ["Summary of results", "Scores by indicator"]


def test_the_same_content_gives_the_same_bytes(make_sheet: MakeSheet) -> None:
    first = sheet_pdf(make_sheet(), paper=Paper.A4, language=ID)
    sheet_pdf(make_sheet(answers={}), paper=Paper.F4, language=EN)
    assert sheet_pdf(make_sheet(), paper=Paper.A4, language=ID) == first
    assert sheet_pdf(make_sheet(revision=3), paper=Paper.A4, language=ID) != first


def test_an_electronic_signature_says_that_it_is_not_certified(make_sheet: MakeSheet) -> None:
    signed = squeezed("".join(pages_of(sheet_pdf(make_sheet(), paper=Paper.A4, language=ID))))
    assert squeezed("tanda tangan elektronik tidak tersertifikasi") in signed
    assert squeezed("7 Maret 2019 14.03.22 WIT") in signed
    assert squeezed("7C1F 09AB 44D2 E07B 51C6 9A3E") in signed


def test_a_draft_says_so_on_every_page(make_sheet: MakeSheet, fingerprint: str) -> None:
    draft = make_sheet(signed_at=None, certificate_fingerprint="")
    for content in (draft, replace(draft, fingerprint=None)):
        pages = pages_of(sheet_pdf(content, paper=Paper.A4, language=ID))
        assert all("DRAF" in page for page in pages)
        assert all((fingerprint in squeezed(page)) is (content.fingerprint is not None) for page in pages)
        assert squeezed("Sidik digital isi yang ditandatangani") not in squeezed("".join(pages))


def test_a_comment_of_4000_letters_flows_over_pages_uncut(make_sheet: MakeSheet) -> None:
    words = " ".join(f"kata{number:04d} – é × ≥ “kutip”" for number in range(200))[:4000]
    plain = make_sheet()
    answers = dict(plain.answers)
    for code in ("INF-F3", "SUP-K1"):
        answers[code] = replace(answers[code], comment=words)
    data = sheet_pdf(replace(plain, answers=answers), paper=Paper.A4, language=ID)
    body = squeezed("".join(text.split("Sidik digital")[0] for text in pages_of(data)))
    numbers = re.findall(r"kata(\d{4})", body)
    expected = re.findall(r"kata(\d{4})", words)
    assert numbers == expected * 2
    assert "INF-F3–lanjutan" in body or "SUP-K1–lanjutan" in body


def test_letters_without_a_shape_leave_a_trace(make_sheet: MakeSheet) -> None:
    content = make_sheet()
    answers = {**content.answers, "INF-F1": Answer("INF-F1", Decimal(1), comment="Prasasti 漢字 😀 selesai")}
    text = squeezed(
        "".join(pages_of(sheet_pdf(replace(content, answers=answers), paper=Paper.A4, language=ID)))
    )
    assert squeezed(legible("Prasasti 漢字 😀 selesai")) in text
    assert "[U+6F22]" in text


def test_a_very_long_region_name_is_in_full_on_the_first_page(make_sheet: MakeSheet) -> None:
    name = "Kabupaten Pangkajene dan Kepulauan " * 5 + "Akhir Nama"
    content = make_sheet()
    content = replace(content, region=replace(content.region, name=name))
    assert squeezed(name) in squeezed(pages_of(sheet_pdf(content, paper=Paper.A4, language=ID))[0])


def test_not_applicable_and_missing_are_told_apart(make_sheet: MakeSheet) -> None:
    content = make_sheet()
    answers = dict(content.answers)
    answers["INF-F1"] = Answer("INF-F1", None, True, "Kewenangan berada pada provinsi.")
    del answers["INF-F2"]
    text = "".join(pages_of(sheet_pdf(make_sheet(answers=answers), paper=Paper.A4, language=ID)))
    assert "Alasan tidak berlaku Kewenangan berada pada provinsi." in text.replace("  ", " ")
    assert "31 dari 32" in text
    assert "Rentang bila dilengkapi" in text


@pytest.mark.parametrize("language", [ID, EN])
def test_a_deep_rubric_with_halves_bands_and_a_figure(
    make_sheet: MakeSheet, deep_rubric: Rubric, language: Language
) -> None:
    content = make_sheet(rubric=deep_rubric)
    text = squeezed("".join(pages_of(sheet_pdf(content, paper=Paper.A4, language=language))))
    figure = {ID: "2,715indeks", EN: "2.715indeks"}[language]
    half = {ID: "1,5", EN: "1.5"}[language]
    assert figure in text
    assert half in text
    assert {ID: "skala1–5", EN: "scale1–5"}[language] in text
    assert content.result is not None
    band = content.result.total.band
    assert band is not None
    assert band.name.in_(language) in text
    for indicator in deep_rubric.indicators():
        assert squeezed(indicator.title.in_(language)) in text
    blank = squeezed(
        "".join(
            pages_of(sheet_pdf(make_sheet(rubric=deep_rubric, answers={}), paper=Paper.F4, language=language))
        )
    )
    assert {ID: "Angka", EN: "Figure"}[language] in blank


def test_a_flat_rubric_on_a_scale_of_hundred(make_sheet: MakeSheet, flat_rubric: Rubric) -> None:
    answers = {"Q1": Answer("Q1", Decimal(73))}
    text = "".join(
        pages_of(sheet_pdf(make_sheet(rubric=flat_rubric, answers=answers), paper=Paper.A4, language=ID))
    )
    assert "73" in text
    assert "belum dinilai" in text
    blank = "".join(
        pages_of(sheet_pdf(make_sheet(rubric=flat_rubric, answers={}), paper=Paper.A4, language=ID))
    )
    assert "skala 0–100" in blank


def test_nothing_is_drawn_outside_the_paper(make_sheet: MakeSheet, deep_rubric: Rubric) -> None:
    long = "Nama yang sangat panjang sekali " * 12
    content = make_sheet(rubric=deep_rubric)
    content = replace(
        content,
        region=replace(content.region, name=long, province=long),
        assessor=replace(content.assessor, name=long, institution=long),
        findings={"A": long * 30},
    )
    for answers in (content.answers, {}):
        data = sheet_pdf(
            replace(content, answers=answers, result=content.result if answers else None),
            paper=Paper.A4,
            language=ID,
        )
        for page in pypdfium2.PdfDocument(data):
            wide, _high = page.get_size()
            reader = page.get_textpage()
            for index in range(reader.count_rects()):
                left, bottom, right, _top = reader.get_rect(index)
                assert left >= 40
                assert right <= wide - 40
                assert bottom >= 20


def test_sheets_in_a_row_do_not_pile_up(make_sheet: MakeSheet) -> None:
    """An edition prints 321 of them; what is kept of each would be in sight after forty."""
    import gc

    statm = Path("/proc/self/statm")
    if not statm.exists():
        pytest.skip("this system does not say how much memory is in use now")
    content = make_sheet()

    def used() -> int:
        gc.collect()
        return int(statm.read_text().split()[1]) * mmap.PAGESIZE

    for _ in range(20):
        sheet_pdf(content, paper=Paper.A4, language=ID)
    before = used()
    for revision in range(40):
        sheet_pdf(replace(content, revision=revision), paper=Paper.A4, language=ID)
    # In use now, not at the most: an earlier test may have needed much for a moment.
    assert used() - before < 1_000_000  # bytes
