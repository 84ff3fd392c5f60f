"""What the papers say, in both languages, besides what comes from the data."""

from __future__ import annotations

from smartcity_desktop.core.edition import Kind, Mode
from smartcity_desktop.core.language import Text
from smartcity_desktop.core.rubric import EvidenceKind

PROGRAMME = Text("Gerakan Menuju 100 Smart City", "Movement towards 100 Smart Cities")
PAGE = Text("Halaman {number} dari {pages}", "Page {number} of {pages}")
MADE_WITH = Text("Dibuat dengan SmartCity Desktop", "Made with SmartCity Desktop")
STAMPS = {
    Kind.PRACTICE: Text("LATIHAN", "LATIHAN · PRACTICE"),
    Kind.SAMPLE: Text("DATA CONTOH", "DATA CONTOH · SAMPLE DATA"),
}
GHOSTS = {Kind.PRACTICE: "LATIHAN", Kind.SAMPLE: "DATA CONTOH"}

# Fingerprints
PAGE_WORDS = Text("Sidik halaman ini dalam enam kata", "Fingerprint of this page in six words")
SIGNED_FINGERPRINT = Text(
    "Sidik digital isi yang ditandatangani (SHA-256)", "Fingerprint of the signed content (SHA-256)"
)
DRAFT_FINGERPRINT = Text(
    "DRAF, belum ditandatangani – sidik digital isi sementara (SHA-256)",
    "DRAFT, not signed – fingerprint of the content so far (SHA-256)",
)
RUBRIC_FINGERPRINT = Text(
    "Sidik digital rubrik lembar kosong ini (SHA-256)", "Fingerprint of this blank sheet's rubric (SHA-256)"
)
RANKING_FINGERPRINT = Text(
    "Sidik digital masukan peringkat (SHA-256)", "Fingerprint of the ranking's inputs (SHA-256)"
)
MEMORANDUM_FINGERPRINT = Text(
    "Sidik digital isi naskah (SHA-256)", "Fingerprint of the text's content (SHA-256)"
)
UNSIGNED = Text(
    "DRAF – isi belum ditandatangani, belum mempunyai sidik digital.",
    "DRAFT – the content is not signed and has no fingerprint yet.",
)

# Score sheet
SHEET = Text("Lembar Penilaian", "Score Sheet")
BLANK_SHEET = Text("Lembar Penilaian – formulir kosong", "Score Sheet – blank form")
REGION = Text("Daerah", "Region")
PROVINCE = Text("Provinsi", "Province")
CODE = Text("Kode wilayah", "Region code")
ASSESSOR = Text("Asesor", "Assessor")
INSTITUTION = Text("Lembaga", "Institution")
MODE = Text("Cara penilaian", "Way of assessment")
MODES = {Mode.INTERVIEW: Text("Wawancara", "Interview"), Mode.VISIT: Text("Visitasi", "Site visit")}
ASSIGNMENT = Text("Nomor penugasan", "Assignment")
REVISION = Text("Revisi", "Revision")
RUBRIC = Text("Rubrik", "Rubric")
RUBRIC_VERSION = Text("{title} ({code}, versi {version})", "{title} ({code}, version {version})")
STATUS = Text("Status", "Status")
SIGNED_ON = Text("Ditandatangani {moment}", "Signed {moment}")
DRAFT = Text("Draf, belum ditandatangani", "Draft, not signed")
TO_FILL = Text("Formulir untuk diisi dengan pena", "Form to be filled in by pen")

SUMMARY = Text("Ringkasan hasil", "Summary of results")
TOTAL = Text("Nilai total", "Total")
BAND = Text("Predikat", "Band")
COVERAGE = Text("Cakupan bobot", "Weight covered")
ANSWERED = Text("Indikator dijawab", "Indicators answered")
ANSWERED_OF = Text("{given} dari {all}", "{given} of {all}")
BOUNDS = Text("Rentang bila dilengkapi", "Range once complete")
BOUNDS_OF = Text("{lower} sampai {upper}", "{lower} to {upper}")
SCALE_OF = Text("skala {lower}–{upper}", "scale {lower}–{upper}")
NOT_APPLICABLE = Text("tidak berlaku", "not applicable")

