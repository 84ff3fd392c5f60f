"""The process is killed in the middle of signing, copying and taking in; nothing acknowledged is lost, and it goes on."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from smartcity_desktop.core.assessment import SIGNED_STATES
from smartcity_desktop.sealing.verify import show
from smartcity_desktop.store.records import packages
from smartcity_desktop.system.settings import Settings
from tests.opening import assessor_at, headquarters_at

CODE = "T-2026"
PASSPHRASE = "sandi uji yang panjang"
NAMES = ("Kota Ambon", "Kota Surabaya", "Kabupaten Sleman", "Kota Denpasar")
WORKER = Path(__file__).with_name("crash_worker.py")


def _run(root: Path, kill_after: float | None) -> list[list[str]]:
    """Run the worker; returns what it acknowledged before it ended or was killed."""
    worker = subprocess.Popen(
        [sys.executable, WORKER, root, CODE, PASSPHRASE], stdout=subprocess.PIPE, text=True
    )
    assert worker.stdout is not None
    assert worker.stdout.readline() == "ready\n"
    if kill_after is not None:
        with suppress(subprocess.TimeoutExpired):
            worker.wait(kill_after)
        worker.kill()
    said = worker.stdout.readlines()
    worker.stdout.close()
    assert worker.wait() in ((0,) if kill_after is None else (0, -signal.SIGKILL))
    return [line.split() for line in said if line.endswith("\n")]


def _look(root: Path, said: list[list[str]]) -> None:
    """Check that databases, files and acknowledgements agree."""
    assessor = assessor_at(root / "a1", Settings())
    headquarters = headquarters_at(root / "hq", Settings())
    try:
        for services, folder, keys in (
            (assessor, assessor.folder.outbox, assessor.identity._keys),
            (headquarters, headquarters.folder.inbox, headquarters.inbox._keys),
        ):
            assert services.database.check().quick_check == "ok"
            direction = "out" if services is assessor else "in"
            with services.database.read() as session:
                records = [
                    record
                    for record in packages.packages(session, CODE)
                    if record.direction == direction and record.assessment_id
                ]
            assert len({record.assessment_id for record in records}) == len(records)
            for record in records:
                kept, at_rest = folder / record.file, keys.at_rest()
                with show(kept, services.folder.quarantine, at_rest=at_rest) as opened:
                    assert (opened.verdict.intact, opened.digest) == (True, record.digest)
            states = {
                line.assessment_id for line in assessor.scoring.regions(CODE) if line.state in SIGNED_STATES
            }
            known = {record.assessment_id for record in records}
            assert known == states if services is assessor else known <= states
            step = "signed" if services is assessor else "taken"
            assert {words[1] for words in said if words[0] == step} <= known
        letters = headquarters.inbox._keys.letters
        copied = [Path(words[2]) for words in said if words[0] == "copied"]
        for package in (*copied, *(root / "stick").glob("*.asice*")):
            with show(package, headquarters.folder.quarantine, secrets=letters) as opened:
                assert opened.verdict.intact, package
    finally:
        assessor.database.close()
        headquarters.database.close()


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is not known there")
def test_killed_while_signing_copying_and_taking_in(world):
    chance = random.Random(2026)
    for name in NAMES:
        world.filled(name)
    (world.root / "stick").mkdir()
    world.assessor.database.close()
    world.headquarters.database.close()
    said: list[list[str]] = []
    for _ in range(5):  # tests/long/day.py does it a thousand times
        said += _run(world.root, chance.uniform(0, 0.9))
        _look(world.root, said)
    said += _run(world.root, None)
    _look(world.root, said)
    headquarters = headquarters_at(world.root / "hq", Settings())
    assert headquarters.editions.overview(CODE).packages == len(NAMES)
    headquarters.database.close()
    assert len(list((world.root / "stick").glob("*.asice*"))) == len(NAMES)
