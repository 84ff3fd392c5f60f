"""Paper cards of headquarters' keys: one A4 page each, to be kept by different people in different places.

Everything stands on it in both languages: who takes it out of a safe in ten years may read only one of them.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from smartcity_desktop.core.cards import KEY_NAMES, KEY_PURPOSES, WORDS, CardKey
from smartcity_desktop.core.language import Language, Text, TimeZone, show_date
from smartcity_desktop.reports import labels
from smartcity_desktop.reports.fingerprint import define_code
from smartcity_desktop.reports.fonts import Face, use, width, wrap
from smartcity_desktop.reports.ink import (
    ACCENT,
    INK,
    LABEL,
    MM,
    RULE,
    SOFT,
    WHITE,
    Align,
    Pen,
    Style,
    baseline,
)
from smartcity_desktop.reports.paper import Frame, Paper

if TYPE_CHECKING:
    from datetime import datetime

    from smartcity_desktop.core.cards import Card

_PROGRAMME = Style(Face.BOLD, 8, 11)
_STAMP = Style(Face.BOLD, 10.5, 14)
_KEY = Style(Face.BOLD, 24, 29)
_KEY_ENGLISH = Style(Face.MEDIUM, 12, 16)
_NUMBER = Style(Face.BOLD, 24, 29)
_FACT = Style(Face.SEMIBOLD, 10, 14)
_WORD = Style(Face.SEMIBOLD, 13, 18)
_WORD_NUMBER = Style(Face.MEDIUM, 9, 18)
_HEADING = Style(Face.BOLD, 9, 13)
_PROSE = Style(Face.REGULAR, 8.6, 11.8)
_COLUMNS, _CODE_SIDE = 3, 52 * MM
_LOW_RULE = 20 * MM

_SECRET = Text("RAHASIA", "SECRET")
_CARD = Text("Kartu {number} dari {count}", "Card {number} of {count}")
_NEEDED = Text(
    "{threshold} kartu diperlukan untuk membuka kunci", "{threshold} cards are needed to open the key"
)
_WORDS_HEADING = Text("Kata-kata pada kartu ini", "The words on this card")
_CODE_LABEL = Text("Isi kartu untuk dipindai", "The card's content, to be scanned")
_FACTS = (
    Text("Program", "Programme"),
    Text("Sidik jari program", "Fingerprint of the programme"),
    Text("Set kartu", "Set of cards"),
    Text("Dibuat", "Made"),
    Text("Pemegang (nama, tanda tangan)", "Custodian (name, signature)"),
    Text("Disimpan di", "Kept at"),
)
_STEPS = (
    Text(
        "Simpan dalam amplop tersegel di tempat terkunci, terpisah dari kartu lain. Jangan difoto, jangan disalin.",
        "Keep it in a sealed envelope under lock, apart from the other cards. Do not photograph or copy it.",
    ),
    Text(
        "Satu kartu saja tidak membuka apa pun. Bersama {threshold} kartu dari set yang sama, kuncinya terbuka.",
        "One card alone opens nothing. {threshold} cards of the same set together open the key.",
    ),
    Text(
        "Setahun sekali pusat mengadakan latihan: bawa kartu ini, ketik atau pindai di program, lalu segel kembali.",
        "Once a year headquarters holds a drill: bring the card, type or scan it in the program, then seal it again.",
    ),
    Text(
        "Bila kartu hilang atau terlihat orang lain, lapor ke pusat hari itu juga; set baru akan dibuat.",
        "If the card is lost or was seen by others, tell headquarters the same day; a new set will be made.",
    ),
    Text(
        "Tanpa program ini pun kata-kata dapat digabung dengan alat SLIP-39 mana pun.",
        "Even without this program any SLIP-39 tool can combine the words.",
    ),
)


def cards_pdf(cards: tuple[Card, ...], *, fingerprint: str, made_at: datetime) -> bytes:
    """Write cards as PDF, one page each.

    Args:
        cards: of one set.
        fingerprint: of the programme's root certificate, as it is published.
        made_at: when they were made.

    Returns:
        The file. It holds the key: print it, and keep it nowhere.
    """
    from reportlab.pdfgen.canvas import Canvas

    frame = Frame.of(Paper.A4)
    out = BytesIO()
    canvas = Canvas(
        out,
        pagesize=(frame.page_width, frame.page_height),
        pageCompression=1,
        invariant=1,
        initialFontName=use(Face.REGULAR),  # type: ignore[arg-type]  # the stubs say float
        lang="id-ID",
    )
    name = KEY_NAMES[cards[0].key]
    canvas.setTitle(f"{name.id} – {cards[0].set_code}")
    canvas.setAuthor(cards[0].programme)
    canvas.setCreator("SmartCity Desktop")
    pen = Pen(canvas)
    for card in cards:
        define_code(canvas, f"card-{card.number}", card.text, _CODE_SIDE)
        top = _head(pen, frame, card)
        top = _facts(pen, frame, card, fingerprint, made_at, top)
        top = _words(pen, frame, card, top)
        _instructions(pen, frame, card, top)
        _foot(pen, frame, card)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _head(pen: Pen, frame: Frame, card: Card) -> float:
    top = frame.page_height - 16 * MM
    pen.text(frame.left, top - 8, card.programme.upper(), _PROGRAMME, ACCENT, spacing=0.4)
    words = f"{_SECRET.id} · {_SECRET.en}"
    wide = width(words, _STAMP.face, _STAMP.size) + 0.6 * len(words) + 12
    pen.box(frame.right - wide, top - 14, wide, 18, fill=WHITE, stroke=INK, weight=1.2)
    pen.text(frame.right - wide + 6.3, top - 9, words, _STAMP, INK, spacing=0.6)
    top -= 20
    pen.line(frame.left, top, frame.right, top, 1.2, ACCENT)
    top -= 8
    name, about = KEY_NAMES[card.key], _CARD.filled(number=card.number, count=card.count)
    pen.text(frame.left, baseline(top, _KEY), name.id, _KEY, INK)
    pen.text(frame.right, baseline(top, _NUMBER), about.id, _NUMBER, ACCENT, Align.RIGHT)
    top -= _KEY.leading
    pen.text(frame.left, baseline(top, _KEY_ENGLISH), name.en, _KEY_ENGLISH, SOFT)
    pen.text(frame.right, baseline(top, _KEY_ENGLISH), about.en, _KEY_ENGLISH, SOFT, Align.RIGHT)
    top -= _KEY_ENGLISH.leading + 4
    needed, purpose = _NEEDED.filled(threshold=card.threshold), KEY_PURPOSES[card.key]
    for line in (f"{purpose.id} {needed.id}.", f"{purpose.en} {needed.en}."):
        lines = wrap(line, _PROSE.face, _PROSE.size, frame.width)
        top = pen.lines(frame.left, top, lines, _PROSE, INK if line.startswith(purpose.id) else SOFT)
    return top - 8


def _facts(pen: Pen, frame: Frame, card: Card, fingerprint: str, made_at: datetime, top: float) -> float:
    day = TimeZone.WIB.day(made_at)
    # Most months are written alike in both languages.
    made = " / ".join(dict.fromkeys(show_date(day, language) for language in Language))
    values = (card.programme, fingerprint, card.set_code, made, "", "")
    half = (frame.width - 8 * MM) / 2
    places = (
        (frame.left, half),
        (frame.left + half + 8 * MM, half),
    )
    for at, (label, value) in enumerate(zip(_FACTS, values, strict=True)):
        left, room = places[at % 2]
        pen.text(left, baseline(top, LABEL), f"{label.id} · {label.en}", LABEL, SOFT)
        below = top - LABEL.leading
        if value:
            lines = wrap(value, _FACT.face, _FACT.size, room)[:2]
            pen.lines(left, below, lines, _FACT)
        else:
            pen.dotted(left, below - 24, left + room)
        if at % 2 == 1:
            top -= LABEL.leading + (2 * _FACT.leading if at < len(_FACTS) - 1 else 30)
    return top - 6


def _words(pen: Pen, frame: Frame, card: Card, top: float) -> float:
    rows = -(-WORDS // _COLUMNS)
    heading = f"{_WORDS_HEADING.id} · {_WORDS_HEADING.en}"
    pen.text(frame.left, baseline(top, _HEADING), heading, _HEADING, INK)
    top -= _HEADING.leading + 3
    height = rows * _WORD.leading + 12
    pen.box(frame.left, top - height, frame.width, height, stroke=INK, weight=1)
    pitch = frame.width / _COLUMNS
    for at, word in enumerate(card.words):
        column, row = divmod(at, rows)
        left = frame.left + column * pitch + 12
        y = baseline(top - 6 - row * _WORD.leading, _WORD)
        pen.text(left + 16, y, f"{at + 1}.", _WORD_NUMBER, SOFT, Align.RIGHT)
        pen.text(left + 24, y, word, _WORD)
    for column in range(1, _COLUMNS):
        x = frame.left + column * pitch
        pen.line(x, top - 6, x, top - height + 6, 0.5, RULE)
    return top - height - 12


def _instructions(pen: Pen, frame: Frame, card: Card, top: float) -> None:
    canvas = pen.canvas
    canvas.saveState()
    canvas.translate(frame.left - 2 * MM, top - _CODE_SIDE + 2 * MM)
    canvas.doForm(f"card-{card.number}")
    canvas.restoreState()
    label = top - _CODE_SIDE
    for text in (_CODE_LABEL.id, _CODE_LABEL.en):
        pen.text(frame.left, baseline(label, LABEL), text, LABEL, SOFT)
        label -= LABEL.leading
    left = frame.left + _CODE_SIDE + 4 * MM
    half = (frame.right - left - 5 * MM) / 2
    for language, x, tint in (
        (Language.INDONESIAN, left, INK),
        (Language.ENGLISH, left + half + 5 * MM, SOFT),
    ):
        y = top
        for step in _STEPS:
            text = step.filled(threshold=card.threshold).in_(language)
            y = pen.lines(x, y, wrap(text, _PROSE.face, _PROSE.size, half), _PROSE, tint) - 3.5


def _foot(pen: Pen, frame: Frame, card: Card) -> None:
    pen.line(frame.left, _LOW_RULE, frame.right, _LOW_RULE)
    short = "KI" if card.key is CardKey.ROOT else "KP"
    code = f"{short}-{card.set_code}-{card.number}/{card.count}"
    pen.text(frame.left, _LOW_RULE - 11, labels.MADE_WITH.id, LABEL, SOFT)
    pen.text(frame.right, _LOW_RULE - 11, code, _FACT, INK, Align.RIGHT)
