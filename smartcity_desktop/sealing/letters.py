"""Letters: whole packages encrypted with age (X25519) for those who may read them (PACKAGE.md 6).

Signed first, then encrypted. age says nothing of who wrote a letter; the package inside does. What is decrypted may
be used only after `decrypt_stream` has returned: age finds a letter that was cut off or lengthened at its very end.

The library's parser takes time that grows with the square of a header's lines: 200,000 of them would hold it for an
hour. So a header is read and bounded here before the library sees it.
"""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING, Protocol

from smartcity_desktop.core.errors import ChangeRefused, FileProblem
from smartcity_desktop.core.language import Text
from smartcity_desktop.core.package import PackageRefused
from smartcity_desktop.system.files import read_regular

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

MARK = b"age-encryption.org/v1\n"
HEADER_LIMIT = 128 * 1024
RECIPIENTS_LIMIT = 1_000
SUFFIX = ".asice.age"
_LINES_LIMIT = 2 * RECIPIENTS_LIMIT + 100
_LAST_LINE = re.compile(rb"^--- [^\n]*\n", re.MULTILINE)
_STANZA = re.compile(rb"^-> X25519 [A-Za-z0-9+/]{43}$", re.MULTILINE)


class Readable(Protocol):
    """What gives bytes in order."""

    def read(self, size: int, /) -> bytes:
        """Give at most `size` bytes; none at the end."""


class Writable(Protocol):
    """What takes bytes in order."""

    def write(self, data: bytes, /) -> object:
        """Take the next bytes, all of them."""


def letter_name(digest: str) -> str:
    """Return the file name of a letter: it tells the package digest's beginning and neither a city nor a person."""
    return f"smartcity-{digest[:12]}{SUFFIX}"


def is_encrypted(head: bytes) -> bool:
    """Whether a file that begins like this is a letter."""
    return head.startswith(MARK)


def recipients_in(header: bytes) -> int:
    """Return for how many X25519 recipients a letter is; `header` is its beginning, as far as it is at hand."""
    end = _LAST_LINE.search(header)
    return len(_STANZA.findall(header, 0, end.start() if end else len(header)))


def read_header(source: Readable) -> bytes:
    """Read a letter's header and what came along with it, at most `HEADER_LIMIT` and 64 KiB.

    Raises:
        PackageRefused: `E_AGE`: no letter, no end of the header within its limits, or too many lines.
    """
    begin = b""
    while not (end := _LAST_LINE.search(begin)) and len(begin) < HEADER_LIMIT:
        piece = source.read(64 * 1024)
        if not piece:
            break
        begin += piece
    if not is_encrypted(begin):
        raise PackageRefused("E_AGE", "the file is not encrypted with age")
    if end is None:
        raise PackageRefused("E_AGE", f"the letter's header has no end within {len(begin)} bytes")
    if begin.count(b"\n", 0, end.end()) > _LINES_LIMIT:
        raise PackageRefused("E_AGE", f"the letter's header has more than {_LINES_LIMIT} lines")
    return begin


def read_secrets(path: Path) -> tuple[str, ...]:
    """Read a key file as `age-keygen` writes it: one secret a line, comments begin with `#`.

    Raises:
        FileProblem: it cannot be read, or holds no secret key or something else. The error quotes nothing of it.
    """
    import pyrage

    text = read_regular(path, HEADER_LIMIT).decode("utf-8", "replace")
    lines = [line.strip() for line in text.splitlines()]
    found = tuple(line for line in lines if line and not line.startswith("#"))
    try:
        for line in found:
            pyrage.x25519.Identity.from_str(line)
    except pyrage.IdentityError:
        found = ()
    if not found:
        raise FileProblem(str(path), _NO_SECRET, _GIVE_KEY_FILE)
    return found


def encrypt_stream(source: Readable, target: Writable, recipients: Sequence[str]) -> None:
    """Encrypt all that `source` gives for everyone in `recipients` (`age1…`).

    Raises:
        ChangeRefused: no recipient, more than 1,000, or one that is no age recipient.
        What `source` or `target` raise comes through as it is. The output is then no letter; throw it away.
    """
    import pyrage

    keys = [_recipient(text) for text in recipients]
    if not 1 <= len(keys) <= RECIPIENTS_LIMIT:
        raise ChangeRefused(_NOBODY.filled(n=len(keys)), _GIVE_RECIPIENTS)
    reading, writing = _Reading(source), _Writing(target)
    try:
        pyrage.encrypt_io(reading, writing, keys)
    except (pyrage.EncryptError, OSError):
        _raise_of(reading, writing)
        raise


