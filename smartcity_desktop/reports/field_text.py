"""The words of the papers of fieldwork: minutes of a visit, and the list of what was promised later."""

from __future__ import annotations

from smartcity_desktop.core.language import Text

MINUTES = Text("Berita Acara Kunjungan", "Minutes of the Site Visit")
SUBJECT = Text("Visitasi dalam rangka {title} di {region}", "Site visit within {title} in {region}")
NUMBER = Text("Nomor", "Number")
OPENING = Text(
    "Pada hari ini {date}, pukul {hours}, bertempat di {place}, telah dilaksanakan kunjungan (visitasi) dalam rangka "
    "{title} di {region}, berdasarkan surat tugas nomor {letter}, oleh dan antara:",
    "On this day, {date}, at {hours}, in {place}, a site visit within {title} took place in {region}, under the letter "
    "of assignment number {letter}, by and between:",
)
DAY_TO_WRITE = Text("{blank}, tanggal {blank} bulan {blank} tahun {blank}", "{blank}, the {blank} of {blank}")
HOURS = Text("{began} sampai dengan {ended} {zone}", "{began} to {ended} {zone}")
REGION_PARTY = Text("Pihak daerah", "The region")
PANEL_PARTY = Text("Tim asesor", "The assessors")
PARTY = Text(
    "{office}, bertindak untuk dan atas nama Pemerintah {region}.",
    "{office}, for the Government of {region}.",
)
PARTY_MANDATED = Text(
    "{office}, berdasarkan surat kuasa nomor {mandate}, bertindak untuk dan atas nama Pemerintah {region}.",
    "{office}, under the letter of mandate number {mandate}, for the Government of {region}.",
)
AGENDA = Text("Agenda", "Agenda")
FINDINGS = Text("Hasil kunjungan", "Findings of the visit")
LATER = Text("Dokumen dan data yang dijanjikan menyusul", "Documents and data promised later")
PRESENT = Text(
    "Kunjungan dihadiri oleh {n} orang sebagaimana tercantum dalam daftar hadir pada Lampiran I, yang merupakan bagian "
    "tidak terpisahkan dari berita acara ini.",
    "{n} people took part, as set out in the attendance list in Annex I, which is an integral part of these minutes.",
)
PHOTOS_ADDED = Text(
    "Dokumentasi foto tercantum dalam Lampiran {annex}.", "Photographs are set out in Annex {annex}."
)
CLOSING = Text(
    "Demikian berita acara ini dibuat dengan sebenar-benarnya pada hari dan tanggal tersebut di atas, dalam rangkap 2 "
    "(dua), untuk dipergunakan sebagaimana mestinya.",
    "These minutes are made truthfully on the day and date first written above, in 2 (two) copies, to be used as "
    "appropriate.",
)
ANNEX = Text("Lampiran {annex}", "Annex {annex}")
ATTENDANCE = Text("Daftar Hadir", "Attendance List")
PHOTOS = Text("Dokumentasi Foto", "Photographs")
NAME = Text("Nama", "Name")
OFFICE = Text("Jabatan / lembaga", "Office / institution")
SIGNATURE = Text("Tanda tangan", "Signature")
NO = Text("No.", "No.")
PHOTO = Text("Foto {n}. {caption}", "Photograph {n}. {caption}")
PHOTO_OF = Text(
    "Indikator {code} · berkas {file} · SHA-256 {digest}", "Indicator {code} · file {file} · SHA-256 {digest}"
)
PHOTO_GONE = Text("Foto ini tidak dapat ditampilkan.", "This photograph cannot be shown.")
PHOTOS_LEFT = Text(
    "{n} foto selebihnya ada dalam paket penilaian dan tidak dicetak di sini.",
    "The other {n} photographs are in the assessment package and are not printed here.",
)
VISIT_FINGERPRINT = Text(
    "Sidik digital isi berita acara (SHA-256)", "Fingerprint of the minutes' content (SHA-256)"
)

PROMISES = Text("Daftar Dijanjikan Menyusul", "List of What Was Promised Later")
PROMISES_INTRO = Text(
    "Dalam penilaian {region} pada {title}, pihak daerah menjanjikan dokumen dan data berikut menyusul. Mohon "
    "disampaikan kepada asesor {assessor} paling lambat pada tenggat masing-masing.",
    "In the assessment of {region} within {title}, the region promised to hand in the following documents and data "
    "later. Please hand each to the assessor, {assessor}, by its due date.",
)
NOTHING = Text("Tidak ada yang dijanjikan menyusul.", "Nothing was promised later.")
INDICATOR = Text("Indikator", "Indicator")
WHAT = Text("Yang dijanjikan", "What was promised")
DUE = Text("Tenggat", "Due")
STATE = Text("Keadaan", "State")
KEPT = Text("sudah dipenuhi", "kept")
OPEN = Text("belum", "open")
NO_DUE = Text("–", "–")
COUNT = Text("{open} belum dipenuhi, {kept} sudah dipenuhi.", "{open} open, {kept} kept.")
RECEIVED = Text("Diketahui, pihak daerah", "Seen by the region")
ASSESSOR = Text("Asesor", "Assessor")
PROMISES_FINGERPRINT = Text(
    "Sidik digital isi daftar (SHA-256)", "Fingerprint of the list's content (SHA-256)"
)
UNSIGNED = Text("Belum mempunyai sidik digital.", "Has no fingerprint yet.")
