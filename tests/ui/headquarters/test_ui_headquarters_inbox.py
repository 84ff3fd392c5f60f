from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from smartcity_desktop.core.language import TimeZone
from smartcity_desktop.core.staff import Act, Secret, StaffRole
from smartcity_desktop.ui.dialogs.handing_out import HandingOutDialog
from smartcity_desktop.ui.pages.inbox import LOG, RESULTS, InboxPage
from tests.opening import PASSPHRASE, headquarters_at

if TYPE_CHECKING:
    from pathlib import Path


def outcomes(office) -> list[tuple[str, str, str]]:
    model = office.desk.inbox.result_table.model()
    return [tuple(model.index(row, column).data() for column in range(3)) for row in range(model.rowCount())]


def take(office, *files: Path) -> None:
    office.desk.inbox.receive(files)
    office.bot.waitUntil(lambda: not office.desk.inbox._waiting)
    office.settle()


def test_an_empty_inbox_says_what_will_stand_there(office) -> None:
    office.page("inbox")
    assert office.desk.inbox._none.isVisible()
    assert not office.desk.inbox.result_table.isVisible()


def test_good_duplicate_and_damaged_packages_each_get_their_words(
    office, choose_file, tmp_path: Path
) -> None:
    first, second = office.packages("Kota Ambon")
    damaged = tmp_path / "rusak.asice"
    data = bytearray(office.packages("Kota Denpasar")[0].read_bytes())
    data[len(data) // 2] ^= 0xFF
    damaged.write_bytes(data)
    before = {file: file.read_bytes() for file in (first, second, damaged)}
    office.page("inbox")
    choose_file([str(first), str(second)])
    office.click(office.desk.inbox.take)
    office.bot.waitUntil(lambda: len(office.desk.inbox.results.rows) == 2)
    assert outcomes(office) == [
        ("Taken in", "Kota Ambon", "Asesor A-01"),
        ("Taken in", "Kota Ambon", "Asesor A-02"),
    ]
    take(office, first, damaged)
    assert [row[0] for row in outcomes(office)] == ["Refused", "Already here"]
    assert office.desk.inbox._summary.text() == "Already here: 1 · Refused: 1"
    detail = office.desk.inbox.detail
    assert detail.isVisible()
    assert "it is damaged, cut off, or not meant for this computer" in detail.happened.text()
    assert "export it again" in detail.remedy.text()
    assert detail.details.toPlainText().startswith("E_")
    office.desk.inbox.result_table.selectRow(1)
    assert detail.happened.text() == "This package was taken in before."
    assert {file: file.read_bytes() for file in before} == before


def test_a_file_that_is_no_package_is_refused(office, tmp_path: Path) -> None:
    office.page("inbox")
    empty = tmp_path / "kosong.asice"
    empty.write_bytes(b"")
    take(office, empty, tmp_path / "hilang.asice")
    assert [row[0] for row in outcomes(office)] == ["Refused", "Refused"]


def test_a_folder_can_be_dropped_and_the_log_names_what_came(office) -> None:
    office.page("inbox")
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(office.root / "packages"))])
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        mime,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    office.desk.inbox.drop.dropEvent(event)
    office.bot.waitUntil(lambda: len(office.desk.inbox.results.rows) == 8, timeout=20000)
    office.settle()
    assert {row[0] for row in outcomes(office)} == {"Taken in"}
    assert office.desk.inbox.tabs.currentIndex() == RESULTS
    office.desk.inbox.tabs.setCurrentIndex(LOG)
    assert office.desk.inbox.log.rowCount() == 8
    office.type(office.desk.inbox.look, "denpasar")
    log = office.desk.inbox.sorted_log
    assert [log.index(row, 3).data() for row in range(log.rowCount())] == ["Kota Denpasar"] * 2


