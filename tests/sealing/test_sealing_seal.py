"""Making a package: byte for byte the specification, checked by other tools, and nothing left behind on failure."""

from __future__ import annotations

import hashlib
import os
import zipfile
import zlib
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from smartcity_desktop.core import audit
from smartcity_desktop.core.errors import ChangeRefused, FileProblem
from smartcity_desktop.core.package import PackageRefused, Role
from smartcity_desktop.sealing.cms import read_cms
from smartcity_desktop.sealing.documents import evidence_name, scores_json
from smartcity_desktop.sealing.pdf_sheet import UNSIGNED
from smartcity_desktop.sealing.seal import seal
from smartcity_desktop.sealing.sources import SealFile
from smartcity_desktop.sealing.verify import verify_assessment, verify_edition, verify_receipt


@pytest.fixture
def evidence_file(tmp_path, kit):
    path = tmp_path / "evidence.pdf"
    path.write_bytes(kit.EVIDENCE)
    return path


@pytest.fixture
def files(programme, kit, evidence_file):
    name = evidence_name(hashlib.sha256(kit.EVIDENCE).hexdigest(), "pdf")
    return [
        SealFile("scores.json", Role.SCORES, "application/json", scores_json(kit.scores(programme.rubric))),
        SealFile("audit.jsonl", Role.AUDIT, "application/jsonl", audit.audit_file(kit.LINES)),
        SealFile("sheet.pdf", Role.SHEET, "application/pdf", b"%PDF-1.7 sheet"),
        SealFile(name, Role.EVIDENCE, "application/pdf", evidence_file),
    ]


def only_file(folder, *expected):
    assert sorted(path.name for path in folder.iterdir()) == sorted(expected)


def test_the_independent_builder_writes_the_same_bytes(programme, kit, head, files, tmp_path):
    sealed = seal(programme.siti.signer, head, files, tmp_path / "p.asice")
    written = sealed.path.read_bytes()
    with zipfile.ZipFile(sealed.path) as archive:
        manifest = archive.read("META-INF/ASiCManifest.xml")
        cms = archive.read("META-INF/signature.p7s")
    signature = read_cms(cms, hashlib.sha256(manifest).digest()).signature
    builder = kit.assessment_builder(programme)
    builder.signature = signature
    assert builder.build() == written
    assert sealed.digest == hashlib.sha256(manifest).hexdigest()


def test_a_sealed_assessment_is_good(programme, head, files, tmp_path, quarantine, kit):
    sealed = seal(programme.siti.signer, head, files, tmp_path / "p.asice")
    with verify_assessment(sealed.path, programme.trust(), quarantine) as opened:
        verdict = opened.verdict
        assert verdict.refusal is None
        assert verdict.good
        assert verdict.digest == sealed.digest
        assert verdict.head == sealed.head
        assert verdict.signer == "Asesor Contoh Satu (A-01)"
        assert verdict.signed_at == kit.SIGNED
        assert [note.en for note in verdict.notes] == [UNSIGNED.en], (
            "its sheet is a stand-in without a signature"
        )
        assert opened.documents.scores == kit.scores(programme.rubric)
        assert opened.root_der == programme.authority.root_der
        for file in files:
            content = file.source if isinstance(file.source, bytes) else file.source.read_bytes()
            assert opened.read(file.name) == content
    assert list(quarantine.iterdir()) == []


def test_python_zipfile_reads_it(programme, head, files, tmp_path):
    sealed = seal(programme.siti.signer, head, files, tmp_path / "p.asice")
    with zipfile.ZipFile(sealed.path) as archive:
        assert archive.testzip() is None
        assert archive.namelist() == [
            "mimetype",
            "META-INF/ASiCManifest.xml",
            "META-INF/signature.p7s",
            "package.json",
            *(file.name for file in files),
        ]
        assert {entry.compress_type for entry in archive.infolist()} == {zipfile.ZIP_STORED}


