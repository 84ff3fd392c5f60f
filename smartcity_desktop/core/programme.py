"""The year after: stages of a region through an edition, as a dated history (PROGRAMME.md).

A region's way is a list of events, never a flag: it can decline, drop out, be replaced or be carried to
another edition, and each step has a day, a note and, where there is one, a file.

    asked → answered → assessed → chosen → memorandum → mentoring → bimtek I … IV → plan handed in → plan accepted
                                └ not chosen → chosen, where a place falls free

`answered` and `assessed` may be left out: some regions were chosen without a questionnaire or an assessment on
record. Everything from *chosen* on goes step by step. A region can decline until the memorandum, drop out after it
answered, and be replaced at any point. Events count in the order of recording; those taken back do not count.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from smartcity_desktop.core.errors import ChangeRefused
from smartcity_desktop.core.language import Text, TimeZone

if TYPE_CHECKING:
    from collections.abc import Iterable
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
    Stage.MEMORANDUM: Text("Nota kesepahaman", "Memorandum"),
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
    mentoring, bimtek: `mentor`, `place`. plan_handed_in: `horizon_from`, `horizon_to` (years; 2020–2025 is five
    years, 5 to 10 are allowed).
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


HORIZON_YEARS = (5, 10)

_LEAVING = (Stage.DROPPED_OUT, Stage.REPLACED)
_NEXT: dict[Stage | None, tuple[Stage, ...]] = {
    None: (Stage.ASKED,),
    Stage.ASKED: (
        Stage.ANSWERED,
        Stage.ASSESSED,
        Stage.CHOSEN,
        Stage.NOT_CHOSEN,
        Stage.DECLINED,
        Stage.REPLACED,
    ),
    Stage.ANSWERED: (Stage.ASSESSED, Stage.CHOSEN, Stage.NOT_CHOSEN, Stage.DECLINED, *_LEAVING),
    Stage.ASSESSED: (Stage.CHOSEN, Stage.NOT_CHOSEN, Stage.DECLINED, *_LEAVING),
    Stage.CHOSEN: (Stage.MEMORANDUM, Stage.DECLINED, *_LEAVING),
    Stage.NOT_CHOSEN: (Stage.CHOSEN,),
    Stage.MEMORANDUM: (Stage.MENTORING, *_LEAVING),
    Stage.MENTORING: (Stage.BIMTEK_1, *_LEAVING),
    Stage.BIMTEK_1: (Stage.BIMTEK_2, *_LEAVING),
    Stage.BIMTEK_2: (Stage.BIMTEK_3, *_LEAVING),
    Stage.BIMTEK_3: (Stage.BIMTEK_4, *_LEAVING),
    Stage.BIMTEK_4: (Stage.PLAN_HANDED_IN, *_LEAVING),
    # a plan that is not accepted is handed in again
    Stage.PLAN_HANDED_IN: (Stage.PLAN_ACCEPTED, Stage.PLAN_HANDED_IN, *_LEAVING),
    Stage.PLAN_ACCEPTED: (),
    Stage.DECLINED: (Stage.REPLACED,),
    Stage.DROPPED_OUT: (Stage.REPLACED,),
    Stage.REPLACED: (),
}
LEAVING_STAGES = frozenset({Stage.DECLINED, Stage.DROPPED_OUT, Stage.REPLACED})


def standing(events: Iterable[Event]) -> tuple[Event, ...]:
    """Return the events that count, in the order of recording."""
    return tuple(
        sorted((event for event in events if event.withdrawn is None), key=lambda event: event.sequence)
    )


def current(events: Iterable[Event]) -> Event | None:
    """Return the step a region stands at in an edition, `None` before the first."""
    counted = standing(events)
    return counted[-1] if counted else None


def allowed_next(events: Iterable[Event]) -> tuple[Stage, ...]:
    """Return the stages that may follow, in the programme's order."""
    last = current(events)
    return _NEXT[last.stage if last else None]


