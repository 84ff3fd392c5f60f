"""The view of a PDF's signatures: real PDFs, looked at in a real process."""

from __future__ import annotations

import io
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from cryptography.hazmat.primitives.asymmetric import ec
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QScrollArea

from smartcity_desktop.core.language import Language, TimeZone
from smartcity_desktop.sealing.certificates import end_certificate, root_certificate, sha256_hex, subject
from smartcity_desktop.sealing.pdf_signature import sign_pdf
from smartcity_desktop.sealing.pdf_verdict import KnownSigner
from smartcity_desktop.sealing.signer import Signer
from smartcity_desktop.services.pdf_check import PdfTrust, look
from smartcity_desktop.ui import background, texts, theme
from smartcity_desktop.ui.dialogs.pdf_check import PdfCheckDialog
from tests import stamping

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from smartcity_desktop.ui.main_window import MainWindow

NOW = datetime(2019, 6, 1, tzinfo=UTC)


@pytest.fixture(scope="module")
def paper() -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    canvas.drawString(100, 700, "Berita acara")
    canvas.save()
    return out.getvalue()


@pytest.fixture(scope="module")
def people() -> tuple[Signer, Signer]:
    """Two signers below one root."""
    start, end = datetime(2019, 1, 1, tzinfo=UTC), datetime(2029, 1, 1, tzinfo=UTC)
    root_key = ec.generate_private_key(ec.SECP256R1())
    root = root_certificate(root_key, subject("Akar Uji", "Gerakan Uji"), start, end)
    signers = []
    for name in ("Asesor Contoh", "Ketua Contoh"):
        key = ec.generate_private_key(ec.SECP256R1())
        leaf = end_certificate(root, root_key, key.public_key(), subject(name, "Lembaga"), start, end)
        signers.append(Signer(key, leaf, (root,)))
    return signers[0], signers[1]


@pytest.fixture
def dialog(qtbot: QtBot, people: tuple[Signer, Signer]) -> PdfCheckDialog:
    first, second = people
    trust = PdfTrust(
        frozenset({sha256_hex(first.chain[0])}),
        {
            first.certificate_sha256: KnownSigner("Asesor Contoh (A-01)"),
            second.certificate_sha256: KnownSigner("Ketua Contoh (P-01)", revoked=True),
        },
    )
    dialog = PdfCheckDialog(lambda: trust, lambda file, known: look(file, known, NOW), TimeZone.WIB)
    qtbot.addWidget(dialog)
    dialog.open()
    return dialog


def _drop(dialog: PdfCheckDialog, path: Path) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    dialog.drop.dropEvent(event)
    background.drain()
    background.drain()


def test_a_good_pdf_is_told_in_plain_words(
    dialog: PdfCheckDialog,
    tmp_path: Path,
    paper: bytes,
    people: tuple[Signer, Signer],
    own_look: QApplication,
) -> None:
    path = tmp_path / "lembar.pdf"
    path.write_bytes(sign_pdf(paper, people[0], when=NOW, reason="Uji"))
    before = path.read_bytes()
    _drop(dialog, path)
    assert dialog.banner.words.startswith("lembar.pdf: intact, validly signed")
    (card,) = dialog.cards
    assert "Asesor Contoh (A-01)" in card.words
    assert [pill.words for pill in card.pills] == ["Intact", "Valid", "Trusted", "Closes the file to changes"]
    assert path.read_bytes() == before
    texts.install(own_look, Language.INDONESIAN)
    background.drain()
    own_look.processEvents()
    assert [pill.words for pill in card.pills[:3]] == ["Utuh", "Sah", "Dipercaya"]
    assert "jam komputer penanda tangan" in card.words


def test_what_speaks_against_each_signature(
    dialog: PdfCheckDialog, tmp_path: Path, paper: bytes, people: tuple[Signer, Signer]
) -> None:
    once = sign_pdf(paper, people[0], when=NOW, reason="Satu", approval=True)
    path = tmp_path / "berita acara.pdf"
    path.write_bytes(sign_pdf(once, people[1], when=NOW, reason="Dua", approval=True))
    _drop(dialog, path)
    assert "cannot be told for sure" in dialog.banner.words
    first, second = dialog.cards
    assert "signed once more by others" in first.words
    assert "was revoked" in second.words
    assert [pill.words for pill in second.pills[:3]] == ["Intact", "Valid", "Not trusted"]


def test_whose_time_stamps_count(
    qtbot: QtBot, tmp_path: Path, paper: bytes, people: tuple[Signer, Signer]
) -> None:
    service, path = stamping.service(), tmp_path / "lembar.pdf"
    path.write_bytes(
        sign_pdf(
            paper,
            people[0],
            when=NOW,
            reason="Uji",
            time_stamp=lambda signature: service.raw_token(signature, NOW + timedelta(hours=1)),
        )
    )
    for services, said in (
        ((service.certificate,), "Time-stamping service\nStempel Waktu Uji"),
        ((), "by Stempel Waktu Uji does not count"),
    ):
        trust = PdfTrust(frozenset({sha256_hex(people[0].chain[0])}), services=services)
        dialog = PdfCheckDialog(lambda: trust, lambda file, known: look(file, known, NOW), TimeZone.WIB)  # noqa: B023
        qtbot.addWidget(dialog)
        dialog.open()
        _drop(dialog, path)
        (card,) = dialog.cards
        assert said in card.words
        assert ("Time by the time-stamp" in card.words) is bool(services)


def test_a_long_word_makes_nothing_wider_than_the_dialog(
    dialog: PdfCheckDialog, qapp: QApplication, tmp_path: Path, paper: bytes, people: tuple[Signer, Signer]
) -> None:
    digest = "37a5dd205fc3665e243f2c1eda5c70580cc79a205b05e38fd146ff69f56a676b"
    path = tmp_path / "a.pdf"
    path.write_bytes(sign_pdf(paper, people[0], when=NOW, reason=f"SHA-256 {digest} {'x' * 300}"))
    theme.apply(qapp, "light", 150)
    _drop(dialog, path)
    (card,) = dialog.cards
    assert digest[:8] + " " + digest[8:16] in card.words
    area = next(one for one in dialog.findChildren(QScrollArea))
    qapp.processEvents()
    assert area.widget().width() <= area.viewport().width()


def test_a_changed_pdf_then_an_unsigned_one_then_none(
    dialog: PdfCheckDialog, tmp_path: Path, paper: bytes, people: tuple[Signer, Signer]
) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(sign_pdf(paper, people[0], when=NOW, reason="Uji") + b"tambahan")
    _drop(dialog, path)
    assert "cannot be relied on" in dialog.banner.words
    assert "8 byte(s) were added" in dialog.cards[0].words
    path.write_bytes(paper)
    _drop(dialog, path)
    assert "nobody signed" in dialog.banner.words
    assert "lies in its package" in dialog.banner.words
    assert dialog.cards == ()
    path.write_bytes(b"bukan PDF")
    _drop(dialog, path)
    assert "no PDF that can be read" in dialog.banner.words
    path.unlink()
    _drop(dialog, path)
    assert "a.pdf" in dialog.banner.words
    assert dialog.drop.isEnabled()


def test_the_menu_asks_for_it(window: MainWindow, qtbot: QtBot) -> None:
    with qtbot.waitSignal(window.pdf_wanted):
        window.menu._pdf.trigger()
    assert window.menu._pdf.text() == "Check a signed PDF…"
