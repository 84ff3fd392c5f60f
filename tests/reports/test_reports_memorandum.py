from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pypdfium2
import pytest

from smartcity_desktop.core.edition import Edition, Kind, Selection
from smartcity_desktop.core.language import Language, Text
from smartcity_desktop.core.programme import Details, Event, Stage
from smartcity_desktop.core.region import RegionKind
from smartcity_desktop.reports.memorandum import memorandum_content, memorandum_pdf
from smartcity_desktop.reports.memorandum_text import ARTICLES
from smartcity_desktop.reports.paper import Paper

if TYPE_CHECKING:
    from smartcity_desktop.core.region import Region
    from smartcity_desktop.core.rubric import Rubric

ID, EN = Language.INDONESIAN, Language.ENGLISH


@pytest.fixture(scope="module")
def edition(rubric: Rubric) -> Edition:
    return Edition(
        code="2019",
        title=Text(
            "Gerakan Menuju 100 Smart City Periode 2019", "Movement towards 100 Smart Cities, 2019 edition"
        ),
        kind=Kind.REAL,
        rubric=rubric.name,
        opens=date(2019, 2, 18),
        closes=date(2019, 3, 8),
        receiving_deadline=datetime(2019, 3, 20, tzinfo=UTC),
        selection=Selection(places=25),
        regions=("R0400",),
        assessors=(),
        assignments=(),
        roster=(),
        roster_version=1,
    )


@pytest.fixture(scope="module")
def signing() -> Event:
    return Event(
        sequence=5,
        edition="2019",
        region_id="R0400",
        stage=Stage.MEMORANDUM,
        on=date(2019, 5, 16),
        note="",
        details=Details(
            signatory="Wakil Kepala Daerah Contoh",
            office="Wakil Wali Kota Ambon",
            place="Jakarta",
            number="HK.03.01/KOMINFO/DJAI/05/2019",
            number_region="415.4/12/PKS/2019",
            mandate="Nomor 094/1123/SETKOT tanggal 10 Mei 2019",
        ),
    )


def pages_of(data: bytes) -> list[str]:
    document = pypdfium2.PdfDocument(data)
    return [page.get_textpage().get_text_bounded() for page in document]


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text)


def test_it_opens_as_custom_has_it(edition: Edition, ambon: Region, signing: Event) -> None:
    content = memorandum_content(edition, ambon, signing)
    text = squeezed("".join(pages_of(memorandum_pdf(content, paper=Paper.A4, language=ID))))
    for words in (
        "NOTA KESEPAHAMAN",
        "Nomor: HK.03.01/KOMINFO/DJAI/05/2019",
        "Nomor: 415.4/12/PKS/2019",
        "Pada hari ini Kamis, tanggal enam belas bulan Mei tahun dua ribu sembilan belas, bertempat di Jakarta, "
        "kami yang bertanda tangan di bawah ini:",
        "Wakil Wali Kota Ambon, berdasarkan surat kuasa Nomor 094/1123/SETKOT tanggal 10 Mei 2019 bertindak untuk dan "
        "atas nama Pemerintah Kota Ambon, selanjutnya disebut PIHAK KEDUA.",
        "Kementerian Komunikasi dan Informatika",
        "Bimtek I, Bimtek II, Bimtek III, dan Bimtek IV",
        "5 (lima) sampai dengan 10 (sepuluh) tahun",
        "Naskah usulan",
    ):
        assert squeezed(words) in text, words


