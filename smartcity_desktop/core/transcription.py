"""From paper to the screen: a filled blank sheet is keyed twice, blind, and only what agrees or was settled is taken.

    first keying ──every row──▶ second keying ──every row──▶ comparison ──nothing open──▶ answers

A row that is blank on the paper is keyed as blank; it leaves what stands in the sheet as it is.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeVar

from smartcity_desktop.core.assessment import NOT_APPLICABLE, TEXT_LIMIT, Answer
from smartcity_desktop.core.errors import ChangeRefused, Said
from smartcity_desktop.core.language import Text, printable, same

if TYPE_CHECKING:
    from collections.abc import Sequence

    from smartcity_desktop.core.rubric import Rubric

T = TypeVar("T")
_VERSION = 1
_SHOWN = 24
_ABSENT = frozenset({"t", "n", "na", "tb"})
_NUMBER = re.compile(r"\d{1,6}(?:[.,]\d{1,6})?|[.,]\d{1,6}")


class Phase(StrEnum):
    """How far a transcription is."""

    FIRST = "first"
    SECOND = "second"
    COMPARE = "compare"


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the paper: its indicator, the levels that can be ticked, and whether it may be not applicable."""

    code: str
    levels: tuple[Decimal, ...]
    may_be_absent: bool


@dataclass(frozen=True, slots=True)
class Keyed:
    """What was keyed for a row; with neither a level nor *not applicable* the row is blank on the paper."""

    value: Decimal | None = None
    not_applicable: bool = False

    @property
    def blank(self) -> bool:
        """Whether nothing is ticked on the paper."""
        return self.value is None and not self.not_applicable


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed into the line: a row to go to, and what to key there (`None`: only go)."""

    row: int
    keyed: Keyed | None


class OtherRows(ValueError):
    """What was written down is of another paper: the rubric has other rows by now."""


class KeyingLost(Said):
    """What was keyed earlier cannot be gone on with; it was put aside."""


class KeyingUnclear(Said):
    """What was typed is no level, no *not applicable* and no code of a row."""


@dataclass(frozen=True, slots=True)
class Transcription:
    """A paper that is being keyed.

    Attributes:
        rows: in the order of the paper.
        first, second: what was keyed, by row; `None`: not yet.
        settled: what is to stand where the two differ; `None`: not decided.
        reasons: why not applicable, by row; they are typed once.
        paper: text of the mark or the words by which a page was recognised; empty where none was.
    """

    rows: tuple[Row, ...]
    first: tuple[Keyed | None, ...]
    second: tuple[Keyed | None, ...]
    settled: tuple[Keyed | None, ...]
    reasons: tuple[str, ...]
    paper: str = ""

    @property
    def phase(self) -> Phase:
        """What is to be done now."""
        if None in self.first:
            return Phase.FIRST
        return Phase.SECOND if None in self.second else Phase.COMPARE

    @property
    def now(self) -> tuple[Keyed | None, ...]:
        """What was keyed in the keying that goes on; of the other one nothing is shown."""
        return self.first if self.phase is Phase.FIRST else self.second

    @property
    def done(self) -> int:
        """How many rows of the keying that goes on are keyed."""
        return sum(one is not None for one in self.now)

    @property
    def begun(self) -> bool:
        """Whether anything was keyed."""
        return any(one is not None for one in self.first)

    @property
    def differences(self) -> tuple[int, ...]:
        """Rows in which the two keyings differ; none before both are whole."""
        if self.phase is not Phase.COMPARE:
            return ()
        return tuple(
            at for at, (one, other) in enumerate(zip(self.first, self.second, strict=True)) if one != other
        )

    @property
    def open(self) -> tuple[int, ...]:
        """Rows that differ and are not settled."""
        return tuple(at for at in self.differences if self.settled[at] is None)

    def next(self, after: int) -> int:
        """Return the row to key next: the first that is not keyed below `after`, else from the top; else `after`."""
        count = len(self.rows)
        around = [(after + step) % count for step in range(1, count + 1)]
        return next((at for at in around if self.now[at] is None), after)

    def standing(self, row: int) -> Keyed | None:
        """Return what will be taken for a row; `None` while that is open."""
        return self.settled[row] if self.first[row] != self.second[row] else self.first[row]


def start(rubric: Rubric) -> Transcription:
    """Begin with a paper of a rubric. Imported figures stand on the paper but are scored by nobody."""
    rows = tuple(
        Row(one.code, rubric.scale.levels, one.not_applicable_allowed)
        for one in rubric.indicators()
        if one.goalposts is None
    )
    none = (None,) * len(rows)
    return Transcription(rows, none, none, none, ("",) * len(rows))


def key(transcription: Transcription, row: int, keyed: Keyed) -> Transcription:
    """Key a row in the keying that goes on, or in the comparison say what is to stand in a row that differs.

    Raises:
        KeyingUnclear: the level is not on the scale, or the row cannot be not applicable.
        ChangeRefused: in the comparison, both keyings agree on this row.
    """
    require(transcription.rows[row], keyed)
    phase = transcription.phase
    if phase is Phase.FIRST:
        return replace(transcription, first=_put(transcription.first, row, keyed))
    if phase is Phase.SECOND:
        return replace(transcription, second=_put(transcription.second, row, keyed))
    if row not in transcription.differences:
        raise ChangeRefused(
            Text("Kedua ketikan sama untuk {code}.", "Both keyings agree on {code}.").filled(
                code=transcription.rows[row].code
            ),
            Text(
                "Ubah tingkatnya di lembar penilaian setelah dimasukkan.",
                "Change the level in the score sheet afterwards.",
            ),
        )
    return replace(transcription, settled=_put(transcription.settled, row, keyed))


def reasoned(transcription: Transcription, row: int, reason: str) -> Transcription:
    """Write down why a row is not applicable."""
    return replace(transcription, reasons=_put(transcription.reasons, row, reason.strip()[:TEXT_LIMIT]))


def recognised(transcription: Transcription, text: str) -> Transcription:
    """Note by which page the paper was recognised."""
    return replace(transcription, paper=" ".join(text.split()))


def require(row: Row, keyed: Keyed) -> None:
    """Refuse what cannot stand in a row.

    Raises:
        KeyingUnclear: the level is not on the scale, or the row cannot be not applicable.
    """
    if keyed.not_applicable and not row.may_be_absent:
        raise KeyingUnclear(
            Text(
                "{code} harus dinilai pada setiap daerah.", "{code} has to be scored in every region."
            ).filled(code=row.code),
            Text(
                "Bila kertas menyatakan tidak berlaku, tekan Enter saja dan bicarakan dengan asesor.",
                "If the paper says not applicable, press Enter alone and talk to the assessor.",
            ),
        )
    if keyed.value is not None and keyed.value not in row.levels:
        low, high = _ends(row)
        raise KeyingUnclear(
            Text(
                "Skala {low}–{high}: {value} bukan tingkat.", "Scale {low}–{high}: {value} is no level."
            ).filled(low=low, high=high, value=_shown(keyed.value)),
            _typable(row),
        )


def read_typed(text: str, rows: Sequence[Row], at: int) -> Typed:
    """Read what was typed while row `at` was in front.

    Empty: the row is blank on the paper. A number: its level. T or N: not applicable. A code: go to its row; a code and
    one of these: key them there. Codes are read without regard to capitals, dashes and dots.

    Raises:
        KeyingUnclear: it is none of these.
    """
    words = text.replace("=", " ").split()
    if not words:
        return Typed(at, Keyed())
    alone = _value(words[0]) if len(words) == 1 else None
    whole = _row("".join(words), rows)
    if alone is not None and (whole is None or alone.value in rows[at].levels):
        require(rows[at], alone)
        return Typed(at, alone)
    if whole is not None:
        return Typed(whole, None)
    row = _row("".join(words[:-1]), rows)
    last = _value(words[-1])
    if row is None or last is None:
        raise KeyingUnclear(
            Text(
                "“{text}” bukan tingkat dan bukan kode indikator.", "“{text}” is no level and no code."
            ).filled(text=same(printable(text.strip()[:_SHOWN]))),
            _typable(rows[at]),
        )
    require(rows[row], last)
    return Typed(row, last)


def answers(transcription: Transcription) -> tuple[Answer, ...]:
    """Return what is to be taken into the sheet; rows that are blank on the paper are left out.

    Raises:
        ChangeRefused: it was not keyed twice, or a difference is open.
    """
    left = len(transcription.open)
    if transcription.phase is not Phase.COMPARE or left:
        raise ChangeRefused(
            Text(
                "Kertas ini belum diketik dua kali, atau {n} perbedaan belum diputuskan.",
                "This paper was not keyed twice yet, or {n} differences are open.",
            ).filled(n=left),
            Text("Selesaikan dahulu, lalu masukkan.", "Finish that first, then take it in."),
        )
    found = []
    for at, row in enumerate(transcription.rows):
        keyed = transcription.standing(at)
        if keyed is None or keyed.blank:
            continue
        reason = transcription.reasons[at] if keyed.not_applicable else ""
        found.append(Answer(row.code, keyed.value, keyed.not_applicable, reason))
    return tuple(found)


def written(transcription: Transcription) -> bytes:
    """Write it down, to go on with it later."""
    return json.dumps(
        {
            "version": _VERSION,
            "paper": transcription.paper,
            "rows": [
                {
                    "code": row.code,
                    "first": _text(transcription.first[at]),
                    "second": _text(transcription.second[at]),
                    "settled": _text(transcription.settled[at]),
                    "reason": transcription.reasons[at],
                }
                for at, row in enumerate(transcription.rows)
            ],
        },
        ensure_ascii=False,
    ).encode("utf-8", "replace")


def read_written(data: bytes, fresh: Transcription) -> Transcription:
    """Read what `written` gave, over the rows of `fresh`.

    Raises:
        OtherRows: it is whole, but of other rows.
        ValueError: it is something else.
    """
    found = json.loads(data)
    try:
        lines: list[dict[str, Any]] = found["rows"]
        if found["version"] != _VERSION:
            raise ValueError("written by another version")
        if [line["code"] for line in lines] != [row.code for row in fresh.rows]:
            raise OtherRows
        read = replace(
            fresh,
            first=tuple(_read(line["first"]) for line in lines),
            second=tuple(_read(line["second"]) for line in lines),
            settled=tuple(_read(line["settled"]) for line in lines),
            reasons=tuple(str(line["reason"])[:TEXT_LIMIT] for line in lines),
            paper=str(found["paper"]),
        )
        for keyed in (read.first, read.second, read.settled):
            for row, one in zip(read.rows, keyed, strict=True):
                require(row, one or Keyed())
    except (KeyError, TypeError, AttributeError, InvalidOperation, KeyingUnclear) as problem:
        raise ValueError("no transcription") from problem
    return read


def _value(word: str) -> Keyed | None:
    if word.casefold() in _ABSENT:
        return Keyed(not_applicable=True)
    if _NUMBER.fullmatch(word):
        return Keyed(Decimal(word.replace(",", ".")))
    return None


def _row(text: str, rows: Sequence[Row]) -> int | None:
    wanted = _plain(text)
    return next((at for at, row in enumerate(rows) if wanted and _plain(row.code) == wanted), None)


def _plain(code: str) -> str:
    return "".join(letter for letter in code.casefold() if letter.isalnum())


def _typable(row: Row) -> Text:
    low, high = _ends(row)
    if row.may_be_absent:
        return Text(
            "Ketik tingkat {low} sampai {high}, T untuk tidak berlaku, Enter bila kosong, atau kode indikator.",
            "Type a level, {low} to {high}, T for not applicable, Enter where it is blank, or a code.",
        ).filled(low=low, high=high)
    return Text(
        "Ketik tingkat {low} sampai {high}, Enter bila kosong, atau kode indikator.",
        "Type a level, {low} to {high}, Enter where it is blank, or a code.",
    ).filled(low=low, high=high)


def _ends(row: Row) -> tuple[Text, Text]:
    return _shown(row.levels[0]), _shown(row.levels[-1])


def _shown(value: Decimal) -> Text:
    plain = format(value.normalize(), "f")
    return Text(plain.replace(".", ","), plain)


def _put(values: tuple[T, ...], at: int, value: T) -> tuple[T, ...]:
    return (*values[:at], value, *values[at + 1 :])


def _text(keyed: Keyed | None) -> str | None:
    if keyed is None:
        return None
    if keyed.not_applicable:
        return NOT_APPLICABLE
    return "" if keyed.value is None else format(keyed.value, "f")


def _read(text: str | None) -> Keyed | None:
    if text is None:
        return None
    if not isinstance(text, str):
        raise TypeError(text)
    if text == NOT_APPLICABLE:
        return Keyed(not_applicable=True)
    return Keyed(Decimal(text)) if text else Keyed()
