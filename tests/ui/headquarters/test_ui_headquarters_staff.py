"""People and log in headquarters' window; the log page shows what was done to the log."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QApplication

from smartcity_desktop.app import headquarters_gate
from smartcity_desktop.core.staff import Act, PersonStatus, StaffRole
from smartcity_desktop.ui import background
from smartcity_desktop.ui.pages.welcome import WelcomePage
from smartcity_desktop.ui.steps.sign_in_step import SignInStep
from tests.opening import PASSPHRASE, SECOND_PASSPHRASE, SECRETS

if TYPE_CHECKING:
    from pathlib import Path

THIRD_PASSPHRASE = "sandi orang ketiga lain"


@pytest.fixture
def people(office):
    office.page("staff")
    return office.desk.staff.people_tab


@pytest.fixture
def log(office):
    office.page("staff")
    office.desk.staff.tabs.setCurrentIndex(1)
    office.settle()
    return office.desk.staff.log_tab


def pick(office, tab, name: str) -> None:
    model = tab.table.model()
    row = next(at for at in range(model.rowCount()) if name in model.index(at, 1).data())
    tab.table.setCurrentIndex(model.index(row, 1))
    office.settle()


def names(tab) -> list[str]:
    model = tab.table.model()
    return [model.index(at, 1).data() for at in range(model.rowCount())]


def test_people_are_shown_with_who_is_signed_in(office, people) -> None:
    assert names(people) == ["Petugas uji (you)", "Ketua uji"]
    assert people._me.text() == "Signed in: Petugas uji (P-01), Administrator."
    assert not people._two.isVisible()


def test_a_chair_is_brought_in_by_two_and_types_a_passphrase(office, people) -> None:
    dialog = people.open_add()
    office.settle()
    office.click(dialog.primary)
    assert dialog.banner.words == "Please fill in the person's name."
    office.type(dialog.name, "Ketua Kedua")
    office.click(dialog.primary)
    assert dialog.banner.words == "Please let the new person type a passphrase."
    office.type(dialog.passphrase, THIRD_PASSPHRASE)
    office.type(dialog.again, THIRD_PASSPHRASE[:-1])
    office.click(dialog.primary)
    assert "differ" in dialog.banner.words
    office.type(dialog.again, THIRD_PASSPHRASE[-1])
    office.click(dialog.primary)
    assert dialog.banner.words == "Please type your own passphrase."
    assert dialog.agreeing.picker.isVisible()
    office.agree(dialog.agreeing)
    office.click(dialog.primary)
    assert names(people)[-1] == "Ketua Kedua"
    assert "P-03: sign in with this number" in people.banner.words
    assert headquarters_gate(office.root / "hq").unlock(THIRD_PASSPHRASE).person_id == "P-03"


def test_a_clerk_is_brought_in_by_the_administrator_alone(office, people) -> None:
    dialog = people.open_add()
    dialog.role.setCurrentIndex(dialog.role.findData(StaffRole.CLERK))
    office.settle()
    assert not dialog.agreeing.picker.isVisible()
    assert "Receives packages" in dialog._says.text()
    office.type(dialog.name, "Petugas Arsip")
    office.type(dialog.passphrase, THIRD_PASSPHRASE)
    office.type(dialog.again, THIRD_PASSPHRASE)
    office.type(dialog.agreeing.first, PASSPHRASE)
    office.click(dialog.primary)
    assert office.services.people.list()[-1].role is StaffRole.CLERK
    assert office.services.deeds.view().flaws == ()


def test_who_becomes_an_administrator_types_their_passphrase(office, people) -> None:
    office.click(people.role)
    assert people.banner.words == "Please pick a person first."
    pick(office, people, "Petugas uji")
    office.click(people.role)
    assert "another administrator" in people.banner.words
    pick(office, people, "Ketua uji")
    dialog = people.open_role()
    office.settle()
    assert not dialog.theirs.isVisible()
    dialog.role.setCurrentIndex(dialog.role.findData(StaffRole.ADMINISTRATOR))
    office.settle()
    office.agree(dialog.agreeing)
    office.click(dialog.primary)
    assert "Please let Ketua uji type their passphrase" in dialog.banner.words
    office.type(dialog.theirs, SECOND_PASSPHRASE)
    office.click(dialog.primary)
    assert people.banner.words == "Ketua uji is now: Administrator."
    assert office.services.people.list()[1].role is StaffRole.ADMINISTRATOR


def test_somebody_goes_with_a_reason(office, people) -> None:
    pick(office, people, "Ketua uji")
    dialog = people.open_remove()
    office.settle()
    office.click(dialog.primary)
    assert "write the reason" in dialog.banner.words
    office.type(dialog.reason, "Pensiun")
    office.agree(dialog.agreeing)
    office.click(dialog.primary)
    assert people.banner.words == "Ketua uji works here no more."
    assert people._two.isVisible()
    assert office.services.people.list()[1].status is PersonStatus.REMOVED
    pick(office, people, "Ketua uji")
    office.click(people.remove)
    assert people.banner.words == "This person works here no more."


def test_the_own_passphrase_is_changed(office, people) -> None:
    dialog = people.open_passphrase()
    office.click(dialog.primary)
    assert dialog.banner.words == "Please type the old passphrase."
    office.type(dialog.old, "bukan sandinya itu")
    for edit in (dialog.new, dialog.again):
        office.type(edit, THIRD_PASSPHRASE)
    office.click(dialog.primary)
    assert "The passphrase is wrong" in dialog.banner.words
    dialog.old.clear()
    office.type(dialog.old, PASSPHRASE)
    office.click(dialog.primary)
    assert people.banner.words == "Your passphrase is changed."
    assert headquarters_gate(office.root / "hq").unlock(THIRD_PASSPHRASE).person_id == "P-01"


def test_the_log_is_filtered_by_person_act_day_and_word(office, log) -> None:
    def shown() -> list[int]:
        model = log.table.model()
        return sorted(int(model.index(at, 0).data()) for at in range(model.rowCount()))

    assert shown() == list(range(1, 10))
    assert log._count.text() == "9 of 9 lines"
    log.act.setCurrentIndex(log.act.findData(Act.ISSUE.value))
    assert shown() == [6, 7]
    assert log._count.text() == "2 of 9 lines"
    log.act.setCurrentIndex(0)
    log.who.setCurrentIndex(log.who.findData("P-02"))
    assert shown() == []
    log.who.setCurrentIndex(0)
    office.type(log.look, "A-02")
    assert shown() == [7, 8]
    log.look.clear()
    log.since.setDate(QDate(2026, 3, 2))
    assert shown() == []
    log.since.setDate(QDate(2000, 1, 1))
    log.until.setDate(QDate(2026, 3, 1))
    assert shown() == list(range(1, 10))
    log.table.setCurrentIndex(log.table.model().index(0, 1))
    assert "Hash: " in log._detail.text()


def test_the_log_speaks_of_names_and_fits_a_small_window(office, log) -> None:
    region = office.region_id("Kota Ambon")
    with office.services.database.write() as session:
        office.services.desk.note(session, Act.FOLLOW_UP, f"2019 {region}", new="mentoring 2026-03-02")
    log.verify()
    office.settle()

    def said(act: Act) -> tuple[str, str]:
        at = next(n for n, row in enumerate(log.model.rows) if row.deed.act is act)
        return log.model.index(at, 4).data(), log.model.index(at, 5).data()

    assert said(Act.ISSUE)[0] == "Asesor A-01 · Test edition 2026"
    assert said(Act.DRAFT)[0] == "Test edition 2026"
    assert said(Act.FOLLOW_UP) == (
        "Kota Ambon · Movement towards 100 Smart Cities 2019",
        "Mentoring 2 March 2026",
    )
    log.look.setText(f"2019 {region}")  # the code that is hashed is found as well
    assert log.table.model().rowCount() == 1
    log.table.setCurrentIndex(log.table.model().index(0, 1))
    assert "Kota Ambon · Movement towards 100 Smart Cities 2019 (2019 " in log._detail.text()
    log.table.setColumnHidden(7, True)  # the test's own clock runs ahead of what is counted
    office.window.resize(1024, 540)
    office.settle()
    header = log.table.horizontalHeader()
    assert header.sectionPosition(5) + header.sectionSize(5) <= log.table.viewport().width()


def test_a_whole_log_is_said_to_be_whole_and_can_be_saved(office, log, choose_file, tmp_path: Path) -> None:
    office.click(log.check)
    assert "The log is whole: 9 lines, 3 signatures." in log.banner.words
    choose_file(str(tmp_path))
    office.click(log.save)
    assert "catatan-pusat.jsonl" in log.banner.words
    assert len((tmp_path / "catatan-pusat.jsonl").read_bytes().splitlines()) == 9


def test_what_is_missing_stands_in_red_with_its_number(office, log) -> None:
    with office.services.database.write() as session:
        connection = session.connection()
        connection.exec_driver_sql("DROP TRIGGER deed_no_delete")
        connection.exec_driver_sql("DELETE FROM deed WHERE sequence IN (4, 5)")
    office.click(log.check)
    assert "1 finding in the log." in log.banner.words
    assert "At number 6." in log.banner.words
    row = next(one for one in log.model.rows if one.deed.sequence == 6)
    assert log._finding(row) == "Lines are missing before this one: 4-5."
    at = log.model.rows.index(row)
    ink = log.model.index(at, 7).data(Qt.ItemDataRole.ForegroundRole)
    assert ink is not None


def test_a_clock_that_was_set_back_is_remarked_on(office, log) -> None:
    clock = office.services.desk._clock
    clock.at = clock.at.replace(year=2025)
    office.services.desk.approve(Act.DECIDE, b"{}", SECRETS)
    with office.services.database.write() as session:
        office.services.desk.note(session, Act.PRINT, "ranking T-2026")
    office.click(log.check)
    row = log.model.rows[-1]
    assert log._finding(row).startswith("The clock went back by about")


def test_signing_in_asks_who_it_is(office, qtbot) -> None:
    page = WelcomePage(practice=False)
    qtbot.addWidget(page)
    page.show()
    page.ask_person(headquarters_gate(office.root / "hq"))
    step = page.step
    assert isinstance(step, SignInStep)
    assert [step.picker.itemText(at) for at in range(step.picker.count())] == ["P-01", "P-02"]
    qtbot.mouseClick(step.primary, Qt.MouseButton.LeftButton)
    assert step.banner.words == "Please type your passphrase."
    step.picker.setCurrentIndex(1)
    qtbot.keyClicks(step.passphrase, PASSPHRASE)
    qtbot.mouseClick(step.primary, Qt.MouseButton.LeftButton)
    background.drain()
    QApplication.processEvents()
    assert "The passphrase is wrong" in step.banner.words
    step.passphrase.setText(SECOND_PASSPHRASE)
    with qtbot.waitSignal(page.unlocked) as caught:
        qtbot.mouseClick(step.primary, Qt.MouseButton.LeftButton)
    assert caught.args[0].person_id == "P-02"


def test_who_locked_the_window_only_types_their_passphrase(office, qtbot) -> None:
    step = SignInStep(lambda _secret, _person: None, ("P-01", "P-02"), "P-02", locked=True)
    qtbot.addWidget(step)
    assert step.picker.currentData() == "P-02"
    assert step.first is step.passphrase
    assert "Locked" in step.heading.text()
    unknown = SignInStep(lambda _secret, _person: None, ("P-01", "P-02"), "P-09")
    qtbot.addWidget(unknown)
    assert unknown.first is unknown.picker
