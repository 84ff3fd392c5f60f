"""What headquarters says of one file that was handed in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from smartcity_desktop.core.language import Text, printable

if TYPE_CHECKING:
    from smartcity_desktop.core.errors import SmartCityError
    from smartcity_desktop.core.package import PackageRefused


@dataclass(frozen=True, slots=True)
class Report:
    """What became of one file.

    Attributes:
        outcome: `taken`, `had` (the same package was taken before), `held` (waits for a human) or `refused`.
        region, assessor: names, once the package was verified.
        happened, remedy: for people; `code` and `detail` for the details box.
        notes: what a person should know of a package although it refuses nothing: a clock that was wrong, a photo
            that is damaged.
    """

    file: str
    outcome: str
    region: str
    assessor: str
    happened: Text
    remedy: Text | None
    code: str
    detail: str
    digest: str
    notes: tuple[Text, ...] = ()


def taken(file: str, digest: str, notes: tuple[Text, ...] = ()) -> Report:
    """Return the report on a package that is in now."""
    happened = Text("Diterima dan disimpan.", "Taken in and kept.")
    if notes:
        happened = Text("Diterima dengan catatan.", "Taken in, with a note.")
    return Report(printable(file), "taken", "", "", happened, None, "", f"package {digest}", digest, notes)


def released(file: str, digest: str, code: str, notes: tuple[Text, ...] = ()) -> Report:
    """Return the report on a package that was held for `code` and is in now, because somebody released it."""
    happened = Text("Diloloskan oleh petugas dan disimpan.", "Released by a clerk and kept.")
    detail = f"package {digest}, was {code}"
    return Report(printable(file), "taken", "", "", happened, None, code, detail, digest, notes)


def turned_away(file: str, digest: str, code: str, decided: str) -> Report:
    """Return the report on a package that a clerk has refused: it is not held a second time."""
    happened = Text("Paket ini sudah ditolak oleh petugas.", "This package was refused by a clerk.")
    remedy = Text(
        "Bila penolakan itu keliru, loloskan paketnya dari daftar paket tertahan.",
        "If that was a mistake, release the package from the list of those held.",
    )
    return Report(printable(file), "refused", "", "", happened, remedy, code, decided, digest)


def refused(file: str, refusal: PackageRefused, digest: str) -> Report:
    """Return the report on a package that is refused, held, or was taken in before."""
    outcome = "had" if refusal.code == "DUPLICATE" else "held" if refusal.held else "refused"
    return Report(
        printable(file),
        outcome,
        "",
        "",
        refusal.happened,
        refusal.remedy,
        refusal.code,
        refusal.detail,
        digest,
    )


def failed(file: str, error: SmartCityError) -> Report:
    """Return the report on a file that could not be read or kept: nothing is known of what it holds."""
    return Report(printable(file), "refused", "", "", error.happened, error.remedy, "E_FILE", str(error), "")
