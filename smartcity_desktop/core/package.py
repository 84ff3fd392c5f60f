"""What is said of a signed package: its head, the verdict on it, and the codes of refusal (PACKAGE.md 4)."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from smartcity_desktop.core.errors import SmartCityError
from smartcity_desktop.core.language import Language, Text, printable, same, show_moment

if TYPE_CHECKING:
    from datetime import datetime

FORMAT = "smartcity-package"
FORMAT_VERSION = 1


class PackageKind(StrEnum):
    """What travels."""

    ASSESSMENT = "assessment"
    EDITION = "edition"
    RECEIPT = "receipt"
    RETURN = "return"
    ENROLMENT = "enrolment"
    REPORT = "report"


class Audience(StrEnum):
    """For whom."""

    HEADQUARTERS = "headquarters"
    ASSESSOR = "assessor"


class Role(StrEnum):
    """What a file in a package is."""

    SCORES = "scores"
    SHEET = "sheet"
    EVIDENCE = "evidence"
    AUDIT = "audit"
    EDITION = "edition"
    COMMENTS = "comments"
    DRAFTS = "drafts"


@dataclass(frozen=True, slots=True)
class Content:
    """One file of a package, as its head declares it."""

    name: str
    role: Role
    media_type: str
    size: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Head:
    """`package.json` (PACKAGE.md 4.4). `created` is UTC, to the second."""

    version: int
    kind: PackageKind
    package_id: str
    edition: str
    edition_digest: str | None
    roster_version: int
    signer: str
    certificate_sha256: str
    audience: Audience
    assignment: str | None
    region: str | None
    sequence: int
    supersedes: str | None
    created: datetime
    application: str
    audit_head: str | None
    audit_length: int
    contents: tuple[Content, ...]


class Family(StrEnum):
    """The five sentences a person needs; the code goes into the details."""

    DAMAGED = "damaged"
    SIGNER = "signer"
    VERSION = "version"
    CONTEXT = "context"
    ORDER = "order"
    CONTENT = "content"


FAMILY_TEXTS: dict[Family, tuple[Text, Text]] = {
    Family.DAMAGED: (
        Text("Berkas ini rusak atau diubah.", "This file is damaged or was changed."),
        Text(
            "Minta pengirim mengirim ulang; berkas asli tidak diubah.",
            "Ask the sender to send it again; the original file was left as it is.",
        ),
    ),
    Family.SIGNER: (
        Text(
            "Penanda tangan tidak dikenal atau sudah dicabut.",
            "The signer is unknown or was revoked.",
        ),
        Text(
            "Hubungi penanda tangan lewat jalur lain dan daftarkan kembali bila perlu.",
            "Reach the signer by another way and enrol again where needed.",
        ),
    ),
    Family.VERSION: (
        Text(
            "Paket dibuat dengan versi program lain.",
            "The package was made by another version of the program.",
        ),
        Text("Perbarui program, lalu coba lagi.", "Update the program, then try again."),
    ),
    Family.CONTEXT: (
        Text(
            "Paket ini bukan untuk periode atau penugasan ini.",
            "This package is not for this edition or assignment.",
        ),
        Text(
            "Pastikan periode dan penerimanya benar, lalu minta paket yang sesuai.",
            "Check edition and recipient, then ask for the right package.",
        ),
    ),
    Family.ORDER: (
        Text(
            "Urutan paket tidak cocok dan perlu diperiksa.",
            "The order of packages does not fit and has to be looked at.",
        ),
        Text(
            "Minta asesor mengirim semua paketnya; paket ini tetap disimpan.",
            "Ask the assessor for all of their packages; this one is kept.",
        ),
    ),
    Family.CONTENT: (
        Text(
            "Isi paket tidak memenuhi aturan program.",
            "The package's content breaks the program's rules.",
        ),
        Text(
            "Minta pengirim membuat paket baru dari programnya.",
            "Ask the sender to make a new package with the program.",
        ),
    ),
}

_CODE_TEXTS: dict[str, tuple[Text, Text]] = {
    "E_AGE": (
        Text(
            "Berkas terenkripsi ini tidak dapat dibuka: rusak, terpotong, atau bukan untuk komputer ini.",
            "This encrypted file cannot be opened: it is damaged, cut off, or not meant for this computer.",
        ),
        Text(
            "Minta pengirim mengekspor ulang dengan periode terbaru; berkas asli tidak diubah.",
            "Ask the sender to export it again with the newest edition; the original file was left as it is.",
        ),
    ),
    "E_SIGNER_EXPIRED": (
        Text("Masa berlaku sertifikat penanda tangan sudah habis.", "The signer's certificate has ended."),
        Text(
            "Daftarkan kembali penanda tangan pada periode terbaru, lalu minta ia menandatangani lagi.",
            "Enrol the signer again in the newest edition, then ask them to sign once more.",
        ),
    ),
    "DUPLICATE": (
        Text("Paket ini sudah diterima sebelumnya.", "This package was taken in before."),
        Text("Tidak perlu tindakan.", "Nothing has to be done."),
    ),
    "E_PRACTICE": (
        Text(
            "Ini paket latihan, bukan penilaian sungguhan.",
            "This is a practice package, not a real assessment.",
        ),
        Text(
            "Tidak perlu dikirim; kerjakan daerah pada periode yang sebenarnya.",
            "It need not be sent; score a region of the real edition.",
        ),
    ),
    "E_LATE": (
        Text(
            "Paket ini terlambat: masa penilaian atau penerimaan periode sudah berakhir.",
            "This package is late: the edition's time of assessing or receiving is over.",
        ),
        Text(
            "Tidak ada yang disimpan. Pusat memutuskan apakah penerimaan dibuka kembali.",
            "Nothing was kept. Headquarters decides whether receiving is opened again.",
        ),
    ),
    "E_TIME": (
        Text(
            "Waktu tanda tangan tidak cocok dengan jam komputer ini.",
            "The time of signing does not fit this computer's clock.",
        ),
        Text(
            "Periksa tanggal dan jam komputer ini; bila sudah benar, minta pengirim memeriksa jamnya.",
            "Check this computer's date and time; if they are right, ask the sender to check theirs.",
        ),
    ),
    "E_REPLAY": (
        Text(
            "Paket ini lebih lama daripada yang sudah diterima.",
            "This package is older than what was taken in.",
        ),
        Text("Pakai paket yang terbaru.", "Use the newest package."),
    ),
    "H_GAP": (
        Text(
            "Paket sebelumnya dari penugasan ini belum diterima.",
            "An earlier package of this assignment did not come in yet.",
        ),
        Text(
            "Paket ini disimpan dan diperiksa lagi begitu paket yang kurang diterima; mintalah kepada asesor.",
            "This one is kept and examined again as soon as the missing one is taken in; ask the assessor for it.",
        ),
    ),
    "H_FORK": (
        Text(
            "Paket ini bertentangan dengan paket lain dari penugasan yang sama.",
            "This package contradicts another one of the same assignment.",
        ),
        Text(
            "Paket ini disimpan; tanyakan kepada asesor paket mana yang berlaku, lalu loloskan atau tolak.",
            "This one is kept; ask the assessor which of them counts, then release it or refuse it.",
        ),
    ),
    "H_REVOKED": (
        Text(
            "Sertifikat penanda tangan sudah dicabut, tetapi paket ini distempel waktu sebelum pencabutan.",
            "The signer's certificate was revoked, but this package was time-stamped before that.",
        ),
        Text(
            "Paket ini disimpan; tanyakan kepada asesor apakah ini paketnya, lalu loloskan atau tolak.",
            "This one is kept; ask the assessor whether it is theirs, then release it or refuse it.",
        ),
    ),
    "H_MEDIA": (
        Text(
            "Sebuah foto atau PDF di dalam paket ini mungkin berbahaya: pembacanya berhenti atau dihentikan.",
            "A photo or PDF in this package may be harmful: its decoder broke down or was stopped.",
        ),
        Text(
            "Paket ini disimpan dan berkasnya tidak dibuka; tanyakan kepada asesor, lalu loloskan atau tolak.",
            "This one is kept and the file stays closed; ask the assessor, then release it or refuse it.",
        ),
    ),
}
"""Codes that need a sentence of their own: what to do is not what the rest of their family asks for."""

_FAMILIES: dict[Family, str] = {
    Family.DAMAGED: (
        "E_SIZE E_LIMIT E_AGE E_ZIP_TRUNC E_ZIP_EOCD E_ZIP_COVER E_ZIP_CD E_ZIP_MISMATCH E_ZIP_NAME E_ZIP_DUP "
        "E_ZIP_TYPE E_ZIP_METHOD E_ZIP_SIZE E_ZIP_FLAGS E_ZIP_ENCRYPTED E_ZIP_EXTRA E_ZIP_ZIP64 E_MIMETYPE E_ORDER "
        "E_SET E_CMS_FORM E_CMS_PARSE E_CMS_PROFILE E_CMS_ALG E_CMS_DIGEST E_CMS_STAMP E_SIG_INVALID E_MANIFEST_FORM E_DIGEST"
    ),
    Family.SIGNER: "E_SIGNER_UNKNOWN E_SIGNER_REVOKED E_SIGNER_EXPIRED E_SIGNER_CHAIN H_REVOKED",
    Family.VERSION: "E_VERSION_NEWER E_VERSION_OLD",
    Family.CONTEXT: "E_TYPE E_EDITION E_AUDIENCE E_ASSIGNMENT E_TIME E_LATE E_BIND E_PRACTICE",
    Family.ORDER: "E_REPLAY H_GAP H_FORK DUPLICATE",
    Family.CONTENT: "E_JSON E_JSON_FORM E_SCHEMA E_PDF_SIG E_PDF_SIGNER E_AUDIT E_SCORES E_EVIDENCE H_MEDIA",
}
CODES: dict[str, Family] = {code: family for family, codes in _FAMILIES.items() for code in codes.split()}


class PackageRefused(SmartCityError):
    """A package that is refused (`E_…`), held for a human (`H_…`) or already taken (`DUPLICATE`).

    Attributes:
        code: one of `CODES`.
        detail: what exactly was found, for the log and the details box.
        said: what happened and what to do, where this case needs other words than its code.
    """

    def __init__(self, code: str, detail: str, said: tuple[Text, Text] | None = None) -> None:
        super().__init__(code, detail)
        self.code = code
        self.detail = detail
        self.said = said
        self.family = CODES[code]

    @property
    def held(self) -> bool:
        """Whether it waits for a human instead of being refused."""
        return self.code.startswith("H_")

    @property
    def happened(self) -> Text:
        return (self.said or _CODE_TEXTS.get(self.code, FAMILY_TEXTS[self.family]))[0]

    @property
    def remedy(self) -> Text:
        return (self.said or _CODE_TEXTS.get(self.code, FAMILY_TEXTS[self.family]))[1]

    @property
    def technical(self) -> Text:
        """Code and detail, for the details box."""
        return same(f"{self.code}: {self.detail}")


@dataclass(frozen=True, slots=True)
class TimeStamp:
    """When a signature was there for certain (UTC), on the word of which service."""

    at: datetime
    service: str
    certificate_sha256: str


def stamp_text(stamp: TimeStamp) -> Text:
    """Say by whom and when a signature was time-stamped."""
    return Text("Distempel waktu oleh {name}, {at}.", "Time-stamped by {name}, {at}.").filled(
        name=same(printable(stamp.service[:80])),
        at=Text(*(show_moment(stamp.at, language, seconds=True) for language in Language)),
    )


@dataclass(frozen=True, slots=True)
class Verdict:
    """What was found of one package: intact, valid, trusted, by whom, and why not.

    Attributes:
        file: name of the file looked at.
        digest: package digest (SHA-256 of the manifest, hex) once it is known.
        intact: the bytes are those that were signed.
        valid: the signature is mathematically right.
        trusted: the signer is on the roster, active, and the package is for us. False where no edition was at hand.
        signer: name and id of the signer as the roster has it, or the certificate's own words.
        signed_at: claimed time of signing, UTC.
        head: `package.json`, where it could be read.
        refusal: why not, or `None`.
        time_stamp: over the signature, by a service that the edition names; `None` where there is none that counts.
        notes: what a person should know although it refuses nothing (a clock that is wrong, what was not checked).
    """

    file: str
    digest: str | None
    intact: bool
    valid: bool
    trusted: bool
    signer: str
    signed_at: datetime | None
    head: Head | None
    refusal: PackageRefused | None
    notes: tuple[Text, ...] = ()
    time_stamp: TimeStamp | None = None

    @property
    def good(self) -> bool:
        """Intact, valid, trusted and not refused."""
        return self.intact and self.valid and self.trusted and self.refusal is None
