"""The palette of the window: named colours for a light and a dark theme, and the spacing scale.

Every pair in `PAIRS` keeps a contrast of 4.5:1 or more; a test computes it for both themes.
"""

from __future__ import annotations

from typing import NamedTuple


class Tokens(NamedTuple):
    """Colours by what they are for (`#rrggbb`). `*_soft` is a quiet ground for text in the colour itself."""

    surface: str
    raised: str
    sunken: str
    line: str
    edge: str
    text: str
    muted: str
    accent: str
    accent_hover: str
    accent_press: str
    accent_text: str
    accent_soft: str
    good: str
    good_soft: str
    warn: str
    warn_soft: str
    bad: str
    bad_hover: str
    bad_text: str
    bad_soft: str
    practice: str
    practice_text: str
    practice_soft: str
    hover: str
    press: str
    scroll: str


LIGHT = Tokens(
    surface="#f4f6f4",
    raised="#ffffff",
    sunken="#e9edea",
    line="#d8dfdb",
    edge="#7b8983",
    text="#17221e",
    muted="#51605a",
    accent="#0b5d6b",
    accent_hover="#094e5a",
    accent_press="#073f49",
    accent_text="#ffffff",
    accent_soft="#d9ebed",
    good="#1b6838",
    good_soft="#deefe3",
    warn="#7d4b00",
    warn_soft="#fbecd2",
    bad="#a3271d",
    bad_hover="#8a1f16",
    bad_text="#ffffff",
    bad_soft="#fbe4e1",
    practice="#64379b",
    practice_text="#ffffff",
    practice_soft="#ece3f7",
    hover="#e6ecea",
    press="#d9e2df",
    scroll="#b4c0bb",
)

DARK = Tokens(
    surface="#151b1c",
    raised="#1e2627",
    sunken="#101516",
    line="#323d3f",
    edge="#76868a",
    text="#e7edec",
    muted="#a5b3b3",
    accent="#63c5d4",
    accent_hover="#7dd2df",
    accent_press="#95dde8",
    accent_text="#062329",
    accent_soft="#1d3a40",
    good="#81cd99",
    good_soft="#1b3526",
    warn="#ecbc6d",
    warn_soft="#3b2f18",
    bad="#f59c92",
    bad_hover="#f8b2aa",
    bad_text="#33100c",
    bad_soft="#45221f",
    practice="#cbadf3",
    practice_text="#22103c",
    practice_soft="#33264a",
    hover="#273132",
    press="#303c3d",
    scroll="#4b5a5d",
)

PAIRS: tuple[tuple[str, str], ...] = (
    *(
        (ink, ground)
        for ink in ("text", "muted")
        for ground in ("surface", "raised", "sunken", "hover", "press")
    ),
    *(
        (ink, ground)
        for ink in ("accent", "good", "warn", "bad", "practice")
        for ground in ("surface", "raised", "sunken", f"{ink}_soft")
    ),
    *(("text", f"{ground}_soft") for ground in ("accent", "good", "warn", "bad", "practice")),
    ("muted", "accent_soft"),
    ("accent_text", "accent"),
    ("accent_text", "accent_hover"),
    ("accent_text", "accent_press"),
    ("bad_text", "bad"),
    ("bad_text", "bad_hover"),
    ("practice_text", "practice"),
)

# The spacing scale in pixels at 100 % text; layouts use these and nothing between.
XS, S, M, L, XL = 4, 8, 12, 16, 24


def contrast(one: str, other: str) -> float:
    """Give the contrast of two `#rrggbb` colours, 1 to 21 (WCAG 2.2, relative luminance)."""

    def luminance(colour: str) -> float:
        channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
        red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)
