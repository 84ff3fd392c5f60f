"""Says what a backup would change: every assignment beside how it stands here, and what was done since."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from smartcity_desktop.core.comparison import Comparison, Difference, Side, undone
from smartcity_desktop.store.records import deeds, packages
from smartcity_desktop.store.records.standing import standings

if TYPE_CHECKING:
    from smartcity_desktop.core.backup import Backup
    from smartcity_desktop.core.deeds import Kept
    from smartcity_desktop.store.database import Database
    from smartcity_desktop.store.records.standing import Standing


@dataclass(frozen=True, slots=True)
class Look:
    """What a database knew at a moment: the files of packages on record, and the digests of headquarters' log."""

    files: frozenset[str]
    log: frozenset[str]


def look(database: Database) -> Look:
    """Look at a database."""
    with database.read() as session:
        log = frozenset(one.digest for one in deeds.deeds(session))
        return Look(packages.kept_files(session), log)


def on_record(present: Database | None) -> frozenset[str] | None:
    """Return the files of packages that count as signed in the data in use; `None` where that cannot be read."""
    if present is None:
        return None
    with present.read() as session:
        return packages.made_files(session)


def compared(
    backup: Backup,
    before: Look,
    database: Database,
    present: Database | None,
    *,
    own: bool,
    brought: dict[str, int],
) -> Comparison:
    """Compare a backup with the data in use.

    Args:
        backup: which.
        before: its database as it was, before anything was brought along.
        database: the same, with what was brought along.
        present: the data in use, where it can be read.
        own: whether it belongs to the keys that are open.
        brought: how many packages that were signed since come along, by assignment.
    """
    with database.read() as session:
        there = {one.assignment_id: one for one in standings(session)}
        came = packages.kept_files(session) - before.files
    here: dict[str, Standing] = {}
    log: tuple[Kept, ...] = ()
    if present is not None:
        with present.read() as session:
            here = {one.assignment_id: one for one in standings(session)}
            log = deeds.deeds(session)
    found = []
    for assignment in {**there, **here}:
        old, new = there.get(assignment), here.get(assignment)
        one = old or new
        assert one is not None
        lines = old.lines if old else 0
        found.append(
            Difference(
                assignment_id=assignment,
                edition=one.edition,
                region=one.region,
                assessor_id=one.assessor_id,
                here=_side(new),
                there=_side(old),
                lost=max(0, new.lines - lines) if new else 0,
                brought=brought.get(assignment, 0),
            )
        )
    digests = {digest for one in here.values() for digest in one.packages}
    return Comparison(
        backup=backup,
        differences=tuple(sorted(found, key=lambda one: (one.edition, one.region, one.assessor_id))),
        readable=present is not None,
        own=own,
        brought=sum(brought.values()),
        only_there=sum(1 for one in there.values() for digest in one.packages if digest not in digests)
        - (0 if present is not None else sum(brought.values())),
        came=max(0, len(came) - sum(brought.values())),
        undone=undone(kept.deed for kept in log if kept.digest not in before.log),
    )


def _side(one: Standing | None) -> Side | None:
    if one is None:
        return None
    return Side(
        one.revision,
        one.state.value,
        one.answered,
        one.evidence,
        one.lines,
        one.changed_at,
        len(one.packages),
    )
