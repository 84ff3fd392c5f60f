from __future__ import annotations

import logging
import os
import signal
import subprocess
import sys
from datetime import UTC, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from smartcity_desktop.core.errors import FileProblem, StoreProblem
from smartcity_desktop.core.language import Language
from smartcity_desktop.system import logs, resources
from smartcity_desktop.system.clock import Clock, SystemClock, new_id
from smartcity_desktop.system.instance import OneInstance

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

HOLD = (
    "import sys; from pathlib import Path; from smartcity_desktop.system.instance import OneInstance\n"
    "lock = OneInstance(Path(sys.argv[1])); lock.acquire(); print('held', flush=True); sys.stdin.read()"
)


@pytest.fixture
def log(tmp_path: Path) -> Iterator[Path]:
    place = tmp_path / "log" / "smartcity.log"
    yield place
    logs.stop()


def held_by_another(folder: Path) -> subprocess.Popen[str]:
    other = subprocess.Popen(
        [sys.executable, "-c", HOLD, folder], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert other.stdout is not None
    assert other.stdout.readline() == "held\n"
    return other


def end(other: subprocess.Popen[str]) -> None:
    other.communicate()


def test_second_instance_is_refused_in_both_languages(tmp_path: Path) -> None:
    other = held_by_another(tmp_path)
    try:
        with pytest.raises(StoreProblem) as caught:
            OneInstance(tmp_path).acquire()
        assert "sudah terbuka" in caught.value.sentence(Language.INDONESIAN)
        assert "already open" in caught.value.sentence(Language.ENGLISH)
        assert str(tmp_path) in caught.value.happened.id
    finally:
        end(other)


def test_lock_falls_with_a_killed_process(tmp_path: Path) -> None:
    other = held_by_another(tmp_path)
    os.kill(other.pid, signal.SIGKILL)
    end(other)
    assert other.returncode == -signal.SIGKILL
    with OneInstance(tmp_path):
        pass


def test_lock_within_one_process(tmp_path: Path) -> None:
    first, second = OneInstance(tmp_path), OneInstance(tmp_path)
    first.acquire()
    with pytest.raises(StoreProblem):
        second.acquire()
    first.release()
    first.release()
    with second:
        pass


def test_two_folders_are_two_instances(tmp_path: Path) -> None:
    with OneInstance(tmp_path / "a"), OneInstance(tmp_path / "b"):
        for held in ("a", "b"):
            with pytest.raises(StoreProblem):
                OneInstance(tmp_path / held).acquire()


def test_lock_where_nothing_can_be_written(
    disk_of: Callable[..., Path], lock_disk: Callable[[Path], None]
) -> None:
    disk = disk_of("64k")
    lock_disk(disk)
    with pytest.raises(FileProblem, match="only be read"):
        OneInstance(disk).acquire()


def test_log_is_kept_small(log: Path) -> None:
    logs.start(log)
    for _ in range(90):
        logging.getLogger("smartcity_desktop.test").info("x" * 100_000)
    sizes = sorted(p.stat().st_size for p in log.parent.iterdir())
    assert len(sizes) == 6
    assert sizes[-1] <= 1 << 20


def test_log_has_no_secrets_and_no_forged_lines(log: Path) -> None:
    logs.start(log, verbose=True)
    word = "kucing-biru-9"
    logger = logging.getLogger("smartcity_desktop.test")
    logger.info("unlock passphrase=%s for somebody", word)
    logger.info("unlock passphrase: '%s lagi', then", word)
    logger.info("Kata sandi = %s", word)
    logger.debug("-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY----- kept", word)
    logger.info("name\n2019-01-01T00:00:00Z INFO forged")
    text = log.read_text()
    assert word not in text
    assert "kept" in text
    assert "\n2019" not in text
    assert "forged" in text


def test_log_started_again_goes_to_the_new_place_only(log: Path, tmp_path: Path) -> None:
    logs.start(log)
    logs.start(tmp_path / "b.log")
    logging.getLogger("smartcity_desktop.test").info("hello")
    assert "hello" not in log.read_text()
    assert (tmp_path / "b.log").read_text().count("hello") == 1


def test_log_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "log").write_bytes(b"")
    with pytest.raises(FileProblem):
        logs.start(tmp_path / "log" / "smartcity.log")


def test_resources_of_a_checkout() -> None:
    assert resources.resource("rubric.yaml").is_file()
    assert resources.resource("fonts").is_dir()
    with pytest.raises(FileProblem) as caught:
        resources.resource("fonts", "missing.ttf")
    assert "Pasang ulang" in caught.value.remedy.id


def test_resources_of_a_frozen_build(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "smartcity_desktop" / "_resources").mkdir(parents=True)
    (tmp_path / "smartcity_desktop" / "_resources" / "rubric.yaml").write_text("x")
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert resources.resource("rubric.yaml").read_text() == "x"


def test_resources_of_a_wheel(tmp_path: Path) -> None:
    package = tmp_path / "smartcity_desktop"
    (package / "_resources").mkdir(parents=True)
    (package / "_resources" / "rubric.yaml").write_text("x")
    source = Path(resources.__file__).parent.parent
    for name in ("__init__.py", "core", "system"):
        (package / name).symlink_to(source / name)
    (package / "system").unlink()
    (package / "system").mkdir()
    for module in (source / "system").glob("*.py"):
        (package / "system" / module.name).write_bytes(module.read_bytes())
    code = "from smartcity_desktop.system.resources import resource; print(resource('rubric.yaml'))"
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
        env=os.environ | {"PYTHONPATH": str(tmp_path)},
    )
    assert done.stdout.strip() == str(package / "_resources" / "rubric.yaml")


def test_clock_and_ids() -> None:
    clock: Clock = SystemClock()
    assert clock.now().utcoffset() == timedelta(0)
    assert clock.now().tzinfo is UTC
    assert clock.monotonic() <= clock.monotonic()
    ids = {new_id() for _ in range(100)}
    assert len(ids) == 100
    assert all(len(one) == 32 and int(one, 16) >= 0 for one in ids)


def test_importing_the_system_brings_nothing_heavy() -> None:
    code = (
        "import sys; from smartcity_desktop.system import paths, settings, resources, logs, clock, instance, files\n"
        "print(*sorted(m.partition('.')[0] for m in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    heavy = {"sqlmodel", "sqlalchemy", "alembic", "PySide6", "reportlab", "cryptography", "pydantic", "babel"}
    heavy |= {"platformdirs", "uuid", "ruamel", "numpy", "sqlite3", "asyncio"}
    assert not heavy & set(done.stdout.split())
