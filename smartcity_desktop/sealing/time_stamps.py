"""Time-stamps (RFC 3161) over signatures, from a service on the network. Everything works without one."""

from __future__ import annotations

import hashlib
import queue
import secrets
import threading
from typing import TYPE_CHECKING

from smartcity_desktop.core.errors import SmartCityError
from smartcity_desktop.core.language import Text, same
from smartcity_desktop.core.package import PackageRefused
from smartcity_desktop.sealing.stamps import read_stamp, token_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from smartcity_desktop.core.edition import TimeStampService

ROOM = 12 * 1024
"""Most bytes of a token, and what a PDF keeps free for one."""
SECONDS = 10.0
"""Most time that is waited for the service."""
SIGNING_SECONDS = 3.0
"""Most time that signing on a laptop waits for all services of the edition together."""
_GRANTED = ("granted", "granted_with_mods")


class TimeStampProblem(SmartCityError):
    """No time-stamp was to be had; what was to be signed can be signed without one.

    Attributes:
        detail: what went wrong.
    """

    def __init__(self, url: str, detail: str) -> None:
        super().__init__(url, detail)
        self.url = url
        self.detail = detail

    @property
    def happened(self) -> Text:
        """What went wrong."""
        return Text(
            "Layanan stempel waktu {url} tidak memberi stempel waktu.",
            "The time-stamping service {url} gave no time-stamp.",
        ).filled(url=self.url)

    @property
    def remedy(self) -> Text:
        """What to do."""
        return Text(
            "Periksa jaringan dan alamatnya, atau tandatangani tanpa stempel waktu.",
            "Check the network and the address, or sign without a time-stamp.",
        )

    @property
    def technical(self) -> Text:
        """What exactly went wrong, for the details box."""
        return same(self.detail)


def time_stamps(url: str, seconds: float = SECONDS) -> Callable[[bytes], bytes]:
    """Return what gets a token (DER) over a signature value from a service; it raises `TimeStampProblem`.

    Args:
        url: of the service, `http` or `https`. Only a hash goes there.
        seconds: most time that is waited for it.
    """

    def token(signature: bytes) -> bytes:
        from asn1crypto import algos, tsp  # type: ignore[import-untyped]

        imprint, nonce = hashlib.sha256(signature).digest(), secrets.randbits(63) | 1
        asked = tsp.TimeStampReq(
            {
                "version": 1,
                "message_imprint": {
                    "hash_algorithm": algos.DigestAlgorithm({"algorithm": "sha256"}),
                    "hashed_message": imprint,
                },
                "nonce": nonce,
                "cert_req": True,
            }
        )
        try:
            answer = tsp.TimeStampResp.load(_posted(url, asked.dump(), seconds))
            if answer["status"]["status"].native not in _GRANTED:
                raise TimeStampProblem(url, f"status {answer['status']['status'].native}")
            found = answer["time_stamp_token"]
            told = found["content"]["encap_content_info"]["content"].parsed
            if told["message_imprint"]["hashed_message"].native != imprint or told["nonce"].native != nonce:
                raise TimeStampProblem(url, "the answer is to another question")
            return bytes(found.dump())
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise TimeStampProblem(url, f"{type(error).__name__}: {error}"[:300]) from None

    return token


_NOT_STAMPED = Text(
    "Tanpa stempel waktu: layanan {url} tidak menjawab. Paket tetap sah; tidak perlu tindakan.",
    "Without a time-stamp: the service {url} did not answer. The package is valid all the same; nothing has to be done.",
)


class Stamper:
    """Gets time-stamps while somebody signs, from the services of the edition, and never keeps them waiting for long.

    Being off-line is usual: then there is no time-stamp. After the first failure nothing is asked any more.

    Attributes:
        problem: why there was none, or `None`.
    """

    def __init__(self, services: Sequence[TimeStampService], seconds: float = SIGNING_SECONDS) -> None:
        self._services = services
        self._seconds = seconds
        self.problem: TimeStampProblem | None = None

    @property
    def asks(self) -> bool:
        """Whether there is anybody to be asked."""
        return bool(self._services) and self.problem is None

    @property
    def remark(self) -> Text | None:
        """What a person is told of it."""
        return _NOT_STAMPED.filled(url=self.problem.url) if self.problem is not None else None

    def token(self, signature: bytes) -> bytes:
        """Return a token over a signature value, checked and in the encoding of a package; empty where there is none."""
        if not self.asks:
            return b""
        answers: queue.SimpleQueue[bytes | TimeStampProblem] = queue.SimpleQueue()
        # A thread of its own, left to itself when it takes too long: looking a name up knows no time limit.
        threading.Thread(target=self._ask, args=(signature, answers), daemon=True, name="time-stamp").start()
        try:
            answer = answers.get(timeout=self._seconds)
        except queue.Empty:
            answer = TimeStampProblem(self._services[0].url, f"no answer within {self._seconds:g} s")
        if isinstance(answer, TimeStampProblem):
            self.problem = answer
            return b""
        return answer

    def _ask(self, signature: bytes, answers: queue.SimpleQueue[bytes | TimeStampProblem]) -> None:
        problem = None
        for service in self._services:
            try:
                answers.put(_checked(service, time_stamps(service.url, self._seconds)(signature), signature))
                return
            except TimeStampProblem as found:
                problem = problem or found
        if problem is not None:
            answers.put(problem)


def _checked(service: TimeStampService, answer: bytes, signature: bytes) -> bytes:
    """Return a token in the encoding of a package, right and by this very service.

    Raises:
        TimeStampProblem: it is not; nobody would count it.
    """
    try:
        token = token_of(answer)
        stamp = read_stamp(token, signature)
    except (ValueError, PackageRefused) as problem:
        raise TimeStampProblem(service.url, str(problem)[:300]) from None
    if stamp.certificate.sha256 != service.certificate_sha256:
        raise TimeStampProblem(
            service.url, f"it signs with another certificate than the edition names: {stamp.certificate.name}"
        )
    if not stamp.in_validity():
        raise TimeStampProblem(service.url, "its certificate does not hold at the time it states")
    return token


def _posted(url: str, body: bytes, seconds: float) -> bytes:
    # Late, because signing off-line needs none of it.
    import urllib.error
    import urllib.request
    from http.client import HTTPException

    if not url.startswith(("http://", "https://")):
        raise TimeStampProblem(url, "neither http nor https")
    request = urllib.request.Request(url, body, {"Content-Type": "application/timestamp-query"})
    try:
        with urllib.request.urlopen(request, timeout=seconds) as response:
            answer = bytes(response.read(ROOM + 1))
    except (urllib.error.URLError, HTTPException, OSError) as error:
        raise TimeStampProblem(url, str(error)) from None
    if len(answer) > ROOM:
        raise TimeStampProblem(url, f"the answer is longer than {ROOM} bytes")
    return answer
