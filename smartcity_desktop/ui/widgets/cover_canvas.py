"""A photo on which places are covered: drawn over with the mouse, or with a frame that the arrow keys move."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from smartcity_desktop.ui import theme

if TYPE_CHECKING:
    from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPaintEvent

_CELLS = 5
_MOVE, _LEAST = 0.02, 0.02
_FIRST = QRectF(0.4, 0.4, 0.2, 0.2)
_KEYS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class CoverCanvas(QWidget):
    """Places are kept as parts of the picture, from 0 to 1, whatever its size on the screen."""

    changed = Signal()
    moved = Signal(object)  # QRectF of the frame

    def __init__(self) -> None:
        super().__init__()
        self._image = QImage()
        self._places: list[QRectF] = []
        self._frame = QRectF(_FIRST)
        self._drawn: QRectF | None = None
        self._from = QPointF()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(QSize(200, 160))
        self.setCursor(Qt.CursorShape.CrossCursor)
        theme.changed().connect(self.update)

    @property
    def places(self) -> tuple[QRectF, ...]:
        """What is covered."""
        return tuple(self._places)

    def show_image(self, image: QImage) -> None:
        """Show a photo."""
        self._image = image
        self.update()

    def cover(self, place: QRectF) -> None:
        """Cover a place."""
        inside = place.intersected(QRectF(0, 0, 1, 1))
        if inside.width() * inside.height() > 0:
            self._places.append(inside)
            self.update()
            self.changed.emit()

    def undo(self) -> None:
        """Uncover what was covered last."""
        if self._places:
            self._places.pop()
            self.update()
            self.changed.emit()

    # -- keys --------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move the frame, with Shift they change its size; Enter or Space covers; Backspace takes back."""
        key = Qt.Key(event.key())
        if key in _KEYS:
            fine = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            by = _MOVE / 4 if fine else _MOVE
            self._step(_KEYS[key], by, resize=bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.cover(QRectF(self._frame))
        elif key == Qt.Key.Key_Backspace or (
            key == Qt.Key.Key_Z and event.modifiers() & Qt.KeyboardModifier.ControlModifier
        ):
            self.undo()
        else:
            super().keyPressEvent(event)

    def _step(self, way: tuple[int, int], by: float, *, resize: bool) -> None:
        frame, (x, y) = self._frame, way
        if resize:
            frame.setWidth(min(max(frame.width() + x * by, _LEAST), 1 - frame.left()))
            frame.setHeight(min(max(frame.height() + y * by, _LEAST), 1 - frame.top()))
        else:
            frame.moveLeft(min(max(frame.left() + x * by, 0), 1 - frame.width()))
            frame.moveTop(min(max(frame.top() + y * by, 0), 1 - frame.height()))
        self.update()
        self.moved.emit(QRectF(frame))

    # -- mouse -------------------------------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a place."""
        if event.button() == Qt.MouseButton.LeftButton and not self._image.isNull():
            self._from = self._part(event.position())
            self._drawn = QRectF(self._from, self._from)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Draw it."""
        if self._drawn is not None:
            self._drawn = QRectF(self._from, self._part(event.position())).normalized()
            self.update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Cover it; a mere click covers nothing."""
        if self._drawn is not None and event.button() == Qt.MouseButton.LeftButton:
            drawn, self._drawn = self._drawn, None
            self.update()
            if min(drawn.width(), drawn.height()) >= _LEAST / 4:
                self.cover(drawn)

    # -- painting ----------------------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the photo, what is covered as it will be, and the frame."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        room = self._room()
        painter.drawImage(room, self._image)
        for place in self._places:
            self._paint_cover(painter, place, room)
        if self.hasFocus() and not self._image.isNull():
            self._outline(painter, _scaled(self._frame, room))
        if self._drawn is not None:
            self._outline(painter, _scaled(self._drawn, room))
        painter.end()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the frame."""
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Hide the frame."""
        super().focusOutEvent(event)
        self.update()

    def _paint_cover(self, painter: QPainter, place: QRectF, room: QRectF) -> None:
        size = self._image.size()
        pixels = _scaled(place, QRectF(0, 0, size.width(), size.height())).toAlignedRect()
        few = self._image.copy(pixels).scaled(
            _CELLS, _CELLS, Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        painter.drawImage(_scaled(place, room), few)

    def _outline(self, painter: QPainter, box: QRectF) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for width, colour in ((4, theme.colour("surface")), (2, theme.colour("accent"))):
            painter.setPen(QPen(colour, width))
            painter.drawRect(box)

    def _room(self) -> QRectF:
        """Where the photo stands on the screen."""
        size = QSize(self._image.size())
        if size.isEmpty():
            return QRectF()
        if size.width() > self.width() or size.height() > self.height():
            size = size.scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio)
        left, top = (self.width() - size.width()) / 2, (self.height() - size.height()) / 2
        return QRectF(left, top, size.width(), size.height())

    def _part(self, at: QPointF) -> QPointF:
        room = self._room()
        x, y = (at.x() - room.left()) / room.width(), (at.y() - room.top()) / room.height()
        return QPointF(min(max(x, 0.0), 1.0), min(max(y, 0.0), 1.0))


def _scaled(place: QRectF, room: QRectF) -> QRectF:
    return QRectF(
        room.left() + place.left() * room.width(),
        room.top() + place.top() * room.height(),
        place.width() * room.width(),
        place.height() * room.height(),
    )
