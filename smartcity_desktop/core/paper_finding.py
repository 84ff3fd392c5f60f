"""What was found of a paper that somebody holds in their hand, in words."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from smartcity_desktop.core.language import Text
from smartcity_desktop.core.paper_page import KIND_NAMES, PaperKind


class PaperVerdict(StrEnum):
    """How a paper compares with what is on file."""

    IDENTICAL = "identical"
    SUPERSEDED = "superseded"
    DOCUMENT = "document"
    DIFFERENT = "different"
    UNKNOWN = "unknown"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class PaperSubject:
    """What a paper is of.

    Attributes:
        kind: of the paper.
        edition: code. region, assessor: names; empty where it has none.
        assessment_id: of a score sheet.
        revision: of a score sheet; 0 otherwise. newest: the newest signed revision on file.
        draft: whether the sheet on file is not signed.
    """

    kind: PaperKind
    edition: str
    region: str = ""
    assessor: str = ""
    assessment_id: str = ""
    revision: int = 0
    newest: int = 0
    draft: bool = False

    @property
    def name(self) -> Text:
        """What it is, as it is called in a sentence."""
        of = [part for part in (self.region, self.assessor) if part]
        words = KIND_NAMES[self.kind]
        if self.edition:
            words = Text("{kind} {edition}", "{kind} {edition}").filled(kind=words, edition=self.edition)
        if of:
            words = Text("{words}, {of}", "{words}, {of}").filled(words=words, of=", ".join(of))
        if self.revision:
            words = Text("{words}, revisi {n}", "{words}, revision {n}").filled(words=words, n=self.revision)
        return words


@dataclass(frozen=True, slots=True)
class PaperFinding:
    """What was found.

    Attributes:
        verdict: how the paper compares.
        subject: what it is of, where that is known.
        page, pages: which page of how many; 0 where that is not known.
        document: fingerprint of the document (64 hex digits), or empty.
        digest: of the page on file (64 hex digits), or empty.
        searched: how many documents were looked through.
        file: name of the package it was compared with; empty where with the data on this computer.
    """

    verdict: PaperVerdict
    subject: PaperSubject | None = None
    page: int = 0
    pages: int = 0
    document: str = ""
    digest: str = ""
    searched: int = 0
    file: str = ""

    @property
    def good(self) -> bool:
        """Whether the paper is what is on file."""
        return self.verdict in (PaperVerdict.IDENTICAL, PaperVerdict.SUPERSEDED)

    @property
    def happened(self) -> Text:
        """One sentence on what was found."""
        subject = self.subject.name if self.subject else Text("dokumen ini", "this document")
        words = _HAPPENED[self.verdict]
        if self.verdict is PaperVerdict.DIFFERENT and not self.pages:
            words = _NO_SUCH_PAGE
        return words.filled(
            page=self.page,
            pages=self.pages,
            subject=subject,
            newest=self.subject.newest if self.subject else 0,
            n=self.searched,
        )

    @property
    def remedy(self) -> Text:
        """One sentence on what it means, or what to do now."""
        if self.verdict is PaperVerdict.IDENTICAL and self.subject and self.subject.draft:
            return _DRAFT
        return _REMEDIES[self.verdict]


_HAPPENED = {
    PaperVerdict.IDENTICAL: Text(
        "Sama. Ini halaman {page} dari {pages}: {subject}.",
        "Identical. This is page {page} of {pages}: {subject}.",
    ),
    PaperVerdict.SUPERSEDED: Text(
        "Sama, tetapi sudah diganti revisi {newest}. Ini halaman {page} dari {pages}: {subject}.",
        "Identical, but revision {newest} replaced it. This is page {page} of {pages}: {subject}.",
    ),
    PaperVerdict.DOCUMENT: Text(
        "Dokumennya dikenal: {subject}. Halamannya belum diperiksa.",
        "The document is known: {subject}. The page was not checked.",
    ),
    PaperVerdict.DIFFERENT: Text(
        "TIDAK sama. Halaman {page} dari {pages} ini mengaku bagian dari {subject}, tetapi isinya berbeda dengan berkas.",
        "NOT identical. Page {page} of {pages} claims to be part of {subject}, but its content differs from the file.",
    ),
    PaperVerdict.UNKNOWN: Text(
        "Tidak dikenal. Tidak ada halaman seperti itu di antara {n} dokumen yang diperiksa.",
        "Unknown. There is no such page among the {n} documents that were looked through.",
    ),
}
_HAPPENED[PaperVerdict.STOPPED] = Text(
    "Dihentikan. Pada {n} dokumen yang sudah diperiksa, halaman seperti itu belum ditemukan.",
    "Stopped. No such page was found yet among the {n} documents that were looked through.",
)
_NO_SUCH_PAGE = Text(
    "TIDAK sama. Dokumennya dikenal ({subject}), tetapi tidak mempunyai halaman dengan kata-kata itu.",
    "NOT identical. The document is known ({subject}), but it has no page with those words.",
)
_DRAFT = Text(
    "Isinya masih draf: belum ditandatangani dan dapat berubah.",
    "Its content is a draft still: it is not signed and may change.",
)
_REMEDIES = {
    PaperVerdict.IDENTICAL: Text(
        "Baca kertasnya di samping berkas: kata dan kode dapat disalin ke kertas lain.",
        "Read the paper beside the file: words and code can be copied onto another paper.",
    ),
    PaperVerdict.SUPERSEDED: Text("Pakai revisi yang terbaru.", "Use the newest revision."),
    PaperVerdict.DOCUMENT: Text(
        "Ketik enam kata halaman, atau pindai kode QR halaman itu.",
        "Type the six words of the page, or scan that page's QR code.",
    ),
    PaperVerdict.DIFFERENT: Text(
        "Jangan pakai kertas ini sebelum dibandingkan dengan berkas; versi program lain dapat mencetak kata lain.",
        "Do not use this paper before it was compared with the file; another version of the program may print other "
        "words.",
    ),
    PaperVerdict.UNKNOWN: Text(
        "Periksa kata-katanya, atau pindai kode QR. Cetakan draf yang sesudahnya diubah juga tidak dikenal.",
        "Check the words, or scan the QR code. A print of a draft that was changed since is unknown too.",
    ),
}
_REMEDIES[PaperVerdict.STOPPED] = Text(
    "Sebutkan daerahnya, atau pindai kode QR: keduanya mempercepat pencarian.",
    "Name the region, or scan the QR code: either makes the search fast.",
)
NO_SHEET = Text("tidak memuat lembar penilaian.", "holds no score sheet.")
GIVE_ASSESSMENT = Text(
    "Pakai paket penilaian dari daerah pada kertas itu.",
    "Use the assessment package of the region on the paper.",
)
NO_MARKS = Text(
    "lembar di dalamnya tidak bersidik per halaman: dibuat oleh program versi lama.",
    "the sheet in it has no fingerprints of pages: an older version of the program made it.",
)
READ_IT = Text(
    "Bandingkan kertas dengan lembar itu secara langsung.",
    "Compare the paper with that sheet by reading both.",
)
