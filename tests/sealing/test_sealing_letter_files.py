"""Letters on sticks: made in one stream, read back, never half there, and taken in again as the packages they hold."""

from __future__ import annotations

import hashlib
import io
import os
import shutil
import subprocess

import pytest

from smartcity_desktop.core import audit
from smartcity_desktop.core.errors import ChangeRefused, FileProblem
from smartcity_desktop.core.package import Audience, PackageKind, PackageRefused, Role
from smartcity_desktop.sealing.at_rest import EncryptedFiles
from smartcity_desktop.sealing.documents import evidence_name, scores_json
from smartcity_desktop.sealing.letter_files import letter_from_package, open_letter, seal_letter
from smartcity_desktop.sealing.letters import is_encrypted, read_secrets, recipients_in
from smartcity_desktop.sealing.quarantine import take_copy
from smartcity_desktop.sealing.seal import HeadFields, seal
from smartcity_desktop.sealing.sources import SealFile
from smartcity_desktop.sealing.store_keys import new_letter_key
from smartcity_desktop.sealing.verify import claimed_head, show, verify_assessment, verify_edition
from smartcity_desktop.system.at_rest import keep_whole, opened

AT_REST = EncryptedFiles(b"k" * 32)
LARGE = b"%PDF-1.7\n" + os.urandom(3 * 2**20)


def recipient(secret):
    from pyrage import x25519

    return str(x25519.Identity.from_str(secret).to_public())


@pytest.fixture(scope="module")
def working():
    return new_letter_key()


@pytest.fixture(scope="module")
def recovery():
    return new_letter_key()


@pytest.fixture
def to(working, recovery):
    return [recipient(working), recipient(recovery)]


@pytest.fixture
def head(kit):
    return HeadFields(
        kind=PackageKind.ASSESSMENT, package_id="p-1", edition="2019", edition_digest=kit.EDITION_DIGEST,
        roster_version=1, signer_id="A-01", audience=Audience.HEADQUARTERS, assignment="T-001", region="R0001",
        sequence=1, supersedes=None, created=kit.SIGNED, audit_head=kit.audit_head_hex(),
        audit_length=len(kit.LINES),
    )  # fmt: skip


@pytest.fixture(params=["small", "large"])
def files(request, programme, kit, tmp_path):
    """What is signed; the evidence lies encrypted and is opened afresh whenever it is read."""
    from dataclasses import replace

    content = kit.EVIDENCE if request.param == "small" else LARGE
    kept = tmp_path / "evidence"
    keep_whole(kept, content, AT_REST)
    document = replace(kit.scores(programme.rubric), citations=(kit.citation(content),))
    name = evidence_name(hashlib.sha256(content).hexdigest(), "pdf")
    return [
        SealFile("scores.json", Role.SCORES, "application/json", scores_json(document)),
        SealFile("audit.jsonl", Role.AUDIT, "application/jsonl", audit.audit_file(kit.LINES)),
        SealFile(name, Role.EVIDENCE, "application/pdf", lambda: opened(kept, AT_REST)),
    ]


@pytest.fixture
def stick(tmp_path):
    folder = tmp_path / "stick"
    folder.mkdir()
    return folder


def only_files(folder, *expected):
    assert sorted(path.name for path in folder.iterdir()) == sorted(expected)


def test_sign_pack_and_encrypt_in_one_stream(
    programme, head, files, to, working, recovery, stick, quarantine
):
    sealed = seal_letter(programme.siti.signer, head, files, stick / "l.age", to, [working])
    letter = sealed.path.read_bytes()
    assert is_encrypted(letter)
    assert recipients_in(letter) == 2
    assert b"scores.json" not in letter
    only_files(stick, "l.age")
    for secret in (working, recovery):
        with verify_assessment(sealed.path, programme.trust(), quarantine, secrets=[secret]) as opened_one:
            assert opened_one.verdict.refusal is None
            assert opened_one.verdict.good
            assert opened_one.verdict.digest == sealed.digest
            assert opened_one.head == sealed.head
            for file in files:
                assert hashlib.sha256(opened_one.read(file.name)).hexdigest() in str(sealed.head)
    assert list(quarantine.iterdir()) == []


def test_the_stream_is_the_package_that_seal_writes(
    programme, head, files, to, working, stick, tmp_path, quarantine
):
    class Once:
        """ECDSA signs differently each time; this one repeats itself."""

        certificate = programme.siti.signer.certificate
        certificate_sha256 = programme.siti.signer.certificate_sha256
        chain = programme.siti.signer.chain
        made: dict[bytes, bytes] = {}

        def sign(self, data):
            return self.made.setdefault(data, programme.siti.signer.sign(data))

        def time_stamp(self, signature):
            return programme.siti.signer.time_stamp(signature)

    package = seal(Once(), head, files, tmp_path / "p.asice")
    kept = seal(Once(), head, files, tmp_path / "k.asice", AT_REST)
    seal_letter(Once(), head, files, stick / "l.age", to)
    assert open_letter(stick / "l.age", tmp_path / "opened.asice", [working]) == package.path.stat().st_size
    assert (tmp_path / "opened.asice").read_bytes() == package.path.read_bytes()
    assert b"scores.json" not in kept.path.read_bytes()
    with opened(kept.path, AT_REST) as source:
        assert source.read() == package.path.read_bytes()


