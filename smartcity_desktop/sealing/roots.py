"""The programme roots that this laptop trusts: compared once by a person, then pinned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartcity_desktop.core.errors import IdentityProblem
from smartcity_desktop.core.language import Text
from smartcity_desktop.sealing.certificates import sha256_hex
from smartcity_desktop.system.files import read_regular, write_whole

if TYPE_CHECKING:
    from pathlib import Path

FILE = "roots.txt"
_LIMIT = 64 * 1024


def pinned_roots(folder: Path) -> frozenset[str]:
    """Return the SHA-256 (64 hex digits) of every pinned root certificate; none before the first edition.

    Raises:
        FileProblem: the file cannot be read.
        IdentityProblem: it was damaged: trust is never guessed.
    """
    path = folder / FILE
    if not path.exists():
        return frozenset()
    lines = read_regular(path, _LIMIT).decode("ascii", "replace").split()
    if not all(len(line) == 64 and set(line) <= set("0123456789abcdef") for line in lines):
        raise IdentityProblem(
            Text(
                "Daftar sidik jari pusat rusak: {path}.", "The list of fingerprints is damaged: {path}."
            ).filled(path=path),
            Text(
                "Hapus berkas itu, lalu cocokkan lagi sidik jari pusat saat mengambil periode.",
                "Delete that file, then compare headquarters' fingerprint again when you take an edition in.",
            ),
        )
    return frozenset(lines)


def pin_root(folder: Path, certificate: bytes) -> None:
    """Trust a root certificate (DER) from now on. Pinning the same again changes nothing."""
    pins = pinned_roots(folder)
    if sha256_hex(certificate) not in pins:
        write_whole(
            folder / FILE, "".join(f"{pin}\n" for pin in sorted(pins | {sha256_hex(certificate)})).encode()
        )
