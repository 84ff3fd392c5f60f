from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from smartcity_desktop.core.edition import EditionState, Mode, RosterStatus
from smartcity_desktop.ui.dialogs.enrol import EnrolDialog
from smartcity_desktop.ui.dialogs.handing_out import HandingOutDialog
from smartcity_desktop.ui.dialogs.invite import InviteDialog
from smartcity_desktop.ui.dialogs.new_edition import NewEditionDialog
from smartcity_desktop.ui.dialogs.reason import ReasonDialog
from smartcity_desktop.ui.pages.edition import ASSIGNMENTS, OVERVIEW, PEOPLE, REGIONS
from tests.opening import PASSPHRASE, assessor_at
from tests.ui.headquarters.conftest import CODE, START, TickingClock

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget


def found(office, kind: type[QWidget]) -> QWidget:
    """The dialog of this kind that is open."""
    dialogs = [one for one in office.window.findChildren(kind) if one.isVisible()]
    assert len(dialogs) == 1, dialogs
    return dialogs[0]


def titles(office) -> list[str]:
    table = office.desk.editions.table.model()
    return [table.index(row, 0).data() for row in range(table.rowCount())]


def new_edition(office, code: str = "2027") -> None:
    office.click(office.desk.editions.new)
    dialog = found(office, NewEditionDialog)
    dialog.form.code.clear()
    office.type(dialog.form.code, code)
    assert dialog.form.title_id.placeholderText().endswith(f" {code}")
    office.type(dialog.form.title_id, "Gerakan 2027")
    dialog.form.places.setValue(1)
    office.click(dialog.primary)


def test_the_editions_before_this_program_are_there_and_say_so(new_office) -> None:
    table = new_office.desk.editions.table.model()
    rows = [[table.index(row, column).data() for column in range(6)] for row in range(table.rowCount())]
    assert [row[1:6] for row in rows] == [
        ["2019", "History", "31 on record", "–", "25"],
        ["2018", "History", "58 on record", "–", "50"],
        ["2017", "History", "28 on record", "–", "25"],
    ]


def test_create_invite_enrol_assign_publish(new_office, choose_file, tmp_path: Path) -> None:
    office = new_office
    desk = office.desk
    new_edition(office)
    assert office.window.key == "edition"
    assert desk.edition.overview.state is EditionState.DRAFT
    assert desk.edition.tabs.currentIndex() == OVERVIEW

    # the summary leads on to the regions
    office.click(desk.edition.overview_tab.next)
    assert desk.edition.tabs.currentIndex() == REGIONS
    office.click(desk.edition.regions_tab._empty.button)
    invite = found(office, InviteDialog)
    office.type(invite.look, "banda aceh")
    assert invite.sorted.rowCount() == 1
    office.bot.keyClick(invite.look, Qt.Key.Key_Return)
    assert invite.isVisible()
    assert invite.primary.text() == "Invite 1 region"
    invite.look.clear()
    office.type(invite.look, "sleman")
    invite.table.selectRow(0)
    office.bot.keyClick(invite.table, Qt.Key.Key_Space)
    assert invite.primary.text() == "Invite 2 regions"
    office.click(invite.primary)
    assert desk.edition.regions_tab.banner.words == "2 regions are invited now."
    assert {line.region.name for line in desk.edition.overview.lines} == {
        "Kota Banda Aceh",
        "Kabupaten Sleman",
    }

    # the assessors
    desk.edition.tabs.setCurrentIndex(PEOPLE)
    for number in ("A-01", "A-02"):
        choose_file(str(next((office.root / f"request-{number}").glob("*.csr"))))
        tab = desk.edition.people_tab
        office.click(tab._empty.button if tab._empty.isVisible() else tab.enrol)
        enrol = found(office, EnrolDialog)
        office.click(enrol.form.request)
        assert enrol.form.proposed.text() == f"Asesor {number}, Lembaga uji"
        assert len(enrol.form.code.text().partition("\n")[0].replace(" ", "")) == 24
        assert enrol.form.number.text() == number
        office.type(enrol.form.passphrase, "sandi uji yang panjang")
        office.click(enrol.primary)
        assert "compare the code by telephone" in enrol.banner.words
        enrol.form.same.click()
        office.click(enrol.primary)
        assert tab.banner.words == f"{number} is enrolled."
    assert [row.assessor.id for row in desk.edition.people_tab.model.rows] == ["A-01", "A-02"]

    # who scores what
    desk.edition.tabs.setCurrentIndex(ASSIGNMENTS)
    tab = desk.edition.assignments_tab
    office.click(tab.assign)
    assert tab.banner.words == "Please tick at least one region and one assessor."
    office.bot.waitUntil(lambda: desk.edition.publish.height() >= desk.edition.publish.sizeHint().height())
    office.click(tab.tick_shown)
    tab.assessor_table.selectAll()
    office.bot.keyClick(tab.assessor_table, Qt.Key.Key_Space)
    tab.mode.setCurrentIndex(tab.mode.findData(Mode.VISIT.value))
    assert tab.assign.text() == "Assign 2 assessors to 2 regions"
    office.click(tab.assign)
    assert tab.banner.words == "4 assignments stand now."
    assert {(len(row.assignments), row.assignments[0].mode) for row in tab.regions.rows} == {(2, Mode.VISIT)}
    assert [row.regions for row in tab.assessors.rows] == [2, 2]

    # sign and hand out
    stick = tmp_path / "stick"
    stick.mkdir()
    choose_file(str(stick))
    office.click(desk.edition.publish)
    publish = found(office, HandingOutDialog)
    office.click(publish.choose)
    office.agree(publish.people)
    publish.passphrase.clear()
    office.type(publish.passphrase, "salah salah salah")
    office.click(publish.primary)
    assert "passphrase" in publish.banner.words
    assert list(stick.iterdir()) == []
    office.agree(publish.people)
    office.click(publish.primary)
    assert [file.name for file in stick.iterdir()] == ["periode-2027-1.asice.age"]
    assert "periode-2027-1.asice" in desk.edition.banner.words
    assert desk.edition.overview.state is EditionState.PUBLISHED
    assert office.window.settings.copy_folder == str(stick)
    assert {line.stage.value for line in desk.edition.overview.lines} == {"asked"}


