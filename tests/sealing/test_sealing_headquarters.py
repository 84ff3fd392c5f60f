"""Packages of headquarters: editions (first time, pinned, rollback, alarm) and receipts."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from smartcity_desktop.core.edition import Assignment, Kind, Mode
from smartcity_desktop.core.package import PackageRefused
from smartcity_desktop.sealing.certificates import (
    end_certificate,
    fingerprint,
    root_certificate,
    subject,
)
from smartcity_desktop.sealing.documents import edition_json, read_edition
from smartcity_desktop.sealing.seal import seal
from smartcity_desktop.sealing.signer import Signer
from smartcity_desktop.sealing.verify import verify_edition, verify_receipt


@pytest.fixture
def pinned(programme):
    return frozenset({hashlib.sha256(programme.authority.root_der).hexdigest()})


@pytest.fixture
def judge(tmp_path, quarantine, pinned, kit):
    def judged(data, *, roots=pinned, known=None, now=kit.NOW, **options):
        path = tmp_path / "e.asice"
        path.write_bytes(data)
        with verify_edition(path, roots, known or {}, quarantine, now, **options) as opened:
            verdict = opened.verdict
        assert list(quarantine.iterdir()) == []
        return verdict

    return judged


@pytest.fixture
def edition(programme, kit):
    return kit.edition_builder(programme)


def code(verdict):
    return verdict.refusal.code if verdict.refusal else None


def head(**changes):
    return lambda fields: fields | changes


def test_the_first_time_a_person_compares_the_root(programme, edition, tmp_path, quarantine, kit):
    path = tmp_path / "e.asice"
    path.write_bytes(edition.build())
    with verify_edition(path, None, {}, quarantine, kit.NOW) as opened:
        verdict = opened.verdict
        assert (verdict.intact, verdict.valid, verdict.trusted) == (True, True, False)
        assert verdict.refusal is None
        assert opened.root_der == programme.authority.root_der
        assert opened.root_fingerprint == fingerprint(opened.root_sha256)
        assert len(opened.root_fingerprint) == 29
        assert any("fingerprint" in note.en for note in verdict.notes)
        assert opened.documents.edition == programme.edition


def test_a_pinned_root_is_trusted(judge, edition):
    verdict = judge(edition.build())
    assert verdict.good
    assert verdict.notes == ()


def test_another_root_than_the_pinned_one(judge, edition):
    assert code(judge(edition.build(), roots=frozenset({"0" * 64}))) == "E_SIGNER_UNKNOWN"
    assert code(judge(edition.build(), roots=frozenset())) == "E_SIGNER_UNKNOWN"


def test_an_assessor_cannot_publish_an_edition(programme, judge, edition):
    """Right root, right chain, but not headquarters' key usage."""
    edition.signer, edition.key = programme.siti.signer, programme.siti.key
    edition.changes["head"] = head(certificate_sha256=programme.siti.signer.certificate_sha256)
    assert code(judge(edition.build())) == "E_SIGNER_UNKNOWN"
    assert code(judge(edition.build(), roots=None)) == "E_SIGNER_UNKNOWN"


def test_a_root_that_did_not_issue_the_signer(programme, judge, edition, kit):
    key, root_key = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
    until = datetime(2029, 1, 1, tzinfo=UTC)
    root = root_certificate(root_key, subject("Root Gerakan uji", "Gerakan uji"), kit.FOUNDED, until)
    signer = end_certificate(
        root, root_key, key.public_key(), subject("x", ""), kit.FOUNDED, until, edition_signer=True
    )
    edition.signer, edition.key = Signer(key, signer, (programme.authority.root_der,)), key
    edition.changes["head"] = head(certificate_sha256=edition.signer.certificate_sha256)
    assert code(judge(edition.build())) == "E_SIGNER_CHAIN"
    edition.signer = Signer(key, signer, (root,))
    assert code(judge(edition.build())) == "E_SIGNER_UNKNOWN"
    assert code(judge(edition.build(), roots=None)) is None


def test_a_root_that_is_no_authority(programme, judge, edition):
    leaf = programme.siti.signer.certificate
    edition.signer = Signer(edition.key, edition.signer.certificate, (leaf,))
    assert code(judge(edition.build(), roots=None)) == "E_SIGNER_CHAIN"


