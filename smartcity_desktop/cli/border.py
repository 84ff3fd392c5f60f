"""The border of the command line: what a person can act on becomes a sentence in their language and exit code 2."""

from __future__ import annotations

import io
import os
import re
import sys
from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperGroup
from typer.exceptions import TyperException

from smartcity_desktop.core.errors import SmartCityError
from smartcity_desktop.core.language import Language, Text, printable_lines, same

if TYPE_CHECKING:
    from collections.abc import Sequence

_HELP = Text("Lihat caranya: {command} --help", "See how: {command} --help")
_NO_OPTION = Text("Opsi {name} tidak ada.", "There is no option {name}.")
_NO_OPTION_VALUE = Text("Opsi {name} memerlukan nilai.", "Option {name} needs a value.")
_FLAG = Text("Opsi {name} ditulis tanpa nilai.", "Option {name} is written without a value.")
_NO_COMMAND = Text("Perintah {name} tidak ada.", "There is no command {name}.")
_TOO_MUCH = Text("Terlalu banyak isian: {name}.", "That is one too many: {name}.")
_MISSING = Text("{name} belum diisi.", "{name} is missing.")
_UNFIT = Text("{name} {value}: tidak dapat dipakai.", "{name} {value}: this cannot be used.")
_WRONG_USE = Text("Perintah tidak dapat dibaca: {what}.", "The command cannot be read: {what}.")
_STOPPED = Text(
    "Dihentikan sebelum kata sandi diberikan; tidak ada yang diubah. Ketik kata sandinya, atau pakai opsi berkas "
    "kata sandi.",
    "Stopped before a passphrase was given; nothing was changed. Type it, or use the option for a passphrase file.",
)
_HINTS = {
    "greater_than_equal": Text("Tulis angka mulai dari {ge}.", "Write a number from {ge} on."),
    "less_than_equal": Text("Tulis angka paling besar {le}.", "Write a number up to {le}."),
    "int_parsing": Text("Tulis bilangan bulat.", "Write a whole number."),
    "int_from_float": Text("Tulis bilangan bulat.", "Write a whole number."),
}


class Border(TyperGroup):
    """The outermost group of commands."""

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        windows_expand_args: bool = True,
        **extra: Any,
    ) -> Any:
        """Run a command and end the process with its exit code; wrong use is said and ends with 2."""
        words = list(sys.argv[1:] if args is None else args)
        for stream in (sys.stdout, sys.stderr):
            # An old console cannot write every letter: better a question mark than no answer.
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(errors="replace")
        try:
            code = super().main(
                words,
                prog_name,
                complete_var,
                standalone_mode=False,
                windows_expand_args=windows_expand_args,
                **extra,
            )
        except SmartCityError as error:
            code = _said(error.sentence(_language(words)))
        except typer.Abort:
            code = _said(_STOPPED.in_(_language(words)))
        except TyperException as error:
            code = _wrong_use(error, _language(words))
        if standalone_mode:
            sys.exit(code if isinstance(code, int) else 0)
        return code


def _language(words: list[str]) -> Language:
    """Return the language asked for; it has to be known also where the command could not be read."""
    asked = os.environ.get("SMARTCITY_LANGUAGE", "")
    for word, following in zip(words, [*words[1:], ""], strict=True):
        if word == "--language":
            asked = following
        elif word.startswith("--language="):
            asked = word.partition("=")[2]
    return Language.ENGLISH if asked == Language.ENGLISH else Language.INDONESIAN


def _said(sentence: str) -> int:
    typer.echo(printable_lines(f"smartcity-desktop: {sentence}"), err=True)
    return 2


def _wrong_use(error: TyperException, language: Language) -> int:
    context: Any = getattr(error, "ctx", None)
    what = _what(error)
    if what is None:  # a group without a command: its list of commands is the answer
        typer.echo(str(getattr(error, "message", error)), err=True)
        return 2
    command = context.command_path if context is not None else "smartcity-desktop"
    return _said(f"{what.in_(language)} {_HELP.filled(command=command).in_(language)}")


def _what(error: TyperException) -> Text | None:
    """Say what was wrong, from what the exception carries; its own words are English alone."""
    if type(error).__name__ == "NoArgsIsHelpError":
        return None
    message = str(getattr(error, "message", error))
    option, parameter = getattr(error, "option_name", None), getattr(error, "param", None)
    if option is not None:
        if message.startswith("No such option"):
            return _NO_OPTION.filled(name=option)
        return (_FLAG if "does not take a value" in message else _NO_OPTION_VALUE).filled(name=option)
    if parameter is not None:
        name = parameter.opts[0] if parameter.param_type_name == "option" else _argument(parameter)
        found = _findings(error)
        if found is None:
            return _MISSING.filled(name=name)
        unfit = _UNFIT.filled(name=name, value=found.get("input", ""))
        hint = _hint(found)
        return same("{what} {hint}").filled(what=unfit, hint=hint) if hint else unfit
    command = re.fullmatch(r"No such command '(.*)'\.?(?: Did you mean.*)?", message, re.DOTALL)
    if command:
        return _NO_COMMAND.filled(name=command[1])
    surplus = re.fullmatch(r"Got unexpected extra argument.*? \((.*)\)", message, re.DOTALL)
    if surplus:
        return _TOO_MUCH.filled(name=surplus[1])
    return _WRONG_USE.filled(what=message.rstrip("."))


def _argument(parameter: Any) -> str:
    return str(parameter.metavar or parameter.name or "").upper().strip("[].")


def _findings(error: TyperException) -> dict[str, Any] | None:
    """Return what the check of a value found; `None` where there was no value to check."""
    errors = getattr(error.__cause__, "errors", None)
    return dict(errors()[0]) if callable(errors) else None


def _hint(found: dict[str, Any]) -> Text | None:
    context = found.get("ctx") or {}
    if found.get("type") in _HINTS:
        return _HINTS[found["type"]].filled(**context)
    message = str(found.get("msg", ""))
    choices = re.search(r"is not one of (.*?)\.?$", message)
    if choices:
        return Text("Pilih: {known}.", "Choose: {known}.").filled(known=choices[1].replace("'", ""))
    if "does not match the formats" in message:
        return Text("Tulis tanggal seperti 2026-03-01.", "Write a date like 2026-03-01.")
    return None
