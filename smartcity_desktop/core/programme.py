"""The year after: stages of a region through an edition, as a dated history (PROGRAMME.md).

A region's way is a list of events, never a flag: it can decline, drop out, be replaced or be carried to
another edition, and each step has a day, a note and, where there is one, a file.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from smartcity_desktop.core.language import Text

if TYPE_CHECKING:
    from datetime import date, datetime


class Stage(StrEnum):
    """What can happen to a region in an edition."""

    ASKED = "asked"
    ANSWERED = "answered"
    ASSESSED = "assessed"
    CHOSEN = "chosen"
    NOT_CHOSEN = "not_chosen"
    MEMORANDUM = "memorandum"
    MENTORING = "mentoring"
    BIMTEK_1 = "bimtek_1"
    BIMTEK_2 = "bimtek_2"
    BIMTEK_3 = "bimtek_3"
    BIMTEK_4 = "bimtek_4"
    PLAN_HANDED_IN = "plan_handed_in"
    PLAN_ACCEPTED = "plan_accepted"
    DECLINED = "declined"
    DROPPED_OUT = "dropped_out"
    REPLACED = "replaced"


STAGE_NAMES: dict[Stage, Text] = {
    Stage.ASKED: Text("Diundang", "Asked"),
    Stage.ANSWERED: Text("Menjawab kuesioner", "Answered"),
    Stage.ASSESSED: Text("Dinilai", "Assessed"),
    Stage.CHOSEN: Text("Terpilih", "Chosen"),
    Stage.NOT_CHOSEN: Text("Tidak terpilih", "Not chosen"),
    Stage.MEMORANDUM: Text("Nota kesepahaman", "Memorandum signed"),
    Stage.MENTORING: Text("Pendampingan", "Mentoring"),
    Stage.BIMTEK_1: Text("Bimtek I", "Bimtek I"),
    Stage.BIMTEK_2: Text("Bimtek II", "Bimtek II"),
    Stage.BIMTEK_3: Text("Bimtek III", "Bimtek III"),
    Stage.BIMTEK_4: Text("Bimtek IV", "Bimtek IV"),
    Stage.PLAN_HANDED_IN: Text("Rencana induk diserahkan", "Master plan handed in"),
    Stage.PLAN_ACCEPTED: Text("Rencana induk diterima", "Master plan accepted"),
    Stage.DECLINED: Text("Menolak", "Declined"),
    Stage.DROPPED_OUT: Text("Mengundurkan diri", "Dropped out"),
    Stage.REPLACED: Text("Digantikan", "Replaced"),
}


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file kept with an event, content-addressed like evidence."""

    sha256: str
    name: str
    size: int


@dataclass(frozen=True, slots=True)
class Details:
    """What a stage has to say beyond day and note; each stage uses its own fields.

    memorandum: `signatory`, `office`, `place`, `number` (ours), `number_region`, `mandate` where a deputy signs.
    mentoring, bimtek: `mentor`, `place`. plan_handed_in: `horizon_from`, `horizon_to` (years; 5 to 10 years).
    replaced: `replaced_by` (region id). source: where a historical fact was read.
    """

    signatory: str = ""
    office: str = ""
    place: str = ""
    number: str = ""
    number_region: str = ""
    mandate: str = ""
    mentor: str = ""
    horizon_from: int | None = None
    horizon_to: int | None = None
    replaced_by: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Event:
    """One dated step of a region in an edition.

    Attributes:
        sequence: order of recording.
        on: the day it happened (`None`: not known, only for historical facts).
        recorded_at, recorded_by: when and by whom it was written down (UTC).
        withdrawn: reason, where it was written down by mistake and taken back; it stays in sight.
    """

    sequence: int
    edition: str
    region_id: str
    stage: Stage
    on: date | None
    note: str
    details: Details = field(default_factory=Details)
    attachment: Attachment | None = None
    recorded_at: datetime | None = None
    recorded_by: str = ""
    withdrawn: str | None = None
