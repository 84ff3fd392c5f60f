"""The decision of an edition: which regions were chosen, on which inputs. Taken once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import insert, select

from smartcity_desktop.core.errors import ChangeRefused
from smartcity_desktop.core.language import Text
from smartcity_desktop.store.tables import CHOSEN, DECISION

if TYPE_CHECKING:
    from datetime import datetime

    from smartcity_desktop.store.database import Session


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision.

    Attributes:
        places: K. chosen: ids of the chosen regions, in their order.
        ranking_json: the ranking as it stood. inputs_digest: SHA-256 (hex) of all that went in.
        reason: the meeting's, where it had to choose.
    """

    edition: str
    at: datetime
    who: str
    places: int
    chosen: tuple[str, ...]
    ranking_json: str
    inputs_digest: str
    reason: str


def put_decision(s: Session, decision: Decision) -> None:
    """Keep the decision of an edition.

    Raises:
        ChangeRefused: the edition was decided before.
    """
    connection = s.connection()
    taken = select(DECISION.c.edition).where(DECISION.c.edition == decision.edition)
    if connection.execute(taken).first() is not None:
        raise ChangeRefused(
            Text("Keputusan periode {code} sudah diambil.", "Edition {code} was decided already.").filled(
                code=decision.edition
            ),
            Text("Lihat keputusan yang tersimpan.", "See the decision that is kept."),
        )
    connection.execute(
        insert(DECISION).values(
            edition=decision.edition,
            at=decision.at,
            who=decision.who,
            places=decision.places,
            ranking_json=decision.ranking_json,
            inputs_digest=decision.inputs_digest,
            reason=decision.reason,
        )
    )
    rows = [
        {"edition": decision.edition, "region_id": region_id, "position": k}
        for k, region_id in enumerate(decision.chosen)
    ]
    if rows:
        connection.execute(insert(CHOSEN), rows)


def decision(s: Session, edition: str) -> Decision | None:
    """Return the decision of an edition, if it was taken."""
    connection = s.connection()
    row = connection.execute(select(DECISION).where(DECISION.c.edition == edition)).first()
    if row is None:
        return None
    chosen = connection.execute(
        select(CHOSEN.c.region_id).where(CHOSEN.c.edition == edition).order_by(CHOSEN.c.position)
    ).scalars()
    return Decision(
        edition=row.edition,
        at=row.at,
        who=row.who,
        places=row.places,
        chosen=tuple(chosen),
        ranking_json=row.ranking_json,
        inputs_digest=row.inputs_digest,
        reason=row.reason,
    )
