"""The articles of the memorandum, a draft text of our own for the parties to work on (naskah usulan)."""

from __future__ import annotations

from typing import NamedTuple

from smartcity_desktop.core.language import Text


class Article(NamedTuple):
    """One article: its title and its numbered paragraphs. A paragraph may have lettered items."""

    title: Text
    paragraphs: tuple[tuple[Text, tuple[Text, ...]], ...]


TITLE = Text("Nota Kesepahaman", "Memorandum of Understanding")
BETWEEN = Text("antara", "between")
AND = Text("dan", "and")
ABOUT = Text("tentang", "on")
SUBJECT = Text(
    "Pelaksanaan Gerakan Menuju 100 Smart City di {region}",
    "Carrying Out the Movement towards 100 Smart Cities in {region}",
)
NUMBERS = Text("Nomor", "Number")
OPENING = Text(
    "Pada hari ini {date}, bertempat di {place}, kami yang bertanda tangan di bawah ini:",
    "On this day, {date}, in {place}, we the undersigned:",
)
DAY_TO_WRITE = Text("{blank}, tanggal {blank} bulan {blank} tahun {blank}", "{blank}, the {blank} of {blank}")
PARTY_FIRST = Text("PIHAK KESATU", "FIRST PARTY")
PARTY_SECOND = Text("PIHAK KEDUA", "SECOND PARTY")
PARTY = Text(
    "{office}, bertindak untuk dan atas nama {institution}, selanjutnya disebut {party}.",
    "{office}, acting for and on behalf of the {institution}, hereinafter called the {party}.",
)
PARTY_MANDATED = Text(
    "{office}, berdasarkan surat kuasa {mandate} bertindak untuk dan atas nama {institution}, "
    "selanjutnya disebut {party}.",
    "{office}, under the letter of mandate {mandate} acting for and on behalf of the {institution}, "
    "hereinafter called the {party}.",
)
TOGETHER = Text(
    "PIHAK KESATU dan PIHAK KEDUA secara bersama-sama disebut PARA PIHAK. PARA PIHAK sepakat mengadakan Nota "
    "Kesepahaman dalam rangka {title} dengan ketentuan sebagai berikut:",
    "The FIRST PARTY and the SECOND PARTY are together called the PARTIES. The PARTIES agree on this Memorandum of "
    "Understanding within {title}, as follows:",
)
ARTICLE = Text("Pasal {number}", "Article {number}")
DRAFT = Text("Naskah usulan", "Draft text")
DRAFT_NOTE = Text(
    "Naskah usulan: bunyi pasal disusun sebagai bahan pembahasan PARA PIHAK dan bukan naskah resmi sampai ditandatangani.",
    "Draft text: the wording of the articles is a proposal for the PARTIES to discuss and is not official until signed.",
)
CLOSING = Text(
    "Demikian Nota Kesepahaman ini dibuat dan ditandatangani di {place} pada hari dan tanggal tersebut di atas, dalam "
    "rangkap 2 (dua) asli, bermeterai cukup, dan masing-masing mempunyai kekuatan hukum yang sama.",
    "This Memorandum of Understanding is made and signed in {place} on the day and date first written above, in 2 (two) "
    "originals bearing sufficient stamp duty, each having the same legal force.",
)


def _one(id_: str, en: str) -> tuple[Text, tuple[Text, ...]]:
    return Text(id_, en), ()


