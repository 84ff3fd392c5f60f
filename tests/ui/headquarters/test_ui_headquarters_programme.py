from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QDate
from PySide6.QtWidgets import QFileDialog

from smartcity_desktop.core.programme import Stage
from smartcity_desktop.ui.dialogs.next_step import NextStepDialog
from smartcity_desktop.ui.dialogs.reason import ReasonDialog
from tests.opening import SECRETS

if TYPE_CHECKING:
    from pathlib import Path


def shown(dialog: NextStepDialog) -> set[str]:
    """Fields of the form that can be seen."""
    names = [
        "signatory",
        "office",
        "mandate",
        "number",
        "number_region",
        "mentor",
        "place",
        "horizon_from",
        "horizon_to",
        "replaced_by",
    ]
    return {name for name in names if getattr(dialog.form, name).isVisible()}


def pick(office, name: str, edition: str) -> None:
    office.page("programme")
    office.desk.programme.ledger.pick(edition, office.region_id(name))
    office.settle()


def record(office, stage: Stage, day: tuple[int, int, int], **fields: object) -> NextStepDialog:
    """Open the dialog by its button, fill it in, press *Record*."""
    office.click(office.desk.programme.step)
    dialog = next(one for one in office.window.findChildren(NextStepDialog) if one.isVisible())
    dialog.pick(stage)
    dialog.form.day.setDate(QDate(*day))
    for name, value in fields.items():
        field = getattr(dialog.form, name)
        if isinstance(value, int):
            field.setValue(value)
        else:
            office.type(field, str(value))
    office.click(dialog.primary)
    return dialog


def history(office) -> list[tuple[str, bool]]:
    """Stage and whether it was withdrawn, as the timeline shows them."""
    steps = office.desk.programme.way.timeline.steps
    return [(step._stage.text(), step._stage.font().strikeOut()) for step in steps]


def test_the_three_cohorts_are_there_with_the_running_count(new_office) -> None:
    office = new_office
    office.page("programme")
    page = office.desk.programme
    assert page._count_words.text() == "100 memoranda signed by 98 different regions"
    assert page.count.accessibleDescription() == "2017: 25 (25); 2018: 50 (75); 2019: 25 (100)"
    ledger = page.ledger
    at = ledger.edition.findData("2018")
    ledger.edition.setCurrentIndex(at)
    ledger.edition.activated.emit(at)
    at = ledger.stage.findData("memorandum")
    ledger.stage.setCurrentIndex(at)
    ledger.stage.activated.emit(at)
    assert ledger.shown == 50
    office.type(ledger.look, "depok")
    assert ledger.shown == 1
    ledger.table.selectRow(0)
    office.settle()
    assert history(office) == [
        ("Chosen", False), ("Memorandum", False), ("Chosen", False), ("Memorandum", False),
    ]  # fmt: skip
    steps = page.way.timeline.steps
    assert steps[0]._day.text() == "day not known"
    assert steps[1]._day.text() == "8 May 2018"
    assert steps[3]._day.text() == "15 May 2019"
    assert steps[1]._details.text().startswith("Source: ")


def test_nothing_is_picked_at_first_and_the_page_says_so(new_office) -> None:
    office = new_office
    office.page("programme")
    assert office.desk.programme.way._none.isVisible()
    office.click(office.desk.programme.step)
    assert office.desk.programme.banner.words == "Please pick a region first."


def test_from_memorandum_through_mentoring_to_the_accepted_plan(
    new_office, tmp_path: Path, choose_file
) -> None:
    """A region of 2019 goes on: mentoring, four bimtek, a plan that is refused at three years and taken at five."""
    office = new_office
    pick(office, "Kota Depok", "2019")
    paper = tmp_path / "surat.pdf"
    paper.write_bytes(b"%PDF-1.4\n%%EOF\n")
    office.click(office.desk.programme.step)
    dialog = next(one for one in office.window.findChildren(NextStepDialog) if one.isVisible())
    assert [Stage(dialog.form.stage.itemData(at)) for at in range(dialog.form.stage.count())] == [
        Stage.MENTORING, Stage.DROPPED_OUT, Stage.REPLACED,
    ]  # fmt: skip
    assert shown(dialog) == {"mentor", "place"}
    dialog.form.day.setDate(QDate(2019, 7, 1))
    office.type(dialog.form.mentor, "Pendamping Contoh")
    choose_file(str(paper))
    office.click(dialog.form.attachment)
    office.click(dialog.primary)
    assert history(office)[2] == ("Mentoring", False)
    assert office.desk.programme.banner.words == "Recorded: Mentoring."
    step = office.desk.programme.way.timeline.steps[2]
    assert step._details.text() == "Mentor: Pendamping Contoh"
    assert step.file.text() == "Open surat.pdf"
    for month, stage in enumerate((Stage.BIMTEK_1, Stage.BIMTEK_2, Stage.BIMTEK_3, Stage.BIMTEK_4), 8):
        record(office, stage, (2019, month, 1))
    dialog = record(office, Stage.PLAN_HANDED_IN, (2019, 12, 1), horizon_from=2020, horizon_to=2023)
    assert dialog.isVisible()
    assert shown(dialog) == {"horizon_from", "horizon_to"}
    assert dialog.form.horizon.text() == "3 years – it has to be 5 to 10 years"
    assert "2020–2023 is not 5 to 10 years" in dialog.banner.words
    dialog.form.horizon_to.setValue(2025)
    assert dialog.form.horizon.text() == "5 years"
    office.click(dialog.primary)
    record(office, Stage.PLAN_ACCEPTED, (2019, 12, 20))
    assert history(office)[-3:] != []
    assert office.desk.programme.ledger.current.stage is Stage.PLAN_ACCEPTED
    office.click(office.desk.programme.step)
    assert "has come to the end of its way" in office.desk.programme.banner.words