def appended(events: Iterable[Event], event: Event) -> Event:
    """Return `event` if it may follow the events of the same region and edition.

    Raises:
        ChangeRefused: the stage may not follow, the day is unknown or before the last known one, or something that the
            stage has to say is missing.
    """
    before = standing(_same_way(events, event))
    _fits(before, event.stage)
    _day(before, event)
    if event.stage is Stage.MEMORANDUM:
        _memorandum(event)
    elif event.stage is Stage.PLAN_HANDED_IN:
        _horizon(event)
    elif event.stage is Stage.REPLACED:
        _replaced(event)
    if event.stage in LEAVING_STAGES and not event.note.strip():
        raise ChangeRefused(
            Text('Alasan untuk "{stage}" belum ditulis.', "There is no reason for “{stage}” yet.").filled(
                stage=STAGE_NAMES[event.stage]
            ),
            Text("Tulis alasannya pada catatan.", "Write the reason as the note."),
        )
    return event


def noted(
    events: Iterable[Event], edition: str, region_id: str, stage: Stage, *, at: datetime, who: str
) -> Event | None:
    """Return the event that the program itself writes down when it happens here, `None` where it may not follow.

    Its day is today in Jakarta, or the last known day of the region's way where the clock stands before that.
    """
    way = _same_edition(events, edition, region_id)
    if stage not in allowed_next(way):
        return None
    today = TimeZone.WIB.day(at)
    return Event(
        sequence=0,
        edition=edition,
        region_id=region_id,
        stage=stage,
        on=max((today, *(event.on for event in standing(way) if event.on))),
        note="",
        recorded_at=at,
        recorded_by=who,
    )


def imported(events: Iterable[Event], event: Event) -> Event:
    """Return a historical event that may stand after the others, whose order and day need not be known.

    Only what can never be true is refused: a known day before the last known one, a region replaced by itself, a
    horizon that is no horizon.

    Raises:
        ChangeRefused: one of these.
    """
    before = standing(_same_way(events, event))
    if event.on is not None:
        _day(before, event)
    if event.stage is Stage.REPLACED and event.details.replaced_by:
        _replaced(event)
    if event.details.horizon_from is not None or event.details.horizon_to is not None:
        _horizon(event)
    return event


def withdrawn(events: Iterable[Event], sequence: int, reason: str) -> Event:
    """Return an event as taken back: the last one that counts, for later ones would rest on it.

    Raises:
        ChangeRefused: there is no such event, it is taken back already, later ones rest on it, or no reason is given.
    """
    everything = tuple(events)
    found = next((event for event in everything if event.sequence == sequence), None)
    if found is None or found.withdrawn is not None:
        raise ChangeRefused(
            Text(
                "Langkah ini tidak ada atau sudah ditarik.",
                "There is no such step, or it was taken back already.",
            ),
            Text("Muat ulang riwayat daerah ini.", "Load this region's history again."),
        )
    last = current(_same_way(everything, found))
    if last is None or last.sequence != sequence:
        raise ChangeRefused(
            Text(
                '"{stage}" tidak dapat ditarik karena langkah berikutnya bertumpu padanya.',
                "“{stage}” cannot be taken back: later steps rest on it.",
            ).filled(stage=STAGE_NAMES[found.stage]),
            Text("Tarik dahulu langkah terakhir.", "Take back the last step first."),
        )
    if not reason.strip():
        raise ChangeRefused(
            Text("Alasan penarikan belum ditulis.", "There is no reason for taking it back."),
            Text("Tulis alasannya.", "Write the reason."),
        )
    return replace(found, withdrawn=reason.strip())


def _same_edition(events: Iterable[Event], edition: str, region_id: str) -> tuple[Event, ...]:
    return tuple(event for event in events if (event.edition, event.region_id) == (edition, region_id))


def _same_way(events: Iterable[Event], event: Event) -> tuple[Event, ...]:
    """Return the events of the same region and edition; others are a caller's mistake."""
    given = tuple(events)
    if any((one.edition, one.region_id) != (event.edition, event.region_id) for one in given):
        raise ValueError("events of another region or edition")
    return given


