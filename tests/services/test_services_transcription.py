"""Typing a filled blank sheet in: the right paper, kept at every key, entered at once."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from smartcity_desktop.core.assessment import Answer
from smartcity_desktop.core.errors import ChangeRefused, FileProblem
from smartcity_desktop.core.language import Language
from smartcity_desktop.core.paper_page import MarkUnclear, read_pages
from smartcity_desktop.core.paper_plan import SheetMoved
from smartcity_desktop.core.transcription import Keyed, Phase, key, recognised
from smartcity_desktop.core.words import WordsUnclear, say_words
from smartcity_desktop.services.transcription import PageFound

CODE = "T-2026"


def assignment(world, name, services=None):
    lines = (services or world.assessor).scoring.regions(CODE)
    return next(line.assignment_id for line in lines if line.region.name == name)


def blank(world, name, language=Language.INDONESIAN, paper="A4", services=None):
    services = services or world.assessor
    return read_pages(services.printing.blank(CODE, assignment(world, name, services), language, paper))


def keyed_twice(paper, level=2, other=None):
    for _ in range(2):
        for row in range(len(paper.rows)):
            paper = key(paper, row, Keyed(Decimal(level)))
        if other is not None:
            level, other = other, None
    return paper


def test_a_paper_is_taken_in_at_once_and_taken_back_at_once(world):
    draft = world.draft("Kota Ambon")
    desk = world.assessor.transcription
    first = world.assessor.scoring.reload(draft).rubric.indicators()[0].code
    world.assessor.scoring.fill(draft, [Answer(first, Decimal(4), comment="Sudah dilihat.")])
    opened = desk.open(draft)
    assert (opened.region.name, opened.resumed, opened.lost) == ("Kota Ambon", False, None)
    paper = keyed_twice(opened.transcription)
    desk.keep(draft, paper)
    agreed = desk.review(draft, paper)
    assert world.assessor.scoring.reload(draft).assessment.answers[first].value == Decimal(4), (
        "a review writes nothing"
    )
    taken = desk.take_in(draft, agreed)
    assert (taken.entered, taken.replaced) == (len(paper.rows), 1)
    answers = world.assessor.scoring.reload(draft).assessment.answers
    assert taken.at >= world.assessor.scoring.reload(draft).assessment.changed_at
    assert {answer.value for answer in answers.values()} == {Decimal(2)}
    assert answers[first].comment == "Sudah dilihat."
    world.assessor.scoring.undo(draft)
    assert set(answered(world, draft)) == {first}
    assert world.assessor.scoring.reload(draft).assessment.answers[first].value == Decimal(4)
    assert not desk.open(draft).resumed


def answered(world, draft):
    found = world.assessor.scoring.reload(draft).assessment.answers
    return {code: answer.value for code, answer in found.items() if answer.answered}


def test_blank_rows_and_kept_answers_leave_what_stands(world):
    draft = world.draft("Kota Ambon")
    desk = world.assessor.transcription
    paper = desk.open(draft).transcription
    codes = [row.code for row in paper.rows]
    world.assessor.scoring.fill(draft, [Answer(code, Decimal(3)) for code in codes[1:4]])
    for _ in range(2):
        for row in range(len(codes)):
            paper = key(paper, row, Keyed(Decimal(1)) if row < 3 else Keyed())
    taken = desk.take_in(draft, desk.review(draft, paper).keeping(codes[1], True))
    assert (taken.entered, taken.replaced) == (2, 1)
    assert answered(world, draft) == {codes[0]: 1, codes[1]: 3, codes[2]: 1, codes[3]: 3}


def test_what_changed_since_the_review_is_not_written_over(world):
    draft = world.draft("Kota Ambon")
    desk = world.assessor.transcription
    paper = keyed_twice(desk.open(draft).transcription)
    codes = [row.code for row in paper.rows]
    desk.keep(draft, paper)
    agreed = desk.review(draft, paper)
    world.assessor.scoring.set_comment(draft, codes[2], "Komentar bukan jawaban.")
    world.assessor.scoring.set_level(draft, codes[5], Decimal(4))
    with pytest.raises(SheetMoved, match=codes[5]):
        desk.take_in(draft, agreed)
    assert answered(world, draft) == {codes[5]: Decimal(4)}, "nothing was entered"
    assert desk.open(draft).transcription == paper, "what was keyed is still there"
    again = desk.review(draft, paper)
    assert [line.code for line in again.replacing] == [codes[5]]
    desk.take_in(draft, again.keeping(codes[5], True))
    assert answered(world, draft) == {**dict.fromkeys(codes, Decimal(2)), codes[5]: Decimal(4)}


def test_entered_once_more_after_a_crash_nothing_changes(world):
    draft = world.draft("Kota Ambon")
    desk = world.assessor.transcription
    paper = keyed_twice(desk.open(draft).transcription)
    desk.take_in(draft, desk.review(draft, paper))
    desk.keep(draft, paper)  # killed after the answers were committed, before what was keyed was thrown away
    opened = desk.open(draft)
    assert opened.resumed
    again = desk.review(draft, opened.transcription)
    count = len(world.assessor.scoring.history(draft, paper.rows[0].code))
    assert (again.entering, desk.take_in(draft, again).entered) == (0, 0)
    assert len(world.assessor.scoring.history(draft, paper.rows[0].code)) == count


def test_what_is_half_keyed_or_differs_is_not_taken_in(world):
    draft = world.draft("Kota Ambon")
    desk = world.assessor.transcription
    fresh = desk.open(draft).transcription
    for paper in (fresh, keyed_twice(fresh, 1, 2)):
        with pytest.raises(ChangeRefused, match="not keyed twice"):
            desk.review(draft, paper)
    empty = fresh
    for _ in range(2):
        for row in range(len(fresh.rows)):
            empty = key(empty, row, Keyed())
    with pytest.raises(ChangeRefused, match="Nothing is filled in"):
        desk.review(draft, empty)
    assert world.assessor.scoring.reload(draft).assessment.answers == {}


def test_it_goes_on_after_the_program_was_closed_and_is_encrypted(world):
    draft = world.draft("Kota Ambon")
    desk = world.assessor.transcription
    paper = recognised(key(desk.open(draft).transcription, 0, Keyed(Decimal(3))), "angka  jingga")
    desk.keep(draft, paper)
    again = desk.open(draft)
    assert again.resumed
    assert again.transcription == paper
    (file,) = (world.assessor.folder.root / "transcriptions").iterdir()
    assert paper.rows[0].code.encode() not in file.read_bytes()
    desk.drop(draft)
    desk.drop(draft)
    assert not desk.open(draft).resumed


def cut(data):
    return data[:-1]


def turned(data):
    return data[:-5] + bytes([data[-5] ^ 1]) + data[-4:]


@pytest.mark.parametrize("damage", [cut, turned, lambda _data: b"", lambda _data: b"{}"])
def test_a_damaged_file_is_put_aside_and_said(world, damage):
    draft = world.draft("Kota Ambon")
    desk = world.assessor.transcription
    paper = key(desk.open(draft).transcription, 0, Keyed(Decimal(3)))
    file = world.assessor.folder.root / "transcriptions" / f"{draft}.json"
    for number in (1, 2):
        desk.keep(draft, paper)
        whole = file.read_bytes()
        file.write_bytes(damage(whole))
        opened = desk.open(draft)
        assert (opened.resumed, opened.transcription.begun) == (False, False)
        assert opened.lost is not None
        aside = file.with_name(f"{draft}.damaged-{number}.json")
        assert aside.name in opened.lost.remedy.id
        assert "damaged" in opened.lost.happened.en
        assert "put aside" in opened.lost.remedy.en
        assert aside.read_bytes() == damage(whole)
    desk.keep(draft, paper)
    assert desk.open(draft).transcription == paper, "what is keyed now does not touch what was put aside"
    assert aside.exists()


def test_what_was_keyed_of_other_rows_is_put_aside_and_said(world):
    draft = world.draft("Kota Ambon")
    desk = world.assessor.transcription
    fresh = desk.open(draft).transcription
    other = replace(
        fresh,
        **{name: getattr(fresh, name)[1:] for name in ("rows", "first", "second", "settled", "reasons")},
    )
    desk.keep(draft, other)
    lost = desk.open(draft).lost
    assert lost is not None
    assert "other rows than the rubric has now" in lost.happened.en
    (aside,) = (world.assessor.folder.root / "transcriptions").iterdir()
    assert aside.name in lost.remedy.id
    assert aside.name.endswith(".damaged-1.json")


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs permissions that bind")
def test_a_file_that_cannot_be_read_now_is_neither_moved_nor_keyed_over(world):
    draft = world.draft("Kota Ambon")
    desk = world.assessor.transcription
    desk.keep(draft, key(desk.open(draft).transcription, 0, Keyed(Decimal(3))))
    file = world.assessor.folder.root / "transcriptions" / f"{draft}.json"
    file.chmod(0)
    with pytest.raises(FileProblem):
        desk.open(draft)
    file.chmod(0o600)
    assert desk.open(draft).resumed


def test_a_signed_sheet_takes_no_paper(world):
    world.signed("Kota Ambon")
    with pytest.raises(ChangeRefused, match="signed"):
        world.assessor.transcription.open(world.draft("Kota Ambon"))


def test_a_full_disk_is_said(world):
    draft = world.draft("Kota Ambon")
    desk = world.assessor.transcription
    (world.assessor.folder.root / "transcriptions").write_bytes(b"")
    with pytest.raises(FileProblem):
        desk.keep(draft, desk.open(draft).transcription)


def test_the_right_paper_is_known_by_its_code_and_its_words(world):
    draft = world.draft("Kota Ambon")
    desk = world.assessor.transcription
    page = blank(world, "Kota Ambon", Language.ENGLISH, "F4")[1]
    assert desk.recognise(draft, page.text) == PageFound(2, page.pages)
    assert desk.recognise(draft, f"  {page.text.lower()} ") == PageFound(2, page.pages)
    assert desk.recognise(draft, say_words(page.digest)) == PageFound(2, page.pages)
    assert desk.recognise(draft, say_words(page.document)) == PageFound(0, 0)


def test_another_paper_is_refused(world):
    draft = world.draft("Kota Ambon")
    desk = world.assessor.transcription
    other_region = blank(world, "Kota Surabaya")[0]
    other_assessor = blank(world, "Kota Ambon", services=world.other)[0]
    for page in (other_region, other_assessor):
        for text in (page.text, say_words(page.digest)):
            with pytest.raises(ChangeRefused, match="not of the blank sheet of Kota Ambon"):
                desk.recognise(draft, text)
    filled = read_pages(world.assessor.printing.sheet(draft, Language.INDONESIAN, "A4"))[0]
    with pytest.raises(ChangeRefused, match="not of a blank sheet"):
        desk.recognise(draft, filled.text)
    elsewhere = other_region.text.replace(other_region.document.upper(), "A" * 64)
    with pytest.raises(ChangeRefused, match="another version of the rubric"):
        desk.recognise(draft, elsewhere)
    with pytest.raises(MarkUnclear):
        desk.recognise(draft, "SMC1:BLANK:12")
    with pytest.raises(WordsUnclear):
        desk.recognise(draft, "satu dua")


_KEYING = """
import os, sys
from pathlib import Path
from decimal import Decimal
from smartcity_desktop.core.transcription import Keyed, key
from smartcity_desktop.sealing.store_keys import StoreKeys
from smartcity_desktop.services.transcription import TranscriptionDesk
from smartcity_desktop.store.database import Database
from smartcity_desktop.system.paths import RoleFolder

