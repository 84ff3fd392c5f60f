"""How well a new passphrase holds, while it is typed: four bars and a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from smartcity_desktop.sealing.strength import GOOD, SHORTEST, strength
from smartcity_desktop.ui import background, texts, theme
from smartcity_desktop.ui.texts import Speaking

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtGui import QPaintEvent

    from smartcity_desktop.core.errors import SmartCityError
    from smartcity_desktop.sealing.strength import Strength

_BEST = 4


def _nothing() -> tuple[str, ...]:
    return ()


class StrengthMeter(Speaking, QWidget):
    """Judges behind the window: the dictionaries take a moment to load the first time."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._typed = self._judged = ""
        self._found: Strength | None = None
        self._own: Callable[[], tuple[str, ...]] = _nothing
        self._bars, self._words = _Bars(), QLabel(wordWrap=True)
        column = QVBoxLayout(self)
        theme.margins(column, 0, theme.XS)
        column.addWidget(self._bars)
        column.addWidget(self._words)
        self._show(None)

    @property
    def strength(self) -> Strength | None:
        """What was found of what is typed now; `None` while nothing is, or before it is judged."""
        return self._found

    @property
    def weakness(self) -> str:
        """Why what is typed now will not be taken; empty where it will be, or before it is judged."""
        found = self._found
        if found is None or found.good or self._judged != self._typed:
            return ""
        return self._sentence()

    def text(self) -> str:
        """Give the sentence that stands under the bars."""
        return self._words.text()

    def mind(self, own_words: Callable[[], tuple[str, ...]]) -> None:
        """Count the words that others know of the person as easy: name, institution."""
        self._own = own_words

    def judge(self, passphrase: str) -> None:
        """Judge what is typed."""
        self._typed = passphrase
        if len(passphrase) < SHORTEST:
            self._show(strength(passphrase) if passphrase else None)
            return
        own = self._own()

        def show(found: Strength) -> None:
            if self._typed == passphrase:
                self._show(found)

        def failed(_error: SmartCityError) -> None:
            self._show(None)

        background.run(lambda: strength(passphrase, own), show, failed, owner=self)

    def retranslate(self) -> None:
        """Set every word anew."""
        self._words.setText(self._sentence())

    def _show(self, found: Strength | None) -> None:
        self._found, self._judged = found, self._typed
        tone = "muted" if found is None else "good" if found.good else "warn" if found.score else "bad"
        self._bars.show_score(0 if found is None else max(1, found.score), tone)
        theme.mark(self._words, role="caption", tone=tone)
        self.retranslate()

    def _sentence(self) -> str:
        found = self._found
        if found is None:
            return self.tr("At least 8 characters. Three or four words are easy to keep and hard to guess.")
        if found.score == _BEST:
            return self.tr("Very strong.")
        if found.score >= GOOD:
            return self.tr("Strong enough. One more word makes it very strong.")
        return f"{texts.say(found.warning)} {texts.say(found.suggestion)}".strip()


class _Bars(QWidget):
    """Four bars, as many of them full as there are points; the sentence beside them says the same in words."""

    def __init__(self) -> None:
        super().__init__()
        self._score, self._tone = 0, "muted"
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(6)
        theme.changed().connect(self.update)

    def show_score(self, score: int, tone: str) -> None:
        self._score, self._tone = score, tone
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        gap = float(theme.XS)
        wide = (self.width() - gap * (_BEST - 1)) / _BEST
        for at in range(_BEST):
            painter.setBrush(theme.colour(self._tone if at < self._score else "line"))
            painter.drawRoundedRect(QRectF(at * (wide + gap), 1, wide, 4), 2, 2)
