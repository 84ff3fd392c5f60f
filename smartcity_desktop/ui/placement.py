"""Where the window stood: kept as text in the settings, clamped to the screens there are now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect

if TYPE_CHECKING:
    from collections.abc import Sequence

SMALLEST = (800, 440)
FIRST = (1180, 720)
# A frame of the system stands around what we place; how thick it is can be asked only once it is there.
TITLE_BAR, EDGE = 36, 4


def written(rect: QRect, maximised: bool) -> str:
    """Write a place as `x y width height` and whether the window was maximised."""
    return f"{rect.x()} {rect.y()} {rect.width()} {rect.height()} {int(maximised)}"


def read(text: str) -> tuple[QRect, bool] | None:
    """Read what `written` wrote; `None` when it is empty or damaged."""
    parts = text.split()
    if len(parts) != 5 or not all(
        part.lstrip("-").isascii() and part.lstrip("-").isdigit() for part in parts
    ):
        return None
    x, y, width, height, maximised = (max(-100_000, min(100_000, int(part))) for part in parts)
    return QRect(x, y, width, height), bool(maximised)


def clamped(rect: QRect, screens: Sequence[QRect]) -> QRect:
    """Give the nearest place that lies wholly on one of the screens (their available areas; the first is the main).

    The screen that shows most of `rect` is taken; a window from a screen that is gone comes to the main one.
    """

    def shown(screen: QRect) -> int:
        common = screen.intersected(rect)
        return common.width() * common.height() if common.isValid() else 0

    screen = max(screens, key=shown)
    width = min(max(rect.width(), SMALLEST[0]), screen.width())
    height = min(max(rect.height(), SMALLEST[1]), screen.height())
    x = max(screen.left(), min(rect.x(), screen.left() + screen.width() - width))
    y = max(screen.top(), min(rect.y(), screen.top() + screen.height() - height))
    return QRect(x, y, width, height)


def usable(available: QRect) -> QRect:
    """Give the part of a screen in which a window's own area may lie: below a title bar, between its edges."""
    return available.adjusted(EDGE, TITLE_BAR, -EDGE, -EDGE)


def small(screens: Sequence[QRect]) -> bool:
    """Say whether the main screen leaves little around the window's first size: it is better filled."""
    return screens[0].width() < FIRST[0] * 5 // 4 or screens[0].height() < FIRST[1] * 9 // 8


def first(screens: Sequence[QRect]) -> QRect:
    """Give the place at first start: in the middle of the main screen."""
    main = screens[0]
    width, height = min(FIRST[0], main.width()), min(FIRST[1], main.height())
    return QRect(
        main.x() + (main.width() - width) // 2, main.y() + (main.height() - height) // 2, width, height
    )


def placed(text: str, screens: Sequence[QRect]) -> tuple[QRect, bool]:
    """Give the place at this start and whether the window is maximised; `text` is what `written` wrote last.

    A small screen is filled by the place itself too: where nobody manages windows, maximising alone does nothing.
    """
    stood = read(text)
    if stood is not None:
        return clamped(stood[0], screens), stood[1]
    filled = small(screens)
    return (screens[0] if filled else first(screens)), filled
