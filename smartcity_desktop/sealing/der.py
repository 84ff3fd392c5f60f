"""The little DER that a package needs: writing a tag, and walking what was written by position.

The walk is only ever used to *find* parts; what was found is put into the one template of `cms` and the bytes are
compared, so that nothing depends on the walk being a complete parser.
"""

from __future__ import annotations

from dataclasses import dataclass

INTEGER, OCTETS, OID, UTC_TIME = 0x02, 0x04, 0x06, 0x17
SEQUENCE, SET = 0x30, 0x31
CONTEXT_0, CONTEXT_1, CONTEXT_4 = 0xA0, 0xA1, 0xA4


class NotDerError(ValueError):
    """The bytes are not definite-length DER where a tag was expected."""


def tagged(tag: int, *parts: bytes) -> bytes:
    """Return one DER value: tag, shortest length, and the parts joined."""
    body = b"".join(parts)
    length = len(body)
    if length < 0x80:
        return bytes((tag, length)) + body
    octets = length.to_bytes((length.bit_length() + 7) // 8, "big")
    return bytes((tag, 0x80 | len(octets))) + octets + body


@dataclass(frozen=True, slots=True)
class Piece:
    """One value inside `data`: its tag and the offsets of tag, body and end."""

    data: bytes
    tag: int
    start: int
    body: int
    end: int

    @property
    def whole(self) -> bytes:
        """Tag, length and body."""
        return self.data[self.start : self.end]

    @property
    def content(self) -> bytes:
        """The body alone."""
        return self.data[self.body : self.end]

    def children(self) -> tuple[Piece, ...]:
        """Return the values inside.

        Raises:
            NotDerError: the body is not a row of values that fills it exactly.
        """
        found: list[Piece] = []
        at = self.body
        while at < self.end:
            piece = piece_at(self.data, at, self.end)
            found.append(piece)
            at = piece.end
        return tuple(found)


def piece_at(data: bytes, at: int, limit: int | None = None) -> Piece:
    """Return the value that begins at `at` and ends at or before `limit`.

    Raises:
        NotDerError: a high tag number, an indefinite or overlong length, or an end beyond `limit`.
    """
    end_of_data = len(data) if limit is None else limit
    if at + 2 > end_of_data:
        raise NotDerError(f"no value at byte {at}")
    tag, first = data[at], data[at + 1]
    body = at + 2
    length = first
    if first >= 0x80:
        count = first & 0x7F
        if not 1 <= count <= 4 or body + count > end_of_data:
            raise NotDerError(f"length at byte {at + 1}")
        length = int.from_bytes(data[body : body + count], "big")
        body += count
    if tag & 0x1F == 0x1F or body + length > end_of_data:
        raise NotDerError(f"tag or length at byte {at}")
    return Piece(data, tag, at, body, body + length)


def only(data: bytes) -> Piece:
    """Return the one value that `data` consists of.

    Raises:
        NotDerError: something else, or something after it.
    """
    piece = piece_at(data, 0)
    if piece.end != len(data):
        raise NotDerError("bytes after the value")
    return piece
