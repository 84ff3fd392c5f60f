from __future__ import annotations

import subprocess
import zipfile
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, suppress
from decimal import Decimal
from hashlib import sha256

import pytest

from smartcity_desktop.core.assessment import AssessmentState
from smartcity_desktop.core.errors import (
    ChangeRefused,
    FileProblem,
    IdentityProblem,
    SmartCityError,
    StoreProblem,
)
from smartcity_desktop.core.language import Language
from smartcity_desktop.sealing import identity
from smartcity_desktop.store import schema

CODE = "T-2026"
PASSPHRASE = "sandi uji yang panjang"


def _pdf_text(data: bytes) -> str:
    import pypdfium2

    document = pypdfium2.PdfDocument(data)
    text = "\n".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return text


def test_an_unfinished_sheet_is_not_signed_and_says_what_is_open(world):
    draft = world.draft("Kota Ambon")
    with pytest.raises(ChangeRefused) as refused:
        world.assessor.finalising.sign(draft, PASSPHRASE, no_conflict=True)
    assert "Kota Ambon" in refused.value.sentence(Language.INDONESIAN)
    assert "32" in refused.value.sentence(Language.ENGLISH)
    assert not list((world.root / "a1").rglob("*.asice"))[1:], "only the edition lies there"


def test_a_warning_has_to_be_explained(world):
    scoring = world.assessor.scoring
    draft = world.filled("Kota Ambon", level=2)
    saved = scoring.set_level(draft, "INF-F1", Decimal(4))
    (warned,) = [p for p in saved.view.problems if p.indicator == "INF-F1"]
    with pytest.raises(ChangeRefused, match="INF-F1"):
        world.assessor.finalising.sign(draft, PASSPHRASE, no_conflict=True)
    scoring.set_explanation(draft, warned.key, "Dokumen diperlihatkan di tempat.")
    assert world.assessor.finalising.sign(draft, PASSPHRASE, no_conflict=True).sequence == 1


def test_the_statement_is_required(world):
    draft = world.filled("Kota Ambon")
    with pytest.raises(ChangeRefused, match="conflict of interest"):
        world.assessor.finalising.sign(draft, PASSPHRASE, no_conflict=False)


def test_a_wrong_passphrase_signs_nothing(world):
    draft = world.filled("Kota Ambon")
    before = sorted(path.name for path in (world.root / "a1").rglob("*"))
    with pytest.raises(IdentityProblem):
        world.assessor.finalising.sign(draft, "salah sama sekali", no_conflict=True)
    assert sorted(path.name for path in (world.root / "a1").rglob("*")) == before
    assert world.assessor.scoring.reload(draft).assessment.state is AssessmentState.DRAFT


def test_signed_paper_and_package_bear_the_same_fingerprint(world):
    draft = world.filled("Kota Ambon", level=3)
    signed = world.assessor.finalising.sign(draft, PASSPHRASE, no_conflict=True)
    with zipfile.ZipFile(world.plain(signed)) as package:
        scores = package.read("scores.json")
        sheet = package.read("sheet.pdf")
    fingerprint = sha256(scores).hexdigest()
    text = "".join(_pdf_text(sheet).split())
    assert fingerprint in text.lower()
    again = world.assessor.printing.sheet(draft, Language.INDONESIAN, "A4")
    assert fingerprint in "".join(_pdf_text(again).split()).lower()


