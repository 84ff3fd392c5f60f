"""The supply chain's check finds what it is for: loose pins, missing hashes, known vulnerabilities; its bill is whole."""

from __future__ import annotations

import importlib.util
import json
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
LOCK = ROOT / "requirements.lock"


@pytest.fixture(scope="module")
def supply():
    import sys

    spec = importlib.util.spec_from_file_location("supply", ROOT / ".dev" / "supply.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules["supply"] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def advisories(supply):
    return json.loads(supply.ADVISORIES.read_text("utf-8"))


def test_every_package_of_the_lock_is_pinned_with_hashes(supply):
    packages, problems = supply.read_lock(LOCK.read_text("utf-8"))
    assert problems == []
    assert len(packages) > 50
    assert all(package.hashes for package in packages)


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("requests==2.19.0\n", "without a hash"),
        ("requests>=2 \\\n    --hash=sha256:" + "a" * 64, "not pinned"),
        ("requests==2.* \\\n    --hash=sha256:" + "a" * 64, "not pinned"),
        ("requests \\\n    --hash=sha256:" + "a" * 64, "not pinned"),
        ("requests @ file:///tmp/x.whl \\\n    --hash=sha256:" + "a" * 64, "not pinned"),
        ("-r other.lock\n", "no requirement"),
        ("a==1 \\\n    --hash=sha256:" + "a" * 64 + "\nA==1 \\\n    --hash=sha256:" + "a" * 64, "twice"),
    ],
)
def test_a_loose_line_of_a_lock_is_named(supply, line, problem):
    _, problems = supply.read_lock(line)
    assert any(problem in found for found in problems)


def test_the_stored_advisories_name_their_source_and_day(advisories):
    assert re.fullmatch(r"20\d\d-\d\d-\d\d", advisories["date"])
    assert "CC BY" in advisories["source"]
    assert len(advisories["advisories"]) > 50


def test_a_vulnerable_version_is_found_and_the_locked_ones_are_not(supply, advisories):
    old = (
        supply.Locked("cryptography", "41.0.5", ("0" * 64,)),
        supply.Locked("reportlab", "3.5.0", ("0" * 64,)),
    )
    found = supply.stored_findings(old, advisories)
    assert any("PYSEC-2023-254" in line for line in found)
    assert any(line.startswith("reportlab") for line in found)
    packages, _ = supply.read_lock(LOCK.read_text("utf-8"))
    assert supply.stored_findings(packages, advisories) == []


@pytest.mark.parametrize(
    ("version", "inside"),
    [
        ("3.0", False),
        ("3.1", True),
        ("41.0.5", True),
        ("41.0.6", False),
        ("50.0.2", False),
        ("3.1rc1", False),
    ],
)
def test_ranges_of_versions(supply, version, inside):
    advisory = {"ranges": [[{"introduced": "3.1"}, {"fixed": "41.0.6"}]], "versions": []}
    assert supply.affected(version, advisory) is inside


def test_the_bill_names_every_package_and_what_it_stands_on(supply, tmp_path, capsys):
    bill = tmp_path / "sbom.json"
    assert supply.main(["--offline", "--lock", str(LOCK), "--sbom", str(bill)]) == 0
    assert "know nothing newer" in capsys.readouterr().out
    text = bill.read_text("utf-8")
    document = json.loads(text)
    packages, _ = supply.read_lock(LOCK.read_text("utf-8"))
    assert supply.form_problems(text, packages) == []
    names = {row["name"]: row for row in document["components"]}
    assert set(names) == {package.name for package in packages}
    assert names["cryptography"]["scope"] == "required"
    assert names["pytest"]["scope"] == "excluded"
    assert len(names["cryptography"]["properties"]) == len(
        next(package.hashes for package in packages if package.name == "cryptography")
    )
    references = {row["bom-ref"] for row in document["components"]}
    for row in document["dependencies"]:
        assert set(row["dependsOn"]) <= references
    needs = {row["ref"].split("@")[0]: row["dependsOn"] for row in document["dependencies"]}
    assert any(ref.startswith("pkg:pypi/pyhanko@") for ref in needs["pkg:pypi/smartcity-desktop"])
    document["components"] = document["components"][1:]
    assert len(supply.form_problems(json.dumps(document), packages)) == 1


def test_a_finding_ends_with_1(supply, tmp_path, capsys):
    lock = tmp_path / "old.lock"
    lock.write_text("cryptography==41.0.5 \\\n    --hash=sha256:" + "a" * 64 + "\n")
    assert supply.main(["--offline", "--lock", str(lock), "--sbom", str(tmp_path / "b" / "sbom.json")]) == 1
    assert "FINDING cryptography 41.0.5: PYSEC-2023-254" in capsys.readouterr().out
