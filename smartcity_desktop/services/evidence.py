"""Evidence of an indicator: files, pasted pictures; stored once, cited where they count."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from smartcity_desktop.core.assessment import Citation, Field
from smartcity_desktop.core.errors import FileProblem
from smartcity_desktop.core.file_names import plain_name
from smartcity_desktop.core.language import Text
from smartcity_desktop.store import photos
from smartcity_desktop.store.records import citations, entries
from smartcity_desktop.system.settings import PHOTO_SIDE

if TYPE_CHECKING:
    from collections.abc import Iterable

    from smartcity_desktop.core.assessment import Entry, Quality
    from smartcity_desktop.core.rubric import EvidenceKind
    from smartcity_desktop.store.database import Database, Session
    from smartcity_desktop.store.evidence import EvidenceStore, Stored
    from smartcity_desktop.store.looks import Looks
    from smartcity_desktop.store.photos import Prepared
    from smartcity_desktop.store.steps import Steps
    from smartcity_desktop.system.clock import Clock, NewId
    from smartcity_desktop.system.photo_copy import Box


class EvidenceDesk:
    """Attaches evidence. The bytes are on the disk before the row that names them.

    Attributes:
        photo_side: longest side of a copied photo in pixels; 0 keeps the size.
    """

    def __init__(
        self,
        database: Database,
        store: EvidenceStore,
        clock: Clock,
        new_id: NewId,
        me: str,
        steps: Steps,
        looks: Looks,
        photo_side: int = PHOTO_SIDE,
    ) -> None:
        self._database = database
        self._store = store
        self._clock = clock
        self._new_id = new_id
        self._me = me
        self._steps = steps
        self._looks = looks
        self.photo_side = photo_side

    @property
    def looks(self) -> Looks:
        """How evidence looks in a list."""
        return self._looks

    # -- attaching ---------------------------------------------------------------------------------------------

    def prepare_file(self, path: Path, *, keep_position: bool = False) -> Prepared:
        """Copy a file into the store and make what is cited of it; the database is not touched.

        Raises:
            FileProblem: empty, too large, unreadable, vanished, a folder or a link; the disk is full.
        """
        return self._prepare(self._store.put_file(path), path.name, keep_position=keep_position)

    def prepare_bytes(self, data: bytes, name: str, *, keep_position: bool = False) -> Prepared:
        """Do the same with bytes that were pasted, under a name."""
        stored = self._store.put_bytes(data, Path(name).suffix.lstrip(".").lower())
        return self._prepare(stored, name, keep_position=keep_position)

    def cite(
        self,
        assessment_id: str,
        indicator: str,
        prepared: Prepared,
        kind: EvidenceKind,
        caption: str = "",
        quality: Quality | None = None,
    ) -> Citation:
        """Cite what was prepared.

        Raises:
            ChangeRefused: the assessment is no draft, or the indicator cites it already, perhaps as a copy.
            FileProblem: its bytes were removed meanwhile.
        """
        stored = prepared.stored
        citation = Citation(
            id=self._new_id(),
            indicator=indicator,
            sha256=stored.sha256,
            size=stored.size,
            media_type=stored.media_type,
            extension=stored.extension,
            original_name=prepared.name,
            kind=kind,
            caption=caption.strip(),
            added_at=self._clock.now(),
            quality=quality,
            original=prepared.original,
        )
        first = prepared.original.partition(".")[0] or stored.sha256
        with self._database.write() as session:
            if indicator in citations.indicators_citing(session, assessment_id, first):
                raise citations.attached_already(prepared.name, indicator)
            if not self._store.has(stored.sha256):
                raise FileProblem(
                    prepared.name,
                    Text("berkasnya baru saja dihapus.", "its file was removed just now."),
                    Text("Lampirkan sekali lagi.", "Attach it once more."),
                )
            made = self._add(session, assessment_id, citation)
        self._steps.record(assessment_id, made)
        return citation

    def attach_file(
        self,
        assessment_id: str,
        indicator: str,
        path: Path,
        kind: EvidenceKind,
        caption: str = "",
        quality: Quality | None = None,
        *,
        keep_position: bool = False,
    ) -> Citation:
        """Copy a file into the store and cite it. Raises as `prepare_file` and `cite`."""
        prepared = self.prepare_file(path, keep_position=keep_position)
        return self.cite(assessment_id, indicator, prepared, kind, caption, quality)

    def attach_bytes(
        self, assessment_id: str, indicator: str, data: bytes, name: str, kind: EvidenceKind
    ) -> Citation:
        """Store pasted bytes and cite them under `name`."""
        return self.cite(assessment_id, indicator, self.prepare_bytes(data, name), kind)

    def also(self, assessment_id: str, citation_id: str, indicator: str) -> Citation:
        """Cite the same evidence for another indicator, too, with the same words; its bytes lie there once.

        Raises:
            ChangeRefused: the assessment is no draft, or that indicator cites it already.
        """
        with self._database.write() as session:
            old = citations.citation(session, citation_id)
            new = replace(old, id=self._new_id(), indicator=indicator, added_at=self._clock.now())
            made = self._add(session, assessment_id, new)
        self._steps.record(assessment_id, made)
        return new

    # -- changing ----------------------------------------------------------------------------------------------

    def describe(
        self,
        assessment_id: str,
        citation_id: str,
        kind: EvidenceKind,
        caption: str,
        quality: Quality | None = None,
    ) -> Citation:
        """Change the words of a citation: the old one is taken back, a new one is written."""
        with self._database.write() as session:
            old = citations.citation(session, citation_id)
            new = replace(old, id=self._new_id(), kind=kind, caption=caption.strip(), quality=quality)
            made = self._swap(session, assessment_id, old, new)
        self._steps.record(assessment_id, made)
        return new

    def remove(self, assessment_id: str, citation_id: str) -> None:
        """Take a citation back; its bytes and its line in the history stay."""
        with self._database.write() as session:
            made = self._withdraw(session, assessment_id, citations.citation(session, citation_id))
        self._steps.record(assessment_id, made)

    def retold(self, citation: Citation, *, keep_position: bool) -> Prepared:
        """Make the copy of a photo with its place, or without it; the database is not touched.

        Raises:
            FileProblem: the copy or its original was changed or is gone; the disk is full.
        """
        return photos.retold(self._store, citation, keep_position=keep_position)

    def replace(self, assessment_id: str, citation_id: str, prepared: Prepared) -> Citation:
        """Cite another copy of the same photo in place of one, with the same words."""
        with self._database.write() as session:
            old = citations.citation(session, citation_id)
            new = self._with(old, prepared, prepared.original)
            made = self._swap(session, assessment_id, old, new)
        self._steps.record(assessment_id, made)
        return new

    def blurred(self, citation: Citation, boxes: Iterable[Box]) -> Prepared:
        """Make a copy of a photo in which places are covered; the database is not touched.

        Raises:
            FileProblem: it was changed or is gone, is no photo that is read here, or the disk is full.
        """
        return photos.blurred(self._store, citation, boxes)

    def replace_blurred(
        self, assessment_id: str, citation_id: str, prepared: Prepared, *, keep_original: bool
    ) -> tuple[str, ...]:
        """Cite a covered copy in place of a photo, and remove what shows more of it, unless something else needs it.

        It cannot be taken back, and nor can what was done to the sheet before it: that would bring the photo back.

        Args:
            assessment_id: of a draft.
            citation_id: of the photo.
            prepared: by `blurred`.
            keep_original: the untouched photo stays in the store of this computer.

        Returns:
            The indicators of this sheet that still cite the photo uncovered.

        Raises:
            ChangeRefused: the assessment is no draft.
            FileProblem: what is to go cannot be removed; the covered copy is cited all the same.
        """
        with self._database.write() as session:
            old = citations.citation(session, citation_id)
            original = old.original or f"{old.sha256}.{old.extension}"
            kept = original if keep_original else ""
            self._swap(session, assessment_id, old, self._with(old, prepared, kept))
        self._steps.forget(assessment_id)
        with self._database.write() as session:
            first = original.partition(".")[0]
            shown = citations.versions(session, first) | {old.sha256}
            left: set[str] = set()
            for sha256 in shown - {prepared.stored.sha256}:
                if not citations.is_cited(session, sha256):
                    self._store.remove(sha256)
                    self._looks.forget(sha256)
                elif sha256 == old.sha256:
                    left.update(citations.indicators_citing(session, assessment_id, sha256))
        return tuple(sorted(left))

    # -- reading -----------------------------------------------------------------------------------------------

    def read(self, citation: Citation) -> bytes:
        """Return the bytes, re-hashed.

        Raises:
            FileProblem: they were changed or are gone.
        """
        return self._store.read(citation.sha256, citation.extension)

    # -- steps -------------------------------------------------------------------------------------------------

    def _prepare(self, stored: Stored, name: str, *, keep_position: bool) -> Prepared:
        plain = plain_name(name)
        return photos.prepare(self._store, stored, plain, side=self.photo_side, keep_position=keep_position)

    def _with(self, old: Citation, prepared: Prepared, original: str) -> Citation:
        stored = prepared.stored
        return replace(
            old,
            id=self._new_id(),
            sha256=stored.sha256,
            size=stored.size,
            media_type=stored.media_type,
            extension=stored.extension,
            original_name=prepared.name,
            original=original,
        )

    def _swap(self, session: Session, assessment_id: str, old: Citation, new: Citation) -> tuple[Entry, ...]:
        return (
            *self._withdraw(session, assessment_id, old),
            *self._add(session, assessment_id, new),
        )

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
