"""One mapping of a rubric file, read key by key: typed values out, every problem into one list.

A field that is wrong is written down and replaced by something harmless, so that reading goes on and the person
gets all problems at once.
"""

from __future__ import annotations

import re
from decimal import Decimal
from difflib import get_close_matches
from enum import StrEnum
from fractions import Fraction
from typing import TYPE_CHECKING, TypeVar

from smartcity_desktop.core.errors import LineProblem
from smartcity_desktop.core.language import Text, same
from smartcity_desktop.core.yaml_tree import YamlList, YamlMap, YamlNode, YamlScalar

if TYPE_CHECKING:
    from collections.abc import Sequence

_NUMBER = re.compile(r"[+-]?[0-9]{1,12}(\.[0-9]{1,12})?")
_CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}")
_Choice = TypeVar("_Choice", bound=StrEnum)

WRITE_MAP = Text("Tulis sebagai daftar kunci: nilai.", "Write it as a list of key: value.")
WRITE_LIST = Text(
    "Tulis sebagai daftar, tiap butir diawali `- `.", "Write it as a list, each item beginning with `- `."
)


def plain(value: Fraction | Decimal) -> str:
    """Write a number as short as it can be exactly: `47.5`, `100`, or `1/3` where it has no decimal end."""
    fraction = Fraction(value)
    rest = fraction.denominator
    for prime in (2, 5):
        while rest % prime == 0:
            rest //= prime
    if rest != 1:
        return str(fraction)
    places = 0
    while (fraction * 10**places).denominator != 1:
        places += 1
    return f"{Decimal((fraction * 10**places).numerator).scaleb(-places):f}"


def as_decimal(value: Fraction) -> Decimal:
    """Return a number that has a decimal end as that decimal."""
    return Decimal(plain(value))


def nearest(word: str, known: Sequence[str]) -> Text:
    """Return a sentence that suggests the known word nearest to `word`, or lists the known ones."""
    close = get_close_matches(word[:60], known, 1)
    if close:
        return Text("Apakah yang dimaksud {word}?", "Did you mean {word}?").filled(word=close[0])
    listed = ", ".join(known[:20]) + (", …" if len(known) > 20 else "")
    return Text("Yang dikenal: {known}.", "Known: {known}.").filled(known=listed)


