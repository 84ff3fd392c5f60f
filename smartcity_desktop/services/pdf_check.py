"""Whose signatures a PDF bears, compared with the signers that this computer knows."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from smartcity_desktop.store.records import editions
from smartcity_desktop.system.files import read_regular

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import datetime
    from pathlib import Path

    from smartcity_desktop.sealing.pdf_verdict import KnownSigner, PdfVerdict
    from smartcity_desktop.store.database import Database


@dataclass(frozen=True, slots=True)
class PdfTrust:
    """Whom this computer knows: pinned roots, and signers of editions, by the SHA-256 of their certificates.

    `services` are the certificates (DER) of the time-stamping services that any of its editions names.
    """

    pinned: frozenset[str] = frozenset()
    known: Mapping[str, KnownSigner] = field(default_factory=dict)
    services: tuple[bytes, ...] = ()


class PdfCheck:
    """Gathers whom this computer knows. The look at the file itself (`look`) needs no database."""

    def __init__(self, database: Database, pinned: Callable[[], frozenset[str]]) -> None:
        self._database = database
        self._pinned = pinned

    def trust(self) -> PdfTrust:
        """Return whom this computer knows.

        Raises:
            StoreProblem, IdentityProblem: it cannot be read.
        """
        from smartcity_desktop.sealing.pdf_known import known_signers
        from smartcity_desktop.sealing.pdf_stamp import pinned_services

        with self._database.read() as session:
            found = [stored.edition for stored in editions.editions(session)]
        return PdfTrust(self._pinned(), known_signers(found), pinned_services(found))


def look(file: Path, trust: PdfTrust, now: datetime) -> PdfVerdict:
    """Look at the signatures in a PDF, in another process.

    Raises:
        FileProblem: the file cannot be read.
        PdfProblem: it is no PDF, is locked, too large or too tangled.
    """
    from smartcity_desktop.sealing.pdf_apart import verify_apart
    from smartcity_desktop.sealing.pdf_problem import LIMIT

    return verify_apart(
        read_regular(file, LIMIT),
        now=now,
        pinned=trust.pinned,
        known=trust.known,
        services=trust.services,
    )
