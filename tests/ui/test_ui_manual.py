from __future__ import annotations

import html
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImageReader
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from smartcity_desktop import ui
from smartcity_desktop.core.key_list import KEY_GROUPS
from smartcity_desktop.core.language import Language
from smartcity_desktop.sample import PRACTICE_CODE, PRACTICE_PASSPHRASE
from smartcity_desktop.system.resources import resource
from smartcity_desktop.system.settings import Settings
from smartcity_desktop.ui import assessor, background, headquarters, texts, theme
from smartcity_desktop.ui.manual import book, markup
from smartcity_desktop.ui.manual.key_chapter import key_chapter
from smartcity_desktop.ui.manual.window import ManualWindow
from smartcity_desktop.ui.manual_door import ManualDoor
from smartcity_desktop.ui.widgets.dialog_frame import DialogFrame
from tests.opening import assessor_at, headquarters_at
from tests.ui.manual_pictures import SIZE, STOPS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot

    from smartcity_desktop.ui.main_window import MainWindow

ROOM = 3_000_000


def chapters(language: Language) -> tuple[book.Chapter, ...]:
    return book.read(language, (key_chapter(language, "Keys", ""),))


def known_keys() -> set[str]:
    """Take the key card apart into single keys, as people write them."""
    found = {"Enter", "Space", "Esc", "Tab"}
    for group in KEY_GROUPS:
        for line in group.lines:
            if " … " in line.keys:  # Alt+1 … 9
                stem, last = line.keys.rsplit("+", 1)[0], line.keys[-1]
                found |= {f"{stem}+{n}" for n in range(1, int(last) + 1)}
            elif " – " in line.keys:  # 0 – 4
                first, last = line.keys.split(" – ")
                found |= {str(n) for n in range(int(first), int(last) + 1)}
            elif " / " in line.keys:  # Ctrl + / − / 0
                found |= {f"Ctrl+{sign}" for sign in line.keys.removeprefix("Ctrl ").split(" / ")}
            elif line.keys == ", .":
                found |= {",", "."}
            else:
                found |= set(line.keys.split(", "))
    return found


@pytest.fixture
def manual(qtbot: QtBot) -> Iterator[ManualWindow]:
    window = ManualWindow()
    qtbot.addWidget(window)
    window.show()
    with qtbot.waitActive(window):
        window.activateWindow()
    yield window
    window.close()


# -- what is written -------------------------------------------------------------------------------------------


def test_both_languages_have_the_same_chapters_for_the_same_pages() -> None:
    one, other = ([(c.name, c.pages, len(c.sections)) for c in book.read(language)] for language in Language)
    assert one == other
    pages = [page for _name, pages, _n in one for page in pages]
    assert len(pages) == len(set(pages))


@pytest.mark.parametrize("language", list(Language))
def test_every_link_and_picture_leads_somewhere(language: Language) -> None:
    there = chapters(language)
    places = {(c.name, s.anchor) for c in there for s in c.sections} | {(c.name, "") for c in there}
    astray, pictures = [], set()
    for chapter in there:
        for link in re.findall(r"(?<!!)\[[^\]]+\]\(([^)]*)\)", chapter.text):
            name, _, anchor = link.partition("#")
            if (name or chapter.name, anchor) not in places:
                astray.append((chapter.name, link))
        shown = re.findall(r"!\[([^\]]*)\]\(([^)]*)\)", chapter.text)
        assert all(words for words, _name in shown), chapter.name
        pictures |= {name for _words, name in shown}
    assert astray == []
    assert {name for name in pictures if not book.picture(name, language).is_file()} == set()
    assert pictures == set(STOPS)


@pytest.mark.parametrize("language", list(Language))
def test_every_key_of_the_manual_stands_on_the_key_card(language: Language) -> None:
    known, unknown = known_keys(), []
    for chapter in book.read(language):
        text = re.sub(r"``.+?``", "", chapter.text)
        unknown += [(chapter.name, key) for key in re.findall(r"`(.+?)`", text) if key not in known]
    assert unknown == []


