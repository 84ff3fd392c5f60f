"""Moves evidence between the computer and the open sheet: files, the clipboard, thumbnails, opening."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, Signal
from PySide6.QtGui import QImage, QImageWriter
from PySide6.QtWidgets import QApplication

from smartcity_desktop.core.errors import ChangeRefused
from smartcity_desktop.core.language import Text
from smartcity_desktop.system.worker import decoder
from smartcity_desktop.ui import background
from smartcity_desktop.ui.dialogs.evidence_view import EvidenceDialog
from smartcity_desktop.ui.evidence_looks import is_picture, likely_kind
from smartcity_desktop.ui.widgets.paper_pages import image_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QMimeData

    from smartcity_desktop.core.assessment import Citation
    from smartcity_desktop.core.errors import SmartCityError
    from smartcity_desktop.core.rubric import EvidenceKind
    from smartcity_desktop.services.evidence import EvidenceDesk
    from smartcity_desktop.services.scoring import Scoring, SheetView
    from smartcity_desktop.ui.open_sheet import OpenSheet

_THUMBNAIL = 40
NOTHING_TO_PASTE = ChangeRefused(
    Text(
        "Papan klip tidak berisi gambar atau berkas.",
        "There is no picture and no file on the clipboard.",
    ),
    Text("Salin gambar atau berkasnya, lalu tempel lagi.", "Copy the picture or the file, then paste again."),
)


class EvidenceFiles(QObject):
    """Acts on the sheet that is open. What is refused is said and leaves everything as it was."""

    busy = Signal(object)  # name of the file that is being copied, empty when done
    refused = Signal(object)  # SmartCityError

    def __init__(
        self, desk: EvidenceDesk, scoring: Scoring, sheet: OpenSheet, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._scoring = scoring
        self._sheet = sheet

    def attach(self, indicator: str, paths: Sequence[Path]) -> None:
        """Attach files to an indicator, in order."""
        for path in paths:
            self._attach_one(indicator, path)

    def take(self, indicator: str, data: QMimeData) -> None:
        """Attach what was dropped or pasted: files, else a picture."""
        paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
        if paths:
            self.attach(indicator, paths)
        elif data.hasImage():
            self._attach_picture(indicator, QImage(data.imageData()))
        else:
            self.refused.emit(NOTHING_TO_PASTE)

    def note(self, indicator: str, kind: EvidenceKind, text: str) -> None:
        """Attach a written note."""
        name = f"catatan-{datetime.now():%Y%m%d-%H%M%S}.txt"
        data = f"{text}\n".encode()
        self._change(lambda number: self._desk.attach_bytes(number, indicator, data, name, kind))

    def remove(self, citation: Citation) -> None:
        """Take a citation back."""
        self._change(lambda number: self._desk.remove(number, citation.id))

    def describe(self, citation: Citation, kind: EvidenceKind, caption: str) -> None:
        """Change kind and caption of a citation."""
        self._change(lambda number: self._desk.describe(number, citation.id, kind, caption))

    def open(self, citation: Citation) -> None:
        """Show it in the program; nothing that was attached is handed to another one."""
        EvidenceDialog(citation, lambda: self._desk.read(citation), QApplication.activeWindow()).open()

    def thumbnail(self, citation: Citation, done: Callable[[QImage], None], owner: QObject) -> None:
        """Read a small picture of a citation and hand it to `done`; nothing happens for what is no picture."""
        if not is_picture(citation.media_type):
            return
        background.draw(
            lambda: image_of(
                decoder().picture(self._desk.read(citation), citation.original_name, _THUMBNAIL)
            ),
            done,
            lambda _error: None,
            owner=owner,
        )

    # -- steps -------------------------------------------------------------------------------------------------

    def _attach_one(self, indicator: str, path: Path) -> None:
        self.busy.emit(path.name)
        self._change(lambda number: self._desk.attach_file(number, indicator, path, likely_kind(path.name)))

    def _attach_picture(self, indicator: str, picture: QImage) -> None:
        name = f"tempelan-{datetime.now():%Y%m%d-%H%M%S}.png"
        self.busy.emit(name)
        self._change(
            lambda number: self._desk.attach_bytes(number, indicator, _png(picture), name, likely_kind(name))
        )

    def _change(self, work: Callable[[str], object]) -> None:
        view = self._sheet.view
        if view is None:
            return
        number = view.assessment.id

        def both() -> SheetView:
            work(number)
            return self._scoring.reload(number)

        background.run(both, self._on_done, self._on_failed, owner=self)

    def _on_done(self, view: SheetView) -> None:
        self.busy.emit("")
        self._sheet.replace_view(view)
        self._sheet.saving.emit()
        self._sheet.saved.emit(view.assessment.changed_at)

    def _on_failed(self, error: SmartCityError) -> None:
        self.busy.emit("")
        self.refused.emit(error)


def _png(picture: QImage) -> bytes:
    """Write a picture as PNG (on the worker: a large screen takes a while)."""
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"PNG")).write(picture)
    buffer.close()
    return bytes(data.data())