def test_a_memorandum_asks_for_its_own_fields_and_counts_only_where_it_is_real(office) -> None:
    office.services.inbox.receive(office.packages("Kota Ambon", "Kota Surabaya", "Kota Denpasar"))
    office.services.consolidation.choose("T-2026", secrets=SECRETS)
    pick(office, "Kota Ambon", "T-2026")
    assert office.desk.programme.memorandum.isVisible()
    dialog = record(office, Stage.MEMORANDUM, (2026, 4, 1))
    assert shown(dialog) == {"signatory", "office", "mandate", "number", "number_region", "place"}
    assert "The memorandum is incomplete: signatory, place." in dialog.banner.words
    office.type(dialog.form.signatory, "Kepala Daerah Contoh")
    office.type(dialog.form.place, "Jakarta")
    office.click(dialog.primary)
    assert office.desk.programme.ledger.current.stage is Stage.MEMORANDUM
    # Ambon signed in an earlier edition too
    assert office.desk.programme._count_words.text() == "101 memoranda signed by 98 different regions"
    office.click(office.desk.programme.memorandum)
    office.bot.waitUntil(lambda: office.desk.paper.view.pages > 0, timeout=20000)
    assert office.window.key == "paper"
    office.click(office.desk.paper.back)
    assert office.window.key == "programme"


def test_a_day_before_the_last_step_is_refused_in_the_dialog(new_office) -> None:
    office = new_office
    pick(office, "Kota Depok", "2019")
    dialog = record(office, Stage.MENTORING, (2018, 1, 1))
    assert dialog.isVisible()
    assert "lies before the step that precedes it" in dialog.banner.words
    assert len(history(office)) == 4


def test_a_mistake_is_taken_back_with_a_reason_and_stays_in_sight(new_office) -> None:
    office = new_office
    pick(office, "Kota Depok", "2019")
    record(office, Stage.MENTORING, (2019, 7, 1))
    steps = office.desk.programme.way.timeline.steps
    assert [step.withdraw.isVisible() for step in steps] == [False, False, True, False, False]
    office.click(steps[2].withdraw)
    dialog = next(one for one in office.window.findChildren(ReasonDialog) if one.isVisible())
    office.click(dialog.primary)
    assert dialog.isVisible()
    office.type(dialog.reason, "Salah daerah")
    office.click(dialog.primary)
    assert history(office)[2] == ("Mentoring", True)
    step = office.desk.programme.way.timeline.steps[2]
    assert step._withdrawn.text() == "Taken back: Salah daerah"
    assert not step.withdraw.isVisible()
    assert office.desk.programme.ledger.current.stage is Stage.MEMORANDUM


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)  # the list that pops up while typing
def test_a_replacement_is_named_and_joins_the_edition(new_office) -> None:
    office = new_office
    pick(office, "Kota Depok", "2019")
    dialog = record(office, Stage.REPLACED, (2019, 7, 1), note="Anggaran")
    assert shown(dialog) == {"replaced_by"}
    assert "not named" in dialog.banner.words
    office.type(dialog.form.replaced_by.lineEdit(), "Kota Sabang")
    office.click(dialog.primary)
    assert "Replaced by: Kota Sabang" in office.desk.programme.way.timeline.steps[2]._details.text()
    office.click(office.desk.programme.first)
    first = next(one for one in office.window.findChildren(NextStepDialog) if one.isVisible())
    assert first.form.region.isVisible()
    office.click(first.primary)
    assert first.banner.words == "Please choose a region from the list."
    office.type(first.form.region.lineEdit(), "Kota Sabang")
    office.click(first.primary)
    row = office.desk.programme.ledger.current
    assert (row.region.name, row.edition, row.stage) == ("Kota Sabang", "2019", Stage.ASKED)


def test_a_copy_of_an_attached_file_is_saved(
    new_office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office = new_office
    paper = tmp_path / "surat.pdf"
    paper.write_bytes(b"%PDF-1.4\n%%EOF\n")
    pick(office, "Kota Depok", "2019")
    dialog = office.desk.programme.open_step()
    dialog.form.day.setDate(QDate(2019, 7, 1))
    dialog.take_file(paper)
    office.click(dialog.primary)
    copy = tmp_path / "salinan.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", staticmethod(lambda *_: (str(copy), "")))
    office.click(office.desk.programme.way.timeline.steps[2].file)
    assert copy.read_bytes() == paper.read_bytes()


def test_a_region_of_a_past_edition_leads_to_its_history(office) -> None:
    office.desk.open_edition("2017")
    office.settle()
    office.desk.edition.regions_tab.picked.emit(office.region_id("Kota Makassar"))
    office.settle()
    assert office.window.key == "programme"
    assert office.desk.programme.ledger.current.region.name == "Kota Makassar"


def test_the_newest_step_is_brought_into_view(new_office) -> None:
    office = new_office
    office.window.resize(1090, 480)
    pick(office, "Kota Depok", "2019")
    record(office, Stage.MENTORING, (2019, 7, 1))
    timeline = office.desk.programme.way.timeline
    newest = next(step for step in timeline.steps if step.event_shown.stage is Stage.MENTORING)
    port = timeline.viewport()

    def in_view() -> bool:
        top = newest.mapTo(port, newest.rect().topLeft()).y()
        return top >= 0 and top + newest.height() <= port.height()

    office.bot.waitUntil(in_view)
