"""The zip of a package, in the only byte encoding that is allowed (PACKAGE.md 4.1).

Every header is regenerated from the few values that may differ and compared, so no general zip reader ever sees
an untrusted file. Nothing is decompressed: all entries are stored.
"""

from __future__ import annotations

import struct
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from smartcity_desktop.core.package import PackageRefused
from smartcity_desktop.sealing import names

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import BinaryIO

MEDIA_TYPE = b"application/vnd.etsi.asic-e+zip"
FILE_LIMIT = 4_294_901_758
ENTRY_LIMIT = 64 * 1024 * 1024
ENTRIES_LIMIT = 5_000
DIRECTORY_LIMIT = 2 * 1024 * 1024

_LOCAL = struct.Struct("<4sHHHHHIIIHH")
_CENTRAL = struct.Struct("<4sHHHHHHIIIHHHHHII")
_END = struct.Struct("<4sHHHHIIH")
LOCAL_SIZE = _LOCAL.size
_LOCAL_MARK, _CENTRAL_MARK, _END_MARK = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
_ZIP64_LOCATOR = b"PK\x06\x07"
_DATE = 0x0021  # 1 January 1980, the zero of zip
_MADE_BY = 0x0314
_ATTRIBUTES = 0o100644 << 16
_FULL_16, _FULL_32 = 0xFFFF, 0xFFFFFFFF


class Entry(NamedTuple):
    """One stored file: `header` and `data` are offsets into the package, `size` is in bytes."""

    name: str
    size: int
    crc: int
    header: int

    @property
    def data(self) -> int:
        """Where its bytes begin."""
        return self.header + _LOCAL.size + len(self.name)

    @property
    def end(self) -> int:
        """Where its bytes end."""
        return self.data + self.size


def local_header(entry: Entry) -> bytes:
    """Return the header and name that stand before the bytes of an entry."""
    name = entry.name.encode("ascii")
    fixed = _LOCAL.pack(_LOCAL_MARK, 20, 0, 0, 0, _DATE, entry.crc, entry.size, entry.size, len(name), 0)
    return fixed + name


def local_sizes(header: bytes | bytearray) -> tuple[int, int]:
    """Return what a local header says of the size of its file and its name; -1 where it is no such header."""
    fields = _LOCAL.unpack_from(header)
    return (fields[8], fields[9]) if fields[0] == _LOCAL_MARK else (-1, 0)


def _central_header(entry: Entry) -> bytes:
    return _central_bytes(entry.name.encode("ascii"), entry.size, entry.crc, entry.header)


def _central_bytes(name: bytes, size: int, crc: int, header: int) -> bytes:
    fixed = _CENTRAL.pack(
        _CENTRAL_MARK,
        _MADE_BY,
        20,
        0,
        0,
        0,
        _DATE,
        crc,
        size,
        size,
        len(name),
        0,
        0,
        0,
        0,
        _ATTRIBUTES,
        header,
    )
    return fixed + name


def directory(entries: Sequence[Entry]) -> bytes:
    """Return central directory and end record for entries that fill the file from its first byte."""
    central = b"".join(_central_header(entry) for entry in entries)
    offset = entries[-1].end
    return central + _END.pack(_END_MARK, 0, 0, len(entries), len(entries), len(central), offset, 0)


def whole_size(entries: Sequence[Entry]) -> int:
    """Return how many bytes the package of these entries has."""
    return entries[-1].end + sum(_CENTRAL.size + len(entry.name) for entry in entries) + _END.size


def read_container(source: BinaryIO, size: int) -> tuple[Entry, ...]:
    """Return the entries of a package file, in order.

    Args:
        source: the private copy, seekable; no more than headers and names are read.
        size: its size in bytes.

    Raises:
        PackageRefused: `E_ZIP_…`, `E_SIZE`, `E_LIMIT`: anything but the one allowed encoding.
    """
    if isinstance(source, BytesIO):
        usual = _usual(source.getvalue())
        if usual is not None:
            return usual
    count, offset, length = _end_record(source, size)
    source.seek(offset)
    central = source.read(length)
    entries = _entries(central, count, offset)
    clash = names.clash(entry.name for entry in entries)
    if clash is not None:
        raise PackageRefused("E_ZIP_DUP", f"name {clash!r} stands for an earlier file or folder")
    _compare_local_headers(source, entries)
    return entries


_PLAIN = Entry("", 0, 0, 0)
_CENTRAL_BEGIN, _CENTRAL_END = _central_header(_PLAIN)[:16], _central_header(_PLAIN)[32:42]
_LOCAL_BEGIN = local_header(_PLAIN)[:14]
_END_BEGIN = _END_MARK + bytes(4)
_MIDDLE = struct.Struct(
    "<IIIHH"
)  # CRC-32, both sizes, lengths of name and extra: the same 16 bytes in both headers


