"""An edition of a signer that this laptop was never told of: the fingerprint heard by telephone settles it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from smartcity_desktop.core.edition import Assessor, Mode, Selection
from smartcity_desktop.core.language import Text
from smartcity_desktop.system.settings import Settings
from smartcity_desktop.ui import background
from smartcity_desktop.ui.steps.edition_step import EditionStep
from tests.opening import PASSPHRASE, assessor_at, found, headquarters_at

if TYPE_CHECKING:
    from pathlib import Path

CODE = "T-2026"


class Clock:
    def __init__(self) -> None:
        self.at = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)

    def now(self) -> datetime:
        self.at += timedelta(seconds=1)
        return self.at

    def monotonic(self) -> int:
        return 1


@pytest.fixture
def missed(tmp_path: Path):
    """A laptop with the first publication, the third one's file, and the fingerprint of who signed that."""
    clock = Clock()
    office = headquarters_at(tmp_path / "hq", Settings(), clock=clock)
    laptop = assessor_at(tmp_path / "a1", Settings(), clock=clock)
    secrets = found(office)
    office.drafting.create(
        CODE,
        Text("Periode uji 2026", "Test edition 2026"),
        selection=Selection(1),
        opens=date(2026, 3, 1),
        closes=date(2026, 6, 30),
        receiving_deadline=datetime(2026, 7, 15, tzinfo=UTC),
    )
    region = office.programme.region("Kota Ambon").id
    office.drafting.invite(CODE, [region])
    request = laptop.identity.write_request(tmp_path)
    person = Assessor("A-01", "Asesor Contoh", "Lembaga Contoh")
    office.drafting.enrol_all(CODE, [(request, person)], PASSPHRASE)
    office.drafting.assign(CODE, [(region, "A-01", Mode.VISIT)])
    laptop.editions.take_in(office.publishing.publish(CODE, secrets, tmp_path), root_confirmed=True)
    signer = office.authority.make_next_signer(PASSPHRASE)
    office.publishing.publish(CODE, secrets, tmp_path)
    office.authority.use_next_signer(PASSPHRASE)
    package = office.publishing.publish(CODE, secrets, tmp_path)
    office.database.close()
    yield laptop, package, signer.certificate_sha256[:24].upper()
    background.drain()
    laptop.database.close()


def settle() -> None:
    for _ in range(4):
        background.drain()
        QApplication.processEvents()


def test_a_signer_that_nobody_announced(missed, window, qtbot):
    laptop, package, code = missed
    step = EditionStep(laptop.editions)
    qtbot.addWidget(step)
    step.show()
    step.look(package)
    settle()
    assert "call headquarters on a number you know" in step.banner.words
    assert not step.heard.isHidden()
    assert step.card.isHidden()
    qtbot.mouseClick(step.primary, Qt.MouseButton.LeftButton)
    assert "type the fingerprint" in step.banner.words
    step.heard.setText("0" * 24)
    qtbot.keyClick(step.heard, Qt.Key.Key_Return)
    settle()
    assert "call headquarters on a number you know" in step.banner.words
    step.heard.setText(" ".join(code[at : at + 4] for at in range(0, 24, 4)))
    qtbot.keyClick(step.heard, Qt.Key.Key_Return)
    settle()
    assert not step.card.isHidden()
    with qtbot.waitSignal(step.finished):
        qtbot.mouseClick(step.primary, Qt.MouseButton.LeftButton)
        settle()
    assert len(laptop.editions.edition(CODE).signers) == 2
