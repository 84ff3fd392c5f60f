"""Which of headquarters' people a laptop takes a receipt from, by what its editions say and by when they came."""

from __future__ import annotations

import json
import zipfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

import pytest
import typer
from cryptography.hazmat.primitives.asymmetric import ec
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from smartcity_desktop.cli import package
from smartcity_desktop.core.edition import SignerEntry, SignerStatus
from smartcity_desktop.core.errors import IdentityProblem
from smartcity_desktop.core.package import PackageRefused
from smartcity_desktop.sealing import roots
from smartcity_desktop.sealing.certificates import read_certificate, sha256_hex
from smartcity_desktop.sealing.documents import edition_json, read_edition
from smartcity_desktop.sealing.seal import seal
from smartcity_desktop.sealing.signer import Signer
from smartcity_desktop.sealing.staff_pins import StaffPins, require_named, staff_pins
from smartcity_desktop.sealing.verify import verify_edition, verify_receipt

GOLDEN = Path(__file__).parents[1] / "data" / "packages"
AT = datetime(2019, 5, 20, 3, 0, tzinfo=UTC)
ONE, TWO, THREE = (digit * 64 for digit in "abc")
ACTIVE, REVOKED = SignerStatus.ACTIVE, SignerStatus.REVOKED


def entries(**statuses: SignerStatus) -> list[SignerEntry]:
    """Entries by their name here: `ONE=ACTIVE`."""
    known = {"ONE": ONE, "TWO": TWO, "THREE": THREE}
    return [SignerEntry(b"", known[name], status) for name, status in statuses.items()]


@pytest.fixture
def clerk(programme) -> Signer:
    key = ec.generate_private_key(ec.SECP256R1())
    until = datetime(2028, 1, 1, tzinfo=UTC)
    der = programme.authority.issue_staff(
        key.public_key(), name="Petugas Contoh", number="P-07", valid_until=until
    )
    return Signer(key, der, (programme.authority.root_der,))


# -- what a laptop keeps -----------------------------------------------------------------------------------------


def test_the_newest_list_counts_and_whoever_left_stays_away(tmp_path):
    roots.pin_root(tmp_path, b"root")
    roots.pin_signers(tmp_path, THREE)
    roots.pin_staff(tmp_path, entries(ONE=ACTIVE, TWO=ACTIVE), AT)
    assert roots.read_pins(tmp_path).staff == StaffPins(frozenset({ONE, TWO}), AT)
    roots.pin_staff(tmp_path, entries(ONE=REVOKED, TWO=ACTIVE), AT + timedelta(days=1))
    roots.pin_staff(tmp_path, entries(ONE=ACTIVE), AT + timedelta(hours=1))  # of another edition, older
    pins = roots.read_pins(tmp_path)
    assert pins.staff == StaffPins(frozenset({TWO}), AT + timedelta(days=1))
    roots.pin_staff(tmp_path, entries(ONE=ACTIVE, TWO=ACTIVE), AT + timedelta(days=2))
    assert roots.read_pins(tmp_path).staff.named == {TWO}
    roots.pin_staff(tmp_path, [], AT + timedelta(days=3))  # of before there were lists
    roots.pin_signers(tmp_path, THREE, entries(ONE=ACTIVE))
    pins = roots.read_pins(tmp_path)
    assert pins.staff == StaffPins(frozenset({TWO}), AT + timedelta(days=2))
    assert pins.revoked == {ONE}
    assert pins.signers == {THREE}
    assert pins.roots == {sha256_hex(b"root")}


@pytest.mark.parametrize(
    "line", [f"staff{ONE}", "staff", "staff-at", "staff-at 2019-13-01T00:00:00Z", f"staff-at {ONE}"]
)
def test_lines_on_people_that_are_none(tmp_path, line):
    (tmp_path / roots.FILE).write_text(f"{ONE}\n{line}\n")
    with pytest.raises(IdentityProblem, match="damaged"):
        roots.read_pins(tmp_path)


# -- whom it takes -----------------------------------------------------------------------------------------------


@given(named=st.booleans(), revoked=st.booleans(), listed=st.booleans(), seconds=st.integers(-10, 10))
def test_who_is_taken(named, revoked, listed, seconds):
    with_edition = GOLDEN / "edition-v2-staff.asice"
    certificate = replace(_clerk_of(with_edition), valid_from=AT + timedelta(seconds=seconds))
    pins = StaffPins(frozenset({certificate.sha256} if named else ()), AT if listed else None)
    gone = frozenset({certificate.sha256} if revoked else ())
    expected = (
        "E_SIGNER_REVOKED"
        if revoked
        else "E_SIGNER_UNKNOWN"
        if listed and not named and seconds < 0
        else None
    )
    if expected is None:
        require_named(certificate, pins, gone)
        return
    with pytest.raises(PackageRefused) as refused:
        require_named(certificate, pins, gone)
    assert refused.value.code == expected


