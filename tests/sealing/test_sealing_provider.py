"""Certificates of providers that the roster pins with their chain: what is taken, and every way in which one is refused."""

from __future__ import annotations

import hashlib
import io
import re
import shutil
import ssl
import subprocess
import zipfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.x509.oid import ExtendedKeyUsageOID

from smartcity_desktop.core.edition import Recipients, RosterStatus
from smartcity_desktop.core.errors import IdentityProblem
from smartcity_desktop.core.package import Audience, PackageKind, Role
from smartcity_desktop.sealing.certificates import EDITION_SIGNING, roster_entry
from smartcity_desktop.sealing.documents import edition_json, read_edition
from smartcity_desktop.sealing.enrolment import REQUEST, EnrolmentTrust
from smartcity_desktop.sealing.pdf_known import known_signers
from smartcity_desktop.sealing.pdf_signature import scores_reason, sign_pdf
from smartcity_desktop.sealing.pdf_verify import verify_pdf
from smartcity_desktop.sealing.provider_chain import provider_problem
from smartcity_desktop.sealing.requests import read_request, request_pem, with_provider
from smartcity_desktop.sealing.roster import enrolled
from smartcity_desktop.sealing.seal import seal
from smartcity_desktop.sealing.signer import Signer
from smartcity_desktop.sealing.sources import SealFile
from smartcity_desktop.sealing.verify import show, verify_assessment, verify_edition, verify_enrolment
from tests.providers import Party, ec_key, issued, provider, rsa_key, with_sha1

LONG_AGO = datetime(2016, 1, 1, tzinfo=UTC)
UNTIL = datetime(2019, 10, 13, tzinfo=UTC)


@pytest.fixture
def psre():
    return provider()


def party(kind="rsa", above=None, **changes) -> Party:
    """An assessor's certificate of the provider."""
    key = rsa_key("leaf") if kind == "rsa" else ec_key("leaf")
    return issued("Asesor Contoh Satu", key, above or provider().middle, **changes)


def member(programme, kit, who: Party, chain: tuple[bytes, ...], **changes):
    """Siti with this certificate, and the roster entry that pins it."""
    entry = replace(roster_entry("A-01", who.certificate), chain=chain, **changes)
    return kit.Member(programme.siti.assessor, who.key, Signer(who.key, who.certificate, chain), entry)


@pytest.fixture
def judge(programme, kit, quarantine, tmp_path):
    """Judge a package of Siti by `roster`; the verdict of `change`d bytes."""

    def judged(who, *roster, now=kit.NOW, sheet=None, working=False, **changes):
        builder = kit.assessment_builder(programme, who)
        builder.changes.update(changes)
        if sheet is not None:
            scores = next(data for name, *_, data in builder.files if name == "scores.json")
            pdf = sheet(hashlib.sha256(scores).hexdigest())
            builder.files = [(n, r, k, pdf if n == "sheet.pdf" else data) for n, r, k, data in builder.files]
        path = tmp_path / "package.asice"
        path.write_bytes(builder.build())
        edition = replace(
            programme.edition,
            roster=(*(roster or (who.entry,)), programme.budi.entry),
            recipients=Recipients(working=("age1contoh",)) if working else Recipients(),
        )
        with verify_assessment(path, programme.trust(edition=edition, now=now), quarantine) as opened:
            verdict = opened.verdict
        assert list(quarantine.iterdir()) == []
        return verdict

    return judged


def refused(verdict):
    assert not verdict.trusted
    return verdict.refusal.code, verdict.refusal.detail


@pytest.mark.parametrize("kind", ["rsa", "ec"])
@pytest.mark.parametrize("depth", [0, 1, 2])
def test_a_pinned_certificate_signs_as_well_as_headquarters_own(programme, kit, judge, psre, kind, depth):
    above = (psre.root, psre.middle, psre.lower)[depth]
    verdict = judge(member(programme, kit, party(kind, above), psre.chain(above)))
    assert verdict.good
    assert verdict.signer == "Asesor Contoh Satu (A-01)"


def test_the_other_certificate_of_the_same_key_is_nobody(programme, kit, judge, psre):
    pinned, other = party(), party()
    assert pinned.certificate != other.certificate
    chain = psre.chain(psre.middle)
    good = member(programme, kit, pinned, chain)
    assert refused(judge(member(programme, kit, other, chain), good.entry))[0] == "E_SIGNER_UNKNOWN"


