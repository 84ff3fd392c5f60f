"""What a paper would do to a sheet, line by line, so that a person sees it before anything is written.

on the paper      on the sheet        what happens
a level           nothing             NEW: it is entered
a level           another answer      CHANGES: it replaces that answer, unless the person keeps the sheet's
a level           the same            SAME: the answer stands
blank             anything            BLANK: the sheet stays as it is; a blank cell takes nothing back
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING

from smartcity_desktop.core import transcription as keying
from smartcity_desktop.core.assessment import Answer
from smartcity_desktop.core.errors import ChangeRefused
from smartcity_desktop.core.language import Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from smartcity_desktop.core.transcription import Transcription

_NAMED = 8


class Effect(StrEnum):
    """What a line of the paper does to the sheet; in the order in which a person should look at them."""

    CHANGES = "changes"
    NEW = "new"
    SAME = "same"
    BLANK = "blank"


class SheetMoved(ChangeRefused):
    """The sheet has other answers by now than those that the person saw and agreed to."""


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One row of the paper against the sheet. Comments are no part of it: the paper leaves them as they are.

    Attributes:
        code: of the indicator.
        stands: what the sheet has; not `answered` where it has nothing.
        paper: what the paper has; not `answered` where the row is blank.
    """

    code: str
    stands: Answer
    paper: Answer

    @property
    def effect(self) -> Effect:
        """What the paper does here. A reason that the paper does not repeat is no other answer."""
        if not self.paper.answered:
            return Effect.BLANK
        if not self.stands.answered:
            return Effect.NEW
        alike = (self.paper.value, self.paper.not_applicable) == (
            self.stands.value,
            self.stands.not_applicable,
        )
        return Effect.SAME if alike and self.paper.reason in ("", self.stands.reason) else Effect.CHANGES


@dataclass(frozen=True, slots=True)
class PaperPlan:
    """All rows of a paper against a sheet, and which of the sheet's answers the person keeps.

    Attributes:
        lines: in the order of the paper.
        kept: codes of lines that would change an answer, and must not.
    """

    lines: tuple[PlanLine, ...]
    kept: frozenset[str] = frozenset()

    def of(self, effect: Effect) -> tuple[PlanLine, ...]:
        """Return the lines that do one thing."""
        return tuple(line for line in self.lines if line.effect is effect)

    @property
    def replacing(self) -> tuple[PlanLine, ...]:
        """Lines that replace an answer, those that the person keeps left out."""
        return tuple(line for line in self.of(Effect.CHANGES) if line.code not in self.kept)

    @property
    def entering(self) -> int:
        """How many answers of the sheet will be other than they are."""
        return len(self.of(Effect.NEW)) + len(self.replacing)

    def keeping(self, code: str, keep: bool) -> PaperPlan:
        """Keep what the sheet has for an indicator, or take the paper's; it is asked only where the two differ."""
        if code not in {line.code for line in self.of(Effect.CHANGES)}:
            return self
        return replace(self, kept=self.kept | {code} if keep else self.kept - {code})

    def as_before(self, before: PaperPlan) -> PaperPlan:
        """Keep what was kept in a plan that was drawn earlier, in lines that are still the same."""
        known = set(before.lines)
        return replace(
            self,
            kept=frozenset(line.code for line in self.lines if line in known and line.code in before.kept),
        )

    def answers(self) -> tuple[Answer, ...]:
        """Return what is to be written: the paper, but for blank rows and what is kept.

        Where both agree it is what stands, so that its reason stays.
        """
        return tuple(
            line.stands if line.effect is Effect.SAME else line.paper
            for line in self.lines
            if line.effect is not Effect.BLANK and line.code not in self.kept
        )

    def seen(self) -> dict[str, Answer]:
        """Return the sheet as the person saw it, by indicator."""
        return {line.code: line.stands for line in self.lines}


def plan(transcription: Transcription, present: Mapping[str, Answer]) -> PaperPlan:
    """Lay a paper against the answers of a sheet.

    Raises:
        ChangeRefused: it was not keyed twice, a difference is open, or nothing at all is filled in on it.
    """
    paper = {answer.indicator: answer for answer in keying.answers(transcription)}
    if not paper:
        raise ChangeRefused(
            Text("Kertas ini kosong seluruhnya.", "Nothing is filled in on this paper."),
            Text("Periksa apakah lembarnya benar.", "See whether it is the right sheet."),
        )
    return PaperPlan(
        tuple(
            PlanLine(row.code, _bare(row.code, present), paper.get(row.code, Answer(row.code)))
            for row in transcription.rows
        )
    )


def require_seen(seen: Mapping[str, Answer], present: Mapping[str, Answer]) -> None:
    """Refuse to write over answers that the person did not see.

    Raises:
        SheetMoved: an answer is another than the one that was seen.
    """
    moved = [code for code, answer in seen.items() if _bare(code, present) != replace(answer, comment="")]
    if moved:
        raise SheetMoved(
            Text(
                "Lembar penilaian berubah sejak tinjauan ini dibuat: {codes}.",
                "The score sheet has changed since this review was drawn: {codes}.",
            ).filled(codes=", ".join(moved[:_NAMED]) + (" …" if len(moved) > _NAMED else "")),
            Text(
                "Belum ada yang dimasukkan. Tinjauan sudah digambar ulang; periksa lagi, lalu masukkan.",
                "Nothing was entered. The review is drawn anew; look at it again, then enter it.",
            ),
        )


def _bare(code: str, present: Mapping[str, Answer]) -> Answer:
    return replace(present.get(code, Answer(code)), comment="")