def test_the_root_itself_does_not_sign(programme, judge, edition, kit):
    root = programme.authority.root_der
    edition.signer = Signer(programme.authority._root_key, root, (root,))
    edition.key = programme.authority._root_key
    edition.changes["head"] = head(certificate_sha256=edition.signer.certificate_sha256)
    assert code(judge(edition.build())) == "E_SIGNER_CHAIN"


@pytest.mark.parametrize("chain", [0, 2])
def test_another_number_of_certificates(judge, edition, chain):
    edition.signer = Signer(edition.key, edition.signer.certificate, edition.signer.chain * chain)
    assert code(judge(edition.build())) == "E_SIGNER_UNKNOWN"


def test_garbage_as_root_the_first_time(judge, edition):
    edition.signer = Signer(edition.key, edition.signer.certificate, (b"\x30\x03\x02\x01\x01",))
    assert code(judge(edition.build(), roots=None)) == "E_SIGNER_CHAIN"


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"kind": "assessment"}, "E_TYPE"),
        ({"kind": "receipt"}, "E_TYPE"),
        ({"audience": "headquarters"}, "E_AUDIENCE"),
        ({"signer": "A-01"}, "E_BIND"),
        ({"certificate_sha256": "0" * 64}, "E_BIND"),
        ({"assignment": "T-001"}, "E_BIND"),
        ({"region": "R0001"}, "E_BIND"),
        ({"edition": "2020"}, "E_BIND"),
        ({"roster_version": 2}, "E_BIND"),
        ({"edition_digest": "0" * 64}, "E_BIND"),
    ],
)
def test_heads_that_do_not_bind(judge, edition, changes, expected):
    edition.changes["head"] = head(**changes)
    assert code(judge(edition.build())) == expected


def test_order_of_publications(judge, edition):
    edition.changes["head"] = head(sequence=3, supersedes="2" * 64)
    data = edition.build()
    digest = judge(data).digest
    for known, expected in (
        ({}, None),
        ({"2020": (9, "9" * 64)}, None),
        ({"2019": (1, "1" * 64)}, None),
        ({"2019": (2, "2" * 64)}, None),
        ({"2019": (2, "7" * 64)}, "H_FORK"),
        ({"2019": (3, digest)}, "DUPLICATE"),
        ({"2019": (3, "3" * 64)}, "H_FORK"),
        ({"2019": (4, "4" * 64)}, "E_REPLAY"),
    ):
        assert code(judge(data, known=known)) == expected, known


def test_clocks_of_the_laptop(programme, judge, edition):
    verdict = judge(edition.build(), now=datetime(1970, 1, 1, 0, 0, 9, tzinfo=UTC))
    assert verdict.good
    assert "1970-01-01" in verdict.notes[0].id
    assert "Set the clock" in verdict.notes[0].en
    assert code(judge(edition.build(), now=datetime(2021, 1, 8, tzinfo=UTC))) == "E_SIGNER_EXPIRED"


def test_a_closed_edition(judge, edition):
    assert judge(edition.build(), now=datetime(2019, 6, 30, 16, 59, tzinfo=UTC)).good
    after = datetime(2019, 6, 30, 17, 0, tzinfo=UTC)
    assert code(judge(edition.build(), now=after)) == "E_LATE"
    assert judge(edition.build(), now=after, closed_too=True).good


def test_a_rubric_that_is_not_the_named_one(judge, edition):
    edition.files[1] = (*edition.files[1][:3], b"rubric: {}\n")
    assert code(judge(edition.build())) == "E_BIND"


@pytest.mark.parametrize(
    "change",
    [
        lambda f: f[:1],
        lambda f: f[::-1],
        lambda f: [*f, ("more.txt", "edition", "text/plain", b"x")],
        lambda f: [(f[0][0], "comments", *f[0][2:]), f[1]],
    ],
)
def test_files_of_an_edition(judge, edition, change):
    edition.changes["files"] = change
    assert code(judge(edition.build())) == "E_SCHEMA"


def test_an_edition_for_later_programs(programme, judge, kit):
    later = replace(programme.edition, min_package_version=2)
    assert code(judge(kit.edition_builder(programme, later).build())) == "E_VERSION_NEWER"


