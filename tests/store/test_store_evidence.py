from __future__ import annotations

import errno
import io
import os
import zlib
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartcity_desktop.core.errors import FileProblem
from smartcity_desktop.sealing.at_rest import EncryptedFiles
from smartcity_desktop.store.evidence import LIMIT, EvidenceStore, Stored
from smartcity_desktop.store.media import HEAD, media_type
from smartcity_desktop.system.at_rest import PLAIN

if TYPE_CHECKING:
    from collections.abc import Callable

    from smartcity_desktop.system.at_rest import Writer

PDF = b"%PDF-1.7\n" + b"x" * 100
SHA = sha256(PDF).hexdigest()


@pytest.fixture
def store(tmp_path: Path) -> EvidenceStore:
    return EvidenceStore(tmp_path / "evidence")


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    path = tmp_path / "Perda nomor 3 – 2018.PDF"
    path.write_bytes(PDF)
    return path


def of_name(alias: str, ending: str, data: bytes = PDF) -> str:
    """Return the name that an unkeyed store gives to bytes, by the words of the format."""
    mine = PLAIN if alias == sha256(data).hexdigest() else Backwards()
    asked = f"CRC-32 of {sha256(data).hexdigest()}"
    mask, crc = sha256(mine.alias(asked).encode()).hexdigest()[:8], zlib.crc32(data)
    shown = f"{int(mask, 16) ^ crc:08x}"
    seal = sha256(mine.alias(f"{asked}: {crc:08x}").encode()).hexdigest()[:16]
    return f"{alias}-{shown}{seal}.{ending}"


def kept(store: EvidenceStore) -> list[str]:
    folder = store.path(SHA, "pdf").parent.parent
    return sorted(str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file())


def refused(store: EvidenceStore, path: Path, english: str) -> FileProblem:
    before = kept(store)
    with pytest.raises(FileProblem) as caught:
        store.put_file(path)
    assert english in caught.value.happened.en
    assert str(path) in caught.value.happened.id
    assert caught.value.happened.id != caught.value.happened.en
    assert caught.value.remedy.id != caught.value.remedy.en
    assert kept(store) == before
    return caught.value


def test_file_is_kept_once_under_its_content(store: EvidenceStore, pdf: Path, tmp_path: Path) -> None:
    again = tmp_path / "again.pdf"
    again.write_bytes(PDF)
    stored = store.put_file(pdf)
    assert stored == Stored(SHA, len(PDF), "application/pdf", "pdf")
    assert store.put_file(again) == stored
    assert store.put_bytes(PDF, "") == stored
    assert kept(store) == [f"{SHA[:2]}/{of_name(SHA, 'pdf')}"]
    assert store.path(SHA, "pdf").read_bytes() == PDF
    assert store.read(SHA, "pdf") == PDF
    assert store.check() == ()
    assert pdf.read_bytes() == PDF


@given(data=st.binary(min_size=1, max_size=200), hint=st.text(max_size=5))
def test_any_bytes_come_back(tmp_path_factory: pytest.TempPathFactory, data: bytes, hint: str) -> None:
    store = EvidenceStore(tmp_path_factory.mktemp("e"))
    stored = store.put_bytes(data, hint)
    assert (stored.sha256, stored.size) == (sha256(data).hexdigest(), len(data))
    assert store.read(stored.sha256, stored.extension) == data
    assert store.path(stored.sha256, stored.extension).name == of_name(stored.sha256, stored.extension, data)
    assert store.crc32(stored.sha256, stored.extension) == zlib.crc32(data)
    assert store.check() == ()


