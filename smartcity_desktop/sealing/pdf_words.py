"""The sentences about signatures in PDFs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartcity_desktop.core.language import Language, Text, show_date

if TYPE_CHECKING:
    from datetime import datetime

    from smartcity_desktop.sealing.certificates import Certificate

UNSIGNED = Text("PDF ini tidak memuat tanda tangan elektronik.", "This PDF bears no electronic signature.")
BYTES_BEHIND = Text(
    "Di belakang akhir berkas PDF ada isi tambahan yang bukan bagian dari PDF.",
    "Behind the end of the PDF there is something more that is no part of it.",
)
DOCUMENT_STAMPS = Text(
    "PDF ini juga memuat {n} stempel waktu dokumen.", "The PDF bears {n} document time-stamp(s) as well."
)
CHANGED = Text(
    "Isi yang ditandatangani telah diubah setelah ditandatangani.",
    "What was signed was changed after it was signed.",
)
WRONG = Text(
    "Tanda tangan ini tidak dibuat oleh pemilik sertifikat yang disebut.",
    "This signature was not made by the holder of the certificate it names.",
)
BYTES_ADDED = Text(
    "{n} byte ditambahkan di belakang PDF setelah ditandatangani.",
    "{n} byte(s) were added behind the PDF after it was signed.",
)
NOT_ALL = Text(
    "Tanda tangan ini tidak mencakup seluruh berkas.", "This signature does not cover the whole file."
)
UPDATED = Text(
    "PDF diubah setelah tanda tangan ini dibubuhkan, dan perubahan itu tidak diizinkan penanda tangan.",
    "The PDF was changed after this signature, in a way that the signer did not allow.",
)
SIGNED_ON = Text(
    "Setelah tanda tangan ini, PDF ditandatangani lagi oleh orang lain; isinya tidak diubah.",
    "After this signature the PDF was signed once more by others; its content was not changed.",
)
EVIDENCE_ADDED = Text(
    "Setelah tanda tangan ini hanya bukti untuk pemeriksaan jangka panjang yang ditambahkan.",
    "After this signature only evidence for checking it in later years was added.",
)
CLAIMED_TIME = Text(
    "Waktu penandatanganan berasal dari jam komputer penanda tangan; tidak ada stempel waktu yang dikenal.",
    "The time of signing comes from the signer's own clock; there is no time-stamp that is known here.",
)
STAMP_BROKEN = Text(
    "Stempel waktu {moment} dari {name} tidak diperhitungkan: stempel itu rusak atau dibuat untuk tanda tangan lain. "
    "Waktu penandatanganan hanya menurut jam komputer penanda tangan.",
    "The time-stamp {moment} by {name} does not count: it is damaged, or was made for another signature. The time of "
    "signing comes from the signer's own clock alone.",
)
STAMP_UNKNOWN = Text(
    "Stempel waktu {moment} dari {name} tidak diperhitungkan: layanan itu bukan yang ditetapkan periode dan tidak dikenal "
    "di sini. Waktu penandatanganan hanya menurut jam komputer penanda tangan.",
    "The time-stamp {moment} by {name} does not count: no edition at hand names that service, and it is not known here. "
    "The time of signing comes from the signer's own clock alone.",
)
STAMP_NO_TIME = Text(
    "Stempel waktu {moment} dari {name} tidak diperhitungkan: waktunya di luar masa berlaku sertifikat layanan, atau di "
    "masa depan. Waktu penandatanganan hanya menurut jam komputer penanda tangan.",
    "The time-stamp {moment} by {name} does not count: its time is outside its service's certificate, or still to come. "
    "The time of signing comes from the signer's own clock alone.",
)
REVOKED = Text("Sertifikat penanda tangan sudah dicabut.", "The signer's certificate was revoked.")
NOT_ON_ROSTER = Text(
    "Sertifikat ini diterbitkan program, tetapi tidak ada dalam daftar penanda tangan periode.",
    "The certificate was issued by the programme, but it is not on the roster of the edition.",
)
NO_ROOT = Text(
    "Penanda tangan belum dapat dipastikan: tidak ada sertifikat induk yang dipercaya untuk dibandingkan.",
    "Who signed cannot be told for sure: there is no trusted root certificate at hand to compare with.",
)
UNKNOWN_ISSUER = Text(
    "Penerbit sertifikat ({issuer}) tidak dikenal program ini. Periksa juga pada layanan resmi penerbitnya.",
    "The issuer of the certificate ({issuer}) is not known to this program. Check with the issuer's own service too.",
)
_ENDED = Text(
    "Masa berlaku sertifikat berakhir pada {day}; tanpa stempel waktu tidak terbukti bahwa "
    "tanda tangan dibuat sebelumnya.",
    "The certificate ended on {day}; without a time-stamp nothing proves that it was used before.",
)
_NOT_YET = Text("Sertifikat baru berlaku mulai {day}.", "The certificate holds only from {day} on.")


def outside_validity(certificate: Certificate, moment: datetime) -> Text:
    """Say that a certificate did not hold yet, or holds no more."""
    if moment < certificate.valid_from:
        return _NOT_YET.filled(day=_day(certificate.valid_from))
    return _ENDED.filled(day=_day(certificate.valid_until))


def _day(moment: datetime) -> Text:
    return Text(show_date(moment.date(), Language.INDONESIAN), show_date(moment.date(), Language.ENGLISH))
