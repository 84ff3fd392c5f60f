from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from typing import TYPE_CHECKING

import pypdfium2
import pytest
import segno

from smartcity_desktop.core.language import Language
from smartcity_desktop.core.paper_page import PaperKind, read_pages
from smartcity_desktop.core.words import six_words
from smartcity_desktop.reports.fingerprint import QUIET, grouped, modules
from smartcity_desktop.reports.paper import Paper
from smartcity_desktop.reports.sheet import SheetContent, sheet_pdf

if TYPE_CHECKING:
    from collections.abc import Callable

    MakeSheet = Callable[..., SheetContent]

MM = 72 / 25.4
_SCALE = 8


def _sampled(page: pypdfium2.PdfPage, count: int) -> list[list[bool]]:
    """Look at the middle of every module of the code in the lower right corner, on the rendered page.

    The code is found as a reader finds it: the dark square nearest to the corner of the page.
    """
    wide, high = page.get_size()
    box = 24 * MM
    crop = (wide - 38 * MM, 5 * MM, 14 * MM, high - 5 * MM - box)
    picture = page.render(scale=_SCALE, crop=crop, grayscale=True).to_pil()
    pixels = picture.load()
    dark = [(x, y) for x in range(picture.width) for y in range(picture.height) if pixels[x, y] < 100]
    # The page number and the rule above lie outside the crop or are lighter than the code.
    right = max(x for x, _y in dark) + 1
    bottom = max(y for _x, y in dark) + 1
    side = 20 * MM * _SCALE * count / (count + 2 * QUIET)
    pitch = side / count
    left, top = right - side, bottom - side
    return [
        [pixels[int(left + (x + 0.5) * pitch), int(top + (y + 0.5) * pitch)] < 128 for x in range(count)]
        for y in range(count)
    ]


@pytest.mark.parametrize("paper", list(Paper))
def test_the_code_on_every_page_is_its_mark(make_sheet: MakeSheet, paper: Paper, fingerprint: str) -> None:
    data = sheet_pdf(make_sheet(), paper=paper, language=Language.INDONESIAN)
    marks = read_pages(data)
    document = pypdfium2.PdfDocument(data)
    assert [(mark.page, mark.pages) for mark in marks] == [
        (n + 1, len(document)) for n in range(len(document))
    ]
    assert {(mark.kind, mark.document) for mark in marks} == {(PaperKind.SHEET, fingerprint)}
    for page, mark in zip(document, marks, strict=True):
        expected = [
            [bool(module) for module in row]
            for row in segno.make(mark.text, error="m", boost_error=False, mask=3).matrix
        ]
        assert len(expected) == 41
        assert _sampled(page, len(expected)) == expected


def test_every_page_has_six_words_of_its_own(make_sheet: MakeSheet) -> None:
    data = sheet_pdf(make_sheet(), paper=Paper.A4, language=Language.INDONESIAN)
    marks = read_pages(data)
    assert len({mark.digest for mark in marks}) == len(marks) > 1
    for page, mark in zip(pypdfium2.PdfDocument(data), marks, strict=True):
        words = page.get_textpage().get_text_range().split()
        at = words.index("kata", words.index("enam"))
        assert tuple(words[at + 1 : at + 7]) == six_words(mark.digest)


@pytest.mark.parametrize("language", list(Language))
def test_one_changed_letter_changes_its_page_and_no_other(make_sheet: MakeSheet, language: Language) -> None:
    one = make_sheet()
    code = list(one.answers)[-1]
    answer = one.answers[code]
    answers = {**one.answers, code: replace(answer, comment=f"{answer.comment or 'Catatan.'}x")}
    before = read_pages(sheet_pdf(one, paper=Paper.A4, language=language))
    after = read_pages(sheet_pdf(replace(one, answers=answers), paper=Paper.A4, language=language))
    assert before[0] == after[0]
    assert before != after


def test_what_the_signature_itself_says_is_no_content_of_a_page(make_sheet: MakeSheet) -> None:
    one = make_sheet()
    assert one.signed_at is not None
    other = replace(one, signed_at=one.signed_at + timedelta(seconds=1), certificate_fingerprint="0000 1111")
    pages = [read_pages(sheet_pdf(c, paper=Paper.A4, language=Language.ENGLISH)) for c in (one, other)]
    assert pages[0] == pages[1]


def test_a_paper_without_fingerprint_carries_no_mark(make_sheet: MakeSheet) -> None:
    draft = make_sheet(signed_at=None, certificate_fingerprint="", fingerprint=None)
    assert read_pages(sheet_pdf(draft, paper=Paper.A4, language=Language.INDONESIAN)) == ()


def test_the_code_reads_back_as_the_fingerprint(fingerprint: str) -> None:
    assert _decoded(modules(fingerprint)) == fingerprint


def test_another_fingerprint_gives_another_code(fingerprint: str) -> None:
    assert modules(sha256(b"other").hexdigest()) != modules(fingerprint)


def test_groups_keep_every_figure(fingerprint: str) -> None:
    groups = grouped(fingerprint)
    assert len(groups) == 8
    assert "".join(groups) == fingerprint


def _reserved(size: int) -> set[tuple[int, int]]:
    """Modules (row, column) of a version 5 code that carry no data: finders, timing, alignment, format."""
    taken = {(row, column) for row in range(9) for column in range(9)}
    taken |= {(row, column) for row in range(9) for column in range(size - 8, size)}
    taken |= {(row, column) for row in range(size - 8, size) for column in range(9)}
    taken |= {(6, at) for at in range(size)} | {(at, 6) for at in range(size)}
    middle = size - 7
    taken |= {
        (row, column) for row in range(middle - 2, middle + 3) for column in range(middle - 2, middle + 3)
    }
    return taken


_MASKS = (
    lambda r, c: (r + c) % 2 == 0,
    lambda r, c: r % 2 == 0,
    lambda r, c: c % 3 == 0,
    lambda r, c: (r + c) % 3 == 0,
    lambda r, c: (r // 2 + c // 3) % 2 == 0,
    lambda r, c: r * c % 2 + r * c % 3 == 0,
    lambda r, c: (r * c % 2 + r * c % 3) % 2 == 0,
    lambda r, c: ((r + c) % 2 + r * c % 3) % 2 == 0,
)


def _decoded(rows: tuple[tuple[bool, ...], ...]) -> str:
    """Read an undamaged version 5-M code in byte mode, as ISO/IEC 18004 says: an eye of our own on the encoder."""
    size = len(rows)
    assert size == 37
    figures = [rows[8][column] for column in (2, 3, 4)]
    mask = sum(bit << place for bit, place in zip(figures, (2, 1, 0), strict=True)) ^ 0b101
    taken = _reserved(size)
    bits = []
    upward = True
    for right in (*range(size - 1, 6, -2), *range(5, 0, -2)):
        for row in range(size - 1, -1, -1) if upward else range(size):
            for column in (right, right - 1):
                if (row, column) not in taken:
                    bits.append(rows[row][column] ^ _MASKS[mask](row, column))
        upward = not upward
    words = [
        sum(bit << (7 - at) for at, bit in enumerate(bits[start : start + 8]))
        for start in range(0, 86 * 8, 8)
    ]
    data = words[0::2][:43] + words[1::2][:43]
    stream = "".join(f"{word:08b}" for word in data)
    assert stream[:4] == "0100"
    length = int(stream[4:12], 2)
    return bytes(int(stream[at : at + 8], 2) for at in range(12, 12 + 8 * length, 8)).decode("ascii")