def test_a_sealed_package_goes_from_the_store_to_the_stick(
    programme, head, files, to, working, stick, tmp_path, quarantine
):
    kept = seal(programme.siti.signer, head, files, tmp_path / "k.asice", AT_REST)
    with opened(kept.path, AT_REST) as source:
        letter = letter_from_package(source, stick / "l.age", to, [working])
    content = letter.path.read_bytes()
    assert (letter.sha256, letter.size) == (hashlib.sha256(content).hexdigest(), len(content))
    assert letter.recipients == recipients_in(content) == 2
    only_files(stick, "l.age")
    with show(letter.path, quarantine, secrets=[new_letter_key(), working]) as looked:
        assert looked.digest == kept.digest
    with opened(kept.path, AT_REST) as source:
        again = letter_from_package(source, stick / "l.age", to[:1])
    assert again.recipients == recipients_in(letter.path.read_bytes()) == 1


def test_a_copy_is_taken_once_and_looked_at_before_it_is_judged(
    programme, head, files, to, working, stick, quarantine
):
    sealed = seal_letter(programme.siti.signer, head, files, stick / "l.age", to)
    assert claimed_head(sealed.path) is None
    copy = take_copy(sealed.path, quarantine, [working])
    assert claimed_head(copy) == sealed.head
    sealed.path.unlink()
    with verify_assessment(copy, programme.trust(), quarantine) as judged:
        assert judged.verdict.good
        assert judged.verdict.file == "l.age"
    assert list(quarantine.iterdir()) == []


def refusal_of(path, programme, quarantine, *secrets):
    with verify_assessment(path, programme.trust(), quarantine, secrets=secrets) as judged:
        assert judged.names == ()
        refusal = judged.verdict.refusal
    assert list(quarantine.iterdir()) == []
    return refusal


def test_letters_that_do_not_open_leave_nothing(programme, head, files, to, working, stick, quarantine):
    path = seal_letter(programme.siti.signer, head, files, stick / "l.age", to).path
    letter = path.read_bytes()
    assert "other recipients" in refusal_of(path, programme, quarantine, new_letter_key()).detail
    assert "no key" in refusal_of(path, programme, quarantine).detail
    half = len(letter) // 2
    for changed in (
        letter[:-1],
        letter[:half],
        letter[:100],
        letter + b"\0",
        letter[:half] + bytes([letter[half] ^ 1]) + letter[half + 1 :],
        letter[:-1] + bytes([letter[-1] ^ 1]),
    ):
        path.write_bytes(changed)
        refusal = refusal_of(path, programme, quarantine, working)
        assert refusal.code == "E_AGE"
        assert path.read_bytes() == changed


def test_a_letter_with_nothing_or_another_letter_in_it(programme, to, working, stick, quarantine, tmp_path):
    for content, code in ((b"", "E_SIZE"), (b"age-encryption.org/v1\n", "E_ZIP_TRUNC")):
        letter_from_package(io.BytesIO(content), stick / "l.age", to)
        assert refusal_of(stick / "l.age", programme, quarantine, working).code == code


def test_an_opened_letter_is_whole_or_absent(programme, head, files, to, working, stick, tmp_path):
    path = seal_letter(programme.siti.signer, head, files, stick / "l.age", to).path
    path.write_bytes(path.read_bytes()[:-1])
    with pytest.raises(PackageRefused) as caught:
        open_letter(path, stick / "opened.asice", [working])
    assert caught.value.code == "E_AGE"
    only_files(stick, "l.age")


def test_evidence_changed_since_it_was_attached(programme, head, files, to, stick, tmp_path):
    keep_whole(tmp_path / "evidence", b"something else", AT_REST)
    with pytest.raises(PackageRefused) as caught:
        seal_letter(programme.siti.signer, head, files, stick / "l.age", to)
    assert caught.value.code == "E_EVIDENCE"
    only_files(stick)
    (tmp_path / "evidence").write_bytes(b"x" * 1000)
    with pytest.raises(FileProblem) as problem:
        seal_letter(programme.siti.signer, head, files, stick / "l.age", to)
    assert "damaged" in problem.value.what.en
    only_files(stick)


