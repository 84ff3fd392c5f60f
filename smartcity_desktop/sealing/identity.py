"""The assessor's identity: a key made on the laptop, its request, and the certificates headquarters gave for it.

Everything stands in one file, `identity.json`, so that each change is one rename: after a power cut there is the old
identity or the new one, never half of either.
"""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
    load_der_private_key,
)
from pydantic import Field, ValidationError

from smartcity_desktop.core.errors import IdentityProblem
from smartcity_desktop.core.language import Text
from smartcity_desktop.sealing import vault
from smartcity_desktop.sealing.certificates import (
    NotUsableError,
    chain_problem,
    fingerprint,
    read_certificate,
    sha256_hex,
)
from smartcity_desktop.sealing.requests import load_request, public_key
from smartcity_desktop.sealing.requests import request_pem as _request_pem
from smartcity_desktop.sealing.signer import Signer
from smartcity_desktop.sealing.strict import Line, Moment, Sha256, Strict, moment_text, read_moment
from smartcity_desktop.system.files import read_regular

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from smartcity_desktop.system.clock import Clock

FILE = "identity.json"
_LIMIT = 1024 * 1024
_KEY = "identity"


@dataclass(frozen=True, slots=True)
class IdentityCard:
    """What may be shown of an identity without its passphrase.

    Attributes:
        fingerprint: 24 hex digits of the SHA-256 of the public key, in groups of four.
        certificate_sha256: of the certificate kept last; `None` until enrolled.
        assessor_id: headquarters' id in that certificate's edition.
    """

    name: str
    institution: str
    fingerprint: str
    created_at: datetime
    certificate_sha256: str | None
    assessor_id: str | None


class KeptCertificate(Strict):
    """A certificate for the key, with what stands above it (DER in base64)."""

    assessor: Line
    certificate: str = Field(max_length=32_768)
    chain: list[str] = Field(max_length=4)


class IdentityFile(Strict):
    """All of `identity.json`."""

    format: Literal["smartcity-identity"]
    version: Literal[1]
    name: Line
    institution: Line
    public_key_sha256: Sha256
    created: Moment
    request: str = Field(max_length=65_536)
    vault: vault.Vault
    certificates: list[KeptCertificate] = Field(max_length=500)


def create_identity(
    folder: Path, *, name: str, institution: str, passphrase: str, clock: Clock
) -> IdentityCard:
    """Make a P-256 key, its request, and keep both under a passphrase.

    Raises:
        IdentityProblem: there is one already, the name is empty, or the passphrase is too weak.
        FileProblem: it cannot be written.
    """
    if (folder / FILE).exists():
        raise IdentityProblem(
            Text("Identitas sudah ada di komputer ini.", "There is an identity on this computer already."),
            Text("Pakai identitas yang ada.", "Use the one that is there."),
        )
    if not name.strip():
        raise IdentityProblem(
            Text("Nama belum diisi.", "The name is empty."),
            Text("Isi nama lengkap Anda.", "Write your full name."),
        )
    key = ec.generate_private_key(ec.SECP256R1())
    public = key.public_key().public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    secret = key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    file = IdentityFile(
        format="smartcity-identity",
        version=1,
        name=name.strip()[:400],
        institution=institution.strip()[:400],
        public_key_sha256=sha256_hex(public),
        created=moment_text(clock.now()),
        request=_request_pem(key, name.strip(), institution.strip()).decode("ascii"),
        vault=vault.lock(sha256_hex(public), {_KEY: secret}, passphrase),
        certificates=[],
    )
    _write(folder, file)
    return _card(file)


def card(folder: Path) -> IdentityCard | None:
    """Return what may be shown of the identity, or `None` if none was made.

    Raises:
        IdentityProblem: its file is damaged.
        FileProblem: it cannot be read.
    """
    if not (folder / FILE).exists():
        return None
    return _card(_read(folder))


def request_pem(folder: Path) -> bytes:
    """Return the request for a certificate (PEM) as it was made with the key; no passphrase is needed.

    Raises:
        IdentityProblem: there is no identity, or its file is damaged.
        FileProblem: it cannot be read.
    """
    return _read(folder).request.encode("ascii")


def public_key_matches(folder: Path, certificate_der: bytes) -> bool:
    """Whether a certificate is for the key of this identity. Raises as `request_pem`."""
    file = _read(folder)
    try:
        key = read_certificate(certificate_der).key
    except NotUsableError:
        return False
    public = key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return sha256_hex(public) == file.public_key_sha256


