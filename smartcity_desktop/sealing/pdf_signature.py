"""Signing a PDF: PAdES-B-B (ETSI EN 319 142-1), by the same key that signs packages.

pyHanko writes the form field and the update of the file. The signature itself is the template of `cms`, byte for byte
what pyHanko would make of it in ten times the time (the tests compare both).
"""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING, Any

from cryptography.hazmat.primitives.asymmetric import rsa

from smartcity_desktop.sealing import cms
from smartcity_desktop.sealing.certificates import read_certificate
from smartcity_desktop.sealing.pdf_problem import LIMIT, PdfProblem
from smartcity_desktop.sealing.time_stamps import ROOM

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
    from pyhanko.pdf_utils.reader import PdfFileReader

    from smartcity_desktop.sealing.signer import Signer

SCORES_MARK = "scores.json SHA-256 "
_FIELD = "SmartCity{n}"
_ECDSA_LENGTH = 72  # of a P-256 signature at most


@dataclass(frozen=True, slots=True)
class VisibleField:
    """Where a signature is to be seen, and how.

    Attributes:
        page: counted from 0.
        box: left, bottom, right, top in points.
        appearance: a PDF of one page of the size of the box.
    """

    page: int
    box: tuple[float, float, float, float]
    appearance: bytes


def scores_reason(words: str, scores_sha256: str) -> str:
    """Return the reason for signing a score sheet: it carries the digest of the scores, for people and programs.

    Args:
        words: ASCII.
        scores_sha256: of `scores.json`, 64 hex digits.
    """
    return f"{words}; {SCORES_MARK}{scores_sha256}"


def sign_pdf(
    data: bytes,
    signer: Signer,
    *,
    when: datetime,
    reason: str,
    place: str = "",
    field: VisibleField | None = None,
    approval: bool = False,
    time_stamp: Callable[[bytes], bytes] | None = None,
) -> bytes:
    """Sign a PDF.

    Args:
        data: the PDF.
        signer: unlocked.
        when: UTC, the time that the signature claims.
        reason: why it is signed.
        place: where, as people call it.
        field: what is to be seen; without it the signature has no picture.
        approval: sign as one of several. Otherwise the signature certifies: it is the first and the last, and any
            later change breaks it.
        time_stamp: gives the token (DER) over a signature value (`time_stamps`): PAdES-B-T. By default the services
            of the signer are asked, who may have none.

    Returns:
        The signed PDF: the old bytes and an update behind them.

    Raises:
        PdfProblem: it cannot be read, bears a signature already, or is closed by one.
        TimeStampProblem: there is no time-stamp to be had.
    """
    from pyhanko.pdf_utils.misc import PdfError
    from pyhanko.sign.fields import MDPPerm, SigFieldSpec, SigSeedSubFilter
    from pyhanko.sign.signers.cms_embedder import PdfCMSEmbedder, SigIOSetup, SigMDPSetup, SigObjSetup
    from pyhanko.sign.signers.pdf_byterange import SignatureObject

    if len(data) > LIMIT:
        raise PdfProblem("too_large", f"{len(data)} bytes")
    if time_stamp is None and signer.stamps:
        signed = sign_pdf(
            data, signer, when=when, reason=reason, place=place, field=field, approval=approval,
            time_stamp=signer.time_stamp,
        )  # fmt: skip
        if signer.stamps:
            return signed
        # Once more, with no room kept for a time-stamp that there is none of.
    try:
        writer = _writer(data)
        name = _FIELD.format(n=_signatures(writer.prev, approval=approval) + 1)
        box = None if field is None else tuple(round(edge) for edge in field.box)
        spec = SigFieldSpec(name, on_page=field.page if field else 0, box=box)  # type: ignore[arg-type]
        steps = PdfCMSEmbedder(new_field_spec=spec).write_cms(name, writer)
        annotation = next(steps)
        if field is not None:
            _show(writer, annotation, field.appearance)
        room = len(
            _cms(signer, bytes(32), bytes(_signature_length(signer)), bytes(ROOM if time_stamp else 0))
        )
        placeholder = SignatureObject(
            timestamp=when.replace(microsecond=0),
            reason=reason,
            location=place or None,
            subfilter=SigSeedSubFilter.PADES,
            bytes_reserved=2 * room,
        )
        certify = SigMDPSetup(md_algorithm="sha256", certify=True, docmdp_perms=MDPPerm.NO_CHANGES)
        steps.send(SigObjSetup(sig_placeholder=placeholder, mdp_setup=None if approval else certify))
        prepared, out = steps.send(SigIOSetup(md_algorithm="sha256", output=BytesIO()))
        digest = prepared.document_digest
        attributes = cms.signed_attributes(read_certificate(signer.certificate), digest, None)
        value = signer.sign(attributes)
        steps.send(_cms(signer, digest, value, time_stamp(value) if time_stamp else b""))
    except PdfError as error:
        raise PdfProblem("not_pdf", str(error)) from error
    return bytes(out.getvalue())


def _writer(data: bytes) -> IncrementalPdfFileWriter:
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter

    class Writer(IncrementalPdfFileWriter):
        def _update_meta(self) -> None:
            """Leave the document information as it is: pyHanko would put this computer's time into it."""

    return Writer(BytesIO(data))


def _signatures(reader: PdfFileReader, *, approval: bool) -> int:
    """Return how many signatures a PDF bears, where one more is allowed.

    Raises:
        PdfProblem: none is.
    """
    from pyhanko.sign.fields import MDPPerm
    from pyhanko.sign.validation.pdf_embedded import read_certification_data

    if reader.encrypted:
        raise PdfProblem("encrypted")
    found = len(reader.embedded_signatures)
    if found and not approval:
        raise PdfProblem("signed_before", f"{found} signatures")
    certified = read_certification_data(reader)
    if certified is not None and certified.permission is MDPPerm.NO_CHANGES:
        raise PdfProblem("closed")
    return found


def _show(writer: IncrementalPdfFileWriter, annotation: Any, appearance: bytes) -> None:
    """Give a field its picture: the one page of `appearance`."""
    from pyhanko.pdf_utils import generic
    from pyhanko.pdf_utils.reader import PdfFileReader

    picture = writer.import_page_as_xobject(PdfFileReader(BytesIO(appearance)))
    widget = annotation.get_object()
    widget["/AP"] = generic.DictionaryObject({generic.pdf_name("/N"): picture})  # type: ignore[no-untyped-call]
    writer.update_container(widget)


def _signature_length(signer: Signer) -> int:
    key = read_certificate(signer.certificate).key
    return (key.key_size + 7) // 8 if isinstance(key, rsa.RSAPublicKey) else _ECDSA_LENGTH


def _cms(signer: Signer, digest: bytes, signature: bytes, time_stamp: bytes) -> bytes:
    certificate = read_certificate(signer.certificate)
    attributes = cms.signed_attributes(certificate, digest, None)
    return cms.cms_bytes(certificate, signer.chain, attributes, signature, time_stamp)
