"""What an answer changes in the history, refused where the rubric forbids it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from smartcity_desktop.core.assessment import NOT_APPLICABLE, TEXT_LIMIT, Answer, Field
from smartcity_desktop.core.errors import ChangeRefused
from smartcity_desktop.core.language import Text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from smartcity_desktop.core.assessment import Entry
    from smartcity_desktop.core.rubric import Rubric

Change = tuple[str, Field, str | None]
"""Subject, field, new value."""


def changes_of(rubric: Rubric, answer: Answer) -> tuple[Change, ...]:
    """Return what an answer changes: its level or *not applicable*, and the reason that goes with it.

    Raises:
        ChangeRefused: the indicator is an imported figure, *not applicable* is not allowed for it, the level is not on
            the scale, or the reason is too long.
    """
    indicator = rubric.indicator(answer.indicator)
    if indicator.goalposts is not None:
        raise ChangeRefused(
            Text(
                "Indikator {code} adalah angka yang diimpor pusat dan tidak dinilai di sini.",
                "Indicator {code} is a figure that headquarters imports; it is not scored here.",
            ).filled(code=answer.indicator),
            Text(
                "Bila angkanya keliru, beri tahu pusat agar periode diterbitkan ulang.",
                "If the figure is wrong, tell headquarters, so that the edition is published again.",
            ),
        )
    if not answer.not_applicable:
        return (
            (answer.indicator, Field.SCORE, _level(rubric, answer.value)),
            (answer.indicator, Field.REASON, None),
            # Whoever chooses, the same level once more included, has looked at it.
            (answer.indicator, Field.LOOK, None),
        )
    if not indicator.not_applicable_allowed:
        raise ChangeRefused(
            Text(
                "Indikator {code} harus dinilai pada setiap daerah.",
                "Indicator {code} has to be scored in every region.",
            ).filled(code=answer.indicator),
            Text("Pilih tingkat yang sesuai.", "Choose the level that fits."),
        )
    reason = text_of(answer.reason)
    return (
        (answer.indicator, Field.SCORE, NOT_APPLICABLE),
        (answer.indicator, Field.REASON, reason),
        (answer.indicator, Field.LOOK, None),
    )


def _level(rubric: Rubric, value: Decimal | None) -> str | None:
    if value is None:
        return None
    if value not in rubric.scale.levels:
        raise ChangeRefused(
            Text("Tingkat {value} tidak ada pada skala.", "Level {value} is not on the scale.").filled(
                value=value
            ),
            Text("Pilih {low} sampai {high}.", "Choose {low} to {high}.").filled(
                low=rubric.scale.minimum, high=rubric.scale.maximum
            ),
        )
    return format(value.normalize(), "f")


def restoring(rubric: Rubric, entry: Entry, history: Iterable[Entry]) -> tuple[Change, ...]:
    """Return what lets an earlier value stand again: *not applicable* comes with the reason that it had.

    Args:
        rubric: of the assessment.
        entry: whose new value is to stand.
        history: of its subject, oldest first.

    Raises:
        ChangeRefused: the rubric has no such level.
    """
    if entry.field not in (Field.SCORE, Field.REASON):
        return ((entry.subject, entry.field, entry.new),)
    score, reason = None, ""
    for other in history:
        if other.sequence > entry.sequence and other.field is Field.SCORE:
            break
        if other.field is Field.SCORE:
            score = other.new
        elif other.field is Field.REASON and (other.sequence <= entry.sequence or entry.field is Field.SCORE):
            reason = other.new or ""
    if score == NOT_APPLICABLE:
        return changes_of(rubric, Answer(entry.subject, not_applicable=True, reason=reason))
    return changes_of(rubric, Answer(entry.subject, None if score is None else Decimal(score)))


def text_of(text: str) -> str | None:
    """Trim a typed text; empty is `None`.

    Raises:
        ChangeRefused: it is longer than `TEXT_LIMIT` characters.
    """
    bare = text.strip()
    if len(bare) > TEXT_LIMIT:
        raise ChangeRefused(
            Text("Teks terlalu panjang ({n} huruf).", "The text is too long ({n} characters).").filled(
                n=len(bare)
            ),
            Text("Ringkas sampai {n} huruf.", "Shorten it to {n} characters.").filled(n=TEXT_LIMIT),
        )
    return bare or None