def test_zipfile_in_write_mode_emits_the_same_container(programme, head, files, tmp_path):
    sealed = seal(programme.siti.signer, head, files, tmp_path / "p.asice")
    again = tmp_path / "again.zip"
    with zipfile.ZipFile(sealed.path) as read, zipfile.ZipFile(again, "w") as write:
        for name in read.namelist():
            entry = zipfile.ZipInfo(name)
            entry.external_attr = 0o100644 << 16
            entry.create_system = 3
            write.writestr(entry, read.read(name))
    assert again.read_bytes() == sealed.path.read_bytes()


def test_edition_and_receipt_are_good(programme, tmp_path, quarantine, kit):
    signer = programme.authority.signer
    edition = seal(signer, programme.edition_head(), programme.edition_files(), tmp_path / "e.asice")
    receipt = seal(signer, programme.receipt_head(), programme.receipt_files(), tmp_path / "r.asice")
    root = hashlib.sha256(programme.authority.root_der).hexdigest()
    with verify_edition(edition.path, frozenset({root}), {}, quarantine, kit.NOW) as opened:
        assert opened.verdict.good
        assert opened.documents.edition == programme.edition
        assert opened.documents.regions == programme.regions
        assert opened.root_sha256 == root
        assert opened.read("rubric.yaml") == programme.rubric_text
    with verify_receipt(
        receipt.path, frozenset({root}), quarantine, kit.NOW, edition="2019", assessor_id="A-01"
    ) as opened:
        assert opened.verdict.good
        assert opened.documents.receipt.received[0].sequence == 1


def test_an_rsa_identity_signs_too(programme, kit, head, files, tmp_path, quarantine):
    from cryptography.hazmat.primitives.asymmetric import rsa

    from smartcity_desktop.sealing.certificates import end_certificate, roster_entry, subject
    from smartcity_desktop.sealing.signer import Signer

    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    der = end_certificate(
        programme.authority.root_der,
        programme.authority._root_key,
        key.public_key(),
        subject("Asesor Contoh Satu", "PSrE", "A-01"),
        kit.FOUNDED,
        datetime(2019, 9, 28, tzinfo=UTC),
    )
    entry = roster_entry("A-01", der)
    edition = replace(programme.edition, roster=(entry, programme.budi.entry))
    signer = Signer(key, der, (programme.authority.root_der,))
    sealed = seal(signer, head, files, tmp_path / "p.asice")
    with verify_assessment(sealed.path, programme.trust(edition=edition), quarantine) as opened:
        assert opened.verdict.refusal is None
    with zipfile.ZipFile(sealed.path) as archive:
        cms = archive.read("META-INF/signature.p7s")
    (tmp_path / "f.asice").write_bytes(rsa_with_a_wrong_last_byte(programme, kit, key, signer, entry, cms))
    with verify_assessment(tmp_path / "f.asice", programme.trust(edition=edition), quarantine) as opened:
        assert opened.verdict.refusal.code == "E_SIG_INVALID"


def rsa_with_a_wrong_last_byte(programme, kit, key, signer, entry, cms):
    builder = kit.assessment_builder(programme, kit.Member(programme.siti.assessor, key, signer, entry))
    builder.changes["cms_bytes"] = lambda _: cms[:-1] + bytes([cms[-1] ^ 1])
    return builder.build()


def test_evidence_changed_since_it_was_attached(programme, head, files, evidence_file, tmp_path):
    evidence_file.write_bytes(b"something else")
    out = tmp_path / "out"
    out.mkdir()
    with pytest.raises(PackageRefused) as caught:
        seal(programme.siti.signer, head, files, out / "p.asice")
    assert caught.value.code == "E_EVIDENCE"
    only_file(out)


def known(files):
    """The same files, with the CRC-32 of evidence as the store kept it."""
    return [
        replace(file, crc32=zlib.crc32(file.source.read_bytes())) if file.role is Role.EVIDENCE else file
        for file in files
    ]


class SignerOnce:
    """Gives one signature for everything, so that two packages of the same files are the same bytes."""

    def __init__(self, signer):
        self.certificate, self.chain = signer.certificate, signer.chain
        self.certificate_sha256 = signer.certificate_sha256
        self._signer, self._made = signer, {}

    def sign(self, data):
        return self._made.setdefault(data, self._signer.sign(data))

    def time_stamp(self, signature):
        return self._signer.time_stamp(signature)


