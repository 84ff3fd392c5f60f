"""Interview desk, timer, next region, promises and the record of a visit, at a real desk on the practice edition."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from smartcity_desktop.core.facts import TOTAL, EarlierScore, Facts, Figure, Reply
from smartcity_desktop.core.language import Language, same
from smartcity_desktop.core.visit import Attendee
from smartcity_desktop.sample import PRACTICE_CODE
from smartcity_desktop.services.fieldwork import Fieldwork
from smartcity_desktop.services.scoring import Scoring
from smartcity_desktop.store import schema
from smartcity_desktop.store.database import Database
from smartcity_desktop.store.records import facts
from smartcity_desktop.system.clock import SystemClock, new_id
from smartcity_desktop.ui import texts
from smartcity_desktop.ui.dialogs.promise import PromiseDialog
from smartcity_desktop.ui.slot_clock import SlotClock

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from smartcity_desktop.ui.assessor_fieldwork import AssessorFieldwork
    from tests.ui.assessor.conftest import Laptop

ANSWER = "Jaringan serat optik menghubungkan semua kantor. " * 12


def told(laptop: Laptop) -> str:
    """Put facts of the first region into the store, and return its first indicator."""
    line = laptop.desk.regions.lines[0]
    code = "INF-F1"
    region = line.region.id
    found = Facts(
        figures=(Figure(region, "IPM", same("IPM"), Decimal("81.42"), "", "BPS", 2018),),
        replies=(Reply(region, code, ANSWER, Decimal(3)),),
        earlier=(
            EarlierScore(region, "2018", code, Decimal("2.5")),
            EarlierScore(region, "2018", TOTAL, Decimal("48.2")),
        ),
    )
    with laptop.services.database.write() as session:
        facts.put_facts(session, PRACTICE_CODE, found)
    return code


def work(laptop: Laptop) -> AssessorFieldwork:
    return laptop.desk.fieldwork


def test_the_regions_answer_stands_beside_the_indicator_and_cannot_be_changed(laptop: Laptop) -> None:
    code = told(laptop)
    laptop.window.resize(1366, 700)
    laptop.open()
    desk = work(laptop)
    assert desk.panel_shown, "an interview with answers at hand begins with them"
    laptop.desk.score.go(code)
    laptop.settle()
    card = desk.card
    assert card.isVisible()
    assert card.claimed.text() == "Gives itself level 3"
    assert card.answer.text() == ANSWER.strip()
    assert "Read only" in card.source.text()
    assert card.earlier.text() == "Earlier, 2018: 2.5\nTotal in 2018: 48.2"
    assert card.figures.text() == "IPM: 81.42 (BPS, 2018)"
    laptop.desk.sheet.give(code, Decimal(2))
    assert "yours: 2 (−0.5)" in card.earlier.text()
    texts.install(QApplication.instance(), Language.INDONESIAN)
    laptop.settle()
    assert card.figures.text() == "IPM: 81,42 (BPS, 2018)"


def test_in_a_narrow_window_it_is_a_line_and_a_tab_and_every_level_stays_in_view(laptop: Laptop) -> None:
    code = told(laptop)
    laptop.window.resize(1024, 540)
    laptop.open()
    desk, score = work(laptop), laptop.desk.score
    score.go(code)
    laptop.settle()
    QTest.qWaitForWindowExposed(laptop.window)
    assert desk.strip.isVisible()
    assert "Region: level 3 · 2018: 2.5" in desk.strip.line.accessibleName()
    last = score.form.levels.buttons()[-1]
    below = last.mapTo(score.form.viewport(), last.rect().bottomLeft()).y()
    assert below <= score.form.viewport().height()
    assert not desk.card.isVisible()
    QTest.mouseClick(desk.strip, Qt.MouseButton.LeftButton)
    assert desk.card.isVisible()
    score.go(code)
    assert not desk.card.isVisible()
    QTest.keyClick(score, Qt.Key.Key_F7)
    assert desk.card.isVisible()
    QTest.keyClick(score, Qt.Key.Key_F7)
    assert not desk.strip.isVisible()
    assert not score.places.is_tab(desk.card)


def test_on_a_visit_it_comes_by_key_alone_and_says_where_nothing_was_answered(odd_laptop: Laptop) -> None:
    odd_laptop.open()
    desk = work(odd_laptop)
    assert not desk.panel_shown
    QTest.keyClick(odd_laptop.desk.score, Qt.Key.Key_F7)
    assert desk.panel_shown
    assert "answered nothing" in desk.strip.line.accessibleName()


def test_the_next_region_is_one_key_away_and_what_was_typed_is_saved(laptop: Laptop) -> None:
    laptop.open()
    desk = work(laptop)
    view = laptop.desk.sheet.view
    assert view is not None
    before, line = view.assessment, desk.next_line()
    assert line is not None
    assert line.region.name in desk.tools.next.accessibleName()
    laptop.desk.score.form.comment.setPlainText("Belum selesai")
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(laptop.desk.score.form.comment, Qt.Key.Key_K, keys)
    laptop.settle()
    now = laptop.desk.sheet.view
    assert now is not None
    assert now.assessment.assignment_id == line.assignment_id
    kept = laptop.services.scoring.reload(before.id).assessment
    assert "Belum selesai" in {answer.comment for answer in kept.answers.values()}


def test_after_the_last_region_it_says_so(laptop: Laptop) -> None:
    laptop.open(len(laptop.desk.regions.lines) - 1)
    desk = work(laptop)
    while (line := desk.next_line()) is not None:
        laptop.desk.open_region(line)
        laptop.settle()
    assert not desk.tools.next.isEnabled()
    desk.next_region()
    assert "last region" in laptop.desk.score.banner.words


def test_the_timer_is_kept_by_region_and_over_a_restart(qtbot: QtBot) -> None:
    kept: list[str] = []
    clock = SlotClock('{"a":1500,"x":"odd","y":-4}', kept.append)
    clock.turn_to("a")
    assert (clock.seconds, clock.running) == (1500, False)
    clock.toggle()
    assert clock.running
    clock.turn_to("b")
    assert (clock.seconds, clock.running) == (0, False)
    again = SlotClock(kept[-1], kept.append)
    again.turn_to("a")
    assert again.seconds == 1500
    assert SlotClock("{", kept.append).seconds == 0
    again.reset()
    assert again.seconds == 0


def test_the_timer_says_in_words_and_colour_when_the_slot_is_over(laptop: Laptop) -> None:
    laptop.open()
    tools = work(laptop).tools
    for seconds, words, tone in (
        (60, "1 of 45 min", "muted"),
        (41 * 60, "41 of 45 min – ends soon", "warn"),
        (48 * 60, "48 of 45 min – over time", "bad"),
    ):
        tools.show_time(seconds, 45, running=True)
        assert (tools.elapsed.text(), tools.elapsed.property("tone")) == (words, tone)
    QTest.keyClick(laptop.desk.score, Qt.Key.Key_F4)
    assert work(laptop).clock.running
    laptop.window.go("regions")
    assert work(laptop).clock.running
    assert not tools.isVisible()
    laptop.window.go("score")
    assert tools.isVisible()
    QTest.keyClick(laptop.desk.score, Qt.Key.Key_F4)
    assert laptop.window.settings.slot_times


def write_promise(laptop: Laptop, what: str, due: str) -> PromiseDialog:
    QTest.keyClick(laptop.desk.score, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    dialog = next(one for one in PromiseDialog._alive if isinstance(one, PromiseDialog))
    dialog.what.setPlainText(what)
    dialog.due.setText(due)
    return dialog


def test_a_promise_is_written_down_by_key_listed_and_marked_as_kept(laptop: Laptop, qtbot: QtBot) -> None:
    laptop.open()
    dialog = write_promise(laptop, "", "besok")
    dialog.save.click()
    assert "is no date" in dialog.problem.text()
    dialog.due.setText("30-6-2019")
    assert "Sunday, 30 June 2019" in dialog.reading.text()
    assert "is past" in dialog.reading.text()
    dialog.save.click()
    assert "missing" in dialog.problem.text()
    dialog.what.setPlainText("Perwali TIK")
    dialog.save.click()
    laptop.settle()
    (promise,) = laptop.stored().promises
    assert (promise.what, promise.due, promise.kept) == ("Perwali TIK", date(2019, 6, 30), False)
    assert work(laptop).tools.promise.text() == "1"
    page = work(laptop).promises.page
    with qtbot.waitActive(laptop.window):
        laptop.window.activateWindow()
    laptop.window.go("promises")
    laptop.settle()
    assert page.table.hasFocus()
    assert page.model.rows[0].overdue(date(2019, 7, 1))
    QTest.keyClick(page.table, Qt.Key.Key_Space)
    laptop.settle()
    assert laptop.stored().promises[0].kept
    assert page.sorted.rowCount() == 0, "what was kept is not among the open ones"
    page.show_only.setCurrentIndex(page.show_only.findData("kept"))
    page.show_only.activated.emit(page.show_only.currentIndex())
    assert page.sorted.rowCount() == 1
    laptop.desk.sheet.undo()
    laptop.settle()
    assert not laptop.stored().promises[0].kept


def test_promises_of_other_regions_are_changed_and_printed_from_the_list(laptop: Laptop) -> None:
    laptop.open()
    write_promise(laptop, "Data SDM", "").save.click()
    laptop.settle()
    first = laptop.stored().id
    line = work(laptop).next_line()
    assert line is not None
    laptop.desk.open_region(line)
    laptop.settle()
    laptop.window.go("promises")
    laptop.settle()
    page = work(laptop).promises.page
    page.kept.click()
    laptop.settle()
    assert laptop.services.scoring.reload(first).assessment.promises[0].kept
    page.show_only.setCurrentIndex(page.show_only.findData("all"))
    page.show_only.activated.emit(page.show_only.currentIndex())
    page.table.selectRow(0)
    page.print.click()
    laptop.settle()
    assert laptop.window.key == "paper"
    laptop.desk.paper.back.click()
    assert laptop.window.key == "promises"
    page.open.click()
    laptop.settle()
    assert laptop.window.key == "score"
    view = laptop.desk.sheet.view
    assert view is not None
    assert view.assessment.id == first


def test_a_visit_is_recorded_field_by_field_and_undone(laptop: Laptop, qtbot: QtBot) -> None:
    laptop.open()
    QTest.keyClick(laptop.desk.score, Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    page = work(laptop).visit
    assert laptop.window.key == "visit"
    assert page.lines["day"].hasFocus()
    QTest.keyClicks(page.lines["day"], "16-5-2026")
    qtbot.waitUntil(lambda: laptop.stored().visit.day == "2026-05-16", timeout=3000)
    assert page.note("day") == "Saturday, 16 May 2026"
    QTest.keyClicks(page.lines["began"], "9:00")
    page.save_now()
    laptop.settle()
    visit = laptop.stored().visit
    assert (visit.began, visit.zone) == ("09.00", "WIB")
    QTest.keyClicks(page.lines["ended"], "25.00")
    page.save_now()
    assert "is no hour" in page.note("ended")
    assert page.lines["ended"].text() == "25.00", "what cannot be read stays to be mended"
    page.agenda.setPlainText("Pembukaan\nPaparan")
    page.save_now()
    laptop.settle()
    assert laptop.stored().visit.agenda == "Pembukaan\nPaparan"
    laptop.window.go("score")
    laptop.desk.sheet.undo()
    laptop.settle()
    assert laptop.window.key == "visit", "undo goes where it changed something"
    assert laptop.stored().visit.agenda == ""
    assert page.agenda.toPlainText() == ""


def test_what_the_disk_refused_stays_on_the_page_is_rescued_and_saved_later(
    laptop: Laptop, tmp_path: Path
) -> None:
    laptop.open()
    work(laptop).to_visit()
    page, folder = work(laptop).visit, laptop.services.folder
    other = schema.connect(folder.database, laptop.services.identity._keys.database)
    quick = Database.open(folder.database, key=laptop.services.identity._keys.database, patience=0.05)
    scoring = Scoring(quick, SystemClock(), new_id, "A-01")
    work(laptop)._services = replace(laptop.services, fieldwork=Fieldwork(quick, scoring, new_id))
    other.execute("BEGIN IMMEDIATE")
    QTest.keyClicks(page.lines["place"], "Balai Kota")
    page.save_now()
    laptop.settle()
    assert laptop.desk.sheet.error is not None
    laptop.desk.sheet.reload()
    laptop.settle()
    assert page.lines["place"].text() == "Balai Kota", "an older state of the sheet does not take it away"
    other.execute("ROLLBACK")
    laptop.desk.sheet.retry()
    laptop.settle()
    assert laptop.desk.sheet.error is None
    assert laptop.stored().visit.place == "Balai Kota"
    assert page.lines["place"].text() == "Balai Kota"
    other.execute("BEGIN IMMEDIATE")
    QTest.keyClicks(page.lines["place"], " Ambon")
    page.save_now()
    laptop.settle()
    laptop.desk.actions.rescue(tmp_path)
    laptop.settle()
    (rescued,) = tmp_path.glob("penyelamatan-*.txt")
    assert "visit.place: Balai Kota Ambon" in rescued.read_text(encoding="utf-8-sig")
    work(laptop).to_visit()
    assert page.lines["place"].text() == "Balai Kota", "what was rescued is let go of"
    other.execute("ROLLBACK")
    other.close()
    laptop.settle()
    quick.close()


def test_attendance_is_typed_pasted_and_turned_by_keys(laptop: Laptop) -> None:
    laptop.open()
    work(laptop).to_visit()
    page = work(laptop).visit
    table = page.attendance
    table.setFocus()
    table.setCurrentCell(0, 0)
    QApplication.clipboard().setText("1. Wakil Contoh, Sekretaris Daerah\nPeserta Contoh\tDinas Kominfo\n\n")
    QTest.keyClick(table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    table.setCurrentCell(1, 2)
    QTest.keyClick(table, Qt.Key.Key_Space)
    page.save_now()
    laptop.settle()
    assert laptop.stored().visit.attendees == (
        Attendee("001", "Wakil Contoh", "Sekretaris Daerah", "region"),
        Attendee("002", "Peserta Contoh", "Dinas Kominfo", "panel"),
    )
    table.setCurrentCell(2, 1)
    table.item(2, 1).setText("Tanpa nama")
    page.save_now()
    assert "line 3: the name is missing" in page._attendance_note.text()
    table.setCurrentCell(2, 0)
    QTest.keyClick(table, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    table.setCurrentCell(0, 0)
    QTest.keyClick(table, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)
    page.save_now()
    laptop.settle()
    assert [one.name for one in laptop.stored().visit.attendees] == ["Peserta Contoh"]


def test_the_minutes_are_shown_with_signing_offered(laptop: Laptop) -> None:
    laptop.open()
    work(laptop).to_visit()
    work(laptop).visit.print.click()
    laptop.settle()
    assert laptop.window.key == "paper"
    assert not laptop.desk.paper.sign_button.isHidden()
    laptop.desk.paper.back.click()
    assert laptop.window.key == "visit"


def test_every_field_of_a_visit_and_of_the_tools_has_a_name(laptop: Laptop) -> None:
    laptop.open()
    work(laptop).to_visit()
    page, tools = work(laptop).visit, work(laptop).tools
    for widget in (*page.lines.values(), page.zone, page.agenda, page.conclusion, page.attendance):
        assert widget.accessibleName()
    for button in (tools.timer, tools.promise, tools.visit, tools.next):
        assert button.accessibleName()
    chain, widget = [], page.lines["day"]
    for _ in range(16):
        chain.append(widget)
        widget = widget.nextInFocusChain()
    order = [
        chain.index(one) for one in (page.lines["day"], page.zone, page.lines["began"], page.lines["ended"])
    ]
    assert order == sorted(order)
