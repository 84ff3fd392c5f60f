"""Time-stamps from headquarters' choice of a service to the package in its inbox."""

from __future__ import annotations

import json
import threading
import time
from typing import TYPE_CHECKING

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding
from typer.testing import CliRunner

from smartcity_desktop.cli import app
from smartcity_desktop.core.errors import ChangeRefused, NotFound
from smartcity_desktop.core.language import Language
from smartcity_desktop.core.staff import Secret
from smartcity_desktop.sealing.pdf_verify import verify_pdf
from smartcity_desktop.sealing.stamps import read_stamp
from smartcity_desktop.services.pdf_check import PdfCheck
from tests import stamping
from tests.long import mutations
from tests.opening import SECRETS

if TYPE_CHECKING:
    from pathlib import Path

CODE = "T-2026"
PASSPHRASE = "sandi uji yang panjang"


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    path = tmp_path / "tsa.pem"
    pem = x509.load_der_x509_certificate(stamping.service().certificate).public_bytes(Encoding.PEM)
    path.write_bytes(pem)
    return path


@pytest.fixture
def tsa(world, certificate, tmp_path):
    """A running service that the edition names and the laptop knows of."""
    with stamping.running(stamping.service(), world.clock.at) as state:
        world.headquarters.drafting.name_time_stamps(CODE, state.url, certificate)
        world.assessor.editions.take_in(
            world.headquarters.publishing.publish(CODE, SECRETS, tmp_path), root_confirmed=False
        )
        state.moment = world.clock.at
        yield state


def sign(world, name: str = "Kota Ambon"):
    return world.assessor.finalising.sign(world.filled(name), PASSPHRASE, no_conflict=True)


def test_package_and_sheet_are_stamped_and_told_at_headquarters(world, tsa):
    signed = sign(world)
    package = world.plain(signed)
    assert (signed.remark, tsa.asked) == (None, 2)
    stamp = read_stamp(
        stamping.token_in(package.read_bytes()), stamping.stamped_signature_of(package.read_bytes())
    )
    assert stamp.at == tsa.moment.replace(microsecond=stamp.at.microsecond)
    sheet = next(e.data for e in mutations.parts(package.read_bytes()) if e.name == b"sheet.pdf")
    for services in (world.headquarters, world.assessor):
        trust = PdfCheck(services.database, world.assessor.editions.pinned_roots).trust()
        (found,) = verify_pdf(
            sheet, now=world.clock.at, pinned=trust.pinned, known=trust.known, services=trust.services
        ).signatures
        assert (found.stamped_at, found.stamp_service) == (stamp.at, "Stempel Waktu Uji")
        assert (found.good, found.whole_file, found.notes) == (True, True, ())
    (report,) = world.headquarters.inbox.receive([package])
    assert report.outcome == "taken"
    assert "Time-stamped by Stempel Waktu Uji" in report.detail


def test_outside_as_well_an_edition_says_whose_stamps_on_pdfs_count(world, tsa, certificate, tmp_path):
    package = world.plain(sign(world))
    sheet, publishing = tmp_path / "sheet.pdf", world.headquarters.publishing
    sheet.write_bytes(next(e.data for e in mutations.parts(package.read_bytes()) if e.name == b"sheet.pdf"))

    def told(*words):
        received = world.clock.at.strftime("%Y-%m-%dT%H:%M:%SZ")
        edition = str(publishing.hand_out(CODE, tmp_path, plain=True))
        done = CliRunner().invoke(
            app, ["pdf", "verify", str(sheet), "--edition", edition, "--received", received, *words]
        )
        assert done.exit_code == 0, done.output
        return done.output

    (one,) = json.loads(told("--json"))["signatures"]
    assert (one["time_stamp"]["counts"], one["time_stamp"]["at"]) == (True, one["stamped_at"])
    assert one["time_stamp"]["certificate_sha256"] == stamping.service().named().certificate_sha256
    assert "Layanan stempel waktu: Stempel Waktu Uji" in told()
    # The next publication names it no more: what it stated counts for nothing, and that is said.
    world.headquarters.drafting.drop_time_stamps(CODE, tsa.url)
    publishing.publish(CODE, SECRETS, tmp_path)
    (one,) = json.loads(told("--json"))["signatures"]
    assert (one["stamped_at"], one["time_stamp"]["counts"]) == (None, False)
    said = one["notes"][-1]["en"]
    assert "by Stempel Waktu Uji does not count: no edition at hand names that service" in said


