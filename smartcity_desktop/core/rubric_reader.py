"""A rubric from its YAML file, with every problem named: line, indicator, what it is, what to do.

The schema, key by key with its defaults, is described for headquarters in `docs/rubric.md`.
"""

from __future__ import annotations

import hashlib
from functools import lru_cache
from typing import TYPE_CHECKING

from smartcity_desktop.core.errors import LineProblem, RubricInvalid
from smartcity_desktop.core.language import Text
from smartcity_desktop.core.rubric import Rubric, RubricName
from smartcity_desktop.core.rubric_defaults import RUBRIC_KEYS, WEIGHTS_SUM
from smartcity_desktop.core.rubric_fields import Fields
from smartcity_desktop.core.rubric_nodes import TreeRules, read_root
from smartcity_desktop.core.rubric_rules import (
    fallback_scale,
    read_bands,
    read_checks,
    read_display,
    read_missing,
    read_scale,
    shown_ends,
)
from smartcity_desktop.core.yaml_tree import YamlMap, yaml_tree

if TYPE_CHECKING:
    from fractions import Fraction

BYTES_LIMIT = 4 * 1024 * 1024


def rubric_text(data: bytes, file: str) -> str:
    """Return the text of a rubric file's bytes, line ends as they are.

    Raises:
        RubricInvalid: empty, too large, binary, or not UTF-8.
    """
    if len(data) > BYTES_LIMIT:
        raise _whole(
            file,
            1,
            Text("Berkas lebih besar dari 4 MiB.", "The file is larger than 4 MiB."),
            Text("Pastikan ini berkas rubrik.", "Make sure that this is a rubric file."),
        )
    if b"\0" in data:
        raise _whole(
            file,
            data.count(b"\n", 0, data.index(b"\0")) + 1,
            Text("Berkas ini bukan teks.", "The file is not text."),
            Text("Simpan rubrik sebagai teks YAML berkode UTF-8.", "Save the rubric as YAML text in UTF-8."),
        )
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _whole(
            file,
            data.count(b"\n", 0, error.start) + 1,
            Text("Baris ini bukan teks UTF-8.", "This line is not UTF-8 text."),
            Text("Simpan ulang berkas dengan pengodean UTF-8.", "Save the file again with UTF-8 encoding."),
        ) from None


@lru_cache(maxsize=8)
def read_rubric(text: str, file: str) -> Rubric:
    """Return the rubric that a YAML text declares; `file` is only named in problems.

    The digest is the SHA-256 of the text's UTF-8 bytes. The last few results are kept: a rubric never changes.

    Raises:
        RubricInvalid: with every problem found, in line order.
    """
    try:
        digest = hashlib.sha256(text.encode("utf-8")).hexdigest()
    except UnicodeEncodeError as error:
        raise _whole(
            file,
            text.count("\n", 0, error.start) + 1,
            Text(
                "Baris ini memuat karakter yang tidak sah.", "This line holds a character that is not valid."
            ),
            Text("Ketik ulang baris ini.", "Type this line again."),
        ) from None
    if len(text) > BYTES_LIMIT:
        return read_rubric(rubric_text(text.encode("utf-8"), file), file)
    tree, problems = yaml_tree(text)
    findings = list(problems)
    rubric = None
    if isinstance(tree, YamlMap):
        rubric = _rubric(tree, digest, findings)
    elif not findings:
        findings.append(
            LineProblem(
                1,
                "rubric",
                Text("Berkas kosong atau bukan rubrik.", "The file is empty or no rubric."),
                Text("Mulai berkas dengan `rubric:`.", "Begin the file with `rubric:`."),
            )
        )
    if findings or rubric is None:
        raise RubricInvalid(file, tuple(sorted(findings, key=lambda problem: problem.line)))
    return rubric


def _whole(file: str, line: int, what: Text, remedy: Text) -> RubricInvalid:
    return RubricInvalid(file, (LineProblem(line, "rubric", what, remedy),))


def _rubric(tree: YamlMap, digest: str, findings: list[LineProblem]) -> Rubric | None:
    node = Fields(tree, "rubric", ("rubric",), findings).get("rubric", required=True)
    if node is None:
        return None
    fields = Fields(node, "rubric", RUBRIC_KEYS, findings)
    if fields.broken:
        return None
    name = RubricName(fields.code(), fields.whole("version", 1, 10**9, 1, required=True), digest)
    title = fields.translated("title", required=True)
    scale = read_scale(fields.get("scale", required=True), findings)
    display = read_display(fields.get("display"), findings)
    # without a scale nothing can be said of levels; they would only add problems that are none
    measure = scale or fallback_scale()
    ends = shown_ends(measure, display)
    bands = read_bands(fields.items("bands"), ends, findings) if scale else ()
    checks = read_checks(fields, measure) if scale else ()
    rules = TreeRules(scale, ends[0], _weights_sum(fields), _sources(fields))
    root = read_root(fields, rules)
    _texts(fields, "rules")
    missing = read_missing(fields.get("missing"), findings)
    status = fields.text("status")
    if title is None or scale is None or root is None:
        return None
    return Rubric(name, title, status, scale, display, bands, missing, checks, root)


def _weights_sum(fields: Fields) -> Fraction:
    given = fields.number("weights_sum")
    if given is not None and given <= 0:
        fields.problem(
            "weights_sum",
            Text("harus lebih besar dari nol.", "has to be greater than zero."),
            Text(
                "Tulis 100, atau 1 bila bobot ditulis sebagai pecahan.",
                "Write 100, or 1 where weights are shares.",
            ),
        )
        return WEIGHTS_SUM
    return WEIGHTS_SUM if given is None else given


def _sources(fields: Fields) -> tuple[str, ...] | None:
    """Return the keys of the list of sources, `None` where the rubric has no such list."""
    node = fields.get("sources")
    if node is None:
        return None
    listed = Fields(node, "sources", None, fields.findings)
    for key in listed.names():
        entry = listed.get(key)
        if entry is not None:
            one = Fields(entry, f"sources {key}", ("title", "address", "reading"), fields.findings)
            for field in one.names():
                one.text(field)
    return listed.names()


def _texts(fields: Fields, key: str) -> None:
    """Check that a key, if given, holds named texts; they are for readers only and nothing is computed from them."""
    node = fields.get(key)
    if node is not None:
        texts = Fields(node, key, None, fields.findings)
        for name in texts.names():
            texts.text(name)
