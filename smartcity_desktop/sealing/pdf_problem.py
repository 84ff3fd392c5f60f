"""Why a PDF cannot be looked at or signed."""

from __future__ import annotations

from smartcity_desktop.core.errors import SmartCityError
from smartcity_desktop.core.language import Text, same

LIMIT = 64 * 1024 * 1024

_SENTENCES: dict[str, tuple[Text, Text]] = {
    "not_pdf": (
        Text("Berkas ini bukan PDF yang dapat dibaca.", "This file is no PDF that can be read."),
        Text(
            "Pilih berkas lain, atau minta salinan baru dari pengirim.",
            "Choose another file, or ask the sender for a new copy.",
        ),
    ),
    "encrypted": (
        Text(
            "PDF ini dikunci dengan kata sandi, sehingga tanda tangannya tidak dapat diperiksa.",
            "This PDF is locked with a password, so its signatures cannot be checked.",
        ),
        Text("Minta salinan yang tidak dikunci.", "Ask for a copy that is not locked."),
    ),
    "too_large": (
        Text("PDF ini terlalu besar untuk diperiksa.", "This PDF is too large to be checked."),
        Text("Batasnya 64 MB.", "The limit is 64 MB."),
    ),
    "broken_signature": (
        Text(
            "PDF ini memuat tanda tangan yang rusak atau tidak dapat dibaca.",
            "This PDF bears a signature that is damaged or cannot be read.",
        ),
        Text(
            "Jangan dipercaya; minta salinan baru dari pengirim.",
            "Do not rely on it; ask the sender for a new copy.",
        ),
    ),
    "too_tangled": (
        Text(
            "Susunan PDF ini terlalu rumit untuk diperiksa dengan aman.",
            "This PDF is put together in too tangled a way to be checked safely.",
        ),
        Text(
            "Jangan dipercaya; minta salinan baru dari pengirim.",
            "Do not rely on it; ask the sender for a new copy.",
        ),
    ),
    "signed_before": (
        Text(
            "PDF ini sudah bertanda tangan dan tidak dapat ditandatangani sebagai yang pertama.",
            "This PDF bears a signature already and cannot be signed as by the first.",
        ),
        Text("Pakai naskah yang belum ditandatangani.", "Use the paper as it was before it was signed."),
    ),
    "closed": (
        Text(
            "Penanda tangan pertama menutup PDF ini bagi setiap perubahan.",
            "The first signer closed this PDF to any change.",
        ),
        Text(
            "Minta naskah yang ditandatangani tanpa menutupnya.",
            "Ask for the paper signed without closing it.",
        ),
    ),
}
CODES = frozenset(_SENTENCES)


class PdfProblem(SmartCityError):
    """A PDF that cannot be looked at, or not be signed.

    Attributes:
        code: one of `not_pdf`, `encrypted`, `broken_signature`, `too_large`, `too_tangled`, `signed_before`, `closed`.
        detail: what exactly was found.
    """

    def __init__(self, code: str, detail: str = "") -> None:
        super().__init__(code, detail)
        self.code = code
        self.detail = detail

    @property
    def happened(self) -> Text:
        """What was found."""
        return _SENTENCES[self.code][0]

    @property
    def remedy(self) -> Text:
        """What to do."""
        return _SENTENCES[self.code][1]

    @property
    def technical(self) -> Text:
        """What exactly was found, for the details box."""
        return same(f"{self.code}: {self.detail}" if self.detail else self.code)
