"""Naming time-stamping services in the window: real certificates, real clicks, and what is said when it does not work."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from smartcity_desktop.core.edition import MOST_TIME_STAMP_SERVICES
from smartcity_desktop.core.language import Language, TimeZone
from smartcity_desktop.ui import texts
from smartcity_desktop.ui.dialogs.time_stamps import TimeStampsDialog
from smartcity_desktop.ui.widgets.question import Question
from smartcity_desktop.ui.widgets.service_card import ServiceCard
from tests import stamping
from tests.ui.headquarters.conftest import CODE

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QApplication

    from tests.ui.headquarters.conftest import Office

URL = "https://tsa.example/tsr"


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    path = tmp_path / "tsa.crt"
    path.write_bytes(
        x509.load_der_x509_certificate(stamping.service().certificate).public_bytes(Encoding.PEM)
    )
    return path


@pytest.fixture
def dialog(office: Office) -> TimeStampsDialog:
    office.desk.edition.show_edition(CODE)
    office.window.go("edition")
    office.settle()
    office.click(office.desk.edition.time_stamps)
    (found,) = office.window.findChildren(TimeStampsDialog)
    return found


def named(office: Office) -> tuple[str, ...]:
    return tuple(one.url for one in office.services.editions.edition(CODE).time_stamp_services)


def test_a_service_is_named_seen_and_taken_away(
    office: Office, dialog: TimeStampsDialog, certificate: Path, choose_file, own_look: QApplication
) -> None:
    assert (dialog.cards, dialog.none.isVisible()) == ((), True)
    choose_file(str(certificate))
    office.click(dialog.choose)
    office.type(dialog.address, f" {URL}")
    office.click(dialog.add)
    assert named(office) == (URL,)
    (card,) = dialog.cards
    service = stamping.service().named(URL)
    assert "Stempel Waktu Uji" in card.words
    assert URL in card.words
    assert service.certificate_sha256 in card.words.replace(" ", "")
    assert "1 January 2019 to 1 January 2039" in card.words
    assert (dialog.none.isVisible(), dialog.address.text(), dialog.banner.words) == (
        False,
        "",
        "The service is named.",
    )
    page = office.desk.edition
    assert "publish the edition again" in page.banner.words
    assert page.overview.edition.time_stamp_services == (service,)
    texts.install(own_look, Language.INDONESIAN)
    office.settle()
    assert "1 Januari 2019 sampai 1 Januari 2039" in card.words
    texts.install(own_look, Language.ENGLISH)
    office.settle()

    office.click(card.drop)
    (question,) = dialog.findChildren(Question)
    assert "Stempel Waktu Uji" in question.findChildren(type(dialog.none))[1].text()
    office.click(question.yes)
    assert named(office) == ()
    assert (dialog.cards, dialog.none.isVisible()) == ((), True)


def test_what_is_missing_or_cannot_be_used_is_said_at_its_place(
    office: Office, dialog: TimeStampsDialog, certificate: Path, choose_file, tmp_path: Path
) -> None:
    office.click(dialog.add)
    assert "type the address" in dialog.banner.words
    assert dialog.address.hasFocus()
    office.type(dialog.address, "tsa.example")
    office.click(dialog.add)
    assert "choose the file" in dialog.banner.words
    choose_file(str(certificate))
    office.click(dialog.choose)
    office.click(dialog.add)
    assert "'tsa.example', cannot be used" in dialog.banner.words
    assert dialog.address.text() == "tsa.example", "what was typed stays to be mended"
    dialog.address.clear()
    office.type(dialog.address, URL)
    no_certificate, gone = tmp_path / "surat.pem", tmp_path / "hilang.pem"
    no_certificate.write_text("bukan sertifikat")
    other = tmp_path / "lain.der"
    other.write_bytes(stamping.service("Penanda kode", purpose=False).certificate)
    for file, said in (
        (no_certificate, "surat.pem holds no certificate"),
        (other, "lain.der is not that of a time-stamping service"),
        (gone, "hilang.pem"),
    ):
        choose_file(str(file))
        office.click(dialog.choose)
        office.click(dialog.add)
        assert said in dialog.banner.words
    assert named(office) == ()


def test_one_that_ended_is_told_and_too_many_are_refused(
    office: Office, dialog: TimeStampsDialog, certificate: Path
) -> None:
    from smartcity_desktop.core.errors import ChangeRefused
    from smartcity_desktop.services.named_services import named_services

    office.services.drafting.name_time_stamps(CODE, URL, certificate)
    (one,) = named_services(office.services.editions.edition(CODE))
    assert one.holds(one.valid_until)
    card = ServiceCard(one, TimeZone.WIB, one.valid_until.replace(year=2040))
    office.bot.addWidget(card)
    assert "1 January 2039; what it states today does not count" in card.words
    for number in range(1, MOST_TIME_STAMP_SERVICES):
        file = certificate.with_name(f"{number}.der")
        file.write_bytes(stamping.service(f"Layanan {number}").certificate)
        office.services.drafting.name_time_stamps(CODE, f"{URL}/{number}", file)
    file.write_bytes(stamping.service("Layanan lain").certificate)
    with pytest.raises(ChangeRefused, match="which is the most"):
        office.services.drafting.name_time_stamps(CODE, f"{URL}/lagi", file)
    office.services.drafting.name_time_stamps(CODE, URL, file)  # one of those named is replaced
    assert len(named(office)) == MOST_TIME_STAMP_SERVICES
