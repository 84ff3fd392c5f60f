"""age keys as raw bytes: 32 bytes fit on paper cards and in any vault, and are the same key as their text forms.

AGE-SECRET-KEY-1…   bech32 of an X25519 scalar, upper case
age1…               bech32 of its public point
"""

from __future__ import annotations

import re

_SECRET, _PUBLIC = "age-secret-key-", "age"
_LENGTH = 32
_WORDS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
RECIPIENT_PATTERN = rf"^age1[{_WORDS}]{{58}}$"
_RECIPIENT = re.compile(RECIPIENT_PATTERN, re.ASCII)


def secret_text(raw: bytes) -> str:
    """Write a raw X25519 secret (32 bytes) as `AGE-SECRET-KEY-1…`.

    Raises:
        ValueError: not 32 bytes.
    """
    return _encoded(_SECRET, raw).upper()


def secret_bytes(text: str) -> bytes:
    """Read `AGE-SECRET-KEY-1…` into 32 bytes.

    Raises:
        ValueError: no such key; the error does not quote it.
    """
    return _decoded(_SECRET, text.lower())


def recipient_text(raw: bytes) -> str:
    """Write a raw X25519 public key (32 bytes) as `age1…`.

    Raises:
        ValueError: not 32 bytes.
    """
    return _encoded(_PUBLIC, raw)


def recipient_bytes(text: str) -> bytes:
    """Read `age1…` into 32 bytes: form and checksum.

    Raises:
        ValueError: no recipient.
    """
    if _RECIPIENT.fullmatch(text) is None:
        raise ValueError("no age recipient")
    return _decoded(_PUBLIC, text)


def recipient_of(secret: str) -> str:
    """Return the recipient `age1…` of a secret `AGE-SECRET-KEY-1…`.

    Raises:
        ValueError: no such key.
    """
    from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

    return recipient_text(
        X25519PrivateKey.from_private_bytes(secret_bytes(secret)).public_key().public_bytes_raw()
    )


def _encoded(kind: str, raw: bytes) -> str:
    import bech32

    if len(raw) != _LENGTH:
        raise ValueError("an age key has 32 bytes")
    return str(bech32.bech32_encode(kind, bech32.convertbits(raw, 8, 5) or []))


def _decoded(kind: str, text: str) -> bytes:
    import bech32

    found, data = bech32.bech32_decode(text)
    raw = bech32.convertbits(data, 5, 8, False) if found == kind and data is not None else None
    if raw is None or len(raw) != _LENGTH:
        raise ValueError("no age key")
    return bytes(raw)