def test_publishing_too_early_says_what_is_missing(new_office, tmp_path: Path) -> None:
    office = new_office
    new_edition(office)
    office.click(office.desk.edition.publish)
    publish = found(office, HandingOutDialog)
    office.click(publish.primary)
    assert publish.banner.words == "Please choose the folder to write into."
    publish.take_folder(tmp_path)
    office.agree(publish.people)
    office.bot.keyClick(publish.passphrase, Qt.Key.Key_Return)
    office.settle()
    assert publish.banner.words.startswith("The edition has no regions yet.")
    assert list(tmp_path.glob("*.asice")) == []


def test_an_edition_needs_a_title_and_its_own_code(new_office) -> None:
    office = new_office
    office.click(office.desk.editions.new)
    dialog = found(office, NewEditionDialog)
    dialog.form.code.clear()
    office.type(dialog.form.code, "2019")
    office.click(dialog.primary)
    assert dialog.banner.words == "Please give the edition a title."
    office.type(dialog.form.title_id, "Lagi")
    office.click(dialog.primary)
    assert dialog.banner.words.startswith("There is an edition 2019 already.")
    assert dialog.isVisible()


def test_a_rubric_file_that_cannot_be_used_is_explained_in_the_dialog(
    new_office, choose_file, tmp_path: Path
) -> None:
    office = new_office
    bad = tmp_path / "rubrik.yaml"
    bad.write_text("code: X\n", encoding="utf-8")
    choose_file(str(bad))
    office.click(office.desk.editions.new)
    dialog = found(office, NewEditionDialog)
    office.type(dialog.form.title_id, "Periode")
    dialog.form.own_rubric.click()
    office.click(dialog.primary)
    assert "choose the rubric file" in dialog.banner.words
    office.click(dialog.form.rubric)
    office.click(dialog.primary)
    assert "Rubric rubrik.yaml has" in dialog.banner.words
    assert len(titles(office)) == 3


def test_a_list_of_codes_ticks_its_regions_and_names_the_unknown(
    new_office, choose_file, tmp_path: Path
) -> None:
    office = new_office
    new_edition(office)
    office.desk.edition.tabs.setCurrentIndex(REGIONS)
    listed = tmp_path / "daftar.csv"
    listed.write_text(
        "kode;nama\n81.71;Kota Ambon\n3404;Kabupaten Sleman\n99.99;Tidak ada\n31.71;Kota Adm.\n", "utf-8"
    )
    choose_file(str(listed))
    invite = office.desk.edition.regions_tab.open_invite()
    shown = invite.sorted.rowCount()
    assert shown == 508  # the six without an elected head are not offered by default
    office.click(invite.from_file)
    assert invite.banner.words == "3 regions of the list ticked. Unknown codes: 99.99."
    assert invite.units.isChecked()
    assert {row.code for row in invite.model.marked_rows()} == {"81.71", "34.04", "31.71"}


