"""Headquarters' signing certificates over the years: announced in one edition, in use from a later one, or revoked.

Laptops take editions only from signers that an edition they trust has named. The next signer is therefore
made and announced while the present one still signs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cryptography.hazmat.primitives.asymmetric import ec

from smartcity_desktop.core.edition import SignerStatus
from smartcity_desktop.core.errors import IdentityProblem
from smartcity_desktop.core.language import Text
from smartcity_desktop.sealing import vault
from smartcity_desktop.sealing.authority import Authority, signer_certificate
from smartcity_desktop.sealing.authority_file import (
    NEXT,
    SIGNER,
    AuthorityFile,
    SignerRow,
    base64_bytes,
    base64_text,
    read_authority,
    require_told,
    signer_entries,
    write_authority,
)
from smartcity_desktop.sealing.certificates import sha256_hex
from smartcity_desktop.sealing.crl import note_revocation
from smartcity_desktop.sealing.root_key import key_bytes

if TYPE_CHECKING:
    from pathlib import Path

    from smartcity_desktop.core.edition import SignerEntry
    from smartcity_desktop.sealing.store_keys import StoreKeys
    from smartcity_desktop.system.clock import Clock

_ANNOUNCED = SignerStatus.ANNOUNCED.value


def make_next_signer(
    folder: Path,
    authority: Authority,
    passphrase: str,
    clock: Clock,
    holder: str | None = None,
    *,
    keys: StoreKeys,
) -> SignerEntry:
    """Make the next edition signer and list it as announced: the next edition tells the laptops.

    Args:
        folder: of the authority.
        authority: unlocked, with the root key.
        passphrase: seals the new key.
        clock: dates the certificate.
        holder: whose passphrase it is.
        keys: of headquarters' store.

    Raises:
        IdentityProblem: one is announced already, the root key is not here, or the passphrase is wrong.
        FileProblem: it cannot be written.
    """
    file = read_authority(folder)
    require_told(file, keys)
    if _announced(file) is not None:
        raise IdentityProblem(
            Text("Penanda tangan berikutnya sudah diumumkan.", "The next signer is announced already."),
            Text("Terbitkan periode, lalu pakai penanda tangan itu.", "Publish, then use that one."),
        )
    key = ec.generate_private_key(ec.SECP256R1())
    der = signer_certificate(
        authority.root_der,
        authority.root_key,
        key.public_key(),
        file.programme,
        clock.now().replace(microsecond=0),
    )
    row = SignerRow(certificate=base64_text(der), status="announced")
    changed = file.model_copy(
        update={
            "signers": [*file.signers, row],
            "vault": vault.with_key(file.vault, passphrase, NEXT, key_bytes(key), holder),
        }
    )
    write_authority(folder, changed, keys)
    return signer_entries(changed)[-1]


def use_next_signer(
    folder: Path, passphrase: str, holder: str | None = None, *, keys: StoreKeys
) -> SignerEntry:
    """Sign with the announced signer from now on; the key of the one before is destroyed, its signatures stay good.

    Do this when every laptop has taken in an edition that announces it.

    Raises:
        IdentityProblem: none is announced, or the passphrase is wrong.
        FileProblem: it cannot be written.
    """
    file = read_authority(folder)
    require_told(file, keys)
    row = _announced(file)
    if row is None:
        raise IdentityProblem(
            Text("Belum ada penanda tangan yang diumumkan.", "No signer is announced."),
            Text(
                "Buat penanda tangan berikutnya, lalu terbitkan periode.",
                "Make the next signer, then publish an edition.",
            ),
        )
    key = vault.unlock(file.vault, passphrase, holder)[NEXT]
    opened = vault.with_key(file.vault, passphrase, SIGNER, key, holder)
    rows = [SignerRow(certificate=r.certificate, status="active") if r is row else r for r in file.signers]
    changed = file.model_copy(
        update={
            "signers": rows,
            "signer": sha256_hex(base64_bytes(row.certificate)),
            "vault": vault.without_key(opened, NEXT),
        }
    )
    write_authority(folder, changed, keys)
    return next(entry for entry in signer_entries(changed) if entry.certificate_sha256 == changed.signer)


def revoke_signer(
    folder: Path, certificate_sha256: str, reason: str, clock: Clock, *, keys: StoreKeys
) -> None:
    """Revoke one of headquarters' signers, other than the one that signs at present: the next edition tells it.

    A signer whose key was stolen is revoked in this order: make the next one, publish, use the next one, revoke the
    stolen one, publish again.

    Raises:
        IdentityProblem: no such signer, it is the present one, or there is no reason.
        FileProblem: it cannot be written.
    """
    file = read_authority(folder)
    require_told(file, keys)
    if certificate_sha256 == file.signer:
        raise IdentityProblem(
            Text(
                "Penanda tangan yang sedang dipakai tidak dapat dicabut.",
                "The signer in use cannot be revoked.",
            ),
            Text("Pakai penanda tangan berikutnya dahulu.", "Use the next signer first."),
        )
    found = [r for r in file.signers if sha256_hex(base64_bytes(r.certificate)) == certificate_sha256]
    if not found:
        raise IdentityProblem(
            Text("Penanda tangan itu tidak dikenal.", "There is no such signer."),
            Text("Pilih dari daftar penanda tangan.", "Choose from the list of signers."),
        )
    row = found[0]
    update: dict[str, object] = {
        "signers": [
            SignerRow(certificate=r.certificate, status="revoked") if r is row else r for r in file.signers
        ]
    }
    if row.status == _ANNOUNCED:
        update["vault"] = vault.without_key(file.vault, NEXT)
    changed = note_revocation(file.model_copy(update=update), base64_bytes(row.certificate), reason, clock)
    write_authority(folder, changed, keys)


def _announced(file: AuthorityFile) -> SignerRow | None:
    return next((row for row in file.signers if row.status == _ANNOUNCED), None)
