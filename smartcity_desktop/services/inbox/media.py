"""Step 12 for photos and PDFs: each is decoded once, in another process, before the package is taken in.

A damaged photo is an accident and no fraud of the assessor's: the package is taken in with a note that names the
file. A file over which the decoder breaks down, or that unpacks without end, holds the package for a human.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartcity_desktop.core.language import Text, printable
from smartcity_desktop.core.package import PackageRefused, Role
from smartcity_desktop.system.worker import DECODED, MediaProblem, decoder

if TYPE_CHECKING:
    from smartcity_desktop.sealing.verify import Opened
    from smartcity_desktop.system.clock import Clock

PACKAGE_SECONDS = 900
"""Most time for all files of a package: five thousand that are each a little slow would take days."""


def look_at(opened: Opened, clock: Clock) -> tuple[Text, ...]:
    """Decode every photo and PDF of a package, keep nothing of it, and return what is to be noted.

    Raises:
        PackageRefused: `H_MEDIA`.
        FileProblem: the private copy cannot be read.
    """
    scores = opened.documents.scores
    called = {one.sha256: one.original_name for one in scores.citations} if scores else {}
    begun = clock.monotonic()
    notes = []
    for content in opened.head.contents:
        if content.role is not Role.EVIDENCE or content.media_type not in DECODED:
            continue
        if clock.monotonic() - begun > PACKAGE_SECONDS * 1_000_000_000:
            raise PackageRefused("H_MEDIA", f"its files were not decoded within {PACKAGE_SECONDS} s")
        name = printable(called.get(content.sha256, content.name))
        try:
            decoder().check(opened.read(content.name), name, content.media_type)
        except MediaProblem as problem:
            if problem.hostile:
                raise PackageRefused(
                    "H_MEDIA", f"{content.name} ({name}): {problem.trouble.value}, {problem.detail}"
                ) from None
            notes.append(Text("Bukti {what}", "Evidence {what}").filled(what=problem.happened))
    return tuple(notes)