def test_a_province_narrows_and_all_shown_are_ticked(new_office) -> None:
    office = new_office
    new_edition(office)
    invite = office.desk.edition.regions_tab.open_invite()
    at = invite.province.findData("Maluku")
    invite.province.setCurrentIndex(at)
    invite.province.activated.emit(at)
    office.click(invite.mark_shown)
    assert len(invite.model.marked) == 11
    office.click(invite.primary)
    assert office.desk.edition.overview.asked == 11


def test_a_bad_enrolment_file_is_refused_in_plain_words(office, choose_file, tmp_path: Path) -> None:
    office.desk.open_edition("T-2026")
    office.settle()
    bad = tmp_path / "bukan.csr"
    bad.write_text("not a request", encoding="utf-8")
    dialog = office.desk.edition.people_tab.open_enrol(bad)
    office.settle()
    assert dialog.banner.words
    assert dialog.form.code.text() == "–"
    office.click(dialog.primary)
    assert dialog.banner.words == "Please choose the assessor's enrolment file."


def test_revoking_asks_first_and_shows_in_words(office) -> None:
    office.desk.open_edition("T-2026")
    office.settle()
    tab = office.desk.edition.people_tab
    office.desk.edition.tabs.setCurrentIndex(PEOPLE)
    tab.table.selectRow(0)
    office.click(tab.revoke)
    dialog = found(office, ReasonDialog)
    office.click(dialog.primary)
    assert "write the reason" in dialog.banner.words
    dialog.reason.setPlainText("Laptop hilang")
    office.click(dialog.primary)
    assert tab.model.index(0, 4).data() == "revoked"
    roster = office.desk.edition.overview.edition.roster
    assert {entry.assessor_id: entry.status for entry in roster}["A-01"] is RosterStatus.REVOKED
    assert "publish the edition again" in office.desk.edition.banner.words


def test_what_is_published_is_not_taken_out_and_the_page_says_why(office) -> None:
    office.desk.open_edition("T-2026")
    office.settle()
    office.desk.edition.tabs.setCurrentIndex(ASSIGNMENTS)
    tab = office.desk.edition.assignments_tab
    tab.region_table.selectRow(0)
    assert "A-01 (Site visit)" in tab._one_words.text()
    office.click(tab.take_out)
    assert tab.banner.words
    assert len(office.desk.edition.overview.edition.assignments) == 8
    regions = office.desk.edition.regions_tab
    office.desk.edition.tabs.setCurrentIndex(REGIONS)
    office.click(regions.remove)
    assert regions.banner.words == "Please pick the regions to take out first."
    regions.table.selectRow(0)
    office.click(regions.remove)
    assert regions.banner.words
    assert office.desk.edition.overview.asked == 4


def test_closing_needs_a_reason(office) -> None:
    office.desk.open_edition("T-2026")
    office.settle()
    office.click(office.desk.edition.close_edition)
    dialog = found(office, ReasonDialog)
    office.click(dialog.primary)
    assert "write the reason" in dialog.banner.words
    office.type(dialog.reason, "Masa penilaian usai")
    office.click(dialog.primary)
    assert office.desk.edition.overview.state is EditionState.CLOSED
    assert not office.desk.edition.publish.isVisible()


def test_an_edition_of_the_past_has_no_panel_and_cannot_be_published(office) -> None:
    table = office.desk.editions.table
    table.selectRow(2)
    table.setFocus()
    office.bot.keyClick(table, Qt.Key.Key_Return)
    office.settle()
    edition = office.desk.edition
    assert edition.overview.edition.code == "2018"
    assert not edition.tabs.isTabVisible(PEOPLE)
    assert not edition.publish.isVisible()
    assert "Memorandum signed 50" in edition.overview_tab.funnel.accessibleDescription()


def test_a_new_key_for_which_the_old_one_vouches_needs_no_call(office) -> None:
    laptop = assessor_at(office.root / "A-01", clock=TickingClock(START), passphrase=PASSPHRASE)
    file = laptop.identity.rotate(PASSPHRASE, office.root)
    laptop.database.close()
    services = office.services
    dialog = EnrolDialog(services.drafting, CODE, "A-09", file, office.window, renewals=services.renewals)
    dialog.open()
    office.settle()
    form = dialog.form
    assert not dialog.banner.words
    assert (form.number.text(), form.name.text()) == ("A-01", "Asesor A-01")
    assert form.number.isReadOnly()
    assert not form.same.isVisible()
    assert "vouches" in dialog.sentence.text()
    office.type(form.passphrase, PASSPHRASE)
    with office.bot.waitSignal(dialog.succeeded) as enrolled:
        office.click(dialog.primary)
    assert enrolled.args[0].assessor_id == "A-01"
