"""The files of a notary: a key pair in hex, and the hand-over that only the private key opens."""

from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from services.keys.refusals import KeyRefused
from services.registration.domain.pid_key_file import opened_file
from shared.crypto.handing_over import HandOverRefused, fingerprint
from shared.ids import new_secret
from shared.key_sources.key_directory import write_key

PRIVATE, PUBLIC = "notary.private.key", "notary.public.key"


def new_notary_keys(directory: Path) -> str:
    """Write a key pair and return the fingerprint of the public key; refuse where there is one."""
    private = X25519PrivateKey.from_private_bytes(new_secret())
    public = private.public_key()
    try:
        write_key(directory / PRIVATE, private.private_bytes_raw())
        write_key(directory / PUBLIC, public.public_bytes(Encoding.Raw, PublicFormat.Raw))
    except OSError as error:
        raise KeyRefused(f"写不了 {directory}：{error.strerror}") from None
    return fingerprint(public)


def read_public_key(path: Path | None) -> X25519PublicKey:
    """Return the notary's public key."""
    if path is None:
        raise KeyRefused("要用 --notary 写明公证处的公钥文件")
    return X25519PublicKey.from_public_bytes(_bytes_of(path))


def write_hand_over(path: Path, content: bytes) -> None:
    """Write a hand-over where there is no file yet."""
    try:
        with path.open("xb") as file:
            file.write(content)
    except OSError as error:
        raise KeyRefused(f"写不了 {path}：{error.strerror}") from None


def open_hand_over(path: Path, private: Path, out: Path | None) -> dict[str, str]:
    """Return what a hand-over says of its key after opening it, and write the key to `out`."""
    try:
        key, about = opened_file(path.read_bytes(), X25519PrivateKey.from_private_bytes(_bytes_of(private)))
        if out is not None:
            write_key(out, key)
    except OSError as error:
        raise KeyRefused(f"读写不了文件：{error.strerror}") from None
    except HandOverRefused:
        raise KeyRefused("打不开：不是给这把私钥的文件，或者被改过") from None
    return about


def _bytes_of(path: Path) -> bytes:
    try:
        content = bytes.fromhex(path.read_text().strip())
    except (OSError, ValueError):
        content = b""
    if len(content) != 32:
        raise KeyRefused(f"{path} 里不是一把钥匙（64 位十六进制）")
    return content
