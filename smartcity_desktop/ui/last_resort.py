"""The last resort: whatever nobody caught is logged and shown once, with its report.

`install(log)` puts it behind every slot and behind the background threads.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from smartcity_desktop.ui import mistakes

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

_open = False


def install(log: Path | None) -> None:
    """Show every exception that no one caught; `log` is the log file whose end goes into the report."""
    mistakes.keep_log(log)

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        show(error)

    sys.excepthook = hook


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
    from smartcity_desktop.ui.widgets.problem_dialog import ProblemDialog

    _open = True
    dialog = ProblemDialog(mistakes.unexpected(error), QApplication.activeWindow())
    dialog.finished.connect(_closed)
    dialog.open()


def _closed(_result: int) -> None:
    global _open
    _open = False
