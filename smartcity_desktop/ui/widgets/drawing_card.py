"""A field to draw one's signature in, for who wants it to be seen on the sheet; folded until asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from smartcity_desktop.core.drawn_signature import HEIGHT, POINTS_LIMIT, WIDTH, DrawnSignature
from smartcity_desktop.ui import theme
from smartcity_desktop.ui.texts import Speaking

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent, QPaintEvent

Stroke = list[tuple[int, int]]


class SignaturePad(QWidget):
    """Takes strokes of mouse, pen or finger; they are kept on the grid of the signature."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.strokes: list[Stroke] = []
        self.setCursor(Qt.CursorShape.CrossCursor)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed().connect(self.update)

    def sizeHint(self) -> QSize:
        """Keep the proportions of the grid."""
        return QSize(theme.scaled(300), theme.scaled(300) * HEIGHT // WIDTH)

    def clear(self) -> None:
        """Take all strokes away."""
        self.strokes = []
        self.update()
        self.changed.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a stroke."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._add(event.position(), begin=True)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with it."""
        if event.buttons() & Qt.MouseButton.LeftButton and self.strokes:
            self._add(event.position(), begin=False)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the field, its line to sign on, and the strokes."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.setBrush(theme.colour("raised"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        low = self.height() * 0.78
        painter.drawLine(QPointF(theme.M, low), QPointF(self.width() - theme.M, low))
        painter.setPen(QPen(theme.colour("text"), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        for stroke in self.strokes:
            places = [QPointF(x * self.width() / WIDTH, y * self.height() / HEIGHT) for x, y in stroke]
            if len(places) == 1:
                painter.drawPoint(places[0])
            else:
                painter.drawPolyline(QPolygonF(places))

    def _add(self, at: QPointF, *, begin: bool) -> None:
        x = min(max(round(at.x() * WIDTH / max(self.width(), 1)), 0), WIDTH)
        y = min(max(round(at.y() * HEIGHT / max(self.height(), 1)), 0), HEIGHT)
        if sum(map(len, self.strokes)) >= POINTS_LIMIT:
            return
        if begin:
            self.strokes.append([(x, y)])
        elif self.strokes[-1][-1] != (x, y):
            self.strokes[-1].append((x, y))
        self.update()
        self.changed.emit()


class DrawingCard(Speaking, QWidget):
    """The link that opens the field, the field, and what takes the drawing away again."""

    unfolded = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.open, self.again = QPushButton(), QPushButton()
        self.pad, self._words = SignaturePad(), QLabel(wordWrap=True)
        theme.mark(self.open, kind="link")
        theme.mark(self.again, kind="quiet")
        theme.mark(self._words, role="muted")
        first = QHBoxLayout()
        first.addWidget(self.open)
        first.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(theme.M)
        row.addWidget(self.pad)
        row.addWidget(self.again, 0, Qt.AlignmentFlag.AlignBottom)
        row.addStretch(1)
        column = QVBoxLayout(self)
        theme.margins(column, 0, theme.S)
        column.addLayout(first)
        column.addWidget(self._words)
        column.addLayout(row)
        self.open.clicked.connect(self._on_open)
        self.again.clicked.connect(self.pad.clear)
        self._unfold(False)

    @property
    def drawn(self) -> DrawnSignature | None:
        """What was drawn; `None` where nothing was, or the field was folded again."""
        if not self._open or not self.pad.strokes:
            return None
        return DrawnSignature(tuple(tuple(stroke) for stroke in self.pad.strokes))

    def clear(self) -> None:
        """Forget the drawing and fold the field."""
        self.pad.clear()
        self._unfold(False)

    def retranslate(self) -> None:
        """Set every word anew."""
        self.open.setText(
            self.tr("Without a drawn signature") if self._open else self.tr("Draw a signature as well…")
        )
        self._words.setText(
            self.tr(
                "It is seen on the sheet and proves nothing: what signs is your key. It is not kept here."
            )
        )
        self.again.setText(self.tr("Draw again"))
        self.pad.setAccessibleName(self.tr("Field for a drawn signature, by mouse, pen or finger"))

    def _on_open(self) -> None:
        self._unfold(not self._open)
        if self._open:
            self.unfolded.emit()

    def _unfold(self, unfolded: bool) -> None:
        self._open = unfolded
        for widget in (self.pad, self.again, self._words):
            widget.setVisible(unfolded)
        self.retranslate()
