"""The page of the manual's window on which a chapter is read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QImage, QTextDocument
from PySide6.QtWidgets import QTextBrowser, QWidget

from smartcity_desktop.core.errors import SmartCityError
from smartcity_desktop.ui import texts, theme
from smartcity_desktop.ui.manual import book
from smartcity_desktop.ui.manual.markup import html

if TYPE_CHECKING:
    from PySide6.QtGui import QResizeEvent

WIDEST = 1024
"""Pixels of a picture; on a narrower page it is shown smaller."""


class Reader(QTextBrowser):
    """Shows a chapter in the program's own colours; links are said, not followed."""

    link_picked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setOpenLinks(False)
        self.anchorClicked.connect(lambda url: self.link_picked.emit(url.toString()))
        self.document().setDocumentMargin(theme.L)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._chapter: book.Chapter | None = None
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self.redraw)

    @property
    def chapter(self) -> book.Chapter | None:
        """The chapter on show."""
        return self._chapter

    def show_chapter(self, chapter: book.Chapter) -> None:
        """Show a chapter from its beginning."""
        self._chapter = chapter
        self._draw()

    def show_place(self, anchor: str, words: str = "") -> None:
        """Bring a heading to the top, and mark the first of some words after it."""
        self.verticalScrollBar().setValue(0)
        if anchor:
            self.scrollToAnchor(anchor)
        if words:
            self._mark(anchor, words)

    def redraw(self) -> None:
        """Show the same place anew, in other colours or another size."""
        bar = self.verticalScrollBar()
        share = bar.value() / bar.maximum() if bar.maximum() else 0
        self._draw()
        bar.setValue(round(share * bar.maximum()))

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """Give a picture of the language that is on, no wider than the page."""
        if kind != QTextDocument.ResourceType.ImageResource.value:
            return None
        try:
            image = QImage(str(book.picture(QUrl(name).toString(), texts.current())))
        except SmartCityError:
            return None  # its words stand below it
        ratio = self.devicePixelRatioF()
        wide = round(min(WIDEST, self._room()) * ratio)
        if image.width() > wide:
            image = image.scaledToWidth(wide, Qt.TransformationMode.SmoothTransformation)
        image.setDevicePixelRatio(ratio)
        return image

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the pictures to the new width."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self._soon.start()  # not within the event: a new text would ask for another one

    def _room(self) -> int:
        return max(120, self.viewport().width() - 2 * theme.L - theme.S)

    def _draw(self) -> None:
        if self._chapter is None:
            return
        document = self.document()
        document.clear()
        document.setDefaultStyleSheet(style())
        self.setHtml(html(self._chapter.text))

    def _mark(self, anchor: str, words: str) -> None:
        cursor = self.cursorForPosition(self.viewport().rect().topLeft()) if anchor else self.textCursor()
        for word in sorted(words.split(), key=len, reverse=True):
            found = self.document().find(word, cursor)
            if not found.isNull():
                self.setTextCursor(found)
                return


def style() -> str:
    """Give the style of a chapter, in the colours and at the text size that are on."""
    tokens, points = theme.tokens(), theme.POINTS * theme.percent() / 100
    return f"""
    body {{ color: {tokens.text}; }}
    p, li, td, th {{ line-height: 140%; }}
    p.picture {{ line-height: 100%; margin-bottom: 14px; }}
    p {{ margin-top: 4px; margin-bottom: 8px; }}
    li {{ margin-bottom: 3px; }}
    h1 {{ font-size: {points * 1.7:.1f}pt; font-weight: 700; margin-bottom: 8px; }}
    h2 {{ font-size: {points * 1.25:.1f}pt; font-weight: 600; margin-top: 18px; margin-bottom: 4px; }}
    h3 {{ font-size: {points * 1.05:.1f}pt; font-weight: 600; margin-top: 12px; margin-bottom: 4px; }}
    a {{ color: {tokens.accent}; }}
    .key {{ background-color: {tokens.sunken}; color: {tokens.text}; font-weight: 600; }}
    .typed {{ font-family: "DejaVu Sans Mono", Consolas, Menlo, monospace; }}
    .under {{ color: {tokens.muted}; font-size: {points * 0.9:.1f}pt; }}
    .note {{ background-color: {tokens.accent_soft}; margin-top: 6px; margin-bottom: 6px; }}
    .plain td {{ border-bottom: 1px solid {tokens.line}; vertical-align: top; }}
    .plain th {{ border-bottom: 1px solid {tokens.edge}; color: {tokens.muted}; }}
    """
