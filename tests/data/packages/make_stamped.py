"""Make the golden time-stamped package: `python -m tests.data.packages.make_stamped`.

It is the golden assessment with a time-stamp over its signature, a minute later. The key of the service was thrown away;
its certificate stays in `time-stamps.pem`.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from tests import stamping

HERE = Path(__file__).parent


def main() -> None:
    service = stamping.service("Layanan Stempel Waktu Contoh")
    package = (HERE / "assessment-v1.asice").read_bytes()
    token = service.token(stamping.signature_of(package), datetime(2019, 5, 16, 7, 31, tzinfo=UTC))
    (HERE / "assessment-v1-stamped.asice").write_bytes(stamping.stamped(package, token))
    pem = x509.load_der_x509_certificate(service.certificate).public_bytes(Encoding.PEM)
    (HERE / "time-stamps.pem").write_bytes(pem)


if __name__ == "__main__":
    main()
