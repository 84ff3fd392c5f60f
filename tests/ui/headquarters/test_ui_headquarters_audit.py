from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from smartcity_desktop.core.assessment import Field
from smartcity_desktop.core.language import Language
from smartcity_desktop.core.paper_page import page_mark, read_pages
from smartcity_desktop.core.words import say_words
from smartcity_desktop.ui import background, texts

if TYPE_CHECKING:
    from pathlib import Path


def shown(page) -> list[int]:
    model = page.table.model()
    return [int(model.index(row, 0).data()) for row in range(model.rowCount())]


def taken_in(office, *names: str) -> None:
    background.run(
        lambda: office.services.inbox.receive(office.packages(*names)), lambda _r: None, lambda e: None
    )
    background.drain()


def test_an_empty_history_says_so(office) -> None:
    office.page("audit")
    page = office.desk.audit
    office.settle()
    assert page._standing.text() == "There is no history yet."
    assert page.picker.count() == 0


def test_the_history_of_a_package_with_filters(office) -> None:
    taken_in(office, "Kota Ambon")
    office.page("audit")
    page = office.desk.audit
    office.bot.waitUntil(lambda: page.model.rowCount() > 0)
    assert [page.picker.itemText(at) for at in range(2)] == [
        "Kota Ambon · Asesor A-01 · T-2026 · package 1",
        "Kota Ambon · Asesor A-02 · T-2026 · package 1",
    ]
    every = page.model.rowCount()
    assert shown(page) == list(range(1, every + 1))
    assert page._standing.text().startswith(f"Whole and signed; {every} new lines in this package.")
    page.field.setCurrentIndex(page.field.findData(Field.SCORE.value))
    levels = shown(page)
    assert 0 < len(levels) < every
    page.indicator.setCurrentIndex(1)
    assert len(shown(page)) == 1
    assert page._count.text() == f"1 of {every} lines"
    page.indicator.setCurrentIndex(0)
    page.field.setCurrentIndex(0)
    page.look.setText("tidak ada kata begini")
    assert shown(page) == []
    page.look.clear()
    page.who.setCurrentIndex(page.who.findData("A-01"))
    assert len(shown(page)) == every
    page.since.setDate(QDate(2030, 1, 1))
    assert shown(page) == []
    page.since.setDate(QDate(2000, 1, 1))
    page.until.setDate(QDate(2030, 1, 1))
    assert len(shown(page)) == every
    page.odd.setChecked(True)
    assert len(shown(page)) < every


def test_a_line_says_all_of_it_below_the_table(office) -> None:
    taken_in(office, "Kota Ambon")
    office.page("audit")
    page = office.desk.audit
    office.bot.waitUntil(lambda: page.model.rowCount() > 0)
    assert not page._detail.isVisible()
    page.table.setCurrentIndex(page.table.model().index(0, 0))
    assert page._detail.isVisible()
    assert page._detail.text().startswith("Now: ")
    texts.install(QApplication.instance(), Language.INDONESIAN)
    office.bot.waitUntil(lambda: page._detail.text().startswith("Sesudah: "))
    assert page.odd.text() == "Hanya yang ganjil"


def test_a_package_file_is_opened_and_stays(office, choose_file, tmp_path: Path) -> None:
    office.page("audit")
    page = office.desk.audit
    package = office.packages("Kota Denpasar")[0]
    choose_file(str(package))
    office.click(page.open)
    office.bot.waitUntil(lambda: page.model.rowCount() > 0)
    assert page._standing.text().startswith("Kota Denpasar · A-01 · package 1: Whole and signed")
    page.load()
    office.settle()
    assert page.model.rowCount() > 0
    (tmp_path / "x.asice").write_bytes(b"no package")
    page.open_file(tmp_path / "x.asice")
    office.bot.waitUntil(lambda: page.banner.words != "")
    assert "damaged or was changed" in page.banner.words


def checked(office, text: str, region: str = "Kota Ambon") -> str:
    page = office.desk.paper_check
    office.page("paper_check")
    page.words.setText(text)
    page.region.setText(region)
    QTest.keyClick(page.words, Qt.Key.Key_Return)
    background.drain()
    assert page.check.isEnabled()
    return page._said.text() if page._finding else page.banner.words


def printed(office) -> tuple:
    panel = office.services.consolidation.panel("T-2026", office.region_id("Kota Ambon"))
    sheet = next(one.assessment for one in panel.sheets if one.assessor.id == "A-01")
    return read_pages(office.services.printing.sheet(sheet.id, Language.INDONESIAN, "A4"))


def test_what_was_found_is_never_shown_beside_other_words(office) -> None:
    taken_in(office, "Kota Ambon")
    page, pages = office.desk.paper_check, printed(office)
    office.page("paper_check")
    assert page.words.hasFocus()
    page.words.setText(say_words(pages[1].digest))
    page.region.setText("Kota Ambon")
    QTest.keyClick(page.words, Qt.Key.Key_Return)
    page.words.setText(say_words("00" * 32))  # while the first words are looked for
    office.settle()
    assert page.check.isEnabled()
    assert page._finding is None
    assert not page.card.isVisible()


def test_a_page_is_checked_by_its_words_and_by_its_code(office) -> None:
    taken_in(office, "Kota Ambon")
    pages = printed(office)
    page = office.desk.paper_check
    for text in (say_words(pages[1].digest).upper(), pages[1].text):
        said = checked(office, text)
        assert said.startswith(f"Identical. This is page 2 of {len(pages)}: score sheet T-2026, Kota Ambon")
        assert page.card.isVisible()
        assert say_words(pages[1].digest) in page._facts.text()
    forged = page_mark(pages[0].kind, pages[0].document, 1, pages[0].pages, ("99,00",))
    assert checked(office, forged.text).startswith("NOT identical. Page 1 of")
    assert checked(office, say_words("00" * 32)).startswith("Unknown. There is no such page among the")
    assert checked(office, say_words(pages[0].document)).startswith("The document is known")


def test_words_are_helped_while_they_are_typed(office) -> None:
    office.page("paper_check")
    page = office.desk.paper_check
    page.words.setText("angka jingga lum")
    assert page._hint.text() == "3 words of six"
    page.words.setText("angka jinggo lumut ")
    assert page._hint.text().startswith("Word 2, “jinggo”, is not in the list of words. It may be: jingga")
    page.words.setText("angk jing lumu ceku yodi hara")
    assert page._hint.text() == "angka jingga lumut cekung yodium harapan"
    page.words.setText("SMC1:SHEET")
    assert page._hint.text() == "This is the text of a QR code."


def test_what_cannot_be_checked_is_said_with_what_to_do(office) -> None:
    assert "six words; 0 were typed" in checked(office, "")
    assert "six words; 3 were typed" in checked(office, "angka jingga lumut")
    assert "not whole, or of another version" in checked(office, "SMC1:SHEET:12")
    assert "Kota Antah" in checked(office, say_words("00" * 32), "Kota Antah")


def test_a_page_is_compared_with_a_package(office, choose_file) -> None:
    package = office.packages("Kota Ambon")[0]
    office.page("paper_check")
    page = office.desk.paper_check
    page.words.clear()
    office.click(page.package)
    assert "0 were typed" in page.banner.words
    page.words.setText(say_words("00" * 32))
    choose_file(str(package))
    office.click(page.package)
    office.bot.waitUntil(lambda: page._finding is not None)
    assert page._said.text().startswith("Unknown.")
    assert f"Compared with {package.name}" in page._facts.text()
