"""Headquarters' authority: the programme's root, the edition signer, and who may decrypt (PACKAGE.md 5.1, 6).

The root (10 years, path length 0) issues certificates for the edition signer (2 years), headquarters' people and the
assessors, and signs nothing else but revocation lists. It can be kept on paper cards alone (`authority_cards`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import load_der_private_key

from smartcity_desktop.core.edition import Recipients
from smartcity_desktop.core.errors import IdentityProblem
from smartcity_desktop.core.language import Text
from smartcity_desktop.sealing import recovery, vault
from smartcity_desktop.sealing.age_keys import recipient_of, secret_bytes
from smartcity_desktop.sealing.authority_file import (
    FILE,
    ROOT,
    SIGNER,
    AuthorityCard,
    AuthorityFile,
    CardSet,
    SignerRow,
    base64_text,
    card_of,
    read_authority,
    require_told,
    signer_entries,
    write_authority,
)
from smartcity_desktop.sealing.certificates import end_certificate, root_certificate, sha256_hex, subject
from smartcity_desktop.sealing.requests import Request, load_request, public_key, read_request
from smartcity_desktop.sealing.root_key import key_bytes, root_from_bytes
from smartcity_desktop.sealing.signer import Signer
from smartcity_desktop.sealing.store_keys import StoreKeys, new_letter_key, new_store_keys
from smartcity_desktop.sealing.strict import moment_text
from smartcity_desktop.system.clock import SystemClock

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from cryptography import x509

    from smartcity_desktop.core.edition import Assessor, SignerEntry
    from smartcity_desktop.sealing.certificates import PublicKey
    from smartcity_desktop.system.clock import Clock

__all__ = [
    "FILE",
    "Authority",
    "AuthorityCard",
    "CardSet",
    "Founded",
    "Request",
    "authority_card",
    "found",
    "open_authority",
    "published",
    "read_request",
]

ROOT_LIFE = timedelta(days=3652)
SIGNER_LIFE = timedelta(days=730)


@dataclass(frozen=True, slots=True)
class Founded:
    """What founding made.

    Attributes:
        keys: headquarters' bundle; its newest letter key is the working key.
        recovery: the recovery key, 32 bytes: it is kept nowhere, so put it on cards at once.
    """

    card: AuthorityCard
    keys: StoreKeys = field(repr=False)
    recovery: bytes = field(repr=False)


class Authority:
    """The unlocked authority. Keep it for one act, not for a session.

    Attributes:
        root_der: the root certificate.
        signer: who signs editions; its chain is the root.
    """

    __slots__ = ("_clock", "_root_key", "root_der", "signer")

    def __init__(
        self, root_der: bytes, root_key: ec.EllipticCurvePrivateKey | None, signer: Signer, clock: Clock
    ) -> None:
        self.root_der = root_der
        self.signer = signer
        self._root_key = root_key
        self._clock = clock

    def __repr__(self) -> str:
        return f"Authority({sha256_hex(self.root_der)[:12]})"

    @property
    def has_root(self) -> bool:
        """Whether it can issue certificates: the root key is on this computer, or its cards were given."""
        return self._root_key is not None

    @property
    def root_key(self) -> ec.EllipticCurvePrivateKey:
        """The root's key, for what only the root may sign.

        Raises:
            IdentityProblem: it is not on this computer.
        """
        if self._root_key is None:
            raise IdentityProblem(
                Text(
                    "Kunci induk program tidak disimpan di komputer ini.",
                    "The programme's root key is not kept on this computer.",
                ),
                Text(
                    "Ketik atau pindai kartu kunci induk, atau berikan berkas kunci induk.",
                    "Type or scan the root cards, or give the root key's file.",
                ),
            )
        return self._root_key

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
            IdentityProblem: the request is not usable, `valid_until` has passed, or the root key is not here.
        """
        request = load_request(pem)
        name = subject(assessor.name, assessor.institution, assessor.id)
        return self._issued(public_key(request), name, valid_until)

    def issue_staff(
        self, key: ec.EllipticCurvePublicKey, *, name: str, number: str, valid_until: datetime
    ) -> bytes:
        """Issue a certificate (DER) for one of headquarters' people; it signs no edition and no assessment.

        Args:
            key: theirs, P-256.
            name: of the person.
            number: headquarters' id of the person.
            valid_until: UTC.

        Raises:
            IdentityProblem: `valid_until` has passed, or the root key is not here.
        """
        return self._issued(key, subject(name, "", number), valid_until, staff=True)

    def _issued(
        self, key: PublicKey, name: x509.Name, valid_until: datetime, *, staff: bool = False
    ) -> bytes:
        start = self._clock.now().replace(microsecond=0)
        if valid_until <= start:
            raise IdentityProblem(
                Text(
                    "Sertifikat akan berakhir sebelum berlaku ({moment}).",
                    "The certificate would end before it begins ({moment}).",
                ).filled(moment=moment_text(valid_until)),
                Text("Periksa tanggal periode dan jam komputer.", "Check the edition's dates and the clock."),
            )
        return end_certificate(self.root_der, self.root_key, key, name, start, valid_until, staff=staff)


