"""What the papers of fieldwork say, as values, gathered from an assessment."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING

from smartcity_desktop.core.rubric import EvidenceKind
from smartcity_desktop.core.visit import VISIT_FIELDS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from smartcity_desktop.core.assessment import Assessment, Citation
    from smartcity_desktop.core.edition import Assessor, Edition, Kind
    from smartcity_desktop.core.language import Text
    from smartcity_desktop.core.promise import Promise
    from smartcity_desktop.core.region import Region
    from smartcity_desktop.core.rubric import Rubric
    from smartcity_desktop.core.visit import Visit

PHOTOS_MOST = 40
"""Photographs that minutes can have; the others stay in the package."""
_NUMBERED = re.compile(r"^\s*(?:\d{1,3}[.)]|[-–•*])\s+")


@dataclass(frozen=True, slots=True)
class Photo:
    """A photograph that is cited as evidence. `picture`: width, height and RGB bytes; `None` draws its frame alone."""

    caption: str
    indicator: str
    file: str
    sha256: str
    picture: tuple[int, int, bytes] | None = None


@dataclass(frozen=True, slots=True)
class FieldContent:
    """Minutes of a visit, or a list of promises, of one assessment.

    Attributes:
        titles: of the indicators, by code.
        photos: those that are printed. photos_left: how many are not.
        fingerprint: SHA-256 (64 hex) of what the paper says.
    """

    edition_title: Text
    edition_kind: Kind
    region: Region
    assessor: Assessor
    visit: Visit
    promises: tuple[Promise, ...]
    titles: Mapping[str, Text]
    photos: tuple[Photo, ...]
    photos_left: int
    fingerprint: str


def cited_photos(assessment: Assessment) -> tuple[Citation, ...]:
    """Return the photographs cited as evidence, each once, by indicator and time."""
    found: dict[str, Citation] = {}
    for one in sorted(assessment.citations, key=lambda one: (one.indicator, one.added_at, one.id)):
        if one.kind is EvidenceKind.PHOTO and one.media_type.startswith("image/"):
            found.setdefault(one.sha256, one)
    return tuple(found.values())


def visit_content(
    edition: Edition, region: Region, rubric: Rubric, assessment: Assessment, photos: tuple[Photo, ...]
) -> FieldContent:
    """Gather the minutes of a visit; `photos` are those of `cited_photos` that are printed, in their order."""
    record = {
        "visit": {name: getattr(assessment.visit, name) for name in VISIT_FIELDS},
        "attendees": [one.text for one in assessment.visit.attendees],
        "photos": [[one.sha256, one.caption] for one in photos],
    }
    left = len(cited_photos(assessment)) - len(photos)
    return _content(edition, region, rubric, assessment, record, photos, left)


def promises_content(
    edition: Edition, region: Region, rubric: Rubric, assessment: Assessment
) -> FieldContent:
    """Gather the list of what a region promised."""
    return _content(edition, region, rubric, assessment, {}, (), 0)


def points(text: str) -> tuple[str, ...]:
    """Return the points of a text that has one a line, without numbers or dashes typed before them."""
    return tuple(bare for line in text.splitlines() if (bare := _NUMBERED.sub("", line).strip()))


def _content(
    edition: Edition,
    region: Region,
    rubric: Rubric,
    assessment: Assessment,
    record: Mapping[str, object],
    photos: tuple[Photo, ...],
    left: int,
) -> FieldContent:
    record = {
        **record,
        "edition": edition.code,
        "assessment": assessment.id,
        "region": region.id,
        "promises": [[one.subject, one.text] for one in assessment.promises],
    }
    canonical = json.dumps(record, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return FieldContent(
        edition_title=edition.title,
        edition_kind=edition.kind,
        region=region,
        assessor=next(one for one in edition.assessors if one.id == assessment.assessor_id),
        visit=assessment.visit,
        promises=assessment.promises,
        titles={one.code: one.title for one in rubric.indicators()},
        photos=photos,
        photos_left=left,
        fingerprint=sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest(),
    )
