"""A bundle of store keys in a file of its own, under the passphrases of those who may open it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pydantic import ValidationError

from smartcity_desktop.sealing import vault
from smartcity_desktop.sealing.store_keys import StoreKeys
from smartcity_desktop.system.files import read_regular

if TYPE_CHECKING:
    from pathlib import Path

FILE = "store.json"
_LABEL = "headquarters' store"
_NAME = "store"
_LIMIT = 1024 * 1024


def keep_store(folder: Path, keys: StoreKeys, passphrase: str, holder: str = vault.OWNER) -> None:
    """Write the file.

    Raises:
        IdentityProblem: the passphrase is too weak.
        FileProblem: it cannot be written.
    """
    made = vault.lock(_LABEL, {_NAME: keys.to_bytes()}, passphrase, holder)
    vault.write_secret(folder / FILE, made.model_dump_json(indent=1).encode("ascii"))


def open_store(folder: Path, passphrase: str, holder: str | None = None) -> StoreKeys:
    """Open the bundle.

    Raises:
        IdentityProblem: wrong passphrase, or the file is damaged.
        FileProblem: it cannot be read.
    """
    try:
        found = vault.Vault.model_validate_json(read_regular(folder / FILE, _LIMIT))
        return StoreKeys.from_bytes(vault.unlock(found, passphrase, holder)[_NAME])
    except (ValidationError, ValueError, KeyError):
        raise vault.damaged() from None
