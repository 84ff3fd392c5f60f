"""`edition time-stamps`: whom laptops ask for time-stamps when they sign."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from smartcity_desktop.cli.headquarters import CodeArgument, edition
from smartcity_desktop.cli.session import DataOption, LanguageOption, PracticeOption, headquarters, say
from smartcity_desktop.core.language import Language, Text

_NONE = Text(
    "Periode {code} tidak menyebut layanan stempel waktu.", "Edition {code} names no time-stamping service."
)
_AGAIN = Text("Terbitkan periode agar laptop mengetahuinya.", "Publish the edition to tell the laptops.")


def add_to(_app: typer.Typer) -> None:
    """Add the command to those of an edition."""
    edition.command("time-stamps")(time_stamps)


def time_stamps(
    code: CodeArgument,
    url: Annotated[str, typer.Argument(help="Alamat layanan RFC 3161. / Address of the service.")] = "",
    certificate: Annotated[
        Path | None, typer.Argument(help="Sertifikatnya, PEM atau DER. / Its certificate.")
    ] = None,
    remove: Annotated[
        str, typer.Option("--remove", metavar="URL", help="Hapus layanan ini. / Name this one no more.")
    ] = "",
    language: LanguageOption = Language.INDONESIAN,
    data_dir: DataOption = None,
    practice: PracticeOption = False,
) -> None:
    """Name a service whose time-stamps count, with its certificate; without one, list those that are named."""
    if bool(url) != (certificate is not None):
        raise typer.BadParameter(
            Text("Sebut alamat dan sertifikatnya.", "Give both address and certificate.").in_(language)
        )
    with headquarters(data_dir, language, practice=practice) as services:
        if remove:
            services.drafting.drop_time_stamps(code, remove)
        if certificate is not None:
            services.drafting.name_time_stamps(code, url, certificate)
        named = services.editions.edition(code).time_stamp_services
    for one in named:
        typer.echo(f"{one.url}  {one.certificate_sha256}")
    if not named:
        say(_NONE.filled(code=code), language)
    if remove or url:
        say(_AGAIN, language)
