"""`authority.json`: all that headquarters keeps of its programme keys, and what may be shown of it.

What the next edition tells the laptops (for whom to encrypt, who signs) stands in it in the clear. Whoever can write to
the disk could put an address of their own there and would read every package afterwards, so `told` authenticates it
under the keys of headquarters' store (`require_told`).
"""

from __future__ import annotations

import base64
import binascii
import hmac
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Literal

from pydantic import Field, StringConstraints, ValidationError

from smartcity_desktop.core.cards import CardKey
from smartcity_desktop.core.edition import SignerEntry, SignerStatus
from smartcity_desktop.core.errors import IdentityProblem
from smartcity_desktop.core.language import Text
from smartcity_desktop.sealing import vault
from smartcity_desktop.sealing.age_keys import RECIPIENT_PATTERN, recipient_bytes
from smartcity_desktop.sealing.certificates import (
    chain_problem,
    fingerprint,
    read_certificate,
    sha256_hex,
)
from smartcity_desktop.sealing.strict import Line, Moment, Sha256, Strict, read_moment
from smartcity_desktop.system.files import read_regular

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from smartcity_desktop.sealing.store_keys import StoreKeys

FILE = "authority.json"
ROOT, SIGNER, NEXT = "root", "signer", "next"
"""Names of the secrets in the vault."""
_LIMIT = 4 * 1024 * 1024
_Recipient = Annotated[str, StringConstraints(pattern=RECIPIENT_PATTERN)]
_Certificate = Annotated[str, StringConstraints(max_length=32_768)]
_SetCode = Annotated[str, StringConstraints(pattern=r"^[0-9A-F]{4}$")]


class SignerRow(Strict):
    """A certificate that signs, will sign, or must not any more (DER in base64)."""

    certificate: _Certificate
    status: Literal["announced", "active", "revoked"]


class CardsRow(Strict):
    """A set of cards that was made. `of` is the SHA-256 of the root, or the recovery recipient."""

    key: Literal["root", "recovery"]
    of: Line
    threshold: int = Field(ge=2, le=16)
    count: int = Field(ge=2, le=16)
    set: _SetCode
    made: Moment


class DrillRow(Strict):
    """A rehearsal that showed that cards open their key."""

    key: Literal["root", "recovery"]
    of: Line
    set: _SetCode
    at: Moment
    who: Line


class RevocationRow(Strict):
    """A certificate that was revoked, for the list that outsiders get."""

    serial: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{1,64}$")]
    certificate_sha256: Sha256
    at: Moment
    reason: Line


class AuthorityFile(Strict):
    """All of the file (certificates: DER in base64)."""

    format: Literal["smartcity-authority"]
    version: Literal[2]
    programme: Line
    created: Moment
    root: _Certificate
    signer: Sha256
    signers: list[SignerRow] = Field(min_length=1, max_length=64)
    working: _Recipient | None
    recovery: _Recipient | None
    cards: list[CardsRow] = Field(max_length=256)
    drills: list[DrillRow] = Field(max_length=4096)
    revocations: list[RevocationRow] = Field(max_length=8192)
    crl_number: int = Field(ge=0)
    told: Annotated[str, StringConstraints(pattern=r"^([0-9a-f]{64})?$")] = ""
    vault: vault.Vault

    @property
    def root_der(self) -> bytes:
        """The root certificate."""
        return base64_bytes(self.root)

    @property
    def signer_der(self) -> bytes:
        """The certificate that signs at present."""
        return next(
            der for row in self.signers if sha256_hex(der := base64_bytes(row.certificate)) == self.signer
        )


@dataclass(frozen=True, slots=True)
class CardSet:
    """A set of cards in force. `rehearsed_at` is the last drill with it, `None` before the first."""

    key: CardKey
    threshold: int
    count: int
    set_code: str
    made_at: datetime
    rehearsed_at: datetime | None
    rehearsed_by: str


@dataclass(frozen=True, slots=True)
class AuthorityCard:
    """What may be shown of the authority without a passphrase.

    Attributes:
        root_fingerprint: 24 hex digits of the SHA-256 of the root certificate, in groups of four: to be published.
        signer_sha256, signer_fingerprint: of the certificate that signs editions at present.
        signer_until: when that certificate ends.
        signers: all of headquarters' signing certificates, as the next edition tells them.
        working, recovery: recipients `age1…`; `None` in an authority of the first version.
        root_offline: the root key was taken off this computer; its cards or its file are needed to issue.
        root_cards, recovery_cards: the sets in force, `None` before they are made.
    """

    programme: str
    root_fingerprint: str
    root_sha256: str
    signer_sha256: str
    created_at: datetime
    signer_fingerprint: str
    signer_until: datetime
    signers: tuple[SignerEntry, ...]
    working: str | None
    recovery: str | None
    root_offline: bool
    root_cards: CardSet | None
    recovery_cards: CardSet | None


def read_authority(folder: Path) -> AuthorityFile:
    """Read the file.

    Raises:
        IdentityProblem: none was founded, or the file is damaged.
        FileProblem: it cannot be read.
    """
    path = folder / FILE
    if not path.exists():
        raise IdentityProblem(
            Text("Otoritas program belum dibuat.", "The programme's authority was not founded yet."),
            Text("Buat otoritas program terlebih dahulu.", "Found the programme's authority first."),
        )
    data = read_regular(path, _LIMIT)
    try:
        file = AuthorityFile.model_validate_json(data)
        whole = _is_whole(file)
    except (ValidationError, ValueError, binascii.Error, StopIteration):
        raise vault.damaged() from None
    if not whole:
        raise vault.damaged()
    return file


