"""Command line or window: with a command the one, without a command the other.

Nothing but the chosen side is imported, so that the window does not wait for the command line's libraries.
"""

from __future__ import annotations

import os
import sys
import warnings
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from smartcity_desktop import __version__
from smartcity_desktop.core.language import Language, Text

if TYPE_CHECKING:
    from collections.abc import Sequence

LINUX_PACKAGES = (
    "libglib2.0-0 libegl1 libgl1 libdbus-1-3 libfontconfig1 libxcb-cursor0 libxcb-icccm4 "
    "libxcb-keysyms1 libxcb-shape0 libxkbcommon-x11-0"
)
"""What Qt needs of a Debian, and no Python package brings."""

_WINDOW_LIBRARIES = (
    "libxcb.so.1",
    "libxcb-cursor.so.0",
    "libxcb-icccm.so.4",
    "libxcb-keysyms.so.1",
    "libxcb-shape.so.0",
    "libxkbcommon-x11.so.0",
)

_NO_LANGUAGE = Text(
    "--language {value}: bahasa ini tidak tersedia. Gunakan id atau en.",
    "--language {value}: there is no such language. Use id or en.",
)
_NO_VALUE = Text(
    "{option} memerlukan nilai. Contoh: {option} {example}",
    "{option} needs a value. Example: {option} {example}",
)
_NO_DISPLAY = Text(
    "Jendela tidak dapat dibuka karena komputer ini tidak memiliki layar (DISPLAY {value}). "
    "Gunakan perintah, misalnya: smartcity-desktop demo; daftarnya: smartcity-desktop --help",
    "No window can open, for there is no display here (DISPLAY {value}). "
    "Use a command, for example: smartcity-desktop demo; all of them: smartcity-desktop --help",
)
_NO_QT = Text(
    "Jendela tidak dapat dibuka karena Qt tidak dapat dimuat: {reason}. "
    "Pada Debian dan Ubuntu, jalankan: sudo apt-get install {packages}",
    "No window can open, for Qt cannot be loaded: {reason}. "
    "On Debian and Ubuntu, run: sudo apt-get install {packages}",
)


@dataclass(frozen=True, slots=True)
class WindowOptions:
    """What the command line may say to the window."""

    data_dir: Path | None = None
    practice: bool = False
    language: Language | None = None
    safe: bool = False


class UsageError(ValueError):
    """Wrong use of a window option; `what` is the sentence."""

    def __init__(self, what: Text) -> None:
        super().__init__(what.en)
        self.what = what


def window_options(arguments: Sequence[str]) -> WindowOptions | None:
    """Read the options of the window; `None` when there is anything else, which is the command line's.

    Raises:
        UsageError: an option of the window without its value, or a language that is none.
    """
    data_dir, practice, language, safe = None, False, None, False
    rest = list(arguments)
    problem: Text | None = None
    while rest:
        option, joined, value = rest.pop(0).partition("=")
        if option == "--practice" and not joined:
            practice = True
        elif option == "--safe" and not joined:
            safe = True
        elif option in ("--data-dir", "--language"):
            if not joined:
                value = rest.pop(0) if rest else ""
            if not value:
                example = "id" if option == "--language" else "data"
                problem = problem or _NO_VALUE.filled(option=option, example=example)
            elif option == "--data-dir":
                data_dir = Path(value)
            elif value in tuple(Language):
                language = Language(value)
            else:
                problem = problem or _NO_LANGUAGE.filled(value=value)
        else:
            return None
    if problem:
        raise UsageError(problem)
    return WindowOptions(data_dir, practice, language, safe)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program on `argv` (default: this process's own) and return its exit code.

    Returns:
        0 good, 1 a finding, 2 wrong use or a computer that cannot show a window.
    """
    if not sys.warnoptions:
        # What libraries think of a stranger's certificate is for their programmers; we say in a sentence what it means.
        warnings.simplefilter("ignore")
    arguments = tuple(sys.argv[1:] if argv is None else argv)
    if arguments == ("--version",):
        sys.stdout.write(f"SmartCity Desktop {__version__}\n")
        return 0
    if arguments == (
        "worker",
    ):  # the decoder: nothing of the window and of the command line is loaded for it
        from smartcity_desktop.system.worker_child import main as serve

        return serve()
    if arguments == ("worker", "workbooks"):
        from smartcity_desktop.system.workbook_child import main as serve_workbooks

        return serve_workbooks()
    try:
        options = window_options(arguments)
    except UsageError as error:
        return _refuse(error.what, None)
    return _command(arguments) if options is None else _window(options)


def _command(arguments: tuple[str, ...]) -> int:
    from smartcity_desktop.cli import app

    try:
        app(args=list(arguments), prog_name="smartcity-desktop")
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else int(end.code is not None)
    return 0


def _window(options: WindowOptions) -> int:
    if (hindrance := _hindrance()) is not None:
        return _refuse(hindrance, options.language)
    # Before PySide6: whatever is imported after it takes a quarter longer.
    from smartcity_desktop.core.errors import SmartCityError
    from smartcity_desktop.system.paths import data_root

    try:
        import PySide6.QtWidgets  # noqa: F401
    except ImportError as error:
        return _refuse(_NO_QT.filled(reason=error, packages=LINUX_PACKAGES), options.language)
    from smartcity_desktop.ui.entry import run

    try:
        root = data_root(options.data_dir, practice=options.practice)
        return run(root, practice=options.practice, language=options.language, safe=options.safe)
    except SmartCityError as error:
        return _refuse(
            Text(error.sentence(Language.INDONESIAN), error.sentence(Language.ENGLISH)), options.language
        )


def _hindrance() -> Text | None:
    """Say what keeps Qt from a window, before Qt ends the process over it without a word to the person."""
    if sys.platform != "linux" or os.environ.get("QT_QPA_PLATFORM", "xcb").partition(":")[0] != "xcb":
        return None
    if os.environ.get("WAYLAND_DISPLAY"):
        return None
    display = os.environ.get("DISPLAY")
    if not display:
        return _NO_DISPLAY.filled(value=Text("kosong", "is empty"))
    import ctypes

    loaded = {}
    for library in _WINDOW_LIBRARIES:
        try:
            loaded[library] = ctypes.CDLL(library)
        except OSError:
            reason = Text("{library} tidak ada", "{library} is missing").filled(library=library)
            return _NO_QT.filled(reason=reason, packages=LINUX_PACKAGES)
    xcb = loaded["libxcb.so.1"]
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    refused = bool(xcb.xcb_connection_has_error(connection))
    xcb.xcb_disconnect(connection)
    return _NO_DISPLAY.filled(value=display) if refused else None


def _refuse(what: Text, language: Language | None) -> int:
    """Say why, in the language asked for or in both, and return exit code 2."""
    if sys.stderr is not None:  # a frozen program without a console has none
        sentences = (what.id, what.en) if language is None else (what.in_(language),)
        sys.stderr.write("".join(f"smartcity-desktop: {sentence}\n" for sentence in sentences))
    return 2


if __name__ == "__main__":
    sys.exit(main())
