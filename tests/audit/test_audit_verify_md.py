"""An auditor with docs/verify.md, the root and a stick: each of twenty packages is judged rightly, by hand and by program.

The commands are those of the document, taken out of it; nothing of the product's Python takes part by hand.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from smartcity_desktop.sealing.stamp_trust import services_json
from tests import stamping
from tests.audit.drill import PACKAGES, TAMPERED, Drill

GUIDE = Path(__file__).parents[2] / "docs" / "verify.md"
TOOLS = (
    "bash",
    "unzip",
    "openssl",
    "sha256sum",
    "age",
    "pdfsig",
    "awk",
    "sed",
    "grep",
    "diff",
    "od",
    "paste",
)
pytestmark = pytest.mark.skipif(
    any(shutil.which(tool) is None for tool in TOOLS), reason="the tools of the auditor are the subject"
)


def blocks(kind=""):
    """Return the commands of the document by step."""
    found = {}
    for section in re.split(r"^## ", GUIDE.read_text("utf-8"), flags=re.MULTILINE)[1:]:
        step = re.match(r"(\d+)\.", section)
        commands = re.findall(
            rf"^```sh{' ' + kind if kind else ''}\n(.*?)^```$", section, re.DOTALL | re.MULTILINE
        )
        if commands:
            found[int(step.group(1)) if step else 0] = "\n".join(commands)
    return found


STEPS = blocks()


def bash(script, folder, **environment):
    import os

    return subprocess.run(
        ["bash", "-euo", "pipefail", "-c", script],
        cwd=folder, capture_output=True, text=True, check=False, env={**os.environ, "LC_ALL": "C", **environment},
    )  # fmt: skip


def by_hand(folder, steps):
    """Go through steps until one ends with an error; returns that step, or 0, and what was said."""
    script = "\n".join(f"echo '=== {step}'\n{STEPS[step]}" for step in steps)
    done = bash(script, folder, p=folder.name)
    reached = [int(number) for number in re.findall(r"^=== (\d+)$", done.stdout, re.MULTILINE)]
    return (reached[-1] if done.returncode else 0), done.stdout + done.stderr


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """The desk, with the edition checked: its folder holds what steps 1 to 4 left there."""
    folder = tmp_path_factory.mktemp("drill") / "meja"
    drill = Drill(folder)
    drill.make()
    shutil.rmtree(folder / "pembuatan")
    script = "p=periode\n" + "\n".join(STEPS[step] for step in (1, 2, 3, 4))
    done = bash(script, folder)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder


def desk_for(desk, name, folder):
    """Lay one package on a desk of its own."""
    folder = folder / "paket"
    shutil.copytree(desk, folder, ignore=shutil.ignore_patterns("stik"))
    shutil.copy(desk / "stik" / name, folder / ("paket.asice" + (".age" if name.endswith(".age") else "")))
    received = dict(line.split("\t") for line in (desk / "diterima.tsv").read_text().splitlines())
    (folder / "diterima.txt").write_text(received[name] + "\n")
    return folder


@pytest.fixture(scope="module")
def judged(desk, tmp_path_factory):
    """Every package by hand: at which step it stopped, what was said, its desk."""
    found = {}
    for name in PACKAGES:
        folder = desk_for(desk, name, tmp_path_factory.mktemp("by-hand"))
        step, said = by_hand(folder, sorted(STEPS))
        found[name] = (step, said, folder)
    return found


def test_there_are_twenty_and_twelve_of_them_tampered_with():
    assert len(PACKAGES) == 20
    assert len(TAMPERED) == 12
    assert len({PACKAGES[name].how for name in TAMPERED}) == 12
    assert sum(name.endswith(".age") for name in PACKAGES) >= 4


@pytest.mark.parametrize("name", PACKAGES)
def test_by_hand_each_stops_at_its_step(judged, name):
    step, said, _ = judged[name]
    assert step == PACKAGES[name].step, said


def test_by_hand_what_counts_in_the_end_is_right(judged, tmp_path):
    """Step 10 over all that passed: the replaced number and the doubled signature count for nothing of their own."""
    for name, (step, _, folder) in judged.items():
        assert (folder / "baris.txt").exists() is (step == 0)
        desk_of = tmp_path / f"meja-{name}"
        desk_of.mkdir()
        if step == 0:
            shutil.copy(folder / "baris.txt", desk_of)
    done = bash(blocks("together")[10], tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    counting = {line.split()[0] for line in (tmp_path / "berlaku.txt").read_text().splitlines()}
    digests = {
        name: (folder / "paket.digest").read_text().strip()
        for name, (step, _, folder) in judged.items()
        if step == 0
    }
    assert digests["15.asice"] == digests["01.asice"]
    assert {name for name, digest in digests.items() if digest in counting} == {
        name for name, right in PACKAGES.items() if right.counts
    }


def lay_out(folder, lines):
    """A desk for each line, as step 10 left it."""
    for number, line in enumerate(lines):
        desk_of = folder / f"meja-{number}"
        desk_of.mkdir()
        (desk_of / "baris.txt").write_text(f"{line}\n")


@pytest.mark.parametrize(
    ("lines", "word"),
    [
        (["T-1\t1\taa\tnull", "T-1\t1\tbb\tnull"], "two packages bear number 1"),
        (["T-1\t1\taa\tnull", "T-1\t2\tbb\tcc"], "does not follow"),
        (["T-1\t1\taa\tcc"], "does not follow"),
    ],
)
def test_by_hand_a_history_written_twice_is_found(tmp_path, lines, word):
    lay_out(tmp_path, lines)
    done = bash(blocks("together")[10], tmp_path)
    assert done.returncode == 1
    assert "passed" not in done.stdout
    assert word in done.stdout


def test_by_hand_what_comes_after_a_gap_is_held_and_what_came_before_counts(tmp_path):
    lines = ["T-1\t1\taa\tnull", "T-1\t3\tcc\tbb", "T-1\t4\tdd\tcc", "T-2\t2\tee\tff", "T-3\t1\tgg\tnull"]
    lay_out(tmp_path, lines)
    done = bash(blocks("together")[10], tmp_path)
    assert done.returncode == 0, done.stderr
    assert [line for line in done.stdout.splitlines() if line.startswith("hold")] == [
        "hold number 3 of T-1 and what follows: number 2 is missing",
        "hold number 2 of T-2 and what follows: number 1 is missing",
    ]
    assert (tmp_path / "berlaku.txt").read_text() == "aa T-1\ngg T-3\n"


def test_by_hand_nothing_is_left_of_the_package_before(desk, tmp_path):
    """A desk used twice: the old folder stops step 3, and a letter that does not open leaves no older package."""
    folder = desk_for(desk, "01.asice", tmp_path / "folder")
    (folder / "paket").mkdir()
    assert by_hand(folder, (2, 3))[0] == 3
    folder = desk_for(desk, "18.asice.age", tmp_path / "letter")
    older = (desk / "stik" / "01.asice").read_bytes()
    (folder / "paket.asice").write_bytes(older)
    assert by_hand(folder, (2,))[0] == 2
    assert not (folder / "paket.asice").exists() or (folder / "paket.asice").read_bytes() != older


@pytest.mark.parametrize(("kind", "stops"), [("right", 0), ("another signature", 9), ("another service", 0)])
def test_by_hand_a_time_stamp_is_checked(desk, tmp_path, kind, stops):
    folder = desk_for(desk, "01.asice", tmp_path)
    package = folder / "paket.asice"
    plain = package.read_bytes()
    service = stamping.service("Layanan lain") if kind == "another service" else stamping.service()
    over = b"another" if kind == "another signature" else stamping.signature_of(plain)
    token = service.token(over, datetime(2019, 5, 16, 7, 31, tzinfo=UTC))
    package.write_bytes(stamping.stamped(plain, token))
    services = services_json((stamping.service().named(),))
    document = folder / "periode" / "edition.json"
    found = json.loads(document.read_text()) | {"time_stamp_services": services}
    document.write_text(json.dumps(found, sort_keys=True, separators=(",", ":"), ensure_ascii=False))
    step, said = by_hand(folder, sorted(STEPS))
    assert step == stops, said
    assert ("Time stamp: May 16 07:31:00 2019 GMT" in said) is (kind == "right")
    assert ("the time-stamp counts for nothing" in said) is (kind == "another service")
    assert (folder / "baris.txt").exists() is not stops


def test_the_desks_are_laid_out_and_each_block_stops_by_itself(desk, tmp_path):
    """The document from the start in one terminal, which knows of no `set -e`: it stays open and goes on."""
    for name in ("root.pem", "periode.asice", "kunci.txt"):
        shutil.copy(desk / name, tmp_path)
    shutil.copytree(desk / "stik", tmp_path / "stik")
    package = blocks("desk-package")[0]
    second = package.replace("01.asice", "10.asice").replace("meja-01", "meja-10")
    steps = "\n".join(STEPS[step] for step in range(2, 11))
    script = [blocks("desk")[0], *(STEPS[step] for step in (1, 2, 3, 4)), "cd .."]
    script += [package, steps, "cd ..", second, steps, "cd ..", blocks("together")[10]]
    done = subprocess.run(
        ["bash"], input="\n".join(script), cwd=tmp_path, capture_output=True, text=True, check=False
    )
    passed = re.findall(r"^step (.*): passed$", done.stdout, re.MULTILINE)
    edition = [f"{step} of periode" for step in ("2a", "2b", "3", "4a", "4b")]
    first = [f"{step} of paket" for step in ("2a", "2b", "3", "4a", "4b")] + ["5", "6", "7", "8", "9", "10a"]
    assert passed[: len(edition + first) + 3] == [*edition, *first, *first[:3]], done.stderr
    assert "4a of paket" not in passed[len(edition + first) :], "its sheet was replaced"
    digest = (tmp_path / "meja-01" / "paket.digest").read_text().strip()
    assert (tmp_path / "berlaku.txt").read_text().split()[0] == digest
    assert passed[-1] == "10b"


def test_the_fingerprint_is_the_one_announced(desk):
    root = (desk / "root.pem").read_bytes()
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes

    announced = x509.load_pem_x509_certificate(root).fingerprint(hashes.SHA256()).hex()[:24]
    assert bash(STEPS[1], desk).stdout.strip() == announced


def test_an_edition_by_an_assessor_or_with_another_rubric_stops_by_hand(desk, tmp_path):
    """What the roster is read from must itself be headquarters'."""
    for number, change in enumerate((as_package, other_rubric)):
        folder = tmp_path / str(number) / "periode"
        shutil.copytree(desk, folder, ignore=shutil.ignore_patterns("stik", "periode*"))
        change(desk, folder / "periode.asice")
        step, said = by_hand(folder, (1, 2, 3, 4))
        assert step == 4, said


