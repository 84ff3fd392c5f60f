"""One piece of evidence in the list: picture, name, kind, grade, caption, and what can be done with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QSizePolicy,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from smartcity_desktop.core.assessment import QUALITY_NAMES, Quality
from smartcity_desktop.core.evidence_problems import UNREAD_PHOTOS
from smartcity_desktop.core.rubric import EvidenceKind
from smartcity_desktop.store.looks import Look
from smartcity_desktop.ui import texts, theme, thumbnails
from smartcity_desktop.ui.evidence_looks import ICONS, NAMES, told, written_size
from smartcity_desktop.ui.texts import Speaking
from smartcity_desktop.ui.widgets.elided import ElidedLabel

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from smartcity_desktop.core.assessment import Citation

_SIDE = 40


class CitationRow(Speaking, QFrame):
    """Emits what is wanted; it changes nothing itself. The same row shows one citation after another."""

    opened = Signal()
    removed = Signal()
    described = Signal(object)  # (EvidenceKind, caption, Quality | None)
    also_wanted = Signal()
    blur_wanted = Signal()
    keep_wanted = Signal(object)  # whether the place is to stay in the copy
    stepped = Signal(object)  # 1 or -1: to the next row, or the one before
    focused = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.citation: Citation | None = None
        self._read_only = False
        self._look = Look()
        self._pictured = False
        theme.mark(self, kind="card")
        self._picture = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self._picture.setFixedSize(_SIDE, _SIDE)
        self._name = ElidedLabel("", Qt.TextElideMode.ElideMiddle)
        theme.mark(self._name, role="strong")
        self._kind, self._quality = self._choice(), self._choice()
        self._kinds = {kind: self._kind.menu().addAction("") for kind in EvidenceKind}
        for kind, action in self._kinds.items():
            action.triggered.connect(lambda _checked, kind=kind: self._say(kind=kind))
        for quality in (*Quality, None):
            action = self._quality.menu().addAction("")
            action.triggered.connect(
                lambda _checked, quality=quality: self._say(quality=quality, graded=True)
            )
        self._facts = ElidedLabel()
        theme.mark(self._facts, role="caption")
        self._keep = QCheckBox()
        self._keep.clicked.connect(lambda: self.keep_wanted.emit(self._keep.isChecked()))
        self._open, self._remove, self._more = QToolButton(), QToolButton(), QToolButton()
        for button in (self._open, self._remove, self._more):
            button.setIconSize(QSize(16, 16))
        self._open.clicked.connect(self.opened)
        self._remove.clicked.connect(self.removed)
        self._more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self._more.setMenu(QMenu(self._more))
        self._also, self._blur = self._more.menu().addAction(""), self._more.menu().addAction("")
        self._also.triggered.connect(lambda _checked: self.also_wanted.emit())
        self._blur.triggered.connect(lambda _checked: self.blur_wanted.emit())
        self._caption = QLineEdit()
        self._caption.editingFinished.connect(self._on_caption)
        self._problem = QLabel(wordWrap=True, alignment=Qt.AlignmentFlag.AlignTop)
        theme.mark(self._problem, role="caption", tone="bad")
        self._lay_out()
        for stop in self.stops():
            stop.installEventFilter(self)
        theme.changed().connect(self._draw_all)
        self._draw_all()
        self.retranslate()

    def _choice(self) -> QToolButton:
        button = QToolButton()
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setIconSize(QSize(14, 14))
        button.setMenu(QMenu(button))
        return button

    def _lay_out(self) -> None:
        choices, told_row = QHBoxLayout(), QHBoxLayout()
        theme.margins(choices, 0, theme.XS)
        theme.margins(told_row, 0, theme.XS)
        choices.addWidget(self._kind)
        choices.addWidget(self._quality)
        choices.addStretch(1)
        told_row.addWidget(self._facts, 1)
        middle = QVBoxLayout()
        theme.margins(middle, 0, 0)
        head = QHBoxLayout()
        theme.margins(head, 0, theme.XS)
        head.addWidget(self._name, 1)
        for button in (self._open, self._more, self._remove):
            head.addWidget(button)
        middle.addLayout(head)
        middle.addLayout(told_row)
        top = QHBoxLayout()
        theme.margins(top, 0, theme.S)
        top.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(middle, 1)
        words = QWidget()
        theme.mark(words, kind="flow")
        below = QVBoxLayout(words)
        theme.margins(below, 0, theme.XS)
        below.addLayout(choices)
        last = QHBoxLayout()
        theme.margins(last, 0, theme.S)
        last.addWidget(self._caption, 1)
        last.addWidget(self._keep)
        below.addLayout(last)
        self._stack = QStackedWidget()
        self._stack.addWidget(words)
        self._stack.addWidget(self._problem)
        self._stack.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.S, theme.S, theme.XS, theme.S)
        column.setSpacing(theme.XS)
        column.addLayout(top)
        column.addWidget(self._stack)

    # -- showing -----------------------------------------------------------------------------------------------

    def display(self, citation: Citation, *, read_only: bool) -> bool:
        """Show a citation; returns whether another picture is to be looked for."""
        before, self.citation = self.citation, citation
        if citation == before and read_only == self._read_only:
            return False
        fresh = before is None or (before.sha256, before.original) != (citation.sha256, citation.original)
        self._read_only = read_only
        if fresh:
            self._look = Look()
        self._name.set_whole(citation.original_name)
        typing = self._caption.hasFocus() and self._caption.isModified() and not fresh
        if not typing:
            self._caption.setText(citation.caption)
            self._caption.setModified(False)
        self._caption.setReadOnly(read_only)
        for widget in (self._kind, self._quality):
            widget.setEnabled(not read_only)
        self._remove.setVisible(not read_only)
        self._more.setVisible(not read_only)
        self._tell()
        return fresh

    def clear(self) -> None:
        """Show nothing any more: what comes next is looked at anew."""
        self.citation, self._look = None, Look()

    def show_picture(self, look: Look) -> None:
        """Show the small picture, what the photo says, and what is wrong with it."""
        self._look = look
        self._retell()
        self._draw()

    @property
    def look(self) -> Look:
        """What is known of how it looks."""
        return self._look

    @property
    def pictured(self) -> bool:
        """Whether its own small picture is drawn, and no sign instead."""
        return self._pictured

    def height_of_all(self) -> int:
        """How high a row has to be, whatever it shows."""
        return max(self.sizeHint().height(), self.minimumSizeHint().height())

    def stops(self) -> list[QWidget]:
        """Where Tab goes, in order."""
        return [self._open, self._more, self._remove, self._kind, self._quality, self._caption, self._keep]

    def stop_with_focus(self) -> int:
        """Which of the stops has the focus."""
        return next((at for at, stop in enumerate(self.stops()) if stop.hasFocus()), 0)

    def take_focus(self, stop: int) -> None:
        """Take the focus to one of the stops, or to the first where that is not there."""
        wanted = self.stops()[stop]
        target = wanted if wanted.isVisibleTo(self) and wanted.isEnabled() else self._open
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Set every word anew."""
        self._kind.setToolTip(self.tr("Kind of evidence"))
        self._quality.setToolTip(self.tr("How good the evidence is"))
        for one, action in self._kinds.items():
            action.setText(texts.say(NAMES[one]))
        for quality, action in zip((*Quality, None), self._quality.menu().actions(), strict=True):
            action.setText(texts.say(QUALITY_NAMES[quality]) if quality else self.tr("Not graded"))
        self._caption.setPlaceholderText(self.tr("What it shows…"))
        self._open.setToolTip(self.tr("Open"))
        self._remove.setToolTip(self.tr("Remove"))
        self._more.setToolTip(self.tr("More"))
        self._also.setText(self.tr("Also for another indicator…"))
        self._blur.setText(self.tr("Cover faces and plates…"))
        self._keep.setText(self.tr("Keep place"))
        self._keep.setToolTip(self.tr("The place where it was taken travels with the package"))
        self._tell()

    def _tell(self) -> None:
        """Set the words that depend on what is shown: a row shows another citation at each step to another indicator."""
        citation = self.citation
        if citation is None:
            return
        name = citation.original_name
        kind = texts.say(NAMES[citation.kind])
        grade = texts.say(QUALITY_NAMES[citation.quality]) if citation.quality else self.tr("Grade…")
        self._kind.setText(kind)
        self._kind.setAccessibleName(self.tr("Kind of {name}: {kind}").format(name=name, kind=kind))
        self._quality.setText(grade)
        self._quality.setAccessibleName(self.tr("Grade of {name}: {grade}").format(name=name, grade=grade))
        self._caption.setAccessibleName(self.tr("Caption of {name}").format(name=name))
        for button, words in (
            (self._open, self.tr("Open {name}")),
            (self._remove, self.tr("Remove {name}")),
            (self._more, self.tr("More for {name}")),
        ):
            button.setAccessibleName(words.format(name=name))
        self.setAccessibleName(", ".join(part for part in (name, kind, citation.caption) if part))
        self._retell()
        self._draw()

    def _retell(self) -> None:
        """Say what the photo says, and what is wrong."""
        citation, look = self.citation, self._look
        if citation is None:
            return
        facts, position = look.facts, (look.original or look.facts)
        place = position.position if position else None
        parts = [*told(facts)]
        if facts is not None and facts.position is None:
            parts.append(self.tr("no place inside"))
        if place is not None:
            parts.append(texts.say(place.written))
        if citation.media_type in UNREAD_PHOTOS:
            parts.append(self.tr("as it is, with its place"))
        parts.append(written_size(citation.size))
        self._facts.set_whole(" · ".join(parts))
        offered = look.original is not None and look.original.position is not None
        self._keep.setVisible(offered)
        self._keep.setEnabled(not self._read_only)
        self._keep.setChecked(facts is not None and facts.position is not None)
        self._keep.setAccessibleName(
            self.tr("Keep the place in what is sent of {name}").format(name=citation.original_name)
        )
        self._blur.setVisible(facts is not None)
        problem = look.problem
        self._stack.setCurrentIndex(0 if problem is None else 1)
        if problem is not None:
            self._problem.setText(f"{texts.say(problem.happened)} {texts.say(problem.remedy)}")

    def _draw(self) -> None:
        """Draw the signs that depend on what is shown, and the small picture where there is one."""
        citation = self.citation
        if citation is None:
            return
        self._kind.setIcon(theme.icon(ICONS[citation.kind], "muted"))
        self._quality.setIcon(theme.icon("award", "accent" if citation.quality else "muted"))
        picture = thumbnails.pixmap(self._look.picture, theme.scaled(_SIDE), self.devicePixelRatioF())
        self._pictured = self._look.problem is None and not picture.isNull()
        if self._look.problem is not None:
            picture = theme.icon("triangle-alert", "bad").pixmap(24, 24)
        elif not self._pictured:
            picture = theme.icon(ICONS[citation.kind], "accent").pixmap(24, 24)
        self._picture.setPixmap(picture)

    def _draw_all(self) -> None:
        """Draw everything in the colours and the size of now."""
        self._open.setIcon(theme.icon("external-link", "muted"))
        self._more.setIcon(theme.icon("ellipsis", "muted"))
        self._remove.setIcon(theme.icon("trash-2", "muted"))
        self._picture.setFixedSize(theme.scaled(_SIDE), theme.scaled(_SIDE))
        self._draw()

    # -- changing ----------------------------------------------------------------------------------------------

    def _say(
        self, *, kind: EvidenceKind | None = None, quality: Quality | None = None, graded: bool = False
    ) -> None:
        citation = self.citation
        if citation is None:
            return
        new = (kind or citation.kind, self._caption.text(), quality if graded else citation.quality)
        if new != (citation.kind, citation.caption, citation.quality):
            self._caption.setModified(False)
            self.described.emit(new)

    def _on_caption(self) -> None:
        citation = self.citation
        if citation is None or self._read_only or self._caption.text().strip() == citation.caption:
            return
        self._say()

    # -- keys --------------------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and down go to the same field of another row; Delete takes the evidence off."""
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(Qt.Key(event.key()))
        if step is not None:
            self.stepped.emit(step)
        elif event.key() == Qt.Key.Key_Delete and not self._read_only and not self._caption.hasFocus():
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Tell the list that a field of this row has the focus."""
        if event.type() == QEvent.Type.FocusIn:
            self.focused.emit()
        return super().eventFilter(watched, event)
