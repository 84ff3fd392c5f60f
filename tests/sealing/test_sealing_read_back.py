"""What is written is read back, and only what was signed passes."""

from __future__ import annotations

import io
import zlib
from contextlib import contextmanager
from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smartcity_desktop.core.errors import FileProblem
from smartcity_desktop.core.package import PackageRefused, Role
from smartcity_desktop.sealing import read_back
from smartcity_desktop.sealing.at_rest import CHUNK, EncryptedFiles
from smartcity_desktop.sealing.container import Entry, local_header
from smartcity_desktop.sealing.documents import evidence_name
from smartcity_desktop.sealing.read_back import ReadBack
from smartcity_desktop.sealing.seal import seal
from smartcity_desktop.sealing.sources import SealFile
from smartcity_desktop.system.at_rest import PLAIN, opened

ENCRYPTED = EncryptedFiles(b"k" * 32)
WAYS = [pytest.param(PLAIN, id="plain"), pytest.param(ENCRYPTED, id="at rest")]
PIECE = bytes(range(256)) * 1024
REFUSED = {PLAIN: PackageRefused, ENCRYPTED: FileProblem}


@pytest.mark.parametrize("at_rest", WAYS)
@settings(max_examples=25)
@given(
    sizes=st.lists(st.sampled_from([1, 50, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK]), max_size=8),
    cut=st.sampled_from([1000, CHUNK - 1, CHUNK, 2 * CHUNK + 7]),
)
def test_any_files_come_back_hashed(tmp_path_factory, at_rest, sizes, cut):
    """Also where each piece is read back as soon as it can be, right behind the writer."""
    path = tmp_path_factory.mktemp("r") / "f"
    files, written = {}, b""
    for number, size in enumerate(sizes):
        content, entry = bytes([number]) * size, Entry("e", size, 0, len(written))
        files[entry.data, size] = sha256(content).digest()
        written += local_header(entry) + content
    with pytest.MonkeyPatch.context() as patch, path.open("xb") as raw, ReadBack(raw, at_rest) as made:
        patch.setattr(read_back, "_BEHIND", 1)
        for begin in range(0, len(written), cut):
            made.write(written[begin : begin + cut])
        copy = made.finish()
        assert (copy.size, copy.digests) == (len(written), files)
        copy.source.seek(0)
        assert copy.source.read() == written
    with opened(path, at_rest) as stream:
        assert stream.read() == written


def change(path, at):
    with path.open("r+b") as other:
        other.seek(at)
        found = other.read(1)
        other.seek(at)
        other.write(bytes([found[0] ^ 1]))


class Watched(io.BytesIO):
    """A source that tells how often it was read."""

    def __init__(self, content, on_read):
        super().__init__(content)
        self.on_read = on_read

    def read(self, size=-1, /):
        self.on_read()
        return super().read(size)


def sealed(programme, head, folder, count, at_rest, damage):
    """Seal `count` pieces of evidence in one file; `damage(reads, partial file)` is called before each read of it."""
    content, reads = PIECE * count, []

    def on_read():
        reads.append(None)
        damage(len(reads), folder / "out.asice.partial")

    @contextmanager
    def source():
        yield Watched(content, on_read)

    name = evidence_name(sha256(content).hexdigest(), "bin")
    file = SealFile(name, Role.EVIDENCE, "application/octet-stream", source, zlib.crc32(content))
    try:
        return seal(programme.siti.signer, head, [file], folder / "out.asice", at_rest)
    finally:
        assert not (folder / "out.asice.partial").exists()


@pytest.mark.parametrize("at_rest", WAYS)
def test_nothing_is_refused_without_damage(programme, head, tmp_path, at_rest):
    assert sealed(programme, head, tmp_path, 12, at_rest, lambda *_: None).path.exists()


@pytest.mark.parametrize("at_rest", WAYS)
@pytest.mark.parametrize("at", [100, CHUNK + 500, 3 * CHUNK])
def test_a_byte_that_changed_on_the_disk(programme, head, tmp_path, at_rest, at):
    """In the head, which the container's reader compares, and in the evidence, of which the digest tells.

    The file is too short to be read back before its end.
    """

    def damage(reads, partial):
        if reads == 5:
            change(partial, at)

    with pytest.raises(REFUSED[at_rest], match=r"damaged|was changed|E_"):
        sealed(programme, head, tmp_path, 5, at_rest, damage)
    assert not (tmp_path / "out.asice").exists()


def test_a_damaged_chunk_is_found_long_before_the_end(programme, head, tmp_path):
    seen = []

    def damage(reads, partial):
        seen.append(reads)
        if reads == 3:
            change(partial, 100)

    with pytest.raises(FileProblem, match="was changed"):
        sealed(programme, head, tmp_path, 64, ENCRYPTED, damage)
    assert len(seen) <= 20


@pytest.mark.parametrize("at_rest", WAYS)
def test_a_source_that_gives_something_else_is_blamed_itself(programme, head, tmp_path, at_rest):
    """Its digest differs, and so it does when it is read once more: the disk is not at fault."""

    @contextmanager
    def source():
        yield io.BytesIO(PIECE[:-1] + b"?")

    name = evidence_name(sha256(PIECE).hexdigest(), "bin")
    file = SealFile(name, Role.EVIDENCE, "application/octet-stream", source, zlib.crc32(PIECE))
    with pytest.raises(PackageRefused) as caught:
        seal(programme.siti.signer, head, [file], tmp_path / "out.asice", at_rest)
    assert caught.value.code == "E_EVIDENCE"
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("at_rest", WAYS)
@pytest.mark.parametrize("count", [2, 16])
def test_a_file_that_was_cut_off(tmp_path, at_rest, count):
    path = tmp_path / "f"
    with path.open("xb") as raw, ReadBack(raw, at_rest) as made:
        for _ in range(count):
            made.write(PIECE)
        raw.flush()
        raw.truncate(CHUNK // 2)
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
    with (tmp_path / "f").open("xb") as raw, ReadBack(raw, WithTail()) as made:
        made.write(PIECE)
        with pytest.raises(PackageRefused) as caught:
            made.finish()
    assert caught.value.code == "E_DIGEST"


def test_a_growing_file_gives_nothing_that_does_not_stand_there(tmp_path):
    path = tmp_path / "f"
    content = PIECE * 4
    with path.open("xb") as raw:
        writer = ENCRYPTED.writer(raw)
        writer.write(content)
        raw.flush()
        with path.open("rb") as back:
            growing = ENCRYPTED.growing(back)
            assert growing.read(2 * CHUNK) == content[: 2 * CHUNK]
            with pytest.raises(ValueError, match="was changed"):
                growing.read(3 * CHUNK)
