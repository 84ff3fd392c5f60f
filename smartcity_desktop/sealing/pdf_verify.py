"""Looking at the signatures in any PDF: ours, and those made elsewhere (BSrE and others, several of them).

pyHanko reads the file. Two things are asked beyond what it finds right (PACKAGE.md 11): bytes behind the end of the
file are a finding, and so is an update that nobody signed, whatever it changes.
"""

from __future__ import annotations

import logging
import re
import struct
import zlib
from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Any

from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm

from smartcity_desktop.sealing import pdf_words as words
from smartcity_desktop.sealing.certificates import (
    Certificate,
    NotUsableError,
    chain_problem,
    read_certificate,
    sha256_hex,
)
from smartcity_desktop.sealing.pdf_problem import LIMIT, PdfProblem
from smartcity_desktop.sealing.pdf_stamp import seen_stamp
from smartcity_desktop.sealing.pdf_verdict import KnownSigner, PdfVerdict, SignatureVerdict
from smartcity_desktop.sealing.provider_chain import provider_holds

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pyhanko.pdf_utils.reader import PdfFileReader
    from pyhanko.sign.validation import PdfSignatureStatus
    from pyhanko.sign.validation.pdf_embedded import EmbeddedPdfSignature

    from smartcity_desktop.core.language import Text

_MOST_SIGNATURES = 32
_MOST_REVISIONS = 128
_END = re.compile(rb"startxref[\t\n\f\r ]{1,4}[0-9]{1,10}[\t\n\f\r ]{1,4}%%EOF(?:\r\n|\r|\n)?")
_UNREADABLE = (  # what pyHanko and what it stands on answer to bytes that are no PDF, or a hostile one
    ValueError,
    LookupError,
    TypeError,
    AttributeError,
    AssertionError,
    ArithmeticError,
    NotImplementedError,
    RecursionError,
    MemoryError,
    EOFError,
    OSError,
    StopIteration,
    struct.error,
    zlib.error,
    InvalidSignature,
    UnsupportedAlgorithm,
)


