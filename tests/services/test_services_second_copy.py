"""The second copy: on small disks, FAT sticks, sticks that are pulled out, changed, swapped."""

from __future__ import annotations

import io
import os
import shutil
import subprocess
from datetime import timedelta

import pytest

from smartcity_desktop.core.errors import ChangeRefused, FileProblem
from smartcity_desktop.sealing.letters import decrypt_stream
from smartcity_desktop.services.second_copy import Place, PlaceState, SecondCopy
from smartcity_desktop.services.second_copy.place import MARK_FILE
from smartcity_desktop.system.clock import new_id


@pytest.fixture
def copier(world):
    return of(world)


def of(world):
    services = world.assessor
    return SecondCopy(services.database, services.folder, world.keys.assessor, world.clock, new_id)


@pytest.fixture
def stick(tmp_path):
    folder = tmp_path / "stik"
    folder.mkdir()
    return folder


@pytest.fixture
def mounted(tmp_path):
    """Mount a disk of its own: `mounted("vfat", "16m")` or `mounted("tmpfs", "64k")`."""
    if os.name == "nt" or os.geteuid() != 0:
        pytest.skip("only root can mount a disk")
    places = []

    def mount(kind, size):
        place = tmp_path / f"disk{len(places)}"
        place.mkdir()
        command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "none", place]
        if kind == "vfat":
            if shutil.which("mkfs.vfat") is None:
                pytest.skip("there is no mkfs.vfat here")
            image = tmp_path / "stick.img"
            subprocess.run(["truncate", "-s", size, image], check=True)
            subprocess.run(["mkfs.vfat", image], check=True, capture_output=True)
            command = ["mount", "-o", "loop", image, place]
        if subprocess.run(command, capture_output=True, check=False).returncode:
            pytest.skip(f"this machine does not mount {kind}")
        places.append(place)
        return place

    yield mount
    for place in places:
        subprocess.run(["umount", "-l", place], check=True)


def letters(folder):
    return sorted(path.name for path in folder.iterdir() if path.name != MARK_FILE)


def both(text):
    assert text.id
    assert text.en
    assert text.id != text.en


def test_everything_that_is_signed_is_copied_once(world, copier, stick):
    plain = world.signed("Kota Ambon")
    world.signed("Kota Surabaya")
    world.filled("Kota Denpasar")
    place = copier.choose(stick)
    before = copier.standing(place)
    assert (before.packages, before.waiting, before.last, before.state) == (2, 2, None, PlaceState.HERE)
    seen = []
    outcome = copier.copy(place, told=seen.append)
    assert outcome.whole
    assert [made.region for made in outcome.made] == ["Kota Ambon", "Kota Surabaya"]
    assert len(letters(stick)) == 2
    content = io.BytesIO()
    decrypt_stream(
        io.BytesIO(outcome.made[0].path.read_bytes()), content, world.keys.headquarters.keys.letters, 1 << 26
    )
    assert content.getvalue() == plain.read_bytes()
    done = [progress.done for progress in seen]
    assert done == sorted(done)
    assert (seen[0].number, seen[-1].number, seen[0].count) == (1, 2, 2)
    after = copier.standing(place)
    assert (after.waiting, after.oldest) == (0, None)
    assert after.last is not None
    # It is a copy for safety: nothing counts as sent by it.
    assert len(world.assessor.delivery.ready("T-2026")) == 2

    stamps = {path.name: path.stat().st_ino for path in stick.iterdir()}
    again = copier.copy(place, look=True)
    assert (again.made, again.there, again.whole) == ((), 2, True)
    assert {path.name: path.stat().st_ino for path in stick.iterdir()} == stamps


def test_the_ledger_outlives_the_program_and_its_loss(world, copier, stick):
    world.signed("Kota Ambon")
    place = copier.choose(stick)
    copier.copy(place)
    assert of(world).standing(place).waiting == 0
    ledger = world.assessor.folder.root / "second-copy.json"
    assert b"Kota" not in ledger.read_bytes()
    assert b"place" not in ledger.read_bytes()
    ledger.write_bytes(b"damaged")
    anew = of(world)
    assert anew.standing(place).waiting == 1
    assert anew.copy(place).whole
    assert len(letters(stick)) == 1