def test_headquarters_certificate_of_the_same_key_is_another_one_too(programme, kit, judge, psre):
    """Both may stand on the roster; each brings its own chain, and not the other's."""
    who = party("ec")
    der = programme.authority.issue(
        request_pem(who.key, "", ""), assessor=programme.siti.assessor, valid_until=UNTIL
    )
    own_root = (programme.authority.root_der,)
    own = kit.Member(
        programme.siti.assessor, who.key, Signer(who.key, der, own_root), roster_entry("A-01", der)
    )
    theirs = member(programme, kit, who, psre.chain(psre.middle))
    assert judge(own, own.entry, theirs.entry).good
    assert judge(theirs, own.entry, theirs.entry).good
    crossed = replace(own, signer=Signer(who.key, der, theirs.signer.chain))
    assert refused(judge(crossed, own.entry, theirs.entry))[0] == "E_CMS_FORM"
    crossed = replace(theirs, signer=Signer(who.key, who.certificate, own_root))
    assert refused(judge(crossed, own.entry, theirs.entry))[0] == "E_CMS_FORM"


@pytest.mark.parametrize("wrong", ["turned", "short", "long", "another root"])
def test_the_signature_brings_exactly_the_chain_of_the_roster(programme, kit, judge, psre, wrong):
    chain = psre.chain(psre.lower)
    again = issued(psre.root.name, psre.root.key, None, ca=True)  # same name, same key, other bytes
    brought = {
        "turned": (chain[1], chain[0], chain[2]),
        "short": chain[:2],
        "long": (*chain, again.certificate),
        "another root": (*chain[:2], again.certificate),
    }[wrong]
    good = member(programme, kit, party(above=psre.lower), chain)
    bad = replace(good, signer=Signer(good.key, good.signer.certificate, brought))
    assert refused(judge(bad, good.entry))[0] == "E_CMS_FORM"


def test_an_entry_without_a_chain_has_headquarters_root_above_it(programme, kit, judge):
    who = member(programme, kit, party(), (programme.authority.root_der,))
    code, detail = refused(judge(who, replace(who.entry, chain=())))
    assert code == "E_SIGNER_CHAIN"
    assert "not issued by this root" in detail


def test_what_ended_or_was_revoked_counts_no_more(programme, kit, judge, psre):
    chain = psre.chain(psre.middle)
    ended = member(programme, kit, party(end=kit.NOW - timedelta(days=1)), chain)
    assert refused(judge(ended))[0] == "E_SIGNER_EXPIRED"
    revoked = member(programme, kit, party(), chain, status=RosterStatus.REVOKED)
    assert refused(judge(revoked))[0] == "E_SIGNER_REVOKED"
    cut = member(programme, kit, party(), chain, valid_until=kit.NOW - timedelta(seconds=1))
    assert refused(judge(cut))[0] == "E_SIGNER_EXPIRED"


def test_an_authority_above_that_ended(programme, kit, judge, psre):
    middle = issued("PSrE Contoh", psre.middle.key, psre.root, ca=True, end=LONG_AGO)
    who = member(programme, kit, party(above=middle), (middle.certificate, psre.root.certificate))
    code, detail = refused(judge(who))
    assert code == "E_SIGNER_EXPIRED"
    assert "PSrE Contoh" in detail
    assert judge(who, now=LONG_AGO).refusal.code == "E_TIME"  # nothing but this clock is wrong then
    later = issued("PSrE Contoh", psre.middle.key, psre.root, ca=True, start=kit.NOW + timedelta(days=1))
    who = member(programme, kit, party(above=later), (later.certificate, psre.root.certificate))
    assert refused(judge(who))[0] == "E_SIGNER_CHAIN"


CASES = (
    "SHA-1 signer",
    "SHA-1 above",
    "RSA 1024 above",
    "RSA 1024 signer",
    "no authority",
    "too deep",
    "equal names",
    "signs itself",
    "signer twice",
    "open end",
    "turned",
    "another key, same name",
    "none",
    "too long",
    "is an authority",
    "only encrypts",
    "for servers",
    "for editions",
    "demands unknown things",
    "no certificate",
)


