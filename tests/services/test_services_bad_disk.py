"""Full and read-only disks, and a clock in 1970, under signing, taking in and handing out: a sentence, nothing half done."""

from __future__ import annotations

import os
import shutil
import subprocess
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from smartcity_desktop.core.assessment import AssessmentState
from smartcity_desktop.core.errors import FileProblem, SmartCityError
from smartcity_desktop.core.language import Language
from smartcity_desktop.system.settings import Settings
from tests.opening import SECRETS, assessor_at, headquarters_at

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CODE = "T-2026"
PASSPHRASE = "sandi uji yang panjang"


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A small disk of its own."""
    if os.name == "nt" or os.geteuid() != 0:
        pytest.skip("only root can mount a small disk")
    place = tmp_path / "disk"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=12m", "none", str(place)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("this machine does not mount")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def _fill_up(disk: Path) -> Path:
    filler = disk / "penuh"
    with filler.open("wb", buffering=0) as stream:
        try:
            while True:
                stream.write(b"\0" * 4096)
        except OSError:
            pass
    return filler


def _both(error: SmartCityError) -> None:
    assert error.sentence(Language.INDONESIAN) != error.sentence(Language.ENGLISH)
    assert error.remedy.id


def test_signing_on_a_full_disk_leaves_a_draft_and_can_be_done_again(world, disk):
    draft = world.filled("Kota Ambon")
    world.assessor.database.close()
    shutil.copytree(world.root / "a1", disk / "a1")
    services = assessor_at(disk / "a1", Settings(), clock=world.clock)
    filler = _fill_up(disk)
    with pytest.raises(SmartCityError) as refused:
        services.finalising.sign(draft, PASSPHRASE, no_conflict=True)
    _both(refused.value)
    assert "penuh" in refused.value.sentence(Language.INDONESIAN)
    assert not list(services.folder.outbox.iterdir())
    assert not list(services.folder.papers.iterdir())
    filler.unlink()
    assert services.scoring.reload(draft).assessment.state is AssessmentState.DRAFT
    assert services.finalising.sign(draft, PASSPHRASE, no_conflict=True).sequence == 1
    services.database.close()


def test_taking_in_on_a_full_disk_keeps_nothing_and_can_be_done_again(world, disk):
    package = world.signed("Kota Ambon")
    world.headquarters.database.close()
    shutil.copytree(world.root / "hq", disk / "hq")
    services = headquarters_at(disk / "hq", Settings(), clock=world.clock)
    filler = _fill_up(disk)
    (report,) = services.inbox.receive([package])
    assert report.outcome == "refused"
    assert "penuh" in report.happened.id
    assert "full" in report.happened.en
    for folder in (services.folder.inbox, services.folder.held, services.folder.quarantine):
        assert not list(folder.iterdir())
    filler.unlink()
    (report,) = services.inbox.receive([package])
    assert report.outcome == "taken"
    services.database.close()


def test_publishing_onto_a_full_stick_says_so_and_the_package_is_still_at_hand(world, disk):
    filler = _fill_up(disk)
    with pytest.raises(FileProblem) as refused:
        world.headquarters.publishing.publish(CODE, SECRETS, disk)
    _both(refused.value)
    assert [path.name for path in disk.iterdir()] == ["penuh"]
    filler.unlink()
    assert world.headquarters.publishing.hand_out(CODE, disk).exists()


def test_a_stick_that_can_only_be_read(world, disk):
    package = world.signed("Kota Ambon")
    shutil.copy(package, disk)
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    ids = world.assessor.delivery.ready(CODE)
    with pytest.raises(FileProblem) as refused:
        world.assessor.delivery.export(ids, disk)
    _both(refused.value)
    assert "hanya dapat dibaca" in refused.value.sentence(Language.INDONESIAN)
    assert world.assessor.delivery.ready(CODE) == ids
    (report,) = world.headquarters.inbox.receive([disk])
    assert report.outcome == "taken"


def test_headquarters_clock_in_1970_stops_taking_in_with_a_sentence(world):
    good = world.signed("Kota Surabaya")
    world.clock.at = datetime(1970, 1, 2, tzinfo=UTC)
    (report,) = world.headquarters.inbox.receive([good])
    assert (report.outcome, report.code) == ("refused", "E_TIME")
    assert "jam komputer ini" in report.happened.id
    assert "clock" in report.happened.en
    world.clock.at = datetime(2026, 3, 4, tzinfo=UTC)
    (report,) = world.headquarters.inbox.receive([good])
    assert report.outcome == "taken"