def test_a_crc_that_is_known_gives_the_same_package(programme, head, files, tmp_path):
    signer = SignerOnce(programme.siti.signer)
    measured = seal(signer, head, files, tmp_path / "m.asice").path
    sealed = seal(signer, head, known(files), tmp_path / "k.asice").path
    assert sealed.read_bytes() == measured.read_bytes()
    with zipfile.ZipFile(sealed) as archive:
        assert archive.testzip() is None


@pytest.mark.parametrize("content", [b"", b"something else", "flipped"])
def test_evidence_of_known_crc_that_changed(programme, kit, head, files, evidence_file, tmp_path, content):
    files = known(files)
    flipped = bytes([kit.EVIDENCE[0] ^ 1]) + kit.EVIDENCE[1:]
    evidence_file.write_bytes(flipped if content == "flipped" else content)
    out = tmp_path / "out"
    out.mkdir()
    with pytest.raises(PackageRefused) as caught:
        seal(programme.siti.signer, head, files, out / "p.asice")
    assert caught.value.code == "E_EVIDENCE"
    only_file(out)


def test_evidence_of_known_crc_that_is_too_large_or_gone(programme, head, files, evidence_file, tmp_path):
    files = known(files)
    with evidence_file.open("r+b") as file:
        file.truncate(64 * 1024 * 1024 + 1)
    with pytest.raises(FileProblem, match="larger than 64 MB"):
        seal(programme.siti.signer, head, files, tmp_path / "p.asice")
    evidence_file.unlink()
    with pytest.raises(FileProblem, match="not there"):
        seal(programme.siti.signer, head, files, tmp_path / "p.asice")
    assert not list(tmp_path.glob("p.asice*"))


def test_evidence_that_vanished_or_is_no_file(programme, head, files, evidence_file, tmp_path):
    out = tmp_path / "out"
    out.mkdir()
    evidence_file.unlink()
    with pytest.raises(FileProblem):
        seal(programme.siti.signer, head, files, out / "p.asice")
    evidence_file.mkdir()
    with pytest.raises(FileProblem):
        seal(programme.siti.signer, head, files, out / "p.asice")
    only_file(out)


def test_a_source_that_changes_between_the_two_reads(programme, head, files, tmp_path):
    """The product reads sources twice; a path whose second answer differs plays the changing file."""
    out = tmp_path / "out"
    out.mkdir()
    changing = tmp_path / "sheet.pdf"
    changing.write_bytes(b"first")
    changed = seal_with_change(programme, head, files, changing, out)
    assert isinstance(changed, FileProblem)
    assert "changed" in changed.what.en
    assert "berubah" in changed.what.id
    only_file(out)


def seal_with_change(programme, head, files, changing, out):
    class SignerThatTakesTime:
        """Signing lies between the two reads; meanwhile another program writes the file."""

        certificate = programme.siti.signer.certificate
        certificate_sha256 = programme.siti.signer.certificate_sha256
        chain = programme.siti.signer.chain

        def sign(self, data):
            changing.write_bytes(b"other")
            return programme.siti.signer.sign(data)

        def time_stamp(self, signature):
            return programme.siti.signer.time_stamp(signature)

    files = [file for file in files if file.role is not Role.SHEET]
    files.insert(2, SealFile("sheet.pdf", Role.SHEET, "application/pdf", changing))
    with pytest.raises(FileProblem) as caught:
        seal(SignerThatTakesTime(), head, files, out / "p.asice")
    return caught.value


def test_an_existing_package_is_never_replaced(programme, head, files, tmp_path):
    out = tmp_path / "p.asice"
    seal(programme.siti.signer, head, files, out)
    before = out.read_bytes()
    with pytest.raises(FileProblem):
        seal(programme.siti.signer, head, files, out)
    assert out.read_bytes() == before


