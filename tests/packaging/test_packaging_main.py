"""`smartcity-desktop` decides between window and command line, and says why no window can open."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from smartcity_desktop import __version__
from smartcity_desktop.__main__ import UsageError, WindowOptions, main, window_options
from smartcity_desktop.core.language import Language


def run(
    *arguments: str, timeout: float = 60, without: tuple[str, ...] = (), **environment: str
) -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if name not in without}
    return subprocess.run(
        [sys.executable, "-m", "smartcity_desktop", *arguments],
        env=clean | environment,
        capture_output=True,
        text=True,
        timeout=timeout,
        check=False,
    )


@pytest.mark.parametrize(
    ("arguments", "options"),
    [
        ([], WindowOptions()),
        (["--practice"], WindowOptions(practice=True)),
        (["--data-dir", "x y"], WindowOptions(data_dir=Path("x y"))),
        (["--data-dir=x", "--practice"], WindowOptions(data_dir=Path("x"), practice=True)),
        (["--language", "id"], WindowOptions(language=Language.INDONESIAN)),
        (["--language=en"], WindowOptions(language=Language.ENGLISH)),
        (["--help"], None),
        (["--version"], None),
        (["demo"], None),
        (["--data-dir", "x", "doctor"], None),
        (["--language", "xx", "doctor"], None),
        (["--practice=yes"], None),
    ],
)
def test_only_options_of_the_window_open_it(arguments: list[str], options: WindowOptions | None) -> None:
    assert window_options(arguments) == options


@pytest.mark.parametrize("arguments", [["--data-dir"], ["--data-dir="], ["--language"], ["--language", "xx"]])
def test_a_window_option_without_a_good_value_is_wrong_use(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(UsageError):
        window_options(arguments)
    assert main(arguments) == 2
    said = capsys.readouterr().err.splitlines()
    assert len(said) == 2
    assert all(arguments[0].rstrip("=") in line for line in said)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a screen")
@pytest.mark.parametrize("display", ["", ":987"])
def test_without_a_display_a_sentence_names_the_way_out(display: str) -> None:
    done = run(without=("QT_QPA_PLATFORM", "WAYLAND_DISPLAY"), DISPLAY=display)
    assert done.returncode == 2
    indonesian, english = done.stderr.splitlines()
    assert "tidak memiliki layar" in indonesian
    assert "no display here" in english
    assert "smartcity-desktop demo" in english
    assert display in english


def test_the_sentence_comes_in_the_language_asked_for() -> None:
    done = run("--language", "id", without=("QT_QPA_PLATFORM", "WAYLAND_DISPLAY"), DISPLAY=":987")
    assert done.returncode == 2
    assert len(done.stderr.splitlines()) == 1
    assert "layar" in done.stderr


def test_where_qt_cannot_be_loaded_the_packages_are_named(tmp_path: Path) -> None:
    # A PySide6 whose widgets miss a library of the system, as on a bare server.
    broken = tmp_path / "PySide6"
    broken.mkdir()
    (broken / "__init__.py").write_text("")
    (broken / "QtWidgets.py").write_text("raise ImportError('libEGL.so.1: cannot open shared object file')")
    done = run(
        QT_QPA_PLATFORM="offscreen", PYTHONPATH=f"{tmp_path}{os.pathsep}{Path.cwd()}", PYTHONSAFEPATH="1"
    )
    assert done.returncode == 2
    assert "libEGL.so.1" in done.stderr
    assert "apt-get install libglib2.0-0 libegl1" in done.stderr


def test_the_window_does_not_wait_for_the_command_line() -> None:
    heavy = [
        "PySide6",
        "typer",
        "click",
        "rich",
        "reportlab",
        "alembic",
        "sqlalchemy",
        "sqlmodel",
        "cryptography",
        "pydantic",
        "babel",
        "numpy",
    ]
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys, smartcity_desktop.__main__ as entry\n"
            "entry.window_options(['--practice'])\n"
            f"print(sorted(set({heavy}) & set(sys.modules)))",
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "[]"


def test_version_is_that_of_the_package(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"SmartCity Desktop {__version__}\n"


def test_a_command_goes_to_the_command_line() -> None:
    done = run("--help")
    assert done.returncode == 0
    assert "demo" in done.stdout
    assert run("no-such-command").returncode == 2
