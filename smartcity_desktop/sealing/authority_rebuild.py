"""Headquarters after every passphrase was lost: the root cards make a new edition signer under a new passphrase."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cryptography.hazmat.primitives.asymmetric import ec

from smartcity_desktop.sealing import vault
from smartcity_desktop.sealing.authority import signer_certificate
from smartcity_desktop.sealing.authority_file import (
    ROOT,
    SIGNER,
    SignerRow,
    base64_text,
    read_authority,
    require_told,
    write_authority,
)
from smartcity_desktop.sealing.certificates import fingerprint, sha256_hex
from smartcity_desktop.sealing.root_key import key_bytes, root_from_bytes

if TYPE_CHECKING:
    from pathlib import Path

    from smartcity_desktop.sealing.store_keys import StoreKeys
    from smartcity_desktop.system.clock import Clock


def rebuild_authority(
    folder: Path, root: bytes, passphrase: str, holder: str, clock: Clock, keys: StoreKeys
) -> str:
    """Put a new vault with a new edition signer in the place of one that nobody can open any more.

    The signer of before stays good for what it signed. One that was announced is revoked: its key is lost. Laptops do
    not know the new one; each compares its fingerprint by telephone once.

    Args:
        folder: of the authority.
        root: the root key (32 bytes) from its cards; it stays off this computer if it was.
        passphrase: of the person who goes on.
        holder: who that is.
        clock: dates the certificate.
        keys: of headquarters' store, which the recovery cards gave back.

    Returns:
        The fingerprint of the new signer, to be read out by telephone.

    Raises:
        IdentityProblem: the root is another programme's, or the passphrase is too weak.
        FileProblem: it cannot be written; the old file stays.
    """
    file = read_authority(folder)
    require_told(file, keys)
    root_key, signer_key = root_from_bytes(root, file.root_der), ec.generate_private_key(ec.SECP256R1())
    start = clock.now().replace(microsecond=0)
    der = signer_certificate(file.root_der, root_key, signer_key.public_key(), file.programme, start)
    secrets = {SIGNER: key_bytes(signer_key)}
    if any(key.name == ROOT for key in file.vault.keys):
        secrets[ROOT] = key_bytes(root_key)
    rows = [
        SignerRow(certificate=row.certificate, status="revoked") if row.status == "announced" else row
        for row in file.signers
    ]
    changed = file.model_copy(
        update={
            "signer": sha256_hex(der),
            "signers": [*rows, SignerRow(certificate=base64_text(der), status="active")],
            "vault": vault.lock(sha256_hex(file.root_der), secrets, passphrase, holder),
        }
    )
    write_authority(folder, changed, keys)
    return fingerprint(changed.signer)
