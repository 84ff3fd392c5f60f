"""A small programme with real keys, made once and copied for each test.

Headquarters `HQ` runs the edition `T-2026` of four regions, of which two are chosen; the assessors A-01 and A-02
are enrolled, have taken it in, and each has all four regions.
"""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

import pytest

from smartcity_desktop.app import (
    AssessorServices,
    HeadquartersServices,
    assessor_gate,
    build_assessor,
    build_headquarters,
    headquarters_gate,
)
from smartcity_desktop.core.assessment import Answer
from smartcity_desktop.core.edition import Assessor, Mode, Selection, TieRule
from smartcity_desktop.core.language import Text
from smartcity_desktop.core.rubric import Severity
from smartcity_desktop.system.at_rest import read_kept
from smartcity_desktop.system.settings import Settings
from tests.opening import SECRETS, found
from tests.worlds import once

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from smartcity_desktop.sealing.staff import StaffEntry
    from smartcity_desktop.sealing.store_keys import StoreKeys
    from smartcity_desktop.services.finalising import Signed

CODE = "T-2026"
PASSPHRASE = "sandi uji yang panjang"
NAMES = ("Kota Ambon", "Kota Surabaya", "Kabupaten Sleman", "Kota Denpasar")
START = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)


class TickingClock:
    """A clock that moves one second at each look."""

    def __init__(self, at: datetime = START) -> None:
        self.at = at
        self.ticks = 0

    def now(self) -> datetime:
        self.at += timedelta(seconds=1)
        return self.at

    def monotonic(self) -> int:
        self.ticks += 1
        return self.ticks


class Keys(NamedTuple):
    """What opens the three stores; the passphrase does it too, but takes its time."""

    headquarters: StaffEntry
    assessor: StoreKeys
    other: StoreKeys


@dataclass
class World:
    """Opened services on a copy of the small programme."""

    root: Path
    clock: TickingClock
    keys: Keys
    headquarters: HeadquartersServices
    assessor: AssessorServices
    other: AssessorServices

    def region_id(self, name: str) -> str:
        return self.headquarters.programme.region(name).id

    def draft(self, name: str, services: AssessorServices | None = None) -> str:
        """Open a region and return the id of its draft."""
        services = services or self.assessor
        line = next(line for line in services.scoring.regions(CODE) if line.region.name == name)
        return services.scoring.open(CODE, line.assignment_id).assessment.id

    def filled(self, name: str, level: int = 2, services: AssessorServices | None = None) -> str:
        """Open a region, give every indicator one level and explain every warning."""
        services = services or self.assessor
        assessment_id = self.draft(name, services)
        view = services.scoring.reload(assessment_id)
        value = view.rubric.scale.levels[level]
        saved = services.scoring.fill(
            assessment_id, [Answer(i.code, value) for i in view.rubric.indicators()]
        )
        warned = [p.key for p in saved.view.problems if p.severity is Severity.WARN]
        services.scoring.fill(assessment_id, (), dict.fromkeys(warned, "Diperlihatkan saat wawancara."))
        return assessment_id

    def signed(self, name: str, level: int = 2, services: AssessorServices | None = None) -> Path:
        """Score and sign a region and return its package in the clear."""
        services = services or self.assessor
        assessment_id = self.filled(name, level, services)
        return self.plain(services.finalising.sign(assessment_id, PASSPHRASE, no_conflict=True), services)

    def plain(self, signed: Signed, services: AssessorServices | None = None) -> Path:
        """Copy a signed package out of the store, as nobody can who has not opened it."""
        keys = (services or self.assessor).identity._keys
        target = self.root / "plain" / f"{signed.digest}.asice"
        target.parent.mkdir(exist_ok=True)
        target.write_bytes(read_kept(signed.package, keys.at_rest(), 1 << 26))
        return target


def _keys(root: Path, clock: TickingClock) -> Keys:
    """Open the three, which are set up where they were not yet, each with keys of its own."""
    hq, first, second = (
        headquarters_gate(root / "hq", clock),
        *(assessor_gate(root / f"a{n}", clock) for n in (1, 2)),
    )
    if not hq.is_made():
        hq.create(PASSPHRASE, "Petugas uji")
        for n, gate in enumerate((first, second), 1):
            gate.create(f"Asesor Uji {n}", "Lembaga uji", PASSPHRASE)
    return Keys(hq.unlock(PASSPHRASE, "P-01"), first.unlock(PASSPHRASE), second.unlock(PASSPHRASE))


def _open(root: Path, clock: TickingClock, keys: Keys) -> World:
    settings = Settings()
    return World(
        root,
        clock,
        keys,
        build_headquarters(root / "hq", settings, keys.headquarters, clock=clock),
        build_assessor(root / "a1", settings, keys.assessor, clock=clock),
        build_assessor(root / "a2", settings, keys.other, clock=clock),
    )


def _close(world: World) -> None:
    for services in (world.headquarters, world.assessor, world.other):
        services.database.close()


def _make(root: Path) -> None:
    clock = TickingClock(START - timedelta(days=1))
    world = _open(root, clock, _keys(root, clock))
    headquarters = world.headquarters
    found(headquarters)
    headquarters.drafting.create(
        CODE,
        Text("Periode uji 2026", "Test edition 2026"),
        selection=Selection(2, (TieRule.DIMENSIONS, TieRule.FULL_LEVELS)),
        opens=date(2026, 3, 1),
        closes=date(2026, 6, 30),
        receiving_deadline=datetime(2026, 7, 15, tzinfo=UTC),
    )
    headquarters.drafting.invite(CODE, [world.region_id(name) for name in NAMES])
    requests = []
    for services, person in (
        (world.assessor, Assessor("A-01", "Asesor Uji 1", "Lembaga uji")),
        (world.other, Assessor("A-02", "Asesor Uji 2", "Lembaga uji")),
    ):
        requests.append((services.identity.write_request(root), person))
    headquarters.drafting.enrol_all(CODE, requests, PASSPHRASE)
    headquarters.drafting.assign(
        CODE, [(world.region_id(name), who, Mode.VISIT) for name in NAMES for who in ("A-01", "A-02")]
    )
    package = headquarters.publishing.publish(CODE, SECRETS, root)
    assert package.name.endswith(".asice.age")
    (root / "plain").mkdir()
    headquarters.publishing.hand_out(CODE, root / "plain", plain=True)
    for services in (world.assessor, world.other):
        services.editions.take_in(package, root_confirmed=True)
    _close(world)


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Keys]:
    """The small programme, published and taken in, and what opens it."""
    root = once(tmp_path_factory, "programme", _make)
    return root, _keys(root, TickingClock())


@pytest.fixture(scope="session")
def grown(made: tuple[Path, Keys]) -> Path:
    """The small programme; not to be written to."""
    return made[0]


@contextmanager
def opened_world(made: tuple[Path, Keys], root: Path) -> Iterator[World]:
    """Open a copy of a programme."""
    grown, keys = made
    shutil.copytree(grown, root)
    opened = _open(root, TickingClock(START), keys)
    try:
        yield opened
    finally:
        _close(opened)


@pytest.fixture
def world(made: tuple[Path, Keys], tmp_path: Path) -> Iterator[World]:
    with opened_world(made, tmp_path / "dunia") as opened:
        yield opened
