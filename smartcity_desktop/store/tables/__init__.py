"""The tables, each with every invariant that a row can have; what spans rows is in `store.triggers`.

Rows never leave the store: records turn them into values. `store.columns` says how values are stored.
A change in here needs a new migration; a test compares both.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from smartcity_desktop.store.tables import assessment as _assessment
from smartcity_desktop.store.tables import edition as _edition
from smartcity_desktop.store.tables import facts as _facts
from smartcity_desktop.store.tables import field_report as _field_report
from smartcity_desktop.store.tables import programme as _programme
from smartcity_desktop.store.tables import staff as _staff
from smartcity_desktop.store.tables.foundation import (
    METADATA as METADATA,
)
from smartcity_desktop.store.tables.foundation import (
    RegionCodeRow,
    RegionNameRow,
    RegionRow,
    Row,
    RubricRow,
)

if TYPE_CHECKING:
    from sqlalchemy import Table


def _table(row: type[Row]) -> Table:
    return cast("Table", row.__table__)  # type: ignore[attr-defined]


REGION = _table(RegionRow)
REGION_CODE = _table(RegionCodeRow)
REGION_NAME = _table(RegionNameRow)
RUBRIC = _table(RubricRow)
EDITION = _table(_edition.EditionRow)
EDITION_RUBRIC = _table(_edition.EditionRubricRow)
TIE_RULE = _table(_edition.TieRuleRow)
EDITION_REGION = _table(_edition.EditionRegionRow)
EDITION_ASSESSOR = _table(_edition.EditionAssessorRow)
ASSIGNMENT = _table(_edition.AssignmentRow)
ROSTER = _table(_edition.RosterRow)
EDITION_STATE = _table(_edition.EditionStateRow)
ASSESSMENT = _table(_assessment.AssessmentRow)
ASSESSMENT_STATE = _table(_assessment.AssessmentStateRow)
ENTRY = _table(_assessment.EntryRow)
EVIDENCE = _table(_assessment.EvidenceRow)
CITATION = _table(_assessment.CitationRow)
PACKAGE = _table(_programme.PackageRow)
PACKAGE_EXPORT = _table(_programme.PackageExportRow)
EVENT = _table(_programme.EventRow)
WITHDRAWAL = _table(_programme.WithdrawalRow)
DECISION = _table(_programme.DecisionRow)
CHOSEN = _table(_programme.ChosenRow)
PERSON = _table(_staff.PersonRow)
DEED = _table(_staff.DeedRow)
FIGURE = _table(_facts.FigureRow)
REPLY = _table(_facts.ReplyRow)
EARLIER_SCORE = _table(_facts.EarlierScoreRow)
FIELD_REPORT = _table(_field_report.FieldReportRow)
FIELD_REPORT_LINE = _table(_field_report.FieldReportLineRow)
