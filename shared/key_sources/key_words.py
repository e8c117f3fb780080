"""How keys are written down: hex, at least 32 bytes; or the word `master` for what comes from the master secret."""

import re

from shared.crypto.keys import SHORTEST, derived_sealing_key
from shared.crypto.sealing import SealingKey
from shared.crypto.suites import SUITES, Suite

FROM_MASTER = "master"
WRITTEN = re.compile(r"([1-9][0-9]{0,4}):([a-z0-9]+):([0-9a-fA-F]+|master)")
MOST = 0xFFFF


class KeyUnreadable(Exception):
    """Keys that cannot be used, said in one sentence without showing any."""


def secret_of(hexadecimal: str, what: str) -> bytes:
    """Return a secret; `what` names it in the sentence of `KeyUnreadable`."""
    try:
        secret = bytes.fromhex(hexadecimal.strip())
    except ValueError:
        raise KeyUnreadable(f"{what} is not written in hex digits") from None
    if len(secret) < SHORTEST:
        raise KeyUnreadable(f"{what} needs at least {SHORTEST * 2} hex digits")
    return secret


def sealing_key_of(written: str, master: bytes, suite: Suite) -> SealingKey:
    """Return the key that is written ``number:suite:hex`` or ``number:suite:master``."""
    matched = WRITTEN.fullmatch(written.strip())
    if matched is None or matched[2] not in SUITES or int(matched[1]) > MOST:
        raise KeyUnreadable("a sealing key is written number:suite:hex, the suite being aes or sm4")
    number, cipher, secret = int(matched[1]), SUITES[matched[2]], matched[3]
    if secret == FROM_MASTER:
        if cipher is not suite:
            raise KeyUnreadable(f"sealing key {number} comes from the master secret, and that is of the other suite")
        return derived_sealing_key(master, number, suite)
    return SealingKey(number, cipher, secret_of(secret, f"sealing key {number}")[:SHORTEST])