def test_ordinary_tools_verify_the_package(world, tmp_path):
    package = world.signed("Kota Ambon")
    with zipfile.ZipFile(package) as archive:
        archive.extractall(tmp_path / "paket")
    from smartcity_desktop.sealing.authority import root_der

    (tmp_path / "root.der").write_bytes(root_der(world.headquarters.folder.authority))
    subprocess.run(
        ["openssl", "x509", "-inform", "DER", "-in", tmp_path / "root.der", "-out", tmp_path / "root.pem"],
        check=True,
    )
    signature, manifest = "META-INF/signature.p7s", "META-INF/ASiCManifest.xml"
    command = ["openssl", "cms", "-verify", "-cades", "-binary", "-inform", "DER", "-in", signature]
    command += ["-content", manifest, "-CAfile", tmp_path / "root.pem", "-purpose", "any", "-no_check_time"]
    done = subprocess.run(command, cwd=tmp_path / "paket", capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    (tmp_path / "paket" / manifest).write_bytes((tmp_path / "paket" / manifest).read_bytes() + b" ")
    assert subprocess.run(command, cwd=tmp_path / "paket", capture_output=True, check=False).returncode


def test_nothing_can_be_changed_after_signing(world):
    draft = world.filled("Kota Ambon")
    world.assessor.finalising.sign(draft, PASSPHRASE, no_conflict=True)
    with pytest.raises(ChangeRefused):
        world.assessor.scoring.set_level(draft, "INF-F1", Decimal(4))
    with pytest.raises(ChangeRefused):
        world.assessor.scoring.undo(draft)
    with pytest.raises(ChangeRefused):
        world.assessor.finalising.sign(draft, PASSPHRASE, no_conflict=True)


def test_two_signatures_at_once_leave_one(world):
    draft = world.filled("Kota Ambon")

    def sign(_: int) -> str:
        try:
            return world.assessor.finalising.sign(draft, PASSPHRASE, no_conflict=True).digest
        except SmartCityError as error:
            return type(error).__name__

    with ThreadPoolExecutor(2) as pool:
        outcomes = list(pool.map(sign, range(2)))
    assert sum(len(outcome) == 64 for outcome in outcomes) == 1, outcomes
    states = [change.state for change in world.assessor.scoring.reload(draft).assessment.states]
    assert states.count(AssessmentState.SIGNED) == 1


def test_a_revision_points_at_its_parent_and_extends_its_history(world):
    first = world.filled("Kota Ambon")
    one = world.assessor.finalising.sign(first, PASSPHRASE, no_conflict=True)
    with pytest.raises(ChangeRefused):
        world.assessor.finalising.revise(first, "  ")
    second = world.assessor.finalising.revise(first, "Angka listrik keliru.")
    view = world.assessor.scoring.reload(second)
    assert (view.assessment.parent_id, view.assessment.revision) == (first, 2)
    assert view.assessment.answers["INF-F1"].value == 2
    world.assessor.scoring.set_level(second, "INF-F1", Decimal(1))
    two = world.assessor.finalising.sign(second, PASSPHRASE, no_conflict=True)
    assert two.sequence == 2
    with zipfile.ZipFile(world.plain(one)) as old, zipfile.ZipFile(world.plain(two)) as new:
        assert new.read("audit.jsonl").startswith(old.read("audit.jsonl"))
        assert b"Angka listrik keliru." in new.read("scores.json")


def test_an_abandoned_draft_leaves_room_for_a_new_one(world):
    draft = world.draft("Kota Ambon")
    with pytest.raises(ChangeRefused):
        world.assessor.finalising.abandon(draft, " ")
    world.assessor.finalising.abandon(draft, "Daerah tidak hadir.")
    states = world.assessor.scoring.reload(draft).assessment.states
    assert (states[-1].state, states[-1].reason) == (AssessmentState.ABANDONED, "Daerah tidak hadir.")
    with pytest.raises(ChangeRefused):
        world.assessor.scoring.set_level(draft, "INF-F1", Decimal(1))


def test_evidence_that_was_changed_stops_the_signature(world, tmp_path):
    from smartcity_desktop.core.rubric import EvidenceKind

    draft = world.filled("Kota Ambon")
    paper = tmp_path / "profil.pdf"
    paper.write_bytes(b"%PDF-1.7 isi")
    citation = world.assessor.evidence.attach_file(draft, "INF-F1", paper, EvidenceKind.DOCUMENT)
    stored = next(world.assessor.folder.evidence.glob("*/*.pdf"))
    stored.chmod(0o600)
    stored.write_bytes(b"%PDF-1.7 lain")
    with pytest.raises(SmartCityError):
        world.assessor.finalising.sign(draft, PASSPHRASE, no_conflict=True)
    assert world.assessor.scoring.reload(draft).assessment.state is AssessmentState.DRAFT
    with pytest.raises(FileProblem):
        world.assessor.evidence.read(citation)


def test_a_package_sealed_but_not_recorded_does_not_block_the_next_signature(world):
    draft = world.filled("Kota Ambon")
    folder = world.assessor.folder
    with closing(schema.connect(folder.database, world.keys.assessor.database)) as another:
        another.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreProblem):
            world.assessor.finalising.sign(draft, PASSPHRASE, no_conflict=True)
    assert world.assessor.scoring.reload(draft).assessment.state is AssessmentState.DRAFT
    assert not list(folder.outbox.iterdir())
    signed = world.assessor.finalising.sign(draft, PASSPHRASE, no_conflict=True)
    assert signed.sequence == 1


def test_a_change_during_the_signing_stops_it(world):
    draft = world.filled("Kota Ambon")
    finalising = world.assessor.finalising
    loaded = finalising._load(draft)
    world.assessor.scoring.set_level(draft, "INF-F1", Decimal(0))
    signer = identity.unlock(world.assessor.folder.identity, world.keys.assessor, PASSPHRASE)
    with pytest.raises(ChangeRefused) as refused:
        finalising._seal(loaded, signer)
    assert "berubah" in refused.value.happened.id
    assert world.assessor.scoring.reload(draft).assessment.state is AssessmentState.DRAFT
    assert not list(world.assessor.folder.outbox.iterdir())


def test_of_signatures_at_once_one_counts(world):
    draft = world.filled("Kota Ambon")

    def sign(_: int) -> None:
        with suppress(SmartCityError):
            world.assessor.finalising.sign(draft, PASSPHRASE, no_conflict=True)

    with ThreadPoolExecutor(3) as pool:
        list(pool.map(sign, range(3)))
    (package,) = world.assessor.folder.outbox.iterdir()
    kept = world.assessor.finalising.signed(draft)
    assert kept is not None
    assert kept.package == package
