"""`META-INF/ASiCManifest.xml`, in the only text that is allowed (PACKAGE.md 4.2). No XML parser is involved."""

from __future__ import annotations

import binascii
import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from smartcity_desktop.core.package import PackageRefused
from smartcity_desktop.sealing import names

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

LIMIT = 4 * 1024 * 1024
JSON_TYPE = "application/json"

_OPENING = """<?xml version="1.0" encoding="UTF-8"?>
<asic:ASiCManifest xmlns:asic="http://uri.etsi.org/02918/v1.2.1#" xmlns:ds="http://www.w3.org/2000/09/xmldsig#">
<asic:SigReference URI="META-INF/signature.p7s" MimeType="application/pkcs7-signature"/>
"""
_ROW_BEGIN = '<asic:DataObjectReference URI="'
_ROW_TYPE = '" MimeType="'
_ROW_METHOD = '><ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/><ds:DigestValue>'
_ROW_END = "</ds:DigestValue></asic:DataObjectReference>\n"
_CLOSING = "</asic:ASiCManifest>\n"
_ROOT = ' Rootfile="true"'
_ROW_PARTS = re.compile(
    r'<asic:DataObjectReference URI="([^"\n]{1,300})" MimeType="([^"\n]{1,120})"[^\n]*'
    r"<ds:DigestValue>([A-Za-z0-9+/=]{44})</ds:DigestValue>"
)
_MEDIA_TYPE = re.compile(r"[a-z]{1,20}/[a-z0-9][a-z0-9.+-]{0,99}", re.ASCII)


class Row(NamedTuple):
    """One signed file: its name, media type and SHA-256 (32 bytes)."""

    name: str
    media_type: str
    digest: bytes


@lru_cache(maxsize=256)
def is_media_type(text: str) -> bool:
    """Whether a media type has the plain form `type/subtype` that needs no escape anywhere."""
    return _MEDIA_TYPE.fullmatch(text) is not None


def manifest_bytes(rows: Sequence[Row]) -> bytes:
    """Return the manifest of these rows; the first must be `package.json`."""
    return _text(rows).encode("ascii")


def _text(rows: Iterable[Row]) -> str:
    text, root = _OPENING, _ROOT
    for name, media_type, digest in rows:
        encoded = binascii.b2a_base64(digest, newline=False).decode("ascii")
        text += f'{_ROW_BEGIN}{name}{_ROW_TYPE}{media_type}"{root}{_ROW_METHOD}{encoded}{_ROW_END}'
        root = ""
    return text + _CLOSING


def read_manifest(data: bytes) -> tuple[Row, ...]:
    """Return the rows of a manifest: they are found, the text is made again from them, and the two are compared.

    Raises:
        PackageRefused: `E_MANIFEST_FORM`: not exactly that text.
    """
    try:
        text = data.decode("ascii")
        rows = tuple(
            [
                Row(name, media_type, binascii.a2b_base64(digest))
                for name, media_type, digest in _ROW_PARTS.findall(text)
            ]
        )
    except (UnicodeError, binascii.Error):
        raise PackageRefused("E_MANIFEST_FORM", "a row is not ASCII or its digest not base64") from None
    again = _text(rows)
    if again != text:
        raise PackageRefused("E_MANIFEST_FORM", _first_difference(again, text))
    if not rows or rows[0].name != names.HEAD or rows[0].media_type != JSON_TYPE:
        raise PackageRefused("E_MANIFEST_FORM", f"the first row is not {names.HEAD}")
    for row in rows:
        if not names.is_safe(row.name) or not is_media_type(row.media_type):
            raise PackageRefused(
                "E_MANIFEST_FORM", f"row {row.name[:200]!r} {row.media_type!r} is not allowed"
            )
    return rows


def _first_difference(expected: str, found: str) -> str:
    same = 0
    for left, right in zip(expected.splitlines(), found.splitlines(), strict=False):
        if left != right:
            break
        same += 1
    return f"line {same + 1} is not in the allowed form"
