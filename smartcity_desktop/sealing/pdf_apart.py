"""Looking at a stranger's PDF in another process, with limits on time and memory.

    verdict = verify_apart(data, now=now, pinned=pins, known=known)

pyHanko is plain Python: a hostile file cannot take the process over, but it might keep it busy or fill the memory.
The process is started for one file with an empty environment, gets it through a pipe, writes no file, starts no
process, and answers with one JSON document.
"""

from __future__ import annotations

import base64
import json
import subprocess
import sys
from contextlib import suppress
from dataclasses import fields
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO

from smartcity_desktop.core.language import Text
from smartcity_desktop.sealing.pdf_problem import CODES, LIMIT, PdfProblem
from smartcity_desktop.sealing.pdf_verdict import KnownSigner, PdfVerdict, SignatureVerdict
from smartcity_desktop.sealing.pdf_verify import verify_pdf
from smartcity_desktop.system.worker import bare_environment, own_command

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

SECONDS = 30.0
"""Most time on the wall for one file."""
MEMORY = 2**30
"""Most address space of the process, in bytes, where the system has such a limit."""
_HEAD_LIMIT = 16 * 1024 * 1024
_TEXTS = ("why_not", "notes")
_TIMES = ("claimed_at", "stamped_at", "stamp_says")


def verify_apart(
    data: bytes,
    *,
    now: datetime,
    roots: Sequence[bytes] = (),
    pinned: frozenset[str] = frozenset(),
    known: Mapping[str, KnownSigner] | None = None,
    services: Sequence[bytes] = (),
    command: Sequence[str] | None = None,
    seconds: float = SECONDS,
) -> PdfVerdict:
    """Do what `pdf_verify.verify_pdf` does, in a process of its own.

    Args:
        data: the file.
        now: UTC, as there.
        roots: as there.
        pinned: as there.
        known: as there.
        services: as there.
        command: what is started, by default this program itself.
        seconds: most time.

    Raises:
        PdfProblem: as there; `too_tangled` where it took too long, too much memory, or broke down.
    """
    if len(data) > LIMIT:
        raise PdfProblem("too_large", f"{len(data)} bytes")
    head = json.dumps(
        {
            "now": now.isoformat(),
            "roots": [_text(root) for root in roots],
            "pinned": sorted(pinned),
            "services": [_text(service) for service in services],
            "known": {
                sha256: [signer.name, signer.revoked, [_text(above) for above in signer.chain]]
                for sha256, signer in (known or {}).items()
            },
        }
    ).encode("ascii")
    try:
        done = subprocess.run(
            tuple(command or (*own_command()[:-1], "pdf", "apart")),
            input=head + b"\n" + data,
            capture_output=True,
            timeout=seconds,
            check=False,
            env=bare_environment(),
            cwd=Path(sys.executable).anchor,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        return _told(json.loads(done.stdout))
    except subprocess.TimeoutExpired:
        raise PdfProblem("too_tangled", f"it took longer than {seconds:.0f} s") from None
    except (ValueError, KeyError, TypeError, OSError) as error:
        raise PdfProblem("too_tangled", f"{type(error).__name__}: {error}"[:300]) from None


def _text(der: bytes) -> str:
    return base64.b64encode(der).decode("ascii")


def answer(source: BinaryIO) -> str:
    """Be the other process: read one request, look at its PDF, return the JSON document."""
    head = json.loads(source.readline(_HEAD_LIMIT))
    data = source.read(LIMIT + 1)
    _limit_itself()
    try:
        verdict = verify_pdf(
            data,
            now=datetime.fromisoformat(head["now"]),
            roots=[base64.b64decode(root) for root in head["roots"]],
            pinned=frozenset(head["pinned"]),
            services=[base64.b64decode(service) for service in head["services"]],
            known={
                sha256: KnownSigner(name, revoked, tuple(map(base64.b64decode, chain)))
                for sha256, (name, revoked, chain) in head["known"].items()
            },
        )
    except PdfProblem as problem:
        return json.dumps({"problem": [problem.code, problem.detail]})
    return json.dumps(
        {"verdict": _plain(verdict) | {"signatures": [_plain(one) for one in verdict.signatures]}}
    )


def _limit_itself() -> None:
    try:
        import resource
    except ImportError:  # Windows has no such limits; there the time is all that is bounded
        return
    for what, most in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_CPU, int(SECONDS)),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_NPROC, 0),
    ):
        with suppress(ValueError, OSError):
            resource.setrlimit(what, (most, most))


def _plain(thing: PdfVerdict | SignatureVerdict) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for field in fields(thing):
        value = getattr(thing, field.name)
        if field.name in _TEXTS:
            value = [[text.id, text.en] for text in value]
        elif field.name in _TIMES and value is not None:
            value = value.isoformat()
        found[field.name] = value
    return found


def _told(document: dict[str, Any]) -> PdfVerdict:
    if "problem" in document:
        code, detail = document["problem"]
        raise PdfProblem(code if code in CODES else "too_tangled", str(detail))
    verdict = document["verdict"]
    signatures = tuple(SignatureVerdict(**_rich(one)) for one in verdict.pop("signatures"))
    return PdfVerdict(signatures, **_rich(verdict))


def _rich(values: dict[str, Any]) -> dict[str, Any]:
    for name in _TEXTS:
        values[name] = tuple(Text(*text) for text in values[name])
    for name in _TIMES:
        if values.get(name) is not None:
            values[name] = datetime.fromisoformat(values[name])
    return values