def found(
    folder: Path,
    *,
    programme: str,
    passphrase: str,
    clock: Clock,
    keys: StoreKeys | None = None,
    holder: str = vault.OWNER,
) -> Founded:
    """Make the programme's root, its first edition signer, and the recovery key.

    Args:
        folder: of the authority.
        programme: its name.
        passphrase: of the first who may open it.
        clock: dates the certificates.
        keys: headquarters' bundle, whose newest letter key becomes the working key; made here where there is none.
        holder: who that first person is.

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
    keys = keys or new_store_keys()
    recovery_secret = new_letter_key()
    start = clock.now().replace(microsecond=0)
    root_key, signer_key = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
    name = programme.strip()[:400]
    root = root_certificate(root_key, subject(f"Root {name}", name), start, start + ROOT_LIFE)
    signer = signer_certificate(root, root_key, signer_key.public_key(), name, start)
    secrets = {ROOT: key_bytes(root_key), SIGNER: key_bytes(signer_key)}
    file = AuthorityFile(
        format="smartcity-authority",
        version=2,
        programme=name,
        created=moment_text(start),
        root=base64_text(root),
        signer=sha256_hex(signer),
        signers=[SignerRow(certificate=base64_text(signer), status="active")],
        working=keys.recipient,
        recovery=recipient_of(recovery_secret),
        cards=[],
        drills=[],
        revocations=[],
        crl_number=0,
        vault=vault.lock(sha256_hex(root), secrets, passphrase, holder),
    )
    keep_bundle(folder, file, keys)
    write_authority(folder, file, keys)
    return Founded(card_of(file), keys, secret_bytes(recovery_secret))


def keep_bundle(folder: Path, file: AuthorityFile, keys: StoreKeys) -> None:
    """Keep headquarters' own bundle wrapped for its recovery key, for the day when every passphrase is lost.

    Raises:
        FileProblem: it cannot be written.
    """
    if file.recovery is None:
        return
    wrapped = recovery.wrap_for_recovery(keys, sha256_hex(file.root_der), [file.recovery])
    vault.write_secret(folder / recovery.WRAPPED, wrapped)


def authority_card(folder: Path, keys: StoreKeys | None = None) -> AuthorityCard | None:
    """Return what may be shown of the authority, or `None` if none was founded.

    Args:
        folder: of the authority.
        keys: of headquarters' store: with them nothing is shown of a file that was changed outside the program.

    Raises:
        IdentityProblem: its file is damaged or was changed.
        FileProblem: it cannot be read.
    """
    if not (folder / FILE).exists():
        return None
    file = read_authority(folder)
    if keys is not None:
        require_told(file, keys)
    return card_of(file)


def published(folder: Path, keys: StoreKeys) -> tuple[Recipients, tuple[SignerEntry, ...]]:
    """Return what the next edition tells laptops: for whom to encrypt, and who signs for headquarters.

    Raises:
        IdentityProblem: none was founded, its file is damaged, or somebody changed it outside the program.
    """
    file = read_authority(folder)
    require_told(file, keys)
    recipients = Recipients(
        (file.working,) if file.working else (), (file.recovery,) if file.recovery else ()
    )
    return recipients, signer_entries(file)


def open_authority(
    folder: Path,
    passphrase: str,
    clock: Clock | None = None,
    *,
    holder: str | None = None,
    root: bytes | None = None,
) -> Authority:
    """Unlock the authority.

    Args:
        folder: where it lies.
        passphrase: asked of the clerk for every act.
        clock: dates what is issued; by default the computer's.
        holder: whose passphrase it is; `None` tries everybody's.
        root: the root key (32 bytes) from its cards, where it is kept off this computer.

    Raises:
        IdentityProblem: none was founded, wrong passphrase, damaged file, or `root` is another programme's.
        FileProblem: it cannot be read.
    """
    file = read_authority(folder)
    keys = vault.unlock(file.vault, passphrase, holder)
    try:
        signer = Signer(_key(keys[SIGNER]), file.signer_der, (file.root_der,))
        root_key = _key(keys[ROOT]) if ROOT in keys else None
    except (ValueError, KeyError, TypeError):
        raise vault.damaged() from None
    if root is not None:
        root_key = root_from_bytes(root, file.root_der)
    return Authority(file.root_der, root_key, signer, clock or SystemClock())


def change_passphrase(folder: Path, old: str, new: str, holder: str | None = None) -> None:
    """Give a holder another passphrase; until the new file is on the disk the old one holds.

    Raises:
        IdentityProblem: the old one is wrong, the new one too weak; or as `open_authority`.
        FileProblem: it cannot be written.
    """
    file = read_authority(folder)
    _keep_vault(folder, file, vault.with_passphrase(file.vault, old, new, holder))


def add_holder(folder: Path, passphrase: str, holder: str, new: str, opener: str | None = None) -> None:
    """Let one more person open the authority.

    Args:
        folder: of the authority.
        passphrase: of somebody who can open it.
        holder: who is to open it as well.
        new: the passphrase of `holder`.
        opener: whose `passphrase` is; `None` tries everybody's.

    Raises:
        IdentityProblem: the passphrase is wrong or the new one too weak; or as `open_authority`.
        FileProblem: it cannot be written.
    """
    file = read_authority(folder)
    _keep_vault(folder, file, vault.with_holder(file.vault, passphrase, holder, new, opener))


def is_holder(folder: Path, holder: str) -> bool:
    """Whether somebody has a way of their own to open the authority. Raises as `open_authority`."""
    return any(slot.holder == holder for slot in read_authority(folder).vault.slots)


def remove_holder(
    folder: Path, holder: str, passphrase: str | None = None, opener: str | None = None
) -> None:
    """Take a person's way to open the authority; the last one stays.

    Args:
        folder: of the authority.
        holder: who goes.
        passphrase: of somebody who stays: their way in does not open what lies there from now on, also where it is put
            back out of an older file. `None` where nobody is there to type one.
        opener: whose `passphrase` is; `None` tries everybody's.

    Raises:
        IdentityProblem: nobody could open it any more, or the passphrase is wrong; or as `open_authority`.
        FileProblem: it cannot be written.
    """
    file = read_authority(folder)
    _keep_vault(folder, file, vault.without_holder(file.vault, holder, passphrase, opener))


def root_der(folder: Path) -> bytes:
    """Return the programme's root certificate (DER); no passphrase is needed. Raises as `open_authority`."""
    return read_authority(folder).root_der


def signer_certificate(
    root: bytes,
    root_key: ec.EllipticCurvePrivateKey,
    key: ec.EllipticCurvePublicKey,
    programme: str,
    start: datetime,
) -> bytes:
    """Return a certificate (DER) for an edition signer of the programme."""
    name = subject(f"Edition signer {programme}", programme)
    return end_certificate(root, root_key, key, name, start, start + SIGNER_LIFE, edition_signer=True)


def _keep_vault(folder: Path, file: AuthorityFile, changed: vault.Vault) -> None:
    write_authority(folder, file.model_copy(update={"vault": changed}))


def _key(data: bytes) -> ec.EllipticCurvePrivateKey:
    key = load_der_private_key(data, None)
    if not isinstance(key, ec.EllipticCurvePrivateKey):
        raise TypeError("no P-256 key")
    return key