def holders(folder: Path) -> tuple[str, ...]:
    """Return who has a way of their own to open the authority. Raises as `read_authority`."""
    return tuple(slot.holder for slot in read_authority(folder).vault.slots)


def write_authority(folder: Path, file: AuthorityFile, keys: StoreKeys | None = None) -> None:
    """Write the file, whole or not at all.

    Args:
        folder: of the authority.
        file: its content.
        keys: of headquarters' store, wherever something changes that editions tell.

    Raises:
        FileProblem: it cannot be written; the old one stays.
    """
    if keys is not None:
        file = file.model_copy(update={"told": _told(file, keys)})
    vault.write_secret(folder / FILE, file.model_dump_json(indent=1).encode("utf-8"))


def require_told(file: AuthorityFile, keys: StoreKeys) -> None:
    """Refuse a file in which somebody changed the recipients, the signers or the root.

    Raises:
        IdentityProblem: it is not as headquarters' people left it.
    """
    if not hmac.compare_digest(file.told, _told(file, keys)):
        raise IdentityProblem(
            Text(
                "Berkas kunci program ({file}) diubah di luar program ini: penerima, penanda tangan, atau akarnya bukan "
                "yang ditetapkan pusat.",
                "The programme's key file ({file}) was changed outside this program: its recipients, signers or root are "
                "not those that headquarters set.",
            ).filled(file=FILE),
            Text(
                "Jangan terbitkan apa pun. Cari tahu siapa yang dapat menulis ke komputer ini, lalu pulihkan berkas itu "
                "dari cadangan.",
                "Publish nothing. Find out who can write to this computer, then restore the file from a backup.",
            ),
        )


def card_of(file: AuthorityFile) -> AuthorityCard:
    """Return what may be shown."""
    root_sha256 = sha256_hex(file.root_der)
    return AuthorityCard(
        programme=file.programme,
        root_fingerprint=fingerprint(root_sha256),
        root_sha256=root_sha256,
        signer_sha256=file.signer,
        created_at=read_moment(file.created),
        signer_fingerprint=fingerprint(file.signer),
        signer_until=read_certificate(file.signer_der).valid_until,
        signers=signer_entries(file),
        working=file.working,
        recovery=file.recovery,
        root_offline=all(key.name != ROOT for key in file.vault.keys),
        root_cards=cards_of(file, CardKey.ROOT),
        recovery_cards=cards_of(file, CardKey.RECOVERY),
    )


def signer_entries(file: AuthorityFile) -> tuple[SignerEntry, ...]:
    """Return headquarters' signing certificates, as an edition lists them."""
    entries = []
    for row in file.signers:
        der = base64_bytes(row.certificate)
        entries.append(SignerEntry(der, sha256_hex(der), SignerStatus(row.status)))
    return tuple(entries)


def cards_of(file: AuthorityFile, key: CardKey) -> CardSet | None:
    """Return the set of cards in force for a key, or `None` where none was made of it."""
    of = key_name(file, key)
    made = [row for row in file.cards if (row.key, row.of) == (key.value, of)]
    if not made:
        return None
    row = made[-1]
    drills = [drill for drill in file.drills if (drill.key, drill.of, drill.set) == (row.key, of, row.set)]
    return CardSet(
        key=key,
        threshold=row.threshold,
        count=row.count,
        set_code=row.set,
        made_at=read_moment(row.made),
        rehearsed_at=read_moment(drills[-1].at) if drills else None,
        rehearsed_by=drills[-1].who if drills else "",
    )


def key_name(file: AuthorityFile, key: CardKey) -> str:
    """Return what tells a key from those before it."""
    return sha256_hex(file.root_der) if key is CardKey.ROOT else file.recovery or ""


def base64_text(data: bytes) -> str:
    """Write bytes as base64."""
    return base64.b64encode(data).decode("ascii")


def base64_bytes(text: str) -> bytes:
    """Read base64.

    Raises:
        ValueError: it is none.
    """
    return base64.b64decode(text, validate=True)


def _told(file: AuthorityFile, keys: StoreKeys) -> str:
    """Return the code that authenticates what editions tell, under a key that only headquarters' people open."""
    said = {
        "programme": file.programme,
        "root": file.root,
        "signer": file.signer,
        "signers": [[row.certificate, row.status] for row in file.signers],
        "working": file.working,
        "recovery": file.recovery,
    }
    return hmac.digest(
        hmac.digest(keys.files, b"smartcity-authority 2 told", "sha256"), json.dumps(said).encode(), "sha256"
    ).hex()


def _is_whole(file: AuthorityFile) -> bool:
    """Whether the certificates belong together and every field can be read; raises where one cannot."""
    root = file.root_der
    for moment in (file.created, *(row.made for row in file.cards), *(row.at for row in file.drills)):
        read_moment(moment)
    for row in file.revocations:
        read_moment(row.at)
    for recipient in (file.working, file.recovery):
        if recipient is not None:
            recipient_bytes(recipient)
    ders = [base64_bytes(row.certificate) for row in file.signers]
    if any(chain_problem(der, root) is not None or not read_certificate(der).edition_signer for der in ders):
        return False
    active = {sha256_hex(der) for der, row in zip(ders, file.signers, strict=True) if row.status == "active"}
    return file.signer in active and file.vault.label == sha256_hex(root)
