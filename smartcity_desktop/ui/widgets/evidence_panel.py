"""The zone of evidence: what the indicator expects, what is attached, and the ways to attach more."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLayout,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from smartcity_desktop.ui import choosing, texts, theme
from smartcity_desktop.ui.choosing import Purpose
from smartcity_desktop.ui.evidence_looks import ICONS, NAMES
from smartcity_desktop.ui.texts import Speaking
from smartcity_desktop.ui.widgets.citation_row import CitationRow
from smartcity_desktop.ui.widgets.note_dialog import NoteDialog
from smartcity_desktop.ui.widgets.row_window import RowWindow

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtGui import QResizeEvent

    from smartcity_desktop.core.assessment import Citation
    from smartcity_desktop.core.rubric import Indicator


_WIDE = 480
_TWO_COLUMNS = 560


class EvidencePanel(Speaking, QFrame):
    """Emits what is wanted of which citation; the page does it."""

    files = Signal(object)  # tuple[Path, ...]
    paste = Signal()
    noted = Signal(object)  # (EvidenceKind, text)
    opened = Signal(object)  # Citation
    removed = Signal(object)  # Citation
    described = Signal(object)  # (Citation, EvidenceKind, caption, Quality | None)
    camera = Signal()
    also = Signal(object)  # Citation that another indicator is to cite, too
    blur = Signal(object)  # Citation of a photo in which something is to be covered
    kept = Signal(object)  # (Citation, whether its place stays in what is sent)
    picture_wanted = Signal(object)  # CitationRow that could show a thumbnail
    picture_unwanted = Signal(object)  # CitationRow that is not seen any more
    turned = Signal()  # another indicator is about to be shown

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._indicator: Indicator | None = None
        self._citations: tuple[Citation, ...] = ()
        self._read_only = False
        self._busy = ""
        self._expected: list[tuple[QLabel, QLabel]] = []
        self._holders: list[QWidget] = []
        self._abreast = 0
        self._heading, self._expect_heading, self._none = QLabel(), QLabel(), QLabel(wordWrap=True)
        theme.mark(self._heading, role="heading")
        theme.mark(self._expect_heading, role="caption")
        theme.mark(self._none, role="muted")
        self._drop = self._drop_area()
        self._expect = QGridLayout()
        area = QScrollArea(widgetResizable=True)
        self._list = RowWindow(area, self._make_row)
        self._list.bound.connect(self.picture_wanted)
        self._list.left.connect(self.picture_unwanted)
        theme.margins(self._expect, 0, theme.XS)
        content = QWidget()
        theme.mark(content, kind="flow")
        inner = QVBoxLayout(content)
        inner.setContentsMargins(0, 0, theme.XS, 0)
        inner.setSpacing(theme.S)
        inner.addWidget(self._expect_heading)
        inner.addLayout(self._expect)
        inner.addSpacing(theme.XS)
        inner.addWidget(self._none)
        inner.addWidget(self._list)
        inner.addStretch(1)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(content)
        column = QVBoxLayout(self)
        theme.margins(column, 0, theme.S)
        column.addWidget(self._heading)
        column.addWidget(area, 1)
        column.addWidget(self._drop)
        theme.changed().connect(self._draw_signs)
        self.retranslate()

    # -- showing -----------------------------------------------------------------------------------------------

    def display(self, indicator: Indicator, citations: Sequence[Citation], *, read_only: bool) -> None:
        """Show an indicator's expected and attached evidence."""
        same = indicator is self._indicator and tuple(citations) == self._citations
        if same and read_only == self._read_only:
            return
        fresh = indicator is not self._indicator
        self._indicator, self._citations, self._read_only = indicator, tuple(citations), read_only
        if fresh:
            self.turned.emit()
            self._build_expected(indicator)
        self._list.display(self._citations, read_only=read_only)
        self._drop.setVisible(not read_only)
        self._tell()

    def set_busy(self, name: str) -> None:
        """Say which file is being copied (empty: none)."""
        self._busy = name
        self.retranslate()

    def set_over(self, over: bool) -> None:
        """Show that something is held over the page and may be dropped."""
        theme.mark(self._drop, over="true" if over else "false")

    @property
    def attach(self) -> QPushButton:
        """The button that opens the file dialog: the one stop of Tab in this zone."""
        return self._attach

    @property
    def paste_button(self) -> QPushButton:
        """The button that takes what is on the clipboard."""
        return self._paste

    @property
    def note_button(self) -> QPushButton:
        """The button that opens a note."""
        return self._note

    @property
    def rows(self) -> tuple[CitationRow, ...]:
        """The rows of what is attached, as far as they are in view."""
        return self._list.rows

    @property
    def attached(self) -> RowWindow:
        """The list of what is attached."""
        return self._list

    @property
    def camera_button(self) -> QPushButton:
        """The button that shows what a camera or scanner brought last."""
        return self._camera

    def retranslate(self) -> None:
        """Set every word anew."""
        self._expect_heading.setText(self.tr("Expected"))
        self._none.setText(self.tr("Nothing attached yet."))
        self._hint.setText(self.tr("Copying {name}…").format(name=self._busy))
        self._hint.setVisible(bool(self._busy))
        self._attach.setText(self.tr("Attach…"))
        self._attach.setToolTip("Ctrl+B")
        self._note.setText(self.tr("Note…"))
        self._note.setToolTip(self.tr("Write down an interview or a demonstration"))
        self._paste.setText(self.tr("Paste"))
        self._camera.setText(self.tr("From camera…"))
        self._camera.setToolTip(self.tr("The newest pictures of a camera, telephone or scanner"))
        self._drop.setToolTip(self.tr("Drop files anywhere on this page"))
        self._paste.setToolTip(self.tr("A picture or files from the clipboard (Ctrl+V)"))
        self._tell()

    def _tell(self) -> None:
        """Set the words that depend on the indicator, at each step to another one."""
        count = len(self._citations)
        words = self.tr("Evidence")
        self._heading.setText(f"{words} · {count}" if count else words)
        expected = self._indicator.evidence if self._indicator else ()
        self._expect_heading.setVisible(bool(expected))
        for item, (_sign, label) in zip(expected, self._expected, strict=True):
            there = any(citation.kind is item.kind for citation in self._citations)
            label.setText(texts.say(item.text))
            state = self.tr("attached") if there else self.tr("not yet attached")
            label.setAccessibleName(f"{texts.say(NAMES[item.kind])}: {texts.say(item.text)} ({state})")
        self._none.setVisible(not self._citations and self._indicator is not None)
        self._draw_signs()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the ways to attach side by side where there is room: height is what is short."""
        super().resizeEvent(event)
        ways = QBoxLayout.Direction
        wide = event.size().width() >= theme.scaled(_WIDE)
        self._ways.setDirection(ways.LeftToRight if wide else ways.TopToBottom)
        self._lay_expected()

    # -- building ----------------------------------------------------------------------------------------------

    def _drop_area(self) -> QFrame:
        drop = QFrame()
        theme.mark(drop, kind="drop")
        self._hint = QLabel(wordWrap=True)
        theme.mark(self._hint, role="caption")
        self._attach, self._paste, self._note = QPushButton(), QPushButton(), QPushButton()
        self._camera = QPushButton()
        self._camera.clicked.connect(self.camera)
        self._attach.clicked.connect(self._on_attach)
        self._paste.clicked.connect(self.paste)
        self._note.clicked.connect(self._on_note)
        for button in (self._camera, self._paste, self._note):
            theme.mark(button, kind="quiet")
        self._attach.setIconSize(QSize(16, 16))
        row = QHBoxLayout()
        theme.margins(row, 0, theme.XS)
        row.addWidget(self._attach, 1)
        row.addWidget(self._camera, 1)
        below = QHBoxLayout()
        theme.margins(below, 0, theme.XS)
        below.addWidget(self._paste, 1)
        below.addWidget(self._note, 1)
        column = QVBoxLayout(drop)
        theme.margins(column, 6, theme.XS)
        column.addWidget(self._hint)
        self._ways = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        theme.margins(self._ways, 0, theme.XS)
        self._ways.addLayout(row, 1)
        self._ways.addLayout(below, 1)
        column.addLayout(self._ways)
        drop.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        return drop

    def _build_expected(self, indicator: Indicator) -> None:
        _empty(self._expect)
        self._expected, self._holders = [], []
        for _item in indicator.evidence:
            sign, label = QLabel(), QLabel(wordWrap=True)
            theme.mark(label, role="caption")
            row = QHBoxLayout()
            theme.margins(row, 0, theme.S)
            row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(label, 1)
            holder = QWidget()
            holder.setLayout(row)
            self._expected.append((sign, label))
            self._holders.append(holder)
        self._abreast = 0
        self._lay_expected()

    def _lay_expected(self) -> None:
        """Put what is expected into one column or two: in a wide panel height is what is short."""
        abreast = 2 if self.width() >= theme.scaled(_TWO_COLUMNS) else 1
        if abreast == self._abreast:
            return
        self._abreast = abreast
        for at, holder in enumerate(self._holders):
            self._expect.addWidget(holder, at // abreast, at % abreast, Qt.AlignmentFlag.AlignTop)
        self._expect.setColumnStretch(0, 1)
        self._expect.setColumnStretch(1, abreast - 1)

    def _make_row(self) -> CitationRow:
        row = CitationRow()
        row.opened.connect(lambda: self.opened.emit(row.citation))
        row.removed.connect(lambda: self.removed.emit(row.citation))
        row.described.connect(lambda what: self.described.emit((row.citation, *what)))
        row.also_wanted.connect(lambda: self.also.emit(row.citation))
        row.blur_wanted.connect(lambda: self.blur.emit(row.citation))
        row.keep_wanted.connect(lambda keep: self.kept.emit((row.citation, keep)))
        return row

    def _draw_signs(self) -> None:
        self._attach.setIcon(theme.icon("paperclip", "text"))
        expected = self._indicator.evidence if self._indicator else ()
        for item, (sign, _label) in zip(expected, self._expected, strict=True):
            there = any(citation.kind is item.kind for citation in self._citations)
            name, token = ("circle-check", "good") if there else (ICONS[item.kind], "muted")
            sign.setPixmap(theme.icon(name, token).pixmap(14, 14))

    def _on_attach(self) -> None:
        files = choosing.open_files(self, Purpose.EVIDENCE, self.tr("Attach evidence"))
        if files:
            self.files.emit(files)

    def _on_note(self) -> None:
        if self._indicator is not None:
            dialog = NoteDialog(self._indicator.code, self.window())
            dialog.written.connect(self.noted)
            dialog.open()


def _empty(layout: QLayout) -> None:
    """Take every widget out of a layout and delete it."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()
