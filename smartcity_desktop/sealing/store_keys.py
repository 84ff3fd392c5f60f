"""The keys of all that lies on this computer: one bundle, sealed in its person's vault and nowhere in the clear.

    database   32 bytes, SQLCipher's key
    files      32 bytes, for evidence, packages, papers and backups (sealing/at_rest.py)
    letters    age identities (X25519): what headquarters encrypts for this computer; the newest is the last

It holds no signing key: who gets the bundle back through headquarters' recovery can read, and sign nothing.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field
from typing import Annotated, Literal

from pydantic import Field, StringConstraints, ValidationError

from smartcity_desktop.sealing.at_rest import EncryptedFiles
from smartcity_desktop.sealing.strict import Strict

_HEX = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
_SECRET = Annotated[str, StringConstraints(pattern=r"^AGE-SECRET-KEY-1[A-Z0-9]{58}$")]


class _Bundle(Strict):
    format: Literal["smartcity-store-keys"]
    version: Literal[1]
    database: _HEX
    files: _HEX
    letters: list[_SECRET] = Field(min_length=1, max_length=64)


@dataclass(frozen=True, slots=True)
class StoreKeys:
    """The bundle, opened. Keep it as long as the store is open, and show it to nobody.

    Attributes:
        database: SQLCipher's raw key, 32 bytes.
        files: key of the files at rest, 32 bytes.
        letters: `AGE-SECRET-KEY-1…`, the newest last.
    """

    database: bytes = field(repr=False)
    files: bytes = field(repr=False)
    letters: tuple[str, ...] = field(repr=False)

    def at_rest(self) -> EncryptedFiles:
        """Return how files lie on the disk under these keys."""
        return EncryptedFiles(self.files)

    @property
    def recipient(self) -> str:
        """The public half of the newest letter key, `age1…`."""
        from pyrage import x25519

        return str(x25519.Identity.from_str(self.letters[-1]).to_public())

    def with_letter(self, secret: str) -> StoreKeys:
        """Return the bundle with one more letter key, which becomes the newest."""
        return StoreKeys(self.database, self.files, (*self.letters, secret))

    def to_bytes(self) -> bytes:
        """Return the bundle as a document, to be sealed at once."""
        bundle = _Bundle(
            format="smartcity-store-keys",
            version=1,
            database=self.database.hex(),
            files=self.files.hex(),
            letters=list(self.letters),
        )
        return bundle.model_dump_json().encode("ascii")

    @classmethod
    def from_bytes(cls, data: bytes) -> StoreKeys:
        """Read a bundle.

        Raises:
            ValueError: it is none; the error says nothing of what it holds.
        """
        try:
            bundle = _Bundle.model_validate_json(data)
        except ValidationError:
            # pydantic's error would quote the keys.
            raise ValueError("not a bundle of store keys") from None
        return cls(bytes.fromhex(bundle.database), bytes.fromhex(bundle.files), tuple(bundle.letters))


def new_letter_key() -> str:
    """Return a new age identity, `AGE-SECRET-KEY-1…`."""
    from pyrage import x25519

    return str(x25519.Identity.generate())


def new_store_keys() -> StoreKeys:
    """Return a fresh bundle."""
    return StoreKeys(secrets.token_bytes(32), secrets.token_bytes(32), (new_letter_key(),))
