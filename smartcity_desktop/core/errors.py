"""What a person can act on.

    SmartCityError            what happened, what to do (both languages)
    ├─ RubricInvalid          a rubric file that cannot be used: every problem with its line
    ├─ TableInvalid           a CSV file that cannot be used: every problem with its line
    ├─ ChangeRefused          a state, rule or role forbids the change
    ├─ FileProblem            a file or folder that cannot be read or written as asked
    ├─ StoreProblem           the database: newer, damaged, busy, in a synced folder
    ├─ IdentityProblem        wrong passphrase, no identity yet, passphrase too weak
    └─ PackageRefused         a package that is refused or held (core.package has its codes)

Each is a class with fields. Everything else that is raised is a bug and goes to the last resort.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from smartcity_desktop.core.language import Language, Text, printable, same


class SmartCityError(Exception):
    """Something a person can act on: `happened` says what, `remedy` says what to do."""

    @property
    def happened(self) -> Text:
        """One sentence on what happened, naming the file, line or field."""
        raise AssertionError(f"{type(self).__name__} does not say what happened")

    @property
    def remedy(self) -> Text:
        """One sentence on what to do now."""
        raise AssertionError(f"{type(self).__name__} does not say what to do")

    def sentence(self, language: Language) -> str:
        """Both sentences in one language."""
        return f"{self.happened.in_(language)} {self.remedy.in_(language)}"

    def __str__(self) -> str:
        return self.sentence(Language.ENGLISH)


@dataclass(frozen=True, slots=True)
class LineProblem:
    """One problem of a text file: where it stands, what it is, what to do."""

    line: int
    where: str
    what: Text
    remedy: Text


@dataclass(eq=False)
class _LinesInvalid(SmartCityError):
    """A text file that cannot be used; `problems` has every one found, in line order."""

    file: str
    problems: tuple[LineProblem, ...]

    sort: ClassVar[Text]

    @property
    def happened(self) -> Text:
        first = self.problems[0]
        return Text(
            "{sort} {file} memuat {n} masalah; baris {line} ({where}): {what}",
            "{sort} {file} has {n} problem(s); line {line} ({where}): {what}",
        ).filled(
            sort=self.sort,
            file=self.file,
            n=len(self.problems),
            line=first.line,
            where=first.where,
            what=first.what,
        )

    @property
    def remedy(self) -> Text:
        return self.problems[0].remedy


class RubricInvalid(_LinesInvalid):
    """A rubric that cannot be used."""

    sort = Text("Rubrik", "Rubric")


class TableInvalid(_LinesInvalid):
    """A CSV table that cannot be used."""

    sort = Text("Tabel", "Table")


@dataclass(eq=False)
class Said(SmartCityError):
    """What happened and what to do, as whole sentences. Its kinds are what is raised."""

    what: Text
    do: Text

    @property
    def happened(self) -> Text:
        return self.what

    @property
    def remedy(self) -> Text:
        return self.do


class ChangeRefused(Said):
    """A change that a state, a rule or a role forbids. `what` and `do` are whole sentences."""


@dataclass(eq=False)
class FileProblem(SmartCityError):
    """A file or folder that cannot be used as asked."""

    path: str
    what: Text
    do: Text

    @property
    def happened(self) -> Text:
        return Text("{path}: {what}", "{path}: {what}").filled(path=printable(self.path), what=self.what)

    @property
    def remedy(self) -> Text:
        return self.do


class StoreProblem(Said):
    """The local database cannot be used as it is."""


class IdentityProblem(Said):
    """The identity cannot be used: wrong or weak passphrase, none made yet, not enrolled."""


@dataclass(eq=False)
class NotFound(SmartCityError):
    """Something was asked for by a code that nothing has."""

    kind: Text
    code: str
    known: tuple[str, ...] = field(default=())

    @property
    def happened(self) -> Text:
        return Text("{kind} {code} tidak ditemukan.", "There is no {kind} {code}.").filled(
            kind=self.kind, code=self.code
        )

    @property
    def remedy(self) -> Text:
        if not self.known:
            return Text("Periksa kodenya.", "Check the code.")
        return Text("Yang ada: {known}.", "Known: {known}.").filled(known=same(", ".join(self.known[:12])))
