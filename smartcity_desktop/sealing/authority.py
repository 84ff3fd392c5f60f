"""Headquarters' authority: the programme's root and the edition signer, both under one passphrase (PACKAGE.md 5.1).

The root (10 years, path length 0) issues certificates for the edition signer (2 years) and the assessors and signs
nothing else. Keep a copy of `authority.json` off this computer: without it no edition can be published any more.
"""

from __future__ import annotations

import base64
import binascii
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Literal

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_der_private_key,
)
from pydantic import Field, ValidationError

from smartcity_desktop.core.errors import IdentityProblem
from smartcity_desktop.core.language import Text
from smartcity_desktop.sealing import vault
from smartcity_desktop.sealing.certificates import (
    chain_problem,
    end_certificate,
    fingerprint,
    read_certificate,
    root_certificate,
    sha256_hex,
    subject,
)
from smartcity_desktop.sealing.requests import Request, load_request, public_key, read_request
from smartcity_desktop.sealing.signer import Signer
from smartcity_desktop.sealing.strict import Line, Moment, Strict, moment_text, read_moment
from smartcity_desktop.system.clock import SystemClock
from smartcity_desktop.system.files import read_regular

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from smartcity_desktop.core.edition import Assessor
    from smartcity_desktop.system.clock import Clock

__all__ = [
    "Authority",
    "AuthorityCard",
    "Request",
    "authority_card",
    "found",
    "open_authority",
    "read_request",
]

FILE = "authority.json"
ROOT_LIFE = timedelta(days=3652)
SIGNER_LIFE = timedelta(days=730)
_LIMIT = 1024 * 1024
_ROOT, _SIGNER = "root", "signer"


@dataclass(frozen=True, slots=True)
class AuthorityCard:
    """What may be shown of the authority without its passphrase.

    Attributes:
        root_fingerprint: 24 hex digits of the SHA-256 of the root certificate, in groups of four: to be published.
    """

    programme: str
    root_fingerprint: str
    root_sha256: str
    signer_sha256: str
    created_at: datetime


class AuthorityFile(Strict):
    """All of `authority.json` (certificates: DER in base64)."""

    format: Literal["smartcity-authority"]
    version: Literal[1]
    programme: Line
    created: Moment
    root: str = Field(max_length=32_768)
    signer: str = Field(max_length=32_768)
    vault: vault.Vault


class Authority:
    """The unlocked authority. Keep it for one act, not for a session.

    Attributes:
        root_der: the root certificate.
        signer: who signs editions and receipts; its chain is the root.
    """

    __slots__ = ("_clock", "_root_key", "root_der", "signer")

    def __init__(
        self, root_der: bytes, root_key: ec.EllipticCurvePrivateKey, signer: Signer, clock: Clock
    ) -> None:
        self.root_der = root_der
        self.signer = signer
        self._root_key = root_key
        self._clock = clock

    def __repr__(self) -> str:
        return f"Authority({sha256_hex(self.root_der)[:12]})"

    def read_request(self, pem: bytes) -> Request:
        """Read a request for a certificate, as the function of this name."""
        return read_request(pem)

    def issue(self, pem: bytes, *, assessor: Assessor, valid_until: datetime) -> bytes:
        """Issue a certificate (DER) for the key of a request; it ends no later than the root.

        The names in the request are ignored: headquarters writes name, institution and its own id of the assessor.

        Args:
            pem: the request, whose fingerprint a person has compared.
            assessor: for whom.
            valid_until: UTC; the edition's end and 90 days.

        Raises:
            IdentityProblem: the request is not usable, or `valid_until` has passed.
        """
        request = load_request(pem)
        start = self._clock.now().replace(microsecond=0)
        if valid_until <= start:
            raise IdentityProblem(
                Text(
                    "Sertifikat akan berakhir sebelum berlaku ({moment}).",
                    "The certificate would end before it begins ({moment}).",
                ).filled(moment=moment_text(valid_until)),
                Text("Periksa tanggal periode dan jam komputer.", "Check the edition's dates and the clock."),
            )
        name = subject(assessor.name, assessor.institution, assessor.id)
        return end_certificate(self.root_der, self._root_key, public_key(request), name, start, valid_until)