def _usual(data: bytes) -> tuple[Entry, ...] | None:
    """Return the entries of a package in memory that is in its one encoding; `None` for any other.

    It compares what the long way compares, byte for byte, without taking the headers apart. Whatever it does not take
    goes the long way, which names the reason.
    """
    end = len(data) - _END.size
    if end < 0 or not data.startswith(_END_BEGIN, end):
        return None
    _, _, _, here, count, length, offset, comment = _END.unpack_from(data, end)
    if here != count or comment or not 0 < count <= ENTRIES_LIMIT or length > DIRECTORY_LIMIT:
        return None
    if offset + length != end:
        return None
    entries: list[Entry] = []
    header, at = 0, offset
    while at < end:
        middle = data[at + 16 : at + 32]
        name_at = at + _CENTRAL.size
        if name_at > end or not data.startswith(_CENTRAL_BEGIN, at):
            return None
        crc, packed, size, name_length, extra = _MIDDLE.unpack(middle)
        name = data[name_at : name_at + name_length]
        if packed != size or extra or data[at + 32 : name_at] != _CENTRAL_END + header.to_bytes(4, "little"):
            return None
        if not data.startswith(_LOCAL_BEGIN + middle + name, header) or not name.isascii():
            return None
        entries.append(Entry(name.decode("ascii"), size, crc, header))
        header += _LOCAL.size + name_length + size
        at = name_at + name_length
        if header > offset or size > ENTRY_LIMIT:
            return None
    names_found = [entry.name for entry in entries]
    if at != end or header != offset or len(entries) != count:
        return None
    if names.clash(names_found) is not None or not all(map(names.is_safe, names_found)):
        return None
    return tuple(entries)


def _end_record(source: BinaryIO, size: int) -> tuple[int, int, int]:
    """Return count of entries, offset and length of the central directory."""
    if size > FILE_LIMIT:
        raise PackageRefused("E_SIZE", f"{size} bytes; at most {FILE_LIMIT}")
    if size < _END.size:
        raise PackageRefused("E_ZIP_TRUNC", f"{size} bytes are too few for a package")
    source.seek(size - _END.size)
    mark, disk, first, here, count, length, offset, comment = _END.unpack(source.read(_END.size))
    if mark != _END_MARK:
        raise PackageRefused(*_why_no_end(source, size))
    if _FULL_16 in (disk, first, here, count) or _FULL_32 in (length, offset):
        raise PackageRefused("E_ZIP_ZIP64", "the end record asks for zip64")
    if disk or first or here != count or comment or not count:
        raise PackageRefused(
            "E_ZIP_EOCD", f"disks {disk}, {first}; entries {here}, {count}; comment {comment}"
        )
    if count > ENTRIES_LIMIT or length > DIRECTORY_LIMIT:
        raise PackageRefused("E_LIMIT", f"{count} entries, directory of {length} bytes")
    if offset + length + _END.size != size:
        locator = size - _END.size - 20
        if locator > 0:
            source.seek(locator)
            if source.read(4) == _ZIP64_LOCATOR:
                raise PackageRefused("E_ZIP_ZIP64", "a zip64 locator stands before the end record")
        raise PackageRefused("E_ZIP_COVER", f"directory {offset}+{length} does not end the file of {size}")
    return count, offset, length


def _why_no_end(source: BinaryIO, size: int) -> tuple[str, str]:
    """Tell a file that was cut off from one with something after its end."""
    tail = min(size, 0x10000 + _END.size)
    source.seek(size - tail)
    if source.read(tail).rfind(_END_MARK) >= 0:
        return "E_ZIP_EOCD", "the end record is not the last thing in the file"
    return "E_ZIP_TRUNC", "the file has no end record"


