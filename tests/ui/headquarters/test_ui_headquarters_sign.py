"""Signing a paper in the print view."""

from __future__ import annotations

from smartcity_desktop.sealing.pdf_verify import verify_pdf
from smartcity_desktop.ui.dialogs.sign_paper import SignPaperDialog
from tests.opening import PASSPHRASE, SECRETS


def test_a_memorandum_is_signed_in_the_print_view(office) -> None:
    office.services.inbox.receive(office.packages("Kota Ambon", "Kota Surabaya", "Kota Denpasar"))
    office.services.consolidation.choose("T-2026", secrets=SECRETS)
    office.page("programme")
    office.desk.programme.ledger.pick("T-2026", office.region_id("Kota Ambon"))
    office.settle()
    page = office.desk.paper
    office.click(office.desk.programme.memorandum)
    office.bot.waitUntil(lambda: page.view.pages > 0, timeout=20000)
    assert page.sign_button.isVisible()
    office.click(page.sign_button)
    (dialog,) = page.findChildren(SignPaperDialog)
    office.click(dialog.primary)
    assert "type your passphrase" in dialog.banner.words
    office.type(dialog.passphrase, "bukan sandinya")
    office.click(dialog.primary)
    office.settle()
    assert "passphrase is wrong" in dialog.banner.words
    dialog.passphrase.clear()
    office.type(dialog.passphrase, PASSPHRASE)
    office.click(dialog.primary)
    office.bot.waitUntil(lambda: "signed electronically" in page.view.banner.words, timeout=20000)
    assert page.sign_button.isHidden()
    (one,) = verify_pdf(page.view._data, now=office.services.desk._clock.now()).signatures
    assert (one.intact, one.valid, one.certified) == (True, True, True)
    assert one.signer == office.services.desk.person.name
    assert page.view._name.endswith("-signed.pdf")


def test_signing_is_not_offered_for_an_assessors_sheet(office) -> None:
    office.desk.paper.display(b"%PDF-1.4\n%%EOF\n", "lembar.pdf")
    assert office.desk.paper.sign_button.isHidden()
