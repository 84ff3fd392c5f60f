"""A later rubric published from the window, sheets on the earlier one that do not count, and news from the field."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartcity_desktop.core.edition import EditionState
from tests.services.rubric_versions import REASON, later_text

if TYPE_CHECKING:
    from pathlib import Path

    from tests.ui.headquarters.conftest import Office

CODE = "T-2026"


def shown(office: Office) -> None:
    office.desk.edition.show_edition(CODE)
    office.window.go("edition")
    office.settle()


def test_a_later_rubric_is_published_with_a_reason_and_what_came_before_does_not_count(
    office: Office, tmp_path: Path
) -> None:
    office.services.inbox.receive(office.packages("Kota Ambon"))
    shown(office)
    page = office.desk.edition
    dialog = page.open_publish()
    assert dialog is not None
    assert dialog.choose_rubric.isVisible()
    assert not dialog.reason.isVisible()
    file = tmp_path / "rubrik-2.yaml"
    file.write_text(later_text(), encoding="utf-8")
    dialog.take_folder(tmp_path)
    dialog.take_rubric(file)
    office.agree(dialog.people)
    office.click(dialog.primary)
    assert "why the rubric changes" in dialog.banner.words
    dialog.reason.setPlainText(REASON)
    office.click(dialog.primary)
    overview = office.services.editions.overview(CODE)
    assert overview.state is EditionState.PUBLISHED
    assert [(one.name.version, one.reason) for one in overview.rubrics] == [(1, ""), (2, REASON)]

    view = office.services.consolidation.ranking(CODE)
    region = office.region_id("Kota Ambon")
    assert (view.sheets[region], view.outdated[region]) == ((0, 2), 2)
    office.desk.ranking.display(view)
    office.settle()
    notes = [
        office.desk.ranking._note(row) for row in office.desk.ranking.model.rows if hasattr(row, "place")
    ]
    assert sum("2 sheet(s) on an earlier version" in note for note in notes) == 1
    panel = office.services.consolidation.panel(CODE, region)
    words = office.desk.panel.words
    bar = words._person(panel.rubric, panel.sheets[0])
    assert "earlier rubric, version 1: does not count" in bar


def test_the_field_is_shown_with_its_age_and_decides_nothing(office: Office) -> None:
    shown(office)
    tab = office.desk.edition.assignments_tab
    assert tab.region_table.isColumnHidden(4)
    office.services.inbox.receive(office.packages("Kota Ambon"))
    office.desk.edition.refresh()
    office.settle()
    assert not tab.region_table.isColumnHidden(4)
    rows = {row.region.name: row for row in tab.regions.rows}
    news = {who: line for who, line, _at in rows["Kota Ambon"].field}
    assert news.keys() == {"A-01", "A-02"}
    told = tab._field_words(rows["Kota Denpasar"])
    assert "A-01: " in told
    assert "told" in told
    overview = office.desk.edition.overview
    assert overview is not None
    assert sum(line.received for line in overview.lines) == 2