class Fields:
    """The keys of one mapping.

    Attributes:
        where: what the mapping describes, an indicator's code for example; named in every problem.
        line: where it begins.
        broken: it is no mapping at all; then nothing is asked of its keys any more.
    """

    def __init__(
        self, node: YamlNode, where: str, known: Sequence[str] | None, findings: list[LineProblem]
    ) -> None:
        self.where = where
        self.line = node.line
        self.findings = findings
        self.broken = not isinstance(node, YamlMap)
        self._entries: dict[str, tuple[int, YamlNode]] = {}
        if not isinstance(node, YamlMap):
            self.problem(
                None,
                Text("di sini harus ada kunci dan nilai.", "keys and values are expected here."),
                WRITE_MAP,
            )
            return
        for key, value in node.entries:
            if known is not None and key.text not in known:
                self.findings.append(
                    LineProblem(
                        key.line,
                        where,
                        Text("Kunci {key} tidak dikenal.", "The key {key} is unknown.").filled(
                            key=key.text[:60]
                        ),
                        nearest(key.text, known),
                    )
                )
            else:
                self._entries[key.text] = (key.line, value)

    def problem(self, key: str | None, what: Text, remedy: Text) -> None:
        """Write down a problem of one key (of the whole mapping where `key` is `None`)."""
        named = Text(f"{key}: {{what}}", f"{key}: {{what}}").filled(what=what) if key else what
        self.findings.append(LineProblem(self.line_of(key), self.where, named, remedy))

    def line_of(self, key: str | None) -> int:
        """Return the line of a key, or of the mapping."""
        return self._entries[key][0] if key in self._entries else self.line

    def names(self) -> tuple[str, ...]:
        """Return all keys that are known and given."""
        return tuple(self._entries)

    def get(self, key: str, *, required: bool = False) -> YamlNode | None:
        """Return what stands at a key; nothing written counts as not given."""
        _, node = self._entries.get(key, (0, None))
        if isinstance(node, YamlScalar) and node.empty:
            node = None
        if node is None and required and not self.broken:
            self.problem(
                None,
                Text("Kunci {key} tidak ada atau kosong.", "The key {key} is missing or empty.").filled(
                    key=key
                ),
                Text("Tambahkan {key}.", "Add {key}.").filled(key=key),
            )
        return node

    def text(self, key: str, *, required: bool = False) -> str:
        """Return a plain text, `""` where there is none."""
        node = self.get(key, required=required)
        if node is None:
            return ""
        if not isinstance(node, YamlScalar):
            self.problem(
                key,
                Text("harus berupa satu teks.", "has to be one text."),
                Text("Tulis teksnya di belakang titik dua.", "Write the text behind the colon."),
            )
            return ""
        return node.text.strip()

    def code(self, key: str = "code") -> str:
        """Return a code: letters, digits, `.`, `_` and `-`, at most 40 characters."""
        text = self.text(key, required=True)
        if text and not _CODE.fullmatch(text):
            self.problem(
                key,
                Text("{code} bukan kode yang sah.", "{code} is not a valid code.").filled(code=text[:60]),
                Text(
                    "Pakai huruf, angka, titik, garis bawah atau tanda hubung; paling banyak 40 karakter.",
                    "Use letters, digits, points, underscores or hyphens, at most 40 characters.",
                ),
            )
        return text

    def translated(self, key: str, *, required: bool = False) -> Text | None:
        """Return the text of a key that holds `id:` and `en:`."""
        node = self.get(key, required=required)
        if node is None:
            return None
        if isinstance(node, YamlScalar):
            self.problem(
                key,
                Text(
                    "terjemahan tidak ada: hanya satu teks.",
                    "the translation is missing: there is only one text.",
                ),
                Text("Tulis `id:` dan `en:` di bawahnya.", "Write `id:` and `en:` below it."),
            )
            return None
        return Fields(node, self.where, ("id", "en"), self.findings).both(key)

    def both(self, key: str) -> Text:
        """Return the text of this mapping's own `id` and `en`."""
        given = {language: self.text(language) for language in ("id", "en")}
        names = {"id": Text("Indonesia", "Indonesian"), "en": Text("Inggris", "English")}
        for language, text in given.items():
            if not text and not self.broken:
                self.problem(
                    None,
                    Text("{key}: teks bahasa {name} tidak ada.", "{key}: the {name} text is missing.").filled(
                        key=key, name=names[language]
                    ),
                    Text("Tambahkan `{language}:`.", "Add `{language}:`.").filled(language=language),
                )
        return Text(given["id"], given["en"])

    def number(self, key: str, *, required: bool = False) -> Fraction | None:
        """Return an exact number, read from its decimal digits; `None` where there is none or it is wrong."""
        text = self.text(key, required=required)
        return self.exact(key, text) if text else None

    def exact(self, key: str, text: str) -> Fraction | None:
        """Return the number that a text is, exactly."""
        if not _NUMBER.fullmatch(text):
            self.problem(
                key,
                Text("{text} bukan bilangan desimal.", "{text} is not a decimal number.").filled(
                    text=same(text[:40])
                ),
                Text(
                    "Tulis angka dengan titik desimal, misalnya 12.5 (paling banyak 12 angka di tiap sisi).",
                    "Write digits with a decimal point, such as 12.5 (at most 12 on either side).",
                ),
            )
            return None
        return Fraction(text)

    def decimal(self, key: str, *, required: bool = False) -> Decimal | None:
        """Return an exact number as a decimal."""
        value = self.number(key, required=required)
        return None if value is None else as_decimal(value)

    def whole(self, key: str, lowest: int, highest: int, default: int, *, required: bool = False) -> int:
        """Return a whole number from `lowest` to `highest`."""
        value = self.number(key, required=required)
        if value is None:
            return default
        if value.denominator != 1 or not lowest <= value <= highest:
            self.problem(
                key,
                Text("{value} tidak dapat dipakai.", "{value} cannot be used.").filled(value=plain(value)),
                Text(
                    "Tulis bilangan bulat dari {lowest} sampai {highest}.",
                    "Write a whole number from {lowest} to {highest}.",
                ).filled(lowest=lowest, highest=highest),
            )
            return default
        return int(value)

    def flag(self, key: str) -> bool:
        """Return `true` or `false`; false where nothing is given."""
        node = self.get(key)
        if node is None:
            return False
        if isinstance(node, YamlScalar) and not node.quoted and node.text.lower() in ("true", "false"):
            return node.text.lower() == "true"
        self.problem(
            key,
            Text("bukan true atau false.", "is neither true nor false."),
            Text("Tulis true atau false tanpa tanda kutip.", "Write true or false without quotation marks."),
        )
        return False

    def choice(self, key: str, default: _Choice) -> _Choice:
        """Return one of the words of `default`'s enumeration."""
        text = self.text(key)
        if not text:
            return default
        chosen = self.one_of(key, text, type(default), self.line_of(key))
        return default if chosen is None else chosen

    def one_of(self, key: str, text: str, words: type[_Choice], line: int) -> _Choice | None:
        """Return the member of an enumeration that a text names."""
        known = [str(word.value) for word in words]
        if text in known:
            return words(text)
        self.findings.append(
            LineProblem(
                line,
                self.where,
                Text("{key}: {text} tidak dikenal.", "{key}: {text} is unknown.").filled(
                    key=key, text=text[:60]
                ),
                nearest(text, known),
            )
        )
        return None

    def items(self, key: str, *, required: bool = False) -> tuple[YamlNode, ...]:
        """Return the items of a list."""
        node = self.get(key, required=required)
        if node is None:
            return ()
        if not isinstance(node, YamlList):
            self.problem(key, Text("harus berupa daftar.", "has to be a list."), WRITE_LIST)
            return ()
        return node.items

    def scalars(self, key: str) -> tuple[YamlScalar, ...]:
        """Return the items of a list of single values."""
        items = self.items(key)
        single = tuple(item for item in items if isinstance(item, YamlScalar))
        if len(single) != len(items):
            self.problem(
                key,
                Text("hanya boleh memuat nilai tunggal.", "may hold single values only."),
                Text("Tulis misalnya [3, 4].", "Write for instance [3, 4]."),
            )
        return single
