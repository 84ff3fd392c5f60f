"""The first steps, by clicks and keys, on real keys and a real edition."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from smartcity_desktop.app import assessor_gate, build_assessor
from smartcity_desktop.core.edition import Assessor, Kind, Mode, Selection
from smartcity_desktop.core.language import Text
from smartcity_desktop.system.paths import Role
from smartcity_desktop.system.settings import Settings
from smartcity_desktop.ui import background
from smartcity_desktop.ui.pages.welcome import WelcomePage
from smartcity_desktop.ui.steps.authority_step import AuthorityStep, FoundedStep
from smartcity_desktop.ui.steps.edition_step import EditionStep
from smartcity_desktop.ui.steps.enrolment_step import EnrolmentStep
from smartcity_desktop.ui.steps.identity_step import IdentityStep
from smartcity_desktop.ui.steps.role_step import RoleStep
from tests.opening import assessor_at, found, headquarters_at

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from smartcity_desktop.app import AssessorServices, HeadquartersServices
    from smartcity_desktop.services.gate import AssessorGate

LEFT = Qt.MouseButton.LeftButton
PHRASE = "tiga kata cukup"


@pytest.fixture
def page(qtbot: QtBot) -> WelcomePage:
    page = WelcomePage(practice=False)
    qtbot.addWidget(page)
    page.resize(1024, 440)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    return page


@pytest.fixture
def assessor(tmp_path: Path) -> Iterator[AssessorServices]:
    services = assessor_at(tmp_path / "laptop", Settings())
    yield services
    services.database.close()


@pytest.fixture
def gate(tmp_path: Path) -> AssessorGate:
    return assessor_gate(tmp_path / "baru")


@pytest.fixture
def headquarters(tmp_path: Path) -> Iterator[HeadquartersServices]:
    services = headquarters_at(tmp_path / "pusat", Settings(), passphrase=PHRASE)
    yield services
    services.database.close()


def publish(headquarters: HeadquartersServices, folder: Path, request: Path) -> Path:
    """Publish an edition of two regions, with the assessor who made the request on its roster."""
    desk, now = headquarters.drafting, datetime.now(UTC)
    secrets = found(headquarters, "Program Uji", PHRASE)
    regions = [region.id for region in desk.regions()[:2]]
    desk.create(
        "2026",
        Text("Periode 2026", "Edition 2026"),
        selection=Selection(1),
        opens=now.date(),
        closes=now.date() + timedelta(days=30),
        receiving_deadline=now + timedelta(days=31),
        kind=Kind.REAL,
    )
    desk.invite("2026", regions)
    desk.enrol_all("2026", [(request, Assessor("A-01", "Asesor Contoh", "Lembaga Contoh"))], PHRASE)
    desk.assign("2026", [(regions[0], "A-01", Mode.VISIT)])
    return headquarters.publishing.publish("2026", secrets, folder)


@pytest.mark.parametrize(("card", "role"), [("assessor", Role.ASSESSOR), ("headquarters", Role.HEADQUARTERS)])
def test_a_role_is_chosen_by_its_card(page: WelcomePage, qtbot: QtBot, card: str, role: Role) -> None:
    page.ask_role()
    assert isinstance(page.step, RoleStep)
    button = getattr(page.step, card)
    with qtbot.waitSignal(page.role_chosen) as heard:
        qtbot.mouseClick(button, LEFT)
    assert heard.args == [role]
    assert button.accessibleName()
    assert button.accessibleDescription()


def test_the_first_card_has_the_focus_and_keys_are_enough(page: WelcomePage, qtbot: QtBot) -> None:
    page.ask_role()
    assert isinstance(page.step, RoleStep)
    qtbot.waitUntil(page.step.assessor.hasFocus)
    qtbot.keyClick(page.step.assessor, Qt.Key.Key_Tab)
    qtbot.keyClick(page.step.headquarters, Qt.Key.Key_Tab)
    qtbot.waitUntil(page.step.practice.hasFocus)
    with qtbot.waitSignal(page.practice_chosen):
        qtbot.keyClick(page.step.practice, Qt.Key.Key_Space)


def test_in_practice_the_way_back_to_real_work_is_offered(qtbot: QtBot) -> None:
    page = WelcomePage(practice=True)
    qtbot.addWidget(page)
    page.show()
    page.ask_role()
    assert isinstance(page.step, RoleStep)
    assert page.step.practice.isHidden()
    with qtbot.waitSignal(page.real_chosen):
        qtbot.mouseClick(page.step.real, LEFT)


def test_the_button_says_what_is_missing_in_turn(page: WelcomePage, gate: AssessorGate, qtbot: QtBot) -> None:
    page.ask_identity(gate)
    step = page.step
    assert isinstance(step, IdentityStep)
    form = step.form
    for edit, typed, said in (
        (form.name, "Asesor Contoh", "Please fill in your name."),
        (form.institution, "Lembaga Contoh", "Please fill in your institution."),
        (form.passphrase, "abc", "Please think of a passphrase and fill it in."),
        (form.passphrase, PHRASE[3:], "The passphrase has fewer than 8 characters."),
        (form.again, "lain", "The two passphrases differ. Please type the second one again."),
    ):
        qtbot.mouseClick(step.primary, LEFT)
        assert step.banner.words.startswith(said)
        assert edit.hasFocus()
        assert edit.property("invalid")
        qtbot.keyClicks(edit, typed)
        background.drain()
        assert not edit.property("invalid")
    qtbot.mouseClick(step.primary, LEFT)
    assert "differ" in step.banner.words
    assert gate.cover() is None


def test_a_weak_passphrase_is_marked_when_its_field_is_left(
    page: WelcomePage, gate: AssessorGate, qtbot: QtBot
) -> None:
    page.ask_identity(gate)
    step = page.step
    assert isinstance(step, IdentityStep)
    form = step.form
    for typed, marked in (("katasandi", True), (PHRASE, False)):
        form.passphrase.setFocus()
        form.passphrase.clear()
        qtbot.keyClicks(form.passphrase, typed)
        background.drain()
        qtbot.keyClick(form.passphrase, Qt.Key.Key_Tab)
        assert form.again.hasFocus()
        assert bool(form.passphrase.property("invalid")) is marked
        assert bool(form.strength.weakness) is marked


def test_a_sentence_above_the_form_never_hides_the_field_it_speaks_of(
    page: WelcomePage, gate: AssessorGate, qtbot: QtBot
) -> None:
    page.resize(1016, 380)
    page.ask_identity(gate)
    step = page.step
    assert isinstance(step, IdentityStep)
    for edit in (step.form.name, step.form.institution, step.form.passphrase):
        qtbot.keyClicks(edit, PHRASE)
    qtbot.mouseClick(step.primary, LEFT)
    assert "differ" in step.banner.words
    qtbot.waitUntil(lambda: step.form.again.visibleRegion().boundingRect() == step.form.again.rect())


def test_a_weak_passphrase_is_refused_in_plain_words(
    page: WelcomePage, gate: AssessorGate, qtbot: QtBot
) -> None:
    page.ask_identity(gate)
    step = page.step
    assert isinstance(step, IdentityStep)
    for edit, typed in zip(
        (step.form.name, step.form.institution, step.form.passphrase, step.form.again),
        ("Asesor Contoh", "Lembaga Contoh", "pendek", "pendek"),
        strict=True,
    ):
        qtbot.keyClicks(edit, typed)
    assert step.form.strength.text().startswith("The passphrase has fewer")
    qtbot.keyClick(step.form.again, Qt.Key.Key_Return)
    background.drain()
    assert "fewer than 8 characters" in step.banner.words
    assert step.primary.isEnabled()
    assert gate.cover() is None


def test_tab_goes_from_the_last_field_to_the_buttons(
    page: WelcomePage, gate: AssessorGate, qtbot: QtBot
) -> None:
    page.ask_identity(gate)
    step = page.step
    assert isinstance(step, IdentityStep)
    step.form.again.setFocus()
    for field in (step.back, step.primary):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        qtbot.waitUntil(field.hasFocus)
    qtbot.keyClick(step.primary, Qt.Key.Key_Backtab)
    qtbot.keyClick(step.back, Qt.Key.Key_Backtab)
    qtbot.waitUntil(step.form.again.hasFocus)


def test_an_assessor_from_the_first_key_to_the_edition(
    page: WelcomePage,
    gate: AssessorGate,
    headquarters: HeadquartersServices,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page.ask_identity(gate)
    step = page.step
    assert isinstance(step, IdentityStep)
    qtbot.keyClicks(step.form.name, "Asesor Contoh")
    qtbot.keyClick(step.form.name, Qt.Key.Key_Tab)
    for edit, typed in (
        (step.form.institution, "Lembaga Contoh"),
        (step.form.passphrase, PHRASE),
        (step.form.again, PHRASE),
    ):
        qtbot.waitUntil(edit.hasFocus)
        qtbot.keyClicks(edit, typed)
        if edit is not step.form.again:
            qtbot.keyClick(edit, Qt.Key.Key_Tab)
    with qtbot.waitSignal(page.unlocked) as unlocked:
        qtbot.keyClick(step.form.again, Qt.Key.Key_Return)
    assert not step.form.passphrase.text()

    assessor = build_assessor(tmp_path / "baru", Settings(), unlocked.args[0])
    card = assessor.identity.card()
    page.show_code(card, assessor.identity, assessor.editions)
    code = page.step
    assert isinstance(code, EnrolmentStep)
    assert code.code.text() == card.fingerprint
    assert len(card.fingerprint.replace(" ", "")) == 24
    qtbot.mouseClick(code.copy, LEFT)
    assert QApplication.clipboard().text() == card.fingerprint
    monkeypatch.setattr(
        "PySide6.QtWidgets.QFileDialog.getExistingDirectory",
        lambda *_args: str(tmp_path),
    )
    qtbot.mouseClick(code.second, LEFT)
    background.drain()
    (request,) = tmp_path.glob("*.csr")
    assert str(request) in code.banner.words

    qtbot.mouseClick(code.primary, LEFT)
    edition = page.step
    assert isinstance(edition, EditionStep)
    qtbot.mouseClick(edition.primary, LEFT)
    assert edition.banner.words == "First choose the edition file from headquarters."
    edition.drop.dropped.emit((publish(headquarters, tmp_path, request),))
    background.drain()
    root = headquarters.authority.card()
    assert root is not None
    assert edition.fingerprint.text() == root.root_fingerprint
    assert edition.card.isVisible()
    assert edition.practice.isHidden()
    qtbot.mouseClick(edition.primary, LEFT)
    assert edition.banner.words.startswith("Please compare the fingerprint first.")
    assert assessor.editions.editions() == ()
    edition.compared.setFocus()
    qtbot.keyClick(edition.compared, Qt.Key.Key_Space)
    with qtbot.waitSignal(page.finished):
        qtbot.mouseClick(edition.primary, LEFT)
    assert [line.code for line in assessor.editions.editions()] == ["2026"]
    assessor.database.close()


def test_a_file_that_is_no_edition_is_refused_and_left_as_it_is(
    page: WelcomePage, assessor: AssessorServices, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "surat.asice"
    file.write_bytes(b"not a package")
    page.ask_edition(assessor.identity, assessor.editions)
    step = page.step
    assert isinstance(step, EditionStep)
    step.look(file)
    background.drain()
    assert "damaged or was changed" in step.banner.words
    assert not step.card.isVisible()
    assert file.read_bytes() == b"not a package"


def test_an_edition_without_this_assessor_says_so(
    page: WelcomePage,
    assessor: AssessorServices,
    headquarters: HeadquartersServices,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    page.ask_edition(assessor.identity, assessor.editions)
    step = page.step
    assert isinstance(step, EditionStep)
    other = assessor_at(
        tmp_path / "other",
        Settings(),
        passphrase=PHRASE,
        name="Asesor Contoh Dua",
        institution="Lembaga Lain",
    )
    step.look(publish(headquarters, tmp_path, other.identity.write_request(tmp_path)))
    other.database.close()
    background.drain()
    assert "not meant for this computer" in step.banner.words
    qtbot.mouseClick(step.back, LEFT)
    background.drain()
    assert isinstance(page.step, EnrolmentStep)


def test_headquarters_founds_its_authority(
    page: WelcomePage, headquarters: HeadquartersServices, qtbot: QtBot
) -> None:
    page.ask_authority(lambda programme, _name, secret: headquarters.authority.found(programme, secret))
    step = page.step
    assert isinstance(step, AuthorityStep)
    assert step.form.name.hasFocus()
    qtbot.mouseClick(step.primary, LEFT)
    assert step.banner.words == "Please fill in your name."
    qtbot.keyClicks(step.form.name, "Petugas Contoh")
    qtbot.keyClicks(step.form.passphrase, PHRASE)
    qtbot.keyClicks(step.form.again, PHRASE)
    with qtbot.waitSignal(step.founded):
        qtbot.mouseClick(step.primary, LEFT)
    card = headquarters.authority.card()
    founded = page.step
    assert card is not None
    assert isinstance(founded, FoundedStep)
    assert founded.fingerprint.text() == card.root_fingerprint
    with qtbot.waitSignal(page.finished):
        qtbot.mouseClick(founded.primary, LEFT)
