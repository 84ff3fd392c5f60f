"""Whom a laptop trusts at headquarters: the first signer, those that accepted editions announced, nobody revoked."""

from __future__ import annotations

import shutil
from dataclasses import replace

import pytest

from smartcity_desktop.core.edition import SignerEntry, SignerStatus
from smartcity_desktop.core.errors import IdentityProblem
from smartcity_desktop.core.language import Language
from smartcity_desktop.sealing import authority, roots
from smartcity_desktop.sealing.certificates import fingerprint, is_heard, sha256_hex
from smartcity_desktop.sealing.edition_signers import make_next_signer, use_next_signer
from smartcity_desktop.sealing.seal import seal
from smartcity_desktop.sealing.verify import verify_edition, verify_receipt

ONE, TWO, THREE = (digit * 64 for digit in "abc")


def entry(sha256: str, status: SignerStatus) -> SignerEntry:
    return SignerEntry(b"", sha256, status)


def test_pins_grow_and_revoked_ones_never_come_back(tmp_path):
    assert roots.read_pins(tmp_path) == roots.Pins()
    roots.pin_root(tmp_path, b"root")
    roots.pin_signers(tmp_path, ONE)
    roots.pin_signers(tmp_path, ONE, [entry(TWO, SignerStatus.ANNOUNCED)])
    pins = roots.read_pins(tmp_path)
    assert pins == roots.Pins(frozenset({sha256_hex(b"root")}), frozenset({ONE, TWO}), frozenset())
    roots.pin_signers(tmp_path, TWO, [entry(ONE, SignerStatus.REVOKED), entry(THREE, SignerStatus.ACTIVE)])
    roots.pin_signers(tmp_path, TWO, [entry(ONE, SignerStatus.ACTIVE)])
    pins = roots.read_pins(tmp_path)
    assert pins.signers == {TWO, THREE}
    assert pins.revoked == {ONE}
    assert roots.pinned_roots(tmp_path) == {sha256_hex(b"root")}


def test_a_list_of_before_signers_is_read(tmp_path):
    (tmp_path / roots.FILE).write_text(f"{ONE}\n")
    assert roots.read_pins(tmp_path) == roots.Pins(frozenset({ONE}))


@pytest.mark.parametrize("line", [f"signer{ONE}", f"friend {ONE}", f"signer  {ONE}", "signer", ""])
def test_lines_that_are_none(tmp_path, line):
    (tmp_path / roots.FILE).write_text(f"{ONE}\n{line}\n")
    with pytest.raises(IdentityProblem, match="damaged"):
        roots.read_pins(tmp_path)


@pytest.mark.parametrize(
    ("heard", "same"), [("AAAA " * 6, True), ("a" * 24, True), ("a" * 23, False), ("", False), (ONE, False)]
)
def test_what_was_heard(heard, same):
    assert is_heard(ONE, heard) is same


@pytest.fixture
def signers(programme, tmp_path, tmp_path_factory, kit):
    """The present signer and the next one, both below the same root."""
    source = next(tmp_path_factory.getbasetemp().glob("authority*"))
    folder, clock = shutil.copytree(source, tmp_path / "authority"), kit.FixedClock(kit.FOUNDED)
    first = authority.open_authority(folder, kit.PASSPHRASE, clock)
    assert first.root_der == programme.authority.root_der
    make_next_signer(folder, first, kit.PASSPHRASE, clock, keys=kit.STORE)
    use_next_signer(folder, kit.PASSPHRASE, keys=kit.STORE)
    return first.signer, authority.open_authority(folder, kit.PASSPHRASE, clock).signer


def look(path, programme, quarantine, kit, known, revoked=frozenset()):
    root = frozenset({sha256_hex(programme.authority.root_der)})
    with verify_edition(path, root, {}, quarantine, kit.NOW, signers=known, revoked=revoked) as opened:
        return opened.verdict.refusal


def test_an_edition_of_a_signer_that_nobody_announced(programme, signers, quarantine, tmp_path, kit):
    old, new = signers
    path = tmp_path / "edition.asice"
    seal(new, programme.edition_head(), programme.edition_files(), path)
    refusal = look(path, programme, quarantine, kit, frozenset({old.certificate_sha256}))
    assert refusal.code == "E_SIGNER_UNKNOWN"
    for language in Language:
        assert fingerprint(new.certificate_sha256) in refusal.sentence(language)
    assert "call headquarters on a number you know" in refusal.sentence(Language.ENGLISH)
    both = frozenset({old.certificate_sha256, new.certificate_sha256})
    assert look(path, programme, quarantine, kit, both) is None
    assert look(path, programme, quarantine, kit, frozenset()) is None


def test_an_edition_of_a_revoked_signer(programme, signers, quarantine, tmp_path, kit):
    old, _ = signers
    path = tmp_path / "edition.asice"
    seal(old, programme.edition_head(), programme.edition_files(), path)
    revoked = frozenset({old.certificate_sha256})
    assert look(path, programme, quarantine, kit, revoked, revoked).code == "E_SIGNER_REVOKED"


def test_receipts_are_judged_by_the_same_pins(programme, signers, quarantine, tmp_path, kit):
    old, new = signers
    path = tmp_path / "receipt.asice"
    seal(new, programme.receipt_head(), programme.receipt_files(), path)
    root = frozenset({sha256_hex(programme.authority.root_der)})
    for known, revoked, code in (
        ({old.certificate_sha256}, set(), "E_SIGNER_UNKNOWN"),
        ({old.certificate_sha256}, {new.certificate_sha256}, "E_SIGNER_REVOKED"),
    ):
        with verify_receipt(
            path, root, quarantine, kit.NOW, signers=frozenset(known), revoked=frozenset(revoked)
        ) as opened:
            assert opened.verdict.refusal.code == code


@pytest.mark.parametrize("status", [SignerStatus.REVOKED, SignerStatus.ANNOUNCED])
def test_an_edition_that_disowns_its_own_signer(programme, signers, quarantine, tmp_path, kit, status):
    old, _ = signers
    entries = (SignerEntry(old.certificate, old.certificate_sha256, status),)
    path = tmp_path / "edition.asice"
    files = programme.edition_files(replace(programme.edition, signers=entries))
    seal(old, programme.edition_head(), files, path)
    assert look(path, programme, quarantine, kit, frozenset()).code == "E_BIND"
