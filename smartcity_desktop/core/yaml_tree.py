"""YAML text as a tree of texts that know their line, before anything is made of them.

Scalars keep their written text, so `0.1` is exactly one tenth. Every problem is collected with its line: syntax,
duplicate keys, an anchor that contains itself, tags, aliases that would grow beyond all measure.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from smartcity_desktop.core.errors import LineProblem
from smartcity_desktop.core.language import Text, same

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Any

DEPTH_LIMIT = 200
SIZE_LIMIT = 300_000
_WHERE = "YAML"


@dataclass(frozen=True, slots=True)
class YamlScalar:
    """One value as it is written; `quoted` tells `'3'` from `3`."""

    line: int
    text: str
    quoted: bool = False

    @property
    def empty(self) -> bool:
        """Whether nothing (YAML null) is written here."""
        return not self.quoted and self.text in ("", "~", "null", "Null", "NULL")


@dataclass(frozen=True, slots=True)
class YamlList:
    """A sequence."""

    line: int
    items: tuple[YamlNode, ...]


@dataclass(frozen=True, slots=True)
class YamlMap:
    """A mapping with plain keys, in file order."""

    line: int
    entries: tuple[tuple[YamlScalar, YamlNode], ...]


YamlNode = YamlScalar | YamlList | YamlMap


@dataclass(slots=True)
class _Open:
    """A sequence or mapping whose end has not come yet. In a mapping, keys and values alternate in `items`."""

    line: int
    anchor: str | None
    mapping: bool
    items: list[YamlNode]
    size: int = 1


class _StopReadingError(Exception):
    """Reading cannot go on; the problem is already written down."""


class _Composer:
    """Builds the tree from parser events without recursion, so that depth is a rule and not a crash."""

    def __init__(self) -> None:
        self.problems: list[LineProblem] = []
        self.stack: list[_Open] = []
        self.roots: list[YamlNode] = []
        self.anchors: dict[str, tuple[YamlNode, int]] = {}
        self.line = 1

    def problem(self, line: int, what: Text, remedy: Text) -> None:
        self.problems.append(LineProblem(line, _WHERE, what, remedy))

    def take(self, node: YamlNode, size: int) -> None:
        if self.stack:
            top = self.stack[-1]
            top.items.append(node)
            top.size += size
            total = top.size
        else:
            self.roots.append(node)
            total = size
        if total > SIZE_LIMIT:
            self.problem(
                node.line,
                Text(
                    "Isi berkas, termasuk alias, terlalu besar.",
                    "The content, aliases included, is too large.",
                ),
                Text("Kurangi pemakaian alias (*).", "Use fewer aliases (*)."),
            )
            raise _StopReadingError

    def event(self, event: Any) -> None:
        kind = type(event).__name__
        line = event.start_mark.line + 1
        self.line = event.end_mark.line + 1
        if getattr(event, "tag", None) is not None:
            self.problem(
                line,
                Text("Penanda tipe YAML {tag} tidak dipakai.", "The YAML tag {tag} is not used here.").filled(
                    tag=same(str(event.tag)[:60])
                ),
                Text("Hapus penanda yang diawali tanda seru.", "Remove the mark that begins with `!`."),
            )
        if kind == "ScalarEvent":
            scalar = YamlScalar(line, event.value, event.style is not None)
            if event.anchor:
                self.anchors[event.anchor] = (scalar, 1)
            self.take(scalar, 1)
        elif kind in ("SequenceStartEvent", "MappingStartEvent"):
            self.open(line, event.anchor, mapping=kind == "MappingStartEvent")
        elif kind in ("SequenceEndEvent", "MappingEndEvent"):
            self.close()
        elif kind == "AliasEvent":
            self.alias(line, event.anchor)

    def open(self, line: int, anchor: str | None, *, mapping: bool) -> None:
        if len(self.stack) >= DEPTH_LIMIT:
            self.problem(
                line,
                Text("Susunan bertingkat terlalu dalam.", "The structure is nested too deeply."),
                Text(
                    "Susun ulang rubrik dengan lebih sedikit tingkat.",
                    "Arrange the rubric with fewer levels of nesting.",
                ),
            )
            raise _StopReadingError
        self.stack.append(_Open(line, anchor, mapping, []))

    def close(self) -> None:
        done = self.stack.pop()
        node: YamlNode
        if done.mapping:
            node = YamlMap(done.line, tuple(self.entries(done.items)))
        else:
            node = YamlList(done.line, tuple(done.items))
        if done.anchor:
            self.anchors[done.anchor] = (node, done.size)
        self.take(node, done.size)

    def entries(self, items: list[YamlNode]) -> Iterator[tuple[YamlScalar, YamlNode]]:
        seen: dict[str, int] = {}
        for key, value in zip(items[::2], items[1::2], strict=True):
            if not isinstance(key, YamlScalar):
                self.problem(
                    key.line,
                    Text("Kunci harus berupa teks biasa.", "A key has to be plain text."),
                    Text("Tulis kunci dalam bentuk nama: nilai.", "Write the key as name: value."),
                )
            elif key.text in seen:
                self.problem(
                    key.line,
                    Text(
                        "Kunci {key} ditulis dua kali (sudah ada di baris {first}).",
                        "The key {key} stands twice (already on line {first}).",
                    ).filled(key=key.text[:60], first=seen[key.text]),
                    Text("Hapus salah satunya.", "Remove one of them."),
                )
            else:
                seen[key.text] = key.line
                yield key, value

    def alias(self, line: int, anchor: str) -> None:
        name = anchor[:60]
        if any(part.anchor == anchor for part in self.stack):
            self.problem(
                line,
                Text("Simpul &{name} memuat dirinya sendiri.", "The node &{name} contains itself.").filled(
                    name=name
                ),
                Text(
                    "Hapus alias *{name} di baris ini: pohon rubrik tidak boleh melingkar.",
                    "Remove the alias *{name} on this line: the rubric's tree must not run in a circle.",
                ).filled(name=name),
            )
            self.take(YamlScalar(line, ""), 1)
        elif anchor not in self.anchors:
            self.problem(
                line,
                Text("Alias *{name} tidak memiliki jangkar.", "The alias *{name} has no anchor.").filled(
                    name=name
                ),
                Text(
                    "Tulis &{name} pada bagian yang dimaksud, sebelum baris ini.",
                    "Write &{name} at the part that is meant, before this line.",
                ).filled(name=name),
            )
            self.take(YamlScalar(line, ""), 1)
        else:
            self.take(*self.anchors[anchor])


def yaml_tree(text: str) -> tuple[YamlNode | None, tuple[LineProblem, ...]]:
    """Return the tree of a YAML text (`None` where there is none) and every problem found in it."""
    from ruamel.yaml import YAML
    from ruamel.yaml.error import YAMLError

    composer = _Composer()
    try:
        for event in YAML(typ="safe", pure=True).parse(text.removeprefix("\ufeff")):
            composer.event(event)
    except _StopReadingError:
        pass
    except (YAMLError, ValueError, OverflowError) as error:
        # ValueError and OverflowError: escapes such as "\Uffffffff" that name no character
        composer.problem(_line(error, text, composer.line), *_syntax(error))
    if len(composer.roots) > 1:
        composer.problem(
            composer.roots[1].line,
            Text(
                "Berkas memuat lebih dari satu dokumen YAML.", "The file holds more than one YAML document."
            ),
            Text(
                "Sisakan satu dokumen saja; hapus baris `---`.", "Keep a single one; remove the line `---`."
            ),
        )
    return (composer.roots[0] if composer.roots else None), tuple(composer.problems)


def _line(error: Exception, text: str, last: int) -> int:
    for name in ("problem_mark", "context_mark"):
        mark = getattr(error, name, None)
        if mark is not None:
            return int(mark.line) + 1
    position = getattr(error, "position", None)
    return text.count("\n", 0, position) + 1 if isinstance(position, int) else last


def _syntax(error: Exception) -> tuple[Text, Text]:
    detail = getattr(error, "problem", None) or str(error).partition("\n")[0]
    return (
        Text("Penulisan YAML salah: {detail}.", "This is not valid YAML: {detail}.").filled(
            detail=str(detail)[:200]
        ),
        Text(
            "Periksa spasi di awal baris, tanda titik dua, tanda kutip dan kurung di baris ini atau sebelumnya.",
            "Check indentation, colons, quotation marks and brackets on this line or the one before.",
        ),
    )
