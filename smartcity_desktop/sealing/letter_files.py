"""Letters as files: made in one stream, with no plaintext anywhere, and read back before they get their name.

A letter lands on a stick or in a shared folder. What was flushed to it is read again from its first byte: its SHA-256
must be that of the bytes written, its header must name as many recipients as were asked for, and where a key of ours
is among them it must open to the very package that went in.
"""

from __future__ import annotations

import errno
import hashlib
import os
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from smartcity_desktop.core.errors import FileProblem
from smartcity_desktop.core.language import Text
from smartcity_desktop.core.package import PackageRefused
from smartcity_desktop.sealing.container import FILE_LIMIT, check_first_entries, read_container, read_entry
from smartcity_desktop.sealing.hashing import SideHash
from smartcity_desktop.sealing.letters import (
    HEADER_LIMIT,
    Readable,
    decrypt_stream,
    encrypt_stream,
    read_header,
    recipients_in,
)
from smartcity_desktop.sealing.seal import HeadFields, Sealed, plan, refuse_taken
from smartcity_desktop.system.at_rest import changed
from smartcity_desktop.system.files import file_problem, free_bytes, open_regular, whole_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from smartcity_desktop.sealing.signer import Signer
    from smartcity_desktop.sealing.sources import SealFile

_PIECE = 1024 * 1024
_LETTER, _CONTENT = "letter", "content"


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter that was read back: where it is, SHA-256 (hex) and size in bytes of the file as it lies there."""

    path: Path
    sha256: str
    size: int
    recipients: int


def require_package(source: BinaryIO, digest: str) -> None:
    """Refuse a file at rest that is another package than the one it is taken for; its bulk is not read.

    Every package of a store lies under the same key: one that was put in another's place opens like it.

    Args:
        source: the reader of the file; it stands at its begin afterwards.
        digest: of the package, 64 hex digits.

    Raises:
        FileProblem: it is another one, or none.
    """
    size = source.seek(0, os.SEEK_END)
    try:
        entries = read_container(source, size)
        check_first_entries(source, entries)
        found = hashlib.sha256(read_entry(source, entries[1])).hexdigest()
    except PackageRefused:
        found = ""
    source.seek(0)
    if found != digest:
        raise FileProblem(
            f"{digest[:12]}.asice",
            Text(
                "di tempat paket ini tersimpan berkas lain.",
                "another file lies in the place of this package.",
            ),
            Text(
                "Jangan kirim apa pun. Pulihkan folder outbox dari cadangan, atau minta bantuan pusat.",
                "Send nothing. Restore the folder outbox from a backup, or ask headquarters for help.",
            ),
        )


def letter_from_package(
    source: BinaryIO,
    target: Path,
    recipients: Sequence[str],
    secrets: Sequence[str] = (),
    *,
    digest: str | None = None,
) -> Letter:
    """Encrypt a sealed package into a file, from the store to the stick without a stop on the way.

    Args:
        source: the package, from its first byte: the reader of a file at rest.
        target: file to make (`letter_name`). An older letter there is replaced once this one is whole.
        recipients: `age1…`, all who are to read it.
        secrets: age identities of our own, for the test that it opens where one of them is a recipient.
        digest: of the package that it has to be; `None` where the source is known already.

    Raises:
        FileProblem: the source is damaged, or another package; the stick is full, was pulled out, or reads back something else.
        ChangeRefused: no recipient, or one that is none.
        Nothing is left under the final name, nor beside it, in any of these cases.
    """
    if digest is not None:
        require_package(source, digest)
    size = source.seek(0, os.SEEK_END)
    source.seek(0)
    return _write(_Source(source), size, target, recipients, secrets)


def seal_letter(
    signer: Signer,
    head: HeadFields,
    files: Sequence[SealFile],
    out: Path,
    recipients: Sequence[str],
    secrets: Sequence[str] = (),
) -> Sealed:
    """Sign, pack and encrypt in one stream.

    Args:
        signer: whose signature it bears.
        head: what the package is.
        files: in the order in which they are to stand in it.
        out: the letter; it must not exist yet.
        recipients: `age1…`, all who are to read it.
        secrets: as in `letter_from_package`.

    Raises:
        FileProblem, PackageRefused, ChangeRefused: as `seal` and `letter_from_package`; nothing is left behind.
    """
    refuse_taken(out)
    planned = plan(signer, head, files)
    with closing(planned.pieces()) as pieces:
        _write(_Stream(pieces), planned.size, out, recipients, secrets)
    return Sealed(out, planned.digest, planned.head)


def open_letter(source: Path, target: Path, secrets: Sequence[str]) -> int:
    """Decrypt a letter into a file in the clear, whole or not at all; returns its size in bytes.

    Raises:
        PackageRefused: `E_AGE`; FileProblem: either file cannot be used. Nothing of the content is left then.
    """
    with open_regular(source) as letter, whole_file(target) as raw:
        return decrypt_stream(_Source(letter), raw, secrets, FILE_LIMIT)


def _write(
    source: Readable, size: int, target: Path, recipients: Sequence[str], secrets: Sequence[str]
) -> Letter:
    if free_bytes(target.parent) < size + HEADER_LIMIT:
        raise file_problem(OSError(errno.ENOSPC, os.strerror(errno.ENOSPC)), target)
    with whole_file(target) as raw, SideHash() as hashes:
        sink = _Sink(raw, hashes)
        encrypt_stream(_Hashed(source, hashes), sink, recipients)
        sink.finish()
        digests = hashes.digests()
        raw.flush()
        os.fsync(raw.fileno())
        _forget(raw)
        partial = Path(raw.name)
        _check_letter(partial, target, digests[_LETTER], len(recipients))
        _check_content(partial, target, digests[_CONTENT], recipients, secrets)
    return Letter(target, digests[_LETTER].hex(), sink.size, len(recipients))


def _forget(raw: BinaryIO) -> None:
    """Let the system forget what it holds of the file in memory, so that it is read back from the stick itself."""
    if hasattr(os, "posix_fadvise"):
        os.posix_fadvise(raw.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def _check_letter(partial: Path, target: Path, sha256: bytes, recipients: int) -> None:
    digest = hashlib.sha256()
    with open_regular(partial) as stream:
        while piece := stream.read(_PIECE):
            digest.update(piece)
        stream.seek(0)
        try:
            named = recipients_in(read_header(stream))
        except PackageRefused:  # what a stick gives back that was pulled out may be anything
            raise _differs(target) from None
    if digest.digest() != sha256 or named != recipients:
        raise _differs(target)


def _check_content(
    partial: Path, target: Path, sha256: bytes, recipients: Sequence[str], secrets: Sequence[str]
) -> None:
    from pyrage import x25519

    ours = [one for one in secrets if str(x25519.Identity.from_str(one).to_public()) in recipients]
    # Each alone: that one of them opens the letter says nothing of the other.
    for secret in ours:
        found = _Digest()
        with open_regular(partial) as stream:
            try:
                decrypt_stream(stream, found, [secret], FILE_LIMIT)
            except PackageRefused:
                raise _differs(target) from None
        if found.digest() != sha256:
            raise _differs(target)


def _differs(target: Path) -> FileProblem:
    return FileProblem(
        str(target),
        Text(
            "salinan yang dibaca kembali berbeda dari aslinya.",
            "the copy, read back, differs from the original.",
        ),
        Text("USB ini mungkin rusak; pakai yang lain.", "This stick may be broken; use another one."),
    )


class _Digest:
    """Takes bytes and keeps nothing but their SHA-256."""

    def __init__(self) -> None:
        self._hash = hashlib.sha256()
        self.write = self._hash.update
        self.digest = self._hash.digest


class _Source:
    """A file to be read; what goes wrong there is said of it and not of the file that is written."""

    def __init__(self, source: BinaryIO) -> None:
        self._source = source
        self._name = str(getattr(source, "name", "*.asice"))

    def read(self, size: int, /) -> bytes:
        """Give at most `size` bytes."""
        try:
            return self._source.read(size)
        except ValueError as problem:  # of a file at rest
            raise changed(self._name) from problem
        except OSError as error:
            raise file_problem(error, self._name) from error


class _Stream:
    """Bytes that are made while they are read. Each call gives one piece, or a part of it."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces
        self._rest = memoryview(b"")

    def read(self, size: int, /) -> bytes:
        """Give at most `size` bytes; none only at the end."""
        while not self._rest:
            piece = next(self._pieces, None)
            if piece is None:
                return b""
            self._rest = memoryview(piece)
        given, self._rest = self._rest[:size], self._rest[size:]
        return bytes(given)


