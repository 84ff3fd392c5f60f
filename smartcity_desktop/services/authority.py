"""The programme authority at headquarters: offline root and edition signer."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from smartcity_desktop.sealing.authority import AuthorityCard
    from smartcity_desktop.system.clock import Clock
    from smartcity_desktop.system.paths import RoleFolder


class AuthorityDesk:
    """Founds and shows the authority. Its keys never leave `folder.authority`."""

    def __init__(self, folder: RoleFolder, clock: Clock) -> None:
        self._folder = folder
        self._clock = clock

    def card(self) -> AuthorityCard | None:
        """Return the authority's public side, or `None` before it was founded."""
        from smartcity_desktop.sealing import authority

        return authority.authority_card(self._folder.authority)

    def found(self, programme: str, passphrase: str) -> AuthorityCard:
        """Make root and edition signer under a passphrase.

        Raises:
            IdentityProblem: the passphrase is too weak, or there is an authority already.
        """
        from smartcity_desktop.sealing import authority

        return authority.found(
            self._folder.authority, programme=programme.strip(), passphrase=passphrase, clock=self._clock
        ).card