@pytest.mark.parametrize("answer", [b"", b"no answer", bytes(20_000), bytes.fromhex("30053003020102")])
def test_a_service_that_answers_nonsense_costs_nothing_but_a_sentence(world, tsa, answer):
    tsa.told["answer"] = answer
    signed = sign(world)
    assert tsa.asked == 1  # after the sheet, nothing is asked for the package
    assert tsa.url in signed.remark.in_(Language.INDONESIAN)
    assert tsa.url in signed.remark.in_(Language.ENGLISH)
    package = world.plain(signed)
    sheet = next(e.data for e in mutations.parts(package.read_bytes()) if e.name == b"sheet.pdf")
    assert b"0" * 2000 not in sheet  # no room is kept for what is not there
    (report,) = world.headquarters.inbox.receive([package])
    assert report.outcome == "taken"


def test_an_answer_to_another_question_is_not_put_in(world, tsa):
    sign(world)
    tsa.told["answer"] = tsa.told["last"]
    assert sign(world, "Kota Surabaya").remark is not None


def test_a_service_with_another_certificate_is_not_put_in(world, tsa, certificate):
    with stamping.running(stamping.service("Layanan lain"), world.clock.at) as other:
        world.headquarters.drafting.drop_time_stamps(CODE, tsa.url)
        world.headquarters.drafting.name_time_stamps(CODE, other.url, certificate)
        world.assessor.editions.take_in(
            world.headquarters.publishing.publish(CODE, SECRETS, certificate.parent), root_confirmed=False
        )
        signed = sign(world)
        assert other.asked == 1
        assert other.url in signed.remark.in_(Language.ENGLISH)


def test_nobody_waits_for_a_silent_service(world, tsa):
    tsa.told["silent"] = threading.Event()
    draft = world.filled("Kota Ambon")
    began = time.monotonic()
    signed = world.assessor.finalising.sign(draft, PASSPHRASE, no_conflict=True)
    assert time.monotonic() - began < 8
    tsa.told["silent"].set()
    assert signed.remark is not None
    assert world.headquarters.inbox.receive([world.plain(signed)])[0].outcome == "taken"


def test_without_a_service_nothing_is_said(world):
    assert sign(world).remark is None


# --- 5.6 -------------------------------------------------------------------------------------------------------


def me(world):
    return (Secret(world.headquarters.desk.person.id, PASSPHRASE),)


def test_what_was_stamped_before_the_revocation_waits_for_a_human(world, tsa):
    package = world.plain(sign(world))
    late = sign(world, "Kota Surabaya")
    world.headquarters.drafting.revoke(CODE, "A-01", "laptop hilang")
    entry = world.headquarters.editions.edition(CODE).roster[0]
    assert entry.revoked_at is not None
    (report,) = world.headquarters.inbox.receive([package])
    assert (report.outcome, report.code) == ("held", "H_REVOKED")
    released = world.headquarters.inbox.release(report.digest, "Sudah ditanyakan lewat telepon.", me(world))
    assert (released.outcome, released.code) == ("taken", "H_REVOKED")
    assert world.headquarters.inbox.receive([package])[0].outcome == "had"
    # Without its time-stamp the other one is not lifted: whoever strips it gains nothing.
    bare = world.plain(late)
    bare.write_bytes(stamping.unstamped(bare.read_bytes()))
    (report,) = world.headquarters.inbox.receive([bare])
    assert (report.outcome, report.code) == ("refused", "E_SIGNER_REVOKED")


def test_what_was_stamped_after_the_revocation_is_refused(world, tsa):
    world.headquarters.drafting.revoke(CODE, "A-01", "laptop dicuri")
    tsa.moment = world.clock.at
    package = world.plain(sign(world))  # the laptop does not know yet, or its thief does not care
    (report,) = world.headquarters.inbox.receive([package])
    assert (report.outcome, report.code) == ("refused", "E_SIGNER_REVOKED")


# --- naming a service ------------------------------------------------------------------------------------------


def test_services_are_named_replaced_and_dropped(world, certificate):
    drafting, editions = world.headquarters.drafting, world.headquarters.editions
    drafting.name_time_stamps(CODE, "https://tsa.example/", certificate)
    drafting.name_time_stamps(CODE, "https://tsa.example/baru", certificate)
    (one,) = editions.edition(CODE).time_stamp_services
    assert one == stamping.service().named("https://tsa.example/baru")
    with pytest.raises(NotFound):
        drafting.drop_time_stamps(CODE, "https://tsa.example/")
    drafting.drop_time_stamps(CODE, one.url)
    assert editions.edition(CODE).time_stamp_services == ()


@pytest.mark.parametrize("url", ["tsa.example", "ftp://tsa.example/", "https://", "https://a b/"])
def test_an_address_that_cannot_be_asked(world, certificate, url):
    with pytest.raises(ChangeRefused) as caught:
        world.headquarters.drafting.name_time_stamps(CODE, url, certificate)
    assert url in caught.value.sentence(Language.INDONESIAN)
    assert world.headquarters.editions.edition(CODE).time_stamp_services == ()
