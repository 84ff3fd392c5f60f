"""A way out when the disk takes nothing any more: the sheet as it stands on the screen, as a table anyone can read."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from smartcity_desktop.core.assessment import NOT_APPLICABLE
from smartcity_desktop.system.files import write_whole

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from smartcity_desktop.core.assessment import Answer
    from smartcity_desktop.services.scoring import SheetView

COLUMNS = ("region", "assessor", "indicator", "value", "reason", "comment")


def rescued(view: SheetView, answers: Mapping[str, Answer]) -> bytes:
    """Write every answer that is on the screen, saved or not, as CSV (UTF-8 with a mark that Excel understands)."""
    table = io.StringIO()
    writer = csv.writer(table)
    writer.writerow(COLUMNS)
    for indicator in view.rubric.indicators():
        answer = answers.get(indicator.code)
        if answer is None:
            continue
        value = "" if answer.value is None else format(answer.value.normalize(), "f")
        writer.writerow(
            (
                view.region.code,
                view.assessment.assessor_id,
                indicator.code,
                NOT_APPLICABLE if answer.not_applicable else value,
                answer.reason,
                answer.comment,
            )
        )
    return table.getvalue().encode("utf-8-sig")


def told(view: SheetView, elsewhere: Mapping[str, str]) -> str:
    """Write the visit and the promises line by line, with what was typed `elsewhere` than on the answers; may be empty."""
    visit = view.assessment.visit
    fields = {**dict(visit.written()), **elsewhere}
    lines = [f"{subject}: {text}" for subject, text in fields.items()]
    lines += [f"{one.subject}: {one.name}; {one.office}; {one.side}" for one in visit.attendees]
    lines += [f"{one.subject}: {one.what}; {one.due or ''}" for one in view.assessment.promises]
    return "\n".join(lines)


def rescue(
    view: SheetView, answers: Mapping[str, Answer], folder: Path, elsewhere: Mapping[str, str]
) -> Path:
    """Write the rescued table into a folder and return its path; visit and promises go into a text beside it.

    Raises:
        FileProblem: the folder cannot be written to either.
    """
    path = folder / f"penyelamatan-{view.edition.code}-{view.region.code}-{view.assessment.assessor_id}.csv"
    write_whole(path, rescued(view, answers))
    if text := told(view, elsewhere):
        write_whole(path.with_suffix(".txt"), text.encode("utf-8-sig"))
    return path
