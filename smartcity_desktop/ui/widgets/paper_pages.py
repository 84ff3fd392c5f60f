"""The pages of a PDF as pictures; used on the paper thread alone, for pdfium is not thread-safe.

`Paper` draws what the program itself has just made; `ForeignPaper` has the PDFs of others drawn in another process.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage

from smartcity_desktop.core.errors import FileProblem
from smartcity_desktop.core.language import Text
from smartcity_desktop.system.worker import decoder

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pypdfium2

    from smartcity_desktop.system.worker import Picture

POINTS_PER_INCH = 72.0


def image_of(picture: Picture) -> QImage:
    """Return raw pixels of the decoder as an image of its own memory."""
    width, height = picture.width, picture.height
    return QImage(picture.pixels, width, height, width * 3, QImage.Format.Format_RGB888).copy()


class Leaves(Protocol):
    """Pages that can be measured and drawn."""

    def sizes(self) -> tuple[QSizeF, ...]:
        """Give the size of each page in points (1/72 inch)."""

    def image(self, page: int, dots_per_inch: float) -> QImage:
        """Draw a page (0 is the first) at a resolution."""


class ForeignPaper:
    """The bytes of a PDF that somebody else made, and its name.

    Raises of both: `MediaProblem` where it cannot be shown.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self._data, self._name = data, name
        self._sizes: tuple[QSizeF, ...] = ()

    def sizes(self) -> tuple[QSizeF, ...]:
        """Give the size of each page in points (1/72 inch)."""
        if not self._sizes:
            self._sizes = tuple(QSizeF(*size) for size in decoder().page_sizes(self._data, self._name))
        return self._sizes

    def image(self, page: int, dots_per_inch: float) -> QImage:
        """Draw a page (0 is the first) at a resolution, as far as the decoder goes."""
        size = self.sizes()[page]
        side = round(max(size.width(), size.height()) * dots_per_inch / POINTS_PER_INCH)
        return image_of(decoder().page(self._data, self._name, page, side))


class Paper:
    """The bytes of a PDF and its name.

    Each call opens the document and closes it again (well under a millisecond): one kept open would be let go of
    by whatever thread collects it.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self._data, self._name = data, name

    def sizes(self) -> tuple[QSizeF, ...]:
        """Give the size of each page in points (1/72 inch).

        Raises:
            FileProblem: the bytes are no PDF that can be shown.
        """
        with self._open() as document:
            return tuple(QSizeF(*document.get_page_size(at)) for at in range(len(document)))

    def image(self, page: int, dots_per_inch: float) -> QImage:
        """Draw a page (0 is the first) at a resolution.

        Raises:
            FileProblem: as `sizes`.
        """
        with self._open() as document:
            leaf = document[page]
            bitmap = leaf.render(scale=dots_per_inch / POINTS_PER_INCH, prefer_bgrx=True)
            image = QImage(
                bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGB32
            ).copy()
            bitmap.close()
            leaf.close()
            return image

    @contextmanager
    def _open(self) -> Iterator[pypdfium2.PdfDocument]:
        import pypdfium2

        try:
            document = pypdfium2.PdfDocument(self._data)
        except pypdfium2.PdfiumError as error:
            raise FileProblem(
                self._name,
                Text(
                    "bukan PDF yang dapat ditampilkan ({error}).", "is no PDF that can be shown ({error})."
                ).filled(error=error),
                Text("Buat atau simpan berkas itu sekali lagi.", "Make or save the file once more."),
            ) from error
        try:
            document.init_forms()  # the visible field of a signature is drawn with the forms, or not at all
            yield document
        finally:
            document.close()
