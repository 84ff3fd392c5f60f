"""Why a stranger's file was not decoded, in words."""

from __future__ import annotations

from enum import StrEnum

from smartcity_desktop.core.errors import FileProblem
from smartcity_desktop.core.language import Text
from smartcity_desktop.system.worker_frames import State


class Trouble(StrEnum):
    """Why nothing was decoded."""

    DAMAGED = "damaged"
    UNKNOWN = "unknown"
    LOCKED = "locked"
    TOO_LARGE = "too_large"
    BOMB = "bomb"
    MACROS = "macros"
    STOPPED = "stopped"


_TEXTS: dict[Trouble, tuple[Text, Text]] = {
    Trouble.DAMAGED: (
        Text("berkas rusak dan tidak dapat ditampilkan.", "the file is damaged and cannot be shown."),
        Text("Minta berkas yang utuh kepada pengirimnya.", "Ask its sender for a whole one."),
    ),
    Trouble.UNKNOWN: (
        Text(
            "jenis berkas ini tidak ditampilkan di sini (yang dapat: JPEG, PNG, WebP, TIFF, PDF).",
            "files of this kind are not shown here (those that are: JPEG, PNG, WebP, TIFF, PDF).",
        ),
        Text(
            "Simpan salinannya bila perlu dibuka dengan program lain.",
            "Save a copy if it has to be opened with another program.",
        ),
    ),
    Trouble.LOCKED: (
        Text("PDF ini terkunci dengan kata sandi.", "this PDF is locked with a password."),
        Text(
            "Minta berkas tanpa kata sandi kepada pengirimnya.", "Ask its sender for one without a password."
        ),
    ),
    Trouble.TOO_LARGE: (
        Text(
            "berkas ini terlalu besar untuk ditampilkan di sini.", "this file is too large to be shown here."
        ),
        Text(
            "Simpan salinannya bila perlu dibuka dengan program lain.",
            "Save a copy if it has to be opened with another program.",
        ),
    ),
    Trouble.BOMB: (
        Text(
            "isinya mengembang melebihi batas dan tidak dibuka.",
            "it unpacks into more than is allowed and was not opened.",
        ),
        Text(
            "Berkas ini mungkin berbahaya. Jangan buka dengan program lain; tanyakan kepada pengirimnya.",
            "This file may be harmful. Do not open it with another program; ask its sender.",
        ),
    ),
    Trouble.MACROS: (
        Text("buku kerja ini memuat makro.", "this workbook has macros in it."),
        Text("Simpan ulang sebagai .xlsx, tanpa makro.", "Save it again as .xlsx, without macros."),
    ),
    Trouble.STOPPED: (
        Text(
            "pembaca berkas berhenti atau terlalu lama saat membukanya.",
            "the decoder broke down or took too long over it.",
        ),
        Text(
            "Berkas ini mungkin berbahaya. Jangan buka dengan program lain; tanyakan kepada pengirimnya.",
            "This file may be harmful. Do not open it with another program; ask its sender.",
        ),
    ),
}


TROUBLES = {
    State.UNKNOWN: Trouble.UNKNOWN,
    State.BOMB: Trouble.BOMB,
    State.LOCKED: Trouble.LOCKED,
    State.MACROS: Trouble.MACROS,
}


class MediaProblem(FileProblem):
    """A photo or PDF that was not decoded.

    Attributes:
        trouble: why.
        detail: what the decoder said, for the details box.
    """

    def __init__(self, name: str, trouble: Trouble, detail: str) -> None:
        super().__init__(name, *_TEXTS[trouble])
        self.trouble = trouble
        self.detail = detail

    @property
    def hostile(self) -> bool:
        """Whether it may have been made to do harm, rather than been damaged."""
        return self.trouble in (Trouble.BOMB, Trouble.STOPPED)