@lru_cache
def bad_chains():
    p, small = provider(), rsa_key("small", 1024)
    weak_middle = issued("PSrE Contoh", small, p.root, ca=True)
    no_authority = issued("PSrE Contoh", p.middle.key, p.root)
    plain, shallow = party(), issued("PSrE Contoh", p.middle.key, p.root, ca=True, depth=0)
    deep = issued("PSrE Contoh Perorangan", p.lower.key, shallow, ca=True)
    cross = issued(p.root.name, rsa_key("other root"), None, ca=True)
    named = issued("Asesor Contoh Satu", p.middle.key, p.root, ca=True)
    policy = x509.PolicyConstraints(require_explicit_policy=0, inhibit_policy_mapping=None)
    root, middle = p.root.certificate, p.middle.certificate
    server = party(purposes=(ExtendedKeyUsageOID.SERVER_AUTH,))
    editions = party(purposes=(ExtendedKeyUsageOID.EMAIL_PROTECTION, EDITION_SIGNING))
    return {
        "SHA-1 signer": (with_sha1(plain, p.middle), (middle, root), "SHA1"),
        "SHA-1 above": (plain, (with_sha1(p.middle, p.root).certificate, root), "SHA1"),
        "RSA 1024 above": (party(above=weak_middle), (weak_middle.certificate, root), "2048"),
        "RSA 1024 signer": (issued("Asesor", small, p.middle), (middle, root), "2048"),
        "no authority": (party(above=no_authority), (no_authority.certificate, root), "no certificate authority"),
        "too deep": (party(above=deep), (deep.certificate, shallow.certificate, root), "1 authorities below"),
        "equal names": (party(above=named), (named.certificate, root), "name of its own issuer"),
        "signs itself": (issued("Sendiri", ec_key("leaf"), None), (root,), "not issued"),
        "signer twice": (plain, (plain.certificate, root), "twice"),
        "open end": (plain, (middle,), "did not sign itself"),
        "turned": (party(above=p.lower), (middle, p.lower.certificate, root), "1 authorities below"),
        "another key, same name": (plain, (middle, cross.certificate), "not issued"),
        "none": (plain, (), "0 certificates above"),
        "too long": (plain, (middle, *[root] * 4), "5 certificates above"),
        "is an authority": (p.middle, (root,), "itself an authority"),
        "only encrypts": (party(signs=False), (middle, root), "key usage"),
        "for servers": (server, (middle, root), "extended key usage"),
        "for editions": (editions, (middle, root), "extended key usage"),
        "demands unknown things": (party(more=policy), (middle, root), "unknown here"),
        "no certificate": (plain, (middle, b"0\x03\x02\x01\x00"), "certificate"),
    }  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_a_chain_that_does_not_hold_is_refused_with_its_reason(programme, kit, judge, case):
    assert tuple(bad_chains()) == CASES
    who, chain, reason = bad_chains()[case]
    assert reason in (provider_problem(who.certificate, chain) or "")
    if case in ("RSA 1024 signer", "none", "no certificate", "too long"):
        return  # no such package can be made, or no such entry
    assert refused(judge(member(programme, kit, who, chain)))[0] == "E_SIGNER_CHAIN"


def test_without_an_edition_it_is_intact_and_valid_and_not_trusted(
    programme, kit, psre, quarantine, tmp_path
):
    who = member(programme, kit, party(above=psre.lower), psre.chain(psre.lower))
    path = tmp_path / "p.asice"
    path.write_bytes(kit.assessment_builder(programme, who).build())
    with show(path, quarantine) as opened:
        assert (opened.verdict.intact, opened.verdict.valid, opened.verdict.trusted) == (True, True, False)
    turned = replace(who, signer=Signer(who.key, who.signer.certificate, who.signer.chain[::-1]))
    path.write_bytes(kit.assessment_builder(programme, turned).build())
    with show(path, quarantine) as opened:
        assert opened.verdict.refusal.code == "E_SIGNER_CHAIN"


def test_the_edition_carries_the_chain_in_its_order_and_nothing_where_there_is_none(programme, kit, psre):
    chain = psre.chain(psre.lower)
    who = member(programme, kit, party(above=psre.lower), chain)
    edition = replace(programme.edition, roster=(who.entry, programme.budi.entry))
    data = edition_json(edition, programme.regions)
    read, _ = read_edition(data)
    assert [entry.chain for entry in read.roster] == [chain, ()]
    assert data.count(b'"chain"') == 1
    assert b'"chain"' not in edition_json(programme.edition, programme.regions)


