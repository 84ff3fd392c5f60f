"""An assessment: one assessor's scoring of one region, its states and who may change what when.

    draft ──sign──▶ signed ──export──▶ sent ──receipt──▶ received ──▶ approved
      │                 └────────── revise with a reason: a new draft whose parent this is ──┘
      └─abandon─▶ abandoned                              received ──▶ returned (revise)

Only a draft can be written to. Nothing signed changes any more: a revision is a new assessment.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from smartcity_desktop.core.errors import ChangeRefused
from smartcity_desktop.core.language import Text

if TYPE_CHECKING:
    from datetime import datetime
    from decimal import Decimal

    from smartcity_desktop.core.promise import Promise
    from smartcity_desktop.core.rubric import EvidenceKind, RubricName
    from smartcity_desktop.core.visit import Visit


class AssessmentState(StrEnum):
    """States of an assessment, the same words at the assessor's and at headquarters."""

    DRAFT = "draft"
    SIGNED = "signed"
    SENT = "sent"
    RECEIVED = "received"
    RETURNED = "returned"
    APPROVED = "approved"
    ABANDONED = "abandoned"


STATE_NAMES: dict[AssessmentState, Text] = {
    AssessmentState.DRAFT: Text("Draf", "Draft"),
    AssessmentState.SIGNED: Text("Siap dikirim", "Ready to send"),
    AssessmentState.SENT: Text("Terkirim", "Sent"),
    AssessmentState.RECEIVED: Text("Diterima pusat", "Received"),
    AssessmentState.RETURNED: Text("Dikembalikan", "Returned"),
    AssessmentState.APPROVED: Text("Disetujui", "Approved"),
    AssessmentState.ABANDONED: Text("Dihentikan", "Abandoned"),
}

_NEXT: dict[AssessmentState, frozenset[AssessmentState]] = {
    AssessmentState.DRAFT: frozenset(
        {AssessmentState.SIGNED, AssessmentState.ABANDONED, AssessmentState.RECEIVED}
    ),
    AssessmentState.SIGNED: frozenset({AssessmentState.SENT, AssessmentState.RECEIVED}),
    AssessmentState.SENT: frozenset({AssessmentState.RECEIVED}),
    AssessmentState.RECEIVED: frozenset({AssessmentState.RETURNED, AssessmentState.APPROVED}),
    AssessmentState.RETURNED: frozenset(),
    AssessmentState.APPROVED: frozenset(),
    AssessmentState.ABANDONED: frozenset(),
}
SIGNED_STATES = frozenset(
    {
        AssessmentState.SIGNED,
        AssessmentState.SENT,
        AssessmentState.RECEIVED,
        AssessmentState.RETURNED,
        AssessmentState.APPROVED,
    }
)


def moved(state: AssessmentState, to: AssessmentState) -> AssessmentState:
    """Return `to` if an assessment may go there from `state` (draft → received: taken in at headquarters).

    Raises:
        ChangeRefused: it may not.
    """
    if to not in _NEXT[state]:
        raise ChangeRefused(
            Text(
                "Penilaian berstatus {state}; tidak dapat menjadi {to}.",
                "The assessment is {state}; it cannot become {to}.",
            ).filled(state=STATE_NAMES[state], to=STATE_NAMES[to]),
            Text(
                "Buat revisi dengan alasan bila isinya harus berubah.",
                "Make a revision with a reason if its content has to change.",
            ),
        )
    return to


class Field(StrEnum):
    """What an entry is about. Each entry is one line of an append-only history.

    `score`: a level as plain decimal text, `NA`, or `None` (taken back); subject is an indicator.
    `reason`: why not applicable. `comment`: on an indicator. `explanation`: answer to a warning; subject is
    `<check code>:<indicator>`. `finding`: general finding on a dimension. `evidence`: subject is
    `<indicator>#<citation id>`, the value the SHA-256 of the bytes, `None` when the citation is taken back.
    `visit`, `attendee`: record of a site visit (`core.visit`). `promise`: what the region hands in later
    (`core.promise`); subject is `<indicator>#<promise id>`. `look`: an answer that came over from an earlier version
    of the rubric and has to be looked at, the value that version's number; `None` once it was confirmed or changed.
    """

    SCORE = "score"
    REASON = "reason"
    COMMENT = "comment"
    EXPLANATION = "explanation"
    FINDING = "finding"
    EVIDENCE = "evidence"
    VISIT = "visit"
    ATTENDEE = "attendee"
    PROMISE = "promise"
    LOOK = "look"


