"""The assessor's own identity: made at first start, handed to headquarters for enrolment."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartcity_desktop.core.errors import IdentityProblem
from smartcity_desktop.core.language import Text
from smartcity_desktop.system.files import write_whole

if TYPE_CHECKING:
    from pathlib import Path

    from smartcity_desktop.sealing.identity import IdentityCard
    from smartcity_desktop.system.clock import Clock
    from smartcity_desktop.system.paths import RoleFolder


class IdentityDesk:
    """Makes and shows the identity. The signing key never leaves `folder.identity`."""

    def __init__(self, folder: RoleFolder, clock: Clock) -> None:
        self._folder = folder
        self._clock = clock

    def card(self) -> IdentityCard | None:
        """Return who this laptop signs for, or `None` before the first start."""
        from smartcity_desktop.sealing import identity

        return identity.card(self._folder.identity)

    def create(self, name: str, institution: str, passphrase: str) -> IdentityCard:
        """Make the key, the vault and the enrolment request.

        Raises:
            IdentityProblem: the passphrase is too weak, a name is empty, or there is an identity already.
        """
        from smartcity_desktop.sealing import identity

        return identity.create_identity(
            self._folder.identity,
            name=name.strip(),
            institution=institution.strip(),
            passphrase=passphrase,
            clock=self._clock,
        )

    def change_passphrase(self, old: str, new: str) -> None:
        """Wrap the vault key under another passphrase; the signing key stays the same."""
        from smartcity_desktop.sealing import identity

        identity.change_passphrase(self._folder.identity, old, new)

    def write_request(self, folder: Path) -> Path:
        """Write the enrolment request (`.csr`, PEM) into a folder and return its path.

        Raises:
            IdentityProblem: there is no identity yet.
            FileProblem: the folder cannot be written to.
        """
        from smartcity_desktop.sealing import identity

        card = self.card()
        if card is None:
            raise IdentityProblem(
                Text("Identitas belum dibuat.", "There is no identity yet."),
                Text("Buat identitas terlebih dahulu.", "Make an identity first."),
            )
        path = folder / f"pendaftaran-{card.fingerprint.replace(' ', '')[:8].lower()}.csr"
        write_whole(path, identity.request_pem(self._folder.identity))
        return path
