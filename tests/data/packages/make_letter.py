"""Make the golden letter: `python -m tests.data.packages.make_letter`, once, as it was.

An assessment with a signed sheet, encrypted for the key beside it, and the edition that asks for both. The keys that
signed were thrown away. Do not make it again; whatever letters become later gets files of its own.
"""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from tests.audit.drill import Drill

HERE = Path(__file__).parent / "letter"


def main() -> None:
    HERE.mkdir()
    with tempfile.TemporaryDirectory() as name:
        drill = Drill(Path(name) / "desk")
        package, _ = drill.sealed(2)
        (HERE / "assessment.asice.age").write_bytes(drill.letter(package))
        (HERE / "key.txt").write_text(drill.secret + "\n", "ascii")
        shutil.copy(Path(name) / "desk" / "periode.asice", HERE / "edition.asice")


if __name__ == "__main__":
    main()