NOT_APPLICABLE = "NA"
TEXT_LIMIT = 4000


@dataclass(frozen=True, slots=True)
class Entry:
    """One saved change: who set which field of which subject from what to what, when by two clocks.

    Attributes:
        sequence: rises by one per store; the order of the history.
        old, new: `None` means empty.
        at: wall clock, UTC.
        monotonic: nanoseconds since the computer started: orders entries when the wall clock jumps.
    """

    sequence: int
    assessment_id: str
    subject: str
    field: Field
    old: str | None
    new: str | None
    who: str
    at: datetime
    monotonic: int


@dataclass(frozen=True, slots=True)
class Answer:
    """What currently stands for one indicator. `value` is `None` when missing or not applicable."""

    indicator: str
    value: Decimal | None = None
    not_applicable: bool = False
    reason: str = ""
    comment: str = ""

    @property
    def answered(self) -> bool:
        """Whether a level or *not applicable* was given."""
        return self.value is not None or self.not_applicable


class Quality(StrEnum):
    """How good a piece of evidence is, the best first."""

    MEASURED = "measured"
    DOCUMENTED = "documented"
    DEMONSTRATED = "demonstrated"
    STATED = "stated"
    PROMISED = "promised"


QUALITY_NAMES: dict[Quality, Text] = {
    Quality.MEASURED: Text("Terukur", "Measured"),
    Quality.DOCUMENTED: Text("Terdokumentasi", "Documented"),
    Quality.DEMONSTRATED: Text("Diperagakan", "Demonstrated"),
    Quality.STATED: Text("Dinyatakan", "Stated"),
    Quality.PROMISED: Text("Dijanjikan", "Promised"),
}


@dataclass(frozen=True, slots=True)
class Citation:
    """A piece of evidence cited by an indicator. The bytes are named by `sha256` and stored once.

    Attributes:
        quality: how good it is, in the assessor's eyes; `None` until they say.
        original: `<sha256>.<extension>` of the untouched photo that is kept on this computer alone; empty where
            what is cited is the original, or nothing else was kept. It never travels.
    """

    id: str
    indicator: str
    sha256: str
    size: int
    media_type: str
    extension: str
    original_name: str
    kind: EvidenceKind
    caption: str
    added_at: datetime
    quality: Quality | None = None
    original: str = ""


@dataclass(frozen=True, slots=True)
class StateChange:
    """One line of the history of states."""

    state: AssessmentState
    at: datetime
    who: str
    reason: str


@dataclass(frozen=True, slots=True)
class Assessment:
    """One assessor's scoring of one region, as it currently stands.

    Attributes:
        revision: 1 for the first; the one it revises is `parent_id`.
        answers: by indicator code, only those with something in them.
        explanations: by `<check code>:<indicator>`.
        findings: by dimension code.
        states: history, oldest first.
        rubric: the version it is scored by; a draft stays on the one it began with.
        visit: the record of the site visit. promises: what the region hands in later.
        looks: indicators whose answer came over from an earlier version of the rubric and was not looked at yet.
    """

    id: str
    assignment_id: str
    edition: str
    region_id: str
    assessor_id: str
    revision: int
    parent_id: str | None
    state: AssessmentState
    answers: dict[str, Answer]
    explanations: dict[str, str]
    findings: dict[str, str]
    citations: tuple[Citation, ...]
    states: tuple[StateChange, ...]
    changed_at: datetime | None
    rubric: RubricName
    visit: Visit
    promises: tuple[Promise, ...] = ()
    looks: frozenset[str] = frozenset()
