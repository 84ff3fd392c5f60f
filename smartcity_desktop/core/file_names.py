"""Names of files that came from outside: shown without tricks, and fit for every disk where something is saved under them."""

from __future__ import annotations

import re
import unicodedata

from smartcity_desktop.core.language import printable

LONGEST = 255
_OFFERED = 120
_DEVICES = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])\s*(\.|$)", re.IGNORECASE)
_UNFIT = re.compile(r'[<>:"/\\|?*]')


def plain_name(name: str) -> str:
    """Return the name of a file as it is kept and sent: one part of a path, with U+FFFD for what is no letter.

    Line ends, colours, turned writing and halves of letters go, so that a name reads as what it is; any blank is a space.
    """
    spaced = "".join(" " if unicodedata.category(sign) == "Zs" else sign for sign in name)
    return printable(spaced.replace("/", "\ufffd").replace("\\", "\ufffd"))[:LONGEST]


def offered_name(name: str, extension: str) -> str:
    """Return a name under which a copy can be saved on any disk.

    Args:
        name: as somebody else called it.
        extension: by the content, without the point: a program does not become a picture by its name, nor the reverse.
    """
    plain = unicodedata.normalize("NFC", plain_name(name).replace("\ufffd", "-"))
    stem, _, ending = plain.rpartition(".")
    if not stem or ending.casefold() != extension.casefold():
        stem = plain
    stem = _UNFIT.sub("-", stem).strip(" .")
    while len(f"{stem}.{extension}".encode()) > _OFFERED:
        stem = stem[:-1].rstrip(" .")
    if not stem or _DEVICES.match(stem):
        stem = f"berkas-{stem}".rstrip("-")
    return f"{stem}.{extension}"
