"""Check paper: type the six words of a page, or scan its code, and be told whether it is what is on file."""

from __future__ import annotations

import threading
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from smartcity_desktop.core.paper_finding import PaperVerdict
from smartcity_desktop.core.paper_page import is_mark
from smartcity_desktop.core.words import WordsUnclear, read_several, say_words
from smartcity_desktop.ui import background, choosing, texts, theme
from smartcity_desktop.ui.choosing import Purpose
from smartcity_desktop.ui.texts import Speaking
from smartcity_desktop.ui.widgets.banner import Banner

if TYPE_CHECKING:
    from pathlib import Path

    from smartcity_desktop.core.errors import SmartCityError
    from smartcity_desktop.core.paper_finding import PaperFinding
    from smartcity_desktop.services.paper import PaperCheck

_LOOKS = {
    PaperVerdict.IDENTICAL: ("good", "circle-check"),
    PaperVerdict.SUPERSEDED: ("warn", "history"),
    PaperVerdict.DOCUMENT: ("warn", "file-search"),
    PaperVerdict.DIFFERENT: ("bad", "circle-x"),
    PaperVerdict.UNKNOWN: ("bad", "circle-question-mark"),
    PaperVerdict.STOPPED: ("warn", "circle-x"),
}


class PaperCheckPage(Speaking, QWidget):
    """One field, one answer. A scanner on the USB port types into the field and ends with Enter."""

    folder_used = Signal(object)
    _drawn = Signal(
        object
    )  # (how many ways of printing were drawn, of how many), from the thread for searches

    def __init__(self, desk: PaperCheck) -> None:
        super().__init__()
        self._desk = desk
        self._finding: PaperFinding | None = None
        self.banner = Banner()
        self._sentence, self._hint = QLabel(wordWrap=True), QLabel(wordWrap=True)
        self._words_label, self._region_label = QLabel(), QLabel()
        self.words, self.region = QLineEdit(clearButtonEnabled=True), QLineEdit(clearButtonEnabled=True)
        self.package, self.check, self.stop = QPushButton(), QPushButton(), QPushButton()
        self._stopping = threading.Event()
        self._searching = False
        self.card = QFrame()
        self._sign = QLabel(alignment=Qt.AlignmentFlag.AlignTop)
        self._said, self._means, self._facts = (QLabel(wordWrap=True) for _ in range(3))
        self._build()
        self.retranslate()
        self.setFocusProxy(self.words)
        self.words.setFocus()  # the first time the page comes to the front: a code can be scanned at once

    def _build(self) -> None:
        theme.mark(self._sentence, role="muted")
        theme.mark(self._hint, role="caption")
        theme.mark(self._said, role="heading")
        theme.mark(self._facts, role="caption")
        self._facts.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        theme.mark(self.check, kind="primary")
        theme.mark(self.card, kind="card")
        self._words_label.setBuddy(self.words)
        self._region_label.setBuddy(self.region)
        self.region.setMaximumWidth(theme.scaled(320))
        said = QVBoxLayout()
        theme.margins(said, 0, theme.S)
        for label in (self._said, self._means, self._facts):
            said.addWidget(label)
        row = QHBoxLayout(self.card)
        theme.margins(row, theme.L, theme.M)
        row.addWidget(self._sign)
        row.addLayout(said, 1)
        self.card.hide()
        inside = QWidget()
        column = QVBoxLayout(inside)
        theme.margins(column, 0, theme.S)
        for widget in (
            self._sentence,
            self._words_label,
            self.words,
            self._hint,
            self._region_label,
            self.region,
            self.card,
        ):
            column.addWidget(widget)
        column.addStretch(1)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(inside)
        bottom = QHBoxLayout()
        bottom.setSpacing(theme.S)
        bottom.addStretch(1)
        bottom.addWidget(self.stop)
        bottom.addWidget(self.package)
        bottom.addWidget(self.check)
        whole = QVBoxLayout(self)
        theme.margins(whole, theme.L, theme.M)
        whole.addWidget(self.banner)
        whole.addWidget(scroll, 1)
        whole.addLayout(bottom)
        self.words.textChanged.connect(lambda _text: self._on_typed())
        for edit in (self.words, self.region):
            edit.returnPressed.connect(self.look)
        self.check.clicked.connect(self.look)
        self.package.clicked.connect(self._on_package)
        self.stop.clicked.connect(self.end_search)
        self._drawn.connect(self._say_drawn, Qt.ConnectionType.QueuedConnection)
        background.on_hurry(self.end_search)
        self.stop.hide()
        theme.changed().connect(self._draw)

    def retranslate(self) -> None:
        """Set every word anew."""
        self._sentence.setText(
            self.tr(
                "Every page that this program prints bears six words and a QR code at its foot. Type the words, or "
                "put the cursor here and scan the code: you are told whether the page is what is on file."
            )
        )
        self._words_label.setText(self.tr("Six &words, or the text of the QR code"))
        self.words.setPlaceholderText(self.tr("for instance: angka jingga lumut cekung yodium harapan"))
        self._region_label.setText(self.tr("&Region (may stay empty; with it the search is faster)"))
        self.package.setText(self.tr("Compare with a &package…"))
        self.check.setText(self.tr("&Check the page"))
        self.stop.setText(self.tr("&Stop the search"))
        self._say_hint()
        self._say()

    def look(self) -> None:
        """Compare with what is on file here."""
        text, region = self.words.text(), self.region.text().strip()
        if not text.strip():
            self._on_failed(WordsUnclear(0))
            return
        self._busy()
        self._stopping.clear()
        self._searching = True
        self.stop.show()
        desk, stopping, drawn = self._desk, self._stopping, self._drawn
        background.search(
            lambda: desk.check(text, region, told=lambda at, of: drawn.emit((at, of)), stop=stopping.is_set),
            partial(self._found, text),
            self._on_failed,
            owner=self,
        )

    def end_search(self) -> None:
        """End a search; what was looked through is said."""
        self._stopping.set()

    def _say_drawn(self, what: tuple[int, int]) -> None:
        """Say how far a search is that takes longer than a moment."""
        done, count = what
        if self._searching and done:
            self._hint.setText(
                self.tr("Looking through what is on file: {n} of at most {all} printouts").format(
                    n=done, all=count
                )
            )

    def compare(self, file: Path) -> None:
        """Compare with the sheet in a package."""
        text = self.words.text()
        self._busy()
        background.search(
            lambda: self._desk.check_package(text, file),
            partial(self._found, text),
            self._on_failed,
            owner=self,
        )
        self.folder_used.emit(file.parent)

    def _found(self, text: str, finding: PaperFinding) -> None:
        """Show what was found, unless other words were typed meanwhile: it says nothing of those."""
        if self.words.text() == text:
            self.display(finding)
        else:
            self._ready()

    def display(self, finding: PaperFinding) -> None:
        """Show what was found."""
        self._finding = finding
        self._ready()
        self._say()
        self.words.setFocus()
        self.words.selectAll()

    def _on_package(self) -> None:
        if not self.words.text().strip():
            self._on_failed(WordsUnclear(0))
            return
        words = self.tr("Packages (*.asice *.asice.age);;All files (*)")
        file = choosing.open_file(self, Purpose.PACKAGES, self.tr("Choose a package"), words)
        if file is not None:
            self.compare(file)

    def _on_failed(self, error: SmartCityError) -> None:
        self._ready()
        self._finding = None
        self._say()
        self.banner.show_problem(error)
        self.words.setFocus()

    def _on_typed(self) -> None:
        self.banner.clear()
        self._finding = None
        self._say()
        if self._searching:
            self.end_search()  # nobody asks for those words any more
        else:
            self._say_hint()

    def _busy(self) -> None:
        self.banner.clear()
        self._finding = None
        self._say()
        for button in (self.check, self.package):
            button.setEnabled(False)
        self._hint.setText(self.tr("Looking through what is on file…"))

    def _ready(self) -> None:
        self._searching = False
        self.stop.hide()
        for button in (self.check, self.package):
            button.setEnabled(True)
        self._say_hint()

    def _say_hint(self) -> None:
        """Say while it is typed how many words there are, and which one is not in the list."""
        text = self.words.text()
        words = ""
        if is_mark(text):
            words = self.tr("This is the text of a QR code.")
        elif text.strip():
            try:
                words = " ".join(str(one) for one in read_several(text))
            except WordsUnclear as unclear:
                # The last word is still being typed; only those before it can be wrong.
                if unclear.place and (unclear.place < unclear.count or text.endswith(" ")):
                    words = f"{texts.say(unclear.happened)} {texts.say(unclear.remedy)}"
                else:
                    words = self.tr("%n word(s) of six", "", unclear.count)
        self._hint.setText(words)

    def _say(self) -> None:
        finding = self._finding
        self.card.setVisible(finding is not None)
        if finding is None:
            return
        tone, _icon = _LOOKS[finding.verdict]
        theme.mark(self._said, role="heading", tone=tone)
        self._said.setText(texts.say(finding.happened))
        self._means.setText(texts.say(finding.remedy))
        facts = []
        if finding.digest:
            facts.append(self.tr("Page: {words}").format(words=say_words(finding.digest)))
        if finding.document:
            words = self.tr("Document: {words}").format(words=say_words(finding.document))
            facts.append(f"{words}\n{finding.document}")
        if finding.file:
            facts.append(self.tr("Compared with {file}").format(file=finding.file))
        self._facts.setText("\n".join(facts))
        self._facts.setVisible(bool(facts))
        self._draw()

    def _draw(self) -> None:
        if self._finding is not None:
            tone, icon = _LOOKS[self._finding.verdict]
            self._sign.setPixmap(theme.icon(icon, tone).pixmap(28, 28))
