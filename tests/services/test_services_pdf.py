"""Signed PDFs of both roles: the sheet in a package, minutes and memoranda, and whom this computer knows."""

from __future__ import annotations

import zipfile
from datetime import UTC, datetime

import pytest

from smartcity_desktop.core.errors import ChangeRefused, IdentityProblem
from smartcity_desktop.core.language import Language
from smartcity_desktop.reports.document import Printed
from smartcity_desktop.sealing import certificates
from smartcity_desktop.sealing.authority import root_der
from smartcity_desktop.sealing.pdf_verify import verify_pdf
from smartcity_desktop.services.pdf_check import PdfCheck, PdfTrust, look
from tests.opening import SECRETS

CODE = "T-2026"
PASSPHRASE = "sandi uji yang panjang"
NOW = datetime(2026, 3, 3, tzinfo=UTC)
INDONESIAN = Language.INDONESIAN


def trust_of(services) -> PdfTrust:
    if hasattr(services, "identity"):
        return PdfCheck(services.database, services.editions.pinned_roots).trust()
    root = certificates.sha256_hex(root_der(services.folder.authority))
    return PdfCheck(services.database, lambda: frozenset((root,))).trust()


def judged(data: bytes, services):
    trust = trust_of(services)
    return verify_pdf(data, now=NOW, pinned=trust.pinned, known=trust.known)


def text_of(pdf: bytes) -> str:
    import pypdfium2

    document = pypdfium2.PdfDocument(pdf)
    text = "\n".join(page.get_textpage().get_text_range() for page in document)
    document.close()
    return text


@pytest.fixture
def sheet(world) -> bytes:
    with zipfile.ZipFile(world.signed("Kota Ambon")) as package:
        return package.read("sheet.pdf")


def test_the_sheet_in_a_package_is_signed_and_known_to_both_sides(world, sheet):
    for services in (world.headquarters, world.assessor, world.other):
        verdict = judged(sheet, services)
        (one,) = verdict.signatures
        assert verdict.good, one.why_not
        assert (one.signer, one.certified, one.whole_file) == ("Asesor Uji 1 (A-01)", True, True)
        assert "scores.json SHA-256" in one.reason
        assert abs((one.claimed_at - NOW).total_seconds()) < 2 * 86400
    assert not judged(sheet + b" ", world.headquarters).good


def test_its_picture_takes_the_place_of_what_is_printed_for_paper(sheet):
    assert "Sidik digital sertifikat" not in text_of(sheet), "it stands in the picture of the signature"
    assert b"/Subtype /Widget" in sheet


def test_looking_at_a_file_in_another_process(world, sheet, tmp_path):
    file = tmp_path / "lembar.pdf"
    file.write_bytes(sheet)
    trust = trust_of(world.headquarters)
    assert look(file, trust, NOW) == verify_pdf(sheet, now=NOW, pinned=trust.pinned, known=trust.known)


def test_headquarters_takes_the_signed_sheet_in_without_a_note(world):
    (report,) = world.headquarters.inbox.receive([world.signed("Kota Ambon")])
    assert report.outcome == "taken", report.detail


def decided(world) -> None:
    for services in (world.assessor, world.other):
        packages = [
            world.signed(name, 2 + at % 2, services)
            for at, name in enumerate(("Kota Ambon", "Kota Surabaya"))
        ]
        world.headquarters.inbox.receive(packages)
    world.headquarters.consolidation.choose(CODE, secrets=SECRETS)


def test_minutes_of_a_decision_and_a_memorandum(world):
    headquarters = world.headquarters
    with pytest.raises(ChangeRefused, match="not decided"):
        headquarters.consolidation.minutes(CODE, INDONESIAN, "A4")
    decided(world)
    minutes = headquarters.consolidation.minutes(CODE, INDONESIAN, "A4")
    memorandum = headquarters.programme.signable(CODE, world.region_id("Kota Ambon"), INDONESIAN, "F4")
    for printed in (minutes, memorandum):
        assert printed.place is not None
        signed = headquarters.signing.sign(printed, PASSPHRASE, subject="uji", language=INDONESIAN)
        verdict = judged(signed, headquarters)
        (one,) = verdict.signatures
        assert verdict.good, one.why_not
        assert (one.signer, one.reason, one.certified) == (headquarters.desk.person.name, "uji", True)
        assert judged(signed, world.assessor).good, "laptops know headquarters' people by the root"
        assert signed.startswith(printed.data)
    plain = headquarters.consolidation.print_ranking(CODE, INDONESIAN, "A4")
    assert judged(plain, headquarters).signatures == ()


def test_signing_asks_for_the_passphrase(world):
    with pytest.raises(IdentityProblem):
        world.headquarters.signing.sign(
            Printed(b"%PDF-", None), "bukan sandinya", subject="uji", language=INDONESIAN
        )