def test_an_older_roster_without_the_end_is_a_rollback(programme, kit, psre, quarantine, tmp_path):
    """Whoever hands out last month's edition, in which the old certificate has no end yet, is refused at the laptop."""
    path = tmp_path / "edition.asice"
    path.write_bytes(kit.edition_builder(programme).build())
    pins = frozenset({hashlib.sha256(programme.authority.root_der).hexdigest()})
    with verify_edition(path, pins, {"2019": (2, "ab" * 32)}, quarantine, kit.NOW) as opened:
        assert opened.verdict.refusal.code == "E_REPLAY"


def paper():
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    canvas.drawString(100, 700, "Lembar penilaian")
    canvas.save()
    return out.getvalue()


def test_the_sheet_is_signed_by_the_same_and_trusted_because_the_roster_pins_it(programme, kit, judge, psre):
    chain = psre.chain(psre.middle)
    who = member(programme, kit, party(), chain)

    def sheet(scores, signer=who.signer):
        return sign_pdf(paper(), signer, when=kit.SIGNED, reason=scores_reason("Lembar", scores))

    assert judge(who, sheet=sheet, working=True).good
    swapped = Signer(who.key, who.signer.certificate, chain[::-1])
    verdict = judge(who, sheet=lambda scores: sheet(scores, swapped), working=True)
    assert verdict.refusal.code == "E_PDF_SIG"

    pdf, root = sheet("ab" * 32), programme.authority.root_der
    listed = replace(programme.edition, roster=(who.entry, programme.budi.entry))
    (found,) = verify_pdf(pdf, now=kit.NOW, roots=(root,), known=known_signers([listed])).signatures
    assert (found.intact, found.valid, found.trusted) == (True, True, True)
    assert found.signer == "Asesor Contoh Satu (A-01)"
    (found,) = verify_pdf(
        pdf, now=kit.NOW, roots=(root,), known=known_signers([programme.edition])
    ).signatures
    assert (found.valid, found.trusted) == (True, False)
    gone = replace(listed, roster=(replace(who.entry, status=RosterStatus.REVOKED),))
    (found,) = verify_pdf(pdf, now=kit.NOW, roots=(root,), known=known_signers([gone])).signatures
    assert not found.trusted


@pytest.mark.skipif(shutil.which("openssl") is None, reason="openssl is the subject")
@pytest.mark.parametrize("kind", ["rsa", "ec"])
def test_openssl_accepts_it_by_the_providers_root_and_by_no_other(programme, kit, psre, tmp_path, kind):
    who = member(programme, kit, party(kind, psre.lower), psre.chain(psre.lower))
    (tmp_path / "p.asice").write_bytes(kit.assessment_builder(programme, who).build())
    with zipfile.ZipFile(tmp_path / "p.asice") as package:
        package.extractall(tmp_path)
    for name, der in (("psre", psre.root.certificate), ("pusat", programme.authority.root_der)):
        (tmp_path / f"{name}.pem").write_text(ssl.DER_cert_to_PEM_cert(der))

    def verified(root):
        return subprocess.run(
            ["openssl", "cms", "-verify", "-cades", "-binary", "-inform", "DER", "-in", "META-INF/signature.p7s",
             "-content", "META-INF/ASiCManifest.xml", "-CAfile", root, "-out", "out"],
            cwd=tmp_path, capture_output=True, check=False,
        )  # fmt: skip

    assert verified("psre.pem").returncode == 0, verified("psre.pem").stderr
    assert verified("pusat.pem").returncode != 0


def test_a_providers_key_vouches_for_a_new_one(programme, kit, psre, quarantine, tmp_path):
    who = member(programme, kit, party(above=psre.lower), psre.chain(psre.lower))
    csr = request_pem(ec_key("new"), "", "", None)
    head = programme.receipt_head(signer_id="A-01", audience=Audience.HEADQUARTERS)
    path = tmp_path / "new.asice"
    files = [SealFile(REQUEST, Role.COMMENTS, "application/pkcs10", csr)]
    seal(who.signer, replace(head, kind=PackageKind.ENROLMENT), files, path)

    def look(*roster):
        edition = replace(programme.edition, roster=roster)
        trust = EnrolmentTrust(edition, programme.authority.root_der, kit.NOW)
        opened, renewal = verify_enrolment(path, trust, quarantine)
        with opened:
            refusal = opened.verdict.refusal
        return refusal.code if refusal else None, renewal

    code, renewal = look(who.entry)
    assert code is None
    assert renewal.csr == csr
    assert look(replace(who.entry, status=RosterStatus.REVOKED)) == ("E_SIGNER_REVOKED", None)
    assert look(replace(who.entry, valid_until=kit.NOW - timedelta(1))) == ("E_SIGNER_EXPIRED", None)
    assert look(replace(who.entry, chain=())) == ("E_CMS_FORM", None)
    assert look(programme.siti.entry) == ("E_SIGNER_UNKNOWN", None)