folder = RoleFolder(Path(sys.argv[1]))
keys = StoreKeys.from_bytes(bytes.fromhex(sys.stdin.readline()))
desk = TranscriptionDesk(Database.open(folder.database, key=keys.database), folder, keys, None, None)
paper = desk.open(sys.argv[2]).transcription
for row in range(len(paper.rows)):
    paper = key(paper, row, Keyed(Decimal(row % 5)))
    desk.keep(sys.argv[2], paper)
    print(row, flush=True)
"""


@pytest.mark.skipif(os.name == "nt", reason="kill -9")
def test_killed_while_keying_only_the_last_key_is_lost(world):
    draft = world.draft("Kota Ambon")
    command = [sys.executable, "-c", _KEYING, str(world.assessor.folder.root), draft]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2]
    ) as child:
        child.stdin.write(world.keys.assessor.to_bytes().hex() + "\n")
        child.stdin.flush()
        told = -1
        for line in child.stdout:
            told = int(line)
            if told == 6:
                child.kill()
                break
    paper = world.assessor.transcription.open(draft).transcription
    assert paper.phase is Phase.FIRST
    assert told + 1 <= paper.done <= len(paper.rows)
    assert [one.value for one in paper.first[: told + 1]] == [Decimal(row % 5) for row in range(told + 1)]
