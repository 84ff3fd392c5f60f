"""Covering faces and plates in a photo, for good."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialogButtonBox, QLabel, QWidget

from smartcity_desktop.system.photo_copy import Box
from smartcity_desktop.ui import background, theme
from smartcity_desktop.ui.dialogs.evidence_view import Photo, read_photo
from smartcity_desktop.ui.widgets.banner import Banner
from smartcity_desktop.ui.widgets.cover_canvas import CoverCanvas
from smartcity_desktop.ui.widgets.dialog_frame import DialogFrame

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import QRectF

    from smartcity_desktop.core.assessment import Citation


class BlurDialog(DialogFrame):
    """Emits `wanted` with (boxes in pixels of the photo, whether the original stays here, whether backups lose it).

    Args:
        citation: of a photo.
        read: gives its bytes, hashed once more; called on a thread of its own.
        parent: window over which it stands.
    """

    wanted = Signal(object)
    shown = Signal()

    def __init__(self, citation: Citation, read: Callable[[], bytes], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name = citation.original_name
        self._photo: Photo | None = None
        self.banner, self.canvas = Banner(), CoverCanvas()
        self._how = QLabel(wordWrap=True)
        theme.mark(self._how, role="caption")
        self.keep = QCheckBox()
        self.backups = QCheckBox()
        self.keep.toggled.connect(self._on_keep)
        self._warning = QLabel(wordWrap=True)
        theme.mark(self._warning, role="caption")
        self.body.setSpacing(theme.S)
        for widget in (self.banner, self._how):
            self.body.addWidget(widget)
        self.body.addWidget(self.canvas, 1)
        self.body.addWidget(self.keep)
        self.body.addWidget(self.backups)
        self.body.addWidget(self._warning)
        self.primary = self.buttons.addButton("", QDialogButtonBox.ButtonRole.AcceptRole)
        self.undo = self.buttons.addButton("", QDialogButtonBox.ButtonRole.ActionRole)
        for button in (self.primary, self.undo):
            # Enter belongs to the frame over the photo: it must not save what is half covered.
            button.setAutoDefault(False)
        theme.mark(self.primary, kind="primary")
        cancel = self.buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        cancel.setAutoDefault(False)
        self.undo.clicked.connect(self.canvas.undo)
        self.buttons.accepted.connect(self._on_accepted)
        self.buttons.rejected.connect(self.reject)
        self.canvas.changed.connect(self._on_changed)
        self.canvas.moved.connect(self._on_moved)
        self.retranslate()
        self.fit(900, 500)
        background.draw(
            lambda: read_photo(read(), self._name), self._on_photo, self.banner.show_problem, owner=self
        )

    def retranslate(self) -> None:
        """Set every word anew."""
        self.setWindowTitle(self.tr("Cover faces and plates"))
        self._how.setText(
            self.tr(
                "Draw over a place with the mouse. By keyboard: arrows move the frame, Shift+arrows change its "
                "size, Ctrl makes the steps small, Enter covers, Backspace takes back."
            )
        )
        self.keep.setText(self.tr("Keep the uncovered photo on &this computer"))
        self.backups.setText(self.tr("Delete it from the &backups on this computer, too"))
        self._warning.setText(
            self.tr(
                "What is covered cannot be brought back, nor can earlier steps on this sheet be undone. The uncovered "
                "photo is deleted here unless it is kept; backups made before have it until they are thinned, or "
                "until now with the second tick: who restores one finds in its place that it was covered on purpose."
            )
        )
        self.primary.setText(self.tr("&Save the covered copy"))
        self.undo.setText(self.tr("&Take back"))
        self.canvas.setAccessibleName(self.tr("Photo {name}, to be covered").format(name=self._name))
        self._on_changed()

    def _on_photo(self, photo: Photo) -> None:
        self._photo = photo
        self.canvas.show_image(photo.image)
        self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)
        self.shown.emit()

    def _on_changed(self) -> None:
        count = len(self.canvas.places)
        self.undo.setEnabled(count > 0)
        self.canvas.setAccessibleDescription(self.tr("%n place(s) covered", "", count))

    def _on_moved(self, frame: QRectF) -> None:
        left, top = round(frame.left() * 100), round(frame.top() * 100)
        wide, high = round(frame.width() * 100), round(frame.height() * 100)
        self.canvas.setAccessibleDescription(
            self.tr("Frame at {left} % from the left, {top} % from the top, {wide} % × {high} %").format(
                left=left, top=top, wide=wide, high=high
            )
        )

    def _on_keep(self, keep: bool) -> None:  # what a box says
        """What is kept here is no secret to backups of here."""
        self.backups.setEnabled(not keep)
        if keep:
            self.backups.setChecked(False)

    def _on_accepted(self) -> None:
        if self._photo is None or not self.canvas.places:
            self.banner.say("warn", lambda: self.tr("Please cover a place first."))
            self.canvas.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        facts = self._photo.facts
        boxes = tuple(_pixels(place, facts.width, facts.height) for place in self.canvas.places)
        self.accept()
        self.wanted.emit((boxes, self.keep.isChecked(), self.backups.isChecked()))


def _pixels(place: QRectF, width: int, height: int) -> Box:
    """Return a place in whole pixels, none of it left out."""
    return Box(
        math.floor(place.left() * width),
        math.floor(place.top() * height),
        math.ceil(place.right() * width),
        math.ceil(place.bottom() * height),
    )
