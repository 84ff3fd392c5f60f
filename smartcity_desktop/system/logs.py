"""The log file: what happened, never a secret."""

from __future__ import annotations

import logging
import re
import time
from logging.handlers import RotatingFileHandler
from typing import TYPE_CHECKING

from smartcity_desktop.system.files import file_problem

if TYPE_CHECKING:
    from pathlib import Path

_BYTES = 1 << 20
_OLDER = 5
_SECRETS = (
    re.compile(r"-----BEGIN [A-Z ]*PRIVATE KEY-----.*?(?:-----END [A-Z ]*PRIVATE KEY-----|\Z)", re.DOTALL),
    re.compile(
        r"(?i)(?<=\b)((?:passphrase|password|kata[ _]sandi|frasa[ _]sandi)['\"]?\s*[:=]\s*)(['\"]?).+?(?=\2(?:[,;)}\s]|$))"
    ),
)


class _Lines(logging.Formatter):
    """Writes UTC times, indents what follows the first line (so no name can forge one) and blots out secrets."""

    converter = staticmethod(time.gmtime)

    def format(self, record: logging.LogRecord) -> str:
        text = super().format(record)
        text = _SECRETS[0].sub("[private key]", text)
        text = _SECRETS[1].sub(r"\1\2[secret]", text)
        return "\n    ".join(text.splitlines())


def start(path: Path, *, verbose: bool = False) -> None:
    """Log to `path` from now on: 1 MB, then five older files. A log started earlier is closed.

    Args:
        path: the log file; its folder is made.
        verbose: log details as well.

    Raises:
        FileProblem: it cannot be written.
    """
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        target = RotatingFileHandler(path, maxBytes=_BYTES, backupCount=_OLDER, encoding="utf-8")
    except OSError as error:
        raise file_problem(error, path) from error
    stop()
    target.setFormatter(_Lines("%(asctime)sZ %(levelname)s %(name)s: %(message)s", "%Y-%m-%dT%H:%M:%S"))
    logging.getLogger().addHandler(target)
    logging.getLogger("smartcity_desktop").setLevel(logging.DEBUG if verbose else logging.INFO)


def stop() -> None:
    """Close the log file, if one was started."""
    root = logging.getLogger()
    for target in [t for t in root.handlers if isinstance(t.formatter, _Lines)]:
        root.removeHandler(target)
        target.close()
