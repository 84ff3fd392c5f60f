"""The list of a backup is written while the files are found; nothing of it grows with their number."""

from __future__ import annotations

import tracemalloc
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from smartcity_desktop.core.errors import FileProblem
from smartcity_desktop.sealing.at_rest import EncryptedFiles
from smartcity_desktop.store import pool
from smartcity_desktop.store.contents import Contents
from smartcity_desktop.store.pool import Held
from smartcity_desktop.system.at_rest import PLAIN, ContentChanged

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

KEPT = EncryptedFiles(bytes(range(32)))
_LETTERS = st.text(st.characters(codec="utf-8", exclude_characters="/\n\r\0"), min_size=1, max_size=12)
_HELD = st.builds(
    lambda place, name, size: Held(f"{place}/a{name}", size),
    st.sampled_from(pool.PLACES),
    _LETTERS.filter(lambda name: not name.splitlines()[1:]),
    st.integers(0, 1 << 40),
)


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(held=st.lists(_HELD, max_size=30))
def test_what_was_noted_is_listed_under_the_line_that_counts_it(
    tmp_path_factory: pytest.TempPathFactory, held: list[Held]
) -> None:
    folder = tmp_path_factory.mktemp("backup")
    contents = Contents(folder, KEPT)
    assert list(contents.noted(held)) == held
    assert (contents.files, contents.bytes) == (len(held), sum(file.size for file in held))
    contents.finish(f'{{"files":{contents.files}}}')
    again = Contents(folder, KEPT)
    assert again.head() == f'{{"files":{len(held)}}}'
    assert list(again.listed()) == held
    assert [path.name for path in folder.iterdir()] == ["contents"]


def test_a_full_folder_takes_no_more_memory_than_an_empty_one(tmp_path: Path) -> None:
    contents = Contents(tmp_path, KEPT)
    tracemalloc.start()
    try:
        for _file in contents.noted(Held(f"evidence/ab/{n:064x}-{n:024x}.jpg", n) for n in range(12_000)):
            pass
        contents.finish("{}")
        _now, most = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert contents.files == 12_000
    assert sum(1 for _ in contents.listed()) == 12_000
    assert most < 2_000_000  # as lists it was 9 MB, and five times that for the largest folder


def test_a_list_of_another_key_or_one_that_leads_out_of_the_pool_is_refused(tmp_path: Path) -> None:
    contents = Contents(tmp_path, KEPT)
    list(contents.noted([Held("evidence/aa/b.jpg", 3)]))
    contents.finish("{}")
    with pytest.raises(ContentChanged, match="contents"):
        list(Contents(tmp_path, EncryptedFiles(bytes(32))).listed())
    for line in ("3 ../identity/key", "3 evidence/../../key", "x evidence/aa/b.jpg", "3 identity/key"):
        (tmp_path / "contents").write_text(f"{{}}\n{line}\n")
        with pytest.raises(ContentChanged, match="contents"):
            list(Contents(tmp_path, PLAIN).listed())


def test_a_list_that_cannot_be_written_leaves_none(tmp_path: Path) -> None:
    contents = Contents(tmp_path, KEPT)
    list(contents.noted([Held("evidence/aa/b.jpg", 3)]))
    (tmp_path / "contents").mkdir()
    (tmp_path / "contents" / "x").write_bytes(b"")
    with pytest.raises(FileProblem):
        contents.finish("{}")
    assert not (tmp_path / "contents.partial").exists()


def test_each_file_is_brought_before_the_next_is_looked_for(tmp_path: Path) -> None:
    source, target = tmp_path / "source", tmp_path / "target"
    names = [f"evidence/{n:02d}/{n:02d}.jpg" for n in range(5)]
    for name in names:
        (source / name).parent.mkdir(parents=True)
        (source / name).write_bytes(name.encode())

    def found() -> Iterator[Held]:
        for at, name in enumerate(names):
            assert all((target / before).is_file() for before in names[:at])
            yield Held(name, len(name))

    assert pool.bring(found(), source, target) == 0
    assert pool.measured(target) == (5, sum(len(name) for name in names))
    assert not pool.differs(target, source)
    (source / names[2]).unlink()
    assert pool.differs(target, source)
    assert pool.bring(pool.walk(target), target, source) == 0
    assert (source / names[2]).read_bytes() == names[2].encode()
