from __future__ import annotations

from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartcity_desktop.core.language import Language
from smartcity_desktop.core.paper_page import (
    MarkUnclear,
    PaperKind,
    is_mark,
    page_mark,
    pages_text,
    read_mark,
    read_pages,
)

DOCUMENT = sha256(b"scores").hexdigest()
numbers = st.tuples(st.integers(1, 999), st.integers(1, 999)).map(sorted)
kinds = st.sampled_from(list(PaperKind))
lines = st.lists(st.text(min_size=1), min_size=1, max_size=8)


def test_the_digest_is_the_published_formula() -> None:
    mark = page_mark(PaperKind.SHEET, DOCUMENT, 2, 5, ("Kota Ambon", "3"))
    begin = f"SMC1:SHEET:{DOCUMENT.upper()}:2/5"
    assert mark.digest == sha256(f"{begin}\nKota Ambon\n3\n".encode()).hexdigest()
    assert mark.text == f"{begin}:{mark.digest.upper()}"


@given(kinds, numbers, lines)
def test_a_mark_reads_back(kind: PaperKind, number: list[int], words: list[str]) -> None:
    mark = page_mark(kind, DOCUMENT, *number, words)
    assert is_mark(mark.text)
    assert read_mark(mark.text) == mark
    assert read_mark(f" {mark.text.lower()}\n") == mark


def test_a_scanner_with_another_keyboard_is_understood() -> None:
    mark = page_mark(PaperKind.RANKING, DOCUMENT, 1, 2, ("x",))
    assert read_mark(mark.text.replace(":", ">").replace("/", "-")) == mark


@given(lines, st.data())
def test_one_changed_letter_changes_the_digest(words: list[str], data: st.DataObject) -> None:
    which = data.draw(st.integers(0, len(words) - 1))
    at = data.draw(st.integers(0, len(words[which]) - 1))
    letter = data.draw(st.characters(exclude_characters=words[which][at]))
    changed = list(words)
    changed[which] = words[which][:at] + letter + words[which][at + 1 :]
    assert (
        page_mark(PaperKind.SHEET, DOCUMENT, 1, 1, words).digest
        != page_mark(PaperKind.SHEET, DOCUMENT, 1, 1, changed).digest
    )


def test_another_place_or_document_gives_another_digest() -> None:
    marks = {
        page_mark(kind, document, page, pages, ("same",)).digest
        for kind in PaperKind
        for document in (DOCUMENT, sha256(b"other").hexdigest())
        for page, pages in ((1, 2), (2, 2), (1, 3))
    }
    assert len(marks) == 6 * len(PaperKind)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "SMC",
        f"SMC1:SHEET:{DOCUMENT}:1/2",
        f"SMC2:SHEET:{DOCUMENT}:1/2:{DOCUMENT}",
        f"SMC1:POSTER:{DOCUMENT}:1/2:{DOCUMENT}",
        f"SMC1:SHEET:{DOCUMENT}:3/2:{DOCUMENT}",
        f"SMC1:SHEET:{DOCUMENT}:0/2:{DOCUMENT}",
        f"SMC1:SHEET:{DOCUMENT}:1/2:{DOCUMENT[:-1]}",
        f"SMC1:SHEET:{DOCUMENT}:1/2:{DOCUMENT}0",
    ],
)
def test_what_is_no_mark_is_refused(text: str) -> None:
    with pytest.raises(MarkUnclear) as refused:
        read_mark(text)
    assert "enam kata" in refused.value.sentence(Language.INDONESIAN)
    assert "six words" in str(refused.value)


def test_words_are_no_mark() -> None:
    assert not is_mark("samudra melati")


def test_pages_are_found_in_a_pdf_by_their_form() -> None:
    marks = tuple(page_mark(PaperKind.SHEET, DOCUMENT, page, 3, ("x",)) for page in (1, 2, 3))
    assert read_pages(b"%PDF-1.4 /Keywords (" + pages_text(marks).encode() + b") \xff\x00") == marks
    assert read_pages(b"%PDF-1.4") == ()


def test_a_mark_with_an_impossible_number_in_a_pdf_is_refused() -> None:
    with pytest.raises(MarkUnclear):
        read_pages(f"SMC1:SHEET:{DOCUMENT.upper()}:9/2:{DOCUMENT.upper()}".encode())
