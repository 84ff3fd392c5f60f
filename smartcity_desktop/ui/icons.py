"""Lucide icons (resources/icons), drawn in the colours of the theme that holds when they are painted.

An icon names a token, not a colour: after a change of theme the same `QIcon` paints itself anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap

from smartcity_desktop.system.resources import resource

if TYPE_CHECKING:
    from collections.abc import Callable

_sources: dict[str, str] = {}
_pixmaps: dict[tuple[str, str, int, int, int], QPixmap] = {}


def _source(name: str) -> str:
    if name not in _sources:
        _sources[name] = resource("icons", f"{name}.svg").read_text(encoding="utf-8")
    return _sources[name]


def drawn(name: str, colour: str, width: int, height: int, scale: float = 1.0) -> QPixmap:
    """Draw an icon in `#rrggbb` into `width` × `height` device pixels; the same again comes from memory."""
    key = (name, colour, width, height, int(scale * 100))
    found = _pixmaps.get(key)
    if found is not None:
        return found
    if width <= 0 or height <= 0:
        return QPixmap()  # a button that has no room yet asks for this while it is being laid out
    from PySide6.QtSvg import QSvgRenderer

    pixmap = QPixmap(width, height)
    pixmap.fill(Qt.GlobalColor.transparent)
    renderer = QSvgRenderer(QByteArray(_source(name).replace("currentColor", colour).encode()))
    side = min(width, height)
    painter = QPainter(pixmap)
    # Room beyond a square stays free on the right: buttons ask for it, as Qt sets their words close to the icon.
    renderer.render(painter, QRectF(0, (height - side) / 2, side, side))
    painter.end()
    pixmap.setDevicePixelRatio(scale)
    _pixmaps[key] = pixmap
    return pixmap


class _LucideEngine(QIconEngine):
    """Paints one Lucide icon; `on` is the token while a button is checked."""

    def __init__(self, name: str, token: str, on: str, colour_of: Callable[[str], str]) -> None:
        super().__init__()
        self._name = name
        self._token = token
        self._on = on
        self._colour_of = colour_of

    def _colour(self, mode: QIcon.Mode, state: QIcon.State) -> str:
        if mode == QIcon.Mode.Disabled:
            return self._colour_of("edge")
        return self._colour_of(self._on if state == QIcon.State.On else self._token)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        scale = painter.device().devicePixelRatioF() if painter.device() else 1.0
        pixmap = self.scaledPixmap(rect.size() * scale, mode, state, scale)
        painter.drawPixmap(rect, pixmap)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        return drawn(self._name, self._colour(mode, state), size.width(), size.height())

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State, scale: float) -> QPixmap:
        return drawn(self._name, self._colour(mode, state), size.width(), size.height(), scale)

    def actualSize(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QSize:
        return size

    def isNull(self) -> bool:
        return False

    def clone(self) -> QIconEngine:
        return _LucideEngine(self._name, self._token, self._on, self._colour_of)


def icon(name: str, token: str, on: str | None, colour_of: Callable[[str], str]) -> QIcon:
    """Give an icon; `colour_of` is asked for a token's colour whenever the icon is painted.

    Raises:
        FileProblem: there is no such icon.
    """
    _source(name)
    return QIcon(_LucideEngine(name, token, on or token, colour_of))
