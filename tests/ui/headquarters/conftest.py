"""A small programme with real keys, made once and copied for each test, and headquarters' window on it.

Edition `T-2026` has four regions, of which two are chosen, and a panel of two. Both assessors have signed all four;
their packages lie in `packages`. Surabaya and Sleman have the same scores, so they are tied across the cut once all
sheets are in.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from smartcity_desktop.core.assessment import Answer
from smartcity_desktop.core.edition import Assessor, Mode, Selection, TieRule
from smartcity_desktop.core.language import Text
from smartcity_desktop.core.rubric import EvidenceKind, Severity
from smartcity_desktop.system.settings import Settings
from smartcity_desktop.ui import background, headquarters
from tests.opening import SECOND_PASSPHRASE, assessor_at, found, headquarters_at
from tests.worlds import once

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from PySide6.QtWidgets import QWidget
    from pytestqt.qtbot import QtBot

    from smartcity_desktop.app import AssessorServices, HeadquartersServices
    from smartcity_desktop.ui.headquarters import HeadquartersDesk
    from smartcity_desktop.ui.main_window import MainWindow
    from smartcity_desktop.ui.widgets.two_persons import TwoPersonsForm

CODE = "T-2026"
PASSPHRASE = "sandi uji yang panjang"
LEVELS = {"Kota Ambon": 4, "Kota Surabaya": 2, "Kabupaten Sleman": 2, "Kota Denpasar": 1}
INDEX = "isi.txt"
START = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)


class TickingClock:
    """A clock that moves one second at each look."""

    def __init__(self, at: datetime) -> None:
        self.at = at
        self.ticks = 0

    def now(self) -> datetime:
        self.at += timedelta(seconds=1)
        return self.at

    def monotonic(self) -> int:
        self.ticks += 1
        return self.ticks


@dataclass
class Office:
    """Headquarters' window on a copy of the small programme."""

    root: Path
    services: HeadquartersServices
    window: MainWindow
    desk: HeadquartersDesk
    bot: QtBot

    def region_id(self, name: str) -> str:
        return self.services.programme.region(name).id

    def packages(self, *names: str) -> list[Path]:
        """Packages of these regions, in the order of their names."""
        folder = self.root / "packages"
        lines = [line.split("\t") for line in (folder / INDEX).read_text(encoding="utf-8").splitlines()]
        return [folder / file for name in names for region, file in lines if region == name]

    def settle(self) -> None:
        """Wait until all that was asked for is done and shown."""
        for _ in range(4):
            background.drain()
            QApplication.processEvents()

    def click(self, button: QWidget) -> None:
        self.bot.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settle()

    def type(self, edit: QWidget, text: str) -> None:
        edit.setFocus()
        self.bot.keyClicks(edit, text)

    def agree(self, form: TwoPersonsForm) -> None:
        """Let both persons type their passphrases."""
        self.settle()
        for edit, secret in ((form.first, PASSPHRASE), (form.second, SECOND_PASSPHRASE)):
            edit.clear()
            self.type(edit, secret)

    def page(self, key: str) -> None:
        """Go to a page by its entry on the rail."""
        self.click(self.window.rail.button(key))


def _settings() -> Settings:
    return Settings(language="en", theme="light")


def _sign_all(services: AssessorServices, folder: Path) -> None:
    made = []
    for line in services.scoring.regions(CODE):
        view = services.scoring.open(CODE, line.assignment_id)
        value = view.rubric.scale.levels[LEVELS[line.region.name]]
        answers = [
            Answer(one.code, value, comment="Diperlihatkan di lapangan.") for one in view.rubric.indicators()
        ]
        if line.region.name == "Kota Ambon":
            first = view.rubric.indicators()[0].code
            services.evidence.attach_bytes(
                view.assessment.id, first, b"%PDF-1.4\n%%EOF\n", "surat kota.pdf", EvidenceKind.DOCUMENT
            )
        saved = services.scoring.fill(view.assessment.id, answers)
        warned = [p.key for p in saved.view.problems if p.severity is Severity.WARN]
        services.scoring.fill(view.assessment.id, (), dict.fromkeys(warned, "Diperlihatkan saat wawancara."))
        made.append(view.assessment.id)
    services.finalising.sign_all(made, PASSPHRASE, no_conflict=True)
    # Names on a stick say nothing of what is in them.
    with (folder / INDEX).open("a", encoding="utf-8") as index:
        for assessment_id in made:
            (exported,) = services.delivery.export([assessment_id], folder)
            index.write(f"{exported.region}\t{exported.package.name}\n")


