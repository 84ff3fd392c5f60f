"""How evidence looks in a list: small pictures, kept encrypted, and whether its bytes still are what they were.

The folder holds nothing that could not be made again, so it belongs to no backup, and never grows beyond `MOST` files.
What is kept was drawn here from raw pixels of the decoder: no stranger's file is read again to be seen a second time.
"""

from __future__ import annotations

import json
import math
import os
import re
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from smartcity_desktop.core.errors import ChangeRefused, FileProblem
from smartcity_desktop.core.language import Text
from smartcity_desktop.core.photo import PhotoFacts, read_offset, read_position, read_taken, write_taken
from smartcity_desktop.system import photo_copy
from smartcity_desktop.system.at_rest import PLAIN, keep_whole, read_kept
from smartcity_desktop.system.files import remove_quietly
from smartcity_desktop.system.worker import PDF, PHOTOS, MediaProblem, decoder

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from smartcity_desktop.core.assessment import Citation
    from smartcity_desktop.store.evidence import EvidenceStore
    from smartcity_desktop.system.at_rest import AtRest

SIDE = 192
"""Longest side of a small picture in pixels: enough for a row at 175 % on a screen of double density."""
MOST = 6000
SURE = 10_000
"""Of so many it is remembered that they were whole, and when they were written: 3 MB."""
_LIMIT = 1 << 20
_NAME = re.compile(r"[0-9a-f]{64}\.look")


COVERED = Text(
    "disamarkan dengan sengaja sesudah cadangan ini dibuat; foto aslinya dihapus, juga dari cadangan.",
    "covered on purpose after this backup was made; the photo itself was removed, also from backups.",
)
ATTACH_COVERED = Text(
    "Lepaskan, lalu lampirkan foto yang sudah disamarkan.", "Take it off, then attach the covered photo."
)


@dataclass(frozen=True, slots=True)
class Look:
    """How a piece of evidence stands.

    Attributes:
        picture: a small picture as JPEG; empty where there is none to draw.
        facts: what a photo that is cited says of itself.
        original: what its original says.
        problem: why its bytes cannot be handed over; `None` where they are what they were.
    """

    picture: bytes = b""
    facts: PhotoFacts | None = None
    original: PhotoFacts | None = None
    problem: FileProblem | None = None


@dataclass(frozen=True, slots=True)
class _Kept:
    picture: bytes
    facts: PhotoFacts | None


