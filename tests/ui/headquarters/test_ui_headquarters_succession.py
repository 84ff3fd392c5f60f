"""Enrolling somebody who has a key already, and somebody with a provider's certificate, in the window."""

from __future__ import annotations

from cryptography import x509
from cryptography.hazmat.primitives.serialization import BestAvailableEncryption, pkcs12

from smartcity_desktop.core.edition import RosterStatus
from smartcity_desktop.ui.dialogs.enrol import EnrolDialog
from tests.opening import assessor_at
from tests.providers import issued, provider, rsa_key
from tests.ui.headquarters.conftest import CODE, PASSPHRASE, START, TickingClock


def opened(office, file, *, listed=True) -> EnrolDialog:
    services = office.services
    dialog = EnrolDialog(
        services.drafting,
        CODE,
        "A-09",
        file,
        office.window,
        renewals=services.renewals,
        enrolled=frozenset({"A-01", "A-02"}) if listed else frozenset(),
    )
    dialog.open()
    office.settle()
    return dialog


def fill(office, dialog) -> None:
    form = dialog.form
    for edit, text in ((form.number, "A-01"), (form.name, "Asesor A-01"), (form.institution, "Lembaga uji")):
        edit.clear()
        office.type(edit, text)


def enrolled(office, dialog):
    office.type(dialog.form.passphrase, PASSPHRASE)
    with office.bot.waitSignal(dialog.succeeded) as done:
        office.click(dialog.primary)
    roster = office.services.editions.edition(CODE).roster
    return done.args[0], [e for e in roster if e.assessor_id == "A-01"]


def test_a_key_that_the_old_one_vouches_for_leaves_it_valid_for_a_while(office) -> None:
    laptop = assessor_at(office.root / "A-01", clock=TickingClock(START), passphrase=PASSPHRASE)
    file = laptop.identity.rotate(PASSPHRASE, office.root)
    laptop.database.close()
    dialog = opened(office, file)
    ask = dialog.succession
    assert ask.isVisible()
    assert not ask.provider.isVisible()
    assert ask.stays.isChecked()
    assert ask.days.value() == 14
    ask.days.setValue(21)
    _, (old, new) = enrolled(office, dialog)
    assert (old.status, old.days_left) == (RosterStatus.ACTIVE, 21)
    assert (new.status, new.days_left) == (RosterStatus.ACTIVE, None)


def test_a_key_that_nobody_vouches_for_ends_the_old_one_unless_told_otherwise(office) -> None:
    laptop = assessor_at(office.root / "baru", clock=TickingClock(START), passphrase=PASSPHRASE)
    file = laptop.identity.write_request(office.root)
    laptop.database.close()
    dialog = opened(office, file)
    assert not dialog.succession.isVisible()  # A-09 is nobody yet
    fill(office, dialog)
    ask = dialog.succession
    assert ask.isVisible()
    assert ask.revoke.isChecked()
    assert not ask.days.isEnabled()
    office.click(ask.stays)
    assert ask.days.isEnabled()
    assert ask.old_days == 14
    office.click(ask.revoke)
    dialog.form.same.click()
    _, entries = enrolled(office, dialog)
    assert [e.status for e in entries] == [RosterStatus.REVOKED, RosterStatus.ACTIVE]


def test_a_providers_certificate_is_used_as_it_is_unless_the_tick_is_taken_away(office) -> None:
    psre = provider()
    who = issued("Asesor A-01", rsa_key("leaf"), psre.middle)
    certificates = [
        x509.load_der_x509_certificate(der) for der in (who.certificate, *psre.chain(psre.middle))
    ]
    file = office.root / "psre.p12"
    file.write_bytes(
        pkcs12.serialize_key_and_certificates(
            b"asesor", who.key, certificates[0], certificates[1:], BestAvailableEncryption(b"sandi berkas")
        )
    )
    laptop = assessor_at(office.root / "A-01", clock=TickingClock(START), passphrase=PASSPHRASE)
    laptop.identity.import_p12(file, "sandi berkas", PASSPHRASE)
    request = laptop.identity.write_request(office.root)
    laptop.database.close()
    dialog = opened(office, request, listed=False)
    ask = dialog.succession
    assert ask.provider.isChecked()
    assert "PSrE Contoh" in ask.provider.text()
    ask.provider.click()
    assert ask.own_certificate
    assert dialog._issues()
    ask.provider.click()
    assert not dialog._issues()  # nothing is issued: the root key may stay in its safe
    dialog.form.same.click()
    fill(office, dialog)
    entry, _ = enrolled(office, dialog)
    assert entry.certificate == who.certificate
    assert entry.chain == psre.chain(psre.middle)