@pytest.mark.parametrize("damage", ["gone", "shorter", "flipped"])
def test_a_copy_that_is_not_whole_any_more_is_made_again(world, copier, stick, damage):
    world.signed("Kota Ambon")
    place = copier.choose(stick)
    (made,) = copier.copy(place).made
    if damage == "gone":
        made.path.unlink()
    elif damage == "shorter":
        made.path.write_bytes(made.path.read_bytes()[:-1])
    else:
        data = bytearray(made.path.read_bytes())
        data[-1] ^= 1
        made.path.write_bytes(data)
        assert copier.copy(place).there == 1, "the quick way believes the size"
    outcome = copier.copy(place, look=True)
    assert [one.path for one in outcome.made] == [made.path]
    assert copier.copy(place, look=True).there == 1


def test_a_stick_that_is_away_is_remembered_and_filled_when_it_is_back(world, copier, stick, tmp_path):
    world.signed("Kota Ambon")
    place = copier.choose(stick)
    stick.rename(tmp_path / "pocket")
    outcome = copier.copy(place)
    assert not outcome.whole
    assert outcome.left == 1
    both(outcome.error.happened)
    standing = copier.standing(place)
    assert (standing.state, standing.waiting) == (PlaceState.AWAY, 1)
    (tmp_path / "pocket").rename(stick)
    assert copier.standing(place).state is PlaceState.HERE
    assert copier.copy(place).whole


def test_another_stick_at_the_same_place_gets_nothing(world, copier, stick, tmp_path):
    world.signed("Kota Ambon")
    place = copier.choose(stick)
    stick.rename(tmp_path / "pocket")
    stick.mkdir()
    assert copier.standing(place).state is PlaceState.OTHER
    outcome = copier.copy(place)
    assert isinstance(outcome.error, ChangeRefused)
    both(outcome.error.remedy)
    assert list(stick.iterdir()) == []
    assert copier.choose(stick).mark != place.mark


def test_a_stick_knows_itself_again(copier, stick):
    assert copier.choose(stick) == copier.choose(stick)
    (stick / MARK_FILE).write_text("something else", encoding="utf-8")
    assert len(copier.choose(stick).mark) == 32


def test_pulled_out_in_the_middle(world, copier, stick, tmp_path):
    world.signed("Kota Ambon")
    place = copier.choose(stick)
    away, looks = tmp_path / "away", []

    def pull(progress):
        looks.append(progress.number)
        if looks.count(2) == 2:  # the second time its first piece is asked for
            stick.rename(away)

    world.signed("Kota Surabaya")
    outcome = copier.copy(place, told=pull)
    assert "dicabut" in outcome.error.happened.id
    assert outcome.left == 1
    assert [name for name in letters(away) if name.endswith(".age")] == [
        made.path.name for made in outcome.made
    ]


def test_the_person_ends_it(world, copier, stick):
    world.signed("Kota Ambon")
    world.signed("Kota Surabaya")
    place = copier.choose(stick)
    turns = iter([False, False, False])
    outcome = copier.copy(place, stop=lambda: next(turns, True))
    assert outcome.stopped
    assert outcome.error is None
    assert outcome.left == 2 - len(outcome.made)
    assert letters(stick) == [made.path.name for made in outcome.made]


def test_a_damaged_package_keeps_no_other_from_being_copied(world, copier, stick):
    world.signed("Kota Ambon")
    world.signed("Kota Surabaya")
    first = copier.packages()[0]
    first.file.write_bytes(first.file.read_bytes()[:-100])
    outcome = copier.copy(copier.choose(stick))
    assert isinstance(outcome.error, FileProblem)
    assert [made.region for made in outcome.made] == ["Kota Surabaya"]
    assert outcome.left == 1
    assert len(letters(stick)) == 1


def test_a_full_stick(world, copier, mounted):
    world.signed("Kota Ambon")
    disk = mounted("tmpfs", "64k")
    outcome = copier.copy(copier.choose(disk))
    assert "penuh" in outcome.error.happened.id
    assert letters(disk) == []


