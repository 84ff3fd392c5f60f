"""When the disk refuses: it is said, the sheet is not left, nothing is lost, and there is a way out."""

from __future__ import annotations

import csv
from contextlib import contextmanager
from decimal import Decimal
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from smartcity_desktop.core.transcription import Phase
from smartcity_desktop.services.scoring import Scoring
from smartcity_desktop.store import schema
from smartcity_desktop.store.database import Database
from smartcity_desktop.system.clock import SystemClock, new_id

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import pytest

    from tests.ui.assessor.conftest import Laptop

KEY = Qt.Key


@contextmanager
def busy_disk(laptop: Laptop) -> Iterator[None]:
    """Hold the database as another program would; the sheet's own connection gives up soon."""
    folder, key = laptop.services.folder, laptop.services.identity._keys.database
    quick = Database.open(folder.database, key=key, patience=0.05)
    laptop.desk.sheet._scoring = Scoring(quick, SystemClock(), new_id, "A-01")
    other = schema.connect(folder.database, key)
    other.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        other.execute("ROLLBACK")
        other.close()
        laptop.settle()
        quick.close()
        laptop.desk.sheet._scoring = laptop.services.scoring


def press(key: Qt.Key) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key)


def test_a_failed_save_is_said_and_keeps_the_sheet(laptop: Laptop) -> None:
    laptop.open()
    press(KEY.Key_2)
    laptop.settle()
    with busy_disk(laptop):
        press(KEY.Key_4)
        laptop.settle()
        assert "NOT saved" in laptop.window.save_indicator.text()
        assert "in use by another program" in laptop.desk.score.banner.words
        assert laptop.desk.score.form.levels.button(Decimal(4)).isChecked()
        laptop.window.go("regions")
        laptop.settle()
        assert laptop.window.key == "score"
        laptop.open(1)
        view = laptop.desk.sheet.view
        assert view is not None
        assert view.region.name == "Kota Ambon"
        assert not laptop.window.close()
        assert laptop.window.isVisible()
    laptop.desk.sheet.retry()
    laptop.settle()
    assert laptop.window.save_indicator.error is None
    assert laptop.stored().answers["INF-F1"].value == Decimal(4)
    laptop.window.go("regions")
    laptop.settle()
    assert laptop.window.key == "regions"


def test_what_failed_is_saved_with_the_next_change(laptop: Laptop) -> None:
    laptop.open()
    with busy_disk(laptop):
        press(KEY.Key_3)
        press(KEY.Key_Return)
        laptop.settle()
    press(KEY.Key_1)
    laptop.settle()
    answers = laptop.stored().answers
    assert (answers["INF-F1"].value, answers["INF-F2"].value) == (Decimal(3), Decimal(1))
    assert laptop.window.save_indicator.error is None


def test_the_newest_of_two_failed_changes_counts(laptop: Laptop) -> None:
    laptop.open()
    with busy_disk(laptop):
        press(KEY.Key_3)
        laptop.settle()
        press(KEY.Key_1)
        laptop.settle()
    laptop.desk.sheet.retry()
    laptop.settle()
    assert laptop.stored().answers["INF-F1"].value == Decimal(1)


def test_the_work_can_be_copied_to_a_stick(
    laptop: Laptop, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stick = tmp_path / "USB SIMPEDA"
    stick.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(stick))
    laptop.open()
    press(KEY.Key_2)
    press(KEY.Key_Return)
    laptop.settle()
    with busy_disk(laptop):
        press(KEY.Key_4)
        laptop.settle()
        laptop.window.rescue_wanted.emit()
        laptop.settle()
        (file,) = stick.iterdir()
        with file.open(encoding="utf-8-sig", newline="") as table:
            rows = {row["indicator"]: row for row in csv.DictReader(table)}
        assert rows["INF-F1"]["value"] == "2"
        assert rows["INF-F2"]["value"] == "4"
        assert rows["INF-F2"]["region"] == "81.71"
        assert str(file) in laptop.desk.score.banner.words
        assert laptop.desk.sheet.error is None


def test_a_text_that_is_too_long_is_refused_until_it_is_shorter(laptop: Laptop) -> None:
    laptop.open()
    comment = laptop.desk.score.form.comment
    comment.setFocus()
    comment.setPlainText("x" * 4001)
    comment.save_now()
    laptop.settle()
    assert "4001" in laptop.window.save_indicator.text()
    comment.setPlainText("cukup")
    comment.save_now()
    assert laptop.stored().answers["INF-F1"].comment == "cukup"
    assert laptop.window.save_indicator.error is None


def test_no_paper_is_opened_or_entered_over_what_is_not_saved(laptop: Laptop) -> None:
    laptop.open()
    transcribing, sheet = laptop.desk.papers.transcribing, laptop.desk.sheet
    with busy_disk(laptop):
        press(KEY.Key_4)
        laptop.settle()
        assert sheet.error is not None
        transcribing.begin()
        laptop.settle()
        assert laptop.window.key == "score"
    sheet.retry()
    laptop.settle()
    transcribing.begin()
    laptop.settle()
    page, review = transcribing.page, transcribing.review
    page.page.skipped.emit()
    while page.transcription is not None and page.transcription.phase is not Phase.COMPARE:
        QTest.keyClicks(page.entry, "1")
        QTest.keyClick(page.entry, KEY.Key_Return)
    page.review.click()
    laptop.settle()
    with busy_disk(laptop):
        sheet.give("INF-F2", Decimal(3))
        laptop.settle()
    assert laptop.window.key == "score", "what is not saved comes first"
    laptop.window.go("paper_review")
    QTest.mouseClick(review.enter, Qt.MouseButton.LeftButton)
    laptop.settle()
    assert "in use by another program" in review.banner.words
    assert {code: answer.value for code, answer in laptop.stored().answers.items()} == {"INF-F1": Decimal(4)}
    sheet.retry()
    laptop.settle()
    QTest.mouseClick(review.enter, Qt.MouseButton.LeftButton)
    laptop.settle()
    assert "has changed since this review was drawn: INF-F2" in review.banner.words
    assert laptop.stored().answers["INF-F2"].value == Decimal(3)
