"""Paper cards of keys: one page each, everything on it in both languages, and nothing outside its frame."""

from __future__ import annotations

from datetime import UTC, datetime

import pypdfium2
import pytest

from smartcity_desktop.core.cards import KEY_NAMES, Card, CardKey
from smartcity_desktop.reports.cards import cards_pdf
from smartcity_desktop.reports.fingerprint import modules

FINGERPRINT = "ABAB 0123 4567 89AB CDEF ABAB"
MADE = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
WORDS = tuple(f"word{chr(97 + at % 26)}{chr(97 + at // 26)}" for at in range(33))


def cards(key: CardKey, count: int = 3, programme: str = "Gerakan Menuju 100 Smart City") -> tuple[Card, ...]:
    return tuple(
        Card(key, programme, "abab01234567", n, count, 2, "1C37", WORDS) for n in range(1, count + 1)
    )


def test_a_date_that_reads_alike_in_both_languages_stands_once():
    made_at = MADE.replace(month=11)
    (page, *_rest) = pypdfium2.PdfDocument(
        cards_pdf(cards(CardKey.ROOT), fingerprint=FINGERPRINT, made_at=made_at)
    )
    assert page.get_textpage().get_text_bounded().count("2 November 2026") == 1


def test_the_day_is_that_of_jakarta():
    made_at = datetime(2026, 8, 16, 17, 30, tzinfo=UTC)
    document = pypdfium2.PdfDocument(cards_pdf(cards(CardKey.ROOT), fingerprint=FINGERPRINT, made_at=made_at))
    assert "17 Agustus 2026 / 17 August 2026" in document[0].get_textpage().get_text_range()


@pytest.mark.parametrize("key", CardKey)
@pytest.mark.parametrize("count", [2, 3, 9])
def test_one_page_a_card_in_both_languages(key, count):
    document = pypdfium2.PdfDocument(cards_pdf(cards(key, count), fingerprint=FINGERPRINT, made_at=MADE))
    assert len(document) == count
    for number, page in enumerate(document, 1):
        text = page.get_textpage().get_text_bounded()
        for expected in (
            KEY_NAMES[key].id,
            KEY_NAMES[key].en,
            f"Kartu {number} dari {count}",
            f"Card {number} of {count}",
            "2 Maret 2026",
            "2 March 2026",
            FINGERPRINT,
            "RAHASIA",
            "Custodian",
        ):
            assert expected in text
        lines = text.split()
        assert [lines[lines.index(f"{at}.") + 1] for at in range(1, 34)] == list(WORDS)


def test_nothing_is_drawn_outside_the_page_and_long_names_stay_inside():
    long = "Gerakan Nasional Menuju Seratus Kota Cerdas dan Berkelanjutan Republik Indonesia"
    (page, *_) = pypdfium2.PdfDocument(
        cards_pdf(cards(CardKey.ROOT, programme=long), fingerprint=FINGERPRINT, made_at=MADE)
    )
    picture = page.render(scale=1).to_pil().convert("L")
    wide, high = picture.size
    margin = 20
    for box in ((0, 0, wide, margin), (0, 0, margin, high), (wide - margin, 0, wide, high)):
        assert picture.crop(box).getextrema() == (255, 255)


def test_the_code_is_large_enough_to_be_scanned_from_paper():
    """52 mm over the modules of the longest card: at least half a millimetre each."""
    longest = Card(CardKey.RECOVERY, "x", "abab01234567", 9, 9, 9, "1C37", ("academic",) * 33)
    assert 52 / (len(modules(longest.text)) + 8) >= 0.5


def test_equal_cards_give_equal_bytes():
    once, again = (cards_pdf(cards(CardKey.ROOT), fingerprint=FINGERPRINT, made_at=MADE) for _ in range(2))
    assert once == again
