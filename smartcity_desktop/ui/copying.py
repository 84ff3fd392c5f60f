"""Copies signed packages one by one and says of each what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from smartcity_desktop.core.errors import SmartCityError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from smartcity_desktop.services.delivery import Delivery, Exported


@dataclass(frozen=True, slots=True)
class Copied:
    """What became of one copy: `exported`, or why not; neither: it was not begun after an error before it."""

    assessment_id: str
    exported: Exported | None
    error: SmartCityError | None


@dataclass(frozen=True, slots=True)
class CopyReport:
    """Where to, and what became of each."""

    folder: Path
    copies: tuple[Copied, ...]

    @property
    def whole(self) -> bool:
        """Whether all were copied and read back: the stick can be taken out."""
        return all(copy.exported is not None for copy in self.copies)


def copy_all(delivery: Delivery, assessment_ids: Sequence[str], folder: Path) -> CopyReport:
    """Copy packages into a folder (database thread). It stops at the first error; those copied before it count."""
    copies: list[Copied] = []
    stopped = False
    for assessment_id in assessment_ids:
        if stopped:
            copies.append(Copied(assessment_id, None, None))
            continue
        try:
            exported = delivery.export((assessment_id,), folder)[0]
            copies.append(Copied(assessment_id, exported, None))
        except SmartCityError as error:
            copies.append(Copied(assessment_id, None, error))
            stopped = True
    return CopyReport(folder, tuple(copies))
