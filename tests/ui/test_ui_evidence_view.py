"""Evidence in the program's own window: photos, PDFs and texts, and what is none of them."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from PySide6.QtWidgets import QFileDialog

from smartcity_desktop.core.assessment import Citation
from smartcity_desktop.core.errors import FileProblem
from smartcity_desktop.core.language import same
from smartcity_desktop.core.rubric import EvidenceKind
from smartcity_desktop.ui import background
from smartcity_desktop.ui.dialogs.evidence_view import EvidenceDialog

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot


def photo(size: tuple[int, int] = (640, 480)) -> bytes:
    data = io.BytesIO()
    Image.new("RGB", size, "#0b5d6b").save(data, "JPEG")
    return data.getvalue()


def pdf(pages: int) -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    data = io.BytesIO()
    canvas = Canvas(data, pagesize=(300, 400))
    for _ in range(pages):
        canvas.rect(50, 50, 100, 100, fill=1)
        canvas.showPage()
    canvas.save()
    return data.getvalue()


def cited(name: str, media_type: str, size: int) -> Citation:
    return Citation(
        id="c1",
        indicator="INF-F1",
        sha256="0" * 64,
        size=size,
        media_type=media_type,
        extension=name.rpartition(".")[2],
        original_name=name,
        kind=EvidenceKind.DOCUMENT,
        caption="Ruang kendali",
        added_at=datetime(2026, 3, 2, tzinfo=UTC),
    )


@pytest.fixture
def opening(qtbot: QtBot) -> Callable[[str, str, bytes], EvidenceDialog]:
    def open_one(name: str, media_type: str, data: bytes) -> EvidenceDialog:
        dialog = EvidenceDialog(cited(name, media_type, len(data)), lambda: data)
        dialog.open()
        background.drain()
        return dialog

    return open_one


def test_a_photo_is_shown_as_large_as_there_is_room(opening) -> None:
    dialog = opening("foto.jpg", "image/jpeg", photo())
    assert dialog.stack.currentWidget() is dialog.photo
    assert (dialog.photo.image.width(), dialog.photo.image.height()) == (640, 480)
    shown = dialog.photo._label.pixmap()
    assert 0 < shown.deviceIndependentSize().width() <= dialog.photo.width()
    assert "Ruang kendali" in dialog._about.text()
    assert dialog.photo.image.pixelColor(300, 200).name() in ("#0b5d6b", "#0a5d6b", "#0b5e6b", "#0b5d6a")
    dialog.reject()


def test_the_pages_of_a_pdf_are_drawn_by_the_decoder_and_can_be_leafed(opening, qtbot: QtBot) -> None:
    dialog = opening("laporan.pdf", "application/pdf", pdf(3))
    qtbot.waitUntil(lambda: dialog.paper.pages == 3)
    qtbot.waitUntil(lambda: dialog.paper._leaves[0].image is not None)
    image = dialog.paper._leaves[0].image
    assert image.pixelColor(image.width() // 3, image.height() * 3 // 4).name() == "#000000"
    assert image.pixelColor(2, 2).name() == "#ffffff"
    dialog.reject()


def test_a_text_is_shown_as_text(opening) -> None:
    dialog = opening("catatan.txt", "text/plain", "Wawancara — 24 jam <b>".encode() + b"\xff")
    assert dialog.text.toPlainText() == "Wawancara — 24 jam <b>\ufffd"
    dialog.reject()
    long = opening("data.csv", "text/csv", b"1,2\n" * 100_000)
    assert long.text.toPlainText().endswith("…")
    long.reject()


@pytest.mark.parametrize(
    ("name", "media_type", "words"),
    [
        ("foto.jpg", "image/jpeg", "foto.jpg: "),
        ("surat.pdf", "application/pdf", "surat.pdf: the file is damaged"),
    ],
)
def test_what_cannot_be_decoded_is_said(opening, name: str, media_type: str, words: str) -> None:
    dialog = opening(name, media_type, b"%PDF-1.4 rusak")
    assert words in dialog.banner.words + dialog.paper.banner.words
    dialog.reject()


def test_other_kinds_are_not_shown_but_a_copy_is_saved(
    opening, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    dialog = opening("rekaman.mp4", "video/mp4", b"bukan video")
    assert dialog.stack.currentWidget() is dialog.nothing
    target = tmp_path / "salinan.mp4"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", staticmethod(lambda *_a, **_k: (str(target), "")))
    with qtbot.waitSignal(dialog.saved):
        dialog.save.click()
    assert target.read_bytes() == b"bukan video"
    assert str(target) in dialog.banner.words
    dialog.reject()


def test_bytes_that_are_gone_are_said(qtbot: QtBot) -> None:
    def gone() -> bytes:
        raise FileProblem("foto.jpg", same("hilang."), same("Cari."))

    dialog = EvidenceDialog(cited("foto.jpg", "image/jpeg", 3), gone)
    dialog.open()
    background.drain()
    assert "foto.jpg: hilang." in dialog.banner.words
    dialog.reject()