@pytest.mark.parametrize(
    "change",
    [
        lambda e: replace(e, assessors=(*e.assessors, e.assessors[0])),
        lambda e: replace(e, assignments=(*e.assignments, e.assignments[0])),
        lambda e: replace(e, roster=(*e.roster, e.roster[0])),
        lambda e: replace(e, assignments=(Assignment("T-9", "R0001", "A-77", Mode.VISIT),)),
        lambda e: replace(e, assignments=(Assignment("T-9", "R0077", "A-01", Mode.VISIT),)),
        lambda e: replace(e, assessors=e.assessors[:1], assignments=()),
        lambda e: replace(e, opens=date(2019, 7, 1)),
        lambda e: replace(e, kind=Kind.PRACTICE),
        lambda e: replace(e, code="LATIHAN-2019"),
        lambda e: replace(e, code="edisi 2019"),
        lambda e: replace(e, roster=(replace(e.roster[0], certificate=b"other"), e.roster[1])),
        lambda e: replace(e, roster_version=0),
        lambda e: replace(e, selection=replace(e.selection, places=0)),
    ],
)
def test_an_edition_that_contradicts_itself(programme, change):
    with pytest.raises(PackageRefused) as caught:
        read_edition(edition_json(change(programme.edition), programme.regions))
    assert caught.value.code == "E_SCHEMA"


def test_regions_of_an_edition(programme):
    with pytest.raises(ValueError, match="R0002"):
        edition_json(programme.edition, programme.regions[:1])
    more = edition_json(programme.edition, tuple(reversed(programme.regions)))
    assert read_edition(more) == (programme.edition, programme.regions)
    double = replace(programme.edition, regions=("R0001", "R0001", "R0002"))
    with pytest.raises(PackageRefused) as caught:
        read_edition(edition_json(double, programme.regions))
    assert caught.value.code == "E_SCHEMA"


# --- receipts --------------------------------------------------------------------------------------------------


@pytest.fixture
def receipt(programme, tmp_path):
    def made(**changes):
        out = tmp_path / f"r{len(list(tmp_path.glob('r*')))}.asice"
        head_fields = programme.receipt_head(**changes)
        return seal(programme.authority.signer, head_fields, programme.receipt_files(), out).path

    return made


def test_a_receipt_for_me(receipt, pinned, quarantine, kit):
    with verify_receipt(receipt(), pinned, quarantine, kit.NOW) as opened:
        assert opened.verdict.good
        assert opened.documents.receipt.assessor_id == "A-01"
        assert opened.documents.receipt.received[0].received_at == kit.NOW


@pytest.mark.parametrize(
    ("options", "expected"),
    [
        ({"edition": "2019", "assessor_id": "A-01"}, None),
        ({"edition": "2020"}, "E_EDITION"),
        ({"assessor_id": "A-02"}, "E_AUDIENCE"),
    ],
)
def test_for_whom_a_receipt_is(receipt, pinned, quarantine, kit, options, expected):
    with verify_receipt(receipt(), pinned, quarantine, kit.NOW, **options) as opened:
        assert code(opened.verdict) == expected


def test_a_receipt_by_a_stranger(receipt, quarantine, kit):
    with verify_receipt(receipt(), frozenset({"0" * 64}), quarantine, kit.NOW) as opened:
        assert code(opened.verdict) == "E_SIGNER_UNKNOWN"


def test_an_edition_is_no_receipt(edition, tmp_path, pinned, quarantine, kit):
    path = tmp_path / "e.asice"
    path.write_bytes(edition.build())
    with verify_receipt(path, pinned, quarantine, kit.NOW) as opened:
        assert code(opened.verdict) == "E_TYPE"


@pytest.mark.parametrize(
    ("content", "expected"),
    [(b"{}", "E_SCHEMA"), (b"", "E_JSON"), (b'{"assessor":"A-01","format":"smartcity-receipt","received":['
      b'{"assignment":"T-1","digest":"' + b"0" * 64 + b'","received_at":"2019-13-01T00:00:00Z","sequence":1}'
      b'],"version":1}', "E_SCHEMA")],
)  # fmt: skip
def test_receipts_that_say_nothing(programme, tmp_path, pinned, quarantine, kit, content, expected):
    (file,) = programme.receipt_files()
    out = tmp_path / "r.asice"
    seal(programme.authority.signer, programme.receipt_head(), [replace(file, source=content)], out)
    with verify_receipt(out, pinned, quarantine, kit.NOW) as opened:
        assert code(opened.verdict) == expected