@pytest.mark.parametrize("language", list(Language))
def test_sentences_quoted_of_the_program_are_those_it_says(language: Language) -> None:
    said = "\n".join(path.read_text(encoding="utf-8") for path in Path(ui.__file__).parents[1].rglob("*.py"))
    said = re.sub(r'"\s*\n\s*"', "", said)  # sentences that go over several lines
    said += html.unescape(resource("translations", "smartcity_id.ts").read_text(encoding="utf-8"))
    quoted = [
        re.split(r" ?(?:…|–) ?", heading.strip("“”."))
        for chapter in book.read(language)
        for heading in re.findall(r"^## (“.+”)$", chapter.text, re.MULTILINE)
    ]
    assert len(quoted) >= 7
    assert [piece for pieces in quoted for piece in pieces if piece.strip(" ;") not in said] == []


def test_pictures_are_those_of_the_script_and_small() -> None:
    folder = resource("manual", "pictures")
    files = sorted(folder.rglob("*.*"))
    assert {f.relative_to(folder).as_posix() for f in files} == {
        f"{language.value}/{name}.webp" for language in Language for name in STOPS
    }
    assert sum(file.stat().st_size for file in files) < ROOM
    for file in files:
        size = QImageReader(str(file)).size()
        assert (size.width(), size.height()) == SIZE, file


def test_a_chapter_without_its_head_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "01-odd.md").write_text("# No pages\n", encoding="utf-8")
    monkeypatch.setattr(book, "resource", lambda *_parts: tmp_path)
    with pytest.raises(book.FileProblem, match="01-odd"):
        book.read(Language.ENGLISH)


def test_the_markup_that_chapters_use() -> None:
    made = markup.html(
        "# Title\nText **b** *i* `F1` ``a<b``.\n\n- one\n  more\n- two\n\n1. first\n\n> note\n\n| a | b |\n|---|---|\n| c | d |\n\n[x](keys#y)"
    )
    for piece in (
        '<h1><a name="title"></a>Title</h1>',
        "<b>b</b> <i>i</i>",
        '<span class="typed">a&lt;b</span>',
        "<ul><li>one more</li><li>two</li></ul>",
        "<ol><li>first</li></ol>",
        "note",
        '<th align="left">a</th>',
        "<td>c</td><td>d</td>",
        '<a href="keys#y">x</a>',
    ):
        assert piece in made


def test_looking_up_finds_beginnings_of_all_words_without_accents_and_case() -> None:
    text = "# Ranking\nÉverything is ranked.\n## Ties\nTies go by *dimensions*.\n"
    chapter = book.Chapter("ranking", "Ranking", (), text, book.sections_of(text))
    assert [hit.section.anchor for hit in book.look_for([chapter], "DIMENS ties")] == ["ties"]
    assert [hit.section.heading for hit in book.look_for([chapter], "every")] == ["Ranking"]
    assert book.look_for([chapter], "imensions") == ()
    assert book.look_for([chapter], "  ") == ()


# -- pages -----------------------------------------------------------------------------------------------------


def _has_a_chapter(window: MainWindow) -> None:
    pages = {page for chapter in book.read(Language.ENGLISH) for page in chapter.pages}
    assert set(window._pages) - pages == set()
    assert {"welcome", "problem"} <= pages


def test_every_page_of_the_assessor_has_a_chapter(
    window: MainWindow, practice_world: Path, tmp_path: Path
) -> None:
    shutil.copytree(practice_world, tmp_path / "data")
    services = assessor_at(tmp_path / "data", Settings(edition=PRACTICE_CODE), passphrase=PRACTICE_PASSPHRASE)
    assessor.build(window, services)
    background.drain()
    _has_a_chapter(window)
    window.clear_pages()
    background.drain()
    services.database.close()


def test_every_page_of_headquarters_has_a_chapter(
    window: MainWindow, practice_world: Path, tmp_path: Path
) -> None:
    shutil.copytree(practice_world, tmp_path / "data")
    services = headquarters_at(
        tmp_path / "data", Settings(edition=PRACTICE_CODE), passphrase=PRACTICE_PASSPHRASE
    )
    headquarters.build(window, services)
    background.drain()
    _has_a_chapter(window)
    window.clear_pages()
    background.drain()
    services.database.close()


