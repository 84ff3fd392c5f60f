"""Held packages in the inbox: what is said, released and refused by clicks."""

from __future__ import annotations

from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel

from smartcity_desktop.system.settings import Settings
from smartcity_desktop.ui.dialogs.held_decision import HeldDecisionDialog
from smartcity_desktop.ui.pages.inbox import HELD, LOG
from tests.opening import assessor_at
from tests.ui.headquarters.conftest import CODE, PASSPHRASE, START, TickingClock

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def second(office, tmp_path: Path) -> Path:
    """A revision of Kota Denpasar by A-01 whose first package never came."""
    services = assessor_at(
        office.root / "A-01", Settings(language="en"), clock=TickingClock(START + timedelta(hours=3))
    )
    try:
        line = next(one for one in services.scoring.regions(CODE) if one.region.name == "Kota Denpasar")
        draft = services.finalising.revise(line.assessment_id, "Keliru.")
        code = services.scoring.reload(draft).rubric.indicators()[0].code
        services.scoring.set_level(draft, code, Decimal(2))
        services.finalising.sign(draft, PASSPHRASE, no_conflict=True)
        (exported,) = services.delivery.export([draft], tmp_path)
        return exported.package
    finally:
        services.database.close()


def take(office, *files: Path) -> None:
    office.desk.inbox.receive(files)
    office.bot.waitUntil(lambda: not office.desk.inbox._waiting)
    office.settle()


def decide(office, button) -> HeldDecisionDialog:
    office.click(button)
    dialog = office.window.findChild(HeldDecisionDialog)
    assert dialog is not None
    return dialog


def test_nothing_is_held_at_first(office) -> None:
    office.page("inbox")
    inbox = office.desk.inbox
    inbox.tabs.setCurrentIndex(HELD)
    assert inbox.tabs.tabText(HELD) == "Held back"
    assert inbox.held._empty.isVisible()
    assert not inbox.held.release.isVisible()
    assert inbox.held.open_decision(release=True) is None


def test_a_held_package_is_released_with_a_reason_and_a_signature(office, second: Path) -> None:
    office.page("inbox")
    inbox = office.desk.inbox
    take(office, second)
    assert inbox.tabs.tabText(HELD) == "Held (1)"
    inbox.tabs.setCurrentIndex(HELD)
    office.settle()
    assert "did not come in yet" in inbox.held.happened.text()
    assert inbox.held.details.toPlainText().startswith("H_GAP")
    dialog = decide(office, inbox.held.release)
    assert "Kota Denpasar · A-01 · package number 2" in dialog._package.text()
    office.click(dialog.primary)
    assert dialog.banner.words == "Please write the reason; it is signed and kept."
    dialog.reason.setPlainText("Paket pertama hilang.")
    office.click(dialog.primary)
    assert dialog.banner.words == "Please type your passphrase."
    office.type(dialog.passphrase, "bukan sandi yang benar")
    office.click(dialog.primary)
    office.settle()
    assert "passphrase is wrong" in dialog.banner.words
    dialog.passphrase.clear()
    office.type(dialog.passphrase, PASSPHRASE)
    office.click(dialog.primary)
    office.bot.waitUntil(lambda: inbox.tabs.tabText(HELD) == "Held back", timeout=20000)
    assert "released and taken in" in inbox.banner.words
    inbox.tabs.setCurrentIndex(LOG)
    assert inbox.sorted_log.index(0, 1).data() == "Released"
    take(office, *office.packages("Kota Denpasar"))
    office.desk.open_edition(CODE)
    office.settle()
    assert "2 of 8 taken in" in [
        label.text() for label in office.desk.edition.overview_tab.findChildren(QLabel)
    ]
    office.desk._open_panel(office.region_id("Kota Denpasar"))
    office.settle()
    panel = office.desk.panel
    assert [sheet.released for sheet in panel.view.sheets] == ["H_GAP", ""]
    panel.tree.go_to(panel.view.rubric.indicators()[0].code)
    words = [label.text() for label in panel.words._opinions.widget().findChildren(QLabel)]
    assert "Released by a clerk; the package had been held (H_GAP)." in words


def test_a_refused_package_keeps_its_place_and_can_be_released_later(office, second: Path) -> None:
    office.page("inbox")
    inbox = office.desk.inbox
    take(office, second)
    inbox.tabs.setCurrentIndex(HELD)
    dialog = decide(office, inbox.held.refuse)
    dialog.reason.setPlainText("Asesor minta diabaikan.")
    office.type(dialog.passphrase, PASSPHRASE)
    office.click(dialog.primary)
    office.bot.waitUntil(lambda: inbox.held.rows.rowCount() == 1 and not inbox.held.waiting, timeout=20000)
    office.settle()
    assert inbox.held.sorted.index(0, 0).data() == "Refused"
    assert not inbox.held.refuse.isVisible()
    assert inbox.held.release.isVisible()
    assert inbox.held.remedy.text() == "It was refused; the file is kept, and it can still be released."
    assert "Asesor minta diabaikan." in inbox.held.details.toPlainText()
    take(office, second)
    assert inbox.detail.happened.text() == "This package was refused by a clerk."


def test_a_note_on_a_package_is_in_sight(office) -> None:
    office.page("inbox")
    take(office, office.packages("Kota Ambon")[0])
    detail = office.desk.inbox.detail
    assert detail.happened.text() == "Taken in, with a note."
    assert detail.notes.text() == "Evidence surat kota.pdf: the file is damaged and cannot be shown."