def _fits(before: tuple[Event, ...], stage: Stage) -> None:
    last = before[-1].stage if before else None
    following = _NEXT[last]
    if stage in following:
        return
    names = Text(
        ", ".join(STAGE_NAMES[one].id for one in following),
        ", ".join(STAGE_NAMES[one].en for one in following),
    )
    if last is None:
        what = Text(
            'Riwayat daerah ini belum ada; "{stage}" tidak dapat menjadi langkah pertama.',
            "This region has no history yet; “{stage}” cannot be the first step.",
        ).filled(stage=STAGE_NAMES[stage])
    else:
        what = Text(
            'Daerah ini berstatus "{last}"; "{stage}" tidak dapat menyusul.',
            "This region stands at “{last}”; “{stage}” cannot follow.",
        ).filled(last=STAGE_NAMES[last], stage=STAGE_NAMES[stage])
    if following:
        remedy = Text("Langkah yang dapat dicatat: {names}.", "What can be recorded: {names}.").filled(
            names=names
        )
    else:
        remedy = Text(
            "Tarik langkah terakhir dengan alasan bila keliru.",
            "Take back the last step, with a reason, if it is wrong.",
        )
    raise ChangeRefused(what, remedy)


def _day(before: tuple[Event, ...], event: Event) -> None:
    if event.on is None:
        raise ChangeRefused(
            Text("Tanggal langkah ini belum diisi.", "The day of this step is not given."),
            Text("Isi tanggal kejadiannya.", "Give the day on which it happened."),
        )
    earlier = max((one.on for one in before if one.on is not None), default=None)
    if earlier is not None and event.on < earlier:
        raise ChangeRefused(
            Text(
                "Tanggal {on} mendahului langkah sebelumnya ({earlier}).",
                "The day {on} lies before the step that precedes it ({earlier}).",
            ).filled(on=_shown(event.on), earlier=_shown(earlier)),
            Text("Periksa kedua tanggal itu.", "Check both days."),
        )


def _shown(day: date) -> Text:
    return Text(f"{day:%d-%m-%Y}", f"{day:%Y-%m-%d}")


def _memorandum(event: Event) -> None:
    lacking = [
        name
        for name, value in (
            (Text("penanda tangan", "signatory"), event.details.signatory),
            (Text("tempat", "place"), event.details.place),
        )
        if not value.strip()
    ]
    if lacking:
        names = Text(", ".join(name.id for name in lacking), ", ".join(name.en for name in lacking))
        raise ChangeRefused(
            Text("Nota kesepahaman belum lengkap: {names}.", "The memorandum is incomplete: {names}.").filled(
                names=names
            ),
            Text("Isi penanda tangan, tempat dan tanggalnya.", "Give its signatory, place and day."),
        )


def _horizon(event: Event) -> None:
    """Check the master plan's horizon: `horizon_to - horizon_from`, so 2020–2025 is five years."""
    start, end = event.details.horizon_from, event.details.horizon_to
    lowest, highest = HORIZON_YEARS
    if start is None or end is None:
        raise ChangeRefused(
            Text("Jangka waktu rencana induk belum diisi.", "The master plan's horizon is not given."),
            Text(
                "Isi tahun awal dan tahun akhir, misalnya 2020 dan 2025.",
                "Give its first and last year, such as 2020 and 2025.",
            ),
        )
    if not 1000 <= start <= 9999 or not lowest <= end - start <= highest:
        raise ChangeRefused(
            Text(
                "Jangka waktu {start}–{end} bukan {lowest} sampai {highest} tahun.",
                "The horizon {start}–{end} is not {lowest} to {highest} years.",
            ).filled(start=start, end=end, lowest=lowest, highest=highest),
            Text(
                "Hitungannya tahun akhir dikurangi tahun awal: 2020–2025 adalah lima tahun.",
                "It is the last year minus the first: 2020–2025 is five years.",
            ),
        )


def _replaced(event: Event) -> None:
    by = event.details.replaced_by.strip()
    if not by:
        raise ChangeRefused(
            Text("Daerah pengganti belum disebut.", "The region that replaces it is not named."),
            Text("Pilih daerah penggantinya.", "Choose the region that replaces it."),
        )
    if by == event.region_id:
        raise ChangeRefused(
            Text("Daerah tidak dapat menggantikan dirinya sendiri.", "A region cannot replace itself."),
            Text("Pilih daerah lain sebagai pengganti.", "Choose another region."),
        )
