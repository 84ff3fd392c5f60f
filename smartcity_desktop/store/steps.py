"""What was done in this session and can be taken back, step by step; the history itself is in the store.

A step is the entries that one act made. Taking it back makes entries of its own, and those are the step to do again.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING

from smartcity_desktop.core.assessment import Entry, Field
from smartcity_desktop.store.records import citations, entries

if TYPE_CHECKING:
    from collections.abc import Iterable

    from smartcity_desktop.store.database import Session
    from smartcity_desktop.system.clock import Clock, NewId

Step = tuple[Entry, ...]


class Steps:
    """The steps of every assessment that was worked on since the program began."""

    def __init__(self, clock: Clock, new_id: NewId, me: str) -> None:
        self._clock = clock
        self._new_id = new_id
        self._me = me
        self._done: dict[str, list[Step]] = defaultdict(list)
        self._undone: dict[str, list[Step]] = defaultdict(list)
        self._again: dict[str, str] = {}  # citation that was taken back -> the one that cites the same again
        self._written: dict[str, str] = {}  # the same of a step that is being reversed and not committed yet

    def record(self, assessment_id: str, made: Iterable[Entry]) -> None:
        """Keep the entries of one act as a step; whatever was taken back before it cannot be done again."""
        step = tuple(made)
        if step:
            self._done[assessment_id].append(step)
            self._undone[assessment_id].clear()

    def last(self, assessment_id: str, *, undone: bool) -> Step | None:
        """Return the step that is next to be taken back (`undone`: done again); `None` where there is none."""
        steps = (self._undone if undone else self._done)[assessment_id]
        return steps[-1] if steps else None

    def moved(self, assessment_id: str, made: Step, *, undone: bool) -> None:
        """Note that the step given by `last` was reversed by these entries, once they are committed."""
        source, target = (self._undone, self._done) if undone else (self._done, self._undone)
        source[assessment_id].pop()
        target[assessment_id].append(made)
        self._again |= self._written
        self._written = {}

    def forget(self, assessment_id: str) -> None:
        """Let nothing that was done to an assessment be taken back any more."""
        self._done[assessment_id].clear()
        self._undone[assessment_id].clear()

    def reverse(self, session: Session, step: Step) -> Step:
        """Write what takes a step back, newest entry first; returns the new entries.

        Raises:
            ChangeRefused: the assessment is no draft any more.
        """
        made = []
        self._written = {}  # a disk that was full leaves nothing of the step before
        for entry in reversed(step):
            if entry.field is Field.EVIDENCE:
                made.append(self._reverse_citation(session, entry))
            else:
                made.append(self._append(session, entry, entry.subject, entry.old))
        return tuple(entry for entry in made if entry is not None)

    def _reverse_citation(self, session: Session, entry: Entry) -> Entry | None:
        """Take a citation back, or cite the same again: a citation is named once, so under a new name."""
        indicator, _, name = entry.subject.partition("#")
        again_as = self._again | self._written
        while name in again_as:
            name = again_as[name]
        if entry.new is not None:
            made = self._append(session, entry, f"{indicator}#{name}", None)
            citations.uncite(session, name, at=self._clock.now(), who=self._me)
            return made
        again = replace(citations.citation(session, name), id=self._new_id())
        made = self._append(session, entry, f"{indicator}#{again.id}", again.sha256)
        citations.cite(session, entry.assessment_id, again, who=self._me)
        self._written[name] = again.id
        return made

    def _append(self, session: Session, entry: Entry, subject: str, new: str | None) -> Entry | None:
        return entries.append_entry(
            session,
            entry.assessment_id,
            subject,
            entry.field,
            new,
            who=self._me,
            at=self._clock.now(),
            monotonic=self._clock.monotonic(),
        )
