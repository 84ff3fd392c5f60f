"""Small pictures as they are drawn: decoded and scaled once, and the latest kept."""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPixmap

MOST = 200
"""So many are kept: several indicators full. At usual density that is 1.3 MB, at double density 5 MB."""

_kept: OrderedDict[tuple[bytes, int, float], QPixmap] = OrderedDict()


def pixmap(data: bytes, side: int, ratio: float) -> QPixmap:
    """Give a picture that fits into a square.

    Args:
        data: the picture as JPEG; empty for none.
        side: of the square, in the pixels of the layout.
        ratio: pixels of the screen for each of these.

    Returns:
        The picture; null where `data` is none.
    """
    if not data:
        return QPixmap()
    key = (data, side, ratio)
    if key in _kept:
        _kept.move_to_end(key)
        return _kept[key]
    drawn = QPixmap()
    if drawn.loadFromData(data):
        drawn = drawn.scaled(
            QSize(side, side) * ratio,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        drawn.setDevicePixelRatio(ratio)
    _kept[key] = drawn
    while len(_kept) > MOST:
        _kept.popitem(last=False)
    return drawn


def kept() -> int:
    """Return how many are kept."""
    return len(_kept)
