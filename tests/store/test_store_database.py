from __future__ import annotations

import errno
import os
import random
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy import select
from sqlalchemy.exc import DBAPIError, InvalidRequestError
from sqlcipher3 import dbapi2 as sqlite3

from smartcity_desktop.core.assessment import Field
from smartcity_desktop.core.errors import ChangeRefused, FileProblem, SmartCityError, StoreProblem
from smartcity_desktop.store import schema
from smartcity_desktop.store.database import Database
from smartcity_desktop.store.records import assessments, regions
from smartcity_desktop.store.tables import REGION

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


def said(error: SmartCityError, path: Path) -> str:
    """What it says in English, once both languages were looked at."""
    for text in (error.happened, error.remedy):
        assert text.id.strip()
        assert text.en.strip()
        assert text.id != text.en
        assert "{" not in text.id + text.en
    assert str(path) in error.happened.id
    assert str(path) in error.happened.en
    return error.happened.en


def test_every_connection_keeps_what_was_promised(database: Database) -> None:
    wanted = {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "secure_delete": 1}
    wanted |= {"recursive_triggers": 1, "trusted_schema": 0, "temp_store": 2, "busy_timeout": 5000}
    for transaction in (database.write, database.read):
        with transaction() as s:
            for pragma, value in wanted.items():
                assert s.connection().exec_driver_sql(f"PRAGMA {pragma}").scalar() == value, pragma


def test_nothing_of_a_failed_block_is_kept(database: Database, sample: Any) -> None:
    def half() -> None:
        with database.write() as s:
            regions.put_regions(s, sample.regions)
            raise KeyError

    with pytest.raises(KeyError):
        half()

    def refused() -> None:
        with database.write() as s:
            sample.publish(s)
            sample.publish(s)

    with pytest.raises(ChangeRefused):
        refused()
    with database.read() as s:
        assert regions.all_regions(s) == ()
    with database.write() as s:
        regions.put_regions(s, sample.regions)
    with database.read() as s:
        assert len(regions.all_regions(s)) == 4


def test_reading_cannot_write(database: Database, sample: Any) -> None:
    with pytest.raises(StoreProblem, match="can only be read"), database.read() as s:
        regions.put_regions(s, sample.regions)


def test_reading_sees_one_state_while_others_write(database: Database, sample: Any) -> None:
    with database.read() as before:
        assert regions.all_regions(before) == ()
        with database.write() as s:
            regions.put_regions(s, sample.regions)
        assert regions.all_regions(before) == ()
    with database.read() as after:
        assert len(regions.all_regions(after)) == 4


def test_transaction_within_a_transaction_is_a_bug(database: Database) -> None:
    with pytest.raises(InvalidRequestError), database.write(), database.write():
        pass
    with database.write():
        pass


def test_bug_in_a_statement_is_not_dressed_up(database: Database) -> None:
    with pytest.raises(DBAPIError, match="nowhere"), database.write() as s:
        s.connection().exec_driver_sql("SELECT * FROM nowhere")


def test_file_is_closed_to_others_and_folded_at_the_end(tmp_path: Path, sample: Any) -> None:
    path = tmp_path / "data 100% é?#" / "smartcity.sqlite3"
    database = Database.open(path)
    with database.write() as s:
        regions.put_regions(s, sample.regions)
    assert path.stat().st_mode & 0o777 == 0o600
    database.close()
    assert [p.name for p in path.parent.iterdir()] == [path.name]
    again = Database.open(path)
    with again.read() as s:
        assert len(regions.all_regions(s)) == 4
    again.close()


def test_check_says_what_it_found(filled: Path) -> None:
    with closing(sqlite3.connect(filled)) as file:
        file.execute("PRAGMA foreign_keys = OFF")
        file.execute("UPDATE region_former_name SET region_id = 'gone' WHERE region_id = 'R0003'")
        file.commit()
    database = Database.open(filled)
    found = database.check()
    database.close()
    assert (found.quick_check, found.foreign_keys, found.version) == ("ok", 1, f"{schema.SCHEMA_VERSION:04d}")
    assert found.bytes == filled.stat().st_size


