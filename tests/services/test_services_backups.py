"""Backups of real, encrypted databases and files."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
from contextlib import suppress
from datetime import timedelta
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from smartcity_desktop.app import build_assessor
from smartcity_desktop.core.backup import Reason
from smartcity_desktop.core.errors import FileProblem, IdentityProblem, NotFound, StoreProblem
from smartcity_desktop.core.rubric import EvidenceKind
from smartcity_desktop.core.transcription import Keyed, key
from smartcity_desktop.sealing import identity
from smartcity_desktop.services.backups.desk import BackupDesk
from smartcity_desktop.store.shelf import Shelf
from smartcity_desktop.system.at_rest import keep_whole, read_kept
from smartcity_desktop.system.photo_copy import Box
from smartcity_desktop.system.settings import Settings
from tests.opening import SECRETS
from tests.photos import AMBON, camera_photo
from tests.services.conftest import CODE, PASSPHRASE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from smartcity_desktop.app import AssessorServices

NAME = "Kota Ambon"
WORKER = Path(__file__).with_name("backup_worker.py")


@pytest.fixture
def disk_of(tmp_path: Path) -> Iterator[Callable[[str], Path]]:
    """Mount a small disk of its own."""
    if os.name == "nt" or os.geteuid() != 0:
        pytest.skip("only root can mount a small disk")
    place = tmp_path / "disk"
    place.mkdir()

    def mount(size: str) -> Path:
        command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "none", str(place)]
        if subprocess.run(command, capture_output=True, check=False).returncode:
            pytest.skip("this machine does not mount")
        return place

    yield mount
    subprocess.run(["umount", "-l", str(place)], capture_output=True, check=False)


def _fill_up(file: Path) -> None:
    with suppress(OSError), file.open("ab", buffering=0) as stream:
        while True:
            stream.write(b"x" * 65536)


def _attach(world, name: str = NAME, data: bytes = b"%PDF-1.7 surat keputusan\n") -> str:
    assessment_id = world.draft(name)
    indicator = world.assessor.scoring.reload(assessment_id).rubric.indicators()[0].code
    file = world.root / "SK wali kota.pdf"
    file.write_bytes(data)
    world.assessor.evidence.attach_file(assessment_id, indicator, file, EvidenceKind.DOCUMENT)
    return assessment_id


def _inodes(folder: Path) -> set[int]:
    return {path.stat().st_ino for path in folder.rglob("*") if path.is_file()}


def _desk(services: AssessorServices, reserve: int = 0) -> BackupDesk:
    keys = services.identity._keys
    return BackupDesk(services.database, services.folder, keys, services.identity._clock, reserve=reserve)


def test_a_backup_holds_everything_and_copies_no_file_twice(world):
    _attach(world)
    world.signed("Kota Denpasar")
    backups, folder = world.assessor.backups, world.assessor.folder
    first = backups.make()
    assert first.counts is not None
    assert (first.counts.regions, first.counts.signed) == (2, 1)
    assert (
        first.counts.files == sum(1 for _ in folder.evidence.glob("*/*")) + 2
    )  # a package, and the edition's
    assert first.owner == world.assessor.identity.card().fingerprint
    assert backups.check(first.name) is None
    shared = _inodes(folder.backups / "files")
    assert shared == _inodes(folder.evidence) | _inodes(folder.outbox) | _inodes(folder.inbox)
    second = backups.make()
    assert _inodes(folder.backups / "files") == shared
    assert [backup.name for backup in backups.backups()] == [second.name, first.name]
    assert (second.number, second.reason) == (first.number + 1, Reason.HAND)


def test_where_there_are_no_links_each_file_is_copied_once(world, monkeypatch):
    def refuse(*_: object) -> None:
        raise OSError(1, "no links here")

    _attach(world)
    monkeypatch.setattr(os, "link", refuse)
    backups, folder = world.assessor.backups, world.assessor.folder
    made = backups.make()
    copies = _inodes(folder.backups / "files")
    assert not copies & _inodes(folder.evidence)
    backups.make()
    assert _inodes(folder.backups / "files") == copies
    assert backups.check(made.name) is None


def test_nothing_of_a_backup_can_be_read_without_its_keys(world):
    _attach(world)
    made = world.assessor.backups.make()
    for path in (world.assessor.folder.backups / made.name).rglob("*"):
        if path.is_file() and path.name not in ("backup.json", "identity.json"):
            data = path.read_bytes()
            assert b"evidence/" not in data
            assert b"SQLite format" not in data
    theirs = Shelf(world.assessor.folder, world.keys.other.database, world.keys.other.at_rest())
    (seen,) = theirs.backups()
    assert (seen.owner, seen.counts) == (made.owner, None)


def test_only_what_changed_is_backed_up(world):
    backups = world.assessor.backups
    assert backups.make_if_changed(Reason.START) is not None
    assert backups.make_if_changed(Reason.WORK) is None
    _attach(world)
    assert backups.make_if_changed(Reason.WORK) is not None
    assert _desk(world.assessor).make_if_changed(Reason.START) is None
    world.draft("Kota Denpasar")
    assert _desk(world.assessor).make_if_changed(Reason.START) is not None


def test_a_damaged_database_pushes_no_good_backup_out(world):
    _attach(world)
    backups, database = world.assessor.backups, world.assessor.folder.database
    good = backups.make()
    world.assessor.database.close()
    data = bytearray(database.read_bytes())
    for page in range(5, len(data) // 4096 - 1):
        data[page * 4096 + 100] ^= 0xFF
    database.write_bytes(data)
    for _ in range(3):
        with pytest.raises(StoreProblem) as refused:
            backups.make()
        assert "CADANGAN TIDAK DIBUAT" in refused.value.happened.id
        assert "Restore the last backup" in refused.value.remedy.en or "restore" in refused.value.remedy.en
    assert [backup.name for backup in backups.backups()] == [good.name]
    assert backups.check(good.name) is None


def test_rows_without_a_parent_are_a_damage(world):
    good = world.assessor.backups.make()
    with world.assessor.database.write() as session:
        connection = session.connection()
        connection.exec_driver_sql("DROP TRIGGER package_export_no_update")
    world.assessor.database.close()
    from smartcity_desktop.store.schema import connect

    loose = connect(world.assessor.folder.database, world.keys.assessor.database)
    loose.execute("PRAGMA foreign_keys = OFF")
    loose.execute("INSERT INTO package_export (digest, target, at) VALUES ('none', 'E:', 0)")
    loose.close()
    with pytest.raises(StoreProblem, match="point at nothing"):
        world.assessor.backups.make()
    assert [backup.name for backup in world.assessor.backups.backups()] == [good.name]


@pytest.mark.parametrize("victim", ["database", "file", "list", "gone"])
def test_a_damaged_backup_is_found(world, victim):
    _attach(world)
    backups, place = world.assessor.backups, world.assessor.folder.backups
    made = backups.make()
    file = {
        "database": place / made.name / "smartcity.sqlite3",
        "file": next((place / "files" / "evidence").glob("*/*")),
        "list": place / made.name / "contents",
        "gone": next((place / "files" / "inbox").iterdir()),
    }[victim]
    data = file.read_bytes()
    file.unlink()  # a link: the file in use stays as it is
    if victim != "gone":
        file.write_bytes(data[: len(data) // 2])
    assert backups.check(made.name) is not None
    with pytest.raises(NotFound):
        backups.check("000099-20260101T000000Z")


def test_thinning_removes_backups_and_files_that_none_refers_to(world):
    _attach(world)
    backups, folder = world.assessor.backups, world.assessor.folder
    first = backups.make()
    # As after a restore: a file that only the first backup still knows.
    lost = next(folder.evidence.glob("*/*"))
    lost.unlink()
    name = f"evidence/{lost.parent.name}/{lost.name}"
    for days in (10, 10.01, 30):
        world.clock.at = world.clock.at.replace(month=3, day=1) + timedelta(days=days)
        backups.make()
    assert first.name in [backup.name for backup in backups.backups()]
    assert (folder.backups / "files" / name).exists()
    assert len(backups.backups()) == 3  # two of one day were one too many
    for year in range(2027, 2060):
        # Empty ones will do: what is thrown away is chosen by their moments alone.
        newest = backups.backups()[0]
        shutil.copytree(
            folder.backups / newest.name, folder.backups / f"{newest.number + 1:06d}-{year}0401T000000Z"
        )
        cover = folder.backups / f"{newest.number + 1:06d}-{year}0401T000000Z" / "backup.json"
        cover.write_text(cover.read_text().replace(newest.at.isoformat(), f"{year}-04-01T00:00:00+00:00"))
    world.clock.at = world.clock.at.replace(year=2061)
    backups.make()
    assert first.name not in [backup.name for backup in backups.backups()]
    assert not (folder.backups / "files" / name).exists()


def test_a_rehearsal_brings_everything_back_and_leaves_nothing(world):
    assessment_id = _attach(world)
    world.signed("Kota Denpasar")
    backups, folder = world.assessor.backups, world.assessor.folder
    with pytest.raises(NotFound):
        backups.drill()
    made = backups.make()
    world.assessor.scoring.set_comment(assessment_id, "INF-F1", "sesudah cadangan")
    steps: list[tuple[int, int]] = []
    seen = backups.drill(lambda done, of: steps.append((done, of)))
    assert seen is not None
    assert seen.good
    assert (seen.backup, seen.evidence, seen.behind) == (made.name, 1, 1)
    assert steps[-1] == (seen.files, seen.files)
    assert seen.rows == sum(n for _, n in made.counts.rows)
    assert backups.drilled_at() == seen.at
    assert not list(folder.backups.glob("*.partial"))


def test_a_rehearsal_can_be_stopped(world):
    _attach(world)
    world.assessor.backups.make()
    assert world.assessor.backups.drill(stopped=lambda: True) is None
    assert world.assessor.backups.drilled_at() is None
    assert not list(world.assessor.folder.backups.glob("*.partial"))


def test_a_rehearsal_finds_a_changed_file(world):
    _attach(world)
    backups, folder = world.assessor.backups, world.assessor.folder
    backups.make()
    file = next((folder.backups / "files" / "evidence").glob("*/*"))
    data = bytearray(file.read_bytes())
    data[-1] ^= 1
    file.unlink()
    file.write_bytes(data)
    seen = backups.drill()
    assert seen is not None
    assert [file.name in finding.en for finding in seen.findings] == [True]
    assert backups.drilled_at() is None


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is not known there")
def test_killed_while_backing_up_leaves_nothing_half_made(world):
    _attach(world)
    world.filled("Kota Denpasar")
    world.assessor.database.close()
    desk, said = _desk(world.assessor), []
    for lines, then in ((0, 0.03), (2, 0.05)):
        worker = subprocess.Popen([sys.executable, WORKER, world.root], stdout=subprocess.PIPE, text=True)
        assert worker.stdout is not None
        assert worker.stdout.readline() == "ready\n"
        said += [worker.stdout.readline() for _ in range(lines)]
        with suppress(subprocess.TimeoutExpired):
            worker.wait(then)
        worker.kill()
        assert worker.wait() == -signal.SIGKILL
        said += worker.stdout.readlines()
        worker.stdout.close()
        every = desk.backups()
        assert {line.split()[1] for line in said if line.endswith("\n")} <= {b.name for b in every}
        assert [desk.check(backup.name) for backup in every] == [None] * len(every)
    assert desk.backups()


def test_a_nearly_full_disk_keeps_the_newest_good_backup(world, disk_of):
    _attach(world)
    services = world.assessor
    size = services.folder.database.stat().st_size
    shutil.rmtree(services.folder.backups)
    services.folder.backups.symlink_to(disk_of(f"{size * 3 // 1024 + 1900}k"))
    desk = _desk(services)
    made = [desk.make().name for _ in range(9)]
    left = [backup.name for backup in desk.backups()]
    assert left == made[-len(left) :][::-1]
    assert 1 <= len(left) < 9
    while len(desk.backups()) > 1:
        _fill_up(services.folder.backups / "fill")
        with suppress(StoreProblem):
            made.append(desk.make().name)
    _fill_up(services.folder.backups / "fill")
    with pytest.raises(StoreProblem, match="nearly full"):
        desk.make()
    assert [backup.name for backup in desk.backups()] == made[-1:]
    assert desk.check(made[-1]) is None
    assert not list(services.folder.backups.glob("*.partial"))


def test_headquarters_is_backed_up_with_its_people_and_its_authority(world):
    folder = world.headquarters.folder
    made = world.headquarters.backups.make()
    kept = folder.backups / made.name / "keys"
    for place in ("staff", "authority"):
        assert {p.name for p in (kept / place).iterdir()} == {p.name for p in (folder.root / place).iterdir()}
    assert world.headquarters.backups.drill().good
    assert world.headquarters.editions.overview(CODE)


def test_before_something_big_there_is_a_backup(world):
    world.draft(NAME)
    world.headquarters.publishing.publish(CODE, SECRETS, world.root / "plain")
    (package,) = (world.root / "plain").glob("*-2.asice.age")
    backups, folder = world.assessor.backups, world.assessor.folder
    folder.backups.rename(folder.backups.with_name("away"))
    folder.backups.write_bytes(b"a file in the folder's place")
    with pytest.raises(FileProblem):
        world.assessor.editions.take_in(package, root_confirmed=False)
    assert world.assessor.editions.edition(CODE).roster_version == 1
    folder.backups.unlink()
    world.assessor.editions.take_in(package, root_confirmed=False)
    assert [backup.reason for backup in backups.backups()] == [Reason.EDITION]


def _keying(world, name: str = NAME) -> Path:
    """Begin to key a paper; returns the file in which it is kept."""
    draft = world.draft(name)
    desk = world.assessor.transcription
    paper = desk.open(draft).transcription
    desk.keep(draft, key(paper, 0, Keyed(Decimal(3))))
    return world.assessor.folder.transcriptions / f"{draft}.json"


def test_work_that_lies_in_files_is_in_a_backup_and_in_its_rehearsal(world):
    file = _keying(world)
    (world.root / "usb").mkdir()
    place = world.assessor.second_copy.choose(world.root / "usb")
    world.signed("Kota Denpasar")
    assert world.assessor.second_copy.copy(place).whole
    backups, folder = world.assessor.backups, world.assessor.folder
    made = backups.make()
    assert made.counts is not None
    assert [name for name, _ in made.counts.work] == ["second-copy.json", f"transcriptions/{file.name}"]
    kept = folder.backups / made.name / "work"
    assert (kept / "transcriptions" / file.name).read_bytes() == file.read_bytes()
    assert (kept / "second-copy.json").read_bytes() == (folder.root / "second-copy.json").read_bytes()
    assert backups.check(made.name) is None
    seen = backups.drill()
    assert seen is not None
    assert (seen.good, seen.files) == (True, made.counts.files + 2)


@pytest.mark.parametrize(("harm", "words"), [("gone", "is gone"), ("changed", "was changed")])
def test_harmed_work_in_a_backup_is_found(world, harm, words):
    file = _keying(world)
    _keying(world, "Kota Denpasar")
    backups = world.assessor.backups
    made = backups.make()
    copy = world.assessor.folder.backups / made.name / "work" / "transcriptions" / file.name
    if harm == "gone":
        copy.unlink()
    else:
        copy.write_bytes(copy.read_bytes()[:-1] + b"?")
    assert words in backups.check(made.name).en
    seen = backups.drill()
    assert any(words in finding.en for finding in seen.findings)


def test_a_paper_that_is_keyed_is_a_change_also_where_the_database_has_none(world):
    file = _keying(world)
    backups = world.assessor.backups
    first = backups.make_if_changed(Reason.START)
    assert first is not None
    assert backups.make_if_changed(Reason.WORK) is None
    draft, desk = file.stem, world.assessor.transcription
    desk.keep(draft, key(desk.open(draft).transcription, 1, Keyed(Decimal(1))))
    second = backups.make_if_changed(Reason.WORK)
    assert second is not None
    assert _desk(world.assessor).make_if_changed(Reason.START) is None
    desk.drop(draft)
    assert _desk(world.assessor).make_if_changed(Reason.START) is not None
    assert (world.assessor.folder.backups / second.name / "work").exists()


def test_a_backup_from_before_work_was_in_it_stays_good(world):
    _attach(world)
    backups, folder = world.assessor.backups, world.assessor.folder
    made = backups.make()
    at_rest = world.keys.assessor.at_rest()
    path = folder.backups / made.name / "contents"
    head, _, rest = read_kept(path, at_rest, 1 << 24).partition(b"\n")
    counts = json.loads(head)
    del counts["work"]
    keep_whole(path, json.dumps(counts).encode() + b"\n" + rest, at_rest)
    _keying(world, "Kota Denpasar")
    assert backups.check(made.name) is None
    assert backups.drill().good
    assert world.assessor.restoring.compare(made.name).papers == 0


FACE = (Box(100, 100, 300, 300),)


def _photo(world, name: str = NAME, **how: object):
    """Attach a photo that is copied without its place; returns the draft, and its citation."""
    draft, evidence = world.draft(name), world.assessor.evidence
    code = world.assessor.scoring.reload(draft).rubric.indicators()[0].code
    prepared = evidence.prepare_bytes(camera_photo((900, 600), position=AMBON, **how), "IMG_1.jpg")
    return draft, evidence.cite(draft, code, prepared, EvidenceKind.PHOTO)


def _covered(world, draft: str, photo, *, keep: bool = False) -> None:
    evidence = world.assessor.evidence
    evidence.replace_blurred(draft, photo.id, evidence.blurred(photo, FACE), keep_original=keep)


def _pooled(world) -> set[str]:
    return {path.name[:64] for path in (world.assessor.folder.backups / "files" / "evidence").glob("*/*")}


def _aliases(world, photo) -> set[str]:
    alias = world.keys.assessor.at_rest().alias
    return {alias(photo.sha256), alias(photo.original.partition(".")[0])}


def test_a_covered_photo_is_taken_out_of_backups_and_not_called_damaged(world):
    draft, photo = _photo(world)
    backups = world.assessor.backups
    made = backups.make()
    _covered(world, draft, photo)
    assert _pooled(world) >= _aliases(world, photo), "until somebody wants it out"
    assert backups.take_out(photo) == 2
    assert not _pooled(world) & _aliases(world, photo)
    assert backups.check(made.name) is None
    seen = backups.drill()
    assert (seen.good, seen.covered, seen.backup) == (True, 2, made.name)
    comparison = world.assessor.restoring.compare(made.name)
    assert comparison.covered == 2
    assert any("covered on purpose" in one.en for one in comparison.beside)
    world.assessor.restoring.replace(made.name)
    world.assessor.database.close()
    world.assessor = build_assessor(world.root / "a1", Settings(), world.keys.assessor, clock=world.clock)
    (back,) = world.assessor.scoring.reload(draft).assessment.citations
    assert back.sha256 == photo.sha256, "the older database cites it still"
    found = world.assessor.evidence.looks.problem(back)
    assert "covered on purpose" in found.what.en
    assert "attach the covered photo" in found.remedy.en


def test_other_files_that_are_gone_are_still_called_so(world):
    draft, photo = _photo(world)
    _attach(world, "Kota Denpasar")
    backups, folder = world.assessor.backups, world.assessor.folder
    made = backups.make()
    _covered(world, draft, photo)
    backups.take_out(photo)
    other = next((folder.backups / "files" / "evidence").glob("*/*.pdf"))
    other.unlink()
    assert "is gone" in backups.check(made.name).en
    seen = backups.drill()
    assert not seen.good
    assert len(seen.findings) == 2, "one file too few, and which"


def test_what_a_signed_sheet_stands_on_stays_in_backups(world):
    draft = world.filled(NAME)
    _, photo = _photo(world)
    world.assessor.finalising.sign(draft, PASSPHRASE, no_conflict=True)
    revised = world.assessor.finalising.revise(draft, "penyamaran")
    (again,) = world.assessor.scoring.reload(revised).assessment.citations
    backups = world.assessor.backups
    backups.make()
    _covered(world, revised, again)
    assert backups.take_out(again) == 0
    assert _pooled(world) >= _aliases(world, photo)


def test_a_photo_attached_once_more_is_backed_up_once_more(world):
    draft, photo = _photo(world)
    backups = world.assessor.backups
    first = backups.make()
    _covered(world, draft, photo)
    backups.take_out(photo)
    _photo(world, "Kota Denpasar")
    second = backups.make()
    assert _pooled(world) >= _aliases(world, photo)
    assert [backups.check(one.name) for one in (first, second)] == [None, None]
    seen = backups.drill()
    assert (seen.good, seen.covered) == (True, 0)


def test_what_opens_nothing_any_more_opens_no_old_backup_either(world):
    backups, folder = world.assessor.backups, world.assessor.folder
    old = backups.make()
    world.assessor.identity.change_passphrase(PASSPHRASE, "sandi baru yang panjang")
    backups.make()
    kept = folder.backups / old.name / "keys" / "identity"
    with pytest.raises(IdentityProblem):
        identity.open_store(kept, PASSPHRASE)
    assert identity.open_store(kept, "sandi baru yang panjang") == world.keys.assessor
    assert backups.check(old.name) is None
    # And nothing of a root that was taken off headquarters' computer stays in its backups.
    office = world.headquarters
    first = office.backups.make()
    authority = office.folder.backups / first.name / "keys" / "authority" / "authority.json"
    before = authority.read_bytes()
    live = office.folder.authority / "authority.json"
    live.write_bytes(before.replace(b'"root', b'"boot', 1))
    assert live.read_bytes() != before
    office.backups.make()
    assert authority.read_bytes() == live.read_bytes()
