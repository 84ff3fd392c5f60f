"""A drawn signature in the visible field of an electronic one."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pypdfium2
import pytest

from smartcity_desktop.core.drawn_signature import HEIGHT, POINTS_LIMIT, WIDTH, DrawnSignature
from smartcity_desktop.core.language import Language, TimeZone
from smartcity_desktop.reports.signature_field import SignatureWords, field_picture

if TYPE_CHECKING:
    from PIL.Image import Image

WORDS = SignatureWords(
    "Asesor Contoh", "Lembaga Contoh", datetime(2026, 3, 2, tzinfo=UTC), "ab" * 32, TimeZone.WIB
)


def seen(drawn: DrawnSignature | None) -> Image:
    document = pypdfium2.PdfDocument(field_picture(WORDS, Language.INDONESIAN, drawn))
    return document[0].render(scale=2).to_pil().convert("RGB")


def test_strokes_are_seen_at_the_right_end_and_words_stay() -> None:
    from PIL import ImageChops

    plain = seen(None)
    cross = DrawnSignature((((0, 0), (WIDTH, HEIGHT)), ((0, HEIGHT), (WIDTH, 0)), ((500, 200),)))
    with_ink = seen(cross)
    changed = ImageChops.difference(plain, with_ink).getbbox()
    assert changed is not None
    assert changed[0] > plain.width * 0.2
    assert changed[2] > plain.width * 0.95
    assert field_picture(WORDS, Language.INDONESIAN, cross) == field_picture(
        WORDS, Language.INDONESIAN, cross
    )


@pytest.mark.parametrize(
    "strokes",
    [(), ((),), (((0, 0),), ()), (((-1, 0),),), (((0, HEIGHT + 1),),), (((1, 1),) * (POINTS_LIMIT + 1),)],
)
def test_what_is_no_signature_is_refused(strokes: tuple[tuple[tuple[int, int], ...], ...]) -> None:
    with pytest.raises(ValueError, match="signature"):
        DrawnSignature(strokes)