# -- the window ------------------------------------------------------------------------------------------------


@pytest.mark.qt_log_ignore("does not support", extend=True)
def test_f1_opens_the_chapter_of_the_page_in_front(window: MainWindow, qtbot: QtBot) -> None:
    door = ManualDoor(window)
    window.add_page("score", lambda: "Score", "map-pin", QWidget())
    window.go("score")
    with qtbot.waitActive(window):
        window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_F1)
    assert door.manual is not None
    assert door.manual.isVisible()
    wanted = book.for_page(door.manual.chapters, "score")
    assert wanted is not None
    assert door.manual.place == (wanted.name, "")
    window.ended.emit()
    assert door.manual is None


@pytest.mark.qt_log_ignore("does not support", extend=True)
def test_f1_in_a_dialog_opens_the_manual_beside_it(window: MainWindow, qtbot: QtBot) -> None:
    door = ManualDoor(window)
    dialog = DialogFrame(window)
    dialog.retranslate = lambda: None  # type: ignore[method-assign]
    dialog.topic = "keys"
    dialog.open()
    qtbot.keyClick(dialog, Qt.Key.Key_F1)
    assert door.manual is not None
    assert door.manual.place == ("keys", "")
    assert dialog.isVisible()
    dialog.reject()
    door.close()


def test_back_and_forward_by_keys(manual: ManualWindow, qtbot: QtBot) -> None:
    first, second = (chapter.name for chapter in manual.chapters[1:3])
    manual.show_topic(first)
    manual.show_topic(second)
    alt = Qt.KeyboardModifier.AltModifier
    qtbot.keyClick(manual, Qt.Key.Key_Left, alt)
    assert manual.place[0] == first
    qtbot.keyClick(manual, Qt.Key.Key_Right, alt)
    assert manual.place[0] == second
    assert not manual.ahead.isEnabled()
    qtbot.keyClick(manual, Qt.Key.Key_F1)
    assert manual.place[0] == "keys"


def test_searching_by_keys_reaches_a_section_and_a_key(manual: ManualWindow, qtbot: QtBot) -> None:
    qtbot.keyClick(manual, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(manual.search, "undo")
    assert manual.hits.isVisible()
    assert not manual.contents.isVisible()
    qtbot.keyClick(manual.search, Qt.Key.Key_Return)
    assert manual.hits.hasFocus()
    name, anchor = manual.place
    text = next(c for c in manual.chapters if c.name == name)
    assert "undo" in next(s.words for s in text.sections if s.anchor == anchor)
    qtbot.keyClicks(manual.search, "qqq")
    assert manual.hits.count() == 0
    assert any("Nothing found" in label.text() for label in manual.findChildren(QLabel) if label.isVisible())
    qtbot.keyClick(manual.search, Qt.Key.Key_Escape)
    assert manual.contents.isVisible()
    qtbot.keyClick(manual, Qt.Key.Key_Escape)
    assert not manual.isVisible()


def test_it_speaks_the_other_language_and_keeps_the_chapter(
    manual: ManualWindow, own_look: QApplication
) -> None:
    name = manual.chapters[2].name
    manual.show_topic(name)
    english = manual.reader.toPlainText()
    texts.install(own_look, Language.INDONESIAN)
    QApplication.processEvents()
    assert manual.place[0] == name
    assert manual.reader.toPlainText() != english
    assert manual.windowTitle().startswith("Pedoman")


@pytest.mark.parametrize(("look", "percent"), [("light", 100), ("dark", 175)])
def test_it_fits_a_small_screen_and_its_ink_is_the_themes(
    manual: ManualWindow, own_look: QApplication, look: str, percent: int
) -> None:
    theme.apply(own_look, look, percent)
    manual.resize(900, 500)
    QApplication.processEvents()
    for chapter in manual.chapters:
        manual.show_topic(chapter.name)
        assert manual.reader.horizontalScrollBar().maximum() == 0, chapter.name
    assert (manual.width(), manual.height()) == (900, 500)
    assert manual.contents.width() >= 200
    assert not manual.contents.horizontalScrollBar().isVisible()
    assert theme.tokens().text in manual.reader.document().defaultStyleSheet()
