"""Time-stamping services of these tests: real answers of pyHanko's own stamper, by hand or over the network."""

from __future__ import annotations

import hashlib
import threading
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from smartcity_desktop.core.edition import TimeStampService
from smartcity_desktop.sealing.stamps import token_of

if TYPE_CHECKING:
    from collections.abc import Iterator


@dataclass(frozen=True)
class Service:
    """Key (PKCS #8) and self-signed certificate (DER) of a service."""

    key: bytes
    certificate: bytes

    def answer(self, question: bytes, moment: datetime) -> bytes:
        """Answer a TimeStampReq (DER) with a TimeStampResp (DER)."""
        from asn1crypto import keys, tsp
        from asn1crypto import x509 as asn1
        from pyhanko.sign.timestamps.dummy_client import DummyTimeStamper

        stamper = DummyTimeStamper(
            asn1.Certificate.load(self.certificate), keys.PrivateKeyInfo.load(self.key), fixed_dt=moment
        )
        return bytes(stamper.request_tsa_response(tsp.TimeStampReq.load(question)).dump())

    def raw_token(self, signature: bytes, moment: datetime) -> bytes:
        """Return a token over a signature value as the service writes it."""
        from asn1crypto import tsp

        question = tsp.TimeStampReq(
            {
                "version": 1,
                "message_imprint": {
                    "hash_algorithm": {"algorithm": "sha256"},
                    "hashed_message": hashlib.sha256(signature).digest(),
                },
                "cert_req": True,
            }
        )
        answer = tsp.TimeStampResp.load(self.answer(question.dump(), moment))
        return bytes(answer["time_stamp_token"].dump())

    def named(self, url: str = "https://tsa.example/") -> TimeStampService:
        """Return the service as an edition names it."""
        return TimeStampService(url, self.certificate, hashlib.sha256(self.certificate).hexdigest())

    def token(self, signature: bytes, moment: datetime) -> bytes:
        """Return a token over a signature value as packages bear it."""
        return token_of(self.raw_token(signature, moment))


@cache
def service(name: str = "Stempel Waktu Uji", *, purpose: bool = True, critical: bool = True) -> Service:
    """Return a service of this name; the same one throughout a run."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    usage = ExtendedKeyUsageOID.TIME_STAMPING if purpose else ExtendedKeyUsageOID.CODE_SIGNING
    certificate = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(datetime(2019, 1, 1, tzinfo=UTC))
        .not_valid_after(datetime(2039, 1, 1, tzinfo=UTC))
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(x509.ExtendedKeyUsage([usage]), critical=critical)
        .sign(key, hashes.SHA256())
    )
    pkcs8 = key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    return Service(pkcs8, certificate.public_bytes(Encoding.DER))


@dataclass
class Running:
    """A service on this computer's network. `told` changes what it says; `asked` counts the questions."""

    url: str
    service: Service
    moment: datetime
    told: dict[str, Any] = field(default_factory=dict)
    asked: int = 0


