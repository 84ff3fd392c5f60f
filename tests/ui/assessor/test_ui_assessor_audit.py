from __future__ import annotations

from decimal import Decimal

from smartcity_desktop.core.assessment import Answer
from smartcity_desktop.core.language import Language
from smartcity_desktop.core.paper_page import read_pages
from smartcity_desktop.core.words import say_words
from smartcity_desktop.sample import PRACTICE_PASSPHRASE


def test_before_anything_is_scored_the_history_says_what_will_stand_there(laptop) -> None:
    laptop.window.go("audit")
    laptop.settle()
    page = laptop.desk.audit
    assert page.empty.isVisible()
    assert page.empty.button.text() == "&Open a package…"
    assert not any(one.isVisible() for one in (page.picker, page.indicator, page.who, page.table, page.open))
    laptop.open()
    laptop.window.go("audit")
    laptop.settle()
    assert page.empty.isHidden()
    assert all(one.isVisible() for one in (page.picker, page.indicator, page.who, page.table, page.open))


def test_what_was_signed_is_not_called_unsigned(laptop) -> None:
    laptop.open()
    number = laptop.stored().id
    laptop.services.scoring.fill(
        number, [Answer(one.code, Decimal(2)) for one in laptop.desk.sheet.view.rubric.indicators()]
    )
    laptop.services.finalising.sign(number, PRACTICE_PASSPHRASE, no_conflict=True)
    laptop.window.go("audit")
    laptop.settle()
    assert laptop.desk.audit._standing.text().startswith("Signed in 1 package;")


def test_a_code_can_be_scanned_as_soon_as_the_page_is_in_front(laptop, qtbot) -> None:
    laptop.window.activateWindow()
    laptop.window.go("paper_check")
    laptop.settle()
    qtbot.waitUntil(laptop.desk.paper_check.words.hasFocus)


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
