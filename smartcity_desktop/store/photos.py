"""From the file that somebody attaches to the bytes that are cited: photos are copied smaller and without a place.

The original stays in the store of this computer; what is cited, and travels, is a copy made of its pixels. A photo that
is small enough and tells no place is cited as it is, and so is what cannot be copied without losing something.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import TYPE_CHECKING

from smartcity_desktop.core.evidence_problems import GET_A_JPEG, HEIC_TOLD, UNREAD_PHOTOS
from smartcity_desktop.core.language import Text
from smartcity_desktop.system import photo_copy
from smartcity_desktop.system.worker import PHOTOS, MediaProblem, decoder
from smartcity_desktop.system.worker_frames import SIDE_LIMIT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from smartcity_desktop.core.assessment import Citation
    from smartcity_desktop.core.photo import PhotoFacts
    from smartcity_desktop.store.evidence import EvidenceStore, Stored
    from smartcity_desktop.system.photo_copy import Box

AS_IT_IS = Text(
    "Foto {name} dilampirkan apa adanya: jenis ini tidak dapat disalin di sini, dan mungkin memuat lokasi.",
    "Photo {name} was attached as it is: this kind cannot be copied here, and may tell where it was taken.",
)
HEIC = Text(
    "Foto {name} dilampirkan apa adanya: {what}. {remedy}",
    "Photo {name} was attached as it is: {what}. {remedy}",
).filled(name="{name}", what=HEIC_TOLD, remedy=GET_A_JPEG)
SEVERAL = Text(
    "{name} berisi beberapa gambar dan dilampirkan apa adanya, dengan lokasi di dalamnya.",
    "{name} holds several pictures and was attached as it is, with the place in it.",
)
NOT_READ = Text(
    "{name} dilampirkan apa adanya, tetapi tidak dapat dibuka: {why}",
    "{name} was attached as it is, but cannot be opened: {why}",
)
HELD = Text(
    "{name} dilampirkan apa adanya, tetapi tidak dapat dibuka dengan aman; pusat akan menahan paket yang memuatnya. "
    "Lepaskan bila tidak diperlukan.",
    "{name} was attached as it is, but cannot be opened safely; headquarters will hold a package that has it. "
    "Take it off if it is not needed.",
)


@dataclass(frozen=True, slots=True)
class Prepared:
    """What is ready to be cited.

    Attributes:
        stored: the bytes that are cited.
        name: what they are called: a copy is a JPEG, whatever the original was.
        original: `<sha256>.<ending>` of the untouched photo; empty where that is what is cited.
        facts: what the photo said of itself, where it was read.
        remark: what the assessor has to know.
    """

    stored: Stored
    name: str
    original: str = ""
    facts: PhotoFacts | None = None
    remark: Text | None = None


def prepare(
    store: EvidenceStore, stored: Stored, name: str, *, side: int, keep_position: bool = False
) -> Prepared:
    """Make what is cited from a file that lies in the store already.

    Args:
        store: of this computer.
        stored: the file.
        name: what it was called.
        side: longest side of a copy in pixels; 0 keeps the size.
        keep_position: the place stays in the copy.

    Raises:
        FileProblem: the disk is full.
    """
    if stored.media_type not in PHOTOS:
        if stored.media_type in UNREAD_PHOTOS:
            return Prepared(stored, name, remark=HEIC.filled(name=name))
        remark = AS_IT_IS.filled(name=name) if stored.media_type.startswith("image/") else None
        return Prepared(stored, name, remark=remark)
    data = store.read(stored.sha256, stored.extension)
    try:
        facts = decoder().facts(data, name)
        large = side > 0 and max(facts.width, facts.height) > side
        if not facts.single:
            return Prepared(
                stored, name, facts=facts, remark=SEVERAL.filled(name=name) if facts.located else None
            )
        if not (large or facts.located):
            return Prepared(stored, name, facts=facts)
        pixels = decoder().copy(data, name, side or SIDE_LIMIT)
    except MediaProblem as problem:
        words = HELD if problem.hostile else NOT_READ
        return Prepared(stored, name, remark=words.filled(name=name, why=problem.happened))
    copy = photo_copy.jpeg(
        pixels,
        taken=facts.taken,
        offset=facts.offset,
        position=facts.position if keep_position else None,
    )
    return Prepared(
        store.put_bytes(copy, "jpg"), jpeg_name(name), f"{stored.sha256}.{stored.extension}", facts
    )


def retold(store: EvidenceStore, citation: Citation, *, keep_position: bool) -> Prepared:
    """Put the place of the original into the copy that is cited, or take it out; the pixels stay bit for bit.

    Raises:
        FileProblem: the copy or the original was changed or is gone, or is no photo that is read here.
    """
    data = store.read(citation.sha256, citation.extension)
    own = decoder().facts(data, citation.original_name)
    position = None
    if keep_position:
        sha256, _, extension = citation.original.partition(".")
        original = store.read(sha256, extension)
        position = decoder().facts(original, citation.original_name).position
    copy = photo_copy.with_facts(data, taken=own.taken, offset=own.offset, position=position)
    facts = replace(own, position=position)
    return Prepared(store.put_bytes(copy, "jpg"), citation.original_name, citation.original, facts)


def blurred(store: EvidenceStore, citation: Citation, boxes: Iterable[Box]) -> Prepared:
    """Make a copy in which places are covered, for good; time and, where it was told, position stay.

    Args:
        store: of this computer.
        citation: of a photo.
        boxes: in pixels of the photo as it is seen upright.

    Raises:
        FileProblem: it was changed or is gone, is no photo that is read here, or the disk is full.
    """
    name = citation.original_name
    data = store.read(citation.sha256, citation.extension)
    facts = decoder().facts(data, name)
    pixels = decoder().copy(data, name, SIDE_LIMIT)
    shrunk = max(pixels.width, pixels.height) / max(facts.width, facts.height)
    if shrunk < 1:  # more pixels than may be handed over
        boxes = [photo_copy.Box(*(round(at * shrunk) for at in box)) for box in boxes]
    copy = photo_copy.jpeg(
        photo_copy.covered(pixels, boxes), taken=facts.taken, offset=facts.offset, position=facts.position
    )
    return Prepared(store.put_bytes(copy, "jpg"), jpeg_name(name), facts=facts)


def jpeg_name(name: str) -> str:
    """Return the name of a copy."""
    path = PurePath(name)
    return name if path.suffix.lower() in (".jpg", ".jpeg") else f"{path.stem}.jpg"