@contextmanager
def running(of: Service, moment: datetime) -> Iterator[Running]:
    """Run a service. `told["answer"]` replaces what it would say, `told["status"]` is the status of HTTP.

    `told["silent"]`, an event, keeps it from saying anything until it is set.
    """
    state = Running("", of, moment)

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            question = self.rfile.read(int(self.headers["Content-Length"]))
            assert self.headers["Content-Type"] == "application/timestamp-query"
            state.asked += 1
            if "silent" in state.told:
                state.told["silent"].wait(20)
            answer = state.told.get("answer")
            if answer is None:
                answer = state.told["last"] = of.answer(question, state.moment)
            self.send_response(int(state.told.get("status", 200)))
            self.end_headers()
            self.wfile.write(answer)

        def log_message(self, *_: object) -> None:
            """Stay quiet."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    state.url = f"http://127.0.0.1:{server.server_port}/"
    yield state
    server.shutdown()
    server.server_close()
    thread.join()


def attribute(*tokens: bytes) -> bytes:
    """Return unsigned attributes, each with one time-stamp (id-aa-signatureTimeStampToken)."""
    from tests.sealing.conftest import tlv

    kind = bytes.fromhex("060b2a864886f70d010910020e")
    return tlv(0xA1, *(tlv(0x30, kind, tlv(0x31, token)) for token in tokens))


def stamped(package: bytes, *tokens: bytes) -> bytes:
    """Return a package with these tokens in its signature file, rebuilt independently of the product."""
    from tests.long import mutations

    entries = mutations.parts(package)
    entries[2].data = with_unsigned(entries[2].data, attribute(*tokens))
    return mutations.Archive(entries).build()


def with_unsigned(signature_file: bytes, attributes: bytes | None) -> bytes:
    """Put unsigned attributes into a signature file that has none, or take them out; all lengths are mended."""
    from tests.sealing.conftest import tlv

    def grown(at: int, path: tuple[int, ...]) -> bytes:
        tag, body, end = _value(signature_file, at)
        if not path and attributes is not None:
            return tlv(tag, signature_file[body:end], attributes)
        children, place = [], body
        while place < end:
            children.append(place)
            place = _value(signature_file, place)[2]
        if not path:
            return tlv(tag, signature_file[body : children[-1]])
        which = path[0] % len(children)
        parts = [
            grown(child, path[1:])
            if number == which
            else signature_file[child : _value(signature_file, child)[2]]
            for number, child in enumerate(children)
        ]
        return tlv(tag, *parts)

    return grown(0, (1, 0, -1, 0))


def signature_of(package: bytes) -> bytes:
    """Return the signature value of a package without a time-stamp."""
    return _inside(package, (1, 0, -1, 0, -1))


def token_in(package: bytes) -> bytes:
    """Return the time-stamp of a package that has one."""
    return _inside(package, (1, 0, -1, 0, -1, 0, 1))


def stamped_signature_of(package: bytes) -> bytes:
    """Return the signature value of a package with a time-stamp."""
    return _inside(package, (1, 0, -1, 0, -2))


def unstamped(package: bytes) -> bytes:
    """Take the time-stamp out of a package that has one; all lengths are mended."""
    from tests.long import mutations

    entries = mutations.parts(package)
    entries[2].data = with_unsigned(entries[2].data, None)
    return mutations.Archive(entries).build()


def _inside(package: bytes, steps: tuple[int, ...]) -> bytes:
    """Return the body of a value in the signature file, by its place among its siblings, level by level."""
    from tests.long import mutations

    file = mutations.parts(package)[2].data
    at, end = 0, len(file)
    for step in steps:
        _, place, end = _value(file, at)
        children = []
        while place < end:
            children.append(place)
            place = _value(file, place)[2]
        at = children[step]
    _, body, end = _value(file, at)
    return file[body:end]


def _value(data: bytes, at: int) -> tuple[int, int, int]:
    """Return tag, beginning and end of the body of the value at `at`."""
    first = data[at + 1]
    if first < 0x80:
        return data[at], at + 2, at + 2 + first
    count = first & 0x7F
    body = at + 2 + count
    return data[at], body, body + int.from_bytes(data[at + 2 : body], "big")


def with_body(tag: int, body: bytes) -> bytes:
    """Return one DER value."""
    from tests.sealing.conftest import tlv

    return tlv(tag, body)


def rebuilt_token(token: bytes, old: bytes, new: bytes) -> bytes:
    """Put something else into the set of certificates of a token and mend all lengths around it."""
    from tests.sealing.conftest import tlv

    def grown(at: int, path: tuple[int, ...]) -> bytes:
        tag, body, end = _value(token, at)
        if not path:
            assert token[body:end] == old
            return tlv(tag, new)
        parts, place, number = [], body, 0
        while place < end:
            after = _value(token, place)[2]
            parts.append(grown(place, path[1:]) if number == path[0] else token[place:after])
            place, number = after, number + 1
        return tlv(tag, *parts)

    return grown(0, (1, 0, 3))
