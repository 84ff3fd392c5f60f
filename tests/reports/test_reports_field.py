"""Papers of fieldwork: what stands on their pages, read back with pypdf."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from smartcity_desktop.core.edition import Assessor, Kind
from smartcity_desktop.core.language import Language, Text
from smartcity_desktop.core.paper_page import PaperKind, read_pages
from smartcity_desktop.core.promise import Promise
from smartcity_desktop.core.visit import Attendee, Visit
from smartcity_desktop.reports.field_content import FieldContent, Photo, points
from smartcity_desktop.reports.paper import Paper
from smartcity_desktop.reports.promises import promises_pdf
from smartcity_desktop.reports.visit import print_visit

if TYPE_CHECKING:
    from smartcity_desktop.core.region import Region

VISIT = Visit(
    "2019-05-16",
    "09.00",
    "11.30",
    "WIT",
    "Balai Kota Ambon",
    "090/214/2019",
    "Wakil Contoh",
    "Sekretaris Kota Ambon",
    "120/55/2019",
    "1. Pembukaan\n2) Paparan",
    "- Jaringan serat optik sudah ada.\n- Rencana induk belum ditetapkan.",
    (
        Attendee("001", "Wakil Contoh", "Sekretaris Kota Ambon", "region"),
        Attendee("002", "Asesor Contoh", "Universitas Contoh", "panel"),
    ),
)
PROMISES = (
    Promise("a", "INF-F1", "Perwali TIK", date(2019, 6, 30)),
    Promise("b", "INF-F1", "Data SDM", None, kept=True),
)


def photo(number: int) -> Photo:
    pixels = bytes([number * 25, 120, 200]) * (40 * 30)
    return Photo(
        f"Ruang kendali {number}", "INF-F1", f"IMG_{number}.jpg", f"{number:064x}"[::-1], (40, 30, pixels)
    )


@pytest.fixture
def content(ambon: Region) -> FieldContent:
    return FieldContent(
        Text("Periode contoh", "Sample edition"),
        Kind.REAL,
        ambon,
        Assessor("A-01", "Asesor Contoh", "Universitas Contoh"),
        VISIT,
        PROMISES,
        {"INF-F1": Text("Jaringan", "Network")},
        (),
        0,
        "ab" * 32,
    )


def pages(data: bytes) -> list[str]:
    return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(data)).pages]


def test_minutes_open_in_the_customary_form(content: FieldContent) -> None:
    first, attendance = pages(print_visit(content, paper=Paper.A4, language=Language.INDONESIAN).data)
    assert (
        "Pada hari ini Kamis, tanggal enam belas bulan Mei tahun dua ribu sembilan belas, pukul 09.00 sampai dengan "
        "11.30 WIT, bertempat di Balai Kota Ambon"
    ) in first
    assert "surat tugas nomor 090/214/2019" in first
    assert "berdasarkan surat kuasa nomor 120/55/2019" in first
    assert "1. Pembukaan 2. Paparan" in first
    assert "1. Jaringan serat optik sudah ada. 2. Rencana induk belum ditetapkan." in first
    assert "Perwali TIK (INF-F1; tenggat 30 Juni 2019)" in first
    assert "Data SDM" not in first, "what was kept is promised no more"
    assert "dihadiri oleh 2 orang" in first
    assert "Demikian berita acara ini dibuat dengan sebenar-benarnya" in first
    assert "Lampiran I Daftar Hadir" in attendance
    assert (
        attendance.index("Pihak daerah") < attendance.index("Wakil Contoh") < attendance.index("Tim asesor")
    )


def test_minutes_in_english_have_colons_and_no_scores(content: FieldContent) -> None:
    first = pages(print_visit(content, paper=Paper.F4, language=Language.ENGLISH).data)[0]
    assert "at 09:00 to 11:30 WIT, in Balai Kota Ambon" in first
    assert "These minutes are made truthfully" in first


def test_what_was_not_recorded_has_lines_to_write_on(content: FieldContent) -> None:
    blank = replace(content, visit=Visit(), promises=())
    first, attendance = pages(print_visit(blank, paper=Paper.A4, language=Language.INDONESIAN).data)
    assert "Pada hari ini ……………, tanggal …………… bulan …………… tahun ……………" in first
    assert "Asesor Contoh" in first
    assert "5." in attendance


@pytest.mark.parametrize(("count", "annex_pages"), [(1, 1), (2, 1), (3, 2), (7, 2), (9, 3)])
def test_photos_stand_two_or_four_a_page_with_their_captions(
    content: FieldContent, count: int, annex_pages: int
) -> None:
    photos = tuple(photo(n) for n in range(1, count + 1))
    data = print_visit(replace(content, photos=photos), paper=Paper.A4, language=Language.INDONESIAN).data
    told = pages(data)
    assert len(told) == 2 + annex_pages
    annex = " ".join(told[2:])
    assert "Lampiran II Dokumentasi Foto" in annex
    for n in range(1, count + 1):
        assert f"Foto {n}. Ruang kendali {n}" in annex
    assert sum(len(page.images) for page in PdfReader(BytesIO(data)).pages) == count


def test_a_photo_that_cannot_be_shown_leaves_its_caption_and_the_marks_of_the_pages(
    content: FieldContent,
) -> None:
    whole = replace(content, photos=(photo(1),), photos_left=3)
    frame = replace(whole, photos=(replace(photo(1), picture=None),))
    told, bare = (print_visit(one, paper=Paper.A4, language=Language.ENGLISH).data for one in (whole, frame))
    assert read_pages(told) == read_pages(bare)
    assert "This photograph cannot be shown." in pages(bare)[-1]
    assert "The other 3 photographs" in pages(told)[-1]


def test_every_page_bears_its_mark_and_equal_content_gives_equal_bytes(content: FieldContent) -> None:
    first, second = (print_visit(content, paper=Paper.A4, language=Language.ENGLISH) for _ in range(2))
    assert first.data == second.data
    marks = read_pages(first.data)
    assert [(mark.kind, mark.page, mark.pages) for mark in marks] == [
        (PaperKind.VISIT, 1, 2),
        (PaperKind.VISIT, 2, 2),
    ]
    assert first.place is None
    signed = print_visit(content, paper=Paper.A4, language=Language.ENGLISH, signature_field=True)
    assert signed.place is not None


def test_long_minutes_flow_over_pages(content: FieldContent) -> None:
    visit = replace(
        VISIT,
        conclusion="\n".join(f"Temuan ke-{n} dengan uraian yang cukup panjang." for n in range(1, 90)),
        attendees=tuple(Attendee(f"{n:03}", f"Peserta Contoh {n}", "Dinas") for n in range(1, 60)),
    )
    told = pages(
        print_visit(replace(content, visit=visit), paper=Paper.A4, language=Language.INDONESIAN).data
    )
    whole = " ".join(told)
    assert len(told) > 4
    assert "89. Temuan ke-89" in whole
    assert "Peserta Contoh 59" in whole
    assert sum("Tanda tangan" in page for page in told) >= 3, "the head of the table comes again"


def test_promises_are_listed_for_the_region(content: FieldContent) -> None:
    (page,) = pages(promises_pdf(content, paper=Paper.F4, language=Language.INDONESIAN))
    assert "INF-F1 Jaringan Perwali TIK 30 Juni 2019 belum" in page
    assert "Data SDM – sudah dipenuhi" in page
    assert "1 belum dipenuhi, 1 sudah dipenuhi." in page
    (none,) = pages(promises_pdf(replace(content, promises=()), paper=Paper.A4, language=Language.ENGLISH))
    assert "Nothing was promised later." in none


def test_points_lose_the_numbers_typed_before_them() -> None:
    assert points("1. Satu\n\n 2) Dua\n• Tiga\n- Empat\n2019 tetap") == (
        "Satu",
        "Dua",
        "Tiga",
        "Empat",
        "2019 tetap",
    )
