"""Four eyes on the command line: the passphrases of those who agree, each from a file or typed."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from smartcity_desktop.cli.session import headquarters, passphrase
from smartcity_desktop.core.language import Language, Text
from smartcity_desktop.core.staff import Act, Secret

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from smartcity_desktop.app import HeadquartersServices

SecondPersonOption = Annotated[
    str,
    typer.Option(
        "--second-person",
        envvar="SMARTCITY_SECOND_PERSON",
        metavar="ID",
        help="Orang kedua / the second person, P-02.",
    ),
]
SecondPassphraseOption = Annotated[
    Path | None,
    typer.Option(
        "--second-passphrase-file",
        envvar="SMARTCITY_SECOND_PASSPHRASE_FILE",
        help="Berkas kata sandi orang kedua; tanpa ini ditanyakan. / A file with the second person's passphrase.",
    ),
]


class Two(NamedTuple):
    """What the options say of the two who agree.

    Attributes:
        first_file: with the passphrase of the person who signs in; `None`: it is asked for.
        second_person: whose the other is; empty: the only one who can be.
        second_file: with it.
    """

    first_file: Path | None
    second_person: str
    second_file: Path | None


@contextmanager
def opened_by_two(
    act: Act,
    people: Two,
    data_dir: Path | None,
    language: Language,
    *,
    practice: bool = False,
    needed: Callable[[HeadquartersServices], bool] = lambda _services: True,
) -> Iterator[tuple[HeadquartersServices, tuple[Secret, ...]]]:
    """Open headquarters' services by the first person, with what both need to agree to an act.

    Args:
        act: which they agree to.
        people: who they are.
        data_dir: as for `headquarters`.
        language: of the questions.
        practice: in the practice folder, of whose people the passphrase is no secret.
        needed: whether a second person is asked at all.

    Raises:
        ActRefused, FileProblem, IdentityProblem, StoreProblem: as `headquarters` and `two_secrets`.
    """
    with headquarters(data_dir, language, practice=practice, secret=people.first_file) as services:
        yield (
            services,
            two_secrets(services, act, people, language, practice=practice, two=needed(services)),
        )


def two_secrets(
    services: HeadquartersServices,
    act: Act,
    people: Two,
    language: Language,
    *,
    practice: bool = False,
    two: bool = True,
) -> tuple[Secret, ...]:
    """Return the passphrases of the person signed in and of a second one; where nobody can be that, of the first.

    Args:
        services: of headquarters, opened by the first.
        act: which they agree to; who may not is told before anything is asked.
        people: who they are; the first is signed in.
        language: of the questions.
        practice: of whose people the passphrase is no secret.
        two: whether a second person is asked at all.

    Raises:
        ActRefused: the person signed in may not.
        FileProblem, IdentityProblem: as `passphrase`.
    """
    services.desk.require(act)
    first_file, second_person, second_file = people
    first, seconds = services.desk.person, services.desk.seconds() if two else ()
    secrets = (Secret(first.id, _asked(first_file, first.name, language, practice=practice)),)
    if not second_person and len(seconds) == 1:
        second_person = seconds[0].id
    if not two or not second_person:
        return secrets
    name = next((one.name for one in seconds if one.id == second_person), second_person)
    return (*secrets, Secret(second_person, _asked(second_file, name, language, practice=practice)))


def _asked(file: Path | None, name: str, language: Language, *, practice: bool) -> str:
    if practice and file is None:
        from smartcity_desktop.sample import PRACTICE_PASSPHRASE

        return PRACTICE_PASSPHRASE
    if file is None:
        typer.echo(
            Text("Giliran {name}.", "It is the turn of {name}.").filled(name=name).in_(language), err=True
        )
    return passphrase(file, language)
