"""A key of 32 bytes in the operating system's own key ring: Windows, macOS, Secret Service, KWallet; nothing else.

What is opened with it is the data of one person on this computer, never a signing key. A back end that keeps its
secrets in a file of its own (as `keyrings.alt` does) would only look safe: it counts as no key ring.
"""

from __future__ import annotations

import base64
import binascii
from typing import TYPE_CHECKING

from smartcity_desktop.core.errors import IdentityProblem
from smartcity_desktop.core.language import Text

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

SERVICE = "SmartCity Desktop"
SIZE = 32
_SYSTEMS = ("SecretService", "libsecret", "kwallet", "Windows", "macOS")


class KeyringSlot:
    """One person's place in the key ring.

    Args:
        account: what tells one person's place from another's; it can be read in the key ring and names nobody.
    """

    def __init__(self, account: str) -> None:
        self._account = account

    def is_available(self) -> bool:
        """Whether this computer has a key ring that is taken."""
        return _backend() is not None

    def store(self, key: bytes) -> None:
        """Put a key into the key ring, instead of one that is there.

        Raises:
            IdentityProblem: there is no key ring, or it refuses (locked, declined by the person).
        """
        if len(key) != SIZE:
            raise ValueError(f"a key has {SIZE} bytes")
        from keyring.errors import KeyringError

        ring = _backend()
        if ring is None:
            raise _not_available("")
        try:
            ring.set_password(SERVICE, self._account, base64.b64encode(key).decode("ascii"))
        except (KeyringError, RuntimeError, OSError) as error:
            raise _not_available(type(error).__name__) from error

    def fetch(self) -> bytes | None:
        """Return the key, or `None`: no key ring, nothing in it, it is locked, or what is in it is no key of ours."""
        from keyring.errors import KeyringError

        ring = _backend()
        if ring is None:
            return None
        try:
            found = ring.get_password(SERVICE, self._account)
            key = base64.b64decode(found or "", validate=True)
        except (KeyringError, RuntimeError, OSError, binascii.Error, ValueError):
            return None
        return key if len(key) == SIZE else None

    def delete(self) -> None:
        """Take the key out of the key ring, where one is there and can be reached.

        It opens nothing any more once its other half is gone from the identity's file, which is what counts.
        """
        from keyring.errors import KeyringError

        ring = _backend()
        if ring is None:
            return
        try:
            ring.delete_password(SERVICE, self._account)
        except (KeyringError, RuntimeError, OSError):
            return


def _backend() -> KeyringBackend | None:
    """Return the key ring in use, where it is the operating system's."""
    import keyring
    from keyring.backends.chainer import ChainerBackend

    ring = keyring.get_keyring()
    chained = list(ring.backends) if isinstance(ring, ChainerBackend) else [ring]
    return next((one for one in chained if _of_the_system(one)), None)


def _of_the_system(ring: KeyringBackend) -> bool:
    package, _, name = type(ring).__module__.partition("keyring.backends.")
    return package == "" and name.split(".")[0] in _SYSTEMS and ring.priority > 0


def _not_available(why: str) -> IdentityProblem:
    return IdentityProblem(
        Text(
            "Gantungan kunci sistem di komputer ini tidak tersedia{why}.",
            "This computer's key ring is not available{why}.",
        ).filled(why=f" ({why})" if why else ""),
        Text(
            "Buka dengan kata sandi seperti biasa; tidak ada yang berubah.",
            "Open with your passphrase as usual; nothing was changed.",
        ),
    )
