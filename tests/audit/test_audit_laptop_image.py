"""The image of a stolen laptop's disk: without the passphrase nothing of a person's work is in it, with it everything."""

from __future__ import annotations

import hashlib
import random
import shutil
import tempfile
import zlib

import pytest

from smartcity_desktop.app import assessor_gate, build_assessor
from smartcity_desktop.core.errors import IdentityProblem
from smartcity_desktop.core.rubric import EvidenceKind
from smartcity_desktop.system.at_rest import read_kept
from smartcity_desktop.system.settings import Settings
from tests.audit.image import found_in, packed_samples
from tests.services.conftest import CODE, PASSPHRASE

CHANCE = random.Random(20190516)
NOTE = "Wali kota menolak memperlihatkan kontrak jaringan Tanjung-Melati"
FINDING = "Simpulan rahasia perihal dermaga Kenari-Selatan"
REASON = "Tidak berlaku sebab bendungan Merapi-Jingga"
CAPTION = "Ruang kendali Gardu-Cempaka"
FILE_NAME = "wawancara-bupati-larut.png"
PHOTO = b"\x89PNG\r\n\x1a\n" + CHANCE.randbytes(6_000)
PAPER = (
    b"%PDF-1.4\n"
    + b"stream\n"
    + zlib.compress(b"BT (Nota dinas Anggrek-Tujuh) Tj ET")
    + b"\nendstream\n%%EOF\n"
)
MARKS = {
    "note": NOTE,
    "finding": FINDING,
    "reason": REASON,
    "caption": CAPTION,
    "file name": FILE_NAME,
    "person": "Asesor Uji 1",
    "institution": "Lembaga uji",
    "region": "Kota Ambon",
    "another region": "Kabupaten Sleman",
    "edition": "Periode uji 2026",
    "passphrase": PASSPHRASE,
    "begin of the photo": PHOTO[:24],
    "middle of the photo": PHOTO[3_000:3_032],
    "words in a PDF": "Nota dinas Anggrek-Tujuh",
    "digest of the photo": hashlib.sha256(PHOTO).hexdigest(),
    "digest of the photo, raw": hashlib.sha256(PHOTO).digest(),
    "a table of the database": "CREATE TABLE",
    "a database": b"SQLite format 3\0",
    "a package": b"application/vnd.etsi.asic-e+zip",
    "scores": '"answers":',
    "a printed sheet": b"/MediaBox",
}
IN_THE_DATA = ("note", "finding", "reason", "caption", "file name", "region", "another region", "edition")


@pytest.fixture
def laptop(world, tmp_path, monkeypatch):
    """An assessor's laptop after a day's work: one region signed and copied out, one revised, one still a draft."""
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setenv("TMPDIR", str(scratch))
    monkeypatch.setattr(tempfile, "tempdir", str(scratch))
    services = world.assessor
    for name in ("Kota Ambon", "Kabupaten Sleman"):
        draft = world.filled(name)
        view = services.scoring.reload(draft)
        indicators = view.rubric.indicators()
        services.scoring.set_comment(draft, indicators[0].code, NOTE)
        services.scoring.set_finding(draft, view.rubric.root.children[0].code, FINDING)
        optional = next((one for one in indicators if one.not_applicable_allowed), None)
        if optional is not None:
            services.scoring.set_not_applicable(draft, optional.code, REASON)
        else:
            services.scoring.set_comment(draft, indicators[1].code, REASON)
        photo = services.evidence.attach_bytes(
            draft, indicators[0].code, PHOTO, FILE_NAME, EvidenceKind.PHOTO
        )
        services.evidence.describe(draft, photo.id, EvidenceKind.PHOTO, CAPTION)
        source = tmp_path / "asal" / FILE_NAME.replace("png", "pdf")
        source.parent.mkdir(exist_ok=True)
        source.write_bytes(PAPER)
        services.evidence.attach_file(draft, indicators[1].code, source, EvidenceKind.DOCUMENT, CAPTION)
        if name == "Kota Ambon":
            signed = services.finalising.sign(draft, PASSPHRASE, no_conflict=True)
            services.delivery.export([draft], tmp_path_stick(tmp_path))
            services.finalising.revise(draft, REASON)
    services.backups.sessions.begin()
    services.backups.sessions.stand("score", CODE, view.assessment.assignment_id, indicators[0].code)
    services.backups.make()
    return world.root / "a1", scratch, services, signed


