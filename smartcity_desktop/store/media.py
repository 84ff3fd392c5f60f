"""What a file is, by its first bytes; its name is only a hint.

The ending that evidence is kept under follows from its content, so that a program cannot pass for a picture and be
started by whoever opens it.
"""

from __future__ import annotations

HEAD = 4096
UNKNOWN = ("application/octet-stream", "bin")

_OFFICE = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "pptx": "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "odp": "application/vnd.oasis.opendocument.presentation",
}
_STARTS = (
    (b"%PDF-", "application/pdf", ("pdf",)),
    (b"\x89PNG\r\n\x1a\n", "image/png", ("png",)),
    (b"\xff\xd8\xff", "image/jpeg", ("jpg", "jpeg")),
    (b"GIF8", "image/gif", ("gif",)),
    (b"II*\0", "image/tiff", ("tif", "tiff")),
    (b"MM\0*", "image/tiff", ("tif", "tiff")),
    (b"OggS", "audio/ogg", ("ogg", "oga", "opus")),
    (b"ID3", "audio/mpeg", ("mp3",)),
    (b"\xff\xfb", "audio/mpeg", ("mp3",)),
    (b"\xff\xf3", "audio/mpeg", ("mp3",)),
    (b"\xff\xf2", "audio/mpeg", ("mp3",)),
)
_RIFF = {b"WEBP": ("image/webp", ("webp",)), b"WAVE": ("audio/wav", ("wav",))}
_HEIC = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1", b"heif")
_TEXTS = {"txt": "text/plain", "csv": "text/csv", "md": "text/plain"}
# Old office files: their content tells the family, the name which of it.
_OLE = ("doc", "xls", "ppt")


def media_type(head: bytes, hint: str) -> tuple[str, str]:
    """Return media type and ending of a file.

    Args:
        head: its first `HEAD` bytes (or all, where it is shorter).
        hint: the ending of its name, small and without the point; may be empty.
    """
    for start, media, endings in _STARTS:
        if head.startswith(start):
            return media, _ending(endings, hint)
    if head.startswith(b"RIFF") and head[8:12] in _RIFF:
        media, endings = _RIFF[head[8:12]]
        return media, _ending(endings, hint)
    if head[4:8] == b"ftyp":
        return _boxed(head[8:12], hint)
    if head.startswith(b"PK\x03\x04"):
        return (_OFFICE[hint], hint) if hint in _OFFICE else ("application/zip", "zip")
    if head.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1") and hint in _OLE:
        return UNKNOWN[0], hint
    if hint in _TEXTS and _is_text(head):
        return _TEXTS[hint], hint
    return UNKNOWN


def _ending(endings: tuple[str, ...], hint: str) -> str:
    return hint if hint in endings else endings[0]


def _boxed(brand: bytes, hint: str) -> tuple[str, str]:
    if brand in _HEIC:
        return "image/heic", _ending(("heic", "heif"), hint)
    if brand in (b"M4A ", b"M4B "):
        return "audio/mp4", "m4a"
    if brand == b"qt  ":
        return "video/quicktime", "mov"
    return "video/mp4", _ending(("mp4", "m4v", "3gp"), hint)


def _is_text(head: bytes) -> bool:
    """Whether it is UTF-8 (a letter cut off at the end of `head` does not count against it)."""
    if b"\0" in head:
        return False
    try:
        head.decode()
    except UnicodeDecodeError as error:
        return len(head) == HEAD and error.start >= HEAD - 3
    return True
