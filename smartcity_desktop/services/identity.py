"""The assessor's own identity: shown, and handed to headquarters for enrolment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartcity_desktop.system.files import write_whole

if TYPE_CHECKING:
    from pathlib import Path

    from smartcity_desktop.sealing.identity import IdentityCard
    from smartcity_desktop.sealing.store_keys import StoreKeys
    from smartcity_desktop.system.paths import RoleFolder


class IdentityDesk:
    """Shows the identity and changes its passphrase. The signing key never leaves `folder.identity`."""

    def __init__(self, folder: RoleFolder, keys: StoreKeys) -> None:
        self._folder = folder
        self._keys = keys

    def card(self) -> IdentityCard:
        """Return who this laptop signs for."""
        from smartcity_desktop.sealing import identity

        return identity.card(self._folder.identity, self._keys)

    def change_passphrase(self, old: str, new: str) -> None:
        """Wrap the vault key under another passphrase; the signing key stays the same."""
        from smartcity_desktop.sealing import identity

        identity.change_passphrase(self._folder.identity, old, new)

    def write_request(self, folder: Path) -> Path:
        """Write the enrolment request (`.csr`, PEM) into a folder and return its path.

        Raises:
            FileProblem: the folder cannot be written to.
        """
        from smartcity_desktop.sealing import identity

        card = self.card()
        path = folder / f"pendaftaran-{card.fingerprint.replace(' ', '')[:8].lower()}.csr"
        write_whole(path, identity.request_pem(self._folder.identity, self._keys))
        return path
