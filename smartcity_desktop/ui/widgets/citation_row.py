"""One piece of evidence in the list: picture, name, kind, caption, and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from smartcity_desktop.core.rubric import EvidenceKind
from smartcity_desktop.ui import texts, theme
from smartcity_desktop.ui.evidence_looks import ICONS, NAMES, written_size
from smartcity_desktop.ui.texts import Speaking
from smartcity_desktop.ui.widgets.elided import ElidedLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

    from smartcity_desktop.core.assessment import Citation

_SIDE = 40


class CitationRow(Speaking, QFrame):
    """Emits what is wanted; it changes nothing itself."""

    opened = Signal()
    removed = Signal()
    described = Signal(object)  # (EvidenceKind, caption)

    def __init__(self, citation: Citation, *, read_only: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.citation = citation
        self._read_only = read_only
        theme.mark(self, kind="card")
        self._picture = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self._picture.setFixedSize(_SIDE, _SIDE)
        self._name = ElidedLabel(citation.original_name, Qt.TextElideMode.ElideMiddle)
        theme.mark(self._name, role="strong")
        self._kind = QToolButton()
        self._kind.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self._kind.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._kind.setIconSize(QSize(14, 14))
        self._kind.setEnabled(not read_only)
        self._menu = QMenu(self._kind)
        self._kinds = {kind: self._menu.addAction("") for kind in EvidenceKind}
        for kind, action in self._kinds.items():
            action.triggered.connect(lambda _checked, kind=kind: self._on_kind(kind))
        self._kind.setMenu(self._menu)
        self._size = QLabel(written_size(citation.size))
        theme.mark(self._size, role="caption")
        self._open, self._remove = QToolButton(), QToolButton()
        for button, does in ((self._open, self.opened), (self._remove, self.removed)):
            button.setIconSize(QSize(16, 16))
            button.clicked.connect(does)
        self._remove.setVisible(not read_only)
        self._caption = QLineEdit(citation.caption)
        self._caption.setReadOnly(read_only)
        self._caption.setVisible(not read_only or bool(citation.caption))
        self._caption.editingFinished.connect(self._on_caption)
        self._lay_out()
        theme.changed().connect(self._draw)
        self._image: QImage | None = None
        self.retranslate()

    def _lay_out(self) -> None:
        under = QHBoxLayout()
        theme.margins(under, 0, theme.XS)
        under.addWidget(self._kind)
        under.addWidget(self._size)
        under.addStretch(1)
        middle = QVBoxLayout()
        theme.margins(middle, 0, 0)
        middle.addWidget(self._name)
        middle.addLayout(under)
        top = QHBoxLayout()
        theme.margins(top, 0, theme.S)
        top.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(middle, 1)
        top.addWidget(self._open, 0, Qt.AlignmentFlag.AlignTop)
        top.addWidget(self._remove, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.S, theme.S, theme.XS, theme.S)
        column.setSpacing(theme.XS)
        column.addLayout(top)
        column.addWidget(self._caption)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_picture(self, image: QImage) -> None:
        """Show a thumbnail instead of the icon; a picture that cannot be read keeps the icon."""
        self._image = None if image.isNull() else image
        self._draw()

    def retranslate(self) -> None:
        """Set every word anew."""
        kind, name = texts.say(NAMES[self.citation.kind]), self.citation.original_name
        self._kind.setText(kind)
        self._kind.setAccessibleName(self.tr("Kind of {name}: {kind}").format(name=name, kind=kind))
        self._kind.setToolTip(self.tr("Kind of evidence"))
        for one, action in self._kinds.items():
            action.setText(texts.say(NAMES[one]))
        self._caption.setPlaceholderText(self.tr("What it shows…"))
        self._caption.setAccessibleName(self.tr("Caption of {name}").format(name=name))
        self._open.setAccessibleName(self.tr("Open {name}").format(name=name))
        self._open.setToolTip(self.tr("Open"))
        self._remove.setAccessibleName(self.tr("Remove {name}").format(name=name))
        self._remove.setToolTip(self.tr("Remove"))
        self.setAccessibleName(f"{name}, {kind}, {self.citation.caption}".rstrip(", "))
        self._draw()

    def _draw(self) -> None:
        self._kind.setIcon(theme.icon(ICONS[self.citation.kind], "muted"))
        self._open.setIcon(theme.icon("external-link", "muted"))
        self._remove.setIcon(theme.icon("trash-2", "muted"))
        if self._image is None:
            self._picture.setPixmap(theme.icon(ICONS[self.citation.kind], "accent").pixmap(24, 24))
        else:
            self._picture.setPixmap(QPixmap.fromImage(self._image))

    def _on_kind(self, kind: EvidenceKind) -> None:
        if kind is not self.citation.kind:
            self.described.emit((kind, self._caption.text()))

    def _on_caption(self) -> None:
        if not self._read_only and self._caption.text().strip() != self.citation.caption:
            self.described.emit((self.citation.kind, self._caption.text()))