def keep_certificate(
    folder: Path, certificate_der: bytes, chain: tuple[bytes, ...], assessor_id: str
) -> None:
    """Keep a certificate out of the roster of a verified edition. Keeping the same again changes nothing.

    Args:
        folder: of the identity.
        certificate_der: for the key of this identity.
        chain: `(root,)`, DER.
        assessor_id: headquarters' id.

    Raises:
        IdentityProblem: it is for another key or not below this root; or as `request_pem`.
        FileProblem: it cannot be written.
    """
    file = _read(folder)
    below = len(chain) == 1 and chain_problem(certificate_der, chain[0]) is None
    if not below or not public_key_matches(folder, certificate_der):
        raise IdentityProblem(
            Text(
                "Sertifikat ini bukan untuk kunci di komputer ini.",
                "This certificate is not for the key on this computer.",
            ),
            Text("Kirim permohonan sertifikat kembali ke pusat.", "Send the request to headquarters again."),
        )
    kept = KeptCertificate(
        assessor=assessor_id, certificate=_text(certificate_der), chain=[_text(above) for above in chain]
    )
    others = [item for item in file.certificates if item.certificate != kept.certificate]
    if file.certificates and file.certificates[-1] == kept:
        return
    _write(folder, file.model_copy(update={"certificates": [*others, kept]}))


def unlock(folder: Path, passphrase: str, certificate_sha256: str | None = None) -> Signer:
    """Open the identity for signing.

    Args:
        folder: of the identity.
        passphrase: asked of the person for every signature.
        certificate_sha256: hex, the certificate that the edition's roster has; `None` takes the one kept last.

    Raises:
        IdentityProblem: no identity, not enrolled, wrong passphrase, damaged file.
        FileProblem: it cannot be read.
    """
    file = _read(folder)
    kept = [
        item
        for item in file.certificates
        if certificate_sha256 in (None, sha256_hex(_bytes(item.certificate)))
    ]
    secret = vault.unlock(file.vault, passphrase).get(_KEY)
    if not kept:
        raise IdentityProblem(
            Text("Identitas ini belum didaftarkan di pusat.", "This identity is not enrolled yet."),
            Text(
                "Kirim berkas permohonan ke pusat, lalu buka paket periode yang memuat sertifikat Anda.",
                "Send the request to headquarters, then open the edition package that holds your certificate.",
            ),
        )
    if secret is None:
        raise vault.damaged()
    try:
        key = load_der_private_key(secret, None)
        assert isinstance(key, ec.EllipticCurvePrivateKey)
        return Signer(key, _bytes(kept[-1].certificate), tuple(_bytes(above) for above in kept[-1].chain))
    except ValueError:
        raise vault.damaged() from None


def change_passphrase(folder: Path, old: str, new: str) -> None:
    """Give the identity another passphrase; until the new file is on the disk the old one holds.

    Raises:
        IdentityProblem: the old one is wrong, the new one too weak; or as `request_pem`.
        FileProblem: it cannot be written.
    """
    file = _read(folder)
    _write(folder, file.model_copy(update={"vault": vault.with_passphrase(file.vault, old, new)}))


def _card(file: IdentityFile) -> IdentityCard:
    last = file.certificates[-1] if file.certificates else None
    return IdentityCard(
        name=file.name,
        institution=file.institution,
        fingerprint=fingerprint(file.public_key_sha256),
        created_at=read_moment(file.created),
        certificate_sha256=sha256_hex(_bytes(last.certificate)) if last else None,
        assessor_id=last.assessor if last else None,
    )


def _read(folder: Path) -> IdentityFile:
    path = folder / FILE
    if not path.exists():
        raise IdentityProblem(
            Text("Belum ada identitas di komputer ini.", "There is no identity on this computer yet."),
            Text("Buat identitas terlebih dahulu.", "Make an identity first."),
        )
    data = read_regular(path, _LIMIT)
    try:
        file = IdentityFile.model_validate_json(data)
        for item in file.certificates:
            for text in (item.certificate, *item.chain):
                _bytes(text)
        key = public_key(load_request(file.request.encode("ascii")))
        read_moment(file.created)
    except (ValidationError, ValueError, binascii.Error, IdentityProblem):
        raise vault.damaged() from None
    public = key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    # The code that two people compare must be that of the key that signs: request, label and card agree.
    if not sha256_hex(public) == file.public_key_sha256 == file.vault.label:
        raise vault.damaged()
    return file


def _write(folder: Path, file: IdentityFile) -> None:
    vault.write_secret(folder / FILE, file.model_dump_json(indent=1).encode("utf-8"))


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def _bytes(text: str) -> bytes:
    return base64.b64decode(text, validate=True)
