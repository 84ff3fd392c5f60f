"""Photos on the score page: graded by keyboard, kept without their place, shared, covered, and never in the way."""

from __future__ import annotations

import io
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from smartcity_desktop.core.assessment import Quality
from smartcity_desktop.core.evidence_problems import is_broken
from smartcity_desktop.core.rubric import EvidenceKind, Severity
from smartcity_desktop.ui.dialogs.blur import BlurDialog
from smartcity_desktop.ui.dialogs.camera import CameraDialog
from smartcity_desktop.ui.dialogs.evidence_view import EvidenceDialog
from smartcity_desktop.ui.widgets.goto_box import GotoBox
from tests.photos import AMBON, camera_photo

if TYPE_CHECKING:
    from pathlib import Path

    from smartcity_desktop.core.assessment import Citation
    from tests.ui.assessor.conftest import Laptop

KEY, SHIFT, CTRL = Qt.Key, Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def photo(folder: Path, name: str = "IMG_0001.jpg", **how: object) -> Path:
    path = folder / name
    path.write_bytes(camera_photo((900, 600), **how))  # type: ignore[arg-type]
    return path


@pytest.fixture
def opened(laptop: Laptop, tmp_path: Path) -> Laptop:
    """A region with one photo that told its place, wide enough for the panel to stand beside."""
    laptop.window.resize(1366, 740)
    laptop.open()
    laptop.desk.files.attach(
        "INF-F1", [photo(tmp_path, position=AMBON, taken="2019:05:16 14:30:00", offset="+09:00")]
    )
    laptop.settle()
    return laptop


def row_of(laptop: Laptop):
    (row,) = laptop.desk.score.evidence.rows
    return row


def test_a_photo_says_when_and_where_and_travels_without_the_place(opened: Laptop) -> None:
    row = row_of(opened)
    assert "16 May 2019, 14:30 (UTC+09:00)" in row._facts.whole
    assert "3.69540° S, 128.18140° E" in row._facts.whole
    assert "no place inside" in row._facts.whole
    assert row._keep.isVisible()
    assert not row._keep.isChecked()
    (citation,) = opened.stored().citations
    assert citation.original


def test_the_place_is_kept_on_purpose_and_that_stays_visible(opened: Laptop) -> None:
    before = opened.stored().citations[0]
    row_of(opened)._keep.setFocus()
    QTest.keyClick(row_of(opened)._keep, KEY.Key_Space)
    opened.settle()
    row = row_of(opened)
    assert row._keep.isChecked()
    assert "no place inside" not in row._facts.whole
    (citation,) = opened.stored().citations
    assert (citation.original, citation.added_at) == (before.original, before.added_at)
    opened.desk.score.go("INF-F2")
    opened.desk.score.go("INF-F1")
    opened.settle()
    assert row_of(opened)._keep.isChecked()
    row_of(opened)._keep.click()
    opened.settle()
    assert opened.stored().citations[0].sha256 == before.sha256


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_grade_kind_and_caption_are_set_by_keyboard(opened: Laptop) -> None:
    row = row_of(opened)
    row._quality.setFocus()
    menus = []

    def pick() -> None:
        menu = QApplication.activePopupWidget()
        menus.append(menu)
        for _ in range(3):
            QTest.keyClick(menu, KEY.Key_Down)
        QTest.keyClick(menu, KEY.Key_Return)

    QTimer.singleShot(0, pick)
    QTest.keyClick(row._quality, KEY.Key_Space)
    assert menus == [row._quality.menu()]
    opened.settle()
    assert opened.stored().citations[0].quality is Quality.DEMONSTRATED
    row = row_of(opened)
    assert "Demonstrated" in row._quality.accessibleName()
    row._caption.setFocus()
    QTest.keyClicks(row._caption, "Ruang kendali")
    QTest.keyClick(row._caption, KEY.Key_Return)
    opened.settle()
    row._kinds[EvidenceKind.DATA].trigger()
    opened.settle()
    (citation,) = opened.stored().citations
    assert (citation.caption, citation.kind, citation.quality) == (
        "Ruang kendali",
        EvidenceKind.DATA,
        Quality.DEMONSTRATED,
    )
    history = opened.services.scoring.story(opened.desk.sheet.view.assessment.id, "INF-F1")
    assert len(history) == 7, "each change took one citation back and wrote another"


