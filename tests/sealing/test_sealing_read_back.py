"""What is written is read back, and nothing but the very bytes passes."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smartcity_desktop.core.errors import FileProblem
from smartcity_desktop.core.package import PackageRefused
from smartcity_desktop.sealing import read_back
from smartcity_desktop.sealing.at_rest import CHUNK, EncryptedFiles
from smartcity_desktop.sealing.read_back import ReadBack
from smartcity_desktop.system.at_rest import PLAIN, opened

ENCRYPTED = EncryptedFiles(b"k" * 32)
WAYS = [pytest.param(PLAIN, id="plain"), pytest.param(ENCRYPTED, id="at rest")]
PIECE = bytes(range(256)) * 1024
REFUSED = {PLAIN: PackageRefused, ENCRYPTED: FileProblem}


def write(path, pieces, at_rest, between=lambda number: None):
    with path.open("xb") as raw, ReadBack(raw, at_rest) as made:
        for number, piece in enumerate(pieces):
            made.write(piece)
            between(number)
        made.finish()


def change(path, at):
    with path.open("r+b") as other:
        other.seek(at)
        found = other.read(1)
        other.seek(at)
        other.write(bytes([found[0] ^ 1]))


@pytest.mark.parametrize("at_rest", WAYS)
@settings(max_examples=25)
@given(sizes=st.lists(st.sampled_from([0, 1, 50, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK]), max_size=12))
def test_any_pieces_come_back(tmp_path_factory, at_rest, sizes):
    """Also where each piece is read back as soon as it can be, right behind the writer."""
    path = tmp_path_factory.mktemp("r") / "f"
    pieces = [bytes([number]) * size for number, size in enumerate(sizes)]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(read_back, "_BEHIND", 2 * CHUNK)
        write(path, pieces, at_rest)
    with opened(path, at_rest) as stream:
        assert stream.read() == b"".join(pieces)


@pytest.mark.parametrize("at_rest", WAYS)
@pytest.mark.parametrize("at", [100, CHUNK + 500, 3 * CHUNK])
def test_a_byte_that_changed_before_the_end(tmp_path, at_rest, at):
    """A file too short to be read back before its end."""
    with pytest.raises(REFUSED[at_rest], match="damaged or was changed"):
        write(tmp_path / "f", [PIECE] * 2, at_rest, lambda number: number and change(tmp_path / "f", at))


@pytest.mark.parametrize("at_rest", WAYS)
def test_a_difference_is_found_long_before_the_end(tmp_path, at_rest):
    written = []

    def damage(number):
        written.append(number)
        if number == 1:
            change(tmp_path / "f", CHUNK + 5000)

    with pytest.raises(REFUSED[at_rest], match="damaged or was changed"):
        write(tmp_path / "f", [PIECE] * 64, at_rest, damage)
    assert len(written) <= 20


@pytest.mark.parametrize("at_rest", WAYS)
@pytest.mark.parametrize("count", [1, 16])
def test_a_file_that_was_cut_off(tmp_path, at_rest, count):
    path = tmp_path / "f"
    with path.open("xb") as raw, ReadBack(raw, at_rest) as made:
        for _ in range(count):
            made.write(PIECE)
        raw.flush()
        raw.truncate(CHUNK)
        with pytest.raises(REFUSED[at_rest], match="damaged or was"):
            made.finish()


class WithTail:
    """A way of keeping files that leaves something behind their end."""

    def writer(self, raw):
        class Writer:
            write = staticmethod(raw.write)

            def finish(self):
                raw.write(b"tail")

        return Writer()

    def reader(self, raw):
        return raw


def test_something_behind_the_end(tmp_path):
    with pytest.raises(PackageRefused) as caught:
        write(tmp_path / "f", [PIECE], WithTail())
    assert caught.value.code == "E_DIGEST"


def test_a_growing_file_gives_nothing_that_does_not_stand_there(tmp_path):
    path = tmp_path / "f"
    with path.open("xb") as raw:
        writer = ENCRYPTED.writer(raw)
        writer.write(PIECE)
        raw.flush()
        with path.open("rb") as back:
            growing = ENCRYPTED.growing(back)
            assert growing.read(2 * CHUNK) == PIECE[: 2 * CHUNK]
            with pytest.raises(ValueError, match="was changed"):
                growing.read(3 * CHUNK)