ARTICLES = (
    Article(
        Text("Maksud dan Tujuan", "Purpose and Aims"),
        (
            _one(
                "Nota Kesepahaman ini dimaksudkan sebagai landasan kerja sama PARA PIHAK dalam melaksanakan Gerakan "
                "Menuju 100 Smart City di {region}.",
                "This Memorandum of Understanding is the basis on which the PARTIES work together to carry out the "
                "Movement towards 100 Smart Cities in {region}.",
            ),
            _one(
                "Nota Kesepahaman ini bertujuan agar PIHAK KEDUA memiliki rencana induk (masterplan) smart city dan "
                "program percepatan (quick win) yang selaras dengan rencana pembangunan daerah.",
                "Its aim is that the SECOND PARTY has a smart-city master plan and a quick-win programme in line with "
                "its regional development plan.",
            ),
        ),
    ),
    Article(
        Text("Ruang Lingkup", "Scope"),
        (
            (
                Text(
                    "Ruang lingkup Nota Kesepahaman ini meliputi:", "The scope of this Memorandum comprises:"
                ),
                (
                    Text("bimbingan teknis dan pendampingan;", "technical guidance and mentoring;"),
                    Text(
                        "penyusunan rencana induk smart city daerah;",
                        "drafting of the region's smart-city master plan;",
                    ),
                    Text(
                        "pelaksanaan program percepatan (quick win); dan",
                        "carrying out of a quick-win programme; and",
                    ),
                    Text("pemantauan dan evaluasi.", "monitoring and evaluation."),
                ),
            ),
        ),
    ),
    Article(
        Text("Pelaksanaan dan Pendampingan", "Implementation and Mentoring"),
        (
            _one(
                "PIHAK KESATU menyelenggarakan bimbingan teknis (bimtek) dalam 4 (empat) tahap, yaitu Bimtek I, Bimtek "
                "II, Bimtek III, dan Bimtek IV, serta menugaskan pendamping dari unsur praktisi dan akademisi.",
                "The FIRST PARTY holds technical guidance (bimtek) in 4 (four) stages, Bimtek I, Bimtek II, Bimtek III "
                "and Bimtek IV, and assigns mentors who are practitioners and academics.",
            ),
            _one(
                "PIHAK KEDUA membentuk dewan dan tim pelaksana smart city, menyediakan data yang diperlukan, dan "
                "menugaskan peserta yang sama pada setiap tahap bimtek.",
                "The SECOND PARTY forms a smart-city council and team, provides the data needed, and assigns the same "
                "participants to every stage of bimtek.",
            ),
        ),
    ),
    Article(
        Text("Rencana Induk", "Master Plan"),
        (
            _one(
                "PIHAK KEDUA menyusun rencana induk smart city untuk jangka waktu {horizon} dan menyerahkannya kepada "
                "PIHAK KESATU setelah Bimtek IV.",
                "The SECOND PARTY draws up a smart-city master plan for {horizon} and hands it to the FIRST PARTY after "
                "Bimtek IV.",
            ),
            _one(
                "Rencana induk sebagaimana dimaksud pada ayat (1) ditetapkan oleh PIHAK KEDUA dan menjadi rujukan dalam "
                "perencanaan dan penganggaran daerah.",
                "The master plan referred to in paragraph (1) is adopted by the SECOND PARTY and is a reference for "
                "regional planning and budgeting.",
            ),
        ),
    ),
    Article(
        Text("Pembiayaan", "Funding"),
        (
            _one(
                "Segala biaya yang timbul dari pelaksanaan Nota Kesepahaman ini dibebankan pada anggaran masing-masing "
                "pihak sesuai dengan tugas dan ketentuan peraturan perundang-undangan.",
                "All costs arising from this Memorandum are borne by the budget of each party according to its tasks and "
                "the laws and regulations.",
            ),
        ),
    ),
    Article(
        Text("Jangka Waktu", "Duration"),
        (
            _one(
                "Nota Kesepahaman ini berlaku selama 1 (satu) tahun terhitung sejak tanggal ditandatangani dan dapat "
                "diperpanjang berdasarkan kesepakatan tertulis PARA PIHAK.",
                "This Memorandum is in force for 1 (one) year from the date of signing and may be extended by written "
                "agreement of the PARTIES.",
            ),
            _one(
                "Nota Kesepahaman ini dapat diakhiri sebelum jangka waktu berakhir dengan pemberitahuan tertulis paling "
                "lambat 30 (tiga puluh) hari sebelumnya.",
                "It may be ended earlier by written notice at least 30 (thirty) days in advance.",
            ),
        ),
    ),
    Article(
        Text("Penutup", "Closing"),
        (
            _one(
                "Hal-hal yang belum diatur dalam Nota Kesepahaman ini akan diatur kemudian oleh PARA PIHAK dalam adendum "
                "atau perjanjian kerja sama yang merupakan bagian tidak terpisahkan.",
                "Matters not settled here will be settled by the PARTIES in an addendum or a cooperation agreement that "
                "is an integral part of this Memorandum.",
            ),
            _one(
                "Perbedaan penafsiran diselesaikan secara musyawarah untuk mufakat.",
                "Differences of interpretation are settled by deliberation and consensus.",
            ),
        ),
    ),
)
