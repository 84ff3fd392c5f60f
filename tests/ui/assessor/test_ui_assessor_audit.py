from __future__ import annotations

from smartcity_desktop.core.language import Language
from smartcity_desktop.core.paper_page import read_pages
from smartcity_desktop.core.words import say_words


def test_an_assessor_reads_their_own_history_and_checks_their_own_paper(laptop) -> None:
    laptop.open()
    assessment = laptop.stored()
    code = next(iter(laptop.desk.sheet.view.rubric.indicators())).code
    laptop.services.scoring.set_comment(assessment.id, code, "Sudah dilihat.")
    laptop.window.go("audit")
    laptop.settle()
    page = laptop.desk.audit
    page.picker.setCurrentIndex(page.picker.findData(assessment.assignment_id))
    page._on_picked()
    laptop.settle()
    assert page._standing.text() == "Not signed yet: only this laptop vouches for it."
    assert "Sudah dilihat." in [row.new for row in page.model.rows]
    pages = read_pages(laptop.services.printing.sheet(assessment.id, Language.INDONESIAN, "A4"))
    laptop.window.go("paper_check")
    check = laptop.desk.paper_check
    check.words.setText(say_words(pages[0].digest))
    check.look()
    laptop.settle()
    assert check._said.text().startswith("Identical. This is page 1")
    assert check._means.text().startswith("Its content is a draft still")
