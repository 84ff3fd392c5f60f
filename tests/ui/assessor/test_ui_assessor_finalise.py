"""Finalising, signing, revising and handing over, from the first press of the button to the stick."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from smartcity_desktop.core.assessment import AssessmentState
from smartcity_desktop.core.language import Language, Text, TimeZone
from smartcity_desktop.sample import PRACTICE_PASSPHRASE, synthetic_answers
from smartcity_desktop.sealing.pdf_verify import verify_pdf
from smartcity_desktop.services.delivery import Confirmation, Decision
from smartcity_desktop.ui.widgets.paper_pages import Paper
from smartcity_desktop.ui.widgets.revise_dialog import ReviseDialog

if TYPE_CHECKING:
    from pathlib import Path

    import pytest
    from pytestqt.qtbot import QtBot

    from tests.ui.assessor.conftest import Laptop

KEY = Qt.Key


def fill(laptop: Laptop, *, high: bool = False) -> None:
    """Answer everything, at levels that ask for no evidence unless `high`."""
    view = laptop.desk.sheet.view
    assert view is not None
    for indicator in view.rubric.indicators():
        laptop.desk.sheet.give(indicator.code, Decimal(2))
    if high:
        laptop.desk.sheet.give("INF-F1", Decimal(4))
    laptop.settle()


def sign(laptop: Laptop) -> None:
    page = laptop.desk.finalise
    laptop.window.go("finalise")
    page.stated.setChecked(True)
    page.passphrase.setText(PRACTICE_PASSPHRASE)
    page.sign.click()
    laptop.settle()


def test_pressed_too_early_it_counts_and_leads_to_the_first_problem(laptop: Laptop) -> None:
    laptop.open()
    laptop.desk.score.finalise.click()
    laptop.settle()
    page = laptop.desk.finalise
    assert page.sign.text() == "Sign the assessment of Kota Ambon"
    assert page.sign.isEnabled()
    page.sign.click()
    assert "32 block signing, 0 need an explanation" in page.banner.words
    focused = QApplication.focusWidget()
    assert focused is page.problems.link_of("INF-F1")
    QTest.keyClick(focused, KEY.Key_Return)
    laptop.settle()
    assert laptop.window.key == "score"
    assert laptop.desk.score.code == "INF-F1"
    assert laptop.desk.score.form.levels.has_focus
    assert laptop.stored().state is AssessmentState.DRAFT


def test_a_warning_wants_an_explanation_that_saves_itself(laptop: Laptop) -> None:
    laptop.open()
    fill(laptop, high=True)
    laptop.window.go("finalise")
    page = laptop.desk.finalise
    edit = page.problems.edit_of("evidence:INF-F1")
    assert QApplication.focusWidget() is edit, "what is typed at once goes where it is wanted"
    page.stated.setFocus()
    page.sign.click()
    assert "0 block signing, 1 need an explanation" in page.banner.words
    assert QApplication.focusWidget() is edit
    QTest.keyClicks(edit, "Dokumen diperlihatkan, tidak boleh disalin.")
    page.sign.click()
    assert "statement" in page.banner.words
    assert QApplication.focusWidget() is page.stated
    assert laptop.stored().explanations == {"evidence:INF-F1": "Dokumen diperlihatkan, tidak boleh disalin."}
    assert edit.isVisible()


def test_tab_goes_down_the_page(laptop: Laptop) -> None:
    """From the explanation, made after the page was, to the button at its foot, without leaving the page."""
    laptop.open()
    fill(laptop, high=True)
    laptop.window.go("finalise")
    laptop.settle()
    page = laptop.desk.finalise
    stops = []
    while len(stops) < 12 and (focused := QApplication.focusWidget()) is not page.sign:
        assert focused is not None
        stops.append(focused)
        QTest.keyClick(focused, KEY.Key_Tab)
    view = laptop.desk.sheet.view
    assert view is not None
    findings = [page.findings.edit_of(node.code) for node in view.rubric.dimensions]
    assert stops[:4] == [page.problems.edit_of("evidence:INF-F1"), *findings]
    assert stops[stops.index(page.stated) :][:2] == [page.stated, page.passphrase]


def test_statement_then_passphrase_then_a_wrong_one(laptop: Laptop) -> None:
    laptop.open()
    fill(laptop)
    laptop.window.go("finalise")
    page = laptop.desk.finalise
    assert QApplication.focusWidget() is page.stated
    page.sign.click()
    assert "statement" in page.banner.words
    page.stated.click()
    page.sign.click()
    assert "passphrase" in page.banner.words
    assert QApplication.focusWidget() is page.passphrase
    QTest.keyClicks(page.passphrase, "bukan ini")
    QTest.keyClick(page.passphrase, KEY.Key_Return)
    laptop.settle()
    assert page.banner.words
    assert page.signed is None
    assert page.passphrase.hasFocus()
    assert laptop.stored().state is AssessmentState.DRAFT
    assert not list(laptop.services.folder.outbox.iterdir())


def test_practice_says_its_passphrase(laptop: Laptop) -> None:
    laptop.open()
    laptop.window.go("finalise")
    assert PRACTICE_PASSPHRASE in laptop.desk.finalise._ui.passphrase_label.text()


def test_a_real_edition_says_no_passphrase(odd_laptop: Laptop) -> None:
    odd_laptop.open()
    odd_laptop.window.go("finalise")
    assert odd_laptop.desk.finalise._ui.passphrase_label.text() == "Passphrase"
    assert not odd_laptop.window._practice or not odd_laptop.window._practice.isVisible()


def test_signing_shows_where_all_lies_and_makes_the_sheet_read_only(laptop: Laptop) -> None:
    laptop.open()
    fill(laptop)
    sign(laptop)
    page = laptop.desk.finalise
    signed = page.signed
    assert signed is not None
    assert signed.package.is_file()
    assert page.result.fingerprint.text().replace(" ", "") == signed.fingerprint
    assert page.result.digest.text().replace(" ", "") == signed.digest
    assert page.result.isVisible()
    assert page._ui.area.verticalScrollBar().value() == 0
    assert page.passphrase.text() == ""
    assert "1 ready" in laptop.desk._delivery_words()
    assert page.sign.text() == "Next region"
    page.preview.click()
    laptop.settle()
    saved = laptop.desk.paper.view._data
    assert saved == laptop.services.signed_sheets.sheet(laptop.stored().id)
    assert verify_pdf(saved, now=signed.at).whole
    # Its visible field is drawn, not only kept in the file.
    last = len(Paper(saved, "").sizes()) - 1
    plain = laptop.services.printing.drawn(
        laptop.stored().id, Language.INDONESIAN, "A4", TimeZone.WIB, signature_field=True
    )
    assert Paper(saved, "").image(last, 72) != Paper(plain, "").image(last, 72)
    laptop.window.go("score")
    button = laptop.desk.score.form.levels.button(Decimal(4))
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    laptop.settle()
    assert laptop.stored().answers["INF-F1"].value == Decimal(2)
    assert laptop.desk.score.form.levels.button(Decimal(2)).isChecked()
    assert laptop.desk.score.form.comment.isReadOnly()
    assert "signed" in laptop.desk.score.banner.words
    words = {laptop.desk.score.finalise.text(), laptop.desk.score.next.text()}
    assert "To the result…" in words
    assert "Finalise…" not in words


def test_what_is_to_be_known_of_a_package_stands_above_the_page(laptop: Laptop) -> None:
    laptop.open()
    fill(laptop)
    sign(laptop)
    page = laptop.desk.finalise
    assert page.signed is not None
    assert not page.banner.words
    page.show_signed(replace(page.signed, remark=Text("Tanpa stempel waktu.", "Without a time-stamp.")))
    laptop.settle()
    assert "Without a time-stamp." in page.banner.words
    assert page.result.isVisible()


def test_the_next_region_is_one_click_away(laptop: Laptop) -> None:
    laptop.open()
    fill(laptop)
    sign(laptop)
    laptop.desk.finalise.sign.click()
    laptop.settle()
    view = laptop.desk.sheet.view
    assert view is not None
    assert view.region.name == "Kabupaten Sleman"
    assert laptop.window.key == "score"
    assert laptop.desk.finalise.signed is None


def test_the_signed_package_is_copied_to_a_stick(
    laptop: Laptop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "stik"
    stick.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(stick))
    laptop.open()
    fill(laptop)
    sign(laptop)
    laptop.desk.finalise.result.copy.click()
    laptop.settle()
    assert "safe to remove" in laptop.desk.finalise.banner.words
    assert {path.suffix for path in stick.iterdir()} == {".age"}
    assert laptop.stored().state is AssessmentState.SENT
    assert laptop.window.settings.copy_folder == str(stick)
    assert laptop.desk.finalise.result.badge.words == "Sent"


def test_all_that_are_ready_are_copied_from_the_list(
    laptop: Laptop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "stik"
    stick.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(stick))
    for row in (0, 1):
        laptop.open(row)
        fill(laptop)
        sign(laptop)
    laptop.window.go("regions")
    laptop.settle()
    assert laptop.desk.regions.export_ready.text() == "Copy ready ones (2)…"
    laptop.desk.regions.export_ready.click()
    laptop.settle()
    page = laptop.desk.delivery
    assert laptop.window.key == "delivery"
    assert "2 packages copied" in page.banner.words
    assert all("safe to remove" in words for words in page.report_words)
    assert page.stages.words == "Draft 0, Ready to send 0, Sent 2, Received 0"
    assert len(list(stick.glob("*.asice.age"))) == 2
    page.copy_ready.click()
    assert "Nothing waits" in page.banner.words


def test_a_copy_that_fails_is_said_and_stops_there(
    laptop: Laptop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path / "dicabut"
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(gone))
    for row in (0, 1):
        laptop.open(row)
        fill(laptop)
        sign(laptop)
    laptop.window.go("delivery")
    laptop.settle()
    page = laptop.desk.delivery
    assert page.copy_ready.text() == "Copy 2 ready packages…"
    page.copy_ready.click()
    laptop.settle()
    assert "dicabut" in page.banner.words
    first, second = page.report_words
    assert "NOT copied" in first
    assert "not begun" in second
    assert laptop.services.delivery.ready("LATIHAN") != ()
    assert page.stages.words == "Draft 0, Ready to send 2, Sent 0, Received 0"


def test_marked_rows_are_copied_again(
    laptop: Laptop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "stik"
    stick.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(stick))
    laptop.open()
    fill(laptop)
    sign(laptop)
    laptop.window.go("delivery")
    laptop.settle()
    page = laptop.desk.delivery
    page.copy_marked.click()
    assert "Mark one or more rows" in page.banner.words
    for _ in range(2):
        page.table.selectRow(0)
        page.copy_marked.click()
        laptop.settle()
    assert len(list(stick.glob("*.asice.age"))) == 1
    assert laptop.stored().state is AssessmentState.SENT


def test_a_file_that_is_no_receipt_is_refused_in_words(
    laptop: Laptop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "tanda-terima.asice"
    file.write_bytes(b"bukan paket")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(file), ""))
    laptop.window.go("delivery")
    laptop.desk.delivery.receipt.click()
    laptop.settle()
    assert "damaged" in laptop.desk.delivery.banner.words


def test_a_receipt_says_who_signed_it_and_what_was_decided(laptop: Laptop) -> None:
    refused = Decision(
        "Kota Ambon",
        released=False,
        held_for=Text("ada paket yang hilang", "a package is missing"),
        reason="Paket pertama belum ada.",
        by="Petugas arsip",
        at=datetime(2026, 3, 3, tzinfo=UTC),
    )
    page = laptop.desk.delivery
    laptop.window.go("delivery")
    page.show_receipt(Confirmation("Petugas arsip", ("Kota Denpasar",), (refused,)))
    assert page.banner.words == (
        "Headquarters confirmed: Kota Denpasar Signed by Petugas arsip.\n"
        "Kota Ambon: held and refused by Petugas arsip: Paket pertama belum ada."
    )
    page.show_receipt(Confirmation("Petugas arsip", (), (replace(refused, released=True),)))
    assert "Kota Ambon: held, then let in by Petugas arsip" in page.banner.words
    page.show_receipt(Confirmation("Petugas arsip", ()))
    assert page.banner.words == "This receipt confirms nothing of this laptop."


def test_a_revision_wants_a_reason_and_begins_with_the_same_content(laptop: Laptop) -> None:
    laptop.open()
    fill(laptop)
    sign(laptop)
    first = laptop.stored()
    laptop.desk.finalise.revise.click()
    dialog = laptop.window.findChild(ReviseDialog)
    assert dialog is not None
    dialog.primary.click()
    assert "reason" in dialog.banner.words
    assert dialog.focusWidget() is dialog.reason
    QTest.keyClicks(dialog.reason, "Data baru dari dinas")
    dialog.primary.click()
    laptop.settle()
    second = laptop.stored()
    assert (second.revision, second.parent_id, second.state) == (2, first.id, AssessmentState.DRAFT)
    assert second.answers["INF-F1"].value == Decimal(2)
    assert laptop.window.key == "score"
    QTest.keyClick(laptop.desk.score.form.levels.first_stop(), KEY.Key_1)
    assert laptop.stored().answers["INF-F1"].value == Decimal(1)
    laptop.window.go("regions")
    laptop.settle()
    assert laptop.desk.regions.sorted.index(0, 2).data() == "Draft · revision 2"


def test_the_summary_says_what_the_paper_says(laptop: Laptop, qtbot: QtBot) -> None:
    import pypdf

    laptop.open()
    view = laptop.desk.sheet.view
    assert view is not None
    laptop.services.scoring.fill(view.assessment.id, synthetic_answers(view.rubric, "R0001", "A-01", 7))
    laptop.desk.sheet.reload()
    laptop.settle()
    laptop.window.go("finalise")
    total = laptop.desk.finalise._ui.total.text()
    laptop.window.change_settings(language="en")
    with qtbot.waitSignal(laptop.desk.paper.view.shown):
        laptop.desk.finalise.preview.click()
    laptop.settle()
    from io import BytesIO

    text = pypdf.PdfReader(BytesIO(laptop.desk.paper.view._data)).pages[0].extract_text()
    assert total in text
    laptop.desk.paper.back.click()
    assert laptop.window.key == "finalise"


def test_a_general_finding_saves_itself_and_comes_back(laptop: Laptop) -> None:
    laptop.open()
    laptop.window.go("finalise")
    page = laptop.desk.finalise
    edit = page.findings.edit_of("INF")
    edit.setFocus()
    QTest.keyClicks(edit, "Jaringan kuat di pusat, lemah di pulau.")
    page.save_now()
    laptop.settle()
    assert laptop.stored().findings == {"INF": "Jaringan kuat di pusat, lemah di pulau."}
    laptop.desk.score.setFocus()
    laptop.desk.sheet.undo()
    laptop.settle()
    assert laptop.stored().findings.get("INF", "") == ""
    assert edit.toPlainText() == ""


def test_what_is_missing_comes_into_view_with_the_banner(laptop: Laptop, qtbot: QtBot) -> None:
    laptop.open()
    fill(laptop)
    laptop.window.go("finalise")
    page = laptop.desk.finalise
    page.sign.click()
    qtbot.waitUntil(lambda: not page.stated.visibleRegion().isEmpty())
    assert not page.banner.visibleRegion().isEmpty()


def test_a_drawn_signature_is_seen_on_the_sheet_and_forgotten(laptop: Laptop) -> None:
    laptop.open()
    fill(laptop)
    laptop.window.go("finalise")
    card = laptop.desk.finalise.drawing
    assert card.drawn is None
    assert not card.pad.isVisible()
    card.open.click()
    assert card.pad.isVisible()
    assert card.drawn is None
    QTest.mousePress(card.pad, Qt.MouseButton.LeftButton, pos=QPoint(20, 60))
    for x in (60, 120, 200):
        QTest.mouseMove(card.pad, QPoint(x, 30 + x % 40))
    QTest.mouseRelease(card.pad, Qt.MouseButton.LeftButton, pos=QPoint(200, 30))
    assert card.drawn is not None
    card.again.click()
    assert card.drawn is None
    QTest.mouseClick(card.pad, Qt.MouseButton.LeftButton, pos=QPoint(150, 60))
    drawn = card.drawn
    assert drawn is not None
    assert len(drawn.strokes) == 1
    sign(laptop)
    assert card.drawn is None
    signed = laptop.services.signed_sheets.sheet(laptop.stored().id)
    assert signed is not None
    known = laptop.desk.finalise.signed
    assert known is not None
    assert verify_pdf(signed, now=known.at).whole
