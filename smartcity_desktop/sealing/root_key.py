"""The root key as 32 bytes: on cards, or in a file of its own that is kept away from headquarters' computer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from pydantic import ValidationError

from smartcity_desktop.core.errors import IdentityProblem
from smartcity_desktop.core.language import Text
from smartcity_desktop.sealing import vault
from smartcity_desktop.sealing.certificates import read_certificate, sha256_hex
from smartcity_desktop.system.files import read_regular

if TYPE_CHECKING:
    from pathlib import Path

_LENGTH = 32
_NAME = "root"
_LIMIT = 1024 * 1024


def key_bytes(key: ec.EllipticCurvePrivateKey) -> bytes:
    """Return a key as PKCS #8 (DER), to be sealed at once."""
    return key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())


def root_bytes(key: ec.EllipticCurvePrivateKey) -> bytes:
    """Return the secret number of a P-256 key, 32 bytes, highest first."""
    return key.private_numbers().private_value.to_bytes(_LENGTH, "big")


def root_from_bytes(secret: bytes, root_der: bytes) -> ec.EllipticCurvePrivateKey:
    """Return the root key from its 32 bytes.

    Raises:
        IdentityProblem: it is not the key of this root certificate.
    """
    wrong = IdentityProblem(
        Text("Kunci ini bukan kunci induk program ini.", "This is not the root key of this programme."),
        Text(
            "Pakai kartu atau berkas kunci induk program ini; periksa sidik jari pada kartunya.",
            "Use the root cards or root file of this programme; check the fingerprint on the cards.",
        ),
    )
    try:
        key = ec.derive_private_key(int.from_bytes(secret, "big"), ec.SECP256R1())
    except ValueError:
        raise wrong from None
    if key.public_key().public_numbers() != read_certificate(root_der).key.public_numbers():
        raise wrong
    return key


def write_root_file(path: Path, secret: bytes, root_der: bytes, passphrase: str) -> None:
    """Write the root key into a file under a passphrase of its own, for a stick that lies in a safe.

    Raises:
        IdentityProblem: the passphrase is too weak, or it is another programme's key.
        FileProblem: it cannot be written.
    """
    key = root_from_bytes(secret, root_der)
    made = vault.lock(sha256_hex(root_der), {_NAME: root_bytes(key)}, passphrase)
    vault.write_secret(path, made.model_dump_json(indent=1).encode("ascii"))


def read_root_file(path: Path, root_der: bytes, passphrase: str) -> bytes:
    """Return the root key, 32 bytes, from its file.

    Raises:
        IdentityProblem: wrong passphrase, no such file of this programme.
        FileProblem: it cannot be read.
    """
    try:
        found = vault.Vault.model_validate_json(read_regular(path, _LIMIT))
    except ValidationError:
        found = None
    if found is None or found.label != sha256_hex(root_der):
        raise IdentityProblem(
            Text(
                "Berkas ini bukan berkas kunci induk program ini.",
                "This is no root key file of this programme.",
            ),
            Text("Pilih berkas kunci induk yang benar.", "Choose the right root key file."),
        )
    secret = vault.unlock(found, passphrase).get(_NAME, b"")
    root_from_bytes(secret, root_der)
    return secret
