"""Five hundred photos of one indicator: rows exist where they are seen, and nothing is drawn that was scrolled away."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
import shiboken6
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from smartcity_desktop.core.assessment import Citation
from smartcity_desktop.core.errors import FileProblem
from smartcity_desktop.core.language import Language, same
from smartcity_desktop.core.rubric import EvidenceKind
from smartcity_desktop.core.rubric_reader import read_rubric
from smartcity_desktop.store.evidence import EvidenceStore
from smartcity_desktop.store.looks import Look, Looks
from smartcity_desktop.system.resources import resource
from smartcity_desktop.ui import background, texts, theme, thumbnails
from smartcity_desktop.ui.look_queue import LookQueue
from smartcity_desktop.ui.widgets.evidence_panel import EvidencePanel
from tests.photos import camera_photo

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from pytestqt.qtbot import QtBot

COUNT = 500
MOST = 9
"""Rows that fit into the panel, and those at its edges."""


def citation(number: int, **how: object) -> Citation:
    made = Citation(
        id=f"c{number}",
        indicator="INF-F1",
        sha256=f"{number:064x}",
        size=200_000,
        media_type="image/jpeg",
        extension="jpg",
        original_name=f"IMG_{number:04d}.jpg",
        kind=EvidenceKind.PHOTO,
        caption="",
        added_at=datetime(2026, 3, 2, tzinfo=UTC),
    )
    return replace(made, **how)  # type: ignore[arg-type]


def indicator():
    path = resource("rubric.yaml")
    return next(iter(read_rubric(path.read_text(encoding="utf-8"), path.name).indicators()))


@pytest.fixture
def panel(qtbot: QtBot) -> EvidencePanel:
    made = EvidencePanel()
    qtbot.addWidget(made)
    made.resize(330, 520)
    made.show()
    return made


def settle() -> None:
    for _ in range(12):
        QApplication.processEvents()
    background.drain()
    QApplication.processEvents()


def names(panel: EvidencePanel) -> list[str]:
    return [row.citation.original_name for row in panel.rows]


def test_rows_exist_only_where_they_are_seen(panel: EvidencePanel) -> None:
    before = len(panel.findChildren(QWidget))
    panel.display(indicator(), [citation(n) for n in range(COUNT)], read_only=False)
    assert panel.attached.made <= 3, "the first turn makes few"
    settle()
    made, widgets = panel.attached.made, len(panel.findChildren(QWidget))
    assert 3 <= made <= MOST
    bar = panel.attached._area.verticalScrollBar()
    assert bar.maximum() > COUNT * 60
    for at in range(0, bar.maximum(), bar.maximum() // 40):
        bar.setValue(at)
        settle()
        assert len(panel.rows) <= MOST
    assert panel.attached.made <= MOST, "rows are used again"
    assert len(panel.findChildren(QWidget)) <= before + MOST * (widgets - before) // made
    bar.setValue(bar.maximum())
    settle()
    assert names(panel)[-1] == f"IMG_{COUNT - 1:04d}.jpg"
    assert names(panel) == sorted(names(panel))


def test_a_row_stands_where_its_number_says_and_none_covers_another(panel: EvidencePanel) -> None:
    panel.display(indicator(), [citation(n) for n in range(30)], read_only=False)
    settle()
    tops = [(row.y(), row.y() + row.height()) for row in panel.rows]
    assert tops == sorted(tops)
    assert all(end <= begin for (_, end), (begin, _) in pairwise(tops))
    assert all(row.height() >= row.minimumSizeHint().height() for row in panel.rows)


def test_only_what_is_seen_is_looked_at_and_what_was_scrolled_away_is_not(panel: EvidencePanel) -> None:
    asked: list[str] = []

    def look(one: Citation) -> Look:
        asked.append(one.original_name)
        return Look()

    queue = LookQueue(look, panel)
    panel.picture_wanted.connect(lambda row: queue.want(row.citation, row.show_picture, row))
    panel.picture_unwanted.connect(queue.forget)
    panel.display(indicator(), [citation(n) for n in range(COUNT)], read_only=False)
    settle()
    bar = panel.attached._area.verticalScrollBar()
    for at in range(0, bar.maximum(), bar.maximum() // 100):  # faster than anything is drawn
        bar.setValue(at)
        assert queue.waiting <= len(panel.rows)
    bar.setValue(bar.maximum())
    settle()
    assert queue.asked == len(asked)
    assert len(asked) <= 3 * MOST
    assert set(names(panel)) <= set(asked)


def test_what_was_looked_at_is_shown_at_once_the_next_time(panel: EvidencePanel) -> None:
    queue = LookQueue(lambda _one: Look(picture=camera_photo((40, 30))), panel)
    shown: list[Look] = []
    queue.want(citation(1), shown.append, panel)
    settle()
    queue.want(citation(1), shown.append, panel)
    assert len(shown) == 2
    assert queue.asked == 1


def test_what_was_wrong_is_looked_at_again(panel: EvidencePanel) -> None:
    queue = LookQueue(lambda _one: Look(problem=FileProblem("a.jpg", same("x"), same("y"))), panel)
    for _ in range(2):
        queue.want(citation(1), lambda _look: None, panel)
        settle()
    assert queue.asked == 2


def test_an_owner_that_is_gone_gets_nothing(panel: EvidencePanel, qtbot: QtBot) -> None:
    queue = LookQueue(lambda _one: Look(), panel)
    first, second = QWidget(), QWidget()
    shown: list[Look] = []
    queue.want(citation(1), shown.append, first)
    queue.want(citation(2), shown.append, second)
    shiboken6.delete(second)
    queue.forget(first)
    qtbot.waitUntil(lambda: queue.waiting == 0)
    settle()
    assert shown == []
    first.deleteLater()


def test_real_photos_are_drawn_in_the_background_and_kept(panel: EvidencePanel, tmp_path: Path) -> None:
    store = EvidenceStore(tmp_path / "evidence")
    cited = []
    for number in range(120):
        # Small files: what counts is how many are touched.
        stored = store.put_bytes(camera_photo((24, 18), noise=number + 1), "jpg")
        cited.append(citation(number, sha256=stored.sha256, size=stored.size))
    looks = Looks(store, tmp_path / "looks")
    queue = LookQueue(looks.look, panel)
    panel.picture_wanted.connect(lambda row: queue.want(row.citation, row.show_picture, row))
    panel.picture_unwanted.connect(queue.forget)
    panel.display(indicator(), cited, read_only=False)
    settle()
    assert all(row.pictured for row in panel.rows)
    drawn = looks.drawn
    assert drawn <= 12
    panel.attached._area.verticalScrollBar().setValue(60 * 130)
    settle()
    assert looks.drawn <= drawn + 12
    panel.attached._area.verticalScrollBar().setValue(0)
    settle()
    assert looks.drawn <= drawn + 12
    assert len(list((tmp_path / "looks").iterdir())) == looks.drawn


def test_tab_goes_through_a_row_and_on_to_the_next(panel: EvidencePanel) -> None:
    panel.display(indicator(), [citation(n) for n in range(4)], read_only=False)
    settle()
    first, second = panel.rows[:2]
    stops = [stop for stop in first.stops() if stop.isVisible()]
    stops[0].setFocus()
    seen = [QApplication.focusWidget()]
    for _ in range(len(stops)):
        QTest.keyClick(QApplication.focusWidget(), "\t")
        seen.append(QApplication.focusWidget())
    assert seen == [*stops, second.stops()[0]]


@pytest.mark.parametrize("percent", [90, 100, 175])
@pytest.mark.parametrize("language", list(Language))
def test_every_row_says_what_it_is_at_any_size_of_text(
    panel: EvidencePanel, own_look: Callable[..., QApplication], percent: int, language: Language
) -> None:
    texts.install(QApplication.instance(), language)
    theme.apply(QApplication.instance(), "light", percent)
    panel.display(indicator(), [citation(n) for n in range(3)], read_only=False)
    settle()
    for row in panel.rows:
        assert row.height() >= row.minimumSizeHint().height()
        assert all(stop.accessibleName() for stop in row.stops() if stop.isVisible())


def test_nothing_is_looked_at_while_somebody_goes_from_indicator_to_indicator(
    panel: EvidencePanel, qtbot: QtBot
) -> None:
    path = resource("rubric.yaml")
    order = tuple(read_rubric(path.read_text(encoding="utf-8"), path.name).indicators())
    queue = LookQueue(lambda one: Look(), panel)
    panel.turned.connect(queue.rest)
    panel.picture_wanted.connect(lambda row: queue.want(row.citation, row.show_picture, row))
    panel.picture_unwanted.connect(queue.forget)
    for at, one in enumerate(order[:12]):
        panel.display(one, [citation(at * 100 + n) for n in range(20)], read_only=False)
        panel.repaint()
        assert panel._heading.text().endswith("20")
        background.drain()
        assert queue.asked == 0
        assert queue.waiting
    qtbot.waitUntil(lambda: not queue.waiting and background.lane("evidence").waiting == 0)
    assert 0 < queue.asked <= MOST, "only what stands there at the end"


@pytest.mark.usefixtures("qapp")
def test_so_many_small_pictures_are_kept_and_no_more() -> None:
    def small(number: int) -> bytes:
        return camera_photo((24, 18), noise=number + 1)

    first = small(0)
    drawn = thumbnails.pixmap(first, 40, 2.0)
    assert (drawn.width(), drawn.height(), drawn.devicePixelRatio()) == (80, 60, 2.0)
    assert thumbnails.pixmap(first, 40, 2.0).cacheKey() == drawn.cacheKey(), "it is decoded once"
    assert thumbnails.pixmap(first, 40, 1.0).width() == 40
    assert thumbnails.pixmap(b"", 40, 1.0).isNull()
    assert thumbnails.pixmap(b"no picture", 40, 1.0).isNull()
    for side in range(1, thumbnails.MOST + 20):
        thumbnails.pixmap(first, side, 1.0)
    assert thumbnails.kept() == thumbnails.MOST
    assert thumbnails.pixmap(first, 40, 2.0).cacheKey() != drawn.cacheKey(), "the oldest went"
