"""The private copy: taken once, in pieces, within limits; what changes afterwards is noticed or does not matter."""

from __future__ import annotations

import hashlib
import io
import os
import stat
import subprocess
import sys
import tracemalloc

import pytest

from smartcity_desktop.core.errors import FileProblem
from smartcity_desktop.core.package import PackageRefused
from smartcity_desktop.sealing.at_rest import EncryptedFiles
from smartcity_desktop.sealing.quarantine import take_copy
from smartcity_desktop.sealing.verify import check_own, claimed_head, show, verify_assessment
from smartcity_desktop.system.at_rest import read_kept

LARGE = b"%PDF-1.7\n" + bytes(3 * 2**20)


@pytest.fixture
def package(builder, tmp_path):
    path = tmp_path / "p.asice"
    path.write_bytes(builder.build())
    return path


@pytest.fixture
def large(programme, kit, builder, tmp_path):
    """A package of 3 MiB: it is not kept in memory."""
    from dataclasses import replace

    from smartcity_desktop.sealing.documents import scores_json

    name = f"evidence/{hashlib.sha256(LARGE).hexdigest()}.pdf"
    builder.files[3] = (name, "evidence", "application/pdf", LARGE)
    document = replace(kit.scores(programme.rubric), citations=(kit.citation(LARGE),))
    builder.files[0] = (*builder.files[0][:3], scores_json(document))
    path = tmp_path / "large.asice"
    path.write_bytes(builder.build())
    return path, name


def test_the_file_that_was_handed_in_may_change_or_vanish(programme, package, quarantine):
    with verify_assessment(package, programme.trust(), quarantine) as opened:
        before = opened.read("scores.json")
        package.write_bytes(b"something else entirely")
        assert opened.read("scores.json") == before
        package.unlink()
        assert opened.read("sheet.pdf") == b"%PDF-1.7 sheet"


def test_a_source_that_answers_the_second_read_differently(programme, large, quarantine):
    """A hostile stick: good for the first reader, bad for the second. There is only one reader: the copy."""
    path, _ = large
    copy = take_copy(path, quarantine)
    content = path.read_bytes()
    path.write_bytes(content.replace(LARGE, LARGE[:-1] + b"!"))
    assert check_own(copy)
    copy.close()
    with verify_assessment(path, programme.trust(), quarantine) as opened:
        assert opened.verdict.refusal.code == "E_DIGEST"


