"""A mistake of the program, written down as a report that a person can save and send.

It leaves the computer only by the person's own hand.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartcity_desktop.core.errors import SmartCityError
from smartcity_desktop.core.language import Text

if TYPE_CHECKING:
    from pathlib import Path

_LOG_TAIL = 20_000
_log: Path | None = None


def keep_log(log: Path | None) -> None:
    """Set the log file whose end goes into each report."""
    global _log
    _log = log


class Unexpected(SmartCityError):  # named like its siblings in core.errors
    """A mistake of the program, as a page sees it. `report` is the text to save."""

    def __init__(self, report: str) -> None:
        super().__init__(report)
        self.report = report

    @property
    def happened(self) -> Text:
        """Say that the program is at fault."""
        return Text(
            "Program menemui kesalahan pada dirinya sendiri.", "The program ran into a mistake of its own."
        )

    @property
    def remedy(self) -> Text:
        """Say what to do."""
        return Text(
            "Yang sudah tersimpan tetap aman. Coba sekali lagi; bila terulang, simpan laporannya dan kirim ke pusat.",
            "What was saved is safe. Try once more; if it happens again, save the report and send it to headquarters.",
        )


def report(error: BaseException) -> str:
    """Write the report on an error: what, where, versions, end of the log."""
    import platform
    import traceback

    from PySide6.QtCore import qVersion

    from smartcity_desktop import __version__

    tail = ""
    if _log is not None and _log.is_file():
        tail = _log.read_text(encoding="utf-8", errors="replace")[-_LOG_TAIL:]
    trace = "".join(traceback.format_exception(error))
    return (
        f"SmartCity Desktop {__version__}\nPython {platform.python_version()}, Qt {qVersion()}, "
        f"{platform.system()} {platform.release()} {platform.machine()}\n\n{trace}\n--- log ---\n{tail}"
    )


def unexpected(error: BaseException) -> Unexpected:
    """Give the error as something that a page can show."""
    return Unexpected(report(error))
