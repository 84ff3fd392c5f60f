"""Head, binding, signer, time, order and content: one change at a time, each rightly signed but not acceptable."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from smartcity_desktop.core import audit
from smartcity_desktop.core.assessment import Answer
from smartcity_desktop.core.edition import Kind, RosterStatus
from smartcity_desktop.core.package import CODES
from smartcity_desktop.core.rubric import RubricName
from smartcity_desktop.sealing.documents import scores_json
from smartcity_desktop.sealing.verify import Link, claimed_head, show, verify_assessment


def fields(**changes):
    return lambda head: head | changes


def without(name):
    return lambda head: {key: value for key, value in head.items() if key != name}


def content(index, **changes):
    def change(head):
        head["contents"][index] |= changes
        return head

    return change


def contents(change):
    return lambda head: head | {"contents": change(head["contents"])}


def text(old, new):
    def change(data):
        assert old in data
        return data.replace(old, new, 1)

    return change


HEAD = [
    ("other format", fields(format="smartcity"), "E_TYPE"),
    ("no format", without("format"), "E_TYPE"),
    ("newer version", fields(version=2), "E_VERSION_NEWER"),
    ("newer version with new fields", fields(version=7, encryption={"kind": "x"}), "E_VERSION_NEWER"),
    ("version 0", fields(version=0), "E_SCHEMA"),
    ("version as text", fields(version="1"), "E_SCHEMA"),
    ("version true", fields(version=True), "E_SCHEMA"),
    ("no version", without("version"), "E_SCHEMA"),
    ("unknown field", fields(extra=1), "E_SCHEMA"),
    ("field missing", without("application"), "E_SCHEMA"),
    ("unknown kind", fields(kind="letter"), "E_SCHEMA"),
    ("sequence 0", fields(sequence=0), "E_SCHEMA"),
    ("sequence as text", fields(sequence="1"), "E_SCHEMA"),
    ("sequence true", fields(sequence=True), "E_SCHEMA"),
    ("negative audit length", fields(audit_length=-1), "E_SCHEMA"),
    ("short digest", fields(supersedes="ab"), "E_SCHEMA"),
    ("capital digest", fields(edition_digest="AB" * 32), "E_SCHEMA"),
    ("digest with line feed", fields(edition_digest="a" * 64 + "\n"), "E_SCHEMA"),
    ("blank in an id", fields(signer="A 01"), "E_SCHEMA"),
    ("no such day", fields(created="2019-02-30T07:30:00Z"), "E_SCHEMA"),
    ("time with zone", fields(created="2019-05-16T07:30:00+07:00"), "E_SCHEMA"),
    ("contents as object", fields(contents={}), "E_SCHEMA"),
    ("content without size", contents(lambda c: [{k: v for k, v in x.items() if k != "size"} for x in c]), "E_SCHEMA"),
    ("content of unknown role", content(0, role="malware"), "E_SCHEMA"),
    ("content of other size", content(0, size=1), "E_SET"),
    ("content of other digest", content(0, sha256="0" * 64), "E_SET"),
    ("content of other name", content(0, name="other.json"), "E_SET"),
    ("content of other type", content(0, media_type="text/plain"), "E_SET"),
    ("contents in other order", contents(lambda c: c[::-1]), "E_SET"),
    ("content not declared", contents(lambda c: c[:-1]), "E_SET"),
    ("content declared twice", contents(lambda c: [*c, c[-1]]), "E_SET"),
    ("receipt", fields(kind="receipt"), "E_TYPE"),
    ("edition", fields(kind="edition"), "E_TYPE"),
    ("certificate of another", fields(certificate_sha256="0" * 64), "E_BIND"),
    ("another person", fields(signer="A-02"), "E_BIND"),
    ("headquarters as signer", fields(signer="headquarters"), "E_BIND"),
    ("other edition", fields(edition="2020"), "E_EDITION"),
    ("practice edition", fields(edition="LATIHAN-2019"), "E_PRACTICE"),
    ("unknown publication", fields(edition_digest="0" * 64), "E_EDITION"),
    ("no publication", fields(edition_digest=None), "E_EDITION"),
    ("for assessors", fields(audience="assessor"), "E_AUDIENCE"),
    ("unknown assignment", fields(assignment="T-999"), "E_ASSIGNMENT"),
    ("assignment of another", fields(assignment="T-003"), "E_ASSIGNMENT"),
    ("other region", fields(region="R0002"), "E_ASSIGNMENT"),
    ("no assignment", fields(assignment=None), "E_ASSIGNMENT"),
    ("number 2 first", fields(sequence=2, supersedes="0" * 64), "H_GAP"),
    ("number 1 after something", fields(supersedes="0" * 64), "H_FORK"),
    ("audit head", fields(audit_head="0" * 64), "E_AUDIT"),
    ("no audit head", fields(audit_head=None), "E_AUDIT"),
    ("audit shorter", fields(audit_length=4), "E_AUDIT"),
    ("audit longer", fields(audit_length=6), "E_AUDIT"),
    ("audit beyond the limit", fields(audit_length=10**9), "E_LIMIT"),
]  # fmt: skip

BYTES = [
    ("not JSON", lambda _: b"hello", "E_JSON"),
    ("empty", lambda _: b"", "E_JSON"),
    ("not UTF-8", lambda d: d.replace(b"SmartCity", b"Smart\xff"), "E_JSON"),
    ("key twice", text(b'"version":1', b'"version":1,"version":1'), "E_JSON"),
    ("key twice, second decides", text(b'"sequence":1', b'"sequence":1,"sequence":9'), "E_JSON"),
    ("NaN", text(b'"sequence":1', b'"sequence":NaN'), "E_JSON"),
    ("Infinity", text(b'"sequence":1', b'"sequence":-Infinity'), "E_JSON"),
    ("cut", lambda d: d[:-1], "E_JSON"),
    ("two values", lambda d: d + d, "E_JSON"),
    ("deep", lambda _: b"[" * 100_000, "E_JSON"),
    ("deep and closed", lambda _: b"[" * 100_000 + b"]" * 100_000, "E_JSON"),
    ("byte order mark", lambda d: b"\xef\xbb\xbf" + d, "E_JSON"),
    ("a list", lambda _: b"[]", "E_TYPE"),
    ("null", lambda _: b"null", "E_TYPE"),
    ("float", text(b'"sequence":1', b'"sequence":1.0'), "E_JSON_FORM"),
    ("exponent", text(b'"sequence":1', b'"sequence":1e0'), "E_JSON_FORM"),
    ("huge integer", text(b'"sequence":1', b'"sequence":9007199254740993'), "E_JSON_FORM"),
    ("endless integer", text(b'"sequence":1', b'"sequence":' + b"9" * 100_000), "E_JSON_FORM"),
    ("minus zero", text(b'"audit_length":5', b'"audit_length":-0'), "E_JSON_FORM"),
    ("blank", text(b":1,", b": 1,"), "E_JSON_FORM"),
    ("line feed at the end", lambda d: d + b"\n", "E_JSON_FORM"),
    ("escaped letter", text(b"SmartCity", b"\\u0053martCity"), "E_JSON_FORM"),
    ("escaped slash", text(b"application/json", b"application\\/json"), "E_JSON_FORM"),
    ("half a surrogate", text(b"SmartCity", b"\\ud800"), "E_JSON_FORM"),
    ("key not ASCII", text(b'"kind"', '"kínd"'.encode()), "E_JSON_FORM"),
    ("keys not sorted", lambda d: json.dumps(dict(reversed(json.loads(d).items())), separators=(",", ":")).encode(),
     "E_JSON_FORM"),
    ("too large", lambda d: d + b" " * 2**22, "E_LIMIT"),
]  # fmt: skip


def judge(path, data, trust, quarantine):
    path.write_bytes(data)
    with verify_assessment(path, trust, quarantine) as opened:
        verdict = opened.verdict
    assert list(quarantine.iterdir()) == []
    return verdict


@pytest.mark.parametrize(
    ("stage", "change", "code"),
    [
        *(pytest.param("head", *case[1:], id=case[0]) for case in HEAD),
        *(pytest.param("head_bytes", *case[1:], id=f"json {case[0]}") for case in BYTES),
    ],
)
def test_a_signed_head_that_is_not_acceptable(programme, builder, quarantine, tmp_path, stage, change, code):
    assert code in CODES
    builder.changes[stage] = change
    verdict = judge(tmp_path / "p.asice", builder.build(), programme.trust(), quarantine)
    assert verdict.refusal is not None, "accepted"
    assert verdict.refusal.code == code, verdict.refusal.detail
    assert verdict.valid
    assert not verdict.good


def test_a_whole_package_that_is_not_for_us_is_not_called_damaged(programme, builder, quarantine, tmp_path):
    builder.changes["head"] = fields(edition="2020")
    verdict = judge(tmp_path / "p.asice", builder.build(), programme.trust(), quarantine)
    assert (verdict.intact, verdict.valid, verdict.trusted) == (True, True, False)
    builder.changes["archive"] = flip_last
    verdict = judge(tmp_path / "p.asice", builder.build(), programme.trust(), quarantine)
    assert verdict.refusal.code == "E_EDITION"
    assert not verdict.intact


def flip_last(archive):
    archive.entries[-1].data = archive.entries[-1].data[:-1] + b"?"
    return archive


# --- signer ----------------------------------------------------------------------------------------------------


def test_right_authority_but_not_on_the_roster(programme, builder, quarantine, tmp_path, kit):
    stranger = programme.stranger
    builder.signer, builder.key = stranger, stranger._key
    builder.changes["head"] = fields(certificate_sha256=stranger.certificate_sha256)
    verdict = judge(tmp_path / "p.asice", builder.build(), programme.trust(), quarantine)
    assert verdict.refusal.code == "E_SIGNER_UNKNOWN"


def test_same_names_under_a_rogue_root(programme, builder, quarantine, tmp_path, kit):
    from cryptography.hazmat.primitives.asymmetric import ec

    from smartcity_desktop.sealing.certificates import (
        end_certificate,
        root_certificate,
        roster_entry,
        subject,
    )
    from smartcity_desktop.sealing.signer import Signer

    key, root_key = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
    until = datetime(2019, 9, 28, tzinfo=UTC)
    root = root_certificate(root_key, subject("Root Gerakan uji", "Gerakan uji"), kit.FOUNDED, until)
    name = subject("Asesor Contoh Satu", "Universitas Contoh", "A-01")
    der = end_certificate(root, root_key, key.public_key(), name, kit.FOUNDED, until)
    builder.signer, builder.key = Signer(key, der, (root,)), key
    builder.changes["head"] = fields(certificate_sha256=builder.signer.certificate_sha256)
    data = builder.build()
    verdict = judge(tmp_path / "p.asice", data, programme.trust(), quarantine)
    assert verdict.refusal.code == "E_SIGNER_UNKNOWN"
    # Even on the roster: what was not issued by the programme's root is refused.
    edition = replace(programme.edition, roster=(roster_entry("A-01", der),))
    builder.signer = Signer(key, der, (programme.authority.root_der,))
    verdict = judge(tmp_path / "p.asice", builder.build(), programme.trust(edition=edition), quarantine)
    assert verdict.refusal.code == "E_SIGNER_CHAIN"


def test_a_colleague_signs_my_package_again(programme, builder, quarantine, tmp_path):
    builder.signer, builder.key = programme.budi.signer, programme.budi.key
    verdict = judge(tmp_path / "p.asice", builder.build(), programme.trust(), quarantine)
    assert verdict.refusal.code == "E_BIND"


def test_another_key_under_my_certificate(programme, builder, quarantine, tmp_path):
    builder.key = programme.budi.key
    verdict = judge(tmp_path / "p.asice", builder.build(), programme.trust(), quarantine)
    assert verdict.refusal.code == "E_SIG_INVALID"
    assert not verdict.valid
    assert verdict.digest is None


def test_certificate_replaced_by_a_colleagues(programme, builder, quarantine, tmp_path, kit):
    good = builder.build()
    mine, other = programme.siti.signer.certificate, programme.budi.signer.certificate
    builder.changes["cms_bytes"] = lambda data: (
        data.replace(mine, other) if len(mine) == len(other) else other
    )
    assert builder.build() != good
    verdict = judge(tmp_path / "p.asice", builder.build(), programme.trust(), quarantine)
    assert verdict.refusal.code in ("E_CMS_FORM", "E_CMS_PARSE")


@pytest.mark.parametrize("moment", ["now", "backdated"])
def test_revoked_whatever_the_signing_time(programme, builder, quarantine, tmp_path, kit, moment):
    roster = (replace(programme.siti.entry, status=RosterStatus.REVOKED), programme.budi.entry)
    edition = replace(programme.edition, roster=roster, roster_version=2)
    builder.moment = kit.SIGNED if moment == "now" else datetime(2019, 1, 8, tzinfo=UTC)
    verdict = judge(tmp_path / "p.asice", builder.build(), programme.trust(edition=edition), quarantine)
    assert verdict.refusal.code == "E_SIGNER_REVOKED"


def test_received_after_the_certificate_ended(programme, builder, quarantine, tmp_path):
    late = programme.siti.entry.valid_until + timedelta(seconds=1)
    verdict = judge(tmp_path / "p.asice", builder.build(), programme.trust(now=late), quarantine)
    assert verdict.refusal.code == "E_SIGNER_EXPIRED"


def test_the_roster_may_end_a_certificate_early(programme, builder, quarantine, tmp_path, kit):
    entry = replace(programme.siti.entry, valid_until=kit.NOW - timedelta(days=1))
    edition = replace(programme.edition, roster=(entry,))
    verdict = judge(tmp_path / "p.asice", builder.build(), programme.trust(edition=edition), quarantine)
    assert verdict.refusal.code == "E_SIGNER_EXPIRED"


def test_a_roster_entry_that_is_no_certificate(programme, builder, quarantine, tmp_path, kit):
    junk = b"\x30\x03\x02\x01\x01"
    entry = replace(
        programme.siti.entry, certificate=junk, certificate_sha256=hashlib.sha256(junk).hexdigest()
    )
    edition = replace(programme.edition, roster=(entry,))
    builder.changes["cms_bytes"] = lambda data: swap_certificate(
        data, programme.siti.signer.certificate, junk, kit
    )
    verdict = judge(tmp_path / "p.asice", builder.build(), programme.trust(edition=edition), quarantine)
    assert verdict.refusal.code == "E_SIGNER_CHAIN"


def swap_certificate(data, old, new, kit):
    """Put other bytes in place of the certificate and mend the three lengths around it."""
    from smartcity_desktop.sealing.der import only

    info = only(data)
    kind, explicit = info.children()
    (signed,) = explicit.children()
    pieces = [
        piece.whole if piece.tag != 0xA0 else kit.tlv(0xA0, piece.content.replace(old, new))
        for piece in signed.children()
    ]
    return kit.tlv(0x30, kind.whole, kit.tlv(0xA0, kit.tlv(0x30, *pieces)))


def test_an_edition_package_handed_to_headquarters(programme, quarantine, tmp_path, kit):
    data = kit.edition_builder(programme).build()
    verdict = judge(tmp_path / "p.asice", data, programme.trust(), quarantine)
    assert verdict.refusal.code == "E_TYPE"


def test_a_practice_package_is_told_from_an_unknown_signer(programme, builder, quarantine, tmp_path):
    """The practice identity is on no real roster; the person reads *practice*, not *unknown signer*."""
    builder.signer, builder.key = programme.stranger, programme.stranger._key
    builder.changes["head"] = fields(
        edition="LATIHAN", certificate_sha256=programme.stranger.certificate_sha256
    )
    verdict = judge(tmp_path / "p.asice", builder.build(), programme.trust(), quarantine)
    assert verdict.refusal.code == "E_PRACTICE"
    assert "latihan" in verdict.refusal.happened.id
    assert "practice" in verdict.refusal.happened.en
    practice = replace(programme.edition, code="LATIHAN", kind=Kind.PRACTICE)
    verdict = judge(tmp_path / "p.asice", builder.build(), programme.trust(edition=practice), quarantine)
    assert verdict.refusal.code == "E_SIGNER_UNKNOWN"


def test_a_practice_package_is_good_in_its_practice_edition(programme, builder, quarantine, tmp_path):
    practice = replace(programme.edition, code="LATIHAN-1", kind=Kind.PRACTICE)
    builder.changes["head"] = fields(edition="LATIHAN-1")
    verdict = judge(tmp_path / "p.asice", builder.build(), programme.trust(edition=practice), quarantine)
    assert verdict.good
    builder.changes["head"] = fields(edition="2019")
    verdict = judge(tmp_path / "p.asice", builder.build(), programme.trust(edition=practice), quarantine)
    assert verdict.refusal.code == "E_EDITION"


# --- time ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("year", [1970, 1999, 2018])
def test_a_laptop_clock_in_the_past_refuses_nothing_but_is_noted(
    programme, builder, quarantine, tmp_path, year
):
    builder.moment = datetime(year, 1, 1, 0, 0, 5, tzinfo=UTC)
    verdict = judge(tmp_path / "p.asice", builder.build(), programme.trust(), quarantine)
    assert verdict.good
    clock, unsigned_sheet = verdict.notes
    assert f"{year}-01-01" in clock.id
    assert "clock" in clock.en
    assert "sheet.pdf" in unsigned_sheet.en


@pytest.mark.parametrize(
    ("signed", "now", "code"),
    [
        (datetime(2019, 5, 22, 3, 0, 1, tzinfo=UTC), None, "E_TIME"),
        (datetime(2019, 5, 22, 3, 0, 0, tzinfo=UTC), None, None),
        (datetime(2049, 1, 1, tzinfo=UTC), None, "E_TIME"),
        (datetime(1970, 1, 1, tzinfo=UTC), datetime(1970, 1, 2, tzinfo=UTC), "E_TIME"),
        (datetime(2019, 6, 30, 16, 59, 59, tzinfo=UTC), datetime(2019, 7, 1, tzinfo=UTC), None),
        (datetime(2019, 6, 30, 17, 0, 0, tzinfo=UTC), datetime(2019, 7, 1, tzinfo=UTC), "E_LATE"),
        (datetime(2019, 6, 30, tzinfo=UTC), datetime(2019, 7, 15, 17, 0, tzinfo=UTC), None),
        (datetime(2019, 6, 30, tzinfo=UTC), datetime(2019, 7, 15, 17, 0, 1, tzinfo=UTC), "E_LATE"),
        (datetime(1970, 1, 1, tzinfo=UTC), datetime(2019, 7, 16, tzinfo=UTC), "E_LATE"),
    ],
)
def test_times(programme, builder, quarantine, tmp_path, signed, now, code):
    builder.moment = signed
    trust = programme.trust(now=now) if now else programme.trust()
    verdict = judge(tmp_path / "p.asice", builder.build(), trust, quarantine)
    assert (verdict.refusal.code if verdict.refusal else None) == code


def test_a_format_older_than_the_edition_takes(programme, builder, quarantine, tmp_path):
    edition = replace(programme.edition, min_package_version=2)
    verdict = judge(tmp_path / "p.asice", builder.build(), programme.trust(edition=edition), quarantine)
    assert verdict.refusal.code == "E_VERSION_OLD"


def test_an_earlier_publication_is_taken_where_it_is_known(programme, builder, quarantine, tmp_path, kit):
    trust = programme.trust(edition_digest="1" * 64)
    data = builder.build()
    assert judge(tmp_path / "p.asice", data, trust, quarantine).refusal.code == "E_EDITION"
    trust = programme.trust(edition_digest="1" * 64, earlier_digests=frozenset({kit.EDITION_DIGEST}))
    assert judge(tmp_path / "p.asice", data, trust, quarantine).good
    # The log began under the first publication, the package was made under the second: still one chain.
    builder.changes["head"] = fields(edition_digest="1" * 64)
    assert judge(tmp_path / "p.asice", builder.build(), trust, quarantine).good


# --- order -----------------------------------------------------------------------------------------------------

ONE, TWO, THREE = (Link(n, str(n) * 64, str(n - 1) * 64 if n > 1 else None) for n in (1, 2, 3))


@pytest.mark.parametrize(
    ("sequence", "supersedes", "known", "code"),
    [
        (1, None, (), None),
        (2, "1" * 64, (ONE,), None),
        (3, "2" * 64, (TWO, ONE), None),
        (2, "1" * 64, (), "H_GAP"),
        (3, "2" * 64, (ONE,), "H_GAP"),
        (1, None, (ONE,), "H_FORK"),
        (2, "9" * 64, (ONE,), "H_FORK"),
        (2, None, (ONE,), "H_FORK"),
        (2, "1" * 64, (ONE, TWO), "H_FORK"),
        (1, "9" * 64, (), "H_FORK"),
        (2, "1" * 64, (ONE, THREE), "E_REPLAY"),
        (1, None, (TWO, THREE), "E_REPLAY"),
    ],
)
def test_order(programme, builder, quarantine, tmp_path, sequence, supersedes, known, code):
    builder.changes["head"] = fields(sequence=sequence, supersedes=supersedes)
    verdict = judge(tmp_path / "p.asice", builder.build(), programme.trust(*known), quarantine)
    assert (verdict.refusal.code if verdict.refusal else None) == code
    assert verdict.intact
    assert verdict.trusted
    if code:
        assert verdict.refusal.held == code.startswith("H_")


def test_the_same_package_again_is_a_duplicate_also_under_another_signature(
    programme, builder, quarantine, tmp_path
):
    """ECDSA is malleable: (r, n - s) is another file, but the same package."""
    from cryptography.hazmat.primitives.asymmetric.utils import (
        decode_dss_signature,
        encode_dss_signature,
    )

    order = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
    first = builder.build()
    verdict = judge(tmp_path / "p.asice", first, programme.trust(), quarantine)
    link = Link(1, verdict.digest, None)

    def other(cms):
        from cryptography.hazmat.primitives import hashes
        from cryptography.hazmat.primitives.asymmetric import ec

        signature = cms.key.sign(b"\x31" + tail(cms.body()), ec.ECDSA(hashes.SHA256()))
        r, s = decode_dss_signature(signature)
        cms.signature = encode_dss_signature(r, order - s)
        return cms

    def tail(body):
        from smartcity_desktop.sealing.der import tagged

        return tagged(0x31, body)[1:]

    builder.changes["cms"] = other
    second = builder.build()
    assert second != first
    assert judge(tmp_path / "p.asice", second, programme.trust(), quarantine).good
    for data in (first, second):
        verdict = judge(tmp_path / "p.asice", data, programme.trust(link), quarantine)
        assert verdict.refusal.code == "DUPLICATE"
        assert not verdict.refusal.held


def test_a_held_package_must_be_whole_and_right(programme, builder, quarantine, tmp_path):
    builder.changes["head"] = fields(sequence=2, supersedes="1" * 64)
    builder.changes["archive"] = flip_last
    verdict = judge(tmp_path / "p.asice", builder.build(), programme.trust(), quarantine)
    assert verdict.refusal.code == "E_DIGEST"
    del builder.changes["archive"]
    builder.changes["head"] = fields(sequence=2, supersedes="1" * 64, audit_head="0" * 64)
    verdict = judge(tmp_path / "p.asice", builder.build(), programme.trust(), quarantine)
    assert verdict.refusal.code == "E_AUDIT"


def test_without_knowledge_of_the_order_the_verdict_says_so(programme, builder, quarantine, tmp_path):
    builder.changes["head"] = fields(sequence=4, supersedes="1" * 64)
    trust = programme.trust(chain_known=None)
    verdict = judge(tmp_path / "p.asice", builder.build(), trust, quarantine)
    assert verdict.good
    assert "order" in verdict.notes[0].en


# --- audit log -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lines", "before", "code"),
    [
        (5, 3, None),
        (5, 5, None),
        (5, 0, None),
        (5, 6, "E_AUDIT"),
        ("rewritten", 3, "E_AUDIT"),
    ],
)
def test_the_log_extends_that_of_the_package_before(
    programme, builder, quarantine, tmp_path, kit, lines, before, code
):
    old = (*kit.LINES, b'{"n":5}')[:before]
    link = replace(ONE, audit_head=kit.audit_head_hex(old), audit_length=before)
    new = kit.LINES if lines == 5 else (b'{"n":"other"}', *kit.LINES[1:])
    builder.files[1] = (*builder.files[1][:3], audit.audit_file(new))
    builder.changes["head"] = fields(
        sequence=2, supersedes="1" * 64, audit_head=kit.audit_head_hex(new), audit_length=len(new)
    )
    verdict = judge(tmp_path / "p.asice", builder.build(), programme.trust(link), quarantine)
    assert (verdict.refusal.code if verdict.refusal else None) == code


def test_an_empty_log_is_a_log(programme, builder, quarantine, tmp_path, kit):
    builder.files[1] = (*builder.files[1][:3], b"")
    builder.changes["head"] = fields(audit_head=kit.audit_head_hex(()), audit_length=0)
    assert judge(tmp_path / "p.asice", builder.build(), programme.trust(), quarantine).good


@pytest.mark.parametrize("content", [b"{}", b"{}\n{}", b"\n" * 4, b"\n" * 300_000])
def test_logs_that_are_not_the_signed_lines(programme, builder, quarantine, tmp_path, content):
    builder.files[1] = (*builder.files[1][:3], content)
    verdict = judge(tmp_path / "p.asice", builder.build(), programme.trust(), quarantine)
    assert verdict.refusal.code == "E_AUDIT"


def test_a_log_beyond_its_limit(programme, builder, quarantine, tmp_path):
    builder.files[1] = (*builder.files[1][:3], b"\n" * (16 * 2**20 + 1))
    verdict = judge(tmp_path / "p.asice", builder.build(), programme.trust(), quarantine)
    assert verdict.refusal.code == "E_LIMIT"


# --- content ---------------------------------------------------------------------------------------------------


def answers(*given):
    return lambda document: replace(document, answers=tuple(given))


def with_first(**changes):
    def change(document):
        first, *rest = document.answers
        return replace(document, answers=(replace(first, **changes), *rest))

    return change


SCORES = [
    ("unknown indicator", lambda d: replace(d, answers=(*d.answers, Answer("XXX-1", Decimal(1)))), "E_SCORES"),
    ("indicator twice", lambda d: replace(d, answers=(*d.answers, d.answers[0])), "E_SCORES"),
    ("level off the scale", with_first(value=Decimal(5)), "E_SCORES"),
    ("negative level", with_first(value=Decimal(-1)), "E_SCORES"),
    ("level between", with_first(value=Decimal("2.5")), "E_SCORES"),
    ("not applicable not allowed", with_first(value=None, not_applicable=True, reason="x"), "E_SCORES"),
    ("level and not applicable", lambda d: replace(
        d, answers=(d.answers[0], replace(d.answers[1], value=Decimal(1)), d.answers[2])), "E_SCORES"),
    ("missing answer", lambda d: replace(d, answers=d.answers[:-1]), "E_SCORES"),
    ("empty answer", with_first(value=None), "E_SCORES"),
    ("no reason", lambda d: replace(
        d, answers=(d.answers[0], replace(d.answers[1], reason=" "), d.answers[2])), "E_SCORES"),
    ("finding on nothing", lambda d: replace(d, findings=(("NIX", "x"),)), "E_SCORES"),
    ("finding twice", lambda d: replace(d, findings=d.findings * 2), "E_SCORES"),
    ("explanation twice", lambda d: replace(d, explanations=(("a:b", "x"),) * 2), "E_SCORES"),
    ("parent without revision", lambda d: replace(d, parent_id="a-0"), "E_SCORES"),
    ("other rubric", lambda d: replace(d, rubric=RubricName("UJI", 2, d.rubric.digest)), "E_BIND"),
    ("evidence of nothing", lambda d: replace(
        d, citations=(replace(d.citations[0], indicator="NIX"),)), "E_SCORES"),
    ("citation twice", lambda d: replace(d, citations=d.citations * 2), "E_SCORES"),
    ("evidence not carried", lambda d: replace(
        d, citations=(*d.citations, replace(d.citations[0], id="c-2", sha256="0" * 64))), "E_EVIDENCE"),
    ("evidence not cited", lambda d: replace(with_first(value=Decimal(1))(d), citations=()), "E_EVIDENCE"),
    ("high level without evidence", lambda d: replace(d, citations=()), "E_SCORES"),
    ("evidence of other size", lambda d: replace(
        d, citations=(replace(d.citations[0], size=1),)), "E_EVIDENCE"),
    ("evidence of other type", lambda d: replace(
        d, citations=(replace(d.citations[0], media_type="image/png"),)), "E_EVIDENCE"),
    ("media type of nonsense", lambda d: replace(
        d, citations=(replace(d.citations[0], media_type="pdf"),)), "E_SCHEMA"),
    ("empty evidence", lambda d: replace(d, citations=(replace(d.citations[0], size=0),)), "E_SCHEMA"),
    ("long comment", with_first(comment="x" * 8001), "E_SCHEMA"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "code"), [pytest.param(*case[1:], id=case[0]) for case in SCORES])
def test_scores_that_break_the_rubric(programme, builder, quarantine, tmp_path, kit, change, code):
    document = change(kit.scores(programme.rubric))
    builder.files[0] = (*builder.files[0][:3], scores_json(document))
    verdict = judge(tmp_path / "p.asice", builder.build(), programme.trust(), quarantine)
    assert verdict.refusal is not None, "accepted"
    assert verdict.refusal.code == code, verdict.refusal.detail
    assert verdict.intact


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (lambda d: b"{}", "E_SCHEMA"),
        (lambda d: b"[]", "E_SCHEMA"),
        (lambda d: b"hello", "E_JSON"),
        (lambda d: d + b" ", "E_JSON_FORM"),
        (lambda d: d.replace(b'"3"', b"3"), "E_SCHEMA"),
        (lambda d: d.replace(b'"3"', b"3.0"), "E_JSON_FORM"),
        (lambda d: d.replace(b'"3"', b'"3e0"'), "E_SCHEMA"),
        (lambda d: d.replace(b'"3"', b'"03"'), "E_SCHEMA"),
        (lambda d: d.replace(b'"3"', '"٣"'.encode()), "E_SCHEMA"),
        (lambda d: d.replace(b'"3"', b'"NaN"'), "E_SCHEMA"),
        (lambda d: d.replace(b'"version":2,"visit"', b'"version":3,"visit"'), "E_VERSION_NEWER"),
        (lambda d: d.replace(b'"answers"', b'"answerz"'), "E_SCHEMA"),
        (lambda d: d.replace(b"2019-05-15T", b"2019-02-30T"), "E_SCHEMA"),
        (lambda d: d + b" " * 2**22, "E_LIMIT"),
    ],
)
def test_scores_in_another_form(programme, builder, quarantine, tmp_path, change, code):
    before = builder.files[0][3]
    builder.files[0] = (*builder.files[0][:3], change(before))
    assert builder.files[0][3] != before
    verdict = judge(tmp_path / "p.asice", builder.build(), programme.trust(), quarantine)
    assert verdict.refusal.code == code, verdict.refusal.detail


FILES = [
    ("no scores", lambda f: f[1:], "E_SCHEMA"),
    ("no log", lambda f: [f[0], *f[2:]], "E_SCHEMA"),
    ("unknown file", lambda f: [*f, ("x.bin", "evidence", "application/pdf", b"x")], "E_EVIDENCE"),
    ("evidence under another name", lambda f: [*f[:3], (f"evidence/{'0' * 64}.pdf", *f[3][1:])], "E_EVIDENCE"),
    ("scores as evidence", lambda f: [(f[0][0], "evidence", *f[0][2:]), *f[1:]], "E_SCHEMA"),
    ("evidence as comments", lambda f: [*f[:3], (f[3][0], "comments", *f[3][2:])], "E_SCHEMA"),
]  # fmt: skip


@pytest.mark.parametrize(("change", "code"), [pytest.param(*case[1:], id=case[0]) for case in FILES])
def test_files_that_do_not_belong(programme, builder, quarantine, tmp_path, change, code):
    builder.changes["files"] = change
    verdict = judge(tmp_path / "p.asice", builder.build(), programme.trust(), quarantine)
    assert verdict.refusal.code == code, verdict.refusal.detail


def test_a_package_without_a_sheet_is_taken(programme, builder, quarantine, tmp_path):
    builder.changes["files"] = lambda files: [*files[:2], *files[3:]]
    assert judge(tmp_path / "p.asice", builder.build(), programme.trust(), quarantine).good


# --- without trust ---------------------------------------------------------------------------------------------


def test_without_trust_the_verdict_is_never_trusted(programme, builder, quarantine, tmp_path):
    path = tmp_path / "p.asice"
    path.write_bytes(builder.build())
    for opened in (verify_assessment(path, None, quarantine), show(path, quarantine)):
        with opened:
            verdict = opened.verdict
            assert (verdict.intact, verdict.valid, verdict.trusted) == (True, True, False)
            assert verdict.refusal is None
            assert not verdict.good
            assert verdict.signer == "Asesor Contoh Satu"
            assert opened.root_der == programme.authority.root_der


def test_claims_of_a_head(programme, builder, tmp_path):
    path = tmp_path / "p.asice"
    builder.changes["cms_bytes"] = lambda _: b"nothing"
    path.write_bytes(builder.build())
    assert claimed_head(path).edition == "2019"
    path.write_bytes(b"hello")
    assert claimed_head(path) is None


def test_every_code_is_reached_or_waits_for_its_part():
    """Encrypted sheets and signed PDFs come later; every other code stands in a test of this folder."""
    from pathlib import Path

    text = "".join(path.read_text("utf-8") for path in Path(__file__).parent.glob("test_*.py"))
    later = {"E_PDF_SIG", "E_PDF_SIGNER"}
    assert [code for code in CODES if f'"{code}"' not in text and code not in later] == []