def _make(root: Path) -> None:
    clock = TickingClock(START - timedelta(days=1))
    desk = headquarters_at(root / "hq", _settings(), clock=clock)
    secrets = found(desk)
    desk.drafting.create(
        CODE,
        Text("Periode uji 2026", "Test edition 2026"),
        selection=Selection(2, (TieRule.DIMENSIONS, TieRule.FULL_LEVELS)),
        opens=date(2026, 3, 1),
        closes=date(2026, 6, 30),
        receiving_deadline=datetime(2026, 7, 15, tzinfo=UTC),
    )
    ids = [desk.programme.region(name).id for name in LEVELS]
    desk.drafting.invite(CODE, ids)
    requests = []
    for number in ("A-01", "A-02"):
        services = assessor_at(
            root / number,
            _settings(),
            clock=clock,
            passphrase=PASSPHRASE,
            name=f"Asesor {number}",
            institution="Lembaga uji",
        )
        folder = root / f"request-{number}"
        folder.mkdir()
        requests.append(
            (services.identity.write_request(folder), Assessor(number, f"Asesor {number}", "Lembaga uji"))
        )
        services.database.close()
    desk.drafting.enrol_all(CODE, requests, PASSPHRASE)
    desk.drafting.assign(CODE, [(one, number, Mode.VISIT) for one in ids for number in ("A-01", "A-02")])
    package = desk.publishing.publish(CODE, secrets, root)
    desk.database.close()
    (root / "packages").mkdir()
    for number in ("A-01", "A-02"):
        services = assessor_at(root / number, _settings(), clock=clock)
        services.editions.take_in(package, root_confirmed=True)
        services.database.close()
        services = assessor_at(root / number, _settings(), clock=TickingClock(START))
        _sign_all(services, root / "packages")
        services.database.close()


@pytest.fixture(scope="session")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small programme with all packages signed and none taken in; not to be written to."""
    return once(tmp_path_factory, "signed", _make)


def _make_founded(root: Path) -> None:
    services = headquarters_at(root / "hq", _settings(), clock=TickingClock(START))
    found(services)
    services.database.close()


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Headquarters that was just founded; not to be written to."""
    return once(tmp_path_factory, "founded", _make_founded)


@pytest.fixture
def office(grown: Path, tmp_path: Path, window: MainWindow, qtbot: QtBot) -> Iterator[Office]:
    """Headquarters with its pages in the window; nothing was taken in yet."""
    root = tmp_path / "programme"
    shutil.copytree(grown, root)
    yield from _opened(root, window, qtbot)


@pytest.fixture
def new_office(
    grown: Path, founded: Path, tmp_path: Path, window: MainWindow, qtbot: QtBot
) -> Iterator[Office]:
    """Headquarters that was just founded, with two enrolment files at hand and no edition of its own."""
    root = tmp_path / "programme"
    shutil.copytree(founded, root)
    for number in ("A-01", "A-02"):
        shutil.copytree(grown / f"request-{number}", root / f"request-{number}")
    yield from _opened(root, window, qtbot)


def _opened(root: Path, window: MainWindow, bot: QtBot) -> Iterator[Office]:
    services = headquarters_at(root / "hq", _settings(), clock=TickingClock(START + timedelta(days=1)))
    desk = headquarters.build(window, services)
    office = Office(root, services, window, desk, bot)
    office.settle()
    window.activateWindow()
    bot.waitUntil(window.isActiveWindow)
    yield office
    office.settle()
    window.clear_pages()
    office.settle()
    services.database.close()


@pytest.fixture
def choose_file(monkeypatch: pytest.MonkeyPatch) -> Callable[[str | list[str]], None]:
    """Answer the system's file dialogs, which no test can click."""

    def answer(path: str | list[str]) -> None:
        several = path if isinstance(path, list) else [path]
        one = several[0] if several else ""
        monkeypatch.setattr(QFileDialog, "getOpenFileName", staticmethod(lambda *_a, **_k: (one, "")))
        monkeypatch.setattr(QFileDialog, "getOpenFileNames", staticmethod(lambda *_a, **_k: (several, "")))
        monkeypatch.setattr(QFileDialog, "getExistingDirectory", staticmethod(lambda *_a, **_k: one))

    return answer
