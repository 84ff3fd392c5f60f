"""A new key for which the old one vouches."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from cryptography.hazmat.primitives.asymmetric import ec

from smartcity_desktop.core.edition import RosterStatus
from smartcity_desktop.core.errors import IdentityProblem
from smartcity_desktop.core.package import Audience, PackageKind, Role
from smartcity_desktop.sealing.enrolment import REQUEST, EnrolmentTrust
from smartcity_desktop.sealing.requests import read_request, request_pem
from smartcity_desktop.sealing.seal import HeadFields, seal
from smartcity_desktop.sealing.sources import SealFile
from smartcity_desktop.sealing.verify import verify_enrolment


@pytest.fixture
def trust(programme, kit):
    return EnrolmentTrust(programme.edition, programme.authority.root_der, kit.NOW)


@pytest.fixture
def look(tmp_path):
    """Verify a file and give the code of its refusal, and the renewal."""

    def looked(path, trust):
        (tmp_path / "quarantine").mkdir(exist_ok=True)
        opened, renewal = verify_enrolment(path, trust, tmp_path / "quarantine")
        with opened:
            refusal = opened.verdict.refusal
        assert list((tmp_path / "quarantine").iterdir()) == []
        return refusal.code if refusal else None, renewal

    return looked


@pytest.fixture
def sealed(programme, kit, tmp_path):
    def made(csr=None, member=None, name=REQUEST, **changes):
        member = member or programme.siti
        csr = csr or request_pem(ec.generate_private_key(ec.SECP256R1()), "Asesor Contoh Satu", "")
        head = HeadFields(
            kind=PackageKind.ENROLMENT,
            package_id="0123456789abcdef",
            edition=programme.edition.code,
            edition_digest=kit.EDITION_DIGEST,
            roster_version=programme.edition.roster_version,
            signer_id=member.assessor.id,
            audience=Audience.HEADQUARTERS,
            assignment=None,
            region=None,
            sequence=1,
            supersedes=None,
            created=kit.SIGNED,
            audit_head=None,
            audit_length=0,
        )
        out = tmp_path / f"{len(list(tmp_path.iterdir()))}.asice"
        seal(
            member.signer,
            replace(head, **changes),
            [SealFile(name, Role.COMMENTS, "application/pkcs10", csr)],
            out,
        )
        return out

    return made


def test_the_old_key_vouches_for_the_new_one(sealed, look, trust, programme):
    csr = request_pem(ec.generate_private_key(ec.SECP256R1()), "Siapa saja", "", None)
    code, renewal = look(sealed(csr), trust)
    assert code is None
    assert renewal.assessor_id == "A-01"
    assert renewal.certificate_sha256 == programme.siti.signer.certificate_sha256
    assert renewal.csr == csr
    assert renewal.request == read_request(csr)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"kind": PackageKind.ASSESSMENT}, "E_TYPE"),
        ({"audience": Audience.ASSESSOR}, "E_AUDIENCE"),
        ({"signer_id": "A-02"}, "E_BIND"),
        ({"edition": "1999"}, "E_EDITION"),
        ({"assignment": "X"}, "E_BIND"),
        ({"name": "other.csr"}, "E_SCHEMA"),
        ({"csr": b"no request"}, "E_SCHEMA"),
    ],
)
def test_what_does_not_fit_is_refused(sealed, look, trust, changes, code):
    assert look(sealed(**changes), trust) == (code, None)


def test_a_key_that_stands_on_the_roster_is_no_new_one(sealed, look, trust, programme):
    """A colleague's request, which is no secret, or one's own old key once more."""
    for member in (programme.siti, programme.budi):
        csr = request_pem(member.key, "Asesor Contoh Satu", "")
        assert look(sealed(csr), trust) == ("E_BIND", None)
        revoked = with_entry(trust, programme, status=RosterStatus.REVOKED)
        assert look(sealed(csr, member=programme.budi), revoked) == ("E_BIND", None)


def with_entry(trust, programme, **changes):
    mine = programme.siti.signer.certificate_sha256
    roster = tuple(
        replace(one, **changes) if one.certificate_sha256 == mine else one for one in trust.edition.roster
    )
    return replace(trust, edition=replace(trust.edition, roster=roster))


def test_a_revoked_expired_or_unknown_key_vouches_for_nobody(sealed, look, trust, programme):
    path = sealed()
    assert look(path, with_entry(trust, programme, status=RosterStatus.REVOKED))[0] == "E_SIGNER_REVOKED"
    assert look(path, replace(trust, now=trust.now + timedelta(days=900)))[0] == "E_SIGNER_EXPIRED"
    assert look(path, replace(trust, now=trust.now - timedelta(days=30)))[0] == "E_TIME"
    nobody = replace(trust, edition=replace(trust.edition, roster=()))
    assert look(path, nobody) == ("E_SIGNER_UNKNOWN", None)


def test_a_changed_byte_is_found(sealed, look, trust):
    path = sealed()
    data = bytearray(path.read_bytes())
    at = data.index(b"CERTIFICATE REQUEST")
    data[at + 40] ^= 1
    path.write_bytes(data)
    assert look(path, trust) == ("E_DIGEST", None)


def test_the_reader_of_requests_says_why(sealed):
    with pytest.raises(IdentityProblem):
        read_request(b"no request")
