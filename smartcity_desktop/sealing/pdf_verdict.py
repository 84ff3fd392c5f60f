"""What was found of the signatures in a PDF: intact, valid, trusted, by whom, and why not, in plain words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from smartcity_desktop.sealing.certificates import fingerprint

if TYPE_CHECKING:
    from datetime import datetime

    from smartcity_desktop.core.language import Text


@dataclass(frozen=True, slots=True)
class KnownSigner:
    """One whose certificate is pinned: by the roster of an edition, or as one of headquarters' people.

    Attributes:
        name: as people call them.
        revoked: the certificate counts no more.
        chain: of a provider's certificate those above it (DER), which the roster pins with it.
    """

    name: str
    revoked: bool = False
    chain: tuple[bytes, ...] = ()


@dataclass(frozen=True, slots=True)
class SignatureVerdict:
    """One signature in a PDF.

    Attributes:
        field: its name in the form of the PDF.
        signer: as the roster has it, or in the certificate's own words.
        institution: as the certificate has it; may be empty.
        issuer: who issued the certificate.
        certificate_sha256: 64 hex digits; empty where there is no readable certificate.
        claimed_at: UTC; what the signer's own clock said. `None`: it says nothing.
        stamped_at: UTC; what a time-stamping service said, where its stamp is right and known. `None`: no such stamp.
        reason: why it was signed, in the signer's words.
        intact: nothing that was signed was changed, and nothing was added but what the signer allowed.
        valid: the signature is mathematically right.
        trusted: the certificate is known here, was not revoked, and held when it was used.
        whole_file: it covers every byte of the file.
        certified: it closes the file to any change.
        why_not: what speaks against it.
        notes: what a person should know although it speaks against nothing.
        stamp_service: who stamped it, in the certificate's own words; empty without a time-stamp.
        stamp_sha256: of that service's certificate, 64 hex digits.
        stamp_says: UTC; what the time-stamp states, whether it counts (then `stamped_at` is the same) or not.
    """

    field: str
    signer: str
    institution: str
    issuer: str
    certificate_sha256: str
    claimed_at: datetime | None
    stamped_at: datetime | None
    reason: str
    intact: bool
    valid: bool
    trusted: bool
    whole_file: bool
    certified: bool
    why_not: tuple[Text, ...] = ()
    notes: tuple[Text, ...] = ()
    stamp_service: str = ""
    stamp_sha256: str = ""
    stamp_says: datetime | None = None

    @property
    def good(self) -> bool:
        """Intact, valid and trusted."""
        return self.intact and self.valid and self.trusted

    @property
    def certificate_fingerprint(self) -> str:
        """The 24 digits that people compare; empty where there is no certificate."""
        return fingerprint(self.certificate_sha256) if self.certificate_sha256 else ""


@dataclass(frozen=True, slots=True)
class PdfVerdict:
    """A PDF with all of its signatures, in the order in which they were made.

    Attributes:
        signatures: none in a PDF that nobody signed.
        why_not: what speaks against the file as a whole.
        notes: what a person should know of the file.
    """

    signatures: tuple[SignatureVerdict, ...]
    why_not: tuple[Text, ...] = ()
    notes: tuple[Text, ...] = ()

    @property
    def good(self) -> bool:
        """Signed at all, by people who are known, and whole."""
        return bool(self.signatures) and not self.why_not and all(each.good for each in self.signatures)

    @property
    def whole(self) -> bool:
        """Signed and whole, whoever signed."""
        signed = bool(self.signatures) and not self.why_not
        return signed and all(each.intact and each.valid for each in self.signatures)