class Looks:
    """Draws, keeps and forgets small pictures; used from one thread at a time.

    Args:
        store: where the evidence lies.
        folder: where the pictures are kept; made when the first is.
        at_rest: how they lie there.
        most: so many are kept.
    """

    def __init__(
        self, store: EvidenceStore, folder: Path, at_rest: AtRest = PLAIN, *, most: int = MOST
    ) -> None:
        self._store = store
        self._folder = folder
        self._at_rest = at_rest
        self._most = most
        self._whole: dict[str, tuple[int, ...]] = {}
        self._kept: int | None = None
        self.drawn = 0

    def look(self, citation: Citation) -> Look:
        """Hash the bytes of a citation, unless that was done since they were last written, and show how they look."""
        try:
            self._verify(citation.sha256, citation.extension)
            kept = self._entry(citation.sha256, citation.extension, citation.media_type)
        except FileProblem:
            return Look(problem=trouble(self._store, citation))
        original = None
        if citation.original:
            sha256, _, extension = citation.original.partition(".")
            # Without its original a copy is as good as before: only its place cannot be told any more.
            with suppress(FileProblem):
                original = self._entry(sha256, extension, "image/jpeg").facts
        return Look(kept.picture, kept.facts, original)

    def problem(self, citation: Citation) -> FileProblem | None:
        """Say why the bytes of a citation cannot be handed over; those not written since they were hashed are not read."""
        try:
            self._verify(citation.sha256, citation.extension)
        except FileProblem:
            return trouble(self._store, citation)
        return None

    def forget(self, sha256: str) -> None:
        """Remove what is kept of some bytes."""
        self._whole.pop(sha256, None)
        remove_quietly(self._place(sha256))

    def _verify(self, sha256: str, extension: str) -> None:
        place = self._store.path(sha256, extension)
        try:
            found = place.stat()
        except OSError:
            self._whole.pop(sha256, None)
        else:
            if self._whole.get(sha256) == (stamp := (found.st_mtime_ns, found.st_size, found.st_ino)):
                return
            self._store.verify(sha256, extension)
            self._whole[sha256] = stamp
            if len(self._whole) > SURE:
                del self._whole[next(iter(self._whole))]
            return
        self._store.verify(sha256, extension)

    def _entry(self, sha256: str, extension: str, media_type: str) -> _Kept:
        if media_type not in PHOTOS and media_type != PDF:
            return _Kept(b"", None)
        place = self._place(sha256)
        if place.exists():
            with suppress(FileProblem, ValueError, KeyError, TypeError):
                return _unpacked(read_kept(place, self._of(sha256), _LIMIT))
        made = self._draw(self._store.read(sha256, extension), media_type)
        self._keep(place, made, self._of(sha256))
        return made

    def _draw(self, data: bytes, media_type: str) -> _Kept:
        self.drawn += 1
        try:
            if media_type == PDF:
                return _Kept(photo_copy.thumbnail(decoder().page(data, "pdf", 0, SIDE)), None)
            facts = decoder().facts(data, "foto")
            return _Kept(photo_copy.thumbnail(decoder().picture(data, "foto", SIDE)), facts)
        except MediaProblem:
            return _Kept(b"", None)

    def _of(self, sha256: str) -> AtRest:
        """Return how the picture of some bytes is kept: in another's place it is none, and is drawn again."""
        return self._at_rest.of(f"look {sha256}")

    def _keep(self, place: Path, made: _Kept, at_rest: AtRest) -> None:
        """Keep a picture; a disk that takes none costs time later and nothing else."""
        with suppress(FileProblem, OSError):
            self._folder.mkdir(mode=0o700, exist_ok=True)
            kept = self._make_room()
            keep_whole(place, _packed(made), at_rest)
            self._kept = kept + 1

    def _make_room(self) -> int:
        """See that one more fits; returns how many are kept. The folder is read at the first, and when it may be full."""
        if self._kept is not None and self._kept < self._most:
            return self._kept
        with os.scandir(self._folder) as found:
            files = [(entry.stat().st_mtime_ns, entry.name) for entry in found if _NAME.fullmatch(entry.name)]
        if len(files) < self._most:
            return len(files)
        going = sorted(files)[: max(1, self._most // 10)]
        for _age, name in going:
            remove_quietly(self._folder / name)
        return len(files) - len(going)

    def _place(self, sha256: str) -> Path:
        return self._folder / f"{self._at_rest.alias(sha256)}.look"


class WholeEvidence:
    """Stands in the way of signing a sheet whose evidence is not what it was."""

    def __init__(self, store: EvidenceStore, citations: Iterable[Citation]) -> None:
        self._store = store
        self._citations = tuple(citations)

    def refuse_missing(self) -> None:
        """Refuse if bytes are gone; nothing is read.

        Raises:
            ChangeRefused: they are; it names the first indicator and file.
        """
        for citation in self._citations:
            if not self._store.has(citation.sha256):
                self._refuse(citation)

    def refuse_changed(self) -> None:
        """Refuse if bytes were changed, or cannot be read. Everything is read.

        Raises:
            ChangeRefused: they were.
        """
        for citation in self._citations:
            self._refuse(citation)

    def _refuse(self, citation: Citation) -> None:
        problem = trouble(self._store, citation)
        if problem is not None:
            raise ChangeRefused(
                Text(
                    "Bukti pada indikator {indicator} menghalangi penandatanganan: {what}",
                    "Evidence of indicator {indicator} stands in the way of signing: {what}",
                ).filled(indicator=citation.indicator, what=problem.happened),
                problem.remedy,
            )


def trouble(store: EvidenceStore, citation: Citation) -> FileProblem | None:
    """Return why a citation's bytes cannot be handed over, by the name the assessor knows; `None` where they can."""
    try:
        store.verify(citation.sha256, citation.extension)
    except FileProblem:
        gone = not store.has(citation.sha256)
        if gone and store.covered(citation.sha256):
            return FileProblem(citation.original_name, COVERED, ATTACH_COVERED)
        happened = (
            Text("berkasnya hilang dari komputer ini.", "its file is gone from this computer.")
            if gone
            else Text("isinya berubah sejak dilampirkan.", "its content changed since it was attached.")
        )
        return FileProblem(
            citation.original_name,
            happened,
            Text(
                "Pulihkan dari cadangan, atau lepaskan lalu lampirkan lagi.",
                "Restore it from a backup, or take it off and attach it again.",
            ),
        )
    return None


def _packed(made: _Kept) -> bytes:
    facts = made.facts
    told: dict[str, object] = {}
    if facts is not None:
        told = {
            "width": facts.width,
            "height": facts.height,
            "single": facts.single,
            "untold": facts.untold,
            "taken": write_taken(facts.taken) if facts.taken else "",
            "offset": facts.offset,
            "place": [facts.position.latitude, facts.position.longitude] if facts.position else None,
        }
    return json.dumps(told).encode() + b"\n" + made.picture


def _unpacked(data: bytes) -> _Kept:
    line, _, picture = data.partition(b"\n")
    told: dict[str, Any] = json.loads(line)
    if not told:
        return _Kept(picture, None)
    place = told["place"] or (math.nan, math.nan)
    facts = PhotoFacts(
        int(told["width"]),
        int(told["height"]),
        single=bool(told["single"]),
        untold=bool(told["untold"]),
        taken=read_taken(told["taken"]),
        offset=read_offset(told["offset"]),
        position=read_position(*place),
    )
    return _Kept(picture, facts)