INDICATORS = Text("Penilaian per indikator", "Scores by indicator")
INDICATOR = Text("Indikator", "Indicator")
WEIGHT = Text("Bobot %", "Weight %")
LEVEL = Text("Tingkat", "Level")
VALUE = Text("Nilai", "Value")
EVIDENCE = Text("Bukti", "Evid.")
NA_BOX = Text("TB", "NA")
LEGEND = Text("Tingkat: {levels}.", "Levels: {levels}.")
LEGEND_NA = Text(
    "TB = tidak berlaku. Bobot dinyatakan dalam persen dari induknya.",
    "NA = not applicable. Weights are percentages of the parent.",
)
COMMENT = Text("Catatan", "Comment")
REASON = Text("Alasan tidak berlaku", "Why not applicable")
CONTINUED = Text("{code} – lanjutan", "{code} – continued")
UNANSWERED = Text("belum dinilai", "not scored")
FIGURE = Text("Angka", "Figure")
OPTIONAL = Text("opsional", "optional")
NOT_APPLICABLE_WHY = Text("Tidak berlaku, karena:", "Not applicable, because:")
EVIDENCE_EXPECTED = Text("Bukti dukung:", "Evidence:")
EVIDENCE_COUNT = Text("jumlah", "number")
EVIDENCE_LIST = Text("Daftar bukti dukung", "List of evidence")
NOT_GRADED = Text("Belum dinilai", "Not graded")
EVIDENCE_KINDS = {
    EvidenceKind.DOCUMENT: Text("dokumen", "document"),
    EvidenceKind.DATA: Text("data", "data"),
    EvidenceKind.PHOTO: Text("foto", "photo"),
    EvidenceKind.INTERVIEW: Text("wawancara", "interview"),
    EvidenceKind.DEMONSTRATION: Text("demonstrasi", "demonstration"),
}

FINDINGS = Text("Temuan umum", "General findings")
NO_FINDINGS = Text("Tidak ada temuan umum yang dicatat.", "No general findings were recorded.")
SIGNATURE = Text("Tanda tangan asesor", "Signature of the assessor")
PLACE_DATE = Text("Tempat, tanggal", "Place, date")
ELECTRONIC = Text("Tanda tangan elektronik", "Electronic signature")
ELECTRONIC_STATEMENT = Text(
    "Lembar ini ditandatangani secara elektronik dengan tanda tangan elektronik tidak tersertifikasi "
    "(PP Nomor 71 Tahun 2019), memakai sertifikat milik program. Isi yang ditandatangani dikenali dari sidik digital pada "
    "setiap halaman; cetakan ini bukan pengganti paket aslinya.",
    "This sheet is signed with an uncertified electronic signature (tanda tangan elektronik tidak tersertifikasi, "
    "Government Regulation 71/2019), using a certificate of the programme. The signed content is known by the "
    "fingerprint on each page; this print does not replace the original package.",
)
ELECTRONIC_NONE = Text(
    "Lembar ini belum ditandatangani secara elektronik.",
    "This sheet has not been signed electronically.",
)
SIGNED_BY = Text("Ditandatangani secara elektronik oleh", "Signed electronically by")
UNCERTIFIED = Text(
    "Tanda tangan elektronik tidak tersertifikasi",
    "Tanda tangan elektronik tidak tersertifikasi (uncertified)",
)
CERTIFICATE = Text("Sidik digital sertifikat", "Certificate fingerprint")
SIGNED_AT = Text("Waktu penandatanganan", "Time of signing")

# Ranking list
RANKING = Text("Daftar Peringkat Daerah", "Ranking of Regions")
DECIDED = Text("Telah diputuskan", "Decided")
PROVISIONAL = Text("Sementara, belum diputuskan", "Provisional, not decided")
MADE_AT = Text("Dibuat", "Made")
REGIONS_RANKED = Text("Daerah diperingkat", "Regions ranked")
PLACES = Text("Daerah terpilih", "Places")
PLACES_OF = Text("{places} terbaik", "best {places}")
RANK = Text("Peringkat", "Rank")
ASSESSORS = Text("Asesor", "Assr.")
NOTE = Text("Keterangan", "Note")
CUT_LINE = Text("batas terpilih – {places} daerah terbaik", "cut line – best {places} regions")
OPEN_TIE = Text("Nilai sama di batas terpilih", "Tie across the cut line")
OPEN_TIE_OF = Text(
    "{regions} bernilai sama di batas terpilih dan rantai aturan tidak memisahkannya; rapat yang memutuskan.",
    "{regions} are tied across the cut line and the chain of rules does not separate them; the meeting decides.",
)
UNRANKED = Text("Belum dapat diperingkat", "Not ranked yet")
UNRANKED_REASON = Text("Nilai panel belum lengkap.", "The panel's values are incomplete.")
COVERED = Text("Cakupan {share}.", "{share} covered.")
AND = Text("{first} dan {last}", "{first} and {last}")
CHAIR = Text("Ketua sidang pemilihan", "Chair of the selection meeting")
NAME_OFFICE = Text("Nama dan jabatan", "Name and office")
RANKING_UNSIGNED = Text(
    "SEMENTARA – daftar ini belum mempunyai sidik digital.",
    "PROVISIONAL – this list has no fingerprint yet.",
)