def found(folder: Path, *, programme: str, passphrase: str, clock: Clock) -> AuthorityCard:
    """Make the programme's root and its first edition signer.

    Raises:
        IdentityProblem: there is an authority already, or the passphrase is too weak.
        FileProblem: it cannot be written.
    """
    if (folder / FILE).exists():
        raise IdentityProblem(
            Text("Otoritas program sudah ada di komputer ini.", "The programme's authority exists already."),
            Text("Pakai yang ada.", "Use the one that is there."),
        )
    vault.require_strength(passphrase)
    start = clock.now().replace(microsecond=0)
    root_key, signer_key = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
    name = programme.strip()
    root = root_certificate(root_key, subject(f"Root {name}", name), start, start + ROOT_LIFE)
    signer = end_certificate(
        root,
        root_key,
        signer_key.public_key(),
        subject(f"Edition signer {name}", name),
        start,
        start + SIGNER_LIFE,
        edition_signer=True,
    )
    file = AuthorityFile(
        format="smartcity-authority",
        version=1,
        programme=name[:400],
        created=moment_text(start),
        root=_text(root),
        signer=_text(signer),
        vault=vault.lock(
            sha256_hex(root), {_ROOT: _secret(root_key), _SIGNER: _secret(signer_key)}, passphrase
        ),
    )
    vault.write_secret(folder / FILE, file.model_dump_json(indent=1).encode("utf-8"))
    return _card(file)


def authority_card(folder: Path) -> AuthorityCard | None:
    """Return what may be shown of the authority, or `None` if none was founded.

    Raises:
        IdentityProblem: its file is damaged.
        FileProblem: it cannot be read.
    """
    if not (folder / FILE).exists():
        return None
    return _card(_read(folder))


def open_authority(folder: Path, passphrase: str, clock: Clock | None = None) -> Authority:
    """Unlock the authority.

    Args:
        folder: where it lies.
        passphrase: asked of the clerk for every act.
        clock: dates what is issued; by default the computer's.

    Raises:
        IdentityProblem: none was founded, wrong passphrase, damaged file.
        FileProblem: it cannot be read.
    """
    file = _read(folder)
    keys = vault.unlock(file.vault, passphrase)
    root = _bytes(file.root)
    try:
        root_key, signer_key = (load_der_private_key(keys[name], None) for name in (_ROOT, _SIGNER))
        assert isinstance(root_key, ec.EllipticCurvePrivateKey)
        assert isinstance(signer_key, ec.EllipticCurvePrivateKey)
        signer = Signer(signer_key, _bytes(file.signer), (root,))
    except (ValueError, KeyError):
        raise vault.damaged() from None
    return Authority(root, root_key, signer, clock or SystemClock())


def change_passphrase(folder: Path, old: str, new: str) -> None:
    """Give the authority another passphrase; until the new file is on the disk the old one holds.

    Raises:
        IdentityProblem: the old one is wrong, the new one too weak; or as `open_authority`.
        FileProblem: it cannot be written.
    """
    file = _read(folder)
    changed = file.model_copy(update={"vault": vault.with_passphrase(file.vault, old, new)})
    vault.write_secret(folder / FILE, changed.model_dump_json(indent=1).encode("utf-8"))


def _card(file: AuthorityFile) -> AuthorityCard:
    root_sha256 = sha256_hex(_bytes(file.root))
    return AuthorityCard(
        programme=file.programme,
        root_fingerprint=fingerprint(root_sha256),
        root_sha256=root_sha256,
        signer_sha256=sha256_hex(_bytes(file.signer)),
        created_at=read_moment(file.created),
    )


def _read(folder: Path) -> AuthorityFile:
    path = folder / FILE
    if not path.exists():
        raise IdentityProblem(
            Text("Otoritas program belum dibuat.", "The programme's authority was not founded yet."),
            Text("Buat otoritas program terlebih dahulu.", "Found the programme's authority first."),
        )
    data = read_regular(path, _LIMIT)
    try:
        file = AuthorityFile.model_validate_json(data)
        root, signer = _bytes(file.root), _bytes(file.signer)
        read_moment(file.created)
        whole = file.vault.label == sha256_hex(root) and chain_problem(signer, root) is None
        whole = whole and read_certificate(signer).edition_signer
    except (ValidationError, ValueError, binascii.Error):
        raise vault.damaged() from None
    if not whole:
        raise vault.damaged()
    return file


def _secret(key: ec.EllipticCurvePrivateKey) -> bytes:
    return key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())


def _text(data: bytes) -> str:
    return base64.b64encode(data).decode("ascii")


def _bytes(text: str) -> bytes:
    return base64.b64decode(text, validate=True)


def root_der(folder: Path) -> bytes:
    """Return the programme's root certificate (DER); no passphrase is needed. Raises as `open_authority`."""
    return _bytes(_read(folder).root)
