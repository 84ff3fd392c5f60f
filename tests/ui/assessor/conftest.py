"""An assessor's desk in a real window, on the practice edition, with real services."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEventLoop, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from smartcity_desktop.sample import PRACTICE_CODE, PRACTICE_PASSPHRASE
from smartcity_desktop.system.settings import Settings
from smartcity_desktop.ui import assessor, background
from tests.opening import PASSPHRASE, assessor_at, found, headquarters_at
from tests.worlds import once

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtCore import QMimeData
    from pytestqt.qtbot import QtBot

    from smartcity_desktop.app import AssessorServices
    from smartcity_desktop.core.assessment import Assessment
    from smartcity_desktop.ui.assessor import AssessorDesk
    from smartcity_desktop.ui.main_window import MainWindow


@dataclass
class Laptop:
    """The window, its desk and what it stands on."""

    window: MainWindow
    desk: AssessorDesk
    services: AssessorServices
    root: Path

    def settle(self) -> None:
        """Wait for all work and its callbacks, and for what these asked for in turn."""
        for _ in range(3):
            background.drain()
            QApplication.processEvents()
        looks = self.desk.files.looks
        while looks.waiting:  # they come once nobody goes on to another indicator
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        background.drain()

    def open(self, row: int = 0) -> None:
        """Open a region as the list would."""
        self.desk.open_region(self.desk.regions.lines[row])
        self.settle()

    def stored(self) -> Assessment:
        """Give the open assessment as the database has it."""
        view = self.desk.sheet.view
        assert view is not None
        self.settle()
        return self.services.scoring.reload(view.assessment.id).assessment


def drop_on(widget: QWidget, data: QMimeData) -> None:
    """Hold something over a widget and let go of it."""
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    copy, middle = Qt.DropAction.CopyAction, widget.rect().center()
    QApplication.sendEvent(widget, QDragEnterEvent(middle, copy, data, buttons, keys))
    QApplication.sendEvent(widget, QDropEvent(QPointF(middle), copy, data, buttons, keys))


@pytest.fixture
def drop() -> Callable[[QWidget, QMimeData], None]:
    """Drop data on a widget."""
    return drop_on


def odd_rubric() -> str:
    """Write a rubric of half levels from 1 to 5, three nodes deep, with what the shipped one has not."""
    levels = "".join(
        f"          - {{level: {n / 2:g}, id: uraian {n / 2:g}, en: descriptor {n / 2:g}}}\n"
        for n in range(2, 11)
    )

    def indicator(code: str, weight: int, more: str) -> str:
        head = f"        - code: {code}\n          weight: {weight}\n          title: {{id: Judul {code}, en: Title {code}}}\n"
        return f"{head}{more}          levels:\n{levels}"

    first = indicator("A11-X", 50, "") + indicator("A11-Y", 50, "          not_applicable_allowed: true\n")
    optional = indicator("B-O", 50, "          optional: true\n")
    return f"""\
rubric:
  code: GANJIL
  version: 1
  title: {{id: Rubrik setengah, en: Rubric of halves}}
  scale: {{min: 1, max: 5, step: 0.5}}
  display: {{unit: raw, decimals: 2}}
  bands:
  - {{code: C, id: Cukup, en: Fair, from: 1}}
  - {{code: B, id: Baik, en: Good, from: 3}}
  dimensions:
  - code: A
    weight: 60
    name: {{id: Dimensi A, en: Dimension A}}
    children:
    - code: A1
      weight: 100
      name: {{id: Bagian A1, en: Part A1}}
      children:
      - code: A11
        weight: 100
        name: {{id: Butir A11, en: Item A11}}
        indicators:
{first}\
  - code: B
    weight: 40
    name: {{id: Dimensi B, en: Dimension B}}
    indicators:
{optional}\
        - code: B-N
          weight: 50
          kind: number
          unit: indeks
          title: {{id: Angka, en: Figure}}
          goalposts: {{min: 0, max: 10}}
"""


def _make_odd(folder: Path) -> None:
    from datetime import UTC, datetime, timedelta

    from smartcity_desktop.core.edition import Assessor, Kind, Mode, Selection
    from smartcity_desktop.core.language import Text

    rubric = folder / "ganjil.yaml"
    rubric.write_text(odd_rubric(), encoding="utf-8")
    hq, mine = headquarters_at(folder / "hq", Settings()), assessor_at(folder / "data", Settings())
    secrets = found(hq, "Program")
    now = datetime.now(UTC)
    hq.drafting.create(
        "GANJIL",
        Text("Periode ganjil", "Odd edition"),
        selection=Selection(1),
        opens=now.date(),
        closes=now.date() + timedelta(days=30),
        receiving_deadline=now + timedelta(days=40),
        rubric_file=rubric,
        kind=Kind.REAL,
    )
    region = next(region for region in hq.drafting.regions() if region.name == "Kota Ambon")
    hq.drafting.invite("GANJIL", [region.id])
    hq.drafting.enrol(
        "GANJIL",
        mine.identity.write_request(folder),
        Assessor("A-01", "Asesor Contoh", "Universitas Contoh"),
        PASSPHRASE,
    )
    hq.drafting.assign("GANJIL", [(region.id, "A-01", Mode.VISIT)])
    package = hq.publishing.publish("GANJIL", secrets, folder)
    mine.editions.take_in(package, root_confirmed=True)
    hq.database.close()
    mine.database.close()


@pytest.fixture(scope="session")
def odd(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make an edition with the odd rubric and one region."""
    return once(tmp_path_factory, "odd", _make_odd) / "data"


@pytest.fixture
def laptop(qtbot: QtBot, window: MainWindow, practice_world: Path, tmp_path: Path) -> Iterator[Laptop]:
    """Give an assessor's laptop of its own on the practice edition, with the list of regions in front."""
    yield from _laptop(qtbot, window, practice_world, tmp_path, PRACTICE_CODE, PRACTICE_PASSPHRASE)


@pytest.fixture
def odd_laptop(qtbot: QtBot, window: MainWindow, odd: Path, tmp_path: Path) -> Iterator[Laptop]:
    """Give a laptop with the odd rubric."""
    yield from _laptop(qtbot, window, odd, tmp_path, "GANJIL")


def _laptop(
    qtbot: QtBot,
    window: MainWindow,
    made: Path,
    tmp_path: Path,
    edition: str,
    passphrase: str = PASSPHRASE,
) -> Iterator[Laptop]:
    root = tmp_path / "laptop"
    shutil.copytree(made, root)
    services = assessor_at(root, Settings(edition=edition), passphrase=passphrase)
    desk = assessor.build(window, services)
    laptop = Laptop(window, desk, services, root)
    laptop.settle()
    with qtbot.waitActive(window):
        window.activateWindow()
    yield laptop
    laptop.settle()
    window.hide()
    services.database.close()
