from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Qt

from smartcity_desktop.core.assessment import Answer
from smartcity_desktop.core.language import Language
from smartcity_desktop.core.paper_page import read_pages
from smartcity_desktop.core.words import WORDS, say_words
from smartcity_desktop.sample import PRACTICE_PASSPHRASE
from smartcity_desktop.ui import background


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


def test_a_search_for_words_that_are_nowhere_is_stopped_by_a_button_and_says_so(laptop, qtbot) -> None:
    laptop.open()
    check = laptop.desk.paper_check
    laptop.window.go("paper_check")
    check.words.setText(" ".join(WORDS[:6]))
    saves: list[bool] = []
    check.look()
    assert check.stop.isVisible()
    assert not check.check.isEnabled()
    background.run(lambda: True, saves.append, saves.append)
    qtbot.waitUntil(lambda: "printouts" in check._hint.text())
    qtbot.mouseClick(check.stop, Qt.MouseButton.LeftButton)
    laptop.settle()
    assert saves == [True], "the database was free meanwhile"
    assert check._said.text().startswith("Stopped. No such page was found yet")
    assert not check.stop.isVisible()
    assert check.check.isEnabled()


def test_other_words_end_the_search_for_the_first(laptop) -> None:
    laptop.open()
    check = laptop.desk.paper_check
    laptop.window.go("paper_check")
    check.words.setText(" ".join(WORDS[:6]))
    check.look()
    check.words.setText(" ".join(WORDS[:3]))
    laptop.settle()
    assert not check.card.isVisible()
    assert "3 words of six" in check._hint.text()
