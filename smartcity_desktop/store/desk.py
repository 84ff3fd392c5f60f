"""What services ask of whoever is signed in at headquarters: may they, and write it down."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from smartcity_desktop.core.deeds import UNSIGNED

if TYPE_CHECKING:
    from smartcity_desktop.core.deeds import Approvals
    from smartcity_desktop.core.staff import Act, Person, Secret
    from smartcity_desktop.store.database import Session


class Desk(Protocol):
    """The person signed in, their rights, and headquarters' log."""

    @property
    def person(self) -> Person:
        """Who is signed in."""

    def require(self, act: Act) -> None:
        """Refuse what the person may not do.

        Raises:
            ActRefused: the error says who may.
        """

    def note(
        self,
        session: Session,
        act: Act,
        subject: str,
        *,
        old: str = "",
        new: str = "",
        reason: str = "",
        approvals: Approvals = UNSIGNED,
    ) -> None:
        """Write an act into the log, in the transaction of the act itself."""

    def people(self) -> tuple[Person, ...]:
        """Return everybody who works here or did."""

    def seconds(self) -> tuple[Person, ...]:
        """Return who could be the second of two."""

    def certify_me(self, passphrase: str, root: bytes | None = None) -> None:
        """Give the person signed in a certificate, once the authority is founded.

        Raises:
            IdentityProblem: wrong passphrase, no authority yet, or the root key is not here.
        """

    def approve(
        self, act: Act, statement: bytes, secrets: tuple[Secret, ...], *, two: bool | None = None
    ) -> Approvals:
        """Let those who agree sign a statement (UTF-8) with their own keys; the first is the person signed in.

        Raises:
            ActRefused: somebody is missing, may not, or is the same person twice.
            IdentityProblem: a passphrase is wrong.
        """
