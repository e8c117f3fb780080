"""A time-stamping authority for the tests (RFC 3161): it stamps any bytes for any moment."""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

BEGIN, END = datetime(2020, 1, 1, tzinfo=UTC), datetime(2040, 1, 1, tzinfo=UTC)
SHA256 = "2.16.840.1.101.3.4.2.1"
STAMPED = "1.2.840.113549.1.9.16.1.4"


def tlv(tag: int, *parts: bytes) -> bytes:
    """One DER value."""
    content = b"".join(parts)
    size = len(content)
    if size < 128:
        return bytes([tag, size]) + content
    length = size.to_bytes((size.bit_length() + 7) // 8, "big")
    return bytes([tag, 0x80 | len(length)]) + length + content


def sequence(*parts: bytes) -> bytes:
    """SEQUENCE."""
    return tlv(0x30, *parts)


def integer(value: int) -> bytes:
    """INTEGER, not negative."""
    return tlv(0x02, value.to_bytes(value.bit_length() // 8 + 1, "big"))


def identifier(dotted: str) -> bytes:
    """OBJECT IDENTIFIER."""
    first, second, *rest = map(int, dotted.split("."))
    content = bytes([first * 40 + second])
    for number in rest:
        groups = [number & 0x7F]
        while number := number >> 7:
            groups.append(0x80 | number & 0x7F)
        content += bytes(reversed(groups))
    return tlv(0x06, content)


def attribute(dotted: str, value: bytes) -> bytes:
    """One signed attribute."""
    return sequence(identifier(dotted), tlv(0x31, value))


@dataclass(frozen=True)
class Authority:
    """A root and the certificate under it that stamps."""

    root: x509.Certificate
    certificate: x509.Certificate
    key: ec.EllipticCurvePrivateKey

    @property
    def root_der(self) -> bytes:
        """What a person who verifies brings."""
        return self.root.public_bytes(Encoding.DER)

    def stamp(self, content: bytes, time: datetime, *, seconds: int = 0, algorithm: str = SHA256) -> bytes:
        """Return a response that says the content existed at `time`, give or take so many seconds."""
        hashed = hashlib.sha256(content).digest()
        told = sequence(
            integer(1),
            identifier("1.2.3.4.1"),
            sequence(sequence(identifier(algorithm), b"\x05\x00"), tlv(0x04, hashed)),
            integer(7),
            tlv(0x18, time.astimezone(UTC).strftime("%Y%m%d%H%M%SZ").encode()),
            sequence(integer(seconds)) if seconds else b"",
        )
        return sequence(sequence(integer(0)), self._signed(told))

    def _signed(self, told: bytes) -> bytes:
        certificate = self.certificate.public_bytes(Encoding.DER)
        digest = sequence(identifier(SHA256))
        named = sequence(sequence(sequence(tlv(0x04, hashlib.sha256(certificate).digest()))))
        attributes = b"".join(
            sorted(
                (
                    attribute("1.2.840.113549.1.9.3", identifier(STAMPED)),
                    attribute("1.2.840.113549.1.9.4", tlv(0x04, hashlib.sha256(told).digest())),
                    attribute("1.2.840.113549.1.9.16.2.47", named),
                )
            )
        )
        signer = sequence(
            integer(1),
            sequence(self.certificate.issuer.public_bytes(), integer(self.certificate.serial_number)),
            digest,
            tlv(0xA0, attributes),
            sequence(identifier("1.2.840.10045.4.3.2")),
            tlv(0x04, self.key.sign(tlv(0x31, attributes), ec.ECDSA(hashes.SHA256()))),
        )
        content = sequence(identifier(STAMPED), tlv(0xA0, tlv(0x04, told)))
        data = sequence(integer(3), tlv(0x31, digest), content, tlv(0xA0, certificate), tlv(0x31, signer))
        return sequence(identifier("1.2.840.113549.1.7.2"), tlv(0xA0, data))


def authority(name: str = "tsa", *, purpose: x509.ObjectIdentifier = ExtendedKeyUsageOID.TIME_STAMPING) -> Authority:
    """Return a new authority whose certificate may be used for `purpose` alone."""
    root_key, key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    root = _certificate(f"{name} root", root_key.public_key(), f"{name} root")
    root = root.add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
    leaf = _certificate(name, key.public_key(), f"{name} root")
    leaf = leaf.add_extension(x509.ExtendedKeyUsage([purpose]), critical=True)
    return Authority(root.sign(root_key, hashes.SHA256()), leaf.sign(root_key, hashes.SHA256()), key)


def _certificate(subject: str, key: ec.EllipticCurvePublicKey, issuer: str) -> x509.CertificateBuilder:
    names = [x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)]) for name in (subject, issuer)]
    builder = x509.CertificateBuilder().subject_name(names[0]).issuer_name(names[1]).public_key(key)
    builder = builder.serial_number(x509.random_serial_number())
    return builder.not_valid_before(BEGIN).not_valid_after(END + timedelta())
