"""What is known of an indicator before it is scored: the region's own answer, the earlier score, figures. Read-only."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from smartcity_desktop.core.facts import TOTAL, RegionFacts
from smartcity_desktop.core.language import show_number
from smartcity_desktop.ui import texts, theme
from smartcity_desktop.ui.texts import Speaking

if TYPE_CHECKING:
    from decimal import Decimal

    from PySide6.QtGui import QMouseEvent, QResizeEvent

    from smartcity_desktop.core.facts import Figure


def _label(role: str, *, wrap: bool = True) -> QLabel:
    label = QLabel(wordWrap=wrap)
    label.setTextFormat(Qt.TextFormat.PlainText)
    theme.mark(label, role=role)
    return label


class ReplyCard(Speaking, QFrame):
    """Shows it in full, beside the indicator or as a tab; nothing in it can be changed, and the padlock says so."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._code = ""
        self._told = RegionFacts()
        self._own: Decimal | None = None
        theme.mark(self, kind="card")
        self._lock, self._heading = QLabel(), _label("heading")
        self.claimed, self.answer, self.source = _label("strong"), _label(""), _label("caption")
        self.earlier, self.figures = _label(""), _label("")
        self._figures_head = _label("caption")
        self.answer.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        head = QHBoxLayout()
        theme.margins(head, 0, theme.S)
        head.addWidget(self._lock, 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self._heading, 1)
        content = QWidget()
        theme.mark(content, kind="flow")
        inner = QVBoxLayout(content)
        theme.margins(inner, 0, theme.XS)
        for label in (self.claimed, self.earlier, self.answer, self.source, self._figures_head, self.figures):
            inner.addWidget(label)
        inner.addStretch(1)
        area = QScrollArea(widgetResizable=True)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(content)
        area.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        self.area = area
        column = QVBoxLayout(self)
        theme.margins(column, theme.M, theme.XS)
        column.addLayout(head)
        column.addWidget(area, 1)
        theme.changed().connect(self._draw)
        self._draw()
        self.retranslate()

    def display(self, code: str, told: RegionFacts, own: Decimal | None) -> None:
        """Show what is told of an indicator; `own` is the level that the assessor gives."""
        if code != self._code:
            self.area.verticalScrollBar().setValue(0)
        self._code, self._told, self._own = code, told, own
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word anew."""
        reply = self._told.replies.get(self._code)
        self._heading.setText(self.tr("The region's answer"))
        self.setAccessibleName(self.tr("The region's answer to {code}, read only").format(code=self._code))
        self.area.setAccessibleName(self.accessibleName())
        claimed = reply.claimed if reply else None
        self.claimed.setVisible(claimed is not None)
        if claimed is not None:
            self.claimed.setText(self.tr("Gives itself level {n}").format(n=_number(claimed)))
        text = reply.text.strip() if reply else ""
        self.answer.setText(text or self.tr("The region answered nothing on this indicator."))
        theme.mark(self.answer, role="" if text else "muted")
        self.source.setVisible(reply is not None)
        self.source.setText(self.tr("From the region's questionnaire, imported by headquarters. Read only."))
        self._say_earlier()
        self._say_figures()

    def _say_earlier(self) -> None:
        found, total = self._told.earlier.get(self._code), self._told.earlier.get(TOTAL)
        lines = []
        if found is not None:
            line = self.tr("Earlier, {edition}: {n}").format(edition=found.of_edition, n=_number(found.value))
            if self._own is not None:
                change = self._own - found.value
                sign = "+" if change > 0 else "−" if change < 0 else "±"
                own = self.tr("yours: {n} ({change})").format(
                    n=_number(self._own), change=f"{sign}{_number(abs(change))}"
                )
                line = f"{line} · {own}"
            lines.append(line)
        if total is not None:
            lines.append(
                self.tr("Total in {edition}: {n}").format(edition=total.of_edition, n=_number(total.value))
            )
        self.earlier.setVisible(bool(lines))
        self.earlier.setText("\n".join(lines))

    def _say_figures(self) -> None:
        own = self._told.figures.get(self._code)
        figures = ((own,) if own else ()) + self._told.others
        self._figures_head.setText(self.tr("Figures"))
        self._figures_head.setVisible(bool(figures))
        self.figures.setVisible(bool(figures))
        self.figures.setText("\n".join(map(figure_words, figures)))

    def _draw(self) -> None:
        self._lock.setPixmap(theme.icon("lock", "muted").pixmap(16, 16))
        self._lock.setAccessibleName(self.tr("Read only"))


class ReplyStrip(Speaking, QFrame):
    """One line above the levels, for a window in which the card is a tab; pressing it brings the tab."""

    wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.mark(self, kind="well")
        self._code = ""
        self._told = RegionFacts()
        self._words = ""
        self._lock, self.line = QLabel(), QLabel()
        self.line.setTextFormat(Qt.TextFormat.PlainText)
        self.line.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        row = QHBoxLayout(self)
        row.setContentsMargins(theme.S, 2, theme.S, 2)
        row.setSpacing(theme.S)
        row.addWidget(self._lock)
        row.addWidget(self.line, 1)
        theme.changed().connect(self._draw)
        self._draw()
        self.retranslate()

    def display(self, code: str, told: RegionFacts) -> None:
        """Show what is told of an indicator, as far as one line goes."""
        self._code, self._told = code, told
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word anew."""
        reply, earlier = self._told.replies.get(self._code), self._told.earlier.get(self._code)
        parts = []
        if reply is not None and reply.claimed is not None:
            parts.append(self.tr("Region: level {n}").format(n=_number(reply.claimed)))
        if earlier is not None:
            words = self.tr("{edition}: {n}")
            parts.append(words.format(edition=earlier.of_edition, n=_number(earlier.value)))
        own = self._told.figures.get(self._code)
        if own is not None:
            parts.append(figure_words(own))
        if reply is not None and reply.text.strip():
            parts.append(f"“{' '.join(reply.text.split())}”")
        self._words = " · ".join(parts) or self.tr("The region answered nothing on this indicator.")
        self.line.setAccessibleName(self._words)
        self.setToolTip(self.tr("Show the region's whole answer (F7)"))
        self._fit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Bring the whole answer."""
        if event.button() == Qt.MouseButton.LeftButton:
            self.wanted.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Shorten the line to the room there is."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        metrics = QFontMetrics(self.line.font())
        room = max(self.line.width(), 40)
        self.line.setText(metrics.elidedText(self._words, Qt.TextElideMode.ElideRight, room))

    def _draw(self) -> None:
        self._lock.setPixmap(theme.icon("lock", "muted").pixmap(14, 14))


def figure_words(figure: Figure) -> str:
    """Write a figure with its source and year: `IPM 81,42 (BPS, 2018)`."""
    number = f"{_number(figure.value)} {figure.unit}".strip()
    return f"{texts.say(figure.name)}: {number} ({figure.source}, {figure.year})"


def _number(value: Decimal) -> str:
    bare = value.normalize()
    whole = bare == bare.to_integral_value()
    return show_number(bare.quantize(1) if whole else bare, texts.current())
