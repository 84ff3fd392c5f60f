"""Time-stamps (RFC 3161) over signatures, from a service on the network. Everything works without one."""

from __future__ import annotations

import hashlib
import secrets
import urllib.error
import urllib.request
from http.client import HTTPException
from typing import TYPE_CHECKING

from smartcity_desktop.core.errors import SmartCityError
from smartcity_desktop.core.language import Text, same

if TYPE_CHECKING:
    from collections.abc import Callable

ROOM = 12 * 1024
"""Most bytes of a token, and what a PDF keeps free for one."""
SECONDS = 10.0
"""Most time that is waited for the service."""
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


def _posted(url: str, body: bytes, seconds: float) -> bytes:
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
