"""The list of revoked certificates (X.509 CRL) for people outside, who have openssl and no edition.

Inside the programme the roster of the newest edition decides, whatever the day: this list only repeats it.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import Encoding

from smartcity_desktop.core.edition import RosterStatus
from smartcity_desktop.core.errors import IdentityProblem
from smartcity_desktop.core.language import Text
from smartcity_desktop.sealing.authority_file import (
    AuthorityFile,
    RevocationRow,
    read_authority,
    write_authority,
)
from smartcity_desktop.sealing.certificates import chain_problem, sha256_hex
from smartcity_desktop.sealing.strict import moment_text, read_moment

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from smartcity_desktop.core.edition import RosterEntry
    from smartcity_desktop.sealing.authority import Authority
    from smartcity_desktop.system.clock import Clock

LASTS = timedelta(days=90)
"""How long outsiders may rely on a list before they ask for the next."""
SUPERSEDED = "superseded"
"""The reason of a certificate whose holder got another one."""


def note_revocation(file: AuthorityFile, certificate: bytes, reason: str, clock: Clock) -> AuthorityFile:
    """Return the authority's file with one more revoked certificate; the first day that was noted stays.

    Raises:
        IdentityProblem: there is no reason.
    """
    if not reason.strip():
        raise IdentityProblem(
            Text("Alasan pencabutan belum ditulis.", "The reason for the revocation is missing."),
            Text("Tulis alasannya.", "Write the reason."),
        )
    sha256 = sha256_hex(certificate)
    if any(row.certificate_sha256 == sha256 for row in file.revocations):
        return file
    row = RevocationRow(
        serial=f"{x509.load_der_x509_certificate(certificate).serial_number:x}",
        certificate_sha256=sha256,
        at=moment_text(clock.now()),
        reason=reason.strip()[:400],
    )
    return file.model_copy(update={"revocations": [*file.revocations, row]})


def note_revocations(folder: Path, certificates: Iterable[bytes], reason: str, clock: Clock) -> None:
    """Note revoked certificates of this programme's root, for the next list.

    Raises:
        IdentityProblem: there is no reason; no authority.
        FileProblem: it cannot be written.
    """
    file = read_authority(folder)
    for certificate in certificates:
        if chain_problem(certificate, file.root_der) is None:
            file = note_revocation(file, certificate, reason, clock)
    write_authority(folder, file)


def make_crl(folder: Path, authority: Authority, rosters: Iterable[RosterEntry], clock: Clock) -> bytes:
    """Return a new list (DER), signed by the root, of all revoked certificates.

    Args:
        folder: of the authority.
        authority: unlocked, with the root key.
        rosters: the entries of all editions; revoked ones that were not noted yet are noted now.
        clock: dates the list, which holds for 90 days.

    Raises:
        IdentityProblem: the root key is not here.
        FileProblem: its number cannot be noted.
    """
    root_key = authority.root_key
    file = read_authority(folder)
    for entry in rosters:
        if entry.status is RosterStatus.REVOKED and chain_problem(entry.certificate, file.root_der) is None:
            file = note_revocation(file, entry.certificate, SUPERSEDED, clock)
    number = file.crl_number + 1
    now = clock.now().replace(microsecond=0)
    root = x509.load_der_x509_certificate(authority.root_der)
    builder = (
        x509.CertificateRevocationListBuilder()
        .issuer_name(root.subject)
        .last_update(now)
        .next_update(now + LASTS)
        .add_extension(x509.CRLNumber(number), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(root_key.public_key()), critical=False
        )
    )
    for row in file.revocations:
        revoked = (
            x509.RevokedCertificateBuilder()
            .serial_number(int(row.serial, 16))
            .revocation_date(read_moment(row.at))
        )
        if row.reason == SUPERSEDED:  # a reason in words has no flag, and RFC 5280 asks to leave it out then
            revoked = revoked.add_extension(x509.CRLReason(x509.ReasonFlags.superseded), critical=False)
        builder = builder.add_revoked_certificate(revoked.build())
    data = builder.sign(root_key, hashes.SHA256()).public_bytes(Encoding.DER)
    write_authority(folder, file.model_copy(update={"crl_number": number}))
    return data


def crl_pem(data: bytes) -> bytes:
    """Return a list in PEM, as openssl reads it by default."""
    return x509.load_der_x509_crl(data).public_bytes(Encoding.PEM)