def tmp_path_stick(tmp_path):
    stick = tmp_path / "stik"
    stick.mkdir(exist_ok=True)
    return stick


def test_the_search_finds_what_is_there(tmp_path):
    """In each form on its own, so that finding nothing means something."""
    for number, (form, data) in enumerate(packed_samples(NOTE).items()):
        folder = tmp_path / str(number)
        folder.mkdir()
        (folder / "berkas").write_bytes(b"\0" * 100 + data)
        assert found_in(folder, {"note": NOTE}) == {"note": ["berkas"]}, form
    named = tmp_path / "nama"
    named.mkdir()
    (named / f"{FILE_NAME}.partial").write_bytes(b"")
    assert "file name" in found_in(named, {"file name": FILE_NAME})


def test_without_the_passphrase_nothing_is_found(laptop, tmp_path):
    """While the program is open, with its journal beside the database, and after it was closed."""
    root, scratch, services, _ = laptop
    while_open = tmp_path / "image"
    services.restoring.replace(services.backups.backups()[0].name)  # lies beside it until the next start
    assert (root / "assessor.restored").is_dir()
    shutil.copytree(root, while_open)
    assert sum(path.stat().st_size for path in while_open.rglob("*") if path.is_file()) > 100_000
    assert found_in(while_open, MARKS) == {}
    services.database.close()
    assert found_in(root, MARKS) == {}
    assert found_in(scratch, MARKS) == {}
    gate = assessor_gate(while_open)
    for guess in ("", "sandi uji yang salah", PASSPHRASE.upper()):
        with pytest.raises(IdentityProblem):
            gate.unlock(guess)


def test_what_is_deleted_stays_hidden(laptop):
    root, _, services, _ = laptop
    draft = next(line for line in services.scoring.regions(CODE) if line.region.name == "Kabupaten Sleman")
    view = services.scoring.open(CODE, draft.assignment_id)
    for citation in view.assessment.citations:
        services.evidence.remove(view.assessment.id, citation.id)
    services.database.close()
    assert found_in(root, MARKS) == {}


def test_with_the_passphrase_all_of_it_is_there(laptop, tmp_path):
    root, _, services, signed = laptop
    services.database.close()
    keys = assessor_gate(root).unlock(PASSPHRASE)
    opened = build_assessor(root, Settings(), keys)
    try:
        with opened.database.read() as session:
            names = [
                row[0]
                for row in session.connection().exec_driver_sql(
                    "SELECT name FROM sqlite_master WHERE type='table'"
                )
            ]
            rows = [
                repr(tuple(row))
                for name in names
                for row in session.connection().exec_driver_sql(f'SELECT * FROM "{name}"')
            ]
        dump = tmp_path / "isi"
        dump.mkdir()
        (dump / "database.txt").write_text("\n".join(rows), "utf-8")
        assert set(IN_THE_DATA) <= set(found_in(dump, MARKS))
        line = next(line for line in opened.scoring.regions(CODE) if line.region.name == "Kabupaten Sleman")
        view = opened.scoring.open(CODE, line.assignment_id)
        read = {opened.evidence.read(citation) for citation in view.assessment.citations}
        assert read == {PHOTO, PAPER}
        (dump / "paket").write_bytes(read_kept(signed.package, keys.at_rest(), 1 << 26))
        assert {"a package", "scores", "begin of the photo", "words in a PDF"} <= set(found_in(dump, MARKS))
        assert opened.identity.card().name == "Asesor Uji 1"
    finally:
        opened.database.close()


def test_on_the_stick_nothing_is_read_either(laptop, tmp_path):
    """An edition that names recipients sends letters, and their names tell neither a city nor a person."""
    files = [path for path in (tmp_path / "stik").rglob("*") if path.is_file()]
    assert any(path.name.endswith(".asice.age") for path in files)
    assert found_in(tmp_path / "stik", MARKS) == {}


def test_headquarters_machine_tells_no_more(world, laptop, tmp_path):
    """The same of headquarters' folder, with a package taken in and the edition published."""
    _, _, _, signed = laptop
    letter = world.plain(signed)
    (report,) = world.headquarters.inbox.receive([letter])
    assert report.outcome == "taken"
    world.headquarters.database.close()
    marks = MARKS | {"clerk": "Petugas uji", "chair": "Ketua uji", "root key": b"PRIVATE KEY"}
    assert found_in(world.root / "hq", marks) == {}