GUIDE = Path(__file__).parents[2] / "docs" / "verify.md"


@pytest.mark.skipif(
    any(shutil.which(tool) is None for tool in ("bash", "openssl", "unzip", "sha256sum")),
    reason="the tools of the auditor are the subject",
)
@pytest.mark.parametrize("pinned", [True, False])
def test_the_commands_for_auditors_take_the_root_that_the_edition_pins(
    programme, kit, psre, tmp_path, pinned
):
    who = member(programme, kit, party("rsa", psre.lower), psre.chain(psre.lower))
    (tmp_path / "paket.asice").write_bytes(kit.assessment_builder(programme, who).build())
    entry = who.entry if pinned else replace(who.entry, chain=())
    edition = replace(programme.edition, roster=(programme.budi.entry, entry))
    (tmp_path / "periode").mkdir()
    (tmp_path / "periode" / "edition.json").write_bytes(edition_json(edition, programme.regions))
    (tmp_path / "root.pem").write_text(ssl.DER_cert_to_PEM_cert(programme.authority.root_der))
    (tmp_path / "diterima.txt").write_text("2019-05-20T03:00:00Z\n")
    steps = re.split(r"^## ", GUIDE.read_text("utf-8"), flags=re.MULTILINE)
    script = "p=paket\n" + "\n".join(
        block
        for step in steps
        if step[:2] in ("3.", "4.", "5.")
        for block in re.findall(r"^```sh\n(.*?)^```$", step, re.DOTALL | re.MULTILINE)
    )
    done = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", script], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    assert (done.returncode == 0) is pinned, done.stderr
    assert ("PSrE Induk Contoh" in done.stdout) is pinned


# --- enrolment -------------------------------------------------------------------------------------------------


def request(who, chain, key=None):
    return with_provider(request_pem(key or who.key, "Siapa", "", None), (who.certificate, *chain))


def entry_for(programme, kit, pem, **changes):
    return enrolled(programme.authority, pem, programme.siti.assessor, kit.NOW, UNTIL, **changes)


def test_headquarters_pins_what_the_request_brings_or_issues_its_own(programme, kit, psre):
    who, chain = party(end=datetime(2019, 8, 1, tzinfo=UTC)), psre.chain(psre.middle)
    pem = request(who, chain)
    assert read_request(pem).provider == (who.certificate, *chain)
    pinned = entry_for(programme, kit, pem)
    assert (pinned.certificate, pinned.chain) == (who.certificate, chain)
    assert (pinned.valid_from, pinned.valid_until) == (kit.NOW, datetime(2019, 8, 1, tzinfo=UTC))
    own = entry_for(programme, kit, pem, own_certificate=True)
    assert own.certificate != who.certificate
    assert own.chain == ()


def test_a_provider_certificate_of_another_key_is_no_request(programme, kit, psre):
    pem = request(party(), psre.chain(psre.middle), key=ec_key("somebody else"))
    with pytest.raises(IdentityProblem, match="not for its key"):
        read_request(pem)
    with pytest.raises(IdentityProblem, match="lacks those above"):
        read_request(request(party(), ()))
    cut = request(party(), psre.chain(psre.middle))[:-200]
    with pytest.raises(IdentityProblem):
        entry_for(programme, kit, cut)


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"end": LONG_AGO}, "ended 2016-01-01"),
        ({"start": datetime(2020, 1, 1, tzinfo=UTC)}, "begins 2020-01-01"),
        ({"purposes": (ExtendedKeyUsageOID.SERVER_AUTH,)}, "extended key usage"),
    ],
)
def test_what_cannot_be_pinned_is_said_and_can_be_enrolled_otherwise(programme, kit, psre, change, reason):
    pem = request(party(**change), psre.chain(psre.middle))
    with pytest.raises(IdentityProblem, match=reason) as caught:
        entry_for(programme, kit, pem)
    assert "programme's own" in caught.value.remedy.en
    assert entry_for(programme, kit, pem, own_certificate=True).chain == ()


def test_sha1_is_refused_at_enrolment_as_well(programme, kit, psre):
    who = with_sha1(party(), psre.middle)
    with pytest.raises(IdentityProblem, match="SHA1"):
        entry_for(programme, kit, request(who, psre.chain(psre.middle)))
