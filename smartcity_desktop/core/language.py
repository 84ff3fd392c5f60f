"""The two languages of the programme, and how numbers and dates are written in them.

Every text a person reads outside Qt's own forms is a `Text`: both languages stand side by side, so
neither can be forgotten, and screen, paper and command line say the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date, datetime
    from decimal import Decimal


class Language(StrEnum):
    """A language of the window, the papers and the command line."""

    INDONESIAN = "id"
    ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class Text:
    """One text in Indonesian (`id`) and English (`en`)."""

    id: str
    en: str

    def in_(self, language: Language) -> str:
        """Return the text in `language`."""
        return self.id if language is Language.INDONESIAN else self.en

    def filled(self, **values: object) -> Text:
        """Return the text with `{names}` replaced; a `Text` value is taken in its own language."""

        def of(language: Language) -> dict[str, object]:
            return {
                name: value.in_(language) if isinstance(value, Text) else value
                for name, value in values.items()
            }

        return Text(self.id.format_map(of(Language.INDONESIAN)), self.en.format_map(of(Language.ENGLISH)))


def same(text: str) -> Text:
    """Return `text` as a `Text` that reads alike in both languages (names, codes)."""
    return Text(text, text)


def printable(text: str) -> str:
    """Return a name that came from outside with `\ufffd` for what is no letter: line ends, colours, turned writing."""
    return "".join(sign if sign.isprintable() else "\ufffd" for sign in text)


def printable_lines(text: str) -> str:
    """Return words of several lines with each of them `printable`; spaces that do not break stay, and tabs."""
    kept = dict.fromkeys("\n\t\u00a0\u2009\u202f")
    return "".join(sign if sign in kept or sign.isprintable() else "\ufffd" for sign in text)


class TimeZone(StrEnum):
    """The three time zones of Indonesia; their hours east of Greenwich are in `hours`."""

    WIB = "WIB"
    WITA = "WITA"
    WIT = "WIT"

    @property
    def hours(self) -> int:
        """Hours ahead of UTC (7, 8 or 9)."""
        return {"WIB": 7, "WITA": 8, "WIT": 9}[self.value]

    def day(self, moment: datetime) -> date:
        """Return the day on the calendar of this zone at a moment (aware)."""
        return self.local(moment).date()

    def local(self, moment: datetime) -> datetime:
        """Return a moment (aware) as the clock of this zone shows it."""
        from datetime import timedelta, timezone

        return moment.astimezone(timezone(timedelta(hours=self.hours)))


def show_number(value: Decimal, language: Language, decimals: int | None = None) -> str:
    """Write a number for people: `1.234,56` in Indonesian, `1,234.56` in English.

    Args:
        value: the number, already rounded: nothing is rounded here.
        language: decides the separators.
        decimals: how many decimals to write at the least; `None` writes those that `value` has.
    """
    from babel.numbers import format_decimal

    exponent = value.as_tuple().exponent
    own = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    places = max(own, decimals or 0)
    pattern = "#,##0" + ("." + "0" * places if places else "")
    return str(format_decimal(value, pattern, locale=language.value, decimal_quantization=False))


def show_date(day: date, language: Language, *, weekday: bool = False) -> str:
    """Write a date: `16 Mei 2019`, with its weekday `Kamis, 16 Mei 2019`."""
    from babel.dates import format_date

    pattern = "EEEE, d MMMM y" if weekday else "d MMMM y"
    return str(format_date(day, pattern, locale=language.value))


def show_moment(
    moment: datetime, language: Language, zone: TimeZone = TimeZone.WIB, *, seconds: bool = False
) -> str:
    """Write a moment (an aware UTC datetime) in a zone: `16 Mei 2019 14.30 WIB`."""
    local = zone.local(moment)
    mark = "." if language is Language.INDONESIAN else ":"
    clock = f"{local:%H}{mark}{local:%M}" + (f"{mark}{local:%S}" if seconds else "")
    return f"{show_date(local.date(), language)} {clock} {zone.value}"


def date_in_words(day: date, language: Language) -> str:
    """Write a date as a letter opens with it: `Kamis, tanggal enam belas bulan Mei tahun dua ribu sembilan belas`."""
    from babel.dates import format_date
    from num2words import num2words

    def words(number: int) -> str:
        return str(num2words(number, lang=language.value))

    weekday = format_date(day, "EEEE", locale=language.value)
    month = format_date(day, "MMMM", locale=language.value)
    if language is Language.INDONESIAN:
        return f"{weekday}, tanggal {words(day.day)} bulan {month} tahun {words(day.year)}"
    return f"{weekday}, {words(day.day)} {month} {words(day.year)}"
