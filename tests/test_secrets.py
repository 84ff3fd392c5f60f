"""What is secret stays out of files, logs, process arguments and temporary files, while the program is at work."""

from __future__ import annotations

import base64
import logging
import os
import subprocess
import sys
import traceback
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from typer.testing import CliRunner

from smartcity_desktop.app import assessor_gate, build_assessor
from smartcity_desktop.cli import app
from smartcity_desktop.core.assessment import Answer
from smartcity_desktop.core.edition import Assessor, Mode, Selection
from smartcity_desktop.core.errors import SmartCityError
from smartcity_desktop.core.language import Text
from smartcity_desktop.core.rubric import Severity
from smartcity_desktop.system import logs
from smartcity_desktop.system.paths import log_file
from smartcity_desktop.system.settings import Settings
from tests.opening import found, headquarters_at

if TYPE_CHECKING:
    from collections.abc import Iterator

PASSPHRASE = "zamrud-kanopi-lembayung-7731"
SECOND = "bahari-puspita-gelagah-9142"
DESK = "kelana-mandala-rinjani-5520"
WRONG = "keliru-sekali-semesta-3318"
NAME = "Asesor Rahasia Sekali"
PLACE = "Kota Ambon"


@pytest.fixture
def temporary(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that all temporary files of this process and its children go to."""
    import tempfile

    folder = tmp_path_factory.mktemp("sementara")
    for name in ("TMPDIR", "TEMP", "TMP"):
        monkeypatch.setenv(name, str(folder))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return folder


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    """The program's log, at its most talkative."""
    path = log_file(tmp_path / "laptop")
    logs.start(path, verbose=True)
    yield path
    logs.stop()


def forms(secret: str) -> tuple[bytes, ...]:
    """How a secret could have come into a file: plain, UTF-16, base64 at each of three places, hex."""
    data = secret.encode()
    encoded = [base64.b64encode(b"x" * at + data)[4:-4] for at in range(3)]
    return (data, secret.encode("utf-16-le"), data.hex().encode(), *encoded)


def places(where: Path, needles: tuple[bytes, ...]) -> list[str]:
    """Return the files below a folder whose name or content has one of the needles."""
    return [
        str(file)
        for file in where.rglob("*")
        if file.is_file()
        and any(needle in file.read_bytes() or needle in os.fsencode(file) for needle in needles)
    ]


def story(root: Path) -> list[str]:
    """Drive it all: create, unlock, publish, take in, score, sign, export, change. Returns the words of every problem."""
    now, said = datetime.now(UTC), []
    gate = assessor_gate(root / "laptop")
    keys = gate.create(NAME, "Lembaga Contoh", PASSPHRASE)
    assert gate.unlock(PASSPHRASE) == keys
    laptop = build_assessor(root / "laptop", Settings(), keys)
    pusat = headquarters_at(root / "pusat", Settings(), passphrase=DESK)
    secrets = found(pusat, passphrase=DESK)
    region = next(one for one in pusat.drafting.regions() if one.name == PLACE)
    pusat.drafting.create(
        "2026",
        Text("Periode 2026", "Edition 2026"),
        selection=Selection(1),
        opens=now.date(),
        closes=now.date() + timedelta(days=30),
        receiving_deadline=now + timedelta(days=31),
    )
    pusat.drafting.invite("2026", [region.id])
    request = laptop.identity.write_request(root)
    pusat.drafting.enrol_all("2026", [(request, Assessor("A-01", NAME, "Lembaga Contoh"))], DESK)
    pusat.drafting.assign("2026", [(region.id, "A-01", Mode.VISIT)])
    laptop.editions.take_in(pusat.publishing.publish("2026", secrets, root), root_confirmed=True)
    laptop.database.close()
    laptop = build_assessor(root / "laptop", Settings(), gate.unlock(PASSPHRASE))
    (line,) = laptop.scoring.regions("2026")
    view = laptop.scoring.open("2026", line.assignment_id)
    value = view.rubric.scale.levels[2]
    filled = laptop.scoring.fill(
        view.assessment.id, [Answer(i.code, value) for i in view.rubric.indicators()]
    )
    warned = [p.key for p in filled.view.problems if p.severity is Severity.WARN]
    laptop.scoring.fill(view.assessment.id, (), dict.fromkeys(warned, "Catatan sangat rahasia."))
    for attempt in (
        lambda: gate.unlock(WRONG),
        lambda: laptop.finalising.sign(view.assessment.id, WRONG, no_conflict=True),
        lambda: laptop.identity.change_passphrase(WRONG, SECOND),
        lambda: laptop.identity.rotate(WRONG, root),
    ):
        try:
            attempt()
        except SmartCityError as error:
            logging.getLogger("smartcity_desktop").warning("refused", exc_info=error)
            said.append("".join(traceback.format_exception(error)) + repr(error))
    laptop.finalising.sign(view.assessment.id, PASSPHRASE, no_conflict=True)
    (root / "usb").mkdir()
    laptop.delivery.export([view.assessment.id], root / "usb")
    laptop.identity.change_passphrase(PASSPHRASE, SECOND)
    said.append(repr(keys) + repr(laptop) + repr(gate))
    for services in (laptop, pusat):
        services.database.close()
    return said


def test_no_secret_is_written_logged_or_told(tmp_path: Path, temporary: Path, log: Path) -> None:
    said = story(tmp_path)
    logs.stop()
    assert log.stat().st_size > 0
    assert len(said) == 5
    for secret in (PASSPHRASE, SECOND, DESK, WRONG):
        assert places(tmp_path, forms(secret)) == []
        assert places(temporary, forms(secret)) == []
        assert not any(form in "".join(said).encode() for form in forms(secret))
    # Keys neither: what opens the vault, the database and the files.
    keys = assessor_gate(tmp_path / "laptop").unlock(SECOND)
    needles = tuple(
        form
        for raw in (keys.database, keys.files)
        for form in (raw, raw.hex().encode(), base64.b64encode(raw)[:40])
    )
    letters = tuple(letter.encode() for letter in keys.letters)
    for where in (tmp_path, temporary):
        assert places(where, (*needles, *letters)) == []
    assert not any(needle in "".join(said).encode() for needle in (*needles, *letters))


def test_a_laptop_image_tells_nothing(tmp_path: Path, temporary: Path) -> None:
    """Name, region, note, level: none of it can be read in the data folder of a laptop that is off."""
    story(tmp_path)
    words = (NAME, "Lembaga Contoh", PLACE, "sangat rahasia", "A-01")
    for word in words:
        assert places(tmp_path / "laptop" / "assessor", forms(word)[:3]) == [], word
        # What travels on a stick is encrypted, and its name tells no place.
        assert places(tmp_path / "usb", forms(word)[:3]) == [], word
    assert places(temporary, tuple(word.encode() for word in words)) == []


def test_passphrases_never_stand_in_the_arguments_of_a_command(tmp_path: Path) -> None:
    """Another program sees a process's arguments; so there is no option that takes a passphrase itself."""
    runner = CliRunner()
    for command in ("new", "passphrase", "import-p12", "rotate", "recover"):
        said = runner.invoke(app, ["identity", command, "--help"], env={"COLUMNS": "200"}).output
        options = [word for word in said.split() if word.startswith("--") and "pass" in word]
        assert all(option.endswith("-file") for option in options), options
    file = tmp_path / "sandi.txt"
    file.write_text(PASSPHRASE + "\n", encoding="utf-8")
    arguments = ["identity", "new", "--name", NAME, "--institution", "x", "--passphrase-file", str(file)]
    done = subprocess.run(
        [sys.executable, "-m", "smartcity_desktop", *arguments, "--data-dir", str(tmp_path / "data")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert PASSPHRASE not in done.stdout + done.stderr
    own = Path("/proc/self/cmdline")
    if own.exists():
        assert PASSPHRASE.encode() not in own.read_bytes()
    assert places(tmp_path / "data", forms(PASSPHRASE)) == []


def test_a_crash_report_has_no_secret(tmp_path: Path, log: Path) -> None:
    """What the last resort writes is the traceback without the values of variables."""
    from smartcity_desktop.ui import mistakes

    mistakes.keep_log(log)
    try:
        secret = PASSPHRASE
        raise RuntimeError(len(secret))
    except RuntimeError as error:
        text = mistakes.report(error)
    finally:
        mistakes.keep_log(None)
    assert "RuntimeError" in text
    assert PASSPHRASE not in text
