"""The one form in which this program signs a PDF, checked without a PDF library.

Headquarters receives thousands of sheets, some of them from hostile hands. What decides stands in the last update of
the file, which `pdf_signature` wrote: the catalog, the form with its one field, and the signature. They are read by a
narrow grammar, everything that is not expected is refused, and the signature is compared with the template of `cms`.
A later update, another field, a script or a filter in these objects is a refusal, not something to be understood.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from smartcity_desktop.core.package import PackageRefused
from smartcity_desktop.sealing import cms, der
from smartcity_desktop.sealing.stamps import read_stamp

if TYPE_CHECKING:
    from smartcity_desktop.sealing.certificates import Certificate

_SPACE = rb"[\0\t\n\f\r ]"
_TOKEN = re.compile(
    _SPACE + rb"*(?:(?P<open><<)|(?P<close>>>)|(?P<start>\[)|(?P<stop>\])"
    rb"|<(?P<hex>[0-9A-Fa-f]*)>|\((?P<text>(?:[^()\\]|\\[0-7]{3})*)\)"
    rb"|(?P<name>/[A-Za-z0-9_.+-]{1,80})|(?P<ref>([0-9]{1,9}) 0 R)(?![A-Za-z])"
    rb"|(?P<number>-?[0-9]+(?:\.[0-9]+)?)(?![0-9A-Za-z.])|(?P<word>true|false|null))",
    re.DOTALL,
)
_ESCAPE = re.compile(rb"\\([0-7]{3})")
_TAIL = re.compile(rb"startxref\n([0-9]{1,10})\n%%EOF\n\Z")
_SECTION = re.compile(rb"([0-9]{1,9}) ([0-9]{1,6})\n")
_ROW = re.compile(rb"([0-9]{10}) ([0-9]{5}) ([nf]) \n")
_TAIL_LENGTH = 64
_DEPTH, _OBJECTS, _OBJECT_LENGTH = 6, 4096, 128 * 1024
_CATALOG_MAY = frozenset(
    b"/Type /Version /Pages /Outlines /PageMode /PageLayout /Lang /ViewerPreferences /Metadata /AcroForm /Perms".split()
)
_FIELD_MAY = frozenset(b"/FT /T /Type /Subtype /F /Rect /P /V /AP".split())
_SIGNATURE_IS = frozenset(
    b"/Type /Filter /SubFilter /Contents /ByteRange /M /Reason /Reference /Location".split()
)
_CERTIFIES = {
    b"/Type": b"/SigRef",
    b"/TransformMethod": b"/DocMDP",
    b"/TransformParams": {b"/Type": b"/TransformParams", b"/V": b"/1.2", b"/P": b"1"},
}


class _Reference(NamedTuple):
    number: int


class _Hex(NamedTuple):
    digits: bytes
    start: int
    end: int


class _Words(NamedTuple):
    raw: bytes


class _NotThisFormError(ValueError):
    """The file is not in the form in which this program signs."""


@dataclass(frozen=True, slots=True)
class _Signature:
    """What the last update says: the signature, the bytes it covers, and why it was made."""

    cms: bytes
    start: int
    end: int
    reason: bytes


def is_unsigned(pdf: bytes) -> bool:
    """Whether nothing in a PDF hints at a signature."""
    return b"/ByteRange" not in pdf and b"/AcroForm" not in pdf and b"/ObjStm" not in pdf


def check_signed_pdf(
    pdf: bytes, certificate: Certificate, chain: tuple[bytes, ...], reason_ends_with: bytes
) -> None:
    """Check that a PDF bears one signature over all of its bytes, which certifies it, by this certificate.

    Args:
        pdf: the file.
        certificate: whose signature it has to be.
        chain: the certificates that have to follow it.
        reason_ends_with: what the reason for signing has to end with, ASCII.

    Raises:
        PackageRefused: `E_PDF_SIG` (anything but this form, or a byte was changed), `E_PDF_SIGNER` (the signature is
            by another certificate or over other scores).
    """
    try:
        found = _last_update(pdf)
        outline = der.piece_at(found.cms, 0)
        if any(found.cms[outline.end :]):
            raise _NotThisFormError("bytes behind the signature")
        signed_data = outline.children()[1].children()[0].children()
        signer = signed_data[-1].children()[0].children()
        signature = signer[5].content
        token = cms.time_stamp_in(signer[6]) if len(signer) == 7 else b""
        signed_by = signed_data[3].children()[0].whole
    except (ValueError, IndexError) as problem:  # also NotDerError
        raise PackageRefused("E_PDF_SIG", f"sheet: {problem}") from None
    except PackageRefused as problem:
        raise PackageRefused("E_PDF_SIG", f"sheet: {problem.detail}") from None
    if signed_by != certificate.der:
        raise PackageRefused("E_PDF_SIGNER", "the sheet is signed by another certificate than the package")
    digest = hashlib.sha256(pdf[: found.start])
    digest.update(pdf[found.end :])
    attributes = cms.signed_attributes(certificate, digest.digest(), None)
    if cms.cms_bytes(certificate, chain, attributes, signature, token) != outline.whole:
        raise PackageRefused("E_PDF_SIG", "the sheet was changed after it was signed")
    if not cms.signature_fits(certificate.key, signature, attributes):
        raise PackageRefused("E_PDF_SIG", "the signature of the sheet is wrong")
    _check_stamp(token, signature)
    if not found.reason.endswith(reason_ends_with):
        raise PackageRefused("E_PDF_SIGNER", "the sheet was signed for other scores")


def _check_stamp(token: bytes, signature: bytes) -> None:
    if not token:
        return
    try:
        read_stamp(token, signature)
    except PackageRefused as problem:
        raise PackageRefused("E_PDF_SIG", f"sheet: {problem.detail}") from None


def _last_update(pdf: bytes) -> _Signature:
    tail = _TAIL.search(pdf, max(0, len(pdf) - _TAIL_LENGTH))
    if tail is None:
        raise _NotThisFormError("no end of file, or bytes behind it")
    table = int(tail[1])
    offsets, trailer_at = _offsets(pdf, table)
    trailer, end = _value(pdf, trailer_at)
    if pdf[end : tail.start()] != b"\n" or not isinstance(trailer, dict):
        raise _NotThisFormError("trailer")
    if trailer.keys() - {b"/ID", b"/Info", b"/Root", b"/Size", b"/Prev"}:
        raise _NotThisFormError("trailer entries")

    def object_of(value: object, may: frozenset[bytes], what: str) -> dict[bytes, object]:
        if not isinstance(value, _Reference) or value.number not in offsets:
            raise _NotThisFormError(f"{what} is not in the last update")
        at = offsets[value.number]
        head = b"%d 0 obj\n" % value.number
        if not pdf.startswith(head, at) or at >= table:
            raise _NotThisFormError(f"{what} is not where it should be")
        content, stop = _value(pdf, at + len(head))
        if not isinstance(content, dict) or not pdf.startswith(b"\nendobj\n", stop):
            raise _NotThisFormError(f"{what} is no dictionary")
        if content.keys() - may:
            raise _NotThisFormError(f"{what} has more than it should")
        return content

    catalog = object_of(trailer.get(b"/Root"), _CATALOG_MAY, "catalog")
    form = object_of(catalog.get(b"/AcroForm"), frozenset((b"/Fields", b"/SigFlags")), "form")
    fields = form.get(b"/Fields")
    if not isinstance(fields, list) or len(fields) != 1:
        raise _NotThisFormError("not exactly one field")
    field = object_of(fields[0], _FIELD_MAY, "field")
    if field.get(b"/FT") != b"/Sig" or catalog.get(b"/Perms") != {b"/DocMDP": field.get(b"/V")}:
        raise _NotThisFormError("the signature does not certify the file")
    return _covered(pdf, object_of(field.get(b"/V"), _SIGNATURE_IS, "signature"))


def _covered(pdf: bytes, signature: dict[bytes, object]) -> _Signature:
    contents, covers, reason = (signature.get(key) for key in (b"/Contents", b"/ByteRange", b"/Reason"))
    kind = tuple(signature.get(key) for key in (b"/Type", b"/Filter", b"/SubFilter"))
    if kind != (b"/Sig", b"/Adobe.PPKLite", b"/ETSI.CAdES.detached"):
        raise _NotThisFormError("another kind of signature")
    if signature.get(b"/Reference") != [_CERTIFIES]:
        raise _NotThisFormError("the signature does not close the file to changes")
    if not isinstance(contents, _Hex) or not isinstance(reason, _Words):
        raise _NotThisFormError("the signature has no content or no reason")
    if contents.digits != contents.digits.upper():  # one spelling: a PDF reader would take the other as well
        raise _NotThisFormError("the signature is spelled otherwise")
    whole = [b"0", b"%d" % contents.start, b"%d" % contents.end, b"%d" % (len(pdf) - contents.end)]
    if covers != whole:
        raise _NotThisFormError("the signature does not cover the whole file")
    return _Signature(
        bytes.fromhex(contents.digits.decode("ascii")), contents.start, contents.end, reason.raw
    )


def _offsets(pdf: bytes, table: int) -> tuple[dict[int, int], int]:
    """Return where the objects of the last update begin, and where its trailer does."""
    at = table + len(b"xref\n")
    if pdf[table:at] != b"xref\n":
        raise _NotThisFormError("no table of objects")
    offsets: dict[int, int] = {}
    listed: set[int] = set()
    while (section := _SECTION.match(pdf, at)) is not None:
        first, count = int(section[1]), int(section[2])
        at = section.end()
        if count > _OBJECTS:
            raise _NotThisFormError("too many objects")
        for number in range(first, first + count):
            row = _ROW.match(pdf, at)
            if row is None or number in listed:
                raise _NotThisFormError("table of objects")
            listed.add(number)
            if row[3] == b"n":
                offsets[number] = int(row[1])
            at = row.end()
    if not pdf.startswith(b"trailer\n", at):
        raise _NotThisFormError("no trailer")
    return offsets, at + len(b"trailer\n")


def _value(pdf: bytes, at: int) -> tuple[object, int]:
    """Read one value; returns it with the place behind it.

    Names and numbers are given as they stand; what a string says is given with its octal escapes undone.
    """
    return _read(pdf, at, min(at + _OBJECT_LENGTH, len(pdf)), _DEPTH)


def _read(pdf: bytes, at: int, limit: int, depth: int) -> tuple[object, int]:
    token = _TOKEN.match(pdf, at, limit)
    if token is None or depth == 0:
        raise _NotThisFormError(f"byte {at}")
    kind, end = token.lastgroup, token.end()
    if kind == "open":
        return _dictionary(pdf, end, limit, depth - 1)
    if kind == "start":
        return _array(pdf, end, limit, depth - 1)
    if kind == "ref":
        return _Reference(int(token["ref"].split(b" ")[0])), end
    if kind == "hex":
        return _Hex(token["hex"], token.start("hex") - 1, end), end
    if kind == "text":
        return _Words(_ESCAPE.sub(_unescaped, token["text"])), end
    if kind in ("close", "stop"):
        raise _NotThisFormError(f"byte {at}")
    return token[str(kind)], end


def _unescaped(match: re.Match[bytes]) -> bytes:
    return bytes((int(match[1], 8) & 0xFF,))


def _dictionary(pdf: bytes, at: int, limit: int, depth: int) -> tuple[object, int]:
    found: dict[bytes, object] = {}
    while (token := _TOKEN.match(pdf, at, limit)) is not None and token.lastgroup == "name":
        if token["name"] in found:
            raise _NotThisFormError(f"an entry twice, byte {at}")
        found[token["name"]], at = _read(pdf, token.end(), limit, depth)
    if token is None or token.lastgroup != "close":
        raise _NotThisFormError(f"byte {at}")
    return found, token.end()


def _array(pdf: bytes, at: int, limit: int, depth: int) -> tuple[object, int]:
    found: list[object] = []
    while (token := _TOKEN.match(pdf, at, limit)) is not None and token.lastgroup != "stop":
        value, at = _read(pdf, at, limit, depth)
        found.append(value)
    if token is None:
        raise _NotThisFormError(f"byte {at}")
    return found, token.end()
