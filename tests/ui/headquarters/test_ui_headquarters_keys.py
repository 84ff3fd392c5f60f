"""Headquarters' keys in the window: cards made, rehearsed, the root taken off, signers, a laptop's keys given back."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from smartcity_desktop.core.cards import CardKey
from smartcity_desktop.core.edition import SignerStatus
from smartcity_desktop.system.settings import Settings
from smartcity_desktop.ui import background
from smartcity_desktop.ui.dialogs.secret_paper import SecretPaperDialog
from smartcity_desktop.ui.pages.keys import KeysPage
from tests.opening import PASSPHRASE, headquarters_at

if TYPE_CHECKING:
    from pathlib import Path

    from PySide6.QtWidgets import QWidget

NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)


class Clock:
    def __init__(self) -> None:
        self.at = NOW

    def now(self) -> datetime:
        return self.at

    def monotonic(self) -> int:
        return 1


@dataclass
class Keys:
    """The page of keys on a founded authority."""

    page: KeysPage
    services: object
    clock: Clock
    bot: object

    def settle(self) -> None:
        for _ in range(4):
            background.drain()
            QApplication.processEvents()

    def click(self, button: QWidget) -> None:
        self.bot.mouseClick(button, Qt.MouseButton.LeftButton)
        self.settle()

    def refresh(self) -> None:
        self.page.refresh()
        self.settle()

    def type_cards(self, edit, cards) -> None:
        for field, card in zip(edit.cards, cards, strict=False):
            field.words.setPlainText(card if isinstance(card, str) else card.text)


@pytest.fixture(scope="module")
def founded(tmp_path_factory) -> Path:
    root = tmp_path_factory.mktemp("keys")
    services = headquarters_at(root, Settings(language="en"), clock=Clock())
    services.authority.found("Program uji", PASSPHRASE)
    services.database.close()
    return root


@pytest.fixture
def keys(founded, tmp_path, window, qtbot):
    root = shutil.copytree(founded, tmp_path / "hq")
    clock = Clock()
    services = headquarters_at(root, Settings(language="en"), clock=clock)
    page = KeysPage(services.authority, services.recovery, services.desk, lambda: None)
    qtbot.addWidget(page)
    page.resize(1090, 640)
    page.show()
    found = Keys(page, services, clock, qtbot)
    found.refresh()
    yield found
    background.drain()
    services.database.close()


def made(keys: Keys, key: CardKey, **numbers):
    cards = keys.services.authority.make_cards(key, PASSPHRASE, **numbers)
    keys.refresh()
    return cards


def test_what_is_missing_is_said_first(keys):
    page = keys.page
    assert page.root.state.words == "no cards"
    assert page.recovery.state.words == "no cards"
    assert page.root.drill.isHidden()
    assert page.fingerprint.text() == page.card.root_fingerprint
    assert len(page.words.text().split(" ")) == 6
    keys.click(page.copy)
    assert QApplication.clipboard().text() == page.card.root_fingerprint


def test_cards_are_made_and_shown_to_be_printed(keys, tmp_path):
    dialog = keys.page.open_make(CardKey.RECOVERY)
    keys.click(dialog.primary)
    assert dialog.banner.words == "Please type your passphrase."
    dialog.needed.setValue(5)
    dialog.passphrase.setText(PASSPHRASE)
    keys.click(dialog.primary)
    assert "cannot be needed" in dialog.banner.words
    dialog.needed.setValue(2)
    keys.click(dialog.primary)
    paper = next(
        w for w in QApplication.topLevelWidgets() if isinstance(w, SecretPaperDialog) and w.isVisible()
    )
    keys.bot.waitUntil(lambda: paper.view.pages == 3)
    assert list(keys.services.folder.papers.iterdir()) == []
    paper.accept()
    keys.settle()
    assert keys.page.recovery.state.words == "drill due"


def test_a_wrong_passphrase_makes_no_cards(keys):
    dialog = keys.page.open_make(CardKey.ROOT)
    assert "earlier set" not in dialog.sentence.text()
    dialog.passphrase.setText("bukan sandinya itu")
    keys.click(dialog.primary)
    assert "wrong" in dialog.banner.words
    dialog.reject()
    keys.refresh()
    assert keys.page.root.state.words == "no cards"


def test_a_drill_with_typed_words(keys):
    cards = made(keys, CardKey.ROOT, threshold=3, count=5)
    dialog = keys.page.open_drill(CardKey.ROOT)
    assert len(dialog.cards.cards) == 2
    keys.click(dialog.primary)
    assert "every word has to be right" in dialog.banner.words
    first = dialog.cards.cards[0]
    words = list(cards[0].words)
    first.words.setPlainText(" ".join(words[:10]))
    assert first.state.text() == "10 words so far"
    words[3] = "zzz"
    first.words.setPlainText(" ".join(words))
    assert first.state.text().startswith("Card 1: word 4, “zzz”, is not on the list")
    keys.type_cards(dialog.cards, cards[:1])
    assert f"Card number 1 of set {cards[0].set_code}" in first.state.text()
    assert len(dialog.cards.cards) == 3
    keys.type_cards(dialog.cards, [cards[0], " ".join(cards[4].words), cards[2]])
    dialog.who.clear()
    keys.click(dialog.primary)
    assert "who leads" in dialog.banner.words
    dialog.who.setText("Petugas Contoh")
    keys.click(dialog.primary)
    assert "open the real key" in keys.page.banner.words
    assert keys.page.root.state.words == "rehearsed"
    assert "Petugas Contoh" in keys.page.root._set.text()
    keys.clock.at += timedelta(days=400)
    keys.refresh()
    assert keys.page.root.state.words == "drill due"
    assert "repeat the drill" in keys.page.root._set.text()


def test_what_is_due_is_told_until_both_keys_were_rehearsed(keys):
    told = []
    keys.page.due.connect(told.append)
    for key in CardKey:
        cards = made(keys, key)
        keys.services.authority.drill(key, [card.text for card in cards[:2]], "Petugas")
        keys.refresh()
    assert told[0] is True
    assert told[-1] is False


def test_cards_of_another_key_pass_no_drill(keys):
    recovery = made(keys, CardKey.RECOVERY)
    made(keys, CardKey.ROOT)
    dialog = keys.page.open_drill(CardKey.ROOT)
    keys.type_cards(dialog.cards, recovery[:2])
    keys.click(dialog.primary)
    assert "not of the root key" in dialog.banner.words
    dialog.reject()
    assert dialog.cards.texts() == ()


def test_the_root_leaves_and_its_cards_bring_it_back_for_one_act(keys, tmp_path):
    dialog = keys.page.open_offline()
    dialog.passphrase.setText(PASSPHRASE)
    keys.click(dialog.primary)
    assert "No drill" in dialog.banner.words
    dialog.reject()
    cards = made(keys, CardKey.ROOT)
    keys.services.authority.drill(CardKey.ROOT, [card.text for card in cards[:2]], "Petugas")
    dialog = keys.page.open_offline()
    dialog.passphrase.setText(PASSPHRASE)
    keys.click(dialog.primary)
    assert keys.page.banner.words == "The root key is no longer on this computer."
    assert keys.page.offline.isHidden()
    assert "off this computer" in keys.page.root._where.text()
    crl = keys.page.open_crl(tmp_path)
    crl.passphrase.setText(PASSPHRASE)
    keys.click(crl.primary)
    assert "root cards" in crl.banner.words
    keys.type_cards(crl.root.cards, cards[1:])
    keys.click(crl.primary)
    assert "Written:" in keys.page.banner.words
    assert len(list(tmp_path.glob("*.crl"))) == 1


def test_signers_are_announced_before_they_sign(keys):
    page = keys.page
    assert page.signers.use.isHidden()
    dialog = page.open_next_signer()
    dialog.passphrase.setText(PASSPHRASE)
    keys.click(dialog.primary)
    assert page.banner.words == "Made. Publish an edition to announce it."
    assert page.signers.make.isHidden()
    assert [page.signers.model.index(row, 0).data() for row in range(2)] == ["signs now", "announced"]
    dialog = page.open_use_signer()
    dialog.passphrase.setText(PASSPHRASE)
    keys.click(dialog.primary)
    assert "No published edition announces" in dialog.banner.words
    dialog.reject()
    page.signers.table.selectRow(0)
    assert not page.signers.revoke.isEnabled()
    page.signers.table.selectRow(1)
    assert page.signers.revoke.isEnabled()
    announced = next(e for e in page.card.signers if e.status is SignerStatus.ANNOUNCED)
    revoke = page.open_revoke_signer(announced.certificate_sha256)
    revoke.reason.setPlainText("Kunci tersalin")
    keys.click(revoke.primary)
    assert page.signers.model.index(1, 0).data() == "revoked"


def test_releasing_asks_for_everything_first(keys, tmp_path, monkeypatch):
    bad = tmp_path / "bukan.json"
    bad.write_text("{}")
    dialog = keys.page.open_release()
    keys.settle()
    dialog.look(bad)
    keys.settle()
    assert "no recovery request" in dialog.banner.words
    keys.click(dialog.primary)
    assert "choose the recovery request" in dialog.banner.words
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    keys.click(dialog.choose)
    dialog.reject()
