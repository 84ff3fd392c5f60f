"""A new key beside the old one, a lost key, and a provider's certificate: from the laptop to the inbox and back."""

from __future__ import annotations

import json
import zipfile
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12

from smartcity_desktop.core.edition import RosterStatus
from smartcity_desktop.core.errors import ChangeRefused, IdentityProblem
from smartcity_desktop.core.roster import at_publication, succeeded, usable
from tests.opening import SECRETS
from tests.providers import issued, provider, rsa_key
from tests.services.conftest import CODE, PASSPHRASE, World

if TYPE_CHECKING:
    from pathlib import Path

    from smartcity_desktop.core.edition import RosterEntry


def mine(world: World) -> tuple[RosterEntry, ...]:
    """The roster's entries of A-01 at headquarters."""
    return tuple(e for e in world.headquarters.editions.edition(CODE).roster if e.assessor_id == "A-01")


def rotated(world: World, days: int | None) -> None:
    """Make a new key on the laptop, let the old one vouch for it, and enrol it."""
    offer = world.headquarters.renewals.look(world.assessor.identity.rotate(PASSPHRASE, world.root))
    world.headquarters.drafting.enrol(CODE, offer.file, offer.assessor, PASSPHRASE, old_days=days)


def outcome(world: World, package: Path) -> tuple[str, str]:
    (report,) = world.headquarters.inbox.receive([package])
    return report.outcome, report.code


def signer_of(world: World, name: str) -> tuple[str, Path]:
    """Sign a region; returns by which certificate, and the package."""
    package = world.signed(name)
    with zipfile.ZipFile(package) as opened:
        return json.loads(opened.read("package.json"))["certificate_sha256"], package


def test_both_sign_until_the_old_one_ends(world: World) -> None:
    early, late = world.signed("Kota Ambon"), world.signed("Kota Denpasar")
    (old,) = mine(world)
    rotated(world, 14)
    # Nobody else is told of days: the publication makes a day of them.
    assert [e.days_left for e in mine(world)] == [14, None]
    published = world.headquarters.publishing.publish(CODE, SECRETS, world.root)
    first, second = mine(world)
    assert (first.certificate_sha256, first.status, first.days_left) == (
        old.certificate_sha256,
        RosterStatus.ACTIVE,
        None,
    )
    assert timedelta(days=14) <= first.valid_until - second.valid_from < timedelta(days=14, minutes=1)
    assert first.valid_until < old.valid_until
    assert second.valid_until == old.valid_until

    assert outcome(world, early) == ("taken", "")  # made before, signed with the old key
    world.assessor.editions.take_in(published, root_confirmed=False)
    certificate, package = signer_of(world, "Kota Surabaya")
    assert certificate == second.certificate_sha256
    assert outcome(world, package) == ("taken", "")

    # Numbers go on by assignment, whichever key signs.
    revision = world.assessor.finalising.revise(world.draft("Kota Ambon"), "Keliru.")
    signed = world.assessor.finalising.sign(revision, PASSPHRASE, no_conflict=True)
    assert outcome(world, world.plain(signed)) == ("taken", "")

    world.clock.at = first.valid_until
    (report,) = world.headquarters.inbox.receive([late])
    assert (report.outcome, report.code) == ("refused", "E_SIGNER_EXPIRED")
    assert "certificate has ended" in report.happened.en
    assert "sudah habis" in report.happened.id
    _, package = signer_of(world, "Kabupaten Sleman")
    assert outcome(world, package) == ("taken", "")


def test_a_lost_key_is_revoked_at_once(world: World) -> None:
    package = world.signed("Kota Ambon")
    rotated(world, None)
    assert [e.status for e in mine(world)] == [RosterStatus.REVOKED, RosterStatus.ACTIVE]
    assert [e.revoked_at is not None for e in mine(world)] == [True, False]
    assert outcome(world, package) == ("refused", "E_SIGNER_REVOKED")


def test_rotated_twice_only_the_newest_has_no_end(world: World) -> None:
    rotated(world, 30)
    world.assessor.editions.take_in(
        world.headquarters.publishing.publish(CODE, SECRETS, world.root), root_confirmed=False
    )
    first_end = mine(world)[0].valid_until
    rotated(world, 60)
    world.headquarters.publishing.publish(CODE, SECRETS, world.root)
    first, second, third = mine(world)
    assert first.valid_until == first_end  # an end never moves away again
    assert first_end < second.valid_until < third.valid_until