class _Hashed:
    """Gives the bytes of a source in the small steps that age asks for; they are fetched and hashed in large ones."""

    def __init__(self, source: Readable, hashes: SideHash) -> None:
        self._source = source
        self._hashes = hashes
        self._rest = memoryview(b"")
        hashes.feed(_CONTENT, b"")

    def read(self, size: int, /) -> bytes:
        """Give at most `size` bytes; none only at the end."""
        if not self._rest:
            piece = self._source.read(_PIECE)
            self._hashes.feed(_CONTENT, piece)
            self._rest = memoryview(piece)
        given, self._rest = self._rest[:size], self._rest[size:]
        return bytes(given)


class _Sink:
    """Writes and hashes what age gives, in large pieces."""

    def __init__(self, raw: BinaryIO, hashes: SideHash) -> None:
        self._raw = raw
        self._hashes = hashes
        self._held = bytearray()
        self.size = 0

    def write(self, data: bytes, /) -> None:
        """Take the next bytes."""
        self._held += data
        if len(self._held) >= _PIECE:
            self.finish()

    def finish(self) -> None:
        """Write what is held back."""
        piece = bytes(self._held)
        self._held.clear()
        self._hashes.feed(_LETTER, piece)
        self._raw.write(piece)
        self.size += len(piece)
