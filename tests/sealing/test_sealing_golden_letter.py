"""The golden letter, made once: every later version of the program still opens it, and so does age's own program."""

from __future__ import annotations

import re
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest

from smartcity_desktop.core.rubric_reader import read_rubric
from smartcity_desktop.sealing.letters import read_secrets
from smartcity_desktop.sealing.verify import AssessmentTrust, show, verify_assessment, verify_edition

LETTER = Path(__file__).parents[1] / "data" / "packages" / "letter"
GUIDE = Path(__file__).parents[2] / "docs" / "package.md"
NOW = datetime(2019, 5, 20, 3, 0, tzinfo=UTC)
DIGEST = "6fbea659f7096924ba15c68bfb8160487d4979ed45e1569510f385653d4e99ec"


def test_the_golden_letter_is_good(quarantine):
    with verify_edition(LETTER / "edition.asice", None, {}, quarantine, NOW) as opened:
        assert opened.verdict.refusal is None
        assert len(opened.documents.edition.recipients.working) == 1
        trust = AssessmentTrust(
            edition=opened.documents.edition,
            edition_digest=opened.digest,
            root_der=opened.root_der,
            chain_known=lambda _: (),
            rubric=read_rubric(opened.read("rubric.yaml").decode(), "rubric.yaml"),
            now=NOW,
        )
    secrets = read_secrets(LETTER / "key.txt")
    with verify_assessment(LETTER / "assessment.asice.age", trust, quarantine, secrets=secrets) as opened:
        assert opened.verdict.refusal is None
        assert opened.verdict.good
        assert opened.verdict.notes == ()  # the sheet's signature counts
        assert opened.digest == DIGEST
    with verify_assessment(LETTER / "assessment.asice.age", trust, quarantine) as opened:
        assert opened.verdict.refusal.code == "E_AGE"


@pytest.mark.skipif(shutil.which("age") is None, reason="age is the subject")
def test_ages_own_program_opens_the_golden_letter(quarantine, tmp_path):
    """By the command of the guide, taken out of it."""
    (command,) = re.findall(r"```sh letter\n(.*?)```", GUIDE.read_text("utf-8"), re.DOTALL)
    shutil.copy(LETTER / "assessment.asice.age", tmp_path / "paket.asice.age")
    shutil.copy(LETTER / "key.txt", tmp_path / "kunci.txt")
    subprocess.run(["sh", "-euc", command], cwd=tmp_path, check=True)
    with show(tmp_path / "paket.asice", quarantine) as opened:
        assert opened.digest == DIGEST