def test_what_is_being_typed_stays_when_the_sheet_is_read_again(opened: Laptop) -> None:
    row = row_of(opened)
    row._caption.setFocus()
    QTest.keyClicks(row._caption, "Loket")
    row._quality.menu().actions()[0].trigger()
    QTest.keyClicks(row._caption, " baru")
    opened.settle()
    assert row_of(opened)._caption.text() == "Loket baru"
    QTest.keyClick(row._caption, KEY.Key_Return)
    opened.settle()
    assert opened.stored().citations[0].caption == "Loket baru"


def test_up_and_down_go_to_the_same_field_of_the_next_row(opened: Laptop, tmp_path: Path) -> None:
    opened.desk.files.attach("INF-F1", [photo(tmp_path, f"{n}.jpg", noise=n) for n in range(1, 5)])
    opened.settle()
    panel = opened.desk.score.evidence
    panel.rows[0]._caption.setFocus()
    for wanted in (1, 2, 3):
        QTest.keyClick(QApplication.focusWidget(), KEY.Key_Down)
        opened.settle()
        focus = QApplication.focusWidget()
        row = next(row for row in panel.rows if row.isAncestorOf(focus))
        assert focus is row._caption
        assert row.citation.original_name == f"{wanted}.jpg"
    QTest.keyClick(QApplication.focusWidget(), KEY.Key_Up)
    assert any(row._caption.hasFocus() and row.citation.original_name == "2.jpg" for row in panel.rows)


def test_evidence_is_shared_with_an_indicator_found_by_word(opened: Laptop) -> None:
    row_of(opened)._also.trigger()
    box = next(iter(opened.window.findChildren(GotoBox)))
    assert "INF-F1" not in [box.list.item(at).text()[:6] for at in range(box.list.count())]
    QTest.keyClicks(box.search, "INF-F2")
    QTest.keyClick(box.search, KEY.Key_Return)
    one, two = opened.stored().citations
    assert (one.indicator, two.indicator) == ("INF-F1", "INF-F2")
    assert (one.sha256, one.original) == (two.sha256, two.original)


def test_the_same_photo_again_is_said(opened: Laptop, tmp_path: Path) -> None:
    opened.desk.files.attach(
        "INF-F1", [photo(tmp_path, "lagi.jpg", position=AMBON, taken="2019:05:16 14:30:00", offset="+09:00")]
    )
    opened.settle()
    assert "attached to indicator INF-F1 already" in opened.desk.score.banner.words
    assert len(opened.stored().citations) == 1


def test_what_is_attached_as_it_is_is_said(opened: Laptop, tmp_path: Path) -> None:
    path = tmp_path / "IMG_2.heic"
    path.write_bytes(b"\0\0\0\x18ftypheic" + bytes(40))
    opened.desk.files.attach("INF-F1", [path])
    opened.settle()
    assert "IMG_2.heic was attached as it is" in opened.desk.score.banner.words
    assert "Most Compatible" in opened.desk.score.banner.words


def test_a_heic_photo_says_in_its_row_and_before_signing_that_its_place_travels(
    opened: Laptop, tmp_path: Path
) -> None:
    path = tmp_path / "IMG_2.heic"
    path.write_bytes(b"\0\0\0\x18ftypheic" + bytes(40))
    opened.desk.files.attach("INF-F1", [path])
    opened.settle()
    rows = {row.citation.original_name: row for row in opened.desk.score.evidence.rows}
    assert "as it is, with its place" in rows["IMG_2.heic"]._facts.whole
    assert "as it is" not in rows["IMG_0001.jpg"]._facts.whole
    assert "travels with it" in " ".join(opened.desk.score.form.problems.words)
    opened.window.go("finalise")
    opened.settle()
    problems = opened.desk.finalise.problems
    (note,) = [line for line in problems._lines if line.problem.severity is Severity.NOTE]
    assert "IMG_2.heic: a HEIC photo cannot be read here" in note.problem.text.en
    assert not note.problem.open
    citation = rows["IMG_2.heic"].citation
    opened.desk.files.remove(citation)
    opened.settle()
    assert all(line.problem.severity is not Severity.NOTE for line in problems._lines)


def harm(laptop: Laptop, how: str) -> Citation:
    """Remove or change the bytes of the one piece of evidence; whoever saw it before has forgotten."""
    store = laptop.services.evidence._store
    (citation,) = laptop.stored().citations
    path = store.path(citation.sha256, citation.extension)
    if how == "gone":
        path.unlink()
    else:
        path.write_bytes(path.read_bytes()[:-1] + b"x")
    return citation