@pytest.mark.parametrize("language", [ID, EN])
@pytest.mark.parametrize("paper", list(Paper))
def test_all_articles_stand_in_order(
    edition: Edition, ambon: Region, signing: Event, paper: Paper, language: Language
) -> None:
    content = memorandum_content(edition, ambon, signing)
    assert content.fingerprint is not None
    pages = pages_of(memorandum_pdf(content, paper=paper, language=language))
    text = squeezed("".join(pages))
    at = -1
    for number, article in enumerate(ARTICLES, start=1):
        heading = {ID: f"Pasal{number}", EN: f"Article{number}"}[language] + squeezed(
            article.title.in_(language)
        )
        assert text.find(heading) > at, heading
        at = text.find(heading)
    for number, page in enumerate(pages, start=1):
        assert {ID: f"Halaman {number} dari {len(pages)}", EN: f"Page {number} of {len(pages)}"}[
            language
        ] in page
        assert content.fingerprint in squeezed(page)
    assert "{" not in text


def _last_place(page: pypdfium2.PdfPage, words: str) -> tuple[float, float]:
    """Left and lower edge of the last place where words stand."""
    reader = page.get_textpage()
    search = reader.search(words)
    found = search.get_next()
    assert found is not None
    while (after := search.get_next()) is not None:
        found = after
    left, bottom, _right, _top = reader.get_charbox(found[0])
    return left, bottom


def test_signatures_stand_side_by_side_below_the_closing_sentence(
    edition: Edition, ambon: Region, signing: Event
) -> None:
    data = memorandum_pdf(memorandum_content(edition, ambon, signing), paper=Paper.A4, language=ID)
    document = pypdfium2.PdfDocument(data)
    last = document[len(document) - 1]
    head_left, head_bottom = _last_place(last, "PIHAK KEDUA")
    ministry_left, ministry_bottom = _last_place(last, "PIHAK KESATU")
    assert head_left < ministry_left
    assert head_bottom == pytest.approx(ministry_bottom, abs=1)
    assert (
        _last_place(last, "Demikian Nota Kesepahaman")[1]
        > head_bottom
        > _last_place(last, "Wakil Kepala Daerah Contoh")[1]
    )


def test_before_the_signing_lines_are_left_to_write_on(edition: Edition, ambon: Region) -> None:
    content = memorandum_content(edition, ambon, None)
    assert content.head.office == Text("Wali Kota Ambon", "Mayor of Ambon")
    text = squeezed("".join(pages_of(memorandum_pdf(content, paper=Paper.A4, language=ID))))
    assert re.search(r"Padahariini…+,tanggal…+bulan…+tahun…+,bertempatdi…+", text)
    assert "suratkuasa" not in text
    kabupaten = replace(ambon, name="Kabupaten Banyumas", kind=RegionKind.KABUPATEN)
    assert memorandum_content(edition, kabupaten, None).head.office.id == "Bupati Banyumas"


def test_the_ministry_bears_the_name_of_its_day(edition: Edition, ambon: Region, signing: Event) -> None:
    now = memorandum_content(replace(edition, opens=date(2025, 2, 1)), ambon, None)
    assert now.ministry.institution.id == "Kementerian Komunikasi dan Digital"
    then = memorandum_content(edition, ambon, signing)
    assert then.ministry.institution.id == "Kementerian Komunikasi dan Informatika"


def test_the_fingerprint_follows_what_is_filled_in(edition: Edition, ambon: Region, signing: Event) -> None:
    first = memorandum_content(edition, ambon, signing)
    again = memorandum_content(edition, ambon, replace(signing, sequence=9))
    other = memorandum_content(edition, ambon, replace(signing, details=replace(signing.details, number="2")))
    assert first.fingerprint == again.fingerprint != other.fingerprint


def test_equal_content_gives_equal_bytes_and_stamps(edition: Edition, ambon: Region, signing: Event) -> None:
    content = memorandum_content(replace(edition, kind=Kind.SAMPLE), ambon, signing)
    data = memorandum_pdf(content, paper=Paper.F4, language=EN)
    assert data == memorandum_pdf(content, paper=Paper.F4, language=EN)
    assert all("DATA CONTOH" in page for page in pages_of(data))
    assert pypdfium2.PdfDocument(data)[0].get_size() == pytest.approx(
        (215 * 72 / 25.4, 330 * 72 / 25.4), abs=0.01
    )
