"""Evidence by file, drop and paste; what cannot be attached is said and changes nothing."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from smartcity_desktop.core.rubric import EvidenceKind
from smartcity_desktop.ui.widgets.note_dialog import NoteDialog

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.assessor.conftest import Laptop

KEY = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier


def picture() -> QImage:
    image = QImage(120, 80, QImage.Format.Format_RGB32)
    image.fill(QColor("#0b5d6b"))
    return image


def report(folder: Path) -> Path:
    path = folder / "Laporan RPJMD 2019 – akhir.pdf"
    path.write_bytes(b"%PDF-1.4 laporan")
    return path


Drop = Callable[[QWidget, QMimeData], None]


def test_one_key_attaches_a_file(laptop: Laptop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = report(tmp_path)
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_args: ([str(path)], ""))
    laptop.open()
    QTest.keyClick(laptop.desk.score.form.levels.first_stop(), KEY.Key_B, CTRL)
    assert laptop.desk.score.evidence.attach.hasFocus()
    (citation,) = laptop.stored().citations
    assert citation.indicator == "INF-F1"
    assert citation.original_name == path.name
    assert citation.kind is EvidenceKind.DOCUMENT
    assert laptop.services.evidence.read(citation) == path.read_bytes()
    assert path.exists()
    (row,) = laptop.desk.score.evidence.rows
    assert path.name in row.accessibleName()


def test_files_are_attached_by_drop(laptop: Laptop, tmp_path: Path, drop: Drop) -> None:
    laptop.open()
    laptop.desk.score.go("SUP-K1")
    table = tmp_path / "capaian.csv"
    table.write_text("a,b\n1,2\n", encoding="utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in (report(tmp_path), table)])
    drop(laptop.desk.score, data)
    laptop.settle()
    kinds = {citation.original_name: citation.kind for citation in laptop.stored().citations}
    assert kinds[table.name] is EvidenceKind.DATA
    assert len(kinds) == 2
    assert all(citation.indicator == "SUP-K1" for citation in laptop.stored().citations)


def test_a_picture_is_pasted_and_shown_small(laptop: Laptop) -> None:
    laptop.open()
    QApplication.clipboard().setImage(picture())
    QTest.keyClick(laptop.desk.score.form.levels.first_stop(), KEY.Key_V, CTRL)
    laptop.settle()
    (citation,) = laptop.stored().citations
    assert citation.kind is EvidenceKind.PHOTO
    assert citation.media_type == "image/png"
    laptop.settle()
    (row,) = laptop.desk.score.evidence.rows
    assert row.pictured
    assert QImage.fromData(row.look.picture).width() == 120


def test_a_copied_file_is_pasted(laptop: Laptop, tmp_path: Path) -> None:
    laptop.open()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(report(tmp_path)))])
    QApplication.clipboard().setMimeData(data)
    laptop.desk.score.evidence.paste_button.click()
    assert len(laptop.stored().citations) == 1


def test_text_on_the_clipboard_is_no_evidence(laptop: Laptop) -> None:
    laptop.open()
    QApplication.clipboard().setText("hanya teks")
    laptop.desk.score.evidence.paste_button.click()
    laptop.settle()
    assert "no picture and no file" in laptop.desk.score.banner.words
    assert laptop.stored().citations == ()


@pytest.mark.parametrize("what", ["empty", "folder", "gone"])
def test_what_cannot_be_attached_is_said(laptop: Laptop, tmp_path: Path, drop: Drop, what: str) -> None:
    laptop.open()
    path = tmp_path / "kosong.pdf"
    if what == "empty":
        path.touch()
    elif what == "folder":
        path.mkdir()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    drop(laptop.desk.score, data)
    laptop.settle()
    assert "kosong.pdf" in laptop.desk.score.banner.words
    assert laptop.stored().citations == ()
    assert laptop.window.save_indicator.error is None


def test_a_note_is_kept_as_an_interview(laptop: Laptop) -> None:
    laptop.open()
    laptop.desk.score.evidence.note_button.click()
    dialog = laptop.window.findChild(NoteDialog)
    assert dialog is not None
    dialog.primary.click()
    assert "note first" in dialog.banner.words
    QTest.keyClicks(dialog.note, "Kepala Bappeda, 16 Mei 2019: data diperbarui tiap triwulan.")
    dialog.primary.click()
    (citation,) = laptop.stored().citations
    assert citation.kind is EvidenceKind.INTERVIEW
    assert b"Kepala Bappeda" in laptop.services.evidence.read(citation)


def test_kind_caption_and_removal(laptop: Laptop, tmp_path: Path) -> None:
    laptop.open()
    laptop.desk.files.attach("INF-F1", [report(tmp_path)])
    laptop.settle()
    (row,) = laptop.desk.score.evidence.rows
    row._kinds[EvidenceKind.INTERVIEW].trigger()
    laptop.settle()
    (row,) = laptop.desk.score.evidence.rows
    row._caption.setText("Bab 3, halaman 12")
    row._caption.editingFinished.emit()
    laptop.settle()
    (citation,) = laptop.stored().citations
    assert (citation.kind, citation.caption) == (EvidenceKind.INTERVIEW, "Bab 3, halaman 12")
    (row,) = laptop.desk.score.evidence.rows
    row.removed.emit()
    laptop.settle()
    assert laptop.stored().citations == ()
    assert laptop.desk.score.evidence.rows == ()


def test_evidence_of_the_right_kind_clears_the_warning(laptop: Laptop, tmp_path: Path) -> None:
    laptop.open()
    score = laptop.desk.score
    QTest.keyClick(score.form.levels.first_stop(), KEY.Key_4)
    laptop.settle()
    assert score.form.notes
    from decimal import Decimal

    assert score.form.levels.button(Decimal(4)).asks == "warn"
    laptop.desk.files.attach("INF-F1", [report(tmp_path)])
    laptop.settle()
    assert score.form.notes == ()
    assert score.form.levels.button(Decimal(4)).asks == "good"


def test_in_a_narrow_window_the_sections_are_a_drawer(laptop: Laptop) -> None:
    laptop.open()
    ui = laptop.desk.score._ui
    assert ui.left.isVisible()
    laptop.window.change_settings(text_percent=150)
    laptop.window.resize(1024, 540)
    laptop.settle()
    assert not ui.left.isVisible()
    ui.fold.click()
    assert ui.left.isVisible()
    laptop.desk.score.contents.chosen.emit("SUP-K2")
    assert laptop.desk.score.code == "SUP-K2"
    assert not ui.left.isVisible()
    laptop.window.change_settings(text_percent=100)
    laptop.settle()
    laptop.window.resize(1100, 540)
    laptop.settle()
    assert ui.left.isVisible()


def test_evidence_is_a_zone_where_there_is_room_and_a_tab_where_not(laptop: Laptop) -> None:
    laptop.open()
    zones = laptop.desk.score.places
    laptop.window.resize(1366, 740)
    laptop.settle()
    assert laptop.desk.score.evidence.isVisible()
    assert not zones.has_evidence_tab
    laptop.window.resize(1024, 540)
    laptop.settle()
    assert zones.has_evidence_tab
    assert not laptop.desk.score.evidence.isVisible()
    assert laptop.desk.score.form.isVisible()
    tabs = laptop.desk.score._ui.tabs
    tabs.setCurrentIndex(next(n for n in range(tabs.count()) if tabs.tabText(n).startswith("Evidence")))
    assert laptop.desk.score.evidence.isVisible()
