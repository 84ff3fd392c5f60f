"""A package after verification: the verdict, and its files for whoever may use them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

from smartcity_desktop.core.errors import FileProblem
from smartcity_desktop.core.language import Text
from smartcity_desktop.core.package import PackageRefused
from smartcity_desktop.sealing.certificates import fingerprint, sha256_hex
from smartcity_desktop.sealing.container import read_entry
from smartcity_desktop.sealing.examination import pieces
from smartcity_desktop.sealing.hashing import SideHash
from smartcity_desktop.sealing.quarantine import CHUNK, Walk
from smartcity_desktop.system.at_rest import PLAIN, AtRest
from smartcity_desktop.system.files import file_problem, whole_file

if TYPE_CHECKING:
    from pathlib import Path
    from typing import BinaryIO

    from smartcity_desktop.core.edition import Edition
    from smartcity_desktop.core.field_report import FieldReport
    from smartcity_desktop.core.package import Head, Verdict
    from smartcity_desktop.core.region import Region
    from smartcity_desktop.sealing.examination import Examination
    from smartcity_desktop.sealing.quarantine import PrivateCopy
    from smartcity_desktop.sealing.receipt_document import ReceiptDocument
    from smartcity_desktop.sealing.scores_document import ScoresDocument


@dataclass(slots=True)
class Documents:
    """The documents that verification read on its way; `None` where the package has no such one or was refused."""

    edition: Edition | None = None
    regions: tuple[Region, ...] = ()
    scores: ScoresDocument | None = None
    receipt: ReceiptDocument | None = None
    drafts: FieldReport | None = None


class Opened:
    """A verified package with its private copy. Use it in a `with` block; leaving it removes the copy.

    Attributes:
        verdict: what was found. Look at it before anything else.
        path: the private copy in the quarantine, encrypted; `None` where it is in memory alone.
        documents: what was read of its content.
        root_der: the root certificate (DER) the signer stands under, once the signature was right.
    """

    def __init__(
        self,
        verdict: Verdict,
        copy: PrivateCopy | None,
        examination: Examination | None,
        documents: Documents,
    ) -> None:
        self.verdict = verdict
        self.documents = documents
        self.path = copy.path if copy else None
        self._copy = copy
        self._examination = examination
        chain = examination.chain if examination else ()
        self.root_der: bytes | None = chain[-1] if chain else None

    @property
    def root_sha256(self) -> str | None:
        """SHA-256 (hex) of the root certificate: what is pinned."""
        return sha256_hex(self.root_der) if self.root_der else None

    @property
    def root_fingerprint(self) -> str | None:
        """The 24 digits of the root certificate that two people compare."""
        return fingerprint(self.root_sha256) if self.root_sha256 else None

    @property
    def head(self) -> Head:
        """The head of a package that has one. Ask for it only when the verdict has no refusal.

        Raises:
            ValueError: there is none.
        """
        if self.verdict.head is None:
            raise ValueError(f"{self.verdict.file} has no head")
        return self.verdict.head

    @property
    def digest(self) -> str:
        """The package digest (hex) of a package that has one.

        Raises:
            ValueError: there is none.
        """
        if self.verdict.digest is None:
            raise ValueError(f"{self.verdict.file} has no digest")
        return self.verdict.digest

    @property
    def names(self) -> tuple[str, ...]:
        """Names of the files that the head declares."""
        head = self.verdict.head
        return tuple(content.name for content in head.contents) if head else ()

    def read(self, name: str) -> bytes:
        """Return the bytes of a declared file (at most 64 MiB), hashed again.

        Raises:
            KeyError: the package declares no such file.
            PackageRefused: `E_DIGEST`: the copy is not what was verified any more.
            FileProblem: the copy cannot be read, or was closed.
        """
        examination, _ = self._alive()
        content = examination.content(name)
        try:
            data = read_entry(examination.source, examination.entry(name))
        except OSError as error:
            raise file_problem(error, self.verdict.file) from error
        if hashlib.sha256(data).hexdigest() != content.sha256:
            raise PackageRefused("E_DIGEST", f"{name} changed after it was verified")
        return data

    def copy_to(self, name: str, target: BinaryIO) -> str:
        """Write the bytes of a declared file into a stream, hashing on the way, and return their SHA-256 (hex).

        The target may only be used once this has returned.

        Raises:
            KeyError, PackageRefused, FileProblem: as `read`; a failure of the target is its own `OSError`.
        """
        examination, _ = self._alive()
        content = examination.content(name)
        digest = hashlib.sha256()
        for piece in pieces(examination.source, examination.entry(name)):
            digest.update(piece)
            target.write(piece)
        if digest.hexdigest() != content.sha256:
            raise PackageRefused("E_DIGEST", f"{name} changed after it was verified")
        return digest.hexdigest()

    def keep(self, target: Path, at_rest: AtRest = PLAIN) -> Path:
        """Copy the package to `target`, durably, and close this one. An existing file is replaced.

        Its files are hashed once more on the way: what is kept is what was verified.

        Args:
            target: file to make.
            at_rest: how it is to lie on the disk.

        Raises:
            PackageRefused: `E_DIGEST`: the private copy is not what was verified any more.
            FileProblem: it cannot be written; nothing is left of it.
        """
        examination, copy = self._alive()
        with whole_file(target) as raw, SideHash() as hashes:
            writer = at_rest.writer(raw)
            walk = Walk(hashes)
            copy.source.seek(0)
            while piece := copy.source.read(CHUNK):
                walk.feed(piece)
                writer.write(piece)
            writer.finish()
            digests = walk.digests(hashes.digests())
            for name, entry, digest in examination.hashed_entries():
                if entry.size and digests.get((entry.data, entry.size)) != digest:
                    raise PackageRefused("E_DIGEST", f"{name} changed after it was verified")
        self.close()
        return target

    def close(self) -> None:
        """Close and remove the private copy. Doing it twice is harmless."""
        if self._copy is not None:
            self._copy.close()
            self._copy = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _alive(self) -> tuple[Examination, PrivateCopy]:
        if self._copy is None or self._examination is None:
            raise FileProblem(
                self.verdict.file,
                Text("salinan paket sudah ditutup.", "the copy of the package was closed."),
                Text("Buka paketnya sekali lagi.", "Open the package once more."),
            )
        return self._examination, self._copy