def test_a_folder_without_packages_is_said_to_be_one(office, tmp_path: Path) -> None:
    office.page("inbox")
    (tmp_path / "kosong").mkdir()
    office.desk.inbox.receive([tmp_path / "kosong"])
    office.settle()
    assert office.desk.inbox.banner.words == "There is no package (.asice, .asice.age) in what was given."


def test_stopping_leaves_the_rest_for_later(office) -> None:
    office.page("inbox")
    inbox = office.desk.inbox
    inbox.receive([office.root / "packages"])
    office.bot.waitUntil(inbox.stop.isVisible)
    office.bot.mouseClick(inbox.stop, Qt.MouseButton.LeftButton)
    office.bot.waitUntil(lambda: not inbox._waiting)
    office.settle()
    assert 1 <= len(inbox.results.rows) < 8
    assert inbox.log.rowCount() == len(inbox.results.rows)


def test_receipts_are_written_one_for_each_assessor(office, tmp_path: Path) -> None:
    office.page("inbox")
    take(office, *office.packages("Kota Ambon"))
    office.click(office.desk.inbox.write_receipts)
    dialog = next(one for one in office.window.findChildren(HandingOutDialog) if one.isVisible())
    dialog.take_folder(tmp_path)
    office.type(dialog.passphrase, "sandi uji yang panjang")
    office.click(dialog.primary)
    files = [file.name for file in tmp_path.glob("*.asice*")]
    assert [re.fullmatch(r"smartcity-[0-9a-f]{12}\.asice\.age", file) is not None for file in files] == [
        True
    ] * 2
    words = office.desk.inbox.banner.words
    assert "2 receipts written" in words
    for file in files:
        assert f"{file}: " in words


def test_a_clerk_presses_it_and_signs_alone(office, tmp_path: Path) -> None:
    word = "sandi petugas arsip"
    first = Secret("P-01", PASSPHRASE)
    person = office.services.people.add("Petugas arsip", StaffRole.CLERK, word, (first,))
    clerk = headquarters_at(
        office.root / "hq", passphrase=word, person=person.id, clock=office.services.inbox._clock
    )
    clerk.inbox.receive(office.packages("Kota Ambon"))
    page = InboxPage(clerk.inbox, lambda: TimeZone.WIB, lambda: tmp_path, lambda: clerk.desk.person)
    office.bot.addWidget(page)
    page.picker.display(clerk.editions.list(), office.desk.inbox.picker.code)
    page.show()
    office.click(page.write_receipts)
    (dialog,) = page.findChildren(HandingOutDialog)
    assert dialog.people is None
    office.type(dialog.passphrase, PASSPHRASE)
    office.click(dialog.primary)
    assert "passphrase is wrong" in dialog.banner.words
    dialog.passphrase.clear()
    office.type(dialog.passphrase, word)
    office.click(dialog.primary)
    assert "2 receipts written" in page.banner.words
    assert [row.deed.who for row in clerk.deeds.view().rows if row.deed.act is Act.RECEIPT] == [person.id] * 2
    clerk.database.close()


def test_without_packages_there_is_nothing_to_confirm(office, tmp_path: Path) -> None:
    office.page("inbox")
    dialog = office.desk.inbox.open_receipts()
    dialog.take_folder(tmp_path)
    office.type(dialog.passphrase, "sandi uji yang panjang")
    office.click(dialog.primary)
    assert "nothing to confirm" in office.desk.inbox.banner.words


def test_a_letter_to_another_headquarters_says_so(new_office, grown: Path, tmp_path: Path) -> None:
    office = new_office
    office.page("inbox")
    package = next((grown / "packages").glob("*.asice.age"))
    take(office, shutil.copy(package, tmp_path / "lain.asice.age") and tmp_path / "lain.asice.age")
    assert [row[0] for row in outcomes(office)] == ["Refused"]
    assert "not meant for this computer" in office.desk.inbox.detail.happened.text()
    assert office.desk.inbox.detail.details.toPlainText().startswith("E_AGE")