@pytest.mark.parametrize("how", ["gone", "changed"])
def test_evidence_that_was_harmed_says_what_to_do_and_blocks_signing(opened: Laptop, how: str) -> None:
    harm(opened, how)
    opened.desk.files.looks._seen.clear()
    opened.desk.score.go("INF-F2")
    opened.desk.score.go("INF-F1")
    opened.settle()
    row = row_of(opened)
    assert row._problem.isVisible()
    assert how in row._problem.text()
    assert "Restore it from a backup" in row._problem.text()
    assert row._remove.isVisible()


@pytest.mark.parametrize(
    ("how", "words"), [("gone", "gone from this computer"), ("changed", "changed since")]
)
def test_harmed_evidence_is_listed_before_signing_until_it_is_taken_off(
    opened: Laptop, how: str, words: str
) -> None:
    citation = harm(opened, how)
    opened.desk.files.describe(citation, citation.kind, "Loket layanan")
    opened.settle()
    page = opened.desk.finalise
    opened.window.go("finalise")
    opened.settle()
    assert not page.problems._reading.isVisible()
    (line,) = [line for line in page.problems._lines if is_broken(line.problem)]
    told = line.problem.text.en
    assert line.problem.severity is Severity.BLOCK
    assert "INF-F1" in told
    assert "IMG_0001.jpg (Loket layanan)" in told
    assert words in told
    assert "Take it off and attach it again" in told
    page.sign.click()
    assert "33 block signing" in page.banner.words, "32 unanswered, and the photo"
    line.link.clicked.emit()
    opened.settle()
    assert (opened.window.key, opened.desk.score.code) == ("score", "INF-F1")
    assert words in " ".join(opened.desk.score.form.problems.words)
    opened.desk.score.go("SUP-K1")
    opened.desk.score.next_problem()
    assert opened.desk.score.code == "INF-F1", "the next problem is this one"
    opened.desk.sheet.give("INF-F1", Decimal(1))
    assert words in " ".join(opened.desk.score.form.problems.words), "also while an answer is on its way"
    opened.settle()
    (citation,) = opened.stored().citations
    opened.desk.files.remove(citation)
    opened.settle()
    assert not any(is_broken(one) for one in opened.desk.sheet.view.problems)


def test_evidence_that_was_attached_again_is_no_problem_any_more(opened: Laptop, tmp_path: Path) -> None:
    harm(opened, "changed")
    opened.desk.score.check()
    opened.settle()
    assert any(is_broken(one) for one in opened.desk.sheet.view.problems), "checking now finds it, too"
    opened.desk.files.attach(
        "SUP-K1", [photo(tmp_path, position=AMBON, taken="2019:05:16 14:30:00", offset="+09:00")]
    )
    opened.settle()
    assert any(is_broken(one) for one in opened.desk.sheet.view.problems) is False


def test_another_region_has_none_of_the_problems_of_this_one(opened: Laptop) -> None:
    harm(opened, "gone")
    opened.window.go("finalise")
    opened.settle()
    assert any(is_broken(one) for one in opened.desk.sheet.view.problems)
    opened.open(1)
    assert not any(is_broken(one) for one in opened.desk.sheet.view.problems)
    opened.open(0)
    opened.settle()
    assert any(is_broken(one) for one in opened.desk.sheet.view.problems), "what is known stays known"


def cover(laptop: Laptop, *, keep: bool) -> BlurDialog:
    row_of(laptop)._blur.trigger()
    laptop.settle()
    dialog = next(iter(laptop.window.findChildren(BlurDialog)), None) or next(
        widget for widget in QApplication.topLevelWidgets() if isinstance(widget, BlurDialog)
    )
    dialog.keep.setChecked(keep)
    return dialog


def test_faces_are_covered_by_keyboard_alone(opened: Laptop) -> None:
    before = opened.stored().citations[0]
    dialog = cover(opened, keep=False)
    canvas = dialog.canvas
    assert canvas.hasFocus()
    for key, how in ((KEY.Key_Left, None), (KEY.Key_Up, None), (KEY.Key_Right, SHIFT), (KEY.Key_Down, CTRL)):
        QTest.keyClick(canvas, key, how or Qt.KeyboardModifier.NoModifier)
    assert "Frame at" in canvas.accessibleDescription()
    QTest.keyClick(canvas, KEY.Key_Return)
    assert len(canvas.places) == 1
    QTest.keyClick(canvas, KEY.Key_Space)
    QTest.keyClick(canvas, KEY.Key_Backspace)
    assert len(canvas.places) == 1
    assert dialog.isVisible(), "Enter covers and does not save"
    dialog.primary.click()
    opened.settle()
    (now,) = opened.stored().citations
    assert now.sha256 != before.sha256
    assert now.original == ""
    store = opened.services.evidence._store
    assert not store.has(before.sha256)
    assert not store.has(before.original.partition(".")[0])
    image = Image.open(io.BytesIO(opened.services.evidence.read(now)))
    assert image.size == (900, 600)
    assert not row_of(opened)._keep.isVisible()


