"""Evidence of an indicator: files, pasted pictures; stored once, cited where they count."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from smartcity_desktop.core.assessment import Citation, Field
from smartcity_desktop.store.records import citations, entries

if TYPE_CHECKING:
    from smartcity_desktop.core.assessment import Entry
    from smartcity_desktop.core.rubric import EvidenceKind
    from smartcity_desktop.store.database import Database, Session
    from smartcity_desktop.store.evidence import EvidenceStore, Stored
    from smartcity_desktop.store.steps import Steps
    from smartcity_desktop.system.clock import Clock, NewId


class EvidenceDesk:
    """Attaches evidence. The bytes are on the disk before the row that names them."""

    def __init__(
        self, database: Database, store: EvidenceStore, clock: Clock, new_id: NewId, me: str, steps: Steps
    ) -> None:
        self._database = database
        self._store = store
        self._clock = clock
        self._new_id = new_id
        self._me = me
        self._steps = steps

    def attach_file(
        self, assessment_id: str, indicator: str, path: Path, kind: EvidenceKind, caption: str = ""
    ) -> Citation:
        """Copy a file into the store and cite it.

        Raises:
            FileProblem: empty, too large, unreadable, vanished, a folder or a link; the disk is full.
            ChangeRefused: the assessment is no draft.
        """
        stored = self._store.put_file(path)
        return self._cite(assessment_id, indicator, stored, path.name, kind, caption)

    def attach_bytes(
        self, assessment_id: str, indicator: str, data: bytes, name: str, kind: EvidenceKind
    ) -> Citation:
        """Store pasted bytes and cite them under `name`."""
        stored = self._store.put_bytes(data, Path(name).suffix.lstrip(".").lower())
        return self._cite(assessment_id, indicator, stored, name, kind, "")

    def describe(self, assessment_id: str, citation_id: str, kind: EvidenceKind, caption: str) -> Citation:
        """Change kind and caption of a citation: the old one is taken back, a new one is written."""
        with self._database.write() as session:
            old = citations.citation(session, citation_id)
            new = replace(old, id=self._new_id(), kind=kind, caption=caption.strip())
            made = (
                *self._withdraw(session, assessment_id, old),
                *self._add(session, assessment_id, new),
            )
        self._steps.record(assessment_id, made)
        return new

    def remove(self, assessment_id: str, citation_id: str) -> None:
        """Take a citation back; its bytes and its line in the history stay."""
        with self._database.write() as session:
            made = self._withdraw(session, assessment_id, citations.citation(session, citation_id))
        self._steps.record(assessment_id, made)

    def read(self, citation: Citation) -> bytes:
        """Return the bytes, re-hashed.

        Raises:
            FileProblem: they were changed or are gone.
        """
        return self._store.read(citation.sha256, citation.extension)

    def _cite(
        self,
        assessment_id: str,
        indicator: str,
        stored: Stored,
        name: str,
        kind: EvidenceKind,
        caption: str,
    ) -> Citation:
        now = self._clock.now()
        citation = Citation(
            id=self._new_id(),
            indicator=indicator,
            sha256=stored.sha256,
            size=stored.size,
            media_type=stored.media_type,
            extension=stored.extension,
            original_name=name,
            kind=kind,
            caption=caption.strip(),
            added_at=now,
        )
        with self._database.write() as session:
            made = self._add(session, assessment_id, citation)
        self._steps.record(assessment_id, made)
        return citation

    def _add(self, session: Session, assessment_id: str, citation: Citation) -> tuple[Entry, ...]:
        made = self._note(session, assessment_id, citation, citation.sha256)
        citations.cite(session, assessment_id, citation, who=self._me)
        return made

    def _withdraw(self, session: Session, assessment_id: str, citation: Citation) -> tuple[Entry, ...]:
        made = self._note(session, assessment_id, citation, None)
        citations.uncite(session, citation.id, at=self._clock.now(), who=self._me)
        return made

    def _note(
        self, session: Session, assessment_id: str, citation: Citation, sha256: str | None
    ) -> tuple[Entry, ...]:
        """Write the change of a citation into the history, which also refuses it on a signed sheet."""
        entry = entries.append_entry(
            session,
            assessment_id,
            f"{citation.indicator}#{citation.id}",
            Field.EVIDENCE,
            sha256,
            who=self._me,
            at=self._clock.now(),
            monotonic=self._clock.monotonic(),
        )
        return () if entry is None else (entry,)
