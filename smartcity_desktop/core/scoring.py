"""From levels to every node and the total, exactly (RANKING.md 3.1–3.4)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from decimal import Decimal
    from fractions import Fraction

    from smartcity_desktop.core.rubric import Band


@dataclass(frozen=True, slots=True)
class Value:
    """What a node or an indicator is worth, on the rubric's shown unit (0–100 or the raw scale).

    Attributes:
        code: of the node or indicator; `TOTAL` for the root.
        exact: the exact value; `None` where too much is missing or the node is not applicable.
        shown: `exact`, rounded once by the rubric's rule.
        band: of the exact value, for nodes; `None` for indicators and without bands.
        coverage: share of the applicable weight that is scored, in [0, 1]; 1 when nothing applies.
        lower, upper: bounds of `exact` over every completion of the missing scores; `None` when nothing applies.
        not_applicable: nothing below applies.
    """

    code: str
    exact: Fraction | None
    shown: Decimal | None
    band: Band | None
    coverage: Fraction
    lower: Fraction | None
    upper: Fraction | None
    not_applicable: bool


@dataclass(frozen=True, slots=True)
class Result:
    """All values of one region by one assessor, or by the panel (`assessor` is `None`)."""

    region: str
    assessor: str | None
    values: dict[str, Value]

    @property
    def total(self) -> Value:
        """The value of the root."""
        return self.values["TOTAL"]
