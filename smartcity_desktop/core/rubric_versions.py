"""Which rubric may follow which: a later version of the same, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartcity_desktop.core.errors import ChangeRefused
from smartcity_desktop.core.language import Text
from smartcity_desktop.core.rubric_reader import read_rubric

if TYPE_CHECKING:
    from smartcity_desktop.core.rubric import Rubric, RubricName


def refuse_other_rubric(old: RubricName, new: RubricName) -> None:
    """Refuse a rubric that is neither the one an edition has nor a later version of it.

    Raises:
        ChangeRefused: its code is another one, or its version is not higher.
    """
    if new == old or (new.code == old.code and new.version > old.version):
        return
    raise ChangeRefused(
        Text(
            "Periode ini memakai rubrik {code} versi {old}; rubrik {other} versi {new} tidak dapat menggantikannya.",
            "This edition has rubric {code} version {old}; rubric {other} version {new} cannot follow it.",
        ).filled(code=old.code, old=old.version, other=new.code, new=new.version),
        Text(
            "Pakai kode rubrik yang sama dengan nomor versi yang lebih tinggi.",
            "Use the same rubric code with a higher version number.",
        ),
    )


def outdated_text(count: int) -> Text:
    """Say how many sheets of a region are on an earlier version of the rubric and so do not count."""
    return Text(
        "Belum lengkap: {n} lembar memakai rubrik versi lama dan belum masuk rerata.",
        "Incomplete: {n} sheet(s) on an earlier version of the rubric are not part of the mean.",
    ).filled(n=count)


def later_rubric(text: str, file: str, published: RubricName | None, reason: str) -> Rubric:
    """Read a later version of an edition's rubric.

    Args:
        text: of the file.
        file: its name, for what is wrong in it.
        published: what the edition was published with last; `None` where it was not published yet.
        reason: why there is a later version.

    Raises:
        ChangeRefused: the edition was not published yet, there is no reason, or the rubric may not follow.
        RubricInvalid: it cannot be used.
    """
    if published is None:
        raise ChangeRefused(
            Text("Periode ini belum terbit.", "The edition is not published yet."),
            Text(
                "Buat periodenya dengan rubrik yang benar; versi baru hanya untuk periode yang sudah terbit.",
                "Make the edition with the right rubric; a later version is for one that is published.",
            ),
        )
    if not reason.strip():
        raise ChangeRefused(
            Text("Alasan perubahan rubrik belum ditulis.", "The reason for the new rubric is missing."),
            Text("Tulis alasannya; ia dicatat dan ditandatangani.", "Write it; it is kept and signed."),
        )
    rubric = read_rubric(text, file)
    refuse_other_rubric(published, rubric.name)
    if rubric.name == published:
        raise ChangeRefused(
            Text(
                "Periode ini sudah memakai rubrik {code} versi {version}.",
                "The edition has rubric {code} version {version} already.",
            ).filled(code=published.code, version=published.version),
            Text("Terbitkan tanpa rubrik baru.", "Publish without a new rubric."),
        )
    return rubric
