"""Packages of format version 1, made once: every later version of the program still reads them."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from smartcity_desktop.core.rubric_reader import read_rubric
from smartcity_desktop.sealing.verify import (
    AssessmentTrust,
    show,
    verify_assessment,
    verify_edition,
    verify_receipt,
)

GOLDEN = Path(__file__).parents[1] / "data" / "packages"
NOW = datetime(2019, 5, 20, 3, 0, tzinfo=UTC)
DIGESTS = {
    "edition-v1.asice": "b5cf8a33424f8419964e087aeed0b121025537673c83ddb978f8044fc7772a87",
    "assessment-v1.asice": "3d7b14caa99d758d4ff09c51284893a3259dddfe7ae0dae30c48acbdaeab6dba",
    "assessment-v1-stamped.asice": "3d7b14caa99d758d4ff09c51284893a3259dddfe7ae0dae30c48acbdaeab6dba",
    "edition-v2.asice": "73b3c24411a8e84835c0b8223fe27744ad7af3ddb7f41e9982564bf97f6f8f9c",
    "edition-v2-staff.asice": "29ad0a62b1a9af27f4e782ef641818a445aae7c1b49169d0f6b0a20be7ea7329",
    "receipt-v2.asice": "9e3c4fc7f5ca2a2b24a01241b68fb10aa44d7d5c216391ac262ac94f4081c5ef",
    "receipt-v1.asice": "c8a3c280b7f2312bb833df47844f7ea7c40e379a65dd73f54e1e4dbe76305a38",
}


@pytest.mark.parametrize("name", DIGESTS)
def test_golden_packages_are_whole_and_never_change(name, quarantine):
    with show(GOLDEN / name, quarantine) as opened:
        assert opened.verdict.intact
        assert opened.verdict.valid
        assert opened.verdict.digest == DIGESTS[name]
        assert opened.verdict.head.version == 1


def test_the_golden_way(quarantine):
    with verify_edition(GOLDEN / "edition-v1.asice", None, {}, quarantine, NOW) as opened:
        assert opened.verdict.refusal is None
        edition, root = opened.documents.edition, opened.root_der
        assert edition.code == "2019"
        assert opened.documents.regions[0].name == "Kota Ambon"
        trust = AssessmentTrust(
            edition=edition,
            edition_digest=opened.verdict.digest,
            root_der=root,
            chain_known=lambda _: (),
            rubric=read_rubric(opened.read("rubric.yaml").decode(), "rubric.yaml"),
            now=NOW,
        )
        pinned = frozenset({opened.root_sha256})
    with verify_assessment(GOLDEN / "assessment-v1.asice", trust, quarantine) as opened:
        assert opened.verdict.refusal is None
        assert opened.verdict.good
        assert opened.documents.scores.answers[0].comment.endswith("“cukup”.")
        digest = opened.verdict.digest
    with verify_receipt(
        GOLDEN / "receipt-v1.asice", pinned, quarantine, NOW, edition="2019", assessor_id="A-01"
    ) as opened:
        assert opened.verdict.good
        assert opened.documents.receipt.received[0].digest == digest


def test_the_golden_edition_of_document_version_two(quarantine):
    with verify_edition(GOLDEN / "edition-v2.asice", None, {}, quarantine, NOW) as opened:
        assert opened.verdict.refusal is None
        edition = opened.documents.edition
    assert [len(edition.recipients.working), len(edition.recipients.recovery)] == [1, 1]
    assert [entry.status for entry in edition.signers] == ["active", "revoked", "announced"]
    assert edition.roster[0].recipient.startswith("age1")
