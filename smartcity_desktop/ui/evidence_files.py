"""Moves evidence between the computer and the open sheet: files, the clipboard, small pictures, opening."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, Signal
from PySide6.QtGui import QImage, QImageWriter
from PySide6.QtWidgets import QApplication

from smartcity_desktop.core.errors import ChangeRefused
from smartcity_desktop.core.language import Text
from smartcity_desktop.ui import background
from smartcity_desktop.ui.dialogs.blur import BlurDialog
from smartcity_desktop.ui.dialogs.evidence_view import EvidenceDialog
from smartcity_desktop.ui.evidence_looks import likely_kind
from smartcity_desktop.ui.look_queue import LookQueue

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from PySide6.QtCore import QMimeData

    from smartcity_desktop.core.assessment import Citation, Quality
    from smartcity_desktop.core.errors import SmartCityError
    from smartcity_desktop.core.rubric import EvidenceKind
    from smartcity_desktop.services.evidence import EvidenceDesk
    from smartcity_desktop.services.scoring import Scoring, SheetView
    from smartcity_desktop.store.looks import Look
    from smartcity_desktop.store.photos import Prepared
    from smartcity_desktop.system.photo_copy import Box
    from smartcity_desktop.ui.open_sheet import OpenSheet

STILL_SHOWN = Text(
    "{name} masih dilampirkan tanpa penyamaran pada {codes}. Samarkan juga di sana.",
    "{name} is still attached uncovered at {codes}. Cover it there, too.",
)
TAKEN_OUT = Text(
    "{name} tanpa penyamaran sudah dihapus, juga dari semua cadangan di komputer ini.",
    "The uncovered {name} was deleted, from all backups on this computer, too.",
)
NOTHING_TO_PASTE = ChangeRefused(
    Text(
        "Papan klip tidak berisi gambar atau berkas.",
        "There is no picture and no file on the clipboard.",
    ),
    Text("Salin gambar atau berkasnya, lalu tempel lagi.", "Copy the picture or the file, then paste again."),
)


class EvidenceFiles(QObject):
    """Acts on the sheet that is open. What is refused is said and leaves everything as it was.

    Files are copied, and photos made smaller, on the thread for evidence; only then the database hears of them.
    """

    busy = Signal(object)  # name of the file that is being copied, empty when done
    refused = Signal(object)  # SmartCityError
    remarked = Signal(object)  # Text that the assessor has to know of what was attached

    def __init__(
        self, desk: EvidenceDesk, scoring: Scoring, sheet: OpenSheet, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._scoring = scoring
        self._sheet = sheet
        self.looks = LookQueue(desk.looks.look, self)
        self.take_out: Callable[[Citation], int] | None = None  # out of backups, on the thread for those

    def attach(self, indicator: str, paths: Sequence[Path]) -> None:
        """Attach files to an indicator, in order."""
        for path in paths:
            self._attach(indicator, path.name, likely_kind(path.name), partial(self._desk.prepare_file, path))

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
        name = f"catatan-{datetime.now().astimezone():%Y%m%d-%H%M%S}.txt"
        data = f"{text}\n".encode()
        self._change(lambda number: self._desk.attach_bytes(number, indicator, data, name, kind))

    def remove(self, citation: Citation) -> None:
        """Take a citation back."""
        self._change(lambda number: self._desk.remove(number, citation.id))

    def describe(
        self, citation: Citation, kind: EvidenceKind, caption: str, quality: Quality | None = None
    ) -> None:
        """Change the words of a citation."""
        self._change(lambda number: self._desk.describe(number, citation.id, kind, caption, quality))

    def also(self, citation: Citation, indicator: str) -> None:
        """Cite the same evidence for another indicator, too."""
        self._change(lambda number: self._desk.also(number, citation.id, indicator))

    def keep_position(self, citation: Citation, keep: bool) -> None:  # what a box says
        """Let the place of a photo travel with it, or not."""
        self._prepare(
            citation.original_name,
            lambda: self._desk.retold(citation, keep_position=keep),
            lambda number, prepared: self._desk.replace(number, citation.id, prepared),
        )

    def open(self, citation: Citation) -> None:
        """Show it in the program; nothing that was attached is handed to another one."""
        view = self._sheet.view
        dialog = EvidenceDialog(
            citation,
            lambda: self._desk.read(citation),
            QApplication.activeWindow(),
            may_cover=view is not None and not view.read_only,
        )
        dialog.cover_wanted.connect(lambda: self.cover(citation))
        dialog.open()

    def cover(self, citation: Citation) -> None:
        """Open the photo to cover faces and plates in it."""
        dialog = BlurDialog(citation, lambda: self._desk.read(citation), QApplication.activeWindow())
        dialog.wanted.connect(lambda what: self._cover(citation, *what))
        dialog.open()

    def thumbnail(self, citation: Citation, done: Callable[[Look], None], owner: QObject) -> None:
        """Hand how a citation looks to `done`, unless `owner` leaves the view before its turn comes."""
        self.looks.want(citation, done, owner)

    # -- steps -------------------------------------------------------------------------------------------------

    def _attach(self, indicator: str, name: str, kind: EvidenceKind, prepare: Callable[[], Prepared]) -> None:
        self._prepare(
            name, prepare, lambda number, prepared: self._desk.cite(number, indicator, prepared, kind)
        )

    def _attach_picture(self, indicator: str, picture: QImage) -> None:
        name = f"tempelan-{datetime.now().astimezone():%Y%m%d-%H%M%S}.png"
        self._attach(
            indicator, name, likely_kind(name), lambda: self._desk.prepare_bytes(_png(picture), name)
        )

    def _cover(
        self, citation: Citation, boxes: tuple[Box, ...], keep_original: bool, from_backups: bool
    ) -> None:
        def replace(number: str, prepared: Prepared) -> None:
            left = self._desk.replace_blurred(number, citation.id, prepared, keep_original=keep_original)
            if left:
                remarks.append(STILL_SHOWN.filled(name=citation.original_name, codes=", ".join(left)))
            elif from_backups and self.take_out is not None:
                out.append(partial(self.take_out, citation))

        def then() -> None:
            for work in out:
                background.keep(work, lambda n: self._on_taken_out(citation, n), self._on_failed, owner=self)

        out: list[Callable[[], int]] = []
        remarks: list[Text] = []
        self._prepare(
            citation.original_name, lambda: self._desk.blurred(citation, boxes), replace, remarks, then
        )

    def _on_taken_out(self, citation: Citation, count: int) -> None:
        if count:
            self.remarked.emit(TAKEN_OUT.filled(name=citation.original_name))

    def _prepare(
        self,
        name: str,
        prepare: Callable[[], Prepared],
        write: Callable[[str, Prepared], object],
        remarks: list[Text] | None = None,
        then: Callable[[], None] = lambda: None,
    ) -> None:
        """Make bytes on the thread for evidence, then write of them into the sheet that was open at the start."""
        view = self._sheet.view
        if view is None:
            return
        number = view.assessment.id
        said: list[Text] = [] if remarks is None else remarks

        def on_prepared(prepared: Prepared) -> None:
            if prepared.remark is not None:
                said.append(prepared.remark)
            self._write(number, lambda: write(number, prepared), said, then)

        self.busy.emit(name)
        background.decode(prepare, on_prepared, self._on_failed, owner=self)

    def _change(self, work: Callable[[str], object]) -> None:
        view = self._sheet.view
        if view is not None:
            number = view.assessment.id
            self._write(number, lambda: work(number), [])

    def _write(
        self,
        number: str,
        work: Callable[[], object],
        remarks: list[Text],
        then: Callable[[], None] = lambda: None,
    ) -> None:
        def both() -> SheetView:
            work()
            return self._scoring.reload(number)

        def on_done(view: SheetView) -> None:
            self._on_done(view, remarks)
            then()

        background.run(both, on_done, self._on_failed, owner=self)

    def _on_done(self, view: SheetView, remarks: Sequence[Text]) -> None:
        self.busy.emit("")
        now = self._sheet.view
        if now is not None and now.assessment.id == view.assessment.id:
            self._sheet.replace_view(view)
        self._sheet.saving.emit()
        self._sheet.saved.emit(view.assessment.changed_at)
        for remark in remarks:
            self.remarked.emit(remark)

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
