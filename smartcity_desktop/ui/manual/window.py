"""The manual (F1): contents and search on the left, a chapter on the right; a window of its own, beside the work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QSizePolicy,
    QSplitter,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from smartcity_desktop.ui import texts, theme
from smartcity_desktop.ui.manual import book
from smartcity_desktop.ui.manual.key_chapter import key_chapter
from smartcity_desktop.ui.manual.reader import Reader
from smartcity_desktop.ui.texts import Speaking

if TYPE_CHECKING:
    from collections.abc import Callable

SIZE = (980, 660)
SMALLEST = (560, 320)
LEAST = 210  # pixels of the contents
_ROLE = Qt.ItemDataRole.UserRole
Place = tuple[str, str]
"""Name of a chapter, and of a heading in it (or nothing)."""


class ManualWindow(Speaking, QWidget):
    """Where to read on; it closes with the program and keeps nobody from working."""

    def __init__(self) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setMinimumSize(*SMALLEST)
        self._book: tuple[book.Chapter, ...] = ()
        self._behind: list[Place] = []
        self._ahead: list[Place] = []
        self._at: Place = ("", "")
        self.search = QLineEdit(clearButtonEnabled=True)
        self.contents, self.hits = QListWidget(), QListWidget()
        self.reader = Reader()
        self.back = self._tool("arrow-left", self.go_back, "Alt+Left")
        self.ahead = self._tool("arrow-right", self.go_ahead, "Alt+Right")
        self._keys = self._tool("keyboard", lambda: self.show_topic(book.KEYS), "F1")
        self._print = self._tool("printer", self._on_print, "Ctrl+P")
        self._none = QLabel(wordWrap=True, alignment=Qt.AlignmentFlag.AlignTop)
        self._build()
        self._wire()
        self.retranslate()
        self.resize(*SIZE)

    @property
    def place(self) -> Place:
        """What is read: a chapter and a heading."""
        return self._at

    @property
    def chapters(self) -> tuple[book.Chapter, ...]:
        """The chapters in the language that is on."""
        return self._book

    def show_topic(self, topic: str) -> None:
        """Open the chapter of a page or of that name; the first one where there is none."""
        chapter = book.for_page(self._book, topic) or self._book[1]
        self._go((chapter.name, ""))

    def go_back(self) -> None:
        """Go back to what was read before."""
        if self._behind:
            self._ahead.append(self._at)
            self._show(self._behind.pop())

    def go_ahead(self) -> None:
        """Go to where one came back from."""
        if self._ahead:
            self._behind.append(self._at)
            self._show(self._ahead.pop())

    def retranslate(self) -> None:
        """Set every word anew, and the same chapter in the other language."""
        self.setWindowTitle(self.tr("Manual – SmartCity Desktop"))
        self.search.setPlaceholderText(self.tr("Search (Ctrl+F)"))
        self.search.setAccessibleName(self.tr("Search the manual"))
        self.contents.setAccessibleName(self.tr("Contents of the manual"))
        self.hits.setAccessibleName(self.tr("Places found"))
        self.reader.setAccessibleName(self.tr("Text of the chapter"))
        self._none.setText(self.tr("Nothing found. Try another or a shorter word."))
        for button, words in (
            (self.back, self.tr("Back (Alt+Left)")),
            (self.ahead, self.tr("Forward (Alt+Right)")),
            (self._keys, self.tr("All keys (F1)")),
            (self._print, self.tr("Print this chapter (Ctrl+P)")),
        ):
            button.setAccessibleName(words)
            button.setToolTip(words)
        card = key_chapter(
            texts.current(), self.tr("Keys"), self.tr("Every key of the program. Nothing needs the mouse.")
        )
        self._book = book.read(texts.current(), (card,))
        with QSignalBlocker(self.contents):
            self.contents.clear()
            for chapter in self._book:
                item = QListWidgetItem(chapter.title)
                item.setData(_ROLE, (chapter.name, ""))
                self.contents.addItem(item)
        self._look()
        if self._at[0]:
            self._show(self._at)

    # -- building ----------------------------------------------------------------------------------------------

    def _tool(self, icon: str, does: Callable[[], None], keys: str) -> QToolButton:
        button = QToolButton()
        button.setIcon(theme.icon(icon, "muted"))
        button.setIconSize(QSize(20, 20))
        button.clicked.connect(does)
        QShortcut(QKeySequence(keys), self).activated.connect(button.click)
        return button

    def _build(self) -> None:
        for view in (self.contents, self.hits):
            view.setWordWrap(True)
            view.setTextElideMode(Qt.TextElideMode.ElideNone)
            view.setResizeMode(QListWidget.ResizeMode.Adjust)
            view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)  # words wrap beside it
            view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._none.setContentsMargins(theme.S, theme.S, theme.S, theme.S)
        theme.mark(self._none, role="muted")
        self._none.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        left = QWidget()
        column = QVBoxLayout(left)
        theme.margins(column, 0, theme.S)
        for widget in (self.search, self.contents, self.hits, self._none):
            column.addWidget(widget)
        right = QWidget()
        tools = QHBoxLayout()
        theme.margins(tools, 0, theme.XS)
        for button in (self.back, self.ahead):
            tools.addWidget(button)
        tools.addStretch(1)
        for button in (self._keys, self._print):
            tools.addWidget(button)
        page = QVBoxLayout(right)
        theme.margins(page, 0, theme.S)
        page.addLayout(tools)
        page.addWidget(self.reader, 1)
        splitter = QSplitter()
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(left)
        splitter.addWidget(right)
        splitter.setStretchFactor(1, 1)
        left.setMinimumWidth(LEAST)
        splitter.setSizes([SIZE[0] // 4, SIZE[0] * 3 // 4])
        whole = QVBoxLayout(self)
        theme.margins(whole, theme.L, theme.M)
        whole.addWidget(splitter)

    def _wire(self) -> None:
        self.search.textChanged.connect(self._look)
        self.search.returnPressed.connect(self._on_enter)
        for view in (self.contents, self.hits):
            view.currentItemChanged.connect(self._on_item)
        self.reader.link_picked.connect(self._on_link)
        theme.changed().connect(self.reader.redraw)
        QShortcut(QKeySequence("Ctrl+F"), self).activated.connect(self._on_find)
        QShortcut(QKeySequence("Escape"), self).activated.connect(self._on_escape)

    # -- going about -------------------------------------------------------------------------------------------

    def _go(self, place: Place) -> None:
        if place != self._at:
            if self._at[0]:
                self._behind.append(self._at)
            self._ahead.clear()
        self._show(place)

    def _show(self, place: Place) -> None:
        chapter = next((one for one in self._book if one.name == place[0]), self._book[0])
        if chapter.name != self._at[0] or chapter is not self.reader.chapter:
            self.reader.show_chapter(chapter)
        self._at = (chapter.name, place[1])
        self.reader.show_place(place[1], self.search.text().strip())
        self.back.setEnabled(bool(self._behind))
        self.ahead.setEnabled(bool(self._ahead))
        with QSignalBlocker(self.contents):
            self.contents.setCurrentRow(self._book.index(chapter))

    def _look(self) -> None:
        words = self.search.text().strip()
        found = book.look_for(self._book, words)
        with QSignalBlocker(self.hits):
            self.hits.clear()
            for hit in found:
                where = hit.chapter.title
                if hit.section.anchor:
                    where = f"{where} › {hit.section.heading}"
                item = QListWidgetItem(f"{where}\n{hit.excerpt}")
                item.setData(_ROLE, (hit.chapter.name, hit.section.anchor))
                self.hits.addItem(item)
            self.hits.setCurrentRow(-1)
        self.contents.setVisible(not words)
        self.hits.setVisible(bool(words) and bool(found))
        self._none.setVisible(bool(words) and not found)

    def _on_item(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            name, anchor = item.data(_ROLE)
            self._go((name, anchor))

    def _on_enter(self) -> None:
        if self.hits.count():
            self.hits.setCurrentRow(0)
            self.hits.setFocus()

    def _on_link(self, link: str) -> None:
        name, _, anchor = link.partition("#")
        self._go((name or self._at[0], anchor))

    def _on_find(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def _on_escape(self) -> None:
        if self.search.text():
            self.search.clear()
        else:
            self.close()

    def _on_print(self) -> None:
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        dialog = QPrintDialog(printer, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self.reader.print_(printer))
        QDialog.open(dialog)  # the print dialog hides it behind an overload for C++