def test_a_read_only_stick(world, copier, mounted):
    world.signed("Kota Ambon")
    disk = mounted("tmpfs", "8m")
    place = copier.choose(disk)
    subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
    outcome = copier.copy(place)
    assert "hanya dapat dibaca" in outcome.error.happened.id
    fresh = disk / MARK_FILE
    assert fresh.exists()
    subprocess.run(["mount", "-o", "remount,rw", disk], check=True)
    fresh.unlink()
    subprocess.run(["mount", "-o", "remount,ro", disk], check=True)
    with pytest.raises(FileProblem):
        copier.choose(disk)


def test_a_stick_of_fat(world, copier, mounted):
    world.signed("Kota Ambon")
    disk = mounted("vfat", "16m")
    place = copier.choose(disk)
    assert not copier.takes_sheets(disk)
    assert copier.copy(place).whole
    assert copier.copy(place, look=True).there == 1


def test_a_mount_point_without_its_stick_gets_nothing(world, copier, mounted):
    world.signed("Kota Ambon")
    disk = mounted("tmpfs", "8m")
    place = copier.choose(disk)
    subprocess.run(["umount", disk], check=True)
    outcome = copier.copy(place)
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=8m", "none", disk], check=True)
    assert isinstance(outcome.error, ChangeRefused)
    assert list(disk.iterdir()) == []


def test_sheets_go_to_a_folder_of_this_computer_alone(world, copier, stick, tmp_path, mounted):
    world.signed("Kota Ambon")
    assert copier.takes_sheets(stick)
    outcome = copier.copy(copier.choose(stick, sheets=True))
    sheet = next(made.path for made in outcome.made if made.path.suffix == ".pdf")
    assert sheet.name.startswith("lembar-T-2026-Kota-Ambon-r1-")
    draft = world.draft("Kota Ambon")
    assert sheet.read_bytes() == world.assessor.signed_sheets.sheet(draft)
    synced = tmp_path / "OneDrive"
    synced.mkdir()
    assert not copier.takes_sheets(synced)
    with pytest.raises(ChangeRefused, match="personal data"):
        copier.choose(synced, sheets=True)
    disk = mounted("tmpfs", "8m")
    with pytest.raises(ChangeRefused):
        copier.choose(disk, sheets=True)
    forced = Place(disk, copier.choose(disk).mark, sheets=True)
    refused = copier.copy(forced)
    assert isinstance(refused.error, ChangeRefused)
    assert [path.suffix for path in disk.iterdir() if path.name != MARK_FILE] == [".age"]


def test_places_that_are_none(world, copier, tmp_path):
    with pytest.raises(FileProblem):
        copier.choose(tmp_path / "none")
    with pytest.raises(ChangeRefused, match="data folder"):
        copier.choose(world.assessor.folder.outbox)
    file = tmp_path / "file"
    file.write_bytes(b"")
    with pytest.raises(FileProblem):
        copier.choose(file)


def test_when_a_reminder_is_due(world, copier, stick):
    world.signed("Kota Ambon")
    now = world.clock.now()
    late = now + timedelta(hours=24)
    place = copier.choose(stick)
    for chosen in (None, place):
        standing = copier.standing(chosen)
        assert not standing.overdue(now, 24)
        assert standing.overdue(late, 24)
        assert not standing.overdue(late, 0)
    copier.copy(place)
    assert not copier.standing(place).overdue(late, 24)
    assert not copier.standing(None).overdue(late, 24), "it lies in another place"


def test_a_revision_is_copied_beside_its_parent(world, copier, stick):
    world.signed("Kota Ambon")
    draft = world.draft("Kota Ambon")
    place = copier.choose(stick, sheets=True)
    copier.copy(place)
    world.assessor.finalising.revise(draft, "Angka dibetulkan.")
    world.signed("Kota Ambon")
    assert copier.standing(place).waiting == 1
    assert copier.copy(place).whole
    assert len(letters(stick)) == 4