@cache
def _clerk_of(path: Path):
    with zipfile.ZipFile(path) as whole:
        edition, _ = read_edition(whole.read("edition.json"))
    return read_certificate(edition.staff[0].certificate)


def test_a_clerk_signs_receipts_and_nothing_else(programme, clerk, tmp_path, quarantine, kit):
    pinned = frozenset({sha256_hex(programme.authority.root_der)})
    receipt = seal(clerk, programme.receipt_head(), programme.receipt_files(), tmp_path / "r.asice").path
    edition = seal(clerk, programme.edition_head(), programme.edition_files(), tmp_path / "e.asice").path
    for staff, code in (
        (StaffPins(), None),
        (StaffPins(frozenset({clerk.certificate_sha256}), kit.NOW), None),
        (StaffPins(frozenset({ONE}), kit.FOUNDED), None),
        (StaffPins(frozenset({ONE}), kit.NOW), "E_SIGNER_UNKNOWN"),
    ):
        with verify_receipt(receipt, pinned, quarantine, kit.NOW, staff=staff) as opened:
            refusal = opened.verdict.refusal
            assert (refusal.code if refusal else None) == code
            assert opened.verdict.good is (code is None)
    with verify_edition(edition, pinned, {}, quarantine, kit.NOW) as opened:
        assert opened.verdict.refusal.code == "E_SIGNER_UNKNOWN"
        assert "may not sign" in opened.verdict.refusal.detail
    with verify_receipt(receipt, frozenset({ONE}), quarantine, kit.NOW) as opened:
        assert opened.verdict.refusal.code == "E_SIGNER_UNKNOWN"


# -- editions that name them -------------------------------------------------------------------------------------


def test_an_edition_names_people_and_nobody_else_as_such(programme, clerk):
    entry = SignerEntry(clerk.certificate, clerk.certificate_sha256, ACTIVE)
    edition = replace(programme.edition, staff=(entry,))
    data = edition_json(edition, programme.regions)
    assert read_edition(data)[0] == edition
    assert b'"staff"' not in edition_json(programme.edition, programme.regions)
    assessor = programme.siti.entry
    for wrong in (
        SignerEntry(assessor.certificate, assessor.certificate_sha256, ACTIVE),
        replace(entry, certificate=programme.authority.signer.certificate),
    ):
        with pytest.raises(PackageRefused) as refused:
            read_edition(edition_json(replace(edition, staff=(wrong,)), programme.regions))
        assert refused.value.code == "E_SCHEMA"
        assert "none of headquarters' people" in refused.value.detail
    twice = edition_json(replace(edition, staff=(entry, replace(entry, status=REVOKED))), programme.regions)
    with pytest.raises(PackageRefused) as refused:
        read_edition(twice)
    assert "stands twice" in refused.value.detail


def test_the_golden_receipt_of_document_version_two(quarantine):
    with verify_edition(GOLDEN / "edition-v2-staff.asice", None, {}, quarantine, AT) as opened:
        assert opened.verdict.refusal is None
        edition, pinned = opened.documents.edition, frozenset({opened.root_sha256})
        pins = staff_pins(edition.staff, opened.verdict.signed_at)
    assert [entry.status for entry in edition.staff] == [ACTIVE, REVOKED]
    with verify_receipt(
        GOLDEN / "receipt-v2.asice", pinned, quarantine, AT, edition="2019", assessor_id="A-01", staff=pins
    ) as opened:
        assert opened.verdict.good
        assert opened.verdict.signer == "Petugas Contoh"
        (decision,) = opened.documents.receipt.decided
        assert (decision.outcome, decision.code, decision.by) == ("refused", "H_GAP", "Petugas Contoh")
        assert decision.reason.endswith("“kirim dahulu”.")


def test_by_program_on_any_machine():
    from smartcity_desktop.cli.border import Border

    app = typer.Typer(cls=Border, add_completion=False, pretty_exceptions_enable=False)
    package.add_to(app)
    asked = [
        "package",
        "verify",
        str(GOLDEN / "receipt-v2.asice"),
        "--received",
        "2019-05-21T03:00:00Z",
        "--json",
    ]
    done = CliRunner().invoke(app, [*asked, "--edition", str(GOLDEN / "edition-v2-staff.asice")])
    assert done.exit_code == 0, done.output
    (found,) = json.loads(done.output)["packages"]
    assert (found["good"], found["signer"]) == (True, "Petugas Contoh")
    other = CliRunner().invoke(app, [*asked, "--edition", str(GOLDEN / "edition-v2.asice")])
    assert other.exit_code == 1
    assert json.loads(other.output)["packages"][0]["code"] == "E_SIGNER_UNKNOWN"
