"""Paper = file: real sheets, lists and memoranda, held against the database and against packages."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from smartcity_desktop.core.errors import FileProblem, NotFound
from smartcity_desktop.core.language import Language, TimeZone
from smartcity_desktop.core.package import PackageRefused
from smartcity_desktop.core.paper_finding import PaperVerdict
from smartcity_desktop.core.paper_page import MarkUnclear, PaperKind, page_mark, read_pages
from smartcity_desktop.core.words import WORDS, WordsUnclear, say_words
from smartcity_desktop.sealing.claimed import claimed_file
from smartcity_desktop.sealing.verify import show
from smartcity_desktop.services.paper import check_package
from smartcity_desktop.store.records import packages

if TYPE_CHECKING:
    from pathlib import Path

ID, EN = Language.INDONESIAN, Language.ENGLISH
CODE = "T-2026"
PASSPHRASE = "sandi uji yang panjang"


def other_words(text: str) -> str:
    """The same words but for the last one."""
    words = text.split()
    words[-1] = WORDS[(WORDS.index(words[-1]) + 1) % len(WORDS)]
    return " ".join(words)


@pytest.mark.parametrize("paper", ["A4", "F4"])
@pytest.mark.parametrize("language", [ID, EN])
def test_every_page_of_a_signed_sheet_is_known_by_words_and_by_code(world, language, paper) -> None:
    world.signed("Kota Ambon")
    pages = read_pages(world.assessor.printing.sheet(world.draft("Kota Ambon"), language, paper))
    assert len(pages) > 2
    for number, page in enumerate(pages, start=1):
        for text in (say_words(page.digest), page.text):
            found = world.assessor.paper.check(text)
            assert found.verdict is PaperVerdict.IDENTICAL
            assert found.good
            assert (found.page, found.pages, found.digest) == (number, len(pages), page.digest)
            assert found.subject.region == "Kota Ambon"
            assert found.subject.assessor == "Asesor Uji 1"
            assert not found.subject.draft


def test_one_changed_figure_makes_another_page(world) -> None:
    assessment = world.filled("Kota Ambon")
    before = read_pages(world.assessor.printing.sheet(assessment, ID, "A4"))
    view = world.assessor.scoring.reload(assessment)
    first = next(iter(view.rubric.indicators()))
    world.assessor.scoring.set_comment(assessment, first.code, "Diubah sesudah dicetak.")
    found = world.assessor.paper.check(before[0].text)
    assert found.verdict is PaperVerdict.UNKNOWN
    assert found.remedy.en.startswith("Check the words, or scan the QR code. A print of a draft")
    assert world.assessor.paper.check(say_words(before[0].digest)).verdict is PaperVerdict.UNKNOWN
    now = read_pages(world.assessor.printing.sheet(assessment, ID, "A4"))
    draft = world.assessor.paper.check(now[0].text)
    assert draft.subject.draft
    assert draft.remedy.id.startswith("Isinya masih draf")


def test_a_page_that_only_claims_to_be_of_a_document_is_not(world) -> None:
    world.signed("Kota Ambon")
    page = read_pages(world.assessor.printing.sheet(world.draft("Kota Ambon"), ID, "A4"))[0]
    forged = page_mark(page.kind, page.document, page.page, page.pages, ("Nilai total", "99,00"))
    found = world.assessor.paper.check(forged.text)
    assert found.verdict is PaperVerdict.DIFFERENT
    assert not found.good
    assert found.subject.region == "Kota Ambon"
    assert found.happened.id.startswith("TIDAK sama. Halaman 1 dari")
    both = f"{say_words(forged.digest)} {say_words(page.document)}"
    found = world.assessor.paper.check(both)
    assert found.verdict is PaperVerdict.DIFFERENT
    assert found.happened.en.startswith(
        "NOT identical. The document is known (score sheet T-2026, Kota Ambon"
    )


def test_a_page_beside_the_words_of_another_document_or_page_is_not_identical(world, tmp_path: Path) -> None:
    package = world.signed("Kota Ambon")
    world.signed("Kota Surabaya")
    mine, other = (
        read_pages(world.assessor.printing.sheet(world.draft(name), ID, "A4"))
        for name in ("Kota Ambon", "Kota Surabaya")
    )
    with show(package, tmp_path) as opened:
        signed = read_pages(opened.read("sheet.pdf"))
    unknown = "ab" * 32
    for pages, check in (
        (mine, lambda text: world.assessor.paper.check(text, "Kota Ambon")),
        (signed, lambda text: check_package(text, package, tmp_path)),
    ):
        for beside in (other[0].document, other[0].digest, pages[1].digest, unknown):
            found = check(f"{say_words(beside)} {say_words(pages[0].digest)}")
            assert found.verdict is PaperVerdict.DIFFERENT, beside
            assert not found.good
        twice = " ".join(say_words(one) for one in (pages[0].digest, pages[0].document, pages[0].digest))
        assert check(twice).verdict is PaperVerdict.IDENTICAL


def test_an_older_revision_is_told_from_the_newest(world) -> None:
    world.signed("Kota Ambon", level=1)
    first = world.draft("Kota Ambon")
    old = read_pages(world.assessor.printing.sheet(first, ID, "A4"))
    second = world.assessor.finalising.revise(first, "Dokumen baru datang.")
    assert world.assessor.paper.check(old[0].text).verdict is PaperVerdict.IDENTICAL
    world.assessor.finalising.sign(second, PASSPHRASE, no_conflict=True)
    found = world.assessor.paper.check(old[0].text)
    assert found.verdict is PaperVerdict.SUPERSEDED
    assert (found.subject.revision, found.subject.newest) == (1, 2)
    assert "sudah diganti revisi 2" in found.happened.id
    new = read_pages(world.assessor.printing.sheet(second, ID, "A4"))
    assert world.assessor.paper.check(new[0].text).verdict is PaperVerdict.IDENTICAL


def test_words_of_the_document_name_it_without_the_page(world) -> None:
    world.signed("Kota Ambon")
    page = read_pages(world.assessor.printing.sheet(world.draft("Kota Ambon"), ID, "A4"))[1]
    found = world.assessor.paper.check(say_words(page.document))
    assert found.verdict is PaperVerdict.DOCUMENT
    assert found.document == page.document
    assert found.remedy.en == "Type the six words of the page, or scan that page's QR code."
    both = world.assessor.paper.check(f"{say_words(page.document)} {say_words(page.digest)}")
    assert (both.verdict, both.page) == (PaperVerdict.IDENTICAL, 2)


def test_a_wrong_word_finds_nothing_and_says_how_much_was_searched(world) -> None:
    world.signed("Kota Ambon")
    page = read_pages(world.assessor.printing.sheet(world.draft("Kota Ambon"), ID, "A4"))[0]
    found = world.assessor.paper.check(other_words(say_words(page.digest)), "Kota Ambon")
    assert found.verdict is PaperVerdict.UNKNOWN
    assert found.searched == 3
    assert "3 documents" in found.happened.en


def test_words_of_a_signed_sheet_are_found_by_its_package_among_many(world) -> None:
    """Of the sheet in the package one way of printing is drawn until it is met, and of no other sheet any."""
    for name in ("Kota Denpasar", "Kabupaten Sleman", "Kota Ambon"):
        world.signed(name)
    drawn: list[tuple[int, int]] = []
    (path, pages) = next(
        (path, pages)
        for path in world.assessor.folder.outbox.glob("*.asice")
        if (pages := read_pages(claimed_file(path, "sheet.pdf", world.keys.assessor.at_rest()) or b""))
    )
    found = world.assessor.paper.check(
        say_words(pages[-1].digest), told=lambda at, count: drawn.append((at, count))
    )
    assert found.verdict is PaperVerdict.IDENTICAL
    assert found.digest == pages[-1].digest
    assert len(drawn) <= 8, "the ways of one sheet at the most"
    assert drawn[-1][1] > 3 * 8, "all that might have to be drawn"
    assert path.exists()


def test_a_package_that_claims_the_page_of_another_sheet_proves_nothing(world) -> None:
    """What a package says is where to look; the page is made again from the database all the same."""
    one, two = world.signed("Kota Denpasar"), world.signed("Kota Ambon")
    pages = read_pages(world.assessor.printing.sheet(world.draft("Kota Ambon"), ID, "A4"))
    outbox = world.assessor.folder.outbox
    files = {path.name: path for path in outbox.glob("*.asice")}
    with world.assessor.database.read() as session:
        names = [
            packages.of_assessment(session, world.draft(n)).file for n in ("Kota Denpasar", "Kota Ambon")
        ]
    content = [files[name].read_bytes() for name in names]
    files[names[0]].write_bytes(content[1])
    files[names[1]].write_bytes(content[0])
    found = world.assessor.paper.check(say_words(pages[0].digest))
    assert (found.verdict, found.subject.region) == (PaperVerdict.IDENTICAL, "Kota Ambon")
    assert one != two


def test_a_search_can_be_stopped_and_says_how_far_it_was(world) -> None:
    for name in ("Kota Denpasar", "Kota Ambon"):
        world.filled(name)
    page = read_pages(world.assessor.printing.sheet(world.draft("Kota Ambon"), ID, "A4"))[0]
    seen: list[int] = []
    found = world.assessor.paper.check(
        other_words(say_words(page.digest)),
        told=lambda at, _count: seen.append(at),
        stop=lambda: len(seen) == 3,
    )
    assert found.verdict is PaperVerdict.STOPPED
    assert not found.good
    assert found.searched == 3
    assert "among the 3 documents" in found.happened.en
    assert "scan the QR code" in found.remedy.en


def test_every_sheet_is_tried_in_its_usual_way_before_any_in_a_rare_one(world) -> None:
    for name in ("Kota Denpasar", "Kabupaten Sleman", "Kota Ambon"):
        world.filled(name)
    drawn: list[int] = []
    for name in ("Kota Denpasar", "Kabupaten Sleman", "Kota Ambon"):
        page = read_pages(world.assessor.printing.sheet(world.draft(name), ID, "A4"))[0]
        drawn.clear()
        found = world.assessor.paper.check(say_words(page.digest), told=lambda at, _count: drawn.append(at))
        assert found.subject.region == name
        assert len(drawn) <= found.searched


def test_a_region_narrows_the_search(world) -> None:
    world.signed("Kota Ambon")
    page = read_pages(world.assessor.printing.sheet(world.draft("Kota Ambon"), ID, "A4"))[0]
    assert world.assessor.paper.check(page.text, "81.71").good
    assert world.assessor.paper.check(page.text, "Kota Denpasar").verdict is PaperVerdict.UNKNOWN
    with pytest.raises(NotFound):
        world.assessor.paper.check(page.text, "Kota Antah")


def test_a_blank_sheet_is_known_by_whose_it_is(world) -> None:
    line = world.assessor.scoring.regions(CODE)[0]
    pages = read_pages(world.assessor.printing.blank(CODE, line.assignment_id, EN, "F4"))
    found = world.assessor.paper.check(pages[-1].text)
    assert found.verdict is PaperVerdict.IDENTICAL
    assert (found.subject.kind, found.subject.region) == (PaperKind.BLANK, line.region.name)
    forged = page_mark(PaperKind.BLANK, pages[0].document, 1, pages[0].pages, ("x",))
    found = world.assessor.paper.check(forged.text)
    assert found.verdict is PaperVerdict.DIFFERENT
    assert found.subject.region == ""


@pytest.mark.parametrize("text", ["", "satu dua tiga", "melati"])
def test_what_are_no_six_words_is_refused(world, text: str) -> None:
    with pytest.raises(WordsUnclear):
        world.assessor.paper.check(text)


def test_half_a_code_is_refused(world) -> None:
    with pytest.raises(MarkUnclear):
        world.assessor.paper.check("SMC1:SHEET:ABCD")


def test_headquarters_knows_the_sheets_that_came_in_and_its_own_papers(world) -> None:
    package = world.signed("Kota Ambon")
    headquarters = world.headquarters
    assert [report.outcome for report in headquarters.inbox.receive([package])] == ["taken"]
    printed = read_pages(world.assessor.printing.sheet(world.draft("Kota Ambon"), ID, "A4"))
    in_wit = world.assessor.printing.drawn(world.draft("Kota Ambon"), EN, "F4", TimeZone.WIT)
    for page in (*printed, read_pages(in_wit)[0]):
        found = headquarters.paper.check(page.text)
        assert found.verdict is PaperVerdict.IDENTICAL
        assert found.subject.assessor == "Asesor Uji 1"
    world.clock.at += timedelta(hours=3)
    ranking = read_pages(headquarters.consolidation.print_ranking(CODE, ID, "A4"))
    world.clock.at += timedelta(hours=3)
    for text in (ranking[0].text, say_words(ranking[0].digest), say_words(ranking[0].document)):
        found = headquarters.paper.check(text)
        assert found.subject.kind is PaperKind.RANKING
        assert found.verdict in (PaperVerdict.IDENTICAL, PaperVerdict.DOCUMENT)


def test_headquarters_knows_its_memoranda_of_all_years(world) -> None:
    region = world.headquarters.programme.ledger("2018").rows[0].region
    pages = read_pages(world.headquarters.programme.memorandum("2018", region.id, ID, "A4"))
    found = world.headquarters.paper.check(pages[0].text)
    assert found.verdict is PaperVerdict.IDENTICAL
    assert (found.subject.kind, found.subject.region) == (PaperKind.MEMORANDUM, region.name)
    assert world.headquarters.paper.check(say_words(pages[-1].digest), region.code).page == len(pages)


def test_comparing_is_no_act_of_printing(world) -> None:
    region = world.headquarters.programme.ledger("2018").rows[0].region
    pages = read_pages(world.headquarters.programme.memorandum("2018", region.id, ID, "A4"))
    before = world.headquarters.deeds.view()
    world.headquarters.paper.check(pages[0].text)
    assert world.headquarters.deeds.view() == before


def test_the_sheet_in_a_package_is_checked_without_a_database(world, tmp_path: Path) -> None:
    package = world.signed("Kota Ambon")
    inside = world.assessor.printing.drawn(
        world.draft("Kota Ambon"), ID, "A4", TimeZone.WIB, signature_field=True
    )
    for page in read_pages(inside):
        for text in (page.text, say_words(page.digest)):
            found = check_package(text, package, tmp_path)
            assert found.verdict is PaperVerdict.IDENTICAL
            assert (found.page, found.file) == (page.page, package.name)
            assert world.assessor.paper.check(text).good
    first = read_pages(inside)[0]
    forged = page_mark(first.kind, first.document, 1, first.pages, ("99,00",))
    assert check_package(forged.text, package, tmp_path).verdict is PaperVerdict.DIFFERENT
    assert check_package(say_words(first.document), package, tmp_path).verdict is PaperVerdict.DOCUMENT
    both = f"{say_words(forged.digest)} {say_words(first.document)}"
    assert check_package(both, package, tmp_path).verdict is PaperVerdict.DIFFERENT
    found = check_package(say_words("00" * 32), package, tmp_path)
    assert (found.verdict, found.subject) == (PaperVerdict.UNKNOWN, None)


def test_a_package_that_was_changed_proves_nothing(world, tmp_path: Path) -> None:
    package = world.signed("Kota Ambon")
    data = bytearray(package.read_bytes())
    data[data.index(b"%PDF") + 100] ^= 1
    package.write_bytes(data)
    with pytest.raises(PackageRefused) as refused:
        check_package(say_words("00" * 32), package, tmp_path)
    assert refused.value.code == "E_DIGEST"


def test_a_package_without_a_sheet_is_refused(world, tmp_path: Path) -> None:
    edition = next((world.root / "plain").glob("*.asice"))
    with pytest.raises(FileProblem) as refused:
        check_package(say_words("00" * 32), edition, tmp_path)
    assert "tidak memuat lembar penilaian" in refused.value.happened.id


def test_the_key_card_is_known(world):
    from smartcity_desktop.services.printing import key_card

    (page,) = read_pages(key_card(Language.ENGLISH, "F4"))
    found = world.assessor.paper.check(page.text)
    assert (found.verdict, found.page, found.pages) == (PaperVerdict.IDENTICAL, 1, 1)
    assert found.subject.name.en == "key card"
