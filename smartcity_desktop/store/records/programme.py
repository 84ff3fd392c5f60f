"""The year after: dated events that stay as they are; one written down by mistake is withdrawn, in sight."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from sqlalchemy import insert, select

from smartcity_desktop.core.errors import ChangeRefused, NotFound
from smartcity_desktop.core.language import Text
from smartcity_desktop.core.programme import Attachment, Details, Event, Stage
from smartcity_desktop.store.tables import EVENT, WITHDRAWAL

if TYPE_CHECKING:
    from datetime import datetime

    from smartcity_desktop.store.database import Session

_ALL = (
    select(EVENT, WITHDRAWAL.c.reason.label("withdrawn"))
    .join_from(EVENT, WITHDRAWAL, WITHDRAWAL.c.event == EVENT.c.sequence, isouter=True)
    .order_by(EVENT.c.sequence)
)


def append_event(s: Session, event: Event) -> Event:
    """Record an event; returns it with its sequence. Its own `sequence` and `withdrawn` are not looked at."""
    details, attachment = event.details, event.attachment
    key = s.connection().execute(
        insert(EVENT).values(
            edition=event.edition,
            region_id=event.region_id,
            stage=event.stage.value,
            on_day=event.on,
            note=event.note,
            signatory=details.signatory,
            office=details.office,
            place=details.place,
            number=details.number,
            number_region=details.number_region,
            mandate=details.mandate,
            mentor=details.mentor,
            horizon_from=details.horizon_from,
            horizon_to=details.horizon_to,
            replaced_by=details.replaced_by or None,
            source=details.source,
            attachment_sha256=attachment.sha256 if attachment else None,
            attachment_name=attachment.name if attachment else None,
            attachment_size=attachment.size if attachment else None,
            recorded_at=event.recorded_at,
            recorded_by=event.recorded_by,
        )
    )
    assert key.inserted_primary_key is not None
    return replace(event, sequence=key.inserted_primary_key[0], withdrawn=None)


def events(s: Session, edition: str | None = None, region_id: str | None = None) -> tuple[Event, ...]:
    """Return events in the order of recording, of an edition, of a region, of both or all."""
    wanted = _ALL
    if edition is not None:
        wanted = wanted.where(EVENT.c.edition == edition)
    if region_id is not None:
        wanted = wanted.where(EVENT.c.region_id == region_id)
    return tuple(_event(row) for row in s.connection().execute(wanted))


def event(s: Session, sequence: int) -> Event:
    """Return one event.

    Raises:
        NotFound: there is none.
    """
    row = s.connection().execute(_ALL.where(EVENT.c.sequence == sequence)).first()
    if row is None:
        raise NotFound(Text("peristiwa", "event"), str(sequence))
    return _event(row)


def withdraw(s: Session, sequence: int, *, reason: str, who: str, at: datetime) -> None:
    """Take an event back; both stay in sight.

    Raises:
        NotFound: there is none.
        ChangeRefused: it was withdrawn before, or no reason is given.
    """
    if event(s, sequence).withdrawn is not None:
        raise ChangeRefused(
            Text("Peristiwa ini sudah dibatalkan.", "This event was withdrawn already."),
            Text("Muat ulang riwayatnya.", "Load the history again."),
        )
    if not reason.strip():
        raise ChangeRefused(
            Text("Alasan pembatalan belum ditulis.", "The reason for withdrawing is missing."),
            Text("Tulis alasannya.", "Write the reason."),
        )
    s.connection().execute(insert(WITHDRAWAL).values(event=sequence, reason=reason, who=who, at=at))


def _event(row: Any) -> Event:
    attachment = None
    if row.attachment_sha256 is not None:
        attachment = Attachment(row.attachment_sha256, row.attachment_name, row.attachment_size)
    return Event(
        sequence=row.sequence,
        edition=row.edition,
        region_id=row.region_id,
        stage=Stage(row.stage),
        on=row.on_day,
        note=row.note,
        details=Details(
            signatory=row.signatory,
            office=row.office,
            place=row.place,
            number=row.number,
            number_region=row.number_region,
            mandate=row.mandate,
            mentor=row.mentor,
            horizon_from=row.horizon_from,
            horizon_to=row.horizon_to,
            replaced_by=row.replaced_by or "",
            source=row.source,
        ),
        attachment=attachment,
        recorded_at=row.recorded_at,
        recorded_by=row.recorded_by,
        withdrawn=row.withdrawn,
    )
