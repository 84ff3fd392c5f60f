"""What can be said of any package from its own bytes: steps 3 to 7 and 11 of PACKAGE.md 4.7, each on top of the last."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING

from smartcity_desktop.core.package import PackageRefused
from smartcity_desktop.sealing import cms, manifest, names, stamps
from smartcity_desktop.sealing.container import check_first_entries, read_container, read_entry
from smartcity_desktop.sealing.head import read_head

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from datetime import datetime
    from typing import BinaryIO

    from smartcity_desktop.core.language import Text
    from smartcity_desktop.core.package import Content, Head
    from smartcity_desktop.sealing.certificates import Certificate
    from smartcity_desktop.sealing.container import Entry

    ExpectedSigner = Callable[[cms.Parts], tuple[Certificate, tuple[bytes, ...]]]
    Step = Callable[["Examination"], None]

_CHUNK = 1024 * 1024


@dataclass(slots=True)
class Examination:
    """A package under examination: what has been established so far. Nothing is set before it is proved.

    Attributes:
        source, size: the private copy.
        digest: package digest (hex), once the signature over it is right.
        signer: shown to people.
        stamp: the time-stamp over the signature, right in itself. stamp_counts: its service is one of the edition's.
        digests: SHA-256 of bytes of the copy that are known already, by where they begin and how many they are.
    """

    source: BinaryIO
    size: int
    entries: tuple[Entry, ...] = ()
    rows: tuple[manifest.Row, ...] = ()
    digest: str | None = None
    signed_at: datetime | None = None
    certificate: Certificate | None = None
    chain: tuple[bytes, ...] = ()
    head: Head | None = None
    signer: str = ""
    valid: bool = False
    intact: bool = False
    trusted: bool = False
    stamp: stamps.Stamp | None = None
    stamp_counts: bool = False
    notes: list[Text] = field(default_factory=list)
    digests: Mapping[tuple[int, int], bytes] = field(default_factory=dict)
    _manifest: bytes = b""

    def entry(self, name: str) -> Entry:
        """Return the entry of this name.

        Raises:
            KeyError: there is none.
        """
        for entry in self.entries:
            if entry.name == name:
                return entry
        raise KeyError(name)

    def content(self, name: str) -> Content:
        """Return what the head declares of a file.

        Raises:
            KeyError: it declares no such file.
        """
        for content in self.known_head().contents:
            if content.name == name:
                return content
        raise KeyError(name)

    def hashed_entries(self) -> Iterator[tuple[str, Entry, bytes]]:
        """Give name, entry and SHA-256 (32 bytes) of the manifest and all that it lists, once it was checked."""
        assert self.digest is not None
        yield names.MANIFEST, self.entries[1], bytes.fromhex(self.digest)
        for row, entry in zip(self.rows, self.entries[3:], strict=True):
            yield row.name, entry, row.digest

    def known_head(self) -> Head:
        """Return the head, in steps that come after it was read."""
        assert self.head is not None
        return self.head

    def known_certificate(self) -> Certificate:
        """Return the signer's certificate, in steps that come after the signature was checked."""
        assert self.certificate is not None
        return self.certificate

    def known_time(self) -> datetime:
        """Return the claimed time of signing, in steps that come after the signature was checked."""
        assert self.signed_at is not None
        return self.signed_at


def check_structure(x: Examination) -> None:
    """Steps 3 and 4: the zip in its one encoding, `mimetype`, the first four names."""
    x.entries = read_container(x.source, x.size)
    check_first_entries(x.source, x.entries)


def signature_check(expected: ExpectedSigner) -> Step:
    """Step 5: return the check of the signature against the one signer (and chain) that `expected` names."""

    def check(x: Examination) -> None:
        x._manifest = read_entry(x.source, x.entries[1], manifest.LIMIT)
        file = read_entry(x.source, x.entries[2], cms.LIMIT)
        digest = cms.manifest_digest(x._manifest)
        parts = cms.read_cms(file, digest)
        certificate, chain = expected(parts)
        cms.check_cms(file, parts, certificate, chain, digest)
        if parts.time_stamp:
            x.stamp = stamps.read_stamp(parts.time_stamp, parts.signature)
        x.certificate, x.chain, x.signed_at = certificate, chain, parts.signed_at
        x.signer = x.signer or certificate.name
        x.digest, x.valid = digest.hex(), True

    return check


def check_manifest(x: Examination) -> None:
    """Step 6: the manifest in its one text; the files of the zip are those of the manifest, in its order."""
    x.rows = manifest.read_manifest(x._manifest)
    listed = [row.name for row in x.rows]
    stored = [entry.name for entry in x.entries[len(names.FIRST_NAMES) - 1 :]]
    if listed == stored:
        return
    if sorted(listed) == sorted(stored):
        raise PackageRefused("E_ORDER", "the files are not in the order of the manifest")
    odd = sorted(set(listed) ^ set(stored)) or ["a name twice"]
    raise PackageRefused("E_SET", f"files and manifest differ: {', '.join(odd[:3])[:400]}")


def check_head(x: Examination) -> None:
    """Step 7: `package.json` by digest, version, form and fields; what it declares is what is there."""
    data = read_entry(x.source, x.entries[3], manifest.LIMIT)
    if hashlib.sha256(data).digest() != x.rows[0].digest:
        raise PackageRefused("E_DIGEST", f"{names.HEAD} was changed after signing")
    head = read_head(data)
    declared, rows, entries = head.contents, x.rows[1:], x.entries[4:]
    if len(declared) != len(rows) or not all(map(_is_declared, declared, rows, entries)):
        raise PackageRefused("E_SET", f"{names.HEAD} does not declare exactly the files of the package")
    x.head = head


def _is_declared(content: Content, row: manifest.Row, entry: Entry) -> bool:
    return (content.name, content.media_type, content.sha256, content.size) == (
        row.name,
        row.media_type,
        row.digest.hex(),
        entry.size,
    )


def check_bulk(x: Examination) -> None:
    """Step 11: the SHA-256 of every file; those that were hashed while the copy was made are not read once more."""
    for row, entry in zip(x.rows[1:], x.entries[4:], strict=True):
        found = (x.digests and x.digests.get((entry.data, entry.size))) or _hashed(x.source, entry)
        if found != row.digest:
            raise PackageRefused("E_DIGEST", f"{row.name} was changed after signing")
    x.intact = True


def _hashed(source: BinaryIO, entry: Entry) -> bytes:
    if isinstance(source, BytesIO):
        data = entry.data
        return hashlib.sha256(memoryview(source.getvalue())[data : data + entry.size]).digest()
    digest = hashlib.sha256()
    for piece in pieces(source, entry):
        digest.update(piece)
    return digest.digest()


def pieces(source: BinaryIO, entry: Entry) -> Iterator[bytes]:
    """Give the bytes of an entry in pieces of at most 1 MiB."""
    source.seek(entry.data)
    left = entry.size
    while left and (piece := source.read(min(left, _CHUNK))):
        left -= len(piece)
        yield piece


def first_refusal(x: Examination, steps: Iterable[Step]) -> PackageRefused | None:
    """Go through steps in order and return the first refusal, or `None`."""
    try:
        for step in steps:
            step(x)
    except PackageRefused as refusal:
        return refusal
    return None