def test_a_covered_photo_leaves_backups_where_that_is_wanted_and_it_is_said(opened: Laptop) -> None:
    before = opened.stored().citations[0]
    opened.services.backups.make()
    pool = opened.services.folder.backups / "files" / "evidence"
    count = len(list(pool.glob("*/*")))
    dialog = cover(opened, keep=True)
    assert not dialog.backups.isEnabled(), "what is kept here may be in backups of here"
    dialog.keep.setChecked(False)
    dialog.backups.setChecked(True)
    QTest.keyClick(dialog.canvas, KEY.Key_Return)
    dialog.primary.click()
    opened.settle()
    assert opened.stored().citations[0].sha256 != before.sha256
    assert len(list(pool.glob("*/*"))) == count - 2, "the copy without its place, and the original"
    assert "deleted, from all backups on this computer, too" in opened.desk.score.banner.words


def test_faces_are_covered_by_mouse_and_the_original_is_kept_where_wanted(opened: Laptop) -> None:
    before = opened.stored().citations[0]
    row_of(opened)._open.click()
    opened.settle()
    view = next(widget for widget in QApplication.topLevelWidgets() if isinstance(widget, EvidenceDialog))
    assert "no place inside" in view._about.text()
    assert "Not graded" in view._about.text()
    assert view.cover.isVisible()
    view.cover.click()
    opened.settle()
    dialog = next(widget for widget in QApplication.topLevelWidgets() if isinstance(widget, BlurDialog))
    dialog.primary.click()
    assert "cover a place first" in dialog.banner.words
    room = dialog.canvas._room().toRect()
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(dialog.canvas, left, pos=room.topLeft() + QPoint(5, 5))
    QTest.mouseMove(dialog.canvas, room.center())
    QTest.mouseRelease(dialog.canvas, left, pos=room.center())
    QTest.mouseClick(dialog.canvas, left, pos=room.center())
    assert len(dialog.canvas.places) == 1
    dialog.keep.setChecked(True)
    dialog.primary.click()
    opened.settle()
    (now,) = opened.stored().citations
    assert now.original == before.original
    assert opened.services.evidence._store.has(before.original.partition(".")[0])
    image = Image.open(io.BytesIO(opened.services.evidence.read(now))).convert("RGB")
    assert image.getpixel((700, 100))[1] > 200, "what was not drawn over is as it was"


def test_nothing_is_covered_or_kept_on_a_sheet_that_is_read_only(opened: Laptop) -> None:
    panel = opened.desk.score.evidence
    view = opened.desk.sheet.view
    panel.display(view.rubric.indicators()[0], view.assessment.citations, read_only=True)
    opened.settle()
    row = row_of(opened)
    assert not row._more.isVisible()
    assert not row._remove.isVisible()
    assert not row._keep.isEnabled()
    assert not row._quality.isEnabled()
    assert row._caption.isReadOnly()


def test_pictures_of_a_camera_are_chosen_and_its_folder_remembered(opened: Laptop, tmp_path: Path) -> None:
    folder = tmp_path / "DCIM" / "100APPLE"
    folder.mkdir(parents=True)
    for number in (1, 2, 3):
        photo(folder, f"IMG_{number}.jpg", noise=number)
    opened.window.change_settings(camera_folder=str(tmp_path / "DCIM"))
    opened.desk.score.evidence.camera_button.click()
    opened.settle()
    dialog = next(widget for widget in opened.window.findChildren(CameraDialog))
    assert dialog.pictures.rowCount() == 3
    dialog.view.selectAll()
    assert "3" in dialog.primary.text()
    dialog.primary.click()
    opened.settle()
    assert {one.original_name for one in opened.stored().citations} >= {"IMG_1.jpg", "IMG_2.jpg", "IMG_3.jpg"}
    assert opened.window.settings.camera_folder == str(tmp_path / "DCIM")


def test_the_limit_of_photos_is_set_in_the_settings(opened: Laptop) -> None:
    opened.window.change_settings(photo_side=1600)
    assert opened.services.evidence.photo_side == 1600
