"""The fields of `scores.json`, version by version."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Field, StringConstraints

from smartcity_desktop.core.file_names import plain_name
from smartcity_desktop.sealing.strict import (
    Day,
    Identifier,
    Line,
    Moment,
    Number,
    RubricNameModel,
    Sha256,
    Strict,
    Words,
)


def _plain(name: str) -> str:
    if name != plain_name(name):
        raise ValueError("not the plain name of a file")
    return name


FileName = Annotated[Line, AfterValidator(_plain)]
ShortId = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9]{1,40}$")]


class AnswerModel(Strict):
    """What stands for one indicator."""

    indicator: Identifier
    value: Number | None
    not_applicable: bool
    reason: Words
    comment: Words


class NoteModel(Strict):
    """A text on something: a warning, a dimension."""

    on: Annotated[str, StringConstraints(min_length=1, max_length=200)]
    text: Words


class CitationModel1(Strict):
    """A piece of evidence, version 1."""

    id: Identifier
    indicator: Identifier
    sha256: Sha256
    size: int = Field(ge=1, le=2 * 1024**3)
    media_type: Line
    extension: Annotated[str, StringConstraints(pattern=r"^[a-z0-9]{1,8}$")]
    original_name: FileName
    kind: Literal["document", "data", "photo", "interview", "demonstration"]
    caption: Words
    added_at: Moment


class CitationModel(CitationModel1):
    """A piece of evidence and how good it is."""

    quality: Literal["measured", "documented", "demonstrated", "stated", "promised"] | None


class AttendeeModel(Strict):
    """Somebody who took part in a visit."""

    id: ShortId
    name: Line
    office: Line
    side: Literal["region", "panel"]


class VisitModel(Strict):
    """The record of a site visit; what was not written is empty."""

    day: Annotated[str, StringConstraints(pattern=r"^([0-9]{4}-[0-9]{2}-[0-9]{2})?$")]
    began: Annotated[str, StringConstraints(pattern=r"^(([01][0-9]|2[0-3])\.[0-5][0-9])?$")]
    ended: Annotated[str, StringConstraints(pattern=r"^(([01][0-9]|2[0-3])\.[0-5][0-9])?$")]
    zone: Literal["", "WIB", "WITA", "WIT"]
    place: Line
    letter: Line
    representative: Line
    office: Line
    mandate: Line
    agenda: Words
    conclusion: Words
    attendees: list[AttendeeModel] = Field(max_length=500)


class PromiseModel(Strict):
    """What a region hands in later."""

    id: ShortId
    indicator: Identifier
    what: Annotated[str, StringConstraints(min_length=1, max_length=2000)]
    due: Day | None
    kept: bool


class ScoresModel1(Strict):
    """All fields of `scores.json`, version 1."""

    format: Literal["smartcity-scores"]
    version: Literal[1]
    assessment_id: Identifier
    revision: int = Field(ge=1)
    parent_id: Identifier | None
    revision_reason: Words
    rubric: RubricNameModel
    answers: list[AnswerModel]
    explanations: list[NoteModel]
    findings: list[NoteModel]
    citations: list[CitationModel1]
    no_conflict_stated: bool


class ScoresModel(ScoresModel1):
    """All fields of `scores.json`."""

    version: Literal[2]  # type: ignore[assignment]
    citations: list[CitationModel]  # type: ignore[assignment]
    visit: VisitModel
    promises: list[PromiseModel] = Field(max_length=2000)
