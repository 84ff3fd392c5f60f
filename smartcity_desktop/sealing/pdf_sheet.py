"""The score sheet in an assessment package: signed by the key of the package, over the scores of the package.

Which editions ask for it: those that name recipients (document version 2). Every program that can read such an edition
signs its sheets, so one without a signature was not made by it and is refused. In older editions an unsigned sheet is
taken with a note; a signed one is checked in any edition.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartcity_desktop.core.language import Text
from smartcity_desktop.sealing import names
from smartcity_desktop.sealing.container import read_entry
from smartcity_desktop.sealing.pdf_form import check_signed_pdf, is_unsigned
from smartcity_desktop.sealing.pdf_problem import LIMIT
from smartcity_desktop.sealing.pdf_signature import SCORES_MARK

if TYPE_CHECKING:
    from smartcity_desktop.core.edition import Edition
    from smartcity_desktop.sealing.examination import Examination

UNSIGNED = Text(
    "Lembar penilaian (sheet.pdf) dalam paket ini tidak ditandatangani tersendiri; paketnya yang ditandatangani.",
    "The score sheet (sheet.pdf) in this package bears no signature of its own; the package is signed.",
)


def check_sheet(x: Examination, edition: Edition) -> None:
    """Check the sheet of a package whose signature, files and scores are known to be right.

    Raises:
        PackageRefused: `E_PDF_SIG`, `E_PDF_SIGNER`.
    """
    if not any(content.name == names.SHEET for content in x.known_head().contents):
        return
    pdf = read_entry(x.source, x.entry(names.SHEET), LIMIT)
    if not edition.recipients.working and is_unsigned(pdf):
        x.notes.append(UNSIGNED)
        return
    scores = f"{SCORES_MARK}{x.content(names.SCORES).sha256}"
    check_signed_pdf(pdf, x.known_certificate(), x.chain, scores.encode("ascii"))
