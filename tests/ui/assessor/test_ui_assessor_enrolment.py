from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

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
    step.primary.click()
    assert laptop.window.key == "take_in"
