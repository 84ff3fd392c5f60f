"""The shape of the checkout: what stands at its top, how long modules are, what the lock file may say."""

from __future__ import annotations

import re
import subprocess
import tomllib
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "smartcity_desktop"

TOP = {
    ".ci", ".dev", ".gitattributes", ".gitignore", "CHANGELOG.md", "LICENSE", "README.md", "build.spec", "docs", "forms",
    "pyproject.toml", "requirements.lock", "resources", "smartcity_desktop", "tests",
}  # fmt: skip
VAGUE = {
    "util",
    "utils",
    "helper",
    "helpers",
    "manager",
    "base",
    "common",
    "misc",
    "handler",
    "handlers",
    "stuff",
}
LONGEST = 400


@cache
def committed() -> tuple[Path, ...]:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if listed.returncode:
        pytest.skip("not a git checkout")
    return tuple(ROOT / name for name in listed.stdout.split("\0") if name)


def modules() -> list[Path]:
    generated = PACKAGE / "ui" / "forms"
    return [path for path in PACKAGE.rglob("*.py") if generated not in path.parents]


def lock() -> dict[str, str]:
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    return {
        plain(name): version
        for name, version in re.findall(r"^([A-Za-z0-9._-]+)==([^ ;\\\n]+)", text, re.MULTILINE)
    }


def plain(name: str) -> str:
    """A distribution's name as the packaging rules normalise it."""
    return re.sub(r"[-_.]+", "-", name).lower()


def test_only_agreed_names_stand_at_the_top() -> None:
    assert {path.relative_to(ROOT).parts[0] for path in committed()} <= TOP


def test_every_part_of_the_package_is_a_layer_of_the_contract() -> None:
    layers = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"][
        0
    ]
    named = {name for line in layers["layers"] for name in re.findall(r"\w+", line)}
    parts = {path.stem for path in PACKAGE.iterdir() if path.suffix == ".py"} | {
        path.name for path in PACKAGE.iterdir() if (path / "__init__.py").exists()
    }
    assert parts - {"__init__"} <= named


def test_modules_are_short() -> None:
    lengths = {path.relative_to(ROOT).as_posix(): path.read_text("utf-8").count("\n") for path in modules()}
    assert {name: lines for name, lines in lengths.items() if lines >= LONGEST} == {}


def test_modules_are_named_for_something() -> None:
    names = [path.relative_to(PACKAGE).with_suffix("") for path in modules()]
    assert [name.as_posix() for name in names if VAGUE & set(name.parts)] == []


def test_every_module_has_its_annotations_late() -> None:
    early = [
        path.relative_to(ROOT).as_posix()
        for path in modules()
        if re.search(r"^(def|class) ", text := path.read_text("utf-8"), re.MULTILINE)
        and "from __future__ import annotations" not in text
    ]
    assert early == []


def test_test_files_have_different_names() -> None:
    names = [path.name for path in (ROOT / "tests").rglob("test_*.py")]
    assert sorted(names) == sorted(set(names))


def test_lock_pins_every_package_by_hash_and_names_no_place() -> None:
    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert "://" not in text
    assert not re.search(r"^\s*(-i|-f|--\w*index|--find-links|--trusted-host|--extra)", text, re.MULTILINE)
    blocks = re.split(r"\n(?=[A-Za-z0-9])", text.strip())
    assert len(blocks) > 50
    unpinned = [
        block.splitlines()[0] for block in blocks if not re.search(r"--hash=sha256:[0-9a-f]{64}\b", block)
    ]
    assert unpinned == []


def test_lock_has_every_declared_dependency_within_its_bounds() -> None:
    from packaging.requirements import Requirement

    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    lines = [*project["build-system"]["requires"], *project["project"]["dependencies"]]
    for extra in project["project"]["optional-dependencies"].values():
        lines += extra
    locked = lock()
    outside = [
        line
        for line in lines
        if (wanted := Requirement(line)) and locked.get(plain(wanted.name), "") not in wanted.specifier
    ]
    assert outside == []


def test_what_is_installed_is_what_is_locked() -> None:
    from importlib.metadata import distributions

    locked = lock()
    other = {
        (name, found.version, locked[name])
        for found in distributions()
        if (name := plain(found.metadata["Name"])) in locked and found.version != locked[name]
    }
    assert other == set()


def test_no_file_names_the_place_it_was_written_in() -> None:
    texts = [
        path for path in committed() if path.suffix in {".py", ".md", ".toml", ".yaml", ".spec", ".ui", ""}
    ]
    home = re.compile(r"/(?:home|Users)/\w+/|/(?:root|work)/\w")
    found = [
        path.relative_to(ROOT).as_posix()
        for path in texts
        if path != Path(__file__)
        and path.is_file()
        and home.search(path.read_text(encoding="utf-8", errors="replace"))
    ]
    assert found == []
