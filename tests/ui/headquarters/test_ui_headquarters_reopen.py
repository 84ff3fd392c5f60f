"""Every passphrase of headquarters is lost: the cards, typed at the sign-in page, let a new administrator in."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog

from smartcity_desktop.app import headquarters_gate
from smartcity_desktop.core.cards import CardKey
from smartcity_desktop.services.reopening import Reopening
from smartcity_desktop.ui import background
from smartcity_desktop.ui.pages.welcome import WelcomePage
from smartcity_desktop.ui.steps.sign_in_step import SignInStep
from tests.opening import PASSPHRASE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from smartcity_desktop.core.cards import Card
    from smartcity_desktop.ui.dialogs.reopen import ReopenDialog

NEW = "sandi baru sesudah musibah"


@pytest.fixture
def step(office, qtbot) -> Iterator[SignInStep]:
    page = WelcomePage(practice=False)
    qtbot.addWidget(page)
    page.show()
    page.ask_person(
        headquarters_gate(office.root / "hq"),
        reopen=Reopening(office.services.folder, office.services.desk._clock).reopen,
    )
    assert isinstance(page.step, SignInStep)
    yield page.step
    page.close()


@pytest.fixture
def cards(office) -> tuple[Card, ...]:
    return office.services.authority.make_cards(CardKey.RECOVERY, PASSPHRASE)


def press(qtbot, button) -> None:
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    for _ in range(4):
        background.drain()
        QApplication.processEvents()


def opened(step: SignInStep, qtbot) -> ReopenDialog:
    from smartcity_desktop.ui.dialogs.reopen import ReopenDialog

    assert step.lost.isVisible()
    press(qtbot, step.lost)
    dialog = step.findChild(ReopenDialog)
    assert dialog is not None
    return dialog


def test_cards_bring_a_new_administrator_in(office, step, cards, qtbot) -> None:
    dialog = opened(step, qtbot)
    press(qtbot, dialog.primary)
    assert "Please type or scan this card" in dialog.banner.words
    for edit, card in zip(dialog.recovery.cards, cards, strict=False):
        edit.words.setPlainText(" ".join(card.words))
    press(qtbot, dialog.primary)
    assert dialog.banner.words == "Please write the name of the new administrator."
    dialog.name.setText("Petugas Baru")
    dialog.passphrase.setText(NEW)
    press(qtbot, dialog.primary)
    assert "differ" in dialog.banner.words
    dialog.again.setText(NEW)
    press(qtbot, dialog.primary)
    assert step.findChild(QDialog) is None  # the words of the cards go with the dialog
    assert "The data is open. Sign in as P-03." in step.banner.words
    assert "Nothing can be signed" in step.banner.words
    assert step.picker.currentData() == "P-03"
    assert headquarters_gate(office.root / "hq").unlock(NEW, "P-03").person_id == "P-03"


def test_root_cards_are_asked_for_only_when_they_are_here(step, cards, qtbot) -> None:
    dialog = opened(step, qtbot)
    for edit, card in zip(dialog.recovery.cards, cards, strict=False):
        edit.words.setPlainText(" ".join(card.words))
    assert not dialog.root.isVisible()
    dialog.with_root.setFocus()
    qtbot.keyClick(dialog.with_root, Qt.Key.Key_Space)
    assert not dialog.root.isHidden()
    press(qtbot, dialog.primary)
    assert "Please type or scan this card" in dialog.banner.words
    assert dialog.root.cards[0].words.property("invalid")


def test_a_locked_window_and_one_without_cards_offer_no_way_around(qtbot) -> None:
    for locked, cards in ((True, True), (False, False)):
        step = SignInStep(lambda _secret, _person: None, ("P-01",), "P-01", locked=locked, cards=cards)
        qtbot.addWidget(step)
        step.show()
        assert step.practice.isVisible()
        assert not step.lost.isVisible()