@pytest.mark.parametrize("size", [1, 100, 512, 4096, 100_000])
def test_random_bytes_are_a_damaged_database(tmp_path: Path, size: int) -> None:
    path = tmp_path / "smartcity.sqlite3"
    data = random.Random(size).randbytes(size)
    path.write_bytes(data)
    with pytest.raises(StoreProblem) as caught:
        Database.open(path)
    assert "is damaged" in said(caught.value, path)
    assert "backups" in caught.value.remedy.en
    assert path.read_bytes() == data


@pytest.mark.parametrize("keep", [0.2, 0.5, 0.9])
def test_truncated_database_is_damaged(filled: Path, keep: float) -> None:
    data = filled.read_bytes()
    filled.write_bytes(data[: int(len(data) * keep)])
    with pytest.raises(StoreProblem) as caught:
        Database.open(filled)
    assert "is damaged" in said(caught.value, filled)
    assert filled.stat().st_size == int(len(data) * keep)


def test_damage_found_while_working(filled: Path, sample: Any) -> None:
    database = Database.open(filled)
    try:
        size = filled.stat().st_size
        with filled.open("r+b") as file:
            file.seek(4096)
            file.write(random.Random(1).randbytes(size - 4096))
        with pytest.raises(StoreProblem) as caught, database.read() as s:
            s.connection().execute(select(REGION)).all()
        assert "is damaged" in said(caught.value, filled)
    finally:
        database.close()


def test_database_of_another_program(tmp_path: Path) -> None:
    path = tmp_path / "smartcity.sqlite3"
    with closing(sqlite3.connect(path)) as file:
        file.execute("CREATE TABLE mine (x)")
    data = path.read_bytes()
    with pytest.raises(StoreProblem) as caught:
        Database.open(path)
    assert "another program" in said(caught.value, path)
    assert path.read_bytes() == data


def test_folder_in_its_place(tmp_path: Path) -> None:
    (tmp_path / "smartcity.sqlite3").mkdir()
    with pytest.raises(FileProblem) as caught:
        Database.open(tmp_path / "smartcity.sqlite3")
    assert "this is a folder" in said(caught.value, tmp_path)


def test_file_in_the_place_of_its_folder(tmp_path: Path) -> None:
    (tmp_path / "data").write_bytes(b"")
    with pytest.raises(FileProblem) as caught:
        Database.open(tmp_path / "data" / "smartcity.sqlite3")
    said(caught.value, tmp_path)


def test_no_permission(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, *_: object) -> int:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(FileProblem) as caught:
        Database.open(tmp_path / "smartcity.sqlite3")
    assert "may not be used" in said(caught.value, tmp_path)


@pytest.mark.parametrize("there", [True, False])
def test_read_only_disk(
    disk_of: Callable[[str], Path], lock_disk: Callable[[Path], None], there: bool
) -> None:
    disk = disk_of("4m")
    if there:
        Database.open(disk / "smartcity.sqlite3").close()
    lock_disk(disk)
    with pytest.raises(FileProblem) as caught:
        Database.open(disk / "smartcity.sqlite3")
    assert "only be read" in said(caught.value, disk)


@pytest.mark.parametrize("size", ["8k", "64k", "256k"])
def test_new_database_on_a_full_disk_leaves_nothing(disk_of: Callable[[str], Path], size: str) -> None:
    disk = disk_of(size)
    with pytest.raises(StoreProblem) as caught:
        Database.open(disk / "smartcity.sqlite3")
    assert "disk is full" in said(caught.value, disk)
    assert list(disk.iterdir()) == []