def test_a_name_that_is_taken_and_nobody_to_write_to(programme, head, files, to, stick):
    with pytest.raises(ChangeRefused):
        seal_letter(programme.siti.signer, head, files, stick / "l.age", [])
    only_files(stick)
    (stick / "l.age").write_bytes(b"here first")
    with pytest.raises(FileProblem):
        seal_letter(programme.siti.signer, head, files, stick / "l.age", to)
    assert (stick / "l.age").read_bytes() == b"here first"


class Watched(io.BytesIO):
    """A source during whose reading something happens; `at` says after how many bytes."""

    def __init__(self, act, at):
        super().__init__(b"PK\x03\x04" * 2**20)
        self.act, self.at = act, at

    def read(self, size=-1, /):
        if self.act is not None and self.tell() >= self.at:
            act, self.act = self.act, None
            act()
        return super().read(size)


def test_a_stick_that_is_pulled_out(to, stick, tmp_path):
    source = Watched(lambda: shutil.rmtree(stick), 2 * 2**20)
    with pytest.raises(FileProblem) as caught:
        letter_from_package(source, stick / "l.age", to)
    assert "there" in caught.value.what.en
    assert not stick.exists()
    with pytest.raises(FileProblem):
        letter_from_package(Watched(None, 0), stick / "l.age", to)


@pytest.mark.parametrize("at", [0, 500_000], ids=["at its begin", "within"])
def test_a_stick_that_keeps_something_else(to, stick, at):
    def harm():
        with (stick / "l.age.partial").open("r+b") as partial:
            partial.seek(at)
            partial.write(b"harm")

    (stick / "l.age").write_bytes(b"an older letter")
    with pytest.raises(FileProblem) as caught:
        letter_from_package(Watched(harm, 4 * 2**20), stick / "l.age", to)
    assert "read back" in caught.value.what.en
    only_files(stick, "l.age")
    assert (stick / "l.age").read_bytes() == b"an older letter"


def test_a_source_that_breaks_off(to, stick):
    def fail():
        raise OSError(5, "gone")

    with pytest.raises(FileProblem) as caught:
        letter_from_package(Watched(fail, 2**20), stick / "l.age", to)
    assert "drive" in caught.value.what.en
    only_files(stick)


@pytest.mark.skipif(os.geteuid() != 0, reason="a small file system needs root")
def test_a_full_stick(to, stick):
    mount = ["mount", "-t", "tmpfs", "-o", "size=5m", "tmpfs", str(stick)]
    if subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("no mounts here")
    try:
        filling = Watched(lambda: (stick / "filler").write_bytes(bytes(3 * 2**20)), 2**20)
        with pytest.raises(FileProblem) as caught:
            letter_from_package(filling, stick / "l.age", to)
        assert "full" in caught.value.what.en
        only_files(stick, "filler")
        with pytest.raises(FileProblem) as caught:
            letter_from_package(Watched(None, 0), stick / "l.age", to)
        assert "full" in caught.value.what.en
        only_files(stick, "filler")
    finally:
        subprocess.run(["umount", str(stick)], check=True)


@pytest.mark.skipif(shutil.which("age") is None, reason="needs age")
def test_ages_own_program_opens_a_letter_and_makes_one(
    programme, head, files, to, working, stick, tmp_path, quarantine
):
    sealed = seal_letter(programme.siti.signer, head, files, stick / "l.age", to)
    key, package, letter = tmp_path / "key.txt", tmp_path / "p.asice", stick / "m.age"
    key.write_text(f"# a comment\n{working}\n")
    assert read_secrets(key) == (working,)
    subprocess.run(["age", "-d", "-i", str(key), "-o", str(package), str(sealed.path)], check=True)
    with verify_assessment(package, programme.trust(), quarantine) as judged:
        assert judged.verdict.good
    subprocess.run(["age", "-r", to[0], "-o", str(letter), str(package)], check=True)
    with verify_assessment(letter, programme.trust(), quarantine, secrets=[working]) as judged:
        assert judged.verdict.good


def test_an_edition_for_its_assessors(programme, to, working, stick, quarantine, kit):
    signer = programme.authority.signer
    sealed = seal_letter(
        signer, programme.edition_head(), programme.edition_files(), stick / "e.age", to, [working]
    )
    with verify_edition(sealed.path, None, {}, quarantine, kit.NOW, secrets=[working]) as judged:
        assert judged.verdict.refusal is None
        assert judged.documents.edition == programme.edition


@pytest.mark.parametrize(
    "content", [b"", b"# nothing\n", b"AGE-SECRET-KEY-1XX\n", b"\xff\xfe", b"PK\x03\x04"]
)
def test_what_is_no_key_file(content, tmp_path):
    path = tmp_path / "key.txt"
    path.write_bytes(content)
    with pytest.raises(FileProblem) as caught:
        read_secrets(path)
    assert "XX" not in str(caught.value)
    with pytest.raises(FileProblem):
        read_secrets(tmp_path / "none")