def verify_pdf(
    data: bytes,
    *,
    now: datetime,
    roots: Sequence[bytes] = (),
    pinned: frozenset[str] = frozenset(),
    known: Mapping[str, KnownSigner] | None = None,
    services: Sequence[bytes] = (),
) -> PdfVerdict:
    """Look at every signature in a PDF.

    Args:
        data: the file.
        now: UTC, when certificates have to hold, unless a time-stamp says when they were used.
        roots: certificates (DER) below which signers and time-stamps are trusted.
        pinned: SHA-256 (hex) of such certificates, where they are brought by the PDF itself.
        known: signers of the programme by the SHA-256 (hex) of their certificates. Where any are given, an assessor's
            certificate has to be among them: the roster decides, not the chain alone.
        services: certificates (DER) of time-stamping services whose time-stamps count; they vouch for no signer.

    Raises:
        PdfProblem: it is no PDF, is locked, too large or too tangled to be looked at.
    """
    if len(data) > LIMIT:
        raise PdfProblem("too_large", f"{len(data)} bytes")
    if data.count(b"startxref") > _MOST_REVISIONS:
        raise PdfProblem("too_tangled", "too many updates")
    from pyhanko.pdf_utils.misc import PdfError

    end = max((found.end() for found in _END.finditer(data)), default=len(data))
    # It logs what it thinks of a file; that goes into the verdict here, not into anybody's log.
    for name in ("pyhanko", "pyhanko_certvalidator"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    try:
        reader = _reader(data[:end])
    except (PdfError, *_UNREADABLE) as error:
        raise PdfProblem("not_pdf", _told(error)) from error
    try:
        signatures = [*reader.embedded_regular_signatures]
        stamps = len(reader.embedded_timestamp_signatures)
        if len(signatures) + stamps > _MOST_SIGNATURES:
            raise PdfProblem("too_tangled", f"{len(signatures)} signatures")
        trusted = (*roots, *_brought(signatures, pinned))
        judge = _Judge(data, reader, now, trusted, dict(known or {}), tuple(services))
        found = tuple(judge.verdict(signature) for signature in signatures)
    except (PdfError, *_UNREADABLE) as error:
        raise PdfProblem("broken_signature", _told(error)) from error
    if not found:
        return PdfVerdict((), (words.UNSIGNED,))
    why_not = (words.BYTES_BEHIND,) if end < len(data) else ()
    notes = (words.DOCUMENT_STAMPS.filled(n=stamps),) if stamps else ()
    return PdfVerdict(found, why_not, notes)


def _brought(signatures: Sequence[EmbeddedPdfSignature], pinned: frozenset[str]) -> set[bytes]:
    certificates = [bytes(each.dump()) for one in signatures for each in one.other_embedded_certs]
    return {certificate for certificate in certificates if sha256_hex(certificate) in pinned}


def _told(error: BaseException) -> str:
    return f"{type(error).__name__}: {error}"[:300]


def _reader(data: bytes) -> PdfFileReader:
    from pyhanko.pdf_utils.reader import PdfFileReader

    if not data.startswith(b"%PDF-"):
        raise PdfProblem("not_pdf", "it does not begin like a PDF")
    reader = PdfFileReader(BytesIO(data), strict=False)
    if reader.encrypted:
        raise PdfProblem("encrypted")
    return reader


class _Judge:
    """Judges the signatures of one file."""

    def __init__(
        self,
        data: bytes,
        reader: PdfFileReader,
        now: datetime,
        roots: tuple[bytes, ...],
        known: dict[str, KnownSigner],
        services: tuple[bytes, ...],
    ) -> None:
        self._data = data
        self._reader = reader
        self._now = now
        self._roots = roots
        self._known = known
        self._services = services

    def verdict(self, signature: EmbeddedPdfSignature) -> SignatureVerdict:
        """Judge one signature."""
        from pyhanko.sign.fields import MDPPerm

        certificate_der = bytes(signature.signer_cert.dump())
        sha256 = sha256_hex(certificate_der)
        status = self._validated(signature, self._now)
        stamp = seen_stamp(status, self._services, self._now)
        stamped_at = stamp.says if stamp is not None and stamp.why_not is None else None
        if status is not None and stamped_at is not None and not status.trusted:
            status = self._validated(signature, stamped_at) or status
        whole, changes, notes = self._changes(signature, status)
        broken: tuple[Text, ...] = ()
        if status is None or not status.intact:
            broken = (words.CHANGED,)
        elif not status.valid:
            broken = (words.WRONG,)
        doubts = self._doubts(signature, status, certificate_der, stamped_at or self._now)
        signer, institution, issuer = _names(signature)
        certified = signature.docmdp_level is MDPPerm.NO_CHANGES
        if stamped_at is None:
            notes = (*notes, (stamp.why_not if stamp else None) or words.CLAIMED_TIME)
        return SignatureVerdict(
            field=str(signature.field_name or ""),
            signer=self._known[sha256].name if sha256 in self._known else signer,
            institution=institution,
            issuer=issuer,
            certificate_sha256=sha256,
            claimed_at=_utc(signature.self_reported_timestamp),
            stamped_at=stamped_at,
            reason=str(signature.sig_object.get("/Reason", "")),
            intact=status is not None and bool(status.intact) and not changes,
            valid=status is not None and bool(status.intact and status.valid),
            trusted=not doubts,
            whole_file=whole,
            certified=certified,
            why_not=(*broken, *changes, *doubts),
            notes=notes,
            stamp_service=stamp.service if stamp else "",
            stamp_sha256=stamp.certificate_sha256 if stamp else "",
            stamp_says=stamp.says if stamp else None,
        )

    def _validated(self, signature: EmbeddedPdfSignature, moment: datetime) -> PdfSignatureStatus | None:
        """Ask pyHanko; `None` where the signature is too broken to be asked about."""
        from asn1crypto import x509  # type: ignore[import-untyped]
        from pyhanko.sign.general import CMSStructuralError
        from pyhanko.sign.validation import validate_pdf_signature
        from pyhanko.sign.validation.errors import SignatureValidationError
        from pyhanko.sign.validation.settings import KeyUsageConstraints
        from pyhanko_certvalidator import ValidationContext

        def context() -> ValidationContext:
            return ValidationContext(
                trust_roots=[x509.Certificate.load(root) for root in self._roots],
                moment=moment,
                allow_fetching=False,
                revocation_mode="soft-fail",
            )

        try:
            return validate_pdf_signature(
                signature,
                signer_validation_context=context(),
                ts_validation_context=context(),
                key_usage_settings=KeyUsageConstraints(key_usage=set()),
            )
        except (SignatureValidationError, CMSStructuralError, InvalidSignature, UnsupportedAlgorithm):
            return None

    def _changes(
        self, signature: EmbeddedPdfSignature, status: PdfSignatureStatus | None
    ) -> tuple[bool, tuple[Text, ...], tuple[Text, ...]]:
        """Return whether the whole file is covered, what was changed since, and what was added rightfully."""
        from pyhanko.sign.diff_analysis import ModificationLevel
        from pyhanko.sign.validation.status import SignatureCoverageLevel

        first, length, second, rest = (int(number) for number in signature.byte_range)
        end = second + rest
        gap_is_signature = self._data[length : length + 1] + self._data[second - 1 : second] == b"<>"
        behind = len(self._data) - end
        covers = status is not None and status.coverage is SignatureCoverageLevel.ENTIRE_FILE
        whole = covers and first == 0 and behind == 0 and gap_is_signature
        if whole or status is None:
            return whole, (), ()
        if self._reader.xrefs.total_revisions <= signature.signed_revision + 1:
            text = words.BYTES_ADDED if behind > 0 else words.NOT_ALL
            return False, (text.filled(n=behind),), ()
        level = status.modification_level
        if level is ModificationLevel.LTA_UPDATES and "/DSS" in self._reader.root:
            return False, (), (words.EVIDENCE_ADDED,)
        signed_later = any(
            other.signed_revision > signature.signed_revision for other in self._reader.embedded_signatures
        )
        harmless = level is not None and level <= ModificationLevel.FORM_FILLING
        if harmless and status.docmdp_ok and signed_later:
            return False, (), (words.SIGNED_ON,)
        return False, (words.UPDATED,), ()

    def _doubts(
        self,
        signature: EmbeddedPdfSignature,
        status: PdfSignatureStatus | None,
        certificate_der: bytes,
        moment: datetime,
    ) -> tuple[Text, ...]:
        """Return why the signer is not trusted; nothing where they are."""
        try:
            certificate = read_certificate(certificate_der)
        except NotUsableError:
            certificate = None
        known = self._known.get(sha256_hex(certificate_der))
        if known is not None and known.revoked:
            return (words.REVOKED,)
        ours = any(chain_problem(certificate_der, root) is None for root in self._roots) or (
            known is not None and known.chain and provider_holds(certificate_der, known.chain, moment)
        )
        if not ours or certificate is None:
            trusted = status is not None and status.trusted
            return () if trusted else (self._foreign(signature, certificate, moment),)
        if not certificate.valid_from <= moment <= certificate.valid_until:
            return (words.outside_validity(certificate, moment),)
        if self._known and known is None and not (certificate.edition_signer or certificate.staff):
            return (words.NOT_ON_ROSTER,)
        return ()

    def _foreign(
        self, signature: EmbeddedPdfSignature, certificate: Certificate | None, moment: datetime
    ) -> Text:
        validity = signature.signer_cert["tbs_certificate"]["validity"]
        ends, begins = validity["not_after"].native, validity["not_before"].native
        if not self._roots:
            return words.NO_ROOT
        if not begins <= moment <= ends and certificate is not None:
            return words.outside_validity(certificate, moment)
        return words.UNKNOWN_ISSUER.filled(issuer=_names(signature)[2])


def _utc(moment: datetime | None) -> datetime | None:
    if moment is None:
        return None
    return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)


def _names(signature: EmbeddedPdfSignature) -> tuple[str, str, str]:
    """Return name and institution of the signer, and the issuer of the certificate."""
    subject, issuer = signature.signer_cert.subject.native, signature.signer_cert.issuer.native
    issued_by = _one(issuer, "organization_name") or _one(issuer, "common_name")
    return _one(subject, "common_name"), _one(subject, "organization_name"), issued_by


def _one(name: Mapping[str, Any], part: str) -> str:
    value = name.get(part, "")
    return str(value[0] if isinstance(value, list) else value)