def test_disk_that_fills_up_while_scoring(disk_of: Callable[[str], Path], sample: Any) -> None:
    disk = disk_of("1500k")
    database = Database.open(disk / "smartcity.sqlite3")
    with database.write() as s:
        sample.publish(s)
        sample.draft(s)
    saved = 0

    def score() -> None:
        nonlocal saved
        while saved < 1000:
            with database.write() as s:
                for k in range(2):
                    text = f"{saved} " + "x" * 3900
                    assessments.append_entry(
                        s, "a1", f"INF-{k}", Field.COMMENT, text, who="A-00", at=sample.at, monotonic=0
                    )
            saved += 1

    with pytest.raises(StoreProblem) as caught:
        score()
    assert "disk is full" in said(caught.value, disk)
    assert "all others are safe" in caught.value.remedy.en
    assert saved > 3
    (ballast,) = [p for p in disk.iterdir() if p.name == "smartcity.sqlite3-wal"]
    assert ballast.stat().st_size
    with database.read() as s:
        assert len(assessments.entries(s, "a1")) == 2 * saved
    database.close()
    again = Database.open(disk / "smartcity.sqlite3")
    assert again.check().quick_check == "ok"
    with again.read() as s:
        assert len(assessments.entries(s, "a1")) == 2 * saved
    again.close()


def test_upgrade_on_a_full_disk_keeps_the_old_file(filled: Path, disk_of: Callable[[str], Path]) -> None:
    disk = disk_of("64k")
    with closing(sqlite3.connect(filled)) as file:
        file.execute("PRAGMA user_version = 0")
    before = filled.read_bytes()
    with pytest.raises(SmartCityError, match="full"):
        Database.open(filled, disk)
    assert list(disk.iterdir()) == []
    assert filled.read_bytes()[100:] == before[100:]


def test_writer_of_another_program_is_waited_for_and_then_named(filled: Path, sample: Any) -> None:
    database = Database.open(filled, patience=0.05)
    other = sqlite3.connect(filled, isolation_level=None)
    try:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreProblem) as caught, database.write():
            pass
        assert "in use by another program" in said(caught.value, filled)
        with database.read() as s:
            assert len(regions.all_regions(s)) == 4
        other.execute("ROLLBACK")
        with database.write() as s:
            regions.put_regions(s, sample.regions)
    finally:
        other.close()
        database.close()


KEY = bytes(range(32))


def test_with_a_key_nothing_can_be_read_in_the_file(tmp_path: Path, sample: Any) -> None:
    path = tmp_path / "kept.sqlite3"
    with closing_database(path, KEY) as database, database.write() as session:
        regions.put_regions(session, sample.regions)
    lying = b"".join(file.read_bytes() for file in tmp_path.rglob("*") if file.is_file())
    assert not lying.startswith(b"SQLite format 3")
    for region in sample.regions:
        assert region.name.encode() not in lying
    with closing_database(path, KEY) as database, database.read() as session:
        assert regions.all_regions(session) == tuple(sorted(sample.regions, key=lambda region: region.code))


@pytest.mark.parametrize("key", [bytes(32), None])
def test_another_key_or_none_opens_nothing_and_changes_nothing(tmp_path: Path, key: bytes | None) -> None:
    path = tmp_path / "kept.sqlite3"
    with closing_database(path, KEY):
        pass
    before = path.read_bytes()
    with pytest.raises(StoreProblem):
        Database.open(path, key=key)
    assert path.read_bytes() == before


def test_a_plain_database_is_encrypted_when_it_is_opened_with_a_key(filled: Path, sample: Any) -> None:
    with closing_database(filled, KEY) as database:
        assert database.check().quick_check == "ok"
        with database.read() as session:
            assert regions.all_regions(session)
    assert not filled.read_bytes().startswith(b"SQLite format 3")
    assert [file.name for file in filled.parent.iterdir() if "partial" in file.name] == []


@contextmanager
def closing_database(path: Path, key: bytes) -> Iterator[Database]:
    database = Database.open(path, key=key)
    try:
        yield database
    finally:
        database.close()