def test_the_laptop_says_itself_that_its_certificate_ended(world: World) -> None:
    """The new edition is here, the new key is not (made on another laptop): the old one signs, and then no more."""
    offer = world.headquarters.renewals.look(world.assessor.identity.rotate(PASSPHRASE, world.root))
    foreign = world.other.identity.write_request(world.root)
    assert offer.assessor.id == "A-01"
    world.headquarters.drafting.enrol(CODE, foreign, offer.assessor, PASSPHRASE, old_days=3)
    published = world.headquarters.publishing.publish(CODE, SECRETS, world.root)
    world.assessor.editions.take_in(published, root_confirmed=False)
    certificate, _ = signer_of(world, "Kota Ambon")
    assert certificate == mine(world)[0].certificate_sha256
    assessment = world.filled("Kota Denpasar")
    world.clock.at += timedelta(days=3)
    with pytest.raises(IdentityProblem, match="ended 2026-03-05"):
        world.assessor.finalising.sign(assessment, PASSPHRASE, no_conflict=True)


def test_the_same_request_twice_and_odd_days_are_refused(world: World) -> None:
    offer = world.headquarters.renewals.look(world.assessor.identity.rotate(PASSPHRASE, world.root))
    for days in (0, -1, 367):
        with pytest.raises(ChangeRefused, match=f"valid for {days} days"):
            world.headquarters.drafting.enrol(CODE, offer.file, offer.assessor, PASSPHRASE, old_days=days)
    (old,) = mine(world)
    with pytest.raises(ChangeRefused, match="on the edition's roster already"):
        succeeded((old,), old, 14, world.clock.now())


def test_rosters_by_days(world: World) -> None:
    (old,) = mine(world)
    new = replace(old, certificate_sha256="ab" * 32)
    now = world.clock.now()
    roster = at_publication(succeeded((old,), new, 14, now), now)
    assert at_publication(roster, now + timedelta(days=9)) == roster  # published again, the end stays
    assert [e.certificate_sha256 for e in usable(roster, "A-01", now)] == ["ab" * 32, old.certificate_sha256]
    later = now + timedelta(days=14, seconds=1)
    assert [e.certificate_sha256 for e in usable(roster, "A-01", later)] == ["ab" * 32]
    assert usable(roster, "A-02", now) == ()
    # A certificate that ends sooner than the days given keeps its own end.
    short = replace(old, valid_until=now + timedelta(days=2))
    assert at_publication(succeeded((short,), new, 14, now), now)[0].valid_until == short.valid_until


def imported(world: World) -> bytes:
    """Import a provider's `.p12` on the laptop; returns the certificate (DER)."""
    psre = provider()
    who = issued("Asesor Uji 1", rsa_key("leaf"), psre.lower)
    certificates = [x509.load_der_x509_certificate(der) for der in (who.certificate, *psre.chain(psre.lower))]
    file = world.root / "psre.p12"
    file.write_bytes(
        pkcs12.serialize_key_and_certificates(
            b"asesor", who.key, certificates[0], certificates[1:], BestAvailableEncryption(b"sandi berkas")
        )
    )
    world.assessor.identity.import_p12(file, "sandi berkas", PASSPHRASE)
    return who.certificate


@pytest.mark.parametrize("own", [False, True])
def test_a_providers_certificate_goes_all_the_way(world: World, own: bool) -> None:
    certificate, chain = imported(world), provider().chain(provider().lower)
    request = world.assessor.identity.write_request(world.root)
    looked = world.headquarters.drafting.look_request(request)
    assert looked.provider == (certificate, *chain)
    assert looked.fingerprint == world.assessor.identity.card().fingerprint  # the code that is compared
    person = next(a for a in world.headquarters.editions.edition(CODE).assessors if a.id == "A-01")
    entry = world.headquarters.drafting.enrol(
        CODE, request, person, PASSPHRASE, old_days=14, own_certificate=own
    )
    assert (entry.certificate == certificate, entry.chain == chain) == (not own, not own)
    published = world.headquarters.publishing.publish(CODE, SECRETS, world.root)
    assert mine(world)[-1].chain == entry.chain
    world.assessor.editions.take_in(published, root_confirmed=False)
    assert world.assessor.editions.edition(CODE).roster == world.headquarters.editions.edition(CODE).roster
    assert world.assessor.identity.card().enrolled
    signed_by, package = signer_of(world, "Kota Ambon")
    assert signed_by == entry.certificate_sha256
    assert outcome(world, package) == ("taken", "")
