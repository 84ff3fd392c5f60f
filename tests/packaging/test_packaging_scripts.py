"""The scripts of the checkout agree with the program and with each other."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from smartcity_desktop.__main__ import LINUX_PACKAGES

ROOT = Path(__file__).resolve().parents[2]
SCRIPTS = [path for folder in (".dev", ".ci") for path in sorted((ROOT / folder).iterdir()) if path.is_file()]
SHELL = [
    path
    for path in SCRIPTS
    if path.read_text("utf-8").startswith(("#!/usr/bin/env bash", "# shellcheck shell=bash"))
]


@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash here")
@pytest.mark.parametrize("path", SHELL, ids=lambda path: path.name)
def test_shell_script_parses_and_stops_at_errors(path: Path) -> None:
    subprocess.run(["bash", "-n", str(path)], check=True)
    assert re.search(r"^set -e?uo pipefail$", path.read_text("utf-8"), re.MULTILINE)


def test_setup_installs_what_the_program_asks_for() -> None:
    listed = re.search(
        r'^libraries="(.*?)"', (ROOT / ".dev" / "setup").read_text("utf-8"), re.MULTILINE | re.DOTALL
    )
    assert listed
    assert set(LINUX_PACKAGES.split()) <= set(listed[1].split())


def test_readme_names_scripts_that_exist() -> None:
    named = set(re.findall(r"\bbash (\.\w+/\w+)", (ROOT / "README.md").read_text("utf-8")))
    assert {".dev/run", ".dev/test"} <= named
    assert [name for name in named if not (ROOT / name).is_file()] == []


def test_every_decision_has_its_number() -> None:
    numbers = [path.name[:4] for path in sorted((ROOT / "docs" / "decisions").glob("*.md"))]
    assert numbers == [f"{number:04}" for number in range(1, len(numbers) + 1)]
