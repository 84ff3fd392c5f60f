"""What is wrong with pieces of evidence themselves, beside the checks of the rubric: each a problem before signing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartcity_desktop.core.checks import Problem
from smartcity_desktop.core.language import Text
from smartcity_desktop.core.rubric import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from smartcity_desktop.core.assessment import Citation
    from smartcity_desktop.core.rubric import Rubric

BROKEN = "evidence-broken"
AS_IT_IS = "photo-as-it-is"
UNREAD_PHOTOS = frozenset({"image/heic"})
"""Kinds of photos that no decoder here reads (decision 0021): what they tell of a place cannot be taken out."""

HEIC_TOLD = Text(
    "foto HEIC tidak dapat dibaca di sini: lokasi yang dicatat kamera ikut terkirim, dan ukurannya tidak diperkecil",
    "a HEIC photo cannot be read here: the place that the camera wrote into it travels with it, and it is not made "
    "smaller",
)
GET_A_JPEG = Text(
    "Bila lokasinya tidak perlu diketahui, lepaskan dan lampirkan sebagai JPEG: di iPhone, Pengaturan › Kamera › "
    "Format › Paling Kompatibel; foto yang sudah ada dapat diubah menjadi JPEG di ponsel.",
    "If the place is not to be known, take it off and attach it as JPEG: on an iPhone, Settings › Camera › Formats › "
    "Most Compatible; a photo that exists can be made a JPEG on the telephone.",
)


def photos_as_they_are(rubric: Rubric, citations: Iterable[Citation]) -> tuple[Problem, ...]:
    """Return a note for every photo that is cited as it is because it cannot be read here."""
    return tuple(
        _problem(
            rubric,
            AS_IT_IS,
            Severity.NOTE,
            citation,
            Text("{what}. {remedy}", "{what}. {remedy}").filled(what=HEIC_TOLD, remedy=GET_A_JPEG),
        )
        for citation in citations
        if citation.media_type in UNREAD_PHOTOS
    )


def broken(rubric: Rubric, citation: Citation, what: Text) -> Problem:
    """Return what forbids signing while the bytes of a citation are gone or are not what they were.

    Args:
        rubric: of the assessment.
        citation: whose bytes were looked at.
        what: was found, as a sentence.
    """
    remedy = Text(
        "Lepaskan lalu lampirkan lagi, atau pulihkan dari cadangan.",
        "Take it off and attach it again, or restore it from a backup.",
    )
    words = Text("{what} {remedy}", "{what} {remedy}").filled(what=what, remedy=remedy)
    return _problem(rubric, BROKEN, Severity.BLOCK, citation, words)


def of_evidence(problem: Problem) -> bool:
    """Whether a problem is one of a piece of evidence, not of the rubric's checks."""
    return problem.code.startswith((BROKEN, AS_IT_IS))


def is_broken(problem: Problem) -> bool:
    """Whether a problem says that bytes are gone or changed."""
    return problem.code.startswith(BROKEN)


def in_order(rubric: Rubric, problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return problems in the rubric's order of indicators; those of one indicator stay as they were."""
    places = {indicator.code: at for at, indicator in enumerate(rubric.indicators())}
    return tuple(sorted(problems, key=lambda one: places.get(one.indicator, len(places))))


def _problem(rubric: Rubric, code: str, severity: Severity, citation: Citation, what: Text) -> Problem:
    """Return a problem that names indicator, file and caption; its code tells two files of one indicator apart."""
    caption = citation.caption.strip()
    name = f"{citation.original_name} ({caption})" if caption else citation.original_name
    return Problem(
        f"{code}-{citation.id}",
        severity,
        citation.indicator,
        Text("{code} {title}: {name}: {what}", "{code} {title}: {name}: {what}").filled(
            code=citation.indicator,
            title=rubric.indicator(citation.indicator).title,
            name=name,
            what=what,
        ),
        explained=False,
    )
