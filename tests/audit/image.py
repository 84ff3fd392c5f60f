"""Searching a whole folder for words and bytes, in every form in which a program may have left them."""

from __future__ import annotations

import base64
import gzip
import json
import urllib.parse
import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

_ZLIB = (b"\x78\x01", b"\x78\x5e", b"\x78\x9c", b"\x78\xda")
_GZIP = b"\x1f\x8b\x08"
_UNPACKED = 1 << 22


def forms(mark: str | bytes) -> Iterator[bytes]:
    """Give a mark as it may stand in a file: several encodings, hexadecimal, base64 at each of its three places."""
    plain = mark.encode() if isinstance(mark, str) else mark
    raws = [plain]
    if isinstance(mark, str):
        raws += [mark.encode(code) for code in ("utf-16-le", "utf-16-be", "utf-32-le")]
        yield json.dumps(mark).encode()[1:-1]
        yield urllib.parse.quote(mark).encode()
        yield mark.upper().encode()
        yield mark.lower().encode()
    for raw in raws:
        yield raw
        yield raw[::-1]
        yield raw.hex().encode()
        yield raw.hex().upper().encode()
        for before in range(3):
            # Only the letters that do not hang on what stands before and behind.
            text = base64.b64encode(bytes(before) + raw)
            begin, end = -(-before * 8 // 6), (before + len(raw)) * 8 // 6
            yield text[begin:end]
            yield text[begin:end].translate(bytes.maketrans(b"+/", b"-_"))


def layers(data: bytes) -> Iterator[bytes]:
    """Give bytes as they are, and whatever deflated streams begin anywhere in them."""
    yield data
    for mark in _ZLIB:
        at = data.find(mark)
        while at >= 0:
            unpacked = _inflated(zlib.decompressobj(), data[at:])
            if len(unpacked) > 8:
                yield unpacked
            at = data.find(mark, at + 1)
    at = data.find(_GZIP)
    while at >= 0:
        unpacked = _inflated(zlib.decompressobj(31), data[at:])
        if len(unpacked) > 8:
            yield unpacked
        at = data.find(_GZIP, at + 1)
    for begin in _raw_streams(data):
        yield _inflated(zlib.decompressobj(-15), data[begin:])


def _raw_streams(data: bytes) -> Iterator[int]:
    """Give where the data of deflated zip entries begin."""
    at = data.find(b"PK\x03\x04")
    while at >= 0:
        if data[at + 8 : at + 10] == b"\x08\0":
            sizes = data[at + 26 : at + 30]
            yield at + 30 + int.from_bytes(sizes[:2], "little") + int.from_bytes(sizes[2:], "little")
        at = data.find(b"PK\x03\x04", at + 1)


def _inflated(engine: zlib._Decompress, data: bytes) -> bytes:
    try:
        return engine.decompress(data, _UNPACKED)
    except zlib.error:
        return b""


def found_in(folder: Path, marks: Mapping[str, str | bytes]) -> dict[str, list[str]]:
    """Return which marks stand anywhere in a folder: in names, contents, and what is packed in them."""
    wanted = {name: tuple({form for form in forms(mark) if len(form) >= 4}) for name, mark in marks.items()}
    hits: dict[str, list[str]] = {}

    def look(place: str, data: bytes) -> None:
        for name, shapes in wanted.items():
            if any(shape in data for shape in shapes):
                hits.setdefault(name, []).append(place)

    for path in sorted(folder.rglob("*")):
        place = str(path.relative_to(folder))
        look(f"name of {place}", place.encode())
        if path.is_file():
            for layer in layers(path.read_bytes()):
                look(place, layer)
    return hits


def packed_samples(mark: str) -> dict[str, bytes]:
    """Return a mark in the ways that the search has to find, to prove that it does."""
    raw = mark.encode()
    return {
        "plain": b"xx" + raw + b"yy",
        "utf-16": mark.encode("utf-16"),
        "hex": raw.hex().encode(),
        **{f"base64 {n}": base64.b64encode(b"a" * n + raw + b"zz") for n in range(4)},
        "deflated": b"stream\n" + zlib.compress(b"BT (" + raw + b") Tj ET") + b"\nendstream",
        "gzip": gzip.compress(b"log: " + raw),
        "json": json.dumps({"note": mark}).encode(),
    }
