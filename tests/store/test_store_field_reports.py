"""What assessors report of their drafts, in the store."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from sqlalchemy.exc import IntegrityError

from smartcity_desktop.store.records import field_reports

if TYPE_CHECKING:
    from smartcity_desktop.core.field_report import FieldReport
    from smartcity_desktop.store.database import Database

ONE, TWO = "1" * 64, "2" * 64


def test_the_newest_of_each_assessor_stays_whatever_the_clocks_say(database: Database, sample: Any) -> None:
    first: FieldReport = sample.report
    second = replace(first, number=2, made_at=first.made_at.replace(year=1971), lines=first.lines[1:])
    with database.write() as s:
        sample.publish(s)
        assert field_reports.put_report(s, first, digest=ONE, at=sample.at)
        assert field_reports.put_report(s, second, digest=TWO, at=sample.at)
        assert not field_reports.put_report(s, first, digest=ONE, at=sample.at)
        assert not field_reports.put_report(s, replace(second, lines=()), digest=ONE, at=sample.at)
        assert field_reports.put_report(
            s, replace(first, assessor_id="A-01", lines=()), digest=ONE, at=sample.at
        )
    with database.read() as s:
        kept = field_reports.reports(s, "2019")
    assert [(one.report, one.digest) for one in kept] == [
        (second, TWO),
        (replace(first, assessor_id="A-01", lines=()), ONE),
    ]


@pytest.mark.parametrize(
    "change", [{"answered": 10}, {"answered": -1}, {"state": None}, {"revision": -1}, {"assignment_id": "no"}]
)
def test_a_line_that_cannot_be_is_not_kept(database: Database, sample: Any, change: dict[str, Any]) -> None:
    line = replace(sample.report.lines[0], **change)
    with database.write() as s:
        sample.publish(s)
    with pytest.raises(IntegrityError), database.write() as s:
        field_reports.put_report(s, replace(sample.report, lines=(line,)), digest=ONE, at=sample.at)
    with database.read() as s:
        assert field_reports.reports(s, "2019") == ()
