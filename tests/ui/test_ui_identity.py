"""Unlocking, locking, several people, a forgotten passphrase, and the identity's dialogs: by clicks, on real keys."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from smartcity_desktop.app import assessor_gate, assessors, build_assessor
from smartcity_desktop.sealing import age_keys, identity, recovery
from smartcity_desktop.system.paths import Role, role_folder
from smartcity_desktop.system.settings import Settings
from smartcity_desktop.ui import background
from smartcity_desktop.ui.auto_lock import AutoLock, close_dialogs
from smartcity_desktop.ui.dialogs.identity import IdentityDialog
from smartcity_desktop.ui.dialogs.keys import ImportKeyDialog, NewKeyDialog
from smartcity_desktop.ui.dialogs.passphrase import PassphraseDialog
from smartcity_desktop.ui.opening import Shut, built
from smartcity_desktop.ui.pages.welcome import WelcomePage
from smartcity_desktop.ui.settings_dialog import SettingsDialog
from smartcity_desktop.ui.steps.identity_step import IdentityStep
from smartcity_desktop.ui.steps.person_step import PersonStep
from smartcity_desktop.ui.steps.recovery_steps import AskRecoveryStep, FinishRecoveryStep
from smartcity_desktop.ui.steps.unlock_step import UnlockStep
from tests.rings import Ring, ring  # noqa: F401, TC001 - a fixture

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from smartcity_desktop.app import AssessorServices
    from smartcity_desktop.sealing.store_keys import StoreKeys
    from smartcity_desktop.services.gate import AssessorGate

LEFT = Qt.MouseButton.LeftButton
PHRASE = "perahu layar biru senja"
NEW = "dermaga tua di teluk"
SECRET = bytes(range(1, 33))


@pytest.fixture
def gate(tmp_path: Path) -> AssessorGate:
    return assessor_gate(tmp_path)


@pytest.fixture
def keys(gate: AssessorGate) -> StoreKeys:
    return gate.create("Asesor Contoh", "Lembaga Contoh", PHRASE, "Laptop lapangan")


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
def services(tmp_path: Path, keys: StoreKeys) -> Iterator[AssessorServices]:
    services = build_assessor(tmp_path, Settings(), keys)
    yield services
    services.database.close()


def unlocking(page: WelcomePage, gate: AssessorGate, *, locked: bool = False) -> UnlockStep:
    page.ask_passphrase(gate, "Laptop lapangan", (), locked=locked)
    background.drain()
    step = page.step
    assert isinstance(step, UnlockStep)
    return step


def test_the_passphrase_opens_and_is_forgotten(
    page: WelcomePage, gate: AssessorGate, keys: StoreKeys, qtbot: QtBot
) -> None:
    step = unlocking(page, gate)
    assert step.heading.text() == "Welcome back, Laptop lapangan"
    assert step.remember.isHidden()
    qtbot.mouseClick(step.primary, LEFT)
    assert step.banner.words == "Please type your passphrase."
    qtbot.keyClicks(step.passphrase, "bukan ini")
    qtbot.keyClick(step.passphrase, Qt.Key.Key_Return)
    background.drain()
    assert step.banner.words.startswith("The passphrase is wrong.")
    assert step.passphrase.hasFocus()
    qtbot.keyClicks(step.passphrase, PHRASE)  # what stood there is selected
    with qtbot.waitSignal(page.unlocked) as heard:
        qtbot.mouseClick(step.primary, LEFT)
    assert heard.args == [keys]
    assert step.passphrase.text() == ""


def test_a_locked_window_says_that_nothing_was_lost(
    page: WelcomePage, gate: AssessorGate, keys: StoreKeys
) -> None:
    step = unlocking(page, gate, locked=True)
    assert step.heading.text() == "Locked"
    assert "is saved" in step.sentence.text()


def test_the_key_ring_opens_it_from_then_on(
    page: WelcomePage,
    gate: AssessorGate,
    keys: StoreKeys,
    tmp_path: Path,
    ring: Ring,  # noqa: F811
    qtbot: QtBot,
) -> None:
    settings = Settings(role="assessor")
    shut = built(tmp_path, settings, None, practice=False, ring=True)
    assert isinstance(shut, Shut)
    assert [person.label for person in shut.people] == ["Laptop lapangan"]
    step = unlocking(page, gate)
    assert not step.remember.isHidden()
    step.remember.click()
    qtbot.keyClicks(step.passphrase, PHRASE)
    with qtbot.waitSignal(page.unlocked):
        qtbot.mouseClick(step.primary, LEFT)
    assert len(ring.kept) == 1
    assert gate.unlock_remembered() == keys
    opened = built(tmp_path, settings, None, practice=False, ring=True)
    assert not isinstance(opened, Shut)
    assert opened is not None
    opened.database.close()
    # Locked by hand or by time: the passphrase is asked for in spite of the key ring.
    assert isinstance(built(tmp_path, settings, None, practice=False, ring=False), Shut)
    ring.locked = True
    assert isinstance(built(tmp_path, settings, None, practice=False, ring=True), Shut)


def test_several_people_each_with_their_own_data(
    page: WelcomePage, gate: AssessorGate, keys: StoreKeys, tmp_path: Path, qtbot: QtBot
) -> None:
    second = assessor_gate(tmp_path, profile="assessor-2")
    second.create("Asesor Contoh Dua", "", NEW)
    people = assessors(tmp_path)
    assert [(one.profile, one.label) for one in people] == [
        ("assessor", "Laptop lapangan"),
        ("assessor-2", ""),
    ]
    page.ask_passphrase(gate, "", people)
    assert isinstance(page.step, UnlockStep)
    qtbot.mouseClick(page.step.other, LEFT)
    step = page.step
    assert isinstance(step, PersonStep)
    assert [card.accessibleName() for card in step.cards] == ["Laptop lapangan", "Assessor 2"]
    with qtbot.waitSignal(page.assessor_chosen) as heard:
        qtbot.mouseClick(step.cards[1], LEFT)
    assert heard.args == ["assessor-2"]
    with qtbot.waitSignal(page.assessor_chosen) as heard:
        qtbot.mouseClick(step.new, LEFT)
    assert heard.args == [None]
    page.ask_identity(assessor_gate(tmp_path, profile="assessor-3"), people)
    new = page.step
    assert isinstance(new, IdentityStep)
    assert not new.label.isHidden()
    for edit, typed in (
        (new.form.name, "Asesor Contoh Tiga"),
        (new.form.institution, "Lembaga Contoh"),
        (new.form.passphrase, PHRASE),
        (new.form.again, PHRASE),
        (new.label, "Tamu"),
    ):
        qtbot.keyClicks(edit, typed)
    with qtbot.waitSignal(page.unlocked):
        qtbot.mouseClick(new.primary, LEFT)
    assert [one.label for one in assessors(tmp_path)] == ["Laptop lapangan", "", "Tamu"]
    first = build_assessor(tmp_path, Settings(), keys)
    third = build_assessor(tmp_path, Settings(profile="assessor-3"), heard_keys(tmp_path))
    assert first.folder.root != third.folder.root
    assert third.identity.card().name == "Asesor Contoh Tiga"
    for one in (first, third):
        one.database.close()


def heard_keys(root: Path) -> StoreKeys:
    return assessor_gate(root, profile="assessor-3").unlock(PHRASE)


def test_a_forgotten_passphrase_before_any_edition(
    page: WelcomePage, gate: AssessorGate, keys: StoreKeys, qtbot: QtBot
) -> None:
    step = unlocking(page, gate)
    qtbot.mouseClick(step.forgot, LEFT)
    background.drain()
    assert page.step is step
    assert step.banner.words.startswith("Headquarters cannot give this data back")


def test_a_forgotten_passphrase_through_headquarters(
    page: WelcomePage, gate: AssessorGate, keys: StoreKeys, tmp_path: Path, qtbot: QtBot
) -> None:
    folder = role_folder(tmp_path, Role.ASSESSOR).identity
    recipient = age_keys.recipient_of(age_keys.secret_text(SECRET))
    wrapped = recovery.wrap_for_recovery(keys, identity.public_key_sha256(folder), [recipient])
    (folder / recovery.WRAPPED).write_bytes(wrapped)

    qtbot.mouseClick(unlocking(page, gate).forgot, LEFT)
    background.drain()
    ask = page.step
    assert isinstance(ask, AskRecoveryStep)
    qtbot.keyClicks(ask.name, "Asesor Contoh")
    qtbot.mouseClick(ask.primary, LEFT)
    assert ask.banner.words == "Please fill in your institution."
    assert ask.institution.hasFocus()
    for edit, typed in (
        (ask.institution, "Lembaga Contoh"),
        (ask.passphrase, NEW),
        (ask.again, "lain"),
    ):
        qtbot.keyClicks(edit, typed)
    qtbot.mouseClick(ask.primary, LEFT)
    assert "differ" in ask.banner.words
    ask.again.clear()
    qtbot.keyClicks(ask.again, NEW)
    ask.write_to(tmp_path)
    background.drain()
    background.drain()
    wait = page.step
    assert isinstance(wait, FinishRecoveryStep)
    (file,) = tmp_path.glob("pemulihan-*.json")
    request = recovery.read_recovery_request(file.read_bytes())
    assert wait.card.code.text() == request.fingerprint
    assert len(wait.card.words.text().split()) == 6
    reply = tmp_path / "jawaban.age"
    reply.write_bytes(b"no answer")
    qtbot.mouseClick(wait.primary, LEFT)
    assert "new passphrase first" in wait.banner.words
    qtbot.keyClicks(wait.passphrase, NEW)
    wait.take(reply)
    background.drain()
    assert "not for the request" in wait.banner.words
    # Closed and opened again in between: the way goes on where it was.
    qtbot.mouseClick(wait.back, LEFT)
    background.drain()
    assert isinstance(page.step, UnlockStep)
    qtbot.mouseClick(page.step.forgot, LEFT)
    background.drain()
    wait = page.step
    assert isinstance(wait, FinishRecoveryStep)
    qtbot.keyClicks(wait.passphrase, NEW)
    reply.write_bytes(recovery.release(request, SECRET, request.fingerprint).reply)
    with qtbot.waitSignal(page.unlocked) as heard:
        wait.take(reply)
    assert heard.args[0].database == keys.database
    assert gate.unlock(NEW) == heard.args[0]


# -- the dialogs -----------------------------------------------------------------------------------------------


@pytest.fixture
def dialog(services: AssessorServices, qtbot: QtBot) -> IdentityDialog:
    dialog = IdentityDialog(services.identity)
    with qtbot.waitSignal(dialog.loaded):
        dialog.open()
    return dialog


def child(dialog: QDialog, kind: type[QDialog]) -> QDialog:
    found = dialog.findChildren(kind)
    assert len(found) == 1
    return found[0]


def test_the_identity_is_shown_with_code_and_words(
    dialog: IdentityDialog, services: AssessorServices
) -> None:
    assert dialog.card.code.text() == services.identity.card().fingerprint
    assert not dialog.new_key.isEnabled()  # there is nothing yet that could vouch for a new one
    assert not dialog.remember.isEnabled()
    dialog.label.setText("Laptop kantor")
    dialog.label.editingFinished.emit()
    background.drain()
    assert services.identity.cover().label == "Laptop kantor"


def test_the_passphrase_is_changed(
    dialog: IdentityDialog, gate: AssessorGate, keys: StoreKeys, qtbot: QtBot
) -> None:
    qtbot.mouseClick(dialog.passphrase, LEFT)
    change = child(dialog, PassphraseDialog)
    assert isinstance(change, PassphraseDialog)
    for typed, said in (
        (("", "", ""), "old passphrase"),
        ((PHRASE, "", ""), "new passphrase"),
        ((PHRASE, NEW, PHRASE), "differ"),
    ):
        for edit, text in zip((change.old, change.new, change.again), typed, strict=True):
            edit.setText(text)
        qtbot.mouseClick(change.primary, LEFT)
        assert said in change.banner.words
    for old, new, said in (
        ("bukan ini", NEW, "wrong"),
        (PHRASE, "lembaga contoh", "easy to guess"),
    ):
        change.old.setText(old)
        change.new.setText(new)
        change.again.setText(new)
        qtbot.mouseClick(change.primary, LEFT)
        background.drain()
        assert said in change.banner.words
    change.old.setText(PHRASE)
    change.new.setText(NEW)
    change.again.setText(NEW)
    with qtbot.waitSignal(change.succeeded):
        qtbot.mouseClick(change.primary, LEFT)
    assert gate.unlock(NEW) == keys
    assert "was changed" in dialog.banner.words


def test_the_key_ring_is_switched_on_and_off(
    services: AssessorServices,
    gate: AssessorGate,
    keys: StoreKeys,
    ring: Ring,  # noqa: F811
    qtbot: QtBot,
) -> None:
    dialog = IdentityDialog(services.identity)
    with qtbot.waitSignal(dialog.loaded):
        dialog.open()
    assert dialog.remember.isEnabled()
    with qtbot.waitSignal(dialog.loaded):
        dialog.remember.click()
    assert gate.unlock_remembered() == keys
    with qtbot.waitSignal(dialog.loaded):
        dialog.remember.click()
    assert gate.unlock_remembered() is None
    assert not ring.kept
    ring.locked = True
    dialog.remember.click()
    background.drain()
    assert "not available" in dialog.banner.words
    assert not dialog.remember.isChecked()
    dialog.done(0)


def test_a_new_key_and_a_p12_ask_for_all_they_need(
    services: AssessorServices, tmp_path: Path, qtbot: QtBot
) -> None:
    for kind, missing in ((NewKeyDialog, "goes"), (ImportKeyDialog, "choose the file")):
        dialog = kind(services.identity)
        dialog.open()
        qtbot.mouseClick(dialog.primary, LEFT)
        assert missing in dialog.banner.words
        place = tmp_path / "x.p12"
        place.write_bytes(b"no p12")
        dialog.take(place)
        qtbot.mouseClick(dialog.primary, LEFT)
        assert "type your passphrase" in dialog.banner.words
        dialog.passphrase.setText(PHRASE)
        qtbot.mouseClick(dialog.primary, LEFT)
        background.drain()
        said = "not enrolled" if kind is NewKeyDialog else "no .p12"
        assert said in dialog.banner.words
        dialog.done(0)


# -- locking ---------------------------------------------------------------------------------------------------


def test_it_locks_when_nobody_was_there_long_enough(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    locked: list[int] = []
    minutes = [0]
    lock = AutoLock(host, lambda: minutes[0], lambda: locked.append(1))
    lock.look(10**9)
    assert locked == []  # 0: never
    minutes[0] = 15
    lock.look(15 * 60_000 - 1)
    assert locked == []
    lock.look(15 * 60_000)
    assert locked == [1]
    lock.look()
    assert locked == [1]  # the time begins anew


def test_a_key_is_a_sign_of_life(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    lock = AutoLock(host, lambda: 1, lambda: None)
    qtbot.wait(20)
    before = lock._quiet.elapsed()
    press = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_A, Qt.KeyboardModifier.NoModifier, "a")
    assert lock.eventFilter(host, press) is False
    assert lock._quiet.elapsed() < before


def test_dialogs_are_closed_before_the_page_is_covered(services: AssessorServices, qtbot: QtBot) -> None:
    dialog = IdentityDialog(services.identity)
    with qtbot.waitSignal(dialog.loaded):
        dialog.open()
    qtbot.mouseClick(dialog.passphrase, LEFT)
    assert QApplication.activeModalWidget() is not None
    close_dialogs()
    assert QApplication.activeModalWidget() is None


def test_minutes_are_a_setting(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    changes: list[dict[str, object]] = []
    dialog = SettingsDialog(host, replace(Settings(), lock_minutes=7), lambda **words: changes.append(words))
    dialog.open()
    box = dialog.box("lock_minutes")
    assert box.currentText() == "after 7 minutes without key or click"
    at = box.findData(0)
    assert box.itemText(at) == "never by itself"
    box.setCurrentIndex(at)
    box.activated.emit(at)
    assert changes == [{"lock_minutes": 0}]
    dialog.done(0)
