"""A piece of evidence, shown in the program: what others made is never handed to the computer's own programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QSizePolicy,
    QStackedWidget,
    QWidget,
)

from smartcity_desktop.core.assessment import QUALITY_NAMES
from smartcity_desktop.core.file_names import offered_name
from smartcity_desktop.system.files import write_whole
from smartcity_desktop.system.worker import PDF, PHOTOS, decoder
from smartcity_desktop.ui import background, choosing, texts, theme
from smartcity_desktop.ui.choosing import Purpose
from smartcity_desktop.ui.evidence_looks import NAMES, told, written_size
from smartcity_desktop.ui.widgets.banner import Banner
from smartcity_desktop.ui.widgets.busy import Busy
from smartcity_desktop.ui.widgets.dialog_frame import DialogFrame
from smartcity_desktop.ui.widgets.elided import ElidedLabel
from smartcity_desktop.ui.widgets.paper_pages import image_of
from smartcity_desktop.ui.widgets.paper_view import PaperView

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from PySide6.QtGui import QResizeEvent

    from smartcity_desktop.core.assessment import Citation
    from smartcity_desktop.core.errors import SmartCityError
    from smartcity_desktop.core.photo import PhotoFacts

SIDE = 2000
"""Longest side of a photo that is shown, in pixels."""
TEXTS = frozenset({"text/plain", "text/csv"})
TEXT_LIMIT = 200_000


class EvidenceDialog(DialogFrame):
    """Shows a photo, a PDF or a text; of anything else a copy can be saved.

    Args:
        citation: of the evidence.
        read: gives its bytes, hashed once more; called on a thread of its own.
        parent: window over which it stands.
        may_cover: faces and plates in a photo may be covered.
    """

    cover_wanted = Signal()
    shown = Signal()
    saved = Signal(object)  # Path

    def __init__(
        self,
        citation: Citation,
        read: Callable[[], bytes],
        parent: QWidget | None = None,
        *,
        may_cover: bool = False,
    ) -> None:
        super().__init__(parent)
        self._may_cover = may_cover
        self._facts: PhotoFacts | None = None
        self.citation, self._read = citation, read
        self.banner = Banner()
        self._name = ElidedLabel(citation.original_name, Qt.TextElideMode.ElideMiddle)
        self._about = QLabel(wordWrap=True)
        self._about.setTextFormat(Qt.TextFormat.PlainText)
        theme.mark(self._name, role="heading")
        theme.mark(self._about, role="muted")
        self.photo, self.text = FittedPicture(), QPlainTextEdit(readOnly=True)
        self.paper = PaperView()
        self.nothing = QLabel(wordWrap=True, alignment=Qt.AlignmentFlag.AlignCenter)
        theme.mark(self.nothing, role="muted")
        self._busy = Busy(lambda: self.tr("Reading the file…"))
        self.stack = QStackedWidget()
        for page in (self._busy, self.photo, self.paper, self.text, self.nothing):
            self.stack.addWidget(page)
        for widget in (self._name, self._about, self.banner):
            self.body.addWidget(widget)
        self.body.addWidget(self.stack, 1)
        self.save = self.buttons.addButton("", QDialogButtonBox.ButtonRole.ActionRole)
        self.cover = self.buttons.addButton("", QDialogButtonBox.ButtonRole.ActionRole)
        self.cover.hide()
        self.cover.clicked.connect(self._on_cover)
        self.buttons.addButton(QDialogButtonBox.StandardButton.Close)
        self.save.clicked.connect(self._on_save)
        self.buttons.rejected.connect(self.reject)
        self.paper.shown.connect(self.shown)
        self.retranslate()
        self.fit(900, 500)
        self._load()

    def retranslate(self) -> None:
        """Set every word anew."""
        self.setWindowTitle(self.tr("Evidence"))
        kind, size = texts.say(NAMES[self.citation.kind]), written_size(self.citation.size)
        quality = self.citation.quality
        grade = texts.say(QUALITY_NAMES[quality]) if quality else self.tr("Not graded")
        parts = (kind, grade, size, *self._told(), self.citation.caption)
        self._about.setText(" · ".join(part for part in parts if part))
        self.cover.setText(self.tr("&Cover faces and plates…"))
        self.photo.setAccessibleName(self.tr("Picture {name}").format(name=self.citation.original_name))
        self.text.setAccessibleName(self.tr("Text of {name}").format(name=self.citation.original_name))
        self.nothing.setText(
            self.tr("Files of this kind are not shown here. Save a copy to open it with another program.")
        )
        self.save.setText(self.tr("&Save a copy…"))

    def _told(self) -> tuple[str, ...]:
        """Say when and where a photo was taken, or that it does not tell where."""
        facts = self._facts
        if facts is None:
            return ()
        place = texts.say(facts.position.written) if facts.position else self.tr("no place inside")
        return (*told(facts), place)

    # -- steps -------------------------------------------------------------------------------------------------

    def _load(self) -> None:
        media, name, read = self.citation.media_type, self.citation.original_name, self._read
        if media in PHOTOS:
            background.draw(
                lambda: read_photo(read(), name),
                self._on_photo,
                self._on_failed,
                owner=self,
            )
        elif media == PDF:
            background.draw(read, self._on_pdf, self._on_failed, owner=self)
        elif media in TEXTS:
            background.draw(read, self._on_text, self._on_failed, owner=self)
        else:
            self.stack.setCurrentWidget(self.nothing)

    def _on_photo(self, photo: Photo) -> None:
        self._facts = photo.facts
        self.photo.show_image(photo.image)
        self.cover.setVisible(self._may_cover)
        self.retranslate()
        self.stack.setCurrentWidget(self.photo)
        self.shown.emit()

    def _on_cover(self) -> None:
        self.accept()
        self.cover_wanted.emit()

    def _on_pdf(self, data: bytes) -> None:
        self.stack.setCurrentWidget(self.paper)
        self.paper.show_foreign(data, self.citation.original_name)

    def _on_text(self, data: bytes) -> None:
        words = data[:TEXT_LIMIT].decode("utf-8-sig", "replace")
        self.text.setPlainText(words + ("\n…" if len(data) > TEXT_LIMIT else ""))
        self.stack.setCurrentWidget(self.text)
        self.shown.emit()

    def _on_failed(self, error: SmartCityError) -> None:
        self.stack.setVisible(False)
        self.banner.show_problem(error)

    def _on_save(self) -> None:
        name = offered_name(self.citation.original_name, self.citation.extension)
        file = choosing.save_file(self, Purpose.PAPERS, self.tr("Save a copy"), name)
        if file is not None:
            self.save_to(file)

    def save_to(self, path: Path) -> None:
        """Write a copy, whole or not at all."""
        read = self._read

        def work() -> Path:
            write_whole(path, read())
            return path

        background.run(work, self._on_saved, self.banner.show_problem, owner=self)

    def _on_saved(self, path: Path) -> None:
        self.banner.say("good", lambda: self.tr("Saved: {path}").format(path=path))
        self.saved.emit(path)


class Photo(NamedTuple):
    """A photo as it is shown, and what it says of itself."""

    image: QImage
    facts: PhotoFacts


def read_photo(data: bytes, name: str) -> Photo:
    """Decode a photo (on a thread of its own).

    Raises:
        MediaProblem: it cannot be.
    """
    return Photo(image_of(decoder().picture(data, name, SIDE)), decoder().facts(data, name))


class FittedPicture(QWidget):
    """A picture as large as there is room, never larger than it is."""

    def __init__(self) -> None:
        super().__init__()
        self.image = QImage()
        self._label = QLabel(self, alignment=Qt.AlignmentFlag.AlignCenter)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(QSize(120, 90))

    def show_image(self, image: QImage) -> None:
        """Show a picture."""
        self.image = image
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit anew."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self._label.setGeometry(self.rect())
        if not self.image.isNull():
            ratio = self.devicePixelRatioF()
            room = self.size() * ratio
            image = self.image
            if image.width() > room.width() or image.height() > room.height():
                image = image.scaled(
                    room, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
                )
            pixmap = QPixmap.fromImage(image)
            pixmap.setDevicePixelRatio(ratio)
            self._label.setPixmap(pixmap)