def as_package(desk, target):
    shutil.copy(desk / "stik" / "01.asice", target)


def other_rubric(desk, target):
    with zipfile.ZipFile(desk / "periode.asice") as old, zipfile.ZipFile(target, "w") as new:
        for info in old.infolist():
            data = old.read(info)
            new.writestr(
                info, data.replace(b"Rubrik uji", b"Rubrik aja") if info.filename == "rubric.yaml" else data
            )


@pytest.mark.parametrize(
    ("step", "file", "old", "new"),
    [
        (5, "periode/edition.json", '"status":"active"', '"status":"revoked"'),
        (5, "diterima.txt", "2019-05-20", "2019-12-20"),
        (5, "diterima.txt", "2019-05-20T03:00:00Z", "20-05-2019 03:00"),
        (5, "diterima.txt", "2019-05-20T03:00:00Z", ""),
        (5, "diterima.txt", "", "2019-05-20T03:00:00Z\n"),
        (6, "periode.digest", "", "0"),
        (
            6,
            "periode/edition.json",
            '"mode":"interview","region":"R0001"',
            '"mode":"interview","region":"R0002"',
        ),
        (7, "paket/audit.jsonl", '"n":3', '"n":4'),
        (7, "paket/audit.jsonl", '{"n":4,"type":"entry"}\n', ""),
        (8, "paket/scores.json", "Sudah", "Belum"),
    ],
)
def test_each_step_can_fail(judged, step, file, old, new):
    """A step that lets everything through proves nothing: one wrong thing on the desk of a good package, step by step."""
    folder = judged["09.asice"][2]
    path = folder / file
    before = path.read_text()
    try:
        path.write_text(before.replace(old, new) if old else new + before)
        assert path.read_text() != before
        rest = "\n".join(f"echo '=== {n}'\n{STEPS[n]}" for n in (5, 6, 7, 8))
        done = bash(rest, folder, p="paket")
        reached = [int(n) for n in re.findall(r"^=== (\d+)$", done.stdout, re.MULTILINE)]
        assert done.returncode != 0
        assert reached[-1] == step, done.stdout + done.stderr
    finally:
        path.write_text(before)