def _entries(central: bytes, count: int, directory_at: int) -> tuple[Entry, ...]:
    entries: list[Entry] = []
    at = expected = 0
    for _ in range(count):
        if at + _CENTRAL.size > len(central):
            raise PackageRefused("E_ZIP_CD", f"directory ends within entry {len(entries) + 1}")
        fields = _CENTRAL.unpack_from(central, at)
        name_end = at + _CENTRAL.size + fields[10]
        raw_name = central[at + _CENTRAL.size : name_end]
        crc, size, header = fields[7], fields[9], fields[16]
        entry = Entry(_name(raw_name, fields[10]), size, crc, header)
        if central[at:name_end] != _central_bytes(raw_name, size, crc, header):
            raise PackageRefused(*_why_not_central(fields, entry.name))
        if size == _FULL_32 or header == _FULL_32:
            raise PackageRefused("E_ZIP_ZIP64", f"{entry.name} asks for zip64")
        if size > ENTRY_LIMIT:
            raise PackageRefused("E_LIMIT", f"{entry.name} has {size} bytes")
        end = header + _LOCAL.size + len(raw_name) + size
        if header != expected or end > directory_at:
            raise PackageRefused("E_ZIP_COVER", f"{entry.name} begins at {header}, not at {expected}")
        entries.append(entry)
        at, expected = name_end, end
    if at != len(central):
        raise PackageRefused("E_ZIP_CD", f"{len(central) - at} bytes after the last entry of the directory")
    if expected != directory_at:
        raise PackageRefused(
            "E_ZIP_COVER", f"{directory_at - expected} bytes between the files and the directory"
        )
    return tuple(entries)


def _name(raw: bytes, length: int) -> str:
    try:
        name = raw.decode("ascii")
    except UnicodeDecodeError:
        raise PackageRefused("E_ZIP_NAME", f"name {raw[:200]!r} is not ASCII") from None
    if len(raw) != length or not names.is_safe(name):
        raise PackageRefused("E_ZIP_NAME", f"name {name[:200]!r} is not allowed")
    return name


def _why_not_central(fields: tuple[int, ...], name: str) -> tuple[str, str]:
    """Name the first field of a central header that is not as it has to be."""
    flags, method, packed, size = fields[3], fields[4], fields[8], fields[9]
    extra, comment, attributes = fields[11], fields[12], fields[15]
    reasons = (
        (flags & 1, "E_ZIP_ENCRYPTED", "is encrypted"),
        (flags, "E_ZIP_FLAGS", f"has flags {flags:#06x}"),
        (method, "E_ZIP_METHOD", f"is compressed by method {method}"),
        (_FULL_32 in (packed, size), "E_ZIP_ZIP64", "asks for zip64"),
        (packed != size, "E_ZIP_SIZE", f"has sizes {packed} and {size}"),
        (extra or comment, "E_ZIP_EXTRA", f"has {extra} extra bytes and a comment of {comment}"),
        (attributes != _ATTRIBUTES, "E_ZIP_TYPE", f"has attributes {attributes:#010x}: not a plain file"),
    )
    for wrong, code, words in reasons:
        if wrong:
            return code, f"{name} {words}"
    return "E_ZIP_CD", f"directory entry of {name} is not in the allowed form"


def _compare_local_headers(source: BinaryIO, entries: Sequence[Entry]) -> None:
    for entry in entries:
        expected = local_header(entry)
        source.seek(entry.header)
        found = source.read(len(expected))
        if found == expected:
            continue
        if found[:4] != _LOCAL_MARK:
            raise PackageRefused("E_ZIP_COVER", f"no file header at byte {entry.header} for {entry.name}")
        if len(found) >= _LOCAL.size and found[28:30] != b"\0\0":
            raise PackageRefused("E_ZIP_EXTRA", f"extra bytes before {entry.name}")
        raise PackageRefused("E_ZIP_MISMATCH", f"header and directory disagree on {entry.name}")


def check_first_entries(source: BinaryIO, entries: Sequence[Entry]) -> None:
    """Check `mimetype` and the four names that open every package (step 4).

    Raises:
        PackageRefused: `E_MIMETYPE` or `E_ORDER`.
    """
    first = entries[0]
    is_kind = first.name == names.MIMETYPE and first.size == len(MEDIA_TYPE)
    if not is_kind or read_entry(source, first) != MEDIA_TYPE:
        raise PackageRefused("E_MIMETYPE", f"first entry {first.name!r} does not say {MEDIA_TYPE.decode()}")
    opening = tuple([entry.name for entry in entries[: len(names.FIRST_NAMES)]])
    if opening != names.FIRST_NAMES:
        raise PackageRefused("E_ORDER", f"the package opens with {', '.join(opening)}")


def read_entry(source: BinaryIO, entry: Entry, limit: int = ENTRY_LIMIT) -> bytes:
    """Return the bytes of an entry.

    Raises:
        PackageRefused: `E_LIMIT`: larger than `limit` bytes.
    """
    if entry.size > limit:
        raise PackageRefused("E_LIMIT", f"{entry.name} has {entry.size} bytes; at most {limit}")
    data = entry.data
    if isinstance(source, BytesIO):
        return source.getvalue()[data : data + entry.size]
    source.seek(data)
    return source.read(entry.size)