@pytest.mark.skipif(os.geteuid() != 0, reason="a small file system needs root")
def test_a_full_disk_leaves_nothing(programme, head, files, small_disk):
    (small_disk / "filler").write_bytes(b"\0" * (small_disk_bytes(small_disk) - 4096))
    with pytest.raises(FileProblem) as caught:
        seal(programme.siti.signer, head, files, small_disk / "p.asice")
    assert "full" in caught.value.what.en
    only_file(small_disk, "filler")


def small_disk_bytes(folder):
    status = os.statvfs(folder)
    return status.f_bavail * status.f_frsize


@pytest.fixture
def small_disk(tmp_path):
    import subprocess

    folder = tmp_path / "disk"
    folder.mkdir()
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(folder)], capture_output=True, check=False
    )
    if done.returncode:
        pytest.skip("no mounts here")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def test_a_folder_that_is_not_there(programme, head, files, tmp_path):
    with pytest.raises(FileProblem):
        seal(programme.siti.signer, head, files, tmp_path / "none" / "p.asice")


@pytest.mark.parametrize("year", [1949, 2050])
def test_years_that_a_signature_cannot_say(programme, head, files, tmp_path, year):
    with pytest.raises(ChangeRefused):
        seal(
            programme.siti.signer,
            replace(head, created=datetime(year, 1, 1, tzinfo=UTC)),
            files,
            tmp_path / "p.asice",
        )


@pytest.mark.parametrize("year", [1950, 1970, 1999, 2000, 2049])
def test_years_that_a_signature_can_say(programme, head, files, tmp_path, quarantine, year):
    moment = datetime(year, 12, 31, 23, 59, 59, tzinfo=UTC)
    sealed = seal(programme.siti.signer, replace(head, created=moment), files, tmp_path / "p.asice")
    with verify_assessment(sealed.path, None, quarantine) as opened:
        assert opened.verdict.signed_at == moment
        assert opened.verdict.intact


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"edition": "edisi 2019"}, "E_SCHEMA"),
        ({"sequence": 0}, "E_SCHEMA"),
        ({"supersedes": "ab"}, "E_SCHEMA"),
        ({"signer_id": ""}, "E_SCHEMA"),
        ({"edition_digest": "G" * 64}, "E_SCHEMA"),
    ],
)
def test_fields_that_no_reader_would_take(programme, head, files, tmp_path, change, code):
    with pytest.raises(PackageRefused) as caught:
        seal(programme.siti.signer, replace(head, **change), files, tmp_path / "p.asice")
    assert caught.value.code == code
    assert not (tmp_path / "p.asice").exists()


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("../x", "E_ZIP_NAME"),
        ("CON.txt", "E_ZIP_NAME"),
        ("Scores.json", "E_ZIP_DUP"),
        ("mimetype", "E_ZIP_DUP"),
    ],
)
def test_names_that_no_reader_would_take(programme, head, files, tmp_path, name, code):
    more = [*files, SealFile(name, Role.SHEET, "application/pdf", b"x")]
    with pytest.raises(PackageRefused) as caught:
        seal(programme.siti.signer, head, more, tmp_path / "p.asice")
    assert caught.value.code == code
    assert not (tmp_path / "p.asice").exists()


def test_many_files(programme, head, files, tmp_path):
    few = SealFile("a", Role.SHEET, "application/pdf", b"")
    many = [replace(few, name=f"f{n}") for n in range(4997)]
    with pytest.raises(PackageRefused) as caught:
        seal(programme.siti.signer, head, many, tmp_path / "p.asice")
    assert caught.value.code == "E_LIMIT"
    sealed = seal(programme.siti.signer, head, many[:4996], tmp_path / "p.asice")
    assert len(sealed.head.contents) == 4996


def test_a_source_beyond_the_entry_limit(programme, head, files, tmp_path):
    large = tmp_path / "large.pdf"
    with large.open("wb") as stream:
        stream.truncate(64 * 1024 * 1024 + 1)
    with pytest.raises(FileProblem):
        seal(
            programme.siti.signer,
            head,
            [*files, SealFile("x.pdf", Role.SHEET, "application/pdf", large)],
            tmp_path / "p.asice",
        )
    assert not (tmp_path / "p.asice").exists()
