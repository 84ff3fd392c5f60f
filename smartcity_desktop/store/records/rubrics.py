"""Rubrics, kept word for word."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from sqlalchemy import insert, select

from smartcity_desktop.core.errors import ChangeRefused, NotFound
from smartcity_desktop.core.language import Text
from smartcity_desktop.core.rubric import RubricName
from smartcity_desktop.store.tables import RUBRIC

if TYPE_CHECKING:
    from smartcity_desktop.store.database import Session


def put_rubric(s: Session, name: RubricName, title: Text, text: str) -> None:
    """Keep a rubric; the same once more changes nothing.

    Args:
        s: in a write transaction.
        name: code, version, and the SHA-256 of `text` in UTF-8.
        title: in both languages.
        text: the file, word for word.

    Raises:
        ChangeRefused: another text has this code and version, or `text` is not what `name` names.
    """
    if sha256(text.encode()).hexdigest() != name.digest:
        raise ChangeRefused(
            Text(
                "Isi rubrik {code} versi {version} tidak cocok dengan sidik jarinya.",
                "The text of rubric {code} version {version} does not match its fingerprint.",
            ).filled(code=name.code, version=name.version),
            Text("Ambil kembali berkas rubrik yang asli.", "Get the original rubric file again."),
        )
    connection = s.connection()
    kept = connection.execute(
        select(RUBRIC.c.digest).where(RUBRIC.c.code == name.code, RUBRIC.c.version == name.version)
    ).scalar()
    if kept == name.digest:
        return
    if kept is not None:
        raise ChangeRefused(
            Text(
                "Rubrik {code} versi {version} sudah ada dengan isi lain.",
                "There is a rubric {code} version {version} with another content already.",
            ).filled(code=name.code, version=name.version),
            Text(
                "Naikkan nomor versinya pada berkas rubrik.", "Raise the version number in the rubric file."
            ),
        )
    connection.execute(
        insert(RUBRIC).values(
            code=name.code,
            version=name.version,
            digest=name.digest,
            title_id=title.id,
            title_en=title.en,
            text=text,
        )
    )


def rubric_text(s: Session, name: RubricName) -> str:
    """Return a rubric's file, word for word.

    Raises:
        NotFound: there is none with this code, version and digest.
    """
    text = (
        s.connection()
        .execute(
            select(RUBRIC.c.text).where(
                RUBRIC.c.code == name.code, RUBRIC.c.version == name.version, RUBRIC.c.digest == name.digest
            )
        )
        .scalar()
    )
    if text is None:
        known = tuple(f"{n.code} {n.version}" for n in rubric_names(s))
        raise NotFound(Text("rubrik", "rubric"), f"{name.code} {name.version}", known)
    return str(text)


def rubric_names(s: Session) -> tuple[RubricName, ...]:
    """Return the names of all rubrics, by code and version."""
    rows = s.connection().execute(
        select(RUBRIC.c.code, RUBRIC.c.version, RUBRIC.c.digest).order_by(RUBRIC.c.code, RUBRIC.c.version)
    )
    return tuple(RubricName(row.code, row.version, row.digest) for row in rows)
