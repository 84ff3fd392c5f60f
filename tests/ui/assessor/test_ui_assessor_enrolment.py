from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLabel

from smartcity_desktop.core.words import code_words
from smartcity_desktop.sample import PRACTICE_PASSPHRASE
from smartcity_desktop.ui import assessor, background
from tests.opening import assessor_at

if TYPE_CHECKING:
    from pathlib import Path

    from smartcity_desktop.ui.main_window import MainWindow
    from tests.ui.assessor.conftest import Laptop


def test_the_enrolment_file_can_be_written_again(laptop: Laptop, tmp_path: Path) -> None:
    laptop.settle()
    step = laptop.desk.enrolment
    assert step is not None
    laptop.window.go("enrolment")
    assert step.isVisible()
    card = laptop.services.identity.card()
    assert card is not None
    assert step.code.text() == card.fingerprint
    step.write_to(tmp_path)
    laptop.settle()
    (written,) = tmp_path.glob("*.csr")
    assert written.read_bytes().startswith(b"-----BEGIN CERTIFICATE REQUEST-----")
    assert str(written) in step.banner.words


def test_whoever_is_enrolled_is_not_asked_to_enrol(laptop: Laptop) -> None:
    laptop.settle()
    step = laptop.desk.enrolment
    assert step is not None
    laptop.window.go("enrolment")
    assert step.heading.text() == "Your key is enrolled"
    assert step.sentence.text().startswith("You are A-01 on the panel")
    assert laptop.window.rail.button("enrolment").title() == "My key"
    assert "by telephone, so that" not in " ".join(
        label.text() for label in step.findChildren(QLabel) if label.isVisible()
    )
    step.primary.click()
    assert laptop.window.key == "regions"


def test_a_new_key_is_shown_and_has_to_be_enrolled(laptop: Laptop, tmp_path: Path) -> None:
    laptop.settle()
    step = laptop.desk.enrolment
    assert step is not None
    before = step.code.text()
    laptop.services.identity.rotate(PRACTICE_PASSPHRASE, tmp_path)
    laptop.window.go("enrolment")
    laptop.settle()
    card = laptop.services.identity.card()
    assert step.code.text() == card.fingerprint != before
    assert step.card.words.text() == code_words(card.fingerprint)
    assert step.heading.text() == "Enrol at headquarters"
    step.primary.click()
    assert laptop.window.key == "take_in"


def test_whoever_is_not_enrolled_is_told_where_the_regions_are(window: MainWindow, tmp_path: Path) -> None:
    services = assessor_at(tmp_path)
    desk = assessor.build(window, services)
    background.drain()
    banner = desk.regions.banner
    assert banner.words.startswith("Headquarters does not know your key yet")
    banner._action.click()
    assert window.key == "enrolment"
    assert desk.enrolment is not None
    assert desk.enrolment.primary.text() == "Go on to the edition"
    background.drain()
    services.database.close()


def test_whoever_is_enrolled_is_told_nothing(laptop: Laptop) -> None:
    laptop.settle()
    assert laptop.desk.regions.banner.words == ""
