"""The last resort for mistakes of the program: a plain sentence, and a report that can be saved and sent.

`install(log)` puts it behind every slot. The report holds the traceback, versions and the end of the log; it
leaves the computer only by the person's own hand.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from smartcity_desktop.core.errors import SmartCityError

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

    from smartcity_desktop.core.language import Text

_LOG_TAIL = 20_000
_log: Path | None = None
_open = False


class Unexpected(SmartCityError):  # noqa: N818  # named like its siblings in core/errors.py
    """A mistake of the program, as a page sees it. `report` is the text to save."""

    def __init__(self, report: str) -> None:
        super().__init__(report)
        self.report = report

    @property
    def happened(self) -> Text:
        """Say that the program is at fault."""
        from smartcity_desktop.core.language import Text

        return Text(
            "Program menemui kesalahan pada dirinya sendiri.", "The program ran into a mistake of its own."
        )

    @property
    def remedy(self) -> Text:
        """Say what to do."""
        from smartcity_desktop.core.language import Text

        return Text(
            "Yang sudah tersimpan tetap aman. Coba sekali lagi; bila terulang, simpan laporannya dan kirim ke pusat.",
            "What was saved is safe. Try once more; if it happens again, save the report and send it to headquarters.",
        )


def install(log: Path | None) -> None:
    """Show every exception that no one caught; `log` is the log file whose end goes into the report."""
    global _log
    _log = log

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        show(error)

    sys.excepthook = hook


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


def show(error: BaseException) -> None:
    """Log the error and show it with its report; while one is on show further ones are only logged."""
    global _open
    import logging

    from PySide6.QtWidgets import QApplication

    logging.getLogger(__name__).error("unexpected", exc_info=error)
    if QApplication.instance() is None:
        sys.__excepthook__(type(error), error, error.__traceback__)
        return
    if _open:
        return
    from smartcity_desktop.ui.problems import ProblemDialog

    _open = True
    dialog = ProblemDialog(unexpected(error), QApplication.activeWindow())
    dialog.finished.connect(_closed)
    dialog.open()


def _closed(_result: int) -> None:
    global _open
    _open = False
