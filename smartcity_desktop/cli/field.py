"""`print visit` and `print promises`: papers of fieldwork, by the assessor who wrote them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartcity_desktop.cli.printing import (
    EditionOption,
    OutputOption,
    PaperOption,
    RegionOption,
    SignOption,
    check_paper,
    commands,
    nothing_scored,
    written,
)
from smartcity_desktop.cli.session import (
    DataOption,
    LanguageOption,
    PassphraseOption,
    PracticeOption,
    assessor,
    assigned_line,
    passphrase,
)
from smartcity_desktop.core.language import Language

if TYPE_CHECKING:
    import typer

    from smartcity_desktop.app import AssessorServices


def add_to(_app: typer.Typer) -> None:
    """Add the commands to `print`."""
    commands.command()(visit)
    commands.command()(promises)


def visit(
    edition: EditionOption,
    region: RegionOption,
    output: OutputOption,
    paper: PaperOption = "A4",
    sign: SignOption = False,
    secret: PassphraseOption = None,
    language: LanguageOption = Language.INDONESIAN,
    data_dir: DataOption = None,
    practice: PracticeOption = False,
) -> None:
    """Print the minutes of a site visit, with attendance list and photographs."""
    check_paper(paper)
    with assessor(data_dir, language, practice=practice, secret=secret) as mine:
        number = _begun(mine, edition, region)
        printed = mine.field_papers.visit(number, language, paper, signature_field=sign)
        data = printed.data
        if sign:
            word = passphrase(secret, language)
            data = mine.field_signing.sign(number, printed, word, language)
    written(output, data, language)


def promises(
    edition: EditionOption,
    region: RegionOption,
    output: OutputOption,
    paper: PaperOption = "A4",
    language: LanguageOption = Language.INDONESIAN,
    data_dir: DataOption = None,
    practice: PracticeOption = False,
) -> None:
    """Print what a region promised to hand in later, for the region."""
    check_paper(paper)
    with assessor(data_dir, language, practice=practice) as mine:
        data = mine.field_papers.promises(_begun(mine, edition, region), language, paper)
    written(output, data, language)


def _begun(mine: AssessorServices, edition: str, region: str) -> str:
    line = assigned_line(mine.scoring.regions(edition), region)
    if line.assessment_id is None:
        raise nothing_scored(line.region.name)
    return line.assessment_id
