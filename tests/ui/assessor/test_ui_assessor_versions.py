"""A later version of the rubric in the window: offered, looked at, moved, confirmed; drafts given up and reported."""

from __future__ import annotations

import shutil
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QFileDialog

from smartcity_desktop.core.assessment import AssessmentState
from smartcity_desktop.store.records import field_reports, rubrics
from smartcity_desktop.system.settings import Settings
from tests.opening import PASSPHRASE, SECRETS, headquarters_at

if TYPE_CHECKING:
    from pathlib import Path

    from smartcity_desktop.app import HeadquartersServices
    from tests.ui.assessor.conftest import Laptop

CODE = "GANJIL"


@pytest.fixture
def hq(odd: Path, tmp_path: Path) -> HeadquartersServices:
    shutil.copytree(odd.parent / "hq", tmp_path / "hq")
    return headquarters_at(tmp_path / "hq", Settings())


def republish(laptop: Laptop, hq: HeadquartersServices, folder: Path) -> None:
    """Publish the odd edition with a reworded, a dropped and a new indicator, and take it in."""
    with hq.database.read() as session:
        text = rubrics.rubric_text(session, hq.editions.edition(CODE).rubric)
    for old, new in (
        ("version: 1", "version: 2"),
        ("Judul A11-X", "Judul baru"),
        ("code: A11-Y", "code: A11-Z"),
    ):
        assert text.count(old) == 1
        text = text.replace(old, new)
    file = folder / "rubrik.yaml"
    file.write_text(text, encoding="utf-8")
    package = hq.publishing.publish(CODE, SECRETS, folder, rubric_file=file, reason="Diperjelas.")
    laptop.services.editions.take_in(package, root_confirmed=True)
    laptop.desk.load()
    laptop.settle()
    laptop.desk.versions.look()
    laptop.settle()


def answered(laptop: Laptop) -> None:
    laptop.open()
    for code in ("A11-X", "A11-Y"):
        laptop.desk.sheet.give(code, Decimal("2.5"))
        laptop.desk.sheet.comment(code, f"Catatan {code}.")
    laptop.settle()


def test_it_is_offered_looked_at_and_moved(
    odd_laptop: Laptop, hq: HeadquartersServices, tmp_path: Path
) -> None:
    laptop, versions = odd_laptop, odd_laptop.desk.versions
    answered(laptop)
    old = laptop.stored().id
    laptop.window.go("regions")
    republish(laptop, hq, tmp_path)
    assert (
        "A new version of the rubric is there; regions on the earlier one: 1"
        in laptop.desk.regions.banner.words
    )
    laptop.open()
    assert laptop.stored().rubric.version == 1

    preview = laptop.services.rubric_moves.preview(old)
    dialog = versions.open_move(preview)
    rows = [dialog.list.topLevelItem(at) for at in range(dialog.list.topLevelItemCount())]
    assert [(row.text(0).split()[0], row.text(1), row.text(2)) for row in rows if row is not None] == [
        ("A11-X", "Needs a new look", "2.5"),
        ("A11-Y", "Gone", "2.5"),
        ("A11-Z", "New", "–"),
        ("B-O", "Kept", "–"),
        ("B-N", "Kept", "–"),
    ]
    assert dialog.old.text().startswith("Title A11-X")
    assert "title" in dialog.said.text()
    assert not dialog.reason.isVisible()
    dialog.list.setCurrentItem(rows[1])
    assert dialog.new.text() == "Not in this version."
    dialog.primary.click()
    laptop.settle()

    moved = laptop.stored()
    assert (moved.rubric.version, moved.revision, moved.looks) == (2, 2, {"A11-X"})
    assert set(moved.answers) == {"A11-X"}
    assert "answers that have to be looked at again: 1" in laptop.desk.score.banner.words
    problems = laptop.desk.sheet.problems("A11-X")
    assert [problem.code for problem in problems] == ["rubric-changed"]
    laptop.desk.sheet.give("A11-X", Decimal("2.5"))
    laptop.settle()
    assert laptop.stored().looks == frozenset()

    # The earlier draft stays readable, with what was not carried over.
    versions._show(versions._services.rubric_moves.came_from(moved.id))
    laptop.settle()
    view = laptop.desk.sheet.view
    assert view is not None
    assert (view.assessment.id, view.assessment.state) == (old, AssessmentState.ABANDONED)
    assert view.assessment.answers["A11-Y"].comment == "Catatan A11-Y."
    hq.database.close()


def test_a_draft_is_abandoned_and_the_report_reaches_headquarters(
    odd_laptop: Laptop, hq: HeadquartersServices, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    laptop, versions = odd_laptop, odd_laptop.desk.versions
    answered(laptop)
    laptop.window.go("finalise")
    page = laptop.desk.finalise
    assert page.abandon.isVisible()
    dialog = versions.open_abandon()
    assert dialog is not None
    dialog.primary.click()
    assert "Please write the reason" in dialog.banner.words
    dialog.reason.setPlainText("Daerah mundur.")
    dialog.primary.click()
    laptop.settle()
    assert laptop.stored().state is AssessmentState.ABANDONED
    assert not page.abandon.isVisible()
    assert page.revise.isVisible()

    out = tmp_path / "stik"
    out.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(out))
    report = versions.open_report(laptop.services.reporting.progress(CODE))
    assert "Kota Ambon: Abandoned 2 of 2" in report.lines.text()
    report.primary.click()
    assert "Please type your passphrase" in report.banner.words
    report.passphrase.setText(PASSPHRASE)
    report.primary.click()
    laptop.settle()
    assert "The report is written" in laptop.desk.delivery.banner.words
    (file,) = out.iterdir()
    (taken,) = hq.inbox.receive([file])
    assert taken.outcome == "taken", taken
    with hq.database.read() as session:
        (kept,) = field_reports.reports(session, CODE)
    assert [(line.state, line.reason) for line in kept.report.lines] == [
        (AssessmentState.ABANDONED, "Daerah mundur.")
    ]
    hq.database.close()