def test_bytes_are_on_the_disk_before_they_are_named(
    store: EvidenceStore, pdf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    fsync, replace = os.fsync, Path.replace
    monkeypatch.setattr(os, "fsync", lambda fd: (done.append("fsync"), fsync(fd))[1])
    monkeypatch.setattr(Path, "replace", lambda self, to: (done.append("rename"), replace(self, to))[1])
    store.put_file(pdf)
    assert done[0] == "fsync"
    assert done[-2:] == ["rename", "fsync"]


def test_empty_file(store: EvidenceStore, tmp_path: Path) -> None:
    (tmp_path / "a.pdf").touch()
    refused(store, tmp_path / "a.pdf", "empty (0 bytes)")
    with pytest.raises(FileProblem, match="empty"):
        store.put_bytes(b"", "png")


def test_five_gigabytes(store: EvidenceStore, tmp_path: Path) -> None:
    path = tmp_path / "video.mp4"
    with path.open("wb") as file:
        file.truncate(5 * 2**30)
    refused(store, path, "larger than 2 GB")
    assert LIMIT == 2 * 2**30


def test_file_that_grows_over_the_limit_while_it_is_copied(tmp_path: Path) -> None:
    store = EvidenceStore(tmp_path / "evidence", limit=10)
    assert store.put_bytes(b"0123456789", "").size == 10
    with pytest.raises(FileProblem, match="larger than 10 B"):
        store.put_stream(io.BytesIO(b"01234567890"), sha256=SHA, extension="pdf")
    assert len(kept(store)) == 1


def test_what_is_no_ordinary_file(store: EvidenceStore, pdf: Path, tmp_path: Path) -> None:
    (tmp_path / "link.pdf").symlink_to(pdf)
    (tmp_path / "folder").mkdir()
    os.mkfifo(tmp_path / "pipe")
    refused(store, tmp_path / "link.pdf", "this is a link")
    refused(store, tmp_path / "folder", "this is a folder")
    refused(store, tmp_path / "pipe", "a device or a pipe")
    refused(store, tmp_path / "gone.pdf", "not there")


def test_unreadable_file(store: EvidenceStore, pdf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = os.open

    def refuse(path: Path, *rest: int) -> int:
        if Path(path) == pdf:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return real(path, *rest)

    monkeypatch.setattr(os, "open", refuse)
    assert "tidak ada izin" in refused(store, pdf, "may not be used").happened.id


class _Stick(io.BytesIO):
    """A file on a stick that is pulled out after the first piece."""

    def read(self, size: int | None = -1) -> bytes:
        if self.tell():
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        return super().read(size)


def test_stick_pulled_out_midway(store: EvidenceStore) -> None:
    data = b"x" * (3 << 20)
    with pytest.raises(FileProblem) as caught:
        store.put_stream(_Stick(data), sha256=sha256(data).hexdigest(), extension="pdf")
    assert "terputus" in caught.value.happened.id
    assert "went away" in caught.value.happened.en
    assert kept(store) == []


@pytest.mark.parametrize("change", ["cut", "grown"])
def test_file_that_changes_while_it_is_copied(
    store: EvidenceStore, pdf: Path, monkeypatch: pytest.MonkeyPatch, change: str
) -> None:
    real, looks = os.fstat, []

    def fstat(descriptor: int) -> os.stat_result:
        found = real(descriptor)
        looks.append(found.st_ino)
        # First it is seen to be an ordinary file, then its size is taken: right after that it changes.
        if looks.count(pdf.stat().st_ino) == 2:
            os.truncate(pdf, 5 if change == "cut" else 500)
        return found

    monkeypatch.setattr(os, "fstat", fstat)
    refused(store, pdf, "changed while it was copied")


def test_full_disk(disk_of: Callable[[str], Path], tmp_path: Path) -> None:
    disk = disk_of("1m")
    store = EvidenceStore(disk / "evidence")
    small = store.put_bytes(PDF, "")
    path = tmp_path / "film.mp4"
    path.write_bytes(b"\0\0\0\x18ftypisom" + b"x" * (3 << 20))
    with pytest.raises(FileProblem) as caught:
        store.put_file(path)
    assert "disk penuh" in caught.value.happened.id
    assert str(disk) in caught.value.happened.en
    assert kept(store) == [f"{SHA[:2]}/{of_name(SHA, 'pdf')}"]
    assert store.read(small.sha256, "pdf") == PDF


def test_read_only_folder(
    disk_of: Callable[[str], Path], lock_disk: Callable[[Path], None], pdf: Path
) -> None:
    disk = disk_of("1m")
    lock_disk(disk)
    with pytest.raises(FileProblem) as caught:
        EvidenceStore(disk / "evidence").put_file(pdf)
    assert "only be read" in caught.value.happened.en
    assert str(disk) in caught.value.happened.en


def test_changed_and_vanished_bytes_are_noticed(store: EvidenceStore, pdf: Path) -> None:
    store.put_file(pdf)
    place = store.path(SHA, "pdf")
    place.write_bytes(PDF[:-1] + b"y")
    with pytest.raises(FileProblem) as caught:
        store.read(SHA, "pdf")
    assert "isi bukti ini berubah" in caught.value.happened.id
    assert store.check() == (of_name(SHA, "pdf"),)
    store.put_file(pdf)
    assert store.read(SHA, "pdf") == PDF
    assert store.check() == ()
    place.unlink()
    with pytest.raises(FileProblem, match="not there"):
        store.read(SHA, "pdf")


def test_strangers_in_the_folder_are_named(store: EvidenceStore, pdf: Path) -> None:
    store.put_file(pdf)
    (store.path(SHA, "pdf").parent / "Thumbs.db").touch()
    assert store.check() == ("Thumbs.db",)


def test_left_overs_of_a_crash_are_tidied(store: EvidenceStore, pdf: Path) -> None:
    stored = store.put_file(pdf)
    (store.path(SHA, "pdf").parent.parent / "1-0.partial").write_bytes(b"half")
    assert store.check() == ()
    assert store.tidy() == 1
    assert store.tidy() == 0
    assert store.read(stored.sha256, "pdf") == PDF


def test_bytes_of_a_package_have_to_be_what_they_are_named(store: EvidenceStore) -> None:
    stored = store.put_stream(io.BytesIO(PDF), sha256=SHA, extension="pdf")
    assert stored == Stored(SHA, len(PDF), "application/pdf", "pdf")
    with pytest.raises(FileProblem, match="content of this evidence was changed"):
        store.put_stream(io.BytesIO(PDF + b"x"), sha256=SHA, extension="pdf")
    other = "a" * 64
    for name, ending in ((other, "../x"), ("../" + other[3:], "pdf"), (other, ""), (other.upper(), "pdf")):
        with pytest.raises(FileProblem, match="no name of evidence"):
            store.put_stream(io.BytesIO(PDF), sha256=name, extension=ending)
    assert kept(store) == [f"{SHA[:2]}/{of_name(SHA, 'pdf')}"]


def test_same_bytes_under_another_ending_lie_once(store: EvidenceStore) -> None:
    store.put_stream(io.BytesIO(PDF), sha256=SHA, extension="dat")
    assert store.put_bytes(PDF, "pdf").extension == "pdf"
    assert kept(store) == [f"{SHA[:2]}/{of_name(SHA, 'dat')}"]
    assert store.read(SHA, "pdf") == PDF
    assert (
        store.put_stream(io.BytesIO(PDF), sha256=SHA, extension="dat").media_type
        == "application/octet-stream"
    )


@pytest.mark.parametrize(
    ("head", "hint", "media", "ending"),
    [
        (b"%PDF-1.4", "jpg", "application/pdf", "pdf"),
        (b"\x89PNG\r\n\x1a\n", "", "image/png", "png"),
        (b"\xff\xd8\xff\xe0", "jpeg", "image/jpeg", "jpeg"),
        (b"\xff\xd8\xff\xe0", "exe", "image/jpeg", "jpg"),
        (b"RIFF0000WEBPVP8 ", "webp", "image/webp", "webp"),
        (b"RIFF0000AVI LIST", "webp", "application/octet-stream", "bin"),
        (b"II*\0", "tiff", "image/tiff", "tiff"),
        (b"\0\0\0\x18ftypheic", "heic", "image/heic", "heic"),
        (b"\0\0\0\x18ftypisom", "mp4", "video/mp4", "mp4"),
        (b"\0\0\0\x18ftypM4A ", "mp4", "audio/mp4", "m4a"),
        (b"\0\0\0\x14ftypqt  ", "mov", "video/quicktime", "mov"),
        (b"ID3\x04", "mp3", "audio/mpeg", "mp3"),
        (
            b"PK\x03\x04",
            "docx",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "docx",
        ),
        (b"PK\x03\x04", "jar", "application/zip", "zip"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "xls", "application/octet-stream", "xls"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "msi", "application/octet-stream", "bin"),
        ("daerah;skor é".encode(), "csv", "text/csv", "csv"),
        (b"a\0b", "txt", "application/octet-stream", "bin"),
        (b"\xff\xfea", "txt", "application/octet-stream", "bin"),
        (b"x" * (HEAD - 1) + "é".encode()[:1], "txt", "text/plain", "txt"),
        (b"MZ\x90", "exe", "application/octet-stream", "bin"),
        (b"<script>", "html", "application/octet-stream", "bin"),
        (b"", "pdf", "application/octet-stream", "bin"),
    ],
)
def test_kind_follows_the_content(head: bytes, hint: str, media: str, ending: str) -> None:
    assert media_type(head, hint) == (media, ending)


class Backwards:
    """A way of keeping files that a look at the disk tells from none at all."""

    def writer(self, raw: BinaryIO) -> Writer:
        raw.write(b"!")
        return PLAIN.writer(raw)

    def reader(self, raw: BinaryIO) -> BinaryIO:
        if raw.read(1) != b"!":
            raise ValueError("not kept this way")
        return io.BytesIO(raw.read())

    def alias(self, name: str) -> str:
        return name[::-1]


def test_bytes_are_kept_the_way_that_was_given(tmp_path: Path) -> None:
    store = EvidenceStore(tmp_path / "evidence", at_rest=Backwards())
    stored = store.put_bytes(PDF, "pdf")
    assert stored.sha256 == SHA
    assert store.path(SHA, "pdf").name == of_name(SHA[::-1], "pdf")
    assert store.path(SHA, "pdf").read_bytes() == b"!" + PDF
    assert store.read(SHA, "pdf") == PDF
    with store.open(SHA, "pdf") as stream:
        assert stream.read() == PDF
    assert store.put_bytes(PDF, "pdf") == stored
    assert store.check() == ()
    store.path(SHA, "pdf").write_bytes(PDF)
    assert store.check() == (store.path(SHA, "pdf").name,)
    with pytest.raises(FileProblem):
        store.read(SHA, "pdf")
    assert store.put_bytes(PDF, "pdf") == stored
    assert store.read(SHA, "pdf") == PDF


def test_the_crc_that_is_kept_tells_nothing_and_cannot_be_changed(tmp_path: Path) -> None:
    keys = (EncryptedFiles(b"k" * 32), EncryptedFiles(b"l" * 32))
    stores = [EvidenceStore(tmp_path / str(number), at_rest=key) for number, key in enumerate(keys)]
    names = set()
    for store in stores:
        store.put_bytes(PDF, "pdf")
        path = store.path(SHA, "pdf")
        assert store.crc32(SHA, "pdf") == store.crc32(SHA, "any") == zlib.crc32(PDF)
        kept = path.stem.rpartition("-")[2]
        assert f"{zlib.crc32(PDF):08x}" not in path.name
        names.add(kept[:8])
    assert len(names) == 2, "masked under another key it is another"
    renamed = path.with_name(path.name.replace(kept, f"{int(kept[0], 16) ^ 1:x}{kept[1:]}"))
    path.rename(renamed)
    assert store.crc32(SHA, "pdf") is None
    assert store.check() == (renamed.name,)
    assert store.read(SHA, "pdf") == PDF
    renamed.rename(path.with_name(path.name.replace(f"-{kept}", "")))
    assert store.crc32(SHA, "pdf") is None, "one that was kept without it is measured when it is used"
    assert store.check() == ()
    assert store.read(SHA, "pdf") == PDF
    assert store.crc32("a" * 64, "pdf") is None
