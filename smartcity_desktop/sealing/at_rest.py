"""Files encrypted on this computer's disk, readable at any place of theirs.

    "SMCTREST1", line feed || salt (32) || chunk 0 || chunk 1 || …
    file key = HKDF-SHA-256(store's key, salt, "smartcity file at rest 1")
    chunk i  = AES-256-GCM(file key, nonce = i (11 bytes) || last (1 byte), 256 KiB of the content)

This is the STREAM construction that age uses (Hoang, Reyhanitabar, Rogaway, Vizár 2015): a chunk that was changed,
swapped, repeated or cut off does not open, and no other file's chunk fits. age itself has no random access, which
the reader of packages needs. Every file has a key of its own, so that a nonce is never used twice.
"""

from __future__ import annotations

import hmac
import io
import os
import sys
from functools import partial
from typing import TYPE_CHECKING, BinaryIO, cast

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

if TYPE_CHECKING:
    from collections.abc import Callable

MAGIC = b"SMCTREST1\n"
CHUNK = 256 * 1024
_SALT, _TAG = 32, 16
_HEAD = len(MAGIC) + _SALT
_BOX = CHUNK + _TAG


class EncryptedFiles:
    """Keeps files under one key of 32 bytes."""

    __slots__ = ("_key",)

    def __init__(self, key: bytes) -> None:
        if len(key) != 32:
            raise ValueError("a key for files has 32 bytes")
        self._key = key

    def __repr__(self) -> str:
        return "EncryptedFiles()"

    def writer(self, raw: BinaryIO) -> EncryptedWriter:
        """Write a new file into `raw`, from where it stands."""
        salt = os.urandom(_SALT)
        raw.write(MAGIC + salt)
        return EncryptedWriter(raw.write, self._cipher(salt))

    def reader(self, raw: BinaryIO) -> BinaryIO:
        """Read a file that lies in `raw` from its begin to its end.

        Raises:
            ValueError: it is no such file, or was changed, here or while it is read.
        """
        return self._reader(raw, raw.seek(0, os.SEEK_END))

    def _reader(self, raw: BinaryIO, size: int | None) -> BinaryIO:
        raw.seek(0)
        head = raw.read(_HEAD)
        if len(head) != _HEAD or not head.startswith(MAGIC):
            raise ValueError("not a file encrypted at rest")
        stream = _EncryptedReader(raw, size, self._cipher(head[len(MAGIC) :]))
        return cast("BinaryIO", io.BufferedReader(stream, CHUNK))

    def growing(self, raw: BinaryIO) -> BinaryIO:
        """Read a file that is still being written, from its begin, through a descriptor of its own.

        Only what stands `CHUNK` bytes or more before the last byte that was written and flushed can be read.

        Raises:
            ValueError: as `reader`; also where more is asked for than stands there.
        """
        return self._reader(raw, None)

    def alias(self, name: str) -> str:
        """Return a keyed hash (64 hex digits) of a name: a hash of the content would tell who has the content."""
        return hmac.digest(self._key, b"smartcity name " + name.encode("utf-8"), "sha256").hex()

    def of(self, use: str) -> EncryptedFiles:
        """Return how files of one use are kept; those of any other do not open under it."""
        return EncryptedFiles(hmac.digest(self._key, b"smartcity use " + use.encode("utf-8"), "sha256"))

    def _cipher(self, salt: bytes) -> AESGCM:
        derived = HKDF(SHA256(), 32, salt, b"smartcity file at rest 1").derive(self._key)
        return AESGCM(derived)