# --- by program ------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def program(tmp_path_factory):
    """A folder with the program in it, for the path."""
    folder = tmp_path_factory.mktemp("program")
    script = folder / "smartcity-desktop"
    script.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m smartcity_desktop "$@"\n')
    script.chmod(0o755)
    return folder


@pytest.mark.parametrize("name", PACKAGES)
def test_by_program_each_is_judged_alike(desk, judged, tmp_path, program, name):
    import os

    right = PACKAGES[name]
    folder = desk_for(desk, name, tmp_path)
    path = f"{program}:{os.environ['PATH']}"
    done = bash(blocks("program")[0], folder, PATH=path)
    (verdict,) = json.loads(done.stdout)["packages"]
    assert verdict["code"] == (right.code or None), verdict["detail"]
    assert done.returncode == (1 if right.code else 0)
    assert verdict["good"] is (not right.code)
    if not right.step:
        assert verdict["digest"] == (judged[name][2] / "paket.digest").read_text().strip()


def test_by_program_with_root_and_roster_alone(judged, tmp_path, program):
    import os

    folder = judged["09.asice"][2]
    done = bash(blocks("program-roster")[0], folder, PATH=f"{program}:{os.environ['PATH']}")
    assert done.returncode == 0, done.stdout + done.stderr
    found = json.loads(done.stdout)
    assert found["packages"][0]["good"]
    assert found["roster"]["file"] == "edition.json"


def test_by_program_history_and_sheet_alone(judged, tmp_path, program):
    import os

    path = f"{program}:{os.environ['PATH']}"
    folder = judged["09.asice"][2]
    good = bash(blocks("program-more")[0], folder, PATH=path)
    assert good.returncode == 0, good.stdout + good.stderr
    sheet = folder / "paket" / "sheet.pdf"
    before = sheet.read_bytes()
    try:
        sheet.write_bytes(before + b"\n% sesudah")
        bad = bash(blocks("program-more")[0], folder, PATH=path)
    finally:
        sheet.write_bytes(before)
    assert bad.returncode == 1