def test_a_copy_that_changes_after_verification(programme, large, quarantine, tmp_path):
    path, name = large
    with verify_assessment(path, programme.trust(), quarantine) as opened:
        assert opened.verdict.good
        content = bytearray(opened.path.read_bytes())
        content[len(content) // 2] ^= 1
        for changed in (bytes(content), bytes(content[:1000]), path.read_bytes()):
            opened.path.write_bytes(changed)
            for act in (
                lambda: opened.read(name),
                lambda: opened.copy_to(name, io.BytesIO()),
                lambda: opened.keep(tmp_path / "kept.asice"),
            ):
                with pytest.raises(PackageRefused) as caught:
                    act()
                assert caught.value.code == "E_DIGEST"
                assert not (tmp_path / "kept.asice").exists()


def test_files_are_hashed_while_they_are_copied_out(programme, large, quarantine, tmp_path):
    path, name = large
    with (
        verify_assessment(path, programme.trust(), quarantine) as opened,
        (tmp_path / "out").open("wb") as target,
    ):
        assert opened.copy_to(name, target) == hashlib.sha256(LARGE).hexdigest()
    assert (tmp_path / "out").read_bytes() == LARGE


def test_a_small_copy_is_in_memory_alone_and_goes_away(programme, package, quarantine):
    opened = verify_assessment(package, programme.trust(), quarantine)
    assert opened.path is None
    assert list(quarantine.iterdir()) == []
    opened.close()
    opened.close()
    with pytest.raises(FileProblem) as caught:
        opened.read("scores.json")
    assert "closed" in caught.value.what.en
    assert "ditutup" in caught.value.what.id


def test_a_large_copy_is_private_encrypted_and_goes_away(programme, large, quarantine):
    path, name = large
    with verify_assessment(path, programme.trust(), quarantine) as opened:
        assert opened.path.parent == quarantine
        assert stat.S_IMODE(opened.path.stat().st_mode) == 0o600
        lying = opened.path.read_bytes()
        assert len(lying) > len(LARGE)
        for plain in (b"PK\x03\x04", b"scores.json", name.encode(), bytes(64), b"Asesor"):
            assert plain not in lying
    assert list(quarantine.iterdir()) == []


@pytest.mark.parametrize("sizes", ["small", "large"])
def test_the_verified_bytes_are_kept_under_a_name(programme, package, large, quarantine, tmp_path, sizes):
    path = package if sizes == "small" else large[0]
    with verify_assessment(path, programme.trust(), quarantine) as opened:
        kept = opened.keep(tmp_path / "kept.asice")
    assert kept.read_bytes() == path.read_bytes()
    at_rest = EncryptedFiles(b"k" * 32)
    with verify_assessment(path, programme.trust(), quarantine) as opened:
        kept = opened.keep(kept, at_rest)
    assert b"scores.json" not in kept.read_bytes()
    assert read_kept(kept, at_rest, 2**30) == path.read_bytes()
    assert list(quarantine.iterdir()) == []
    with verify_assessment(kept, programme.trust(), quarantine, at_rest=at_rest) as opened:
        assert opened.verdict.good
    assert claimed_head(kept, at_rest=at_rest) == opened.head
    with pytest.raises(FileProblem) as caught:
        verify_assessment(kept, programme.trust(), quarantine, at_rest=EncryptedFiles(b"o" * 32))
    assert "damaged" in caught.value.what.en
    assert list(quarantine.iterdir()) == []


def test_a_kept_file_that_changes_while_it_is_read(programme, large, quarantine, tmp_path):
    at_rest = EncryptedFiles(b"k" * 32)
    with verify_assessment(large[0], programme.trust(), quarantine) as opened:
        kept = opened.keep(tmp_path / "kept.asice", at_rest)
    content = bytearray(kept.read_bytes())
    content[len(content) // 2] ^= 1
    kept.write_bytes(content)
    with pytest.raises(FileProblem):
        verify_assessment(kept, programme.trust(), quarantine, at_rest=at_rest)
    assert list(quarantine.iterdir()) == []


def test_keeping_where_there_is_no_folder(programme, package, quarantine, tmp_path):
    with (
        verify_assessment(package, programme.trust(), quarantine) as opened,
        pytest.raises(FileProblem),
    ):
        opened.keep(tmp_path / "none" / "kept.asice")


def test_files_that_were_not_declared(programme, package, quarantine):
    with verify_assessment(package, programme.trust(), quarantine) as opened:
        assert set(opened.names) >= {"scores.json", "audit.jsonl", "sheet.pdf"}
        for name in ("mimetype", "none", "META-INF/signature.p7s"):
            with pytest.raises(KeyError):
                opened.read(name)


def test_what_is_no_file_at_all(programme, package, quarantine, tmp_path):
    link = tmp_path / "link.asice"
    link.symlink_to(package)
    pipe = tmp_path / "pipe.asice"
    os.mkfifo(pipe)
    for path in (tmp_path / "none.asice", tmp_path, link, pipe):
        with pytest.raises(FileProblem) as caught:
            verify_assessment(path, programme.trust(), quarantine)
        assert caught.value.what.id
        assert caught.value.what.en
    assert list(quarantine.iterdir()) == []


def test_a_quarantine_that_is_not_there(programme, large, tmp_path):
    with pytest.raises(FileProblem):
        verify_assessment(large[0], programme.trust(), tmp_path / "none")


def test_files_of_no_end_do_not_fill_the_memory(tmp_path, quarantine):
    """A million empty files within 31 MB: the walk beside the copy gives up after as many as a package may have."""
    header = bytes.fromhex("504b03041400000000000000210000000000000000000000000001000000") + b"a"
    path = tmp_path / "p.asice"
    path.write_bytes((header + b"x") * 100 + header.replace(bytes(8), b"\1\0\0\0\1\0\0\0", 1) * 500_000)
    with show(path, quarantine) as opened:
        assert opened.verdict.refusal.code == "E_ZIP_TRUNC"
    copy = take_copy(path, quarantine)
    assert len(copy.digests) <= 5_001
    copy.close()
    assert list(quarantine.iterdir()) == []


@pytest.mark.skipif(os.geteuid() != 0, reason="a small file system needs root")
def test_a_full_disk_during_the_copy_leaves_nothing(programme, large, tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", str(disk)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("no mounts here")
    try:
        with pytest.raises(FileProblem) as caught:
            verify_assessment(large[0], programme.trust(), disk)
        assert "full" in caught.value.what.en
        assert list(disk.iterdir()) == []
    finally:
        subprocess.run(["umount", str(disk)], check=True)


def test_memory_does_not_grow_with_the_package(programme, kit, builder, tmp_path, quarantine):
    """48 MiB of evidence in three files take no more than a few pieces of 1 MiB."""
    for index in range(3):
        content = bytes([index]) * (16 * 2**20)
        name = f"evidence/{hashlib.sha256(content).hexdigest()}.bin"
        builder.files.append((name, "evidence", "application/octet-stream", content))
    path = tmp_path / "p.asice"
    path.write_bytes(builder.build())
    builder.files.clear()
    tracemalloc.start()
    try:
        with show(path, quarantine) as opened:
            assert opened.verdict.intact
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 8 * 2**20


def test_json_bombs_are_bounded(programme, builder, tmp_path, quarantine):
    """4 MiB of brackets or of tiny members may cost some memory, never the machine's."""
    import resource

    for bomb in (
        b"[" * (4 * 2**20),
        b"{" + b'"":0,' * 800_000 + b'"a":0}',
        b"[" + b"[]," * 1_300_000 + b"[]]",
    ):
        builder.changes["head_bytes"] = lambda _, bomb=bomb: bomb
        path = tmp_path / "p.asice"
        path.write_bytes(builder.build())
        with verify_assessment(path, programme.trust(), quarantine) as opened:
            assert opened.verdict.refusal.code in ("E_JSON", "E_TYPE", "E_LIMIT")
    if sys.platform == "linux":
        assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss < 1024 * 1024