class EncryptedWriter:
    """Takes the bytes of one file; `finish` writes the last chunk, without which the file counts as cut off."""

    def __init__(self, write: Callable[[memoryview], object], cipher: AESGCM) -> None:
        self._write = write
        self._cipher = cipher
        self._held: bytes | memoryview = b""
        self._box = bytearray()  # used again for each chunk: new memory costs as much as encrypting
        self._number = 0

    def write(self, data: bytes | memoryview, /) -> int:
        """Take the next bytes; returns how many there were."""
        view = memoryview(data)
        at = 0
        while at < len(view):
            # The last chunk is known only at the end: a full one is held back until something follows it.
            if len(self._held) == CHUNK:
                self._put(self._held, last=False)
                self._held = b""
            piece = view[at : at + CHUNK - len(self._held)]
            at += len(piece)
            if len(piece) == CHUNK and at < len(view):
                self._put(piece, last=False)
            elif len(piece) == CHUNK and isinstance(data, bytes):
                self._held = piece  # not copied: nobody can change it
            else:
                self._held = b"".join((self._held, piece))
        return len(view)

    def finish(self) -> None:
        """Write the last chunk."""
        self._put(self._held, last=True)
        self._held = b""

    def _put(self, content: bytes | bytearray | memoryview, *, last: bool) -> None:
        size = len(content) + _TAG
        if len(self._box) < size:
            self._box = bytearray(size)
        box = memoryview(self._box)[:size]
        self._cipher.encrypt_into(_nonce(self._number, last=last), content, None, box)
        self._write(box)
        self._number += 1


class _EncryptedReader(io.RawIOBase):
    """The content of one file. Each chunk is opened whole before a byte of it is given out."""

    def __init__(self, raw: BinaryIO, size: int | None, cipher: AESGCM) -> None:
        self._raw = raw
        # Chunks are read whole: a buffer below would only copy them once more.
        self._file = cast("io.RawIOBase", getattr(raw, "raw", raw))
        self._cipher = cipher
        self._at = 0
        self._box = bytearray()  # made where whole chunks are read, then used again for each
        self._chunk = (-1, b"")
        self._stands = -1  # the chunk that the file stands before
        if size is None:  # still being written: none of the chunks that can be asked for is the last
            self._last = self._size = sys.maxsize
            return
        body = size - _HEAD
        chunks, rest = divmod(body, _BOX)
        if rest == 0 and chunks:
            chunks, rest = chunks - 1, _BOX
        if rest < _TAG:
            raise ValueError("a file encrypted at rest was cut off")
        self._last = chunks
        self._size = body - (chunks + 1) * _TAG
        # Size is only what the file system says until the last chunk has opened with its mark.
        self._open(self._last)

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = os.SEEK_SET, /) -> int:
        base = {os.SEEK_SET: 0, os.SEEK_CUR: self._at, os.SEEK_END: self._size}[whence]
        if base + offset < 0:
            raise ValueError("a place before the begin")
        self._at = base + offset
        return self._at

    def tell(self) -> int:
        return self._at

    def readinto(self, target: memoryview, /) -> int:  # type: ignore[override]
        filled = 0
        # Never a part of the chunk after the last whole one: in a growing file it may not stand there yet.
        while self._at < self._size and (not filled or len(target) - filled >= CHUNK):
            number, skip = divmod(self._at, CHUNK)
            if not skip and number < self._last and len(target) - filled >= CHUNK:
                self._open_into(number, target[filled : filled + CHUNK])
                filled += CHUNK
                self._at += CHUNK
                continue
            piece = self._open(number)[skip : skip + len(target) - filled]
            target[filled : filled + len(piece)] = piece
            filled += len(piece)
            self._at += len(piece)
        return filled

    def close(self) -> None:
        if not self.closed:
            self._raw.close()
        super().close()

    def _open_into(self, number: int, target: memoryview) -> None:
        if self._stands != number:
            self._file.seek(_HEAD + number * _BOX)
        self._stands = number + 1
        self._box = self._box or bytearray(_BOX)
        if self._file.readinto(self._box) != _BOX:
            raise ValueError("a file encrypted at rest was changed")
        try:
            self._cipher.decrypt_into(_nonce(number, last=False), self._box, None, target)
        except InvalidTag:
            raise ValueError("a file encrypted at rest was changed") from None

    def _open(self, number: int) -> bytes:
        if self._chunk[0] != number:
            if self._stands != number:
                self._file.seek(_HEAD + number * _BOX)
            self._stands = number + 1
            box = (
                b"".join(iter(partial(self._file.read, _BOX), b""))
                if number == self._last
                else self._file.read(_BOX)
            )
            try:
                opened = self._cipher.decrypt(_nonce(number, last=number == self._last), box, None)
            except InvalidTag:
                raise ValueError("a file encrypted at rest was changed") from None
            self._chunk = (number, opened)
        return self._chunk[1]


def _nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([last])
