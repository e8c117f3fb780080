"""Time-stamps: an authority's signed word that bytes existed at a time (RFC 3161; a response in DER, .tsr)."""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import cast

from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import load_der_x509_certificate, load_pem_x509_certificates
from rfc3161_client import TimeStampResponse, VerifierBuilder, decode_timestamp_response
from rfc3161_client.errors import VerificationError
from rfc3161_client.tsp import Accuracy

_HASHES = {
    "2.16.840.1.101.3.4.2.1": hashlib.sha256,
    "2.16.840.1.101.3.4.2.2": hashlib.sha384,
    "2.16.840.1.101.3.4.2.3": hashlib.sha512,
}
"""By object identifier; a stamp over any other hash stamps nothing."""


class StampRefused(Exception):
    """Not a time-stamp, or not one over these bytes by one of these authorities; the text says which."""


@dataclass(frozen=True)
class Stamp:
    """A time-stamp as it says of itself: it counts only after `require`."""

    response: TimeStampResponse
    time: datetime
    """The latest moment that the stamp can mean, UTC: its time and its accuracy."""

    def is_over(self, content: bytes) -> bool:
        """Say whether it says so of these bytes; anybody can write that."""
        imprint = self.response.tst_info.message_imprint
        hashed = _HASHES.get(imprint.hash_algorithm.dotted_string)
        return hashed is not None and hashed(content).digest() == imprint.message

    def require(self, content: bytes, authorities: tuple[bytes, ...]) -> None:
        """Raise StampRefused unless an authority under one of these roots (DER, one at least) stamped the content."""
        builder = VerifierBuilder(roots=[load_der_x509_certificate(root) for root in authorities])
        try:
            builder.build().verify_message(self.response, content)
        except (VerificationError, ValueError) as error:
            raise StampRefused(str(error)) from error


def read_stamp(token: bytes) -> Stamp:
    """Return what a time-stamp says; raise StampRefused where the bytes are none."""
    try:
        response = decode_timestamp_response(token)
        told = response.tst_info
        return Stamp(response, told.gen_time.astimezone(UTC) + _accuracy(response))
    except (ValueError, OverflowError) as error:
        raise StampRefused("not a time-stamp") from error


def read_roots(pem: bytes) -> tuple[bytes, ...]:
    """Return the certificates of a PEM file, DER each; ValueError where there is none."""
    return tuple(one.public_bytes(Encoding.DER) for one in load_pem_x509_certificates(pem))


def _accuracy(response: TimeStampResponse) -> timedelta:
    accuracy = cast("Accuracy | None", response.tst_info.accuracy)  # a stamp need not say it
    if accuracy is None:
        return timedelta()
    return timedelta(
        seconds=accuracy.seconds or 0, milliseconds=accuracy.millis or 0, microseconds=accuracy.micros or 0
    )
