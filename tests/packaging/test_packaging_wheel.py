"""The wheel has everything: installed in a clean environment, it works with no checkout in reach."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(out), str(ROOT)],
        check=True,
        capture_output=True,
    )
    return next(out.glob("*.whl"))


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The `smartcity-desktop` of an environment that has the wheel and, borrowed, the locked packages."""
    place = tmp_path_factory.mktemp("installed") / "environment"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(place)], check=True)
    programs = place / ("Scripts" if os.name == "nt" else "bin")
    subprocess.run(
        [
            sys.executable,
            "-m",
            "pip",
            "--python",
            str(programs / "python"),
            "install",
            "--quiet",
            "--no-deps",
            str(wheel),
        ],
        check=True,
        capture_output=True,
    )
    # A .pth file in a borrowed folder is not read, so the checkout's own one leads nowhere from here.
    here = next(place.rglob("site-packages"))
    (here / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return programs / "smartcity-desktop"


def run(program: Path, *arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    environment = {
        name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "VIRTUAL_ENV")
    }
    return subprocess.run(
        [str(program), *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )


def test_wheel_has_program_data_forms_and_migrations_and_nothing_else(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    tops = {name.split("/")[0] for name in names}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"smartcity_desktop"}
    resources = {
        path.relative_to(ROOT / "resources").as_posix()
        for path in (ROOT / "resources").rglob("*")
        if path.is_file() and path.suffix != ".pyc"
    }
    packed = {
        name.removeprefix("smartcity_desktop/_resources/")
        for name in names
        if name.startswith("smartcity_desktop/_resources/")
    }
    assert packed == resources
    modules = {
        path.relative_to(ROOT).as_posix()
        for path in (ROOT / "smartcity_desktop").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert {name for name in names if not name.split("/")[0].endswith(".dist-info")} - {
        f"smartcity_desktop/_resources/{name}" for name in resources
    } == modules
    assert any(name.startswith("smartcity_desktop/store/migrations/versions/") for name in names)
    assert any(name.startswith("smartcity_desktop/ui/forms/ui_") for name in names)
    assert any(name.endswith(".dist-info/licenses/LICENSE") for name in names)


def test_installed_program_finds_itself_and_its_data_outside_the_checkout(
    installed: Path, tmp_path: Path
) -> None:
    code = (
        "import json, sys, smartcity_desktop\n"
        "from smartcity_desktop.system.resources import resource\n"
        "print(json.dumps([smartcity_desktop.__file__, str(resource('rubric.yaml')), sys.path]))"
    )
    done = run(installed.parent / "python", "-c", code, folder=tmp_path)
    assert done.returncode == 0, done.stderr
    package, rubric, path = json.loads(done.stdout)
    place = installed.parents[1].resolve()
    assert place in Path(package).resolve().parents
    assert place in Path(rubric).resolve().parents
    assert Path(rubric).read_bytes() == (ROOT / "resources" / "rubric.yaml").read_bytes()
    assert str(ROOT) not in path


def test_installed_program_checks_its_own_rubric(installed: Path, tmp_path: Path) -> None:
    rubric = next(installed.parents[1].rglob("_resources/rubric.yaml"))
    done = run(installed, "rubric", "check", str(rubric), "--json", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)


def test_installed_program_runs_a_sample_edition_through_migrations_and_papers(
    installed: Path, tmp_path: Path
) -> None:
    size = ("--regions", "1", "--assessors-per-region", "1", "--choose", "1")
    done = run(installed, "demo", "sample", *size, "--json", folder=tmp_path)
    assert done.returncode == 0, done.stderr
    made = json.loads(done.stdout)
    assert made["taken"] == 1
    assert len(made["chosen"]) == 1
    assert all((tmp_path / paper).read_bytes().startswith(b"%PDF-") for paper in made["papers"])
    checked = run(installed, "doctor", "--data-dir", made["root"], "--json", folder=tmp_path)
    assert checked.returncode == 0, checked.stderr + checked.stdout
    assert json.loads(checked.stdout)["findings"] == []


def test_module_and_script_are_the_same_program(installed: Path, tmp_path: Path) -> None:
    script = run(installed, "--help", folder=tmp_path)
    module = run(installed.parent / "python", "-m", "smartcity_desktop", "--help", folder=tmp_path)
    assert script.returncode == module.returncode == 0, script.stderr
    assert script.stdout == module.stdout != ""