def decrypt_stream(source: Readable, target: Writable, secrets: Sequence[str], limit: int) -> int:
    """Decrypt a letter and return how many bytes it held.

    Args:
        source: from the letter's first byte.
        target: takes the content. Nothing of it may be used before this has returned.
        secrets: `AGE-SECRET-KEY-1…`; any that fits will do.
        limit: the most bytes that the content may have.

    Raises:
        PackageRefused: `E_AGE`: for none of these keys, damaged, cut off, lengthened, or larger than `limit`.
        What `source` or `target` raise comes through as it is.
    """
    import pyrage

    header = read_header(source)
    identities = [pyrage.x25519.Identity.from_str(secret) for secret in secrets]
    if not identities:
        raise PackageRefused("E_AGE", "the file is encrypted, and there is no key here to open it")
    reading, writing = _Reading(source, header), _Writing(target, limit)
    try:
        pyrage.decrypt_io(reading, writing, identities)
    except (pyrage.DecryptError, OSError) as problem:
        _raise_of(reading, writing)
        raise PackageRefused("E_AGE", _why_not(str(problem), header)) from None
    return writing.size


def _recipient(text: str) -> object:
    import pyrage

    try:
        return pyrage.x25519.Recipient.from_str(text.strip())
    except pyrage.RecipientError:
        raise ChangeRefused(_NOT_A_RECIPIENT.filled(text=text[:_SHOWN]), _GIVE_RECIPIENTS) from None


def _why_not(problem: str, header: bytes) -> str:
    if "No matching keys" in problem:
        count = recipients_in(header)
        return f"the letter is for {count} other recipients, or its header was changed"
    return f"the letter was changed or cut off ({problem.splitlines()[0][:80]})"


class _Reading:
    """Gives bytes to age and keeps what went wrong, which age would put into words of its own."""

    def __init__(self, source: Readable, begin: bytes = b"") -> None:
        self._source = source
        self._begin = io.BytesIO(begin)
        self.problem: BaseException | None = None

    def read(self, size: int = -1, /) -> bytes:
        """Give at most `size` bytes."""
        try:
            return self._begin.read(size) or self._source.read(size)
        except BaseException as problem:
            self.problem = problem
            raise


class _Writing:
    """Takes bytes from age in whole pieces, up to a limit, and keeps what went wrong."""

    def __init__(self, target: Writable, limit: int | None = None) -> None:
        self._target = target
        self._limit = limit
        self.size = 0
        self.problem: BaseException | None = None

    def write(self, data: bytes, /) -> int:
        """Take the next bytes."""
        try:
            self.size += len(data)
            if self._limit is not None and self.size > self._limit:
                raise PackageRefused("E_AGE", f"the letter holds more than {self._limit} bytes")
            self._target.write(data)
        except BaseException as problem:
            self.problem = problem
            raise
        return len(data)

    def flush(self) -> None:
        """Nothing is held back here."""


def _raise_of(*sides: _Reading | _Writing) -> None:
    for side in sides:
        if side.problem is not None:
            raise side.problem from None


_NO_SECRET = Text("bukan berkas kunci age.", "this is no key file of age.")
_GIVE_KEY_FILE = Text(
    "Pakai berkas berisi baris AGE-SECRET-KEY-1…, seperti yang dibuat age-keygen.",
    "Use a file with a line AGE-SECRET-KEY-1…, as age-keygen makes it.",
)
_NOBODY = Text(
    "Surat terenkripsi memerlukan 1 sampai 1.000 penerima; diberikan {n}.",
    "An encrypted letter needs 1 to 1,000 recipients; {n} were given.",
)
_SHOWN = 12  # characters: whoever gives a secret by mistake shall not find it in a log
_NOT_A_RECIPIENT = Text("{text}… bukan kunci penerima age.", "{text}… is no age recipient.")
_GIVE_RECIPIENTS = Text(
    "Pakai kunci penerima (age1…) yang tercantum pada periode.",
    "Use the recipient keys (age1…) that the edition names.",
)
